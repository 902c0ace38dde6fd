/* test-unit.c - what holds for every unit of work, whatever it does.
 * For: engine/practice/dpt-unit. Not for: rights (test-user.c), transactions (tests/db).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-date.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

static gpointer
ask_twice (DptUnit *unit, gpointer data, GError **error)
{
  gint64 first = dpt_unit_get_now (unit), real = g_get_real_time ();
  g_autofree char *today = dpt_unit_dup_today (unit), *day = dpt_date_from_instant (first);

  while (g_get_real_time () == real)
    ;
  g_assert_cmpint (dpt_unit_get_now (unit), ==, first);
  g_assert_cmpstr (today, ==, day);
  return g_memdup2 (&first, sizeof first);
}

/* Found at the till: the slip of a deposit did not say for what, because the clock had gone on between the payment and its
 * allocation. Clocks of tests stand still, so this one runs. */
static void
test_a_unit_has_one_time (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptClock) clock = dpt_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) session = dpt_session_new (db, clock, shop->users[DPT_ROLE_CASHIER], shop->establishment_id, shop->station_id, &error);
  g_autofree gint64 *first = NULL, *second = NULL;
  gint64 real;

  g_assert_no_error (error);
  first = dpt_session_write (session, ask_twice, NULL, g_free, &error);
  g_assert_no_error (error);
  real = g_get_real_time ();
  while (g_get_real_time () == real)
    ;
  second = dpt_session_write (session, ask_twice, NULL, g_free, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*second, >, *first);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/unit/has-one-time", test_a_unit_has_one_time);
  return g_test_run ();
}
