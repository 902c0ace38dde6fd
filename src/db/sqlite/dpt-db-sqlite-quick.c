/* dpt-db-sqlite-quick.c - see dpt-db-sqlite-quick.h.
 * For: what a killed program leaves behind, and looking the file over after it. Not for: the whole check (dpt-db-sqlite.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/sqlite/dpt-db-sqlite-quick.h"

#include "db/dpt-db-error.h"
#include "db/sqlite/dpt-db-sqlite-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define STEPS 20000 /* of SQLite's machine, between two looks at the cancellable */

/* The kernel's list of locks, not a lock of our own: closing any descriptor of the file would give up this process's locks on it. */
static gboolean
is_locked (guint64 inode)
{
  g_autofree char *locks = NULL;
  g_autofree char *wanted = g_strdup_printf (":%" G_GUINT64_FORMAT " ", inode);

  return g_file_get_contents ("/proc/locks", &locks, NULL, NULL) && strstr (locks, wanted) != NULL;
}

/* The last connection that closes writes the log into the file and removes it; every open one holds a lock on the index of the log. */
gboolean
dpt_db_sqlite_is_left_open (const char *uri)
{
  const char *path = g_str_has_prefix (uri, "sqlite://") ? uri + strlen ("sqlite://") : uri;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  GStatBuf facts;

  if (g_stat (log, &facts) != 0 || facts.st_size == 0)
    return FALSE;
  return g_stat (index, &facts) != 0 || !is_locked ((guint64) facts.st_ino);
}

static int
cancelled_cb (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static GPtrArray *
list_tables (sqlite3 *handle, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (handle, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", -1, &statement, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      code = sqlite3_step (statement);
      if (code == SQLITE_ROW)
        g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  sqlite3_finalize (statement);
  if (code == SQLITE_DONE)
    return g_steal_pointer (&tables);
  dpt_db_sqlite_set_error (error, handle, code);
  return NULL;
}

static gboolean
complain (GError **error, const char *table, const char *what)
{
  /* Translators: the name of a table, then what SQLite says of it, in English */
  g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CORRUPT,
               _ ("The database file is damaged, in the table “%s” (%s). Do not go on with it: keep it as it is, and restore the last back-up."),
               table, what);
  return FALSE;
}

static gboolean
check_table (sqlite3 *handle, const char *table, GError **error)
{
  char *sql = sqlite3_mprintf ("PRAGMA quick_check(%Q)", table);
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);
  gboolean whole = FALSE;

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    whole = TRUE;
  else if (code == SQLITE_ROW)
    complain (error, table, (const char *) sqlite3_column_text (statement, 0));
  else if ((code & 0xff) == SQLITE_CORRUPT)
    complain (error, table, sqlite3_errmsg (handle));
  else
    dpt_db_sqlite_set_error (error, handle, code);
  sqlite3_finalize (statement);
  sqlite3_free (sql);
  return whole;
}

gboolean
dpt_db_sqlite_quick_check (const char *uri, DptDbProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  sqlite3 *handle = dpt_db_sqlite_open_handle (uri, DPT_DB_OPEN_READ_ONLY | DPT_DB_OPEN_SMALL, error);
  g_autoptr (GPtrArray) tables = handle != NULL ? list_tables (handle, error) : NULL;
  gboolean whole = tables != NULL;

  if (handle != NULL)
    sqlite3_progress_handler (handle, STEPS, cancelled_cb, cancellable);
  for (guint i = 0; whole && i < tables->len; i++)
    {
      if (progress != NULL)
        progress (i, tables->len, data);
      whole = !g_cancellable_set_error_if_cancelled (cancellable, error) && check_table (handle, tables->pdata[i], error);
    }
  sqlite3_close_v2 (handle);
  /* What was interrupted is no finding. */
  if (!whole && g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  return whole;
}
