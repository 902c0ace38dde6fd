/* dpt-price.h - the price of a day: this establishment's rule, else everybody's, else the catalogue's.
 * For: every line at the moment it is written. Not for: discounts, which are agreed, nor shares of insurers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_PRICE_RULE (dpt_price_rule_get_type ())
G_DECLARE_FINAL_TYPE (DptPriceRule, dpt_price_rule, DPT, PRICE_RULE, DptRecord)

/* Of one article, one range or one option. */
enum
{
  DPT_PRICE_RULE_ESTABLISHMENT_ID, /* none: all */
  DPT_PRICE_RULE_VARIANT_ID,
  DPT_PRICE_RULE_LENS_RANGE_ID,
  DPT_PRICE_RULE_OPTION_ID,
  DPT_PRICE_RULE_VALID_FROM,
  DPT_PRICE_RULE_PRICE, /* with tax */
};

/**
 * dpt_price_find_variant:
 * @establishment_id: 0: where the user works
 * @date: (nullable): ISO date; %NULL: today
 * @price: (out): minor units with tax
 *
 * Of the rules that have begun the establishment's come first, then the latest; with none the variant's own price counts.
 *
 * Returns: whether there is such an article
 */
gboolean dpt_price_find_variant (DptUnit *unit, gint64 establishment_id, gint64 variant_id, const char *date, DptMoney *price,
                                 GError **error);

G_END_DECLS
