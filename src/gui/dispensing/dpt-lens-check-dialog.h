/* dpt-lens-check-dialog.h - what the lensmeter says of the lenses that came, beside what was ordered, judged as one types.
 * For: receiving lenses. Not for: the tolerances (engine/optics/dpt-tolerance.h), nor saving.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_LENS_CHECK_DIALOG (dpt_lens_check_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptLensCheckDialog, dpt_lens_check_dialog, DPT, LENS_CHECK_DIALOG, AdwWindow)

/* Signal: measured (DptOrderAct *act) (transfer full): a #DPT_ORDER_ACT_VERIFY to be done; the dialog closes itself.
 * Action: check.accept. */

/** dpt_lens_check_dialog_new: @job: one whose lenses were received */
DptLensCheckDialog *dpt_lens_check_dialog_new (DptOrderSheet *sheet, DptJob *job);

G_END_DECLS
