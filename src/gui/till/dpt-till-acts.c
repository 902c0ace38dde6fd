/* dpt-till-acts.c - what the till does: pay, park, print, take back, hand over.
 * For: DptTillPerspective. Not for: rules, which are the engine's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-till-private.h"

#include "base/dpt-error.h"
#include "document/dpt-document.h"
#include "engine/order/dpt-order-flow.h"
#include "engine/practice/dpt-draft.h"
#include "engine/sale/dpt-parked.h"
#include "gui/common/dpt-money-entry.h"
#include "gui/till/dpt-refund-dialog.h"

#include <glib/gi18n-lib.h>

#define DRAFT_DELAY_MS 700

static GCancellable *
get_cancellable (DptTillPerspective *self)
{
  return dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self));
}

static void
write_async (DptTillPerspective *self, DptUnitFunc func, gpointer args, GDestroyNotify args_free, GDestroyNotify result_free,
             GAsyncReadyCallback callback)
{
  dpt_session_write_async (_dpt_till_get_session (self), func, args, args_free, result_free, get_cancellable (self), callback,
                           g_object_ref (self));
}

/* --- the draft --- */

static gpointer
save_draft_cb (DptUnit *unit, gpointer args, GError **error)
{
  gboolean done = args != NULL ? dpt_draft_save (unit, "ticket", 0, args, error) : dpt_draft_drop (unit, "ticket", 0, error);

  return done ? unit : NULL;
}

static void
draft_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;

  /* A ticket that cannot be kept is no reason to stop selling. */
  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL && error != NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("draft of the ticket: %s", error->message);
}

static gboolean
draft_timer_cb (gpointer data)
{
  DptTillPerspective *self = data;
  gboolean keep = !dpt_ticket_is_empty (self->ticket);

  self->draft_timer = 0;
  if (_dpt_till_get_session (self) != NULL && (keep || self->draft_kept))
    write_async (self, save_draft_cb, keep ? dpt_ticket_create_json (self->ticket) : NULL, g_free, NULL, draft_saved_cb);
  self->draft_kept = keep;
  return G_SOURCE_REMOVE;
}

void
_dpt_till_save_draft_later (DptTillPerspective *self)
{
  if (self->draft_timer == 0 && _dpt_till_get_session (self) != NULL && dpt_session_get_user_id (_dpt_till_get_session (self)) != 0)
    self->draft_timer = g_timeout_add (DRAFT_DELAY_MS, draft_timer_cb, self);
}

/* --- orders --- */

static char *
label_order (const DptTillOrder *order)
{
  /* Translators: the number of an order */
  return g_strdup_printf (_ ("Order %s"), order->number);
}

void
_dpt_till_collect_order (DptTillPerspective *self, const DptTillOrder *order)
{
  g_autofree char *label = label_order (order);
  g_autoptr (GError) error = NULL;

  if (order->invoice_id != 0)
    {
      g_autofree char *invoice = g_strdup_printf (_ ("Invoice of order %s"), order->number);

      if (order->due.due > 0)
        dpt_ticket_add_debt (self->ticket, order->invoice_id, 0, invoice, order->due.due);
      self->order_on_ticket = g_str_equal (order->state, "ready") ? order->id : 0;
      return;
    }
  if (dpt_ticket_get_order_id (self->ticket) != 0 && dpt_ticket_get_order_id (self->ticket) != order->id)
    {
      dpt_set_error (&error, DPT_ERROR_STATE, _ ("One order is on the ticket already. Pay that one first."));
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  self->order_on_ticket = g_str_equal (order->state, "ready") ? order->id : 0;
  dpt_ticket_set_order (self->ticket, order->id, label, order->due.total, order->due.due);
}

typedef struct
{
  DptTillPerspective *self;
  gint64 order_id;
  char *label;
  DptMoneyEntry *entry;
} DepositQuestion;

static void
deposit_question_free (gpointer data, GClosure *closure)
{
  DepositQuestion *question = data;

  g_object_unref (question->self);
  g_free (question->label);
  g_free (question);
}

static void
deposit_answered_cb (GtkWidget *dialog, const char *response, gpointer data)
{
  DepositQuestion *question = data;
  DptMoney amount;

  if (!g_str_equal (response, "add") || !dpt_field_entry_commit (DPT_FIELD_ENTRY (question->entry))
      || !dpt_money_entry_get_amount (question->entry, &amount) || amount == 0)
    return;
  dpt_ticket_add_debt (question->self->ticket, 0, question->order_id, question->label, amount);
}

/* Three tenths are usual; the person says otherwise. */
static DptMoney
propose_deposit (const DptTillOrder *order)
{
  DptMoney rounded = dpt_money_divide_round (order->due.total * 30, 10000) * 100;

  return CLAMP (rounded - order->due.paid, 0, MAX (order->due.due, 0));
}

void
_dpt_till_ask_deposit (DptTillPerspective *self, const DptTillOrder *order)
{
  DepositQuestion *question = g_new0 (DepositQuestion, 1);
  GtkWidget *dialog, *entry = dpt_money_entry_new ();
  g_autofree char *due = dpt_money_format (order->due.due, _dpt_till_get_currency (self));

  question->self = g_object_ref (self);
  question->order_id = order->id;
  question->label = g_strdup_printf (_ ("Deposit on order %s"), order->number);
  question->entry = DPT_MONEY_ENTRY (entry);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), question->label, NULL);
  /* Translators: an amount */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _ ("%s is due in all. How much is paid now?"), due);
  dpt_money_entry_set_currency (question->entry, _dpt_till_get_currency (self));
  dpt_number_entry_set_range (DPT_NUMBER_ENTRY (entry), 0, MAX (order->due.due, 0));
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), propose_deposit (order));
  gtk_widget_set_size_request (entry, -1, 48);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Deposit"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "add", _ ("_Add to the ticket"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (deposit_answered_cb), question, deposit_question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- paying --- */

void
_dpt_till_begin_to_pay (DptTillPerspective *self)
{
  DptPayKind kind = DPT_PAY_ALONE;

  if (dpt_ticket_is_empty (self->ticket))
    return;
  if (dpt_ticket_has_document (self->ticket))
    kind = dpt_ticket_get_order_id (self->ticket) != 0 ? DPT_PAY_INVOICE : DPT_PAY_CHOICE;
  _dpt_till_show_page (self, "pay");
  dpt_pay_page_begin (self->pay, kind, dpt_ticket_get_due (self->ticket), 0, _dpt_till_get_currency (self));
}

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
  self->order_to_hand_over = self->order_on_ticket;
  self->order_on_ticket = 0;
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

/* What was issued, on its page; the paper follows. */
static void
show_issued (DptTillPerspective *self, const DptIssued *issued)
{
  g_autofree char *title = dup_issued_title (self, issued);
  g_autofree char *amount = dpt_money_format (issued->gross, _dpt_till_get_currency (self));

  self->shown_sale_id = issued->id;
  self->shown_kind = issued->kind;
  self->shown_copy = -1;
  _dpt_till_show_page (self, "done");
  dpt_done_page_show (self->done, title, amount, issued->change, _dpt_till_get_currency (self), self->order_to_hand_over != 0, TRUE);
  dpt_perspective_say (DPT_PERSPECTIVE (self), title);
  _dpt_till_show_paper (self, issued->kind != DPT_SALE_RECEIPT);
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
  show_issued (self, issued);
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
  amount = dpt_money_format (paid->paid, _dpt_till_get_currency (self));
  /* Translators: an amount */
  title = g_strdup_printf (_ ("%s is booked"), amount);
  finish_ticket (self);
  self->shown_sale_id = 0;
  _dpt_till_show_page (self, "done");
  dpt_done_page_show (self->done, title, NULL, paid->change, _dpt_till_get_currency (self), self->order_to_hand_over != 0, FALSE);
  dpt_perspective_say (DPT_PERSPECTIVE (self), title);
}

void
_dpt_till_confirm (DptTillPerspective *self)
{
  DptTender *tender = dpt_pay_page_get_tender (self->pay);

  dpt_pay_page_set_busy (self->pay, TRUE);
  if (dpt_ticket_has_document (self->ticket))
    {
      DptSaleRequest *request = dpt_ticket_create_sale (self->ticket, dpt_pay_page_get_document (self->pay));

      add_handed (request->handed, tender);
      dpt_sale_commit_async (_dpt_till_get_session (self), request, get_cancellable (self), sale_done_cb, g_object_ref (self));
    }
  else
    {
      DptPaymentRequest *request = dpt_ticket_create_payment (self->ticket);

      add_handed (request->handed, tender);
      write_async (self, pay_cb, request, (GDestroyNotify) dpt_payment_request_free, g_free, payment_done_cb);
    }
}

/* --- papers --- */

static void
paper_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_document_create_finish (DPT_SESSION (source), result, &error);

  if (paper != NULL)
    dpt_done_page_set_paper (self->done, paper);
  else
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

typedef struct
{
  gint64 sale_id;
  int copy;
  gboolean a4;
} Print;

static gpointer
note_print_cb (DptUnit *unit, gpointer args, GError **error)
{
  Print *print = args;
  Print *noted = g_memdup2 (print, sizeof *print);

  /* Another form of the paper that is shown already is no further copy. */
  if (print->copy >= 0 || dpt_sale_note_print (unit, print->sale_id, &noted->copy, error))
    return noted;
  g_free (noted);
  return NULL;
}

static DptDocumentKind
find_document (DptSaleKind kind, gboolean a4)
{
  if (kind == DPT_SALE_QUOTE)
    return DPT_DOCUMENT_QUOTE;
  if (!a4)
    return DPT_DOCUMENT_RECEIPT;
  return kind == DPT_SALE_CREDIT_NOTE ? DPT_DOCUMENT_CREDIT_NOTE : DPT_DOCUMENT_INVOICE;
}

static void
print_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Print *print = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (print == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  if (print->sale_id != self->shown_sale_id)
    return;
  self->shown_copy = print->copy;
  dpt_document_create_async (DPT_SESSION (source), find_document (self->shown_kind, print->a4), print->sale_id, print->copy,
                             get_cancellable (self), paper_made_cb, g_object_ref (self));
}

void
_dpt_till_show_paper (DptTillPerspective *self, gboolean a4)
{
  Print *print;

  if (self->shown_sale_id == 0)
    return;
  print = g_new (Print, 1);
  *print = (Print) { self->shown_sale_id, self->shown_copy, a4 };
  write_async (self, note_print_cb, print, g_free, g_free, print_noted_cb);
}

void
_dpt_till_reprint (DptTillPerspective *self, DptSaleRow *row)
{
  g_autofree char *number = dpt_sale_row_dup_number (row);
  g_autofree char *amount = dpt_money_format (dpt_record_get_int (row, DPT_SALE_ROW_TOTAL_GROSS), _dpt_till_get_currency (self));
  g_autofree char *title = g_strdup_printf ("%s %s", dpt_sale_kind_get_label (dpt_sale_row_get_kind (row)), number);

  self->shown_sale_id = dpt_record_get_id (row);
  self->shown_kind = dpt_sale_row_get_kind (row);
  self->shown_copy = -1;
  _dpt_till_show_page (self, "done");
  dpt_done_page_show (self->done, title, amount, 0, NULL, FALSE, self->shown_kind != DPT_SALE_QUOTE);
  _dpt_till_show_paper (self, self->shown_kind != DPT_SALE_RECEIPT);
}

/* --- parking --- */

static gpointer
park_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_parked_put (unit, args, error) ? unit : NULL;
}

static void
parked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  dpt_ticket_clear (self->ticket);
  _dpt_till_read_parked (self);
  dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("The ticket is put aside. Recall takes it up again, on any till here."));
}

void
_dpt_till_park (DptTillPerspective *self)
{
  if (!dpt_ticket_is_empty (self->ticket))
    write_async (self, park_cb, dpt_ticket_create_json (self->ticket), g_free, NULL, parked_cb);
}

static gpointer
recall_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_parked_take (unit, *(gint64 *) args, error);
}

static void
recalled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  _dpt_till_read_parked (self);
  if (content == NULL || !dpt_ticket_read_json (self->ticket, content, &error))
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  dpt_perspective_show_patient (DPT_PERSPECTIVE (self), dpt_ticket_get_patient_id (self->ticket));
}

void
_dpt_till_recall (DptTillPerspective *self, gint64 id)
{
  g_autoptr (GError) error = NULL;

  if (!dpt_ticket_is_empty (self->ticket))
    {
      dpt_set_error (&error, DPT_ERROR_STATE, _ ("There is a ticket under way. Park or clear it first."));
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  write_async (self, recall_cb, g_memdup2 (&id, sizeof id), g_free, g_free, recalled_cb);
}

/* --- taking back --- */

typedef struct
{
  DptTillPerspective *self;
  char *number;
  DptRefundDialog *dialog; /* NULL once it is closed */
} TakeBack;

static void
take_back_free (TakeBack *act)
{
  if (act->dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (act->dialog), (gpointer *) &act->dialog);
  g_object_unref (act->self);
  g_free (act->number);
  g_free (act);
}

static gpointer
refund_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_refund (unit, args, error);
}

static void
refunded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TakeBack *act = user_data;
  g_autoptr (DptTillPerspective) self = g_object_ref (act->self);
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *issued = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (issued == NULL)
    {
      if (act->dialog != NULL)
        dpt_refund_dialog_complain (act->dialog, error->message);
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      take_back_free (act);
      return;
    }
  if (act->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (act->dialog));
  take_back_free (act);
  self->order_to_hand_over = 0;
  dpt_perspective_invalidate (DPT_PERSPECTIVE (self));
  show_issued (self, issued);
}

static void
refund_confirmed_cb (DptTillPerspective *self, DptRefundDialog *dialog)
{
  TakeBack *act = g_new0 (TakeBack, 1);

  act->self = g_object_ref (self);
  act->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &act->dialog);
  dpt_refund_dialog_set_busy (dialog, TRUE);
  dpt_session_write_async (_dpt_till_get_session (self), refund_cb, dpt_refund_dialog_create_request (dialog),
                           (GDestroyNotify) dpt_refund_request_free, g_free, get_cancellable (self), refunded_cb, act);
}

static gpointer
load_sheet_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_refund_sheet_load (unit, *(gint64 *) args, error);
}

static void
sheet_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TakeBack *act = user_data;
  DptTillPerspective *self = act->self;
  g_autoptr (GError) error = NULL;
  DptRefundSheet *sheet = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (sheet == NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  else
    {
      GtkWidget *dialog = dpt_refund_dialog_new (sheet, act->number, _dpt_till_get_currency (self));

      gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
      g_signal_connect_object (dialog, "confirmed", G_CALLBACK (refund_confirmed_cb), self, G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (dialog));
    }
  take_back_free (act);
}

void
_dpt_till_take_back (DptTillPerspective *self, DptSaleRow *row)
{
  TakeBack *act = g_new0 (TakeBack, 1);
  gint64 id = dpt_record_get_id (row);

  act->self = g_object_ref (self);
  act->number = dpt_sale_row_dup_number (row);
  dpt_session_read_async (_dpt_till_get_session (self), load_sheet_cb, g_memdup2 (&id, sizeof id), g_free,
                          (GDestroyNotify) dpt_refund_sheet_free, get_cancellable (self), sheet_read_cb, act);
}

/* --- handing over --- */

static gpointer
deliver_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_order_apply (unit, *(gint64 *) args, "deliver", NULL, error) ? unit : NULL;
}

static void
delivered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  self->order_to_hand_over = 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "till.hand-over", FALSE);
  dpt_done_page_set_handed_over (self->done, _ ("The glasses are handed over."));
  dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("The glasses are handed over."));
}

void
_dpt_till_hand_over (DptTillPerspective *self)
{
  if (self->order_to_hand_over != 0)
    write_async (self, deliver_cb, g_memdup2 (&self->order_to_hand_over, sizeof self->order_to_hand_over), g_free, NULL, delivered_cb);
}
