/* dpt-record-store.c - a record's way to its table and back, driven by its fields.
 * For: load, insert, update, delete by id. Not for: queries (data/sql/query).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-record-private.h"

#include "base/dpt-id.h"

#include <glib/gi18n-lib.h>

static void
append_columns (GString *sql, DptRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (dpt_record_is_stored (&klass->fields[i]))
      g_string_append_printf (sql, ", %s", klass->fields[i].column);
}

static const DptDbStatement *
compose_load (DptRecordClass *klass)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");

  if (!klass->append_only)
    g_string_append (sql, ", version");
  append_columns (sql, klass);
  g_string_append_printf (sql, " FROM %s WHERE id = $1", klass->table);
  return dpt_db_statement_intern (sql->str);
}

static const DptDbStatement *
compose_insert (DptRecordClass *klass)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  guint parameter = 1;

  g_string_append_printf (sql, "%s (id%s", klass->table, klass->append_only ? "" : ", version");
  append_columns (sql, klass);
  g_string_append_printf (sql, ") VALUES ($1%s", klass->append_only ? "" : ", 1");
  for (guint i = 0; i < klass->n_fields; i++)
    if (dpt_record_is_stored (&klass->fields[i]))
      g_string_append_printf (sql, ", $%u", ++parameter);
  g_string_append (sql, ")");
  return dpt_db_statement_intern (sql->str);
}

static const DptDbStatement *
compose_update (DptRecordClass *klass)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE ");
  guint parameter = 2;

  g_string_append_printf (sql, "%s SET version = version + 1", klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    if (dpt_record_is_stored (&klass->fields[i]) && !(klass->fields[i].flags & DPT_FIELD_KEEP))
      g_string_append_printf (sql, ", %s = $%u", klass->fields[i].column, ++parameter);
  g_string_append (sql, " WHERE id = $1 AND version = $2");
  return dpt_db_statement_intern (sql->str);
}

/* The texts are the same whoever composes them first, so a race between threads only does the work twice. */
static DptRecordClass *
get_ready_class (gpointer klass)
{
  DptRecordClass *record_class = klass;

  g_assert (record_class->table != NULL);
  if (g_atomic_pointer_get (&record_class->update) == NULL)
    {
      g_atomic_pointer_set (&record_class->load, compose_load (record_class));
      g_atomic_pointer_set (&record_class->insert, compose_insert (record_class));
      g_atomic_pointer_set (&record_class->update, compose_update (record_class));
    }
  return record_class;
}

gint64
dpt_record_take_id (gpointer self)
{
  DptRecordPrivate *priv;

  g_return_val_if_fail (DPT_IS_RECORD (self), 0);

  priv = dpt_record_get_private (self);
  if (priv->id == 0)
    priv->id = dpt_id_new ();
  return priv->id;
}

gpointer
dpt_record_from_row (GType type, DptDbRows *rows, guint row)
{
  gpointer self = dpt_record_new (type);
  DptRecordPrivate *priv = dpt_record_get_private (self);
  gint64 version = 1;

  for (guint column = 0; column < dpt_db_rows_get_n_columns (rows); column++)
    {
      const char *name = dpt_db_rows_get_name (rows, column);
      int field;

      if (g_str_equal (name, "id"))
        priv->id = dpt_db_rows_get_int (rows, row, column);
      else if (g_str_equal (name, "version"))
        version = dpt_db_rows_get_int (rows, row, column);
      else if ((field = dpt_record_find_field (self, name)) >= 0)
        dpt_record_fill (self, (guint) field, dpt_db_rows_get_value (rows, row, column));
    }
  dpt_record_mark_loaded (self, version);
  return self;
}

GPtrArray *
dpt_record_list_from_rows (GType type, DptDbRows *rows)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    g_ptr_array_add (list, dpt_record_from_row (type, rows, i));
  return list;
}

gpointer
dpt_record_load (DptDbConnection *connection, GType type, gint64 id, GError **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query_values (connection, get_ready_class (klass)->load, DPT_DB_VALUES (DPT_INT (id)), 1, error);
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_NOT_FOUND, _ ("This is no longer there. It may have been removed."));
      return NULL;
    }
  return dpt_record_from_row (type, rows, 0);
}

static guint
collect_values (gpointer self, DptDbValue *values, guint n, DptFieldFlags without)
{
  for (guint i = 0; i < dpt_record_get_n_fields (self); i++)
    {
      const DptField *field = dpt_record_get_field (self, i);

      if (dpt_record_is_stored (field) && !(field->flags & without))
        values[n++] = dpt_record_get_value (self, i);
    }
  return n;
}

/* What a record was before it was written. */
typedef struct
{
  GWeakRef record;
  gint64 version;
  guint n_cells;
  DptCell *loaded; /* NULL: never saved */
} Before;

static void
before_free (Before *before)
{
  for (guint i = 0; i < before->n_cells; i++)
    dpt_cell_clear (&before->loaded[i]);
  g_free (before->loaded);
  g_weak_ref_clear (&before->record);
  g_free (before);
}

static void
restore_record (gpointer data, gpointer user_data)
{
  Before *before = data;
  g_autoptr (DptRecord) record = g_weak_ref_get (&before->record);
  DptRecordPrivate *priv;

  if (record == NULL)
    return;
  priv = dpt_record_get_private (record);
  priv->version = before->version;
  for (guint i = 0; i < dpt_record_get_n_fields (record); i++)
    if (before->loaded != NULL)
      dpt_cell_copy (&priv->loaded[i], &before->loaded[i]);
    else
      dpt_cell_clear (&priv->loaded[i]);
}

/* A record counts as saved from here on; where the unit fails or is tried again, it becomes what it was. Without that, a second
 * try would find nothing to write. */
static void
take_as_saved (DptDbConnection *connection, gpointer self, gint64 version)
{
  DptRecordPrivate *priv = dpt_record_get_private (self);
  Before *before = g_new0 (Before, 1);

  g_weak_ref_init (&before->record, self);
  before->version = priv->version;
  if (priv->version > 0)
    {
      before->n_cells = dpt_record_get_n_fields (self);
      before->loaded = g_new0 (DptCell, before->n_cells);
      for (guint i = 0; i < before->n_cells; i++)
        dpt_cell_copy (&before->loaded[i], &priv->loaded[i]);
    }
  dpt_record_mark_loaded (self, version);
  dpt_db_connection_on_rollback (connection, restore_record, before, (GDestroyNotify) before_free);
}

gboolean
dpt_record_insert (DptDbConnection *connection, gpointer self, GError **error)
{
  DptRecordClass *klass = get_ready_class (DPT_RECORD_GET_CLASS (self));
  g_autofree DptDbValue *values = g_new (DptDbValue, klass->n_fields + 1);
  guint n;

  if (!dpt_record_validate (self, error))
    return FALSE;
  values[0] = DPT_INT (dpt_record_take_id (self));
  n = collect_values (self, values, 1, 0);
  /* Nobody waits for an insert: what is wrong with it comes up at the next statement that answers, or at the commit. */
  if (!dpt_db_post_values (connection, klass->insert, values, n, error))
    return FALSE;
  take_as_saved (connection, self, 1);
  dpt_db_connection_touch (connection, klass->table);
  return TRUE;
}

static gboolean
set_conflict (GError **error)
{
  g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT,
               _ ("Somebody else changed this in the meantime. Nothing was saved; look at the new version and save again."));
  return FALSE;
}

gboolean
dpt_record_update (DptDbConnection *connection, gpointer self, GError **error)
{
  DptRecordClass *klass = get_ready_class (DPT_RECORD_GET_CLASS (self));
  DptRecordPrivate *priv = dpt_record_get_private (self);
  g_autofree DptDbValue *values = g_new (DptDbValue, klass->n_fields + 2);
  gint64 changed;
  guint n;

  g_return_val_if_fail (!klass->append_only, FALSE);

  if (!dpt_record_is_dirty (self))
    return TRUE;
  if (!dpt_record_validate (self, error))
    return FALSE;
  values[0] = DPT_INT (priv->id);
  values[1] = DPT_INT (priv->version);
  n = collect_values (self, values, 2, DPT_FIELD_KEEP);
  changed = dpt_db_execute_values (connection, klass->update, values, n, error);
  if (changed < 0)
    return FALSE;
  if (changed == 0)
    return set_conflict (error);
  take_as_saved (connection, self, priv->version + 1);
  dpt_db_connection_touch (connection, klass->table);
  return TRUE;
}

gboolean
dpt_record_delete (DptDbConnection *connection, gpointer self, GError **error)
{
  DptRecordClass *klass = DPT_RECORD_GET_CLASS (self);
  DptRecordPrivate *priv = dpt_record_get_private (self);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = $1 AND version = $2", klass->table);
  gint64 changed;

  g_return_val_if_fail (!klass->append_only, FALSE);

  changed = dpt_db_execute_values (connection, dpt_db_statement_intern (sql),
                                   DPT_DB_VALUES (DPT_INT (priv->id), DPT_INT (priv->version)), 2, error);
  if (changed < 0)
    return FALSE;
  if (changed == 0)
    return set_conflict (error);
  dpt_db_connection_touch (connection, klass->table);
  return TRUE;
}
