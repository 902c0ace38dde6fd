/* dpt-demo.c - see dpt-demo.h. One transaction a day of the shop, or some days; acts of a day in the order of the clock.
 * For: dpt_demo_create(). Not for: what a visit, an order or a sale is (the files beside this one).
 *
 *   day by day:  new patients ─► visits ─► prescriptions ─► orders ─► … a week later: lenses received, mounted, ready ─► handed over
 *                loose sales at the till                                              deposits and balances paid
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-id.h"
#include "engine/demo/dpt-demo-orders.h"
#include "engine/demo/dpt-demo-sales.h"
#include "engine/demo/dpt-demo-visits.h"

#include <glib/gi18n-lib.h>

#define FIRST_ID G_GINT64_CONSTANT (1000001)
#define OPENS_AT (G_GINT64_CONSTANT (9) * G_TIME_SPAN_HOUR + 30 * G_TIME_SPAN_MINUTE)
#define RUSH_DAYS 14
#define ACTS_A_UNIT 20000 /* in bulk: a transaction takes days until it has as many */
#define OPEN_FOR (G_GINT64_CONSTANT (9) * G_TIME_SPAN_HOUR)

typedef struct
{
  const DptDemoOptions *options;
  DptDemoRandom random;
  DptClock *clock;
  DptDemoShop *shop;
  GArray *patients; /* DptDemoPatient */
  DptDemoOrders *orders;
  DptDemoSales *sales;
  DptSaleBulk *bulk; /* NULL: not in bulk */
  guint day; /* counted from the opening */
  gint64 open_for; /* how long the day lasts, microseconds */
  guint n_visits, n_receipts;
} Demo;

void
dpt_demo_options_init_shop (DptDemoOptions *options, const char *today)
{
  *options = (DptDemoOptions) { .patients = 500, .days = 730, .visits = 760, .receipts = 1900, .rush = 44, .papers = TRUE, .seed = 20, .today = today };
}

gboolean
dpt_demo_options_init_size (DptDemoOptions *options, const char *size, const char *today)
{
  static const struct { const char *name; guint patients, visits, sales; } sizes[] = {
    { "S", 10000, 3000, 30000 }, { "M", 330000, 20000, 1500000 }, { "L", 1000000, 40000, 5000000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_ascii_strcasecmp (size, sizes[i].name) == 0)
      {
        /* An order gives an invoice, so the till makes up the rest. */
        *options = (DptDemoOptions) { .patients = sizes[i].patients, .days = 3650, .visits = sizes[i].visits,
                                      .receipts = sizes[i].sales - sizes[i].visits / 2, .in_bulk = TRUE, .seed = 1,
                                      .today = today };
        return TRUE;
      }
  return FALSE;
}

/* The share of @total that is due by the end of this day. */
static guint
due (const Demo *demo, guint total)
{
  return (guint) ((guint64) total * (demo->day + 1) / demo->options->days);
}

/* The share of the last weeks' rush that is due by the end of this day. */
static guint
due_of_rush (const Demo *demo)
{
  guint left = demo->options->days - demo->day - 1;

  return left < RUSH_DAYS ? demo->options->rush * (RUSH_DAYS - left) / RUSH_DAYS : 0;
}

static gboolean
is_closed (const char *day)
{
  g_autoptr (GDateTime) noon = g_date_time_new_from_unix_local (dpt_date_to_instant (day) / G_USEC_PER_SEC + 12 * 3600);

  return g_date_time_get_day_of_week (noon) == 7 || g_date_time_get_day_of_week (noon) == 1;
}

static DptDemoPlace *
draw_place (Demo *demo)
{
  return &demo->shop->places[dpt_demo_random_chance (&demo->random, 64) ? 0 : 1];
}

static DptDemoPatient *
draw_patient (Demo *demo)
{
  return &g_array_index (demo->patients, DptDemoPatient, dpt_demo_random_below (&demo->random, demo->patients->len));
}

/* An exam and what it leads to; every fifth client comes with an ophthalmologist's paper instead. */
static gboolean
run_visit (Demo *demo, DptDbConnection *connection, gboolean last_day, GError **error)
{
  DptDemoPlace *place = draw_place (demo);
  DptDemoPatient *patient = draw_patient (demo);
  const char *usage = NULL;
  gint64 prescription;

  if (last_day && dpt_demo_random_chance (&demo->random, 40))
    return dpt_demo_visit_draft (connection, place, &demo->random, patient, error);
  prescription = dpt_demo_random_chance (&demo->random, 80)
                   ? dpt_demo_visit (connection, place, &demo->random, patient, &usage, error)
                   : dpt_demo_external_prescription (connection, place, &demo->random, demo->shop, patient, &usage, error);
  if (prescription < 0)
    return FALSE;
  if (prescription == 0 || !dpt_demo_random_chance (&demo->random, 72))
    return TRUE; /* nothing was prescribed, or the client wants to think about it */
  return dpt_demo_orders_begin (demo->orders, connection, place, patient, prescription, usage, demo->day, error);
}

static void
set_time (Demo *demo, gint64 morning, guint act, guint n_acts)
{
  dpt_clock_set_now (demo->clock, morning + demo->open_for * act / MAX (n_acts, 1) + (gint64) act * 1000);
}

/* Visits and orders take numbers of their own, and who holds the counters after the transaction is not known. */
static void
pause_bulk (Demo *demo)
{
  if (demo->bulk != NULL)
    dpt_sale_bulk_pause (demo->bulk);
}

static gboolean
run_act (Demo *demo, DptDbConnection *connection, gboolean visit, gboolean last_day, GError **error)
{
  DptDemoPlace *place;

  if (visit)
    {
      pause_bulk (demo);
      return run_visit (demo, connection, last_day, error);
    }
  /* Drawn one after the other: the order in which arguments are evaluated is the compiler's. */
  place = draw_place (demo);
  return dpt_demo_sales_receipt (demo->sales, connection, place, draw_patient (demo), error);
}

static gboolean
run_acts (Demo *demo, DptDbConnection *connection, gint64 morning, gboolean last_day, GError **error)
{
  guint visits = due (demo, demo->options->visits) + due_of_rush (demo) - demo->n_visits;
  guint receipts = due (demo, demo->options->receipts) + 3 * due_of_rush (demo) - demo->n_receipts;
  guint acts = visits + receipts;

  for (guint act = 0; act < acts; act++)
    {
      gboolean visit = dpt_demo_random_below (&demo->random, visits + receipts) < visits;

      set_time (demo, morning, act, acts);
      if (!run_act (demo, connection, visit, last_day, error))
        return FALSE;
      *(visit ? &visits : &receipts) -= 1;
      *(visit ? &demo->n_visits : &demo->n_receipts) += 1;
    }
  return TRUE;
}

/* Runs all that happens on one day, mixed as a day is. */
/* Returns: when the day that begins at @midnight opens. The last one may not be over yet: what it has seen lies before now. */
static gint64
open_shop (Demo *demo, gint64 midnight)
{
  gint64 morning = midnight + OPENS_AT, now = demo->options->now;

  demo->open_for = OPEN_FOR;
  if (now == 0 || demo->day + 1 < demo->options->days || now >= morning + OPEN_FOR)
    return morning;
  morning = MAX (midnight, MIN (morning, now - G_TIME_SPAN_HOUR));
  demo->open_for = MAX (now - morning, 0);
  return morning;
}

static gboolean
run_day (Demo *demo, DptDbConnection *connection, GError **error)
{
  g_autofree char *day = dpt_date_add_days (demo->options->today, (int) demo->day + 1 - (int) demo->options->days);
  gint64 midnight = dpt_date_to_instant (day), morning = open_shop (demo, midnight);
  gboolean last_day = demo->day + 3 > demo->options->days;
  DptUnit unit = { connection, demo->shop->system };
  guint new_patients;

  pause_bulk (demo); /* for what is delivered and paid this morning */
  dpt_clock_set_now (demo->clock, MAX (morning - G_TIME_SPAN_HOUR, midnight));
  if (is_closed (day) && !last_day)
    return TRUE;
  new_patients = due (demo, demo->options->patients) - demo->patients->len;
  if (!dpt_demo_patients_add (&unit, demo->shop, &demo->random, new_patients, demo->patients, error))
    return FALSE;
  if (demo->patients->len == 0)
    return TRUE;
  return dpt_demo_sales_restock (demo->sales, connection, demo->day, demo->options->days, error)
         && dpt_demo_orders_advance (demo->orders, connection, demo->day, error)
         && run_acts (demo, connection, morning, last_day, error);
}

/* A day is a transaction; in bulk as many as make one worth its commit. */
static gpointer
run_span (DptDbConnection *connection, gpointer data, GError **error)
{
  Demo *demo = data;
  guint before = demo->n_visits + demo->n_receipts;

  do
    if (!run_day (demo, connection, error))
      return NULL;
  while (++demo->day < demo->options->days && demo->bulk != NULL && demo->n_visits + demo->n_receipts - before < ACTS_A_UNIT);
  pause_bulk (demo);
  return demo;
}

static gboolean
run_days (Demo *demo, DptDb *db, DptDemoProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  while (demo->day < demo->options->days)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || dpt_db_write (db, run_span, demo, NULL, error) == NULL)
        return FALSE;
      if (progress != NULL)
        progress ((guint) ((guint64) demo->day * 1000 / demo->options->days), user_data);
    }
  return TRUE;
}

static gpointer
finish_bulk (DptDbConnection *connection, gpointer data, GError **error)
{
  Demo *demo = data;
  DptUnit unit = { connection, demo->shop->system };

  return dpt_sale_bulk_finish (demo->bulk, &unit, error) ? demo : NULL;
}

static gboolean
fill_shop (Demo *demo, DptDb *db, DptDemoProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  gboolean done;

  demo->shop = dpt_demo_shop_create (db, demo->clock, &demo->random, error);
  if (demo->shop == NULL)
    return FALSE;
  demo->shop->with_papers = demo->options->papers;
  demo->patients = g_array_new (FALSE, FALSE, sizeof (DptDemoPatient));
  demo->orders = dpt_demo_orders_new (demo->shop, demo->options->days - 1, &demo->random);
  demo->bulk = demo->options->in_bulk ? dpt_sale_bulk_new () : NULL;
  demo->sales = dpt_demo_sales_new (demo->shop, &demo->random, demo->bulk);
  done = run_days (demo, db, progress, user_data, cancellable, error)
         && (demo->bulk == NULL || dpt_db_write (db, finish_bulk, demo, NULL, error) != NULL);
  g_clear_pointer (&demo->bulk, dpt_sale_bulk_free);
  dpt_demo_sales_free (demo->sales);
  dpt_demo_orders_free (demo->orders);
  g_array_unref (demo->patients);
  dpt_demo_shop_free (demo->shop);
  return done;
}

gboolean
dpt_demo_create (DptDb *db, const DptDemoOptions *options, DptDemoProgress progress, gpointer user_data,
                 GCancellable *cancellable, GError **error)
{
  g_autofree char *first_day = NULL;
  Demo demo = { .options = options, .random = { options->seed } };
  gboolean done;

  g_return_val_if_fail (options->days > 0, FALSE);

  first_day = dpt_date_add_days (options->today, 1 - (int) options->days);
  if (first_day == NULL)
    return dpt_set_invalid (error, "today", _ ("“%s” is no date of the calendar."), options->today);
  demo.clock = dpt_clock_new_fixed (dpt_date_to_instant (first_day) + OPENS_AT - 2 * G_TIME_SPAN_HOUR);
  dpt_id_use_sequence (FIRST_ID);
  done = fill_shop (&demo, db, progress, user_data, cancellable, error);
  dpt_id_use_sequence (0);
  g_object_unref (demo.clock);
  return done;
}
