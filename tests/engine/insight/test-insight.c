/* test-insight.c - the figures are those of the rows they stand for, day by day and shop by shop, and only for who may see them.
 * For: engine/insight/dpt-insight, dpt-insight-report. Not for: who writes the roll-ups (engine/sale).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/insight/dpt-insight-list.h"
#include "engine/insight/dpt-insight-report.h"
#include "engine/insight/dpt-insight.h"
#include "support/dpt-test-books.h"
#include "support/dpt-test-db.h"

#define LINES(...) ((const DptTestLine[]) { __VA_ARGS__ }), (guint) (sizeof ((const DptTestLine[]) { __VA_ARGS__ }) / sizeof (DptTestLine))

/* Two shops, two months; the amounts are told in the tests. */
typedef struct
{
  DptTestShop *shop;
  gint64 here, there;
  gint64 frame, spray, case_;
  gint64 anna, ben;
} World;

static void
world_clear (World *w)
{
  g_clear_pointer (&w->shop, dpt_test_shop_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
world_init (World *w, DptDb *db)
{
  w->shop = dpt_test_shop_new (db);
  w->here = w->shop->establishment_id;
  w->there = w->shop->other_establishment_id;
  w->frame = dpt_test_books_add_variant (db, "frame", "Rivage", "Cap", 4000, 12000, 2);
  w->spray = dpt_test_books_add_variant (db, "accessory", "Clair", "Spray", 200, 900, 10);
  w->case_ = dpt_test_books_add_variant (db, "accessory", "Clair", "Case", 300, 1500, 0);
  w->anna = dpt_test_books_add_patient (db, "Anna", "Martin");
  w->ben = dpt_test_books_add_patient (db, "Ben", "Durand");
}

static void
sell_two_months (World *w)
{
  DptDb *db = w->shop->db;
  gint64 invoice;

  /* November, here: 120.00 + 80.00 of lenses at 20 %, a spray at 5.5 %; one frame back; there: two sprays. */
  invoice = dpt_test_books_sell (w->shop, db, w->here, "invoice", "2026-11-03", w->anna, 0, "card",
                                 LINES ({ "frame", w->frame, 1, 12000, 2000, 4000 }, { "lens", 0, 2, 4000, 2000, 1000 }));
  dpt_test_books_sell (w->shop, db, w->here, "receipt", "2026-11-22", 0, 0, "cash", LINES ({ "accessory", w->spray, 3, 900, 550, 200 }));
  dpt_test_books_sell (w->shop, db, w->here, "credit_note", "2026-11-22", w->anna, invoice, NULL, LINES ({ "frame", w->frame, -1, 12000, 2000, 4000 }));
  dpt_test_books_sell (w->shop, db, w->here, "quote", "2026-11-22", w->anna, 0, NULL, LINES ({ "frame", w->frame, 1, 99999, 2000, 4000 }));
  dpt_test_books_sell (w->shop, db, w->there, "receipt", "2026-11-05", 0, 0, "card", LINES ({ "accessory", w->spray, 2, 900, 550, 200 }));
  /* October, here: within the days compared, and after them. */
  dpt_test_books_sell (w->shop, db, w->here, "receipt", "2026-10-20", 0, 0, "cash", LINES ({ "accessory", w->case_, 1, 1500, 2000, 300 }));
  dpt_test_books_sell (w->shop, db, w->here, "receipt", "2026-10-25", 0, 0, "cash", LINES ({ "accessory", w->case_, 7, 1500, 2000, 300 }));
}

typedef struct
{
  gint64 establishment_id;
  const char *from, *to;
  DptMoney patients, insurers;
} Question;

static gpointer
read_insight (DptUnit *unit, gpointer args, GError **error)
{
  Question *question = args;
  DptPeriod period;

  g_assert_true (dpt_period_init (&period, question->from, question->to));
  return dpt_insight_read (unit, question->establishment_id, &period, error);
}

static gpointer
read_report (DptUnit *unit, gpointer args, GError **error)
{
  Question *question = args;
  DptPeriod period;

  g_assert_true (dpt_period_init (&period, question->from, question->to));
  return dpt_insight_report_read (unit, question->establishment_id, &period, error);
}

static gpointer
read_owed (DptUnit *unit, gpointer args, GError **error)
{
  Question *question = args;

  return dpt_insight_read_owed (unit, question->establishment_id, &question->patients, &question->insurers, error) ? question : NULL;
}

static DptInsight *
ask (World *w, gint64 establishment_id, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  Question question = { establishment_id, from, to, 0, 0 };
  DptInsight *insight = dpt_session_read (w->shop->system, read_insight, &question, (GDestroyNotify) dpt_insight_free, &error);

  g_assert_no_error (error);
  return insight;
}

static void
test_sums_are_those_of_the_documents (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (DptInsight) here = NULL;
  g_autoptr (DptInsight) all = NULL;

  world_init (&w, db);
  sell_two_months (&w);
  here = ask (&w, w.here, "2026-11-01", "2026-11-22");
  /* 200.00 + 27.00 - 120.00; the quote counts for nothing */
  g_assert_cmpint (here->now.gross, ==, 20000 + 2700 - 12000);
  g_assert_cmpint (here->now.sales, ==, 2);
  g_assert_cmpint (here->now.credit_notes, ==, 1);
  g_assert_cmpint (here->now.pieces, ==, 3 + 3 - 1);
  g_assert_cmpint (here->now.gross, ==, dpt_test_db_query_int (db, "SELECT CAST(SUM(total_gross) AS BIGINT) FROM sale s JOIN establishment e ON e.id = s.establishment_id"
                                                                   " WHERE kind <> 'quote' AND issued_on BETWEEN '2026-11-01' AND '2026-11-22' AND e.name = 'Optique du Canal'"));
  g_assert_cmpint (dpt_insight_get_margin (&here->now), ==, dpt_test_db_query_int (db,
                     "SELECT CAST(SUM(l.net - l.quantity * l.unit_cost) AS BIGINT) FROM sale s JOIN sale_line l ON l.sale_id = s.id JOIN establishment e ON e.id = s.establishment_id"
                     " WHERE s.kind <> 'quote' AND issued_on BETWEEN '2026-11-01' AND '2026-11-22' AND e.name = 'Optique du Canal'"));
  g_assert_cmpint (dpt_insight_get_basket (&here->now), ==, 5350);
  /* October to its 22nd: one case */
  g_assert_cmpint (here->then.gross, ==, 1500);
  g_assert_cmpint (dpt_insight_get_change (here->now.gross, here->then.gross), ==, 61333);
  all = ask (&w, 0, "2026-11-01", "2026-11-22");
  g_assert_cmpint (all->now.gross, ==, here->now.gross + 1800);
}

static void
test_every_day_has_its_place (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (DptInsight) all = NULL;

  world_init (&w, db);
  sell_two_months (&w);
  all = ask (&w, 0, "2026-11-01", "2026-11-22");
  g_assert_cmpuint (all->days->len, ==, 22);
  g_assert_cmpuint (all->days_before->len, ==, 22);
  g_assert_cmpstr (g_array_index (all->days, DptInsightDay, 2).day, ==, "2026-11-03");
  g_assert_cmpint (g_array_index (all->days, DptInsightDay, 2).gross, ==, 20000);
  g_assert_cmpint (g_array_index (all->days, DptInsightDay, 3).gross, ==, 0);
  g_assert_cmpint (g_array_index (all->days, DptInsightDay, 4).gross, ==, 1800);
  g_assert_cmpint (g_array_index (all->days, DptInsightDay, 21).gross, ==, 2700 - 12000);
  g_assert_cmpint (g_array_index (all->days_before, DptInsightDay, 19).gross, ==, 1500);
}

static void
test_a_day_stands_at_the_end_of_its_fortnight (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (DptInsight) day = NULL;

  world_init (&w, db);
  sell_two_months (&w);
  day = ask (&w, 0, "2026-11-05", "2026-11-05");
  g_assert_cmpint (day->now.gross, ==, 1800);
  g_assert_cmpuint (day->days->len, ==, 14);
  g_assert_cmpuint (day->days_before->len, ==, 14);
  g_assert_cmpint (g_array_index (day->days, DptInsightDay, 13).gross, ==, 1800);
  g_assert_cmpint (g_array_index (day->days, DptInsightDay, 11).gross, ==, 20000);
  g_assert_cmpstr (g_array_index (day->days_before, DptInsightDay, 0).day, ==, "2026-10-09");
  g_assert_cmpint (g_array_index (day->days_before, DptInsightDay, 11).gross, ==, 1500);
}

static const DptInsightArticle *
find_article (GPtrArray *articles, gint64 variant_id, const char *kind)
{
  for (guint i = 0; i < articles->len; i++)
    {
      const DptInsightArticle *article = articles->pdata[i];

      if (article->variant_id == variant_id && (kind == NULL || g_strcmp0 (article->kind, kind) == 0))
        return article;
    }
  return NULL;
}

/* Once from the months' roll-up, once line by line. */
static void
test_articles_agree_by_month_and_by_line (DptDb *db)
{
  g_auto (World) w = { 0 };
  const char *ends[][2] = { { "2026-11-01", "2026-11-22" }, { "2026-10-31", "2026-11-22" } };

  world_init (&w, db);
  sell_two_months (&w);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (DptInsight) all = ask (&w, 0, ends[i][0], ends[i][1]);
      const DptInsightArticle *spray = find_article (all->best, w.spray, "accessory"), *frame = find_article (all->best, w.frame, "frame");
      const DptInsightArticle *lenses = find_article (all->mix, 0, "lens");

      g_assert_nonnull (spray);
      g_assert_cmpint (spray->quantity, ==, 5);
      g_assert_cmpint (spray->gross, ==, 4500);
      g_assert_cmpstr (spray->label, ==, "Clair Spray");
      g_assert_nonnull (frame);
      g_assert_cmpint (frame->gross, ==, 0);
      g_assert_null (find_article (all->best, w.case_, NULL));
      g_assert_nonnull (lenses);
      g_assert_cmpint (lenses->gross, ==, 8000);
      g_assert_true (((DptInsightArticle *) all->best->pdata[0])->gross >= ((DptInsightArticle *) all->best->pdata[1])->gross);
    }
}

/* Every stretch of whole months within two years: whether it is read by months, by years, or by years less months. */
static void
test_articles_of_any_months_are_those_of_the_lines (DptDb *db)
{
  g_auto (World) w = { 0 };

  world_init (&w, db);
  for (int month = 0; month < 23; month++)
    {
      g_autofree char *day = g_strdup_printf ("%d-%02d-15", 2025 + month / 12, month % 12 + 1);

      dpt_test_books_sell (w.shop, db, w.here, "receipt", day, 0, 0, "cash", LINES ({ "accessory", month % 5 == 4 ? w.case_ : w.spray, 1 + month, 1500, 2000, 300 }));
    }
  for (int first = 0; first < 23; first++)
    for (int last = first; last < 23; last += 1 + first % 3)
      {
        g_autofree char *from = g_strdup_printf ("%d-%02d-01", 2025 + first / 12, first % 12 + 1);
        g_autofree char *to = g_strdup_printf ("%d-%02d-%02d", 2025 + last / 12, last % 12 + 1, g_date_get_days_in_month (last % 12 + 1, 2025));
        g_autoptr (DptInsight) all = ask (&w, 0, from, last == 22 ? DPT_TEST_TODAY : to);
        const DptInsightArticle *spray = find_article (all->best, w.spray, NULL), *cases = find_article (all->best, w.case_, NULL);
        gint64 sprays = 0, cased = 0;

        for (int month = first; month <= last; month++)
          *(month % 5 == 4 ? &cased : &sprays) += 1 + month;
        g_assert_cmpint (spray != NULL ? spray->quantity : 0, ==, sprays);
        g_assert_cmpint (cases != NULL ? cases->quantity : 0, ==, cased);
        g_assert_cmpuint (all->best->len, ==, (sprays > 0) + (cased > 0));
      }
}

static void
test_the_journey_is_counted (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (DptInsight) all = NULL;
  gint64 first, late;

  world_init (&w, db);
  dpt_test_books_add_visit (w.shop, w.here, w.anna, "2026-11-02");
  dpt_test_books_add_visit (w.shop, w.here, w.ben, "2026-11-03");
  dpt_test_books_add_visit (w.shop, w.there, w.ben, "2026-10-03");
  first = dpt_test_books_add_order (w.shop, w.here, w.anna, "2026-11-04", "2026-11-12");
  late = dpt_test_books_add_order (w.shop, w.there, w.anna, "2026-11-10", NULL);
  late = dpt_test_books_add_job (w.shop, late, "2026-11-10", "2026-11-21", "in_production", 0);
  dpt_test_books_add_job (w.shop, first, "2026-11-04", "2026-11-11", "collected", 0);
  dpt_test_books_add_job (w.shop, first, "2026-11-20", "2026-11-28", "sent", late);
  all = ask (&w, 0, "2026-11-01", "2026-11-22");
  g_assert_cmpint (all->now.exams, ==, 2);
  g_assert_cmpint (all->now.captured, ==, 1);
  g_assert_cmpint (dpt_insight_get_capture_rate (&all->now), ==, 5000);
  g_assert_cmpint (all->then.exams, ==, 1);
  g_assert_cmpint (all->now.orders, ==, 2);
  g_assert_cmpint (all->now.delivered, ==, 1);
  g_assert_cmpint (all->now.delivery_days, ==, 8);
  g_assert_cmpint (all->now.remakes, ==, 1);
  g_assert_cmpint (all->late_jobs, ==, 1);
  g_assert_cmpint (dpt_insight_get_capture_rate (&(DptInsightFigures) { 0 }), ==, -1);
  g_assert_cmpint (dpt_insight_get_change (5, 0), ==, G_MININT);
}

static void
test_stock_below_its_threshold_is_told (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (DptInsight) here = NULL;
  g_autoptr (DptInsight) all = NULL;
  const DptInsightLowStock *low;

  world_init (&w, db);
  dpt_test_books_set_stock (db, w.here, w.frame, 3, 2);  /* 1 free of 2 wanted */
  dpt_test_books_set_stock (db, w.here, w.spray, 10, 0); /* as many as wanted */
  dpt_test_books_set_stock (db, w.there, w.spray, 1, 0);
  here = ask (&w, w.here, "2026-11-01", "2026-11-22");
  all = ask (&w, 0, "2026-11-01", "2026-11-22");
  g_assert_cmpuint (here->low_stock->len, ==, 1);
  low = here->low_stock->pdata[0];
  g_assert_cmpint (low->variant_id, ==, w.frame);
  g_assert_cmpint (low->on_hand, ==, 3);
  g_assert_cmpint (low->reserved, ==, 2);
  g_assert_cmpint (low->minimum, ==, 2);
  g_assert_cmpuint (all->low_stock->len, ==, 2);
  g_assert_cmpint (((DptInsightLowStock *) all->low_stock->pdata[0])->variant_id, ==, w.spray); /* nine short: first */
  g_assert_cmpint (here->stock_value, ==, 3 * 4000 + 10 * 200);
  g_assert_cmpint (all->stock_value, ==, here->stock_value + 200);
}

static void
test_owed_is_what_is_not_paid (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (GError) error = NULL;
  Question all = { 0 }, there = { 0 };
  gint64 invoice;

  world_init (&w, db);
  there.establishment_id = w.there;
  sell_two_months (&w);
  /* The credit note is not paid back: 120.00 too much. Then 150.00 of which an insurer bears 40.00. */
  invoice = dpt_test_books_sell (w.shop, db, w.here, "invoice", "2026-11-22", w.ben, 0, NULL, LINES ({ "lens", 0, 1, 15000, 2000, 1000 }));
  {
    g_autofree char *sql = g_strdup_printf ("INSERT INTO payer_share (id, sale_id, payer, amount) VALUES (1, %" G_GINT64_FORMAT ", 'complementary', 4000)", invoice);

    dpt_test_db_exec (db, sql);
  }
  dpt_session_read (w.shop->system, read_owed, &all, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (all.patients, ==, 15000 - 4000 - 12000);
  g_assert_cmpint (all.insurers, ==, 4000);
  dpt_session_read (w.shop->system, read_owed, &there, NULL, &error);
  g_assert_cmpint (there.patients, ==, 0);
}

static void
test_a_report_adds_up (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DptInsightReport) report = NULL;
  Question question = { 0, "2026-11-01", "2026-11-30", 0, 0 };
  const DptReportShop *here, *there;
  DptMoney tax = 0, gross = 0;

  world_init (&w, db);
  sell_two_months (&w);
  report = dpt_session_read (w.shop->system, read_report, &question, (GDestroyNotify) dpt_insight_report_free, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->shops->len, ==, 2);
  here = report->shops->pdata[0];
  there = report->shops->pdata[1];
  g_assert_cmpint (here->gross, ==, 10700);
  g_assert_cmpint (there->gross, ==, 1800);
  g_assert_cmpint (report->total->gross, ==, 12500);
  g_assert_cmpuint (report->total->taxes->len, ==, 2);
  g_assert_cmpint (g_array_index (report->total->taxes, DptReportTax, 0).rate_bp, ==, 550);
  for (guint i = 0; i < report->total->taxes->len; i++)
    {
      tax += g_array_index (report->total->taxes, DptReportTax, i).tax;
      gross += g_array_index (report->total->taxes, DptReportTax, i).net + g_array_index (report->total->taxes, DptReportTax, i).tax;
    }
  g_assert_cmpint (tax, ==, report->total->tax);
  g_assert_cmpint (gross, ==, report->total->gross);
  g_assert_cmpuint (report->total->means->len, ==, 2);
  g_assert_cmpstr (((DptReportMeans *) report->total->means->pdata[0])->means, ==, "card");
  g_assert_cmpint (((DptReportMeans *) report->total->means->pdata[0])->amount, ==, 20000 + 1800);
  g_assert_cmpint (((DptReportMeans *) report->total->means->pdata[0])->count, ==, 2);
  g_assert_cmpint (report->total->paid, ==, 20000 + 1800 + 2700);
}

static void
expect_refusal (DptSession *session, gint64 establishment_id, const char *right)
{
  DptUnitFunc functions[] = { read_insight, read_report, read_owed };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autoptr (GError) error = NULL;
      Question question = { establishment_id, "2026-11-01", "2026-11-22", 0, 0 };

      g_assert_null (dpt_session_read (session, functions[i], &question, NULL, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
      g_assert_cmpstr (dpt_error_get_field (error), ==, right);
    }
}

static void
test_figures_are_for_who_may_see_them (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (DptSession) cashier = NULL;
  g_autoptr (DptSession) limited = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptInsight) own = NULL;
  g_autofree char *sql = NULL;
  Question question = { 0, "2026-11-01", "2026-11-22", 0, 0 };

  world_init (&w, db);
  cashier = dpt_test_shop_sign_in (w.shop, DPT_ROLE_CASHIER);
  expect_refusal (cashier, w.here, "report.read");
  sql = g_strdup_printf ("INSERT INTO user_right (id, version, user_id, right_name, granted) VALUES (1, 1, %" G_GINT64_FORMAT ", 'report.other_establishments', 0)",
                         w.shop->users[DPT_ROLE_OWNER]);
  dpt_test_db_exec (db, sql);
  limited = dpt_test_shop_sign_in (w.shop, DPT_ROLE_OWNER);
  expect_refusal (limited, 0, "report.other_establishments");
  expect_refusal (limited, w.there, "report.other_establishments");
  question.establishment_id = w.here;
  own = dpt_session_read (limited, read_insight, &question, (GDestroyNotify) dpt_insight_free, &error);
  g_assert_no_error (error);
  g_assert_nonnull (own);
}

static gpointer
read_list (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_insight_list_read (unit, args, error);
}

static GPtrArray *
list (World *w, DptInsightListKind kind, gint64 establishment_id, const char *search, const char *sort)
{
  g_autoptr (GError) error = NULL;
  DptInsightQuery query = { .kind = kind, .establishment_id = establishment_id, .search = (char *) search, .sort = (char *) sort, .today = DPT_TEST_TODAY };
  GPtrArray *rows;

  g_assert_true (dpt_period_init (&query.period, "2026-11-01", "2026-11-22"));
  rows = dpt_session_read (w->shop->system, read_list, &query, (GDestroyNotify) g_ptr_array_unref, &error);
  g_assert_no_error (error);
  return rows;
}

/* As many rows as the figure counts, adding up to what it says. */
static void
test_the_rows_behind_a_figure_make_it_up (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (DptInsight) all = NULL;
  gint64 gross = 0, margin = 0, order;

  world_init (&w, db);
  sell_two_months (&w);
  for (int i = 0; i < 130; i++) /* more than two pages */
    dpt_test_books_sell (w.shop, db, w.here, "receipt", "2026-11-07", 0, 0, "cash", LINES ({ "accessory", w.case_, 1 + i % 3, 1500, 2000, 300 }));
  dpt_test_books_add_visit (w.shop, w.here, w.anna, "2026-11-02");
  order = dpt_test_books_add_order (w.shop, w.here, w.anna, "2026-11-04", "2026-11-12");
  dpt_test_books_add_job (w.shop, order, "2026-11-04", "2026-11-20", "sent", 0);
  dpt_test_books_set_stock (db, w.here, w.frame, 1, 0);
  dpt_test_books_set_stock (db, w.there, w.case_, 4, 0);
  all = ask (&w, 0, "2026-11-01", "2026-11-22");
  for (DptInsightListKind kind = 0; kind < DPT_INSIGHT_N_LISTS; kind++)
    {
      g_autoptr (GPtrArray) rows = list (&w, kind, 0, NULL, NULL);
      const gint64 wanted[DPT_INSIGHT_N_LISTS] = {
        [DPT_INSIGHT_SALES] = all->now.sales + all->now.credit_notes, [DPT_INSIGHT_UNPAID] = 0, [DPT_INSIGHT_EXAMS] = all->now.exams,
        [DPT_INSIGHT_ORDERS] = all->now.orders, [DPT_INSIGHT_DELIVERIES] = all->now.delivered, [DPT_INSIGHT_REMAKES] = all->now.remakes,
        [DPT_INSIGHT_LATE] = all->late_jobs, [DPT_INSIGHT_LOW_STOCK] = all->low_stock->len, [DPT_INSIGHT_STOCK] = 2, [DPT_INSIGHT_ARTICLES] = 3,
      };

      g_test_message ("%s", dpt_insight_list_get (kind)->name);
      g_assert_cmpuint (rows->len, ==, wanted[kind]);
      for (guint i = 0; kind == DPT_INSIGHT_SALES && i < rows->len; i++)
        {
          gross += dpt_record_get_int (rows->pdata[i], DPT_INSIGHT_ROW_AMOUNT);
          margin += dpt_record_get_int (rows->pdata[i], DPT_INSIGHT_ROW_MARGIN);
          g_assert_true (i == 0 || dpt_record_get_int (rows->pdata[i], DPT_INSIGHT_ROW_AT) <= dpt_record_get_int (rows->pdata[i - 1], DPT_INSIGHT_ROW_AT));
        }
    }
  g_assert_cmpint (gross, ==, all->now.gross);
  g_assert_cmpint (margin, ==, dpt_insight_get_margin (&all->now));
}

static void
test_lists_are_searched_and_ordered (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (GPtrArray) found = NULL, by_amount = NULL, articles = NULL;

  world_init (&w, db);
  sell_two_months (&w);
  dpt_test_db_exec (db, "INSERT INTO patient_key (lead, rest, patient_id) SELECT 'anna', 'martin', id FROM patient WHERE family_name = 'Anna'");
  found = list (&w, DPT_INSIGHT_SALES, 0, "Ann", NULL);
  g_assert_cmpuint (found->len, ==, 2);
  by_amount = list (&w, DPT_INSIGHT_SALES, 0, NULL, "amount");
  g_assert_cmpint (dpt_record_get_int (by_amount->pdata[0], DPT_INSIGHT_ROW_AMOUNT), ==, -12000);
  g_assert_cmpint (dpt_record_get_int (by_amount->pdata[by_amount->len - 1], DPT_INSIGHT_ROW_AMOUNT), ==, 20000);
  articles = list (&w, DPT_INSIGHT_ARTICLES, w.there, NULL, NULL);
  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_cmpint (dpt_record_get_int (articles->pdata[0], DPT_INSIGHT_ROW_QUANTITY), ==, 2);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/insight/sums-are-those-of-the-documents", test_sums_are_those_of_the_documents);
  dpt_test_db_add ("/insight/every-day-has-its-place", test_every_day_has_its_place);
  dpt_test_db_add ("/insight/a-day-stands-at-the-end-of-its-fortnight", test_a_day_stands_at_the_end_of_its_fortnight);
  dpt_test_db_add ("/insight/articles-agree-by-month-and-by-line", test_articles_agree_by_month_and_by_line);
  dpt_test_db_add ("/insight/articles-of-any-months-are-those-of-the-lines", test_articles_of_any_months_are_those_of_the_lines);
  dpt_test_db_add ("/insight/the-journey-is-counted", test_the_journey_is_counted);
  dpt_test_db_add ("/insight/stock-below-its-threshold-is-told", test_stock_below_its_threshold_is_told);
  dpt_test_db_add ("/insight/owed-is-what-is-not-paid", test_owed_is_what_is_not_paid);
  dpt_test_db_add ("/insight/a-report-adds-up", test_a_report_adds_up);
  dpt_test_db_add ("/insight/the-rows-behind-a-figure-make-it-up", test_the_rows_behind_a_figure_make_it_up);
  dpt_test_db_add ("/insight/lists-are-searched-and-ordered", test_lists_are_searched_and_ordered);
  dpt_test_db_add ("/insight/figures-are-for-who-may-see-them", test_figures_are_for_who_may_see_them);
  return g_test_run ();
}
