/* dpt-sale-row.h - a document as a row of a list, with what was paid of it.
 * For: the list of sales, a client's history. Not for: its lines (dpt-sale.h), papers (document/dpt-document.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-list-model.h"
#include "engine/practice/dpt-unit.h"
#include "engine/sale/dpt-sale.h"

G_BEGIN_DECLS

/**
 * DptPaymentStatus:
 *
 * Derived from sums, never stored (S3-9). %DPT_PAYMENT_STATUS_NONE: a quote, or a credit note, which shares the account of
 * what it corrects.
 */
typedef enum
{
  DPT_PAYMENT_STATUS_NONE,
  DPT_PAYMENT_STATUS_PAID,
  DPT_PAYMENT_STATUS_PARTLY,
  DPT_PAYMENT_STATUS_UNPAID,
  DPT_PAYMENT_STATUS_REFUNDED,        /* all of it was taken back */
  DPT_PAYMENT_STATUS_PARTLY_REFUNDED,
} DptPaymentStatus;

/** dpt_payment_status_get_label: Returns: the translated word, "" for none */
const char *dpt_payment_status_get_label (DptPaymentStatus status);

#define DPT_TYPE_SALE_ROW (dpt_sale_row_get_type ())
G_DECLARE_FINAL_TYPE (DptSaleRow, dpt_sale_row, DPT, SALE_ROW, DptRecord)

enum
{
  DPT_SALE_ROW_KIND,
  DPT_SALE_ROW_SERIES,
  DPT_SALE_ROW_YEAR,
  DPT_SALE_ROW_NUMBER,
  DPT_SALE_ROW_ESTABLISHMENT_CODE,
  DPT_SALE_ROW_ISSUED_AT,
  DPT_SALE_ROW_ISSUED_ON,
  DPT_SALE_ROW_PATIENT_ID,
  DPT_SALE_ROW_ORDER_ID,
  DPT_SALE_ROW_CORRECTS_ID,
  DPT_SALE_ROW_TOTAL_GROSS,
  DPT_SALE_ROW_USER_NAME,
  DPT_SALE_ROW_CLIENT,
  DPT_SALE_ROW_FIRST_LABEL,
  DPT_SALE_ROW_N_LINES,
  DPT_SALE_ROW_CREDITED, /* of its credit notes, 0 or less */
  DPT_SALE_ROW_COVER,
  DPT_SALE_ROW_PAID,
  DPT_SALE_ROW_COVER_PAID,
};

/** dpt_sale_row_get_kind: Returns: %DPT_N_SALE_KINDS while the row is still being read */
DptSaleKind dpt_sale_row_get_kind (DptSaleRow *self);
/** dpt_sale_row_dup_number: Returns: (transfer full): as printed; "" while the row is still being read */
char *dpt_sale_row_dup_number (DptSaleRow *self);
/** dpt_sale_row_get_due: Returns: what the client still owes; negative: is owed to the client; 0 for quotes and credit notes */
gint64 dpt_sale_row_get_due (DptSaleRow *self);
DptPaymentStatus dpt_sale_row_get_status (DptSaleRow *self);
/** dpt_sale_row_dup_summary: Returns: (transfer full): the first article, and how many more */
char *dpt_sale_row_dup_summary (DptSaleRow *self);

/** dpt_sale_list_new: Returns: (transfer full): a list of rows, empty until dpt_sale_list_set() */
DptDbListModel *dpt_sale_list_new (DptDb *db);

typedef enum
{
  DPT_SALE_ORDER_NEWEST,
  DPT_SALE_ORDER_OLDEST,
  DPT_SALE_ORDER_LARGEST,
  DPT_SALE_ORDER_SMALLEST,
} DptSaleListOrder;

/**
 * dpt_sale_list_set:
 * @from, @until: ISO dates, both included; left aside where something is searched
 * @kind: (nullable): the name of a kind; %NULL for all
 * @search: (nullable): a number as for dpt_sale_row_find_number(), of all years, or the beginning of a client's name
 */
void dpt_sale_list_set (DptDbListModel *list, gint64 establishment_id, const char *from, const char *until, const char *kind,
                        const char *search, DptSaleListOrder order);

/**
 * dpt_sale_row_find_number:
 * @text: "42": the number, of this establishment and the last three years; "F2026-00042", "LYO-F2026-00042": of that series and year alone
 *
 * Returns: (transfer full) (element-type DptSaleRow) (nullable): newest first; none where @text is no number. Needs
 * %DPT_RIGHT_SALE_READ
 */
GPtrArray *dpt_sale_row_find_number (DptUnit *unit, const char *text, GError **error);

/** dpt_sale_row_load: Returns: (transfer full) (element-type DptSaleRow): rows of @ids, in their order; needs %DPT_RIGHT_SALE_READ */
GPtrArray *dpt_sale_row_load (DptUnit *unit, const gint64 *ids, guint n, GError **error);

/** dpt_sale_row_load_act: Returns: (transfer full) (element-type DptSaleRow): @sale_id, and before it the invoices over further orders that
 * were issued in the same act; needs %DPT_RIGHT_SALE_READ */
GPtrArray *dpt_sale_row_load_act (DptUnit *unit, gint64 sale_id, GError **error);

G_END_DECLS
