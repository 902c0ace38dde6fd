/* dpt-period.c - see dpt-period.h.
 * For: calendar stretches. Not for: anything with a database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-period.h"

#include "base/dpt-date.h"

#include <string.h>

static void
set_day (char *target, const char *iso)
{
  g_strlcpy (target, iso, 11);
}

static void
set_end_of_month (char *target, const char *first)
{
  g_autofree char *next = dpt_date_add_months (first, 1);
  g_autofree char *last = dpt_date_add_days (next, -1);

  set_day (target, last);
}

static gboolean
is_end_of_month (const char *day)
{
  g_autofree char *next = dpt_date_add_days (day, 1);

  return g_str_has_suffix (next, "-01");
}

gboolean
dpt_period_init (DptPeriod *period, const char *from, const char *to)
{
  if (!dpt_date_is_valid (from) || !dpt_date_is_valid (to) || strcmp (from, to) > 0)
    return FALSE;
  set_day (period->from, from);
  set_day (period->to, to);
  return TRUE;
}

void
dpt_period_init_month (DptPeriod *period, const char *day, gboolean whole)
{
  g_return_if_fail (dpt_date_is_valid (day));

  set_day (period->from, day);
  memcpy (period->from + 8, "01", 2);
  set_day (period->to, day);
  if (whole)
    set_end_of_month (period->to, period->from);
}

void
dpt_period_init_year (DptPeriod *period, const char *day, gboolean whole)
{
  g_return_if_fail (dpt_date_is_valid (day));

  set_day (period->from, day);
  memcpy (period->from + 5, "01-01", 5);
  set_day (period->to, day);
  if (whole)
    memcpy (period->to + 5, "12-31", 5);
}

int
dpt_period_get_days (const DptPeriod *period)
{
  return dpt_date_days_between (period->from, period->to) + 1;
}

static void
shift_months (const DptPeriod *period, DptPeriod *before, int months)
{
  g_autofree char *from = dpt_date_add_months (period->from, months);
  g_autofree char *to = dpt_date_add_months (period->to, months);

  set_day (before->from, from);
  set_day (before->to, to);
}

static void
shift_days (const DptPeriod *period, DptPeriod *before, int days)
{
  g_autofree char *from = dpt_date_add_days (period->from, days);
  g_autofree char *to = dpt_date_add_days (period->to, days);

  set_day (before->from, from);
  set_day (before->to, to);
}

void
dpt_period_get_before (const DptPeriod *period, DptPeriod *before)
{
  gboolean same_month = strncmp (period->from, period->to, 7) == 0;
  gboolean same_year = strncmp (period->from, period->to, 4) == 0;

  if (strcmp (period->from, period->to) == 0)
    shift_days (period, before, -7);
  else if (same_month && g_str_has_suffix (period->from, "-01"))
    {
      shift_months (period, before, -1);
      if (is_end_of_month (period->to))
        set_end_of_month (before->to, before->from);
    }
  else if (same_year && g_str_has_suffix (period->from, "-01-01"))
    shift_months (period, before, -12);
  else
    shift_days (period, before, -dpt_period_get_days (period));
}

gboolean
dpt_period_is_months (const DptPeriod *period, const char *today)
{
  return g_str_has_suffix (period->from, "-01") && (is_end_of_month (period->to) || g_strcmp0 (period->to, today) == 0);
}
