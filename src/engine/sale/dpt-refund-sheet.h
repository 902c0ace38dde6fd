/* dpt-refund-sheet.h - what can still be taken back of a sale, and what that comes to.
 * For: the dialog of a credit note. Not for: issuing it (dpt_sale_refund()).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cover/dpt-split.h"
#include "engine/sale/dpt-payment.h"

G_BEGIN_DECLS

/**
 * DptRefundItem:
 * @line_id: of the document
 * @quantity: pieces sold; @left: of these not yet taken back
 * @gross: what was charged for all of them
 */
typedef struct
{
  gint64 line_id;
  char *label;
  gint64 quantity;
  gint64 left;
  DptMoney gross;
} DptRefundItem;

/**
 * DptRefundSheet:
 * @items: (element-type DptRefundItem): lines of which something is left
 * @due: what is due of the document now
 * @split: who pays what of the document; of nothing where the client pays all of it
 * @of_order: whether any of it was made for an order
 * @credited: what earlier credit notes come to, 0 or less
 */
typedef struct
{
  gint64 sale_id;
  GArray *items;
  DptDue due;
  DptSplit split;
  gboolean of_order;
  DptMoney credited;
} DptRefundSheet;

/** dpt_refund_sheet_load: needs %DPT_RIGHT_SALE_READ. Returns: (transfer full) (nullable): free with dpt_refund_sheet_free() */
DptRefundSheet *dpt_refund_sheet_load (DptUnit *unit, gint64 sale_id, GError **error);
void dpt_refund_sheet_free (DptRefundSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptRefundSheet, dpt_refund_sheet_free)

/** dpt_refund_item_get_amount: Returns: what @quantity more pieces taken back come to, 0 or more for what was sold */
DptMoney dpt_refund_item_get_amount (const DptRefundItem *self, gint64 quantity);

/** dpt_refund_sheet_get_money_back: Returns: what would be owed to the client after a credit note over @amount, cover aside */
DptMoney dpt_refund_sheet_get_money_back (DptRefundSheet *self, DptMoney amount);

G_END_DECLS
