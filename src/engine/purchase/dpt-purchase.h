/* dpt-purchase.h - what the shop orders from its suppliers, and for which patient's order.
 * For: lines that wait for a delivery, sending, receiving. Not for: supplier invoices.
 *
 *   draft ──send──► sent ──confirm──► confirmed        a draft a supplier collects what is wanted from it
 *     sent, confirmed ──receive──► partly_received ──receive──► received ──close──► closed
 *     draft, sent, confirmed ──cancel──► cancelled           late is derived from the day it is expected
 *   Lenses are ordered by their job's sheet, a frame perhaps by a call: such lines leave the draft for an order of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_PURCHASE_ORDER (dpt_purchase_order_get_type ())
G_DECLARE_FINAL_TYPE (DptPurchaseOrder, dpt_purchase_order, DPT, PURCHASE_ORDER, DptRecord)

enum
{
  DPT_PURCHASE_ORDER_NUMBER,
  DPT_PURCHASE_ORDER_YEAR,
  DPT_PURCHASE_ORDER_ESTABLISHMENT_ID,
  DPT_PURCHASE_ORDER_SUPPLIER_ID,
  DPT_PURCHASE_ORDER_STATE, /* "draft", "sent", "confirmed", "partly_received", "received", "closed", "cancelled" */
  DPT_PURCHASE_ORDER_CREATED_AT,
  DPT_PURCHASE_ORDER_CREATED_ON,
  DPT_PURCHASE_ORDER_EXPECTED_ON,
  DPT_PURCHASE_ORDER_USER_ID,
  DPT_PURCHASE_ORDER_NOTE,
};

#define DPT_TYPE_PURCHASE_LINE (dpt_purchase_line_get_type ())
G_DECLARE_FINAL_TYPE (DptPurchaseLine, dpt_purchase_line, DPT, PURCHASE_LINE, DptRecord)

enum
{
  DPT_PURCHASE_LINE_PURCHASE_ORDER_ID,
  DPT_PURCHASE_LINE_POSITION,
  DPT_PURCHASE_LINE_VARIANT_ID,
  DPT_PURCHASE_LINE_LENS_RANGE_ID,
  DPT_PURCHASE_LINE_PAIR_EYE_ID, /* the eye a lens is for */
  DPT_PURCHASE_LINE_ORDER_ID,    /* the dispensing order that waits for it */
  DPT_PURCHASE_LINE_LABEL,
  DPT_PURCHASE_LINE_QUANTITY,
  DPT_PURCHASE_LINE_RECEIVED_QUANTITY,
  DPT_PURCHASE_LINE_PRICE, /* of one, without tax */
  DPT_PURCHASE_LINE_STATE, /* read with it: of the purchase order */
  DPT_PURCHASE_LINE_SUPPLIER_NAME, /* read with it */
  DPT_PURCHASE_LINE_EXPECTED_ON,   /* read with it */
};

/**
 * DptPurchaseWish:
 * @supplier_id: from whom; 0: whoever offers @variant_id cheapest, else the product's supplier
 * @variant_id: an article, or 0 with @lens_range_id for a lens
 * @order_id: the dispensing order that waits for it, 0 for none
 * @price: of one, without tax; negative: the offer's, else the article's purchase price
 */
typedef struct
{
  gint64 supplier_id;
  gint64 variant_id;
  gint64 lens_range_id;
  gint64 pair_eye_id;
  gint64 order_id;
  const char *label;
  gint64 quantity;
  DptMoney price;
} DptPurchaseWish;

/**
 * dpt_purchase_add:
 *
 * Puts a wish onto the supplier's draft of this establishment, making one where there is none. Needs %DPT_RIGHT_PURCHASE_WRITE.
 *
 * Returns: the line's id; 0 on failure (%DPT_ERROR_INVALID "supplier_id" where nobody is known who delivers it)
 */
gint64 dpt_purchase_add (DptUnit *unit, const DptPurchaseWish *wish, GError **error);

/** dpt_purchase_drop: takes the lines off drafts that wait for a dispensing order; of one variant, or (0) all. Returns: how many, -1 on failure */
int dpt_purchase_drop (DptUnit *unit, gint64 order_id, gint64 variant_id, GError **error);

/** dpt_purchase_load_lines_of_order: Returns: (transfer full) (element-type DptPurchaseLine): what a dispensing order waits for, cancelled left out */
GPtrArray *dpt_purchase_load_lines_of_order (DptUnit *unit, gint64 order_id, GError **error);

/**
 * dpt_purchase_apply:
 * @event: "send", "confirm", "close", "cancel"
 *
 * Moves a purchase order on; see the drawing above. A sent one is expected after the supplier's lead time. Needs %DPT_RIGHT_PURCHASE_WRITE.
 */
gboolean dpt_purchase_apply (DptUnit *unit, gint64 purchase_order_id, const char *event, GError **error);

/**
 * dpt_purchase_receive:
 * @quantity: how many came
 *
 * Books a delivery of one line: articles go into stock, and straight into the reservation of the dispensing order that waits for
 * them. Needs %DPT_RIGHT_STOCK_MOVE.
 */
gboolean dpt_purchase_receive (DptUnit *unit, gint64 line_id, gint64 quantity, GError **error);

/**
 * dpt_purchase_receive_line:
 *
 * Books all that is still missing of one line; one that stands on a draft was ordered without it, by a call: it leaves the draft for
 * a purchase order of its own. Needs %DPT_RIGHT_STOCK_MOVE; %DPT_ERROR_STATE where nothing is missing.
 */
gboolean dpt_purchase_receive_line (DptUnit *unit, gint64 line_id, GError **error);

/**
 * dpt_purchase_send_lenses:
 *
 * The job sheet of a pair went to its lab: the lines of its lenses leave the lab's draft for a purchase order that is sent. None is
 * success too. Needs %DPT_RIGHT_JOB_ADVANCE.
 */
gboolean dpt_purchase_send_lenses (DptUnit *unit, gint64 pair_id, GError **error);

/** dpt_purchase_receive_lenses: the lenses of a pair are here, all that were still expected. Needs %DPT_RIGHT_JOB_ADVANCE */
gboolean dpt_purchase_receive_lenses (DptUnit *unit, gint64 pair_id, GError **error);

G_END_DECLS
