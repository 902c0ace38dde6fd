/* fuzz-serial.c - what comes over a serial line, in pieces of any size.
 * For: DptSerialFrame, and dpt_instrument_read() of what it hands over. Not for: files (fuzz-instrument.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-instrument.h"
#include "exchange/dpt-serial-frame.h"
#include "fuzz/fuzz.h"

/* Returns: (transfer full): the transmissions in @data, heard @piece bytes at a time */
static GPtrArray *
hear (const uint8_t *data, size_t size, size_t piece)
{
  g_autoptr (DptSerialFrame) frame = dpt_serial_frame_new ();
  GPtrArray *messages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GBytes *rest;

  for (size_t from = 0; from < size; from += piece)
    dpt_serial_frame_push (frame, data + from, MIN (piece, size - from), messages);
  rest = dpt_serial_frame_flush (frame);
  if (rest != NULL)
    g_ptr_array_add (messages, rest);
  fuzz_promise (!dpt_serial_frame_is_pending (frame));
  return messages;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) whole = hear (data, size, size), single = hear (data, size, 1);

  /* How the line cuts a transmission does not change it. */
  fuzz_promise (whole->len == single->len);
  for (guint i = 0; i < whole->len; i++)
    {
      g_autoptr (DptReading) reading = NULL;

      fuzz_promise (g_bytes_equal (whole->pdata[i], single->pdata[i]));
      fuzz_promise (g_bytes_get_size (whole->pdata[i]) > 0 && g_bytes_get_size (whole->pdata[i]) <= DPT_SERIAL_MAX_MESSAGE);
      reading = dpt_instrument_read (whole->pdata[i], NULL, NULL);
    }
  return 0;
}
