/* dpt-prescribe-dialog.h - turns the final row of a visit into prescriptions: use, validity, instructions, preview.
 * For: Ctrl+P in the exam. Not for: prescriptions typed from paper (the optician's).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/clinical/dpt-visit-store.h"

G_BEGIN_DECLS

#define DPT_TYPE_PRESCRIBE_DIALOG (dpt_prescribe_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptPrescribeDialog, dpt_prescribe_dialog, DPT, PRESCRIBE_DIALOG, AdwWindow)

/* Signal: issued (GPtrArray *sheets, gboolean print): element-type DptPrescriptionSheet; the dialog has closed.
 * Action: prescribe.issue. */

/**
 * dpt_prescribe_dialog_new:
 * @base: the visit as stored; where it is a draft, prescribing signs it first, in the same unit of work
 * @now: as it is
 * @birth_date: (nullable): of the patient, for the law's term
 */
DptPrescribeDialog *
dpt_prescribe_dialog_new (DptSession *session, DptVisitSheet *base, DptVisitSheet *now, const char *birth_date);

/** dpt_prescribe_dialog_set_usage: chooses or leaves out one of dpt_prescription_usage_list() */
void dpt_prescribe_dialog_set_usage (DptPrescribeDialog *self, const char *usage, gboolean chosen);
/** dpt_prescribe_dialog_set_only: chooses @usage and leaves out all others */
void dpt_prescribe_dialog_set_only (DptPrescribeDialog *self, const char *usage);

G_END_DECLS
