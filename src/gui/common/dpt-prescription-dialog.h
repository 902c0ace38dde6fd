/* dpt-prescription-dialog.h - a prescription from outside, typed from paper, or one adapted at renewal.
 * For: every screen that serves prescriptions; see dpt-prescription-acts.h. Not for: issuing one's own (gui/exam).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/clinical/dpt-scan.h"
#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_PRESCRIPTION_DIALOG (dpt_prescription_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptPrescriptionDialog, dpt_prescription_dialog, DPT, PRESCRIPTION_DIALOG, AdwWindow)

/* Signal: saved (DptPrescriptionSheet *sheet): it stands in the database.
 * Actions: form.save, form.copy-across, form.forget. What is typed is kept as the user's draft and offered back. */

/**
 * dpt_prescription_dialog_new:
 * @patient_id: whose; not read where @id is given
 * @id: 0 to type a new one, otherwise the prescription to adapt
 */
DptPrescriptionDialog *dpt_prescription_dialog_new (DptSession *session, gint64 patient_id, gint64 id);

/** dpt_prescription_dialog_set_scan: shows @scan, which is kept already, beside the fields: what is typed stays linked with it */
void dpt_prescription_dialog_set_scan (DptPrescriptionDialog *self, DptScan *scan);

G_END_DECLS
