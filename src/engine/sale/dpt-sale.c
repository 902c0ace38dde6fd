/* dpt-sale.c - see dpt-sale.h.
 * For: the tables of fields of what was issued. Not for: writing it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale.h"

#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

static const struct { const char *name; const char *label; const char *series; } kinds[DPT_N_SALE_KINDS] = {
  [DPT_SALE_QUOTE] = { "quote", N_ ("Quote"), "D" },
  [DPT_SALE_INVOICE] = { "invoice", N_ ("Invoice"), "F" },
  [DPT_SALE_RECEIPT] = { "receipt", N_ ("Receipt"), "T" },
  [DPT_SALE_CREDIT_NOTE] = { "credit_note", N_ ("Credit note"), "A" },
  [DPT_SALE_DEPOSIT_INVOICE] = { "deposit_invoice", N_ ("Deposit invoice"), "P" },
};

static const char *const kind_choices[] = { "quote", "invoice", "receipt", "credit_note", "deposit_invoice", NULL };
static const char *const line_kinds[] = { "frame", "lens", "option", "contact_lens", "accessory", "service", "fee", "deposit", NULL };
static const char *const eyes[] = { "R", "L", NULL };
static const char *const payers[] = { "patient", "compulsory", "complementary", NULL };

const char *
dpt_sale_kind_get_name (DptSaleKind kind)
{
  g_return_val_if_fail (kind < DPT_N_SALE_KINDS, NULL);

  return kinds[kind].name;
}

const char *
dpt_sale_kind_get_label (DptSaleKind kind)
{
  g_return_val_if_fail (kind < DPT_N_SALE_KINDS, NULL);

  return _ (kinds[kind].label);
}

const char *
dpt_sale_kind_get_series (DptSaleKind kind)
{
  g_return_val_if_fail (kind < DPT_N_SALE_KINDS, NULL);

  return kinds[kind].series;
}

gboolean
dpt_sale_kind_find (const char *name, DptSaleKind *kind)
{
  int row = DPT_TEXT_FIND_ROW (kinds, name);

  if (row >= 0 && kind != NULL)
    *kind = row;
  return row >= 0;
}

char *
dpt_sale_format_series (const char *establishment, const char *series, int year)
{
  return g_strdup_printf ("%s-%s%04d", establishment ? establishment : "", series, year);
}

char *
dpt_sale_format_number (const char *establishment, const char *series, int year, gint64 number)
{
  g_autofree char *begin = dpt_sale_format_series (establishment, series, year);

  return g_strdup_printf ("%s-%05" G_GINT64_FORMAT, begin, number);
}

static const DptField sale_fields[] = {
  [DPT_SALE_UUID] = { "uuid", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 80 },
  [DPT_SALE_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED },
  [DPT_SALE_TILL_ID] = { "till_id", DPT_FIELD_REF },
  [DPT_SALE_STATION_ID] = { "station_id", DPT_FIELD_REF },
  [DPT_SALE_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("Kind"), .choices = kind_choices },
  [DPT_SALE_SERIES] = { "series", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 10, N_ ("Series") },
  [DPT_SALE_YEAR] = { "year", DPT_FIELD_INT, DPT_FIELD_REQUIRED, .label = N_ ("Year") },
  [DPT_SALE_NUMBER] = { "number", DPT_FIELD_INT, DPT_FIELD_REQUIRED, .label = N_ ("Number") },
  [DPT_SALE_ISSUED_AT] = { "issued_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, .label = N_ ("Issued") },
  [DPT_SALE_ISSUED_ON] = { "issued_on", DPT_FIELD_DATE, DPT_FIELD_REQUIRED, .label = N_ ("Date") },
  [DPT_SALE_PATIENT_ID] = { "patient_id", DPT_FIELD_REF },
  [DPT_SALE_PAYER_ID] = { "payer_id", DPT_FIELD_REF },
  [DPT_SALE_ORDER_ID] = { "order_id", DPT_FIELD_REF },
  [DPT_SALE_CORRECTS_ID] = { "corrects_id", DPT_FIELD_REF },
  [DPT_SALE_USER_ID] = { "user_id", DPT_FIELD_REF },
  [DPT_SALE_BUYER_NAME] = { "buyer_name", DPT_FIELD_TEXT, .label = N_ ("Client") },
  [DPT_SALE_BUYER_ADDRESS] = { "buyer_address", DPT_FIELD_TEXT, 0, 0, 500, N_ ("Address") },
  [DPT_SALE_TOTAL_NET] = { "total_net", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, .label = N_ ("Without tax") },
  [DPT_SALE_TOTAL_TAX] = { "total_tax", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, .label = N_ ("Tax") },
  [DPT_SALE_TOTAL_GROSS] = { "total_gross", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, .label = N_ ("Total") },
  [DPT_SALE_CURRENCY] = { "currency", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 3 },
  [DPT_SALE_VALID_UNTIL] = { "valid_until", DPT_FIELD_DATE, .label = N_ ("Valid until") },
  [DPT_SALE_REASON] = { "reason", DPT_FIELD_TEXT, 0, 0, 500, N_ ("Reason") },
  [DPT_SALE_CONTENT] = { "content", DPT_FIELD_TEXT, 0, 0, 100000 },
};

DPT_DEFINE_RECORD_WITH_CODE (DptSale, dpt_sale, "sale", sale_fields, record_class->append_only = TRUE)

static const DptField sale_line_fields[] = {
  [DPT_SALE_LINE_SALE_ID] = { "sale_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED },
  [DPT_SALE_LINE_POSITION] = { "position", DPT_FIELD_INT, DPT_FIELD_REQUIRED },
  [DPT_SALE_LINE_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .choices = line_kinds },
  [DPT_SALE_LINE_EYE] = { "eye", DPT_FIELD_ENUM, .choices = eyes },
  [DPT_SALE_LINE_VARIANT_ID] = { "variant_id", DPT_FIELD_REF },
  [DPT_SALE_LINE_LENS_RANGE_ID] = { "lens_range_id", DPT_FIELD_REF },
  [DPT_SALE_LINE_OPTION_ID] = { "option_id", DPT_FIELD_REF },
  [DPT_SALE_LINE_ORDER_LINE_ID] = { "order_line_id", DPT_FIELD_REF },
  [DPT_SALE_LINE_CORRECTS_LINE_ID] = { "corrects_line_id", DPT_FIELD_REF },
  [DPT_SALE_LINE_LABEL] = { "label", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 1000, N_ ("Article") },
  [DPT_SALE_LINE_DETAIL] = { "detail", DPT_FIELD_TEXT, 0, 0, 1000 },
  [DPT_SALE_LINE_LPP_CODE] = { "lpp_code", DPT_FIELD_TEXT, 0, 0, 20 },
  [DPT_SALE_LINE_QUANTITY] = { "quantity", DPT_FIELD_INT, DPT_FIELD_REQUIRED, .label = N_ ("Quantity") },
  [DPT_SALE_LINE_UNIT_PRICE] = { "unit_price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, .label = N_ ("Unit price") },
  [DPT_SALE_LINE_DISCOUNT] = { "discount", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, .label = N_ ("Discount") },
  [DPT_SALE_LINE_GROSS] = { "gross", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, .label = N_ ("Total") },
  [DPT_SALE_LINE_NET] = { "net", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, .label = N_ ("Without tax") },
  [DPT_SALE_LINE_TAX] = { "tax", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, .label = N_ ("Tax") },
  [DPT_SALE_LINE_TAX_RATE_BP] = { "tax_rate_bp", DPT_FIELD_INT, DPT_FIELD_REQUIRED },
  [DPT_SALE_LINE_UNIT_COST] = { "unit_cost", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED },
};

DPT_DEFINE_RECORD_WITH_CODE (DptSaleLine, dpt_sale_line, "sale_line", sale_line_fields, record_class->append_only = TRUE)

static const DptField tax_line_fields[] = {
  [DPT_TAX_LINE_SALE_ID] = { "sale_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED },
  [DPT_TAX_LINE_RATE_BP] = { "rate_bp", DPT_FIELD_INT, DPT_FIELD_REQUIRED },
  [DPT_TAX_LINE_NET] = { "net", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED },
  [DPT_TAX_LINE_TAX] = { "tax", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED },
};

DPT_DEFINE_RECORD_WITH_CODE (DptTaxLine, dpt_tax_line, "tax_line", tax_line_fields, record_class->append_only = TRUE)

static const DptField payer_share_fields[] = {
  [DPT_PAYER_SHARE_SALE_ID] = { "sale_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED },
  [DPT_PAYER_SHARE_PAYER] = { "payer", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .choices = payers },
  [DPT_PAYER_SHARE_INSURER_ID] = { "insurer_id", DPT_FIELD_REF },
  [DPT_PAYER_SHARE_AMOUNT] = { "amount", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED },
};

DPT_DEFINE_RECORD_WITH_CODE (DptPayerShare, dpt_payer_share, "payer_share", payer_share_fields, record_class->append_only = TRUE)

static const DptField till_fields[] = {
  [DPT_TILL_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_TILL_CODE] = { "code", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 10, N_ ("Code") },
  [DPT_TILL_NAME] = { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 60, N_ ("Name") },
  [DPT_TILL_ACTIVE] = { "active", DPT_FIELD_BOOL, .label = N_ ("In use") },
};

DPT_DEFINE_RECORD (DptTill, dpt_till, "till", till_fields)
