/* dpt-insight-report.c - see dpt-insight-report.h.
 * For: three aggregate queries put together. Not for: words and papers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-insight-report.h"

#include "engine/insight/dpt-insight.h"

static void
means_free (gpointer data)
{
  DptReportMeans *means = data;

  g_free (means->means);
  g_free (means);
}

static DptReportShop *
create_shop (gint64 id, const char *code, const char *name)
{
  DptReportShop *shop = g_new0 (DptReportShop, 1);

  shop->establishment_id = id;
  shop->code = g_strdup (code);
  shop->name = g_strdup (name);
  shop->taxes = g_array_new (FALSE, TRUE, sizeof (DptReportTax));
  shop->means = g_ptr_array_new_with_free_func (means_free);
  return shop;
}

static void
shop_free (gpointer data)
{
  DptReportShop *shop = data;

  g_free (shop->code);
  g_free (shop->name);
  g_array_unref (shop->taxes);
  g_ptr_array_unref (shop->means);
  g_free (shop);
}

void
dpt_insight_report_free (DptInsightReport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->shops, g_ptr_array_unref);
  g_clear_pointer (&self->total, shop_free);
  g_free (self);
}

static DptReportShop *
find_shop (DptInsightReport *self, gint64 id)
{
  for (guint i = 0; i < self->shops->len; i++)
    {
      DptReportShop *shop = self->shops->pdata[i];

      if (shop->establishment_id == id)
        return shop;
    }
  return NULL;
}

/* Keeps the rates in order. */
static void
add_tax (DptReportShop *shop, int rate_bp, DptMoney net, DptMoney tax)
{
  DptReportTax fresh = { rate_bp, net, tax };
  guint i = 0;

  while (i < shop->taxes->len && g_array_index (shop->taxes, DptReportTax, i).rate_bp < rate_bp)
    i++;
  if (i < shop->taxes->len && g_array_index (shop->taxes, DptReportTax, i).rate_bp == rate_bp)
    {
      g_array_index (shop->taxes, DptReportTax, i).net += net;
      g_array_index (shop->taxes, DptReportTax, i).tax += tax;
    }
  else
    g_array_insert_val (shop->taxes, i, fresh);
}

static int
compare_means (gconstpointer a, gconstpointer b)
{
  const DptReportMeans *one = *(DptReportMeans *const *) a, *other = *(DptReportMeans *const *) b;

  return g_strcmp0 (one->means, other->means);
}

static void
add_means (DptReportShop *shop, const char *name, gint64 count, DptMoney amount)
{
  DptReportMeans *means = NULL;

  for (guint i = 0; i < shop->means->len && means == NULL; i++)
    if (g_strcmp0 (((DptReportMeans *) shop->means->pdata[i])->means, name) == 0)
      means = shop->means->pdata[i];
  if (means == NULL)
    {
      means = g_new0 (DptReportMeans, 1);
      means->means = g_strdup (name);
      g_ptr_array_add (shop->means, means);
      g_ptr_array_sort (shop->means, compare_means);
    }
  means->count += count;
  means->amount += amount;
  shop->paid += amount;
}

static void
take_shops (DptInsightReport *self, DptDbRows *rows)
{
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptReportShop *shop = create_shop (dpt_db_rows_get_int (rows, i, 0), dpt_db_rows_get_string (rows, i, 1),
                                         dpt_db_rows_get_string (rows, i, 2));

      self->total->sales += shop->sales = dpt_db_rows_get_int (rows, i, 3);
      self->total->credit_notes += shop->credit_notes = dpt_db_rows_get_int (rows, i, 4);
      self->total->gross += shop->gross = dpt_db_rows_get_int (rows, i, 5);
      self->total->net += shop->net = dpt_db_rows_get_int (rows, i, 6);
      self->total->tax += shop->tax = dpt_db_rows_get_int (rows, i, 7);
      self->total->cost += shop->cost = dpt_db_rows_get_int (rows, i, 8);
      g_ptr_array_add (self->shops, shop);
    }
}

static void
take_taxes (DptInsightReport *self, DptDbRows *rows)
{
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptReportShop *shop = find_shop (self, dpt_db_rows_get_int (rows, i, 0));
      int rate = (int) dpt_db_rows_get_int (rows, i, 1);
      DptMoney net = dpt_db_rows_get_int (rows, i, 2), tax = dpt_db_rows_get_int (rows, i, 3);

      add_tax (self->total, rate, net, tax);
      if (shop != NULL)
        add_tax (shop, rate, net, tax);
    }
}

static void
take_means (DptInsightReport *self, DptDbRows *rows)
{
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptReportShop *shop = find_shop (self, dpt_db_rows_get_int (rows, i, 0));
      const char *name = dpt_db_rows_get_string (rows, i, 1);
      gint64 count = dpt_db_rows_get_int (rows, i, 2);
      DptMoney amount = dpt_db_rows_get_int (rows, i, 3);

      add_means (self->total, name, count, amount);
      if (shop != NULL)
        add_means (shop, name, count, amount);
    }
}

DptInsightReport *
dpt_insight_report_read (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, GError **error)
{
  g_autoptr (DptInsightReport) self = NULL;
  g_autoptr (DptDbRows) shops = NULL;
  g_autoptr (DptDbRows) taxes = NULL;
  g_autoptr (DptDbRows) means = NULL;

  g_return_val_if_fail (period != NULL, NULL);

  if (!dpt_insight_require (unit, establishment_id, error))
    return NULL;
  shops = dpt_db_query (unit->connection, "insight/insight:report-shops", error, DPT_TEXT (period->from), DPT_TEXT (period->to),
                        DPT_INT (establishment_id));
  taxes = shops == NULL ? NULL
                        : dpt_db_query (unit->connection, "insight/insight:report-taxes", error, DPT_TEXT (period->from),
                                        DPT_TEXT (period->to), DPT_INT (establishment_id));
  means = taxes == NULL ? NULL
                        : dpt_db_query (unit->connection, "insight/insight:report-means", error, DPT_TEXT (period->from),
                                        DPT_TEXT (period->to), DPT_INT (establishment_id));
  if (means == NULL)
    return NULL;
  self = g_new0 (DptInsightReport, 1);
  self->period = *period;
  self->shops = g_ptr_array_new_with_free_func (shop_free);
  self->total = create_shop (0, "", "");
  take_shops (self, shops);
  take_taxes (self, taxes);
  take_means (self, means);
  return g_steal_pointer (&self);
}
