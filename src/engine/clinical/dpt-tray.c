/* dpt-tray.c - see dpt-tray.h.
 * For: the only file that writes the table tray_reading. Not for: whose a reading is (dpt-tray-match.c).
 *
 *                     ┌──────────take───────────► taken ──give-back──► waiting     (a visit was saved with its values, or without)
 *   receive ──► waiting ──put-aside (why)──► aside ──bring-back──► waiting
 *          └──► unreadable ──put-aside (why)──► aside ──bring-back──► unreadable
 *                   └──read-again──► waiting
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-tray.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-visit-store.h"

#include <glib/gi18n-lib.h>

static const char *const states[] = { "waiting", "unreadable", "taken", "aside", NULL };
static const char *const state_labels[] = { N_ ("Waiting"), N_ ("Cannot be read"), N_ ("Taken"), N_ ("Put aside") };

static const DptTrayTransition table[] = {
  { "waiting", "take", "taken", FALSE },
  { "aside", "take", "taken", FALSE }, /* undo of a visit from which it was given back and put aside since */
  { "taken", "give-back", "waiting", FALSE },
  { "waiting", "put-aside", "aside", TRUE },
  { "unreadable", "put-aside", "aside", TRUE },
  { "aside", "bring-back", "waiting", FALSE },
  { "unreadable", "read-again", "waiting", FALSE },
};

/* Bytes and values are kept out of the audit: what came is said by its hash. */
static const DptField fields[] = {
  [DPT_TRAY_READING_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_TRAY_READING_STATION_ID] = { "station_id", DPT_FIELD_REF, DPT_FIELD_KEEP },
  [DPT_TRAY_READING_DEVICE_ID] = { "device_id", DPT_FIELD_REF, DPT_FIELD_KEEP },
  [DPT_TRAY_READING_DEVICE_NAME] = { "device_name", DPT_FIELD_TEXT, 0, .label = N_ ("Instrument") },
  [DPT_TRAY_READING_FILE_NAME] = { "file_name", DPT_FIELD_TEXT, DPT_FIELD_KEEP, 0, 255, N_ ("File") },
  [DPT_TRAY_READING_FILE_SIZE] = { "file_size", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Size in bytes") },
  [DPT_TRAY_READING_FILE_TIME] = { "file_time", DPT_FIELD_INSTANT, DPT_FIELD_KEEP },
  [DPT_TRAY_READING_SHA256] = { "sha256", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_TRAY_READING_ORIGINAL] = { "original", DPT_FIELD_BLOB, DPT_FIELD_SECRET | DPT_FIELD_KEEP },
  [DPT_TRAY_READING_CONTENT] = { "content", DPT_FIELD_TEXT, DPT_FIELD_SECRET, 0, 10000000 },
  [DPT_TRAY_READING_SUMMARY] = { "summary", DPT_FIELD_TEXT, 0, .label = N_ ("Measures") },
  [DPT_TRAY_READING_PATIENT_TEXT] = { "patient_text", DPT_FIELD_TEXT, 0, 0, 500, N_ ("Patient by the device") },
  [DPT_TRAY_READING_TAKEN_AT] = { "taken_at", DPT_FIELD_INSTANT, 0, .label = N_ ("Taken at") },
  [DPT_TRAY_READING_RECEIVED_AT] = { "received_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Received at") },
  [DPT_TRAY_READING_STATE] = { "state", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("State"), .choices = states },
  [DPT_TRAY_READING_MESSAGE] = { "message", DPT_FIELD_TEXT, 0, 0, 2000, N_ ("Reason") },
  [DPT_TRAY_READING_PATIENT_ID] = { "patient_id", DPT_FIELD_REF },
  [DPT_TRAY_READING_VISIT_ID] = { "visit_id", DPT_FIELD_REF },
  [DPT_TRAY_READING_USER_ID] = { "user_id", DPT_FIELD_REF },
};

DPT_DEFINE_RECORD (DptTrayReading, dpt_tray_reading, "tray_reading", fields)

static const DptField row_fields[] = {
  [DPT_TRAY_ROW_DEVICE_NAME] = { "device_name", DPT_FIELD_TEXT, .label = N_ ("Instrument") },
  [DPT_TRAY_ROW_FILE_NAME] = { "file_name", DPT_FIELD_TEXT, .label = N_ ("File") },
  [DPT_TRAY_ROW_FILE_SIZE] = { "file_size", DPT_FIELD_INT, .label = N_ ("Size in bytes") },
  [DPT_TRAY_ROW_SUMMARY] = { "summary", DPT_FIELD_TEXT, .label = N_ ("Measures") },
  [DPT_TRAY_ROW_PATIENT_TEXT] = { "patient_text", DPT_FIELD_TEXT, .label = N_ ("Patient by the device") },
  [DPT_TRAY_ROW_TAKEN_AT] = { "taken_at", DPT_FIELD_INSTANT, .label = N_ ("Taken at") },
  [DPT_TRAY_ROW_RECEIVED_AT] = { "received_at", DPT_FIELD_INSTANT, .label = N_ ("Received at") },
  [DPT_TRAY_ROW_STATE] = { "state", DPT_FIELD_TEXT, .label = N_ ("State") },
  [DPT_TRAY_ROW_MESSAGE] = { "message", DPT_FIELD_TEXT, .label = N_ ("Reason") },
  [DPT_TRAY_ROW_CONTENT] = { "content", DPT_FIELD_TEXT, .label = NULL },
  [DPT_TRAY_ROW_PATIENT_ID] = { "patient_id", DPT_FIELD_REF },
  [DPT_TRAY_ROW_VISIT_ID] = { "visit_id", DPT_FIELD_REF },
  [DPT_TRAY_ROW_PATIENT_NAME] = { "patient_name", DPT_FIELD_TEXT, .label = N_ ("Patient") },
  [DPT_TRAY_ROW_CARRIES_NUMBER] = { "carries_number", DPT_FIELD_BOOL, .label = NULL },
  [DPT_TRAY_ROW_OF_STATION] = { "of_station", DPT_FIELD_BOOL, .label = NULL },
};

DPT_DEFINE_RECORD (DptTrayRow, dpt_tray_row, NULL, row_fields)

const DptTrayTransition *
dpt_tray_state_get_table (guint *n)
{
  *n = G_N_ELEMENTS (table);
  return table;
}

const char *
dpt_tray_state_get_label (const char *state)
{
  for (guint i = 0; states[i] != NULL; i++)
    if (g_strcmp0 (states[i], state) == 0)
      return _ (state_labels[i]);
  return NULL;
}

char *
dpt_tray_summary_dup_words (const char *summary)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (DptReadingKind kind = 0; summary != NULL && kind < DPT_N_READING_KINDS; kind++)
    if (strstr (summary, dpt_reading_kind_get_nick (kind)) != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", dpt_reading_kind_get_label (kind));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* --- receiving --- */

/* The same bytes from a file are the same reading. Over a line two people may measure alike, but not within the minute. */
static char *
make_hash (const DptTrayArrival *arrival, gint64 now)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size;
  const guchar *bytes = g_bytes_get_data (arrival->content, &size);

  g_checksum_update (sum, bytes, (gssize) size);
  if (arrival->file_name == NULL)
    {
      g_autofree char *minute = g_strdup_printf (" %" G_GINT64_FORMAT, now / G_TIME_SPAN_MINUTE);

      g_checksum_update (sum, (const guchar *) minute, -1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static char *
make_summary (DptReading *reading)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (DptReadingKind kind = 0; kind < DPT_N_READING_KINDS; kind++)
    if (dpt_reading_has_kind (reading, kind))
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", dpt_reading_kind_get_nick (kind));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
make_patient_text (DptReading *reading)
{
  static const DptReadingText texts[] = { DPT_READING_PATIENT_NUMBER, DPT_READING_BIRTH_DATE };
  g_autofree char *name = dpt_reading_dup_patient_name (reading);
  g_autoptr (GString) out = g_string_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (dpt_reading_get_text (reading, texts[i]) != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", dpt_reading_get_text (reading, texts[i]));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
set_content (DptTrayReading *self, DptReading *reading, const char *message)
{
  g_autofree char *json = reading ? dpt_reading_to_json (reading) : NULL;
  g_autofree char *summary = reading ? make_summary (reading) : NULL;
  g_autofree char *patient = reading ? make_patient_text (reading) : NULL;
  g_autofree char *device = reading ? dpt_reading_dup_device (reading) : NULL;
  gint64 taken_at = reading ? dpt_reading_get_instant (reading) : 0;

  dpt_record_set_text (self, DPT_TRAY_READING_CONTENT, json);
  dpt_record_set_text (self, DPT_TRAY_READING_SUMMARY, summary);
  dpt_record_set_text (self, DPT_TRAY_READING_PATIENT_TEXT, patient);
  if (device != NULL && *device != '\0')
    dpt_record_set_text (self, DPT_TRAY_READING_DEVICE_NAME, device);
  if (taken_at != 0)
    dpt_record_set_int (self, DPT_TRAY_READING_TAKEN_AT, taken_at);
  dpt_record_set_text (self, DPT_TRAY_READING_STATE, reading ? "waiting" : "unreadable");
  dpt_record_set_text (self, DPT_TRAY_READING_MESSAGE, reading ? NULL : message);
}

static void
set_ref (gpointer record, guint field, gint64 id)
{
  if (id != 0)
    dpt_record_set_int (record, field, id);
  else
    dpt_record_set_null (record, field);
}

static DptTrayReading *
create_reading (DptUnit *unit, const DptTrayArrival *arrival, const char *hash)
{
  DptTrayReading *self = dpt_record_new (DPT_TYPE_TRAY_READING);
  gsize size = g_bytes_get_size (arrival->content);

  dpt_record_set_int (self, DPT_TRAY_READING_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
  set_ref (self, DPT_TRAY_READING_STATION_ID, dpt_unit_get_station_id (unit));
  set_ref (self, DPT_TRAY_READING_DEVICE_ID, arrival->device_id);
  set_ref (self, DPT_TRAY_READING_USER_ID, dpt_unit_get_user_id (unit));
  dpt_record_set_text (self, DPT_TRAY_READING_DEVICE_NAME, arrival->device_name);
  dpt_record_set_text (self, DPT_TRAY_READING_FILE_NAME, arrival->file_name);
  dpt_record_set_int (self, DPT_TRAY_READING_FILE_SIZE, (gint64) size);
  set_ref (self, DPT_TRAY_READING_FILE_TIME, arrival->file_time);
  dpt_record_set_text (self, DPT_TRAY_READING_SHA256, hash);
  if (size > 0 && size <= DPT_TRAY_MAX_SIZE)
    dpt_record_set_bytes (self, DPT_TRAY_READING_ORIGINAL, arrival->content);
  dpt_record_set_int (self, DPT_TRAY_READING_RECEIVED_AT, dpt_unit_get_now (unit));
  set_content (self, arrival->reading, arrival->message);
  return self;
}

gint64
dpt_tray_receive (DptUnit *unit, const DptTrayArrival *arrival, gboolean *known, GError **error)
{
  g_autofree char *hash = NULL;
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptTrayReading) reading = NULL;

  g_return_val_if_fail (arrival != NULL && arrival->content != NULL, 0);
  g_return_val_if_fail (arrival->reading != NULL || arrival->message != NULL, 0);

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error))
    return 0;
  hash = make_hash (arrival, dpt_unit_get_now (unit));
  rows = dpt_db_query (unit->connection, "clinical/tray:by-sha256", error, DPT_INT (dpt_unit_get_establishment_id (unit)),
                       DPT_TEXT (hash));
  if (rows == NULL)
    return 0;
  if (known != NULL)
    *known = dpt_db_rows_get_n_rows (rows) > 0;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    return dpt_db_rows_get_int (rows, 0, 0);
  reading = create_reading (unit, arrival, hash);
  return dpt_unit_save (unit, reading, error) ? dpt_record_get_id (reading) : 0;
}

/* --- reading --- */

GPtrArray *
dpt_tray_list (DptUnit *unit, gboolean finished, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return NULL;
  rows = dpt_db_query_values (unit->connection,
                              dpt_db_statement_find (finished ? "clinical/tray:finished" : "clinical/tray:open"),
                              DPT_DB_VALUES (DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_INT (dpt_unit_get_station_id (unit))),
                              2, error);
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_TRAY_ROW, rows) : NULL;
}

DptDbRows *
dpt_tray_list_known_files (DptUnit *unit, gint64 device_id, GError **error)
{
  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error))
    return NULL;
  return dpt_db_query (unit->connection, "clinical/tray:known-files", error, DPT_INT (device_id),
                       DPT_INT (dpt_unit_get_now (unit) - 366 * G_TIME_SPAN_DAY));
}

DptTrayReading *
dpt_tray_load (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptTrayReading) reading = NULL;
  g_autofree char *what = g_strdup_printf ("reading %" G_GINT64_FORMAT, id);

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return NULL;
  reading = dpt_unit_load (unit, DPT_TYPE_TRAY_READING, id, error);
  if (reading == NULL)
    return NULL;
  if (!dpt_record_is_null (reading, DPT_TRAY_READING_PATIENT_ID)
      && !dpt_visit_log_access (unit, dpt_record_get_int (reading, DPT_TRAY_READING_PATIENT_ID), what, error))
    return NULL;
  return g_steal_pointer (&reading);
}

DptReading *
dpt_tray_reading_dup_content (const char *content, const char *message, GError **error)
{
  if (content != NULL)
    return dpt_reading_new_from_json (content, error);
  dpt_set_error (error, DPT_ERROR_STATE, "%s", message ? message : _ ("This reading could not be read."));
  return NULL;
}

/* --- what happens to it --- */

static const DptTrayTransition *
find_transition (const char *from, const char *event, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].from, from) && g_str_equal (table[i].event, event))
      return &table[i];
  if (g_str_equal (from, "taken"))
    dpt_set_error (error, DPT_ERROR_STATE, _ ("This reading was taken into a visit: take it out there first (undo)."));
  else if (g_str_equal (from, "aside"))
    dpt_set_error (error, DPT_ERROR_STATE, _ ("This reading was put aside: bring it back first."));
  else if (g_str_equal (from, "unreadable"))
    dpt_set_error (error, DPT_ERROR_STATE, _ ("This reading cannot be read: read it again, or put it aside."));
  else
    dpt_set_error (error, DPT_ERROR_STATE, _ ("This reading waits already."));
  return NULL;
}

/* Returns: (transfer full): the reading with its new state, not saved yet */
static DptTrayReading *
begin_change (DptUnit *unit, gint64 id, const char *event, const char *reason, GError **error)
{
  g_autoptr (DptTrayReading) reading = NULL;
  const DptTrayTransition *transition;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error))
    return NULL;
  reading = dpt_unit_load (unit, DPT_TYPE_TRAY_READING, id, error);
  transition
    = reading != NULL ? find_transition (dpt_record_get_string (reading, DPT_TRAY_READING_STATE), event, error) : NULL;
  if (transition == NULL)
    return NULL;
  if (transition->needs_reason && dpt_text_is_blank (reason))
    {
      dpt_set_invalid (error, "reason", _ ("Reason: say why, in a few words."));
      return NULL;
    }
  dpt_record_set_text (reading, DPT_TRAY_READING_STATE, transition->to);
  dpt_record_set_text (reading, DPT_TRAY_READING_MESSAGE, reason);
  set_ref (reading, DPT_TRAY_READING_USER_ID, dpt_unit_get_user_id (unit));
  return g_steal_pointer (&reading);
}

gboolean
dpt_tray_put_aside (DptUnit *unit, gint64 id, const char *reason, GError **error)
{
  g_autoptr (DptTrayReading) reading = begin_change (unit, id, "put-aside", reason, error);

  return reading != NULL && dpt_unit_save (unit, reading, error);
}

gboolean
dpt_tray_bring_back (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptTrayReading) reading = begin_change (unit, id, "bring-back", NULL, error);

  if (reading == NULL)
    return FALSE;
  if (dpt_record_is_null (reading, DPT_TRAY_READING_CONTENT))
    {
      dpt_record_set_text (reading, DPT_TRAY_READING_STATE, "unreadable");
      dpt_record_set_text (reading, DPT_TRAY_READING_MESSAGE, _ ("It could not be read: read it again to see why."));
    }
  return dpt_unit_save (unit, reading, error);
}

gboolean
dpt_tray_read_again (DptUnit *unit, gint64 id, DptReading *content, const char *message, GError **error)
{
  g_autoptr (DptTrayReading) reading = begin_change (unit, id, "read-again", NULL, error);

  if (reading == NULL)
    return FALSE;
  set_content (reading, content, message);
  return dpt_unit_save (unit, reading, error);
}

/* --- with a visit --- */

static GHashTable *
collect_readings (DptVisitSheet *sheet)
{
  GPtrArray *details = dpt_visit_sheet_get_details (sheet);
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < details->len; i++)
    {
      gint64 id = dpt_visit_detail_is_empty (details->pdata[i]) ? 0 : dpt_origin_get_reading_id (details->pdata[i]);

      if (id != 0)
        g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return ids;
}

static gboolean
note_reading (DptUnit *unit, gint64 id, DptVisit *visit, gboolean taken, GError **error)
{
  g_autoptr (DptTrayReading) reading = NULL;

  /* Given back, it says so: it is not put into the visit by itself once more. */
  reading = begin_change (unit, id, taken ? "take" : "give-back", taken ? NULL : _ ("Taken back out of a visit"), error);
  if (reading == NULL)
    return FALSE;
  set_ref (reading, DPT_TRAY_READING_VISIT_ID, taken ? dpt_record_get_id (visit) : 0);
  set_ref (reading, DPT_TRAY_READING_PATIENT_ID, taken ? dpt_record_get_int (visit, DPT_VISIT_PATIENT_ID) : 0);
  return dpt_unit_save (unit, reading, error);
}

gboolean
dpt_tray_note_visit (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, GError **error)
{
  DptVisit *visit = dpt_visit_sheet_get_visit (now);
  g_autoptr (GHashTable) before = collect_readings (base);
  g_autoptr (GHashTable) after = collect_readings (now);
  GHashTableIter iter;
  gint64 *id;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    if (!g_hash_table_contains (before, id) && !note_reading (unit, *id, visit, TRUE, error))
      return FALSE;
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    if (!g_hash_table_contains (after, id) && !note_reading (unit, *id, visit, FALSE, error))
      return FALSE;
  return TRUE;
}
