/* dpt-exam-layout.h - which sections a visit page shows, and in which order, by the type of visit.
 * For: the visit page and the printed report. Not for: what a section holds (dpt-exam-item.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/** DptExamPlace: one section's place on the page */
typedef struct
{
  const char *section;
  gboolean shown;
} DptExamPlace;

/** dpt_exam_section_list: Returns: (array zero-terminated=1): every section, in clinical order */
const char *const *dpt_exam_section_list (void);
/** dpt_exam_section_get_label: Returns: (nullable): translated */
const char *dpt_exam_section_get_label (const char *section);
/** dpt_exam_section_is_written: Returns: whether anything of @section stands in @sheet; it is shown then whatever the
 * layout says */
gboolean dpt_exam_section_is_written (const char *section, DptVisitSheet *sheet);

/**
 * dpt_exam_layout_new:
 * @kind: of dpt_visit_kind_list()
 * @setting: (nullable): what the practice wants otherwise, as dpt_exam_layout_to_setting() wrote it. A section that it
 * does not name (a newer one) comes at its usual place; a name that is none is left out.
 *
 * Returns: (transfer full) (element-type DptExamPlace): every section once
 */
GArray *dpt_exam_layout_new (const char *kind, const char *setting);
/** dpt_exam_layout_to_setting: Returns: (transfer full): "reason,history,-social,…": '-' is hidden */
char *dpt_exam_layout_to_setting (GArray *layout);

/* What a practice, or one examiner, wants otherwise. Kept as settings "exam.…": for everybody by whoever may change
 * settings (right setting.write), otherwise for oneself. */

/** dpt_exam_custom_load: Returns: (transfer full) (nullable) (element-type utf8 utf8): name to value; one's own goes
 * before everybody's, but words (below) of both count */
GHashTable *dpt_exam_custom_load (DptUnit *unit, GError **error);
/** dpt_exam_layout_dup_name: Returns: (transfer full): the name under which the layout of @kind is kept */
char *dpt_exam_layout_dup_name (const char *kind);
/** dpt_exam_words_dup_name: Returns: (transfer full): the name under which the words of an item are kept */
char *dpt_exam_words_dup_name (const char *section, const char *item);
/** dpt_exam_custom_save: @value: (nullable): %NULL takes it away. Right: clinical.write. */
gboolean dpt_exam_custom_save (DptUnit *unit, const char *name, const char *value, GError **error);
/** dpt_exam_words_dup: @custom: (nullable). Returns: (transfer full) (array zero-terminated=1): what is offered for an
 * item beside its choices, in the order it was added */
GStrv dpt_exam_words_dup (GHashTable *custom, const char *section, const char *item);

G_END_DECLS
