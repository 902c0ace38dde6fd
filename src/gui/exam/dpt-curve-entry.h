/* dpt-curve-entry.h - one corneal curve: "7.80" is millimetres, "43.25" dioptres; kept as a radius.
 * For: DptCurveGrid. Not for: base curves of lenses.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-field-entry.h"

G_BEGIN_DECLS

#define DPT_TYPE_CURVE_ENTRY (dpt_curve_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptCurveEntry, dpt_curve_entry, DPT, CURVE_ENTRY, DptFieldEntry)

/* Signal: edited (): a person gave it another value. */

GtkWidget *dpt_curve_entry_new (void);
/** dpt_curve_entry_get_radius: Returns: hundredths of a millimetre, 0 for none */
int dpt_curve_entry_get_radius (DptCurveEntry *self);
/** dpt_curve_entry_show: @radius, @earlier: 0 for none */
void dpt_curve_entry_show (DptCurveEntry *self, int radius, int earlier);

G_END_DECLS
