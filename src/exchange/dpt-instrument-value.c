/* dpt-instrument-value.c - numbers, units and dates as instruments write them.
 * For: the formats (dpt-instrument-*.c). Not for: what a person types (base/dpt-power.h), limits (engine/clinical/dpt-reading.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-instrument-private.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* How many of our units one of theirs is: numerator over denominator. A kilopascal is 7.50062 mmHg. */
static const struct
{
  const char *name; /* as it stands behind a number or in the attribute "unit", in small letters */
  DptInstrumentUnit unit;
} unit_names[] = {
  { "", DPT_INSTRUMENT_UNIT_OWN },      { "d", DPT_INSTRUMENT_UNIT_OWN },    { "dpt", DPT_INSTRUMENT_UNIT_OWN },
  { "deg", DPT_INSTRUMENT_UNIT_OWN },   { "°", DPT_INSTRUMENT_UNIT_OWN },    { "º", DPT_INSTRUMENT_UNIT_OWN },
  { "pri", DPT_INSTRUMENT_UNIT_OWN },   { "prism", DPT_INSTRUMENT_UNIT_OWN }, { "p", DPT_INSTRUMENT_UNIT_OWN },
  { "δ", DPT_INSTRUMENT_UNIT_OWN },     { "mmhg", DPT_INSTRUMENT_UNIT_OWN }, { "%", DPT_INSTRUMENT_UNIT_OWN },
  { "mm", DPT_INSTRUMENT_UNIT_MM },     { "cm", DPT_INSTRUMENT_UNIT_CM },    { "um", DPT_INSTRUMENT_UNIT_UM },
  { "µm", DPT_INSTRUMENT_UNIT_UM },     { "μm", DPT_INSTRUMENT_UNIT_UM },    { "hpa", DPT_INSTRUMENT_UNIT_HPA },
  { "kpa", DPT_INSTRUMENT_UNIT_KPA },   { "pa", DPT_INSTRUMENT_UNIT_PA },    { "prism diopter", DPT_INSTRUMENT_UNIT_OWN },
};

static gboolean
find_unit (const char *words, DptInstrumentUnit *unit)
{
  g_autofree char *small = g_strstrip (g_utf8_strdown (words, -1));

  for (guint i = 0; i < G_N_ELEMENTS (unit_names); i++)
    if (g_str_equal (small, unit_names[i].name))
      {
        *unit = unit_names[i].unit;
        return TRUE;
      }
  return FALSE;
}

/* What the numbers of a value count. */
typedef enum
{
  COUNTS_HUNDREDTHS,
  COUNTS_LENGTH, /* hundredths of a millimetre */
  COUNTS_MICROMETRES,
  COUNTS_PRESSURE, /* hundredths of mmHg */
  COUNTS_ONES,
} Counts;

static Counts
get_counts (DptReadingValue value)
{
  switch (value)
    {
    case DPT_READING_VERTEX:
    case DPT_READING_PD_FAR:
    case DPT_READING_PD_NEAR:
    case DPT_READING_FLAT:
    case DPT_READING_STEEP:
    case DPT_READING_MEAN_RADIUS:
    case DPT_READING_DISTANCE:
      return COUNTS_LENGTH;
    case DPT_READING_THICKNESS:
      return COUNTS_MICROMETRES;
    case DPT_READING_PRESSURE:
    case DPT_READING_CORRECTED_PRESSURE:
      return COUNTS_PRESSURE;
    case DPT_READING_AXIS:
    case DPT_READING_FLAT_AXIS:
    case DPT_READING_STEEP_AXIS:
    case DPT_READING_CORNEAL_AXIS:
    case DPT_READING_CONFIDENCE:
      return COUNTS_ONES;
    default:
      return COUNTS_HUNDREDTHS;
    }
}

/* Ten-thousandths of @unit into what @counts counts. An exact half goes towards zero: 0.125 D is held as 12, as it is spoken.
 * Returns: whether the unit fits. */
static gboolean
convert (gint64 number, DptInstrumentUnit unit, Counts counts, int *result)
{
  static const struct { Counts counts; DptInstrumentUnit unit; gint64 numerator, denominator; } factors[] = {
    { COUNTS_HUNDREDTHS, DPT_INSTRUMENT_UNIT_OWN, 1, 100 },     { COUNTS_ONES, DPT_INSTRUMENT_UNIT_OWN, 1, 10000 },
    { COUNTS_LENGTH, DPT_INSTRUMENT_UNIT_OWN, 1, 100 },         { COUNTS_LENGTH, DPT_INSTRUMENT_UNIT_MM, 1, 100 },
    { COUNTS_LENGTH, DPT_INSTRUMENT_UNIT_CM, 1, 10 },           { COUNTS_MICROMETRES, DPT_INSTRUMENT_UNIT_OWN, 1, 10000 },
    { COUNTS_MICROMETRES, DPT_INSTRUMENT_UNIT_UM, 1, 10000 },   { COUNTS_MICROMETRES, DPT_INSTRUMENT_UNIT_MM, 1, 10 },
    { COUNTS_PRESSURE, DPT_INSTRUMENT_UNIT_OWN, 1, 100 },       { COUNTS_PRESSURE, DPT_INSTRUMENT_UNIT_HPA, 750062, 100000000 },
    { COUNTS_PRESSURE, DPT_INSTRUMENT_UNIT_KPA, 750062, 10000000 }, { COUNTS_PRESSURE, DPT_INSTRUMENT_UNIT_PA, 750062, 10000000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (factors[i].counts == counts && factors[i].unit == unit)
      {
        gint64 size = ABS (number) * factors[i].numerator, whole = size / factors[i].denominator;

        if (2 * (size % factors[i].denominator) > factors[i].denominator)
          whole++;
        if (whole > G_MAXINT)
          return FALSE;
        *result = (int) (number < 0 ? -whole : whole);
        return TRUE;
      }
  return FALSE;
}

/* Reads sign, digits, point or comma, digits; blanks may stand anywhere before the digits. At most four decimals and seven digits
 * before them. Returns: where it ends, NULL where there is no such number. */
static const char *
read_number (const char *text, gint64 *number)
{
  const char *p = text;
  gboolean negative = FALSE;
  gint64 value = 0;
  int whole = 0, decimals = 0;

  while (g_ascii_isspace (*p))
    p++;
  if (g_str_has_prefix (p, "−")) /* the typographic minus */
    {
      negative = TRUE;
      p += strlen ("−");
    }
  else if (*p == '-' || *p == '+')
    negative = *p++ == '-';
  while (g_ascii_isspace (*p))
    p++;
  for (; g_ascii_isdigit (*p); p++, whole++)
    {
      if (whole >= 7)
        return NULL;
      value = value * 10 + (*p - '0');
    }
  if (*p == '.' || *p == ',')
    for (p++; g_ascii_isdigit (*p); p++, decimals++)
      {
        if (decimals >= 4)
          return NULL;
        value = value * 10 + (*p - '0');
      }
  if (whole + decimals == 0)
    return NULL;
  for (; decimals < 4; decimals++)
    value *= 10;
  *number = negative ? -value : value;
  return p;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* "---", "***", "??": the device has nothing to say. */
static gboolean
is_nothing (const char *text)
{
  return text[strspn (text, "-+*?._/ \t\r\n")] == '\0';
}

static gboolean
is_axis (DptReadingValue value)
{
  return value == DPT_READING_AXIS || value == DPT_READING_FLAT_AXIS || value == DPT_READING_STEEP_AXIS || value == DPT_READING_CORNEAL_AXIS;
}

/* What cannot be nought was not measured where a device writes nought. */
static gboolean
is_never_nought (DptReadingValue value)
{
  Counts counts = get_counts (value);

  return value != DPT_READING_VERTEX
         && (counts == COUNTS_LENGTH || counts == COUNTS_MICROMETRES || counts == COUNTS_PRESSURE || value == DPT_READING_FLAT_POWER
             || value == DPT_READING_STEEP_POWER || value == DPT_READING_MEAN_POWER);
}

gboolean
dpt_instrument_fail (GError **error, int line, GError *inner)
{
  /* Translators: a line number of an instrument's file, and what is wrong there */
  dpt_set_invalid (error, dpt_error_get_field (inner) != NULL ? dpt_error_get_field (inner) : "file", _ ("Line %d: %s"), line, inner->message);
  g_error_free (inner);
  return FALSE;
}

static gboolean
refuse_number (DptReadingValue value, const char *text, int line, GError **error)
{
  g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));

  return dpt_set_invalid (error, dpt_reading_value_get_nick (value), _ ("Line %d: %s: “%s” is no number with a unit that fits. Send the file again from the instrument."),
                          line, dpt_reading_value_get_label (value), shown);
}

gboolean
dpt_instrument_take (DptReadingItem *item, DptReadingValue value, const char *text, DptInstrumentUnit unit, int line, GError **error)
{
  GError *inner = NULL;
  const char *rest;
  gint64 number;
  int result;
  DptInstrumentUnit written;

  if (is_nothing (text))
    return TRUE;
  if (!has_digit (text))
    {
      if (value == DPT_READING_CONFIDENCE || dpt_reading_item_get_error (item) != NULL || dpt_reading_item_set_error (item, text, &inner))
        return TRUE;
      return dpt_instrument_fail (error, line, inner);
    }
  rest = read_number (text, &number);
  if (rest == NULL || !find_unit (rest, &written))
    return refuse_number (value, text, line, error);
  if (written != DPT_INSTRUMENT_UNIT_OWN)
    unit = written;
  if (!convert (number, unit, get_counts (value), &result))
    return refuse_number (value, text, line, error);
  if (result == 0 && is_never_nought (value))
    return TRUE;
  if (result == 0 && is_axis (value))
    result = 180;
  return dpt_reading_item_set (item, value, result, &inner) || dpt_instrument_fail (error, line, inner);
}

gboolean
dpt_instrument_take_node (DptReadingItem *item, DptReadingValue value, const DptXmlNode *node, DptInstrumentUnit unit, GError **error)
{
  const char *words;

  if (node == NULL)
    return TRUE;
  words = dpt_xml_node_get_attribute (node, "unit");
  if (words != NULL && *words != '\0')
    {
      DptInstrumentUnit written;

      if (!find_unit (words, &written))
        return dpt_set_invalid (error, dpt_reading_value_get_nick (value), _ ("Line %d: %s: the unit “%s” is not known. Set the instrument to metric units."),
                                dpt_xml_node_get_line (node), dpt_reading_value_get_label (value), words);
      if (written != DPT_INSTRUMENT_UNIT_OWN)
        unit = written;
    }
  return dpt_instrument_take (item, value, dpt_xml_node_get_text (node), unit, dpt_xml_node_get_line (node), error);
}

gboolean
dpt_instrument_take_fields (DptReadingItem *item, const DptXmlNode *parent, const DptInstrumentField *fields, GError **error)
{
  for (guint i = 0; fields[i].name != NULL; i++)
    {
      const DptXmlNode *node = dpt_xml_node_find (parent, fields[i].name);

      if (node != NULL && *dpt_xml_node_get_text (node) != '\0' && !dpt_instrument_take_node (item, fields[i].value, node, fields[i].unit, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dpt_instrument_take_error (DptReadingItem *item, const DptXmlNode *parent, GError **error)
{
  const DptXmlNode *node = dpt_xml_node_find (parent, "Error");
  GError *inner = NULL;

  if (node == NULL || dpt_reading_item_set_error (item, dpt_xml_node_get_text (node), &inner))
    return TRUE;
  return dpt_instrument_fail (error, dpt_xml_node_get_line (node), inner);
}

/* --- texts --- */

gboolean
dpt_instrument_set_text (DptReading *reading, DptReadingText which, const char *text, int line, GError **error)
{
  GError *inner = NULL;

  return dpt_reading_set_text (reading, which, text, &inner) || dpt_instrument_fail (error, line, inner);
}

/* A clock that was never set: nothing but noughts between the marks. */
static gboolean
is_blank_date (const char *text)
{
  return text[strspn (text, "0-/.: \t\r\n")] == '\0';
}

static int
find_month (const char *word)
{
  static const char *const months[] = { "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strcasecmp (word, months[i]) == 0)
      return (int) i + 1;
  return 0;
}

gboolean
dpt_instrument_set_date (DptReading *reading, DptReadingText which, const char *text, int line, GError **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (text)), *iso = NULL;
  int year = 0, month = 0, day = 0, end = 0;
  char word[4] = "";

  if (is_blank_date (plain))
    return TRUE;
  if (sscanf (plain, "%4d%*1[-/.]%2d%*1[-/.]%2d%n", &year, &month, &day, &end) != 3 || plain[end] != '\0')
    {
      end = 0;
      if (strlen (plain) == 8 && strspn (plain, "0123456789") == 8)
        sscanf (plain, "%4d%2d%2d%n", &year, &month, &day, &end);
      else if (sscanf (plain, "%2d%*1[-/.]%3[A-Za-z]%*1[-/.]%4d%n", &day, word, &year, &end) == 3)
        month = find_month (word);
    }
  if (end > 0 && plain[end] == '\0' && year > 0 && month > 0 && day > 0)
    iso = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return dpt_instrument_set_text (reading, which, iso != NULL ? iso : plain, line, error);
}

gboolean
dpt_instrument_set_time (DptReading *reading, DptReadingText which, const char *text, int line, GError **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (text)), *iso = NULL;
  int hour = 0, minute = 0, second = 0, n;

  if (*plain == '\0')
    return TRUE;
  n = sscanf (plain, "%2d%*1[-:.]%2d%*1[-:.]%2d", &hour, &minute, &second);
  if (n >= 2 && hour >= 0 && minute >= 0 && second >= 0)
    iso = g_strdup_printf ("%02d:%02d:%02d", hour, minute, second);
  return dpt_instrument_set_text (reading, which, iso != NULL ? iso : plain, line, error);
}
