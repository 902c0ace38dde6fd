/* dpt-test-catalog.h - something to sell in a test's shop: the reference lenses, three frames, a case, a service.
 * For: suites of catalogue, stock, orders and above. Not for: demonstration data (engine/demo).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/stock/dpt-stock.h"
#include "support/dpt-test-shop.h"

G_BEGIN_DECLS

typedef enum
{
  DPT_TEST_FRAME_BLACK, /* "Rive Mistral", panto, black, 48□20, 120.00 */
  DPT_TEST_FRAME_BLUE,  /* the same in blue, 124.00 */
  DPT_TEST_FRAME_GOLD,  /* "Astre Orion", round, gold, 50□21, 180.00 */
  DPT_TEST_CASE,        /* an accessory, 12.00; stock may go below zero */
  DPT_TEST_SERVICE,     /* keeps no stock, 15.00 */
  DPT_TEST_N_ARTICLES,
} DptTestArticle;

/**
 * DptTestCatalog:
 * @variants: by #DptTestArticle
 * @products: their products; both "Rive Mistral" share one
 */
typedef struct
{
  gint64 variants[DPT_TEST_N_ARTICLES];
  gint64 products[DPT_TEST_N_ARTICLES];
} DptTestCatalog;

/** dpt_test_catalog_install: fills @catalog; nothing is in stock yet */
void dpt_test_catalog_install (DptTestShop *shop, DptTestCatalog *catalog);

/** dpt_test_catalog_receive: pieces come in, in @establishment_id (0: the first) */
void dpt_test_catalog_receive (DptTestShop *shop, gint64 variant_id, int quantity, gint64 establishment_id);

/** dpt_test_catalog_assert_stock: what the first establishment has */
void dpt_test_catalog_assert_stock (DptTestShop *shop, gint64 variant_id, int on_hand, int reserved);

/** dpt_test_catalog_assert_sound: the cached positions are the sums of their entries */
void dpt_test_catalog_assert_sound (DptTestShop *shop);

/** dpt_test_find_range: Returns: the id of the first range of a design at an index (thousandths), made to order where @stock_lens is %FALSE */
gint64 dpt_test_find_range (DptTestShop *shop, const char *design, int refractive_index, gboolean stock_lens);

/** dpt_test_find_option: Returns: the id of a lens option by its code */
gint64 dpt_test_find_option (DptTestShop *shop, const char *code);

G_END_DECLS
