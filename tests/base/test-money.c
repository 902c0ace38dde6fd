/* test-money.c - amounts: roundings, shares, overflow, text.
 * For: base/dpt-money. Not for: documents' totals.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-money.h"

#include "support/dpt-test-locale.h"

static void
test_division_rounds_halves_away_from_zero (void)
{
  g_assert_cmpint (dpt_money_divide_round (5, 10), ==, 1);
  g_assert_cmpint (dpt_money_divide_round (4, 10), ==, 0);
  g_assert_cmpint (dpt_money_divide_round (-5, 10), ==, -1);
  g_assert_cmpint (dpt_money_divide_round (-4, 10), ==, 0);
  g_assert_cmpint (dpt_money_divide_round (15, 10), ==, 2);
  g_assert_cmpint (dpt_money_divide_round (1, 3), ==, 0);
  g_assert_cmpint (dpt_money_divide_round (2, 3), ==, 1);
  g_assert_cmpint (dpt_money_divide_round (-2, 3), ==, -1);
  g_assert_cmpint (dpt_money_divide_round (7, 1), ==, 7);
  g_assert_cmpint (dpt_money_divide_round (G_MAXINT64, G_MAXINT64), ==, 1);
}

static void
test_percent_and_tax_round_once (void)
{
  g_assert_cmpint (dpt_money_percent (12345, 2000), ==, 2469);
  g_assert_cmpint (dpt_money_percent (333, 550), ==, 18);   /* 18.315 */
  g_assert_cmpint (dpt_money_percent (-250, 1000), ==, -25);
  g_assert_cmpint (dpt_money_percent (5, 1000), ==, 1);     /* 0.5 goes up */
  g_assert_cmpint (dpt_money_percent (-5, 1000), ==, -1);
  g_assert_cmpint (dpt_money_percent (DPT_MONEY_MAX, 10000), ==, DPT_MONEY_MAX);
  g_assert_cmpint (dpt_money_tax_in_gross (12000, 2000), ==, 2000);
  g_assert_cmpint (dpt_money_tax_in_gross (10000, 2000), ==, 1667);
  g_assert_cmpint (dpt_money_tax_in_gross (-10000, 2000), ==, -1667);
  g_assert_cmpint (dpt_money_tax_in_gross (10550, 550), ==, 550);
  g_assert_cmpint (dpt_money_tax_in_gross (10000, 0), ==, 0);
}

static void
test_share_gives_the_largest_remainder_first (void)
{
  const gint64 thirds[] = { 1, 1, 1 };
  const gint64 uneven[] = { 50, 30, 20 };
  const gint64 none[] = { 0, 0 };
  const gint64 some[] = { 0, 1, 0, 1 };
  DptMoney shares[4];

  dpt_money_share (100, thirds, 3, shares);
  g_assert_cmpint (shares[0], ==, 34);
  g_assert_cmpint (shares[1], ==, 33);
  g_assert_cmpint (shares[2], ==, 33);

  dpt_money_share (-100, thirds, 3, shares);
  g_assert_cmpint (shares[0], ==, -34);
  g_assert_cmpint (shares[2], ==, -33);

  dpt_money_share (9, uneven, 3, shares); /* 4.5 2.7 1.8: the two left over go to .8 and .7 */
  g_assert_cmpint (shares[0], ==, 4);
  g_assert_cmpint (shares[1], ==, 3);
  g_assert_cmpint (shares[2], ==, 2);

  dpt_money_share (77, none, 2, shares);
  g_assert_cmpint (shares[0], ==, 77);
  g_assert_cmpint (shares[1], ==, 0);

  dpt_money_share (3, some, 4, shares);
  g_assert_cmpint (shares[0], ==, 0);
  g_assert_cmpint (shares[1], ==, 2);
  g_assert_cmpint (shares[2], ==, 0);
  g_assert_cmpint (shares[3], ==, 1);
}

/* Whatever the weights: the shares add up, keep the sign, stay within one unit of the exact part, and no weight means
 * no share. */
static void
test_share_properties (void)
{
  for (int round = 0; round < 3000; round++)
    {
      gsize n = (gsize) g_test_rand_int_range (1, 12);
      DptMoney total = g_test_rand_int_range (-2000000, 2000000);
      gint64 weights[12];
      gint64 scale = round % 3 == 0 ? G_GINT64_CONSTANT (900000000000000000) : 1;
      DptMoney shares[12], sum = 0;
      long double weight_sum = 0;

      for (gsize i = 0; i < n; i++)
        {
          weights[i] = g_test_rand_int_range (0, 9) * scale;
          weight_sum += weights[i];
        }
      dpt_money_share (total, weights, n, shares);
      for (gsize i = 0; i < n; i++)
        {
          sum += shares[i];
          if (weight_sum == 0)
            continue;
          g_assert_true (shares[i] == 0 || (shares[i] < 0) == (total < 0));
          if (weights[i] == 0)
            g_assert_cmpint (shares[i], ==, 0);
          g_assert_true (__builtin_fabsl (shares[i] - total * (weights[i] / weight_sum)) < 1.0L);
        }
      g_assert_cmpint (sum, ==, total);
    }
}

static void
test_sums_and_products_refuse_to_overflow (void)
{
  DptMoney result;

  g_assert_true (dpt_money_add (DPT_MONEY_MAX - 1, 1, &result));
  g_assert_cmpint (result, ==, DPT_MONEY_MAX);
  g_assert_false (dpt_money_add (DPT_MONEY_MAX, 1, &result));
  g_assert_false (dpt_money_add (-DPT_MONEY_MAX, -1, &result));
  g_assert_false (dpt_money_add (G_MAXINT64, G_MAXINT64, &result));
  g_assert_true (dpt_money_multiply (12550, -3, &result));
  g_assert_cmpint (result, ==, -37650);
  g_assert_false (dpt_money_multiply (DPT_MONEY_MAX, 2, &result));
  g_assert_false (dpt_money_multiply (G_MAXINT64 / 2, 3, &result));
}

static void
assert_reads (const char *text, DptMoney expected)
{
  DptMoney amount = -999;

  if (!dpt_money_parse (text, &amount))
    g_error ("“%s” was refused", text);
  g_assert_cmpint (amount, ==, expected);
}

static void
test_typed_amounts_are_read (void)
{
  static const char *const refused[] = {
    "",    " ",     "€",           "-",   ".",  "12.345",       "1.2.3",
    "12a", "1,234", "1,23,456.00", "--5", "5-", "100000000.00", "9999999999999999999",
    "1e3", "\xff",  "12 ABCD"
  };

  assert_reads ("12", 1200);
  assert_reads ("12,5", 1250);
  assert_reads ("12.50", 1250);
  assert_reads ("12.", 1200);
  assert_reads (".5", 50);
  assert_reads ("1 234.50", 123450);
  assert_reads ("1\xc2\xa0" "234,50\xc2\xa0€", 123450);
  assert_reads ("€12", 1200);
  assert_reads ("-€1,234.50", -123450);
  assert_reads ("1.234.567,89", 123456789);
  assert_reads ("\xe2\x88\x92" "3,20", -320);
  assert_reads ("+7", 700);
  assert_reads ("0", 0);
  assert_reads ("12,50 CHF", 1250);
  assert_reads ("EUR 12.50", 1250);
  assert_reads ("99999999.99", DPT_MONEY_MAX);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (dpt_money_parse (refused[i], NULL))
      g_error ("“%s” was read", refused[i]);
}

static void
check_round_trip (void)
{
  static const char *const currencies[] = { NULL, "EUR", "USD", "GBP", "CHF", "CAD" };
  static const DptMoney corners[] = { 0, 1, -1, 99, -100, 123456, -98765432, DPT_MONEY_MAX, -DPT_MONEY_MAX };

  for (gsize c = 0; c < G_N_ELEMENTS (currencies); c++)
    for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
      {
        g_autofree char *text = dpt_money_format (corners[i], currencies[c]);

        assert_reads (text, corners[i]);
      }
}

static void
test_formatted_amounts_are_read_back (void)
{
  g_autofree char *plain = dpt_money_format_plain (-123450);
  g_autofree char *small = dpt_money_format_plain (5);
  g_autofree char *english = dpt_money_format (123450, "EUR");
  g_autofree char *lowest = dpt_money_format_plain (G_MININT64);

  g_assert_cmpstr (plain, ==, "-1234.50");
  g_assert_cmpstr (small, ==, "0.05");
  g_assert_cmpstr (english, ==, "€1,234.50");
  g_assert_cmpstr (lowest, ==, "-92233720368547758.08");
  check_round_trip ();
}

static void
test_french_amounts_follow_french_typography (void)
{
  g_autofree char *text = NULL;
  g_autofree char *negative = NULL;

  enter_french ();
  text = dpt_money_format (123456789, "EUR");
  negative = dpt_money_format (-50, NULL);
  g_assert_cmpstr (text, ==, "1\xe2\x80\xaf" "234\xe2\x80\xaf" "567,89\xc2\xa0€");
  g_assert_cmpstr (negative, ==, "\xe2\x88\x92" "0,50");
  check_round_trip ();
  leave_french ();
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/division-rounds-halves-away-from-zero", test_division_rounds_halves_away_from_zero);
  g_test_add_func ("/money/percent-and-tax-round-once", test_percent_and_tax_round_once);
  g_test_add_func ("/money/share-gives-the-largest-remainder-first", test_share_gives_the_largest_remainder_first);
  g_test_add_func ("/money/share-properties", test_share_properties);
  g_test_add_func ("/money/sums-and-products-refuse-to-overflow", test_sums_and_products_refuse_to_overflow);
  g_test_add_func ("/money/typed-amounts-are-read", test_typed_amounts_are_read);
  g_test_add_func ("/money/formatted-amounts-are-read-back", test_formatted_amounts_are_read_back);
  g_test_add_func ("/money/french-amounts-follow-french-typography", test_french_amounts_follow_french_typography);
  return g_test_run ();
}
