/* dpt-country.h - the countries that a shop can be in, with what follows from them.
 * For: the first start, addresses. Not for: tax rates (engine/catalog) and the rules of papers (document).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DptCountry:
 * @code: ISO 3166, two letters
 * @currency: ISO 4217, always one of two decimals (amounts are minor units)
 * @label: N_(): the country's name
 */
typedef struct
{
  const char *code;
  const char *currency;
  const char *label;
} DptCountry;

/** dpt_country_list: Returns: (array length=n) (transfer none): all of them; the first is the default */
const DptCountry *dpt_country_list (guint *n);
/** dpt_country_find: Returns: (nullable): the country of that code */
const DptCountry *dpt_country_find (const char *code);
/** dpt_country_get_label: Returns: the translated name, the code itself where it is none of ours, "" for %NULL */
const char *dpt_country_get_label (const char *code);

G_END_DECLS
