/* dpt-cli-database.c - the commands about the database as a whole: migrate, backup, restore, dump.
 * For: dioptrectl. Not for: rules of any subject (check is in dpt-cli-check.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "base/dpt-file.h"
#include "db/dpt-db-migrator.h"
#include "engine/clinical/dpt-scan-folder.h"
#include "exchange/dpt-dump.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static gboolean
run_migrate (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 0, 0, error);
  g_autoptr (DptDb) db = NULL;
  JsonNode *json;

  if (operands == NULL)
    return FALSE;
  db = dpt_db_open (dpt_cli_get_uri (cli), DPT_DB_OPEN_MIGRATE, error);
  if (db == NULL)
    return FALSE;
  json = json_from_string ("{}", NULL);
  json_object_set_int_member (json_node_get_object (json), "schema", dpt_db_migrator_get_latest ());
  /* Translators: the number of the schema's version */
  dpt_cli_answer (cli, json, _ ("The database is at schema %d."), dpt_db_migrator_get_latest ());
  return TRUE;
}

/* Large documents go where the database goes, after it: what it names was whole before. */
static gboolean
copy_papers (const char *from, const char *to, guint *n, GError **error)
{
  g_autofree char *source = dpt_scan_folder_dup_for (from);
  g_autofree char *target = dpt_scan_folder_dup_for (to);

  return dpt_scan_folder_copy (source, target, n, error);
}

static gboolean
run_backup (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  JsonNode *json;
  guint papers;

  if (operands == NULL || !dpt_unit_require (&(DptUnit) { NULL, dpt_cli_get_session (cli) }, DPT_RIGHT_BACKUP, error)
      || !dpt_db_backup (dpt_cli_get_db (cli), operands[0], NULL, error)
      || !copy_papers (dpt_cli_get_uri (cli), operands[0], &papers, error))
    return FALSE;
  json = json_from_string ("{}", NULL);
  json_object_set_string_member (json_node_get_object (json), "file", operands[0]);
  json_object_set_int_member (json_node_get_object (json), "papers", papers);
  /* Translators: a file name */
  dpt_cli_answer (cli, json, _ ("The back-up is whole and stands in “%s”."), operands[0]);
  return TRUE;
}

static const char *
path_of (const char *uri)
{
  return g_str_has_prefix (uri, "sqlite://") ? uri + strlen ("sqlite://") : uri;
}

/* A back-up is looked at from end to end before it takes the place of anything. */
static gboolean
verify_backup (const char *path, GError **error)
{
  g_autoptr (DptDb) db = dpt_db_open (path, DPT_DB_OPEN_READ_ONLY, error);

  return db != NULL && dpt_db_check (db, error);
}

static gboolean
copy_whole (const char *from, const char *to, GError **error)
{
  g_autofree char *draft = dpt_file_begin (to, error);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = NULL;

  if (draft == NULL)
    return FALSE;
  target = g_file_new_for_path (draft);
  if (!g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error))
    {
      dpt_file_abandon (draft);
      return FALSE;
    }
  return dpt_file_commit (draft, to, error);
}

/* The write-ahead log of the file that goes must not be read into the one that comes. */
static gboolean
set_aside (const char *path, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", NULL };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (gsize i = 0; suffixes[i] != NULL; i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (path, ".replaced-", stamp, suffixes[i], NULL);

      if (rename (from, to) != 0 && errno != ENOENT)
        return dpt_set_error (error, DPT_ERROR_FAILED, _ ("“%s” could not be set aside: %s"), from, g_strerror (errno));
    }
  return TRUE;
}

static gboolean
run_restore (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  const char *uri = dpt_cli_get_uri (cli);
  g_autofree char *copy = NULL;
  JsonNode *json;
  guint papers;

  if (operands == NULL)
    return FALSE;
  if (g_str_has_prefix (uri, "postgres"))
    return dpt_set_error (error, DPT_ERROR_FAILED,
                          _ ("A PostgreSQL database is restored with pg_restore, into an empty database."));
  if (!verify_backup (operands[0], error))
    return FALSE;
  copy = g_strconcat (path_of (uri), ".restoring", NULL);
  /* What a document's file is called says what is in it, so none is in the way of another. */
  if (!copy_papers (operands[0], uri, &papers, error) || !copy_whole (operands[0], copy, error) || !set_aside (path_of (uri), error)
      || !dpt_file_commit (copy, path_of (uri), error))
    return FALSE;
  json = json_from_string ("{}", NULL);
  json_object_set_string_member (json_node_get_object (json), "database", uri);
  dpt_cli_answer (cli, json, "%s", _ ("The back-up is restored. What was there before stands beside it (“.replaced-…”)."));
  return TRUE;
}

static gboolean
print_line (const char *line, gpointer user_data, GError **error)
{
  if (puts (line) >= 0)
    return TRUE;
  return dpt_set_error (error, DPT_ERROR_FAILED, _ ("The output cannot be written: %s"), g_strerror (errno));
}

static gpointer
dump (DptDbConnection *connection, gpointer args, GError **error)
{
  return dpt_dump (connection, print_line, args, error) ? connection : NULL;
}

static gboolean
run_dump (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 0, 0, error);

  if (operands == NULL || !dpt_unit_require (&(DptUnit) { NULL, dpt_cli_get_session (cli) }, DPT_RIGHT_BACKUP, error)
      || dpt_db_read (dpt_cli_get_db (cli), dump, cli, NULL, error) == NULL)
    return FALSE;
  return fflush (stdout) == 0 || print_line ("", NULL, error);
}

const DptCliCommand dpt_cli_database_commands[] = {
  { "migrate", DPT_CLI_NEEDS_URI, "", N_ ("Bring an older database up to date; a copy is made before."),
    "  dioptrectl --db /tmp/demo.dioptre migrate",
    N_ ("JSON: {\"schema\":1}"), run_migrate },
  { "backup", DPT_CLI_NEEDS_SESSION, "FILE", N_ ("Copy the database to FILE while others work; the copy is verified."),
    "  dioptrectl --db /tmp/demo.dioptre backup /tmp/monday.dioptre",
    N_ ("SQLite only; for PostgreSQL use pg_dump, and copy the folder of the setting papers.folder.\n"
        "Documents too large for the database are copied into FILE-papers; keep both together.\n"
        "JSON: {\"file\":…,\"papers\":0}"),
    run_backup },
  { "restore", DPT_CLI_NEEDS_URI, "FILE", N_ ("Put the back-up FILE in the place of the database."),
    "  dioptrectl --db /tmp/demo.dioptre backup /tmp/evening.dioptre\n"
    "  dioptrectl --db /tmp/demo.dioptre restore /tmp/evening.dioptre",
    N_ ("Close every window on the database first. The back-up is verified before; the file that was there is kept "
        "beside."),
    run_restore },
  { "dump", DPT_CLI_NEEDS_SESSION, "", N_ ("Print the whole database as sorted JSON lines, to compare two of them."),
    "  dioptrectl --db /tmp/demo.dioptre dump > shop.jsonl",
    N_ ("One line a row: {\"table\":\"patient\",\"birth_date\":…}"), run_dump },
  { NULL },
};
