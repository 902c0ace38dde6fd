/* test-quick-check.c - a file that a program left open is known as such, and looked over.
 * For: dpt_db_get_left_open() and dpt_db_quick_check() on SQLite. Not for: the whole check (dioptrectl check).
 * A program that died is a copy of the files of one that lives.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char *
get_path (const char *uri)
{
  return uri + strlen ("sqlite://");
}

static void
copy_file (const char *from, const char *to, const char *ending)
{
  g_autofree char *source = g_strconcat (from, ending, NULL), *target = g_strconcat (to, ending, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &content, &length, NULL));
  g_assert_true (g_file_set_contents (target, content, (gssize) length, NULL));
}

/* Returns: the URI of what is left of a program that wrote and died */
static char *
leave_open (const char *uri)
{
  g_autoptr (DptDb) db = dpt_test_db_open (uri);
  char *left = g_strconcat (uri, ".left", NULL);

  dpt_test_db_exec (db, "CREATE TABLE left_behind (id INTEGER)");
  copy_file (get_path (uri), get_path (left), "");
  copy_file (get_path (uri), get_path (left), "-wal");
  dpt_db_close (db);
  return left;
}

static void
spoil_table (const char *uri, const char *table)
{
  g_autoptr (DptDb) db = dpt_test_db_open (uri);
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  gint64 page = dpt_test_db_query_int (db, sql), size = dpt_test_db_query_int (db, "SELECT page_size FROM pragma_page_size");
  char rubbish[512];
  int file;

  dpt_db_close (db);
  memset (rubbish, 0xa5, sizeof rubbish);
  file = open (get_path (uri), O_WRONLY);
  g_assert_cmpint (pwrite (file, rubbish, sizeof rubbish, (page - 1) * size), ==, sizeof rubbish);
  close (file);
}

static void
count_cb (guint done, guint n, gpointer data)
{
  g_assert_cmpuint (done, <, n);
  ++*(guint *) data;
}

static void
test_a_program_that_died_is_told_from_one_that_ended (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();
  g_autofree char *left = NULL;
  g_autoptr (DptDb) other = NULL;
  DptDb *db = dpt_test_db_open (uri);

  g_assert_false (dpt_db_get_left_open (db));
  dpt_test_db_exec (db, "CREATE TABLE more (id INTEGER)");
  /* Somebody works on it: its log is there, and so are its locks. */
  other = dpt_test_db_open (uri);
  g_assert_false (dpt_db_get_left_open (other));
  dpt_db_close (other);
  dpt_db_close (db);
  g_object_unref (db);
  db = dpt_test_db_open (uri);
  g_assert_false (dpt_db_get_left_open (db));
  dpt_db_close (db);
  g_object_unref (db);

  left = leave_open (uri);
  db = dpt_test_db_open (left);
  g_assert_true (dpt_db_get_left_open (db));
  dpt_db_close (db);
  g_object_unref (db);
  db = dpt_test_db_open (left);
  g_assert_false (dpt_db_get_left_open (db));
  dpt_db_close (db);
  g_object_unref (db);
}

static void
test_a_whole_file_is_whole (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();
  g_autofree char *left = leave_open (uri);
  g_autoptr (DptDb) db = dpt_test_db_open (left);
  g_autoptr (GError) error = NULL;
  guint tables = 0;

  g_assert_true (dpt_db_quick_check (db, count_cb, &tables, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tables, ==, (guint) dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table'"));
  dpt_db_close (db);
}

static void
test_a_damaged_table_is_named (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();
  g_autoptr (DptDb) db = NULL;
  g_autoptr (GError) error = NULL;

  spoil_table (uri, "allocation");
  db = dpt_test_db_open (uri);
  g_assert_false (dpt_db_quick_check (db, NULL, NULL, NULL, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "“allocation”"));
  dpt_db_close (db);
}

static void
test_a_check_ends_when_asked (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();
  g_autoptr (DptDb) db = dpt_test_db_open (uri);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (dpt_db_quick_check (db, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dpt_db_close (db);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  g_test_add_func ("/quick-check/a-program-that-died-is-told-from-one-that-ended", test_a_program_that_died_is_told_from_one_that_ended);
  g_test_add_func ("/quick-check/a-whole-file-is-whole", test_a_whole_file_is_whole);
  g_test_add_func ("/quick-check/a-damaged-table-is-named", test_a_damaged_table_is_named);
  g_test_add_func ("/quick-check/a-check-ends-when-asked", test_a_check_ends_when_asked);
  return g_test_run ();
}
