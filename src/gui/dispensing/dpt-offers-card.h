/* dpt-offers-card.h - the two offers of a French quote side by side: class A and the client's choice.
 * For: the price step. Not for: finding the offer (engine/order/dpt-order-offer.h), nor the paper (document/dpt-paper-quote.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_OFFERS_CARD (dpt_offers_card_get_type ())
G_DECLARE_FINAL_TYPE (DptOffersCard, dpt_offers_card, DPT, OFFERS_CARD, AdwBin)

/** dpt_offers_card_set_facts: hides itself where the law asks for one offer only */
void dpt_offers_card_set_facts (DptOffersCard *self, const DptDispensingDesk *desk, DptOrderFacts *facts);

G_END_DECLS
