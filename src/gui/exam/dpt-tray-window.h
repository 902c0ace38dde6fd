/* dpt-tray-window.h - the tray of what instruments sent: what waits, what cannot be read and why, what became of the rest.
 * For: DptExamPerspective, which takes from it. Not for: the visit that a reading goes into.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_TRAY_WINDOW (dpt_tray_window_get_type ())
G_DECLARE_FINAL_TYPE (DptTrayWindow, dpt_tray_window, DPT, TRAY_WINDOW, AdwWindow)

/* Signals: take (gint64 id): into the visit that is open, or the one it fits. import (): files are to be chosen.
 * ask (): the instruments are to send. */

DptTrayWindow *dpt_tray_window_new (DptSession *session);
/** dpt_tray_window_say: on the line below the list */
void dpt_tray_window_say (DptTrayWindow *self, const char *text);
/** dpt_tray_window_set_can_ask: whether there is an instrument that sends when it is told to */
void dpt_tray_window_set_can_ask (DptTrayWindow *self, gboolean can_ask);
/** dpt_tray_window_select: chooses a reading, as soon as it is in the list */
void dpt_tray_window_select (DptTrayWindow *self, gint64 id);
/** dpt_tray_window_put_aside: the chosen one, without a question */
void dpt_tray_window_put_aside (DptTrayWindow *self, const char *reason);

G_END_DECLS
