/* dpt-reading-dialog.h - what an instrument measured beside what a person typed, field by field: keep or take.
 * For: taking a reading that meets other values. Not for: finding them (engine/clinical/dpt-reading-plan.h), the tray.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/clinical/dpt-reading-plan.h"

G_BEGIN_DECLS

#define DPT_TYPE_READING_DIALOG (dpt_reading_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptReadingDialog, dpt_reading_dialog, DPT, READING_DIALOG, AdwWindow)

/* Signal: take (): chosen; the plan says what. Closed without it, nothing is to be taken. */

/** dpt_reading_dialog_new: @plan: (transfer full); @device: for the title */
DptReadingDialog *dpt_reading_dialog_new (GtkWindow *parent, DptReadingPlan *plan, const char *device);
/** dpt_reading_dialog_get_plan: Returns: (transfer none) */
DptReadingPlan *dpt_reading_dialog_get_plan (DptReadingDialog *self);
/** dpt_reading_dialog_choose_all: @take: the instrument's everywhere, or what stands there everywhere */
void dpt_reading_dialog_choose_all (DptReadingDialog *self, gboolean take);

G_END_DECLS
