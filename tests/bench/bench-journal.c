/* bench-journal.c - the check of a chain of journal entries against reading them and hashing them with the faster library.
 * For: the row "chain" of the performance table. Not for: the test run.
 *
 *   tests/bench/bench-journal FILE     a file of `dioptrectl demo --size M` has 1.5 million entries
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "base/dpt-sha256.h"
#include "engine/practice/dpt-session.h"
#include "engine/sale/dpt-journal.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define TURNS 3

static void
must (sqlite3 *sqlite, gboolean good)
{
  if (!good)
    g_error ("%s", sqlite3_errmsg (sqlite));
}

/* Reads what the check reads, in its order, and hashes it. Returns: how many entries */
static gint64
read_and_hash (sqlite3 *sqlite)
{
  g_autoptr (DptSha256) sha = dpt_sha256_new ();
  sqlite3_stmt *statement = NULL;
  gint64 n = 0;

  must (sqlite, sqlite3_prepare_v2 (sqlite, "SELECT sequence, at, kind, record_id, content, previous_hash, hash, establishment_id FROM journal_entry"
                                            " ORDER BY establishment_id, sequence", -1, &statement, NULL) == SQLITE_OK);
  for (; sqlite3_step (statement) == SQLITE_ROW; n++)
    {
      char head[256], hex[DPT_SHA256_HEX];
      int length = g_snprintf (head, sizeof head, "%s\n%lld\n%lld\n%lld\n%s\n%lld\n", (const char *) sqlite3_column_text (statement, 5),
                               sqlite3_column_int64 (statement, 7), sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                               (const char *) sqlite3_column_text (statement, 2), sqlite3_column_int64 (statement, 3));

      dpt_sha256_add (sha, head, (gsize) length);
      dpt_sha256_add (sha, sqlite3_column_text (statement, 4), (gsize) sqlite3_column_bytes (statement, 4));
      dpt_sha256_finish (sha, hex);
      g_assert_cmpstr (hex, ==, (const char *) sqlite3_column_text (statement, 6));
    }
  sqlite3_finalize (statement);
  return n;
}

static gpointer
check (DptUnit *unit, gpointer problems, GError **error)
{
  return dpt_journal_check (unit, problems, error) ? problems : NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double)), ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare_work = g_array_new (FALSE, FALSE, sizeof (double)), our_work = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *uri = argc > 1 ? g_strconcat ("sqlite://", argv[1], NULL) : NULL;
  g_autoptr (DptClock) clock = dpt_clock_new ();
  g_autoptr (DptSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDb) db = NULL;
  sqlite3 *sqlite = NULL;
  gint64 n = 0;

  if (uri == NULL)
    g_error ("usage: bench-journal FILE");
  db = dpt_db_open (uri, DPT_DB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  session = dpt_session_new_system (db, clock, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (argv[1], &sqlite, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_exec (sqlite, "PRAGMA cache_size=-32768; PRAGMA mmap_size=268435456", NULL, NULL, NULL);
  for (guint turn = 0; turn <= TURNS; turn++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      double start = bench_now (), work = bench_work (), middle, middle_work, times[4];

      n = read_and_hash (sqlite);
      middle = bench_now ();
      middle_work = bench_work ();
      dpt_session_read (session, check, problems, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 0);
      times[0] = (middle - start) / 1e6;
      times[1] = (bench_now () - middle) / 1e6;
      times[2] = (middle_work - work) / 1e6;
      times[3] = (bench_work () - middle_work) / 1e6;
      if (turn == 0)
        continue; /* reads the disk */
      g_array_append_val (bare, times[0]);
      g_array_append_val (ours, times[1]);
      g_array_append_val (bare_work, times[2]);
      g_array_append_val (our_work, times[3]);
    }
  printf ("%" G_GINT64_FORMAT " entries, medians of %d turns\n", n, TURNS);
  bench_ratio ("check of the journal, time", bench_percentile (bare, 50), bench_percentile (ours, 50), "s", 1.3);
  bench_ratio ("check of the journal, processor", bench_percentile (bare_work, 50), bench_percentile (our_work, 50), "s", 0);
  sqlite3_close (sqlite);
  return 0;
}
