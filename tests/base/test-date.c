/* test-date.c - dates as typed, calendar arithmetic, ages, instants and the fixed clock.
 * For: base/dpt-date, base/dpt-clock. Not for: appointments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-clock.h"
#include "base/dpt-date.h"

#include "support/dpt-test-locale.h"

#define TODAY "2026-11-22"

static void
assert_text (char *got, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_only_days_of_the_calendar_are_valid (void)
{
  static const char *const refused[] = { "",           "2026-02-29", "2026-13-01",  "2026-00-10",
                                         "2026-01-00", "2026-1-1",   "26-01-01",    "2026/01/01",
                                         "1849-12-31", "2201-01-01", "2026-01-01 ", "2026-01-0a",
                                         "2026-04-31" };

  g_assert_true (dpt_date_is_valid ("2024-02-29"));
  g_assert_true (dpt_date_is_valid ("1850-01-01"));
  g_assert_true (dpt_date_is_valid ("2200-12-31"));
  g_assert_false (dpt_date_is_valid (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (dpt_date_is_valid (refused[i]))
      g_error ("“%s” is called a date", refused[i]);
}

static void
test_typed_dates_are_read (void)
{
  static const char *const same[] = { "3/4/1980",   "03.04.80", "3-4-1980", "03041980",       "030480",
                                      "1980-04-03", " 3 4 80 ", "3/4/80",   "03 / 04 / 1980", "3. 4. 1980" };
  static const char *const refused[] = { "",        " ",          "3/4",       "3/4/",           "/3/4",
                                         "3//4/80", "32/1/1980",  "1/13/1980", "0/1/1980",       "29/02/2023",
                                         "3/4/198", "3/4/12345",  "0304",      "03048",          "123456789",
                                         "abc",     "3/4/1980/5", "3/4/1980x", "99999999999/1/1" };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *iso = dpt_date_parse (same[i], TODAY);

      if (g_strcmp0 (iso, "1980-04-03") != 0)
        g_error ("“%s” was read as %s", same[i], iso ? iso : "nothing");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *iso = dpt_date_parse (refused[i], TODAY);

      if (iso != NULL)
        g_error ("“%s” was read as %s", refused[i], iso);
    }
}

/* What is shown can be typed again, in every locale; the year in front is read everywhere. */
static void
test_dates_are_read_as_they_are_shown (void)
{
  static const struct { const char *locale, *shown; } table[] = {
    { "fr_FR.UTF-8", "03/04/1980" }, { "en_US.UTF-8", "04/03/1980" }, { "en_GB.UTF-8", "03/04/1980" },
    { "de_DE.UTF-8", "03.04.1980" }, { "C", "1980-04-03" },
  };
  static const char *const everywhere[] = { "1980-04-03", "1980/4/3", "1980.04.03", "19800403" };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DptDateOrder order = dpt_date_get_order (table[i].locale);

      assert_text (dpt_date_format_for ("1980-04-03", table[i].locale), table[i].shown);
      assert_text (dpt_date_parse_in_order (table[i].shown, TODAY, order), "1980-04-03");
      for (gsize j = 0; j < G_N_ELEMENTS (everywhere); j++)
        assert_text (dpt_date_parse_in_order (everywhere[j], TODAY, order), "1980-04-03");
    }
  assert_text (dpt_date_parse_in_order ("4/3/80", TODAY, DPT_DATE_MONTH_FIRST), "1980-04-03");
  assert_text (dpt_date_parse_in_order ("040380", TODAY, DPT_DATE_MONTH_FIRST), "1980-04-03");
  assert_text (dpt_date_parse_in_order ("12/31/1999", TODAY, DPT_DATE_MONTH_FIRST), "1999-12-31");
  g_assert_null (dpt_date_parse_in_order ("31/12/1999", TODAY, DPT_DATE_MONTH_FIRST));
  assert_text (dpt_date_parse_in_order ("20010403", TODAY, DPT_DATE_DAY_FIRST), "2001-04-03");
  g_assert_null (dpt_date_parse_in_order ("1980-13-03", TODAY, DPT_DATE_MONTH_FIRST));
}

static void
test_two_digit_years_are_at_most_five_years_ahead (void)
{
  assert_text (dpt_date_parse ("1/1/31", TODAY), "2031-01-01");
  assert_text (dpt_date_parse ("1/1/32", TODAY), "1932-01-01");
  assert_text (dpt_date_parse ("1/1/00", TODAY), "2000-01-01");
  assert_text (dpt_date_parse ("010126", TODAY), "2026-01-01");
  assert_text (dpt_date_parse ("1/1/02", "2098-01-01"), "2102-01-01"); /* over the turn of the century */
  assert_text (dpt_date_parse ("1/1/04", "2098-01-01"), "2004-01-01");
}

static void
test_dates_are_shown_in_numbers_and_words (void)
{
  assert_text (dpt_date_format ("1980-04-03"), "1980-04-03");
  assert_text (dpt_date_format (NULL), "");
  assert_text (dpt_date_format (""), "");
  assert_text (dpt_date_format ("nonsense"), "");
  enter_french ();
  assert_text (dpt_date_format ("1980-04-03"), "03/04/1980");
  assert_text (dpt_date_format_long ("1980-04-03"), "3 avril 1980");
  assert_text (dpt_date_format_long ("2026-08-15"), "15 août 2026");
  assert_text (dpt_date_format_long ("2026-10-01"), "1er octobre 2026");
  assert_text (dpt_date_format_long ("2026-10-11"), "11 octobre 2026");
  leave_french ();
}

static void
test_days_and_months_are_added (void)
{
  assert_text (dpt_date_add_days ("2026-02-28", 1), "2026-03-01");
  assert_text (dpt_date_add_days ("2024-02-28", 1), "2024-02-29");
  assert_text (dpt_date_add_days ("2026-01-01", -1), "2025-12-31");
  assert_text (dpt_date_add_days ("2026-01-01", 0), "2026-01-01");
  assert_text (dpt_date_add_months ("2026-01-31", 1), "2026-02-28");
  assert_text (dpt_date_add_months ("2024-02-29", 12), "2025-02-28");
  assert_text (dpt_date_add_months ("2026-03-31", -1), "2026-02-28");
  assert_text (dpt_date_add_months ("2026-11-22", 36), "2029-11-22");
  g_assert_null (dpt_date_add_months ("2026-02-30", 1));
  g_assert_null (dpt_date_add_days (NULL, 1));
}

/* What comes out of arithmetic is a date that the rest accepts, or nothing. */
static void
test_arithmetic_stays_within_the_calendar (void)
{
  g_assert_null (dpt_date_add_days ("2200-12-31", 1));
  g_assert_null (dpt_date_add_days ("1850-01-01", -1));
  g_assert_null (dpt_date_add_days ("2000-01-01", G_MAXINT));
  g_assert_null (dpt_date_add_days ("2000-01-01", G_MININT));
  g_assert_null (dpt_date_add_months ("2000-01-01", 12 * 300));
  g_assert_null (dpt_date_add_months ("2000-01-01", G_MININT));
  g_assert_null (dpt_date_add_months ("2000-01-01", G_MAXINT));
}

static void
test_age_changes_on_the_birthday (void)
{
  g_assert_cmpint (dpt_date_age ("1980-04-03", "2026-04-02"), ==, 45);
  g_assert_cmpint (dpt_date_age ("1980-04-03", "2026-04-03"), ==, 46);
  g_assert_cmpint (dpt_date_age ("2024-02-29", "2025-02-28"), ==, 0);
  g_assert_cmpint (dpt_date_age ("2024-02-29", "2025-03-01"), ==, 1);
  g_assert_cmpint (dpt_date_age ("2026-11-22", "2026-11-22"), ==, 0);
  g_assert_cmpint (dpt_date_age ("2026-11-23", "2026-11-22"), ==, -1);
  g_assert_cmpint (dpt_date_age ("x", "2026-11-22"), ==, -1);
  g_assert_cmpint (dpt_date_days_between ("2026-01-01", "2026-12-31"), ==, 364);
  g_assert_cmpint (dpt_date_days_between ("2026-01-02", "2026-01-01"), ==, -1);
  g_assert_cmpint (dpt_date_days_between ("", "2026-01-01"), ==, 0);
}

static void
test_days_and_instants_agree (void)
{
  /* Paris, as tests/meson.build sets it: the days the clocks change, and a day before 1970. */
  static const char *const days[] = {
    "2026-03-29", "2026-10-25", "2026-07-14", "1969-12-31", "1970-01-02", "1912-05-20"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 start = dpt_date_to_instant (days[i]);

      assert_text (dpt_date_from_instant (start), days[i]);
      assert_text (dpt_date_from_instant (start + 22 * G_GINT64_CONSTANT (3600000000)), days[i]);
      assert_text (dpt_instant_format_time (start + 1), "00:00");
    }
  /* A microsecond before midnight is still the day before, on either side of 1970. */
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *before = dpt_date_add_days (days[i], -1);

      assert_text (dpt_date_from_instant (dpt_date_to_instant (days[i]) - 1), before);
    }
  g_assert_cmpint (dpt_date_to_instant ("x"), ==, 0);
  assert_text (dpt_instant_format (0), "");
  assert_text (dpt_instant_format_time (0), "");
}

static void
test_a_fixed_clock_stands_still (void)
{
  gint64 noon = dpt_date_to_instant (TODAY) + 12 * G_GINT64_CONSTANT (3600000000);
  g_autoptr (DptClock) fixed = dpt_clock_new_fixed (noon);
  g_autoptr (DptClock) real = dpt_clock_new ();
  gint64 before = g_get_real_time ();

  g_assert_cmpint (dpt_clock_get_now (fixed), ==, noon);
  assert_text (dpt_clock_dup_today (fixed), TODAY);
  dpt_clock_set_now (fixed, noon + 24 * G_GINT64_CONSTANT (3600000000));
  assert_text (dpt_clock_dup_today (fixed), "2026-11-23");
  g_assert_cmpint (dpt_clock_get_now (real), >=, before);
}

static void
test_a_time_of_the_day_is_read_tolerantly (void)
{
  static const struct { const char *typed; const char *read; } times[] = {
    { "14:05", "14:05" }, { "14h05", "14:05" }, { " 9 ", "09:00" }, { "905", "09:05" }, { "1405", "14:05" }, { "9H", "09:00" },
    { "0:00", "00:00" },  { "24:00", NULL },    { "12:60", NULL },  { "1:5", NULL },    { "", NULL },        { "14:05:00", NULL },
    { "noon", NULL },     { "-1", NULL },       { "12345", NULL },  { "123:4", NULL },
  };
  g_autofree char *shown = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *read = dpt_time_parse (times[i].typed);

      g_assert_cmpstr (read, ==, times[i].read);
    }
  shown = dpt_instant_format_time (dpt_time_to_instant ("2026-07-14", "8h05"));
  g_assert_cmpstr (shown, ==, "08:05");
  g_assert_cmpint (dpt_time_to_instant ("2026-02-30", "8:05"), ==, 0);
  g_assert_cmpint (dpt_time_to_instant ("2026-07-14", NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "Europe/Paris", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/only-days-of-the-calendar-are-valid", test_only_days_of_the_calendar_are_valid);
  g_test_add_func ("/date/typed-dates-are-read", test_typed_dates_are_read);
  g_test_add_func ("/date/read-as-shown", test_dates_are_read_as_they_are_shown);
  g_test_add_func ("/date/two-digit-years", test_two_digit_years_are_at_most_five_years_ahead);
  g_test_add_func ("/date/shown-in-numbers-and-words", test_dates_are_shown_in_numbers_and_words);
  g_test_add_func ("/date/days-and-months-are-added", test_days_and_months_are_added);
  g_test_add_func ("/date/arithmetic-stays-within-the-calendar", test_arithmetic_stays_within_the_calendar);
  g_test_add_func ("/date/age-changes-on-the-birthday", test_age_changes_on_the_birthday);
  g_test_add_func ("/date/days-and-instants-agree", test_days_and_instants_agree);
  g_test_add_func ("/date/a-fixed-clock-stands-still", test_a_fixed_clock_stands_still);
  g_test_add_func ("/date/a-time-of-the-day-is-read-tolerantly", test_a_time_of_the_day_is_read_tolerantly);
  return g_test_run ();
}
