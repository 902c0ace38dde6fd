/* test-guard.c - what must never happen to money and stock: paid twice, given back twice, moved twice, done by the wrong person.
 * For: engine/sale where it meets orders, other stations and rights. Not for: the ordinary course (test-sale.c, test-payment.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/order/dpt-order-flow.h"
#include "engine/sale/dpt-journal.h"
#include "engine/sale/dpt-parked.h"
#include "engine/sale/dpt-refund-sheet.h"
#include "engine/sale/dpt-sale-check.h"
#include "engine/sale/dpt-till-client.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-sale.h"

static DptIssued *
invoice_order (DptTestSale *test, gint64 order_id, DptMoney card)
{
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, NULL);

  request->order_id = order_id;
  if (card > 0)
    dpt_sale_request_add_handed (request, DPT_MEANS_CARD, card, NULL);
  return dpt_test_sale_commit (test->cashier, request);
}

static DptRefundRequest *
make_refund (gint64 sale_id)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return dpt_refund_request_new (uuid, sale_id, "does not suit");
}

typedef struct
{
  gint64 id;
  const char *event;
} Event;

static gpointer
apply_cb (DptUnit *unit, gpointer args, GError **error)
{
  Event *event = args;

  return dpt_order_apply (unit, event->id, event->event, "the client changed his mind", error) ? unit : NULL;
}

static void
apply (DptTestSale *test, gint64 order_id, const char *name)
{
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (test->shop, DPT_ROLE_OPTICIAN);
  Event event = { order_id, name };
  g_autoptr (GError) error = NULL;

  dpt_session_write (optician, apply_cb, &event, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_frames (DptTestSale *test, int on_hand, int reserved)
{
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_FRAME_BLACK], on_hand, reserved);
}

/* --- stock, once --- */

static void
test_a_frame_leaves_once_whichever_comes_first (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 paid_first = dpt_test_sale_add_order (test, "ready"), worn_first = dpt_test_sale_add_order (test, "ready");
  g_autofree DptIssued *one = invoice_order (test, paid_first, 20000);
  g_autofree DptIssued *two = NULL;

  assert_frames (test, 5, 0);
  apply (test, paid_first, "deliver");
  assert_frames (test, 4, 0);
  apply (test, worn_first, "deliver");
  assert_frames (test, 3, 0);
  two = invoice_order (test, worn_first, 20000);
  assert_frames (test, 3, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM stock_entry WHERE kind = 'sale'"), ==, 2);
  dpt_test_sale_assert_sound (test);
}

static void
test_a_line_of_an_order_comes_back_by_its_condition (DptDb *db)
{
  static const struct { gboolean delivered, restock; int on_hand; } table[] = {
    { FALSE, TRUE, 5 }, /* it never left */
    { TRUE, TRUE, 5 },  /* as good as new */
    { TRUE, FALSE, 4 }, /* broken */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DptTestDb) fresh = dpt_test_db_new ();
      g_autoptr (DptTestSale) test = dpt_test_sale_new (fresh->db);
      gint64 order_id = dpt_test_sale_add_order (test, "ready");
      g_autofree DptIssued *sold = invoice_order (test, order_id, 20000), *credit = NULL;
      DptRefundRequest *refund = make_refund (sold->id);
      g_autoptr (GError) error = NULL;

      if (table[i].delivered)
        apply (test, order_id, "deliver");
      refund->restock = table[i].restock;
      dpt_refund_request_add_handed (refund, DPT_MEANS_CARD, 20000, NULL);
      credit = dpt_test_sale_refund (test->cashier, refund, &error);
      g_assert_no_error (error);
      assert_frames (test, table[i].on_hand, 0);
      dpt_test_sale_assert_sound (test);
    }
}

static DptIssued *
take_back (DptTestSale *test, gint64 sale_id, gboolean restock)
{
  DptRefundRequest *refund = make_refund (sale_id);
  g_autoptr (GError) error = NULL;
  DptIssued *credit;

  refund->restock = restock;
  dpt_refund_request_add_handed (refund, DPT_MEANS_CARD, 20000, NULL);
  credit = dpt_test_sale_refund (test->cashier, refund, &error);
  g_assert_no_error (error);
  return credit;
}

/* An invoice that was wrong is corrected and written anew: the glasses are on the client's nose, not on the shelf. */
static void
test_what_came_back_leaves_again_with_the_next_invoice (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "ready");
  g_autofree DptIssued *first = invoice_order (test, order_id, 20000), *credit = NULL, *second = NULL, *broken = NULL, *third = NULL;

  apply (test, order_id, "deliver");
  assert_frames (test, 4, 0);
  credit = take_back (test, first->id, TRUE);
  assert_frames (test, 5, 0);
  second = invoice_order (test, order_id, 20000);
  assert_frames (test, 4, 0);
  broken = take_back (test, second->id, FALSE);
  assert_frames (test, 4, 0);
  third = invoice_order (test, order_id, 20000);
  assert_frames (test, 4, 0);
  dpt_test_sale_assert_sound (test);
}

/* --- money, once --- */

#define STATIONS 4

typedef struct
{
  DptTestSale *test;
  char *uri;
  gint64 sale_id, order_id;
  gboolean refund;
  int taken, refused;
} Station;

static gpointer
settle_thread_cb (gpointer data)
{
  Station *station = data;
  g_autoptr (DptDb) db = dpt_test_db_open (station->uri);
  g_autoptr (DptSession) session = dpt_session_new (db, station->test->shop->clock, station->test->shop->users[DPT_ROLE_CASHIER],
                                                    station->test->shop->establishment_id, 0, NULL);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (station->refund)
    {
      DptRefundRequest *refund = make_refund (station->sale_id);
      g_autofree DptIssued *credit = NULL;

      dpt_refund_request_add_handed (refund, DPT_MEANS_CASH, 18000, NULL);
      credit = dpt_test_sale_refund (session, refund, &error);
      done = credit != NULL;
    }
  else
    done = dpt_test_sale_pay (session, station->sale_id, station->order_id, station->order_id != 0 ? 20000 : 0, DPT_MEANS_CARD,
                              station->order_id != 0 ? 20000 : 18000, &error) >= 0;
  if (done)
    station->taken++;
  else if (g_error_matches (error, DPT_ERROR, DPT_ERROR_INVALID) || g_error_matches (error, DPT_ERROR, DPT_ERROR_STATE))
    station->refused++;
  else
    g_error ("station: %s", error->message);
  return NULL;
}

/* All stations at once; exactly one of them may get through. */
static void
assert_done_once (DptTestSale *test, const Station *what)
{
  Station stations[STATIONS];
  GThread *threads[STATIONS];
  int taken = 0, refused = 0;

  for (int i = 0; i < STATIONS; i++)
    {
      stations[i] = *what;
      stations[i].test = test;
      stations[i].uri = g_strdup (dpt_db_get_uri (test->shop->db));
      threads[i] = g_thread_new ("station", settle_thread_cb, &stations[i]);
    }
  for (int i = 0; i < STATIONS; i++)
    {
      g_thread_join (threads[i]);
      taken += stations[i].taken;
      refused += stations[i].refused;
      g_free (stations[i].uri);
    }
  g_assert_cmpint (taken, ==, 1);
  g_assert_cmpint (refused, ==, STATIONS - 1);
  dpt_test_sale_assert_sound (test);
}

static DptIssued *
invoice_gold (DptTestSale *test, DptMoney card)
{
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_GOLD, 1));

  request->patient_id = test->patient_id;
  if (card > 0)
    dpt_sale_request_add_handed (request, DPT_MEANS_CARD, card, NULL);
  return dpt_test_sale_commit (test->cashier, request);
}

static void
test_two_stations_cannot_take_the_same_balance (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *unpaid = invoice_gold (test, 0);
  Station balance = { .sale_id = unpaid->id };
  Station deposit = { .order_id = dpt_test_sale_add_order (test, "confirmed") };

  assert_done_once (test, &balance);
  assert_done_once (test, &deposit);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT CAST(SUM(amount) AS BIGINT) FROM payment"), ==, 38000);
}

static void
test_two_stations_cannot_give_the_same_money_back (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *paid = invoice_gold (test, 18000);
  Station refund = { .sale_id = paid->id, .refund = TRUE };

  assert_done_once (test, &refund);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT CAST(SUM(amount) AS BIGINT) FROM payment"), ==, 0);
}

static void
test_an_invoiced_order_gives_back_by_credit_note_alone (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "ready");
  g_autofree DptIssued *issued = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, 5000, DPT_MEANS_CARD, 5000, NULL), ==, 0);
  issued = invoice_order (test, order_id, 15000);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, -5000, DPT_MEANS_CASH, 5000, &error), ==, -1);
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (error), ==, "amount");
  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).due, ==, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_money_is_taken_where_the_debt_is (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *unpaid = invoice_gold (test, 0);
  gint64 order_id = dpt_test_sale_add_order (test, "confirmed");
  g_autoptr (DptSession) elsewhere = dpt_session_new (db, test->shop->clock, test->shop->users[DPT_ROLE_OWNER],
                                                      test->shop->other_establishment_id, 0, NULL);
  g_autoptr (GError) document = NULL, order = NULL, till = NULL;
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, NULL, DPT_TEST_SERVICE, 1));

  g_assert_nonnull (elsewhere);
  g_assert_cmpint (dpt_test_sale_pay (elsewhere, unpaid->id, 0, 0, DPT_MEANS_CARD, 18000, &document), ==, -1);
  g_assert_error (document, DPT_ERROR, DPT_ERROR_STATE);
  g_assert_cmpint (dpt_test_sale_pay (elsewhere, 0, order_id, 5000, DPT_MEANS_CARD, 5000, &order), ==, -1);
  g_assert_error (order, DPT_ERROR, DPT_ERROR_STATE);
  request->till_id = test->shop->till_id;
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 1500, NULL);
  till = dpt_test_sale_commit_error (elsewhere, request);
  g_assert_cmpstr (dpt_error_get_field (till), ==, "till_id");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM payment"), ==, 0);
}

static void
test_a_cancelled_order_gives_back_what_was_paid_in_parts (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "confirmed");
  g_autoptr (GError) error = NULL, too_much = NULL;

  dpt_test_sale_pay (test->cashier, 0, order_id, 5000, DPT_MEANS_CARD, 5000, &error);
  dpt_test_sale_pay (test->cashier, 0, order_id, 2500, DPT_MEANS_CASH, 3000, &error);
  apply (test, order_id, "cancel");
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, -7501, DPT_MEANS_CASH, 7501, &too_much), ==, -1);
  g_assert_cmpstr (dpt_error_get_field (too_much), ==, "amount");
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, -5000, DPT_MEANS_CARD, 5000, &error), ==, 0);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, -2500, DPT_MEANS_CASH, 2500, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, -1, DPT_MEANS_CASH, 1, NULL), ==, -1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT CAST(SUM(amount) AS BIGINT) FROM allocation"), ==, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_a_deposit_above_the_invoice_stays_to_be_given_back (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "confirmed");
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, NULL);
  g_autofree DptIssued *issued = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, 20000, DPT_MEANS_CARD, 20000, &error), ==, 0);
  request->order_id = order_id;
  request->has_split = TRUE;
  g_assert_true (dpt_split_typed (20000, 3000, 5000, &request->split, NULL));
  issued = dpt_test_sale_commit (test->cashier, request);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).due, ==, 0);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, -8000, DPT_MEANS_CARD, 8000, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, order_id, -1, DPT_MEANS_CARD, 1, NULL), ==, -1);
  dpt_test_sale_assert_sound (test);
}

/* Two rates, cover and a discount that does not divide: every cent is somewhere, and comes back one by one. */
static void
test_every_cent_of_a_shared_invoice_is_somewhere (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptBasketLine lens = { .kind = "lens", .label = "Lens", .quantity = 3, .unit_price = 3333, .list_price = 3333, .tax_rate_bp = 550,
                         .lens_range_id = 0 };
  g_autoptr (DptBasket) none = dpt_basket_new ();
  g_autoptr (DptBasket) lenses = dpt_basket_add (none, &lens, NULL);
  g_autoptr (DptBasket) full = dpt_test_sale_basket (test, dpt_basket_ref (lenses), DPT_TEST_CASE, 1);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, dpt_basket_set_discount (full, DPT_DISCOUNT_BY_AMOUNT (1001), NULL));
  g_autofree DptIssued *issued = NULL;
  gint64 lens_line;

  request->patient_id = test->patient_id;
  request->has_split = TRUE;
  g_assert_true (dpt_split_typed (10198, 777, 3333, &request->split, NULL));
  issued = dpt_test_sale_commit (test->owner, request);
  g_assert_cmpint (issued->gross, ==, 10198);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT CAST(SUM(net) + SUM(tax) AS BIGINT) FROM tax_line"), ==, 10198);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT CAST(SUM(amount) AS BIGINT) FROM payer_share"), ==, 10198);
  lens_line = dpt_test_db_query_int (db, "SELECT id FROM sale_line WHERE kind = 'lens'");
  for (int i = 0; i < 3; i++)
    {
      DptRefundRequest *refund = make_refund (issued->id);
      g_autoptr (GError) error = NULL;
      g_autofree DptIssued *credit = NULL;

      dpt_refund_request_add_line (refund, lens_line, 1);
      credit = dpt_test_sale_refund (test->cashier, refund, &error);
      g_assert_no_error (error);
      dpt_test_sale_assert_sound (test);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autofree DptIssued *rest = dpt_test_sale_refund (test->cashier, make_refund (issued->id), &error);
    DptDue due = dpt_test_sale_due (test->cashier, issued->id);

    g_assert_no_error (error);
    g_assert_cmpint (due.total, ==, 0);
    g_assert_cmpint (due.due, ==, 0);
    g_assert_cmpint (due.cover_due, ==, 0);
  }
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT CAST(SUM(net) AS BIGINT) FROM tax_line"), ==, 0);
  dpt_test_sale_assert_sound (test);
}

/* --- the client's account --- */

static gpointer
credit_cb (DptUnit *unit, gpointer args, GError **error)
{
  DptMoney *credit = args;

  return dpt_patient_get_credit (unit, *(gint64 *) args, credit, error) ? args : NULL;
}

static DptMoney
credit_of (DptTestSale *test)
{
  gint64 both = test->patient_id; /* the question goes in, the answer comes out */
  g_autoptr (GError) error = NULL;

  dpt_session_read (test->cashier, credit_cb, &both, NULL, &error);
  g_assert_no_error (error);
  return both;
}

/* Paid, taken back, and the money kept for the client: 180.00 to the good. */
static void
keep_gold (DptTestSale *test)
{
  g_autofree DptIssued *paid = invoice_gold (test, 18000), *credit = NULL;
  g_autoptr (GError) error = NULL;

  credit = dpt_test_sale_refund (test->cashier, make_refund (paid->id), &error);
  g_assert_no_error (error);
}

static DptSaleRequest *
buy_on_account (DptTestSale *test, gint64 quantity, DptMoney account)
{
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, quantity));

  request->patient_id = test->patient_id;
  dpt_sale_request_add_handed (request, DPT_MEANS_ACCOUNT, account, NULL);
  return request;
}

static void
test_what_is_kept_for_the_client_pays (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 cancelled = dpt_test_sale_add_order (test, "confirmed"), taken_back;
  DptSaleRequest *nobody;
  g_autofree DptIssued *issued = NULL;
  g_autoptr (GError) too_much = NULL, unknown = NULL, error = NULL;

  dpt_test_sale_pay (test->cashier, 0, cancelled, 5000, DPT_MEANS_CARD, 5000, NULL);
  g_assert_cmpint (credit_of (test), ==, 0);
  apply (test, cancelled, "cancel");
  keep_gold (test);
  g_assert_cmpint (credit_of (test), ==, 23000);
  too_much = dpt_test_sale_commit_error (test->cashier, buy_on_account (test, 20, 24000));
  g_assert_cmpstr (dpt_error_get_field (too_much), ==, "amount");
  nobody = buy_on_account (test, 1, 1200);
  nobody->patient_id = 0;
  unknown = dpt_test_sale_commit_error (test->cashier, nobody);
  g_assert_cmpstr (dpt_error_get_field (unknown), ==, "means");
  issued = dpt_test_sale_commit (test->cashier, buy_on_account (test, 18, 21600));
  g_assert_cmpint (dpt_test_sale_due (test->cashier, issued->id).due, ==, 0);
  g_assert_cmpint (credit_of (test), ==, 1400);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT CAST(SUM(amount) AS BIGINT) FROM payment WHERE means = 'account'"), ==, 0);
  dpt_test_sale_assert_sound (test);
  /* The oldest went first; the rest lies with the sale that was taken back. */
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, 0, cancelled, -1, DPT_MEANS_CASH, 1, NULL), ==, -1);
  taken_back = dpt_test_db_query_int (db, "SELECT corrects_id FROM sale WHERE kind = 'credit_note'");
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, taken_back, 0, -1400, DPT_MEANS_CASH, 1400, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (credit_of (test), ==, 0);
  dpt_test_sale_assert_sound (test);
}

static void
test_money_kept_of_a_receipt_can_be_given_back_later (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 2));
  g_autofree DptIssued *sold = NULL, *credit = NULL;
  g_autoptr (GError) error = NULL;

  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 2400, NULL);
  sold = dpt_test_sale_commit (test->cashier, request);
  credit = dpt_test_sale_refund (test->cashier, make_refund (sold->id), &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, sold->id).due, ==, -2400);
  g_assert_cmpint (dpt_test_sale_pay (test->cashier, sold->id, 0, -2400, DPT_MEANS_CASH, 2400, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_sale_due (test->cashier, sold->id).due, ==, 0);
  dpt_test_sale_assert_sound (test);
}

static gpointer
account_thread_cb (gpointer data)
{
  Station *station = data;
  g_autoptr (DptDb) db = dpt_test_db_open (station->uri);
  g_autoptr (DptSession) session = dpt_session_new (db, station->test->shop->clock, station->test->shop->users[DPT_ROLE_CASHIER],
                                                    station->test->shop->establishment_id, 0, NULL);
  g_autoptr (DptSaleRequest) request = buy_on_account (station->test, 10, 12000);
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *issued = dpt_sale_commit (session, request, &error);

  if (issued != NULL)
    station->taken++;
  else if (!g_error_matches (error, DPT_ERROR, DPT_ERROR_INVALID))
    g_error ("station: %s", error->message);
  return NULL;
}

static void
test_two_stations_cannot_spend_the_same_account (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  Station stations[STATIONS];
  GThread *threads[STATIONS];
  int taken = 0;

  keep_gold (test);
  for (int i = 0; i < STATIONS; i++)
    {
      stations[i] = (Station) { .test = test, .uri = g_strdup (dpt_db_get_uri (db)) };
      threads[i] = g_thread_new ("station", account_thread_cb, &stations[i]);
    }
  for (int i = 0; i < STATIONS; i++)
    {
      g_thread_join (threads[i]);
      taken += stations[i].taken;
      g_free (stations[i].uri);
    }
  g_assert_cmpint (taken, ==, 1);
  g_assert_cmpint (credit_of (test), ==, 6000);
  dpt_test_sale_assert_sound (test);
}

/* --- in exchange --- */

static DptBasketLine
return_line (DptDb *db, int position, gint64 quantity)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM sale_line WHERE corrects_line_id IS NULL AND quantity > 0 AND position = %d ORDER BY id LIMIT 1",
                                          position);

  return (DptBasketLine) { .kind = "accessory", .label = "anything", .quantity = quantity, .corrects_line_id = dpt_test_db_query_int (db, sql) };
}

static DptBasket *
add_return (DptDb *db, DptBasket *basket, int position, gint64 quantity)
{
  g_autoptr (DptBasket) before = basket;
  DptBasketLine line = return_line (db, position, quantity);

  return dpt_basket_add (before, &line, NULL);
}

/* Sold at a discount, given back at what was charged, though the price has changed since. */
static void
test_what_comes_back_costs_what_it_was_sold_for (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autoptr (DptBasket) full = dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, 3);
  DptSaleRequest *sale = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_basket_set_line_discount (full, 0, DPT_DISCOUNT_BY_AMOUNT (100), NULL));
  DptSaleRequest *exchange, *again;
  g_autofree DptIssued *sold = NULL, *issued = NULL, *credit = NULL;
  g_autofree char *detail = NULL;
  g_autoptr (GError) too_many = NULL, error = NULL;
  DptRefundRequest *refund;

  dpt_sale_request_add_handed (sale, DPT_MEANS_CARD, 3500, NULL);
  sold = dpt_test_sale_commit (test->cashier, sale);
  dpt_test_db_exec (db, "UPDATE variant SET price = 9900 WHERE price = 1200");
  exchange = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, add_return (db, dpt_basket_new (), 1, -2), DPT_TEST_SERVICE, 2));
  dpt_sale_request_add_handed (exchange, DPT_MEANS_CARD, 3000 - 2333, NULL);
  issued = dpt_test_sale_commit (test->cashier, exchange);
  g_assert_cmpint (issued->gross, ==, 3000 - 2333);
  detail = dpt_test_db_query_text (db, "SELECT detail FROM sale_line WHERE corrects_line_id IS NOT NULL");
  g_assert_cmpstr (detail, ==, "Return of 1-T2026-00001");
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_CASE], 19, 0);
  again = dpt_test_sale_request (DPT_SALE_RECEIPT, add_return (db, dpt_basket_new (), 1, -2));
  too_many = dpt_test_sale_commit_error (test->cashier, again);
  g_assert_cmpstr (dpt_error_get_field (too_many), ==, "quantity");
  /* The credit note finds the one piece that is left, and comes to the rest. */
  refund = make_refund (sold->id);
  dpt_refund_request_add_handed (refund, DPT_MEANS_CARD, 1167, NULL);
  credit = dpt_test_sale_refund (test->cashier, refund, &error);
  g_assert_no_error (error);
  g_assert_cmpint (credit->gross, ==, -1167);
  dpt_test_sale_assert_sound (test);
}

static void
test_only_what_is_paid_and_loose_is_exchanged (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *unpaid = invoice_gold (test, 0);
  g_autofree DptIssued *of_order = NULL;
  g_autoptr (GError) owing = NULL, ordered = NULL, ghost = NULL;
  g_autoptr (DptBasket) none = dpt_basket_new ();
  DptBasketLine nothing = { .kind = "accessory", .label = "x", .quantity = -1, .corrects_line_id = 12345 };

  owing = dpt_test_sale_commit_error (test->cashier, dpt_test_sale_request (DPT_SALE_RECEIPT, add_return (db, dpt_basket_new (), 1, -1)));
  g_assert_error (owing, DPT_ERROR, DPT_ERROR_STATE);
  of_order = invoice_order (test, dpt_test_sale_add_order (test, "ready"), 20000);
  ordered = dpt_test_sale_commit_error (test->cashier, dpt_test_sale_request (DPT_SALE_RECEIPT, add_return (db, dpt_basket_new (), 2, -1)));
  g_assert_error (ordered, DPT_ERROR, DPT_ERROR_STATE);
  ghost = dpt_test_sale_commit_error (test->cashier, dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_basket_add (none, &nothing, NULL)));
  g_assert_cmpstr (dpt_error_get_field (ghost), ==, "corrects_line_id");
  dpt_test_sale_assert_sound (test);
}

static gpointer
exchange_thread_cb (gpointer data)
{
  Station *station = data;
  g_autoptr (DptDb) db = dpt_test_db_open (station->uri);
  g_autoptr (DptSession) session = dpt_session_new (db, station->test->shop->clock, station->test->shop->users[DPT_ROLE_CASHIER],
                                                    station->test->shop->establishment_id, 0, NULL);
  g_autoptr (DptSaleRequest) request = dpt_test_sale_request (DPT_SALE_RECEIPT, add_return (db, dpt_basket_new (), 1, -1));
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *issued = NULL;

  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, 18000, NULL);
  issued = dpt_sale_commit (session, request, &error);
  if (issued != NULL)
    station->taken++;
  else if (g_error_matches (error, DPT_ERROR, DPT_ERROR_INVALID))
    station->refused++;
  else
    g_error ("station: %s", error->message);
  return NULL;
}

static void
test_two_stations_cannot_exchange_the_same_piece (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *sold = invoice_gold (test, 18000);
  Station stations[STATIONS];
  GThread *threads[STATIONS];
  int taken = 0;

  for (int i = 0; i < STATIONS; i++)
    {
      stations[i] = (Station) { .test = test, .uri = g_strdup (dpt_db_get_uri (db)) };
      threads[i] = g_thread_new ("station", exchange_thread_cb, &stations[i]);
    }
  for (int i = 0; i < STATIONS; i++)
    {
      g_thread_join (threads[i]);
      taken += stations[i].taken;
      g_free (stations[i].uri);
    }
  g_assert_cmpint (taken, ==, 1);
  dpt_test_catalog_assert_stock (test->shop, test->catalog.variants[DPT_TEST_FRAME_GOLD], 5, 0);
  dpt_test_sale_assert_sound (test);
}

/* --- who --- */

typedef struct
{
  DptTestSale *test;
  gint64 sale_id;
  gint64 order_id;
  char *uuid;
} Scene;

typedef gboolean (*Try) (DptUnit *unit, Scene *scene, GError **error);

static gboolean
try_find (DptUnit *unit, Scene *scene, GError **error)
{
  g_autofree DptIssued *issued = dpt_sale_find_by_uuid (unit, scene->uuid, error);

  return issued != NULL;
}

static gboolean
try_issue (DptUnit *unit, Scene *scene, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (DptBasket) basket = dpt_test_sale_basket (scene->test, NULL, DPT_TEST_SERVICE, 1);
  g_autoptr (DptSaleRequest) request = dpt_sale_request_new (uuid, DPT_SALE_INVOICE, basket);
  g_autofree DptIssued *issued = dpt_sale_issue (unit, request, error);

  return issued != NULL;
}

static gboolean
try_quote (DptUnit *unit, Scene *scene, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree DptIssued *issued = dpt_sale_issue_quote (unit, uuid, scene->order_id, NULL, 2, error);

  return issued != NULL;
}

static gboolean
try_find_quote (DptUnit *unit, Scene *scene, GError **error)
{
  return dpt_sale_find_quote (unit, scene->order_id, error) >= 0;
}

static gboolean
try_invoice_order (DptUnit *unit, Scene *scene, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree DptIssued *issued = dpt_sale_invoice_order (unit, uuid, scene->order_id, NULL, error);

  return issued != NULL;
}

static gboolean
try_refund (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (DptRefundRequest) refund = make_refund (scene->sale_id);
  g_autofree DptIssued *issued = dpt_sale_refund (unit, refund, error);

  return issued != NULL;
}

static gboolean
try_note_print (DptUnit *unit, Scene *scene, GError **error)
{
  int copy;

  return dpt_sale_note_print (unit, scene->sale_id, &copy, error);
}

static gboolean
try_pay (DptUnit *unit, Scene *scene, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (DptPaymentRequest) request = dpt_payment_request_new (uuid);
  g_autofree DptPaymentResult *result = NULL;

  dpt_payment_request_add_debt (request, scene->sale_id, 0, 0);
  dpt_payment_request_add_handed (request, DPT_MEANS_CARD, 100, NULL);
  result = dpt_payment_take (unit, request, error);
  return result != NULL;
}

static gboolean
try_sale_due (DptUnit *unit, Scene *scene, GError **error)
{
  DptDue due;

  return dpt_sale_get_due (unit, scene->sale_id, &due, error);
}

static gboolean
try_order_due (DptUnit *unit, Scene *scene, GError **error)
{
  DptDue due;

  return dpt_order_get_due (unit, scene->order_id, NULL, &due, error);
}

static gboolean
try_balance (DptUnit *unit, Scene *scene, GError **error)
{
  DptMoney balance;

  return dpt_patient_get_balance (unit, scene->test->patient_id, &balance, error);
}

static gboolean
try_credit (DptUnit *unit, Scene *scene, GError **error)
{
  DptMoney credit;

  return dpt_patient_get_credit (unit, scene->test->patient_id, &credit, error);
}

static gboolean
try_sheet (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (DptRefundSheet) sheet = dpt_refund_sheet_load (unit, scene->sale_id, error);

  return sheet != NULL;
}

static gboolean
try_client (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (DptTillClient) client = dpt_till_client_load (unit, scene->test->patient_id, error);

  return client != NULL;
}

static gboolean
try_client_of_order (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (DptTillClient) client = dpt_till_client_load_for_order (unit, scene->order_id, error);

  return client != NULL;
}

static gboolean
try_copy (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (DptBasket) basket = dpt_till_copy_sale (unit, scene->sale_id, NULL, error);

  return basket != NULL;
}

static gboolean
try_return (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DptBasket) basket = dpt_till_return_sale (unit, scene->sale_id, NULL, &local);

  /* The sale of the scene is not paid, which is another reason. */
  if (g_error_matches (local, DPT_ERROR, DPT_ERROR_STATE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
try_rows (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (GPtrArray) rows = dpt_sale_row_load (unit, &scene->sale_id, 1, error);

  return rows != NULL;
}

static gboolean
try_find_number (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (GPtrArray) rows = dpt_sale_row_find_number (unit, "1", error);

  return rows != NULL;
}

static gboolean
try_park (DptUnit *unit, Scene *scene, GError **error)
{
  return dpt_parked_put (unit, "{}", error);
}

static gboolean
try_list_parked (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (GPtrArray) parked = dpt_parked_list (unit, error);

  return parked != NULL;
}

static gboolean
try_recall (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (GPtrArray) parked = NULL;
  g_autofree char *content = NULL;

  /* One that waits, put aside by somebody who may; who may not even look tries his luck. */
  parked = dpt_parked_list (unit, NULL);
  content = dpt_parked_take (unit, parked != NULL && parked->len > 0 ? dpt_record_get_id (parked->pdata[0]) : 1, error);
  return content != NULL;
}

static gboolean
try_check (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  return dpt_sale_check (unit, problems, error);
}

static gboolean
try_check_journal (DptUnit *unit, Scene *scene, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  return dpt_journal_check (unit, problems, error);
}

static gboolean
try_rebuild (DptUnit *unit, Scene *scene, GError **error)
{
  return dpt_sale_rebuild_roll_ups (unit, error);
}

/* Every function of engine/sale that is given a unit of work, and the right that it asks for. */
static const struct { const char *name; Try try; DptRight right; } guarded[] = {
  { "dpt_sale_find_by_uuid", try_find, DPT_RIGHT_SALE_READ },
  { "dpt_sale_issue", try_issue, DPT_RIGHT_SALE_ISSUE },
  { "dpt_sale_issue_quote", try_quote, DPT_RIGHT_ORDER_WRITE },
  { "dpt_sale_find_quote", try_find_quote, DPT_RIGHT_ORDER_READ },
  { "dpt_sale_invoice_order", try_invoice_order, DPT_RIGHT_SALE_ISSUE },
  { "dpt_sale_refund", try_refund, DPT_RIGHT_SALE_REFUND },
  { "dpt_sale_note_print", try_note_print, DPT_RIGHT_SALE_READ },
  { "dpt_payment_take", try_pay, DPT_RIGHT_PAYMENT_TAKE },
  { "dpt_sale_get_due", try_sale_due, DPT_RIGHT_SALE_READ },
  { "dpt_order_get_due", try_order_due, DPT_RIGHT_ORDER_READ },
  { "dpt_patient_get_balance", try_balance, DPT_RIGHT_SALE_READ },
  { "dpt_patient_get_credit", try_credit, DPT_RIGHT_SALE_READ },
  { "dpt_refund_sheet_load", try_sheet, DPT_RIGHT_SALE_READ },
  { "dpt_till_client_load", try_client, DPT_RIGHT_SALE_READ },
  { "dpt_till_client_load_for_order", try_client_of_order, DPT_RIGHT_SALE_READ },
  { "dpt_till_copy_sale", try_copy, DPT_RIGHT_SALE_READ },
  { "dpt_till_return_sale", try_return, DPT_RIGHT_SALE_REFUND },
  { "dpt_sale_row_load", try_rows, DPT_RIGHT_SALE_READ },
  { "dpt_sale_row_find_number", try_find_number, DPT_RIGHT_SALE_READ },
  { "dpt_parked_put", try_park, DPT_RIGHT_SALE_ISSUE },
  { "dpt_parked_list", try_list_parked, DPT_RIGHT_SALE_READ },
  { "dpt_parked_take", try_recall, DPT_RIGHT_SALE_ISSUE },
  { "dpt_sale_check", try_check, DPT_RIGHT_AUDIT_READ },
  { "dpt_journal_check", try_check_journal, DPT_RIGHT_AUDIT_READ },
  { "dpt_sale_rebuild_roll_ups", try_rebuild, DPT_RIGHT_SETTING_WRITE },
};

typedef struct
{
  Scene *scene;
  gsize which;
} Attempt;

/* Whatever was tried is taken back, so that the next finds everything as it was. */
static gpointer
attempt_cb (DptUnit *unit, gpointer args, GError **error)
{
  Attempt *attempt = args;

  if (guarded[attempt->which].try (unit, attempt->scene, error))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "allowed");
  return NULL;
}

static gpointer
park_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_parked_put (unit, "{}", error) ? unit : NULL;
}

static void
test_every_function_asks_for_its_right (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  g_autofree DptIssued *unpaid = invoice_gold (test, 0);
  g_autofree char *uuid = dpt_test_db_query_text (db, "SELECT uuid FROM sale");
  Scene scene = { test, unpaid->id, dpt_test_sale_add_order (test, "confirmed"), uuid };

  dpt_session_write (test->cashier, park_cb, NULL, NULL, NULL);
  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    {
      g_autoptr (DptSession) session = dpt_test_shop_sign_in (test->shop, role);

      for (gsize i = 0; i < G_N_ELEMENTS (guarded); i++)
        {
          Attempt attempt = { &scene, i };
          g_autoptr (GError) error = NULL;
          gboolean may = dpt_session_may (session, guarded[i].right);

          dpt_session_write (session, attempt_cb, &attempt, NULL, &error);
          if (may ? !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) : !g_error_matches (error, DPT_ERROR, DPT_ERROR_REFUSED))
            g_error ("%s by %s: %s", guarded[i].name, dpt_role_get_name (role), error != NULL ? error->message : "nothing");
        }
    }
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sale"), ==, 1);
}

static gpointer
issue_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_issue (unit, args, error);
}

static void
test_giving_a_deposit_back_beside_a_sale_needs_the_right_to_refund (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "confirmed"), other = dpt_test_sale_add_order (test, "confirmed");
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (test->shop, DPT_ROLE_OPTICIAN);
  g_autoptr (DptSaleRequest) request = dpt_test_sale_request (DPT_SALE_INVOICE, NULL);
  g_autoptr (GError) error = NULL;

  dpt_test_sale_pay (test->cashier, 0, order_id, 5000, DPT_MEANS_CARD, 5000, NULL);
  dpt_test_sale_pay (test->cashier, 0, other, 20000, DPT_MEANS_CARD, 20000, NULL);
  apply (test, order_id, "cancel");
  request->order_id = other;
  dpt_sale_request_add_debt (request, 0, order_id, -5000);
  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, 5000, NULL);
  g_assert_null (dpt_session_write (optician, issue_cb, request, g_free, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/guard/what-came-back-leaves-again-with-the-next-invoice", test_what_came_back_leaves_again_with_the_next_invoice);
  dpt_test_db_add ("/guard/a-frame-leaves-once", test_a_frame_leaves_once_whichever_comes_first);
  dpt_test_db_add ("/guard/a-line-comes-back-by-its-condition", test_a_line_of_an_order_comes_back_by_its_condition);
  dpt_test_db_add ("/guard/two-stations-take-a-balance-once", test_two_stations_cannot_take_the_same_balance);
  dpt_test_db_add ("/guard/two-stations-give-money-back-once", test_two_stations_cannot_give_the_same_money_back);
  dpt_test_db_add ("/guard/an-invoice-gives-back-by-credit-note", test_an_invoiced_order_gives_back_by_credit_note_alone);
  dpt_test_db_add ("/guard/money-is-taken-where-the-debt-is", test_money_is_taken_where_the_debt_is);
  dpt_test_db_add ("/guard/a-cancelled-order-paid-in-parts", test_a_cancelled_order_gives_back_what_was_paid_in_parts);
  dpt_test_db_add ("/guard/a-deposit-above-the-invoice", test_a_deposit_above_the_invoice_stays_to_be_given_back);
  dpt_test_db_add ("/guard/every-cent-is-somewhere", test_every_cent_of_a_shared_invoice_is_somewhere);
  dpt_test_db_add ("/guard/what-is-kept-pays", test_what_is_kept_for_the_client_pays);
  dpt_test_db_add ("/guard/money-kept-is-given-back-later", test_money_kept_of_a_receipt_can_be_given_back_later);
  dpt_test_db_add ("/guard/two-stations-spend-an-account-once", test_two_stations_cannot_spend_the_same_account);
  dpt_test_db_add ("/guard/what-comes-back-costs-what-it-was-sold-for", test_what_comes_back_costs_what_it_was_sold_for);
  dpt_test_db_add ("/guard/only-paid-and-loose-is-exchanged", test_only_what_is_paid_and_loose_is_exchanged);
  dpt_test_db_add ("/guard/two-stations-exchange-once", test_two_stations_cannot_exchange_the_same_piece);
  dpt_test_db_add ("/guard/every-function-asks-for-its-right", test_every_function_asks_for_its_right);
  dpt_test_db_add ("/guard/a-deposit-back-needs-the-right", test_giving_a_deposit_back_beside_a_sale_needs_the_right_to_refund);
  return g_test_run ();
}
