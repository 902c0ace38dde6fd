/* dpt-document.h - the paper of a record: reads what was frozen and hands it to the paper.
 * For: print and preview of every screen, `dioptrectl document`. Not for: layout (dpt-paper-*.h), nor printing itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * DptDocumentKind:
 * @DPT_DOCUMENT_QUOTE: of a sale that is a quote
 * @DPT_DOCUMENT_INVOICE: of an invoice, a deposit invoice or a receipt, on A4
 * @DPT_DOCUMENT_RECEIPT: of any issued sale but a quote, on the roll of 80 mm
 * @DPT_DOCUMENT_CREDIT_NOTE: of a credit note, on A4
 * @DPT_DOCUMENT_PRESCRIPTION: of a prescription
 * @DPT_DOCUMENT_JOB_SHEET: of a job
 * @DPT_DOCUMENT_PAYMENT: of a payment that came without a document (a deposit, a balance, money given back), on the roll of 80 mm
 * @DPT_DOCUMENT_TILL_DAY: of a day at a till, counted or still open, on the roll of 80 mm
 * @DPT_DOCUMENT_VISIT: the report of a visit, see dpt-document-visit.h
 * @DPT_DOCUMENT_REFERRAL: the letter that sends the patient of a visit on
 */
typedef enum
{
  DPT_DOCUMENT_QUOTE,
  DPT_DOCUMENT_INVOICE,
  DPT_DOCUMENT_RECEIPT,
  DPT_DOCUMENT_CREDIT_NOTE,
  DPT_DOCUMENT_PRESCRIPTION,
  DPT_DOCUMENT_JOB_SHEET,
  DPT_DOCUMENT_VISIT,
  DPT_DOCUMENT_REFERRAL,
  DPT_DOCUMENT_PAYMENT,
  DPT_DOCUMENT_TILL_DAY,
  DPT_N_DOCUMENT_KINDS,
} DptDocumentKind;

/** dpt_document_kind_get_name: Returns: as on the command line, "credit-note" */
const char *dpt_document_kind_get_name (DptDocumentKind kind);
/** dpt_document_kind_find: Returns: whether @name is a kind; '_' is as good as '-' */
gboolean dpt_document_kind_find (const char *name, DptDocumentKind *kind);

/**
 * dpt_document_create:
 * @unit: a read is enough
 * @id: of the sale, prescription or job
 *
 * Errors: %DPT_ERROR_NOT_FOUND where there is no such record of that kind; %DPT_ERROR_REFUSED without the right to see it
 * (%DPT_RIGHT_SALE_READ for sales and payments, for a quote %DPT_RIGHT_ORDER_READ, %DPT_RIGHT_PRESCRIPTION_READ, for a job %DPT_RIGHT_ORDER_READ, for
 * a visit %DPT_RIGHT_CLINICAL_READ).
 *
 * Three settings add words of the shop, see engine/practice/dpt-setting.h: "document.mentions" (invoices: mediator,
 * guarantee), "document.quote_mentions", "document.receipt_words".
 *
 * Returns: (transfer full) (nullable): the paper
 */
DptPaper *dpt_document_create (DptUnit *unit, DptDocumentKind kind, gint64 id, GError **error);

/** The copy that would be handed out next: the original of what was never handed out, else a duplicate with its number */
#define DPT_DOCUMENT_NEXT_COPY (-1)

/**
 * dpt_document_create_copy:
 * @copy: 0 for the original, else the number of the duplicate, which is printed on it; or %DPT_DOCUMENT_NEXT_COPY
 *
 * As dpt_document_create(). The number comes from the journal of the tills, where each copy of an issued sale that is handed out is
 * noted (dpt_document_note_async()); looking at a paper hands out nothing.
 */
DptPaper *dpt_document_create_copy (DptUnit *unit, DptDocumentKind kind, gint64 id, int copy, GError **error);

/** dpt_document_create_async: makes the paper in a unit of work off the main thread */
void dpt_document_create_async (DptSession *session,
                                DptDocumentKind kind,
                                gint64 id,
                                int copy,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/** dpt_document_create_finish: Returns: (transfer full) (nullable): the paper */
DptPaper *dpt_document_create_finish (DptSession *session, GAsyncResult *result, GError **error);

/** dpt_document_is_counted: Returns: whether copies of @paper are counted: one of an issued sale, from dpt_document_create_finish() */
gboolean dpt_document_is_counted (DptPaper *paper);

/**
 * dpt_document_note_async:
 * @paper: counted, and just printed or saved
 *
 * Notes in the journal that a copy of @paper was handed out, off the main thread.
 */
void dpt_document_note_async (DptPaper *paper, GAsyncReadyCallback callback, gpointer user_data);

/** dpt_document_note_finish: Returns: (transfer full) (nullable): the paper as it would be handed out the next time */
DptPaper *dpt_document_note_finish (GAsyncResult *result, GError **error);

/** dpt_document_note: the same inside a unit of work. Returns: whether it was noted, or there was nothing to note */
gboolean dpt_document_note (DptUnit *unit, DptDocumentKind kind, gint64 id, GError **error);

G_END_DECLS
