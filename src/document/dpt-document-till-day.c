/* dpt-document-till-day.c - the strip that goes into the envelope with the money: what came in by which means, what was counted.
 * For: dpt-document.h. Not for: the arithmetic (engine/sale/dpt-till-day.h), layout (dpt-paper-receipt.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-document-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "document/dpt-paper-receipt.h"
#include "engine/sale/dpt-till-day.h"

static GArray *
create_lines (DptDocumentDraft *draft, const DptTillDaySheet *sheet, DptMoney *total)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (DptInvoiceLine));

  *total = 0;
  for (guint i = 0; i < sheet->means->len; i++)
    {
      const DptTillDayMeans *one = &g_array_index (sheet->means, DptTillDayMeans, i);
      DptInvoiceLine line = { .quantity = 1, .total = one->amount };

      /* Translators: a means of payment, how many payments */
      line.label = dpt_document_keep (draft, g_strdup_printf (_ ("%s (%d)"), dpt_means_get_label (one->means), one->count));
      *total += one->amount;
      g_array_append_val (lines, line);
    }
  return lines;
}

static GArray *
create_amounts (const DptTillDaySheet *sheet)
{
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (DptAmount));
  DptMoney counted = dpt_record_get_int (sheet->day, DPT_TILL_DAY_COUNTED_CASH);
  gboolean closed = !dpt_record_is_null (sheet->day, DPT_TILL_DAY_CLOSED_AT);

  g_array_append_val (amounts, ((DptAmount) { _ ("Cash at the opening"), NULL, dpt_record_get_int (sheet->day, DPT_TILL_DAY_OPENING_CASH) }));
  g_array_append_val (amounts, ((DptAmount) { _ ("Cash expected"), NULL, sheet->expected }));
  if (closed)
    {
      g_array_append_val (amounts, ((DptAmount) { _ ("Cash counted"), NULL, counted }));
      g_array_append_val (amounts, ((DptAmount) { _ ("Difference"), NULL, counted - sheet->expected }));
    }
  return amounts;
}

static const char *
keep_words (DptDocumentDraft *draft, const DptTillDaySheet *sheet)
{
  g_autofree char *opened = dpt_instant_format (dpt_record_get_int (sheet->day, DPT_TILL_DAY_OPENED_AT));
  const char *note = dpt_record_get_text (sheet->day, DPT_TILL_DAY_NOTE);

  /* Translators: date and time */
  g_autofree char *since = g_strdup_printf (_ ("Opened %s"), opened);

  return dpt_document_keep (draft, note != NULL ? g_strdup_printf ("%s\n%s", since, note) : g_steal_pointer (&since));
}

DptPaper *
dpt_document_create_till_day (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptDocumentDraft) draft = dpt_document_draft_new (unit);
  g_autoptr (DptTillDaySheet) sheet = dpt_till_day_load_by_id (unit, id, error);
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) amounts = NULL;
  DptReceiptData data = { .shop = &draft->shop, .money_only = TRUE };
  gboolean closed;

  if (sheet == NULL || !dpt_document_set_shop (draft, dpt_record_get_int (sheet->day, DPT_TILL_DAY_ESTABLISHMENT_ID), error))
    return NULL;
  closed = !dpt_record_is_null (sheet->day, DPT_TILL_DAY_CLOSED_AT);
  lines = create_lines (draft, sheet, &data.total);
  amounts = create_amounts (sheet);
  data.title = closed ? _ ("Till closed") : _ ("Till, so far");
  data.till = sheet->till_name;
  data.operator_name = dpt_session_get_user_name (unit->session);
  data.instant = closed ? dpt_record_get_int (sheet->day, DPT_TILL_DAY_CLOSED_AT) : dpt_unit_get_now (unit);
  data.lines = (DptInvoiceLine *) (void *) lines->data, data.n_lines = (int) lines->len;
  data.payments = (DptAmount *) (void *) amounts->data, data.n_payments = (int) amounts->len;
  data.words = keep_words (draft, sheet);
  return dpt_paper_receipt_new (&data);
}
