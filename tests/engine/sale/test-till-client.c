/* test-till-client.c - what the till reads of a client, rows of documents, tickets that wait.
 * For: engine/sale/dpt-till-client, dpt-sale-row, dpt-parked. Not for: selling (test-sale.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/sale/dpt-parked.h"
#include "engine/sale/dpt-till-client.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-sale.h"

static gpointer
client_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_till_client_load (unit, *(gint64 *) args, error);
}

static DptTillClient *
load (DptTestSale *test)
{
  g_autoptr (GError) error = NULL;
  DptTillClient *client = dpt_session_read (test->cashier, client_cb, &test->patient_id, (GDestroyNotify) dpt_till_client_free, &error);

  g_assert_no_error (error);
  return client;
}

static DptIssued *
sell (DptTestSale *test, DptSaleKind kind, DptTestArticle article, gint64 quantity, DptMoney card)
{
  DptSaleRequest *request = dpt_test_sale_request (kind, dpt_test_sale_basket (test, NULL, article, quantity));

  request->patient_id = test->patient_id;
  if (card > 0)
    dpt_sale_request_add_handed (request, DPT_MEANS_CARD, card, NULL);
  return dpt_test_sale_commit (test->cashier, request);
}

static void
test_the_client_at_a_glance (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *older = sell (test, DPT_SALE_RECEIPT, DPT_TEST_CASE, 2, 2400);
  gint64 ready = dpt_test_sale_add_order (test, "ready"), closed = dpt_test_sale_add_order (test, "closed");
  g_autoptr (DptTillClient) client = NULL;
  g_autofree DptIssued *newer = NULL;
  const DptTillOrder *order;

  dpt_clock_set_now (test->shop->clock, DPT_TEST_NOW + G_TIME_SPAN_HOUR);
  newer = sell (test, DPT_SALE_INVOICE, DPT_TEST_FRAME_GOLD, 1, 8000);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, ready, 5000, DPT_MEANS_CARD, 5000, NULL), ==, 0);
  client = load (test);
  g_assert_cmpint (closed, !=, ready);
  g_assert_cmpstr (client->name, ==, "Élise Marchand");
  g_assert_cmpint (client->file_number, ==, 4711);
  g_assert_cmpint (client->balance, ==, 10000);
  g_assert_cmpuint (client->orders->len, ==, 1);
  order = client->orders->pdata[0];
  g_assert_cmpint (order->id, ==, ready);
  g_assert_cmpint (order->due.due, ==, 15000);
  g_assert_true (order->here);
  g_assert_cmpstr (order->label, ==, "Rive Mistral 48-20 black");
  g_assert_cmpuint (client->history->len, ==, 2);
  g_assert_cmpint (dpt_record_get_id (client->history->pdata[0]), ==, newer->id);
  g_assert_cmpint (dpt_sale_row_get_status (client->history->pdata[0]), ==, DPT_PAYMENT_STATUS_PARTLY);
  g_assert_cmpint (dpt_sale_row_get_due (client->history->pdata[0]), ==, 10000);
  g_assert_cmpint (dpt_sale_row_get_status (client->history->pdata[1]), ==, DPT_PAYMENT_STATUS_PAID);
}

static void
test_status_follows_what_is_taken_back (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *sold = sell (test, DPT_SALE_RECEIPT, DPT_TEST_CASE, 2, 2400);
  gint64 line_id = dpt_test_db_query_int (db, "SELECT id FROM sale_line");
  static const DptPaymentStatus expected[] = { DPT_PAYMENT_STATUS_PARTLY_REFUNDED, DPT_PAYMENT_STATUS_REFUNDED };

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      DptRefundRequest *refund = dpt_refund_request_new (uuid, sold->id, "scratched");
      g_autofree DptIssued *credit = NULL;
      g_autoptr (DptTillClient) client = NULL;

      dpt_refund_request_add_line (refund, line_id, 1);
      dpt_refund_request_add_handed (refund, DPT_MEANS_CASH, 1200, NULL);
      credit = dpt_test_sale_refund (test->cashier, refund, NULL);
      g_assert_nonnull (credit);
      client = load (test);
      for (guint r = 0; r < client->history->len; r++)
        {
          DptSaleRow *row = client->history->pdata[r];
          gboolean original = dpt_record_get_id (row) == sold->id;

          g_assert_cmpint (dpt_sale_row_get_status (row), ==, original ? expected[i] : DPT_PAYMENT_STATUS_NONE);
        }
    }
}

typedef struct
{
  gint64 sale_id;
  guint left_out;
} Again;

static gpointer
copy_cb (DptUnit *unit, gpointer args, GError **error)
{
  Again *again = args;

  return dpt_till_copy_sale (unit, again->sale_id, &again->left_out, error);
}

static void
test_an_earlier_sale_at_todays_price (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *sold = sell (test, DPT_SALE_RECEIPT, DPT_TEST_CASE, 2, 2400);
  Again again = { .sale_id = sold->id };
  g_autoptr (DptBasket) basket = NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE variant SET price = 1350 WHERE id = %" G_GINT64_FORMAT, test->catalog.variants[DPT_TEST_CASE]);

  dpt_test_db_exec (db, sql);
  basket = dpt_session_read (test->cashier, copy_cb, &again, (GDestroyNotify) dpt_basket_unref, NULL);
  g_assert_cmpuint (again.left_out, ==, 0);
  g_assert_cmpint (dpt_basket_get_gross (basket), ==, 2700);
  g_assert_false (dpt_basket_get_price_changed (basket));
}

static void
test_an_orders_pieces_can_be_sold_again (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1));
  g_autofree DptIssued *sold = NULL;
  Again again = { 0 };
  g_autoptr (DptBasket) basket = NULL;

  request->order_id = dpt_test_sale_add_order (test, "ready");
  sold = dpt_test_sale_commit (test->cashier, request);
  again.sale_id = sold->id;
  basket = dpt_session_read (test->cashier, copy_cb, &again, (GDestroyNotify) dpt_basket_unref, NULL);
  /* The order's lens of the fixture has no range, so it counts as written by hand; frame and case are articles. */
  g_assert_cmpuint (dpt_basket_get_n_lines (basket), ==, 3);
}

/* --- tickets that wait --- */

static gpointer
put_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_parked_put (unit, args, error) ? unit : NULL;
}

static gpointer
list_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_parked_list (unit, error);
}

static gpointer
take_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_parked_take (unit, *(gint64 *) args, error);
}

static void
test_a_parked_ticket_goes_to_one_till (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gint64 id;

  dpt_session_write (test->cashier, put_cb, "{\"n\":1}", NULL, NULL);
  dpt_session_write (test->owner, put_cb, "{\"n\":2}", NULL, NULL);
  waiting = dpt_session_read (test->cashier, list_cb, NULL, (GDestroyNotify) g_ptr_array_unref, NULL);
  g_assert_cmpuint (waiting->len, ==, 2);
  id = dpt_record_get_id (waiting->pdata[1]);
  content = dpt_session_write (test->cashier, take_cb, &id, g_free, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, "{\"n\":2}");
  g_assert_null (dpt_session_write (test->owner, take_cb, &id, NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_NOT_FOUND);
  after = dpt_session_read (test->cashier, list_cb, NULL, (GDestroyNotify) g_ptr_array_unref, NULL);
  g_assert_cmpuint (after->len, ==, 1);
}

/* --- the list --- */

static gpointer
find_number_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_row_find_number (unit, args, error);
}

static guint
count_found (DptTestSale *test, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dpt_session_read (test->cashier, find_number_cb, (gpointer) text, (GDestroyNotify) g_ptr_array_unref, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_the_list_finds_by_day_number_and_kind (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *receipt = sell (test, DPT_SALE_RECEIPT, DPT_TEST_CASE, 1, 1200);
  g_autofree DptIssued *invoice = sell (test, DPT_SALE_INVOICE, DPT_TEST_FRAME_GOLD, 1, 0);
  g_autoptr (DptDbListModel) list = dpt_sale_list_new (db);
  GListModel *model = G_LIST_MODEL (list);
  gint64 place = test->shop->establishment_id;

  dpt_sale_list_set (list, place, DPT_TEST_TODAY, DPT_TEST_TODAY, NULL, NULL, DPT_SALE_ORDER_LARGEST);
  dpt_test_until (g_list_model_get_n_items (model) == 2);
  g_assert_cmpint (dpt_db_list_model_get_id (list, 0), ==, invoice->id);
  dpt_sale_list_set (list, place, DPT_TEST_TODAY, DPT_TEST_TODAY, "receipt", NULL, DPT_SALE_ORDER_NEWEST);
  dpt_test_until (g_list_model_get_n_items (model) == 1 && dpt_db_list_model_get_id (list, 0) == receipt->id);
  dpt_sale_list_set (list, place, "2026-11-01", "2026-11-21", NULL, NULL, DPT_SALE_ORDER_NEWEST);
  dpt_test_until (g_list_model_get_n_items (model) == 0);
  dpt_sale_list_set (list, place, "2026-11-01", "2026-11-21", NULL, "S1-T2026-00001", DPT_SALE_ORDER_NEWEST);
  dpt_test_until (g_list_model_get_n_items (model) == 1 && dpt_db_list_model_get_id (list, 0) == receipt->id);
  dpt_sale_list_set (list, place, NULL, NULL, NULL, "f2026-1", DPT_SALE_ORDER_NEWEST);
  dpt_test_until (g_list_model_get_n_items (model) == 1 && dpt_db_list_model_get_id (list, 0) == invoice->id);
  dpt_sale_list_set (list, place, NULL, NULL, NULL, "S1-T2025-00001", DPT_SALE_ORDER_NEWEST);
  dpt_test_until (g_list_model_get_n_items (model) == 0);
  dpt_sale_list_set (list, place, NULL, NULL, NULL, "1", DPT_SALE_ORDER_NEWEST);
  dpt_test_until (g_list_model_get_n_items (model) == 2); /* number 1 of both series */
  g_assert_cmpuint (count_found (test, "T2026-00001"), ==, 1);
  g_assert_cmpuint (count_found (test, "T2025-00001"), ==, 0);
  g_assert_cmpuint (count_found (test, "00001"), ==, 2);
  dpt_sale_list_set (list, place, NULL, NULL, NULL, "nobody", DPT_SALE_ORDER_NEWEST);
  dpt_test_until (g_list_model_get_n_items (model) == 0);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/till-client/at-a-glance", test_the_client_at_a_glance);
  dpt_test_db_add ("/till-client/status-follows", test_status_follows_what_is_taken_back);
  dpt_test_db_add ("/till-client/an-earlier-sale-at-todays-price", test_an_earlier_sale_at_todays_price);
  dpt_test_db_add ("/till-client/an-orders-pieces-again", test_an_orders_pieces_can_be_sold_again);
  dpt_test_db_add ("/parked/goes-to-one-till", test_a_parked_ticket_goes_to_one_till);
  dpt_test_db_add ("/sale-list/day-number-and-kind", test_the_list_finds_by_day_number_and_kind);
  return g_test_run ();
}
