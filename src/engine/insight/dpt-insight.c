/* dpt-insight.c - see dpt-insight.h.
 * For: read-only aggregates. Not for: keeping them (engine/sale) nor drawing them (document/dpt-chart.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-insight-private.h"

#include "base/dpt-date.h"

#define BEST_SELLERS 12
#define LOW_STOCK 200
#define FORTNIGHT 14

static void
low_stock_free (gpointer data)
{
  DptInsightLowStock *low = data;

  g_free (low->label);
  g_free (low->sku);
  g_free (low->establishment);
  g_free (low);
}

void
dpt_insight_free (DptInsight *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->days_before, g_array_unref);
  g_clear_pointer (&self->best, g_ptr_array_unref);
  g_clear_pointer (&self->mix, g_ptr_array_unref);
  g_clear_pointer (&self->low_stock, g_ptr_array_unref);
  g_free (self);
}

/* Every day of the period has its entry, so that a chart shows closed days as such. */
static GArray *
list_days (const DptPeriod *period)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (DptInsightDay));
  int n = dpt_period_get_days (period);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *iso = dpt_date_add_days (period->from, i);
      DptInsightDay day = { 0 };

      g_strlcpy (day.day, iso, sizeof day.day);
      g_array_append_val (days, day);
    }
  return days;
}

static GArray *
read_days (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, DptInsightFigures *figures, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  GArray *days;

  rows = dpt_db_query (unit->connection, "insight/insight:days", error, DPT_TEXT (period->from), DPT_TEXT (period->to),
                       DPT_INT (establishment_id));
  if (rows == NULL)
    return NULL;
  days = list_days (period);
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      int place = dpt_date_days_between (period->from, dpt_db_rows_get_string (rows, i, 0));

      figures->sales += dpt_db_rows_get_int (rows, i, 1);
      figures->credit_notes += dpt_db_rows_get_int (rows, i, 2);
      figures->gross += dpt_db_rows_get_int (rows, i, 3);
      figures->net += dpt_db_rows_get_int (rows, i, 4);
      figures->tax += dpt_db_rows_get_int (rows, i, 5);
      figures->cost += dpt_db_rows_get_int (rows, i, 6);
      figures->pieces += dpt_db_rows_get_int (rows, i, 7);
      if (place >= 0 && place < (int) days->len)
        {
          DptInsightDay *day = &g_array_index (days, DptInsightDay, place);

          day->sales += dpt_db_rows_get_int (rows, i, 1);
          day->gross += dpt_db_rows_get_int (rows, i, 3);
          day->net += dpt_db_rows_get_int (rows, i, 4);
        }
    }
  return days;
}

static gboolean
read_stock (DptUnit *unit, DptInsight *self, GError **error)
{
  g_autoptr (DptDbRows) low = NULL;
  g_autoptr (DptDbRows) value = NULL;

  low = dpt_db_query (unit->connection, "insight/insight:low-stock", error, DPT_INT (self->establishment_id), DPT_INT (LOW_STOCK));
  if (low == NULL)
    return FALSE;
  self->low_stock = g_ptr_array_new_with_free_func (low_stock_free);
  for (guint i = 0; i < dpt_db_rows_get_n_rows (low); i++)
    {
      DptInsightLowStock *item = g_new0 (DptInsightLowStock, 1);

      item->variant_id = dpt_db_rows_get_int (low, i, 0);
      item->label = g_strdup (dpt_db_rows_get_string (low, i, 1));
      item->sku = g_strdup (dpt_db_rows_get_string (low, i, 2));
      item->on_hand = dpt_db_rows_get_int (low, i, 3);
      item->reserved = dpt_db_rows_get_int (low, i, 4);
      item->minimum = dpt_db_rows_get_int (low, i, 5);
      item->establishment = g_strdup (dpt_db_rows_get_string (low, i, 6));
      g_ptr_array_add (self->low_stock, item);
    }
  value = dpt_db_query (unit->connection, "insight/insight:stock-value", error, DPT_INT (self->establishment_id));
  if (value == NULL)
    return FALSE;
  self->stock_value = dpt_db_rows_get_int (value, 0, 0);
  return TRUE;
}

static gboolean
read_late_jobs (DptUnit *unit, DptInsight *self, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "insight/insight:late-jobs", error, DPT_TEXT (today), DPT_INT (self->establishment_id));
  if (rows == NULL)
    return FALSE;
  self->late_jobs = dpt_db_rows_get_int (rows, 0, 0);
  return TRUE;
}

/* A single day says little by itself: it is shown at the end of its fortnight. */
static gboolean
widen_day (DptUnit *unit, DptInsight *self, GError **error)
{
  g_autofree char *from = dpt_date_add_days (self->period.to, 1 - FORTNIGHT);
  g_autofree char *before_from = dpt_date_add_days (from, -FORTNIGHT);
  g_autofree char *before_to = dpt_date_add_days (from, -1);
  DptInsightFigures unused = { 0 };

  dpt_period_init (&self->shown, from, self->period.to);
  dpt_period_init (&self->shown_before, before_from, before_to);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->days_before, g_array_unref);
  self->days = read_days (unit, self->establishment_id, &self->shown, &unused, error);
  if (self->days != NULL)
    self->days_before = read_days (unit, self->establishment_id, &self->shown_before, &unused, error);
  return self->days_before != NULL;
}

/* Another establishment's figures, or all together, are a right of their own (S1-10). */
gboolean
dpt_insight_require (DptUnit *unit, gint64 establishment_id, GError **error)
{
  if (!dpt_unit_require (unit, DPT_RIGHT_REPORT_READ, error))
    return FALSE;
  return establishment_id == dpt_unit_get_establishment_id (unit)
         || dpt_unit_require (unit, DPT_RIGHT_REPORT_OTHER_ESTABLISHMENTS, error);
}

DptInsight *
dpt_insight_read (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, GError **error)
{
  g_autoptr (DptInsight) self = NULL;

  g_return_val_if_fail (period != NULL, NULL);

  if (!dpt_insight_require (unit, establishment_id, error))
    return NULL;
  self = g_new0 (DptInsight, 1);
  self->period = *period;
  self->establishment_id = establishment_id;
  dpt_period_get_before (period, &self->before);
  self->days = read_days (unit, establishment_id, &self->period, &self->now, error);
  if (self->days == NULL)
    return NULL;
  self->days_before = read_days (unit, establishment_id, &self->before, &self->then, error);
  if (self->days_before == NULL || !dpt_insight_read_journey (unit, establishment_id, &self->period, &self->now, error)
      || !dpt_insight_read_journey (unit, establishment_id, &self->before, &self->then, error))
    return NULL;
  self->shown = self->period;
  self->shown_before = self->before;
  if (dpt_period_get_days (period) == 1 && !widen_day (unit, self, error))
    return NULL;
  if (!dpt_insight_read_articles (unit, establishment_id, period, BEST_SELLERS, &self->best, &self->mix, error)
      || !read_stock (unit, self, error) || !read_late_jobs (unit, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
dpt_insight_read_owed (DptUnit *unit, gint64 establishment_id, DptMoney *patients, DptMoney *insurers, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  g_return_val_if_fail (patients != NULL && insurers != NULL, FALSE);

  if (!dpt_insight_require (unit, establishment_id, error))
    return FALSE;
  rows = dpt_db_query (unit->connection, "insight/insight:owed", error, DPT_INT (establishment_id));
  if (rows == NULL)
    return FALSE;
  *patients = dpt_db_rows_get_int (rows, 0, 0);
  *insurers = dpt_db_rows_get_int (rows, 0, 1);
  return TRUE;
}

DptMoney
dpt_insight_get_margin (const DptInsightFigures *figures)
{
  return figures->net - figures->cost;
}

DptMoney
dpt_insight_get_basket (const DptInsightFigures *figures)
{
  return figures->sales > 0 ? dpt_money_divide_round (figures->gross, figures->sales) : 0;
}

int
dpt_insight_get_capture_rate (const DptInsightFigures *figures)
{
  return figures->exams > 0 ? (int) dpt_money_divide_round (figures->captured * 10000, figures->exams) : -1;
}

int
dpt_insight_get_change (gint64 now, gint64 then)
{
  if (then == 0)
    return G_MININT;
  return (int) CLAMP (dpt_money_divide_round ((now - then) * 10000, ABS (then)), -9999999, 9999999);
}
