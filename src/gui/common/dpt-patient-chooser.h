/* dpt-patient-chooser.h - an entry that finds a patient while one types, and tells which was chosen.
 * For: forms that name another patient (relatives, a file to merge). Not for: the window's own search (gui/shell/dpt-search.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_PATIENT_CHOOSER (dpt_patient_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientChooser, dpt_patient_chooser, DPT, PATIENT_CHOOSER, AdwBin)

/* Signal: chosen (gint64 id, const char *name): the person chose a patient; the entry is empty again. */

/** dpt_patient_chooser_new: @label: what a screen reader calls the entry, and what stands in it while it is empty */
GtkWidget *dpt_patient_chooser_new (const char *label);

/** dpt_patient_chooser_set_session: @session: (nullable): who looks */
void dpt_patient_chooser_set_session (DptPatientChooser *self, DptSession *session);
/** dpt_patient_chooser_set_except: the patient who is not offered, 0 for nobody */
void dpt_patient_chooser_set_except (DptPatientChooser *self, gint64 patient_id);

G_END_DECLS
