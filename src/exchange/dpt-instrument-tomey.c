/* dpt-instrument-tomey.c - the texts of Tomey's RC-5000 and TOP-1000, sold by Rodenstock as CX 2000 and TopaScope.
 * For: refraction and curves in columns, pressure and thickness as the printer has them. Not for: Tomey's XML, which is JOIA.
 *
 *   RC-5000: SOH *1234 CR, STX RK CR, STX OR+ 5.25- 0.25179 CR, STX OL… CR, STX DB60.5 CR, STX CR 7.8043.25 89 7.6544.00179… CR, EOT
 *   TOP-1000: the print of the device from its foot to its head, the eyes in two columns under "Right" and "Left"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-instrument-private.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* --- RC-5000 --- */

static gboolean
is_columns (const char *text)
{
  g_autofree char *head = g_strndup (text, 400);
  const char *mark = strstr (head, "RK");

  return mark != NULL && (mark == head || g_ascii_iscntrl (mark[-1])) && g_ascii_iscntrl (mark[2]);
}

static gboolean
read_refraction (DptReading *reading, DptReadingEye eye, const char *text, int line, GError **error)
{
  static const DptInstrumentColumn columns[] = {
    { DPT_READING_SPHERE, 0, 6 }, { DPT_READING_CYLINDER, 6, 6 }, { DPT_READING_AXIS, 12, 3 }, { 0 },
  };
  DptReadingItem *item = dpt_instrument_get_main (reading, DPT_READING_AUTOREFRACTION, eye, error);

  return item != NULL && dpt_instrument_take_columns (item, text, columns, line, error);
}

static gboolean
read_curves (DptReading *reading, DptReadingEye eye, const char *text, int line, GError **error)
{
  static const DptInstrumentColumn columns[] = {
    { DPT_READING_FLAT, 0, 5 },        { DPT_READING_FLAT_POWER, 5, 5 },   { DPT_READING_FLAT_AXIS, 10, 3 },
    { DPT_READING_STEEP, 13, 5 },      { DPT_READING_STEEP_POWER, 18, 5 }, { DPT_READING_STEEP_AXIS, 23, 3 },
    { DPT_READING_MEAN_RADIUS, 26, 5 }, { DPT_READING_CORNEAL_CYLINDER, 31, 6 }, { 0 },
  };
  DptReadingItem *item = dpt_instrument_get_main (reading, DPT_READING_KERATOMETRY, eye, error);

  return item != NULL && dpt_instrument_take_columns (item, text, columns, line, error);
}

/* Some write the letter O of "OR" as the digit. */
static gboolean
read_column_record (DptReading *reading, const char *text, int line, GError **error)
{
  char name[2] = "";
  DptReadingEye eye;

  if (*text == '*')
    return dpt_instrument_set_text (reading, DPT_READING_PATIENT_NUMBER, text + 1, line, error);
  if (g_str_has_prefix (text, "DB"))
    {
      DptReadingItem *item = dpt_instrument_get_main (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_BOTH, error);

      return item != NULL && dpt_instrument_take (item, DPT_READING_PD_FAR, text + 2, DPT_INSTRUMENT_UNIT_MM, line, error);
    }
  if (*text == '\0')
    return TRUE;
  name[0] = text[1];
  if (!dpt_instrument_find_eye (name, &eye) || eye == DPT_READING_EYE_BOTH)
    return TRUE;
  if (*text == 'O' || *text == '0')
    return read_refraction (reading, eye, text + 2, line, error);
  return *text != 'C' || read_curves (reading, eye, text + 2, line, error);
}

static gboolean
read_columns (const char *text, DptReading *reading, GError **error)
{
  g_autoptr (GArray) records = dpt_instrument_split_records (text);

  if (strchr (text, '\x01') != NULL && strchr (text, '\x04') == NULL)
    return dpt_set_invalid (error, "file", _ ("The transmission was cut off: its end is missing. Send it again from the instrument."));
  for (guint i = 0; i < records->len; i++)
    {
      DptInstrumentRecord *record = &g_array_index (records, DptInstrumentRecord, i);

      if (!read_column_record (reading, record->text, record->line, error))
        return FALSE;
    }
  return TRUE;
}

/* --- TOP-1000 --- */

static gboolean
is_print (const char *text)
{
  g_autofree char *head = g_strndup (text, 2000);

  return strstr (head, "Right") != NULL && strstr (head, "Left") != NULL && strstr (head, "mmHg") != NULL
         && (strstr (head, "Avg.") != NULL || strstr (head, "CCT") != NULL || strstr (head, "C.IOP") != NULL);
}

/* Returns: the column between those of the two eyes, by the line that names them. */
static gsize
find_middle (GArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      const char *text = g_array_index (records, DptInstrumentRecord, i).text, *right = strstr (text, "Right"), *left = strstr (text, "Left");

      if (right != NULL && left != NULL && right < left)
        return (gsize) (right - text) + ((gsize) (left - right) + strlen ("Right")) / 2;
    }
  return 17;
}

typedef struct
{
  DptReading *reading;
  gsize middle;
  int repeats[4]; /* by eye: how many single pressures there were */
} Print;

/* The singles are printed from the last to the first, as is all the rest; they keep the order of the text. */
static gboolean
take_print_word (Print *print, DptReadingKind kind, DptReadingValue value, gboolean single, gsize column, const char *word, int line, GError **error)
{
  DptReadingEye eye = column < print->middle ? DPT_READING_EYE_RIGHT : DPT_READING_EYE_LEFT;
  DptReadingItem *item = single ? dpt_reading_add_item (print->reading, kind, eye, ++print->repeats[eye], error)
                                : dpt_instrument_get_main (print->reading, kind, eye, error);

  return item != NULL && dpt_instrument_take (item, value, word, DPT_INSTRUMENT_UNIT_OWN, line, error);
}

static gboolean
take_print_words (Print *print, const char *text, gsize from, DptReadingKind kind, DptReadingValue value, gboolean single, int line, GError **error)
{
  for (gsize at = from; text[at] != '\0';)
    {
      gsize length = strcspn (text + at, " \t");
      g_autofree char *word = dpt_instrument_slice (text, at, length);

      if (length > 0 && !take_print_word (print, kind, value, single, at + length / 2, word, line, error))
        return FALSE;
      at += length + strspn (text + at + length, " \t");
    }
  return TRUE;
}

/* "    2023-07-11 09:38:12" */
static gboolean
read_print_date (Print *print, const char *text, int line, GError **error)
{
  g_autofree char *day = dpt_instrument_slice (text, 0, 10);

  return dpt_instrument_set_date (print->reading, DPT_READING_TAKEN_ON, day, line, error)
         && (strlen (text) < 11 || dpt_instrument_set_time (print->reading, DPT_READING_TAKEN_AT, text + 11, line, error));
}

static gboolean
is_date (const char *text)
{
  return strlen (text) >= 10 && strspn (text, "0123456789") == 4 && (text[4] == '-' || text[4] == '/') && text[7] == text[4];
}

static gboolean
read_print_record (Print *print, const char *text, int line, GError **error)
{
  static const struct { const char *label; DptReadingKind kind; DptReadingValue value; } labels[] = {
    { "C.IOP", DPT_READING_TONOMETRY, DPT_READING_CORRECTED_PRESSURE },
    { "CCT", DPT_READING_PACHYMETRY, DPT_READING_THICKNESS },
    { "Avg.", DPT_READING_TONOMETRY, DPT_READING_PRESSURE },
  };
  const char *plain = text + strspn (text, " \t");
  const char *colon = strchr (plain, ':');

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (plain, labels[i].label))
      return take_print_words (print, text, (gsize) (plain - text) + strlen (labels[i].label), labels[i].kind, labels[i].value, FALSE, line, error);
  if (is_date (plain))
    return read_print_date (print, plain, line, error);
  if (g_str_has_prefix (plain, "No.") && colon != NULL)
    return dpt_instrument_set_text (print->reading, DPT_READING_PATIENT_NUMBER, colon + 1, line, error);
  if (g_str_has_prefix (plain, "Rodenstock") || g_ascii_strncasecmp (plain, "Tomey", 5) == 0)
    return dpt_instrument_set_text (print->reading, DPT_READING_MAKER, plain, line, error);
  if (g_str_has_prefix (plain, "TopaScope") || g_str_has_prefix (plain, "TOP-"))
    return dpt_instrument_set_text (print->reading, DPT_READING_MODEL, plain, line, error);
  if (g_ascii_isdigit (*plain) && plain[strspn (plain, "0123456789.- \t")] == '\0')
    return take_print_words (print, text, 0, DPT_READING_TONOMETRY, DPT_READING_PRESSURE, TRUE, line, error);
  return TRUE;
}

static gboolean
read_print (const char *text, DptReading *reading, GError **error)
{
  g_autoptr (GArray) records = dpt_instrument_split_records (text);
  Print print = { reading, find_middle (records) };

  for (guint i = 0; i < records->len; i++)
    {
      DptInstrumentRecord *record = &g_array_index (records, DptInstrumentRecord, i);

      if (!read_print_record (&print, record->text, record->line, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the whole --- */

gboolean
dpt_instrument_is_tomey (const char *text)
{
  return is_columns (text) || is_print (text);
}

gboolean
dpt_instrument_read_tomey (const char *text, DptReading *reading, GError **error)
{
  if (!is_columns (text))
    return read_print (text, reading, error);
  return dpt_instrument_set_text (reading, DPT_READING_MAKER, "Tomey", 1, error) && read_columns (text, reading, error);
}
