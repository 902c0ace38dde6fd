/* dpt-fitting-plan.h - the frame from the front at 1:1 with its boxes and the pupils, and a ruler to prove the scale.
 * For: the job sheet. Not for: screens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper-job-sheet.h"

G_BEGIN_DECLS

/** dpt_fitting_plan_get_height: Returns: points the plan needs, 0 where the box is not known or too wide for @width at 1:1 */
double dpt_fitting_plan_get_height (const DptJobSheetData *data, double width);

/** dpt_fitting_plan_put: puts the plan into @width points, the bridge in the middle */
void dpt_fitting_plan_put (DptSheet *sheet, const DptJobSheetData *data, double x, double y, double width);

/** dpt_fitting_plan_put_ruler: 50 mm with every millimetre. Returns: its height */
double dpt_fitting_plan_put_ruler (DptSheet *sheet, double x, double y);

G_END_DECLS
