/* dpt-instrument-record.c - transmissions of an instrument's serial line in records and columns.
 * For: NIDEK's and Tomey's RS-232. Not for: XML, the line itself (its settings and the watch over it).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-instrument-private.h"

#include <string.h>

static void
clear_record (gpointer data)
{
  g_free (((DptInstrumentRecord *) data)->text);
}

/* What ends a line in this capture: lines are for a person who opens it in an editor. */
static char
find_line_end (const char *text)
{
  return strchr (text, '\n') != NULL ? '\n' : strchr (text, '\r') != NULL ? '\r' : '\x17';
}

GArray *
dpt_instrument_split_records (const char *text)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (DptInstrumentRecord));
  char line_end = find_line_end (text);
  int line = 1;

  g_array_set_clear_func (records, clear_record);
  while (*text != '\0')
    {
      const char *end = text;

      while (*end != '\0' && !g_ascii_iscntrl (*end))
        end++;
      if (end > text)
        {
          DptInstrumentRecord record = { g_strndup (text, (gsize) (end - text)), line };

          g_array_append_val (records, record);
        }
      if (*end == line_end)
        line++;
      text = *end != '\0' ? end + 1 : end;
    }
  return records;
}

char *
dpt_instrument_slice (const char *text, gsize from, gsize length)
{
  gsize all = strlen (text);

  return from >= all ? g_strdup ("") : g_utf8_make_valid (text + from, (gssize) MIN (length, all - from));
}

gboolean
dpt_instrument_take_columns (DptReadingItem *item, const char *text, const DptInstrumentColumn *columns, int line, GError **error)
{
  for (guint i = 0; columns[i].length > 0; i++)
    {
      g_autofree char *column = dpt_instrument_slice (text, columns[i].from, columns[i].length);

      if (!dpt_instrument_take (item, columns[i].value, column, DPT_INSTRUMENT_UNIT_OWN, line, error))
        return FALSE;
    }
  return TRUE;
}

void
dpt_instrument_complete_curves (DptReadingItem *item)
{
  int axis = dpt_reading_item_get (item, DPT_READING_FLAT_AXIS);

  if (axis != DPT_READING_UNSET && dpt_reading_item_get (item, DPT_READING_STEEP_AXIS) == DPT_READING_UNSET)
    dpt_reading_item_set (item, DPT_READING_STEEP_AXIS, dpt_axis_normalize (axis + 90), NULL);
}
