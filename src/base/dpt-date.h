/* dpt-date.h - dates as ISO text, instants as UTC microseconds, and how a person reads and types them.
 * For: birth dates, validity, days of sale. Not for: the current time (dpt-clock.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** dpt_date_is_valid: Returns: whether @iso is "YYYY-MM-DD" and a day of the calendar between 1850 and 2200 */
gboolean dpt_date_is_valid (const char *iso);

/**
 * DptDateOrder:
 *
 * What comes first where a date is written in numbers.
 */
typedef enum
{
  DPT_DATE_DAY_FIRST,
  DPT_DATE_MONTH_FIRST,
} DptDateOrder;

/** dpt_date_get_order: @locale: (nullable): "en_US.UTF-8"; %NULL for the one that is set. Returns: how people there write dates */
DptDateOrder dpt_date_get_order (const char *locale);

/**
 * dpt_date_parse:
 * @text: as typed: 3/4/1980, 03.04.80, 3-4-1980, 03041980, 030480 in the order of the locale, as dpt_date_format() shows it; in
 *   every locale 1980-04-03, 1980/4/3
 * @today: ISO date that decides the century of a two-digit year (never in the future by more than five years)
 *
 * Returns: (transfer full) (nullable): ISO text, or %NULL where @text is no date
 */
char *dpt_date_parse (const char *text, const char *today);

/** dpt_date_parse_in_order: the same for a text from somewhere else, whose order is known */
char *dpt_date_parse_in_order (const char *text, const char *today, DptDateOrder order);

/** dpt_date_format: Returns: (transfer full): the date as the locale writes it in numbers ("03/04/1980"); "" for %NULL or "" */
char *dpt_date_format (const char *iso);

/** dpt_date_format_for: the same for another locale, "en_US.UTF-8" */
char *dpt_date_format_for (const char *iso, const char *locale);

/** dpt_date_format_long: Returns: (transfer full): with the month in words ("3 avril 1980") */
char *dpt_date_format_long (const char *iso);

/** dpt_date_from_instant: Returns: (transfer full): the local date of @instant_us, ISO */
char *dpt_date_from_instant (gint64 instant_us);

/** dpt_date_to_instant: Returns: the local midnight at which the day @iso begins, in UTC microseconds; 0 where @iso is no date */
gint64 dpt_date_to_instant (const char *iso);

/** dpt_instant_format: Returns: (transfer full): local date and time to the minute, as the locale writes it; "" for 0 */
char *dpt_instant_format (gint64 instant_us);

/** dpt_instant_format_time: Returns: (transfer full): local "14:05"; "" for 0 */
char *dpt_instant_format_time (gint64 instant_us);

/** dpt_time_parse: @text: as typed: "14:05", "14h05", "1405", "9". Returns: (transfer full) (nullable): "14:05"; %NULL where it is no
 * time of the day */
char *dpt_time_parse (const char *text);

/** dpt_time_to_instant: Returns: the instant at which the local clock shows @time, "14:05", on the day @iso, in UTC microseconds; 0 where
 * one of them is none */
gint64 dpt_time_to_instant (const char *iso, const char *time);

/** dpt_date_add_days: Returns: (transfer full) (nullable): @iso plus @days; %NULL where @iso is no date or the sum leaves 1850 to 2200 */
char *dpt_date_add_days (const char *iso, int days);

/** dpt_date_add_months: Returns: (transfer full) (nullable): @iso plus @months, clipped to the end of the month (31 January + 1 = 28 February); %NULL as for dpt_date_add_days() */
char *dpt_date_add_months (const char *iso, int months);

/** dpt_date_age: Returns: whole years from @birth to @on (both ISO), or -1 where one of them is no date or @on comes first */
int dpt_date_age (const char *birth, const char *on);

/** dpt_date_days_between: Returns: days from @from to @to; 0 where one of them is no date */
int dpt_date_days_between (const char *from, const char *to);

G_END_DECLS
