/* dpt-fitting-grid.h - the contact lenses tried at a visit, a card each, and the way from them to the prescription.
 * For: DptVisitPage. Not for: one trial (dpt-trial-card.h), wear and checks (dpt-finding-grid.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_FITTING_GRID (dpt_fitting_grid_get_type ())
G_DECLARE_FINAL_TYPE (DptFittingGrid, dpt_fitting_grid, DPT, FITTING_GRID, DptVisitPart)

/* Signal: custom (char *name, char *value): the words of an item are to be kept as the setting @name. */

/** dpt_fitting_grid_set_custom: @custom: (nullable): see dpt_exam_custom_load() */
void dpt_fitting_grid_set_custom (DptFittingGrid *self, GHashTable *custom);
/** dpt_fitting_grid_add_trial: the next lenses (dpt_visit_sheet_add_trial()); the cursor goes to them */
void dpt_fitting_grid_add_trial (DptFittingGrid *self);
/** dpt_fitting_grid_write_normal: into the last trial. Returns: whether anything was written */
gboolean dpt_fitting_grid_write_normal (DptFittingGrid *self);

G_END_DECLS
