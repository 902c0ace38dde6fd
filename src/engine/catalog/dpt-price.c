/* dpt-price.c - see dpt-price.h.
 * For: price rules and looking them up one by one. Not for: whole catalogues (their queries do it in one go).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-price.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

static const DptField rule_fields[] = {
  [DPT_PRICE_RULE_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Establishment") },
  [DPT_PRICE_RULE_VARIANT_ID] = { "variant_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Article") },
  [DPT_PRICE_RULE_LENS_RANGE_ID] = { "lens_range_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Spectacle lens") },
  [DPT_PRICE_RULE_OPTION_ID] = { "option_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Option") },
  [DPT_PRICE_RULE_VALID_FROM] = { "valid_from", DPT_FIELD_DATE, DPT_FIELD_REQUIRED, 0, 0, N_ ("Valid from") },
  [DPT_PRICE_RULE_PRICE] = { "price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Price") },
};

static gboolean
validate_rule (DptRecord *self, GError **error)
{
  int n = !dpt_record_is_null (self, DPT_PRICE_RULE_VARIANT_ID)
          + !dpt_record_is_null (self, DPT_PRICE_RULE_LENS_RANGE_ID)
          + !dpt_record_is_null (self, DPT_PRICE_RULE_OPTION_ID);

  if (n != 1)
    return dpt_set_invalid (error, "variant_id", _ ("A price is of one article, one lens or one option."));
  return TRUE;
}
DPT_DEFINE_RECORD_WITH_CODE (DptPriceRule, dpt_price_rule, "price_rule", rule_fields, record_class->validate = validate_rule)

static gboolean
find_price (DptUnit *unit, const char *statement, gint64 establishment_id, gint64 id, const char *date, DptMoney *price,
            GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autoptr (DptDbRows) rows = NULL;

  g_return_val_if_fail (price != NULL, FALSE);

  rows = dpt_db_query (unit->connection, statement, error, DPT_INT (id),
                       DPT_INT (establishment_id != 0 ? establishment_id : dpt_unit_get_establishment_id (unit)),
                       DPT_TEXT (date != NULL ? date : today));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    return dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no such article."));
  *price = dpt_db_rows_get_int (rows, 0, 0);
  return TRUE;
}

gboolean
dpt_price_find_variant (DptUnit *unit, gint64 establishment_id, gint64 variant_id, const char *date, DptMoney *price,
                        GError **error)
{
  return find_price (unit, "catalog/catalog:price-of-variant", establishment_id, variant_id, date, price, error);
}

