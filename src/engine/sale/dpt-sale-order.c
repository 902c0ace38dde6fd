/* dpt-sale-order.c - quotes and invoices of an order, and its deposits on their way to the invoice.
 * For: what joins order and sale. Not for: the states of an order (engine/order).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-private.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-id.h"
#include "base/dpt-text.h"
#include "engine/order/dpt-order-flow.h"
#include "engine/order/dpt-order-offer.h"

#include <glib/gi18n-lib.h>

#define SHORTEST_QUOTE 2 /* months */

typedef struct
{
  gint64 payment_id;
  DptMoney amount;
} Deposit;

void
dpt_sale_order_free (DptSaleOrder *self)
{
  g_free (self->state);
  g_free (self->content);
  g_clear_pointer (&self->lines, dpt_basket_unref);
  g_clear_pointer (&self->deposits, g_array_unref);
  g_free (self);
}

/* --- loading --- */

static DptBasketLine
read_line (DptDbRows *rows, guint row)
{
  const char *eye = dpt_db_rows_get_text (rows, row, 2);
  DptMoney price = dpt_db_rows_get_int (rows, row, 10), discount = dpt_db_rows_get_int (rows, row, 12);

  return (DptBasketLine) {
    .order_line_id = dpt_db_rows_get_int (rows, row, 0),
    .kind = dpt_db_rows_get_string (rows, row, 1),
    .eye = eye != NULL ? *eye : '\0',
    .variant_id = dpt_db_rows_get_int (rows, row, 3),
    .lens_range_id = dpt_db_rows_get_int (rows, row, 4),
    .option_id = dpt_db_rows_get_int (rows, row, 5),
    .label = dpt_db_rows_get_string (rows, row, 6),
    .detail = dpt_db_rows_get_text (rows, row, 7),
    .lpp_code = dpt_db_rows_get_text (rows, row, 8),
    .quantity = dpt_db_rows_get_int (rows, row, 9),
    .unit_price = price,
    .list_price = price,
    .unit_cost = dpt_db_rows_get_int (rows, row, 11),
    .discount = discount != 0 ? DPT_DISCOUNT_BY_AMOUNT (discount) : DPT_NO_DISCOUNT,
    .tax_rate_bp = (int) dpt_db_rows_get_int (rows, row, 13),
  };
}

/* What came back to the shelf is counted by article: two lines of one article share it. */
static gint64
take_from_shelf (DptDbRows *rows, guint row, DptBasket *above)
{
  gint64 left = dpt_db_rows_get_int (rows, row, 14);

  for (guint i = 0; i < dpt_basket_get_n_lines (above); i++)
    if (dpt_basket_get_line (above, i)->variant_id == dpt_db_rows_get_int (rows, row, 3))
      left -= dpt_basket_get_line (above, i)->from_shelf;
  return CLAMP (left, 0, dpt_db_rows_get_int (rows, row, 9));
}

static DptBasket *
load_lines (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/sale:order-lines", error, DPT_INT (order_id));
  g_autoptr (DptBasket) basket = dpt_basket_new ();

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptBasketLine line = read_line (rows, i);
      DptBasket *longer;

      line.from_shelf = take_from_shelf (rows, i, basket);
      longer = dpt_basket_add (basket, &line, error);
      if (longer == NULL)
        return NULL;
      dpt_basket_unref (basket);
      basket = longer;
    }
  return g_steal_pointer (&basket);
}

gboolean
dpt_sale_load_split (DptUnit *unit, gint64 sale_id, DptSplit *split, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  *split = dpt_split_all_patient (0);
  if (sale_id == 0)
    return TRUE;
  rows = dpt_db_query (unit->connection, "sale/sale:shares", error, DPT_INT (sale_id));
  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptPayer payer;

      if (!dpt_payer_find (dpt_db_rows_get_string (rows, i, 0), &payer))
        continue;
      split->shares[payer] = dpt_db_rows_get_int (rows, i, 2);
      split->insurers[payer] = dpt_db_rows_get_int (rows, i, 1);
    }
  return rows != NULL;
}

/* What the paper says besides the lines, frozen: prescriber, date of the prescription, whose glasses. */
static char *
create_content (DptDbRows *order)
{
  g_autoptr (GString) out = g_string_new ("{\"order\":");
  g_autoptr (GString) wearer = g_string_new (dpt_db_rows_get_string (order, 0, 10));
  g_autofree char *number = dpt_order_format_number ((int) dpt_db_rows_get_int (order, 0, 5), dpt_db_rows_get_int (order, 0, 6));

  g_string_append_printf (wearer, " %s", dpt_db_rows_get_string (order, 0, 11));
  dpt_text_append_json (out, number);
  g_string_append (out, ",\"wearer\":");
  dpt_text_append_json (out, g_strstrip (wearer->str));
  if (!dpt_db_rows_is_null (order, 0, 7))
    {
      g_string_append (out, ",\"prescriber\":");
      dpt_text_append_json (out, dpt_db_rows_get_text (order, 0, 8));
      g_string_append (out, ",\"prescribed_on\":");
      dpt_text_append_json (out, dpt_db_rows_get_text (order, 0, 7));
    }
  g_string_append_c (out, '}');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

DptSaleOrder *
dpt_sale_order_load (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/sale:order", error, DPT_INT (order_id));
  g_autoptr (DptSaleOrder) self = NULL;

  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no such order."));
      return NULL;
    }
  self = g_new0 (DptSaleOrder, 1);
  self->id = order_id;
  self->establishment_id = dpt_db_rows_get_int (rows, 0, 1);
  self->patient_id = dpt_db_rows_get_int (rows, 0, 2);
  self->payer_id = dpt_db_rows_get_int (rows, 0, 3);
  self->state = g_strdup (dpt_db_rows_get_string (rows, 0, 4));
  self->invoice_id = dpt_db_rows_get_int (rows, 0, 12);
  self->content = create_content (rows);
  self->lines = load_lines (unit, order_id, error);
  if (self->lines == NULL || !dpt_sale_load_split (unit, dpt_db_rows_get_int (rows, 0, 13), &self->split, error))
    return NULL;
  if (dpt_basket_get_n_lines (self->lines) == 0)
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("Nothing has been chosen for this order yet."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* --- invoicing --- */

gboolean
dpt_sale_order_check_open (DptUnit *unit, DptSaleOrder *self, GError **error)
{
  static const char *const billable[] = { "confirmed", "ready", "delivered", "closed", NULL };
  g_autoptr (DptDbRows) rows = NULL;

  if (self->establishment_id != dpt_unit_get_establishment_id (unit))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This order belongs to another establishment, which takes the money for it."));
  if (!g_strv_contains (billable, self->state))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("Only a confirmed order can be invoiced."));
  /* Read again: another station may have been in the middle of it. */
  rows = dpt_db_query (unit->connection, "sale/payment:order-due", error, DPT_INT (self->id));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_int (rows, 0, 3) != 0)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This order has an invoice already. Take the payment on the invoice."));
  return TRUE;
}

gboolean
dpt_sale_order_read_deposits (DptUnit *unit, DptSaleOrder *self, DptMoney due, DptMoney *moved, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/payment:order-deposits", error, DPT_INT (self->id));

  if (rows == NULL)
    return FALSE;
  g_clear_pointer (&self->deposits, g_array_unref);
  self->deposits = g_array_new (FALSE, FALSE, sizeof (Deposit));
  *moved = 0;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      Deposit deposit = { dpt_db_rows_get_int (rows, i, 0), dpt_db_rows_get_int (rows, i, 1) };

      deposit.amount = MIN (deposit.amount, due - *moved);
      *moved += deposit.amount;
      g_array_append_val (self->deposits, deposit);
    }
  return TRUE;
}

gboolean
dpt_sale_order_move_deposits (DptUnit *unit, DptSaleOrder *self, gint64 sale_id, DptMoney moved, GError **error)
{
  gint64 now = dpt_unit_get_now (unit);

  for (guint i = 0; i < self->deposits->len; i++)
    {
      const Deposit *deposit = &g_array_index (self->deposits, Deposit, i);

      if (deposit->amount == 0)
        continue;
      moved -= deposit->amount;
      if (!dpt_db_post (unit->connection, "sale/payment:allocate", error, DPT_INT (dpt_id_new ()), DPT_INT (deposit->payment_id), DPT_NULL,
                        DPT_INT (self->id), DPT_INT (-deposit->amount), DPT_INT (now))
          || !dpt_db_post (unit->connection, "sale/payment:allocate", error, DPT_INT (dpt_id_new ()), DPT_INT (deposit->payment_id),
                           DPT_INT (sale_id), DPT_NULL, DPT_INT (deposit->amount), DPT_INT (now)))
        return FALSE;
    }
  g_assert (moved == 0);
  return TRUE;
}

gint64
dpt_sale_find_quote (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  g_return_val_if_fail (unit != NULL, -1);

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_READ, error))
    return -1;
  rows = dpt_db_query (unit->connection, "sale/sale:quote-of-order", error, DPT_INT (order_id));
  if (rows == NULL)
    return -1;
  return dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_int (rows, 0, 0) : 0;
}

DptIssued *
dpt_sale_invoice_order (DptUnit *unit, const char *uuid, gint64 order_id, GArray *handed, GError **error)
{
  g_autoptr (DptSaleRequest) request = dpt_sale_request_new (uuid, DPT_SALE_INVOICE, NULL);

  request->order_id = order_id;
  for (guint i = 0; handed != NULL && i < handed->len; i++)
    {
      const DptHanded *one = &g_array_index (handed, DptHanded, i);

      dpt_sale_request_add_handed (request, one->means, one->amount, one->reference);
    }
  return dpt_sale_issue (unit, request, error);
}

/* --- quotes --- */

static gboolean
take_quote_split (DptSaleDraft *draft, const DptSplit *split, GError **error)
{
  if (split == NULL)
    return TRUE;
  if (!dpt_split_typed (draft->gross, split->shares[DPT_PAYER_COMPULSORY], split->shares[DPT_PAYER_COMPLEMENTARY], &draft->split, error))
    return FALSE;
  for (DptPayer payer = 0; payer < DPT_N_PAYERS; payer++)
    draft->split.insurers[payer] = split->insurers[payer];
  return TRUE;
}

/* By the rights that the patient's file has for today; all is the patient's where it has none. */
static gboolean
split_offer (DptUnit *unit, gint64 patient_id, const DptOrderOffer *offer, DptSplit *split, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/sale:covers-in-force", error, DPT_INT (patient_id), DPT_TEXT (today));
  g_autofree DptMoney *prices = g_new0 (DptMoney, offer->lines->len);
  gboolean responsible = FALSE;
  int rate_bp = 0;

  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    if (dpt_db_rows_get_int (rows, i, 0) == 1)
      rate_bp = (int) dpt_db_rows_get_int (rows, i, 1);
    else
      responsible = TRUE;
  for (guint i = 0; i < offer->lines->len; i++)
    prices[i] = ((const DptOfferLine *) offer->lines->pdata[i])->price;
  return rows != NULL && dpt_split_class_a (prices, offer->lines->len, rate_bp, responsible && rate_bp > 0, split, error);
}

/* Beside what the client chose stands the offer that the law asks for, as it is today, and who would pay it. */
static gboolean
freeze_offer (DptUnit *unit, DptSaleOrder *order, GError **error)
{
  g_autoptr (DptOrderOffer) offer = NULL;
  g_autoptr (GString) content = NULL;
  DptSplit split;

  if (!dpt_order_offer_load (unit, order->id, &offer, error))
    return FALSE;
  if (offer == NULL)
    return TRUE;
  if (!split_offer (unit, order->patient_id, offer, &split, error))
    return FALSE;
  content = g_string_new (order->content);
  g_string_truncate (content, content->len - 1);
  g_string_append (content, ",\"class_a\":");
  dpt_order_offer_append_json (offer, content);
  g_string_append_printf (content, ",\"class_a_shares\":{\"compulsory\":%" G_GINT64_FORMAT ",\"complementary\":%" G_GINT64_FORMAT "}}",
                          split.shares[DPT_PAYER_COMPULSORY], split.shares[DPT_PAYER_COMPLEMENTARY]);
  g_free (order->content);
  order->content = g_string_free (g_steal_pointer (&content), FALSE);
  return TRUE;
}

/* The order may be changed after its quote, down to the last line: the quote keeps the class of each line in its own words, and refers
 * to none. */
static gboolean
freeze_classes (DptUnit *unit, DptSaleOrder *order, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/sale:order-classes", error, DPT_INT (order->id));
  g_autoptr (GString) content = g_string_new (order->content);

  if (rows == NULL)
    return FALSE;
  g_string_truncate (content, content->len - 1);
  g_string_append (content, ",\"classes\":[");
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      g_string_append (content, i > 0 ? "," : "");
      dpt_text_append_json (content, dpt_db_rows_get_text (rows, i, 0));
    }
  g_string_append (content, "]}");
  g_free (order->content);
  order->content = g_string_free (g_steal_pointer (&content), FALSE);
  return TRUE;
}

DptIssued *
dpt_sale_issue_quote (DptUnit *unit, const char *uuid, gint64 order_id, const DptSplit *split, int months, GError **error)
{
  g_autoptr (DptSaleOrder) order = NULL;
  g_autoptr (DptSaleDraft) draft = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autofree char *until = NULL;
  DptIssued *before;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_WRITE, error) || !dpt_sale_require_uuid (uuid, error))
    return NULL;
  before = dpt_sale_find_done (unit, uuid, &local);
  if (before != NULL || local != NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return before;
    }
  if (months < SHORTEST_QUOTE || months > 24)
    {
      dpt_set_invalid (error, "months", _ ("A quote holds two months at least, and no more than twenty-four."));
      return NULL;
    }
  order = dpt_sale_order_load (unit, order_id, error);
  if (order == NULL || !freeze_classes (unit, order, error) || !freeze_offer (unit, order, error))
    return NULL;
  until = dpt_date_add_months (today, months);
  draft = dpt_sale_draft_new (unit, DPT_SALE_QUOTE, uuid);
  dpt_sale_draft_take_basket (draft, order->lines);
  for (guint i = 0; i < draft->lines->len; i++)
    g_array_index (draft->lines, DptDraftLine, i).line.order_line_id = 0;
  draft->order_id = order->id;
  draft->patient_id = order->patient_id;
  draft->payer_id = order->payer_id;
  draft->valid_until = until;
  draft->content = order->content;
  if (!take_quote_split (draft, split, error))
    return NULL;
  draft->number = dpt_unit_take_number (unit, dpt_unit_get_establishment_id (unit), dpt_sale_kind_get_series (DPT_SALE_QUOTE), draft->year, error);
  if (draft->number == 0 || !dpt_sale_draft_write (unit, draft, error)
      || !dpt_unit_audit (unit, "quote", "sale", draft->id, NULL, error))
    return NULL;
  /* A draft becomes a quoted order; one that is quoted already may be quoted again. */
  if (g_str_equal (order->state, "draft") && !dpt_order_apply (unit, order_id, "quote", NULL, error))
    return NULL;
  return dpt_sale_draft_create_issued (draft, NULL);
}
