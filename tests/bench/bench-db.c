/* bench-db.c - the data layer against the bare library doing the same statements, in turn, in one run.
 * For: the ratios of the performance table. Not for: the test run.
 *
 * SQLite:      tests/bench/bench-db
 * PostgreSQL:  DPT_TEST_PG_DURABLE=1 tests/support/with-postgres tests/bench/bench-db   (a server that syncs, on disk)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "support/dpt-test-db.h"

#include "db/dpt-db-list-reader.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_ROWS 100000
#define N_INSERTS 10
#define ROUNDS 7

#define POINT "SELECT id, version, name, amount, day FROM bench_row WHERE id = $1"
#define IDS "SELECT id FROM bench_row ORDER BY id"
#define INSERT "INSERT INTO bench_entry (id, row_id, amount, name) VALUES ($1, $2, $3, $4)"

static char *page_text; /* POINT with IN ($1, … $64) */

/* One way of doing a piece of work, on a state of its own. */
typedef struct
{
  void (*run) (gpointer state, int n);
} Way;

typedef struct
{
  DptDb *db;
  sqlite3 *sqlite;
  sqlite3_stmt *point, *page, *ids, *begin, *insert, *commit;
  PGconn *pg;
  int news; /* 0: none; 1: of ours after the commit, of the bare program inside it */
} State;

static gint64 next_id = 1;

static gint64
take_id (void)
{
  static GMutex lock;
  gint64 id;

  g_mutex_lock (&lock);
  id = next_id++;
  g_mutex_unlock (&lock);
  return id;
}

static gint64
random_row (void)
{
  return g_random_int_range (1, N_ROWS + 1);
}

/* --- bare SQLite --- */

static guint64 sink; /* what was read, so that reading is not left out */

static void
read_rows_sqlite (sqlite3_stmt *statement)
{
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *name = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      g_autofree char *day = g_strdup ((const char *) sqlite3_column_text (statement, 4));

      sink += (guint64) (sqlite3_column_int64 (statement, 0) + sqlite3_column_int64 (statement, 1)
                         + sqlite3_column_int64 (statement, 3))
              + (guint64) *name + (guint64) *day;
    }
  sqlite3_reset (statement);
}

static void
bare_point_sqlite (gpointer data, int n)
{
  State *state = data;

  for (int i = 0; i < n; i++)
    {
      sqlite3_bind_int64 (state->point, 1, random_row ());
      read_rows_sqlite (state->point);
    }
}

static void
bare_page_sqlite (gpointer data, int n)
{
  State *state = data;

  for (int i = 0; i < n; i++)
    {
      gint64 first = g_random_int_range (1, N_ROWS - DPT_DB_PAGE);

      for (int j = 0; j < DPT_DB_PAGE; j++)
        sqlite3_bind_int64 (state->page, j + 1, first + j);
      read_rows_sqlite (state->page);
    }
}

static void
bare_ids_sqlite (gpointer data, int n)
{
  State *state = data;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      while (sqlite3_step (state->ids) == SQLITE_ROW)
        {
          gint64 id = sqlite3_column_int64 (state->ids, 0);

          g_array_append_val (ids, id);
        }
      sqlite3_reset (state->ids);
      sink += ids->len;
    }
}

static void
step (sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
}

static void
bare_unit_sqlite (gpointer data, int n)
{
  State *state = data;

  for (int i = 0; i < n; i++)
    {
      step (state->begin);
      for (int j = 0; j < N_INSERTS; j++)
        {
          sqlite3_bind_int64 (state->insert, 1, take_id ());
          sqlite3_bind_int64 (state->insert, 2, random_row ());
          sqlite3_bind_int64 (state->insert, 3, 1234 + j);
          sqlite3_bind_text (state->insert, 4, "an entry of a sale", -1, SQLITE_STATIC);
          step (state->insert);
        }
      step (state->commit);
    }
}

/* --- bare libpq --- */

static void
must (PGconn *pg, gboolean good)
{
  if (!good)
    g_error ("%s", PQerrorMessage (pg));
}

static void
read_rows_pg (PGresult *result)
{
  for (int i = 0; i < PQntuples (result); i++)
    {
      g_autofree char *name = g_strdup (PQgetvalue (result, i, 2));
      g_autofree char *day = g_strdup (PQgetvalue (result, i, 4));

      sink += (guint64) (atoll (PQgetvalue (result, i, 0)) + atoll (PQgetvalue (result, i, 1))
                         + atoll (PQgetvalue (result, i, 3)))
              + (guint64) *name + (guint64) *day;
    }
}

static PGresult *
next_result (PGconn *pg, ExecStatusType wanted)
{
  PGresult *result = PQgetResult (pg);

  if (PQresultStatus (result) != wanted)
    g_error ("%s", PQresultErrorMessage (result));
  if (wanted != PGRES_PIPELINE_SYNC)
    must (pg, PQgetResult (pg) == NULL);
  return result;
}

static void
read_pg (PGconn *pg, const char *name, int n_values, const gint64 *values)
{
  const char *data[DPT_DB_PAGE];
  int lengths[DPT_DB_PAGE], formats[DPT_DB_PAGE];
  gint64 numbers[DPT_DB_PAGE];
  PGresult *result;

  for (int i = 0; i < n_values; i++)
    {
      numbers[i] = GINT64_TO_BE (values[i]);
      data[i] = (const char *) &numbers[i];
      lengths[i] = 8;
      formats[i] = 1;
    }
  must (pg, PQsendQueryPrepared (pg, name, n_values, data, lengths, formats, 0) && PQpipelineSync (pg));
  result = next_result (pg, PGRES_TUPLES_OK);
  read_rows_pg (result);
  PQclear (result);
  PQclear (next_result (pg, PGRES_PIPELINE_SYNC));
}

static void
bare_point_pg (gpointer data, int n)
{
  for (int i = 0; i < n; i++)
    {
      gint64 id = random_row ();

      read_pg (((State *) data)->pg, "point", 1, &id);
    }
}

static void
bare_page_pg (gpointer data, int n)
{
  gint64 ids[DPT_DB_PAGE];

  for (int i = 0; i < n; i++)
    {
      gint64 first = g_random_int_range (1, N_ROWS - DPT_DB_PAGE);

      for (int j = 0; j < DPT_DB_PAGE; j++)
        ids[j] = first + j;
      read_pg (((State *) data)->pg, "page", DPT_DB_PAGE, ids);
    }
}

static void
bare_ids_pg (gpointer data, int n)
{
  PGconn *pg = ((State *) data)->pg;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      PGresult *result;

      must (pg, PQsendQueryPrepared (pg, "ids", 0, NULL, NULL, NULL, 0) && PQpipelineSync (pg));
      result = next_result (pg, PGRES_TUPLES_OK);
      for (int row = 0; row < PQntuples (result); row++)
        {
          gint64 id = atoll (PQgetvalue (result, row, 0));

          g_array_append_val (ids, id);
        }
      PQclear (result);
      PQclear (next_result (pg, PGRES_PIPELINE_SYNC));
      sink += ids->len;
    }
}

static void
bare_unit_pg (gpointer data, int n)
{
  State *state = data;
  PGconn *pg = state->pg;

  for (int i = 0; i < n; i++)
    {
      int n_sent = 2;

      must (pg, PQsendQueryPrepared (pg, "begin", 0, NULL, NULL, NULL, 0));
      for (int j = 0; j < N_INSERTS; j++, n_sent++)
        {
          gint64 id = take_id (), row = random_row (), amount = 1234 + j;
          gint64 numbers[] = { GINT64_TO_BE (id), GINT64_TO_BE (row), GINT64_TO_BE (amount) };
          const char *values[]
            = { (char *) &numbers[0], (char *) &numbers[1], (char *) &numbers[2], "an entry of a sale" };
          const int lengths[] = { 8, 8, 8, 0 }, formats[] = { 1, 1, 1, 0 };

          must (pg, PQsendQueryPrepared (pg, "insert", 4, values, lengths, formats, 0));
        }
      if (state->news)
        must (pg, PQsendQueryPrepared (pg, "news", 0, NULL, NULL, NULL, 0));
      must (pg, PQsendQueryPrepared (pg, "commit", 0, NULL, NULL, NULL, 0) && PQpipelineSync (pg));
      for (int j = 0; j < n_sent + state->news; j++)
        PQclear (next_result (pg, state->news && j == n_sent - 1 ? PGRES_TUPLES_OK : PGRES_COMMAND_OK));
      PQclear (next_result (pg, PGRES_PIPELINE_SYNC));
    }
}

/* --- ours --- */

static gpointer
point_cb (DptDbConnection *c, gpointer args, GError **error)
{
  return dpt_db_query_values (c, dpt_db_statement_intern (POINT), DPT_DB_VALUES (DPT_INT (*(gint64 *) args)), 1, error);
}

static void
our_point (gpointer data, int n)
{
  for (int i = 0; i < n; i++)
    {
      gint64 id = random_row ();
      g_autoptr (DptDbRows) rows = dpt_db_read (((State *) data)->db, point_cb, &id, (GDestroyNotify) dpt_db_rows_unref, NULL);

      sink += (guint64) dpt_db_rows_get_int (rows, 0, 3) + (guint64) *dpt_db_rows_get_text (rows, 0, 2);
    }
}

static gpointer
page_cb (DptDbConnection *c, gpointer args, GError **error)
{
  DptDbValue values[DPT_DB_PAGE];

  for (int i = 0; i < DPT_DB_PAGE; i++)
    values[i] = DPT_INT (*(gint64 *) args + i);
  return dpt_db_query_values (c, dpt_db_statement_intern (page_text), values, DPT_DB_PAGE, error);
}

static void
our_page (gpointer data, int n)
{
  for (int i = 0; i < n; i++)
    {
      gint64 first = g_random_int_range (1, N_ROWS - DPT_DB_PAGE);
      g_autoptr (DptDbRows) rows = dpt_db_read (((State *) data)->db, page_cb, &first, (GDestroyNotify) dpt_db_rows_unref, NULL);

      for (guint row = 0; row < dpt_db_rows_get_n_rows (rows); row++)
        sink += (guint64) dpt_db_rows_get_int (rows, row, 3) + (guint64) *dpt_db_rows_get_text (rows, row, 2);
    }
}

/* The way of a list: rows, then an array of ids. */
static gpointer
ids_cb (DptDbConnection *c, gpointer args, GError **error)
{
  DptDbListQuestion question = { .ids_statement = dpt_db_statement_intern (IDS), .rows_statement = NULL };
  gpointer answer;

  question.values = dpt_db_list_copy_values (NULL, 0);
  question.row_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  answer = dpt_db_list_answer (c, &question, error);
  g_array_unref (question.values);
  g_array_unref (question.row_ids);
  return answer;
}

static void
our_ids (gpointer data, int n)
{
  for (int i = 0; i < n; i++)
    {
      DptDbListAnswer *answer = dpt_db_read (((State *) data)->db, ids_cb, NULL, (GDestroyNotify) dpt_db_list_answer_free, NULL);

      sink += answer->ids->len;
      dpt_db_list_answer_free (answer);
    }
}

static gpointer
unit_cb (DptDbConnection *c, gpointer args, GError **error)
{
  const State *state = args;

  for (int j = 0; j < N_INSERTS; j++)
    if (!dpt_db_post_values (c, dpt_db_statement_intern (INSERT),
                             DPT_DB_VALUES (DPT_INT (take_id ()), DPT_INT (random_row ()), DPT_INT (1234 + j),
                                            DPT_TEXT ("an entry of a sale")),
                             4, error))
      return NULL;
  if (state->news)
    {
      dpt_db_connection_touch (c, "bench_entry");
      dpt_db_connection_touch (c, "bench_row");
    }
  return args;
}

static void
our_unit (gpointer data, int n)
{
  State *state = data;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;

      dpt_db_write (state->db, unit_cb, state, NULL, &error);
      g_assert_no_error (error);
    }
}

/* --- set up --- */

static void
make_tables (DptDb *db)
{
  dpt_test_db_exec (db, "CREATE TABLE bench_row (id BIGINT PRIMARY KEY, version BIGINT NOT NULL, name TEXT NOT NULL, "
                        "amount BIGINT, day TEXT)");
  dpt_test_db_exec (db,
                    "CREATE TABLE bench_entry (id BIGINT PRIMARY KEY, row_id BIGINT NOT NULL REFERENCES bench_row (id),"
                    " amount BIGINT NOT NULL, name TEXT NOT NULL)");
  dpt_test_db_exec (
    db, "INSERT INTO bench_row (id, version, name, amount, day) WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + "
        "1 FROM r"
        " WHERE n < " G_STRINGIFY (N_ROWS) ") SELECT n, 1, 'Marguerite Delacroix-' || n, n * 7, '2026-01-15' FROM r");
}

static sqlite3_stmt *
prepare_sqlite (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  return statement;
}

static void
open_bare_sqlite (State *state, const char *path)
{
  g_assert_cmpint (sqlite3_open_v2 (path, &state->sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL), ==,
                   SQLITE_OK);
  sqlite3_busy_timeout (state->sqlite, 8000);
  /* The same promises as ours. */
  sqlite3_exec (state->sqlite,
                "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA mmap_size=268435456;"
                "PRAGMA recursive_triggers=ON; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY",
                NULL, NULL, NULL);
  state->point = prepare_sqlite (state->sqlite, POINT);
  state->page = prepare_sqlite (state->sqlite, page_text);
  state->ids = prepare_sqlite (state->sqlite, IDS);
  state->begin = prepare_sqlite (state->sqlite, "BEGIN IMMEDIATE");
  state->insert = prepare_sqlite (state->sqlite, INSERT);
  state->commit = prepare_sqlite (state->sqlite, "COMMIT");
}

static void
open_bare_pg (State *state, const char *uri)
{
  static const char *const texts[][2] = {
    { "point", POINT },
    { "page", NULL },
    { "ids", IDS },
    { "begin", "BEGIN" },
    { "insert", INSERT },
    { "commit", "COMMIT" },
    { "news", "SELECT pg_notify ('bench', 'a token bench_entry bench_row')" },
  };

  state->pg = PQconnectdb (uri);
  must (state->pg, PQstatus (state->pg) == CONNECTION_OK);
  PQclear (PQexec (state->pg, "SET jit = off"));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    PQclear (PQprepare (state->pg, texts[i][0], texts[i][1] ? texts[i][1] : page_text, 0, NULL));
  must (state->pg, PQenterPipelineMode (state->pg));
}

static void
close_state (State *state)
{
  sqlite3_finalize (state->point);
  sqlite3_finalize (state->page);
  sqlite3_finalize (state->ids);
  sqlite3_finalize (state->begin);
  sqlite3_finalize (state->insert);
  sqlite3_finalize (state->commit);
  sqlite3_close (state->sqlite);
  PQfinish (state->pg);
  if (state->db != NULL)
    dpt_db_close (state->db);
  g_clear_object (&state->db);
}

/* --- measuring --- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
measure (const Way *way, gpointer state, int n)
{
  gint64 start = g_get_monotonic_time ();

  way->run (state, n);
  return (double) (g_get_monotonic_time () - start) / n;
}

static void
compare (const char *what, Way bare, gpointer bare_state, Way ours, gpointer our_state, int n, double goal)
{
  double a[ROUNDS], b[ROUNDS];

  bare.run (bare_state, n / 10 + 1);
  ours.run (our_state, n / 10 + 1);
  for (int i = 0; i < ROUNDS; i++)
    {
      a[i] = measure (&bare, bare_state, n);
      b[i] = measure (&ours, our_state, n);
    }
  qsort (a, ROUNDS, sizeof *a, compare_doubles);
  qsort (b, ROUNDS, sizeof *b, compare_doubles);
  bench_ratio (what, a[ROUNDS / 2], b[ROUNDS / 2], "µs", goal);
}

/* --- several stations at once --- */

typedef struct
{
  const Way *way;
  State *state;
  int n;
} Station;

static gpointer
station_cb (gpointer data)
{
  Station *station = data;

  station->way->run (station->state, station->n);
  return NULL;
}

static double
run_stations (const Way *way, State *states, int n_stations, int n)
{
  g_autofree GThread **threads = g_new (GThread *, n_stations);
  g_autofree Station *stations = g_new (Station, n_stations);
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < n_stations; i++)
    {
      stations[i] = (Station){ way, &states[i], n };
      threads[i] = g_thread_new ("station", station_cb, &stations[i]);
    }
  for (int i = 0; i < n_stations; i++)
    g_thread_join (threads[i]);
  return (double) n * n_stations * G_USEC_PER_SEC / (double) (g_get_monotonic_time () - start);
}

static void
compare_stations (const char *uri, int n_stations, int n)
{
  static const Way bare = { bare_unit_pg }, ours = { our_unit };
  g_autofree State *states = g_new0 (State, n_stations);
  g_autofree char *what = g_strdup_printf ("unit of 10 inserts, %d stations", n_stations);
  double plain[ROUNDS], inside[ROUNDS], quiet[ROUNDS], mine[ROUNDS];

  for (int i = 0; i < n_stations; i++)
    {
      /* What a process has to tell it tells once for all its connections to one address; each station is a process of
       * its own. */
      g_autofree char *own = g_strdup_printf ("%s&application_name=station%d", uri, i);

      states[i].db = dpt_test_db_open (own);
      open_bare_pg (&states[i], uri);
    }
  for (int round = 0; round < ROUNDS; round++)
    {
      for (int i = 0; i < n_stations; i++)
        states[i].news = 0;
      plain[round] = run_stations (&bare, states, n_stations, n);
      quiet[round] = run_stations (&ours, states, n_stations, n);
      for (int i = 0; i < n_stations; i++)
        states[i].news = 1;
      inside[round] = run_stations (&bare, states, n_stations, n);
      mine[round] = run_stations (&ours, states, n_stations, n);
    }
  qsort (plain, ROUNDS, sizeof *plain, compare_doubles);
  qsort (inside, ROUNDS, sizeof *inside, compare_doubles);
  qsort (quiet, ROUNDS, sizeof *quiet, compare_doubles);
  qsort (mine, ROUNDS, sizeof *mine, compare_doubles);
  printf ("%2d stations, units a second: bare %.0f, with NOTIFY inside %.0f; ours without news %.0f, with news %.0f; "
           "time ratio %.2f\n",
           n_stations, plain[ROUNDS / 2], inside[ROUNDS / 2], quiet[ROUNDS / 2], mine[ROUNDS / 2],
           plain[ROUNDS / 2] / mine[ROUNDS / 2]);
  bench_ratio (what, 1e6 / plain[ROUNDS / 2], 1e6 / mine[ROUNDS / 2], "µs", 1.2);
  for (int i = 0; i < n_stations; i++)
    close_state (&states[i]);
}

int
main (int argc, char **argv)
{
  g_autoptr (DptTestDb) fixture = NULL;
  g_autoptr (GString) list = g_string_new ("$1");
  State state = { 0 };
  gboolean postgres;

  dpt_test_db_init (&argc, &argv);
  for (int i = 2; i <= DPT_DB_PAGE; i++)
    g_string_append_printf (list, ", $%d", i);
  page_text = g_strdup_printf ("SELECT id, version, name, amount, day FROM bench_row WHERE id IN (%s)", list->str);
  fixture = dpt_test_db_new ();
  postgres = dpt_test_db_is_postgres ();
  make_tables (fixture->db);
  state.db = dpt_test_db_open (fixture->uri);
  if (postgres)
    open_bare_pg (&state, fixture->uri);
  else
    open_bare_sqlite (&state, fixture->uri + strlen ("sqlite://"));

  printf ("%s\n", dpt_db_get_engine (fixture->db));
  compare ("point read", (Way){ postgres ? bare_point_pg : bare_point_sqlite }, &state, (Way){ our_point }, &state,
           postgres ? 5000 : 20000, 0);
  compare ("page of 64 rows by id", (Way){ postgres ? bare_page_pg : bare_page_sqlite }, &state, (Way){ our_page },
           &state, 2000, 0);
  compare ("ids of 100,000 rows", (Way){ postgres ? bare_ids_pg : bare_ids_sqlite }, &state, (Way){ our_ids }, &state,
           10, 1.2);
  compare ("unit of 10 inserts", (Way){ postgres ? bare_unit_pg : bare_unit_sqlite }, &state, (Way){ our_unit }, &state,
           300, postgres ? 1.2 : 1.3);
  state.news = 1;
  compare ("unit of 10 inserts, with news", (Way){ postgres ? bare_unit_pg : bare_unit_sqlite }, &state,
           (Way){ our_unit }, &state, 300, 0);
  close_state (&state);
  if (postgres)
    {
      compare_stations (fixture->uri, 4, 150);
      compare_stations (fixture->uri, 16, 60);
    }
  g_free (page_text);
  return sink == 42;
}
