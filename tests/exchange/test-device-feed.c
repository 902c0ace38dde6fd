/* test-device-feed.c - what a folder and a serial line say is in the tray: once, whole, also after a start, a change, a failure.
 * For: exchange/dpt-device-feed, on both databases. Not for: the folder (test-folder-watch.c), the line (test-serial-line.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/clinical/dpt-tray.h"
#include "exchange/dpt-device-feed.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <pty.h>
#include <string.h>
#include <unistd.h>

#define MEASURES "\001DRM\002IDNIDEK/ARK-1s\027DA22/NOV/2026.09:58\027VD12.00\027OR-01.25-00.50090\027OL-01.00-00.25085\027\004\r"
#define LENSES "DLM\nIDNIDEK/LM-7\nDA2026.11.22.14:30\n R-01.25-00.75120\n L-02.00-00.50180\n"

typedef struct
{
  DptTestShop *shop;
  DptSession *optometrist;
  DptDeviceFeed *feed;
  char *folder;
  guint arrived, problems;
} World;

static void
arrived_cb (World *world, gint64 id)
{
  g_assert_cmpint (id, !=, 0);
  world->arrived++;
}

static void
problem_cb (World *world, gint64 device_id, const GError *error)
{
  g_assert_nonnull (dpt_device_feed_get_problem (world->feed, device_id));
  world->problems++;
}

static void
start (World *world)
{
  world->feed = dpt_device_feed_new (world->optometrist);
  g_signal_connect_swapped (world->feed, "arrived", G_CALLBACK (arrived_cb), world);
  g_signal_connect_swapped (world->feed, "problem", G_CALLBACK (problem_cb), world);
}

static void
stop (World *world)
{
  dpt_device_feed_stop (world->feed);
  g_clear_object (&world->feed);
}

static void
world_init (World *world, DptDb *db)
{
  world->shop = dpt_test_shop_new (db);
  world->optometrist = dpt_test_shop_sign_in (world->shop, DPT_ROLE_OPTOMETRIST);
  world->folder = g_dir_make_tmp ("dpt-feed-XXXXXX", NULL);
}

static void
world_clear (World *world)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (world->feed != NULL)
    stop (world);
  dir = g_dir_open (world->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (world->folder);
  g_free (world->folder);
  g_clear_object (&world->optometrist);
  dpt_test_shop_free (world->shop);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static gpointer
save_unit (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_device_save (unit, args, error) ? args : NULL;
}

static void
save (World *world, DptDevice *device)
{
  g_autoptr (GError) error = NULL;

  dpt_session_write (world->shop->system, save_unit, device, NULL, &error);
  g_assert_no_error (error);
}

static DptDevice *
add_folder (World *world)
{
  DptDevice *device = dpt_device_new ();
  g_autofree char *sql = NULL;

  dpt_record_set_text (device, DPT_DEVICE_NAME, "Box 1");
  dpt_record_set_text (device, DPT_DEVICE_FOLDER, world->folder);
  save (world, device);
  /* As old as can be: the files of the test are younger whatever the clock of this machine says. */
  sql = g_strdup_printf ("UPDATE device SET created_at = 1 WHERE id = %" G_GINT64_FORMAT, dpt_record_get_id (device));
  dpt_test_db_exec (world->shop->db, sql);
  return device;
}

static void
write_file (World *world, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (world->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static gint64
count (World *world, const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM tray_reading WHERE %s", condition);

  return dpt_test_db_query_int (world->shop->db, sql);
}

static void
test_a_folder_fills_the_tray_once (DptDb *db)
{
  g_auto (World) world = { 0 };
  g_autoptr (DptDevice) device = NULL;

  world_init (&world, db);
  device = add_folder (&world);
  write_file (&world, "before.txt", LENSES);
  write_file (&world, "style.xsl", "<xsl/>");
  start (&world);
  dpt_test_until (world.arrived == 1);
  write_file (&world, "copy.txt", LENSES);
  write_file (&world, "torn.xml", "<Data>\n<R></L>\n");
  dpt_test_until (world.arrived == 2);
  g_assert_cmpint (count (&world, "state = 'waiting' AND device_id IS NOT NULL AND file_name = 'before.txt'"), ==, 1);
  g_assert_cmpint (count (&world, "state = 'unreadable' AND message LIKE '%Line 2%'"), ==, 1);
  /* After a start nothing comes twice, and what came meanwhile does. */
  stop (&world);
  write_file (&world, "meanwhile.txt", "DLM\nIDNIDEK/LM-7\n R-03.00-00.75120\n");
  start (&world);
  dpt_test_until (world.arrived == 3);
  g_assert_cmpint (count (&world, "1 = 1"), ==, 3);
  g_assert_cmpuint (world.problems, ==, 0);
}

static void
test_a_device_that_is_changed_is_heard_anew (DptDb *db)
{
  g_auto (World) world = { 0 };
  g_autoptr (DptDevice) device = NULL;

  world_init (&world, db);
  start (&world);
  write_file (&world, "a.txt", LENSES);
  device = dpt_device_new ();
  dpt_record_set_text (device, DPT_DEVICE_NAME, "Box 1");
  dpt_record_set_text (device, DPT_DEVICE_FOLDER, "/nonexistent/dioptre/folder");
  save (&world, device);
  /* A folder that is not there is said once. */
  dpt_test_until (world.problems == 1);
  dpt_record_set_text (device, DPT_DEVICE_FOLDER, world.folder);
  dpt_test_db_exec (db, "UPDATE device SET created_at = 1");
  save (&world, device);
  dpt_test_until (world.arrived == 1);
  /* Switched off, it is not listened to. */
  dpt_record_set_int (device, DPT_DEVICE_ENABLED, FALSE);
  save (&world, device);
  dpt_test_until (dpt_device_feed_get_problem (world.feed, dpt_record_get_id (device)) == NULL);
  g_assert_cmpuint (world.problems, ==, 1);
}

static void
test_a_serial_line_fills_the_tray (DptDb *db)
{
  g_auto (World) world = { 0 };
  g_autoptr (DptDevice) device = dpt_device_new ();
  char port[64];
  int instrument, line;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  world_init (&world, db);
  g_assert_cmpint (openpty (&instrument, &line, port, NULL, NULL), ==, 0);
  close (line);
  dpt_record_set_text (device, DPT_DEVICE_NAME, "Lensmeter");
  dpt_record_set_text (device, DPT_DEVICE_KIND, "lensmeter");
  dpt_record_set_text (device, DPT_DEVICE_CONNECTION, "serial");
  dpt_record_set_text (device, DPT_DEVICE_PORT, port);
  words = dpt_device_test (device, &error);
  g_assert_no_error (error);
  g_assert_nonnull (words);
  save (&world, device);
  start (&world);
  /* It is sent until somebody listens, as one who presses the key again. */
  for (gint64 end = g_get_monotonic_time () + DPT_TEST_DEADLINE; world.arrived == 0 && g_get_monotonic_time () < end;)
    {
      gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC;

      g_assert_cmpint (write (instrument, LENSES, strlen (LENSES)), ==, strlen (LENSES));
      while (world.arrived == 0 && g_get_monotonic_time () < until)
        dpt_test_iterate ();
    }
  g_assert_cmpint (count (&world, "state = 'waiting' AND file_name IS NULL AND device_name = 'NIDEK LM-7' AND summary = 'LM'"), >=, 1);
  stop (&world);
  close (instrument);
}

/* One that sends nothing before it is told to: silent until now. */
static void
test_an_instrument_that_waits_to_be_asked_is_asked (DptDb *db)
{
  g_auto (World) world = { 0 };
  g_autoptr (DptDevice) device = dpt_device_new ();
  char port[64], heard[16] = "";
  int instrument, line;

  world_init (&world, db);
  g_assert_cmpint (openpty (&instrument, &line, port, NULL, NULL), ==, 0);
  g_assert_true (g_unix_set_fd_nonblocking (instrument, TRUE, NULL));
  close (line);
  dpt_record_set_text (device, DPT_DEVICE_NAME, "Refractor");
  dpt_record_set_text (device, DPT_DEVICE_CONNECTION, "serial");
  dpt_record_set_text (device, DPT_DEVICE_PORT, port);
  dpt_record_set_text (device, DPT_DEVICE_TALK, "nidek");
  save (&world, device);
  start (&world);
  dpt_test_until (dpt_device_feed_get_n_asked (world.feed) == 1);
  /* It is asked until the line stands, as one who presses the button again. */
  for (gint64 end = g_get_monotonic_time () + DPT_TEST_DEADLINE; *heard == '\0' && g_get_monotonic_time () < end;)
    {
      gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

      dpt_device_feed_ask (world.feed);
      while (read (instrument, heard, 10) <= 0 && g_get_monotonic_time () < until)
        dpt_test_iterate ();
    }
  g_assert_cmpstr (heard, ==, "\001CRM\002SD\027\004\r");
  g_assert_cmpint (write (instrument, MEASURES, strlen (MEASURES)), ==, strlen (MEASURES));
  dpt_test_until (world.arrived == 1);
  g_assert_cmpint (count (&world, "state = 'waiting' AND summary = 'REF'"), ==, 1);
  stop (&world);
  close (instrument);
}

static void
test_what_cannot_be_saved_is_kept_until_it_can (DptDb *db)
{
  g_auto (World) world = { 0 };
  g_autoptr (DptDevice) device = dpt_device_new ();
  char port[64];
  int instrument, line;

  world_init (&world, db);
  g_assert_cmpint (openpty (&instrument, &line, port, NULL, NULL), ==, 0);
  dpt_record_set_text (device, DPT_DEVICE_NAME, "Lensmeter");
  dpt_record_set_text (device, DPT_DEVICE_CONNECTION, "serial");
  dpt_record_set_text (device, DPT_DEVICE_PORT, port);
  save (&world, device);
  start (&world);
  for (gint64 end = g_get_monotonic_time () + DPT_TEST_DEADLINE; world.arrived == 0 && g_get_monotonic_time () < end;)
    {
      gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC;

      g_assert_cmpint (write (instrument, LENSES, strlen (LENSES)), ==, strlen (LENSES));
      while (world.arrived == 0 && g_get_monotonic_time () < until)
        dpt_test_iterate ();
    }
  g_assert_cmpuint (world.arrived, ==, 1);
  dpt_test_db_exec (db, "ALTER TABLE tray_reading RENAME TO tray_reading_away");
  g_assert_cmpint (write (instrument, "DLM\nIDNIDEK/LM-7\n R-03.00-00.75120\n", 35), ==, 35);
  dpt_test_until (world.problems == 1);
  dpt_test_db_exec (db, "ALTER TABLE tray_reading_away RENAME TO tray_reading");
  dpt_test_until (world.arrived == 2);
  g_assert_null (dpt_device_feed_get_problem (world.feed, dpt_record_get_id (device)));
  stop (&world);
  close (line);
  close (instrument);
}

static void
test_a_test_says_what_is_wrong (DptDb *db)
{
  g_auto (World) world = { 0 };
  g_autoptr (DptDevice) device = dpt_device_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  world_init (&world, db);
  dpt_record_set_text (device, DPT_DEVICE_FOLDER, "/nonexistent/dioptre/folder");
  g_assert_null (dpt_device_test (device, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (error), ==, "folder");
  dpt_record_set_text (device, DPT_DEVICE_FOLDER, world.folder);
  write_file (&world, "a.xml", "x");
  words = dpt_device_test (device, NULL);
  g_assert_nonnull (strstr (words, "1 file"));
  g_clear_error (&error);
  dpt_record_set_text (device, DPT_DEVICE_CONNECTION, "serial");
  dpt_record_set_text (device, DPT_DEVICE_PORT, "/dev/null");
  g_assert_null (dpt_device_test (device, &error));
  g_assert_cmpstr (dpt_error_get_field (error), ==, "port");
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/device-feed/a-folder-fills-the-tray-once", test_a_folder_fills_the_tray_once);
  dpt_test_db_add ("/device-feed/a-device-that-is-changed-is-heard-anew", test_a_device_that_is_changed_is_heard_anew);
  dpt_test_db_add ("/device-feed/a-serial-line-fills-the-tray", test_a_serial_line_fills_the_tray);
  dpt_test_db_add ("/device-feed/an-instrument-that-waits-to-be-asked-is-asked", test_an_instrument_that_waits_to_be_asked_is_asked);
  dpt_test_db_add ("/device-feed/what-cannot-be-saved-is-kept-until-it-can", test_what_cannot_be_saved_is_kept_until_it_can);
  dpt_test_db_add ("/device-feed/a-test-says-what-is-wrong", test_a_test_says_what_is_wrong);
  return g_test_run ();
}
