/* dpt-lens.h - the rules of lenses: what a design is made in, which options it takes.
 * For: the catalogue and its import. Not for: finding what suits an eye (dpt-lens-finder.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

#define DPT_TYPE_LENS_RANGE (dpt_lens_range_get_type ())
G_DECLARE_FINAL_TYPE (DptLensRange, dpt_lens_range, DPT, LENS_RANGE, DptRecord)

/* One design in one material, up to one diameter. Powers are hundredths of a dioptre, lengths hundredths of a millimetre. */
enum
{
  DPT_LENS_RANGE_PRODUCT_ID,
  DPT_LENS_RANGE_MATERIAL,
  DPT_LENS_RANGE_REFRACTIVE_INDEX, /* thousandths: 1600 */
  DPT_LENS_RANGE_DENSITY,          /* hundredths of g/cm³: 130 */
  DPT_LENS_RANGE_ABBE,             /* whole number */
  DPT_LENS_RANGE_SPHERE_MIN,       /* of the lens written with a minus cylinder */
  DPT_LENS_RANGE_SPHERE_MAX,
  DPT_LENS_RANGE_CYLINDER_MAX, /* without sign */
  DPT_LENS_RANGE_POWER_MIN,    /* of either principal meridian */
  DPT_LENS_RANGE_POWER_MAX,
  DPT_LENS_RANGE_ADDITION_MIN, /* none: a lens without addition */
  DPT_LENS_RANGE_ADDITION_MAX,
  DPT_LENS_RANGE_PRISM_MAX, /* none or 0: not made with prism */
  DPT_LENS_RANGE_DIAMETER,
  DPT_LENS_RANGE_PURCHASE_PRICE,
  DPT_LENS_RANGE_PRICE, /* of one lens, with tax */
  DPT_LENS_RANGE_LEAD_DAYS,
  DPT_LENS_RANGE_STOCK_LENS, /* finished lens from the maker's stock */
  DPT_LENS_RANGE_SUPPLIER_CODE,
  DPT_LENS_RANGE_VALID_FROM,
  DPT_LENS_RANGE_VALID_UNTIL,
  DPT_LENS_RANGE_ACTIVE,
};

#define DPT_TYPE_LENS_OPTION (dpt_lens_option_get_type ())
G_DECLARE_FINAL_TYPE (DptLensOption, dpt_lens_option, DPT, LENS_OPTION, DptRecord)

enum
{
  DPT_LENS_OPTION_CODE,
  DPT_LENS_OPTION_NAME,
  DPT_LENS_OPTION_KIND,  /* see dpt_lens_option_kinds */
  DPT_LENS_OPTION_OPTION_GROUP, /* of one group only one can be chosen */
  DPT_LENS_OPTION_SUPPLIER_ID,
  DPT_LENS_OPTION_PURCHASE_PRICE,
  DPT_LENS_OPTION_PRICE, /* for one lens, with tax */
  DPT_LENS_OPTION_ACTIVE,
};

/* "hard", "antireflective", "blue_filter", "photochromic", "tint", "polarised", "mirror", "clean", "other" */
extern const char *const dpt_lens_option_kinds[];
/** dpt_lens_option_kind_get_label: Returns: the translated words for a person, "" for %NULL */
const char *dpt_lens_option_kind_get_label (const char *kind);

#define DPT_TYPE_OPTION_RULE (dpt_option_rule_get_type ())
G_DECLARE_FINAL_TYPE (DptOptionRule, dpt_option_rule, DPT, OPTION_RULE, DptRecord)

/* No rule: the option is not to be had on that design. */
enum
{
  DPT_OPTION_RULE_PRODUCT_ID,
  DPT_OPTION_RULE_OPTION_ID,
  DPT_OPTION_RULE_EFFECT,      /* "offered", "included" (in the design's price), "excluded" */
  DPT_OPTION_RULE_REQUIRES_ID, /* another option that must be chosen with it */
  DPT_OPTION_RULE_PRICE,       /* instead of the option's own */
};

G_END_DECLS
