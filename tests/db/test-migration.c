/* test-migration.c - a schema is old or new, never between, and a file that is not ours is left as it is.
 * For: opening, creating, bringing up to date. Not for: what each migration does with data.
 * Two steps of its own (tests/db/steps) stand behind the real ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

#include "db/dpt-db-migrator.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <string.h>

/* Started as `test-migration --migrate URI`, this program brings that database up to date and ends. */
#define MIGRATE_ARGUMENT "--migrate"
#define LATEST 901

static const char *
get_path (const char *uri)
{
  return uri + strlen ("sqlite://");
}

static char *
hash_file (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}

static void
assert_refused (const char *uri, DptDbOpenFlags flags, DptDbError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_db_open (uri, flags, &error));
  g_assert_error (error, DPT_DB_ERROR, (int) code);
  g_assert_cmpstr (error->message, !=, "");
}

/* And on SQLite not a byte of the file is another one. */
static void
assert_left_alone (const char *uri, DptDbOpenFlags flags, DptDbError code)
{
  g_autofree char *before = dpt_test_db_is_postgres () ? NULL : hash_file (get_path (uri));
  g_autofree char *after = NULL;

  assert_refused (uri, flags, code);
  if (before == NULL)
    return;
  after = hash_file (get_path (uri));
  g_assert_cmpstr (before, ==, after);
}

static DptDb *
open_with (const char *uri, DptDbOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  DptDb *db = dpt_db_open (uri, flags, &error);

  g_assert_no_error (error);
  return db;
}

static void
close_db (DptDb *db)
{
  dpt_db_close (db);
  g_object_unref (db);
}

static void
assert_whole (DptDb *db)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT MAX(number) FROM schema_migration"), ==, LATEST);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe_step WHERE words = 'kept' AND more = 5"), ==,
                   1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sale"), ==, 0);
  g_assert_true (dpt_db_check (db, &error));
  g_assert_no_error (error);
}

/* Takes the last step back, as if the database came from a shop that does not have it yet. */
static void
make_older (DptDb *db)
{
  dpt_test_db_exec (db, "DROP TABLE probe_half");
  dpt_test_db_exec (db, "ALTER TABLE probe_step DROP COLUMN more");
  dpt_test_db_exec (db, "DELETE FROM topic WHERE name = 'probe_step'");
  dpt_test_db_exec (db, "DELETE FROM schema_migration WHERE number = 901");
}

/* As somebody else's program would, without our driver. */
static void
run_outside (const char *uri, const char *sql)
{
  if (dpt_test_db_is_postgres ())
    {
      PGconn *line = PQconnectdb (uri);
      PGresult *result = PQexec (line, sql);

      g_assert_cmpint (PQresultStatus (result), ==, PGRES_COMMAND_OK);
      PQclear (result);
      PQfinish (line);
    }
  else
    {
      sqlite3 *handle = NULL;

      g_assert_cmpint (sqlite3_open (get_path (uri), &handle), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (handle);
    }
}

static void
test_create_and_open (void)
{
  g_autofree char *uri = dpt_test_db_create_empty_uri ();
  DptDb *db;

  g_assert_cmpint (dpt_db_migrator_get_latest (), ==, LATEST);
  /* Bringing up to date makes no shop of nothing. */
  for (int i = 0; i < 2; i++)
    assert_refused (uri, i == 0 ? DPT_DB_OPEN_DEFAULT : DPT_DB_OPEN_MIGRATE,
                    dpt_test_db_is_postgres () ? DPT_DB_ERROR_SCHEMA_TOO_OLD : DPT_DB_ERROR_NOT_FOUND);
  db = open_with (uri, DPT_DB_OPEN_CREATE);
  assert_whole (db);
  close_db (db);
  db = open_with (uri, DPT_DB_OPEN_DEFAULT);
  assert_whole (db);
  close_db (db);
}

/* On PostgreSQL the database itself may be missing. */
static void
test_create_makes_the_database (void)
{
  g_autofree char *uri = dpt_test_db_create_empty_uri ();
  g_autoptr (DptTestDb) any = dpt_test_db_new ();
  g_autofree char *drop = NULL;
  char *name = strstr (uri, "dioptre_test_");
  DptDb *db;

  if (!dpt_test_db_is_postgres ())
    {
      g_test_skip ("a file is made by opening it");
      return;
    }
  name[0] = 'x';
  assert_refused (uri, DPT_DB_OPEN_DEFAULT, DPT_DB_ERROR_NOT_FOUND);
  db = open_with (uri, DPT_DB_OPEN_CREATE);
  assert_whole (db);
  close_db (db);
  drop = g_strdup_printf ("DROP DATABASE %.*s", (int) strcspn (name, "?"), name);
  run_outside (g_getenv ("DPT_TEST_PG_URI"), drop);
}

static void
test_older_is_brought_up_to_date (void)
{
  g_autoptr (DptTestDb) fixture = dpt_test_db_new ();
  g_autofree char *copy = g_strconcat (fixture->folder, "/shop.dioptre.before-0901", NULL);
  DptDb *db;

  make_older (fixture->db);
  dpt_db_close (fixture->db);
  assert_left_alone (fixture->uri, DPT_DB_OPEN_DEFAULT, DPT_DB_ERROR_SCHEMA_TOO_OLD);
  db = open_with (fixture->uri, DPT_DB_OPEN_MIGRATE);
  assert_whole (db);
  close_db (db);
  if (dpt_test_db_is_postgres ())
    return;
  /* The copy is what it was before. */
  assert_refused (copy, DPT_DB_OPEN_DEFAULT, DPT_DB_ERROR_SCHEMA_TOO_OLD);
  db = open_with (copy, DPT_DB_OPEN_MIGRATE);
  assert_whole (db);
  close_db (db);
}

static void
test_step_that_fails_leaves_the_old (void)
{
  g_autoptr (DptTestDb) fixture = dpt_test_db_new ();
  DptDb *db = fixture->db;

  make_older (db);
  dpt_test_db_exec (db, "INSERT INTO topic (name, counter) VALUES ('probe_step', 77)");
  dpt_db_close (db);
  assert_refused (fixture->uri, DPT_DB_OPEN_MIGRATE, DPT_DB_ERROR_UNIQUE);
  assert_refused (fixture->uri, DPT_DB_OPEN_DEFAULT, DPT_DB_ERROR_SCHEMA_TOO_OLD);
  /* Nothing of the step is there: once what stood in its way is gone, it can be taken. */
  run_outside (fixture->uri, "DELETE FROM topic WHERE name = 'probe_step'");
  db = open_with (fixture->uri, DPT_DB_OPEN_MIGRATE);
  assert_whole (db);
  close_db (db);
}

static void
test_newer_is_refused (void)
{
  g_autoptr (DptTestDb) fixture = dpt_test_db_new ();

  dpt_test_db_exec (
    fixture->db, "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (9999, 'future', 'x', 0)");
  dpt_db_close (fixture->db);
  assert_left_alone (fixture->uri, DPT_DB_OPEN_DEFAULT, DPT_DB_ERROR_SCHEMA_TOO_NEW);
  assert_left_alone (fixture->uri, DPT_DB_OPEN_MIGRATE, DPT_DB_ERROR_SCHEMA_TOO_NEW);
  assert_left_alone (fixture->uri, DPT_DB_OPEN_CREATE, DPT_DB_ERROR_SCHEMA_TOO_NEW);
}

static void
test_foreign_is_refused (void)
{
  g_autofree char *uri = dpt_test_db_create_empty_uri ();

  if (!dpt_test_db_is_postgres ())
    run_outside (uri, "PRAGMA application_id=1234");
  run_outside (uri, "CREATE TABLE accounts (guid text)");
  assert_left_alone (uri, DPT_DB_OPEN_DEFAULT, DPT_DB_ERROR_FOREIGN);
  assert_left_alone (uri, DPT_DB_OPEN_CREATE, DPT_DB_ERROR_FOREIGN);
}

static void
test_damaged_is_refused (void)
{
  static const char *const contents[] = { "This is a letter.\n", "SQLite format 3",
                                          "%PDF-1.4 and so on, for more than a hundred bytes, because"
                                          " a file that is shorter than a header is a case of its own." };

  if (dpt_test_db_is_postgres ())
    {
      g_test_skip ("a server looks after its files");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *uri = dpt_test_db_create_empty_uri ();

      g_assert_true (g_file_set_contents (get_path (uri), contents[i], -1, NULL));
      assert_left_alone (uri, DPT_DB_OPEN_DEFAULT, DPT_DB_ERROR_CORRUPT);
      assert_left_alone (uri, DPT_DB_OPEN_CREATE, DPT_DB_ERROR_CORRUPT);
    }
}

/* Cut or scratched anywhere, a file is refused, or found wrong by the check, or unharmed where it was not in use; never
 * a crash. */
static void
test_scratched_files (void)
{
  g_autoptr (DptTestDb) fixture = NULL;
  g_autofree char *content = NULL;
  gsize length;
  int n_found = 0;

  if (dpt_test_db_is_postgres ())
    {
      g_test_skip ("a server looks after its files");
      return;
    }
  fixture = dpt_test_db_new ();
  dpt_db_close (fixture->db);
  g_assert_true (g_file_get_contents (get_path (fixture->uri), &content, &length, NULL));
  for (int round = 0; round < 200; round++)
    {
      g_autofree char *copy = g_memdup2 (content, length);
      g_autofree char *uri = dpt_test_db_create_empty_uri ();
      g_autoptr (GError) error = NULL;
      gsize kept = length;
      DptDb *db;

      if (round % 4 == 0)
        kept = (gsize) g_test_rand_int_range (1, (gint32) length);
      else
        for (int i = 0; i < 200; i++)
          copy[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range (0, 256);
      g_assert_true (g_file_set_contents (get_path (uri), copy, (gssize) kept, NULL));
      db = dpt_db_open (uri, DPT_DB_OPEN_DEFAULT, &error);
      if (db != NULL)
        {
          dpt_db_check (db, &error);
          close_db (db);
        }
      else
        {
          g_autofree char *now = NULL;
          gsize now_length;

          g_assert_true (g_file_get_contents (get_path (uri), &now, &now_length, NULL));
          g_assert_cmpmem (now, now_length, copy, kept);
        }
      n_found += error != NULL;
    }
  g_assert_cmpint (n_found, >, 150);
}

/* --- other processes --- */

static int
migrate (const char *uri)
{
  g_autoptr (GError) error = NULL;
  DptDb *db = dpt_db_open (uri, DPT_DB_OPEN_CREATE | DPT_DB_OPEN_MIGRATE, &error);

  if (db == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  close_db (db);
  return 0;
}

static GSubprocess *
start_process (const char *uri, GSubprocessFlags flags)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (flags, &error, "/proc/self/exe", MIGRATE_ARGUMENT, uri, NULL);

  g_assert_no_error (error);
  return process;
}

static void
test_killed_in_the_middle (void)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  double whole;
  int n_killed = 0;

  {
    g_autofree char *uri = dpt_test_db_create_empty_uri ();
    g_autoptr (GSubprocess) process = start_process (uri, G_SUBPROCESS_FLAGS_NONE);

    g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
    whole = g_timer_elapsed (timer, NULL);
  }
  for (int round = 0; round < 10; round++)
    {
      g_autofree char *uri = dpt_test_db_create_empty_uri ();
      g_autoptr (GSubprocess) process = start_process (uri, G_SUBPROCESS_FLAGS_STDERR_SILENCE);
      g_autoptr (GError) error = NULL;
      DptDb *db;

      g_usleep ((gulong) (whole * G_USEC_PER_SEC * round / 10));
      g_subprocess_force_exit (process);
      g_subprocess_wait (process, NULL, NULL);
      n_killed += g_subprocess_get_if_signaled (process);
      db = dpt_db_open (uri, DPT_DB_OPEN_DEFAULT, &error);
      if (db == NULL)
        {
          g_assert_true (g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_SCHEMA_TOO_OLD)
                         || g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_NOT_FOUND));
          db = open_with (uri, DPT_DB_OPEN_CREATE | DPT_DB_OPEN_MIGRATE);
        }
      assert_whole (db);
      close_db (db);
    }
  g_assert_cmpint (n_killed, >, 0);
}

static void
test_several_at_once (void)
{
  g_autofree char *uri = dpt_test_db_create_empty_uri ();
  g_autofree char *drop = NULL;
  char *name = strstr (uri, "dioptre_test_");
  GSubprocess *processes[4];
  DptDb *db;

  /* Not even the database is there. */
  if (dpt_test_db_is_postgres ())
    name[0] = 'y';
  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    processes[i] = start_process (uri, G_SUBPROCESS_FLAGS_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_subprocess_wait_check (processes[i], NULL, &error);
      g_assert_no_error (error);
      g_object_unref (processes[i]);
    }
  db = open_with (uri, DPT_DB_OPEN_DEFAULT);
  assert_whole (db);
  close_db (db);
  if (!dpt_test_db_is_postgres ())
    return;
  drop = g_strdup_printf ("DROP DATABASE %.*s", (int) strcspn (name, "?"), name);
  run_outside (g_getenv ("DPT_TEST_PG_URI"), drop);
}

/* --- what was released stays as it is --- */

/* Returns: (transfer full) (nullable): what is wrong with the migrations of @list, against those that are built in */
static char *
find_broken_release (const char *list)
{
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *resource = NULL;
      g_autofree char *sum = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      if (strlen (lines[i]) <= 66)
        return g_strdup_printf ("“%s” is no line of sha256sum", lines[i]);
      resource = g_strconcat ("/org/dioptre/sql/", lines[i] + 66, NULL);
      bytes = g_resources_lookup_data (resource, 0, NULL);
      if (bytes == NULL)
        return g_strdup_printf ("%s was released and is gone", resource);
      sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      if (strncmp (sum, lines[i], 64) != 0)
        return g_strdup_printf ("%s was released and has been edited; write a new migration instead", resource);
    }
  return NULL;
}

static void
test_released_are_unchanged (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "db", "migrations.sha256", NULL);
  g_autofree char *list = NULL;
  g_autofree char *broken = NULL;

  g_assert_true (g_file_get_contents (path, &list, NULL, NULL));
  broken = find_broken_release (list);
  g_assert_cmpstr (broken, ==, NULL);
}

/* Before the first release the list is empty, and the test above could not fail: here it is seen to, on what is built in. */
static void
test_edited_release_is_found (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/dioptre/sql/sqlite/0001-foundation.sql", 0, NULL);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *now = g_strdup_printf ("# a release\n%s  sqlite/0001-foundation.sql\n", sum);
  g_autofree char *gone = g_strdup_printf ("%s  sqlite/0001-forgotten.sql\n", sum);
  g_autofree char *unharmed = find_broken_release (now), *missing = find_broken_release (gone), *edited = NULL, *cut = NULL;

  g_assert_cmpstr (unharmed, ==, NULL);
  g_assert_nonnull (strstr (missing, "is gone"));
  /* One digit of the sum stands for one letter of the file. */
  now[strlen ("# a release\n")] ^= 1;
  edited = find_broken_release (now);
  g_assert_nonnull (strstr (edited, "has been edited"));
  cut = find_broken_release ("deadbeef\n");
  g_assert_nonnull (strstr (cut, "no line"));
}

/* What the database says it was made by is what is here. */
static void
test_applied_are_what_is_here (void)
{
  g_autoptr (DptTestDb) fixture = dpt_test_db_new ();
  g_autoptr (DptDbRows) rows
    = dpt_test_db_query (fixture->db, "SELECT name, checksum FROM schema_migration ORDER BY number");

  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/org/dioptre/sql/%s/%s", dpt_db_get_engine (fixture->db),
                                               dpt_db_rows_get_text (rows, i, 0));
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      g_assert_cmpstr (sum, ==, dpt_db_rows_get_text (rows, i, 1));
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], MIGRATE_ARGUMENT))
    return migrate (argv[2]);
  dpt_test_db_init (&argc, &argv);
  g_test_add_func ("/db/migration/create-and-open", test_create_and_open);
  g_test_add_func ("/db/migration/create-makes-the-database", test_create_makes_the_database);
  g_test_add_func ("/db/migration/older-is-brought-up-to-date", test_older_is_brought_up_to_date);
  g_test_add_func ("/db/migration/step-that-fails-leaves-the-old", test_step_that_fails_leaves_the_old);
  g_test_add_func ("/db/migration/newer-is-refused", test_newer_is_refused);
  g_test_add_func ("/db/migration/foreign-is-refused", test_foreign_is_refused);
  g_test_add_func ("/db/migration/damaged-is-refused", test_damaged_is_refused);
  g_test_add_func ("/db/migration/scratched-files", test_scratched_files);
  g_test_add_func ("/db/migration/killed-in-the-middle", test_killed_in_the_middle);
  g_test_add_func ("/db/migration/several-at-once", test_several_at_once);
  g_test_add_func ("/db/migration/released-are-unchanged", test_released_are_unchanged);
  g_test_add_func ("/db/migration/edited-release-is-found", test_edited_release_is_found);
  g_test_add_func ("/db/migration/applied-are-what-is-here", test_applied_are_what_is_here);
  return g_test_run ();
}
