/* dpt-date.c - see dpt-date.h.
 * For: calendar arithmetic over GDate. Not for: appointments and time zones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-date.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <time.h>

/* The years 1 to 9999, in UTC. */
#define FIRST_INSTANT (G_GINT64_CONSTANT (-62135596800) * G_USEC_PER_SEC)
#define LAST_INSTANT (G_GINT64_CONSTANT (253402300799) * G_USEC_PER_SEC)
#define MOST_DAYS 130000 /* more than the calendar from 1850 to 2200 has */

static gboolean
read_iso (const char *iso, GDate *date)
{
  int year, month, day;

  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return FALSE;

  year = (int) g_ascii_strtoll (iso, NULL, 10);
  month = (int) g_ascii_strtoll (iso + 5, NULL, 10);
  day = (int) g_ascii_strtoll (iso + 8, NULL, 10);
  if (year < 1850 || year > 2200 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
write_iso (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

gboolean
dpt_date_is_valid (const char *iso)
{
  GDate date;

  return read_iso (iso, &date);
}

/* A two-digit year is the last one that is at most five years ahead: "80" is 1980, "27" may be next year's. */
static int
complete_year (int year, const char *today)
{
  GDate now;
  int full;

  if (!read_iso (today, &now))
    return 1900 + year;
  full = ((int) g_date_get_year (&now) / 100 + 1) * 100 + year;
  while (full > (int) g_date_get_year (&now) + 5)
    full -= 100;
  return full;
}

/* Most C libraries write %x of English with a two-digit year; a birth date needs all four. */
static const char *
numeric_format (const char *locale)
{
  static const struct { const char *language; const char *format; } table[] = {
    { "fr", "%d/%m/%Y" }, { "en_US", "%m/%d/%Y" }, { "en", "%d/%m/%Y" }, { "de", "%d.%m.%Y" },
  };

  if (locale == NULL)
    locale = setlocale (LC_TIME, NULL);
  for (gsize i = 0; locale != NULL && i < G_N_ELEMENTS (table); i++)
    if (g_str_has_prefix (locale, table[i].language))
      return table[i].format;
  return "%Y-%m-%d";
}

DptDateOrder
dpt_date_get_order (const char *locale)
{
  return g_str_has_prefix (numeric_format (locale), "%m") ? DPT_DATE_MONTH_FIRST : DPT_DATE_DAY_FIRST;
}

/* Cuts "030480" or "03041980" into its three numbers. */
static gboolean
read_run_of_digits (const char *digits, int part[3], int *year_digits)
{
  gsize length = strlen (digits);

  if (length != 6 && length != 8)
    return FALSE;
  part[0] = (digits[0] - '0') * 10 + digits[1] - '0';
  part[1] = (digits[2] - '0') * 10 + digits[3] - '0';
  part[2] = (int) g_ascii_strtoll (digits + 4, NULL, 10);
  *year_digits = (int) length - 4;
  return TRUE;
}

/* @year_digits: how many the last number had; 0 where the year stands in front. */
static gboolean
set_date (GDate *date, const int part[3], int year_digits, DptDateOrder order, const char *today)
{
  int year = year_digits == 0 ? part[0] : part[2];
  int month = year_digits == 0 || order == DPT_DATE_DAY_FIRST ? part[1] : part[0];
  int day = year_digits == 0 ? part[2] : order == DPT_DATE_DAY_FIRST ? part[0] : part[1];

  if (year_digits == 1 || year_digits == 2)
    year = complete_year (year, today);
  if (year < 1850 || year > 2200 || day > 31 || month > 12 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* Steps over "/", " ", ". " or " - ": one sign at most, with spaces around it. Returns the last character of it, or NULL. */
static const char *
skip_separator (const char *p)
{
  int signs = 0;

  for (;; p++)
    {
      if (*p != ' ' && ++signs > 1)
        return NULL;
      if (p[1] == '\0' || strchr ("/.- ", p[1]) == NULL)
        return p;
    }
}

/* Three numbers with signs between, or one run of digits. */
static gboolean
read_parts (const char *text, int part[3], int *year_digits)
{
  int n = 0, digits = 0, first_digits = 0;

  for (const char *p = text;; p++)
    {
      if (g_ascii_isdigit (*p) && digits < 8)
        {
          part[n] = part[n] * 10 + (*p - '0');
          digits++;
          continue;
        }
      if (digits == 0)
        return FALSE;
      if (n == 0)
        first_digits = digits;
      if (*p == '\0')
        break;
      if (strchr ("/.- ", *p) == NULL || n == 2 || (p = skip_separator (p)) == NULL)
        return FALSE;
      n++;
      digits = 0;
    }
  if (n == 0)
    return read_run_of_digits (text, part, year_digits);
  *year_digits = first_digits == 4 ? 0 : digits;
  return n == 2;
}

char *
dpt_date_parse_in_order (const char *text, const char *today, DptDateOrder order)
{
  g_autofree char *stripped = NULL;
  GDate date;
  int part[3] = { 0 };
  int year_digits;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  if (read_iso (stripped, &date))
    return write_iso (&date);
  if (!read_parts (stripped, part, &year_digits))
    return NULL;
  if (set_date (&date, part, year_digits, order, today))
    return write_iso (&date);
  /* "20010403" is nothing else. */
  if (year_digits == 4 && strlen (stripped) == 8 && strpbrk (stripped, "/.- ") == NULL
      && set_date (&date, (int[3]) { part[0] * 100 + part[1], part[2] / 100, part[2] % 100 }, 0, order, today))
    return write_iso (&date);
  return NULL;
}

char *
dpt_date_parse (const char *text, const char *today)
{
  return dpt_date_parse_in_order (text, today, dpt_date_get_order (NULL));
}

static char *
format_with (const char *iso, const char *format)
{
  g_autoptr (GDateTime) time = NULL;
  GDate date;

  if (!read_iso (iso, &date))
    return g_strdup ("");
  time = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
  return g_date_time_format (time, format);
}

char *
dpt_date_format (const char *iso)
{
  return format_with (iso, numeric_format (NULL));
}

char *
dpt_date_format_for (const char *iso, const char *locale)
{
  g_return_val_if_fail (locale != NULL, NULL);

  return format_with (iso, numeric_format (locale));
}

char *
dpt_date_format_long (const char *iso)
{
  const char *locale = setlocale (LC_TIME, NULL);
  gboolean first = iso != NULL && g_str_has_suffix (iso, "-01");

  /* French counts the first day of a month, and only that one, as an ordinal: "1er octobre 2026". */
  return format_with (iso, first && locale != NULL && g_str_has_prefix (locale, "fr") ? "1er %B %Y" : "%-d %B %Y");
}

/* Before 1970 a fraction of a second still belongs to the second that began before it. */
static gint64
seconds_of (gint64 instant_us)
{
  return instant_us / G_USEC_PER_SEC - (instant_us % G_USEC_PER_SEC < 0 ? 1 : 0);
}

/* Of the C library and not of GDateTime, which asks the disk each time what zone this is: a sale needs today's date often. */
char *
dpt_date_from_instant (gint64 instant_us)
{
  time_t seconds = seconds_of (instant_us);
  struct tm local;

  if (instant_us < FIRST_INSTANT || instant_us > LAST_INSTANT || localtime_r (&seconds, &local) == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

gint64
dpt_date_to_instant (const char *iso)
{
  g_autoptr (GDateTime) local = NULL;
  GDate date;

  if (!read_iso (iso, &date))
    return 0;
  local = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  return local ? g_date_time_to_unix (local) * G_USEC_PER_SEC : 0;
}

static char *
format_instant (gint64 instant_us, const char *format)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (instant_us == 0)
    return g_strdup ("");
  utc = g_date_time_new_from_unix_utc (seconds_of (instant_us));
  local = utc ? g_date_time_to_local (utc) : NULL;
  return local ? g_date_time_format (local, format) : g_strdup ("");
}

char *
dpt_instant_format (gint64 instant_us)
{
  g_autofree char *format = g_strconcat (numeric_format (NULL), " %H:%M", NULL);

  return format_instant (instant_us, format);
}

char *
dpt_instant_format_time (gint64 instant_us)
{
  return format_instant (instant_us, "%H:%M");
}

char *
dpt_time_parse (const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  int hour = 0, minute = 0, digits = 0;
  const char *p = plain;

  for (; g_ascii_isdigit (*p) && digits < 4; p++, digits++)
    hour = hour * 10 + (*p - '0');
  if (digits == 0 || (digits > 2 && *p != '\0'))
    return NULL;
  if (digits > 2)
    {
      minute = hour % 100;
      hour /= 100;
    }
  else if (*p != '\0')
    {
      if (*p != ':' && *p != 'h' && *p != 'H')
        return NULL;
      p++;
      if (*p != '\0' && (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]) || p[2] != '\0'))
        return NULL;
      minute = *p != '\0' ? (p[0] - '0') * 10 + (p[1] - '0') : 0;
    }
  return hour < 24 && minute < 60 ? g_strdup_printf ("%02d:%02d", hour, minute) : NULL;
}

gint64
dpt_time_to_instant (const char *iso, const char *time)
{
  g_autofree char *plain = time ? dpt_time_parse (time) : NULL;
  g_autoptr (GDateTime) local = NULL;
  GDate date;

  if (plain == NULL || !read_iso (iso, &date))
    return 0;
  local = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), atoi (plain),
                                 atoi (plain + 3), 0);
  return local ? g_date_time_to_unix (local) * G_USEC_PER_SEC : 0;
}

/* GDate counts further than dates go here; what leaves the calendar is no date. */
static char *
write_iso_within_calendar (const GDate *date)
{
  g_autofree char *iso = write_iso (date);

  return dpt_date_is_valid (iso) ? g_steal_pointer (&iso) : NULL;
}

char *
dpt_date_add_days (const char *iso, int days)
{
  GDate date;

  if (!read_iso (iso, &date) || days < -MOST_DAYS || days > MOST_DAYS)
    return NULL;
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  return write_iso_within_calendar (&date);
}

char *
dpt_date_add_months (const char *iso, int months)
{
  GDate date;

  if (!read_iso (iso, &date) || months < -MOST_DAYS / 28 || months > MOST_DAYS / 28)
    return NULL;
  if (months >= 0)
    g_date_add_months (&date, (guint) months);
  else
    g_date_subtract_months (&date, (guint) -months);
  return write_iso_within_calendar (&date);
}

int
dpt_date_age (const char *birth, const char *on)
{
  GDate from, to;
  int years;

  if (!read_iso (birth, &from) || !read_iso (on, &to) || g_date_compare (&from, &to) > 0)
    return -1;
  years = (int) g_date_get_year (&to) - (int) g_date_get_year (&from);
  if (g_date_get_month (&to) < g_date_get_month (&from)
      || (g_date_get_month (&to) == g_date_get_month (&from) && g_date_get_day (&to) < g_date_get_day (&from)))
    years--;
  return years;
}

int
dpt_date_days_between (const char *from, const char *to)
{
  GDate a, b;

  if (!read_iso (from, &a) || !read_iso (to, &b))
    return 0;
  return g_date_days_between (&a, &b);
}
