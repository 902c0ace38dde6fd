/* dpt-lens.c - see dpt-lens.h.
 * For: the fields of the three records and what must agree within one. Not for: reading them all (dpt-lens-catalog.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-lens.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

const char *const dpt_lens_option_kinds[] = { "hard",      "antireflective", "blue_filter", "photochromic", "tint",
                                              "polarised", "mirror",         "clean",       "other",        NULL };
static const char *const option_kind_labels[] = {
  N_ ("Scratch protection"), N_ ("Anti-reflective"), N_ ("Blue filter"),   N_ ("Photochromic"), N_ ("Tint"),
  N_ ("Polarised"),          N_ ("Mirror"),          N_ ("Easy to clean"), N_ ("Other")
};
static const char *const effects[] = { "offered", "included", "excluded", NULL };

static const DptField range_fields[] = {
  [DPT_LENS_RANGE_PRODUCT_ID] = { "product_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Design") },
  [DPT_LENS_RANGE_MATERIAL] = { "material", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Material") },
  [DPT_LENS_RANGE_REFRACTIVE_INDEX] = { "refractive_index", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 1400, 2000, N_ ("Index") },
  [DPT_LENS_RANGE_DENSITY] = { "density", DPT_FIELD_INT, 0, 80, 500, N_ ("Density") },
  [DPT_LENS_RANGE_ABBE] = { "abbe", DPT_FIELD_INT, 0, 20, 70, N_ ("Abbe number") },
  [DPT_LENS_RANGE_SPHERE_MIN] = { "sphere_min", DPT_FIELD_POWER, DPT_FIELD_REQUIRED, -4500, 4500, N_ ("Smallest sphere") },
  [DPT_LENS_RANGE_SPHERE_MAX] = { "sphere_max", DPT_FIELD_POWER, DPT_FIELD_REQUIRED, -4500, 4500, N_ ("Largest sphere") },
  [DPT_LENS_RANGE_CYLINDER_MAX] = { "cylinder_max", DPT_FIELD_POWER, DPT_FIELD_REQUIRED, 0, 2500, N_ ("Largest cylinder") },
  [DPT_LENS_RANGE_POWER_MIN] = { "power_min", DPT_FIELD_POWER, DPT_FIELD_REQUIRED, -4500, 4500, N_ ("Smallest power") },
  [DPT_LENS_RANGE_POWER_MAX] = { "power_max", DPT_FIELD_POWER, DPT_FIELD_REQUIRED, -4500, 4500, N_ ("Largest power") },
  [DPT_LENS_RANGE_ADDITION_MIN] = { "addition_min", DPT_FIELD_POWER, 0, 0, 600, N_ ("Smallest addition") },
  [DPT_LENS_RANGE_ADDITION_MAX] = { "addition_max", DPT_FIELD_POWER, 0, 0, 600, N_ ("Largest addition") },
  [DPT_LENS_RANGE_PRISM_MAX] = { "prism_max", DPT_FIELD_POWER, 0, 0, 6000, N_ ("Largest prism") },
  [DPT_LENS_RANGE_DIAMETER] = { "diameter", DPT_FIELD_LENGTH, DPT_FIELD_REQUIRED, 4000, 9000, N_ ("Diameter") },
  [DPT_LENS_RANGE_PURCHASE_PRICE] = { "purchase_price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Purchase price") },
  [DPT_LENS_RANGE_PRICE] = { "price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Price") },
  [DPT_LENS_RANGE_LEAD_DAYS] = { "lead_days", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 0, 365, N_ ("Lead time in days") },
  [DPT_LENS_RANGE_STOCK_LENS] = { "stock_lens", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, 0, 1, N_ ("Finished lens in stock") },
  [DPT_LENS_RANGE_SUPPLIER_CODE] = { "supplier_code", DPT_FIELD_TEXT, 0, 0, 40, N_ ("Supplier’s code") },
  [DPT_LENS_RANGE_VALID_FROM] = { "valid_from", DPT_FIELD_DATE, 0, 0, 0, N_ ("Valid from") },
  [DPT_LENS_RANGE_VALID_UNTIL] = { "valid_until", DPT_FIELD_DATE, 0, 0, 0, N_ ("Valid until") },
  [DPT_LENS_RANGE_ACTIVE] = { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, 0, 1, N_ ("On sale") },
};

static gboolean
check_order (DptRecord *self, guint low, guint high, GError **error)
{
  if (dpt_record_is_null (self, low) && dpt_record_is_null (self, high))
    return TRUE;
  if (dpt_record_is_null (self, low) || dpt_record_is_null (self, high)
      || dpt_record_get_int (self, low) > dpt_record_get_int (self, high))
    /* Translators: the names of two fields: "Largest sphere", "Smallest sphere" */
    return dpt_set_invalid (error, dpt_record_get_field (self, high)->column, _ ("%s: must not be below “%s”."),
                            _ (dpt_record_get_field (self, high)->label), _ (dpt_record_get_field (self, low)->label));
  return TRUE;
}

static gboolean
validate_range (DptRecord *self, GError **error)
{
  return check_order (self, DPT_LENS_RANGE_SPHERE_MIN, DPT_LENS_RANGE_SPHERE_MAX, error)
         && check_order (self, DPT_LENS_RANGE_POWER_MIN, DPT_LENS_RANGE_POWER_MAX, error)
         && check_order (self, DPT_LENS_RANGE_ADDITION_MIN, DPT_LENS_RANGE_ADDITION_MAX, error);
}
DPT_DEFINE_RECORD_WITH_CODE (DptLensRange, dpt_lens_range, "lens_range", range_fields, record_class->validate = validate_range)

static const DptField option_fields[] = {
  [DPT_LENS_OPTION_CODE] = { "code", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Code") },
  [DPT_LENS_OPTION_NAME] = { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 80, N_ ("Name") },
  [DPT_LENS_OPTION_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("Kind"), dpt_lens_option_kinds },
  [DPT_LENS_OPTION_OPTION_GROUP] = { "option_group", DPT_FIELD_TEXT, 0, 0, 40, N_ ("Group") },
  [DPT_LENS_OPTION_SUPPLIER_ID] = { "supplier_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Supplier") },
  [DPT_LENS_OPTION_PURCHASE_PRICE] = { "purchase_price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Purchase price") },
  [DPT_LENS_OPTION_PRICE] = { "price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Price") },
  [DPT_LENS_OPTION_ACTIVE] = { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, 0, 1, N_ ("On sale") },
};
DPT_DEFINE_RECORD (DptLensOption, dpt_lens_option, "lens_option", option_fields)

static const DptField rule_fields[] = {
  [DPT_OPTION_RULE_PRODUCT_ID] = { "product_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Design") },
  [DPT_OPTION_RULE_OPTION_ID] = { "option_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Option") },
  [DPT_OPTION_RULE_EFFECT] = { "effect", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("Effect"), effects },
  [DPT_OPTION_RULE_REQUIRES_ID] = { "requires_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Requires") },
  [DPT_OPTION_RULE_PRICE] = { "price", DPT_FIELD_MONEY, 0, 0, 9999999999, N_ ("Price") },
};
DPT_DEFINE_RECORD (DptOptionRule, dpt_option_rule, "option_rule", rule_fields)

const char *
dpt_lens_option_kind_get_label (const char *kind)
{
  for (guint i = 0; dpt_lens_option_kinds[i] != NULL; i++)
    if (g_strcmp0 (dpt_lens_option_kinds[i], kind) == 0)
      return _ (option_kind_labels[i]);
  return kind != NULL ? kind : "";
}
