/* dpt-till-acts.c - the ticket: its draft, orders put onto it, parking.
 * For: DptTillPerspective. Not for: rules, which are the engine's; taking the money (dpt-till-pay.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-till-private.h"

#include "base/dpt-error.h"
#include "engine/practice/dpt-draft.h"
#include "engine/sale/dpt-parked.h"
#include "gui/common/dpt-money-entry.h"

#include <glib/gi18n-lib.h>

#define DRAFT_DELAY_MS 700

void
_dpt_till_write_async (DptTillPerspective *self, DptUnitFunc func, gpointer args, GDestroyNotify args_free, GDestroyNotify result_free,
                       GAsyncReadyCallback callback)
{
  dpt_session_write_async (_dpt_till_get_session (self), func, args, args_free, result_free, dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), callback,
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
    _dpt_till_write_async (self, save_draft_cb, keep ? dpt_ticket_create_json (self->ticket) : NULL, g_free, NULL, draft_saved_cb);
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
  return g_strdup_printf (order->invoice_id != 0 ? _ ("Invoice of order %s") : _ ("Order %s"), order->number);
}

void
_dpt_till_collect_order (DptTillPerspective *self, const DptTillOrder *order)
{
  g_autofree char *label = label_order (order);
  gboolean invoiced = order->invoice_id == 0;
  DptTicketDebt debt = { .invoiced = invoiced, .sale_id = order->invoice_id, .order_id = invoiced ? order->id : 0,
                         .collected_id = g_str_equal (order->state, "ready") ? order->id : 0, .label = label,
                         .total = order->due.total, .amount = MAX (order->due.due, 0), .cover_due = order->due.cover_due, .compulsory = order->compulsory };

  dpt_ticket_add_debt (self->ticket, &debt);
}

void
_dpt_till_return_deposit (DptTillPerspective *self, const DptTillOrder *order)
{
  g_autofree char *label = g_strdup_printf (_ ("Deposit on order %s, given back"), order->number);

  dpt_ticket_add_debt (self->ticket, &(DptTicketDebt) { .order_id = order->id, .label = label, .amount = order->due.due });
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
  dpt_ticket_add_debt (question->self->ticket, &(DptTicketDebt) { .order_id = question->order_id, .label = question->label, .amount = amount });
}

/* Three tenths are usual; the person says otherwise. */
static DptMoney
propose_deposit (const DptTillOrder *order)
{
  DptMoney rounded = dpt_money_divide_round (order->due.total * 30, 10000) * 100;

  return CLAMP (rounded - order->due.paid, 0, MAX (order->due.due, 0));
}

GtkWidget *
_dpt_till_create_question (DptTillPerspective *self, const char *heading, GtkWidget *child, const char *response, const char *label)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, NULL);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), child);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), response, label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), response, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), response);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
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
  dialog = _dpt_till_create_question (self, question->label, entry, "add", _ ("_Add to the ticket"));
  /* Translators: an amount */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _ ("%s is due in all. How much is paid now?"), due);
  dpt_money_entry_set_currency (question->entry, _dpt_till_get_currency (self));
  dpt_number_entry_set_range (DPT_NUMBER_ENTRY (entry), 0, MAX (order->due.due, 0));
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), propose_deposit (order));
  gtk_widget_set_size_request (entry, -1, 48);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Deposit"), -1);
  g_signal_connect_data (dialog, "response", G_CALLBACK (deposit_answered_cb), question, deposit_question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
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
    _dpt_till_write_async (self, park_cb, dpt_ticket_create_json (self->ticket), g_free, NULL, parked_cb);
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
  _dpt_till_write_async (self, recall_cb, g_memdup2 (&id, sizeof id), g_free, g_free, recalled_cb);
}
