/* test-list-model.c - a list over a query shows what is there, asks for little, and says no more than what changed.
 * For: DptDbListModel on both engines. Not for: any list of the application.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

#include "db/dpt-db-list-model.h"

#define N_ROWS 10000

enum
{
  PROBE_NUMBER,
  PROBE_WORDS,
};

static const DptField probe_fields[] = {
  [PROBE_NUMBER] = { "number", DPT_FIELD_INT },
  [PROBE_WORDS] = { "words", DPT_FIELD_TEXT },
};

G_DECLARE_FINAL_TYPE (ProbeRow, probe_row, PROBE, ROW, DptRecord)
DPT_DEFINE_RECORD (ProbeRow, probe_row, NULL, probe_fields)

static const char *const topics[] = { "probe", NULL };

typedef struct
{
  DptDb *db;
  DptDbListModel *model;
  guint n_signals;
  guint position, removed, added;
} Watch;

static void
items_changed_cb (Watch *watch, guint position, guint removed, guint added, GListModel *model)
{
  watch->n_signals++;
  watch->position = position;
  watch->removed = removed;
  watch->added = added;
}

static void
set_query (Watch *watch, const char *statement, gint64 least)
{
  dpt_db_list_model_set_query (watch->model, statement, DPT_DB_VALUES (DPT_INT (least)), 1);
}

static void
await (Watch *watch)
{
  dpt_test_until (!dpt_db_list_model_get_loading (watch->model));
}

/* Rows 10, 20, 30 … so that there is room in between; number is the id. */
static void
start (Watch *watch, DptDb *db, int n_rows)
{
  g_autofree char *fill = NULL;

  *watch = (Watch){ .db = db };
  dpt_test_db_exec (db,
                    "CREATE TABLE probe (id BIGINT PRIMARY KEY, version BIGINT NOT NULL, number BIGINT, words TEXT)");
  fill = g_strdup_printf (
    "INSERT INTO probe (id, version, number, words) WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r"
    " WHERE n < %d) SELECT n * 10, 1, n * 10, 'row ' || (n * 10) FROM r",
    n_rows);
  dpt_test_db_exec (db, fill);
  watch->model = dpt_db_list_model_new (db, probe_row_get_type (), "test/probe:rows", topics);
  g_signal_connect_swapped (watch->model, "items-changed", G_CALLBACK (items_changed_cb), watch);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (watch->model)), ==, 0);
  set_query (watch, "test/probe:ids", 0);
  g_assert_true (dpt_db_list_model_get_loading (watch->model));
  await (watch);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (watch->model)), ==, n_rows);
}

static void
stop (Watch *watch)
{
  g_assert_finalize_object (watch->model);
}

/* One unit of work that says that it changed the table. */
static gpointer
change_cb (DptDbConnection *c, gpointer args, GError **error)
{
  dpt_db_connection_touch (c, "probe");
  return GINT_TO_POINTER (dpt_db_execute_values (c, dpt_db_statement_intern (args), NULL, 0, error) >= 0);
}

static void
change (Watch *watch, const char *sql)
{
  g_autoptr (GError) error = NULL;

  dpt_db_write (watch->db, change_cb, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

static DptRecord *
get_row (Watch *watch, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (watch->model), position);
}

static void
assert_change (Watch *watch, guint position, guint removed, guint added)
{
  g_assert_cmpuint (watch->n_signals, ==, 1);
  g_assert_cmpuint (watch->position, ==, position);
  g_assert_cmpuint (watch->removed, ==, removed);
  g_assert_cmpuint (watch->added, ==, added);
  watch->n_signals = 0;
}

static void
test_ids_first (DptDb *db)
{
  Watch watch;
  guint n;

  start (&watch, db, N_ROWS);
  assert_change (&watch, 0, 0, N_ROWS);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (watch.model)) == probe_row_get_type ());
  g_assert_cmpint (dpt_db_list_model_get_id (watch.model, 0), ==, 10);
  g_assert_cmpint (dpt_db_list_model_get_id (watch.model, N_ROWS - 1), ==, 10 * N_ROWS);
  g_assert_cmpint (dpt_db_list_model_get_id (watch.model, N_ROWS), ==, 0);
  g_assert_cmpuint (dpt_db_list_model_find (watch.model, 4210), ==, 420);
  g_assert_cmpuint (dpt_db_list_model_find (watch.model, 4211), ==, G_MAXUINT);
  g_assert_cmpint (dpt_db_list_model_get_ids (watch.model, &n)[7], ==, 80);
  g_assert_cmpuint (n, ==, N_ROWS);
  g_assert_null (get_row (&watch, N_ROWS));
  g_assert_null (dpt_db_list_model_get_error (watch.model));
  stop (&watch);
}

static void
test_first_rows_come_along (DptDb *db)
{
  Watch watch;

  start (&watch, db, N_ROWS);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (DptRecord) row = get_row (&watch, i);

      g_assert_cmpint (dpt_record_get_int (row, PROBE_NUMBER), ==, (i + 1) * 10);
    }
  stop (&watch);
}

static void
count_notify_cb (guint *count)
{
  (*count)++;
}

static void
test_far_rows_fill_in_place (DptDb *db)
{
  g_autoptr (DptRecord) row = NULL, again = NULL, neighbour = NULL;
  g_autofree char *words = NULL;
  guint n_words = 0;
  Watch watch;

  start (&watch, db, N_ROWS);
  row = get_row (&watch, 7777);
  g_signal_connect_swapped (row, "notify::words", G_CALLBACK (count_notify_cb), &n_words);
  g_assert_cmpint (dpt_record_get_id (row), ==, 77780);
  g_assert_true (dpt_record_is_null (row, PROBE_NUMBER));
  again = get_row (&watch, 7777);
  g_assert_true (again == row);
  dpt_test_until (!dpt_record_is_null (row, PROBE_NUMBER));
  g_assert_cmpuint (n_words, ==, 1);
  g_object_get (row, "words", &words, NULL);
  g_assert_cmpstr (words, ==, "row 77780");
  /* Its page came with it. */
  neighbour = get_row (&watch, 7778);
  g_assert_cmpint (dpt_record_get_int (neighbour, PROBE_NUMBER), ==, 77790);
  stop (&watch);
}

static void
test_last_page_is_short (DptDb *db)
{
  g_autoptr (DptRecord) row = NULL;
  Watch watch;

  start (&watch, db, 64 * 10 + 3);
  row = get_row (&watch, 642);
  dpt_test_until (!dpt_record_is_null (row, PROBE_NUMBER));
  g_assert_cmpint (dpt_record_get_int (row, PROBE_NUMBER), ==, 6430);
  stop (&watch);
}

static void
test_rows_are_let_go (DptDb *db)
{
  Watch watch;
  GWeakRef first;
  g_autoptr (DptRecord) gone = NULL;

  start (&watch, db, N_ROWS);
  {
    g_autoptr (DptRecord) row = get_row (&watch, 0);

    g_weak_ref_init (&first, row);
  }
  /* Looking at many other pages pushes the first one out. */
  for (guint i = 1000; i < N_ROWS; i += 64)
    {
      g_autoptr (DptRecord) row = get_row (&watch, i);

      dpt_test_until (!dpt_record_is_null (row, PROBE_NUMBER));
    }
  gone = g_weak_ref_get (&first);
  g_assert_null (gone);
  g_weak_ref_clear (&first);
  gone = get_row (&watch, 0);
  dpt_test_until (!dpt_record_is_null (gone, PROBE_NUMBER));
  stop (&watch);
}

static void
test_changes_are_minimal (DptDb *db)
{
  Watch watch;

  start (&watch, db, N_ROWS);
  watch.n_signals = 0;
  change (&watch, "INSERT INTO probe (id, version, number, words) VALUES (55, 1, 55, 'between')");
  dpt_test_until (watch.n_signals > 0);
  await (&watch);
  assert_change (&watch, 5, 0, 1);
  change (&watch, "DELETE FROM probe WHERE id IN (100, 300)");
  dpt_test_until (watch.n_signals > 0);
  await (&watch);
  assert_change (&watch, 10, 21, 19);
  change (&watch, "UPDATE probe SET number = 1 WHERE id = 99990");
  dpt_test_until (watch.n_signals > 0);
  await (&watch);
  g_assert_cmpint (dpt_db_list_model_get_id (watch.model, 0), ==, 99990);
  g_assert_cmpuint (watch.position, ==, 0);
  g_assert_cmpuint (watch.removed, ==, N_ROWS - 2);
  g_assert_cmpuint (watch.added, ==, N_ROWS - 2);
  stop (&watch);
}

static void
test_change_of_a_value_keeps_the_list (DptDb *db)
{
  g_autoptr (DptRecord) row = NULL;
  guint n_words = 0, n_numbers = 0;
  Watch watch;

  start (&watch, db, N_ROWS);
  watch.n_signals = 0;
  row = get_row (&watch, 3);
  g_signal_connect_swapped (row, "notify::words", G_CALLBACK (count_notify_cb), &n_words);
  g_signal_connect_swapped (row, "notify::number", G_CALLBACK (count_notify_cb), &n_numbers);
  change (&watch, "UPDATE probe SET words = 'renamed', version = 2 WHERE id = 40");
  dpt_test_until (n_words > 0);
  await (&watch);
  g_assert_cmpstr (dpt_record_get_text (row, PROBE_WORDS), ==, "renamed");
  g_assert_cmpint (dpt_record_get_version (row), ==, 2);
  g_assert_cmpuint (n_words, ==, 1);
  g_assert_cmpuint (n_numbers, ==, 0);
  g_assert_cmpuint (watch.n_signals, ==, 0);
  stop (&watch);
}

/* A row that only the list held is read again when somebody wants it after a change. */
static void
test_rows_nobody_holds_are_not_old (DptDb *db)
{
  Watch watch;
  g_autoptr (DptRecord) row = NULL;

  start (&watch, db, N_ROWS);
  watch.n_signals = 0;
  change (&watch, "UPDATE probe SET words = 'renamed' WHERE id = 50");
  change (&watch, "INSERT INTO probe (id, version, number, words) VALUES (999999, 1, 999999, 'last')");
  dpt_test_until (watch.n_signals > 0);
  await (&watch);
  row = get_row (&watch, 4);
  dpt_test_until (!dpt_record_is_null (row, PROBE_WORDS));
  g_assert_cmpstr (dpt_record_get_text (row, PROBE_WORDS), ==, "renamed");
  stop (&watch);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_last_query_wins (DptDb *db)
{
  Watch watch;
  guint n_errors = 0, n_loading = 0;

  start (&watch, db, N_ROWS);
  watch.n_signals = 0;
  g_signal_connect_swapped (watch.model, "notify::error", G_CALLBACK (count_cb), &n_errors);
  g_signal_connect_swapped (watch.model, "notify::loading", G_CALLBACK (count_cb), &n_loading);
  for (int i = 1; i <= 20; i++)
    set_query (&watch, "test/probe:ids", i * 1000);
  set_query (&watch, "test/probe:ids-backwards", 50000);
  await (&watch);
  assert_change (&watch, 0, N_ROWS, 5001);
  /* What was asked before it is not heard of: neither that it was given up, nor that it came. */
  g_assert_cmpuint (n_errors, ==, 0);
  g_assert_cmpuint (n_loading, ==, 2);
  g_assert_cmpint (dpt_db_list_model_get_id (watch.model, 0), ==, 10 * N_ROWS);
  g_assert_cmpint (dpt_db_list_model_get_id (watch.model, 5000), ==, 50000);
  stop (&watch);
}

static void
test_many_changes_make_few_refreshes (DptDb *db)
{
  Watch watch;

  start (&watch, db, 100);
  watch.n_signals = 0;
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *sql
        = g_strdup_printf ("INSERT INTO probe (id, version, number) VALUES (%d, 1, %d)", 5000 + i, 5000 + i);

      change (&watch, sql);
    }
  dpt_test_until (g_list_model_get_n_items (G_LIST_MODEL (watch.model)) == 140);
  await (&watch);
  g_assert_cmpuint (watch.n_signals, <=, 3);
  stop (&watch);
}

static void
test_other_tables_do_not_matter (DptDb *db)
{
  g_autoptr (DptRecord) row = NULL;
  guint n_loading = 0;
  Watch watch;

  start (&watch, db, 100);
  g_signal_connect_swapped (watch.model, "notify::loading", G_CALLBACK (count_notify_cb), &n_loading);
  dpt_test_db_exec (db, "UPDATE probe SET words = 'unsaid'");
  for (int i = 0; i < 20; i++)
    dpt_test_iterate ();
  g_assert_cmpuint (n_loading, ==, 0);
  dpt_db_list_model_refresh (watch.model);
  await (&watch);
  g_assert_cmpuint (n_loading, ==, 2);
  stop (&watch);
}

static void
test_failure_is_told (DptDb *db)
{
  Watch watch;

  start (&watch, db, 100);
  watch.n_signals = 0;
  change (&watch, "ALTER TABLE probe RENAME TO elsewhere");
  set_query (&watch, "test/probe:ids", 0);
  await (&watch);
  g_assert_nonnull (dpt_db_list_model_get_error (watch.model));
  g_assert_cmpuint (watch.n_signals, ==, 0);
  change (&watch, "ALTER TABLE elsewhere RENAME TO probe");
  dpt_test_until (dpt_db_list_model_get_error (watch.model) == NULL);
  stop (&watch);
}

static void
test_empty_and_full_again (DptDb *db)
{
  Watch watch;

  start (&watch, db, 300);
  watch.n_signals = 0;
  set_query (&watch, "test/probe:ids", 1000000);
  await (&watch);
  assert_change (&watch, 0, 300, 0);
  set_query (&watch, "test/probe:ids", 0);
  await (&watch);
  assert_change (&watch, 0, 0, 300);
  stop (&watch);
}

static void
test_model_may_go_first (DptDb *db)
{
  g_autoptr (DptRecord) row = NULL;
  Watch watch;

  start (&watch, db, N_ROWS);
  row = get_row (&watch, 9000);
  set_query (&watch, "test/probe:ids", 5);
  stop (&watch);
  dpt_test_until (!dpt_db_get_busy (db));
  for (int i = 0; i < 5; i++)
    dpt_test_iterate ();
  g_assert_cmpint (dpt_record_get_id (row), ==, 90010);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/db/list/ids-first", test_ids_first);
  dpt_test_db_add ("/db/list/first-rows-come-along", test_first_rows_come_along);
  dpt_test_db_add ("/db/list/far-rows-fill-in-place", test_far_rows_fill_in_place);
  dpt_test_db_add ("/db/list/last-page-is-short", test_last_page_is_short);
  dpt_test_db_add ("/db/list/rows-are-let-go", test_rows_are_let_go);
  dpt_test_db_add ("/db/list/changes-are-minimal", test_changes_are_minimal);
  dpt_test_db_add ("/db/list/change-of-a-value-keeps-the-list", test_change_of_a_value_keeps_the_list);
  dpt_test_db_add ("/db/list/rows-nobody-holds-are-not-old", test_rows_nobody_holds_are_not_old);
  dpt_test_db_add ("/db/list/last-query-wins", test_last_query_wins);
  dpt_test_db_add ("/db/list/many-changes-make-few-refreshes", test_many_changes_make_few_refreshes);
  dpt_test_db_add ("/db/list/other-tables-do-not-matter", test_other_tables_do_not_matter);
  dpt_test_db_add ("/db/list/failure-is-told", test_failure_is_told);
  dpt_test_db_add ("/db/list/empty-and-full-again", test_empty_and_full_again);
  dpt_test_db_add ("/db/list/model-may-go-first", test_model_may_go_first);
  return g_test_run ();
}
