/* test-payment.c - deposits, balances, credit notes, quotes: money afterwards, and everything still adds up.
 * For: engine/sale/dpt-payment, dpt-sale-order, dpt-sale-refund. Not for: issuing (test-sale.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/sale/dpt-sale-row.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-sale.h"

static DptIssued *
invoice (DptTestSale *test, DptBasket *basket)
{
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, basket);

  request->patient_id = test->patient_id;
  return dpt_test_sale_commit (test->cashier, request);
}

typedef struct
{
  gint64 id;
  gint64 invoice_id;
  DptDue due;
  DptMoney balance;
} Query;

static gpointer
order_due_cb (DptUnit *unit, gpointer args, GError **error)
{
  Query *query = args;

  return dpt_order_get_due (unit, query->id, &query->invoice_id, &query->due, error) ? query : NULL;
}

static gpointer
balance_cb (DptUnit *unit, gpointer args, GError **error)
{
  Query *query = args;

  return dpt_patient_get_balance (unit, query->id, &query->balance, error) ? query : NULL;
}

static Query
order_due (DptTestSale *test, gint64 order_id)
{
  Query query = { .id = order_id };
  g_autoptr (GError) error = NULL;

  dpt_session_read (test->cashier, order_due_cb, &query, NULL, &error);
  g_assert_no_error (error);
  return query;
}

static DptMoney
balance (DptTestSale *test)
{
  Query query = { .id = test->patient_id };
  g_autoptr (GError) error = NULL;

  dpt_session_read (test->cashier, balance_cb, &query, NULL, &error);
  g_assert_no_error (error);
  return query.balance;
}

static void
test_an_invoice_is_paid_in_parts (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *issued = invoice (test, dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_GOLD, 1));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).due, ==, 18000);
  g_assert_cmpint (balance (test), ==, 18000);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, issued->id, 0, 0, DPT_MEANS_CARD, 10000, &error), ==, 0);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).due, ==, 8000);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, issued->id, 0, 0, DPT_MEANS_CASH, 10000, &error), ==, 2000);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).due, ==, 0);
  g_assert_cmpint (balance (test), ==, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_paying_more_than_is_due_is_refused (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *issued = invoice (test, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1));
  g_autoptr (GError) card = NULL, again = NULL;

  g_assert_cmpint (dpt_test_sale_pay (test->cashier, issued->id, 0, 0, DPT_MEANS_CARD, 1201, &card), ==, -1);
  g_assert_error (card, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, issued->id, 0, 0, DPT_MEANS_CARD, 1200, NULL), ==, 0);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, issued->id, 0, 0, DPT_MEANS_CASH, 1, &again), ==, -1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM payment"), ==, 1);
  dpt_test_sale_assert_sound (test);
}

static gpointer
take_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_payment_take (unit, args, error);
}

static void
test_the_same_payment_counts_once (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *issued = invoice (test, dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_GOLD, 1));
  g_autoptr (DptPaymentRequest) request = dpt_payment_request_new ("2f6c7d52-0c55-4d0a-9df4-3a6f1c2b7e11");
  g_autoptr (GError) error = NULL;
  g_autofree DptPaymentResult *first = NULL, *second = NULL;

  dpt_payment_request_add_debt (request, issued->id, 0, 0);
  dpt_payment_request_add_handed (request, DPT_MEANS_CHEQUE, 5000, "0001234");
  first = dpt_session_write (test->cashier, take_cb, request, g_free, &error);
  second = dpt_session_write (test->cashier, take_cb, request, g_free, &error);
  g_assert_no_error (error);
  g_assert_true (second->already);
  g_assert_cmpint (second->payment_id, ==, first->payment_id);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).due, ==, 13000);
  dpt_test_sale_assert_sound (test);
}

static void
test_one_payment_settles_several_debts (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *older = invoice (test, dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_GOLD, 1));
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1));
  g_autofree DptIssued *newer = NULL;

  dpt_sale_request_add_debt (request, older->id, 0, 0);
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 10000, NULL);
  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, 10000, NULL);
  newer = dpt_test_sale_commit (test->cashier, request);
  g_assert_cmpint (newer->change, ==, 800);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, newer->id).due, ==, 0);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, older->id).due, ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM allocation"), ==, 3);
  dpt_test_sale_assert_sound (test);
}

/* --- orders --- */

typedef struct
{
  gint64 order_id;
  const DptSplit *split;
  int months;
} QuoteArgs;

static gpointer
quote_cb (DptUnit *unit, gpointer args, GError **error)
{
  QuoteArgs *quote = args;
  g_autofree char *uuid = g_uuid_string_random ();

  return dpt_sale_issue_quote (unit, uuid, quote->order_id, quote->split, quote->months, error);
}

static DptIssued *
quote (DptTestSale *test, gint64 order_id, const DptSplit *split, int months, GError **error)
{
  QuoteArgs args = { order_id, split, months };
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (test->shop, DPT_ROLE_OPTICIAN);

  return dpt_session_write (optician, quote_cb, &args, g_free, error);
}

static void
test_a_quote_moves_nothing (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "draft");
  g_autoptr (GError) error = NULL, too_short = NULL;
  g_autofree DptIssued *issued = quote (test, order_id, NULL, 2, &error);
  g_autofree char *until = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (issued->series, ==, "D");
  g_assert_cmpint (issued->gross, ==, 20000);
  until = dpt_test_db_query_text (db, "SELECT valid_until FROM sale");
  g_assert_cmpstr (until, ==, "2027-01-22");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM journal_entry"), ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM rollup_day"), ==, 0);
  g_assert_cmpint (balance (test), ==, 0);
  g_assert_null (quote (test, order_id, NULL, 1, &too_short));
  g_assert_cmpstr (dpt_error_get_field (too_short), ==, "months");
  dpt_test_sale_assert_sound (test);
}

static void
test_a_deposit_moves_to_the_invoice (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "confirmed");
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *issued = NULL;
  DptSaleRequest *request;
  Query query;

  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, 6000, DPT_MEANS_CARD, 6000, &error), ==, 0);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, 1000, DPT_MEANS_CASH, 2000, &error), ==, 1000);
  g_assert_no_error (error);
  query = order_due (test, order_id);
  g_assert_cmpint (query.due.due, ==, 13000);
  g_assert_cmpint (query.invoice_id, ==, 0);

  request = dpt_test_sale_request (DPT_SALE_INVOICE, NULL);
  request->order_id = order_id;
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 13000, NULL);
  issued = dpt_test_sale_commit (test->cashier, request);
  g_assert_cmpint (issued->gross, ==, 20000);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).due, ==, 0);
  query = order_due (test, order_id);
  g_assert_cmpint (query.invoice_id, ==, issued->id);
  g_assert_cmpint (query.due.due, ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COALESCE(CAST(SUM(amount) AS BIGINT), 0) FROM allocation WHERE order_id IS NOT NULL"), ==, 0);
  g_assert_cmpint (balance (test), ==, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_an_order_is_invoiced_once_with_what_lies_beside_it (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "ready");
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1));
  DptSaleRequest *second = dpt_test_sale_request (DPT_SALE_INVOICE, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *issued = NULL;

  request->order_id = second->order_id = order_id;
  issued = dpt_test_sale_commit (test->cashier, request);
  g_assert_cmpint (issued->gross, ==, 21200);
  /* The frame is the order's to hand over, the case left the shelf now. */
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_FRAME_BLACK], 5, 0);
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_CASE], 19, 0);
  error = dpt_test_sale_commit_error (test->cashier, second);
  g_assert_error (error, DPT_ERROR, DPT_ERROR_STATE);
  /* What is paid on the order now goes to its invoice. */
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, 5000, DPT_MEANS_CARD, 5000, NULL), ==, 0);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).due, ==, 16200);
  dpt_test_sale_assert_sound (test);
}

static gpointer
load_act (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_row_load_act (unit, *(gint64 *) args, error);
}

static void
test_several_orders_are_collected_in_one_act (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 first = dpt_test_sale_add_order (test, "ready"), second = dpt_test_sale_add_order (test, "ready");
  g_autoptr (DptSaleRequest) request = dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1));
  g_autofree DptIssued *issued = NULL, *again = NULL;
  g_autoptr (GPtrArray) act = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, second, 5000, DPT_MEANS_CARD, 5000, NULL), ==, 0);
  dpt_sale_request_add_order (request, first);
  dpt_sale_request_add_order (request, second);
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 30000, NULL);
  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, 7000, NULL);
  issued = dpt_sale_commit (test->cashier, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (issued->number, ==, 2);
  g_assert_cmpuint (issued->n_before, ==, 1);
  g_assert_cmpint (issued->change, ==, 800);
  g_assert_cmpint (order_due (test, first).due.due, ==, 0);
  g_assert_cmpint (order_due (test, second).due.due, ==, 0);
  g_assert_cmpint (order_due (test, first).invoice_id, !=, order_due (test, second).invoice_id);
  act = dpt_session_read (test->cashier, load_act, &issued->id, (GDestroyNotify) g_ptr_array_unref, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (act->len, ==, 2);
  g_assert_cmpint (dpt_record_get_id (act->pdata[1]), ==, issued->id);
  g_assert_cmpint (dpt_record_get_int (act->pdata[0], DPT_SALE_ROW_TOTAL_GROSS), ==, 20000);
  again = dpt_sale_commit (test->cashier, request, &error);
  g_assert_true (again->already);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sale"), ==, 2);
  dpt_test_sale_assert_sound (test);
}

static void
test_one_order_that_may_not_be_invoiced_stops_them_all (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, NULL);
  g_autoptr (GError) error = NULL;

  dpt_sale_request_add_order (request, dpt_test_sale_add_order (test, "ready"));
  dpt_sale_request_add_order (request, dpt_test_sale_add_order (test, "draft"));
  error = dpt_test_sale_commit_error (test->cashier, request);
  g_assert_error (error, DPT_ERROR, DPT_ERROR_STATE);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sale"), ==, 0);
}

static void
test_only_confirmed_orders_are_invoiced (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  static const char *const states[] = { "draft", "quoted", "refused", "cancelled" };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, NULL);
      g_autoptr (GError) error = NULL;

      request->order_id = dpt_test_sale_add_order (test, states[i]);
      error = dpt_test_sale_commit_error (test->cashier, request);
      g_assert_error (error, DPT_ERROR, DPT_ERROR_STATE);
    }
}

static void
test_cover_pays_its_share (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "confirmed");
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *quoted = NULL, *issued = NULL;
  DptSplit split;
  DptDue due;

  g_assert_true (dpt_split_typed (20000, 9, 12000, &split, NULL));
  quoted = quote (test, order_id, &split, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpint (order_due (test, order_id).due.due, ==, 7991);
  request->order_id = order_id;
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 7991, NULL);
  issued = dpt_test_sale_commit (test->cashier, request);
  due = dpt_test_sale_due (test->cashier, issued->id);
  g_assert_cmpint (due.due, ==, 0);
  g_assert_cmpint (due.cover_due, ==, 12009);
  g_assert_cmpint (balance (test), ==, 0);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, issued->id, 0, 0, DPT_MEANS_CARD, 100, NULL), ==, -1);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, issued->id, 0, 0, DPT_MEANS_INSURER, 12009, NULL), ==, 0);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).cover_due, ==, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_the_deposit_of_a_cancelled_order_goes_back (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "confirmed");
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (test->shop, DPT_ROLE_OPTICIAN);
  g_autoptr (GError) error = NULL, refused = NULL;

  dpt_test_sale_pay (test->cashier, 0, order_id, 6000, DPT_MEANS_CARD, 6000, &error);
  dpt_test_db_exec (db, "UPDATE dispensing_order SET state = 'cancelled'");
  g_assert_cmpint (balance (test), ==, -6000);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, -6001, DPT_MEANS_CASH, 6001, NULL), ==, -1);
  g_assert_cmpint (dpt_test_sale_pay (optician, 0, order_id, -6000, DPT_MEANS_CASH, 6000, &refused), ==, -1);
  g_assert_error (refused, DPT_ERROR, DPT_ERROR_REFUSED);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, -6000, DPT_MEANS_CASH, 6000, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (balance (test), ==, 0);
  dpt_test_sale_assert_sound (test);
}

/* --- credit notes --- */

static DptRefundRequest *
make_refund (gint64 sale_id, const char *reason)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return dpt_refund_request_new (uuid, sale_id, reason);
}

static DptIssued *
receipt (DptTestSale *test, DptTestArticle article, gint64 quantity, DptMoney cash)
{
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, NULL, article, quantity));

  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, cash, NULL);
  return dpt_test_sale_commit (test->cashier, request);
}

static void
test_a_whole_sale_goes_back (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *sold = receipt (test, DPT_TEST_FRAME_BLUE, 2, 24800);
  DptRefundRequest *refund = make_refund (sold->id, "does not fit");
  g_autoptr (GError) error = NULL, again = NULL;
  g_autofree DptIssued *credit = NULL;

  dpt_refund_request_add_handed (refund, DPT_MEANS_CASH, 24800, NULL);
  credit = dpt_test_sale_refund (test->cashier, refund, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (credit->series, ==, "A");
  g_assert_cmpint (credit->number, ==, 1);
  g_assert_cmpint (credit->gross, ==, -24800);
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_FRAME_BLUE], 5, 0);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, sold->id).due, ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT gross FROM rollup_day"), ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT credit_notes FROM rollup_day"), ==, 1);
  g_assert_null (dpt_test_sale_refund (test->cashier, make_refund (sold->id, "again"), &again));
  g_assert_error (again, DPT_ERROR, DPT_ERROR_STATE);
  dpt_test_sale_assert_sound (test);
}

static void
test_pieces_taken_back_one_by_one_come_to_the_whole (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autoptr (DptBasket) full = dpt_test_sale_basket (test, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 3), DPT_TEST_FRAME_GOLD, 1);
  DptBasket *basket = dpt_basket_set_discount (full, DPT_DISCOUNT_BY_AMOUNT (1000), NULL);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, basket);
  g_autofree DptIssued *sold = NULL;
  gint64 line_id;
  DptMoney back = 0;

  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 20600, NULL);
  sold = dpt_test_sale_commit (test->cashier, request);
  line_id = dpt_test_db_query_int (db, "SELECT id FROM sale_line WHERE position = 1");
  for (int i = 0; i < 3; i++)
    {
      DptRefundRequest *refund = make_refund (sold->id, "one too many");
      g_autoptr (GError) error = NULL;
      g_autofree DptIssued *credit = NULL;

      dpt_refund_request_add_line (refund, line_id, 1);
      credit = dpt_test_sale_refund (test->cashier, refund, &error);
      g_assert_no_error (error);
      back -= credit->gross;
      dpt_test_sale_assert_sound (test);
    }
  g_assert_cmpint (back, ==, dpt_test_db_query_int (db, "SELECT gross FROM sale_line WHERE corrects_line_id IS NULL AND position = 1"));
  g_assert_cmpint (dpt_test_sale_due (test->cashier, sold->id).due, ==, -back);
}

static void
test_no_more_goes_back_than_was_sold_or_paid (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *unpaid = invoice (test, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 2));
  gint64 line_id = dpt_test_db_query_int (db, "SELECT id FROM sale_line");
  DptRefundRequest *too_many = make_refund (unpaid->id, "x"), *too_much = make_refund (unpaid->id, "x"), *mute = make_refund (unpaid->id, " ");
  g_autoptr (GError) quantity = NULL, money = NULL, reason = NULL, error = NULL;
  g_autofree DptIssued *credit = NULL;

  dpt_refund_request_add_line (too_many, line_id, 3);
  dpt_refund_request_add_handed (too_much, DPT_MEANS_CASH, 100, NULL);
  g_assert_null (dpt_test_sale_refund (test->cashier, too_many, &quantity));
  g_assert_cmpstr (dpt_error_get_field (quantity), ==, "quantity");
  g_assert_null (dpt_test_sale_refund (test->cashier, too_much, &money));
  g_assert_cmpstr (dpt_error_get_field (money), ==, "amount");
  g_assert_null (dpt_test_sale_refund (test->cashier, mute, &reason));
  g_assert_cmpstr (dpt_error_get_field (reason), ==, "reason");
  /* Never paid, so the credit note alone settles it. */
  credit = dpt_test_sale_refund (test->cashier, make_refund (unpaid->id, "typed twice"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, unpaid->id).due, ==, 0);
  g_assert_cmpint (balance (test), ==, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_what_is_broken_does_not_go_back_to_the_shelf (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *sold = receipt (test, DPT_TEST_FRAME_BLUE, 1, 12400);
  DptRefundRequest *refund = make_refund (sold->id, "broken in its box");
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *credit = NULL;

  refund->restock = FALSE;
  credit = dpt_test_sale_refund (test->cashier, refund, &error);
  g_assert_no_error (error);
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_FRAME_BLUE], 4, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_cover_gets_its_share_back (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_GOLD, 1));
  g_autofree DptIssued *sold = NULL, *credit = NULL;
  g_autoptr (GError) error = NULL;
  DptRefundRequest *refund;

  request->has_split = TRUE;
  g_assert_true (dpt_split_typed (18000, 0, 8000, &request->split, NULL));
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 10000, NULL);
  sold = dpt_test_sale_commit (test->cashier, request);
  refund = make_refund (sold->id, "returned");
  dpt_refund_request_add_handed (refund, DPT_MEANS_CARD, 10000, NULL);
  credit = dpt_test_sale_refund (test->cashier, refund, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, sold->id).cover_due, ==, 0);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, sold->id).due, ==, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_an_invoiced_order_taken_back_can_be_invoiced_again (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "ready");
  DptSaleRequest *first = dpt_test_sale_request (DPT_SALE_INVOICE, NULL), *second = dpt_test_sale_request (DPT_SALE_INVOICE, NULL);
  g_autofree DptIssued *wrong = NULL, *credit = NULL, *right = NULL;
  g_autoptr (GError) error = NULL;

  first->order_id = second->order_id = order_id;
  wrong = dpt_test_sale_commit (test->cashier, first);
  credit = dpt_test_sale_refund (test->cashier, make_refund (wrong->id, "wrong name"), &error);
  g_assert_no_error (error);
  /* The frame never left, so none came back. */
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_FRAME_BLACK], 5, 0);
  right = dpt_test_sale_commit (test->cashier, second);
  g_assert_cmpint (right->number, ==, 2);
  g_assert_cmpint (order_due (test, order_id).invoice_id, ==, right->id);
  dpt_test_sale_assert_sound (test);
}

/* --- prints --- */

typedef struct
{
  gint64 id;
  int copy;
} Print;

static gpointer
print_cb (DptUnit *unit, gpointer args, GError **error)
{
  Print *print = args;

  return dpt_sale_note_print (unit, print->id, &print->copy, error) ? print : NULL;
}

static void
test_copies_are_counted (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *sold = receipt (test, DPT_TEST_CASE, 1, 1200);

  for (int i = 0; i < 3; i++)
    {
      Print print = { sold->id, -1 };

      dpt_session_write (test->cashier, print_cb, &print, NULL, NULL);
      g_assert_cmpint (print.copy, ==, i);
    }
  dpt_test_sale_assert_sound (test);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/payment/an-invoice-is-paid-in-parts", test_an_invoice_is_paid_in_parts);
  dpt_test_db_add ("/payment/paying-too-much-is-refused", test_paying_more_than_is_due_is_refused);
  dpt_test_db_add ("/payment/the-same-payment-counts-once", test_the_same_payment_counts_once);
  dpt_test_db_add ("/payment/one-payment-settles-several-debts", test_one_payment_settles_several_debts);
  dpt_test_db_add ("/payment/a-quote-moves-nothing", test_a_quote_moves_nothing);
  dpt_test_db_add ("/payment/a-deposit-moves-to-the-invoice", test_a_deposit_moves_to_the_invoice);
  dpt_test_db_add ("/payment/an-order-is-invoiced-once", test_an_order_is_invoiced_once_with_what_lies_beside_it);
  dpt_test_db_add ("/payment/several-orders-in-one-act", test_several_orders_are_collected_in_one_act);
  dpt_test_db_add ("/payment/one-order-stops-them-all", test_one_order_that_may_not_be_invoiced_stops_them_all);
  dpt_test_db_add ("/payment/only-confirmed-orders-are-invoiced", test_only_confirmed_orders_are_invoiced);
  dpt_test_db_add ("/payment/cover-pays-its-share", test_cover_pays_its_share);
  dpt_test_db_add ("/payment/a-cancelled-order-gives-its-deposit-back", test_the_deposit_of_a_cancelled_order_goes_back);
  dpt_test_db_add ("/refund/a-whole-sale-goes-back", test_a_whole_sale_goes_back);
  dpt_test_db_add ("/refund/pieces-one-by-one-come-to-the-whole", test_pieces_taken_back_one_by_one_come_to_the_whole);
  dpt_test_db_add ("/refund/no-more-than-was-sold-or-paid", test_no_more_goes_back_than_was_sold_or_paid);
  dpt_test_db_add ("/refund/what-is-broken-stays-off-the-shelf", test_what_is_broken_does_not_go_back_to_the_shelf);
  dpt_test_db_add ("/refund/cover-gets-its-share-back", test_cover_gets_its_share_back);
  dpt_test_db_add ("/refund/an-order-taken-back-is-invoiced-again", test_an_invoiced_order_taken_back_can_be_invoiced_again);
  dpt_test_db_add ("/payment/copies-are-counted", test_copies_are_counted);
  return g_test_run ();
}
