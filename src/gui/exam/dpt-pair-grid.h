/* dpt-pair-grid.h - the pairs of glasses that the patient wears: powers as shorthand, and what they are made of.
 * For: DptVisitPage. Not for: the powers of the first pair, which are the row "worn" of the refraction.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_PAIR_GRID (dpt_pair_grid_get_type ())
G_DECLARE_FINAL_TYPE (DptPairGrid, dpt_pair_grid, DPT, PAIR_GRID, DptVisitPart)

/* Signal: custom (char *name, char *value): the words of an item are to be kept as the setting @name. */

/** dpt_pair_grid_set_custom: @custom: (nullable): see dpt_exam_custom_load() */
void dpt_pair_grid_set_custom (DptPairGrid *self, GHashTable *custom);

G_END_DECLS
