/* dpt-acuity-grid.h - visual acuities, far and near, each eye and both: unaided, worn, pinhole, best corrected.
 * For: the exam page. Far acuities of one eye are the same values as in the refraction table.
 * Not for: methods that have no place here (contact lens fitting).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/clinical/dpt-visit-editor.h"

G_BEGIN_DECLS

#define DPT_TYPE_ACUITY_GRID (dpt_acuity_grid_get_type ())
G_DECLARE_FINAL_TYPE (DptAcuityGrid, dpt_acuity_grid, DPT, ACUITY_GRID, GtkBox)

/** dpt_acuity_grid_set_editor: @editor: (nullable) */
void dpt_acuity_grid_set_editor (DptAcuityGrid *self, DptVisitEditor *editor);

G_END_DECLS
