/* dpt-follow-pane.c - see dpt-follow-pane.h.
 * For: offering what the tables of states allow. Not for: money beyond deposits (the till).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-follow-pane.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-money-entry.h"
#include "gui/common/dpt-say.h"

/* What is handed over at the counter; insurers pay later. */
static const DptMeans means[] = { DPT_MEANS_CASH, DPT_MEANS_CARD, DPT_MEANS_CHEQUE, DPT_MEANS_TRANSFER };

struct _DptFollowPane
{
  AdwBin parent_instance;
  GtkWidget *headline;
  GtkWidget *hint;
  GtkWidget *buttons;
  GtkWidget *deposit;
  GtkWidget *deposit_hint;
  GtkWidget *amounts[G_N_ELEMENTS (means)];
  GtkWidget *jobs;
  GtkWidget *jobs_title;
  GtkWidget *adjust;
  GtkWidget *adjust_kind;
  GtkWidget *adjust_text;
  GtkWidget *history;
  const DptDispensingDesk *desk;
  DptOrderFacts *facts;
};

G_DEFINE_FINAL_TYPE (DptFollowPane, dpt_follow_pane, ADW_TYPE_BIN)

static void
add_button (GtkWidget *box, const char *label, const char *css, const char *action)
{
  gtk_box_append (GTK_BOX (box), dpt_kit_button (label, NULL, css, action));
}

/* A row of words for a list box. */
static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static char *
describe_next (DptFollowPane *self, const char *state, gboolean *missing)
{
  g_autofree char *what = NULL;

  *missing = FALSE;
  if (dpt_order_state_is_open_for_changes (state) || g_str_equal (state, "quoted"))
    {
      what = dpt_order_sheet_find_missing (self->facts->sheet, NULL, NULL);
      *missing = what != NULL;
      if (what != NULL)
        return g_steal_pointer (&what);
      return g_strdup (g_str_equal (state, "quoted")
                         ? _ ("The client has the quote. Confirm it as soon as the client agrees.")
                         : _ ("All is there: issue the quote, or confirm the order at once."));
    }
  if (g_str_equal (state, "confirmed"))
    return g_strdup (_ ("The glasses are being made. Report each step; after the last one the client is told."));
  if (g_str_equal (state, "ready"))
    return g_strdup (self->facts->due.due > 0 ? _ ("Ready to be handed over. A balance is due.")
                                              : _ ("Ready to be handed over."));
  if (g_str_equal (state, "delivered"))
    return g_strdup (_ ("Handed over. Close the order when the client is happy."));
  if (g_str_equal (state, "refused"))
    return g_strdup (_ ("The client refused the quote. Revise it to offer something else."));
  return g_strdup ("");
}

static void
fill_buttons (DptFollowPane *self, const char *state, gboolean missing)
{
  gboolean begun = g_str_equal (state, "draft"), quoted = g_str_equal (state, "quoted");
  gboolean lines = dpt_order_sheet_get_lines (self->facts->sheet)->len > 0;

  dpt_kit_clear (self->buttons);
  if ((begun || quoted) && !missing)
    add_button (self->buttons, _ ("Confirm the order"), "suggested-action", "dispensing.confirm");
  if (begun && lines)
    add_button (self->buttons, _ ("Issue the quote"), "", "dispensing.quote");
  if (self->facts->quote_id != 0)
    add_button (self->buttons, _ ("Show the quote"), "", "dispensing.show-quote");
  if (quoted || g_str_equal (state, "refused"))
    add_button (self->buttons, _ ("Revise"), "", "dispensing.order-event::revise");
  if (quoted)
    add_button (self->buttons, _ ("Refused by the client…"), "", "dispensing.order-event::refuse");
  if (g_str_equal (state, "ready"))
    add_button (self->buttons, _ ("Hand over"), "suggested-action", "dispensing.order-event::deliver");
  if (g_str_equal (state, "delivered"))
    add_button (self->buttons, _ ("Close the order"), "suggested-action", "dispensing.order-event::close");
  if (!begun && !g_str_equal (state, "cancelled") && dpt_session_may (self->desk->session, DPT_RIGHT_PAYMENT_TAKE))
    add_button (self->buttons, _ ("To the till"), "", "dispensing.to-till");
  if (begun || quoted || g_str_equal (state, "confirmed") || g_str_equal (state, "ready"))
    add_button (self->buttons, _ ("Cancel the order…"), "flat destructive-text", "dispensing.order-event::cancel");
}

static void
deposit_cb (DptFollowPane *self)
{
  g_autofree char *uuid = g_uuid_string_random ();
  DptOrderAct *act = dpt_order_act_new (DPT_ORDER_ACT_PAY, dpt_order_sheet_get_id (self->facts->sheet), 0, 0);
  DptMoney sum = 0;

  act->payment = dpt_payment_request_new (uuid);
  act->payment->patient_id
    = dpt_record_get_int (dpt_order_sheet_get_order (self->facts->sheet), DPT_DISPENSING_ORDER_PATIENT_ID);
  for (guint i = 0; i < G_N_ELEMENTS (means); i++)
    {
      DptMoney amount = 0;

      if (!dpt_field_entry_commit (DPT_FIELD_ENTRY (self->amounts[i])))
        {
          dpt_order_act_free (act);
          return;
        }
      if (!dpt_money_entry_get_amount (DPT_MONEY_ENTRY (self->amounts[i]), &amount) || amount == 0)
        continue;
      dpt_payment_request_add_handed (act->payment, means[i], amount, NULL);
      sum += amount;
    }
  if (sum == 0)
    {
      dpt_say (GTK_WIDGET (self), _ ("Type at least one amount."));
      dpt_order_act_free (act);
      return;
    }
  sum = MIN (sum, self->facts->due.due);
  dpt_payment_request_add_debt (act->payment, self->facts->invoice_id, self->facts->invoice_id != 0 ? 0 : act->order_id,
                                sum);
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

static void
fill_deposit (DptFollowPane *self, const char *state)
{
  gboolean open = g_str_equal (state, "quoted") || g_str_equal (state, "confirmed") || g_str_equal (state, "ready");
  g_autofree char *due = dpt_kit_format (self->desk, self->facts->due.due);
  g_autofree char *third = dpt_kit_format (self->desk, (self->facts->due.due * 3 + 5) / 10);
  /* translators: two amounts: what is due, and three tenths of it */
  g_autofree char *hint = g_strdup_printf (_ ("Due: %s. A deposit of 30 %% is %s."), due, third);

  gtk_widget_set_visible (self->deposit, open && self->facts->due.due > 0
                                           && dpt_session_may (self->desk->session, DPT_RIGHT_PAYMENT_TAKE));
  gtk_label_set_text (GTK_LABEL (self->deposit_hint), hint);
  for (guint i = 0; i < G_N_ELEMENTS (means); i++)
    {
      dpt_money_entry_set_currency (DPT_MONEY_ENTRY (self->amounts[i]), dpt_session_get_currency (self->desk->session));
      dpt_number_entry_clear (DPT_NUMBER_ENTRY (self->amounts[i]));
    }
}

static GtkWidget *
create_job_row (DptFollowPane *self, DptJob *job)
{
  const char *state = dpt_record_get_string (job, DPT_JOB_STATE), *number = dpt_record_get_string (job, DPT_JOB_NUMBER);
  const DptOrderTransition *next = dpt_job_state_find_next (state);
  g_autofree char *due = dpt_date_format (dpt_record_get_text (job, DPT_JOB_DUE_ON));
  /* translators: the number of a job, the lab, a date */
  g_autofree char *subtitle
    = g_strdup_printf (_ ("%s · due on %s"), dpt_record_get_string (job, DPT_JOB_LAB_NAME), due);
  g_autofree char *name = g_strdup_printf (_ ("Job sheet of %s"), number);
  g_autofree char *sheet
    = g_strdup_printf ("dispensing.job-sheet(int64 %" G_GINT64_FORMAT ")", dpt_record_get_id (job));
  GtkWidget *row = create_row (number, subtitle), *button;
  gboolean late = dpt_job_is_late (job, self->desk->today);

  button = dpt_badge_new (late                           ? DPT_BADGE_WARNING
                          : g_str_equal (state, "ready") ? DPT_BADGE_SUCCESS
                                                         : DPT_BADGE_ACCENT,
                          NULL, dpt_job_state_get_label (state));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (next != NULL && !next->automatic && dpt_session_may (self->desk->session, DPT_RIGHT_JOB_ADVANCE))
    {
      g_autofree char *action = g_strdup_printf ("dispensing.job-event((int64 %" G_GINT64_FORMAT ", '%s'))",
                                                 dpt_record_get_id (job), next->event);

      button = dpt_kit_button (dpt_job_event_get_label (next->event), NULL, "suggested-action", action);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  if (dpt_job_is_open (job) && !g_str_equal (state, "draft") && !g_str_equal (state, "checked"))
    {
      g_autofree char *again
        = g_strdup_printf ("dispensing.job-event((int64 %" G_GINT64_FORMAT ", 'return'))", dpt_record_get_id (job));

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), dpt_kit_button (_ ("Make again…"), NULL, "flat", again));
    }
  button = dpt_kit_button (_ ("Job sheet"), NULL, "flat", sheet);
  dpt_kit_name (button, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
fill_jobs (DptFollowPane *self)
{
  GPtrArray *jobs = dpt_order_sheet_get_jobs (self->facts->sheet), *purchases = self->facts->purchases;

  dpt_kit_clear (self->jobs);
  for (guint i = 0; i < jobs->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->jobs), create_job_row (self, jobs->pdata[i]));
  for (guint i = 0; i < purchases->len; i++)
    {
      gpointer line = purchases->pdata[i];
      g_autofree char *expected = dpt_date_format (dpt_record_get_text (line, DPT_PURCHASE_LINE_EXPECTED_ON));
      gboolean come = dpt_record_get_int (line, DPT_PURCHASE_LINE_RECEIVED_QUANTITY)
                      >= dpt_record_get_int (line, DPT_PURCHASE_LINE_QUANTITY);
      /* translators: a supplier, a date or nothing */
      g_autofree char *subtitle
        = g_strdup_printf (_ ("From %s %s"), dpt_record_get_string (line, DPT_PURCHASE_LINE_SUPPLIER_NAME), expected);
      GtkWidget *row = create_row (dpt_record_get_string (line, DPT_PURCHASE_LINE_LABEL), subtitle);
      GtkWidget *badge
        = dpt_badge_new (come ? DPT_BADGE_SUCCESS : DPT_BADGE_NEUTRAL, NULL, come ? _ ("Received") : _ ("On order"));

      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
      gtk_list_box_append (GTK_LIST_BOX (self->jobs), row);
    }
  gtk_widget_set_visible (self->jobs, jobs->len + purchases->len > 0);
  gtk_widget_set_visible (self->jobs_title, jobs->len + purchases->len > 0);
}

static void
adjust_cb (DptFollowPane *self)
{
  DptOrderAct *act = dpt_order_act_new (DPT_ORDER_ACT_ADJUST, dpt_order_sheet_get_id (self->facts->sheet), 0, 0);

  act->text = g_strdup (dpt_adjustment_kinds[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->adjust_kind))]);
  act->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->adjust_text)));
  gtk_editable_set_text (GTK_EDITABLE (self->adjust_text), "");
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

static void
fill_history (DptFollowPane *self)
{
  GPtrArray *events = dpt_order_sheet_get_events (self->facts->sheet);
  GPtrArray *adjustments = dpt_order_sheet_get_adjustments (self->facts->sheet);

  dpt_kit_clear (self->history);
  for (guint i = adjustments->len; i-- > 0;)
    {
      gpointer record = adjustments->pdata[i];
      g_autofree char *at = dpt_instant_format (dpt_record_get_int (record, DPT_ADJUSTMENT_AT));
      g_autofree char *title
        = g_strdup_printf ("%s · %s", dpt_adjustment_kind_get_label (dpt_record_get_text (record, DPT_ADJUSTMENT_KIND)),
                           dpt_record_get_string (record, DPT_ADJUSTMENT_TEXT));
      g_autofree char *subtitle
        = g_strdup_printf ("%s · %s", at, dpt_record_get_string (record, DPT_ADJUSTMENT_USER_NAME));

      gtk_list_box_append (GTK_LIST_BOX (self->history), create_row (title, subtitle));
    }
  for (guint i = events->len; i-- > 0;)
    {
      gpointer record = events->pdata[i];
      const char *reason = dpt_record_get_text (record, DPT_ORDER_EVENT_REASON);
      g_autofree char *at = dpt_instant_format (dpt_record_get_int (record, DPT_ORDER_EVENT_AT));
      g_autofree char *title
        = g_strdup_printf ("%s%s%s", dpt_order_state_get_label (dpt_record_get_text (record, DPT_ORDER_EVENT_TO_STATE)),
                           reason != NULL ? " · " : "", reason != NULL ? reason : "");
      g_autofree char *subtitle
        = g_strdup_printf ("%s · %s", at, dpt_record_get_string (record, DPT_ORDER_EVENT_USER_NAME));

      gtk_list_box_append (GTK_LIST_BOX (self->history), create_row (title, subtitle));
    }
}

static void
dpt_follow_pane_finalize (GObject *object)
{
  g_clear_pointer (&DPT_FOLLOW_PANE (object)->facts, dpt_order_facts_unref);
  G_OBJECT_CLASS (dpt_follow_pane_parent_class)->finalize (object);
}

static void
dpt_follow_pane_class_init (DptFollowPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_follow_pane_finalize;
}

static void
create_deposit (DptFollowPane *self)
{
  GtkWidget *grid = gtk_grid_new (), *button, *inner = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 9);

  self->deposit_hint = dpt_kit_label ("", "numeric dim-label");
  dpt_kit_describe (self->deposit_hint, _ ("What is due"));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < G_N_ELEMENTS (means); i++)
    {
      /* translators: a means of payment */
      g_autofree char *name = g_strdup_printf (_ ("Paid by: %s"), dpt_means_get_label (means[i]));

      self->amounts[i] = dpt_money_entry_new ();
      dpt_field_entry_set_label (DPT_FIELD_ENTRY (self->amounts[i]), name);
      dpt_kit_name (self->amounts[i], name);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->amounts[i]), 9);
      gtk_entry_set_alignment (GTK_ENTRY (self->amounts[i]), 1);
      gtk_grid_attach (GTK_GRID (grid), dpt_kit_label (dpt_means_get_label (means[i]), "caption"), (int)i, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), self->amounts[i], (int)i, 1, 1, 1);
    }
  button = dpt_kit_button (_ ("Take the money"), NULL, "", NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (deposit_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (GTK_GRID (grid), button, G_N_ELEMENTS (means), 1, 1, 1);
  gtk_box_append (GTK_BOX (inner), dpt_kit_heading (_ ("Deposit")));
  gtk_box_append (GTK_BOX (inner), self->deposit_hint);
  gtk_box_append (GTK_BOX (inner), grid);
  self->deposit = dpt_kit_card (inner);
}

static void
create_adjust (DptFollowPane *self)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *button, *row = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 6),
                     *inner = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 9);

  for (guint i = 0; dpt_adjustment_kinds[i] != NULL; i++)
    gtk_string_list_append (list, dpt_adjustment_kind_get_label (dpt_adjustment_kinds[i]));
  self->adjust_kind = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  dpt_kit_name (self->adjust_kind, _ ("Kind of adjustment"));
  self->adjust_text = gtk_entry_new ();
  gtk_widget_set_hexpand (self->adjust_text, TRUE);
  dpt_kit_name (self->adjust_text, _ ("What was adjusted"));
  g_signal_connect_object (self->adjust_text, "activate", G_CALLBACK (adjust_cb), self, G_CONNECT_SWAPPED);
  button = dpt_kit_button (_ ("Note it"), NULL, "", NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (adjust_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), self->adjust_kind);
  gtk_box_append (GTK_BOX (row), self->adjust_text);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (inner), dpt_kit_heading (_ ("Fitting adjustments")));
  gtk_box_append (GTK_BOX (inner), row);
  self->adjust = dpt_kit_card (inner);
}

static GtkWidget *
create_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  dpt_kit_name (list, name);
  return list;
}

static void
dpt_follow_pane_init (DptFollowPane *self)
{
  GtkWidget *box = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 18), *head = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 9);

  self->headline = dpt_kit_label ("", "title-2");
  dpt_kit_describe (self->headline, _ ("State of the order"));
  self->hint = dpt_kit_label ("", NULL);
  dpt_kit_describe (self->hint, _ ("What comes next"));
  self->buttons = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (head), self->headline);
  gtk_box_append (GTK_BOX (head), self->hint);
  gtk_box_append (GTK_BOX (head), self->buttons);
  create_deposit (self);
  create_adjust (self);
  self->jobs_title = dpt_kit_heading (_ ("In the workshop and on order"));
  self->jobs = create_list (_ ("Jobs and supplies"));
  self->history = create_list (_ ("History of the order"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->deposit);
  gtk_box_append (GTK_BOX (box), self->jobs_title);
  gtk_box_append (GTK_BOX (box), self->jobs);
  gtk_box_append (GTK_BOX (box), self->adjust);
  gtk_box_append (GTK_BOX (box), dpt_kit_heading (_ ("History")));
  gtk_box_append (GTK_BOX (box), self->history);
  dpt_kit_margins (box, 18);
  adw_bin_set_child (ADW_BIN (self), dpt_kit_scrolled (box));
}

GtkWidget *
dpt_follow_pane_new (void)
{
  return g_object_new (DPT_TYPE_FOLLOW_PANE, NULL);
}

void
dpt_follow_pane_set_facts (DptFollowPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair)
{
  const char *state = dpt_order_sheet_get_state (facts->sheet);
  gboolean missing,
    late = g_str_equal (state, "ready") || g_str_equal (state, "delivered") || g_str_equal (state, "closed");
  g_autofree char *next = NULL;

  self->desk = desk;
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  self->facts = dpt_order_facts_ref (facts);
  next = describe_next (self, state, &missing);
  gtk_label_set_text (GTK_LABEL (self->headline), dpt_order_state_get_label (state));
  gtk_label_set_text (GTK_LABEL (self->hint), next);
  gtk_widget_set_css_classes (self->hint, (const char *[]){ missing ? "warning" : "dim-label", NULL });
  fill_buttons (self, state, missing);
  fill_deposit (self, state);
  fill_jobs (self);
  gtk_widget_set_visible (self->adjust, late && dpt_session_may (desk->session, DPT_RIGHT_ORDER_DELIVER));
  fill_history (self);
}
