/* dpt-visit-words.h - a visit in words: lines by section, and what differs between two of them.
 * For: folded sections, the printed report, comparing versions and visits. Not for: entering anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"

G_BEGIN_DECLS

/**
 * DptVisitLine:
 * @section: of dpt_exam_section_list()
 * @label: translated: what it is
 * @value: for the right eye, the left eye, and both together or no eye; %NULL where there is none
 */
typedef struct
{
  const char *section;
  char *label;
  char *value[3];
} DptVisitLine;

void dpt_visit_line_free (DptVisitLine *self);

/** dpt_visit_words_list: Returns: (transfer full) (element-type DptVisitLine): what stands in @section, in the order of
 * the page */
GPtrArray *dpt_visit_words_list (DptVisitSheet *sheet, const char *section);

/** dpt_visit_words_describe: Returns: (transfer full): @section on one line, "" for nothing */
char *dpt_visit_words_describe (DptVisitSheet *sheet, const char *section);

/**
 * DptVisitChange:
 * @section: where
 * @label: what, with the eye: "Cornea, right eye"
 * @before: (nullable): %NULL where nothing stood there
 * @after: (nullable): %NULL where nothing stands there any more
 */
typedef struct
{
  const char *section;
  char *label;
  char *before;
  char *after;
} DptVisitChange;

void dpt_visit_change_free (DptVisitChange *self);

/** dpt_visit_words_compare: Returns: (transfer full) (element-type DptVisitChange): what differs, in the order of the
 * page */
GPtrArray *dpt_visit_words_compare (DptVisitSheet *before, DptVisitSheet *after);

G_END_DECLS
