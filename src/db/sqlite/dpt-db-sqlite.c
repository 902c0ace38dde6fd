/* dpt-db-sqlite.c - statements, transactions and news on one SQLite handle.
 * For: the slots of DptDbConnection. Not for: opening (dpt-db-sqlite-open.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/sqlite/dpt-db-sqlite-private.h"

#include "base/dpt-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PARAMETERS 128
#define BACKUP_PAGES 2048
#define LONG_RESULT 10000 /* rows */

typedef struct
{
  sqlite3_stmt *statement;
  guint n_parameters;
  int places[MAX_PARAMETERS + 1]; /* of $n, 0 where the statement does not use it */
} Prepared;

struct _DptDbSqlite
{
  DptDbConnection parent_instance;

  sqlite3 *handle;
  char *uri;
  GHashTable *cache; /* DptDbStatement → Prepared */
  char **announced;  /* of the transaction under way */

  /* poll */
  gint64 data_version;
  GHashTable *seen; /* topic → its count by others */
};

G_DEFINE_FINAL_TYPE (DptDbSqlite, dpt_db_sqlite, DPT_TYPE_DB_CONNECTION)

/* What this process itself has announced, so that its watcher hears only others: "uri\ntopic" → count. */
G_LOCK_DEFINE_STATIC (own);
static GHashTable *own_counts;

static gint64
count_own (const char *uri, const char *topic, gint64 change)
{
  g_autofree char *key = g_strconcat (uri, "\n", topic, NULL);
  gint64 *count;
  gint64 value;

  G_LOCK (own);
  if (own_counts == NULL)
    own_counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  count = g_hash_table_lookup (own_counts, key);
  if (count == NULL)
    {
      count = g_new0 (gint64, 1);
      g_hash_table_insert (own_counts, g_steal_pointer (&key), count);
    }
  *count += change;
  value = *count;
  G_UNLOCK (own);
  return value;
}

static void
prepared_free (Prepared *prepared)
{
  sqlite3_finalize (prepared->statement);
  g_free (prepared);
}

static Prepared *
prepare (DptDbSqlite *self, const DptDbStatement *statement, GError **error)
{
  Prepared *prepared = g_new0 (Prepared, 1);
  const char *tail = NULL;
  int code = sqlite3_prepare_v3 (self->handle, statement->text, -1, SQLITE_PREPARE_PERSISTENT, &prepared->statement, &tail);

  if (code != SQLITE_OK)
    {
      dpt_db_sqlite_set_error (error, self->handle, code);
      g_prefix_error (error, "%s: ", statement->name);
      prepared_free (prepared);
      return NULL;
    }
  g_assert (tail == NULL || strspn (tail, " \n\t") == strlen (tail));
  for (int i = 1; i <= sqlite3_bind_parameter_count (prepared->statement); i++)
    {
      const char *name = sqlite3_bind_parameter_name (prepared->statement, i);
      guint number = name ? (guint) g_ascii_strtoull (name + 1, NULL, 10) : 0;

      g_assert (number > 0 && number <= MAX_PARAMETERS);
      prepared->places[number] = i;
      prepared->n_parameters = MAX (prepared->n_parameters, number);
    }
  return prepared;
}

static Prepared *
get_prepared (DptDbSqlite *self, const DptDbStatement *statement, GError **error)
{
  Prepared *prepared = g_hash_table_lookup (self->cache, statement);

  if (prepared == NULL)
    {
      prepared = prepare (self, statement, error);
      if (prepared != NULL)
        g_hash_table_insert (self->cache, (gpointer) statement, prepared);
    }
  return prepared;
}

static void
bind_values (const DptDbStatement *statement, Prepared *prepared, const DptDbValue *values, guint n_values)
{
  if (n_values < prepared->n_parameters)
    g_error ("%s wants %u parameters, %u given", statement->name, prepared->n_parameters, n_values);
  for (guint i = 0; i < n_values; i++)
    {
      int place = i < MAX_PARAMETERS ? prepared->places[i + 1] : 0;

      if (place == 0)
        continue;
      /* Borrowed values outlive the step, so SQLite need not copy them. */
      switch (values[i].type)
        {
        case DPT_DB_INT:
          sqlite3_bind_int64 (prepared->statement, place, values[i].integer);
          break;
        case DPT_DB_TEXT:
          sqlite3_bind_text (prepared->statement, place, values[i].data, -1, SQLITE_STATIC);
          break;
        case DPT_DB_BLOB:
          sqlite3_bind_blob64 (prepared->statement, place, values[i].data ? values[i].data : "", values[i].size, SQLITE_STATIC);
          break;
        case DPT_DB_NULL:
        default:
          sqlite3_bind_null (prepared->statement, place);
          break;
        }
    }
}

/* A value is asked for once and not twice, by type and by content. SQLite calls it unprotected, for threads that share a connection:
 * here nobody does. */
static void
add_row (DptDbRows *rows, sqlite3_stmt *statement, int n_columns)
{
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = sqlite3_column_value (statement, i);

      switch (sqlite3_value_type (value))
        {
        case SQLITE_NULL:
          dpt_db_rows_add_null (rows);
          break;
        case SQLITE_INTEGER:
          dpt_db_rows_add_int (rows, sqlite3_value_int64 (value));
          break;
        case SQLITE_FLOAT: /* an average in a report; never a column */
          dpt_db_rows_add_int (rows, (gint64) sqlite3_value_double (value));
          break;
        case SQLITE_BLOB:
          dpt_db_rows_add_data (rows, DPT_DB_BLOB, sqlite3_value_blob (value), (gsize) sqlite3_value_bytes (value));
          break;
        default:
          dpt_db_rows_add_data (rows, DPT_DB_TEXT, sqlite3_value_text (value), (gsize) sqlite3_value_bytes (value));
          break;
        }
    }
}

static gboolean
check_open (DptDbSqlite *self, GError **error)
{
  if (self->handle != NULL)
    return TRUE;
  g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_DISCONNECTED, _ ("The database is closed."));
  return FALSE;
}

/* Steps to the end; rows go to @rows where it is given. Returns: changed rows, -1 on failure. */
static gint64
run_prepared (DptDbSqlite *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
              DptDbRows **rows, GError **error)
{
  Prepared *prepared;
  int n_columns, code;
  gint64 changed = -1;

  if (!check_open (self, error))
    return -1;
  prepared = get_prepared (self, statement, error);
  if (prepared == NULL)
    return -1;
  bind_values (statement, prepared, values, n_values);
  n_columns = sqlite3_column_count (prepared->statement);
  if (rows != NULL)
    {
      *rows = dpt_db_rows_new ((guint) n_columns);
      for (int i = 0; i < n_columns; i++)
        dpt_db_rows_set_name (*rows, (guint) i, sqlite3_column_name (prepared->statement, i));
    }
  while ((code = sqlite3_step (prepared->statement)) == SQLITE_ROW)
    if (rows != NULL)
      add_row (*rows, prepared->statement, n_columns);
  if (code == SQLITE_DONE)
    changed = sqlite3_changes64 (self->handle);
  else
    {
      dpt_db_sqlite_set_error (error, self->handle, code);
      if (rows != NULL)
        g_clear_pointer (rows, dpt_db_rows_unref);
    }
  sqlite3_reset (prepared->statement);
  /* A long walk fills the cache with leaves that nobody asks for again: 3 MB of a list of 330,000 rows. */
  if (rows != NULL && *rows != NULL && dpt_db_rows_get_n_rows (*rows) >= LONG_RESULT)
    sqlite3_db_release_memory (self->handle);
  return changed;
}

static gboolean
run_text (DptDbSqlite *self, const char *sql, GError **error)
{
  int code;

  if (!check_open (self, error))
    return FALSE;
  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || dpt_db_sqlite_set_error (error, self->handle, code);
}

/* --- slots --- */

static void
dpt_db_sqlite_close (DptDbConnection *connection)
{
  DptDbSqlite *self = DPT_DB_SQLITE (connection);

  g_hash_table_remove_all (self->cache);
  g_clear_pointer (&self->announced, g_strfreev);
  if (self->handle != NULL)
    sqlite3_close_v2 (g_steal_pointer (&self->handle));
}

static gboolean
dpt_db_sqlite_open (DptDbConnection *connection, const char *uri, DptDbOpenFlags flags, GError **error)
{
  DptDbSqlite *self = DPT_DB_SQLITE (connection);

  dpt_db_sqlite_close (connection);
  self->handle = dpt_db_sqlite_open_handle (uri, flags, error);
  g_free (self->uri);
  self->uri = g_strdup (uri);
  self->data_version = -1;
  return self->handle != NULL;
}

static gboolean
dpt_db_sqlite_begin (DptDbConnection *connection, DptDbMode mode, GError **error)
{
  static const DptDbStatement write = { "begin", "BEGIN IMMEDIATE" }, read = { "begin-read", "BEGIN" };
  DptDbSqlite *self = DPT_DB_SQLITE (connection);

  return run_prepared (self, mode == DPT_DB_MODE_WRITE ? &write : &read, NULL, 0, NULL, error) >= 0;
}

static void
dpt_db_sqlite_rollback (DptDbConnection *connection)
{
  DptDbSqlite *self = DPT_DB_SQLITE (connection);

  g_clear_pointer (&self->announced, g_strfreev);
  if (self->handle != NULL && !sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

static gboolean
dpt_db_sqlite_commit (DptDbConnection *connection, GError **error)
{
  static const DptDbStatement commit = { "commit", "COMMIT" };
  DptDbSqlite *self = DPT_DB_SQLITE (connection);
  g_auto (GStrv) announced = g_steal_pointer (&self->announced);

  /* Counted first: a watcher that looks in between must not take our own news for that of others, for it would then miss theirs. */
  for (gsize i = 0; announced != NULL && announced[i] != NULL; i++)
    count_own (self->uri, announced[i], 1);
  if (run_prepared (self, &commit, NULL, 0, NULL, error) >= 0)
    return TRUE;
  for (gsize i = 0; announced != NULL && announced[i] != NULL; i++)
    count_own (self->uri, announced[i], -1);
  dpt_db_sqlite_rollback (connection);
  return FALSE;
}

static DptDbRows *
dpt_db_sqlite_query (DptDbConnection *connection, const DptDbStatement *statement, const DptDbValue *values,
                     guint n_values, GError **error)
{
  DptDbRows *rows = NULL;

  run_prepared (DPT_DB_SQLITE (connection), statement, values, n_values, &rows, error);
  return rows;
}

static gint64
dpt_db_sqlite_execute (DptDbConnection *connection, const DptDbStatement *statement, const DptDbValue *values,
                       guint n_values, GError **error)
{
  return run_prepared (DPT_DB_SQLITE (connection), statement, values, n_values, NULL, error);
}

static gboolean
dpt_db_sqlite_run_script (DptDbConnection *connection, const char *script, GError **error)
{
  return run_text (DPT_DB_SQLITE (connection), script, error);
}

static gboolean
dpt_db_sqlite_prepare (DptDbConnection *connection, const DptDbStatement *statement, GError **error)
{
  Prepared *prepared = prepare (DPT_DB_SQLITE (connection), statement, error);

  if (prepared == NULL)
    return FALSE;
  prepared_free (prepared);
  return TRUE;
}

static gboolean
dpt_db_sqlite_announce (DptDbConnection *connection, const char *const *topics, GError **error)
{
  static const DptDbStatement bump = {
    "announce", "INSERT INTO topic (name, counter) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET counter = counter + 1"
  };
  DptDbSqlite *self = DPT_DB_SQLITE (connection);

  for (gsize i = 0; topics[i] != NULL; i++)
    if (run_prepared (self, &bump, DPT_DB_VALUES (DPT_TEXT (topics[i])), 1, NULL, error) < 0)
      return FALSE;
  g_strfreev (self->announced);
  self->announced = g_strdupv ((char **) topics);
  return TRUE;
}

/* data_version moves when another connection commits; only then are the counters worth reading. */
static char **
dpt_db_sqlite_poll (DptDbConnection *connection, GError **error)
{
  static const DptDbStatement version = { "data-version", "PRAGMA data_version" };
  static const DptDbStatement counters = { "topics", "SELECT name, counter FROM topic" };
  DptDbSqlite *self = DPT_DB_SQLITE (connection);
  g_autoptr (DptDbRows) now = NULL;
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  gboolean first = self->data_version < 0;

  if (run_prepared (self, &version, NULL, 0, &now, error) < 0 || dpt_db_rows_get_n_rows (now) == 0)
    return NULL;
  if (dpt_db_rows_get_int (now, 0, 0) == self->data_version)
    return NULL;
  self->data_version = dpt_db_rows_get_int (now, 0, 0);
  if (run_prepared (self, &counters, NULL, 0, &rows, error) < 0)
    return NULL;

  topics = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      const char *name = dpt_db_rows_get_text (rows, i, 0);
      gint64 by_others = dpt_db_rows_get_int (rows, i, 1) - count_own (self->uri, name, 0);
      gint64 *before = g_hash_table_lookup (self->seen, name);

      if (before == NULL)
        {
          before = g_new0 (gint64, 1);
          g_hash_table_insert (self->seen, g_strdup (name), before);
        }
      if (!first && by_others > *before)
        g_ptr_array_add (topics, g_strdup (name));
      *before = by_others;
    }
  if (topics->len == 0)
    return NULL;
  g_ptr_array_add (topics, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&topics), FALSE);
}

static gboolean
copy_pages (sqlite3_backup *backup, GCancellable *cancellable, GError **error)
{
  int code;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      code = sqlite3_backup_step (backup, BACKUP_PAGES);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        sqlite3_sleep (20);
    }
  while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
  return code == SQLITE_DONE || dpt_db_sqlite_set_error (error, NULL, code);
}

/* The copy is checked before it is given its name. */
static gboolean
check_copy (sqlite3 *copy, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean whole = sqlite3_prepare_v2 (copy, "PRAGMA quick_check", -1, &statement, NULL) == SQLITE_OK
                   && sqlite3_step (statement) == SQLITE_ROW
                   && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;

  sqlite3_finalize (statement);
  if (!whole)
    g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CORRUPT, _ ("The copy is damaged and was not kept. Check the disk."));
  return whole;
}

static gboolean
dpt_db_sqlite_backup (DptDbConnection *connection, const char *path, GCancellable *cancellable, GError **error)
{
  DptDbSqlite *self = DPT_DB_SQLITE (connection);
  g_autofree char *draft = NULL;
  sqlite3 *copy = NULL;
  sqlite3_backup *backup = NULL;
  gboolean done = FALSE;

  if (!check_open (self, error))
    return FALSE;
  draft = dpt_file_begin (path, error);
  if (draft == NULL)
    return FALSE;
  if (sqlite3_open_v2 (draft, &copy, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    backup = sqlite3_backup_init (copy, "main", self->handle, "main");
  if (backup == NULL)
    dpt_db_sqlite_set_error (error, copy, SQLITE_ERROR);
  else
    {
      done = copy_pages (backup, cancellable, error);
      sqlite3_backup_finish (backup);
    }
  /* A copy in WAL mode would need its companions; in rollback mode the file is all there is. */
  done = done && sqlite3_exec (copy, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL) == SQLITE_OK && check_copy (copy, error);
  sqlite3_close_v2 (copy);
  if (!done)
    {
      dpt_file_abandon (draft);
      return FALSE;
    }
  return dpt_file_commit (draft, path, error);
}

static gboolean
dpt_db_sqlite_check (DptDbConnection *connection, GError **error)
{
  static const DptDbStatement integrity = { "integrity", "PRAGMA integrity_check(20)" };
  static const DptDbStatement foreign_keys = { "foreign-keys", "PRAGMA foreign_key_check" };
  DptDbSqlite *self = DPT_DB_SQLITE (connection);
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptDbRows) keys = NULL;

  if (run_prepared (self, &integrity, NULL, 0, &rows, error) < 0)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) != 1 || g_strcmp0 (dpt_db_rows_get_text (rows, 0, 0), "ok") != 0)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CORRUPT, _ ("The database file is damaged: %s"),
                   dpt_db_rows_get_string (rows, 0, 0));
      return FALSE;
    }
  if (run_prepared (self, &foreign_keys, NULL, 0, &keys, error) < 0)
    return FALSE;
  if (dpt_db_rows_get_n_rows (keys) > 0)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CORRUPT, _ ("Rows of the table “%s” point to something that is not there."),
                   dpt_db_rows_get_string (keys, 0, 0));
      return FALSE;
    }
  return TRUE;
}

static void
dpt_db_sqlite_finalize (GObject *object)
{
  DptDbSqlite *self = DPT_DB_SQLITE (object);

  g_free (self->uri);
  g_hash_table_unref (self->cache);
  g_hash_table_unref (self->seen);
  G_OBJECT_CLASS (dpt_db_sqlite_parent_class)->finalize (object);
}

static void
dpt_db_sqlite_class_init (DptDbSqliteClass *klass)
{
  DptDbConnectionClass *connection_class = DPT_DB_CONNECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_db_sqlite_finalize;
  connection_class->engine = "sqlite";
  connection_class->open = dpt_db_sqlite_open;
  connection_class->close = dpt_db_sqlite_close;
  connection_class->begin = dpt_db_sqlite_begin;
  connection_class->commit = dpt_db_sqlite_commit;
  connection_class->rollback = dpt_db_sqlite_rollback;
  connection_class->query = dpt_db_sqlite_query;
  connection_class->execute = dpt_db_sqlite_execute;
  connection_class->run_script = dpt_db_sqlite_run_script;
  connection_class->prepare = dpt_db_sqlite_prepare;
  connection_class->announce = dpt_db_sqlite_announce;
  connection_class->poll = dpt_db_sqlite_poll;
  connection_class->backup = dpt_db_sqlite_backup;
  connection_class->check = dpt_db_sqlite_check;
}

static void
dpt_db_sqlite_init (DptDbSqlite *self)
{
  self->data_version = -1;
  self->cache = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) prepared_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

DptDbConnection *
dpt_db_sqlite_new (void)
{
  return g_object_new (DPT_TYPE_DB_SQLITE, NULL);
}
