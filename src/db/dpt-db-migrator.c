/* dpt-db-migrator.c - see dpt-db-migrator.h. The scripts are data/sql/<engine>/NNNN-name.sql in the resources.
 * For: the schema's history. Not for: copying the file before (dpt-db.c does that).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-db-migrator.h"

#include <glib/gi18n-lib.h>

#define SCRIPT_ROOT "/org/dioptre/sql/"

/* A step may need more than SQL; its fix-up runs after its script, in the same transaction. */
typedef gboolean (*FixUp) (DptDbConnection *connection, GError **error);

static const struct
{
  int number;
  FixUp fix_up;
} fix_ups[] = {
  { 0, NULL },
};

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* Returns: (transfer full): the scripts' names in order. */
static char **
list_scripts (const char *engine)
{
  g_autofree char *folder = g_strconcat (SCRIPT_ROOT, engine, NULL);
  char **names = g_resources_enumerate_children (folder, 0, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

int
dpt_db_migrator_get_latest (void)
{
  g_auto (GStrv) names = list_scripts ("sqlite");

  return (int) g_ascii_strtoll (names[g_strv_length (names) - 1], NULL, 10);
}

int
dpt_db_migrator_get_version (DptDbConnection *connection, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  const char *text = g_str_equal (dpt_db_connection_get_engine (connection), "sqlite")
                       ? "SELECT (SELECT COUNT(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'),"
                         " (SELECT COUNT(*) FROM sqlite_schema WHERE name = 'schema_migration')"
                       : "SELECT (SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()),"
                         " (SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()"
                         "  AND table_name = 'schema_migration')";
  int version;

  rows = dpt_db_query_values (connection, dpt_db_statement_intern (text), NULL, 0, error);
  if (rows == NULL)
    return -1;
  if (dpt_db_rows_get_int (rows, 0, 0) == 0)
    return 0;
  if (dpt_db_rows_get_int (rows, 0, 1) == 0)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FOREIGN,
                   _ ("This database belongs to another program. It was left as it is; choose another one."));
      return -1;
    }
  g_clear_pointer (&rows, dpt_db_rows_unref);
  rows = dpt_db_query_values (connection,
                              dpt_db_statement_intern ("SELECT COALESCE(MAX(number), 0) FROM schema_migration"), NULL, 0, error);
  if (rows == NULL)
    return -1;
  version = (int) dpt_db_rows_get_int (rows, 0, 0);
  if (version > dpt_db_migrator_get_latest ())
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_SCHEMA_TOO_NEW,
                   /* Translators: two numbers of schema versions */
                   _ ("This database was made by a newer version of Dioptre (schema %d, this program knows %d). It was left as "
                      "it is; update Dioptre on this machine."),
                   version, dpt_db_migrator_get_latest ());
      return -1;
    }
  return version;
}

static gboolean
run_step (DptDbConnection *connection, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SCRIPT_ROOT, dpt_db_connection_get_engine (connection), "/", name, NULL);
  g_autoptr (GBytes) script = g_resources_lookup_data (path, 0, error);
  g_autofree char *checksum = NULL;
  int number = (int) g_ascii_strtoll (name, NULL, 10);

  if (script == NULL)
    return FALSE;
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, script);
  if (!dpt_db_connection_begin (connection, DPT_DB_MODE_WRITE, error))
    return FALSE;
  if (!dpt_db_connection_run_script (connection, g_bytes_get_data (script, NULL), error))
    goto failed;
  for (gsize i = 0; i < G_N_ELEMENTS (fix_ups); i++)
    if (fix_ups[i].number == number && fix_ups[i].fix_up != NULL && !fix_ups[i].fix_up (connection, error))
      goto failed;
  if (dpt_db_execute_values (connection,
                             dpt_db_statement_intern ("INSERT INTO schema_migration (number, name, checksum, applied_at)"
                                                      " VALUES ($1, $2, $3, $4)"),
                             DPT_DB_VALUES (DPT_INT (number), DPT_TEXT (name), DPT_TEXT (checksum), DPT_INT (g_get_real_time ())), 4,
                             error)
      < 0)
    goto failed;
  return dpt_db_connection_commit (connection, NULL, error);

failed:
  dpt_db_connection_rollback (connection);
  return FALSE;
}

gboolean
dpt_db_migrator_run (DptDbConnection *connection, GError **error)
{
  g_auto (GStrv) names = list_scripts (dpt_db_connection_get_engine (connection));
  int version = dpt_db_migrator_get_version (connection, error);

  if (version < 0)
    return FALSE;
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_ascii_strtoll (names[i], NULL, 10) > version && !run_step (connection, names[i], error))
      {
        /* Another station may have taken the same step first. */
        int now = dpt_db_migrator_get_version (connection, NULL);

        if (now < (int) g_ascii_strtoll (names[i], NULL, 10))
          return FALSE;
        g_clear_error (error);
      }
  return TRUE;
}
