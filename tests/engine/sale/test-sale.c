/* test-sale.c - issuing: everything or nothing, once, by those who may, in numbers without gaps.
 * For: engine/sale/dpt-sale-store. Not for: the arithmetic (test-basket.c), money afterwards (test-payment.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-sale.h"

static DptSaleRequest *
make_receipt (DptTestSale *test, DptTestArticle article, gint64 quantity, DptMoney cash)
{
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, NULL, article, quantity));

  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, cash, NULL);
  return request;
}

static gint64
count (DptTestSale *test, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM %s", table);

  return dpt_test_db_query_int (test->shop->db, sql);
}

/* Every table that a sale writes to, as one number. */
static gint64
count_all (DptTestSale *test)
{
  static const char *const tables[] = { "sale", "sale_line", "tax_line", "payer_share", "payment", "allocation", "journal_entry",
                                        "stock_entry", "rollup_day", "rollup_month_article", "rollup_year_article", "counter" };
  gint64 sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    sum += count (test, tables[i]);
  return sum;
}

static void
test_a_receipt_is_whole (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptBasket *basket = dpt_test_sale_basket (test, dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_BLACK, 1), DPT_TEST_CASE, 2);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, basket, DPT_TEST_SERVICE, 1));
  g_autofree DptIssued *issued = NULL;

  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 10000, "A7");
  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, 10000, NULL);
  issued = dpt_test_sale_commit (test->cashier, request);
  g_assert_cmpint (issued->number, ==, 1);
  g_assert_cmpint (issued->year, ==, 2026);
  g_assert_cmpstr (issued->series, ==, "T");
  g_assert_cmpint (issued->gross, ==, 12000 + 2 * 1200 + 1500);
  g_assert_cmpint (issued->change, ==, 10000 - 5900);
  g_assert_cmpint (count (test, "sale_line"), ==, 3);
  g_assert_cmpint (count (test, "payment"), ==, 2);
  g_assert_cmpint (count (test, "allocation"), ==, 2);
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_FRAME_BLACK], 4, 0);
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_CASE], 18, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT gross FROM rollup_day"), ==, 15900);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE action = 'issue'"), ==, 1);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).due, ==, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_numbers_follow_each_other_by_series (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);

  for (gint64 i = 1; i <= 3; i++)
    {
      g_autofree DptIssued *receipt = dpt_test_sale_commit (test->cashier, make_receipt (test, DPT_TEST_CASE, 1, 1200));
      g_autofree DptIssued *invoice = dpt_test_sale_commit (test->cashier,
                                                            dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1)));

      g_assert_cmpint (receipt->number, ==, i);
      g_assert_cmpint (invoice->number, ==, i);
      g_assert_cmpstr (invoice->series, ==, "F");
    }
  dpt_test_sale_assert_sound (test);
}

static void
test_a_new_year_begins_at_one (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *before = dpt_test_sale_commit (test->cashier, make_receipt (test, DPT_TEST_CASE, 1, 1200));
  g_autofree DptIssued *after = NULL;

  dpt_clock_set_now (test->shop->clock, DPT_TEST_NOW + 60 * G_TIME_SPAN_DAY);
  after = dpt_test_sale_commit (test->cashier, make_receipt (test, DPT_TEST_CASE, 1, 1200));
  g_assert_cmpint (after->year, ==, 2027);
  g_assert_cmpint (after->number, ==, 1);
  dpt_test_sale_assert_sound (test);
}

static void
test_the_same_act_is_done_once (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autoptr (DptSaleRequest) request = make_receipt (test, DPT_TEST_CASE, 1, 2000);
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *first = dpt_sale_commit (test->cashier, request, &error);
  gint64 rows = count_all (test);
  g_autofree DptIssued *second = dpt_sale_commit (test->cashier, request, &error);

  g_assert_no_error (error);
  g_assert_false (first->already);
  g_assert_true (second->already);
  g_assert_cmpint (second->id, ==, first->id);
  g_assert_cmpint (second->number, ==, first->number);
  g_assert_cmpint (second->change, ==, 800);
  g_assert_cmpint (count_all (test), ==, rows);
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_CASE], 19, 0);
}

/* Two programs send the same act at the same moment: both get the same answer, one sale is there. */
static gpointer
commit_thread_cb (gpointer data)
{
  gpointer *args = data;

  return dpt_sale_commit (args[0], args[1], args[2]);
}

static void
test_the_same_act_from_two_stations_is_done_once (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);

  for (int round = 0; round < 5; round++)
    {
      g_autoptr (DptSaleRequest) request = make_receipt (test, DPT_TEST_CASE, 1, 1200);
      g_autoptr (GError) error = NULL, other_error = NULL;
      g_autoptr (DptDb) other_db = dpt_test_db_open (dpt_db_get_uri (db));
      g_autoptr (DptSession) other = dpt_session_new (other_db, test->shop->clock, test->shop->users[DPT_ROLE_CASHIER],
                                                      test->shop->establishment_id, 0, &error);
      gpointer args[] = { other, request, &other_error };
      g_autofree DptIssued *here = NULL, *there = NULL;
      GThread *thread = g_thread_new ("other", commit_thread_cb, args);

      here = dpt_sale_commit (test->cashier, request, &error);
      there = g_thread_join (thread);
      g_assert_no_error (error);
      g_assert_no_error (other_error);
      g_assert_cmpint (here->id, ==, there->id);
      g_assert_cmpint (here->already + there->already, ==, 1);
    }
  g_assert_cmpint (count (test, "sale"), ==, 5);
  dpt_test_sale_assert_sound (test);
}

static void
test_what_is_not_there_is_not_sold (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 rows = count_all (test);
  g_autoptr (GError) error = NULL;
  DptBasket *basket = dpt_test_sale_basket (test, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1), DPT_TEST_FRAME_GOLD, 6);

  error = dpt_test_sale_commit_error (test->cashier, dpt_test_sale_request (DPT_SALE_INVOICE, basket));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_UNAVAILABLE);
  g_assert_cmpint (count_all (test), ==, rows);
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_CASE], 20, 0);
}

static void
test_the_stock_of_an_article_may_be_allowed_to_go_below_zero (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *issued = dpt_test_sale_commit (test->cashier, make_receipt (test, DPT_TEST_CASE, 23, 23 * 1200));

  g_assert_cmpint (issued->gross, ==, 23 * 1200);
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_CASE], -3, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_a_return_comes_back_to_the_shelf (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptBasket *basket = dpt_test_sale_basket (test, dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_BLUE, -1), DPT_TEST_CASE, 1);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, basket);
  g_autofree DptIssued *issued = NULL;

  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, 12400 - 1200, NULL);
  issued = dpt_test_sale_commit (test->cashier, request);
  g_assert_cmpint (issued->gross, ==, -11200);
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_FRAME_BLUE], 6, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT amount FROM payment"), ==, -11200);
  dpt_test_sale_assert_sound (test);
}

static void
test_an_exchange_needs_no_money (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptBasketLine out = dpt_test_sale_line (test, DPT_TEST_CASE, 1), back = dpt_test_sale_line (test, DPT_TEST_CASE, -1);
  g_autoptr (DptBasket) none = dpt_basket_new ();
  g_autoptr (DptBasket) one = dpt_basket_add (none, &out, NULL);
  g_autofree DptIssued *issued = dpt_test_sale_commit (test->cashier,
                                                       dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_basket_add (one, &back, NULL)));

  g_assert_cmpint (issued->gross, ==, 0);
  g_assert_cmpint (count (test, "payment"), ==, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_a_receipt_is_paid_at_once (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autoptr (GError) unpaid = dpt_test_sale_commit_error (test->cashier,
                                                          dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1)));
  g_autoptr (GError) half = dpt_test_sale_commit_error (test->cashier, make_receipt (test, DPT_TEST_CASE, 1, 1199));

  g_assert_error (unpaid, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (half), ==, "payments");
  g_assert_cmpint (count (test, "sale"), ==, 0);
}

static void
test_the_catalogue_says_price_tax_and_cost (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptBasketLine line = dpt_test_sale_line (test, DPT_TEST_CASE, 1);
  g_autoptr (DptBasket) none = dpt_basket_new ();
  DptSaleRequest *request;
  g_autofree DptIssued *issued = NULL;

  line.tax_rate_bp = 0;
  line.unit_cost = 1;
  line.list_price = 7;
  request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_basket_add (none, &line, NULL));
  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, 1200, NULL);
  issued = dpt_test_sale_commit (test->cashier, request);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT tax_rate_bp FROM sale_line"), ==, 2000);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT total_tax FROM sale"), ==, 200);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT unit_cost FROM sale_line"), ==,
                   dpt_test_db_query_int (db, "SELECT purchase_price FROM variant v JOIN sale_line l ON l.variant_id = v.id"));
}

static DptSaleRequest *
make_discounted (DptTestSale *test, DptDiscount discount)
{
  g_autoptr (DptBasket) basket = dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_GOLD, 1);
  DptBasket *cheaper = dpt_basket_set_discount (basket, discount, NULL);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, cheaper);

  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, dpt_basket_get_gross (cheaper), NULL);
  return request;
}

static void
test_discounts_stop_at_the_users_limit (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *within = dpt_test_sale_commit (test->cashier, make_discounted (test, DPT_DISCOUNT_BY_RATE (1000)));
  g_autoptr (GError) beyond = dpt_test_sale_commit_error (test->cashier, make_discounted (test, DPT_DISCOUNT_BY_RATE (1100)));
  g_autofree DptIssued *owner = dpt_test_sale_commit (test->owner, make_discounted (test, DPT_DISCOUNT_BY_RATE (5000)));

  g_assert_cmpint (within->gross, ==, 16200);
  g_assert_error (beyond, DPT_ERROR, DPT_ERROR_REFUSED);
  g_assert_cmpstr (dpt_error_get_field (beyond), ==, "discount");
  g_assert_cmpint (owner->gross, ==, 9000);
  dpt_test_sale_assert_sound (test);
}

static DptSaleRequest *
make_cheap (DptTestSale *test)
{
  DptBasketLine line = dpt_test_sale_line (test, DPT_TEST_FRAME_GOLD, 1);
  g_autoptr (DptBasket) none = dpt_basket_new ();
  DptSaleRequest *request;

  line.unit_price = line.list_price = 5000; /* whatever the caller says of the list price */
  request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_basket_add (none, &line, NULL));
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 5000, NULL);
  return request;
}

static void
test_another_price_needs_a_right (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autoptr (GError) error = dpt_test_sale_commit_error (test->cashier, make_cheap (test));
  g_autofree DptIssued *issued = dpt_test_sale_commit (test->owner, make_cheap (test));

  g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
  g_assert_cmpstr (dpt_error_get_field (error), ==, "price.change");
  g_assert_cmpint (issued->gross, ==, 5000);
}

static void
test_every_role_as_the_table_says (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);

  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    {
      g_autoptr (DptSession) session = dpt_test_shop_sign_in (test->shop, role);
      g_autoptr (DptSaleRequest) sale = make_receipt (test, DPT_TEST_CASE, 1, 1200);
      g_autoptr (DptSaleRequest) back = make_receipt (test, DPT_TEST_CASE, -1, 1200);
      g_autoptr (GError) sale_error = NULL, back_error = NULL;
      g_autofree DptIssued *sold = dpt_sale_commit (session, sale, &sale_error);
      g_autofree DptIssued *returned = dpt_sale_commit (session, back, &back_error);

      g_assert_true ((sold != NULL) == dpt_session_may (session, DPT_RIGHT_SALE_ISSUE));
      g_assert_true ((returned != NULL) == (dpt_session_may (session, DPT_RIGHT_SALE_ISSUE) && dpt_session_may (session, DPT_RIGHT_SALE_REFUND)));
      if (sold == NULL)
        g_assert_error (sale_error, DPT_ERROR, DPT_ERROR_REFUSED);
      if (returned == NULL)
        g_assert_error (back_error, DPT_ERROR, DPT_ERROR_REFUSED);
    }
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE action = 'refused'"), >, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_bad_requests_name_their_field (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptBasketLine ghost = dpt_test_sale_line (test, DPT_TEST_CASE, 1), agreed = ghost;
  DptSaleRequest *requests[6];
  static const char *const fields[] = { "uuid", "uuid", "kind", "lines", "variant_id", "order_line_id" };

  ghost.variant_id = 12345;
  agreed.order_line_id = 99;
  requests[0] = dpt_sale_request_new ("short", DPT_SALE_RECEIPT, NULL);
  requests[1] = dpt_sale_request_new ("not a uuid, but long", DPT_SALE_RECEIPT, NULL);
  requests[2] = dpt_test_sale_request (DPT_SALE_CREDIT_NOTE, NULL);
  requests[3] = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_basket_new ());
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (DptBasket) none = dpt_basket_new ();

      requests[4 + i] = dpt_test_sale_request (DPT_SALE_INVOICE, dpt_basket_add (none, i == 0 ? &ghost : &agreed, NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (GError) error = dpt_test_sale_commit_error (test->cashier, requests[i]);

      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      g_assert_cmpstr (dpt_error_get_field (error), ==, fields[i]);
    }
}

static void
test_an_invoice_freezes_its_buyer (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 1));
  g_autofree DptIssued *issued = NULL;
  g_autofree char *name = NULL, *address = NULL;

  request->patient_id = test->patient_id;
  issued = dpt_test_sale_commit (test->cashier, request);
  dpt_test_db_exec (db, "UPDATE patient SET family_name = 'Durand'");
  name = dpt_test_db_query_text (db, "SELECT buyer_name FROM sale");
  address = dpt_test_db_query_text (db, "SELECT buyer_address FROM sale");
  g_assert_cmpstr (name, ==, "Élise Marchand");
  g_assert_cmpstr (address, ==, "3 rue Haute\n75011 Paris");
}

static void
test_issued_documents_never_change (DptDb *db)
{
  static const char *const attempts[] = {
    "UPDATE sale SET total_gross = 1, total_net = 1, total_tax = 0", "DELETE FROM sale_line", "DELETE FROM payment",
    "UPDATE payment SET amount = 1", "UPDATE journal_entry SET content = '{}'", "DELETE FROM journal_entry", "DELETE FROM allocation",
    "UPDATE counter SET last_number = 5", "DELETE FROM sale",
  };
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *issued = dpt_test_sale_commit (test->cashier, make_receipt (test, DPT_TEST_CASE, 1, 1200));

  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = dpt_test_db_exec_error (db, attempts[i]);

      g_assert_nonnull (error);
    }
  dpt_test_sale_assert_sound (test);
}

/* --- many stations --- */

#define STATIONS 4
#define TRIES 12

typedef struct
{
  DptTestSale *test;
  char *uri;
  int sold, refused;
} Station;

static gpointer
sell_thread_cb (gpointer data)
{
  Station *station = data;
  g_autoptr (DptDb) db = dpt_test_db_open (station->uri);
  g_autoptr (DptSession) session = dpt_session_new (db, station->test->shop->clock, station->test->shop->users[DPT_ROLE_CASHIER],
                                                    station->test->shop->establishment_id, 0, NULL);

  for (int i = 0; i < TRIES; i++)
    {
      DptTestArticle article = (DptTestArticle) (i % 3);
      DptBasket *basket = dpt_test_sale_basket (station->test, NULL, article, 1);
      g_autoptr (DptSaleRequest) request = dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (station->test, basket, DPT_TEST_CASE, 1));
      g_autoptr (GError) error = NULL;
      g_autofree DptIssued *issued = dpt_sale_commit (session, request, &error);

      if (issued != NULL)
        station->sold++;
      else if (g_error_matches (error, DPT_ERROR, DPT_ERROR_UNAVAILABLE))
        station->refused++;
      else
        g_error ("station: %s", error->message);
    }
  return NULL;
}

static void
test_stations_share_what_is_there (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  Station stations[STATIONS];
  GThread *threads[STATIONS];
  int sold = 0, refused = 0;

  for (int i = 0; i < STATIONS; i++)
    {
      stations[i] = (Station) { test, g_strdup (dpt_db_get_uri (db)), 0, 0 };
      threads[i] = g_thread_new ("station", sell_thread_cb, &stations[i]);
    }
  for (int i = 0; i < STATIONS; i++)
    {
      g_thread_join (threads[i]);
      sold += stations[i].sold;
      refused += stations[i].refused;
      g_free (stations[i].uri);
    }
  g_assert_cmpint (sold, ==, 15); /* five of each of three frames */
  g_assert_cmpint (refused, ==, STATIONS * TRIES - 15);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT MAX(number) FROM sale"), ==, 15);
  for (DptTestArticle i = DPT_TEST_FRAME_BLACK; i <= DPT_TEST_FRAME_GOLD; i++)
    dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[i], 0, 0);
  dpt_test_sale_assert_sound (test);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/sale/a-receipt-is-whole", test_a_receipt_is_whole);
  dpt_test_db_add ("/sale/numbers-follow-each-other", test_numbers_follow_each_other_by_series);
  dpt_test_db_add ("/sale/a-new-year-begins-at-one", test_a_new_year_begins_at_one);
  dpt_test_db_add ("/sale/the-same-act-is-done-once", test_the_same_act_is_done_once);
  dpt_test_db_add ("/sale/the-same-act-from-two-stations", test_the_same_act_from_two_stations_is_done_once);
  dpt_test_db_add ("/sale/what-is-not-there-is-not-sold", test_what_is_not_there_is_not_sold);
  dpt_test_db_add ("/sale/stock-may-be-allowed-below-zero", test_the_stock_of_an_article_may_be_allowed_to_go_below_zero);
  dpt_test_db_add ("/sale/a-return-comes-back", test_a_return_comes_back_to_the_shelf);
  dpt_test_db_add ("/sale/an-exchange-needs-no-money", test_an_exchange_needs_no_money);
  dpt_test_db_add ("/sale/a-receipt-is-paid-at-once", test_a_receipt_is_paid_at_once);
  dpt_test_db_add ("/sale/the-catalogue-says-price-tax-and-cost", test_the_catalogue_says_price_tax_and_cost);
  dpt_test_db_add ("/sale/discounts-stop-at-the-limit", test_discounts_stop_at_the_users_limit);
  dpt_test_db_add ("/sale/another-price-needs-a-right", test_another_price_needs_a_right);
  dpt_test_db_add ("/sale/every-role-as-the-table-says", test_every_role_as_the_table_says);
  dpt_test_db_add ("/sale/bad-requests-name-their-field", test_bad_requests_name_their_field);
  dpt_test_db_add ("/sale/an-invoice-freezes-its-buyer", test_an_invoice_freezes_its_buyer);
  dpt_test_db_add ("/sale/issued-documents-never-change", test_issued_documents_never_change);
  dpt_test_db_add ("/sale/stations-share-what-is-there", test_stations_share_what_is_there);
  return g_test_run ();
}
