/* dpt-finding-grid.h - the findings of one section: right eye, left eye, both, as the list of its items says.
 * For: DptVisitPage. Not for: sections of their own kind (refraction, acuity, pressure, curves, drops).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_FINDING_GRID (dpt_finding_grid_get_type ())
G_DECLARE_FINAL_TYPE (DptFindingGrid, dpt_finding_grid, DPT, FINDING_GRID, DptVisitPart)

/* Signal: custom (char *name, char *value): the words of an item are to be kept as the setting @name. */

/** dpt_finding_grid_new: @section: of dpt_exam_section_list() */
GtkWidget *dpt_finding_grid_new (const char *section);
/** dpt_finding_grid_set_custom: @custom: (nullable): see dpt_exam_custom_load(): the practice's words */
void dpt_finding_grid_set_custom (DptFindingGrid *self, GHashTable *custom);
/** dpt_finding_grid_has_normal: Returns: whether anything in the section can be "normal" */
gboolean dpt_finding_grid_has_normal (DptFindingGrid *self);
/** dpt_finding_grid_write_normal: writes what is normal into every empty field, as one step. Returns: whether anything
 * was written */
gboolean dpt_finding_grid_write_normal (DptFindingGrid *self);

G_END_DECLS
