/* dpt-catalog.c - see dpt-catalog.h.
 * For: the writing half of the catalogue. Not for: rules within one record (they stand with its fields).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-catalog.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/catalog/dpt-color.h"

#include <glib/gi18n-lib.h>

static void
fill_search_key (DptProduct *product)
{
  g_autofree char *text = g_strjoin (
    " ", dpt_record_get_string (product, DPT_PRODUCT_BRAND), dpt_record_get_string (product, DPT_PRODUCT_NAME),
    dpt_record_get_string (product, DPT_PRODUCT_CODE), dpt_record_get_string (product, DPT_PRODUCT_CATEGORY), NULL);
  g_autofree char *key = dpt_text_fold (text);

  dpt_record_set_text (product, DPT_PRODUCT_SEARCH_KEY, key);
}

/* The flag stands in the position's row too, where the conditional update of the stock reads it. */
static gboolean
tell_positions (DptUnit *unit, DptProduct *product, GError **error)
{
  gboolean allowed = dpt_record_get_int (product, DPT_PRODUCT_ALLOW_NEGATIVE_STOCK) != 0;
  DptDbValue id = DPT_INT (dpt_record_get_id (product));

  if (!allowed)
    {
      g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "catalog/catalog:count-below-zero", error, id);

      if (rows == NULL)
        return FALSE;
      if (dpt_db_rows_get_int (rows, 0, 0) > 0)
        return dpt_set_invalid (error, "allow_negative_stock",
                                _ ("The stock of this product is below zero. Correct the stock first."));
    }
  dpt_db_connection_touch (unit->connection, "stock_position");
  return dpt_db_execute (unit->connection, "catalog/catalog:allow-negative", error, id, DPT_BOOL (allowed)) >= 0;
}

gboolean
dpt_catalog_save_product (DptUnit *unit, DptProduct *product, GError **error)
{
  gboolean rule_changed;

  g_return_val_if_fail (DPT_IS_PRODUCT (product), FALSE);

  if (!dpt_unit_require (unit, DPT_RIGHT_CATALOG_WRITE, error))
    return FALSE;
  fill_search_key (product);
  rule_changed = dpt_record_is_saved (product) && dpt_record_is_field_dirty (product, DPT_PRODUCT_ALLOW_NEGATIVE_STOCK);
  return dpt_unit_save (unit, product, error) && (!rule_changed || tell_positions (unit, product, error));
}

gboolean
dpt_catalog_save_variant (DptUnit *unit, DptVariant *variant, GError **error)
{
  g_return_val_if_fail (DPT_IS_VARIANT (variant), FALSE);

  if (!dpt_unit_require (unit, DPT_RIGHT_CATALOG_WRITE, error))
    return FALSE;
  if (dpt_record_is_null (variant, DPT_VARIANT_COLOR_FAMILY) && !dpt_record_is_null (variant, DPT_VARIANT_COLOR_RGB))
    dpt_record_set_text (variant, DPT_VARIANT_COLOR_FAMILY,
                         dpt_color_find_family ((guint32) dpt_record_get_int (variant, DPT_VARIANT_COLOR_RGB)));
  return dpt_unit_save (unit, variant, error);
}

gboolean
dpt_catalog_save (DptUnit *unit, gpointer record, GError **error)
{
  g_return_val_if_fail (DPT_IS_RECORD (record) && !DPT_IS_PRODUCT (record) && !DPT_IS_VARIANT (record), FALSE);

  return dpt_unit_require (unit, DPT_RIGHT_CATALOG_WRITE, error) && dpt_unit_save (unit, record, error);
}

gint64
dpt_catalog_find_tax_class (DptUnit *unit, const char *code, GError **error)
{
  g_autoptr (DptDbRows) rows =
    dpt_db_query (unit->connection, "catalog/catalog:find-tax-class", error, DPT_TEXT (code));

  return rows != NULL && dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_int (rows, 0, 0) : 0;
}
