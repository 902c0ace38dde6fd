/* dpt-sale-bulk.h - many receipts in a row, written by whoever is alone with the database: without asking it anything twice.
 * For: data sets of millions of sales (engine/demo), taking over the sales of another program. Not for: a till (dpt-sale-store.h).
 *
 *   begin ──► add, add, add … ──► pause ──► other acts of the engine ──► add … ──► finish
 *             each receipt: the rows of dpt_sale_issue(), but for the roll-ups          roll-ups, from the documents
 *
 * Numbers, the journal's chain and the till are read once, with the first receipt of an establishment, and then known: the
 * transaction holds the counters. Everything that keeps a shop's books straight (constraints, triggers, one number after
 * the other) stays in force. What comes out is what dpt_sale_issue() would have made of the same receipts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-sale-store.h"

G_BEGIN_DECLS

typedef struct _DptSaleBulk DptSaleBulk;

/** dpt_sale_bulk_new: Returns: (transfer full): knows nothing yet */
DptSaleBulk *dpt_sale_bulk_new (void);
void dpt_sale_bulk_free (DptSaleBulk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptSaleBulk, dpt_sale_bulk_free)

/**
 * dpt_sale_bulk_add:
 * @request: a receipt of articles, paid at once; its lines say list price, tax rate, cost, and whether stock is kept, as the
 *   catalogue has them, and its UUID is new
 *
 * Needs %DPT_RIGHT_SALE_ISSUE and %DPT_RIGHT_PAYMENT_TAKE. The figures by day, month and year do not have it before
 * dpt_sale_bulk_finish().
 */
gboolean dpt_sale_bulk_add (DptSaleBulk *self, DptUnit *unit, const DptSaleRequest *request, GError **error);

/** dpt_sale_bulk_pause: forgets what was read: before anything else takes a number, and at the end of each transaction */
void dpt_sale_bulk_pause (DptSaleBulk *self);

/** dpt_sale_bulk_finish: makes the figures by day, month and year */
gboolean dpt_sale_bulk_finish (DptSaleBulk *self, DptUnit *unit, GError **error);

G_END_DECLS
