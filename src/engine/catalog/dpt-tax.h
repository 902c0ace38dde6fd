/* dpt-tax.h - classes of tax and their dated rates.
 * For: the rate of an article on a day. Not for: splitting a total (base/dpt-money.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_TAX_CLASS (dpt_tax_class_get_type ())
G_DECLARE_FINAL_TYPE (DptTaxClass, dpt_tax_class, DPT, TAX_CLASS, DptRecord)

enum
{
  DPT_TAX_CLASS_CODE, /* "standard", "reduced" */
  DPT_TAX_CLASS_NAME,
};

#define DPT_TYPE_TAX_RATE (dpt_tax_rate_get_type ())
G_DECLARE_FINAL_TYPE (DptTaxRate, dpt_tax_rate, DPT, TAX_RATE, DptRecord)

enum
{
  DPT_TAX_RATE_TAX_CLASS_ID,
  DPT_TAX_RATE_COUNTRY, /* ISO 3166, two letters */
  DPT_TAX_RATE_RATE_BP, /* basis points, 2000 is 20 % */
  DPT_TAX_RATE_VALID_FROM,
};

/**
 * dpt_tax_find_rate_of_variant:
 * @date: (nullable): ISO date; %NULL: today
 *
 * The rate of an article in the session's country: the latest that has begun on @date.
 *
 * Returns: basis points; -1 with %DPT_ERROR_INVALID where there is none yet
 */
int dpt_tax_find_rate_of_variant (DptUnit *unit, gint64 variant_id, const char *date, GError **error);

G_END_DECLS
