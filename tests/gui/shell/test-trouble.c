/* test-trouble.c - databases that cannot be opened, and a server that goes away, as the one in front of the window sees it.
 * For: the words, the untouched file, going on afterwards. Not for: the drivers (tests/db), not for the command line (tests/cli).
 * With DPT_TEST_PG_RESTART (a server of its own, see tests/support/with-postgres) the server is killed; without, files are bad.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/shell/dpt-application.h"
#include "gui/shell/dpt-window.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

typedef void (*Story) (DptApplication *application, DptWindow *window, gconstpointer data);

typedef struct
{
  DptApplication *application;
  Story story;
  gconstpointer data;
} Run;

static gboolean
run_cb (gpointer data)
{
  Run *run = data;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (run->application));

  if (windows == NULL)
    return G_SOURCE_CONTINUE;
  run->story (run->application, DPT_WINDOW (windows->data), run->data);
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (run->application))) != NULL)
    gtk_window_destroy (GTK_WINDOW (windows->data));
  return G_SOURCE_REMOVE;
}

/* The whole program, as main() runs it, with @story played in its main loop. */
static void
play (const char *uri, Story story, gconstpointer data)
{
  const char *argv[] = { "dioptre", "--db", uri };
  Run run = { dpt_application_new (), story, data };

  g_timeout_add (1, run_cb, &run);
  g_assert_cmpint (g_application_run (G_APPLICATION (run.application), G_N_ELEMENTS (argv), (char **) argv), ==, 0);
  g_assert_finalize_object (run.application);
}

/* --- bad files --- */

typedef struct
{
  const char *name;
  void (*spoil) (const char *path);
  const char *said; /* in the message */
} Bad;

static void
write_letter (const char *path)
{
  g_assert_true (g_file_set_contents (path, "Dear Sir or Madam, this is no database at all, but it is long enough.", -1, NULL));
}

static void
cut_in_half (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) length / 2 + 77, NULL));
}

static void
flip_bytes (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize i = 100; i < 600; i++)
    content[i] ^= 0x55;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
make_newer (const char *path)
{
  g_autofree char *uri = g_strconcat ("sqlite://", path, NULL);
  g_autoptr (DptDb) db = dpt_test_db_open (uri);

  dpt_test_db_exec (db, "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (9999, 'later', 'x', 1)");
  dpt_db_close (db);
}

static void
make_folder (const char *path)
{
  g_remove (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static const Bad bad_files[] = {
  { "letter", write_letter, "is damaged, or is no database" }, { "cut", cut_in_half, "is damaged" },
  { "flipped", flip_bytes, "is damaged" },                     { "newer", make_newer, "made by a newer version of Dioptre" },
  { "folder", make_folder, "Check that it is a file" },
};

static gboolean
shows_error (DptWindow *window)
{
  GtkWidget *stack = dpt_test_find (GTK_WIDGET (window), "stack");

  return stack != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "error") == 0;
}

static void
play_refused (DptApplication *application, DptWindow *window, gconstpointer data)
{
  const Bad *bad = data;
  g_autofree char *picture = g_strconcat ("trouble-", bad->name, NULL);
  GtkWidget *page;

  dpt_test_until (shows_error (window));
  page = dpt_test_find (GTK_WIDGET (window), "error_page");
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), bad->said));
  g_assert_null (dpt_application_get_db (application));
  dpt_a11y_assert (window);
  dpt_test_picture (GTK_WIDGET (window), picture);
}

static void
test_bad_file (gconstpointer data)
{
  const Bad *bad = data;
  g_autofree char *uri = dpt_test_db_create_uri ();
  const char *path = uri + strlen ("sqlite://");
  g_autofree char *before = NULL, *after = NULL;
  gsize before_length = 0, after_length = 0;

  bad->spoil (path);
  g_file_get_contents (path, &before, &before_length, NULL);
  play (uri, play_refused, bad);
  g_file_get_contents (path, &after, &after_length, NULL);
  g_assert_cmpmem (before, before_length, after, after_length);
}

/* --- a program that died --- */

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
}

/* Returns: the URI of what is left of a program that wrote and died; with a damaged table where @spoilt */
static char *
leave_open (const char *uri, gboolean spoilt)
{
  g_autoptr (DptDb) db = dpt_test_db_open (uri);
  g_autofree char *log = g_strconcat (uri + strlen ("sqlite://"), "-wal", NULL);
  char *left = g_strconcat (uri, ".left", NULL);
  g_autofree char *left_log = g_strconcat (left + strlen ("sqlite://"), "-wal", NULL);
  gint64 page = dpt_test_db_query_int (db, "SELECT rootpage FROM sqlite_schema WHERE name = 'allocation'");
  gint64 size = dpt_test_db_query_int (db, "SELECT page_size FROM pragma_page_size");
  g_autofree char *content = NULL;
  gsize length;

  dpt_test_db_exec (db, "CREATE TABLE left_behind (id INTEGER)");
  copy_file (uri + strlen ("sqlite://"), left + strlen ("sqlite://"));
  copy_file (log, left_log);
  dpt_db_close (db);
  if (!spoilt)
    return left;
  g_assert_true (g_file_get_contents (left + strlen ("sqlite://"), &content, &length, NULL));
  memset (content + (page - 1) * size, 0xa5, 512);
  g_assert_true (g_file_set_contents (left + strlen ("sqlite://"), content, (gssize) length, NULL));
  return left;
}

static void
play_whole (DptApplication *application, DptWindow *window, gconstpointer data)
{
  GtkLabel *status = GTK_LABEL (dpt_test_find (GTK_WIDGET (window), "gate_status"));

  dpt_test_until (strstr (gtk_label_get_label (status), "it is whole") != NULL);
  g_assert_nonnull (dpt_application_get_db (application));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (dpt_test_find (GTK_WIDGET (window), "database_label"))), ==, "");
}

static void
test_a_file_left_open_is_looked_over (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();
  g_autofree char *left = leave_open (uri, FALSE);

  play (left, play_whole, NULL);
}

static void
test_a_file_left_damaged_is_not_worked_on (void)
{
  static const Bad left_damaged = { "left-damaged", NULL, "restore the last back-up" };
  g_autofree char *uri = dpt_test_db_create_uri ();
  g_autofree char *left = leave_open (uri, TRUE);

  g_test_expect_message ("dioptre-shell", G_LOG_LEVEL_WARNING, "*damaged*");
  play (left, play_refused, &left_damaged);
  g_test_assert_expected_messages ();
}

/* --- a server that goes away --- */

static void
finished_cb (GObject *process, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
play_restart (DptApplication *application, DptWindow *window, gconstpointer data)
{
  g_autoptr (GSubprocess) restart = NULL;
  g_autoptr (DptSession) session = NULL;
  g_autoptr (DptSession) again = NULL;
  g_autoptr (GError) error = NULL;
  GtkLabel *label;
  gboolean finished = FALSE;
  gint64 since;

  dpt_test_until (dpt_application_get_db (application) != NULL);
  session = dpt_session_new_system (dpt_application_get_db (application), dpt_application_get_clock (application), 0, &error);
  g_assert_no_error (error);
  dpt_application_set_session (application, session);
  label = GTK_LABEL (dpt_test_find (GTK_WIDGET (window), "database_label"));
  g_assert_cmpstr (gtk_label_get_label (label), ==, "");

  restart = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "sh", "-c", g_getenv ("DPT_TEST_PG_RESTART"), NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (restart, NULL, finished_cb, &finished);
  dpt_test_until (*gtk_label_get_label (label) != '\0');
  g_assert_nonnull (strstr (gtk_label_get_label (label), "connection to the database is lost"));
  dpt_test_picture (GTK_WIDGET (window), "trouble-lost");
  dpt_test_until (finished);
  since = g_get_monotonic_time ();
  dpt_test_until (*gtk_label_get_label (label) == '\0');
  g_assert_cmpint (g_get_monotonic_time () - since, <, 10 * G_USEC_PER_SEC);

  /* Nobody was signed out, and the same window works on. */
  g_assert_true (dpt_window_get_session (window) == session);
  again = dpt_session_new_system (dpt_application_get_db (application), dpt_application_get_clock (application), 0, &error);
  g_assert_no_error (error);
}

static void
test_server_goes_away_and_comes_back (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();

  play (uri, play_restart, NULL);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  if (g_getenv ("DPT_TEST_PG_RESTART") != NULL)
    g_test_add_func ("/trouble/server-goes-away-and-comes-back", test_server_goes_away_and_comes_back);
  else
    for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
      {
        g_autofree char *path = g_strconcat ("/trouble/file/", bad_files[i].name, NULL);

        g_test_add_data_func (path, &bad_files[i], test_bad_file);
      }
  if (g_getenv ("DPT_TEST_PG_RESTART") == NULL)
    {
      g_test_add_func ("/trouble/left-open/is-looked-over", test_a_file_left_open_is_looked_over);
      g_test_add_func ("/trouble/left-open/is-not-worked-on-where-damaged", test_a_file_left_damaged_is_not_worked_on);
    }
  return g_test_run ();
}
