/* dpt-period.h - a stretch of days, and the one before that it is compared with.
 * For: figures and reports. Not for: appointments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DptPeriod:
 * @from: ISO date of the first day
 * @to: ISO date of the last day, included
 */
typedef struct
{
  char from[11];
  char to[11];
} DptPeriod;

/** dpt_period_init: Returns: whether @from and @to are dates, in order */
gboolean dpt_period_init (DptPeriod *period, const char *from, const char *to);
/** dpt_period_init_month: from the first of the month of @day to @day (the month to date) or, with @whole, to its end */
void dpt_period_init_month (DptPeriod *period, const char *day, gboolean whole);
/** dpt_period_init_year: from the first of January of @day's year to @day, or to the end of the year with @whole */
void dpt_period_init_year (DptPeriod *period, const char *day, gboolean whole);

/** dpt_period_get_days: Returns: how many days it has, at least 1 */
int dpt_period_get_days (const DptPeriod *period);

/**
 * dpt_period_get_before:
 *
 * What a period is compared with: of a month (whole or to date) the same days of the month before, of a year the same days
 * of the year before, of a single day the same day of the week before, of anything else as many days just before.
 */
void dpt_period_get_before (const DptPeriod *period, DptPeriod *before);

/** dpt_period_is_months: Returns: whether it begins on the first of a month and ends on the last of one, or on @today */
gboolean dpt_period_is_months (const DptPeriod *period, const char *today);

G_END_DECLS
