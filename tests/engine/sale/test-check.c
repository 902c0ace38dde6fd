/* test-check.c - whatever is changed behind the program's back is found and placed.
 * For: engine/sale/dpt-sale-check, the journal's chain. Not for: what the triggers refuse (test-sale.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-check.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-sale.h"

/* Five acts: two receipts, an invoice with cover paid in part, a credit note, a deposit. */
static void
work (DptTestSale *test)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree DptIssued *first = NULL, *second = NULL, *third = NULL, *credit = NULL;
  DptSaleRequest *request;
  DptRefundRequest *refund;

  request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 2), DPT_TEST_FRAME_GOLD, 1));
  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, 25000, NULL);
  first = dpt_test_sale_commit (test->cashier, request);
  request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, NULL, DPT_TEST_SERVICE, 1));
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 1500, NULL);
  second = dpt_test_sale_commit (test->cashier, request);
  request = dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_BLUE, 1));
  request->has_split = TRUE;
  g_assert_true (dpt_split_typed (12400, 0, 5000, &request->split, NULL));
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 1000, NULL);
  third = dpt_test_sale_commit (test->cashier, request);
  refund = dpt_refund_request_new (uuid, first->id, "broken");
  dpt_refund_request_add_line (refund, dpt_test_db_query_int (test->shop->db, "SELECT id FROM sale_line WHERE quantity = 2"), 1);
  dpt_refund_request_add_handed (refund, DPT_MEANS_CASH, 1200, NULL);
  credit = dpt_test_sale_refund (test->cashier, refund, &error);
  g_assert_no_error (error);
  dpt_test_sale_pay (test->cashier, 0, dpt_test_sale_add_order (test, "confirmed"), 3000, DPT_MEANS_CARD, 3000, &error);
  g_assert_no_error (error);
  dpt_test_sale_assert_sound (test);
}

/* What somebody with the file and a database tool does first. */
static void
disarm (DptDb *db)
{
  static const char *const tables[] = { "sale", "sale_line", "tax_line", "payer_share", "payment", "allocation", "journal_entry", "counter", "stock_entry" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *disable = g_strdup_printf ("ALTER TABLE %s DISABLE TRIGGER USER", tables[i]);
      g_autofree char *update = g_strdup_printf ("DROP TRIGGER IF EXISTS %s_no_update", tables[i]);
      g_autofree char *delete = g_strdup_printf ("DROP TRIGGER IF EXISTS %s_no_delete", tables[i]);

      if (dpt_test_db_is_postgres ())
        {
          dpt_test_db_exec (db, disable);
          continue;
        }
      dpt_test_db_exec (db, update);
      dpt_test_db_exec (db, delete);
    }
  if (!dpt_test_db_is_postgres ())
    {
      dpt_test_db_exec (db, "DROP TRIGGER counter_by_one");
      dpt_test_db_exec (db, "DROP TRIGGER journal_entry_sequence");
    }
}

static const struct { const char *sql; const char *found; } damages[] = {
  { "UPDATE sale SET total_gross = total_gross + 1, total_net = total_net + 1 WHERE kind = 'invoice'", "sums of its lines" },
  { "UPDATE sale_line SET gross = gross + 100, net = net + 100, unit_price = unit_price + 100 WHERE quantity = 1 AND position = 2", "sums of its lines" },
  { "UPDATE tax_line SET tax = tax + 1 WHERE id = (SELECT MIN(id) FROM tax_line)", "tax of a document" },
  { "DELETE FROM tax_line WHERE id = (SELECT MAX(id) FROM tax_line)", "tax of a document" },
  { "UPDATE payer_share SET amount = amount + 1 WHERE payer = 'patient'", "do not add up to its total" },
  { "UPDATE sale SET number = 9 WHERE kind = 'invoice'", "Numbers are missing" },
  { "UPDATE counter SET last_number = last_number + 1 WHERE series = 'T'", "Numbers are missing" },
  { "UPDATE sale SET series = 'X' WHERE kind = 'invoice'", "never given" },
  { "UPDATE payment SET amount = amount - 5 WHERE means = 'card' AND amount = 3000", "settles more than it is" },
  { "UPDATE payment SET tendered = tendered + 5 WHERE tendered IS NOT NULL", "less the change" },
  { "UPDATE allocation SET amount = -3000 WHERE order_id IS NOT NULL", "taken from an order" },
  { "DELETE FROM allocation WHERE amount = 1500", "was not paid when it was issued" },
  { "UPDATE sale_line SET quantity = -3, discount = -2400 WHERE corrects_line_id IS NOT NULL", "taken back of a line" },
  { "UPDATE rollup_day SET gross = gross + 1", "figures of a day" },
  { "DELETE FROM rollup_day", "figures of a day" },
  { "UPDATE rollup_month_article SET cost = cost + 1", "figures of a month" },
  { "DELETE FROM rollup_year_article", "figures of a year" },
  { "DELETE FROM stock_entry WHERE kind = 'sale' AND quantity = -2", "stock that a sale moved" },
  { "UPDATE stock_entry SET quantity = quantity + 1 WHERE kind = 'receipt'", "not the sum of its entries" },
  { "UPDATE journal_entry SET content = '{}' WHERE sequence = 2", "entry 2: it was changed" },
  { "UPDATE journal_entry SET at = at + 1 WHERE sequence = 1", "entry 1: it was changed" },
  { "UPDATE journal_entry SET record_id = record_id + 1 WHERE sequence = 3", "entry 3: it was changed" },
  { "UPDATE journal_entry SET hash = previous_hash WHERE sequence = 2", "entry 2: it was changed" },
  { "UPDATE journal_entry SET previous_hash = hash WHERE sequence = 4", "entry 4: it does not follow" },
  { "DELETE FROM journal_entry WHERE sequence = 3", "entry 4: an entry is missing" },
  { "DELETE FROM journal_entry WHERE sequence = 5", "it ends at entry 4" },
  { "DELETE FROM journal_entry WHERE kind = 'payment'", "A payment does not stand in the journal" },
  { "DELETE FROM journal_entry WHERE sequence = 1", "A document does not stand in the journal" },
};

static gboolean
is_found (GPtrArray *problems, const char *words)
{
  for (guint i = 0; i < problems->len; i++)
    if (strstr (problems->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static void
check_damage (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DptTestDb) fresh = dpt_test_db_new ();
  g_autoptr (DptTestSale) test = dpt_test_sale_new (fresh->db);
  g_autoptr (GPtrArray) problems = NULL;

  work (test);
  disarm (fresh->db);
  g_assert_cmpint (dpt_test_db_exec (fresh->db, damages[i].sql), >, 0);
  problems = dpt_test_sale_problems (test);
  for (guint p = 0; p < problems->len; p++)
    g_test_message ("%s", (const char *) problems->pdata[p]);
  g_assert_true (is_found (problems, damages[i].found));
}

static gpointer
rebuild_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_rebuild_roll_ups (unit, error) ? unit : NULL;
}

static void
test_figures_can_be_made_anew (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autoptr (GError) error = NULL, refused = NULL;
  static const char *const spoil[] = { "DELETE FROM rollup_day", "UPDATE rollup_month_article SET gross = 1", "DELETE FROM rollup_year_article" };

  work (test);
  for (gsize i = 0; i < G_N_ELEMENTS (spoil); i++)
    dpt_test_db_exec (db, spoil[i]);
  g_assert_null (dpt_session_write (test->cashier, rebuild_cb, NULL, NULL, &refused));
  g_assert_nonnull (refused);
  g_assert_nonnull (dpt_session_write (test->owner, rebuild_cb, NULL, NULL, &error));
  g_assert_no_error (error);
  dpt_test_sale_assert_sound (test);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/finds/%02u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_damage);
    }
  dpt_test_db_add ("/check/figures-can-be-made-anew", test_figures_can_be_made_anew);
  return g_test_run ();
}
