/* dpt-supplier.h - who delivers, and at which price which article.
 * For: catalogue, purchase orders, labs of jobs. Not for: choosing one by its record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

#define DPT_TYPE_SUPPLIER (dpt_supplier_get_type ())
G_DECLARE_FINAL_TYPE (DptSupplier, dpt_supplier, DPT, SUPPLIER, DptRecord)

enum
{
  DPT_SUPPLIER_NAME,
  DPT_SUPPLIER_ACCOUNT_NUMBER, /* ours, with them */
  DPT_SUPPLIER_LINE1,
  DPT_SUPPLIER_POSTAL_CODE,
  DPT_SUPPLIER_CITY,
  DPT_SUPPLIER_COUNTRY,
  DPT_SUPPLIER_PHONE,
  DPT_SUPPLIER_EMAIL,
  DPT_SUPPLIER_LEAD_DAYS,
  DPT_SUPPLIER_IS_LAB, /* makes lenses */
  DPT_SUPPLIER_ACTIVE,
};

#define DPT_TYPE_SUPPLIER_OFFER (dpt_supplier_offer_get_type ())
G_DECLARE_FINAL_TYPE (DptSupplierOffer, dpt_supplier_offer, DPT, SUPPLIER_OFFER, DptRecord)

enum
{
  DPT_SUPPLIER_OFFER_SUPPLIER_ID,
  DPT_SUPPLIER_OFFER_VARIANT_ID,
  DPT_SUPPLIER_OFFER_SUPPLIER_SKU,
  DPT_SUPPLIER_OFFER_PRICE,
  DPT_SUPPLIER_OFFER_LEAD_DAYS,
};

G_END_DECLS
