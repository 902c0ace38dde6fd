/* dpt-device.c - see dpt-device.h.
 * For: the table of fields, what can be, and the table device. Not for: listening (exchange/dpt-device-feed.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-device.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[]
  = { "autorefractor", "keratometer", "lensmeter", "phoropter", "tonometer", "pachymeter", "other", NULL };
static const char *const connections[] = { "folder", "serial", NULL };
static const char *const speeds[] = { "1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200", NULL };
static const char *const data_bits[] = { "8", "7", NULL };
static const char *const parities[] = { "none", "even", "odd", NULL };
static const char *const stop_bits[] = { "1", "2", NULL };
static const char *const handshakes[] = { "none", "hardware", "software", NULL };
static const char *const talks[] = { "listen", "nidek", NULL };

static const struct { const char *value; const char *label; } words[] = {
  { "autorefractor", N_ ("Autorefractor") },
  { "keratometer", N_ ("Keratometer") },
  { "lensmeter", N_ ("Lensmeter") },
  { "phoropter", N_ ("Phoropter") },
  { "tonometer", N_ ("Tonometer") },
  { "pachymeter", N_ ("Pachymeter") },
  { "other", N_ ("Another instrument") },
  { "folder", N_ ("Files in a folder") },
  { "serial", N_ ("Serial line") },
  { "none", N_ ("None") },
  { "even", N_ ("Even") },
  { "odd", N_ ("Odd") },
  { "hardware", N_ ("Hardware (RTS/CTS)") },
  { "software", N_ ("Software (XON/XOFF)") },
  { "listen", N_ ("It sends by itself") },
  { "nidek", N_ ("It asks, or is asked (NIDEK: RS, SD)") },
};

#define CHOICE(name, words, values) { name, DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = words, .choices = values }

static const DptField fields[] = {
  [DPT_DEVICE_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_DEVICE_STATION_ID] = { "station_id", DPT_FIELD_REF },
  [DPT_DEVICE_NAME] = { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 80, N_ ("Name") },
  [DPT_DEVICE_KIND] = CHOICE ("kind", N_ ("Kind"), kinds),
  [DPT_DEVICE_CONNECTION] = CHOICE ("connection", N_ ("Connection"), connections),
  [DPT_DEVICE_FOLDER] = { "folder", DPT_FIELD_TEXT, 0, 0, 1000, N_ ("Folder") },
  [DPT_DEVICE_PATTERN] = { "pattern", DPT_FIELD_TEXT, 0, 0, 200, N_ ("Names of its files (*.xml;*.txt)") },
  [DPT_DEVICE_PORT] = { "port", DPT_FIELD_TEXT, 0, 0, 200, N_ ("Port (/dev/ttyUSB0)") },
  [DPT_DEVICE_SPEED] = CHOICE ("speed", N_ ("Speed in baud"), speeds),
  [DPT_DEVICE_DATA_BITS] = CHOICE ("data_bits", N_ ("Data bits"), data_bits),
  [DPT_DEVICE_PARITY] = CHOICE ("parity", N_ ("Parity"), parities),
  [DPT_DEVICE_STOP_BITS] = CHOICE ("stop_bits", N_ ("Stop bits"), stop_bits),
  [DPT_DEVICE_HANDSHAKE] = CHOICE ("handshake", N_ ("Handshake"), handshakes),
  [DPT_DEVICE_TALK] = CHOICE ("talk", N_ ("Conversation"), talks),
  [DPT_DEVICE_CARRIES_NUMBER]
  = { "carries_number", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, .label = N_ ("Is given the patient's file number") },
  [DPT_DEVICE_ENABLED] = { "enabled", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, .label = N_ ("In use") },
  [DPT_DEVICE_CREATED_AT] = { "created_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
};

static gboolean
validate (DptRecord *record, GError **error)
{
  const char *folder = dpt_record_get_text (record, DPT_DEVICE_FOLDER);
  const char *port = dpt_record_get_text (record, DPT_DEVICE_PORT);

  if (dpt_device_is_serial (DPT_DEVICE (record)))
    return (port != NULL && g_path_is_absolute (port))
           || dpt_set_invalid (error, "port", _ ("Port: name the line that the instrument is plugged into, as /dev/ttyUSB0."));
  return (folder != NULL && g_path_is_absolute (folder))
         || dpt_set_invalid (error, "folder", _ ("Folder: name the whole path of the folder that the instrument writes into."));
}

DPT_DEFINE_RECORD_WITH_CODE (DptDevice, dpt_device, "device", fields, record_class->validate = validate)

DptDevice *
dpt_device_new (void)
{
  DptDevice *self = dpt_record_new (DPT_TYPE_DEVICE);

  dpt_record_set_text (self, DPT_DEVICE_KIND, "autorefractor");
  dpt_record_set_text (self, DPT_DEVICE_CONNECTION, "folder");
  dpt_record_set_text (self, DPT_DEVICE_SPEED, "9600");
  dpt_record_set_text (self, DPT_DEVICE_DATA_BITS, "8");
  dpt_record_set_text (self, DPT_DEVICE_PARITY, "none");
  dpt_record_set_text (self, DPT_DEVICE_STOP_BITS, "1");
  dpt_record_set_text (self, DPT_DEVICE_HANDSHAKE, "none");
  dpt_record_set_text (self, DPT_DEVICE_TALK, "listen");
  dpt_record_set_int (self, DPT_DEVICE_CARRIES_NUMBER, FALSE);
  dpt_record_set_int (self, DPT_DEVICE_ENABLED, TRUE);
  return self;
}

const char *
dpt_device_value_get_label (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].value, value) == 0)
      return _ (words[i].label);
  return value;
}

gboolean
dpt_device_is_serial (DptDevice *self)
{
  return g_strcmp0 (dpt_record_get_text (self, DPT_DEVICE_CONNECTION), "serial") == 0;
}

gboolean
dpt_device_check_place (DptDevice *self, GError **error)
{
  g_return_val_if_fail (DPT_IS_DEVICE (self), FALSE);

  return validate (DPT_RECORD (self), error);
}

char *
dpt_device_dup_place (DptDevice *self)
{
  const char *pattern;

  g_return_val_if_fail (DPT_IS_DEVICE (self), NULL);

  if (dpt_device_is_serial (self))
    /* Translators: a serial port, and its speed in baud */
    return g_strdup_printf (_ ("%s, %s baud"), dpt_record_get_string (self, DPT_DEVICE_PORT),
                            dpt_record_get_string (self, DPT_DEVICE_SPEED));
  pattern = dpt_record_get_text (self, DPT_DEVICE_PATTERN);
  return pattern != NULL ? g_build_filename (dpt_record_get_string (self, DPT_DEVICE_FOLDER), pattern, NULL)
                         : g_strdup (dpt_record_get_string (self, DPT_DEVICE_FOLDER));
}

gboolean
dpt_device_takes_name (DptDevice *self, const char *name)
{
  static const char *const never[] = { ".xsl", ".tmp", ".part", ".crdownload", "~" };
  g_autofree char *folded = g_ascii_strdown (name, -1);
  const char *pattern;
  g_auto (GStrv) patterns = NULL;

  g_return_val_if_fail (DPT_IS_DEVICE (self), FALSE);

  if (*name == '.')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (g_str_has_suffix (folded, never[i]))
      return FALSE;
  pattern = dpt_record_get_text (self, DPT_DEVICE_PATTERN);
  if (pattern == NULL)
    return TRUE;
  patterns = g_strsplit_set (pattern, ";, ", -1);
  for (guint i = 0; patterns[i] != NULL; i++)
    {
      g_autofree char *lower = g_ascii_strdown (patterns[i], -1);

      if (*lower != '\0' && g_pattern_match_simple (lower, folded))
        return TRUE;
    }
  return FALSE;
}

/* --- the table --- */

static GPtrArray *
list (DptUnit *unit, const char *statement, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find (statement),
                              DPT_DB_VALUES (DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_INT (dpt_unit_get_station_id (unit))),
                              2, error);
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_DEVICE, rows) : NULL;
}

GPtrArray *
dpt_device_list (DptUnit *unit, GError **error)
{
  if (!dpt_session_may (unit->session, DPT_RIGHT_SETTING_WRITE) && !dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return NULL;
  return list (unit, "clinical/tray:devices", error);
}

GPtrArray *
dpt_device_list_here (DptUnit *unit, GError **error)
{
  return dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error) ? list (unit, "clinical/tray:devices-here", error) : NULL;
}

gboolean
dpt_device_save (DptUnit *unit, DptDevice *device, GError **error)
{
  g_return_val_if_fail (DPT_IS_DEVICE (device), FALSE);

  if (!dpt_unit_require (unit, DPT_RIGHT_SETTING_WRITE, error))
    return FALSE;
  if (!dpt_record_is_saved (device))
    {
      dpt_record_set_int (device, DPT_DEVICE_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
      dpt_record_set_int (device, DPT_DEVICE_CREATED_AT, dpt_unit_get_now (unit));
    }
  return dpt_unit_save (unit, device, error);
}

gboolean
dpt_device_remove (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptDevice) device = NULL;
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_SETTING_WRITE, error))
    return FALSE;
  device = dpt_unit_load (unit, DPT_TYPE_DEVICE, id, error);
  rows = device != NULL ? dpt_db_query (unit->connection, "clinical/tray:device-used", error, DPT_INT (id)) : NULL;
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("Readings of “%s” are kept: switch it off instead."),
                     dpt_record_get_string (device, DPT_DEVICE_NAME));
      return FALSE;
    }
  return dpt_unit_remove (unit, device, error);
}
