/* dpt-instrument-nidek-serial.c - what NIDEK's instruments send over RS-232, and captures of it.
 * For: ARK, AR, LM, NT, Tonoref. Not for: their XML (dpt-instrument-nidek.c), the line itself.
 *
 *   SOH D R M  STX  IDNIDEK/ARK-1a ETB NO0225 ETB DA27/MAR/2017.07:40 ETB … SOH D K M STX … EOT A40F
 *
 * Blocks: RM refraction, KM curves, LM lensmeter, NT pressure, PM thickness; "rm" and "km" are second measures (a wide pupil, another
 * ring) and count only where the first are missing. The four digits after EOT are the sum of all bytes from SOH to EOT (NCP10).
 * Captures may have lost their control characters, or carry them as "0002" and "0004"; they are read without the sum.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-instrument-private.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define SOH '\x01'
#define EOT '\x04'

typedef struct _Block Block;

/* A record of a block. @text: without its leading blank. Returns: whether it could be read; what is not known is passed over. */
typedef gboolean (*RecordFunc) (DptReading *reading, const char *text, int line, GError **error);

struct _Block
{
  const char *name;
  RecordFunc read;
};

static gboolean
find_eye (char letter, DptReadingEye *eye)
{
  const char name[] = { letter, '\0' };

  return letter != 'B' && g_ascii_isupper (letter) && dpt_instrument_find_eye (name, eye);
}

/* The first of an eye speaks for it; see each block for when there is one. */
static DptReadingItem *
add_repeat (DptReading *reading, DptReadingKind kind, DptReadingEye eye, gboolean may_be_main, GError **error)
{
  int number = 0;

  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    {
      DptReadingItem *item = dpt_reading_get_item (reading, i);

      if (dpt_reading_item_get_kind (item) == kind && dpt_reading_item_get_eye (item) == eye)
        {
          number = MAX (number, dpt_reading_item_get_number (item));
          may_be_main = FALSE;
        }
    }
  return dpt_reading_add_item (reading, kind, eye, may_be_main ? 0 : number + 1, error);
}

/* --- distances: two digits a place and tens of "?" from refractometers, four characters a place from lensmeters --- */

static gboolean
read_distances (DptReading *reading, DptReadingKind kind, const char *text, int line, GError **error)
{
  static const struct { DptReadingEye eye; DptReadingValue value; } places[] = {
    { DPT_READING_EYE_BOTH, DPT_READING_PD_FAR },
    { DPT_READING_EYE_RIGHT, DPT_READING_PD_FAR },
    { DPT_READING_EYE_LEFT, DPT_READING_PD_FAR },
    { DPT_READING_EYE_BOTH, DPT_READING_PD_NEAR },
  };
  guint width = strchr (text, '.') != NULL ? 4 : 2;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *column = dpt_instrument_slice (text, i * width, width);
      DptReadingItem *item;

      if (column[strspn (column, " ?")] == '\0')
        continue;
      item = dpt_instrument_get_main (reading, kind, places[i].eye, error);
      if (item == NULL || !dpt_instrument_take (item, places[i].value, column, DPT_INSTRUMENT_UNIT_MM, line, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the blocks --- */

/* A word in place of the numbers is the device's error. */
static gboolean
take_word (DptReadingItem *item, const char *text, int line, gboolean *is_word, GError **error)
{
  GError *inner = NULL;

  *is_word = strpbrk (text, "0123456789") == NULL;
  if (!*is_word || dpt_reading_item_set_error (item, text, &inner))
    return TRUE;
  return dpt_instrument_fail (error, line, inner);
}

static const DptInstrumentColumn refraction_columns[] = {
  { DPT_READING_SPHERE, 0, 6 }, { DPT_READING_CYLINDER, 6, 6 }, { DPT_READING_AXIS, 12, 3 }, { DPT_READING_CONFIDENCE, 15, 1 }, { 0 },
};

/* "OR-04.75-00.75105" is the median, "OR-04.50-00.751109 " with its confidence a repeat. */
static gboolean
read_refraction (DptReading *reading, const char *text, int line, GError **error)
{
  DptReadingItem *item;
  DptReadingEye eye;
  gboolean is_word;

  if (g_str_has_prefix (text, "PD"))
    return read_distances (reading, DPT_READING_AUTOREFRACTION, text + 2, line, error);
  if (text[0] != 'O' || !find_eye (text[1], &eye))
    return TRUE;
  item = add_repeat (reading, DPT_READING_AUTOREFRACTION, eye, !g_ascii_isdigit (strlen (text) > 17 ? text[17] : ' '), error);
  return item != NULL && take_word (item, text + 2, line, &is_word, error)
         && (is_word || dpt_instrument_take_columns (item, text + 2, refraction_columns, line, error));
}

/* " L07.7607.7014007.73": both radii, the axis of the first, their mean; the record "DL" after it the same in dioptres. */
static gboolean
read_curves (DptReading *reading, const char *text, int line, GError **error)
{
  static const DptInstrumentColumn radii[] = {
    { DPT_READING_FLAT, 0, 5 }, { DPT_READING_STEEP, 5, 5 }, { DPT_READING_FLAT_AXIS, 10, 3 }, { DPT_READING_MEAN_RADIUS, 13, 5 }, { 0 },
  };
  static const DptInstrumentColumn powers[] = {
    { DPT_READING_FLAT_POWER, 0, 5 }, { DPT_READING_STEEP_POWER, 5, 5 }, { DPT_READING_CORNEAL_AXIS, 10, 3 },
    { DPT_READING_MEAN_POWER, 13, 5 }, { DPT_READING_CORNEAL_CYLINDER, 18, 6 }, { 0 },
  };
  DptReadingItem *item;
  DptReadingEye eye;
  gboolean is_word;

  if (text[0] == 'D' && find_eye (text[1], &eye))
    {
      guint n = dpt_reading_get_n_items (reading);

      item = n > 0 ? dpt_reading_get_item (reading, n - 1) : NULL;
      if (item == NULL || dpt_reading_item_get_kind (item) != DPT_READING_KERATOMETRY || dpt_reading_item_get_eye (item) != eye)
        return TRUE;
      return take_word (item, text + 2, line, &is_word, error)
             && (is_word || dpt_instrument_take_columns (item, text + 2, powers, line, error));
    }
  if (!find_eye (text[0], &eye))
    return TRUE;
  item = add_repeat (reading, DPT_READING_KERATOMETRY, eye, TRUE, error);
  if (item == NULL || !take_word (item, text + 1, line, &is_word, error)
      || (!is_word && !dpt_instrument_take_columns (item, text + 1, radii, line, error)))
    return FALSE;
  dpt_instrument_complete_curves (item);
  return TRUE;
}

/* " R-01.25-00.75120", or without an eye "  +01.00+00.00000"; "AR02.00" is the addition. */
static gboolean
read_lens (DptReading *reading, const char *text, int line, GError **error)
{
  static const DptInstrumentColumn addition[] = { { DPT_READING_ADDITION, 0, 6 }, { 0 } };
  DptReadingItem *item;
  DptReadingEye eye;
  gboolean is_word;

  if (g_str_has_prefix (text, "PD"))
    return read_distances (reading, DPT_READING_LENSMETER, text + 2, line, error);
  if (text[0] == 'A' && find_eye (text[1], &eye))
    {
      item = dpt_instrument_get_main (reading, DPT_READING_LENSMETER, eye, error);
      return item != NULL && dpt_instrument_take_columns (item, text + 2, addition, line, error);
    }
  if (text[0] == '+' || text[0] == '-')
    {
      item = add_repeat (reading, DPT_READING_LENSMETER, DPT_READING_EYE_BOTH, FALSE, error);
      return item != NULL && dpt_instrument_take_columns (item, text, refraction_columns, line, error);
    }
  if (!find_eye (text[0], &eye))
    return TRUE;
  item = dpt_instrument_get_main (reading, DPT_READING_LENSMETER, eye, error);
  return item != NULL && take_word (item, text + 1, line, &is_word, error)
         && (is_word || dpt_instrument_take_columns (item, text + 1, refraction_columns, line, error));
}

/* One word of "L03 13.0 12.0 14.0 AV13.0/1.7": a repeat, or the average; what stands behind a stroke is the same in kPa. */
static gboolean
take_series_word (DptReading *reading, DptReadingKind kind, DptReadingValue value, DptReadingEye eye, const char *word, int line, GError **error)
{
  gboolean average = g_str_has_prefix (word, "AV");
  g_autofree char *number = g_strdup (average ? word + 2 : word);
  DptReadingItem *item;

  g_strdelimit (number, "/", '\0');
  g_strstrip (g_strdelimit (number, "()*", ' '));
  if (*number == '\0')
    return TRUE;
  item = average ? dpt_instrument_get_main (reading, kind, eye, error) : add_repeat (reading, kind, eye, FALSE, error);
  return item != NULL && dpt_instrument_take (item, value, number, DPT_INSTRUMENT_UNIT_OWN, line, error);
}

static gboolean
read_series (DptReading *reading, DptReadingKind kind, DptReadingValue value, const char *text, int line, GError **error)
{
  g_auto (GStrv) words = NULL;
  DptReadingEye eye;

  if (!find_eye (text[0], &eye) || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[2]))
    return TRUE;
  words = g_strsplit_set (text + 3, " ", 64);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !take_series_word (reading, kind, value, eye, words[i], line, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_pressure (DptReading *reading, const char *text, int line, GError **error)
{
  return read_series (reading, DPT_READING_TONOMETRY, DPT_READING_PRESSURE, text, line, error);
}

static gboolean
read_thickness (DptReading *reading, const char *text, int line, GError **error)
{
  return read_series (reading, DPT_READING_PACHYMETRY, DPT_READING_THICKNESS, text, line, error);
}

static const Block blocks[] = {
  { "RM", read_refraction }, { "KM", read_curves }, { "LM", read_lens }, { "NT", read_pressure }, { "PM", read_thickness },
};

/* --- the frame --- */

/* "DRM", "DrmIDNIDEK/…". Returns: the index of the block that begins, -1 where none does. */
static int
find_block (const char *text, gboolean *second)
{
  if (text[0] != 'D' || text[1] == '\0' || text[2] == '\0')
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (g_ascii_strncasecmp (text + 1, blocks[i].name, 2) == 0)
      {
        *second = g_ascii_islower (text[1]);
        return (int) i;
      }
  return -1;
}

/* "DA27/MAR/2017.07:40", "DA2017.02.01.15:30": the time stands behind the last point. */
static gboolean
read_date (DptReading *reading, const char *text, int line, GError **error)
{
  g_autofree char *day = g_strdup (text);
  char *point = strrchr (day, '.');

  if (point != NULL && strchr (point, ':') != NULL)
    {
      *point = '\0';
      if (!dpt_instrument_set_time (reading, DPT_READING_TAKEN_AT, point + 1, line, error))
        return FALSE;
    }
  return dpt_instrument_set_date (reading, DPT_READING_TAKEN_ON, day, line, error);
}

static gboolean
read_device (DptReading *reading, const char *text, int line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);

  return dpt_instrument_set_text (reading, DPT_READING_MAKER, parts[0], line, error)
         && (parts[0] == NULL || parts[1] == NULL || dpt_instrument_set_text (reading, DPT_READING_MODEL, parts[1], line, error));
}

/* Records that every block may have. Returns: whether it was one; then @ok says whether it could be read. */
static gboolean
read_head (DptReading *reading, const char *text, int line, gboolean *ok, GError **error)
{
  if (g_str_has_prefix (text, "IDNIDEK"))
    *ok = read_device (reading, text + 2, line, error);
  else if (g_str_has_prefix (text, "NIDEK/"))
    *ok = read_device (reading, text, line, error);
  else if (g_str_has_prefix (text, "NO"))
    *ok = dpt_instrument_set_text (reading, DPT_READING_PATIENT_NUMBER, text + 2, line, error);
  else if (g_str_has_prefix (text, "DA"))
    *ok = read_date (reading, text + 2, line, error);
  else
    return FALSE;
  return TRUE;
}

/* A capture that writes its control characters as numbers. */
static const char *
skip_written_control (const char *text)
{
  return g_str_has_prefix (text, "0002") || g_str_has_prefix (text, "0017") ? text + 4 : text;
}

static void
find_first_measures (GArray *records, gboolean *there)
{
  for (guint i = 0; i < records->len; i++)
    {
      gboolean second = FALSE;
      int block = find_block (g_array_index (records, DptInstrumentRecord, i).text, &second);

      if (block >= 0 && !second)
        there[block] = TRUE;
    }
}

static gboolean
spread_vertex (DptReading *reading, const char *text, int line, GError **error)
{
  for (guint i = 0; *text != '\0' && i < dpt_reading_get_n_items (reading); i++)
    {
      DptReadingItem *item = dpt_reading_get_item (reading, i);

      if (dpt_reading_item_get_kind (item) == DPT_READING_AUTOREFRACTION && dpt_reading_item_get (item, DPT_READING_SPHERE) != DPT_READING_UNSET
          && !dpt_instrument_take (item, DPT_READING_VERTEX, text, DPT_INSTRUMENT_UNIT_MM, line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_records (GArray *records, DptReading *reading, GError **error)
{
  gboolean there[G_N_ELEMENTS (blocks)] = { FALSE };
  const char *vertex = "";
  int block = -1, vertex_line = 1;

  find_first_measures (records, there);
  for (guint i = 0; i < records->len; i++)
    {
      DptInstrumentRecord *record = &g_array_index (records, DptInstrumentRecord, i);
      const char *text = skip_written_control (record->text);
      gboolean second = FALSE, ok;
      int begins = find_block (text, &second);

      if (begins >= 0)
        {
          block = second && there[begins] ? -1 : begins;
          text = skip_written_control (text + 3);
        }
      while (*text == ' ')
        text++;
      if (read_head (reading, text, record->line, &ok, error))
        {
          if (!ok)
            return FALSE;
        }
      else if (g_str_has_prefix (text, "VD"))
        {
          vertex = text + 2;
          vertex_line = record->line;
        }
      else if (block >= 0 && *text != '\0' && !blocks[block].read (reading, text, record->line, error))
        return FALSE;
    }
  return spread_vertex (reading, vertex, vertex_line, error);
}

/* --- the sum --- */

/* Captures insert or drop ends of lines: the sum counts with them and without. */
static gboolean
is_sum (const char *data, gsize length, guint expected)
{
  guint all = 0, without_feed = 0, without_both = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint byte = (guchar) data[i];

      all += byte;
      without_feed += byte == '\n' ? 0 : byte;
      without_both += byte == '\n' || byte == '\r' ? 0 : byte;
    }
  return (all & 0xffff) == expected || (without_feed & 0xffff) == expected || (without_both & 0xffff) == expected;
}

static gboolean
check_frame (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length), *begin = memchr (data, SOH, length), *end;
  char digits[5] = "";
  gsize n = 0;

  if (begin == NULL)
    return TRUE; /* a capture without control characters */
  end = memrchr (data, EOT, length);
  if (end == NULL || end < begin)
    return dpt_set_invalid (error, "file", _ ("The transmission was cut off: its end is missing. Send it again from the instrument."));
  for (const char *p = end + 1; p < data + length && n < 4; p++)
    if (g_ascii_isxdigit (*p))
      digits[n++] = *p;
    else if (*p != '\r' && *p != '\n')
      break;
  if (n == 4 && !is_sum (begin, (gsize) (end - begin) + 1, (guint) strtoul (digits, NULL, 16)))
    return dpt_set_invalid (error, "checksum", _ ("The checksum %s does not fit the transmission: it was disturbed. Send it again from the instrument."), digits);
  return TRUE;
}

gboolean
dpt_instrument_is_nidek_serial (const char *text)
{
  g_autofree char *head = g_strndup (text, 400);
  const char *p = head + strspn (head, "\x01 \r\n");
  gboolean second;

  return find_block (p, &second) >= 0 && strstr (head, "NIDEK") != NULL;
}

gboolean
dpt_instrument_read_nidek_serial (GBytes *bytes, const char *text, DptReading *reading, GError **error)
{
  g_autoptr (GArray) records = NULL;

  if (!check_frame (bytes, error))
    return FALSE;
  records = dpt_instrument_split_records (text);
  return read_records (records, reading, error);
}
