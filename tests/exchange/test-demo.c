/* test-demo.c - data sets: the same every time, in bulk as one by one, and in order.
 * For: src/engine/demo, src/engine/sale/dpt-sale-bulk.c. Not for: the sizes, which take minutes (tests/bench).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-date.h"
#include "engine/demo/dpt-demo.h"
#include "engine/sale/dpt-sale-check.h"
#include "exchange/dpt-dump.h"
#include "support/dpt-test-db.h"

/* Across a new year, so that the numbers begin anew. */
static const DptDemoOptions slice = { .patients = 40, .days = 50, .visits = 12, .receipts = 160, .seed = 7, .today = "2026-01-20" };

static void
create (DptDb *db, gboolean in_bulk, guint64 seed)
{
  DptDemoOptions options = slice;
  g_autoptr (GError) error = NULL;

  options.in_bulk = in_bulk;
  options.seed = seed;
  g_assert_true (dpt_demo_create (db, &options, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
add_line (const char *line, gpointer lines, GError **error)
{
  g_ptr_array_add (lines, g_strdup (line));
  return TRUE;
}

static gpointer
dump (DptDbConnection *connection, gpointer lines, GError **error)
{
  return dpt_dump (connection, add_line, lines, error) ? lines : NULL;
}

static GPtrArray *
dump_lines (DptDb *db)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  dpt_db_read (db, dump, lines, NULL, &error);
  g_assert_no_error (error);
  return lines;
}

static void
assert_alike (GPtrArray *first, GPtrArray *second)
{
  for (guint i = 0; i < MIN (first->len, second->len); i++)
    g_assert_cmpstr (first->pdata[i], ==, second->pdata[i]);
  g_assert_cmpuint (first->len, ==, second->len);
}

static gboolean
is_alike (GPtrArray *first, GPtrArray *second)
{
  if (first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    if (!g_str_equal (first->pdata[i], second->pdata[i]))
      return FALSE;
  return TRUE;
}

static gpointer
check (DptUnit *unit, gpointer problems, GError **error)
{
  return dpt_sale_check (unit, problems, error) ? problems : NULL;
}

static void
test_same_seed (DptDb *db)
{
  g_autoptr (DptTestDb) again = dpt_test_db_new ();
  g_autoptr (DptTestDb) other = dpt_test_db_new ();
  g_autoptr (GPtrArray) first = NULL, second = NULL, third = NULL;

  create (db, TRUE, 7);
  create (again->db, TRUE, 7);
  create (other->db, TRUE, 8);
  first = dump_lines (db);
  second = dump_lines (again->db);
  third = dump_lines (other->db);
  g_assert_cmpuint (first->len, >, 1000);
  assert_alike (first, second);
  g_assert_false (is_alike (first, third));
}

/* What is written without asking is what is written after asking, to the last hash. */
static void
test_bulk_as_one_by_one (DptDb *db)
{
  g_autoptr (DptTestDb) slow = dpt_test_db_new ();
  g_autoptr (GPtrArray) first = NULL, second = NULL;

  create (db, TRUE, 7);
  create (slow->db, FALSE, 7);
  first = dump_lines (db);
  second = dump_lines (slow->db);
  assert_alike (first, second);
}

static void
test_in_order (DptDb *db)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DptClock) clock = dpt_clock_new ();
  g_autoptr (DptSession) session = NULL;
  g_autoptr (GError) error = NULL;

  create (db, TRUE, 7);
  session = dpt_session_new_system (db, clock, 0, &error);
  g_assert_no_error (error);
  dpt_session_read (session, check, problems, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sale WHERE kind = 'receipt'"), ==, slice.receipts);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(DISTINCT year) FROM sale WHERE kind = 'receipt'"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT CAST(SUM(sales) AS BIGINT) FROM rollup_day"), >=, slice.receipts);
}

static void
test_nothing_is_sold_later_than_it_is (DptDb *db)
{
  DptDemoOptions options = slice;
  gint64 midnight = dpt_date_to_instant (slice.today);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  options.now = midnight + 11 * G_TIME_SPAN_HOUR;
  g_assert_true (dpt_demo_create (db, &options, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  sql = g_strdup_printf ("SELECT COUNT(*) FROM sale WHERE issued_at > %" G_GINT64_FORMAT, options.now);
  g_assert_cmpint (dpt_test_db_query_int (db, sql), ==, 0);
  g_clear_pointer (&sql, g_free);
  sql = g_strdup_printf ("SELECT COUNT(*) FROM sale WHERE issued_at > %" G_GINT64_FORMAT, midnight);
  g_assert_cmpint (dpt_test_db_query_int (db, sql), >, 0);
}

static void
cancel_cb (guint done, gpointer cancellable)
{
  if (done >= 400)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled (DptDb *db)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dpt_demo_create (db, &slice, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/demo/same-seed-same-data", test_same_seed);
  dpt_test_db_add ("/demo/bulk-as-one-by-one", test_bulk_as_one_by_one);
  dpt_test_db_add ("/demo/in-order", test_in_order);
  dpt_test_db_add ("/demo/nothing-is-sold-later-than-it-is", test_nothing_is_sold_later_than_it_is);
  dpt_test_db_add ("/demo/cancelled", test_cancelled);
  return g_test_run ();
}
