/* sample-papers.h - invented shops, people and sales that fill each paper richly, shared by tests, bench and previews.
 * For: tests/document, tests/bench. Not for: the product.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper-invoice.h"
#include "document/dpt-paper-job-sheet.h"
#include "document/dpt-paper-prescription.h"
#include "document/dpt-paper-quote.h"
#include "document/dpt-paper-receipt.h"
#include "document/dpt-paper-table.h"

extern const DptLetterhead sample_shop;

/** sample_invoice_fill: @n_lines lines whose totals add up; free with sample_invoice_clear() */
void sample_invoice_fill (DptInvoiceData *data, DptInvoiceKind kind, int n_lines, gboolean business);
void sample_invoice_clear (DptInvoiceData *data);

/* These point to constants: nothing to free. */
void sample_quote_fill (DptQuoteData *data, int n_offers);
void sample_receipt_fill (DptReceiptData *data);
void sample_prescription_fill (DptPrescriptionData *data, gboolean contact);
void sample_table_fill (DptTableData *data, int n_rows, gboolean wide);
void sample_job_sheet_fill (DptJobSheetData *data);
