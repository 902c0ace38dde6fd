/* dpt-money.c - see dpt-money.h.
 * For: integer arithmetic of amounts. Not for: documents' totals (engine/sale/dpt-basket.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-money.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define NO_BREAK_SPACE "\xc2\xa0"
#define NARROW_NO_BREAK_SPACE "\xe2\x80\xaf"

static const char *
symbol_of (const char *currency)
{
  static const struct { const char *code; const char *symbol; } table[] = {
    { "EUR", "€" }, { "USD", "$" }, { "GBP", "£" }, { "CHF", "CHF" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (currency, table[i].code))
      return table[i].symbol;
  return currency;
}

/* Writes the whole units in groups of three. */
static void
append_grouped (GString *out, guint64 units, const char *separator)
{
  char digits[24];
  int n = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, units);

  for (int i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (out, separator);
      g_string_append_c (out, digits[i]);
    }
}

char *
dpt_money_format (DptMoney amount, const char *currency)
{
  const char *locale = setlocale (LC_MONETARY, NULL);
  gboolean english = locale == NULL || g_str_has_prefix (locale, "en") || g_str_equal (locale, "C")
                     || g_str_has_prefix (locale, "C.") || g_str_equal (locale, "POSIX");
  guint64 absolute = amount < 0 ? -(guint64) amount : (guint64) amount;
  GString *out = g_string_new (NULL);

  if (amount < 0)
    g_string_append (out, "\xe2\x88\x92"); /* a real minus sign */
  if (english && currency != NULL)
    g_string_append (out, symbol_of (currency));
  append_grouped (out, absolute / 100, english ? "," : NARROW_NO_BREAK_SPACE);
  g_string_append_printf (out, "%c%02u", english ? '.' : ',', (guint) (absolute % 100));
  if (!english && currency != NULL)
    g_string_append_printf (out, NO_BREAK_SPACE "%s", symbol_of (currency));
  return g_string_free (out, FALSE);
}

char *
dpt_money_format_plain (DptMoney amount)
{
  guint64 absolute = amount < 0 ? -(guint64) amount : (guint64) amount;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", amount < 0 ? "-" : "", absolute / 100, (guint) (absolute % 100));
}

/* A code of three letters before or after the amount, as dpt_money_format() writes currencies that it has no sign for. */
static void
strip_currency_code (GString *text)
{
  gsize at = text->len >= 3 && g_ascii_isalpha (text->str[text->len - 1]) ? text->len - 3 : 0;

  if (text->len > 0 && text->str[0] == '-' && at == 0)
    at = 1;
  if (text->len < at + 3)
    return;
  for (gsize i = at; i < at + 3; i++)
    if (!g_ascii_isalpha (text->str[i]))
      return;
  g_string_erase (text, (gssize) at, 3);
}

/* Where both a point and a comma occur, the last of them is the decimal one and the others must part groups of three. */
static gboolean
strip_groups (GString *text)
{
  const char *point = strrchr (text->str, '.'), *comma = strrchr (text->str, ',');
  const char *decimal = point > comma ? point : comma;
  char group = point > comma ? ',' : '.';
  gsize i = 0;

  if (point == NULL || comma == NULL)
    return TRUE;
  for (gsize left = (gsize) (decimal - text->str); i < left;)
    {
      if (text->str[i] != group)
        {
          i++;
          continue;
        }
      if ((left - i) % 4 != 0)
        return FALSE;
      g_string_erase (text, (gssize) i, 1);
      left--;
      i += 3;
    }
  return TRUE;
}

/* Drops currencies and spaces of every kind; what is left must be a number. */
static char *
strip_ornaments (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x20ac || c == '$' || c == 0xa3)
        continue;
      if (c == 0x2212)
        c = '-';
      g_string_append_unichar (out, c);
    }
  strip_currency_code (out);
  return g_string_free (out, !strip_groups (out));
}

gboolean
dpt_money_parse (const char *text, DptMoney *amount)
{
  g_autofree char *plain = NULL;
  const char *p;
  gboolean negative = FALSE;
  gint64 units = 0;
  int decimals = -1;
  int digits = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  plain = strip_ornaments (text);
  if (plain == NULL)
    return FALSE;
  p = plain;
  if (*p == '-' || *p == '+')
    negative = *p++ == '-';
  for (; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (decimals >= 0 && ++decimals > 2)
            return FALSE;
          units = units * 10 + (*p - '0');
          if (++digits > 12)
            return FALSE;
        }
      else if ((*p == '.' || *p == ',') && decimals < 0)
        decimals = 0;
      else
        return FALSE;
    }
  if (digits == 0)
    return FALSE;
  for (int i = MAX (decimals, 0); i < 2; i++)
    units *= 10;
  if (units > DPT_MONEY_MAX)
    return FALSE;
  if (amount != NULL)
    *amount = negative ? -units : units;
  return TRUE;
}

gint64
dpt_money_divide_round (gint64 numerator, gint64 denominator)
{
  gint64 quotient, remainder;

  g_return_val_if_fail (denominator > 0, 0);

  quotient = numerator / denominator;
  remainder = numerator % denominator;
  if ((remainder < 0 ? -remainder : remainder) >= denominator - denominator / 2)
    quotient += numerator < 0 ? -1 : 1;
  return quotient;
}

DptMoney
dpt_money_percent (DptMoney amount, int basis_points)
{
  return dpt_money_divide_round (amount * basis_points, 10000);
}

DptMoney
dpt_money_tax_in_gross (DptMoney gross, int rate_bp)
{
  g_return_val_if_fail (rate_bp >= 0, 0);

  return dpt_money_divide_round (gross * rate_bp, 10000 + rate_bp);
}

typedef struct
{
  gsize index;
  gint64 remainder;
} Remainder;

static int
compare_remainders (const void *a, const void *b)
{
  const Remainder *left = a, *right = b;

  if (left->remainder != right->remainder)
    return left->remainder > right->remainder ? -1 : 1;
  return left->index < right->index ? -1 : 1;
}

void
dpt_money_share (DptMoney total, const gint64 *weights, gsize n, DptMoney *shares)
{
  g_autofree Remainder *remainders = NULL;
  __int128 sum = 0;
  gint64 absolute = total < 0 ? -total : total;
  gint64 rest = absolute;

  g_return_if_fail (n > 0);

  for (gsize i = 0; i < n; i++)
    {
      g_return_if_fail (weights[i] >= 0);
      sum += weights[i];
      shares[i] = 0;
    }
  if (sum == 0)
    {
      shares[0] = total;
      return;
    }

  remainders = g_new (Remainder, n);
  for (gsize i = 0; i < n; i++)
    {
      __int128 product = (__int128) absolute * weights[i];

      shares[i] = (gint64) (product / sum);
      /* Only the order of the remainders counts, so the low bits may go where a sum would not fit. */
      remainders[i] = (Remainder) { i, (gint64) ((product % sum) >> (sum > G_MAXINT64 ? 40 : 0)) };
      rest -= shares[i];
    }
  qsort (remainders, n, sizeof *remainders, compare_remainders);
  for (gsize i = 0; rest > 0; i++, rest--)
    shares[remainders[i].index]++;
  if (total < 0)
    for (gsize i = 0; i < n; i++)
      shares[i] = -shares[i];
}

gboolean
dpt_money_add (DptMoney a, DptMoney b, DptMoney *sum)
{
  if (__builtin_add_overflow (a, b, sum))
    return FALSE;
  return *sum <= DPT_MONEY_MAX && *sum >= -DPT_MONEY_MAX;
}

gboolean
dpt_money_multiply (DptMoney a, gint64 quantity, DptMoney *product)
{
  if (__builtin_mul_overflow (a, quantity, product))
    return FALSE;
  return *product <= DPT_MONEY_MAX && *product >= -DPT_MONEY_MAX;
}
