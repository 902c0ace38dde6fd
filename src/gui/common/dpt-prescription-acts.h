/* dpt-prescription-acts.h - what any screen can do with a prescription: enter, adapt, cancel, show one; and the recalls.
 * For: DptPerspective, which offers these actions on every screen. Not for: issuing one's own (gui/exam).
 *
 * Actions: prescription.enter (of the window's patient), prescription.adapt, prescription.cancel, prescription.show,
 * each of these three with the prescription's id as an int64; recalls.show (of everybody).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

/** dpt_prescription_acts_install: for the class of the perspectives */
void dpt_prescription_acts_install (GtkWidgetClass *klass);

/** dpt_prescription_acts_update: somebody else signed in; @session: (nullable). Who may not call anybody back is not shown whom to. */
void dpt_prescription_acts_update (GtkWidget *perspective, DptSession *session);

/**
 * dpt_prescription_menu_button_new:
 * @id: of the prescription
 * @active: whether it is in force: only then can it be adapted or cancelled
 * @name: what the prescription is called, for screen readers
 *
 * Returns: (transfer full): a button with the acts on that prescription
 */
GtkWidget *dpt_prescription_menu_button_new (gint64 id, gboolean active, const char *name);

G_END_DECLS
