/* dpt-test-db.c - see dpt-test-db.h. The schema is made once and copied: a file on SQLite, a template on PostgreSQL.
 * For: tests. Not for: anything that is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

#include "support/dpt-test-locale.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libpq-fe.h>
#include <string.h>

#define SCRIPTS "/org/dioptre/sql/postgres"

static char *root;          /* folder of this program */
static char *sqlite_master; /* the migrated file that is copied */
static char *template_name; /* the migrated database that is copied */
static PGconn *server;
static guint n_made;
static GPtrArray *made; /* names of databases, to be dropped */

gboolean
dpt_test_db_is_postgres (void)
{
  return g_strcmp0 (g_getenv ("DPT_TEST_ENGINE"), "postgres") == 0;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* --- PostgreSQL --- */

static void
tell_server (const char *sql)
{
  PGresult *result = PQexec (server, sql);

  /* A test may have restarted it. */
  if (PQstatus (server) == CONNECTION_BAD)
    {
      PQclear (result);
      PQreset (server);
      result = PQexec (server, sql);
    }
  if (PQresultStatus (result) != PGRES_COMMAND_OK && PQresultStatus (result) != PGRES_TUPLES_OK)
    g_error ("%s: %s", sql, PQerrorMessage (server));
  PQclear (result);
}

static char *
make_postgres_uri (const char *database)
{
  const char *uri = g_getenv ("DPT_TEST_PG_URI");
  const char *start = strstr (uri, ":///") + strlen (":///");

  return g_strdup_printf ("%.*s%s%s", (int) (start - uri), uri, database,
                          strchr (start, '?') ? strchr (start, '?') : "");
}

static void
connect_server (void)
{
  if (server != NULL)
    return;
  if (g_getenv ("DPT_TEST_PG_URI") == NULL)
    g_error ("DPT_TEST_PG_URI is not set: run this program through tests/support/with-postgres");
  server = PQconnectdb (g_getenv ("DPT_TEST_PG_URI"));
  if (PQstatus (server) != CONNECTION_OK)
    g_error ("%s", PQerrorMessage (server));
  tell_server ("SET client_min_messages = error");
}

/* The name says which scripts made it, so that a template of yesterday's schema is never taken. */
static char *
name_template (void)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (GStrv) names = g_resources_enumerate_children (SCRIPTS, 0, NULL);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SCRIPTS "/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

      g_checksum_update (sum, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
    }
  return g_strdup_printf ("dioptre_template_%.16s", g_checksum_get_string (sum));
}

static gboolean
is_there (const char *database)
{
  const char *values[] = { database };
  PGresult *result
    = PQexecParams (server, "SELECT 1 FROM pg_database WHERE datname = $1", 1, NULL, values, NULL, NULL, 0);
  gboolean there = PQntuples (result) == 1;

  PQclear (result);
  return there;
}

/* Programs that run at the same time share one template; the first makes it while the others wait. */
static void
make_template (void)
{
  g_autofree char *draft = NULL, *uri = NULL, *drop = NULL, *create = NULL, *rename = NULL;
  g_autoptr (GError) error = NULL;
  DptDb *db;

  if (template_name != NULL)
    return;
  template_name = name_template ();
  tell_server ("SELECT pg_advisory_lock (5)");
  if (!is_there (template_name))
    {
      draft = g_strconcat (template_name, "_draft", NULL);
      drop = g_strdup_printf ("DROP DATABASE IF EXISTS %s WITH (FORCE)", draft);
      tell_server (drop);
      create = g_strdup_printf ("CREATE DATABASE %s TEMPLATE template0", draft);
      tell_server (create);
      uri = make_postgres_uri (draft);
      db = dpt_db_open (uri, DPT_DB_OPEN_CREATE, &error);
      g_assert_no_error (error);
      dpt_db_close (db);
      g_object_unref (db);
      rename = g_strdup_printf ("ALTER DATABASE %s RENAME TO %s", draft, template_name);
      tell_server (rename);
    }
  tell_server ("SELECT pg_advisory_unlock (5)");
}

static char *
create_postgres_database (const char *template)
{
  char *name = g_strdup_printf ("dioptre_test_%d_%u", (int) getpid (), ++n_made);
  g_autofree char *create = g_strdup_printf ("CREATE DATABASE %s TEMPLATE %s", name, template);

  tell_server (create);
  g_ptr_array_add (made, name);
  return make_postgres_uri (name);
}

static void
drop_postgres_databases (void)
{
  for (guint i = 0; server != NULL && i < made->len; i++)
    {
      g_autofree char *drop
        = g_strdup_printf ("DROP DATABASE IF EXISTS %s WITH (FORCE)", (const char *) made->pdata[i]);

      tell_server (drop);
    }
  g_ptr_array_set_size (made, 0);
}

/* --- SQLite --- */

static void
make_sqlite_master (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  DptDb *db;

  if (sqlite_master != NULL)
    return;
  sqlite_master = g_build_filename (root, "master.dioptre", NULL);
  uri = g_strconcat ("sqlite://", sqlite_master, NULL);
  db = dpt_db_open (uri, DPT_DB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  dpt_db_close (db);
  g_object_unref (db);
}

static char *
make_folder (void)
{
  char *folder = g_strdup_printf ("%s/%u", root, ++n_made);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

static void
clean_up_cb (void)
{
  drop_postgres_databases ();
  g_clear_pointer (&server, PQfinish);
  if (root != NULL)
    remove_tree (root);
}

void
dpt_test_db_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  if (g_getenv ("DPT_TEST_DECIMAL_COMMA") != NULL)
    use_decimal_comma ();
  if (root != NULL)
    return;
  root = g_dir_make_tmp ("dioptre-test-XXXXXX", &error);
  g_assert_no_error (error);
  made = g_ptr_array_new_with_free_func (g_free);
  atexit (clean_up_cb);
}

static char *
create_in_folder (const char *folder, gboolean migrated)
{
  g_autofree char *path = NULL;

  if (dpt_test_db_is_postgres ())
    {
      connect_server ();
      if (migrated)
        make_template ();
      return create_postgres_database (migrated ? template_name : "template0");
    }
  path = g_build_filename (folder, "shop.dioptre", NULL);
  if (migrated)
    {
      g_autofree char *content = NULL;
      gsize length;

      make_sqlite_master ();
      g_assert_true (g_file_get_contents (sqlite_master, &content, &length, NULL));
      g_assert_true (g_file_set_contents_full (path, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
  return g_strconcat ("sqlite://", path, NULL);
}

char *
dpt_test_db_create_uri (void)
{
  g_autofree char *folder = make_folder ();

  return create_in_folder (folder, TRUE);
}

char *
dpt_test_db_create_empty_uri (void)
{
  g_autofree char *folder = make_folder ();

  return create_in_folder (folder, FALSE);
}

DptDb *
dpt_test_db_open (const char *uri)
{
  g_autoptr (GError) error = NULL;
  DptDb *db = dpt_db_open (uri, DPT_DB_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);
  return db;
}

DptTestDb *
dpt_test_db_new (void)
{
  DptTestDb *self = g_new0 (DptTestDb, 1);

  self->folder = make_folder ();
  self->uri = create_in_folder (self->folder, TRUE);
  self->db = dpt_test_db_open (self->uri);
  return self;
}

/* On PostgreSQL what was made goes here, so that a program of many tests does not fill the server. */
void
dpt_test_db_free (DptTestDb *self)
{
  dpt_db_close (self->db);
  /* News on their way hold the database. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->db);
  drop_postgres_databases ();
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->uri);
  g_free (self);
}

static void
run_with_db_cb (gconstpointer data)
{
  DptTestDbFunc func = *(DptTestDbFunc *) data;
  g_autoptr (DptTestDb) fixture = dpt_test_db_new ();

  func (fixture->db);
}

void
dpt_test_db_add (const char *path, DptTestDbFunc func)
{
  DptTestDbFunc *box = g_new (DptTestDbFunc, 1);

  *box = func;
  g_test_add_data_func_full (path, box, (GTestDataFunc) run_with_db_cb, g_free);
}

/* --- one statement --- */

static gpointer
run_exec_cb (DptDbConnection *connection, gpointer args, GError **error)
{
  gint64 changed = dpt_db_execute_values (connection, dpt_db_statement_intern (args), NULL, 0, error);

  return changed < 0 ? NULL : g_memdup2 (&changed, sizeof changed);
}

static gpointer
run_query_cb (DptDbConnection *connection, gpointer args, GError **error)
{
  return dpt_db_query_values (connection, dpt_db_statement_intern (args), NULL, 0, error);
}

gint64
dpt_test_db_exec (DptDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *changed = dpt_db_write (db, run_exec_cb, (gpointer) sql, g_free, &error);

  g_assert_no_error (error);
  return *changed;
}

GError *
dpt_test_db_exec_error (DptDb *db, const char *sql)
{
  GError *error = NULL;
  g_autofree gint64 *changed = dpt_db_write (db, run_exec_cb, (gpointer) sql, g_free, &error);

  g_assert_nonnull (error);
  return error;
}

DptDbRows *
dpt_test_db_query (DptDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  DptDbRows *rows = dpt_db_read (db, run_query_cb, (gpointer) sql, (GDestroyNotify) dpt_db_rows_unref, &error);

  g_assert_no_error (error);
  return rows;
}

gint64
dpt_test_db_query_int (DptDb *db, const char *sql)
{
  g_autoptr (DptDbRows) rows = dpt_test_db_query (db, sql);

  g_assert_cmpuint (dpt_db_rows_get_n_rows (rows), >, 0);
  return dpt_db_rows_get_int (rows, 0, 0);
}

char *
dpt_test_db_query_text (DptDb *db, const char *sql)
{
  g_autoptr (DptDbRows) rows = dpt_test_db_query (db, sql);

  g_assert_cmpuint (dpt_db_rows_get_n_rows (rows), >, 0);
  return g_strdup (dpt_db_rows_get_text (rows, 0, 0));
}
