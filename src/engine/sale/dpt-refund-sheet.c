/* dpt-refund-sheet.c - see dpt-refund-sheet.h.
 * For: looking before taking back. Not for: writing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-refund-sheet.h"

#include "engine/sale/dpt-sale-private.h"

static void
clear_item (gpointer data)
{
  g_free (((DptRefundItem *) data)->label);
}

void
dpt_refund_sheet_free (DptRefundSheet *self)
{
  g_array_unref (self->items);
  g_free (self);
}

DptRefundSheet *
dpt_refund_sheet_load (DptUnit *unit, gint64 sale_id, GError **error)
{
  g_autoptr (DptRefundSheet) self = g_new0 (DptRefundSheet, 1);
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptDbRows) credit_notes = NULL;

  self->sale_id = sale_id;
  self->items = g_array_new (FALSE, TRUE, sizeof (DptRefundItem));
  g_array_set_clear_func (self->items, clear_item);
  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error) || !dpt_sale_read_due (unit, sale_id, &self->due, error)
      || !dpt_sale_load_split (unit, sale_id, &self->split, error))
    return NULL;
  credit_notes = dpt_db_query (unit->connection, "sale/sale:returns-of", error, DPT_INT (sale_id));
  if (credit_notes == NULL)
    return NULL;
  self->credited = dpt_db_rows_get_int (credit_notes, 0, 1);
  rows = dpt_db_query (unit->connection, "sale/sale:lines-left", error, DPT_INT (sale_id));
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      gint64 quantity = dpt_db_rows_get_int (rows, i, 10), left = quantity + dpt_db_rows_get_int (rows, i, 19);

      self->of_order |= !dpt_db_rows_is_null (rows, i, 6);
      if (quantity > 0 && left > 0)
        g_array_append_val (self->items, ((DptRefundItem) { dpt_db_rows_get_int (rows, i, 0), g_strdup (dpt_db_rows_get_string (rows, i, 7)),
                                                            quantity, left, dpt_db_rows_get_int (rows, i, 13) }));
    }
  return g_steal_pointer (&self);
}

DptMoney
dpt_refund_item_get_amount (const DptRefundItem *self, gint64 quantity)
{
  gint64 before = self->quantity - self->left;

  g_return_val_if_fail (quantity >= 0 && quantity <= self->left, 0);

  return dpt_money_divide_round (self->gross * (before + quantity), self->quantity)
         - dpt_money_divide_round (self->gross * before, self->quantity);
}

DptMoney
dpt_refund_sheet_get_money_back (DptRefundSheet *self, DptMoney amount)
{
  DptMoney patient = amount;

  /* What cover pays comes back to cover, in proportion. */
  if (dpt_split_has_cover (&self->split))
    patient = -dpt_split_part (&self->split, self->credited, -amount).shares[DPT_PAYER_PATIENT];
  return MAX (patient - self->due.due, 0);
}
