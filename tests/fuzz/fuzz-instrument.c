/* fuzz-instrument.c - files of instruments: JOIA and NIDEK XML, NIDEK and Tomey text, and what is none of them.
 * For: dpt_instrument_read(). Not for: readings from the database (fuzz-reading.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-instrument.h"
#include "fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptReading) reading = dpt_instrument_read (bytes, "M-Serial0001.xml", &error), back = NULL;
  g_autofree char *json = NULL, *again = NULL;

  if (reading == NULL)
    {
      fuzz_promise (error != NULL && g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  /* What was read can be kept, and is the same when it comes back. */
  fuzz_promise (dpt_reading_get_n_items (reading) > 0);
  json = dpt_reading_to_json (reading);
  back = dpt_reading_new_from_json (json, NULL);
  fuzz_promise (back != NULL);
  again = dpt_reading_to_json (back);
  fuzz_promise (g_str_equal (json, again));
  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    {
      DptRx rx;

      dpt_reading_item_get_rx (dpt_reading_get_item (reading, i), &rx);
      fuzz_promise (rx.cylinder == 0 || rx.axis <= 180);
    }
  return 0;
}
