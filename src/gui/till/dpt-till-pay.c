/* dpt-till-pay.c - taking the money for a ticket: who pays which part, and booking it.
 * For: DptTillPerspective. Not for: the pay sheet itself (dpt-pay-page.c), rules, which are the engine's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-till-private.h"

#include "base/dpt-error.h"
#include "gui/common/dpt-money-entry.h"

#include <glib/gi18n-lib.h>

/* The document that the ticket will be: the first order and what is in the basket. */
static const DptTicketDebt *
find_main_order (DptTicket *ticket)
{
  for (guint i = 0; i < dpt_ticket_get_n_debts (ticket); i++)
    if (dpt_ticket_get_debt (ticket, i)->invoiced)
      return dpt_ticket_get_debt (ticket, i);
  return NULL;
}

static DptPayKind
find_kind (DptTillPerspective *self)
{
  if (!dpt_ticket_has_document (self->ticket))
    return DPT_PAY_ALONE;
  return dpt_ticket_get_n_orders (self->ticket) > 0 || (self->has_split && dpt_split_has_cover (&self->split)) ? DPT_PAY_INVOICE : DPT_PAY_CHOICE;
}

/* Of the client whose ticket it is, as far as read. */
static DptMoney
get_credit (DptTillPerspective *self)
{
  const DptTillClient *client = dpt_client_pane_get_client (self->client);

  return client != NULL && client->patient_id == dpt_ticket_get_patient_id (self->ticket) ? client->credit : 0;
}

/* With shares that were typed the client pays what they leave of the document; never less than nothing, for what was deposited
 * beyond that stays on the order. */
static void
begin (DptTillPerspective *self)
{
  const DptTicketDebt *order = find_main_order (self->ticket);
  DptMoney due = dpt_ticket_get_due (self->ticket), cover = dpt_ticket_get_cover_due (self->ticket);

  if (self->has_split)
    {
      DptMoney before = order != NULL ? order->cover_due : 0;
      DptMoney now = self->split.shares[DPT_PAYER_COMPULSORY] + self->split.shares[DPT_PAYER_COMPLEMENTARY];
      DptMoney of_document = dpt_basket_get_gross (dpt_ticket_get_basket (self->ticket)) + (order != NULL ? order->amount : 0);

      due += MAX (of_document + before - now, 0) - of_document;
      cover += now - before;
    }
  dpt_pay_page_begin (self->pay, find_kind (self), due, cover, get_credit (self), _dpt_till_get_currency (self));
}

void
_dpt_till_begin_to_pay (DptTillPerspective *self)
{
  if (dpt_ticket_is_empty (self->ticket))
    return;
  self->has_split = FALSE;
  _dpt_till_show_page (self, "pay");
  begin (self);
}

/* --- insurers --- */

typedef struct
{
  DptTillPerspective *self;
  DptMoneyEntry *entries[DPT_N_PAYERS];
} CoverQuestion;

static void
cover_question_free (gpointer data, GClosure *closure)
{
  CoverQuestion *question = data;

  g_object_unref (question->self);
  g_free (question);
}

static DptMoney
get_document_total (DptTillPerspective *self)
{
  const DptTicketDebt *order = find_main_order (self->ticket);

  return dpt_basket_get_gross (dpt_ticket_get_basket (self->ticket)) + (order != NULL ? order->total : 0);
}

static gboolean
read_share (DptMoneyEntry *entry, DptMoney *share)
{
  *share = 0;
  if (!dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)))
    return FALSE;
  dpt_money_entry_get_amount (entry, share);
  return TRUE;
}

static void
cover_answered_cb (GtkWidget *dialog, const char *response, gpointer data)
{
  CoverQuestion *question = data;
  DptTillPerspective *self = question->self;
  g_autoptr (GError) error = NULL;
  DptMoney compulsory, complementary;
  DptSplit split;

  if (!g_str_equal (response, "share") || !read_share (question->entries[DPT_PAYER_COMPULSORY], &compulsory)
      || !read_share (question->entries[DPT_PAYER_COMPLEMENTARY], &complementary))
    return;
  if (!dpt_split_typed (get_document_total (self), compulsory, complementary, &split, &error))
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  self->has_split = TRUE;
  self->split = split;
  begin (self);
}

static GtkWidget *
create_share_row (CoverQuestion *question, DptPayer payer, DptMoney amount)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *label = gtk_label_new (dpt_payer_get_label (payer)), *entry = dpt_money_entry_new ();

  question->entries[payer] = DPT_MONEY_ENTRY (entry);
  dpt_money_entry_set_currency (DPT_MONEY_ENTRY (entry), _dpt_till_get_currency (question->self));
  dpt_number_entry_set_range (DPT_NUMBER_ENTRY (entry), 0, get_document_total (question->self));
  if (amount > 0)
    dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), amount);
  gtk_widget_set_size_request (entry, -1, 48);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, dpt_payer_get_label (payer), -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

void
_dpt_till_ask_cover (DptTillPerspective *self)
{
  CoverQuestion *question = g_new0 (CoverQuestion, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *dialog;
  const DptTicketDebt *order = find_main_order (self->ticket);
  g_autofree char *total = dpt_money_format (get_document_total (self), _dpt_till_get_currency (self));
  DptMoney before = order != NULL ? order->cover_due : 0, compulsory = order != NULL ? order->compulsory : 0;

  question->self = g_object_ref (self);
  if (self->has_split)
    {
      compulsory = self->split.shares[DPT_PAYER_COMPULSORY];
      before = compulsory + self->split.shares[DPT_PAYER_COMPLEMENTARY];
    }
  gtk_box_append (GTK_BOX (box), create_share_row (question, DPT_PAYER_COMPULSORY, compulsory));
  gtk_box_append (GTK_BOX (box), create_share_row (question, DPT_PAYER_COMPLEMENTARY, before - compulsory));
  dialog = _dpt_till_create_question (self, _ ("What do the insurers pay?"), box, "share", _ ("_Share the price"));
  /* Translators: an amount */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _ ("Of %s in all. The client pays the rest; the insurers are billed on the invoice."), total);
  g_signal_connect_data (dialog, "response", G_CALLBACK (cover_answered_cb), question, cover_question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- booking --- */

static void
add_handed (GArray *array, DptTender *tender)
{
  for (guint i = 0; i < dpt_tender_get_n_parts (tender); i++)
    {
      const DptTenderPart *part = dpt_tender_get_part (tender, i);
      DptHanded handed = { part->means, part->tendered != 0 ? part->tendered : ABS (part->amount), g_strdup (part->reference) };

      g_array_append_val (array, handed);
    }
}

/* The act is done: its draft goes, and the next ticket is another act. */
static void
finish_ticket (DptTillPerspective *self)
{
  g_clear_pointer (&self->to_hand_over, g_array_unref);
  self->to_hand_over = dpt_ticket_dup_collected (self->ticket);
  if (self->to_hand_over->len == 0)
    g_clear_pointer (&self->to_hand_over, g_array_unref);
  self->has_split = FALSE;
  dpt_ticket_clear (self->ticket);
  dpt_perspective_invalidate (DPT_PERSPECTIVE (self));
}

static void
fail_to_pay (DptTillPerspective *self, const GError *error)
{
  dpt_pay_page_set_busy (self->pay, FALSE);
  dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

static char *
dup_issued_title (DptTillPerspective *self, const DptIssued *issued)
{
  g_autofree char *number = dpt_sale_format_number (dpt_session_get_establishment_code (_dpt_till_get_session (self)), issued->series,
                                                    issued->year, issued->number);

  return g_strdup_printf ("%s %s", dpt_sale_kind_get_label (issued->kind), number);
}

/* "LYO-F2026-00041, LYO-F2026-00042" where further orders got invoices just before. */
static char *
dup_further_numbers (DptTillPerspective *self, const DptIssued *issued)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = issued->n_before; i > 0; i--)
    {
      g_autofree char *number = dpt_sale_format_number (dpt_session_get_establishment_code (_dpt_till_get_session (self)), issued->series,
                                                        issued->year, issued->number - i);

      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", number);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
_dpt_till_show_issued (DptTillPerspective *self, const DptIssued *issued)
{
  g_autofree char *title = dup_issued_title (self, issued);
  g_autofree char *amount = dpt_money_format (issued->gross, _dpt_till_get_currency (self));
  g_autofree char *further = dup_further_numbers (self, issued);
  g_autofree char *detail = NULL;

  /* Translators: an amount, and the numbers of other invoices that were issued with it */
  detail = issued->n_before > 0 ? g_strdup_printf (_ ("%s, and with it %s"), amount, further) : g_strdup (amount);
  self->shown_sale_id = issued->id;
  self->shown_kind = issued->kind;
  _dpt_till_show_page (self, "done");
  dpt_done_page_show (self->done, title, detail, issued->change, _dpt_till_get_currency (self), self->to_hand_over != NULL, TRUE);
  dpt_perspective_say (DPT_PERSPECTIVE (self), title);
  _dpt_till_show_paper (self, issued->kind != DPT_SALE_RECEIPT);
  /* What is known already was booked before an answer came: how many there were, only the books tell. */
  if (issued->n_before > 0 || issued->already)
    _dpt_till_read_act (self);
}

static void
sale_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *issued = dpt_sale_commit_finish (DPT_SESSION (source), result, &error);

  if (issued == NULL)
    {
      fail_to_pay (self, error);
      return;
    }
  finish_ticket (self);
  _dpt_till_show_issued (self, issued);
}

static gpointer
pay_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_payment_take (unit, args, error);
}

static void
payment_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree DptPaymentResult *paid = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autofree char *amount = NULL;
  g_autofree char *title = NULL;

  if (paid == NULL)
    {
      fail_to_pay (self, error);
      return;
    }
  amount = dpt_money_format (ABS (paid->paid), _dpt_till_get_currency (self));
  /* Translators: an amount */
  title = g_strdup_printf (paid->paid < 0 ? _ ("%s is given back") : _ ("%s is booked"), amount);
  finish_ticket (self);
  self->shown_sale_id = 0;
  _dpt_till_show_page (self, "done");
  dpt_done_page_show (self->done, title, NULL, paid->change, _dpt_till_get_currency (self), self->to_hand_over != NULL, FALSE);
  dpt_perspective_say (DPT_PERSPECTIVE (self), title);
  _dpt_till_ask_paper (self, DPT_DOCUMENT_PAYMENT, paid->payment_id, 0);
}

void
_dpt_till_confirm (DptTillPerspective *self)
{
  DptTender *tender = dpt_pay_page_get_tender (self->pay);

  dpt_pay_page_set_busy (self->pay, TRUE);
  if (dpt_ticket_has_document (self->ticket))
    {
      DptSaleRequest *request = dpt_ticket_create_sale (self->ticket, dpt_pay_page_get_document (self->pay));

      request->has_split = self->has_split;
      request->split = self->split;
      add_handed (request->handed, tender);
      dpt_sale_commit_async (_dpt_till_get_session (self), request, dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), sale_done_cb,
                             g_object_ref (self));
    }
  else
    {
      DptPaymentRequest *request = dpt_ticket_create_payment (self->ticket);

      add_handed (request->handed, tender);
      _dpt_till_write_async (self, pay_cb, request, (GDestroyNotify) dpt_payment_request_free, g_free, payment_done_cb);
    }
}
