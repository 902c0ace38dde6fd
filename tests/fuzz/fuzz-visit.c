/* fuzz-visit.c - a signed visit as the database froze it.
 * For: dpt_visit_sheet_new_from_json(). Not for: what a person types (fuzz-entry.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-sheet.h"
#include "fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (DptVisit) visit = dpt_record_new (DPT_TYPE_VISIT);
  g_autoptr (DptVisitSheet) sheet = dpt_visit_sheet_new_from_json (visit, text, NULL), back = NULL;
  g_autofree char *json = NULL, *again = NULL;

  if (sheet == NULL)
    return 0;
  json = dpt_visit_sheet_to_json (sheet);
  back = dpt_visit_sheet_new_from_json (visit, json, NULL);
  fuzz_promise (back != NULL);
  again = dpt_visit_sheet_to_json (back);
  fuzz_promise (g_str_equal (json, again));
  return 0;
}
