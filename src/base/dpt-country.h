/* dpt-country.h - which two letters are a country.
 * For: refusing a slip of the finger in an address. Not for: names of countries, nor their laws.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dpt_country_is_known:
 * @code: (nullable): two capital letters
 *
 * Returns: whether @code is one of the 249 of ISO 3166-1 alpha-2 or XK, by which the European Union and the banks mean Kosovo
 */
gboolean dpt_country_is_known (const char *code);

G_END_DECLS
