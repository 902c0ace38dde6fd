/* dpt-repeat-grid.h - the single readings of the autorefractor, whose median is its row of the refraction.
 * For: DptVisitPage, below the table. Not for: the median itself (engine/optics/dpt-rx-median.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_REPEAT_GRID (dpt_repeat_grid_get_type ())
G_DECLARE_FINAL_TYPE (DptRepeatGrid, dpt_repeat_grid, DPT, REPEAT_GRID, DptVisitPart)

G_END_DECLS
