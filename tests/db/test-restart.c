/* test-restart.c - the server is killed while a station works: what was acknowledged is there, once, and work goes on.
 * For: the PostgreSQL driver against a server that syncs (DPT_TEST_PG_DURABLE). Not for: the acts of the trade
 * (tests/crash).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

#include <stdlib.h>

#define N_RESTARTS "5" /* DPT_TEST_RESTARTS says otherwise */
#define SQL(text) (dpt_db_statement_intern (text))

typedef struct
{
  DptDb *db;
  GMutex lock;
  gint64 n_acknowledged; /* ids 1 … n */
  int n_unknown;
  gboolean stop;
} Station;

static gpointer
add_cb (DptDbConnection *c, gpointer args, GError **error)
{
  if (!dpt_db_post_values (c, SQL ("INSERT INTO probe (id) VALUES ($1)"), DPT_DB_VALUES (DPT_INT (*(gint64 *) args)), 1,
                           error)
      || !dpt_db_post_values (c, SQL ("UPDATE total SET number = number + 1"), NULL, 0, error))
    return NULL;
  return args;
}

static gpointer
find_cb (DptDbConnection *c, gpointer args, GError **error)
{
  return dpt_db_query_values (c, SQL ("SELECT COUNT(*) FROM probe WHERE id = $1"),
                              DPT_DB_VALUES (DPT_INT (*(gint64 *) args)), 1, error);
}

/* As the till does after a commit whose answer never came: it asks by the key of the act before it tries again. */
static gboolean
ask_whether_it_is_there (Station *station, gint64 id)
{
  for (;;)
    {
      g_autoptr (DptDbRows) rows = dpt_db_read (station->db, find_cb, &id, (GDestroyNotify) dpt_db_rows_unref, NULL);

      if (rows != NULL)
        return dpt_db_rows_get_int (rows, 0, 0) > 0;
      g_usleep (20 * 1000);
    }
}

static gint64
count_acknowledged (Station *station)
{
  gint64 n;

  g_mutex_lock (&station->lock);
  n = station->n_acknowledged;
  g_mutex_unlock (&station->lock);
  return n;
}

static gpointer
work_cb (gpointer data)
{
  Station *station = data;

  for (gint64 id = 1; !g_atomic_int_get (&station->stop);)
    {
      g_autoptr (GError) error = NULL;

      if (dpt_db_write (station->db, add_cb, &id, NULL, &error) == NULL)
        {
          g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_DISCONNECTED);
          station->n_unknown++;
          if (!ask_whether_it_is_there (station, id))
            continue;
        }
      g_mutex_lock (&station->lock);
      station->n_acknowledged = id++;
      g_mutex_unlock (&station->lock);
    }
  return NULL;
}

static void
restart_server (void)
{
  const char *argv[] = { "sh", "-c", g_getenv ("DPT_TEST_PG_RESTART"), NULL };
  int status = -1;

  g_assert_nonnull (argv[2]);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

static void
count_changed_cb (DptDb *db, char **topics, int *count)
{
  *count += g_str_equal (topics[0], "*");
}

static void
test_nothing_is_lost_or_doubled (DptDb *db)
{
  Station station = { .db = db };
  const char *wanted = g_getenv ("DPT_TEST_RESTARTS");
  int n_restarts = atoi (wanted ? wanted : N_RESTARTS), n_everything = 0;
  gulong handler;
  GThread *thread;
  gint64 n;

  dpt_test_db_exec (db, "CREATE TABLE probe (id BIGINT PRIMARY KEY)");
  dpt_test_db_exec (db, "CREATE TABLE total (number BIGINT NOT NULL)");
  dpt_test_db_exec (db, "INSERT INTO total (number) VALUES (0)");
  handler = g_signal_connect (db, "changed", G_CALLBACK (count_changed_cb), &n_everything);
  thread = g_thread_new ("station", work_cb, &station);
  for (int i = 0; i < n_restarts; i++)
    {
      gint64 since;

      n = count_acknowledged (&station);
      dpt_test_until (count_acknowledged (&station) > n + 20 + g_test_rand_int_range (0, 50));
      restart_server ();
      n = count_acknowledged (&station);
      since = g_get_monotonic_time ();
      dpt_test_until (count_acknowledged (&station) > n + 1);
      g_assert_cmpint (g_get_monotonic_time () - since, <, 10 * G_USEC_PER_SEC);
    }
  g_atomic_int_set (&station.stop, TRUE);
  g_thread_join (thread);
  n = station.n_acknowledged;
  g_test_message ("%d restarts, %d units acknowledged, %d answers lost", n_restarts, (int) n, station.n_unknown);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, n);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT MAX(id) FROM probe"), ==, n);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT number FROM total"), ==, n);
  /* And the window has been told to look again. */
  dpt_test_until (dpt_db_get_online (db) && n_everything > 0);
  /* More news may come while the database is closed, when what they count on is gone. */
  g_signal_handler_disconnect (db, handler);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/db/restart/nothing-is-lost-or-doubled", test_nothing_is_lost_or_doubled);
  return g_test_run ();
}
