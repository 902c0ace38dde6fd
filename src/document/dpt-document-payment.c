/* dpt-document-payment.c - what a client gets who paid a deposit or a balance: how much, by what, and for what.
 * For: dpt-document.h. Not for: payments that came with a document, which stand on that (dpt-document-sale.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-document-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "document/dpt-paper-receipt.h"
#include "engine/practice/dpt-setting.h"
#include "engine/sale/dpt-sale.h"
#include "engine/sale/dpt-tender.h"

static const char *
dup_purpose (DptDocumentDraft *draft, DptDbRows *rows, guint row)
{
  g_autofree char *number = NULL;
  DptSaleKind kind;

  if (!dpt_sale_kind_find (dpt_document_text (rows, row, "kind"), &kind))
    /* Translators: the number of an order */
    return dpt_document_keep (
      draft, g_strdup_printf (_ ("Deposit on order %s"),
                              dpt_document_keep_order_number (draft, dpt_document_int (rows, row, "order_year"),
                                                              dpt_document_int (rows, row, "order_number"))));
  number = dpt_sale_format_number (dpt_document_text (rows, row, "code"), dpt_document_text (rows, row, "series"),
                                   (int) dpt_document_int (rows, row, "year"), dpt_document_int (rows, row, "number"));
  return dpt_document_keep (draft, g_strdup_printf ("%s %s", dpt_sale_kind_get_label (kind), number));
}

static void
set_lines (DptDocumentDraft *draft, GArray *lines, DptDbRows *rows)
{
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    g_array_append_val (lines, ((DptInvoiceLine) { .label = dup_purpose (draft, rows, i), .quantity = 1,
                                                   .total = dpt_document_int (rows, i, "amount") }));
}

static void
set_means (DptReceiptData *data, GArray *amounts, DptDbRows *rows)
{
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      const char *name = dpt_document_text (rows, i, "means");
      gint64 change = dpt_document_int (rows, i, "change_given");
      DptMeans means;

      g_array_append_val (amounts, ((DptAmount) { dpt_means_find (name, &means) ? dpt_means_get_label (means) : name,
                                                  dpt_document_text (rows, i, "reference"),
                                                  dpt_document_int (rows, i, "amount") + change }));
      data->total += dpt_document_int (rows, i, "amount");
      data->change += change;
    }
}

static DptPaper *
create (DptUnit *unit, DptDocumentDraft *draft, DptDbRows *head, DptDbRows *purposes, DptDbRows *parts)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DptInvoiceLine));
  g_autoptr (GArray) means = g_array_new (FALSE, FALSE, sizeof (DptAmount));
  DptReceiptData data = { .shop = &draft->shop, .title = _ ("Payment"), .money_only = TRUE };

  set_lines (draft, lines, purposes);
  set_means (&data, means, parts);
  /* Its place in the journal of the tills, where nobody can change it. */
  data.number = dpt_document_keep (draft, g_strdup_printf ("%s-J%06" G_GINT64_FORMAT, dpt_document_text (head, 0, "code"),
                                                           dpt_document_int (head, 0, "sequence")));
  data.instant = dpt_document_int (head, 0, "paid_at");
  data.till = dpt_document_text (head, 0, "till_name");
  data.operator_name = dpt_document_text (head, 0, "operator_name");
  data.client = dpt_document_keep_person (draft, head, 0);
  data.lines = (DptInvoiceLine *) (void *) lines->data, data.n_lines = (int) lines->len;
  data.payments = (DptAmount *) (void *) means->data, data.n_payments = (int) means->len;
  data.words = dpt_document_keep (draft, dpt_setting_dup (unit, "document.receipt_words", NULL));
  return dpt_paper_receipt_new (&data);
}

DptPaper *
dpt_document_create_payment (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptDocumentDraft) draft = dpt_document_draft_new (unit);
  g_autoptr (DptDbRows) head = dpt_db_query (unit->connection, "document/document:payment", error, DPT_INT (id));
  g_autoptr (DptDbRows) purposes = NULL;
  g_autoptr (DptDbRows) parts = NULL;
  const char *uuid;

  if (head == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (head) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no such payment, or it stands on the document it came with."));
      return NULL;
    }
  uuid = dpt_document_text (head, 0, "uuid");
  purposes = dpt_db_query (unit->connection, "document/document:payment-purposes", error, DPT_TEXT (uuid));
  parts = purposes != NULL ? dpt_db_query (unit->connection, "document/document:payment-parts", error, DPT_TEXT (uuid)) : NULL;
  if (parts == NULL || !dpt_document_set_shop (draft, dpt_document_int (head, 0, "establishment_id"), error))
    return NULL;
  return create (unit, draft, head, purposes, parts);
}
