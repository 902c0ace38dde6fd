/* paper-probe.h - looks at a finished paper as a reader would: what stands where, what overlaps, how much ink.
 * For: tests/document. Not for: the product.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"

typedef struct
{
  char *words;
  cairo_rectangle_t box;
} ProbeLine;

/** probe_page: Returns: (transfer container): the lines of text on a page, of #ProbeLine */
GArray *probe_page (DptPaper *paper, int page);

/** probe_text: Returns: (transfer full): all lines of a page, one below the other */
char *probe_text (DptPaper *paper, int page);

/** probe_find: Returns: the first line on @page that is @words, or %NULL; belongs to @lines */
const ProbeLine *probe_find (GArray *lines, const char *words);

/** probe_assert_sound: nothing outside of @margin, no line of text on top of another, on any page */
void probe_assert_sound (DptPaper *paper, double margin);

/** probe_amount: Returns: the amount on the same line as the text @label, the one furthest to the right */
gint64 probe_amount (DptPaper *paper, int page, const char *label);

/** probe_assert_golden: the page has its ink where the picture in tests/data/document/@name.ink has it */
void probe_assert_golden (DptPaper *paper, const char *name);
