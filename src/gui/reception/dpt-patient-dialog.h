/* dpt-patient-dialog.h - a new patient, with who it may already be beside the fields.
 * For: the reception's "new patient", and one from a file (dpt-patient-import.h). Not for: editing one (dpt-patient-edit-pane.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/patient/dpt-patient-file.h"
#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_PATIENT_DIALOG (dpt_patient_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientDialog, dpt_patient_dialog, DPT, PATIENT_DIALOG, AdwWindow)

/* Signal: patient-chosen (gint64): the patient was saved, or is one that was there already; the window closes by itself.
 * Actions: dialog.save (Ctrl+Enter), dialog.start-anew. Esc closes; what was typed is offered again the next time. */

/**
 * dpt_patient_dialog_new:
 * @parent: (nullable):
 * @words: (nullable): what was searched for and not found; stands in the fields, unless somebody left a draft behind
 *
 * Shown with gtk_window_present().
 */
DptPatientDialog *dpt_patient_dialog_new (GtkWindow *parent, DptSession *session, const char *words);

/**
 * dpt_patient_dialog_new_filled:
 * @file: what is known, from elsewhere; copied
 * @notice: (nullable): translated: where from, and what of it was not kept
 *
 * The same with fields filled. It leaves no draft behind and touches none: the file can be read again.
 */
DptPatientDialog *dpt_patient_dialog_new_filled (GtkWindow *parent, DptSession *session, DptPatientFile *file, const char *notice);

G_END_DECLS
