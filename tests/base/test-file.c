/* test-file.c - files appear whole or not at all, and leave no drafts.
 * For: base/dpt-file. Not for: what survives a power cut (tests/crash).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dioptre-file-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "été.pdf", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* and so nothing else was left in it */
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static void
test_write_replaces_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) second = g_bytes_new_static ("2", 1);
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (dpt_file_write (fixture->path, first, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "first");
  g_assert_true (dpt_file_write (fixture->path, second, &error));
  assert_contents (fixture->path, "2");
  g_assert_true (dpt_file_write (fixture->path, nothing, &error));
  assert_contents (fixture->path, "");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_nothing_is_there_until_the_commit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = dpt_file_begin (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (draft, "page", -1, NULL));
  g_assert_true (dpt_file_commit (draft, fixture->path, &error));
  assert_contents (fixture->path, "page");
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
}

static void
test_abandoning_leaves_the_old_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *draft = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  draft = dpt_file_begin (fixture->path, NULL);
  g_assert_nonnull (draft);
  dpt_file_abandon (draft);
  dpt_file_abandon (NULL);
  assert_contents (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_a_failed_commit_removes_the_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = dpt_file_begin (fixture->path, NULL);

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0); /* a folder cannot be replaced by a file */
  g_assert_false (dpt_file_commit (draft, fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_nonnull (strstr (error->message, "été.pdf"));
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
}

static void
test_a_missing_folder_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "absent", "x.pdf", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  g_assert_null (dpt_file_begin (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dpt_file_write (path, bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A limit on the size of files stands in for the full disk. */
static void
test_a_full_disk_keeps_the_old_file_and_leaks_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *big = g_malloc0 (64 * 1024);
  g_autoptr (GBytes) bytes = g_bytes_new_static (big, 64 * 1024);
  g_autoptr (GBytes) old = g_bytes_new_static ("old", 3);
  g_autoptr (GError) error = NULL;
  struct rlimit limit, before;
  guint open_before, open_after;

  g_assert_true (dpt_file_write (fixture->path, old, NULL));
  open_before = count_files ("/proc/self/fd");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 16 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (dpt_file_write (fixture->path, bytes, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  open_after = count_files ("/proc/self/fd");

  g_assert_nonnull (error);
  g_assert_cmpuint (open_after, ==, open_before);
  assert_contents (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_the_mode_is_that_of_a_new_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  struct stat state;
  mode_t old = umask (027);

  g_assert_true (dpt_file_write (fixture->path, bytes, NULL));
  umask (old);
  g_assert_cmpint (g_stat (fixture->path, &state), ==, 0);
  g_assert_cmpint (state.st_mode & 0777, ==, 0640);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/file/write-replaces-whole", test_write_replaces_whole);
  ADD ("/file/nothing-is-there-until-the-commit", test_nothing_is_there_until_the_commit);
  ADD ("/file/abandoning-leaves-the-old", test_abandoning_leaves_the_old_file);
  ADD ("/file/a-failed-commit-removes-the-draft", test_a_failed_commit_removes_the_draft);
  ADD ("/file/a-missing-folder-is-said", test_a_missing_folder_is_said);
  ADD ("/file/a-full-disk-keeps-the-old", test_a_full_disk_keeps_the_old_file_and_leaks_nothing);
  ADD ("/file/mode-of-a-new-file", test_the_mode_is_that_of_a_new_file);
  return g_test_run ();
}
