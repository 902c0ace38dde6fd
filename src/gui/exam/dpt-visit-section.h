/* dpt-visit-section.h - one section of a visit: a title that folds it, what it says in short, its findings.
 * For: DptVisitPage. Not for: which sections there are (engine/clinical/dpt-exam-layout.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/exam/dpt-finding-grid.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT_SECTION (dpt_visit_section_get_type ())
G_DECLARE_FINAL_TYPE (DptVisitSection, dpt_visit_section, DPT, VISIT_SECTION, AdwBin)

/* Properties: section (of dpt_exam_section_list()), content (what it holds besides its findings).
 * Signal: custom (char *name, char *value), as of DptFindingGrid. */

const char *dpt_visit_section_get_section (DptVisitSection *self);
/** dpt_visit_section_get_box: Returns: (transfer none): what is inside, also while it is folded and out of the tree */
GtkWidget *dpt_visit_section_get_box (DptVisitSection *self);
gboolean dpt_visit_section_get_expanded (DptVisitSection *self);
void dpt_visit_section_set_expanded (DptVisitSection *self, gboolean expanded);
/** dpt_visit_section_prepare: makes the fields, which takes time, before they are needed; showing the section does, too */
void dpt_visit_section_prepare (DptVisitSection *self);
/** dpt_visit_section_set_editor: @custom: (nullable): the practice's words */
void dpt_visit_section_set_editor (DptVisitSection *self, DptVisitEditor *editor, GHashTable *custom);
/** dpt_visit_section_set_shown: whether it stands on the page */
void dpt_visit_section_set_shown (DptVisitSection *self, gboolean shown);
/** dpt_visit_section_write_normal: Returns: whether anything was written */
gboolean dpt_visit_section_write_normal (DptVisitSection *self);

G_END_DECLS
