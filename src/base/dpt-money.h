/* dpt-money.h - amounts in integer minor units, with every rounding stated and every overflow an error.
 * For: prices, taxes, shares, payments. Not for: currencies' names and rates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DptMoney:
 *
 * Minor units of the shop's currency (cents of EUR). At most ±%DPT_MONEY_MAX, so that a thousand million of them
 * can be added up without overflow.
 */
typedef gint64 DptMoney;

#define DPT_MONEY_MAX G_GINT64_CONSTANT (9999999999) /* 99,999,999.99 */

/**
 * dpt_money_format:
 * @amount: minor units
 * @currency: (nullable): ISO 4217 code; %NULL leaves the currency out
 *
 * Returns: (transfer full): the amount as the locale writes it, "1 234,50 €" (no-break spaces) or "€1,234.50"
 */
char *dpt_money_format (DptMoney amount, const char *currency);

/** dpt_money_format_plain: Returns: (transfer full): "-1234.50", for JSON and files: point, two decimals, no grouping */
char *dpt_money_format_plain (DptMoney amount);

/**
 * dpt_money_parse:
 * @text: as typed: "12", "12,5", "1 234.50", "€12", "1,234.50", "12 CHF"; at most two decimals. "1,234" is refused:
 *   it means a thousand times more in English than in French
 *
 * Returns: whether @text is an amount within ±%DPT_MONEY_MAX
 */
gboolean dpt_money_parse (const char *text, DptMoney *amount);

/** dpt_money_divide_round: Returns: @numerator / @denominator, halves away from zero. @denominator must be positive. */
gint64 dpt_money_divide_round (gint64 numerator, gint64 denominator);

/** dpt_money_percent: Returns: @amount times @basis_points / 10,000, halves away from zero (20 % is 2000) */
DptMoney dpt_money_percent (DptMoney amount, int basis_points);

/**
 * dpt_money_tax_in_gross:
 * @gross: an amount with tax inside
 * @rate_bp: the rate in basis points, 2000 for 20 %
 *
 * Returns: the tax inside, gross × rate / (1 + rate), halves away from zero. Applied once a rate on the document's total.
 */
DptMoney dpt_money_tax_in_gross (DptMoney gross, int rate_bp);

/**
 * dpt_money_share:
 * @total: what is shared, of either sign
 * @weights: (array length=n): none negative
 * @n: how many
 * @shares: (out caller-allocates) (array length=n): receives the shares
 *
 * Shares @total in proportion by largest remainder (Hamilton); ties go to the earlier line. The shares always add up
 * to @total. Where all weights are zero the first line takes everything.
 */
void dpt_money_share (DptMoney total, const gint64 *weights, gsize n, DptMoney *shares);

/** dpt_money_add: Returns: whether @a + @b stayed within ±%DPT_MONEY_MAX; the sum is stored in @sum */
gboolean dpt_money_add (DptMoney a, DptMoney b, DptMoney *sum);

/** dpt_money_multiply: Returns: whether @a × @quantity stayed within ±%DPT_MONEY_MAX; the product is stored in @product */
gboolean dpt_money_multiply (DptMoney a, gint64 quantity, DptMoney *product);

G_END_DECLS
