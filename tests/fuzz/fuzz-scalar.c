/* fuzz-scalar.c - single things that a person types or a file holds: dates, money, powers, axes, lengths, words.
 * For: the parsers of base, the search box. Not for: whole refractions (fuzz-entry.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-date.h"
#include "base/dpt-money.h"
#include "base/dpt-power.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-lens-trial.h"
#include "engine/patient/dpt-patient-fragment.h"
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

static void
try_numbers (const char *text)
{
  DptMoney money;
  int number;

  if (dpt_money_parse (text, &money))
    {
      g_autofree char *plain = dpt_money_format_plain (money);
      DptMoney back;

      fuzz_promise (dpt_money_parse (plain, &back) && back == money);
    }
  if (dpt_power_parse (text, &number))
    {
      g_autofree char *plain = dpt_power_format_plain (number);
      int back;

      fuzz_promise (dpt_power_parse (plain, &back) && back == number);
    }
  if (dpt_axis_parse (text, &number))
    fuzz_promise (number >= 1 && number <= 180);
  if (dpt_length_parse (text, &number))
    g_free (dpt_length_format (number));
  if (dpt_hundredths_parse (text, &number))
    fuzz_promise (abs (number) <= 100000000);
}

static void
try_dates (const char *text)
{
  static const DptDateOrder orders[] = { DPT_DATE_DAY_FIRST, DPT_DATE_MONTH_FIRST };
  g_autofree char *expiry = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *iso = dpt_date_parse_in_order (text, "2026-11-22", orders[i]);

      fuzz_promise (iso == NULL || dpt_date_is_valid (iso));
    }
  expiry = dpt_lens_expiry_parse (text);
  fuzz_promise (expiry == NULL || dpt_date_is_valid (expiry));
  if (dpt_date_is_valid (text))
    {
      g_autofree char *next = dpt_date_add_days (text, 1);

      fuzz_promise (next == NULL || dpt_date_days_between (text, next) == 1);
    }
}

static void
try_words (const char *text)
{
  g_autofree char *folded = dpt_text_fold (text), *twice = dpt_text_fold (folded), *end = dpt_text_prefix_end (folded);
  g_autoptr (GString) json = g_string_new (NULL);
  DptPatientFragment *fragment;

  fuzz_promise (g_utf8_validate (folded, -1, NULL) && g_str_equal (folded, twice));
  fuzz_promise (*folded == '\0' || strcmp (end, folded) > 0);
  dpt_text_append_json (json, text);
  fuzz_promise (g_utf8_validate (json->str, -1, NULL));
  g_free (dpt_text_digits (text));
  fragment = dpt_patient_fragment_parse (text, "2026-11-22");
  fuzz_promise (fragment->date == NULL || dpt_date_is_valid (fragment->date));
  dpt_patient_fragment_free (fragment);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  try_numbers (text);
  try_dates (text);
  try_words (text);
  return 0;
}
