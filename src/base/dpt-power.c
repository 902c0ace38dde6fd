/* dpt-power.c - see dpt-power.h.
 * For: text of powers, axes and lengths. Not for: shorthand of a whole refraction (engine/optics).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-power.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static char
decimal_point (void)
{
  const struct lconv *convention = localeconv ();

  return convention != NULL && convention->decimal_point != NULL && convention->decimal_point[0] == ',' ? ',' : '.';
}

static char *
format_power (int hundredths, char point)
{
  const char *sign = hundredths > 0 ? "+" : hundredths < 0 ? "-" : "";
  int absolute = abs (hundredths);

  return g_strdup_printf ("%s%d%c%02d", sign, absolute / 100, point, absolute % 100);
}

char *
dpt_power_format (int hundredths)
{
  return format_power (hundredths, decimal_point ());
}

char *
dpt_power_format_plain (int hundredths)
{
  return format_power (hundredths, '.');
}

/* Strips spaces and trailing units, and turns the typographic minus into the one of the keyboard. */
static char *
normalize (const char *text, const char *const *units)
{
  GString *out;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      g_string_append_unichar (out, c == 0x2212 || c == 0x2013 ? '-' : g_unichar_tolower (c));
    }
  for (gsize i = 0; units[i] != NULL; i++)
    if (g_str_has_suffix (out->str, units[i]))
      {
        g_string_truncate (out, out->len - strlen (units[i]));
        break;
      }
  return g_string_free (out, FALSE);
}

/* Reads sign, whole part and at most two decimals; says how many digits stood before a point and whether there was one. */
static gboolean
read_decimal (const char *text, int *hundredths, int *whole_digits, gboolean *has_point)
{
  const char *p = text;
  gboolean negative = FALSE;
  gint64 value = 0;
  int decimals = -1;
  int digits = 0;

  if (*p == '-' || *p == '+')
    negative = *p++ == '-';
  *whole_digits = 0;
  for (; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (decimals >= 0 && ++decimals > 2)
            return FALSE;
          if (decimals < 0)
            (*whole_digits)++;
          value = value * 10 + (*p - '0');
          if (++digits > 9)
            return FALSE;
        }
      else if ((*p == '.' || *p == ',') && decimals < 0)
        decimals = 0;
      else
        return FALSE;
    }
  if (digits == 0)
    return FALSE;
  *has_point = decimals >= 0;
  for (int i = MAX (decimals, 0); i < 2; i++)
    value *= 10;
  if (value > 100000000)
    return FALSE;
  *hundredths = (int) (negative ? -value : value);
  return TRUE;
}

gboolean
dpt_power_parse (const char *text, int *hundredths)
{
  static const char *const units[] = { "dpt", "δ", "d", NULL };
  g_autofree char *plain = NULL;
  int value, whole_digits;
  gboolean has_point;

  g_return_val_if_fail (text != NULL, FALSE);

  plain = normalize (text, units);
  if (plain == NULL)
    return FALSE;
  if (g_str_equal (plain, "pl") || g_str_equal (plain, "plan") || g_str_equal (plain, "plano"))
    value = 0;
  else if (!read_decimal (plain, &value, &whole_digits, &has_point))
    return FALSE;
  else if (!has_point && whole_digits >= 3)
    value /= 100; /* "-125" was typed without its point */
  if (hundredths != NULL)
    *hundredths = value;
  return TRUE;
}

gboolean
dpt_axis_parse (const char *text, int *degrees)
{
  static const char *const units[] = { "°", "deg", NULL };
  g_autofree char *plain = NULL;
  int value, whole_digits;
  gboolean has_point;

  g_return_val_if_fail (text != NULL, FALSE);

  plain = normalize (text, units);
  if (plain == NULL || !read_decimal (plain, &value, &whole_digits, &has_point) || value % 100 != 0)
    return FALSE;
  value /= 100;
  if (value < 0 || value > 180)
    return FALSE;
  if (degrees != NULL)
    *degrees = value == 0 ? 180 : value;
  return TRUE;
}

char *
dpt_axis_format (int degrees)
{
  return g_strdup_printf ("%d°", degrees);
}

char *
dpt_length_format (int hundredths_mm)
{
  const char *sign = hundredths_mm < 0 ? "-" : "";
  int absolute = abs (hundredths_mm);

  if (absolute % 10 == 0)
    return g_strdup_printf ("%s%d%c%d", sign, absolute / 100, decimal_point (), absolute % 100 / 10);
  return g_strdup_printf ("%s%d%c%02d", sign, absolute / 100, decimal_point (), absolute % 100);
}

gboolean
dpt_hundredths_parse (const char *text, int *hundredths)
{
  static const char *const units[] = { NULL };
  g_autofree char *plain = NULL;
  int value, whole_digits;
  gboolean has_point;

  g_return_val_if_fail (text != NULL, FALSE);

  plain = normalize (text, units);
  if (plain == NULL || !read_decimal (plain, &value, &whole_digits, &has_point))
    return FALSE;
  if (hundredths != NULL)
    *hundredths = value;
  return TRUE;
}

gboolean
dpt_length_parse (const char *text, int *hundredths_mm)
{
  static const char *const units[] = { "mm", NULL };
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  plain = normalize (text, units);
  return plain != NULL && dpt_hundredths_parse (plain, hundredths_mm);
}
