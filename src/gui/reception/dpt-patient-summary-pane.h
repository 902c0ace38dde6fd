/* dpt-patient-summary-pane.h - the first tab of the patient sheet: what one wants to know while the patient stands there.
 * For: dpt-patient-sheet.c. Not for: editing, and not for the banner of the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/insight/dpt-patient-overview.h"

G_BEGIN_DECLS

#define DPT_TYPE_PATIENT_SUMMARY_PANE (dpt_patient_summary_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientSummaryPane, dpt_patient_summary_pane, DPT, PATIENT_SUMMARY_PANE, AdwBin)

/* Signal: row-activated (GObject *): an order, a prescription or an event, to be opened. */

/** dpt_patient_summary_pane_show: @overview: borrowed for the call */
void dpt_patient_summary_pane_show (DptPatientSummaryPane *self, DptSession *session, const DptPatientOverview *overview);

G_END_DECLS
