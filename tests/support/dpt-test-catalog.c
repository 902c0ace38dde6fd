/* dpt-test-catalog.c - see dpt-test-catalog.h.
 * For: tests. Not for: anything that is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-catalog.h"

#include "engine/catalog/dpt-catalog-france.h"
#include "engine/catalog/dpt-catalog.h"
#include "support/dpt-test-db.h"

typedef struct
{
  const char *kind, *code, *brand, *name, *shape;
  const char *label, *color;
  int rgb, a, b, dbl;
  int cost, price;
  gboolean keeps_stock, negative;
} Article;

static const Article articles[DPT_TEST_N_ARTICLES] = {
  { "frame", "RIVE-MISTRAL", "Rive", "Mistral", "panto", "Noir 48□20", "Noir", 0x1c1c1e, 4800, 4200, 2000, 4000, 12000, TRUE, FALSE },
  { "frame", "RIVE-MISTRAL", "Rive", "Mistral", "panto", "Bleu 48□20", "Bleu", 0x2d5fa8, 4800, 4200, 2000, 4000, 12400, TRUE, FALSE },
  { "frame", "ASTRE-ORION", "Astre", "Orion", "round", "Or 50□21", "Or", 0xc9a24b, 5000, 4600, 2100, 6200, 18000, TRUE, FALSE },
  { "accessory", "ETUI", NULL, "Étui rigide", NULL, NULL, NULL, -1, 0, 0, 0, 300, 1200, TRUE, TRUE },
  { "service", "REGLAGE", NULL, "Réglage", NULL, NULL, NULL, -1, 0, 0, 0, 0, 1500, FALSE, FALSE },
};

static DptProduct *
create_product (const Article *article, gint64 tax_class_id)
{
  DptProduct *product = dpt_record_new (DPT_TYPE_PRODUCT);

  dpt_record_set_text (product, DPT_PRODUCT_KIND, article->kind);
  dpt_record_set_text (product, DPT_PRODUCT_CODE, article->code);
  dpt_record_set_text (product, DPT_PRODUCT_BRAND, article->brand);
  dpt_record_set_text (product, DPT_PRODUCT_NAME, article->name);
  dpt_record_set_text (product, DPT_PRODUCT_SHAPE, article->shape);
  if (article->shape != NULL)
    {
      dpt_record_set_text (product, DPT_PRODUCT_RIM, "full");
      dpt_record_set_text (product, DPT_PRODUCT_GENDER, "unisex");
      dpt_record_set_text (product, DPT_PRODUCT_FRAME_USE, "optical");
      dpt_record_set_text (product, DPT_PRODUCT_COVER_CLASS, "B");
    }
  dpt_record_set_int (product, DPT_PRODUCT_TAX_CLASS_ID, tax_class_id);
  dpt_record_set_int (product, DPT_PRODUCT_KEEPS_STOCK, article->keeps_stock);
  dpt_record_set_int (product, DPT_PRODUCT_ALLOW_NEGATIVE_STOCK, article->negative);
  dpt_record_set_int (product, DPT_PRODUCT_ACTIVE, TRUE);
  return product;
}

static DptVariant *
create_variant (const Article *article, guint number, gint64 product_id)
{
  DptVariant *variant = dpt_record_new (DPT_TYPE_VARIANT);
  g_autofree char *sku = g_strdup_printf ("%s-%u", article->code, number);
  g_autofree char *twelve = g_strdup_printf ("20000000000%u", number);
  int sum = 0;

  for (int i = 0; i < 12; i++)
    sum += (twelve[i] - '0') * (i % 2 == 1 ? 3 : 1);
  {
    g_autofree char *ean = g_strdup_printf ("%s%d", twelve, (10 - sum % 10) % 10);

    dpt_record_set_text (variant, DPT_VARIANT_EAN, ean);
  }
  dpt_record_set_int (variant, DPT_VARIANT_PRODUCT_ID, product_id);
  dpt_record_set_text (variant, DPT_VARIANT_SKU, sku);
  dpt_record_set_text (variant, DPT_VARIANT_LABEL, article->label);
  dpt_record_set_text (variant, DPT_VARIANT_COLOR_NAME, article->color);
  if (article->rgb >= 0)
    {
      dpt_record_set_int (variant, DPT_VARIANT_COLOR_RGB, article->rgb);
      dpt_record_set_int (variant, DPT_VARIANT_BOX_A, article->a);
      dpt_record_set_int (variant, DPT_VARIANT_BOX_B, article->b);
      dpt_record_set_int (variant, DPT_VARIANT_DBL, article->dbl);
      dpt_record_set_int (variant, DPT_VARIANT_TEMPLE, 14500);
    }
  dpt_record_set_int (variant, DPT_VARIANT_PURCHASE_PRICE, article->cost);
  dpt_record_set_int (variant, DPT_VARIANT_PRICE, article->price);
  dpt_record_set_int (variant, DPT_VARIANT_STOCK_MIN, 0);
  dpt_record_set_int (variant, DPT_VARIANT_ACTIVE, TRUE);
  return variant;
}

static gpointer
install (DptUnit *unit, gpointer args, GError **error)
{
  DptTestCatalog *self = args;
  gint64 tax_class_id;

  if (!dpt_catalog_france_install (unit, error))
    return NULL;
  tax_class_id = dpt_catalog_find_tax_class (unit, "standard", error);
  for (guint i = 0; i < DPT_TEST_N_ARTICLES; i++)
    {
      g_autoptr (DptProduct) product = create_product (&articles[i], tax_class_id);
      g_autoptr (DptVariant) variant = NULL;

      if (i > 0 && g_str_equal (articles[i].code, articles[i - 1].code))
        self->products[i] = self->products[i - 1];
      else if (!dpt_catalog_save_product (unit, product, error))
        return NULL;
      else
        self->products[i] = dpt_record_get_id (product);
      variant = create_variant (&articles[i], i, self->products[i]);
      if (!dpt_catalog_save_variant (unit, variant, error))
        return NULL;
      self->variants[i] = dpt_record_get_id (variant);
    }
  return self;
}

void
dpt_test_catalog_install (DptTestShop *shop, DptTestCatalog *catalog)
{
  g_autoptr (GError) error = NULL;

  dpt_session_write (shop->system, install, catalog, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
receive (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_stock_move (unit, args, error) ? unit : NULL;
}

void
dpt_test_catalog_receive (DptTestShop *shop, gint64 variant_id, int quantity, gint64 establishment_id)
{
  g_autoptr (GError) error = NULL;
  DptStockMove move = { .variant_id = variant_id,
                        .establishment_id = establishment_id,
                        .quantity = quantity,
                        .kind = DPT_STOCK_RECEIPT,
                        .unit_cost = -1 };

  dpt_session_write (shop->system, receive, &move, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
load_position (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_stock_load_position (unit, 0, *(gint64 *) args, error);
}

void
dpt_test_catalog_assert_stock (DptTestShop *shop, gint64 variant_id, int on_hand, int reserved)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptStockPosition) position = dpt_session_read (shop->system, load_position, &variant_id, g_object_unref, &error);

  g_assert_no_error (error);
  g_assert_cmpint (dpt_record_get_int (position, DPT_STOCK_POSITION_ON_HAND), ==, on_hand);
  g_assert_cmpint (dpt_record_get_int (position, DPT_STOCK_POSITION_RESERVED), ==, reserved);
}

static gpointer
find_differences (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_stock_find_differences (unit, error);
}

void
dpt_test_catalog_assert_sound (DptTestShop *shop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDbRows) rows = dpt_session_read (shop->system, find_differences, NULL, (GDestroyNotify) dpt_db_rows_unref, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dpt_db_rows_get_n_rows (rows), ==, 0);
}

gint64
dpt_test_find_range (DptTestShop *shop, const char *design, int refractive_index, gboolean stock_lens)
{
  g_autofree char *sql = g_strdup_printf ("SELECT r.id FROM lens_range r JOIN product p ON p.id = r.product_id WHERE "
                                          "p.code = '%s' AND r.refractive_index = %d "
                                          "AND r.stock_lens = %d ORDER BY r.id LIMIT 1",
                                          design, refractive_index, stock_lens ? 1 : 0);

  return dpt_test_db_query_int (shop->db, sql);
}

gint64
dpt_test_find_option (DptTestShop *shop, const char *code)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM lens_option WHERE code = '%s'", code);

  return dpt_test_db_query_int (shop->db, sql);
}
