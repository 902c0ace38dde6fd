/* dpt-basket.h - what is being sold, as an immutable value: lines, discounts, tax, totals that always add up.
 * For: the till, orders, quotes, the command line. Not for: what was issued (dpt-sale.h), nor the database.
 *
 *   lines ──► line discount ──► share of the discount on the whole ──► gross per line
 *                                                                          │ by tax rate
 *   document: gross per rate ──► tax per rate, rounded once ──► net per rate ──► shared back to the lines
 *
 * Every function gives a new basket and leaves the old one as it was. Prices are with tax, in minor units; a negative
 * quantity is a return. An amount beyond ±%DPT_MONEY_MAX anywhere is an error, never a wrong sum.
 *
 * Source of the tax rule: EN 16931 BR-CO-17 (tax of a rate is its taxable amount times the rate, rounded once), applied to
 * prices with tax: tax = gross × rate / (1 + rate).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DptDiscountKind:
 * @DPT_DISCOUNT_NONE: none
 * @DPT_DISCOUNT_RATE: basis points, 1000 for 10 %
 * @DPT_DISCOUNT_AMOUNT: minor units, with tax
 */
typedef enum
{
  DPT_DISCOUNT_NONE,
  DPT_DISCOUNT_RATE,
  DPT_DISCOUNT_AMOUNT,
} DptDiscountKind;

typedef struct
{
  DptDiscountKind kind;
  gint64 value; /* never negative */
} DptDiscount;

#define DPT_NO_DISCOUNT ((DptDiscount) { DPT_DISCOUNT_NONE, 0 })
#define DPT_DISCOUNT_BY_RATE(basis_points) ((DptDiscount) { DPT_DISCOUNT_RATE, (basis_points) })
#define DPT_DISCOUNT_BY_AMOUNT(amount) ((DptDiscount) { DPT_DISCOUNT_AMOUNT, (amount) })

/**
 * DptBasketLine:
 * @kind: "frame", "lens", "option", "contact_lens", "accessory", "service", "fee"
 * @eye: 'R', 'L' or 0
 * @variant_id, @lens_range_id, @option_id: the article, 0 where it is not of that sort
 * @order_line_id: the line of an order this comes from; its price was agreed, so the discount on the whole leaves it alone
 * @from_shelf: of a line of an order: pieces that leave the shelf with the document, because a credit note had brought them back there; the rest
 *   left when the order was handed over
 * @corrects_line_id: the line of an earlier document that this takes back, 0 for none; its price and tax are what was charged then
 * @label: what stands on paper; @detail: (nullable): smaller, below it; @lpp_code: (nullable)
 * @quantity: pieces, not 0, negative for a return
 * @unit_price: of one piece, with tax
 * @list_price: the catalogue's; selling at another one is a right of its own
 * @unit_cost: purchase price of one piece
 * @tax_rate_bp: 2000 for 20 %
 * @keeps_stock: whether selling it moves stock
 * @discount: of this line
 *
 * What a line is. Texts are borrowed when it is given to a basket, and belong to the basket when it comes from one.
 */
typedef struct
{
  const char *kind;
  char eye;
  gint64 variant_id;
  gint64 lens_range_id;
  gint64 option_id;
  gint64 order_line_id;
  gint64 corrects_line_id;
  gint64 from_shelf;
  const char *label;
  const char *detail;
  const char *lpp_code;
  gint64 quantity;
  DptMoney unit_price;
  DptMoney list_price;
  DptMoney unit_cost;
  int tax_rate_bp;
  gboolean keeps_stock;
  DptDiscount discount;
} DptBasketLine;

/**
 * DptBasketSum:
 * @discount: taken off this line in all, its own and its share of the whole's; of the sign of the quantity
 * @gross: quantity × unit price - discount
 * @net, @tax: shares of the document's; @gross = @net + @tax
 *
 * What a line comes to.
 */
typedef struct
{
  DptMoney discount;
  DptMoney gross;
  DptMoney net;
  DptMoney tax;
} DptBasketSum;

/** DptBasketTax: one rate of the document; net and tax of its lines add up to these */
typedef struct
{
  int rate_bp;
  DptMoney net;
  DptMoney tax;
} DptBasketTax;

typedef struct _DptBasket DptBasket;

#define DPT_TYPE_BASKET (dpt_basket_get_type ())
GType dpt_basket_get_type (void);

/** dpt_basket_new: Returns: (transfer full): a basket with nothing in it */
DptBasket *dpt_basket_new (void);
DptBasket *dpt_basket_ref (DptBasket *self);
void dpt_basket_unref (DptBasket *self);

/* What a new basket may fail with: %DPT_ERROR_INVALID naming "quantity", "unit_price", "discount", "tax_rate_bp", "label" or "total". */

/** dpt_basket_add: puts a line at the end. Returns: (transfer full) (nullable): the new basket */
DptBasket *dpt_basket_add (DptBasket *self, const DptBasketLine *line, GError **error);

/**
 * dpt_basket_add_article:
 * @line: one or more pieces of an article
 *
 * Like dpt_basket_add(), but the pieces go onto a line of the same article at the same price where there is one without a
 * discount; a line that comes to no pieces at all goes away.
 *
 * Returns: (transfer full) (nullable): the new basket
 */
DptBasket *dpt_basket_add_article (DptBasket *self, const DptBasketLine *line, GError **error);
DptBasket *dpt_basket_replace (DptBasket *self, guint index, const DptBasketLine *line, GError **error);
/** dpt_basket_remove: Returns: (transfer full) (nullable): without the line; where the discount on the whole no longer fits, it goes too */
DptBasket *dpt_basket_remove (DptBasket *self, guint index, GError **error);
DptBasket *dpt_basket_set_quantity (DptBasket *self, guint index, gint64 quantity, GError **error);
DptBasket *dpt_basket_set_unit_price (DptBasket *self, guint index, DptMoney unit_price, GError **error);
DptBasket *dpt_basket_set_line_discount (DptBasket *self, guint index, DptDiscount discount, GError **error);

/**
 * dpt_basket_set_discount:
 *
 * The discount on the whole: taken off what is sold (not off returns, nor off lines of an order, whose price was agreed) and
 * shared by largest remainder in proportion to what the lines come to after their own discounts. An amount above that sum is
 * refused.
 *
 * Returns: (transfer full) (nullable): the new basket
 */
DptBasket *dpt_basket_set_discount (DptBasket *self, DptDiscount discount, GError **error);

guint dpt_basket_get_n_lines (DptBasket *self);
/** dpt_basket_get_line: Returns: (transfer none): what was put there */
const DptBasketLine *dpt_basket_get_line (DptBasket *self, guint index);
/** dpt_basket_get_sum: Returns: (transfer none): what it comes to */
const DptBasketSum *dpt_basket_get_sum (DptBasket *self, guint index);
DptDiscount dpt_basket_get_discount (DptBasket *self);

guint dpt_basket_get_n_taxes (DptBasket *self);
/** dpt_basket_get_tax: Returns: (transfer none): one rate of the document, lowest first */
const DptBasketTax *dpt_basket_get_tax (DptBasket *self, guint index);

DptMoney dpt_basket_get_gross (DptBasket *self);
DptMoney dpt_basket_get_net (DptBasket *self);
DptMoney dpt_basket_get_tax_total (DptBasket *self);
/** dpt_basket_get_discount_total: Returns: what was taken off what is sold and off returns, in all */
DptMoney dpt_basket_get_discount_total (DptBasket *self);
/** dpt_basket_get_pieces: Returns: the sum of the quantities */
gint64 dpt_basket_get_pieces (DptBasket *self);

/**
 * dpt_basket_get_discount_rate:
 *
 * Returns: the largest discount of any line, lines of an order and of earlier sales left out, in basis points of its price before discount,
 * rounded down to what the nearest cent allows; what a user's limit is compared with
 */
int dpt_basket_get_discount_rate (DptBasket *self);

/** dpt_basket_get_price_changed: Returns: whether any line, lines of an order and of earlier sales left out, is not at its list price */
gboolean dpt_basket_get_price_changed (DptBasket *self);

/** dpt_basket_has_returns: Returns: whether any quantity is negative */
gboolean dpt_basket_has_returns (DptBasket *self);

/** dpt_basket_create_json: Returns: (transfer full): the basket as a JSON object, to be parked */
char *dpt_basket_create_json (DptBasket *self);

/** dpt_basket_new_from_json: Returns: (transfer full) (nullable): a parked basket; %DPT_ERROR_INVALID where the text is none */
DptBasket *dpt_basket_new_from_json (const char *json, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptBasket, dpt_basket_unref)

G_END_DECLS
