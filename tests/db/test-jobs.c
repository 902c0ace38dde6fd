/* test-jobs.c - jobs off the main thread, in order, cancelled or not, and the news of what they changed.
 * For: DptDb on both engines, also with another process beside it. Not for: single statements (test-conformance.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

#include <string.h>

#define SQL(text) (dpt_db_statement_intern (text))
#define DONE GINT_TO_POINTER (1)
/* Started as `test-jobs --write URI`, this program changes something and ends. */
#define WRITE_ARGUMENT "--write"

static void
create_probe (DptDb *db)
{
  dpt_test_db_exec (db, "CREATE TABLE probe (id BIGINT PRIMARY KEY, number BIGINT)");
}

/* --- jobs --- */

typedef struct
{
  GMutex lock;
  GCond cond;
  gboolean open;
  int n_inside;
} Gate;

typedef struct
{
  int number;
  Gate *gate; /* NULL: does not wait */
  GThread *ran_on;
  int n_runs;
} Work;

static int n_freed_args, n_freed_results;

static void
free_args_cb (gpointer data)
{
  g_atomic_int_inc (&n_freed_args);
}

static void
free_result_cb (gpointer data)
{
  g_atomic_int_inc (&n_freed_results);
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->lock);
}

static void
wait_at_gate (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->n_inside++;
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

static int
count_inside (Gate *gate)
{
  int n;

  g_mutex_lock (&gate->lock);
  n = gate->n_inside;
  g_mutex_unlock (&gate->lock);
  return n;
}

static gpointer
work_cb (DptDbConnection *c, gpointer args, GError **error)
{
  Work *work = args;

  work->ran_on = g_thread_self ();
  work->n_runs++;
  if (work->gate != NULL)
    wait_at_gate (work->gate);
  if (work->number > 0
      && dpt_db_execute_values (c, SQL ("INSERT INTO probe (id, number) SELECT $1, COUNT(*) FROM probe"),
                                DPT_DB_VALUES (DPT_INT (work->number)), 1, error)
           < 0)
    return NULL;
  return work;
}

typedef struct
{
  GArray *numbers; /* in the order of the answers */
  GError *error;
  int n_answers;
} Answers;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answers *answers = data;
  Work *work;

  g_assert_true (g_main_context_is_owner (NULL));
  g_clear_error (&answers->error);
  work = dpt_db_run_finish (DPT_DB (source), result, &answers->error);
  g_assert_true ((work == NULL) == (answers->error != NULL));
  if (work != NULL)
    g_array_append_val (answers->numbers, work->number);
  answers->n_answers++;
}

static void
answers_init (Answers *answers)
{
  *answers = (Answers){ .numbers = g_array_new (FALSE, FALSE, sizeof (int)) };
  n_freed_args = n_freed_results = 0;
}

static void
answers_clear (Answers *answers)
{
  g_array_unref (answers->numbers);
  g_clear_error (&answers->error);
}

static void
test_writes_keep_their_order (DptDb *db)
{
  Work works[60] = { 0 };
  Answers answers;

  answers_init (&answers);
  create_probe (db);
  for (int i = 0; i < 60; i++)
    {
      works[i].number = i + 1;
      dpt_db_write_async (db, work_cb, &works[i], free_args_cb, NULL, NULL, answered_cb, &answers);
    }
  g_assert_true (dpt_db_get_busy (db));
  dpt_test_until (answers.n_answers == 60);
  dpt_test_until (!dpt_db_get_busy (db));
  for (int i = 0; i < 60; i++)
    {
      g_assert_cmpint (g_array_index (answers.numbers, int, i), ==, i + 1);
      g_assert_true (works[i].ran_on != g_thread_self ());
    }
  dpt_test_until (n_freed_args == 60);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe WHERE number = id - 1"), ==, 60);
  answers_clear (&answers);
}

static void
test_two_reads_at_once (DptDb *db)
{
  Gate gate = { 0 };
  Work works[2] = { { .gate = &gate }, { .gate = &gate } };
  Answers answers;

  answers_init (&answers);
  for (int i = 0; i < 2; i++)
    dpt_db_read_async (db, work_cb, &works[i], NULL, NULL, NULL, answered_cb, &answers);
  dpt_test_until (count_inside (&gate) == 2);
  open_gate (&gate);
  dpt_test_until (answers.n_answers == 2);
  answers_clear (&answers);
}

/* A writer that takes long keeps nobody from reading. */
static void
test_reads_do_not_wait_for_writes (DptDb *db)
{
  Gate gate = { 0 };
  Work slow = { .number = 1, .gate = &gate };
  Answers answers;

  answers_init (&answers);
  create_probe (db);
  dpt_db_write_async (db, work_cb, &slow, NULL, NULL, NULL, answered_cb, &answers);
  dpt_test_until (count_inside (&gate) == 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 0);
  open_gate (&gate);
  dpt_test_until (answers.n_answers == 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 1);
  answers_clear (&answers);
}

static void
test_cancelled_before_it_begins (DptDb *db)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate = { 0 };
  Work slow = { .number = 1, .gate = &gate }, dropped = { .number = 2 };
  Answers answers;

  answers_init (&answers);
  create_probe (db);
  dpt_db_write_async (db, work_cb, &slow, NULL, NULL, NULL, answered_cb, &answers);
  dpt_db_write_async (db, work_cb, &dropped, free_args_cb, NULL, cancellable, answered_cb, &answers);
  dpt_test_until (count_inside (&gate) == 1);
  g_cancellable_cancel (cancellable);
  open_gate (&gate);
  dpt_test_until (answers.n_answers == 2);
  g_assert_error (answers.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (dropped.n_runs, ==, 0);
  dpt_test_until (g_atomic_int_get (&n_freed_args) == 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 1);
  answers_clear (&answers);
}

static void
test_cancelled_under_way (DptDb *db)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate = { 0 };
  Work slow = { .number = 1, .gate = &gate };
  Answers answers;

  answers_init (&answers);
  create_probe (db);
  dpt_db_write_async (db, work_cb, &slow, free_args_cb, free_result_cb, cancellable, answered_cb, &answers);
  dpt_test_until (count_inside (&gate) == 1);
  g_cancellable_cancel (cancellable);
  open_gate (&gate);
  dpt_test_until (answers.n_answers == 1);
  g_assert_error (answers.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dpt_test_until (g_atomic_int_get (&n_freed_results) == 1);
  dpt_test_until (g_atomic_int_get (&n_freed_args) == 1);
  /* It was too late to stop it: what it wrote is whole. */
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 1);
  answers_clear (&answers);
}

static void
test_close_waits_for_jobs (DptDb *db)
{
  g_autofree char *uri = g_strdup (dpt_db_get_uri (db));
  g_autoptr (DptDb) other = dpt_test_db_open (uri);
  Work works[20] = { 0 };
  Answers answers;

  answers_init (&answers);
  create_probe (db);
  for (int i = 0; i < 20; i++)
    {
      works[i].number = i + 1;
      dpt_db_write_async (other, work_cb, &works[i], NULL, NULL, NULL, answered_cb, &answers);
    }
  dpt_db_close (other);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 20);
  dpt_test_until (answers.n_answers == 20);
  answers_clear (&answers);
}

/* A window that goes while its answers come asks the next question of a database that is closed. */
static void
test_after_close_nothing_runs (DptDb *db)
{
  g_autofree char *uri = g_strdup (dpt_db_get_uri (db));
  g_autoptr (DptDb) other = dpt_test_db_open (uri);
  Work read = { .number = 1 }, write = { .number = 2 };
  Answers answers;
  int n_freed = n_freed_args;

  dpt_db_close (other);
  answers_init (&answers);
  dpt_db_read_async (other, work_cb, &read, free_args_cb, NULL, NULL, answered_cb, &answers);
  dpt_test_until (answers.n_answers == 1);
  g_assert_error (answers.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answers.error);
  dpt_db_write_async (other, work_cb, &write, free_args_cb, NULL, NULL, answered_cb, &answers);
  dpt_test_until (answers.n_answers == 2);
  g_assert_error (answers.error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_cmpint (read.n_runs + write.n_runs, ==, 0);
  g_assert_cmpint (n_freed_args, ==, n_freed + 2);
  answers_clear (&answers);
}

/* --- news --- */

typedef struct
{
  int n_signals;
  GHashTable *topics;
} News;

static void
changed_cb (DptDb *db, char **topics, News *news)
{
  g_assert_true (g_main_context_is_owner (NULL));
  news->n_signals++;
  for (gsize i = 0; topics[i] != NULL; i++)
    g_hash_table_add (news->topics, g_strdup (topics[i]));
}

static void
news_init (News *news, DptDb *db)
{
  news->n_signals = 0;
  news->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect (db, "changed", G_CALLBACK (changed_cb), news);
}

static void
news_clear (News *news, DptDb *db)
{
  g_signal_handlers_disconnect_by_data (db, news);
  g_hash_table_unref (news->topics);
}

static gpointer
touch_cb (DptDbConnection *c, gpointer args, GError **error)
{
  dpt_db_connection_touch (c, "sale");
  dpt_db_connection_touch (c, "payment");
  dpt_db_connection_touch (c, "sale");
  if (args != NULL)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT, "%s", (const char *) args);
      return NULL;
    }
  return DONE;
}

static void
test_news_of_a_unit (DptDb *db)
{
  News news;

  news_init (&news, db);
  dpt_db_write (db, touch_cb, NULL, NULL, NULL);
  g_assert_cmpint (news.n_signals, ==, 0); /* not before the main loop has it */
  dpt_test_until (news.n_signals > 0);
  g_assert_true (g_hash_table_contains (news.topics, "sale"));
  g_assert_true (g_hash_table_contains (news.topics, "payment"));
  g_assert_cmpuint (g_hash_table_size (news.topics), ==, 2);
  /* The watcher does not bring them a second time. */
  for (gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < until;)
    dpt_test_iterate ();
  g_assert_cmpint (news.n_signals, ==, 1);
  news_clear (&news, db);
}

static void
test_no_news_of_a_failed_unit (DptDb *db)
{
  News news;

  news_init (&news, db);
  g_assert_null (dpt_db_write (db, touch_cb, (gpointer) "no", NULL, NULL));
  dpt_test_db_exec (db, "DELETE FROM topic WHERE name = 'none'");
  for (int i = 0; i < 20; i++)
    dpt_test_iterate ();
  g_assert_cmpint (news.n_signals, ==, 0);
  news_clear (&news, db);
}

static gpointer
write_from_outside_cb (DptDbConnection *c, gpointer args, GError **error)
{
  dpt_db_connection_touch (c, "probe");
  return GINT_TO_POINTER (
    dpt_db_execute_values (c, SQL ("INSERT INTO probe (id) SELECT COALESCE(MAX(id), 0) + 1 FROM probe"), NULL, 0, error)
    == 1);
}

static int
write_from_outside (const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDb) db = dpt_db_open (uri, DPT_DB_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  dpt_db_write (db, write_from_outside_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  dpt_db_close (db);
  return 0;
}

static void
run_other_process (DptDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
    = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", WRITE_ARGUMENT, dpt_db_get_uri (db), NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
test_news_of_another_process (DptDb *db)
{
  gint64 fastest = G_MAXINT64; /* on a machine that does much else, one may be late */
  News news;

  create_probe (db);
  news_init (&news, db);
  for (int i = 1; i <= 3; i++)
    {
      gint64 since;

      g_hash_table_remove_all (news.topics);
      run_other_process (db);
      since = g_get_monotonic_time ();
      dpt_test_until (g_hash_table_contains (news.topics, "probe"));
      fastest = MIN (fastest, g_get_monotonic_time () - since);
      g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, i);
    }
  g_assert_cmpint (fastest, <, G_USEC_PER_SEC);
  news_clear (&news, db);
}

/* What another process does between dpt_db_open() and the first look of the watcher is not missed. */
static void
test_news_right_after_opening (DptDb *db)
{
  g_autofree char *uri = g_strdup (dpt_db_get_uri (db));

  create_probe (db);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (DptDb) fresh = dpt_test_db_open (uri);
      News news;

      news_init (&news, fresh);
      run_other_process (fresh);
      dpt_test_until (g_hash_table_contains (news.topics, "probe"));
      news_clear (&news, fresh);
      dpt_db_close (fresh);
    }
}

/* --- a line that breaks (PostgreSQL) --- */

static void
cut_lines (DptDb *by, const char *which)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(pg_terminate_backend (pid, 5000)) FROM pg_stat_activity"
                                          " WHERE datname = current_database() AND pid <> pg_backend_pid() AND %s",
                                          which);

  g_assert_cmpint (dpt_test_db_query_int (by, sql), >, 0);
}

static void
test_line_is_opened_again (DptDb *db)
{
  g_autoptr (DptDb) other = NULL;
  News news;

  if (!dpt_test_db_is_postgres ())
    {
      g_test_skip ("a file has no line");
      return;
    }
  create_probe (db);
  other = dpt_test_db_open (dpt_db_get_uri (db));
  news_init (&news, db);
  g_assert_cmpint (dpt_test_db_query_int (other, "SELECT 1"), ==, 1);
  cut_lines (other, "true");
  /* Nobody notices: the line was found cut before anything was sent. */
  dpt_test_db_exec (db, "INSERT INTO probe (id) VALUES (1)");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 1);
  /* And as changes of others may have been missed, everything counts as changed. */
  dpt_test_until (g_hash_table_contains (news.topics, "*"));
  dpt_test_until (dpt_db_get_online (db));
  g_hash_table_remove_all (news.topics);
  run_other_process (db);
  dpt_test_until (g_hash_table_contains (news.topics, "probe") || g_hash_table_contains (news.topics, "*"));
  news_clear (&news, db);
  dpt_db_close (other);
}

typedef struct
{
  DptDb *other;
  int n_runs;
  gboolean before_commit;
} Cut;

static gpointer
cut_own_line_cb (DptDbConnection *c, gpointer args, GError **error)
{
  Cut *cut = args;
  g_autoptr (DptDbRows) rows = NULL;
  g_autofree char *own = NULL;

  cut->n_runs++;
  if (dpt_db_execute_values (c, SQL ("INSERT INTO probe (id) VALUES (1)"), NULL, 0, error) < 0)
    return NULL;
  if (cut->n_runs > 1)
    return DONE;
  rows = dpt_db_query_values (c, SQL ("SELECT pg_backend_pid()"), NULL, 0, error);
  own = g_strdup_printf ("pid = %d", (int) dpt_db_rows_get_int (rows, 0, 0));
  cut_lines (cut->other, own);
  if (cut->before_commit)
    return DONE;
  g_assert_cmpint (dpt_db_execute_values (c, SQL ("UPDATE probe SET number = 1"), NULL, 0, error), ==, -1);
  return NULL;
}

static void
test_cut_in_a_unit (DptDb *db)
{
  g_autoptr (DptDb) other = NULL;
  g_autoptr (GError) error = NULL;
  Cut cut = { 0 };

  if (!dpt_test_db_is_postgres ())
    {
      g_test_skip ("a file has no line");
      return;
    }
  create_probe (db);
  cut.other = other = dpt_test_db_open (dpt_db_get_uri (db));
  /* In the middle nothing was committed, so it is done again. */
  dpt_db_write (db, cut_own_line_cb, &cut, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cut.n_runs, ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 1);
  /* At the commit nobody knows, so it is not. */
  dpt_test_db_exec (db, "DELETE FROM probe");
  cut = (Cut){ .other = other, .before_commit = TRUE };
  g_assert_null (dpt_db_write (db, cut_own_line_cb, &cut, NULL, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_DISCONNECTED);
  g_assert_cmpint (cut.n_runs, ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 0);
  dpt_db_close (other);
}

/* Whoever lets go of the database while a job runs is not made to wait, and nothing hangs. */
static void
test_last_reference_goes_with_a_job (DptDb *db)
{
  g_autofree char *uri = g_strdup (dpt_db_get_uri (db));
  DptDb *other = dpt_test_db_open (uri);
  Gate gate = { 0 };
  Work slow = { .number = 1, .gate = &gate };
  Answers answers;
  GWeakRef weak;
  gpointer left;

  answers_init (&answers);
  create_probe (db);
  g_weak_ref_init (&weak, other);
  dpt_db_write_async (other, work_cb, &slow, free_args_cb, NULL, NULL, answered_cb, &answers);
  g_object_unref (other);
  dpt_test_until (count_inside (&gate) == 1);
  open_gate (&gate);
  dpt_test_until (answers.n_answers == 1 && n_freed_args == 1);
  dpt_test_until ((left = g_weak_ref_get (&weak)) == NULL || (g_object_unref (left), FALSE));
  g_weak_ref_clear (&weak);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 1);
  answers_clear (&answers);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], WRITE_ARGUMENT))
    return write_from_outside (argv[2]);
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/db/jobs/writes-keep-their-order", test_writes_keep_their_order);
  dpt_test_db_add ("/db/jobs/two-reads-at-once", test_two_reads_at_once);
  dpt_test_db_add ("/db/jobs/reads-do-not-wait-for-writes", test_reads_do_not_wait_for_writes);
  dpt_test_db_add ("/db/jobs/cancelled-before-it-begins", test_cancelled_before_it_begins);
  dpt_test_db_add ("/db/jobs/cancelled-under-way", test_cancelled_under_way);
  dpt_test_db_add ("/db/jobs/close-waits", test_close_waits_for_jobs);
  dpt_test_db_add ("/db/jobs/after-close-nothing-runs", test_after_close_nothing_runs);
  dpt_test_db_add ("/db/jobs/last-reference-goes-with-a-job", test_last_reference_goes_with_a_job);
  dpt_test_db_add ("/db/news/of-a-unit", test_news_of_a_unit);
  dpt_test_db_add ("/db/news/not-of-a-failed-unit", test_no_news_of_a_failed_unit);
  dpt_test_db_add ("/db/news/of-another-process", test_news_of_another_process);
  dpt_test_db_add ("/db/news/right-after-opening", test_news_right_after_opening);
  dpt_test_db_add ("/db/line/is-opened-again", test_line_is_opened_again);
  dpt_test_db_add ("/db/line/cut-in-a-unit", test_cut_in_a_unit);
  return g_test_run ();
}
