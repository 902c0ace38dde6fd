/* test-report.c - what “dioptrectl report” and “export” say, as a person and as a program reads it, and how they end.
 * For: src/cli/dpt-cli-report.c. Not for: the figures (tests/engine/insight) and the lists (tests/exchange).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-books.h"
#include "support/dpt-test-db.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdarg.h>

typedef struct
{
  DptTestShop *shop;
  char *out, *err;
} World;

static void
world_clear (World *w)
{
  g_clear_pointer (&w->shop, dpt_test_shop_free);
  g_clear_pointer (&w->out, g_free);
  g_clear_pointer (&w->err, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
world_init (World *w, DptDb *db)
{
  gint64 frame = dpt_test_books_add_variant (db, "frame", "Rivage", "Cap", 4000, 12000, 2);
  DptTestLine lines[] = { { "frame", frame, 1, 12000, 2000, 4000 }, { "lens", 0, 2, 5000, 550, 900 } };

  w->shop = dpt_test_shop_new (db);
  dpt_test_books_sell (w->shop, db, w->shop->establishment_id, "invoice", "2026-11-22", 0, 0, "card", lines, 2);
  dpt_test_books_sell (w->shop, db, w->shop->other_establishment_id, "receipt", "2026-11-03", 0, 0, "cash", lines, 1);
}

static int run (World *w, ...) G_GNUC_NULL_TERMINATED;

/* Returns: the exit status of dioptrectl --db … with these words. */
static int
run (World *w, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *word;
  va_list args;
  int status = 0;

  g_ptr_array_add (argv, (char *) g_getenv ("DPT_TEST_CLI"));
  g_ptr_array_add (argv, (char *) "--db");
  g_ptr_array_add (argv, (char *) dpt_db_get_uri (w->shop->db));
  va_start (args, w);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (char *) word);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_clear_pointer (&w->out, g_free);
  g_clear_pointer (&w->err, g_free);
  g_assert_true (g_spawn_sync (NULL, (char **) argv->pdata, NULL, 0, NULL, NULL, &w->out, &w->err, &status, &error));
  g_assert_no_error (error);
  return g_spawn_check_wait_status (status, &error) ? 0 : error->code;
}

static void
test_report_in_words (DptDb *db)
{
  g_auto (World) w = { 0 };

  world_init (&w, db);
  g_assert_cmpint (run (&w, "report", "day", "--date", "2026-11-22", "--establishment", "1", NULL), ==, 0);
  g_assert_nonnull (strstr (w.out, "Optique du Canal"));
  g_assert_nonnull (strstr (w.out, "220.00"));
  g_assert_nonnull (strstr (w.out, "Tax at 5.5 %"));
  g_assert_nonnull (strstr (w.out, "Paid: Card"));
  g_assert_null (strstr (w.out, "Optique de la Gare"));
  g_assert_cmpint (run (&w, "report", "month", "--date", "2026-11", NULL), ==, 0);
  g_assert_nonnull (strstr (w.out, "All establishments"));
  g_assert_nonnull (strstr (w.out, "340.00"));
}

static void
test_report_as_json (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object, *total;
  JsonArray *shops;

  world_init (&w, db);
  g_assert_cmpint (run (&w, "--json", "report", "month", "--date", "2026-11", NULL), ==, 0);
  root = json_from_string (w.out, NULL);
  g_assert_nonnull (root);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "from"), ==, "2026-11-01");
  g_assert_cmpstr (json_object_get_string_member (object, "to"), ==, "2026-11-30");
  shops = json_object_get_array_member (object, "establishments");
  g_assert_cmpuint (json_array_get_length (shops), ==, 2);
  total = json_object_get_object_member (object, "total");
  g_assert_cmpstr (json_object_get_string_member (total, "gross"), ==, "340.00");
  g_assert_cmpstr (json_object_get_string_member (total, "paid"), ==, "340.00");
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (total, "taxes")), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (json_object_get_array_member (total, "payments"), 0), "count"), ==, 1);
  g_assert_cmpstr (w.err, ==, "");
}

static void
test_wrong_and_refused (DptDb *db)
{
  g_auto (World) w = { 0 };

  world_init (&w, db);
  g_assert_cmpint (run (&w, "report", "day", "--date", "2026-13-01", NULL), ==, 3);
  g_assert_nonnull (strstr (w.err, "date"));
  g_assert_cmpint (run (&w, "--user", "cashier", "report", "day", NULL), ==, 3);
  g_assert_cmpint (run (&w, "report", "day", "extra", NULL), ==, 2);
  g_assert_cmpint (run (&w, "export", "sales", NULL), ==, 2);
  g_assert_cmpint (run (&w, "export", "unicorns", "-o", "/nowhere/x.xlsx", NULL), ==, 3);
  g_assert_nonnull (strstr (w.err, "sale-lines"));
  g_assert_cmpint (run (&w, "export", "sales", "-o", "/nowhere/at/all/x.xlsx", NULL), ==, 1);
}

static void
test_export_writes_the_file (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("dpt-cli-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sales.xlsx", NULL);
  g_autoptr (JsonNode) root = NULL;

  world_init (&w, db);
  g_assert_cmpint (run (&w, "--json", "export", "sales", "-o", path, "--from", "2026-11-01", "--to", "2026-11-30", NULL), ==, 0);
  root = json_from_string (w.out, NULL);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (root), "rows"), ==, 2);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (&w, "--user", "cashier", "--json", "export", "sales", "-o", path, NULL), ==, 0);
  g_clear_pointer (&root, json_node_unref);
  root = json_from_string (w.out, NULL);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (root), "rows"), ==, 1); /* of the cashier's own establishment */
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/cli/report/in-words", test_report_in_words);
  dpt_test_db_add ("/cli/report/as-json", test_report_as_json);
  dpt_test_db_add ("/cli/report/wrong-and-refused", test_wrong_and_refused);
  dpt_test_db_add ("/cli/report/export-writes-the-file", test_export_writes_the_file);
  return g_test_run ();
}
