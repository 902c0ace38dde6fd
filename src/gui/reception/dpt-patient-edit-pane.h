/* dpt-patient-edit-pane.h - edits a copy of a patient, saves it, and shows both versions where somebody else was faster.
 * For: the tabs Identity and Cover. Not for: new patients (dpt-patient-dialog.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/reception/dpt-patient-form.h"
#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_PATIENT_EDIT_PANE (dpt_patient_edit_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientEditPane, dpt_patient_edit_pane, DPT, PATIENT_EDIT_PANE, AdwBin)

/* Property: dirty. Actions: edit.save, edit.revert. */

/** dpt_patient_edit_pane_new: @columns: (array zero-terminated=1): as for dpt_patient_form_new() */
GtkWidget *dpt_patient_edit_pane_new (const guint *columns);

/** dpt_patient_edit_pane_set_choices: as dpt_patient_form_set_choices() */
void dpt_patient_edit_pane_set_choices (DptPatientEditPane *self, const DptPatientChoices *choices);

/** dpt_patient_edit_pane_show: @file: (nullable): as it is in the database; where the same patient is being edited, that stays */
void dpt_patient_edit_pane_show (DptPatientEditPane *self, DptSession *session, DptPatientFile *file);

gboolean dpt_patient_edit_pane_get_dirty (DptPatientEditPane *self);

/** dpt_patient_edit_pane_save: what the button does */
void dpt_patient_edit_pane_save (DptPatientEditPane *self);

G_END_DECLS
