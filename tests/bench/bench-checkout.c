/* bench-checkout.c - a sale that is on disk when it is answered: the engine against the bare statements, in turn, in one run.
 * For: the rows "durable checkout" of the performance table. Not for: the test run.
 *
 * SQLite:      tests/bench/bench-checkout [SALES]
 * PostgreSQL:  DPT_TEST_PG_DURABLE=1 tests/support/with-postgres tests/bench/bench-checkout [SALES]     1, 4 and 16 stations
 *
 * A receipt over three articles, paid by card. The bare way knows what to write and writes it: the same rows into the same
 * tables with the same texts of SQL (document, lines, tax, payment, stock, roll-ups, journal with its hash, audit), in one
 * transaction; on PostgreSQL in two pipelined exchanges, fewer than which a chained journal does not allow. Each way has a
 * database of its own, so that each pays for its own checkpoints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "bench-bare.h"

#include "base/dpt-id.h"
#include "engine/demo/dpt-demo.h"
#include "engine/sale/dpt-journal.h"
#include "engine/sale/dpt-sale-store.h"
#include "engine/stock/dpt-stock.h"
#include "support/dpt-test-db.h"

#include <stdlib.h>

#define LINES 3
#define ROUNDS 8
#define TODAY "2026-11-21"

/* What both ways know of the shop. */
typedef struct
{
  gint64 establishment_id, cashier_id, till_id;
  gint64 articles[64];
  gint64 prices[64], costs[64];
  char *names[64];
  guint n_articles;
} Shop;

typedef struct Station Station;

struct Station
{
  void (*sell) (Station *self);
  const Shop *shop;
  DptDb *db;
  DptSession *session;
  Bare *bare;
  GRand *random;
  guint n;
  GArray *times; /* microseconds of each sale */
  double work;   /* microseconds of the processor for all of them */
};

/* Three different articles, in their order. */
static void
draw_articles (Station *self, guint *picked)
{
  guint n = self->shop->n_articles;

  picked[0] = (guint) g_rand_int_range (self->random, 0, (gint32) n - 2);
  picked[1] = (guint) g_rand_int_range (self->random, (gint32) picked[0] + 1, (gint32) n - 1);
  picked[2] = (guint) g_rand_int_range (self->random, (gint32) picked[1] + 1, (gint32) n);
}

/* --- ours --- */

static void
sell_ours (Station *self)
{
  const Shop *shop = self->shop;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  g_autoptr (DptSaleRequest) request = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *issued = NULL;
  guint picked[LINES];

  draw_articles (self, picked);
  for (guint i = 0; i < LINES; i++)
    {
      guint a = picked[i];
      DptBasketLine line = { .kind = "accessory", .variant_id = shop->articles[a], .label = shop->names[a], .quantity = 1,
                             .unit_price = shop->prices[a], .list_price = shop->prices[a], .unit_cost = shop->costs[a],
                             .tax_rate_bp = 2000, .keeps_stock = TRUE };
      DptBasket *more = dpt_basket_add (basket, &line, &error);

      g_assert_no_error (error);
      dpt_basket_unref (basket);
      basket = more;
    }
  request = dpt_sale_request_new (uuid, DPT_SALE_RECEIPT, basket);
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, dpt_basket_get_gross (basket), NULL);
  issued = dpt_sale_commit (self->session, request, &error);
  g_assert_no_error (error);
}

/* --- bare --- */

typedef struct
{
  gint64 id, number, now;
  const char *uuid;
  DptMoney gross, net, cost;
  guint picked[LINES];
} Sale;

/* The number, and the place in the journal. */
static void
read_place (Bare *bare, Sale *sale, DptJournalPlace *place)
{
  for (guint row = 0; row < bare_get_n_rows (bare, "sale/journal:take-with-number"); row++)
    {
      const char *series = bare_get (bare, row, 0);

      if (!g_str_equal (series, "J"))
        sale->number = g_ascii_strtoll (bare_get (bare, row, 1), NULL, 10);
      else
        {
          place->sequence = g_ascii_strtoll (bare_get (bare, row, 1), NULL, 10);
          g_strlcpy (place->previous, bare_get (bare, row, 2), sizeof place->previous);
        }
    }
}

static void
read_catalogue (Station *self, const Sale *sale)
{
  DptDbValue values[20];

  for (guint i = 0; i < 16; i++)
    values[i] = DPT_INT (self->shop->articles[sale->picked[MIN (i, LINES - 1)]]);
  values[16] = DPT_INT (self->shop->establishment_id);
  values[17] = DPT_TEXT (TODAY);
  values[18] = DPT_TEXT ("FR");
  values[19] = DPT_TEXT (sale->uuid);
  bare_run (self->bare, "sale/sale:articles", values, G_N_ELEMENTS (values));
}

static void
write_stock (Station *self, const Sale *sale)
{
  const Shop *shop = self->shop;

  for (guint i = 0; i < LINES; i++)
    {
      gint64 article = shop->articles[sale->picked[i]];

      bare_call (self->bare, "stock/stock:change-known-position", DPT_INT (article), DPT_INT (shop->establishment_id), DPT_INT (-1));
      bare_call (self->bare, "stock/stock:add-entry", DPT_INT (dpt_id_new ()), DPT_NULL, DPT_INT (shop->establishment_id), DPT_INT (article),
                 DPT_NULL, DPT_NULL, DPT_INT (-1), DPT_TEXT ("sale"), DPT_TEXT ("sale"), DPT_INT (sale->id),
                 DPT_INT (shop->costs[sale->picked[i]]), DPT_INT (sale->now), DPT_INT (shop->cashier_id), DPT_NULL);
    }
}

static void
write_document (Station *self, const Sale *sale)
{
  const Shop *shop = self->shop;

  bare_call (self->bare, "sale/sale:add", DPT_INT (sale->id), DPT_TEXT (sale->uuid), DPT_INT (shop->establishment_id),
             DPT_INT (shop->till_id), DPT_NULL, DPT_TEXT ("receipt"), DPT_TEXT ("T"), DPT_INT (2026), DPT_INT (sale->number),
             DPT_INT (sale->now), DPT_TEXT (TODAY), DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_INT (shop->cashier_id), DPT_NULL, DPT_NULL,
             DPT_INT (sale->net), DPT_INT (sale->gross - sale->net), DPT_INT (sale->gross), DPT_TEXT ("EUR"), DPT_NULL, DPT_NULL, DPT_NULL);
  for (guint i = 0; i < LINES; i++)
    {
      guint a = sale->picked[i];
      gint64 price = shop->prices[a], net = i + 1 < LINES ? price * 5 / 6 : 0;

      /* The last line gets what is left, so that all add up. */
      if (i + 1 == LINES)
        net = sale->net - shop->prices[sale->picked[0]] * 5 / 6 - shop->prices[sale->picked[1]] * 5 / 6;
      bare_call (self->bare, "sale/sale:add-line", DPT_INT (dpt_id_new ()), DPT_INT (sale->id), DPT_INT (i + 1), DPT_TEXT ("accessory"),
                 DPT_NULL, DPT_INT (shop->articles[a]), DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_TEXT (shop->names[a]), DPT_NULL, DPT_NULL,
                 DPT_INT (1), DPT_INT (price), DPT_INT (0), DPT_INT (price), DPT_INT (net), DPT_INT (price - net), DPT_INT (2000),
                 DPT_INT (shop->costs[a]));
    }
  bare_call (self->bare, "sale/sale:add-tax", DPT_INT (dpt_id_new ()), DPT_INT (sale->id), DPT_INT (2000), DPT_INT (sale->net),
             DPT_INT (sale->gross - sale->net));
}

static void
write_payment (Station *self, const Sale *sale)
{
  const Shop *shop = self->shop;
  gint64 id = dpt_id_new ();

  bare_call (self->bare, "sale/payment:add", DPT_INT (id), DPT_TEXT (sale->uuid), DPT_INT (1), DPT_INT (shop->establishment_id),
             DPT_INT (shop->till_id), DPT_NULL, DPT_INT (sale->now), DPT_TEXT (TODAY), DPT_NULL, DPT_INT (shop->cashier_id), DPT_TEXT ("card"),
             DPT_INT (sale->gross), DPT_NULL, DPT_NULL, DPT_NULL);
  bare_call (self->bare, "sale/payment:allocate", DPT_INT (dpt_id_new ()), DPT_INT (id), DPT_INT (sale->id), DPT_NULL, DPT_INT (sale->gross),
             DPT_INT (sale->now));
}

static void
write_figures (Station *self, const Sale *sale)
{
  const Shop *shop = self->shop;

  for (guint i = 0; i < LINES; i++)
    {
      guint a = sale->picked[i];

      bare_call (self->bare, "sale/sale:roll-month", DPT_INT (shop->establishment_id), DPT_TEXT ("2026-11"), DPT_INT (shop->articles[a]), DPT_INT (1),
                 DPT_INT (shop->prices[a]), DPT_INT (shop->prices[a] * 5 / 6), DPT_INT (shop->costs[a]));
      bare_call (self->bare, "sale/sale:roll-year", DPT_INT (shop->establishment_id), DPT_INT (2026), DPT_INT (shop->articles[a]), DPT_INT (1),
                 DPT_INT (shop->prices[a]), DPT_INT (shop->prices[a] * 5 / 6), DPT_INT (shop->costs[a]));
    }
  bare_call (self->bare, "sale/sale:roll-day", DPT_INT (shop->establishment_id), DPT_TEXT (TODAY), DPT_INT (1), DPT_INT (0), DPT_INT (sale->gross),
             DPT_INT (sale->net), DPT_INT (sale->gross - sale->net), DPT_INT (sale->cost), DPT_INT (LINES));
}

static void
write_journal (Station *self, const Sale *sale, const DptJournalPlace *place)
{
  const Shop *shop = self->shop;
  g_autofree char *content = NULL, *hash = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < LINES; i++)
    g_string_append_printf (lines, "%s{\"label\":\"%s\",\"quantity\":1,\"unit_price\":%" G_GINT64_FORMAT ",\"discount\":0,\"gross\":%" G_GINT64_FORMAT
                                   ",\"net\":%" G_GINT64_FORMAT ",\"rate\":2000}",
                            i > 0 ? "," : "", shop->names[sale->picked[i]], shop->prices[sale->picked[i]], shop->prices[sale->picked[i]],
                            shop->prices[sale->picked[i]] * 5 / 6);
  content = g_strdup_printf ("{\"v\":1,\"number\":\"T2026-%" G_GINT64_FORMAT "\",\"kind\":\"receipt\",\"uuid\":\"%s\",\"till\":%" G_GINT64_FORMAT
                             ",\"user\":%" G_GINT64_FORMAT ",\"gross\":%" G_GINT64_FORMAT ",\"net\":%" G_GINT64_FORMAT ",\"lines\":[%s],\"payments\":"
                             "[{\"means\":\"card\",\"amount\":%" G_GINT64_FORMAT "}]}",
                             sale->number, sale->uuid, shop->till_id, shop->cashier_id, sale->gross, sale->net, lines->str, sale->gross);
  hash = dpt_journal_hash (place->previous, shop->establishment_id, place->sequence, sale->now, "sale", sale->id, content);
  bare_call (self->bare, "sale/journal:add", DPT_INT (dpt_id_new ()), DPT_INT (shop->establishment_id), DPT_INT (place->sequence),
             DPT_INT (sale->now), DPT_TEXT ("sale"), DPT_INT (sale->id), DPT_TEXT (content), DPT_TEXT (place->previous), DPT_TEXT (hash));
  bare_call (self->bare, "practice/practice:add-audit", DPT_INT (dpt_id_new ()), DPT_INT (sale->now), DPT_INT (shop->cashier_id),
             DPT_INT (shop->establishment_id), DPT_NULL, DPT_TEXT ("issue"), DPT_TEXT ("sale"), DPT_INT (sale->id), DPT_NULL);
}

static void
sell_bare (Station *self)
{
  const Shop *shop = self->shop;
  g_autofree char *uuid = g_uuid_string_random ();
  Sale sale = { .id = dpt_id_new (), .now = g_get_real_time (), .uuid = uuid };
  DptJournalPlace place = { 0 };

  draw_articles (self, sale.picked);
  for (guint i = 0; i < LINES; i++)
    {
      sale.gross += shop->prices[sale.picked[i]];
      sale.cost += shop->costs[sale.picked[i]];
    }
  sale.net = sale.gross * 5 / 6;
  bare_begin (self->bare);
  read_catalogue (self, &sale);
  write_stock (self, &sale);
  bare_call (self->bare, "sale/journal:take-with-number", DPT_INT (shop->establishment_id), DPT_TEXT ("T"), DPT_INT (2026));
  bare_exchange (self->bare);
  read_place (self->bare, &sale, &place);
  write_document (self, &sale);
  write_payment (self, &sale);
  write_figures (self, &sale);
  write_journal (self, &sale, &place);
  bare_commit (self->bare);
}

/* --- set up --- */

static gpointer
stock_up (DptUnit *unit, gpointer data, GError **error)
{
  Shop *shop = data;

  for (guint i = 0; i < shop->n_articles; i++)
    {
      DptStockMove move = { .variant_id = shop->articles[i], .quantity = 100000, .kind = DPT_STOCK_RECEIPT, .unit_cost = shop->costs[i] };

      for (guint j = 0; j < 10; j++)
        if (!dpt_stock_move (unit, &move, error))
          return NULL;
    }
  return data;
}

static void
read_shop (DptDb *db, Shop *shop)
{
  g_autoptr (DptDbRows) rows = dpt_test_db_query (db, "SELECT v.id, p.name, v.price, v.purchase_price FROM variant v JOIN product p ON p.id = v.product_id"
                                                      " WHERE p.kind = 'accessory' AND p.keeps_stock = 1 ORDER BY v.id");

  shop->establishment_id = dpt_test_db_query_int (db, "SELECT MIN(id) FROM establishment");
  shop->cashier_id = dpt_test_db_query_int (db, "SELECT id FROM user_account WHERE login = 'lea'");
  shop->till_id = dpt_test_db_query_int (db, "SELECT t.id FROM till t WHERE t.establishment_id = (SELECT MIN(id) FROM establishment) ORDER BY t.code LIMIT 1");
  shop->n_articles = MIN (dpt_db_rows_get_n_rows (rows), G_N_ELEMENTS (shop->articles));
  for (guint i = 0; i < shop->n_articles; i++)
    {
      shop->articles[i] = dpt_db_rows_get_int (rows, i, 0);
      g_free (shop->names[i]);
      shop->names[i] = g_strdup (dpt_db_rows_get_string (rows, i, 1));
      shop->prices[i] = dpt_db_rows_get_int (rows, i, 2);
      shop->costs[i] = dpt_db_rows_get_int (rows, i, 3);
    }
}

static DptDb *
make_shop (const char *uri, Shop *shop)
{
  DptDemoOptions options = { .patients = 200, .days = 20, .receipts = 2000, .in_bulk = TRUE, .seed = 1, .today = TODAY };
  DptDb *db = dpt_test_db_open (uri);
  g_autoptr (DptClock) clock = dpt_clock_new ();
  g_autoptr (DptSession) session = NULL;
  g_autoptr (GError) error = NULL;

  dpt_demo_create (db, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  read_shop (db, shop);
  session = dpt_session_new_system (db, clock, shop->establishment_id, &error);
  g_assert_no_error (error);
  dpt_session_write (session, stock_up, shop, NULL, &error);
  g_assert_no_error (error);
  return db;
}

/* A station is a process of its own in real life: its own connections, its own news. */
static Station
open_station (const Shop *shop, const char *uri, gboolean ours, guint number)
{
  Station self = { .sell = ours ? sell_ours : sell_bare, .shop = shop, .random = g_rand_new_with_seed (number),
                   .times = g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autoptr (DptClock) clock = dpt_clock_new ();
  g_autoptr (GError) error = NULL;

  if (ours)
    {
      g_autofree char *own = dpt_test_db_is_postgres () ? g_strdup_printf ("%s&application_name=station%u", uri, number) : g_strdup (uri);

      self.db = dpt_test_db_open (own);
      self.session = dpt_session_new (self.db, clock, shop->cashier_id, shop->establishment_id, 0, &error);
      g_assert_no_error (error);
    }
  else
    self.bare = bare_open (uri);
  return self;
}

static void
close_station (Station *self)
{
  g_clear_object (&self->session);
  if (self->db != NULL)
    dpt_db_close (self->db);
  g_clear_object (&self->db);
  g_clear_pointer (&self->bare, bare_close);
  g_rand_free (self->random);
  g_array_unref (self->times);
}

/* --- measuring --- */

static gpointer
work_cb (gpointer data)
{
  Station *self = data;
  double work = bench_work ();

  for (guint i = 0; i < self->n; i++)
    {
      double start = bench_now (), time;

      self->sell (self);
      time = bench_now () - start;
      g_array_append_val (self->times, time);
    }
  self->work += bench_work () - work;
  return NULL;
}

/* All stations at once. Returns: sales a second */
static double
run_stations (Station *stations, guint n_stations, guint n)
{
  g_autofree GThread **threads = g_new (GThread *, n_stations);
  double start = bench_now ();

  for (guint i = 0; i < n_stations; i++)
    {
      stations[i].n = n;
      threads[i] = g_thread_new ("station", work_cb, &stations[i]);
    }
  for (guint i = 0; i < n_stations; i++)
    g_thread_join (threads[i]);
  return n * n_stations * 1e6 / (bench_now () - start);
}

static GArray *
gather_times (Station *stations, guint n_stations)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_stations; i++)
    g_array_append_vals (all, stations[i].times->data, stations[i].times->len);
  return all;
}

static void
forget_times (Station *stations, guint n_stations)
{
  for (guint i = 0; i < n_stations; i++)
    {
      g_array_set_size (stations[i].times, 0);
      stations[i].work = 0;
    }
}

static double
average_work (Station *stations, guint n_stations)
{
  double work = 0;
  guint n = 0;

  for (guint i = 0; i < n_stations; i++)
    {
      work += stations[i].work;
      n += stations[i].times->len;
    }
  return work / n;
}

static void
compare (const Shop *shop, const char *const *uris, guint n_stations, guint n)
{
  const char *engine = dpt_test_db_is_postgres () ? "PostgreSQL" : "SQLite";
  double goal = dpt_test_db_is_postgres () ? 1.2 : 1.3;
  Station *stations[2];
  GArray *speeds[2], *times[2];
  g_autofree char *where = g_strdup_printf ("durable checkout, %s, %u station%s", engine, n_stations, n_stations > 1 ? "s" : "");
  g_autofree char *middle = g_strconcat (where, ", p50", NULL), *late = g_strconcat (where, ", p99", NULL);
  g_autofree char *speed = g_strconcat (where, ", time a sale", NULL), *work = g_strconcat (where, ", processor", NULL);

  for (guint ours = 0; ours < 2; ours++)
    {
      stations[ours] = g_new (Station, n_stations);
      speeds[ours] = g_array_new (FALSE, FALSE, sizeof (double));
      for (guint i = 0; i < n_stations; i++)
        stations[ours][i] = open_station (&shop[ours], uris[ours], ours, i);
      run_stations (stations[ours], n_stations, 30);
      forget_times (stations[ours], n_stations);
    }
  for (guint round = 0; round < ROUNDS; round++)
    for (guint ours = 0; ours < 2; ours++)
      {
        double each = 1e6 / run_stations (stations[ours], n_stations, n / ROUNDS / n_stations);

        g_array_append_val (speeds[ours], each);
      }
  for (guint ours = 0; ours < 2; ours++)
    times[ours] = gather_times (stations[ours], n_stations);
  bench_ratio (middle, bench_percentile (times[0], 50) / 1000, bench_percentile (times[1], 50) / 1000, "ms", goal);
  bench_ratio (late, bench_percentile (times[0], 99) / 1000, bench_percentile (times[1], 99) / 1000, "ms", goal);
  bench_ratio (work, average_work (stations[0], n_stations), average_work (stations[1], n_stations), "µs", 0);
  bench_ratio (speed, bench_percentile (speeds[0], 50), bench_percentile (speeds[1], 50), "µs", goal);
  for (guint ours = 0; ours < 2; ours++)
    {
      for (guint i = 0; i < n_stations; i++)
        close_station (&stations[ours][i]);
      g_free (stations[ours]);
      g_array_unref (speeds[ours]);
      g_array_unref (times[ours]);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *bare_uri = NULL, *our_uri = NULL;
  Shop shops[2] = { 0 };
  DptDb *dbs[2];
  guint n;

  dpt_test_db_init (&argc, &argv);
  n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 4000;
  bare_uri = dpt_test_db_create_uri ();
  our_uri = dpt_test_db_create_uri ();
  dbs[0] = make_shop (bare_uri, &shops[0]);
  dbs[1] = make_shop (our_uri, &shops[1]);
  for (guint i = 0; i < 2; i++)
    {
      dpt_db_close (dbs[i]);
      g_object_unref (dbs[i]);
    }
  for (guint n_stations = 1; n_stations <= (dpt_test_db_is_postgres () ? 16 : 1); n_stations *= 4)
    compare (shops, (const char *const[]) { bare_uri, our_uri }, n_stations, n);
  return 0;
}
