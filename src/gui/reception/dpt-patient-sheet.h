/* dpt-patient-sheet.h - all about one patient, in tabs.
 * For: the reception. Not for: reading and saving, which the perspective does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/insight/dpt-patient-overview.h"

G_BEGIN_DECLS

#define DPT_TYPE_PATIENT_SHEET (dpt_patient_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientSheet, dpt_patient_sheet, DPT, PATIENT_SHEET, AdwBin)

/**
 * dpt_patient_sheet_show:
 * @overview: (transfer full) (nullable): %NULL for nobody
 *
 * What somebody is editing of the same patient stays as it is.
 */
void dpt_patient_sheet_show (DptPatientSheet *self, DptSession *session, DptPatientOverview *overview);

/** dpt_patient_sheet_get_patient_id: Returns: whom it shows, 0 for nobody */
gint64 dpt_patient_sheet_get_patient_id (DptPatientSheet *self);

/** dpt_patient_sheet_show_tab: @name: "summary", "identity", "cover", "visits", "prescriptions", "equipment", "sales", "documents", "messages",
 * "history" */
void dpt_patient_sheet_show_tab (DptPatientSheet *self, const char *name);
/** dpt_patient_sheet_step_tab: the tab @step places further on, round */
void dpt_patient_sheet_step_tab (DptPatientSheet *self, int step);

/** dpt_patient_sheet_save: saves what is edited in the visible tab; nothing in another */
void dpt_patient_sheet_save (DptPatientSheet *self);

G_END_DECLS
