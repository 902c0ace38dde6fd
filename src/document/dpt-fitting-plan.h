/* dpt-fitting-plan.h - the fitting drawing at 1:1 on paper, and a ruler that proves the scale.
 * For: the job sheet. Not for: the drawing itself (dpt-lens-drawing.h), screens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-lens-drawing.h"
#include "document/dpt-sheet.h"

G_BEGIN_DECLS

/** dpt_fitting_plan_get_height: Returns: points the plan needs; 0 where the box is not known or too wide for @width at 1:1 */
double dpt_fitting_plan_get_height (const DptFitting *fitting, double width);

/** dpt_fitting_plan_put: puts the plan (copied) into @width points, the bridge in the middle */
void dpt_fitting_plan_put (DptSheet *sheet, const DptFitting *fitting, double x, double y, double width);

/** dpt_fitting_plan_put_ruler: 50 mm with every millimetre. Returns: its height */
double dpt_fitting_plan_put_ruler (DptSheet *sheet, double x, double y);

G_END_DECLS
