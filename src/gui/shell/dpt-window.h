/* dpt-window.h - one window of the application: the gate, then header, patient, rail of screens and status line.
 * For: what all roles share on the screen. Not for: what a role does (gui/<role>).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/common/dpt-perspective.h"

G_BEGIN_DECLS

#define DPT_TYPE_WINDOW (dpt_window_get_type ())
G_DECLARE_FINAL_TYPE (DptWindow, dpt_window, DPT, WINDOW, AdwApplicationWindow)

/* Properties: perspective, patient-id, session, and privacy (F9): blanks what bears the style class "dpt-clinical". */

GtkWidget *dpt_window_new (GtkApplication *application);

/**
 * dpt_window_set_gate:
 * @gate: (nullable): a page that stands in front of everything: opening, first start, sign-in, lock; %NULL shows the
 * screens
 *
 * While a gate is there, no screen is visible and neither scans nor shortcuts reach one.
 */
void dpt_window_set_gate (DptWindow *self, GtkWidget *gate);

/**
 * dpt_window_set_session:
 * @session: (nullable): who works here from now on
 *
 * Hands @session to every screen, and offers those that its rights allow. Another user begins without a patient.
 */
void        dpt_window_set_session (DptWindow *self, DptSession *session);
DptSession *dpt_window_get_session (DptWindow *self);

/** dpt_window_set_database: what the status line says of the database, "" where all is well */
void dpt_window_set_database (DptWindow *self, const char *text);

/** dpt_window_set_banner: puts @banner under the header; where it has a property "patient-id" it follows the window's
 * patient */
void dpt_window_set_banner (DptWindow *self, GtkWidget *banner);

/** dpt_window_set_patient_id: chooses the patient of all screens, 0 for none. Also the action "win.show-patient" (x).
 */
void   dpt_window_set_patient_id (DptWindow *self, gint64 patient_id);
gint64 dpt_window_get_patient_id (DptWindow *self);

/**
 * dpt_window_show_perspective:
 * @name: a name of the table of perspectives
 *
 * Makes the screen where it is new, and shows it. Also the action "win.show-perspective" (s).
 *
 * Returns: (transfer none) (nullable): the screen, or %NULL where there is none of that name or its right is missing
 */
DptPerspective *dpt_window_show_perspective (DptWindow *self, const char *name);

/** dpt_window_get_perspective: Returns: (transfer none) (nullable): the visible screen */
DptPerspective *dpt_window_get_perspective (DptWindow *self);

G_END_DECLS
