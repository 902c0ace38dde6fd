/* bench-lens.c - what can be made for this pair of eyes, over rules that stand for millions of lenses.
 * For: the row "lens finder" of the performance table. Not for: the test run.
 *
 *   tests/bench/bench-lens [RULES]     5000 by default
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "engine/catalog/dpt-lens-finder.h"
#include "support/dpt-test-catalog.h"
#include "support/dpt-test-db.h"

#include <stdlib.h>

#define TRIES 400

/* The reference catalogue once more under other ids, until there are as many rules as wished. */
static void
multiply_ranges (DptDb *db, int wished)
{
  for (gint64 copy = 1; dpt_test_db_query_int (db, "SELECT COUNT(*) FROM lens_range") < wished; copy++)
    {
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO lens_range SELECT 1000000 * %" G_GINT64_FORMAT
        " + ROW_NUMBER () OVER (ORDER BY id), version, product_id, material, refractive_index, density, abbe, "
        "sphere_min, sphere_max, cylinder_max, power_min, power_max, addition_min, addition_max, prism_max, diameter, "
        "purchase_price, "
        "price + %d, lead_days, stock_lens, 'copy', valid_from, valid_until, active FROM lens_range "
        "WHERE supplier_code IS NULL",
        copy, (int) copy);

      dpt_test_db_exec (db, sql);
    }
}

/* How many lenses the rules stand for, in quarters of a dioptre and steps of one degree left out. */
static gint64
count_lenses (DptLensCatalog *catalog)
{
  guint n;
  const DptLensOffer *offers = dpt_lens_catalog_get_offers (catalog, &n);
  gint64 lenses = 0;

  for (guint i = 0; i < n; i++)
    for (int sphere = offers[i].sphere_min; sphere <= offers[i].sphere_max; sphere += 25)
      for (int cylinder = 0; cylinder <= offers[i].cylinder_max; cylinder += 25)
        if (sphere - cylinder >= offers[i].power_min && sphere <= offers[i].power_max)
          lenses += offers[i].has_addition ? (offers[i].addition_max - offers[i].addition_min) / 25 + 1 : 1;
  return lenses;
}

static gpointer
load_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_lens_catalog_load (unit, NULL, error);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
measure_find (DptLensCatalog *catalog, GRand *random)
{
  static const char *const usages[] = { "far", "near", "progressive", "office" };
  double times[TRIES];

  for (int i = 0; i < TRIES; i++)
    {
      DptLensWish wish = { .usage = usages[i % 4],
                           .has = { TRUE, TRUE },
                           .minimum_blank = { 6400, 6500 },
                           .fitting_height = { 2000, 2000 } };
      gint64 start;
      g_autoptr (GArray) found = NULL;
      g_autoptr (GArray) best = NULL;

      for (int eye = 0; eye < 2; eye++)
        wish.rx[eye] = (DptRx){ 25 * g_rand_int_range (random, -24, 17), -25 * g_rand_int_range (random, 0, 9),
                                g_rand_int_range (random, 1, 181), 200 };
      start = g_get_monotonic_time ();
      found = dpt_lens_finder_find (catalog, &wish, TRUE);
      best = dpt_lens_finder_best (found);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  qsort (times, TRIES, sizeof (double), compare_doubles);
  bench_limit ("lens finder, p50", times[TRIES / 2], "ms", 50);
  bench_limit ("lens finder, p99", times[TRIES * 99 / 100], "ms", 50);
}

int
main (int argc, char **argv)
{
  int wished = argc > 1 ? atoi (argv[1]) : 5000;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptTestDb) fixture = NULL;
  g_autoptr (DptTestShop) shop = NULL;
  g_autoptr (DptLensCatalog) catalog = NULL;
  DptTestCatalog articles;
  guint n;
  gint64 start;

  argc = 1;
  dpt_test_db_init (&argc, &argv);
  fixture = dpt_test_db_new ();
  shop = dpt_test_shop_new (fixture->db);
  dpt_test_catalog_install (shop, &articles);
  multiply_ranges (fixture->db, wished);
  start = g_get_monotonic_time ();
  catalog = dpt_session_read (shop->system, load_cb, NULL, g_object_unref, &error);
  g_assert_no_error (error);
  start = g_get_monotonic_time () - start;
  dpt_lens_catalog_get_offers (catalog, &n);
  g_print ("%u rules that stand for %" G_GINT64_FORMAT " lenses, read in %.1f ms\n", n, count_lenses (catalog),
           (double) start / 1000);
  measure_find (catalog, random);
  return 0;
}
