/* fuzz-entry.c - what a person types at an examination: a refraction in one cell, an acuity in any notation.
 * For: dpt_rx_parse(), dpt_acuity_parse(). Not for: single numbers (fuzz-scalar.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-acuity.h"
#include "engine/optics/dpt-rx-text.h"
#include "fuzz/fuzz.h"

static void
try_rx (const char *text)
{
  DptRx rx, back;
  g_autoptr (GError) error = NULL;

  if (!dpt_rx_parse (text, &rx, NULL, &error))
    {
      fuzz_promise (error != NULL);
      return;
    }
  for (int style = DPT_RX_STYLE_INTERNATIONAL; style <= DPT_RX_STYLE_PLAIN; style++)
    {
      g_autofree char *written = dpt_rx_format (&rx, style);

      /* A part of a refraction may stand alone; one that can be is read back as it was. */
      if (!dpt_rx_validate (&rx, NULL))
        continue;
      fuzz_promise (dpt_rx_parse (written, &back, NULL, NULL));
      fuzz_promise (dpt_rx_equal (&rx, &back));
    }
}

static void
try_acuity (const char *text)
{
  DptAcuity acuity;
  g_autoptr (GError) error = NULL;

  if (!dpt_acuity_parse (text, &acuity, &error))
    {
      fuzz_promise (error != NULL);
      return;
    }
  fuzz_promise (acuity.kind != DPT_ACUITY_VALUE || (acuity.logmar >= -60 && acuity.logmar <= 300));
  for (int notation = DPT_ACUITY_TENTHS; notation <= DPT_ACUITY_PARINAUD; notation++)
    g_free (dpt_acuity_format (&acuity, notation));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  try_rx (text);
  try_acuity (text);
  return 0;
}
