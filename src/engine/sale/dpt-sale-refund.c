/* dpt-sale-refund.c - credit notes: what was issued is never changed, only followed by its counterpart.
 * For: dpt_sale_refund(), and the note of each print. Not for: returns in a new sale (negative quantities of a basket).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-private.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

DptRefundRequest *
dpt_refund_request_new (const char *uuid, gint64 sale_id, const char *reason)
{
  DptRefundRequest *self = g_new0 (DptRefundRequest, 1);

  self->uuid = g_strdup (uuid);
  self->sale_id = sale_id;
  self->reason = g_strdup (reason);
  self->lines = g_array_new (FALSE, TRUE, sizeof (DptRefundLine));
  self->handed = dpt_handed_array_new ();
  self->restock = TRUE;
  return self;
}

void
dpt_refund_request_free (DptRefundRequest *self)
{
  g_free (self->uuid);
  g_free (self->reason);
  g_array_unref (self->lines);
  g_array_unref (self->handed);
  g_free (self);
}

void
dpt_refund_request_add_line (DptRefundRequest *self, gint64 line_id, gint64 quantity)
{
  g_array_append_val (self->lines, ((DptRefundLine) { line_id, quantity }));
}

void
dpt_refund_request_add_handed (DptRefundRequest *self, DptMeans means, DptMoney amount, const char *reference)
{
  dpt_handed_array_add (self->handed, means, amount, reference);
}

/* --- lines --- */

/* What @back of @quantity pieces come to of @amount. Taken piece by piece these add up to the whole. */
static DptMoney
share_of (DptMoney amount, gint64 quantity, gint64 back)
{
  return dpt_money_divide_round (amount * back, ABS (quantity));
}

/* Of what was charged for the line: the difference between what will have been taken back and what was before. */
DptMoney
dpt_sale_take_back (DptMoney amount, gint64 quantity, gint64 before, gint64 now)
{
  return share_of (amount, quantity, before) - share_of (amount, quantity, before + now);
}

static gint64
get_wanted (const DptRefundRequest *request, gint64 line_id, gint64 left)
{
  gint64 wanted = 0;

  if (request->lines->len == 0)
    return left;
  for (guint i = 0; i < request->lines->len; i++)
    if (g_array_index (request->lines, DptRefundLine, i).line_id == line_id)
      wanted += g_array_index (request->lines, DptRefundLine, i).quantity;
  return wanted;
}

static DptDraftLine
reverse_line (DptDbRows *rows, guint row, gint64 before, gint64 now, gboolean restock)
{
  const char *eye = dpt_db_rows_get_text (rows, row, 2);
  gint64 quantity = dpt_db_rows_get_int (rows, row, 10);
  DptDraftLine draft = {
    .line = {
      .kind = dpt_db_rows_get_string (rows, row, 1),
      .eye = eye != NULL ? *eye : '\0',
      .variant_id = dpt_db_rows_get_int (rows, row, 3),
      .lens_range_id = dpt_db_rows_get_int (rows, row, 4),
      .option_id = dpt_db_rows_get_int (rows, row, 5),
      .label = dpt_db_rows_get_string (rows, row, 7),
      .detail = dpt_db_rows_get_text (rows, row, 8),
      .lpp_code = dpt_db_rows_get_text (rows, row, 9),
      .quantity = -now,
      .unit_price = dpt_db_rows_get_int (rows, row, 11),
      .unit_cost = dpt_db_rows_get_int (rows, row, 17),
      .tax_rate_bp = (int) dpt_db_rows_get_int (rows, row, 16),
      .keeps_stock = restock && dpt_db_rows_get_int (rows, row, 20) != 0 && dpt_db_rows_get_int (rows, row, 21) != 0,
      .corrects_line_id = dpt_db_rows_get_int (rows, row, 0),
    },
  };

  draft.sum.gross = dpt_sale_take_back (dpt_db_rows_get_int (rows, row, 13), quantity, before, now);
  draft.sum.tax = dpt_sale_take_back (dpt_db_rows_get_int (rows, row, 15), quantity, before, now);
  draft.sum.net = draft.sum.gross - draft.sum.tax;
  draft.sum.discount = draft.line.quantity * draft.line.unit_price - draft.sum.gross;
  return draft;
}

static void
add_to_tax (GArray *taxes, const DptDraftLine *line)
{
  guint i;

  for (i = 0; i < taxes->len; i++)
    if (g_array_index (taxes, DptBasketTax, i).rate_bp >= line->line.tax_rate_bp)
      break;
  if (i == taxes->len || g_array_index (taxes, DptBasketTax, i).rate_bp != line->line.tax_rate_bp)
    g_array_insert_val (taxes, i, ((DptBasketTax) { line->line.tax_rate_bp, 0, 0 }));
  g_array_index (taxes, DptBasketTax, i).net += line->sum.net;
  g_array_index (taxes, DptBasketTax, i).tax += line->sum.tax;
}

static gboolean
add_line (DptSaleDraft *draft, DptDbRows *rows, guint row, const DptRefundRequest *request, guint *n_found, GError **error)
{
  gint64 quantity = dpt_db_rows_get_int (rows, row, 10);
  gint64 before = -dpt_db_rows_get_int (rows, row, 19);
  gint64 now = quantity > 0 ? get_wanted (request, dpt_db_rows_get_int (rows, row, 0), quantity - before) : 0;
  DptDraftLine line;

  if (now == 0)
    return TRUE;
  if (now < 0 || now > quantity - before)
    return dpt_set_invalid (error, "quantity", _ ("Of “%s” only %d can still be taken back."), dpt_db_rows_get_string (rows, row, 7),
                            (int) (quantity - before));
  line = reverse_line (rows, row, before, now, request->restock);
  g_array_append_val (draft->lines, line);
  add_to_tax (draft->taxes, &line);
  draft->gross += line.sum.gross;
  draft->net += line.sum.net;
  draft->tax += line.sum.tax;
  (*n_found)++;
  return TRUE;
}

/* --- the document --- */

static gboolean
check_original (DptUnit *unit, DptSale *sale, GError **error)
{
  const char *kind = dpt_record_get_text (sale, DPT_SALE_KIND);

  if (g_strcmp0 (kind, "receipt") != 0 && g_strcmp0 (kind, "invoice") != 0)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("Only an invoice or a receipt can be followed by a credit note."));
  if (dpt_record_get_int (sale, DPT_SALE_ESTABLISHMENT_ID) != dpt_unit_get_establishment_id (unit))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This was sold in another establishment, which gives the money back."));
  return TRUE;
}

static DptSaleDraft *
draw_up (DptUnit *unit, const DptRefundRequest *request, DptSale *sale, DptDbRows *lines, GError **error)
{
  g_autoptr (DptSaleDraft) draft = dpt_sale_draft_new (unit, DPT_SALE_CREDIT_NOTE, request->uuid);
  guint n_found = 0;

  draft->corrects_id = dpt_record_get_id (sale);
  draft->patient_id = dpt_record_get_int (sale, DPT_SALE_PATIENT_ID);
  draft->payer_id = dpt_record_get_int (sale, DPT_SALE_PAYER_ID);
  draft->order_id = dpt_record_get_int (sale, DPT_SALE_ORDER_ID);
  draft->buyer_name = dpt_record_get_text (sale, DPT_SALE_BUYER_NAME);
  draft->buyer_address = dpt_record_get_text (sale, DPT_SALE_BUYER_ADDRESS);
  draft->content = dpt_record_get_text (sale, DPT_SALE_CONTENT);
  draft->reason = request->reason;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (lines); i++)
    if (!add_line (draft, lines, i, request, &n_found, error))
      return NULL;
  if (n_found == 0)
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("Nothing is left of this sale to take back."));
      return NULL;
    }
  draft->till_id = dpt_sale_find_till (unit, request->till_id, error);
  return draft->till_id >= 0 ? g_steal_pointer (&draft) : NULL;
}

/* Insurers get back in the proportion in which they pay; @credited: by earlier credit notes, 0 or less. */
static gboolean
split_back (DptUnit *unit, DptSaleDraft *draft, DptMoney credited, GError **error)
{
  DptSplit split;

  if (!dpt_sale_load_split (unit, draft->corrects_id, &split, error))
    return FALSE;
  draft->split = dpt_split_has_cover (&split) ? dpt_split_part (&split, credited, draft->gross) : dpt_split_all_patient (draft->gross);
  return TRUE;
}

/* Returns: how many lines took something of it back, by credit notes or in exchange; -1 on failure. @credited: (out) (optional):
 * what the credit notes come to, 0 or less */
static gint64
count_returns (DptUnit *unit, gint64 sale_id, DptMoney *credited, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/sale:returns-of", error, DPT_INT (sale_id));

  if (rows == NULL)
    return -1;
  if (credited != NULL)
    *credited = dpt_db_rows_get_int (rows, 0, 1);
  return dpt_db_rows_get_int (rows, 0, 0);
}

/* Another station may have taken something of the same sale back between the reading and the number: then all is read again. */
static gboolean
take_number (DptUnit *unit, DptSaleDraft *draft, gint64 n_before, DptJournalPlace *place, GError **error)
{
  gint64 n_now;

  if (!dpt_journal_take (unit, dpt_sale_kind_get_series (DPT_SALE_CREDIT_NOTE), draft->year, &draft->number, place, error))
    return FALSE;
  n_now = count_returns (unit, draft->corrects_id, NULL, error);
  if (n_now >= 0 && n_now != n_before)
    g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_BUSY, _ ("Another station takes back the same sale. Try again."));
  return n_now == n_before;
}

/* Owed to the client is what was paid beyond what is left of the sale. */
static DptTender *
create_tender (DptUnit *unit, DptSaleDraft *draft, GArray *handed, GArray *open, GError **error)
{
  DptOpenDebt debt = { .sale_id = draft->id };
  DptDue due;

  if (!dpt_sale_read_due (unit, draft->corrects_id, &due, error))
    return NULL;
  debt.due = MIN (due.due + draft->split.shares[DPT_PAYER_PATIENT], 0);
  g_array_append_val (open, debt);
  return dpt_payment_create_tender (handed, open, error);
}

DptIssued *
dpt_sale_refund (DptUnit *unit, const DptRefundRequest *request, GError **error)
{
  g_autoptr (DptSale) sale = NULL;
  g_autoptr (DptDbRows) lines = NULL;
  g_autoptr (DptSaleDraft) draft = NULL;
  g_autoptr (DptTender) tender = NULL;
  g_autoptr (GArray) open = g_array_new (FALSE, TRUE, sizeof (DptOpenDebt));
  g_autoptr (GError) local = NULL;
  DptJournalPlace place;
  DptMoney credited = 0;
  DptIssued *before;
  gint64 n_before;

  g_return_val_if_fail (unit != NULL && request != NULL, NULL);

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_REFUND, error) || !dpt_sale_require_uuid (request->uuid, error))
    return NULL;
  before = dpt_sale_find_done (unit, request->uuid, &local);
  if (before != NULL || local != NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return before;
    }
  if (dpt_text_is_blank (request->reason))
    {
      dpt_set_invalid (error, "reason", _ ("Say why it is taken back; the reason stands on the credit note."));
      return NULL;
    }
  sale = dpt_unit_load (unit, DPT_TYPE_SALE, request->sale_id, error);
  if (sale == NULL || !check_original (unit, sale, error))
    return NULL;
  n_before = count_returns (unit, request->sale_id, &credited, error);
  lines = n_before < 0 ? NULL : dpt_db_query (unit->connection, "sale/sale:lines-left", error, DPT_INT (request->sale_id));
  draft = lines == NULL ? NULL : draw_up (unit, request, sale, lines, error);
  if (draft == NULL || !split_back (unit, draft, credited, error) || !dpt_sale_draft_move_stock (unit, draft, NULL, error)
      || !take_number (unit, draft, n_before, &place, error))
    return NULL;
  tender = create_tender (unit, draft, request->handed, open, error);
  if (tender == NULL || !dpt_sale_draft_write (unit, draft, error)
      || !dpt_payment_write (unit, draft->uuid, draft->till_id, draft->payer_id ? draft->payer_id : draft->patient_id, tender, open, NULL, error)
      || !dpt_sale_draft_roll_up (unit, draft, error) || !dpt_sale_draft_journal (unit, draft, &place, tender, error))
    return NULL;
  return dpt_sale_draft_create_issued (draft, tender);
}

/* --- prints --- */

static int
count_prints (DptUnit *unit, gint64 sale_id, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/journal:count-prints", error, DPT_INT (sale_id));

  return rows != NULL ? (int) dpt_db_rows_get_int (rows, 0, 0) : -1;
}

int
dpt_sale_count_prints (DptUnit *unit, gint64 sale_id, GError **error)
{
  g_return_val_if_fail (unit != NULL, -1);

  return dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error) ? count_prints (unit, sale_id, error) : -1;
}

gboolean
dpt_sale_note_print (DptUnit *unit, gint64 sale_id, int *copy, GError **error)
{
  g_autoptr (DptSale) sale = NULL;
  g_autofree char *content = NULL;
  DptJournalPlace place;
  int n;

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error))
    return FALSE;
  sale = dpt_unit_load (unit, DPT_TYPE_SALE, sale_id, error);
  if (sale == NULL)
    return FALSE;
  *copy = 0;
  if (g_strcmp0 (dpt_record_get_text (sale, DPT_SALE_KIND), "quote") == 0)
    return TRUE;
  if (!dpt_journal_take (unit, NULL, 0, NULL, &place, error))
    return FALSE;
  n = count_prints (unit, sale_id, error);
  if (n < 0)
    return FALSE;
  content = g_strdup_printf ("{\"v\":1,\"sale\":%" G_GINT64_FORMAT ",\"copy\":%d,\"user\":%" G_GINT64_FORMAT "}", sale_id, n,
                             dpt_unit_get_user_id (unit));
  *copy = n;
  return dpt_journal_add (unit, &place, "duplicate", sale_id, content, error);
}
