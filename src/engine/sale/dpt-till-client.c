/* dpt-till-client.c - see dpt-till-client.h.
 * For: reading. Not for: writing anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-till-client.h"

#include "base/dpt-error.h"
#include "engine/catalog/dpt-article.h"
#include "engine/order/dpt-dispensing-order.h"
#include "engine/order/dpt-order-state.h"
#include "engine/sale/dpt-sale-private.h"

#include <glib/gi18n-lib.h>

#define HISTORY 40

static void
free_order (gpointer data)
{
  DptTillOrder *order = data;

  g_free (order->number);
  g_free (order->state);
  g_free (order->label);
  g_free (order->wanted_on);
  g_free (order);
}

void
dpt_till_client_free (DptTillClient *self)
{
  g_free (self->name);
  g_free (self->birth_date);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_free (self);
}

gboolean
dpt_till_order_may_be_collected (const DptTillOrder *self)
{
  static const char *const billable[] = { "confirmed", "ready", "delivered", NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return self->here && g_strv_contains (billable, self->state) && (self->invoice_id == 0 || self->due.due > 0);
}

gboolean
dpt_till_order_takes_deposit (const DptTillOrder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->here && self->invoice_id == 0 && self->due.due > 0 && !g_str_equal (self->state, "delivered");
}

const char *
dpt_till_order_get_state_label (const DptTillOrder *self)
{
  return dpt_order_state_get_label (self->state);
}

/* Who pays what as last quoted, where anybody but the client does. */
static gboolean
load_cover (DptUnit *unit, DptTillOrder *order, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  DptSplit split;

  if (order->invoice_id != 0 || order->due.cover == 0)
    return TRUE;
  rows = dpt_db_query (unit->connection, "sale/sale:quote-of-order", error, DPT_INT (order->id));
  if (rows == NULL || dpt_db_rows_get_n_rows (rows) == 0 || !dpt_sale_load_split (unit, dpt_db_rows_get_int (rows, 0, 0), &split, error))
    return FALSE;
  order->compulsory = MIN (split.shares[DPT_PAYER_COMPULSORY], order->due.cover);
  return TRUE;
}

static gboolean
load_orders (DptUnit *unit, DptTillClient *self, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/list:open-orders", error, DPT_INT (self->patient_id));

  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptTillOrder *order = g_new0 (DptTillOrder, 1);

      g_ptr_array_add (self->orders, order);
      order->id = dpt_db_rows_get_int (rows, i, 0);
      order->number = dpt_order_format_number ((int) dpt_db_rows_get_int (rows, i, 1), dpt_db_rows_get_int (rows, i, 2));
      order->state = g_strdup (dpt_db_rows_get_string (rows, i, 4));
      order->wanted_on = g_strdup (dpt_db_rows_get_text (rows, i, 6));
      order->here = dpt_db_rows_get_int (rows, i, 7) == dpt_unit_get_establishment_id (unit);
      order->label = g_strdup (dpt_db_rows_get_string (rows, i, 8));
      if (!dpt_order_get_due (unit, order->id, &order->invoice_id, &order->due, error) || !load_cover (unit, order, error))
        return FALSE;
      /* Of what is cancelled or handed over only an open account is worth a line. */
      if (order->due.due == 0 && (g_str_equal (order->state, "cancelled") || g_str_equal (order->state, "delivered")))
        g_ptr_array_remove_index (self->orders, self->orders->len - 1);
    }
  return rows != NULL;
}

static gboolean
load_history (DptUnit *unit, DptTillClient *self, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/list:of-patient", error, DPT_INT (self->patient_id), DPT_INT (HISTORY));
  gint64 ids[HISTORY];
  guint n;

  if (rows == NULL)
    return FALSE;
  n = dpt_db_rows_get_n_rows (rows);
  for (guint i = 0; i < n; i++)
    ids[i] = dpt_db_rows_get_int (rows, i, 0);
  self->history = dpt_sale_row_load (unit, ids, n, error);
  return self->history != NULL;
}

DptTillClient *
dpt_till_client_load (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptTillClient) self = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "sale/list:client", error, DPT_INT (patient_id));
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no such client."));
      return NULL;
    }
  self = g_new0 (DptTillClient, 1);
  self->patient_id = patient_id;
  self->name = g_strdup_printf ("%s %s", dpt_db_rows_get_string (rows, 0, 1), dpt_db_rows_get_string (rows, 0, 2));
  self->file_number = dpt_db_rows_get_int (rows, 0, 3);
  self->birth_date = g_strdup (dpt_db_rows_get_text (rows, 0, 4));
  self->orders = g_ptr_array_new_with_free_func (free_order);
  if (!dpt_patient_get_balance (unit, patient_id, &self->balance, error) || !dpt_patient_get_credit (unit, patient_id, &self->credit, error) || !load_orders (unit, self, error)
      || !load_history (unit, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

DptTillClient *
dpt_till_client_load_for_order (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "sale/list:patient-of-order", error, DPT_INT (order_id));
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no such order."));
      return NULL;
    }
  return dpt_till_client_load (unit, dpt_db_rows_get_int (rows, 0, 0), error);
}

const DptTillOrder *
dpt_till_client_find_order (const DptTillClient *self, gint64 order_id)
{
  for (guint i = 0; i < self->orders->len; i++)
    if (((const DptTillOrder *) self->orders->pdata[i])->id == order_id)
      return self->orders->pdata[i];
  return NULL;
}

/* --- again --- */

static DptBasket *
add_again (DptUnit *unit, DptBasket *basket, DptDbRows *rows, guint row, GError **error)
{
  DptBasketLine line = {
    .kind = dpt_db_rows_get_string (rows, row, 0),
    .variant_id = dpt_db_rows_get_int (rows, row, 1),
    .label = dpt_db_rows_get_string (rows, row, 2),
    .detail = dpt_db_rows_get_text (rows, row, 3),
    .lpp_code = dpt_db_rows_get_text (rows, row, 4),
    .quantity = dpt_db_rows_get_int (rows, row, 5),
    .unit_price = dpt_db_rows_get_int (rows, row, 6),
    .tax_rate_bp = (int) dpt_db_rows_get_int (rows, row, 7),
  };

  if (line.variant_id != 0)
    {
      g_autoptr (DptArticle) article = dpt_article_load (unit, line.variant_id, error);

      if (article == NULL)
        return NULL;
      line.unit_price = line.list_price = dpt_record_get_int (article, DPT_ARTICLE_PRICE);
      line.tax_rate_bp = (int) dpt_record_get_int (article, DPT_ARTICLE_TAX_RATE_BP);
      line.keeps_stock = dpt_record_get_int (article, DPT_ARTICLE_KEEPS_STOCK) != 0;
    }
  return dpt_basket_add_article (basket, &line, error);
}

DptBasket *
dpt_till_copy_sale (DptUnit *unit, gint64 sale_id, guint *n_left_out, GError **error)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptDbRows) all = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "sale/list:lines-again", error, DPT_INT (sale_id));
  all = rows != NULL ? dpt_db_query (unit->connection, "sale/sale:lines-left", error, DPT_INT (sale_id)) : NULL;
  if (all == NULL)
    return NULL;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptBasket *longer = add_again (unit, basket, rows, i, error);

      if (longer == NULL)
        return NULL;
      dpt_basket_unref (basket);
      basket = longer;
    }
  if (n_left_out != NULL)
    *n_left_out = dpt_db_rows_get_n_rows (all) - dpt_db_rows_get_n_rows (rows);
  return g_steal_pointer (&basket);
}
