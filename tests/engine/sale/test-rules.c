/* test-rules.c - each rule of the till by itself: one right is taken away, one figure is just too much, and that alone is refused.
 * For: engine/sale; every test here is one that changing a line of it went unnoticed without. Not for: whole stories (test-sale.c, test-payment.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-sale.h"

static DptSaleRequest *
make_paid (DptBasket *basket)
{
  DptMoney gross = dpt_basket_get_gross (basket);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, basket);

  if (gross > 0)
    dpt_sale_request_add_handed (request, DPT_MEANS_CARD, gross, NULL);
  return request;
}

static DptSaleRequest *
make_plain (DptTestSale *test)
{
  return make_paid (dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1));
}

static DptSaleRequest *
make_unpaid (DptTestSale *test)
{
  return dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1));
}

static DptSaleRequest *
make_discounted (DptTestSale *test, int rate_bp)
{
  g_autoptr (DptBasket) basket = dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_GOLD, 1);

  return make_paid (dpt_basket_set_discount (basket, DPT_DISCOUNT_BY_RATE (rate_bp), NULL));
}

static DptSaleRequest *
make_one_percent_off (DptTestSale *test)
{
  return make_discounted (test, 100);
}

static DptSaleRequest *
make_cheap (DptTestSale *test)
{
  DptBasketLine line = dpt_test_sale_line (test, DPT_TEST_FRAME_GOLD, 1);
  g_autoptr (DptBasket) none = dpt_basket_new ();

  line.unit_price = 17999;
  return make_paid (dpt_basket_add (none, &line, NULL));
}

/* More goes out than comes back, so no money is given back. */
static DptSaleRequest *
make_exchange (DptTestSale *test)
{
  return make_paid (dpt_test_sale_basket (test, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, -1), DPT_TEST_FRAME_GOLD, 1));
}

static const struct { const char *what; DptRight right; DptSaleRequest *(*make) (DptTestSale *test); } acts[] = {
  { "a sale", DPT_RIGHT_SALE_ISSUE, make_unpaid },
  { "a sale that is paid", DPT_RIGHT_PAYMENT_TAKE, make_plain },
  { "a discount", DPT_RIGHT_DISCOUNT_GIVE, make_one_percent_off },
  { "another price", DPT_RIGHT_PRICE_CHANGE, make_cheap },
  { "a piece that comes back", DPT_RIGHT_SALE_REFUND, make_exchange },
};

static void
test_each_act_asks_for_its_own_right (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (DptSession) without = dpt_test_shop_sign_in_without (test->shop, DPT_ROLE_OWNER, acts[i].right);
      g_autoptr (GError) error = dpt_test_sale_commit_error (without, acts[i].make (test));
      g_autofree DptIssued *issued = dpt_test_sale_commit (test->owner, acts[i].make (test));

      g_test_message ("%s", acts[i].what);
      g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
      g_assert_cmpstr (dpt_error_get_field (error), ==, dpt_right_get_name (acts[i].right));
    }
  dpt_test_sale_assert_sound (test);
}

static void
test_a_hundredth_of_a_percent_too_much_is_refused (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *within = dpt_test_sale_commit (test->cashier, make_discounted (test, 1000));
  g_autoptr (GError) beyond = dpt_test_sale_commit_error (test->cashier, make_discounted (test, 1001));

  g_assert_error (beyond, DPT_ERROR, DPT_ERROR_REFUSED);
  g_assert_cmpstr (dpt_error_get_field (beyond), ==, "discount");
}

static void
test_an_order_is_not_put_on_a_receipt (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "confirmed");
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, NULL);
  g_autoptr (GError) error = NULL;

  dpt_sale_request_add_order (request, order_id);
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 20000, NULL);
  error = dpt_test_sale_commit_error (test->cashier, request);
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (error), ==, "kind");
}

/* --- what goes back --- */

static DptIssued *
give_back (DptSession *session, gint64 sale_id, gint64 line_id, gint64 quantity, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  DptRefundRequest *request = dpt_refund_request_new (uuid, sale_id, "does not please");

  dpt_refund_request_add_line (request, line_id, quantity);
  return dpt_test_sale_refund (session, request, error);
}

static void
test_what_went_back_does_not_go_back_again (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *sold
    = dpt_test_sale_commit (test->cashier, dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 3)));
  gint64 line_id = dpt_test_db_query_int (db, "SELECT id FROM sale_line");
  g_autoptr (GError) error = NULL, too_many = NULL;
  g_autofree DptIssued *first = give_back (test->cashier, sold->id, line_id, 2, &error);
  g_autofree DptIssued *second = give_back (test->cashier, sold->id, line_id, 2, &too_many);

  g_assert_no_error (error);
  g_assert_null (second);
  g_assert_error (too_many, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (too_many->message, ==, "Of “Case” only 1 can still be taken back.");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT SUM(quantity) FROM sale_line"), ==, 1);
  dpt_test_sale_assert_sound (test);
}

static void
test_money_goes_back_where_it_was_taken (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *sold = dpt_test_sale_commit (test->cashier, make_plain (test));
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) elsewhere = dpt_session_new (db, test->shop->clock, test->shop->users[DPT_ROLE_OWNER],
                                                      test->shop->other_establishment_id, 0, &error);
  g_autoptr (GError) refused = NULL;

  g_assert_no_error (error);
  g_assert_null (give_back (elsewhere, sold->id, dpt_test_db_query_int (db, "SELECT id FROM sale_line"), 1, &refused));
  g_assert_error (refused, DPT_ERROR, DPT_ERROR_STATE);
  g_assert_cmpstr (refused->message, ==, "This was sold in another establishment, which gives the money back.");
}

/* --- payments --- */

static gpointer
pay_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_payment_take (unit, args, error);
}

static void
test_money_goes_one_way_at_a_time (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 cancelled = dpt_test_sale_add_order (test, "confirmed");
  g_autofree DptIssued *unpaid = dpt_test_sale_commit (test->cashier, make_unpaid (test));
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (DptPaymentRequest) request = dpt_payment_request_new (uuid);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, cancelled, 6000, DPT_MEANS_CARD, 6000, NULL), ==, 0);
  dpt_test_db_exec (db, "UPDATE dispensing_order SET state = 'cancelled'");
  dpt_payment_request_add_debt (request, unpaid->id, 0, 1200);
  dpt_payment_request_add_debt (request, 0, cancelled, -6000);
  dpt_payment_request_add_handed (request, DPT_MEANS_CARD, 4800, NULL);
  g_assert_null (dpt_session_write (test->cashier, pay_cb, request, g_free, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (error), ==, "debts");
  dpt_test_sale_assert_sound (test);
}

/* --- quotes --- */

typedef struct
{
  gint64 order_id;
  int months;
  gint64 sale_id;
  int copy;
} Quote;

static gpointer
quote_cb (DptUnit *unit, gpointer args, GError **error)
{
  Quote *quote = args;
  g_autofree char *uuid = g_uuid_string_random ();

  return dpt_sale_issue_quote (unit, uuid, quote->order_id, NULL, quote->months, error);
}

static gpointer
print_cb (DptUnit *unit, gpointer args, GError **error)
{
  Quote *quote = args;

  return dpt_sale_note_print (unit, quote->sale_id, &quote->copy, error) ? quote : NULL;
}

static void
test_a_quote_lasts_two_years_at_most_and_is_printed_at_will (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  Quote quote = { dpt_test_sale_add_order (test, "draft"), 25, 0, -1 };
  g_autoptr (GError) too_long = NULL, error = NULL;
  g_autofree DptIssued *issued = NULL;

  g_assert_null (dpt_session_write (test->owner, quote_cb, &quote, g_free, &too_long));
  g_assert_error (too_long, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (too_long), ==, "months");
  quote.months = 24;
  issued = dpt_session_write (test->owner, quote_cb, &quote, g_free, &error);
  g_assert_no_error (error);
  quote.sale_id = issued->id;
  for (int i = 0; i < 2; i++)
    {
      dpt_session_write (test->owner, print_cb, &quote, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (quote.copy, ==, 0);
    }
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM journal_entry"), ==, 0);
}

/* --- who did it --- */

static gint64
count_acts (DptDb *db, const char *action, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM audit_entry WHERE action = '%s' AND table_name = '%s'", action, table);

  return dpt_test_db_query_int (db, sql);
}

static void
test_every_act_leaves_its_mark (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  Quote quote = { dpt_test_sale_add_order (test, "draft"), 2, 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *quoted = dpt_session_write (test->owner, quote_cb, &quote, g_free, &error);
  g_autofree DptIssued *unpaid = NULL, *back = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (count_acts (db, "quote", "sale"), ==, 1);
  unpaid = dpt_test_sale_commit (test->cashier, make_unpaid (test));
  g_assert_cmpint (count_acts (db, "issue", "sale"), ==, 1);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, unpaid->id, 0, 1200, DPT_MEANS_CARD, 1200, &error), ==, 0);
  g_assert_cmpint (count_acts (db, "pay", "payment"), ==, 1);
  back = dpt_test_sale_refund (test->cashier, dpt_refund_request_new ("0b7c0f5e-4d1c-4f6e-9a37-2f1d6f7a8b91", unpaid->id, "torn"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_acts (db, "issue", "sale"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE action = 'pay' AND user_id IS NULL"), ==, 0);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/rules/each-act-asks-for-its-own-right", test_each_act_asks_for_its_own_right);
  dpt_test_db_add ("/rules/a-hundredth-of-a-percent-too-much", test_a_hundredth_of_a_percent_too_much_is_refused);
  dpt_test_db_add ("/rules/an-order-is-not-put-on-a-receipt", test_an_order_is_not_put_on_a_receipt);
  dpt_test_db_add ("/rules/what-went-back-does-not-go-back-again", test_what_went_back_does_not_go_back_again);
  dpt_test_db_add ("/rules/money-goes-back-where-it-was-taken", test_money_goes_back_where_it_was_taken);
  dpt_test_db_add ("/rules/money-goes-one-way-at-a-time", test_money_goes_one_way_at_a_time);
  dpt_test_db_add ("/rules/a-quote-lasts-two-years-at-most", test_a_quote_lasts_two_years_at_most_and_is_printed_at_will);
  dpt_test_db_add ("/rules/every-act-leaves-its-mark", test_every_act_leaves_its_mark);
  return g_test_run ();
}
