/* dpt-pair-grid.h - other pairs of glasses that the patient wears, one line each, typed as shorthand.
 * For: DptVisitPage. Not for: the first pair, which is the row "worn" of the refraction.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_PAIR_GRID (dpt_pair_grid_get_type ())
G_DECLARE_FINAL_TYPE (DptPairGrid, dpt_pair_grid, DPT, PAIR_GRID, DptVisitPart)


G_END_DECLS
