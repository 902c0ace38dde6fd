/* dpt-sale.h - what was issued, as records: the document, its lines, its tax by rate, who pays what.
 * For: reading, showing and printing documents. Not for: issuing them (dpt-sale-store.h); issued documents never change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

/**
 * DptSaleKind:
 *
 * Each kind is a series of numbers of its own, by establishment and year: D, F, T, A, P.
 */
typedef enum
{
  DPT_SALE_QUOTE,
  DPT_SALE_INVOICE,
  DPT_SALE_RECEIPT,
  DPT_SALE_CREDIT_NOTE,
  DPT_SALE_DEPOSIT_INVOICE,
  DPT_N_SALE_KINDS,
} DptSaleKind;

/** dpt_sale_kind_get_name: Returns: the name in the database and in JSON ("credit_note") */
const char *dpt_sale_kind_get_name (DptSaleKind kind);
/** dpt_sale_kind_get_label: Returns: the translated word for a person */
const char *dpt_sale_kind_get_label (DptSaleKind kind);
/** dpt_sale_kind_get_series: Returns: the letter of its numbers, "F" for invoices */
const char *dpt_sale_kind_get_series (DptSaleKind kind);
/** dpt_sale_kind_find: Returns: whether @name is a kind */
gboolean dpt_sale_kind_find (const char *name, DptSaleKind *kind);

/**
 * dpt_sale_format_series:
 * @establishment: its code
 *
 * Returns: (transfer full): what is counted without gaps, as it stands before the number: "LYO-F2026"
 */
char *dpt_sale_format_series (const char *establishment, const char *series, int year);

/** dpt_sale_format_number: Returns: (transfer full): the number of a document as it is printed, "LYO-F2026-00042": unlike any other of the company (CGI ann. II art. 242 nonies A, I 7°) */
char *dpt_sale_format_number (const char *establishment, const char *series, int year, gint64 number);

#define DPT_TYPE_SALE (dpt_sale_get_type ())
G_DECLARE_FINAL_TYPE (DptSale, dpt_sale, DPT, SALE, DptRecord)

enum
{
  DPT_SALE_UUID,
  DPT_SALE_ESTABLISHMENT_ID,
  DPT_SALE_TILL_ID,
  DPT_SALE_STATION_ID,
  DPT_SALE_KIND,
  DPT_SALE_SERIES,
  DPT_SALE_YEAR,
  DPT_SALE_NUMBER,
  DPT_SALE_ISSUED_AT,
  DPT_SALE_ISSUED_ON,
  DPT_SALE_PATIENT_ID,
  DPT_SALE_PAYER_ID,
  DPT_SALE_ORDER_ID,
  DPT_SALE_CORRECTS_ID,
  DPT_SALE_USER_ID,
  DPT_SALE_BUYER_NAME,
  DPT_SALE_BUYER_ADDRESS,
  DPT_SALE_TOTAL_NET,
  DPT_SALE_TOTAL_TAX,
  DPT_SALE_TOTAL_GROSS,
  DPT_SALE_CURRENCY,
  DPT_SALE_VALID_UNTIL,
  DPT_SALE_REASON,
  DPT_SALE_CONTENT,
};

#define DPT_TYPE_SALE_LINE (dpt_sale_line_get_type ())
G_DECLARE_FINAL_TYPE (DptSaleLine, dpt_sale_line, DPT, SALE_LINE, DptRecord)

enum
{
  DPT_SALE_LINE_SALE_ID,
  DPT_SALE_LINE_POSITION,
  DPT_SALE_LINE_KIND,
  DPT_SALE_LINE_EYE,
  DPT_SALE_LINE_VARIANT_ID,
  DPT_SALE_LINE_LENS_RANGE_ID,
  DPT_SALE_LINE_OPTION_ID,
  DPT_SALE_LINE_ORDER_LINE_ID,
  DPT_SALE_LINE_CORRECTS_LINE_ID,
  DPT_SALE_LINE_LABEL,
  DPT_SALE_LINE_DETAIL,
  DPT_SALE_LINE_LPP_CODE,
  DPT_SALE_LINE_QUANTITY, /* never 0, negative for what comes back */
  DPT_SALE_LINE_UNIT_PRICE,
  DPT_SALE_LINE_DISCOUNT,
  DPT_SALE_LINE_GROSS, /* quantity × unit price - discount */
  DPT_SALE_LINE_NET,
  DPT_SALE_LINE_TAX,
  DPT_SALE_LINE_TAX_RATE_BP,
  DPT_SALE_LINE_UNIT_COST,
};

#define DPT_TYPE_TAX_LINE (dpt_tax_line_get_type ())
G_DECLARE_FINAL_TYPE (DptTaxLine, dpt_tax_line, DPT, TAX_LINE, DptRecord)

enum
{
  DPT_TAX_LINE_SALE_ID,
  DPT_TAX_LINE_RATE_BP,
  DPT_TAX_LINE_NET,
  DPT_TAX_LINE_TAX,
};

#define DPT_TYPE_PAYER_SHARE (dpt_payer_share_get_type ())
G_DECLARE_FINAL_TYPE (DptPayerShare, dpt_payer_share, DPT, PAYER_SHARE, DptRecord)

/* Only where cover pays something; without, the patient owes the total. */
enum
{
  DPT_PAYER_SHARE_SALE_ID,
  DPT_PAYER_SHARE_PAYER,
  DPT_PAYER_SHARE_INSURER_ID,
  DPT_PAYER_SHARE_AMOUNT,
};

#define DPT_TYPE_TILL (dpt_till_get_type ())
G_DECLARE_FINAL_TYPE (DptTill, dpt_till, DPT, TILL, DptRecord)

enum
{
  DPT_TILL_ESTABLISHMENT_ID,
  DPT_TILL_CODE,
  DPT_TILL_NAME,
  DPT_TILL_ACTIVE,
};

G_END_DECLS
