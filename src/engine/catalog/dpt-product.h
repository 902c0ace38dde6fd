/* dpt-product.h - what the shop sells: a model, and its articles by colour and size.
 * For: frames, accessories, services, and the designs of lenses. Not for: what a lens can be made in (dpt-lens.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

#define DPT_TYPE_PRODUCT (dpt_product_get_type ())
G_DECLARE_FINAL_TYPE (DptProduct, dpt_product, DPT, PRODUCT, DptRecord)

enum
{
  DPT_PRODUCT_KIND, /* see dpt_product_kinds */
  DPT_PRODUCT_CODE,
  DPT_PRODUCT_BRAND,
  DPT_PRODUCT_NAME,
  DPT_PRODUCT_SEARCH_KEY, /* derived: folded brand, name, code, category */
  DPT_PRODUCT_SUPPLIER_ID,
  DPT_PRODUCT_TAX_CLASS_ID,
  DPT_PRODUCT_COVER_CLASS, /* "A" or "B" of the French price list */
  DPT_PRODUCT_LPP_CODE,
  DPT_PRODUCT_CATEGORY,
  DPT_PRODUCT_DESCRIPTION,
  DPT_PRODUCT_WARRANTY_MONTHS,
  DPT_PRODUCT_SHAPE, /* of a frame: see dpt_frame_shapes */
  DPT_PRODUCT_MATERIAL,
  DPT_PRODUCT_RIM,       /* "full", "half", "rimless" */
  DPT_PRODUCT_GENDER,    /* "women", "men", "unisex", "child" */
  DPT_PRODUCT_FRAME_USE, /* "optical", "sun", "safety", "sport" */
  DPT_PRODUCT_GEOMETRY,  /* of a lens: see dpt_lens_geometries */
  DPT_PRODUCT_CORRIDOR,  /* of a progressive lens, hundredths of a millimetre */
  DPT_PRODUCT_MIN_FITTING_HEIGHT, /* hundredths of a millimetre above the lowest point of the lens */
  DPT_PRODUCT_ALLOW_NEGATIVE_STOCK,
  DPT_PRODUCT_KEEPS_STOCK, /* 0: services, lenses made to order */
  DPT_PRODUCT_ACTIVE,
};

/* The choices, NULL-terminated, as in the database. */
extern const char *const dpt_product_kinds[];
extern const char *const dpt_frame_shapes[];
extern const char *const dpt_frame_rims[];
extern const char *const dpt_frame_genders[];
extern const char *const dpt_frame_uses[];
extern const char *const dpt_lens_geometries[];

/**
 * dpt_catalog_get_label:
 * @choices: one of the arrays above
 * @name: one of its names
 *
 * Returns: the translated words for a person ("Cat-eye"); @name itself where it is none of @choices, "" for %NULL
 */
const char *dpt_catalog_get_label (const char *const *choices, const char *name);

#define DPT_TYPE_VARIANT (dpt_variant_get_type ())
G_DECLARE_FINAL_TYPE (DptVariant, dpt_variant, DPT, VARIANT, DptRecord)

enum
{
  DPT_VARIANT_PRODUCT_ID,
  DPT_VARIANT_SKU,
  DPT_VARIANT_EAN,
  DPT_VARIANT_LABEL, /* what distinguishes it: "50-20 black" */
  DPT_VARIANT_COLOR_NAME,
  DPT_VARIANT_COLOR_CODE,
  DPT_VARIANT_COLOR_FAMILY, /* see dpt_color_families in dpt-color.h; derived from the colour where not given */
  DPT_VARIANT_COLOR_RGB,    /* 0xRRGGBB */
  DPT_VARIANT_SECOND_RGB,
  DPT_VARIANT_LENS_RGB, /* of sun lenses */
  DPT_VARIANT_BOX_A,    /* boxing system, hundredths of a millimetre */
  DPT_VARIANT_BOX_B,
  DPT_VARIANT_DBL,
  DPT_VARIANT_TEMPLE,
  DPT_VARIANT_EFFECTIVE_DIAMETER,
  DPT_VARIANT_PURCHASE_PRICE, /* without tax */
  DPT_VARIANT_PRICE,          /* with tax; see dpt-price.h for the price of a day */
  DPT_VARIANT_STOCK_MIN,
  DPT_VARIANT_PHOTO,
  DPT_VARIANT_TILE_POSITION, /* on the till's pad; none: no tile */
  DPT_VARIANT_ACTIVE,
};

/** dpt_ean_is_valid: Returns: whether @ean is 8, 12 or 13 digits with the right check digit (GS1 General Specifications, 7.9) */
gboolean dpt_ean_is_valid (const char *ean);

G_END_DECLS
