/* test-split.c - shares of payers: typed, computed, scaled; they always add up.
 * For: engine/cover/dpt-split. Not for: documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cover/dpt-split.h"

#include "base/dpt-error.h"

#include <locale.h>

static void
test_typed_shares_leave_the_rest_to_the_patient (void)
{
  DptSplit split;

  g_assert_true (dpt_split_typed (42000, 9, 15000, &split, NULL));
  g_assert_cmpint (split.shares[DPT_PAYER_PATIENT], ==, 26991);
  g_assert_cmpint (dpt_split_get_total (&split), ==, 42000);
  g_assert_true (dpt_split_has_cover (&split));
  g_assert_true (dpt_split_typed (0, 0, 0, &split, NULL));
  g_assert_false (dpt_split_has_cover (&split));
}

static void
test_impossible_shares_name_their_field (void)
{
  const struct { DptMoney total, compulsory, complementary; const char *field; } table[] = {
    { -1, 0, 0, "total" },        { DPT_MONEY_MAX + 1, 0, 0, "total" }, { 100, -1, 0, "compulsory" },
    { 100, 101, 0, "compulsory" }, { 100, 0, -1, "complementary" },      { 100, 60, 41, "complementary" },
    { 100, 100, G_MAXINT64, "complementary" },
  };
  DptSplit split;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dpt_split_typed (table[i].total, table[i].compulsory, table[i].complementary, &split, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      g_assert_cmpstr (dpt_error_get_field (error), ==, table[i].field);
    }
}

static void
test_french_class_a_and_b (void)
{
  /* Class A frame 30.00 on a base of 9.00: 5.40. Class B set of three at a base of 0.05: 0.03 each. */
  const DptCoverLine class_a[] = { { 3000, 900 } };
  const DptCoverLine class_b[] = { { 10000, 5 }, { 15000, 5 }, { 15000, 5 } };
  DptSplit split;

  g_assert_true (dpt_split_computed (class_a, 1, 6000, 2460, &split, NULL));
  g_assert_cmpint (split.shares[DPT_PAYER_COMPULSORY], ==, 540);
  g_assert_cmpint (split.shares[DPT_PAYER_COMPLEMENTARY], ==, 2460);
  g_assert_cmpint (split.shares[DPT_PAYER_PATIENT], ==, 0);

  g_assert_true (dpt_split_computed (class_b, 3, 6000, 20000, &split, NULL));
  g_assert_cmpint (split.shares[DPT_PAYER_COMPULSORY], ==, 9);
  g_assert_cmpint (split.shares[DPT_PAYER_COMPLEMENTARY], ==, 20000);
  g_assert_cmpint (split.shares[DPT_PAYER_PATIENT], ==, 19991);
}

/* Frame 30.00 and two lenses at 75.00: 5.40 and twice 13.50 from compulsory cover, with a responsible contract nothing left. */
static void
test_class_a_leaves_nothing_with_a_contract (void)
{
  const DptMoney prices[] = { 3000, 7500, 7500 }, wrong[] = { -1 };
  DptSplit split;

  g_assert_true (dpt_split_class_a (prices, 3, 6000, TRUE, &split, NULL));
  g_assert_cmpint (split.shares[DPT_PAYER_COMPULSORY], ==, 3240);
  g_assert_cmpint (split.shares[DPT_PAYER_COMPLEMENTARY], ==, 14760);
  g_assert_cmpint (split.shares[DPT_PAYER_PATIENT], ==, 0);
  g_assert_true (dpt_split_class_a (prices, 3, 6000, FALSE, &split, NULL));
  g_assert_cmpint (split.shares[DPT_PAYER_PATIENT], ==, 14760);
  g_assert_true (dpt_split_class_a (prices, 3, 0, FALSE, &split, NULL));
  g_assert_cmpint (split.shares[DPT_PAYER_PATIENT], ==, 18000);
  g_assert_false (dpt_split_class_a (wrong, 1, 6000, TRUE, &split, NULL));
}

static void
test_base_above_the_price_counts_the_price (void)
{
  const DptCoverLine line = { 500, 900 };
  DptSplit split;

  g_assert_true (dpt_split_computed (&line, 1, 6000, 0, &split, NULL));
  g_assert_cmpint (split.shares[DPT_PAYER_COMPULSORY], ==, 300);
}

static void
test_random_shares_add_up (void)
{
  for (int round = 0; round < 5000; round++)
    {
      DptCoverLine lines[6];
      int n = g_test_rand_int_range (1, 7);
      DptMoney total = 0, part;
      DptSplit split, scaled;

      for (int i = 0; i < n; i++)
        {
          lines[i] = (DptCoverLine) { g_test_rand_int_range (0, 50000), g_test_rand_int_range (0, 10000) };
          total += lines[i].price;
        }
      g_assert_true (dpt_split_computed (lines, (gsize) n, g_test_rand_int_range (0, 10001), g_test_rand_int_range (0, 100000), &split, NULL));
      g_assert_cmpint (dpt_split_get_total (&split), ==, total);
      part = g_test_rand_int_range (-50000, 50000);
      scaled = dpt_split_scale (&split, part);
      g_assert_cmpint (dpt_split_get_total (&scaled), ==, part);
      for (int i = 0; i < DPT_N_PAYERS; i++)
        {
          g_assert_cmpint (split.shares[i], >=, 0);
          g_assert_true (part >= 0 ? scaled.shares[i] >= 0 : scaled.shares[i] <= 0);
        }
    }
}

/* Cent by cent or in lumps: what each payer had comes back to the cent. */
static void
test_parts_come_to_the_whole (void)
{
  for (int round = 0; round < 2000; round++)
    {
      DptSplit split, taken = dpt_split_all_patient (0);
      DptMoney total = g_test_rand_int_range (1, 30000), left = total;

      g_assert_true (dpt_split_typed (total, g_test_rand_int_range (0, (int) total / 3 + 1), g_test_rand_int_range (0, (int) total / 2 + 1), &split, NULL));
      while (left > 0)
        {
          DptMoney wish = g_test_rand_int_range (1, (int) total / 2 + 2), part = MIN (left, wish);
          DptSplit now = dpt_split_part (&split, left - total, -part);

          g_assert_cmpint (dpt_split_get_total (&now), ==, -part);
          for (int i = 0; i < DPT_N_PAYERS; i++)
            taken.shares[i] += now.shares[i];
          left -= part;
        }
      for (int i = 0; i < DPT_N_PAYERS; i++)
        g_assert_cmpint (taken.shares[i], ==, -split.shares[i]);
    }
}

static void
test_payers_have_names (void)
{
  for (DptPayer payer = 0; payer < DPT_N_PAYERS; payer++)
    {
      DptPayer found = DPT_N_PAYERS;

      g_assert_true (dpt_payer_find (dpt_payer_get_name (payer), &found));
      g_assert_cmpint (found, ==, payer);
      g_assert_nonnull (dpt_payer_get_label (payer));
    }
  g_assert_false (dpt_payer_find ("uncle", NULL));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/split/typed", test_typed_shares_leave_the_rest_to_the_patient);
  g_test_add_func ("/split/impossible-shares-name-their-field", test_impossible_shares_name_their_field);
  g_test_add_func ("/split/french-class-a-and-b", test_french_class_a_and_b);
  g_test_add_func ("/split/class-a-leaves-nothing-with-a-contract", test_class_a_leaves_nothing_with_a_contract);
  g_test_add_func ("/split/base-above-the-price", test_base_above_the_price_counts_the_price);
  g_test_add_func ("/split/random-shares-add-up", test_random_shares_add_up);
  g_test_add_func ("/split/parts-come-to-the-whole", test_parts_come_to_the_whole);
  g_test_add_func ("/split/payers-have-names", test_payers_have_names);
  return g_test_run ();
}
