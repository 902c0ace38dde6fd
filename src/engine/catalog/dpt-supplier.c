/* dpt-supplier.c - see dpt-supplier.h.
 * For: the fields of both records. Not for: orders to them (engine/purchase).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-supplier.h"

#include <glib/gi18n-lib.h>

static const DptField supplier_fields[] = {
  [DPT_SUPPLIER_NAME] = { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 100, N_ ("Name") },
  [DPT_SUPPLIER_ACCOUNT_NUMBER] = { "account_number", DPT_FIELD_TEXT, 0, 0, 40, N_ ("Our account number") },
  [DPT_SUPPLIER_LINE1] = { "line1", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Address") },
  [DPT_SUPPLIER_POSTAL_CODE] = { "postal_code", DPT_FIELD_TEXT, 0, 0, 12, N_ ("Postal code") },
  [DPT_SUPPLIER_CITY] = { "city", DPT_FIELD_TEXT, 0, 0, 60, N_ ("City") },
  [DPT_SUPPLIER_COUNTRY] = { "country", DPT_FIELD_TEXT, 0, 0, 2, N_ ("Country") },
  [DPT_SUPPLIER_PHONE] = { "phone", DPT_FIELD_TEXT, DPT_FIELD_PHONE, 0, 30, N_ ("Phone") },
  [DPT_SUPPLIER_EMAIL] = { "email", DPT_FIELD_TEXT, DPT_FIELD_EMAIL, 0, 100, N_ ("E-mail") },
  [DPT_SUPPLIER_LEAD_DAYS] = { "lead_days", DPT_FIELD_INT, 0, 0, 365, N_ ("Lead time in days") },
  [DPT_SUPPLIER_IS_LAB] = { "is_lab", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, 0, 1, N_ ("Makes lenses") },
  [DPT_SUPPLIER_ACTIVE] = { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, 0, 1, N_ ("In use") },
};
DPT_DEFINE_RECORD (DptSupplier, dpt_supplier, "supplier", supplier_fields)

static const DptField offer_fields[] = {
  [DPT_SUPPLIER_OFFER_SUPPLIER_ID] = { "supplier_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Supplier") },
  [DPT_SUPPLIER_OFFER_VARIANT_ID] = { "variant_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Article") },
  [DPT_SUPPLIER_OFFER_SUPPLIER_SKU] = { "supplier_sku", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Supplier’s reference") },
  [DPT_SUPPLIER_OFFER_PRICE] = { "price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Price") },
  [DPT_SUPPLIER_OFFER_LEAD_DAYS] = { "lead_days", DPT_FIELD_INT, 0, 0, 365, N_ ("Lead time in days") },
};
DPT_DEFINE_RECORD (DptSupplierOffer, dpt_supplier_offer, "supplier_offer", offer_fields)
