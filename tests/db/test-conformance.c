/* test-conformance.c - what both engines promise, the same words for both.
 * For: values, errors and units of work as the engine above sees them. Not for: jobs and news (test-jobs.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

#include <string.h>

#define PROBE                                                                                                          \
  "CREATE TABLE probe (id BIGINT PRIMARY KEY, number BIGINT CHECK (number <> 13), words TEXT, bytes BYTEA,"            \
  " other BIGINT REFERENCES probe (id))"

#define SQL(text) (dpt_db_statement_intern (text))
#define QUERY(c, text, error, ...)                                                                                     \
  dpt_db_query_values ((c), SQL (text), DPT_DB_VALUES (__VA_ARGS__), DPT_DB_N_VALUES (__VA_ARGS__), (error))
#define EXECUTE(c, text, error, ...)                                                                                   \
  dpt_db_execute_values ((c), SQL (text), DPT_DB_VALUES (__VA_ARGS__), DPT_DB_N_VALUES (__VA_ARGS__), (error))
#define POST(c, text, error, ...)                                                                                      \
  dpt_db_post_values ((c), SQL (text), DPT_DB_VALUES (__VA_ARGS__), DPT_DB_N_VALUES (__VA_ARGS__), (error))

#define DONE GINT_TO_POINTER (1)

static void
create_probe (DptDb *db)
{
  dpt_test_db_exec (db, PROBE);
}

/* --- values --- */

static gpointer
write_and_read_cb (DptDbConnection *c, gpointer args, GError **error)
{
  const DptDbValue *value = args;
  g_autoptr (DptDbRows) rows = NULL;

  g_assert_cmpint (EXECUTE (c, "DELETE FROM probe", error), >=, 0);
  if (EXECUTE (c, "INSERT INTO probe (id, number, words, bytes) VALUES (1, $1, $2, $3)", error, value[0], value[1],
               value[2])
      != 1)
    return NULL;
  rows = QUERY (c, "SELECT number, words, bytes FROM probe WHERE id = $1", error, DPT_INT (1));
  return g_steal_pointer (&rows);
}

/* Returns: (transfer full): one row of number, words, bytes, as they came back. */
static DptDbRows *
round_trip (DptDb *db, DptDbValue number, DptDbValue words, DptDbValue bytes)
{
  g_autoptr (GError) error = NULL;
  DptDbValue values[] = { number, words, bytes };
  DptDbRows *rows = dpt_db_write (db, write_and_read_cb, values, (GDestroyNotify) dpt_db_rows_unref, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dpt_db_rows_get_n_rows (rows), ==, 1);
  g_assert_cmpuint (dpt_db_rows_get_n_columns (rows), ==, 3);
  return rows;
}

static void
test_numbers (DptDb *db)
{
  static const gint64 numbers[] = { 0, 1, -1, 42, -2147483648LL, 2147483647LL, 2147483648LL, G_MAXINT64, G_MININT64 };

  create_probe (db);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (DptDbRows) rows = round_trip (db, DPT_INT (numbers[i]), DPT_NULL, DPT_NULL);

      g_assert_cmpint (dpt_db_rows_get_type (rows, 0, 0), ==, DPT_DB_INT);
      g_assert_cmpint (dpt_db_rows_get_int (rows, 0, 0), ==, numbers[i]);
      g_assert_true (dpt_db_rows_is_null (rows, 0, 1));
      g_assert_true (dpt_db_rows_is_null (rows, 0, 2));
    }
}

static void
test_text (DptDb *db)
{
  static const char *const words[] = {
    "",
    " ",
    "Zoë Núñez",
    "مريم",
    "👓 lunettes",
    "'; DROP TABLE probe; --",
    "100 % \\ _ \"x\" $1 {ids}",
    "a\tb\nc\r\n",
    "007",
    "-5",
  };

  create_probe (db);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DptDbRows) rows = round_trip (db, DPT_NULL, DPT_TEXT (words[i]), DPT_NULL);

      g_assert_cmpint (dpt_db_rows_get_type (rows, 0, 1), ==, DPT_DB_TEXT);
      g_assert_cmpstr (dpt_db_rows_get_text (rows, 0, 1), ==, words[i]);
    }
}

static void
test_big_text (DptDb *db)
{
  g_autofree char *big = g_strnfill (5 * 1000 * 1000, 'x');
  g_autoptr (DptDbRows) rows = NULL;

  create_probe (db);
  memcpy (big + 1234567, "été", strlen ("été"));
  rows = round_trip (db, DPT_NULL, DPT_TEXT (big), DPT_NULL);
  g_assert_true (g_str_equal (dpt_db_rows_get_text (rows, 0, 1), big));
}

static void
test_bytes (DptDb *db)
{
  static const guint8 with_nul[] = { 0, 1, 0, 255, '\\', 'x', '\'', 0 };
  GBytes *all[] = { g_bytes_new (NULL, 0), g_bytes_new_static (with_nul, sizeof with_nul),
                    g_bytes_new_take (g_malloc0 (3 * 1000 * 1000), 3 * 1000 * 1000) };

  create_probe (db);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (DptDbRows) rows = round_trip (db, DPT_NULL, DPT_NULL, DPT_BLOB (all[i]));
      g_autoptr (GBytes) back = dpt_db_rows_create_bytes (rows, 0, 2);

      g_assert_cmpint (dpt_db_rows_get_type (rows, 0, 2), ==, DPT_DB_BLOB);
      g_assert_true (g_bytes_equal (back, all[i]));
      g_clear_pointer (&rows, dpt_db_rows_unref);
      /* The bytes hold what they share. */
      g_assert_cmpuint (g_bytes_get_size (back), ==, g_bytes_get_size (all[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (&all[i], g_bytes_unref);
}

static void
test_sums_are_numbers (DptDb *db)
{
  g_autoptr (DptDbRows) rows = NULL;

  create_probe (db);
  dpt_test_db_exec (db, "INSERT INTO probe (id, number) VALUES (1, 9000000000000), (2, -5), (3, NULL)");
  rows = dpt_test_db_query (
    db, "SELECT SUM(number) AS total, COUNT(*) AS n, MAX(words) AS w, SUM(number) > 0 AS positive FROM probe");
  g_assert_cmpint (dpt_db_rows_get_type (rows, 0, 0), ==, DPT_DB_INT);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 0, 0), ==, 8999999999995);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 0, 1), ==, 3);
  g_assert_true (dpt_db_rows_is_null (rows, 0, 2));
  g_assert_cmpint (dpt_db_rows_get_type (rows, 0, 3), ==, DPT_DB_INT);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 0, 3), ==, 1);
  g_assert_cmpint (dpt_db_rows_find_column (rows, "total"), ==, 0);
  g_assert_cmpint (dpt_db_rows_find_column (rows, "positive"), ==, 3);
  g_assert_cmpint (dpt_db_rows_find_column (rows, "absent"), ==, -1);
}

static void
test_text_sorts_by_bytes (DptDb *db)
{
  g_autoptr (DptDbRows) rows = NULL;

  create_probe (db);
  dpt_test_db_exec (
    db, "INSERT INTO probe (id, words) VALUES (1, 'b'), (2, 'a b'), (3, 'ab'), (4, 'B'), (5, 'é'), (6, 'a-c')");
  rows = dpt_test_db_query (db, "SELECT id FROM probe ORDER BY words");
  g_assert_cmpint (dpt_db_rows_get_int (rows, 0, 0), ==, 4);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 1, 0), ==, 2);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 2, 0), ==, 6);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 3, 0), ==, 3);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 4, 0), ==, 1);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 5, 0), ==, 5);
}

/* An id in `$1 = 0 OR id = $1` is not cut to what fits beside the 0, and a parameter may change its kind from call to
 * call. */
static gpointer
use_odd_parameters_cb (DptDbConnection *c, gpointer args, GError **error)
{
  const gint64 id = G_MAXINT64 - 7;
  g_autoptr (DptDbRows) rows = NULL;

  g_assert_cmpint (EXECUTE (c, "INSERT INTO probe (id, number) VALUES ($1, $2)", error, DPT_INT (id), DPT_NULL), ==, 1);
  g_assert_cmpint (EXECUTE (c, "INSERT INTO probe (id, number) VALUES ($1, $2)", error, DPT_INT (1), DPT_INT (id)), ==,
                   1);
  g_assert_cmpint (EXECUTE (c, "INSERT INTO probe (id, number) VALUES ($1, $2)", error, DPT_INT (2), DPT_NULL), ==, 1);
  rows = QUERY (c, "SELECT id FROM probe WHERE $1 = 0 OR id = $1", error, DPT_INT (id));
  g_assert_cmpuint (dpt_db_rows_get_n_rows (rows), ==, 1);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 0, 0), ==, id);
  g_clear_pointer (&rows, dpt_db_rows_unref);
  rows = QUERY (c, "SELECT id FROM probe WHERE $2 = 0 OR number = $2 OR words = $1 ORDER BY id", error, DPT_TEXT ("x"),
                DPT_INT (id));
  g_assert_cmpuint (dpt_db_rows_get_n_rows (rows), ==, 1);
  g_assert_cmpint (EXECUTE (c, "UPDATE probe SET words = $1 WHERE id = 2", error, DPT_INT (5)), ==, 1);
  g_assert_cmpint (EXECUTE (c, "UPDATE probe SET words = $1 WHERE id = 2", error, DPT_TEXT ("five")), ==, 1);
  return DONE;
}

static void
test_odd_parameters (DptDb *db)
{
  g_autoptr (GError) error = NULL;

  create_probe (db);
  dpt_db_write (db, use_odd_parameters_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe WHERE words = 'five'"), ==, 1);
}

/* --- errors --- */

static void
assert_fails (DptDb *db, const char *sql, DptDbError code)
{
  g_autoptr (GError) error = dpt_test_db_exec_error (db, sql);

  g_assert_error (error, DPT_DB_ERROR, (int) code);
  g_assert_cmpstr (error->message, !=, "");
}

static void
test_errors (DptDb *db)
{
  create_probe (db);
  dpt_test_db_exec (db, "CREATE UNIQUE INDEX probe_words ON probe (words)");
  dpt_test_db_exec (db, "INSERT INTO probe (id, words) VALUES (1, 'a')");
  assert_fails (db, "INSERT INTO probe (id) VALUES (1)", DPT_DB_ERROR_UNIQUE);
  assert_fails (db, "INSERT INTO probe (id, words) VALUES (2, 'a')", DPT_DB_ERROR_UNIQUE);
  assert_fails (db, "INSERT INTO probe (id, other) VALUES (2, 77)", DPT_DB_ERROR_FOREIGN_KEY);
  assert_fails (db, "INSERT INTO probe (id, number) VALUES (2, 13)", DPT_DB_ERROR_CHECK);
  assert_fails (db, "INSERT INTO topic (name) VALUES ('no counter')", DPT_DB_ERROR_CHECK);
  assert_fails (db, "SELECT nonsense FROM nowhere", DPT_DB_ERROR_FAILED);
  assert_fails (db, "SELEKT 1", DPT_DB_ERROR_FAILED);
  dpt_test_db_exec (db, "INSERT INTO probe (id, other) VALUES (2, 1)");
  assert_fails (db, "DELETE FROM probe WHERE id = 1", DPT_DB_ERROR_FOREIGN_KEY);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 2);
}

static void
test_trigger_refuses (DptDb *db)
{
  create_probe (db);
  if (dpt_test_db_is_postgres ())
    {
      dpt_test_db_exec (db, "CREATE FUNCTION refuse_probe () RETURNS trigger LANGUAGE plpgsql AS"
                            " $$ BEGIN RAISE EXCEPTION 'only ever added' USING ERRCODE = '23514'; END $$");
      dpt_test_db_exec (
        db, "CREATE TRIGGER probe_keep BEFORE DELETE ON probe FOR EACH ROW EXECUTE FUNCTION refuse_probe ()");
    }
  else
    dpt_test_db_exec (
      db, "CREATE TRIGGER probe_keep BEFORE DELETE ON probe BEGIN SELECT RAISE (ABORT, 'only ever added'); END");
  dpt_test_db_exec (db, "INSERT INTO probe (id) VALUES (1)");
  assert_fails (db, "DELETE FROM probe", DPT_DB_ERROR_CHECK);
}

static void
test_read_only (DptDb *db)
{
  g_autoptr (GError) error = NULL, refused = NULL;
  g_autoptr (DptDb) again = NULL;

  create_probe (db);
  again = dpt_db_open (dpt_db_get_uri (db), DPT_DB_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_db_query_int (again, "SELECT COUNT(*) FROM probe"), ==, 0);
  refused = dpt_test_db_exec_error (again, "INSERT INTO probe (id) VALUES (1)");
  g_assert_error (refused, DPT_DB_ERROR, DPT_DB_ERROR_READ_ONLY);
  dpt_db_close (again);
}

static void
test_missing (DptDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_strdup (dpt_db_get_uri (db));
  char *name = strstr (uri, dpt_test_db_is_postgres () ? "dioptre_test" : "shop.dioptre");

  name[0] = 'x';
  g_assert_null (dpt_db_open (uri, DPT_DB_OPEN_DEFAULT, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_NOT_FOUND);
}

/* --- units of work --- */

static gpointer
write_then_fail_cb (DptDbConnection *c, gpointer args, GError **error)
{
  g_assert_cmpint (EXECUTE (c, "INSERT INTO probe (id) VALUES (1)", error), ==, 1);
  g_assert_true (POST (c, "INSERT INTO probe (id) VALUES (2)", error));
  dpt_db_connection_touch (c, "probe");
  g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT, "thought better of it");
  return NULL;
}

static void
test_rollback_leaves_nothing (DptDb *db)
{
  g_autoptr (GError) error = NULL;

  create_probe (db);
  g_assert_null (dpt_db_write (db, write_then_fail_cb, NULL, NULL, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 0);
  /* And the connection goes on. */
  g_assert_cmpint (dpt_test_db_exec (db, "INSERT INTO probe (id) VALUES (1)"), ==, 1);
}

static gpointer
swallow_failure_cb (DptDbConnection *c, gpointer args, GError **error)
{
  g_autoptr (GError) ignored = NULL, again = NULL;

  g_assert_cmpint (EXECUTE (c, "INSERT INTO probe (id) VALUES (1)", error), ==, 1);
  g_assert_cmpint (EXECUTE (c, "INSERT INTO probe (id) VALUES (1)", &ignored), ==, -1);
  g_assert_error (ignored, DPT_DB_ERROR, DPT_DB_ERROR_UNIQUE);
  g_assert_null (QUERY (c, "SELECT 1", &again));
  g_assert_error (again, DPT_DB_ERROR, DPT_DB_ERROR_UNIQUE);
  return DONE;
}

static void
test_failure_is_final (DptDb *db)
{
  g_autoptr (GError) error = NULL;

  create_probe (db);
  g_assert_null (dpt_db_write (db, swallow_failure_cb, NULL, NULL, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_UNIQUE);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 0);
}

static gpointer
nest_cb (DptDbConnection *c, gpointer args, GError **error)
{
  g_autoptr (GError) nested = NULL, begun = NULL;

  g_assert_null (dpt_db_read (args, write_then_fail_cb, NULL, NULL, &nested));
  g_assert_error (nested, DPT_DB_ERROR, DPT_DB_ERROR_FAILED);
  g_assert_false (dpt_db_connection_begin (c, DPT_DB_MODE_WRITE, &begun));
  g_assert_error (begun, DPT_DB_ERROR, DPT_DB_ERROR_FAILED);
  g_assert_cmpint (EXECUTE (c, "INSERT INTO probe (id) VALUES (5)", error), ==, 1);
  return DONE;
}

static void
test_nested_use_is_refused (DptDb *db)
{
  g_autoptr (GError) error = NULL;

  create_probe (db);
  g_assert_nonnull (dpt_db_write (db, nest_cb, db, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT id FROM probe"), ==, 5);
}

/* --- posts --- */

static gpointer
post_many_cb (DptDbConnection *c, gpointer args, GError **error)
{
  int n = GPOINTER_TO_INT (args);
  g_autoptr (DptDbRows) rows = NULL;

  for (int i = 1; i <= n; i++)
    {
      g_autofree char *words = g_strdup_printf ("row %d", i);

      /* The text goes right away: what is posted is copied. */
      if (!POST (c, "INSERT INTO probe (id, number, words) VALUES ($1, $2, $3)", error, DPT_INT (i), DPT_INT (-i),
                 DPT_TEXT (words)))
        return NULL;
      memset (words, '?', strlen (words));
    }
  rows = QUERY (c, "SELECT COUNT(*) FROM probe", error);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 0, 0), ==, n);
  return DONE;
}

static void
test_posts (DptDb *db)
{
  g_autoptr (GError) error = NULL;

  create_probe (db);
  dpt_db_write (db, post_many_cb, GINT_TO_POINTER (3000), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe WHERE words = 'row ' || id AND number = -id"),
                   ==, 3000);
}

static gpointer
post_wrong_then_query_cb (DptDbConnection *c, gpointer args, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!POST (c, "INSERT INTO probe (id) VALUES (1)", error) || !POST (c, "INSERT INTO probe (id) VALUES (1)", error)
      || !POST (c, "INSERT INTO probe (id, number) VALUES (2, 13)", error))
    return NULL;
  rows = QUERY (c, "SELECT 1", error);
  g_assert_null (rows);
  return NULL;
}

static gpointer
post_wrong_then_commit_cb (DptDbConnection *c, gpointer args, GError **error)
{
  if (!POST (c, "INSERT INTO probe (id, number) VALUES (1, 1)", error)
      || !POST (c, "INSERT INTO probe (id, number) VALUES (2, 13)", error)
      || !POST (c, "INSERT INTO probe (id, words) VALUES (3, 'new statement after the failure')", error))
    return NULL;
  return DONE;
}

static void
test_late_errors (DptDb *db)
{
  g_autoptr (GError) at_query = NULL, at_commit = NULL;

  create_probe (db);
  g_assert_null (dpt_db_write (db, post_wrong_then_query_cb, NULL, NULL, &at_query));
  g_assert_error (at_query, DPT_DB_ERROR, DPT_DB_ERROR_UNIQUE);
  g_assert_null (dpt_db_write (db, post_wrong_then_commit_cb, NULL, NULL, &at_commit));
  g_assert_error (at_commit, DPT_DB_ERROR, DPT_DB_ERROR_CHECK);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 0);
  /* A statement that was to be prepared behind the failure is prepared when it is wanted next. */
  dpt_test_db_exec (db, "INSERT INTO probe (id, words) VALUES (3, 'new statement after the failure')");
}

/* --- retry --- */

typedef struct
{
  int n_left;
  int n_runs;
  int n_undone;
} Retry;

static void
count_undo (gpointer data, gpointer user_data)
{
  ((Retry *) data)->n_undone++;
}

static gpointer
fail_busy_cb (DptDbConnection *c, gpointer args, GError **error)
{
  Retry *retry = args;

  retry->n_runs++;
  dpt_db_connection_on_rollback (c, count_undo, retry, NULL);
  if (EXECUTE (c, "INSERT INTO probe (id) VALUES (1)", error) < 0)
    return NULL;
  if (retry->n_left-- > 0)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_BUSY, "somebody else was first");
      return NULL;
    }
  return DONE;
}

static void
test_busy_is_tried_again (DptDb *db)
{
  g_autoptr (GError) error = NULL;
  Retry thrice = { .n_left = 3 }, always = { .n_left = 1000 };

  create_probe (db);
  dpt_db_write (db, fail_busy_cb, &thrice, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (thrice.n_runs, ==, 4);
  g_assert_cmpint (thrice.n_undone, ==, 3);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 1);
  dpt_test_db_exec (db, "DELETE FROM probe");
  dpt_db_write (db, fail_busy_cb, &always, NULL, &error);
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_BUSY);
  g_assert_cmpint (always.n_undone, ==, always.n_runs);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 0);
}

/* Two stations take two rows in opposite order: PostgreSQL breaks the deadlock, SQLite lets one wait; both get through.
 * The second row is posted, so that the deadlock comes to light at the commit, when the function has given its result
 * already: that of the try that came to nothing must be freed, or LeakSanitizer finds it. */
static GMutex deadlock_lock;
static GCond deadlock_cond;
static int n_holding;
static int n_runs;  /* atomic */
static int n_freed; /* atomic */

typedef struct
{
  DptDb *db;
  int first, second;
} Crossing;

static void
count_freed (gpointer result)
{
  g_atomic_int_inc (&n_freed);
  g_free (result);
}

static gpointer
take_two_rows_cb (DptDbConnection *c, gpointer args, GError **error)
{
  const Crossing *crossing = args;
  gint64 until = g_get_monotonic_time () + (dpt_test_db_is_postgres () ? 10 * G_USEC_PER_SEC : G_USEC_PER_SEC / 5);

  g_atomic_int_inc (&n_runs);
  if (EXECUTE (c, "UPDATE probe SET number = number + 1 WHERE id = $1", error, DPT_INT (crossing->first)) < 0)
    return NULL;
  /* Until the other one holds its row too; on SQLite it cannot, and the time runs out. */
  g_mutex_lock (&deadlock_lock);
  n_holding++;
  g_cond_broadcast (&deadlock_cond);
  while (n_holding < 2 && g_cond_wait_until (&deadlock_cond, &deadlock_lock, until))
    ;
  g_mutex_unlock (&deadlock_lock);
  if (!POST (c, "UPDATE probe SET number = number + 1 WHERE id = $1", error, DPT_INT (crossing->second)))
    return NULL;
  return g_strdup ("both");
}

static gpointer
cross_cb (gpointer data)
{
  Crossing *crossing = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *result = dpt_db_write (crossing->db, take_two_rows_cb, crossing, count_freed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (result, ==, "both");
  return NULL;
}

static void
test_deadlock_is_tried_again (DptDb *db)
{
  g_autoptr (DptDb) other = dpt_test_db_open (dpt_db_get_uri (db));
  Crossing here = { db, 1, 2 }, there = { other, 2, 1 };
  GThread *thread;

  n_holding = n_runs = n_freed = 0;
  create_probe (db);
  dpt_test_db_exec (db, "INSERT INTO probe (id, number) VALUES (1, 100), (2, 200)");
  thread = g_thread_new ("other", cross_cb, &there);
  cross_cb (&here);
  g_thread_join (thread);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT number FROM probe WHERE id = 1"), ==, 102);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT number FROM probe WHERE id = 2"), ==, 202);
  g_assert_cmpint (n_freed, ==, n_runs - 2);
  g_assert_cmpint (n_runs > 2, ==, dpt_test_db_is_postgres ());
  dpt_db_close (other);
}

/* --- snapshot --- */

static gpointer
read_twice_cb (DptDbConnection *c, gpointer args, GError **error)
{
  g_autoptr (DptDbRows) before = QUERY (c, "SELECT COUNT(*) FROM probe", error);
  g_autoptr (DptDbRows) after = NULL;

  dpt_test_db_exec (args, "INSERT INTO probe (id) VALUES (1)");
  after = QUERY (c, "SELECT COUNT(*) FROM probe", error);
  g_assert_cmpint (dpt_db_rows_get_int (before, 0, 0), ==, 0);
  g_assert_cmpint (dpt_db_rows_get_int (after, 0, 0), ==, 0);
  return DONE;
}

static void
test_read_is_a_snapshot (DptDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDb) other = dpt_test_db_open (dpt_db_get_uri (db));

  create_probe (db);
  dpt_db_read (db, read_twice_cb, other, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 1);
  dpt_db_close (other);
}

static gpointer
use_cache_cb (DptDbConnection *c, gpointer args, GError **error)
{
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (DptDbRows) rows = QUERY (c, "SELECT $1 + 1 AS next", error, DPT_INT (i));

      g_assert_cmpint (dpt_db_rows_get_int (rows, 0, 0), ==, i + 1);
      g_assert_cmpstr (dpt_db_rows_get_name (rows, 0), ==, "next");
    }
  return DONE;
}

static void
test_statement_cache (DptDb *db)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (SQL ("SELECT 1") == SQL ("SELECT 1"));
  dpt_db_read (db, use_cache_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  /* A statement survives a change of the schema below it. */
  create_probe (db);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 0);
  dpt_test_db_exec (db, "ALTER TABLE probe ADD COLUMN more BIGINT");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 0);
}

static void
test_check_is_clean (DptDb *db)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dpt_db_check (db, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/db/values/numbers", test_numbers);
  dpt_test_db_add ("/db/values/text", test_text);
  dpt_test_db_add ("/db/values/big-text", test_big_text);
  dpt_test_db_add ("/db/values/bytes", test_bytes);
  dpt_test_db_add ("/db/values/sums-are-numbers", test_sums_are_numbers);
  dpt_test_db_add ("/db/values/text-sorts-by-bytes", test_text_sorts_by_bytes);
  dpt_test_db_add ("/db/values/odd-parameters", test_odd_parameters);
  dpt_test_db_add ("/db/errors/of-each-kind", test_errors);
  dpt_test_db_add ("/db/errors/trigger-refuses", test_trigger_refuses);
  dpt_test_db_add ("/db/errors/read-only", test_read_only);
  dpt_test_db_add ("/db/errors/missing", test_missing);
  dpt_test_db_add ("/db/unit/rollback-leaves-nothing", test_rollback_leaves_nothing);
  dpt_test_db_add ("/db/unit/failure-is-final", test_failure_is_final);
  dpt_test_db_add ("/db/unit/nested-use-is-refused", test_nested_use_is_refused);
  dpt_test_db_add ("/db/unit/posts", test_posts);
  dpt_test_db_add ("/db/unit/late-errors", test_late_errors);
  dpt_test_db_add ("/db/unit/busy-is-tried-again", test_busy_is_tried_again);
  dpt_test_db_add ("/db/unit/deadlock-is-tried-again", test_deadlock_is_tried_again);
  dpt_test_db_add ("/db/unit/read-is-a-snapshot", test_read_is_a_snapshot);
  dpt_test_db_add ("/db/unit/statement-cache", test_statement_cache);
  dpt_test_db_add ("/db/unit/check-is-clean", test_check_is_clean);
  return g_test_run ();
}
