/* bench-dashboard.c - the owner's page from the roll-ups against plain SQL over the same sales.
 * For: the row "dashboard" of the performance table. Not for: the test run.
 *
 *   tests/bench/bench-dashboard [SALES]            100,000 by default, three lines each, over ten years, in a file of its own
 *   tests/bench/bench-dashboard SALES FILE         in FILE, made where it is not there; a file of `dioptrectl demo` will do
 *
 * The plain SQL is only reckoned for a day and a month: over years it takes minutes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "base/dpt-date.h"
#include "engine/insight/dpt-insight-list.h"
#include "engine/insight/dpt-insight.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

#include <stdio.h>
#include <stdlib.h>

#define TRIES 7
#define DAYS 3652
#define FIRST "2016-11-22"

static void
run (DptDb *db, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
run (DptDb *db, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  dpt_test_db_exec (db, sql);
}

/* Rows as a shop of that size has them after ten years; numbers come from a running number by multiplication, so that they
 * are the same every time. The guards on single documents are taken off first: this is no shop's database. */
static void
fill (DptDb *db, DptTestShop *shop, guint sales)
{
  static const char *const triggers[] = { "sale_number", "sale_no_update", NULL };
  g_autofree char *many = g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) ", sales);
  g_autofree char *some = g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) ", sales / 5);

  for (guint i = 0; triggers[i] != NULL; i++)
    run (db, "DROP TRIGGER %s", triggers[i]);
  run (db, "INSERT INTO tax_class (id, version, code, name) VALUES (1, 1, 'bench', 'Bench')");
  run (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
           " INSERT INTO product (id, version, kind, code, brand, name, search_key, tax_class_id) SELECT i, 1, CASE i %% 5 WHEN 0 THEN 'accessory' ELSE 'frame' END,"
           " 'P' || i, 'Brand', 'Model ' || i, 'x', 1 FROM n");
  run (db, "INSERT INTO variant (id, version, product_id, sku, purchase_price, price, stock_min) SELECT id, 1, id, code, 4000, 12000, id %% 3 FROM product");
  run (db, "INSERT INTO stock_position (establishment_id, variant_id, on_hand, reserved) SELECT e.id, v.id, (v.id * 7) %% 4, 0 FROM variant v, establishment e");
  run (db, "%sINSERT INTO patient (id, version, file_number, family_name, given_names, created_at) SELECT i, 1, i, 'N' || i, 'G', 1 FROM n", some);
  run (db,
       "%sINSERT INTO sale (id, uuid, establishment_id, kind, series, year, number, issued_at, issued_on, patient_id, user_id, total_net, total_tax, total_gross, currency)"
       " SELECT i, 'u' || i, CASE i %% 3 WHEN 0 THEN %" G_GINT64_FORMAT " ELSE %" G_GINT64_FORMAT " END, 'receipt', 'T', 2026, i,"
       " (unixepoch ('" FIRST "') + 86400 * ((i * 7919) %% %d)) * 1000000, DATE ('" FIRST "', '+' || ((i * 7919) %% %d) || ' days'),"
       " 1 + i %% %u, %" G_GINT64_FORMAT ", 30000, 6000, 36000, 'EUR' FROM n",
       many, shop->other_establishment_id, shop->establishment_id, DAYS, DAYS, sales / 5, shop->users[DPT_ROLE_CASHIER]);
  run (db,
       "INSERT INTO sale_line (id, sale_id, position, kind, variant_id, label, quantity, unit_price, discount, gross, net, tax, tax_rate_bp, unit_cost)"
       " SELECT s.id * 3 + p.k, s.id, p.k + 1, 'frame', 1 + (s.id * 31 + p.k * 977) %% 4000, 'Line', 1, 12000, 0, 12000, 10000, 2000, 2000, 4000"
       " FROM sale s, (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2) p");
  run (db,
       "INSERT INTO rollup_day (establishment_id, day, sales, credit_notes, gross, net, tax, cost, pieces)"
       " SELECT establishment_id, issued_on, COUNT(*), 0, SUM(total_gross), SUM(total_net), SUM(total_tax), COUNT(*) * 12000, COUNT(*) * 3 FROM sale GROUP BY 1, 2");
  run (db,
       "INSERT INTO rollup_month_article (establishment_id, month, variant_id, quantity, gross, net, cost)"
       " SELECT s.establishment_id, SUBSTR(s.issued_on, 1, 7), l.variant_id, SUM(l.quantity), SUM(l.gross), SUM(l.net), SUM(l.quantity * l.unit_cost)"
       " FROM sale s JOIN sale_line l ON l.sale_id = s.id GROUP BY 1, 2, 3");
  run (db,
       "INSERT INTO rollup_year_article (establishment_id, year, variant_id, quantity, gross, net, cost)"
       " SELECT establishment_id, CAST(SUBSTR(month, 1, 4) AS INTEGER), variant_id, SUM(quantity), SUM(gross), SUM(net), SUM(cost) FROM rollup_month_article GROUP BY 1, 2, 3");
  run (db,
       "%sINSERT INTO visit (id, version, patient_id, establishment_id, examiner_id, kind, state, started_at, started_on, signed_at)"
       " SELECT i, 1, i, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 'complete', 'signed', (unixepoch ('" FIRST "') + 86400 * ((i * 7919) %% %d)) * 1000000,"
       " DATE ('" FIRST "', '+' || ((i * 7919) %% %d) || ' days'), 1 FROM n",
       some, shop->establishment_id, shop->users[DPT_ROLE_OPTOMETRIST], DAYS, DAYS);
  run (db,
       "INSERT INTO dispensing_order (id, version, establishment_id, year, number, patient_id, user_id, state, created_at, created_on, confirmed_at, delivered_at)"
       " SELECT id, 1, establishment_id, 2026, id, patient_id, examiner_id, 'delivered', started_at, started_on, started_at + 86400000000, started_at + 9 * 86400000000"
       " FROM visit WHERE id %% 2 = 0");
  run (db, "ANALYZE");
}

typedef struct
{
  DptPeriod period;
  DptInsight *insight;
} Page;

static gpointer
read_page (DptUnit *unit, gpointer args, GError **error)
{
  Page *page = args;

  page->insight = dpt_insight_read (unit, 0, &page->period, error);
  return page->insight ? page : NULL;
}

static double
measure_ours (DptSession *session, const DptPeriod *period, gint64 *gross)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double)), works = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < TRIES; i++)
    {
      Page page = { *period, NULL };
      g_autoptr (GError) error = NULL;
      double before = bench_now (), worked = bench_work (), time, work;

      dpt_session_read (session, read_page, &page, NULL, &error);
      g_assert_no_error (error);
      time = (bench_now () - before) / 1000;
      work = (bench_work () - worked) / 1000;
      g_array_append_val (times, time);
      g_array_append_val (works, work);
      *gross = page.insight->now.gross;
      dpt_insight_free (page.insight);
    }
  printf ("  %.0f ms of processor\n", bench_percentile (works, 50));
  return bench_percentile (times, 50);
}

static gpointer
read_owed (DptUnit *unit, gpointer args, GError **error)
{
  DptMoney patients, insurers;

  return dpt_insight_read_owed (unit, 0, &patients, &insurers, error) ? args : NULL;
}

static double
measure_owed (DptSession *session)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < TRIES; i++)
    {
      g_autoptr (GError) error = NULL;
      double before = bench_now (), time;

      dpt_session_read (session, read_owed, session, NULL, &error);
      g_assert_no_error (error);
      time = (bench_now () - before) / 1000;
      g_array_append_val (times, time);
    }
  return bench_percentile (times, 50);
}

/* The same sums for both periods, the sales by day and the best sellers, from the lines. */
static double
measure_plain (DptDb *db, const DptPeriod *period, gint64 *gross)
{
  DptPeriod before;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  dpt_period_get_before (period, &before);
  for (guint i = 0; i < TRIES; i++)
    {
      g_autofree char *days = g_strdup_printf ("SELECT s.issued_on, COUNT(DISTINCT s.id), SUM(l.gross), SUM(l.net - l.quantity * l.unit_cost), SUM(l.quantity)"
                                               " FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.kind <> 'quote' AND (s.issued_on BETWEEN '%s' AND '%s' OR s.issued_on BETWEEN '%s' AND '%s')"
                                               " GROUP BY s.issued_on",
                                               period->from, period->to, before.from, before.to);
      g_autofree char *best = g_strdup_printf ("SELECT l.variant_id, SUM(l.quantity), SUM(l.gross) FROM sale s JOIN sale_line l ON l.sale_id = s.id"
                                               " WHERE s.kind <> 'quote' AND s.issued_on BETWEEN '%s' AND '%s' GROUP BY 1 ORDER BY 3 DESC LIMIT 12", period->from, period->to);
      double start = bench_now (), time;
      g_autoptr (DptDbRows) rows = dpt_test_db_query (db, days);
      g_autoptr (DptDbRows) articles = dpt_test_db_query (db, best);

      time = (bench_now () - start) / 1000;
      g_array_append_val (times, time);
      *gross = 0;
      for (guint r = 0; r < dpt_db_rows_get_n_rows (rows); r++)
        if (g_strcmp0 (dpt_db_rows_get_text (rows, r, 0), period->from) >= 0)
          *gross += dpt_db_rows_get_int (rows, r, 2);
    }
  return bench_percentile (times, 50);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name, *from, *to;
  } pages[] = {
    { "today", "2026-11-20", "2026-11-20" },
    { "this month", "2026-11-01", "2026-11-20" },
    { "this year", "2026-01-01", "2026-11-20" },
    { "ten years", "2016-12-01", "2026-10-31" },
  };
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDb) db = NULL;
  g_autoptr (DptClock) clock = dpt_clock_new_fixed (DPT_TEST_NOW - 2 * G_TIME_SPAN_DAY);
  g_autoptr (DptSession) session = NULL;
  gint64 n_sales;
  guint sales;

  dpt_test_db_init (&argc, &argv);
  sales = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  uri = argc > 2 ? g_strconcat ("sqlite://", argv[2], NULL) : dpt_test_db_create_uri ();
  db = dpt_db_open (uri, DPT_DB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  if (dpt_shop_exists (db, NULL) == 0)
    {
      g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);

      fill (db, shop, sales);
    }
  session = dpt_session_new_system (db, clock, 0, &error);
  g_assert_no_error (error);
  n_sales = dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sale");
  printf ("%" G_GINT64_FORMAT " sales, %" G_GINT64_FORMAT " lines; medians of %d\n", n_sales, dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sale_line"), TRIES);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *what = g_strdup_printf ("dashboard, %s, %.1f million sales", pages[i].name, (double) n_sales / 1e6);
      DptPeriod period;
      gint64 ours = 0, plain = 0;
      double page;

      if (argc > 3 && !g_str_equal (argv[3], pages[i].name))
        continue;
      dpt_period_init (&period, pages[i].from, pages[i].to);
      page = measure_ours (session, &period, &ours);
      bench_limit (what, page, "ms", n_sales > 2000000 ? 250 : 100);
      if (dpt_period_get_days (&period) > 62)
        continue;
      printf ("  plain SQL of its sums and best sellers: %.0f ms\n", measure_plain (db, &period, &plain));
      g_assert_cmpint (ours, ==, plain);
    }
  bench_limit ("what is still owed", measure_owed (session), "ms", n_sales > 2000000 ? 250 : 100);
  return 0;
}
