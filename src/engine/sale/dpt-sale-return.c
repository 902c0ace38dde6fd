/* dpt-sale-return.c - pieces of an earlier sale that come back in exchange, on the ticket of what is sold now.
 * For: dpt_sale_issue(), and the till that puts them there. Not for: credit notes (dpt-sale-refund.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-private.h"

#include "base/dpt-error.h"
#include "engine/sale/dpt-till-client.h"

#include <glib/gi18n-lib.h>

/* Columns of sale/sale:line-to-return. */
enum
{
  SALE_ID, DOCUMENT, ESTABLISHMENT_ID, CODE, SERIES, YEAR, NUMBER, ORDER_LINE_ID, KIND, VARIANT_ID, LABEL, LPP_CODE, QUANTITY,
  UNIT_PRICE, GROSS, TAX_RATE_BP, UNIT_COST, KEEPS_STOCK, BACK, SHARES,
};

static gboolean
check_document (DptUnit *unit, DptDbRows *rows, GError **error)
{
  const char *document = dpt_db_rows_get_string (rows, 0, DOCUMENT);
  DptDue due;

  if (!g_str_equal (document, "receipt") && !g_str_equal (document, "invoice"))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("Only what stands on an invoice or a receipt can come back."));
  if (dpt_db_rows_get_int (rows, 0, ESTABLISHMENT_ID) != dpt_unit_get_establishment_id (unit))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This was sold in another establishment, which gives the money back."));
  if (!dpt_db_rows_is_null (rows, 0, ORDER_LINE_ID) || dpt_db_rows_get_int (rows, 0, SHARES) > 0)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("What was made for an order or shared with insurers is taken back by a credit note."));
  if (!dpt_sale_read_due (unit, dpt_db_rows_get_int (rows, 0, SALE_ID), &due, error))
    return FALSE;
  if (due.due > 0)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This sale is not paid in full: take it back by a credit note."));
  return TRUE;
}

/* Pieces of the same line that stand further up on the same ticket. */
static gint64
count_above (DptBasket *basket, guint index)
{
  gint64 n = 0;

  for (guint i = 0; i < index; i++)
    if (dpt_basket_get_line (basket, i)->corrects_line_id == dpt_basket_get_line (basket, index)->corrects_line_id)
      n -= dpt_basket_get_line (basket, i)->quantity;
  return n;
}

static DptBasket *
read_return (DptUnit *unit, DptBasket *basket, guint index, GError **error)
{
  DptBasketLine line = *dpt_basket_get_line (basket, index);
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/sale:line-to-return", error, DPT_INT (line.corrects_line_id));
  g_autofree char *number = NULL;
  g_autofree char *detail = NULL;
  gint64 sold, before;

  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_invalid (error, "corrects_line_id", _ ("There is no such line to take back."));
      return NULL;
    }
  if (!check_document (unit, rows, error))
    return NULL;
  sold = dpt_db_rows_get_int (rows, 0, QUANTITY);
  before = count_above (basket, index) - dpt_db_rows_get_int (rows, 0, BACK);
  if (sold <= 0 || -line.quantity > sold - before)
    {
      dpt_set_invalid (error, "quantity", _ ("Of “%s” only %d can still be taken back."), dpt_db_rows_get_string (rows, 0, LABEL),
                       (int) MAX (sold - before, 0));
      return NULL;
    }
  number = dpt_sale_format_number (dpt_db_rows_get_string (rows, 0, CODE), dpt_db_rows_get_string (rows, 0, SERIES),
                                   (int) dpt_db_rows_get_int (rows, 0, YEAR), dpt_db_rows_get_int (rows, 0, NUMBER));
  /* Translators: the number of the document on which it was sold */
  detail = g_strdup_printf (_ ("Return of %s"), number);
  line.kind = dpt_db_rows_get_string (rows, 0, KIND);
  line.variant_id = dpt_db_rows_get_int (rows, 0, VARIANT_ID);
  line.label = dpt_db_rows_get_string (rows, 0, LABEL);
  line.detail = detail;
  line.lpp_code = dpt_db_rows_get_text (rows, 0, LPP_CODE);
  line.unit_price = line.list_price = dpt_db_rows_get_int (rows, 0, UNIT_PRICE);
  line.unit_cost = dpt_db_rows_get_int (rows, 0, UNIT_COST);
  line.tax_rate_bp = (int) dpt_db_rows_get_int (rows, 0, TAX_RATE_BP);
  line.keeps_stock = dpt_db_rows_get_int (rows, 0, KEEPS_STOCK) != 0;
  line.discount = DPT_DISCOUNT_BY_AMOUNT (-line.quantity * line.unit_price
                                          + dpt_sale_take_back (dpt_db_rows_get_int (rows, 0, GROSS), sold, before, -line.quantity));
  return dpt_basket_replace (basket, index, &line, error);
}

DptBasket *
dpt_sale_read_returns (DptUnit *unit, DptBasket *basket, GError **error)
{
  g_autoptr (DptBasket) result = dpt_basket_ref (basket);

  for (guint i = 0; i < dpt_basket_get_n_lines (result); i++)
    if (dpt_basket_get_line (result, i)->corrects_line_id != 0)
      {
        DptBasket *next = read_return (unit, result, i, error);

        if (next == NULL)
          return NULL;
        dpt_basket_unref (result);
        result = next;
      }
  return g_steal_pointer (&result);
}

DptBasket *
dpt_till_return_sale (DptUnit *unit, gint64 sale_id, guint *n_left_out, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  guint left_out = 0;

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_REFUND, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "sale/sale:lines-left", error, DPT_INT (sale_id));
  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    {
      gint64 left = dpt_db_rows_get_int (rows, i, 10) + dpt_db_rows_get_int (rows, i, 19);
      DptBasketLine line = { .corrects_line_id = dpt_db_rows_get_int (rows, i, 0), .kind = dpt_db_rows_get_string (rows, i, 1),
                             .label = dpt_db_rows_get_string (rows, i, 7), .quantity = -left };
      DptBasket *longer;

      left_out += dpt_db_rows_is_null (rows, i, 6) ? 0 : 1;
      if (!dpt_db_rows_is_null (rows, i, 6) || left <= 0)
        continue;
      longer = dpt_basket_add (basket, &line, error);
      if (longer == NULL)
        return NULL;
      dpt_basket_unref (basket);
      basket = longer;
    }
  if (n_left_out != NULL)
    *n_left_out = left_out;
  return rows != NULL ? dpt_sale_read_returns (unit, basket, error) : NULL;
}
