/* test-till-day.c - a till is opened, money comes in, it is counted and closed; what is missing has a reason.
 * For: engine/sale/dpt-till-day. Not for: the dialog (tests/gui/till).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/sale/dpt-till-day.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-sale.h"

typedef struct
{
  DptMoney cash;
  int counts[DPT_TILL_DAY_N_COINS];
  const char *note;
  gint64 id;
} Call;

static gpointer
open_cb (DptUnit *unit, gpointer args, GError **error)
{
  Call *call = args;

  return (call->id = dpt_till_day_open (unit, 0, call->cash, error)) != 0 ? call : NULL;
}

static gpointer
close_cb (DptUnit *unit, gpointer args, GError **error)
{
  Call *call = args;

  return (call->id = dpt_till_day_close (unit, 0, call->counts, call->note, error)) != 0 ? call : NULL;
}

static gpointer
load_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_till_day_load (unit, 0, error);
}

static DptTillDaySheet *
load (DptTestSale *test)
{
  g_autoptr (GError) error = NULL;
  DptTillDaySheet *sheet = dpt_session_read (test->cashier, load_cb, NULL, (GDestroyNotify) dpt_till_day_sheet_free, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
sell (DptTestSale *test, int cases, DptMeans means, DptMoney handed)
{
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (test, NULL, DPT_TEST_CASE, cases));
  g_autofree DptIssued *issued = NULL;

  dpt_sale_request_add_handed (request, means, handed, NULL);
  issued = dpt_test_sale_commit (test->cashier, request);
}

static void
pass_an_hour (DptTestSale *test)
{
  dpt_clock_set_now (test->shop->clock, dpt_clock_get_now (test->shop->clock) + G_TIME_SPAN_HOUR);
}

static void
test_the_drawer_holds_what_came_in (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  Call call = { .cash = 15000 };
  g_autoptr (DptTillDaySheet) before = NULL, during = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  sell (test, 1, DPT_MEANS_CASH, 1200);
  pass_an_hour (test);
  before = load (test);
  g_assert_null (before->day);
  g_assert_nonnull (dpt_session_write (test->cashier, open_cb, &call, NULL, &error));
  pass_an_hour (test);
  sell (test, 2, DPT_MEANS_CASH, 5000);
  sell (test, 1, DPT_MEANS_CARD, 1200);
  during = load (test);
  g_assert_cmpint (during->expected, ==, 17400);
  g_assert_cmpint (during->n_documents, ==, 2);
  g_assert_cmpint (during->gross, ==, 3600);
  g_assert_cmpuint (during->means->len, ==, 2);
  pass_an_hour (test);
  call.counts[2] = 1, call.counts[3] = 1, call.counts[4] = 1, call.counts[7] = 2; /* 100 + 50 + 20 + 2 × 2 */
  g_assert_nonnull (dpt_session_write (test->cashier, close_cb, &call, NULL, &error));
  g_assert_no_error (error);
  after = load (test);
  g_assert_null (after->day);
  g_assert_cmpint (after->proposed, ==, 17400);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM journal_entry WHERE kind = 'event'"), ==, 2);
  dpt_test_sale_assert_sound (test);
}

static void
test_what_is_missing_has_a_reason (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  Call call = { .cash = 1000 };
  g_autoptr (GError) mute = NULL, twice = NULL, closed = NULL, impossible = NULL, error = NULL;

  g_assert_null (dpt_session_write (test->cashier, close_cb, &call, NULL, &closed));
  g_assert_error (closed, DPT_ERROR, DPT_ERROR_STATE);
  dpt_session_write (test->cashier, open_cb, &call, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (dpt_session_write (test->cashier, open_cb, &call, NULL, &twice));
  g_assert_error (twice, DPT_ERROR, DPT_ERROR_STATE);
  call.counts[0] = -1;
  g_assert_null (dpt_session_write (test->cashier, close_cb, &call, NULL, &impossible));
  g_assert_cmpstr (dpt_error_get_field (impossible), ==, "counts");
  call.counts[0] = 0;
  call.counts[6] = 1;
  g_assert_null (dpt_session_write (test->cashier, close_cb, &call, NULL, &mute));
  g_assert_cmpstr (dpt_error_get_field (mute), ==, "note");
  call.note = "a note of five was torn";
  g_assert_nonnull (dpt_session_write (test->cashier, close_cb, &call, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT expected_cash - counted_cash FROM till_day"), ==, 500);
}

static void
test_who_takes_money_counts_it (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);

  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    {
      g_autoptr (DptSession) session = dpt_test_shop_sign_in (test->shop, role);
      g_autoptr (GError) opened = NULL, closed = NULL, looked = NULL;
      Call call = { .cash = 0 };
      gboolean may = dpt_session_may (session, DPT_RIGHT_PAYMENT_TAKE);
      DptTillDaySheet *sheet = dpt_session_read (session, load_cb, NULL, (GDestroyNotify) dpt_till_day_sheet_free, &looked);

      g_assert_true ((sheet != NULL) == may);
      g_clear_pointer (&sheet, dpt_till_day_sheet_free);
      g_assert_true ((dpt_session_write (session, open_cb, &call, NULL, &opened) != NULL) == may);
      g_assert_true ((dpt_session_write (session, close_cb, &call, NULL, &closed) != NULL) == may);
      if (!may)
        {
          g_assert_error (opened, DPT_ERROR, DPT_ERROR_REFUSED);
          g_assert_error (closed, DPT_ERROR, DPT_ERROR_REFUSED);
          g_assert_error (looked, DPT_ERROR, DPT_ERROR_REFUSED);
        }
    }
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/till-day/the-drawer-holds-what-came-in", test_the_drawer_holds_what_came_in);
  dpt_test_db_add ("/till-day/what-is-missing-has-a-reason", test_what_is_missing_has_a_reason);
  dpt_test_db_add ("/till-day/who-takes-money-counts-it", test_who_takes_money_counts_it);
  return g_test_run ();
}
