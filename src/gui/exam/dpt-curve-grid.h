/* dpt-curve-grid.h - the curves of the corneas, typed in millimetres or dioptres and shown in both.
 * For: DptVisitPage. Not for: contact lenses (dpt-finding-grid.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_CURVE_GRID (dpt_curve_grid_get_type ())
G_DECLARE_FINAL_TYPE (DptCurveGrid, dpt_curve_grid, DPT, CURVE_GRID, DptVisitPart)


G_END_DECLS
