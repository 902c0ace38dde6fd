/* test-id.c - ids grow, never meet, and say when they were made.
 * For: base/dpt-id. Not for: numbers that people read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-id.h"

#define THREADS 4
#define EACH 5000

static void
test_ids_grow (void)
{
  gint64 last = 0;

  for (int i = 0; i < 20000; i++) /* more than the counter holds in a millisecond */
    {
      gint64 id = dpt_id_new ();

      g_assert_cmpint (id, >, last);
      last = id;
    }
}

static void
test_an_id_knows_when_it_was_made (void)
{
  gint64 before = g_get_real_time ();
  gint64 id = dpt_id_new ();

  /* The test before may have borrowed a few milliseconds from the time to come. */
  g_assert_cmpint (dpt_id_get_instant (id), >=, before - 1000);
  g_assert_cmpint (dpt_id_get_instant (id), <=, g_get_real_time () + G_USEC_PER_SEC);
}

static gpointer
make_ids (gpointer data)
{
  gint64 *ids = data;

  for (int i = 0; i < EACH; i++)
    ids[i] = dpt_id_new ();
  return NULL;
}

static void
test_threads_never_get_the_same_id (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, THREADS * EACH);
  GThread *threads[THREADS];

  for (int t = 0; t < THREADS; t++)
    threads[t] = g_thread_new ("ids", make_ids, ids + t * EACH);
  for (int t = 0; t < THREADS; t++)
    g_thread_join (threads[t]);
  for (int t = 0; t < THREADS; t++)
    for (int i = 1; i < EACH; i++)
      g_assert_cmpint (ids[t * EACH + i], >, ids[t * EACH + i - 1]);
  for (int i = 0; i < THREADS * EACH; i++)
    g_assert_true (g_hash_table_add (seen, &ids[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/grow", test_ids_grow);
  g_test_add_func ("/id/know-when-they-were-made", test_an_id_knows_when_it_was_made);
  g_test_add_func ("/id/threads-never-get-the-same", test_threads_never_get_the_same_id);
  return g_test_run ();
}
