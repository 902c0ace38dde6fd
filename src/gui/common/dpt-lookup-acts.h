/* dpt-lookup-acts.h - questions about clinical records that any screen may be asked: who had a lot, who looked.
 * For: DptPerspective, which offers these actions on every screen. Not for: the window (dpt-lookup-window.h).
 *
 * Actions: lots.show; access.show (of the window's patient), access.show-all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

/** dpt_lookup_acts_install: for the class of the perspectives */
void dpt_lookup_acts_install (GtkWidgetClass *klass);
/** dpt_lookup_acts_update: @session: (nullable): who may not ask sees no act */
void dpt_lookup_acts_update (GtkWidget *perspective, DptSession *session);

G_END_DECLS
