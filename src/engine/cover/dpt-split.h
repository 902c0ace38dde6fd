/* dpt-split.h - a price shared between compulsory cover, complementary cover and the patient, as a value that always adds up.
 * For: quotes, invoices, what the till asks for. Not for: which plan pays what (rules of plans), nor the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DPT_PAYER_PATIENT,
  DPT_PAYER_COMPULSORY,
  DPT_PAYER_COMPLEMENTARY,
  DPT_N_PAYERS,
} DptPayer;

/** dpt_payer_get_name: Returns: the name in the database and in JSON ("complementary") */
const char *dpt_payer_get_name (DptPayer payer);
/** dpt_payer_get_label: Returns: the translated word for a person */
const char *dpt_payer_get_label (DptPayer payer);
/** dpt_payer_find: Returns: whether @name is a payer */
gboolean dpt_payer_find (const char *name, DptPayer *payer);

/**
 * DptSplit:
 * @shares: minor units by #DptPayer
 * @insurers: ids of the insurers of the two covers, 0 where not known
 *
 * Who pays what. The shares add up to the price they were made from, and none is of the other sign.
 */
typedef struct
{
  DptMoney shares[DPT_N_PAYERS];
  gint64 insurers[DPT_N_PAYERS];
} DptSplit;

/** dpt_split_get_total: Returns: the sum of the shares */
DptMoney dpt_split_get_total (const DptSplit *self);

/** dpt_split_has_cover: Returns: whether anybody but the patient pays something */
gboolean dpt_split_has_cover (const DptSplit *self);

/** dpt_split_all_patient: Returns: the split where the patient pays all of @total */
DptSplit dpt_split_all_patient (DptMoney total);

/**
 * dpt_split_typed:
 * @total: the price, 0 or more
 * @compulsory, @complementary: as granted, 0 or more
 *
 * The patient pays the rest. Fails with %DPT_ERROR_INVALID naming "compulsory" or "complementary" where a share is
 * negative or both together are more than the price.
 */
gboolean dpt_split_typed (DptMoney total, DptMoney compulsory, DptMoney complementary, DptSplit *split, GError **error);

/**
 * DptCoverLine:
 * @price: of the line, with tax, 0 or more
 * @base: what compulsory cover reckons with (BRSS), 0 where it does not pay
 */
typedef struct
{
  DptMoney price;
  DptMoney base;
} DptCoverLine;

/**
 * dpt_split_class_a:
 * @prices: of frames and lenses of class A, with tax
 * @rate_bp: what compulsory cover pays of its base, 6000 for 60 %; 0 where the client has none
 * @responsible: whether the client has a complementary contract, which pays all the rest of class A where compulsory cover pays its part
 *
 * The base is 30 % of the ceiling, and class A is sold at its ceiling. Source: frame 30 EUR, base 9 EUR, of which 60 % are 5.40 EUR, and "AMC class A = price
 * - AMO (zero rest)" (standards h); that the lenses' bases keep the frame's ratio is inferred there, so the quote calls the shares estimates.
 */
gboolean dpt_split_class_a (const DptMoney *prices, gsize n_prices, int rate_bp, gboolean responsible, DptSplit *split, GError **error);

/**
 * dpt_split_computed:
 * @rate_bp: what compulsory cover pays of its base, 6000 for 60 %
 * @complementary: the most that complementary cover grants, 0 or more; it never pays more than what is left
 *
 * Compulsory cover pays rate × min (price, base) of each line, halves of a cent away from zero. Source: French health
 * insurance reimburses 60 % of the lesser of price and base ("AMO = 60 % × min (price, BRSS)"), standards h.
 */
gboolean dpt_split_computed (const DptCoverLine *lines, gsize n_lines, int rate_bp, DptMoney complementary, DptSplit *split, GError **error);

/**
 * dpt_split_scale:
 * @part: an amount of either sign, to be shared like @self (a credit note over a part of the price)
 *
 * Returns: the split of @part by largest remainder in the proportions of @self; all to the patient where @self is of nothing
 */
DptSplit dpt_split_scale (const DptSplit *self, DptMoney part);

/**
 * dpt_split_part:
 * @before: what was taken of @self in earlier parts
 * @part: what is taken now, of the same sign
 *
 * Parts taken one after the other until nothing is left come to the cent to what each payer had of @self.
 *
 * Returns: the split of @part; adds up to it
 */
DptSplit dpt_split_part (const DptSplit *self, DptMoney before, DptMoney part);

G_END_DECLS
