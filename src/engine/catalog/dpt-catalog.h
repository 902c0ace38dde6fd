/* dpt-catalog.h - saving what the shop sells: derived fields, rights, and what must agree between tables.
 * For: the stock room, imports, reference data. Not for: reading (dpt-article.h, dpt-frame.h, dpt-lens-catalog.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/catalog/dpt-lens.h"
#include "engine/catalog/dpt-price.h"
#include "engine/catalog/dpt-product.h"
#include "engine/catalog/dpt-supplier.h"
#include "engine/catalog/dpt-tax.h"

G_BEGIN_DECLS

/**
 * dpt_catalog_save_product:
 *
 * Fills the search key and says in every establishment whether the product's stock may go below zero. Needs %DPT_RIGHT_CATALOG_WRITE.
 *
 * Returns: whether it was saved; %DPT_ERROR_INVALID where the stock is below zero and no longer may be
 */
gboolean dpt_catalog_save_product (DptUnit *unit, DptProduct *product, GError **error);

/** dpt_catalog_save_variant: fills the family of the colour where none is given. Needs %DPT_RIGHT_CATALOG_WRITE. */
gboolean dpt_catalog_save_variant (DptUnit *unit, DptVariant *variant, GError **error);

/** dpt_catalog_save: any other record of the catalogue (range, option, rule, price, tax, supplier, offer). Needs %DPT_RIGHT_CATALOG_WRITE. */
gboolean dpt_catalog_save (DptUnit *unit, gpointer record, GError **error);

/** dpt_catalog_find_tax_class: Returns: the id of the class with that code, 0 where there is none or on failure (then @error is set) */
gint64 dpt_catalog_find_tax_class (DptUnit *unit, const char *code, GError **error);

G_END_DECLS
