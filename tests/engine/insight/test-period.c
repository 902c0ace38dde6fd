/* test-period.c - what a period is and what it is compared with.
 * For: engine/insight/dpt-period.h. Not for: figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-period.h"

static void
test_order_and_calendar_are_asked_for (void)
{
  DptPeriod period;

  g_assert_true (dpt_period_init (&period, "2026-11-01", "2026-11-22"));
  g_assert_cmpint (dpt_period_get_days (&period), ==, 22);
  g_assert_true (dpt_period_init (&period, "2026-11-22", "2026-11-22"));
  g_assert_cmpint (dpt_period_get_days (&period), ==, 1);
  g_assert_false (dpt_period_init (&period, "2026-11-22", "2026-11-21"));
  g_assert_false (dpt_period_init (&period, "2026-02-30", "2026-11-21"));
  g_assert_false (dpt_period_init (&period, "yesterday", "today"));
}

static void
test_month_and_year_begin_on_their_first_day (void)
{
  DptPeriod period;

  dpt_period_init_month (&period, "2026-11-22", FALSE);
  g_assert_cmpstr (period.from, ==, "2026-11-01");
  g_assert_cmpstr (period.to, ==, "2026-11-22");
  dpt_period_init_month (&period, "2028-02-10", TRUE);
  g_assert_cmpstr (period.to, ==, "2028-02-29");
  dpt_period_init_month (&period, "2026-12-31", TRUE);
  g_assert_cmpstr (period.to, ==, "2026-12-31");
  dpt_period_init_year (&period, "2026-11-22", FALSE);
  g_assert_cmpstr (period.from, ==, "2026-01-01");
  g_assert_cmpstr (period.to, ==, "2026-11-22");
  dpt_period_init_year (&period, "2026-11-22", TRUE);
  g_assert_cmpstr (period.to, ==, "2026-12-31");
}

static void
test_each_period_is_compared_with_its_like (void)
{
  static const struct
  {
    const char *from, *to, *before_from, *before_to;
  } cases[] = {
    { "2026-11-22", "2026-11-22", "2026-11-15", "2026-11-15" }, /* a Sunday with a Sunday */
    { "2026-11-01", "2026-11-01", "2026-10-25", "2026-10-25" }, /* a day, though it is a first */
    { "2026-11-01", "2026-11-22", "2026-10-01", "2026-10-22" }, /* the month to date */
    { "2026-11-01", "2026-11-30", "2026-10-01", "2026-10-31" }, /* whole months */
    { "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28" },
    { "2026-03-01", "2026-03-30", "2026-02-01", "2026-02-28" }, /* there is no 30 February */
    { "2026-01-01", "2026-01-31", "2025-12-01", "2025-12-31" },
    { "2026-01-01", "2026-11-22", "2025-01-01", "2025-11-22" }, /* the year to date */
    { "2028-01-01", "2028-02-29", "2027-01-01", "2027-02-28" },
    { "2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31" },
    { "2026-11-10", "2026-11-16", "2026-11-03", "2026-11-09" }, /* anything else: as many days before */
    { "2026-10-01", "2026-11-22", "2026-08-09", "2026-09-30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DptPeriod period, before;

      g_assert_true (dpt_period_init (&period, cases[i].from, cases[i].to));
      dpt_period_get_before (&period, &before);
      g_assert_cmpstr (before.from, ==, cases[i].before_from);
      g_assert_cmpstr (before.to, ==, cases[i].before_to);
    }
}

static void
test_months_are_known_as_such (void)
{
  DptPeriod period;

  g_assert_true (dpt_period_init (&period, "2026-11-01", "2026-11-22"));
  g_assert_true (dpt_period_is_months (&period, "2026-11-22"));
  g_assert_false (dpt_period_is_months (&period, "2026-11-23"));
  g_assert_true (dpt_period_init (&period, "2026-09-01", "2026-10-31"));
  g_assert_true (dpt_period_is_months (&period, "2026-11-22"));
  g_assert_true (dpt_period_init (&period, "2026-09-02", "2026-10-31"));
  g_assert_false (dpt_period_is_months (&period, "2026-11-22"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/period/order-and-calendar-are-asked-for", test_order_and_calendar_are_asked_for);
  g_test_add_func ("/insight/period/month-and-year-begin-on-their-first-day", test_month_and_year_begin_on_their_first_day);
  g_test_add_func ("/insight/period/each-is-compared-with-its-like", test_each_period_is_compared_with_its_like);
  g_test_add_func ("/insight/period/months-are-known-as-such", test_months_are_known_as_such);
  return g_test_run ();
}
