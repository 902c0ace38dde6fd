/* dpt-order-offer.h - the offer without rest to pay that the law puts beside what the client chose.
 * For: the price step, the quote. Not for: what the client chose (dpt-order-sheet.h), who pays what (engine/cover).
 *
 * A French quote for corrective glasses holds two offers: first class A ("100 % Santé"), then the free one (arrêté of 28 April 2017 as
 * changed on 29 August 2019; CSS art. L165-9). Class A lenses come with the treatments that the class asks for, at prices that have a
 * ceiling; with a responsible complementary contract nothing is left to pay.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/catalog/dpt-lens-catalog.h"
#include "engine/order/dpt-order-sheet.h"

G_BEGIN_DECLS

/**
 * DptOfferLine:
 * @pair_id: of the order's pair that it would be for
 * @eye: "R", "L"; %NULL for a frame
 * @variant_id, @lens_range_id: what it is; one of them is 0
 * @label, @detail: as they stand on an order's line; @lpp_code: (nullable)
 * @price: minor units with tax
 */
typedef struct
{
  gint64 pair_id;
  const char *eye;
  gint64 variant_id;
  gint64 lens_range_id;
  char *label;
  char *detail;
  char *lpp_code;
  DptMoney price;
} DptOfferLine;

/**
 * DptOrderOffer:
 * @lines: (element-type DptOfferLine): pair by pair: frame, right, left
 * @total: their sum, minor units with tax
 */
typedef struct
{
  GPtrArray *lines;
  DptMoney total;
} DptOrderOffer;

void dpt_order_offer_free (DptOrderOffer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptOrderOffer, dpt_order_offer_free)

/** dpt_order_offer_is_asked: Returns: whether the law asks for it: in France (@country, ISO 3166), where a corrective lens of another class is chosen */
gboolean dpt_order_offer_is_asked (DptOrderSheet *sheet, const char *country);

/**
 * dpt_order_offer_find:
 * @wall: (element-type DptFrame)
 *
 * For each pair with lenses the class A frame that is most like the chosen one (what is in stock here first; none for the patient's own
 * frame), and for each eye the cheapest class A lens of the use that can be made at its power.
 *
 * Returns: (transfer full) (nullable): %NULL where a pair can not be made in class A
 */
DptOrderOffer *dpt_order_offer_find (DptOrderSheet *sheet, GPtrArray *wall, DptLensCatalog *lenses);

/**
 * dpt_order_offer_load:
 * @offer: (out) (transfer full) (nullable): %NULL where the law asks for none in the unit's country, or none can be made
 *
 * dpt_order_offer_find() with the catalogue of today.
 */
gboolean dpt_order_offer_load (DptUnit *unit, gint64 order_id, DptOrderOffer **offer, GError **error);

/** dpt_order_offer_take: chooses its frames and lenses for the order, a draft, in place of what was chosen; needs %DPT_RIGHT_ORDER_WRITE */
gboolean dpt_order_offer_take (DptUnit *unit, gint64 order_id, GError **error);

/** dpt_order_offer_append_json: writes the lines as a JSON array, in the order and with the members of a document's frozen content */
void dpt_order_offer_append_json (const DptOrderOffer *self, GString *out);

G_END_DECLS
