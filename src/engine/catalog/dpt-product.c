/* dpt-product.c - see dpt-product.h.
 * For: fields and choices of products and variants. Not for: saving them (dpt-catalog.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-product.h"

#include "base/dpt-error.h"
#include "engine/catalog/dpt-color.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const dpt_product_kinds[] = { "frame", "lens", "contact_lens", "accessory", "service", "fee", NULL };
const char *const dpt_frame_shapes[] = { "round",   "oval",     "panto",     "rectangle", "square", "cat_eye",
                                         "aviator", "browline", "hexagonal", "geometric", NULL };
const char *const dpt_frame_rims[] = { "full", "half", "rimless", NULL };
const char *const dpt_frame_genders[] = { "women", "men", "unisex", "child", NULL };
const char *const dpt_frame_uses[] = { "optical", "sun", "safety", "sport", NULL };
const char *const dpt_lens_geometries[] = { "single_vision", "bifocal",        "progressive", "office",
                                            "relax",         "myopia_control", NULL };

static const char *const kind_labels[] = { N_ ("Frame"),     N_ ("Spectacle lens"),    N_ ("Contact lens"),
                                           N_ ("Accessory"), N_ ("Service"), N_ ("Fee") };
static const char *const shape_labels[] = { N_ ("Round"),     N_ ("Oval"),     N_ ("Panto"),   N_ ("Rectangle"),
                                            N_ ("Square"),    N_ ("Cat-eye"),  N_ ("Aviator"), N_ ("Browline"),
                                            N_ ("Hexagonal"), N_ ("Geometric") };
static const char *const rim_labels[] = { N_ ("Full rim"), N_ ("Half rim"), N_ ("Rimless") };
static const char *const gender_labels[] = { N_ ("Women"), N_ ("Men"), N_ ("Unisex"), N_ ("Children") };
static const char *const use_labels[] = { N_ ("Optical"), N_ ("Sun"), N_ ("Safety"), N_ ("Sport") };
static const char *const geometry_labels[] = { N_ ("Single vision"), N_ ("Bifocal"),      N_ ("Progressive"),
                                               N_ ("Office"),        N_ ("Anti-fatigue"), N_ ("Myopia control") };

static const struct { const char *const *choices; const char *const *labels; } all_choices[] = {
  { dpt_product_kinds, kind_labels }, { dpt_frame_shapes, shape_labels },   { dpt_frame_rims, rim_labels },
  { dpt_frame_genders, gender_labels }, { dpt_frame_uses, use_labels },     { dpt_lens_geometries, geometry_labels },
};

static const char *const cover_classes[] = { "A", "B", NULL };

static const DptField product_fields[] = {
  [DPT_PRODUCT_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Kind"), dpt_product_kinds },
  [DPT_PRODUCT_CODE] = { "code", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Code") },
  [DPT_PRODUCT_BRAND] = { "brand", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Brand") },
  [DPT_PRODUCT_NAME] = { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 100, N_ ("Name") },
  [DPT_PRODUCT_SEARCH_KEY] = { "search_key", DPT_FIELD_TEXT, DPT_FIELD_DERIVED, 0, 300, NULL },
  [DPT_PRODUCT_SUPPLIER_ID] = { "supplier_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Supplier") },
  [DPT_PRODUCT_TAX_CLASS_ID] = { "tax_class_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Tax class") },
  [DPT_PRODUCT_COVER_CLASS] = { "cover_class", DPT_FIELD_ENUM, 0, 0, 0, N_ ("Cover class"), cover_classes },
  [DPT_PRODUCT_LPP_CODE] = { "lpp_code", DPT_FIELD_TEXT, 0, 0, 20, N_ ("LPP code") },
  [DPT_PRODUCT_CATEGORY] = { "category", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Category") },
  [DPT_PRODUCT_DESCRIPTION] = { "description", DPT_FIELD_TEXT, 0, 0, 1000, N_ ("Description") },
  [DPT_PRODUCT_WARRANTY_MONTHS] = { "warranty_months", DPT_FIELD_INT, 0, 0, 240, N_ ("Warranty in months") },
  [DPT_PRODUCT_SHAPE] = { "shape", DPT_FIELD_ENUM, 0, 0, 0, N_ ("Shape"), dpt_frame_shapes },
  [DPT_PRODUCT_MATERIAL] = { "material", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Material") },
  [DPT_PRODUCT_RIM] = { "rim", DPT_FIELD_ENUM, 0, 0, 0, N_ ("Rim"), dpt_frame_rims },
  [DPT_PRODUCT_GENDER] = { "gender", DPT_FIELD_ENUM, 0, 0, 0, N_ ("For"), dpt_frame_genders },
  [DPT_PRODUCT_FRAME_USE] = { "frame_use", DPT_FIELD_ENUM, 0, 0, 0, N_ ("Use"), dpt_frame_uses },
  [DPT_PRODUCT_GEOMETRY] = { "geometry", DPT_FIELD_ENUM, 0, 0, 0, N_ ("Geometry"), dpt_lens_geometries },
  [DPT_PRODUCT_CORRIDOR] = { "corridor", DPT_FIELD_LENGTH, 0, 300, 3000, N_ ("Corridor") },
  [DPT_PRODUCT_MIN_FITTING_HEIGHT] = { "min_fitting_height", DPT_FIELD_LENGTH, 0, 500, 4000, N_ ("Smallest fitting height") },
  [DPT_PRODUCT_ALLOW_NEGATIVE_STOCK] = { "allow_negative_stock", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, 0, 1, N_ ("Stock may go below zero") },
  [DPT_PRODUCT_KEEPS_STOCK] = { "keeps_stock", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, 0, 1, N_ ("Is kept in stock") },
  [DPT_PRODUCT_ACTIVE] = { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, 0, 1, N_ ("On sale") },
};

/* What each kind must have beyond the fields' own limits. */
static gboolean
validate_product (DptRecord *self, GError **error)
{
  const char *kind = dpt_record_get_string (self, DPT_PRODUCT_KIND);

  if (g_str_equal (kind, "lens") && dpt_record_is_null (self, DPT_PRODUCT_GEOMETRY))
    return dpt_set_invalid (error, "geometry", _ ("Geometry: a lens needs one."));
  if (g_str_equal (kind, "frame") && dpt_record_is_null (self, DPT_PRODUCT_SHAPE))
    return dpt_set_invalid (error, "shape", _ ("Shape: a frame needs one."));
  return TRUE;
}
DPT_DEFINE_RECORD_WITH_CODE (DptProduct, dpt_product, "product", product_fields, record_class->validate = validate_product)

static const DptField variant_fields[] = {
  [DPT_VARIANT_PRODUCT_ID] = { "product_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Product") },
  [DPT_VARIANT_SKU] = { "sku", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Article number") },
  [DPT_VARIANT_EAN] = { "ean", DPT_FIELD_TEXT, 0, 0, 13, N_ ("Bar code") },
  [DPT_VARIANT_LABEL] = { "label", DPT_FIELD_TEXT, 0, 0, 80, N_ ("Variant") },
  [DPT_VARIANT_COLOR_NAME] = { "color_name", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Colour") },
  [DPT_VARIANT_COLOR_CODE] = { "color_code", DPT_FIELD_TEXT, 0, 0, 20, N_ ("Colour code") },
  [DPT_VARIANT_COLOR_FAMILY] = { "color_family", DPT_FIELD_ENUM, 0, 0, 0, N_ ("Colour family"), dpt_color_families },
  [DPT_VARIANT_COLOR_RGB] = { "color_rgb", DPT_FIELD_INT, 0, 0, 0xffffff, N_ ("Colour shown") },
  [DPT_VARIANT_SECOND_RGB] = { "second_rgb", DPT_FIELD_INT, 0, 0, 0xffffff, N_ ("Second colour shown") },
  [DPT_VARIANT_LENS_RGB] = { "lens_rgb", DPT_FIELD_INT, 0, 0, 0xffffff, N_ ("Colour of the lenses") },
  [DPT_VARIANT_BOX_A] = { "box_a", DPT_FIELD_LENGTH, 0, 2000, 8000, N_ ("Width of the lens (A)") },
  [DPT_VARIANT_BOX_B] = { "box_b", DPT_FIELD_LENGTH, 0, 1000, 7000, N_ ("Height of the lens (B)") },
  [DPT_VARIANT_DBL] = { "dbl", DPT_FIELD_LENGTH, 0, 500, 4000, N_ ("Bridge") },
  [DPT_VARIANT_TEMPLE] = { "temple", DPT_FIELD_LENGTH, 0, 8000, 20000, N_ ("Temple") },
  [DPT_VARIANT_EFFECTIVE_DIAMETER] = { "effective_diameter", DPT_FIELD_LENGTH, 0, 2000, 10000, N_ ("Effective diameter") },
  [DPT_VARIANT_PURCHASE_PRICE] = { "purchase_price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Purchase price") },
  [DPT_VARIANT_PRICE] = { "price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Price") },
  [DPT_VARIANT_STOCK_MIN] = { "stock_min", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 0, 100000, N_ ("Smallest stock") },
  [DPT_VARIANT_PHOTO] = { "photo", DPT_FIELD_BLOB, 0, 0, 4000000, N_ ("Picture") },
  [DPT_VARIANT_TILE_POSITION] = { "tile_position", DPT_FIELD_INT, 0, 0, 10000, N_ ("Place on the till") },
  [DPT_VARIANT_ACTIVE] = { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, 0, 1, N_ ("On sale") },
};

static gboolean
validate_variant (DptRecord *self, GError **error)
{
  const char *ean = dpt_record_get_text (self, DPT_VARIANT_EAN);

  if (ean != NULL && !dpt_ean_is_valid (ean))
    return dpt_set_invalid (error, "ean", _ ("Bar code: “%s” is not complete, or its last digit is wrong."), ean);
  return TRUE;
}
DPT_DEFINE_RECORD_WITH_CODE (DptVariant, dpt_variant, "variant", variant_fields, record_class->validate = validate_variant)

const char *
dpt_catalog_get_label (const char *const *choices, const char *name)
{
  g_return_val_if_fail (choices != NULL, "");

  for (guint i = 0; i < G_N_ELEMENTS (all_choices); i++)
    for (guint j = 0; all_choices[i].choices == choices && choices[j] != NULL; j++)
      if (g_strcmp0 (choices[j], name) == 0)
        return _ (all_choices[i].labels[j]);
  return name != NULL ? name : "";
}

gboolean
dpt_ean_is_valid (const char *ean)
{
  gsize length;
  int sum = 0;

  g_return_val_if_fail (ean != NULL, FALSE);

  length = strlen (ean);
  if ((length != 8 && length != 12 && length != 13) || strspn (ean, "0123456789") != length)
    return FALSE;
  /* From the right the digits weigh 1, 3, 1, 3 …; the whole must divide by ten. */
  for (gsize i = 0; i < length; i++)
    sum += (ean[length - 1 - i] - '0') * (i % 2 == 1 ? 3 : 1);
  return sum % 10 == 0;
}
