/* bench-search.c - patients while somebody types: ours against the one bare statement that a search of that kind cannot do without.
 * For: the row "search as you type" of the performance table. Not for: the test run.
 *
 *   tests/bench/bench-search [PATIENTS [FILE [KIND]]]     a million by default; FILE keeps the data for the next run; KIND: only what is named so
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "engine/patient/dpt-patient-key.h"
#include "engine/patient/dpt-patient-search.h"
#include "engine/patient/dpt-patient.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TRIES 400
#define FAMILY_NAMES 120000
#define GIVEN_NAMES 3000

/* --- a million people --- */

/* Names of two to four syllables, always the same for the same number, unevenly begun as names are. */
static char *
make_name (guint number)
{
  static const char *const onsets[] = { "m", "l", "b", "d", "c", "p", "r", "s", "g", "t", "v", "f", "ch", "br", "h", "n", "gr", "j", "z", "qu" };
  static const char *const rimes[] = { "ar", "a", "e", "in", "ou", "on", "el", "i", "ot", "er", "au", "ier", "en", "ois", "ard" };
  GString *out = g_string_new (NULL);

  do
    {
      g_string_append (out, onsets[number % 20]);
      number /= 20;
      g_string_append (out, rimes[number % 15]);
      number /= 15;
    }
  while (number > 0);
  out->str[0] = g_ascii_toupper (out->str[0]);
  return g_string_free (out, FALSE);
}

/* Zipf: the first names are those of many. */
static guint
draw_rank (GRand *random, guint most)
{
  return (guint) exp (g_rand_double (random) * log (most)) - 1;
}

typedef struct
{
  guint n;
  gint64 establishment_id;
} Fill;

static const DptDbStatement *
statement (const char *sql)
{
  return dpt_db_statement_intern (sql);
}

static gboolean
add_person (DptDbConnection *connection, GRand *random, gint64 id, gint64 establishment_id)
{
  g_autofree char *family = make_name (draw_rank (random, FAMILY_NAMES));
  g_autofree char *first = make_name (1000 + draw_rank (random, GIVEN_NAMES));
  g_autofree char *second = make_name (1000 + draw_rank (random, GIVEN_NAMES));
  g_autofree char *given = g_rand_int_range (random, 0, 6) == 0 ? g_strconcat (first, "-", second, NULL) : g_strdup (first);
  g_autofree char *birth_name = g_rand_int_range (random, 0, 4) == 0 ? make_name (draw_rank (random, FAMILY_NAMES)) : NULL;
  g_autofree char *birth_date = g_strdup_printf ("%04d-%02d-%02d", g_rand_int_range (random, 1930, 2022), g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 29));
  g_autofree char *phone = g_strdup_printf ("0%d%08d", g_rand_int_range (random, 6, 8), g_rand_int_range (random, 0, 100000000));
  g_autofree char *reversed = g_strreverse (g_strdup (phone));
  g_autoptr (GPtrArray) keys = dpt_patient_create_keys (family, birth_name, given, birth_date);
  GError *error = NULL;

  dpt_db_post_values (connection, statement ("INSERT INTO patient (id, version, file_number, family_name, birth_name, given_names, birth_date, home_establishment_id, created_at) VALUES ($1, 1, $1, $2, $3, $4, $5, $6, 0)"),
                      DPT_DB_VALUES (DPT_INT (id), DPT_TEXT (family), DPT_TEXT (birth_name), DPT_TEXT (given), DPT_TEXT (birth_date), DPT_INT (establishment_id)), 6, &error);
  dpt_db_post_values (connection, statement ("INSERT INTO contact_point (id, version, patient_id, kind, value, search_key, reversed_key) VALUES ($1, 1, $1, 'mobile', $2, $2, $3)"),
                      DPT_DB_VALUES (DPT_INT (id), DPT_TEXT (phone), DPT_TEXT (reversed)), 3, &error);
  for (guint i = 0; i < keys->len; i++)
    {
      const DptPatientKey *key = keys->pdata[i];

      dpt_db_post_values (connection, statement ("INSERT INTO patient_key (lead, rest, patient_id) VALUES ($1, $2, $3)"),
                          DPT_DB_VALUES (DPT_TEXT (key->lead), DPT_TEXT (key->rest), DPT_INT (id)), 3, &error);
    }
  g_assert_no_error (error);
  return TRUE;
}

static gpointer
fill (DptDbConnection *connection, gpointer args, GError **error)
{
  Fill *wish = args;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 1; i <= wish->n; i++)
    add_person (connection, random, i, wish->establishment_id);
  return wish;
}

/* --- what is typed --- */

typedef struct
{
  const char *name;
  const char *bare; /* one statement: $1, $2 a range, $3 another word, $4 its end */
  gboolean two;
} Kind;

#define COLUMNS "p.id, p.file_number, p.family_name, p.birth_name, p.given_names, p.birth_date"

static const Kind kinds[] = {
  { "one word, unfinished", "SELECT " COLUMNS " FROM (SELECT patient_id FROM patient_key WHERE lead >= $1 AND lead < $2 ORDER BY lead, rest LIMIT 50) k JOIN patient p ON p.id = k.patient_id" },
  { "one word, whole", "SELECT " COLUMNS " FROM (SELECT patient_id FROM patient_key WHERE lead >= $1 AND lead < $2 ORDER BY lead, rest LIMIT 50) k JOIN patient p ON p.id = k.patient_id" },
  { "a whole word and a beginning", "SELECT " COLUMNS " FROM (SELECT patient_id FROM patient_key WHERE lead = $1 AND rest >= $3 AND rest < $4 ORDER BY rest LIMIT 50) k JOIN patient p ON p.id = k.patient_id", TRUE },
  { "two beginnings", "SELECT " COLUMNS " FROM (SELECT patient_id FROM patient_key WHERE lead >= $1 AND lead < $2 AND rest >= $3 AND rest < $4 LIMIT 50) k JOIN patient p ON p.id = k.patient_id", TRUE },
  { "three words", "SELECT " COLUMNS " FROM (SELECT patient_id FROM patient_key WHERE lead = $1 AND rest >= $3 AND rest < $4 ORDER BY rest LIMIT 50) k JOIN patient p ON p.id = k.patient_id", TRUE },
  { "phone from the front", "SELECT " COLUMNS " FROM (SELECT patient_id FROM contact_point WHERE search_key >= $1 AND search_key < $2 LIMIT 50) k JOIN patient p ON p.id = k.patient_id" },
  { "phone from its end", "SELECT " COLUMNS " FROM (SELECT patient_id FROM contact_point WHERE reversed_key >= $1 AND reversed_key < $2 AND reversed_key IS NOT NULL LIMIT 50) k JOIN patient p ON p.id = k.patient_id" },
  { "birth date", "SELECT " COLUMNS " FROM patient p WHERE birth_date >= $1 AND birth_date < $2 LIMIT 50" },
  { "name and year of birth", "SELECT " COLUMNS " FROM patient p WHERE birth_date >= $1 AND birth_date < $2 LIMIT 50" },
  { "file number", "SELECT " COLUMNS " FROM patient p WHERE file_number = CAST($1 AS INTEGER)" },
};

typedef struct
{
  char *text;              /* as typed */
  char *from, *rest;       /* for the bare statement */
} Typed;

static void
typed_clear (Typed *typed)
{
  g_free (typed->text);
  g_free (typed->from);
  g_free (typed->rest);
}

static char *
begin (const char *word, GRand *random, guint least)
{
  gsize length = strlen (word);

  return g_strndup (word, length <= least ? length : (gsize) g_rand_int_range (random, (gint32) least, (gint32) length));
}

static Typed
make_typed (guint kind, DptDbRows *people, guint row, GRand *random)
{
  g_auto (GStrv) family = dpt_patient_split_query (dpt_db_rows_get_string (people, row, 1));
  g_auto (GStrv) given = dpt_patient_split_query (dpt_db_rows_get_string (people, row, 2));
  const char *date = dpt_db_rows_get_text (people, row, 3);
  const char *phone = dpt_db_rows_get_text (people, row, 4);
  g_autofree char *short_family = begin (family[0], random, 2);
  g_autofree char *short_given = begin (given[0], random, 1);
  g_autofree char *reversed = NULL;
  g_autofree char *end = NULL;

  switch (kind)
    {
    case 0:
      return (Typed) { g_strdup (short_family), g_strdup (short_family), NULL };
    case 1:
      return (Typed) { g_strdup (family[0]), g_strdup (family[0]), NULL };
    case 2:
      return (Typed) { g_strdup_printf ("%s %s", family[0], short_given), g_strdup (family[0]), g_strdup (short_given) };
    case 3:
      return (Typed) { g_strdup_printf ("%s %s", short_family, short_given), g_strdup (short_family), g_strdup (short_given) };
    case 4:
      return (Typed) { g_strdup_printf ("%s %s %s", given[0], family[0], given[1] ? given[1] : "x"), g_strdup (family[0]), g_strdup (given[0]) };
    case 5:
      return (Typed) { g_strndup (phone, (gsize) g_rand_int_range (random, 3, 11)), g_strdup (phone), NULL };
    case 6:
      end = g_strdup (phone + 10 - g_rand_int_range (random, 4, 9));
      reversed = g_strreverse (g_strdup (end));
      return (Typed) { g_strdup (end), g_strdup (reversed), NULL };
    case 7:
      return (Typed) { g_strdup_printf ("%.2s/%.2s/%.4s", date + 8, date + 5, date), g_strdup (date), NULL };
    case 8:
      return (Typed) { g_strdup_printf ("%s %.4s", family[0], date), g_strndup (date, 4), NULL };
    default:
      return (Typed) { g_strdup_printf ("%" G_GINT64_FORMAT, dpt_db_rows_get_int (people, row, 0)), g_strdup_printf ("%" G_GINT64_FORMAT, dpt_db_rows_get_int (people, row, 0)), NULL };
    }
}

/* --- both ways --- */

/* Processor time of this thread, in nanoseconds: on shared cores a clock on the wall measures the neighbours. All of the data is in memory. */
static gint64
take_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static guint64 sink; /* what was read, so that reading is not left out */

static void
run_bare (sqlite3_stmt *bare, const Typed *typed)
{
  g_autofree char *end = g_strconcat (typed->from, "\xf4\x8f\xbf\xbf", NULL);
  g_autofree char *rest_end = typed->rest ? g_strconcat (typed->rest, "\xf4\x8f\xbf\xbf", NULL) : NULL;

  sqlite3_bind_text (bare, 1, typed->from, -1, SQLITE_STATIC);
  if (sqlite3_bind_parameter_count (bare) >= 2)
    sqlite3_bind_text (bare, sqlite3_bind_parameter_index (bare, "$2"), end, -1, SQLITE_STATIC);
  if (typed->rest != NULL)
    {
      sqlite3_bind_text (bare, sqlite3_bind_parameter_index (bare, "$3"), typed->rest, -1, SQLITE_STATIC);
      sqlite3_bind_text (bare, sqlite3_bind_parameter_index (bare, "$4"), rest_end, -1, SQLITE_STATIC);
    }
  while (sqlite3_step (bare) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (bare); i++)
      sink += (guint64) sqlite3_column_bytes (bare, i);
  sqlite3_reset (bare);
}

static gpointer
search (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_search (unit, args, DPT_PATIENT_SEARCH_MOST, error);
}

static guint
run_ours (DptSession *session, const Typed *typed)
{
  g_autoptr (GPtrArray) rows = dpt_session_read (session, search, typed->text, (GDestroyNotify) g_ptr_array_unref, NULL);

  sink += rows->len;
  return rows->len;
}

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static double
take_percentile (gint64 *times, guint n, guint percent)
{
  qsort (times, n, sizeof *times, compare_times);
  return (double) times[n * percent / 100] / 1e6;
}

static void
measure (guint kind, DptSession *session, sqlite3 *sqlite, DptDbRows *people)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (kind + 2);
  static gint64 ours[TRIES], bare[TRIES];
  sqlite3_stmt *prepared = NULL;
  guint found = 0;
  double ours_median, bare_median;
  g_autofree char *typical = g_strdup_printf ("search, %s, p50", kinds[kind].name), *late = g_strdup_printf ("search, %s, p99", kinds[kind].name);

  g_assert_cmpint (sqlite3_prepare_v2 (sqlite, kinds[kind].bare, -1, &prepared, NULL), ==, SQLITE_OK);
  for (int i = -20; i < TRIES; i++) /* the first few warm up */
    {
      Typed typed = make_typed (kind, people, (guint) g_rand_int_range (random, 0, (gint32) dpt_db_rows_get_n_rows (people)), random);
      gint64 start = take_time (), middle;
      guint n;

      run_bare (prepared, &typed);
      middle = take_time ();
      n = run_ours (session, &typed);
      if (i >= 0)
        {
          bare[i] = middle - start;
          ours[i] = take_time () - middle;
          found += n > 0;
        }
      typed_clear (&typed);
    }
  sqlite3_finalize (prepared);
  ours_median = take_percentile (ours, TRIES, 50);
  bare_median = take_percentile (bare, TRIES, 50);
  g_print ("%-30s ours p50 %7.3f ms  p99 %8.3f ms   bare p50 %7.3f ms  p99 %8.3f ms   ratio %5.1f   found %3u %%\n", kinds[kind].name,
           ours_median, take_percentile (ours, TRIES, 99), bare_median, take_percentile (bare, TRIES, 99), ours_median / MAX (bare_median, 0.001),
           found * 100 / TRIES);
  bench_limit (typical, ours_median, "ms", 1);
  bench_limit (late, take_percentile (ours, TRIES, 99), "ms", 10);
}

static gpointer
read_people (DptDbConnection *connection, gpointer args, GError **error)
{
  return dpt_db_query_values (connection, statement ("SELECT p.id, p.family_name, p.given_names, p.birth_date, c.value FROM patient p JOIN contact_point c ON c.patient_id = p.id "
                                                     "WHERE p.id % 997 = 1 LIMIT 1000"),
                              NULL, 0, error);
}

static DptTestShop *
open_shop (DptDb *db, guint n)
{
  Fill wish = { n, 0 };
  gint64 start = g_get_monotonic_time ();
  DptTestShop *shop = dpt_test_shop_new (db);
  g_autoptr (GError) error = NULL;

  wish.establishment_id = shop->establishment_id;
  dpt_db_write (db, fill, &wish, NULL, &error);
  g_assert_no_error (error);
  g_print ("%u patients made in %.1f s\n", n, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  return shop;
}

int
main (int argc, char **argv)
{
  guint n;
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDb) db = NULL;
  g_autoptr (DptClock) clock = dpt_clock_new ();
  g_autoptr (DptSession) session = NULL;
  g_autoptr (DptDbRows) people = NULL;
  sqlite3 *sqlite = NULL;

  dpt_test_db_init (&argc, &argv);
  n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000000;
  uri = argc > 2 ? g_strconcat ("sqlite://", argv[2], NULL) : dpt_test_db_create_uri ();
  db = dpt_db_open (uri, DPT_DB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  if (dpt_shop_exists (db, NULL) == 0)
    dpt_test_shop_free (open_shop (db, n));
  session = dpt_session_new_system (db, clock, 0, &error);
  g_assert_no_error (error);
  people = dpt_db_read (db, read_people, NULL, (GDestroyNotify) dpt_db_rows_unref, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (uri + strlen ("sqlite://"), &sqlite, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    if (argc <= 3 || g_str_equal (argv[3], kinds[kind].name))
      measure (kind, session, sqlite, people);
  sqlite3_close (sqlite);
  return sink == 0;
}
