/* fuzz-reading.c - readings as the database holds them.
 * For: dpt_reading_new_from_json(). Not for: what instruments send (fuzz-instrument.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-reading.h"
#include "fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size), *json = NULL, *again = NULL;
  g_autoptr (DptReading) reading = dpt_reading_new_from_json (text, NULL), back = NULL;

  if (reading == NULL)
    return 0;
  json = dpt_reading_to_json (reading);
  back = dpt_reading_new_from_json (json, NULL);
  fuzz_promise (back != NULL);
  again = dpt_reading_to_json (back);
  fuzz_promise (g_str_equal (json, again));
  return 0;
}
