/* test-tender.c - several means at once, the change, what is still due.
 * For: engine/sale/dpt-tender. Not for: booking (sale/test-payment.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-tender.h"

#include "base/dpt-error.h"

#include <locale.h>

static void
test_cash_gives_change (void)
{
  g_autoptr (DptTender) tender = dpt_tender_new (4270, 0);

  g_assert_true (dpt_tender_add (tender, DPT_MEANS_CASH, 5000, NULL, NULL));
  g_assert_cmpint (dpt_tender_get_change (tender), ==, 730);
  g_assert_cmpint (dpt_tender_get_rest (tender), ==, 0);
  g_assert_cmpint (dpt_tender_get_part (tender, 0)->amount, ==, 4270);
  g_assert_cmpint (dpt_tender_get_part (tender, 0)->tendered, ==, 5000);
}

static void
test_only_cash_gives_change (void)
{
  const DptMeans others[] = { DPT_MEANS_CARD, DPT_MEANS_CHEQUE, DPT_MEANS_TRANSFER };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (DptTender) tender = dpt_tender_new (4270, 0);
      g_autoptr (GError) error = NULL;

      g_assert_false (dpt_tender_add (tender, others[i], 4271, NULL, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      g_assert_cmpstr (dpt_error_get_field (error), ==, "amount");
      g_assert_cmpuint (dpt_tender_get_n_parts (tender), ==, 0);
      g_assert_true (dpt_tender_add (tender, others[i], 4270, NULL, NULL));
    }
}

static void
test_several_means (void)
{
  g_autoptr (DptTender) tender = dpt_tender_new (13000, 0);

  g_assert_true (dpt_tender_add (tender, DPT_MEANS_CARD, 10000, "slip 12", NULL));
  g_assert_cmpint (dpt_tender_get_rest (tender), ==, 3000);
  g_assert_true (dpt_tender_add (tender, DPT_MEANS_CASH, 1000, NULL, NULL));
  g_assert_true (dpt_tender_add (tender, DPT_MEANS_CASH, 5000, NULL, NULL));
  g_assert_cmpuint (dpt_tender_get_n_parts (tender), ==, 2);
  g_assert_cmpint (dpt_tender_get_change (tender), ==, 3000);
  g_assert_cmpint (dpt_tender_get_paid (tender), ==, 13000);
  g_assert_cmpstr (dpt_tender_get_part (tender, 0)->reference, ==, "slip 12");
  g_assert_false (dpt_tender_add (tender, DPT_MEANS_CASH, 1, NULL, NULL));
}

static void
test_taking_a_part_back_uses_the_change (void)
{
  g_autoptr (DptTender) tender = dpt_tender_new (13000, 0);

  g_assert_true (dpt_tender_add (tender, DPT_MEANS_CARD, 10000, NULL, NULL));
  g_assert_true (dpt_tender_add (tender, DPT_MEANS_CASH, 5000, NULL, NULL));
  dpt_tender_remove (tender, 0);
  g_assert_cmpint (dpt_tender_get_rest (tender), ==, 8000);
  g_assert_cmpint (dpt_tender_get_change (tender), ==, 0);
  g_assert_cmpint (dpt_tender_get_part (tender, 0)->amount, ==, 5000);
}

static void
test_insurers_pay_their_share_only (void)
{
  g_autoptr (DptTender) tender = dpt_tender_new (5000, 7000);

  g_assert_false (dpt_tender_add (tender, DPT_MEANS_INSURER, 7001, NULL, NULL));
  g_assert_true (dpt_tender_add (tender, DPT_MEANS_INSURER, 7000, NULL, NULL));
  g_assert_cmpint (dpt_tender_get_rest (tender), ==, 5000);
  g_assert_cmpint (dpt_tender_get_cover_rest (tender), ==, 0);
  g_assert_false (dpt_tender_add (tender, DPT_MEANS_CARD, 5001, NULL, NULL));
}

static void
test_money_back (void)
{
  g_autoptr (DptTender) tender = dpt_tender_new (-8000, 0);

  g_assert_false (dpt_tender_add (tender, DPT_MEANS_CASH, 8001, NULL, NULL));
  g_assert_true (dpt_tender_add (tender, DPT_MEANS_CARD, 5000, NULL, NULL));
  g_assert_true (dpt_tender_add (tender, DPT_MEANS_CASH, 3000, NULL, NULL));
  g_assert_cmpint (dpt_tender_get_part (tender, 0)->amount, ==, -5000);
  g_assert_cmpint (dpt_tender_get_part (tender, 1)->amount, ==, -3000);
  g_assert_cmpint (dpt_tender_get_part (tender, 1)->tendered, ==, 0);
  g_assert_cmpint (dpt_tender_get_rest (tender), ==, 0);
}

static void
test_nothing_is_not_paid (void)
{
  g_autoptr (DptTender) tender = dpt_tender_new (100, 0);

  g_assert_false (dpt_tender_add (tender, DPT_MEANS_CASH, 0, NULL, NULL));
  g_assert_false (dpt_tender_add (tender, DPT_MEANS_CASH, -5, NULL, NULL));
  g_assert_false (dpt_tender_add (tender, DPT_MEANS_CASH, DPT_MONEY_MAX + 1, NULL, NULL));
  g_assert_false (dpt_tender_add (tender, DPT_N_MEANS, 5, NULL, NULL));
}

static void
test_suggestions_rise_and_suffice (void)
{
  for (DptMoney due = 1; due < 60000; due += g_test_rand_int_range (1, 97))
    {
      g_autoptr (DptTender) tender = dpt_tender_new (due, 0);
      DptMoney amounts[5];
      guint n = dpt_tender_suggest_cash (tender, amounts, G_N_ELEMENTS (amounts));

      g_assert_cmpuint (n, >, 0);
      g_assert_cmpint (amounts[0], ==, due);
      for (guint i = 1; i < n; i++)
        g_assert_cmpint (amounts[i], >, amounts[i - 1]);
    }
}

static void
test_random_tenders_add_up (void)
{
  for (int round = 0; round < 3000; round++)
    {
      DptMoney due = g_test_rand_int_range (-30000, 30000), cover = g_test_rand_int_range (0, 5000);
      g_autoptr (DptTender) tender = dpt_tender_new (due, cover);
      DptMoney kept = 0;

      for (int i = 0; i < 6; i++)
        {
          dpt_tender_add (tender, (DptMeans) g_test_rand_int_range (0, DPT_N_MEANS), g_test_rand_int_range (1, 20000), NULL, NULL);
          if (dpt_tender_get_n_parts (tender) > 1 && g_test_rand_int_range (0, 5) == 0)
            dpt_tender_remove (tender, 0);
        }
      for (guint i = 0; i < dpt_tender_get_n_parts (tender); i++)
        {
          const DptTenderPart *part = dpt_tender_get_part (tender, i);

          kept += part->amount;
          g_assert_cmpint (part->amount, !=, 0);
          g_assert_true (part->tendered == 0 || part->amount == part->tendered - part->change);
          g_assert_true (part->change == 0 || dpt_tender_get_rest (tender) == 0);
        }
      g_assert_cmpint (kept, ==, dpt_tender_get_paid (tender));
      g_assert_true (due >= 0 ? dpt_tender_get_rest (tender) >= 0 : dpt_tender_get_rest (tender) <= 0);
      g_assert_cmpint (dpt_tender_get_cover_rest (tender), >=, 0);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tender/cash-gives-change", test_cash_gives_change);
  g_test_add_func ("/tender/only-cash-gives-change", test_only_cash_gives_change);
  g_test_add_func ("/tender/several-means", test_several_means);
  g_test_add_func ("/tender/taking-a-part-back", test_taking_a_part_back_uses_the_change);
  g_test_add_func ("/tender/insurers-pay-their-share-only", test_insurers_pay_their_share_only);
  g_test_add_func ("/tender/money-back", test_money_back);
  g_test_add_func ("/tender/nothing-is-not-paid", test_nothing_is_not_paid);
  g_test_add_func ("/tender/suggestions-rise", test_suggestions_rise_and_suffice);
  g_test_add_func ("/tender/random-tenders-add-up", test_random_tenders_add_up);
  return g_test_run ();
}
