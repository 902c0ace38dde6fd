/* dpt-format.c - see dpt-format.h.
 * For: papers. Not for: screens' entries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-format.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "base/dpt-date.h"
#include "base/dpt-power.h"

static char
decimal_point (void)
{
  const struct lconv *convention = localeconv ();

  return convention != NULL && convention->decimal_point != NULL && convention->decimal_point[0] == ',' ? ',' : '.';
}

/* Writes @value / 10^@decimals without the zeros at the end. */
static char *
format_short (gint64 value, int decimals)
{
  guint64 absolute = value < 0 ? -(guint64) value : (guint64) value;
  guint64 unit = 1;
  GString *out = g_string_new (value < 0 ? "\xe2\x88\x92" : "");

  for (int i = 0; i < decimals; i++)
    unit *= 10;
  while (decimals > 0 && absolute % 10 == 0)
    {
      absolute /= 10;
      unit /= 10;
      decimals--;
    }
  g_string_append_printf (out, "%" G_GUINT64_FORMAT, absolute / unit);
  if (decimals > 0)
    g_string_append_printf (out, "%c%0*" G_GUINT64_FORMAT, decimal_point (), decimals, absolute % unit);
  return g_string_free (out, FALSE);
}

char *
dpt_format_percent (int basis_points)
{
  g_autofree char *number = format_short (basis_points, 2);

  /* Translators: a percentage, "5.5%"; put a no-break space before the sign where the language does. */
  return g_strdup_printf (C_ ("percentage", "%s%%"), number);
}

char *
dpt_format_count (gint64 count)
{
  if (count < 0)
    return g_strdup_printf ("\xe2\x88\x92%'" G_GUINT64_FORMAT, -(guint64) count);
  return g_strdup_printf ("%'" G_GINT64_FORMAT, count);
}

char *
dpt_format_quantity (gint64 thousandths)
{
  return format_short (thousandths, 3);
}

char *
dpt_format_millimetres (int hundredths_mm)
{
  g_autofree char *number = NULL;

  if (hundredths_mm == 0)
    return g_strdup ("");
  number = dpt_length_format (hundredths_mm);
  return g_strconcat (number, "\xc2\xa0mm", NULL);
}

/* The minus of the keyboard is shorter than a plus; on paper both are as wide as a figure. */
static char *
set_minus (char *text)
{
  GString *out = g_string_new (text);

  g_free (text);
  g_string_replace (out, "-", "\xe2\x88\x92", 0);
  return g_string_free (out, FALSE);
}

char *
dpt_format_power (int hundredths)
{
  return set_minus (dpt_power_format (hundredths));
}

char *
dpt_format_sphere (int hundredths)
{
  /* Translators: a lens without power, where its sphere would stand (French "plan") */
  return hundredths == 0 ? g_strdup (C_ ("sphere", "plano")) : dpt_format_power (hundredths);
}

static const char *
name_of_base (int base)
{
  switch (base)
    {
    case DPT_BASE_IN:
      return C_ ("prism base", "in");
    case DPT_BASE_OUT:
      return C_ ("prism base", "out");
    case DPT_BASE_UP:
      return C_ ("prism base", "up");
    case DPT_BASE_DOWN:
      return C_ ("prism base", "down");
    default:
      return "";
    }
}

static char *
format_one_prism (int hundredths, int base)
{
  if (hundredths == 0)
    return g_strdup ("");
  return g_strdup_printf ("%d%c%02d\xc2\xa0Δ\xc2\xa0%s", hundredths / 100, decimal_point (), hundredths % 100,
                          name_of_base (base));
}

char *
dpt_format_prism (const DptRx *rx)
{
  g_autofree char *horizontal = format_one_prism (rx->prism_h, rx->base_h);
  g_autofree char *vertical = format_one_prism (rx->prism_v, rx->base_v);

  return dpt_format_join ("  ", (const char *const[]) { horizontal, vertical }, 2);
}

const char *
dpt_format_eye (DptEye eye)
{
  return eye == DPT_EYE_RIGHT ? C_ ("eye", "R") : C_ ("eye", "L");
}

char *
dpt_format_birth (const char *birth, const char *on)
{
  g_autofree char *date = dpt_date_format (birth);
  int age = dpt_date_age (birth, on);

  if (age < 0)
    return g_steal_pointer (&date);
  /* Translators: a birth date, and the age in years */
  return g_strdup_printf (ngettext ("%s (%d year)", "%s (%d years)", (gulong) age), date, age);
}

char *
dpt_format_whole (const char *text)
{
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_new (text);
  g_string_replace (out, " ", "\xc2\xa0", 0);
  return g_string_free (out, FALSE);
}

char *
dpt_format_join (const char *separator, const char *const *parts, gsize n)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      if (parts[i] == NULL || *parts[i] == '\0')
        continue;
      if (out->len > 0)
        g_string_append (out, separator);
      g_string_append (out, parts[i]);
    }
  return g_string_free (out, FALSE);
}
