/* dpt-window-private.h - what the two halves of the window share.
 * For: dpt-window.c and dpt-window-actions.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shell/dpt-window.h"

G_BEGIN_DECLS

/* dpt-window-actions.c: behaviour as actions, so that menus, keys and tests share it. */
void _dpt_window_class_install_actions (GtkWidgetClass *klass);

/* dpt-window.c: the toast and the line that stays. */
/* Why a field refuses what is in it, without a toast: one tabs through fields. */
void _dpt_window_say_refused (DptWindow *self, const char *reason, const char *before);
void _dpt_window_say (DptWindow *self, const char *text, gboolean error, const char *button, const char *action);

/* dpt-window.c: the name of the screen at @place of the rail, from 1; NULL where there is none. */
const char *_dpt_window_get_screen (DptWindow *self, int place);

/* dpt-window.c: opens the search of the header, where somebody works. */
void _dpt_window_search (DptWindow *self);

/* dpt-window.c: opens the search with @text in it. */
void _dpt_window_search_for (DptWindow *self, const char *text);

G_END_DECLS
