/* dpt-acuity-grid.h - visual acuities, far and near, each eye and both: unaided, worn, pinhole, best corrected.
 * For: the exam page. Far acuities of one eye are the same values as in the refraction table.
 * Not for: methods that have no place here (contact lens fitting).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_ACUITY_GRID (dpt_acuity_grid_get_type ())
G_DECLARE_FINAL_TYPE (DptAcuityGrid, dpt_acuity_grid, DPT, ACUITY_GRID, DptVisitPart)


G_END_DECLS
