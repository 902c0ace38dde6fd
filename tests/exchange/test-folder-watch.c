/* test-folder-watch.c - a watched folder gives every file once, whole, whenever it came, and says once when it is away.
 * For: exchange/dpt-folder-watch. Not for: what becomes of a file (test-device-feed.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-folder-watch.h"
#include "support/dpt-test-locale.h"
#include "support/dpt-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#define STILL 60
#define INTERVAL 120

typedef struct
{
  char *folder;
  DptFolderWatch *watch;
  GPtrArray *files; /* "name=content" */
  guint problems, recoveries;
} World;

static void
file_cb (World *world, const char *name, GBytes *content, gint64 time)
{
  gsize size;
  const char *bytes = g_bytes_get_data (content, &size);

  g_assert_cmpint (time, >, 0);
  g_ptr_array_add (world->files, g_strdup_printf ("%s=%.*s", name, (int) size, bytes));
}

static void
state_cb (World *world, const GError *error)
{
  if (error != NULL)
    world->problems++;
  else
    world->recoveries++;
}

static gboolean
takes_xml (const char *name, gpointer data)
{
  return g_str_has_suffix (name, ".xml");
}

static void
start (World *world, gint64 since)
{
  world->watch = dpt_folder_watch_new (world->folder, since, 1000, takes_xml, NULL, NULL);
  dpt_folder_watch_set_times (world->watch, STILL, INTERVAL);
  g_signal_connect_swapped (world->watch, "file", G_CALLBACK (file_cb), world);
  g_signal_connect_swapped (world->watch, "state", G_CALLBACK (state_cb), world);
}

static void
world_init (World *world)
{
  world->folder = g_dir_make_tmp ("dpt-watch-XXXXXX", NULL);
  world->files = g_ptr_array_new_with_free_func (g_free);
  g_assert_nonnull (world->folder);
}

static void
world_clear (World *world)
{
  g_autoptr (GDir) dir = g_dir_open (world->folder, 0, NULL);
  const char *name;

  if (world->watch != NULL)
    dpt_folder_watch_stop (world->watch);
  g_clear_object (&world->watch);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (world->folder);
  g_free (world->folder);
  g_ptr_array_unref (world->files);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
write_file (World *world, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (world->folder, name, NULL);
  FILE *file = g_fopen (path, "a");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (content, file), >=, 0);
  fclose (file);
}

/* Long enough that a file that is looked at again would have come twice. */
static void
let_it_look (World *world)
{
  gint64 until = g_get_monotonic_time () + 5 * INTERVAL * 1000;

  dpt_test_until (g_get_monotonic_time () > until);
}

static gboolean
has (World *world, const char *file)
{
  return g_ptr_array_find_with_equal_func (world->files, file, g_str_equal, NULL);
}

static void
test_what_was_there_and_what_comes_is_read_once (void)
{
  g_auto (World) world = { 0 };

  world_init (&world);
  write_file (&world, "before.xml", "1");
  write_file (&world, "note.txt", "not ours");
  start (&world, 0);
  dpt_folder_watch_start (world.watch);
  dpt_test_until (has (&world, "before.xml=1"));
  write_file (&world, "after.xml", "2");
  dpt_test_until (has (&world, "after.xml=2"));
  let_it_look (&world);
  g_assert_cmpuint (world.files->len, ==, 2);
  /* Written anew under the same name it is another reading. */
  write_file (&world, "after.xml", "+3");
  dpt_test_until (has (&world, "after.xml=2+3"));
}

static void
test_a_half_written_file_is_waited_for (void)
{
  g_auto (World) world = { 0 };
  g_autoptr (GString) whole = g_string_new (NULL);

  world_init (&world);
  start (&world, 0);
  dpt_folder_watch_set_times (world.watch, 300, INTERVAL);
  dpt_folder_watch_start (world.watch);
  /* An instrument that writes a piece now and then: never still for long enough. */
  for (guint i = 0; i < 12; i++)
    {
      gint64 until = g_get_monotonic_time () + 60 * 1000;

      write_file (&world, "slow.xml", "piece ");
      g_string_append (whole, "piece ");
      dpt_test_until (g_get_monotonic_time () > until);
      g_assert_cmpuint (world.files->len, ==, 0);
    }
  dpt_test_until (world.files->len == 1);
  g_string_prepend (whole, "slow.xml=");
  g_assert_cmpstr (world.files->pdata[0], ==, whole->str);
}

static void
test_an_empty_file_is_waited_for (void)
{
  g_auto (World) world = { 0 };

  world_init (&world);
  start (&world, 0);
  dpt_folder_watch_start (world.watch);
  write_file (&world, "late.xml", "");
  let_it_look (&world);
  g_assert_cmpuint (world.files->len, ==, 0);
  write_file (&world, "late.xml", "now");
  dpt_test_until (has (&world, "late.xml=now"));
}

static void
test_old_and_known_files_are_left_alone (void)
{
  g_auto (World) world = { 0 };
  g_autofree char *old = NULL;
  g_autofree char *known = NULL;
  GStatBuf info;

  world_init (&world);
  write_file (&world, "old.xml", "old");
  write_file (&world, "known.xml", "known");
  old = g_build_filename (world.folder, "old.xml", NULL);
  known = g_build_filename (world.folder, "known.xml", NULL);
  g_assert_cmpint (utime (old, &(struct utimbuf) { 1000, 1000 }), ==, 0);
  g_assert_cmpint (utime (known, &(struct utimbuf) { 2000000000, 2000000000 }), ==, 0);
  g_assert_cmpint (g_stat (known, &info), ==, 0);
  start (&world, 5000 * G_TIME_SPAN_SECOND);
  dpt_folder_watch_add_known (world.watch, "known.xml", info.st_size, 2000000000 * G_TIME_SPAN_SECOND);
  dpt_folder_watch_start (world.watch);
  write_file (&world, "new.xml", "new");
  dpt_test_until (has (&world, "new.xml=new"));
  let_it_look (&world);
  g_assert_cmpuint (world.files->len, ==, 1);
  /* What came to nothing is read again. */
  dpt_folder_watch_try_again (world.watch, "new.xml");
  dpt_test_until (world.files->len == 2);
}

static void
test_a_folder_that_is_away_is_said_once_and_tried_again (void)
{
  g_auto (World) world = { 0 };

  world_init (&world);
  g_assert_cmpint (g_rmdir (world.folder), ==, 0);
  start (&world, 0);
  dpt_folder_watch_start (world.watch);
  dpt_test_until (world.problems == 1);
  let_it_look (&world);
  g_assert_cmpuint (world.problems, ==, 1);
  g_assert_cmpint (g_mkdir (world.folder, 0700), ==, 0);
  write_file (&world, "a.xml", "here");
  dpt_test_until (has (&world, "a.xml=here"));
  g_assert_cmpuint (world.recoveries, ==, 1);
}

static void
test_a_large_file_is_cut_and_never_read_whole (void)
{
  g_auto (World) world = { 0 };
  g_autofree char *content = g_strnfill (5000, 'x');

  world_init (&world);
  start (&world, 0);
  dpt_folder_watch_start (world.watch);
  write_file (&world, "large.xml", content);
  dpt_test_until (world.files->len == 1);
  g_assert_cmpuint (strlen (world.files->pdata[0]), ==, strlen ("large.xml=") + 1001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  g_test_add_func ("/folder-watch/what-was-there-and-what-comes-is-read-once", test_what_was_there_and_what_comes_is_read_once);
  g_test_add_func ("/folder-watch/a-half-written-file-is-waited-for", test_a_half_written_file_is_waited_for);
  g_test_add_func ("/folder-watch/an-empty-file-is-waited-for", test_an_empty_file_is_waited_for);
  g_test_add_func ("/folder-watch/old-and-known-files-are-left-alone", test_old_and_known_files_are_left_alone);
  g_test_add_func ("/folder-watch/a-folder-that-is-away-is-said-once-and-tried-again",
                   test_a_folder_that_is_away_is_said_once_and_tried_again);
  g_test_add_func ("/folder-watch/a-large-file-is-cut-and-never-read-whole", test_a_large_file_is_cut_and_never_read_whole);
  return g_test_run ();
}
