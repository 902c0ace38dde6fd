/* dpt-tax.c - see dpt-tax.h.
 * For: looking a rate up. Not for: knowing any; they stand in the table, dated.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-tax.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

static const DptField class_fields[] = {
  [DPT_TAX_CLASS_CODE] = { "code", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 20, N_ ("Code") },
  [DPT_TAX_CLASS_NAME] = { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 60, N_ ("Name") },
};
DPT_DEFINE_RECORD (DptTaxClass, dpt_tax_class, "tax_class", class_fields)

static const DptField rate_fields[] = {
  [DPT_TAX_RATE_TAX_CLASS_ID] = { "tax_class_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Tax class") },
  [DPT_TAX_RATE_COUNTRY] = { "country", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 2, N_ ("Country") },
  [DPT_TAX_RATE_RATE_BP] = { "rate_bp", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 0, 10000, N_ ("Rate") },
  [DPT_TAX_RATE_VALID_FROM] = { "valid_from", DPT_FIELD_DATE, DPT_FIELD_REQUIRED, 0, 0, N_ ("Valid from") },
};
DPT_DEFINE_RECORD (DptTaxRate, dpt_tax_rate, "tax_rate", rate_fields)

int
dpt_tax_find_rate_of_variant (DptUnit *unit, gint64 variant_id, const char *date, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "catalog/catalog:tax-rate-of-variant", error, DPT_INT (variant_id),
                                             DPT_TEXT (dpt_session_get_country (unit->session)),
                                             DPT_TEXT (date != NULL ? date : today));

  if (rows == NULL)
    return -1;
  if (dpt_db_rows_get_n_rows (rows) == 0 || dpt_db_rows_is_null (rows, 0, 0))
    {
      dpt_set_invalid (error, "tax_class_id",
                       _ ("There is no tax rate for this article on that day. Add it in the settings."));
      return -1;
    }
  return (int) dpt_db_rows_get_int (rows, 0, 0);
}
