/* dpt-cli-database.c - the commands about the database as a whole: migrate, backup, restore, dump.
 * For: dioptrectl. Not for: rules of any subject (check is in dpt-cli-check.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli-server.h"
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

static gboolean
is_server (const char *uri)
{
  return g_str_has_prefix (uri, "postgres");
}

/* Large documents go where the database goes, after it: what it names was whole before. @folder: "" where there is none */
static gboolean
save_papers (const char *folder, const char *backup, guint *n, GError **error)
{
  g_autofree char *target = dpt_scan_folder_dup_for (backup);

  *n = 0;
  return *folder == '\0' || dpt_scan_folder_copy (folder, target, n, error);
}

static gboolean
run_backup (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  g_autofree char *folder = NULL;
  const char *uri = dpt_cli_get_uri (cli);
  JsonNode *json;
  guint papers;

  if (operands == NULL || !dpt_unit_require (&(DptUnit) { NULL, dpt_cli_get_session (cli) }, DPT_RIGHT_BACKUP, error)
      || !(is_server (uri) ? dpt_cli_server_backup (uri, operands[0], error) : dpt_db_backup (dpt_cli_get_db (cli), operands[0], NULL, error))
      || (folder = dpt_scan_folder_dup_of (dpt_cli_get_db (cli), error)) == NULL
      || !save_papers (folder, operands[0], &papers, error))
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

/* What a document's file is called says what is in it, so none is in the way of another. */
static gboolean
bring_back_papers (const char *backup, const char *folder, guint *n, GError **error)
{
  g_autofree char *source = dpt_scan_folder_dup_for (backup);

  *n = 0;
  return !g_file_test (source, G_FILE_TEST_IS_DIR) || dpt_scan_folder_copy (source, folder, n, error);
}

static gboolean
restore_file (const char *uri, const char *backup, guint *papers, GError **error)
{
  g_autofree char *copy = g_strconcat (path_of (uri), ".restoring", NULL);
  g_autofree char *folder = dpt_scan_folder_dup_for (uri);

  return verify_backup (backup, error) && bring_back_papers (backup, folder, papers, error) && copy_whole (backup, copy, error)
         && set_aside (path_of (uri), error) && dpt_file_commit (copy, path_of (uri), error);
}

/* Where the papers are is said in the database, so that comes first. @folder: (nullable): another place for them */
static gboolean
restore_server (const char *uri, const char *backup, const char *folder, guint *papers, GError **error)
{
  g_autofree char *source = dpt_scan_folder_dup_for (backup);
  g_autofree char *named = NULL;
  g_autoptr (DptDb) db = NULL;

  if (!dpt_cli_server_verify (backup, error) || !dpt_cli_server_restore (uri, backup, error)
      || (db = dpt_db_open (uri, DPT_DB_OPEN_READ_ONLY, error)) == NULL || (named = dpt_scan_folder_dup_of (db, error)) == NULL)
    return FALSE;
  if (bring_back_papers (backup, folder != NULL ? folder : named, papers, error))
    return TRUE;
  /* Translators: two folders */
  g_prefix_error (error, _ ("The database is restored, but not its large documents. Copy what is in “%s” to “%s”: "), source,
                  folder != NULL ? folder : named);
  return FALSE;
}

static gboolean
run_restore (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = { { "papers", 0, 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 1, error);
  const char *uri = dpt_cli_get_uri (cli);
  JsonNode *json;
  guint papers;

  if (operands == NULL)
    return FALSE;
  if (folder != NULL && (!is_server (uri) || !g_path_is_absolute (folder)))
    return dpt_set_invalid (error, "papers", _ ("--papers names the whole path of a folder, and is for a PostgreSQL database."));
  if (!(is_server (uri) ? restore_server (uri, operands[0], folder, &papers, error) : restore_file (uri, operands[0], &papers, error)))
    return FALSE;
  json = json_from_string ("{}", NULL);
  json_object_set_string_member (json_node_get_object (json), "database", uri);
  json_object_set_int_member (json_node_get_object (json), "papers", papers);
  dpt_cli_answer (cli, json, "%s",
                  is_server (uri) ? _ ("The back-up is restored.")
                                  : _ ("The back-up is restored. What was there before stands beside it (“.replaced-…”)."));
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
    N_ ("Of a PostgreSQL it is what pg_dump writes (custom format); pg_dump must be installed.\n"
        "Documents too large for the database are copied into FILE-papers; keep both together.\n"
        "JSON: {\"file\":…,\"papers\":0}"),
    run_backup },
  { "restore", DPT_CLI_NEEDS_URI, "FILE [--papers FOLDER]", N_ ("Put the back-up FILE in the place of the database."),
    "  dioptrectl --db /tmp/demo.dioptre backup /tmp/evening.dioptre\n"
    "  dioptrectl --db /tmp/demo.dioptre restore /tmp/evening.dioptre",
    N_ ("Close every window on the database first. The back-up is verified before; the file that was there is kept beside. A PostgreSQL "
        "database must be empty (createdb).\n"
        "--papers  of a PostgreSQL: where the large documents go, instead of the folder that was named; name it then with “paper folder”\n"
        "JSON: {\"database\":…,\"papers\":0}"),
    run_restore },
  { "dump", DPT_CLI_NEEDS_SESSION, "", N_ ("Print the whole database as sorted JSON lines, to compare two of them."),
    "  dioptrectl --db /tmp/demo.dioptre dump > shop.jsonl",
    N_ ("One line a row: {\"table\":\"patient\",\"birth_date\":…}"), run_dump },
  { NULL },
};
