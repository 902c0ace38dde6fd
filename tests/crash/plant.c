/* plant.c - dioptrectl with a fault in it, so that the tests of tests/crash can be seen to find it.
 * For: dioptrectl-planted, which is never installed. Not for: the program, which knows nothing of this: the linker's --wrap puts
 * these functions in the place of those that a file of ours calls in another one.
 *
 * DPT_PLANT=half     a document is in a transaction of its own, its lines, payments and stock in a second one
 * DPT_PLANT=early    a sale is acknowledged before it is committed
 * DPT_PLANT=normal   SQLite with synchronous=NORMAL, planted behind the check of what was set
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-db-connection.h"

#include <sqlite3.h>

#define LATE_US (10 * 1000)
#define SYNC_US (3 * 1000) /* of a disk; the server of the tests makes none */

/* What --wrap makes of the names. */
gboolean __real_dpt_db_connection_begin (DptDbConnection *self, DptDbMode mode, GError **error);
gboolean __wrap_dpt_db_connection_begin (DptDbConnection *self, DptDbMode mode, GError **error);
gboolean __real_dpt_db_connection_commit (DptDbConnection *self, char ***topics, GError **error);
gboolean __wrap_dpt_db_connection_commit (DptDbConnection *self, char ***topics, GError **error);
gboolean __real_dpt_db_post_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                                    GError **error);
gboolean __wrap_dpt_db_post_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                                    GError **error);
sqlite3 *__real_dpt_db_sqlite_open_handle (const char *uri, DptDbOpenFlags flags, GError **error);
sqlite3 *__wrap_dpt_db_sqlite_open_handle (const char *uri, DptDbOpenFlags flags, GError **error);

static gboolean document_added;
static DptDbConnection *late; /* whose commit is yet to come */

static gboolean
is_planted (const char *fault)
{
  return g_strcmp0 (g_getenv ("DPT_PLANT"), fault) == 0;
}

gboolean
__wrap_dpt_db_connection_begin (DptDbConnection *self, DptDbMode mode, GError **error)
{
  if (self == late)
    {
      late = NULL;
      g_usleep (LATE_US);
      if (!__real_dpt_db_connection_commit (self, NULL, error))
        return FALSE;
    }
  document_added = FALSE;
  return __real_dpt_db_connection_begin (self, mode, error);
}

gboolean
__wrap_dpt_db_connection_commit (DptDbConnection *self, char ***topics, GError **error)
{
  if (!document_added || !is_planted ("early"))
    return __real_dpt_db_connection_commit (self, topics, error);
  late = self;
  return TRUE;
}

gboolean
__wrap_dpt_db_post_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                           GError **error)
{
  gboolean first_line = !document_added && g_str_equal (statement->name, "sale/sale:add-line");

  if (first_line && is_planted ("half"))
    {
      if (!__real_dpt_db_connection_commit (self, NULL, error))
        return FALSE;
      g_usleep (SYNC_US);
      if (!__real_dpt_db_connection_begin (self, DPT_DB_MODE_WRITE, error))
        return FALSE;
    }
  document_added = document_added || first_line;
  return __real_dpt_db_post_values (self, statement, values, n_values, error);
}

sqlite3 *
__wrap_dpt_db_sqlite_open_handle (const char *uri, DptDbOpenFlags flags, GError **error)
{
  sqlite3 *handle = __real_dpt_db_sqlite_open_handle (uri, flags, error);

  if (handle != NULL && is_planted ("normal"))
    g_assert (sqlite3_exec (handle, "PRAGMA synchronous=NORMAL", NULL, NULL, NULL) == SQLITE_OK);
  return handle;
}
