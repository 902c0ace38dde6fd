/* dpt-scan-store.c - see dpt-scan-store.h.
 * For: the table document. Not for: the files beside it (dpt-scan-folder.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-scan-store.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/clinical/dpt-scan-folder.h"
#include "engine/clinical/dpt-visit-store.h"
#include "engine/practice/dpt-setting.h"

#include <glib/gi18n-lib.h>

static const DptField line_fields[] = {
  [DPT_SCAN_LINE_PATIENT_ID] = { "patient_id", DPT_FIELD_REF },
  [DPT_SCAN_LINE_CREATED_AT] = { "created_at", DPT_FIELD_INSTANT },
  [DPT_SCAN_LINE_KIND] = { "kind", DPT_FIELD_TEXT },
  [DPT_SCAN_LINE_NAME] = { "name", DPT_FIELD_TEXT },
  [DPT_SCAN_LINE_MIME_TYPE] = { "mime_type", DPT_FIELD_TEXT },
  [DPT_SCAN_LINE_SIZE] = { "size", DPT_FIELD_INT },
  [DPT_SCAN_LINE_WHO] = { "who", DPT_FIELD_TEXT },
  [DPT_SCAN_LINE_LINKED] = { "linked", DPT_FIELD_BOOL },
};
DPT_DEFINE_RECORD (DptScanLine, dpt_scan_line, NULL, line_fields)

static gboolean
require_write (DptUnit *unit, DptScan *scan, GError **error)
{
  return dpt_unit_require (unit, dpt_scan_kind_get_write_right (dpt_record_get_text (scan, DPT_SCAN_KIND)), error);
}

static gboolean
require_read (DptUnit *unit, DptScan *scan, GError **error)
{
  return dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error)
         && dpt_unit_require (unit, dpt_scan_kind_get_read_right (dpt_record_get_text (scan, DPT_SCAN_KIND)), error);
}

/* --- keeping --- */

static DptDbRows *
find_twin (DptUnit *unit, gint64 patient_id, DptScan *scan, GError **error)
{
  return dpt_db_query (unit->connection, "clinical/scan:twin", error, DPT_INT (patient_id),
                       DPT_TEXT (dpt_record_get_string (scan, DPT_SCAN_SHA256)));
}

/* Beside the database first: a row never names a file that is not whole. What a unit leaves that fails afterwards is a stray. */
static gboolean
put_content (DptUnit *unit, DptScan *scan, GError **error)
{
  gint64 limit = dpt_setting_get_int (unit, DPT_SCAN_LIMIT_SETTING, DPT_SCAN_DATABASE_LIMIT);
  const char *sha256 = dpt_record_get_string (scan, DPT_SCAN_SHA256);
  g_autofree char *folder = NULL;

  if (dpt_record_get_int (scan, DPT_SCAN_SIZE) <= limit)
    return TRUE;
  folder = dpt_scan_folder_dup (unit, error);
  if (folder == NULL || !dpt_scan_folder_put (folder, sha256, dpt_record_get_bytes (scan, DPT_SCAN_CONTENT), error))
    return FALSE;
  dpt_record_set_text (scan, DPT_SCAN_PATH, sha256);
  dpt_record_set_null (scan, DPT_SCAN_CONTENT);
  return TRUE;
}

static gint64
insert (DptUnit *unit, gint64 patient_id, DptScan *scan, GError **error)
{
  g_autoptr (DptScan) copy = dpt_record_copy (scan);

  dpt_record_set_int (copy, DPT_SCAN_PATIENT_ID, patient_id);
  dpt_record_set_int (copy, DPT_SCAN_CREATED_AT, dpt_unit_get_now (unit));
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (copy, DPT_SCAN_USER_ID, dpt_unit_get_user_id (unit));
  if (!dpt_record_validate (copy, error) || !put_content (unit, copy, error))
    return 0;
  return dpt_unit_save (unit, copy, error) ? dpt_record_get_id (copy) : 0;
}

/* Returns: 0 */
static gint64
complain_twin (DptUnit *unit, DptDbRows *twin, GError **error)
{
  g_autofree char *day = dpt_date_from_instant (dpt_db_rows_get_int (twin, 0, 3));
  g_autofree char *date = dpt_date_format_long (day);

  if (dpt_session_may (unit->session, dpt_scan_kind_get_read_right (dpt_db_rows_get_string (twin, 0, 2))))
    /* Translators: a file name, and a date */
    dpt_set_error (error, DPT_ERROR_CONFLICT, _ ("The patient has this document already: “%s”, kept on %s."),
                   dpt_db_rows_get_string (twin, 0, 1), date);
  else
    dpt_set_error (error, DPT_ERROR_CONFLICT, _ ("The patient has this document already, among those that are not shown to you."));
  return 0;
}

gint64
dpt_scan_add (DptUnit *unit, gint64 patient_id, DptScan *scan, GError **error)
{
  g_autoptr (DptDbRows) twin = NULL;

  g_return_val_if_fail (DPT_IS_SCAN (scan), 0);

  if (!require_write (unit, scan, error) || (twin = find_twin (unit, patient_id, scan, error)) == NULL)
    return 0;
  return dpt_db_rows_get_n_rows (twin) > 0 ? complain_twin (unit, twin, error) : insert (unit, patient_id, scan, error);
}

gint64
dpt_scan_keep (DptUnit *unit, gint64 patient_id, DptScan *scan, GError **error)
{
  g_autoptr (DptDbRows) twin = NULL;

  g_return_val_if_fail (DPT_IS_SCAN (scan), 0);

  if (!require_write (unit, scan, error) || (twin = find_twin (unit, patient_id, scan, error)) == NULL)
    return 0;
  if (dpt_db_rows_get_n_rows (twin) > 0 && g_str_equal (dpt_db_rows_get_string (twin, 0, 2), dpt_record_get_string (scan, DPT_SCAN_KIND)))
    return dpt_db_rows_get_int (twin, 0, 0);
  return insert (unit, patient_id, scan, error);
}

/* --- looking --- */

/* The content of @scan as it was taken in, or why it is not. */
static gboolean
get_content (DptUnit *unit, DptScan *scan, GError **error)
{
  GBytes *content = dpt_record_get_bytes (scan, DPT_SCAN_CONTENT);
  g_autoptr (GBytes) beside = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *folder = NULL;

  if (content != NULL)
    {
      sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
      if (g_str_equal (sum, dpt_record_get_string (scan, DPT_SCAN_SHA256)))
        return TRUE;
      return dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("The document “%s” is not what was taken in: its content was changed or is damaged."),
                            dpt_record_get_string (scan, DPT_SCAN_NAME));
    }
  folder = dpt_scan_folder_dup (unit, error);
  if (folder == NULL)
    return FALSE;
  beside = dpt_scan_folder_get (folder, dpt_record_get_string (scan, DPT_SCAN_PATH), dpt_record_get_int (scan, DPT_SCAN_SIZE), error);
  if (beside == NULL)
    {
      g_prefix_error (error, "%s: ", dpt_record_get_string (scan, DPT_SCAN_NAME));
      return FALSE;
    }
  dpt_record_set_bytes (scan, DPT_SCAN_CONTENT, beside);
  return TRUE;
}

DptScan *
dpt_scan_load (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptScan) scan = NULL;
  g_autofree char *what = g_strdup_printf ("document %" G_GINT64_FORMAT, id);

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error) || (scan = dpt_unit_load (unit, DPT_TYPE_SCAN, id, error)) == NULL
      || !require_read (unit, scan, error) || !get_content (unit, scan, error)
      || !dpt_visit_log_access (unit, dpt_record_get_int (scan, DPT_SCAN_PATIENT_ID), what, error))
    return NULL;
  return g_steal_pointer (&scan);
}

GPtrArray *
dpt_scan_list (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "clinical/scan:list", error, DPT_INT (patient_id));
  if (rows == NULL)
    return NULL;
  list = dpt_record_list_from_rows (DPT_TYPE_SCAN_LINE, rows);
  for (guint i = list->len; i-- > 0;)
    if (!dpt_session_may (unit->session, dpt_scan_kind_get_read_right (dpt_record_get_text (list->pdata[i], DPT_SCAN_LINE_KIND))))
      g_ptr_array_remove_index (list, i);
  return g_steal_pointer (&list);
}

/* --- changing --- */

static DptScan *
load_to_change (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptScan) scan = dpt_unit_load (unit, DPT_TYPE_SCAN, id, error);

  return scan != NULL && require_write (unit, scan, error) ? g_steal_pointer (&scan) : NULL;
}

static gboolean
refuse_linked (DptUnit *unit, DptScan *scan, GError **error)
{
  g_autoptr (DptDbRows) rows
    = dpt_db_query (unit->connection, "clinical/scan:linked", error, DPT_INT (dpt_record_get_int (scan, DPT_SCAN_PATIENT_ID)),
                    DPT_INT (dpt_record_get_id (scan)));

  if (rows == NULL)
    return FALSE;
  return dpt_db_rows_get_int (rows, 0, 0) == 0
         || dpt_set_error (error, DPT_ERROR_STATE, _ ("A prescription was typed from “%s”: it stays with it, as its proof."),
                           dpt_record_get_string (scan, DPT_SCAN_NAME));
}

gboolean
dpt_scan_rename (DptUnit *unit, gint64 id, const char *name, GError **error)
{
  g_autoptr (DptScan) scan = load_to_change (unit, id, error);

  if (scan == NULL)
    return FALSE;
  dpt_record_set_text (scan, DPT_SCAN_NAME, name);
  return dpt_unit_save (unit, scan, error);
}

gboolean
dpt_scan_set_kind (DptUnit *unit, gint64 id, const char *kind, GError **error)
{
  g_autoptr (DptScan) scan = load_to_change (unit, id, error);

  if (scan == NULL)
    return FALSE;
  if (g_strcmp0 (dpt_record_get_text (scan, DPT_SCAN_KIND), kind) == 0)
    return TRUE;
  if (!refuse_linked (unit, scan, error))
    return FALSE;
  dpt_record_set_text (scan, DPT_SCAN_KIND, kind);
  return require_write (unit, scan, error) && dpt_unit_save (unit, scan, error);
}

gboolean
dpt_scan_remove (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptScan) scan = load_to_change (unit, id, error);

  if (scan == NULL || !refuse_linked (unit, scan, error))
    return FALSE;
  dpt_record_set_int (scan, DPT_SCAN_REMOVED_AT, dpt_unit_get_now (unit));
  return dpt_unit_save (unit, scan, error);
}

gboolean
dpt_scan_restore (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptScan) scan = load_to_change (unit, id, error);

  if (scan == NULL)
    return FALSE;
  dpt_record_set_null (scan, DPT_SCAN_REMOVED_AT);
  return dpt_unit_save (unit, scan, error);
}

/* --- is all of it there --- */

gboolean
dpt_scan_check (DptUnit *unit, GPtrArray *problems, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_BACKUP, error))
    return FALSE;
  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find ("clinical/scan:ids"), NULL, 0, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      g_autoptr (DptScan) scan = dpt_unit_load (unit, DPT_TYPE_SCAN, dpt_db_rows_get_int (rows, i, 0), error);
      g_autoptr (GError) damage = NULL;

      if (scan == NULL)
        return FALSE;
      if (get_content (unit, scan, &damage))
        continue;
      if (damage->domain != DPT_ERROR)
        {
          g_propagate_error (error, g_steal_pointer (&damage));
          return FALSE;
        }
      g_ptr_array_add (problems, g_strdup_printf ("%" G_GINT64_FORMAT ": %s", dpt_record_get_id (scan), damage->message));
    }
  return TRUE;
}

GPtrArray *
dpt_scan_list_strays (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) strays = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_BACKUP, error))
    return NULL;
  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find ("clinical/scan:paths"), NULL, 0, error);
  if (rows == NULL)
    return NULL;
  folder = dpt_scan_folder_dup (unit, NULL);
  if (folder == NULL)
    return g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    g_hash_table_add (known, (gpointer) dpt_db_rows_get_string (rows, i, 0));
  strays = dpt_scan_folder_list (folder);
  for (guint i = strays->len; i-- > 0;)
    if (g_hash_table_contains (known, strays->pdata[i]))
      g_ptr_array_remove_index (strays, i);
  return g_steal_pointer (&strays);
}

gboolean
dpt_scan_tidy (DptUnit *unit, GError **error)
{
  gint64 n;

  if (!dpt_unit_require (unit, DPT_RIGHT_BACKUP, error))
    return FALSE;
  n = dpt_db_execute (unit->connection, "clinical/scan:forget", error, DPT_INT (dpt_unit_get_now (unit) - DPT_SCAN_REMOVED_FOR));
  if (n < 0)
    return FALSE;
  dpt_db_connection_touch (unit->connection, "document");
  return n == 0 || dpt_unit_audit (unit, "forget", "document", 0, NULL, error);
}
