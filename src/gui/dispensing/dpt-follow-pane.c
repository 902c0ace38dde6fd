/* dpt-follow-pane.c - see dpt-follow-pane.h.
 * For: offering what the tables of states allow, wishes, deposit, history. Not for: money beyond deposits (the till).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-follow-pane.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-money-entry.h"
#include "gui/common/dpt-say.h"
#include "gui/dispensing/dpt-after-card.h"
#include "gui/dispensing/dpt-jobs-card.h"

/* What is handed over at the counter; insurers pay later. */
static const DptMeans means[] = { DPT_MEANS_CASH, DPT_MEANS_CARD, DPT_MEANS_CHEQUE, DPT_MEANS_TRANSFER };

struct _DptFollowPane
{
  AdwBin parent_instance;
  GtkLabel *headline;
  GtkWidget *hint;
  GtkFlowBox *buttons;
  GtkWidget *wishes;
  DptDateEntry *wanted;
  GtkEditable *note;
  GtkWidget *save_wishes;
  GtkWidget *deposit;
  GtkLabel *deposit_title;
  GtkLabel *deposit_hint;
  GtkGrid *deposit_grid;
  GtkWidget *amounts[G_N_ELEMENTS (means)];
  char *deposit_uuid; /* of what stands in the amounts: pressed twice, or again after a cut line, it is paid once */
  DptJobsCard *jobs;
  DptAfterCard *after;
  GtkListBox *history;
  const DptDispensingDesk *desk;
  DptOrderFacts *facts;
};

G_DEFINE_FINAL_TYPE (DptFollowPane, dpt_follow_pane, ADW_TYPE_BIN)

/* @why_not: what stands in the way, in words; NULL where nothing does. */
static void
add_button (DptFollowPane *self, const char *label, const char *css, const char *action, const char *why_not)
{
  GtkWidget *button = dpt_kit_button (label, NULL, css, why_not == NULL ? action : NULL);

  gtk_flow_box_insert (self->buttons, button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  gtk_widget_set_sensitive (button, why_not == NULL);
  gtk_widget_set_tooltip_text (button, why_not);
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
fill_buttons (DptFollowPane *self, const char *state, const char *missing)
{
  gboolean begun = g_str_equal (state, "draft"), quoted = g_str_equal (state, "quoted");
  gboolean lines = dpt_order_sheet_get_lines (self->facts->sheet)->len > 0;

  dpt_kit_clear (GTK_WIDGET (self->buttons));
  if (begun || quoted)
    add_button (self, _ ("Confirm the order"), "suggested-action", "dispensing.confirm", missing);
  if (begun)
    add_button (self, _ ("Issue the quote"), "", "dispensing.quote",
                lines ? NULL : _ ("There is nothing to quote yet: choose a frame or lenses."));
  if (self->facts->quote_id != 0)
    add_button (self, _ ("Show the quote"), "", "dispensing.show-quote", NULL);
  if (quoted || g_str_equal (state, "refused"))
    add_button (self, _ ("Revise"), "", "dispensing.order-event::revise", NULL);
  if (quoted)
    add_button (self, _ ("Refused by the client…"), "", "dispensing.order-event::refuse", NULL);
  if (g_str_equal (state, "ready"))
    add_button (self, _ ("Hand over"), "suggested-action", "dispensing.order-event::deliver", NULL);
  if (g_str_equal (state, "delivered"))
    add_button (self, _ ("Close the order"), "suggested-action", "dispensing.order-event::close", NULL);
  if (!begun && !g_str_equal (state, "cancelled") && dpt_session_may (self->desk->session, DPT_RIGHT_PAYMENT_TAKE))
    add_button (self, _ ("To the till"), "", "dispensing.to-till", NULL);
  if (begun || quoted || g_str_equal (state, "confirmed") || g_str_equal (state, "ready"))
    add_button (self, _ ("Cancel the order…"), "flat destructive-text", "dispensing.order-event::cancel", NULL);
}

static void
save_wishes_cb (DptFollowPane *self)
{
  DptOrderAct *act = dpt_order_act_new (DPT_ORDER_ACT_FACTS, dpt_order_sheet_get_id (self->facts->sheet), 0, 0);

  if (!dpt_field_entry_commit (DPT_FIELD_ENTRY (self->wanted)))
    {
      dpt_order_act_free (act);
      return;
    }
  act->text = g_strdup (dpt_date_entry_get_date (self->wanted));
  act->reason = g_strdup (gtk_editable_get_text (self->note));
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

/* What was typed and not saved stays while the order is the same. */
static void
fill_wishes (DptFollowPane *self, const char *state, gboolean fresh)
{
  DptDispensingOrder *order = dpt_order_sheet_get_order (self->facts->sheet);
  static const char *const over[] = { "delivered", "closed", "cancelled", NULL };
  gboolean open = !g_strv_contains (over, state);

  if (fresh)
    {
      dpt_date_entry_set_today (self->wanted, self->desk->today);
      dpt_date_entry_set_date (self->wanted, dpt_record_get_text (order, DPT_DISPENSING_ORDER_WANTED_ON));
      gtk_editable_set_text (self->note, dpt_record_get_string (order, DPT_DISPENSING_ORDER_NOTE));
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->wanted), open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->note), open);
  gtk_widget_set_visible (self->save_wishes, open);
  gtk_widget_set_visible (self->wishes, open || !dpt_record_is_null (order, DPT_DISPENSING_ORDER_NOTE)
                                          || !dpt_record_is_null (order, DPT_DISPENSING_ORDER_WANTED_ON));
}

static void
deposit_cb (DptFollowPane *self)
{
  DptOrderAct *act = dpt_order_act_new (DPT_ORDER_ACT_PAY, dpt_order_sheet_get_id (self->facts->sheet), 0, 0);
  DptMoney sum = 0;

  act->payment = dpt_payment_request_new (self->deposit_uuid);
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
  gboolean last = g_str_equal (state, "ready");

  gtk_widget_set_visible (self->deposit, open && self->facts->due.due > 0
                                           && dpt_session_may (self->desk->session, DPT_RIGHT_PAYMENT_TAKE));
  gtk_label_set_text (self->deposit_title, last ? _ ("Balance") : _ ("Deposit"));
  if (last)
    {
      /* translators: an amount */
      g_autofree char *rest = g_strdup_printf (_ ("Due: %s."), due);

      gtk_label_set_text (self->deposit_hint, rest);
    }
  else
    gtk_label_set_text (self->deposit_hint, hint);
  g_free (self->deposit_uuid);
  self->deposit_uuid = g_uuid_string_random ();
  for (guint i = 0; i < G_N_ELEMENTS (means); i++)
    {
      dpt_money_entry_set_currency (DPT_MONEY_ENTRY (self->amounts[i]), dpt_session_get_currency (self->desk->session));
      dpt_number_entry_clear (DPT_NUMBER_ENTRY (self->amounts[i]));
    }
}

static void
fill_history (DptFollowPane *self)
{
  GPtrArray *events = dpt_order_sheet_get_events (self->facts->sheet);
  GPtrArray *adjustments = dpt_order_sheet_get_adjustments (self->facts->sheet);

  dpt_kit_clear (GTK_WIDGET (self->history));
  for (guint i = adjustments->len; i-- > 0;)
    {
      gpointer record = adjustments->pdata[i];
      g_autofree char *at = dpt_instant_format (dpt_record_get_int (record, DPT_ADJUSTMENT_AT));
      g_autofree char *title
        = g_strdup_printf ("%s · %s", dpt_adjustment_kind_get_label (dpt_record_get_text (record, DPT_ADJUSTMENT_KIND)),
                           dpt_record_get_string (record, DPT_ADJUSTMENT_TEXT));
      g_autofree char *subtitle
        = g_strdup_printf ("%s · %s", at, dpt_record_get_string (record, DPT_ADJUSTMENT_USER_NAME));

      gtk_list_box_append (self->history, dpt_kit_row (title, subtitle));
    }
  for (guint i = events->len; i-- > 0;)
    {
      gpointer record = events->pdata[i];
      const char *reason = dpt_record_get_text (record, DPT_ORDER_EVENT_REASON);
      const char *event = dpt_record_get_string (record, DPT_ORDER_EVENT_EVENT);
      g_autofree char *at = dpt_instant_format (dpt_record_get_int (record, DPT_ORDER_EVENT_AT));
      g_autofree char *title
        = g_strdup_printf ("%s%s%s",
                           g_str_equal (event, "price")
                             ? dpt_order_event_get_label (event)
                             : dpt_order_state_get_label (dpt_record_get_text (record, DPT_ORDER_EVENT_TO_STATE)),
                           reason != NULL ? " · " : "", reason != NULL ? reason : "");
      g_autofree char *subtitle
        = g_strdup_printf ("%s · %s", at, dpt_record_get_string (record, DPT_ORDER_EVENT_USER_NAME));

      gtk_list_box_append (self->history, dpt_kit_row (title, subtitle));
    }
}

static void
dpt_follow_pane_finalize (GObject *object)
{
  g_clear_pointer (&DPT_FOLLOW_PANE (object)->facts, dpt_order_facts_unref);
  g_free (DPT_FOLLOW_PANE (object)->deposit_uuid);
  G_OBJECT_CLASS (dpt_follow_pane_parent_class)->finalize (object);
}

static void
dpt_follow_pane_class_init (DptFollowPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_follow_pane_finalize;
  g_type_ensure (DPT_TYPE_DATE_ENTRY);
  g_type_ensure (DPT_TYPE_JOBS_CARD);
  g_type_ensure (DPT_TYPE_AFTER_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-follow-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, headline);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, hint);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, wishes);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, wanted);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, note);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, save_wishes);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, deposit);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, deposit_title);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, deposit_hint);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, deposit_grid);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, jobs);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, after);
  gtk_widget_class_bind_template_child (widget_class, DptFollowPane, history);
  gtk_widget_class_bind_template_callback (widget_class, save_wishes_cb);
}

/* An entry for each means of payment. */
static void
fill_deposit_grid (DptFollowPane *self)
{
  GtkWidget *button = dpt_kit_button (_ ("Take the money"), NULL, "", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (means); i++)
    {
      /* translators: a means of payment */
      g_autofree char *name = g_strdup_printf (_ ("Paid by: %s"), dpt_means_get_label (means[i]));

      self->amounts[i] = dpt_money_entry_new ();
      dpt_field_entry_set_label (DPT_FIELD_ENTRY (self->amounts[i]), name);
      dpt_kit_name (self->amounts[i], name);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->amounts[i]), 9);
      gtk_entry_set_alignment (GTK_ENTRY (self->amounts[i]), 1);
      g_signal_connect_object (self->amounts[i], "activate", G_CALLBACK (deposit_cb), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (self->deposit_grid, dpt_kit_label (dpt_means_get_label (means[i]), "caption"), (int)i, 0, 1, 1);
      gtk_grid_attach (self->deposit_grid, self->amounts[i], (int)i, 1, 1, 1);
    }
  g_signal_connect_object (button, "clicked", G_CALLBACK (deposit_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->deposit_grid, button, G_N_ELEMENTS (means), 1, 1, 1);
}

static void
dpt_follow_pane_init (DptFollowPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_deposit_grid (self);
}

static gboolean
has_other_wishes (DptOrderSheet *before, DptOrderSheet *now)
{
  DptDispensingOrder *old = dpt_order_sheet_get_order (before), *new = dpt_order_sheet_get_order (now);

  return dpt_order_sheet_get_id (before) != dpt_order_sheet_get_id (now)
         || g_strcmp0 (dpt_record_get_text (old, DPT_DISPENSING_ORDER_NOTE),
                       dpt_record_get_text (new, DPT_DISPENSING_ORDER_NOTE))
              != 0
         || g_strcmp0 (dpt_record_get_text (old, DPT_DISPENSING_ORDER_WANTED_ON),
                       dpt_record_get_text (new, DPT_DISPENSING_ORDER_WANTED_ON))
              != 0;
}

void
dpt_follow_pane_set_facts (DptFollowPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair)
{
  const char *state = dpt_order_sheet_get_state (facts->sheet);
  gboolean missing, fresh;
  g_autofree char *next = NULL;

  fresh = self->facts == NULL || has_other_wishes (self->facts->sheet, facts->sheet);
  self->desk = desk;
  dpt_order_facts_ref (facts);
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  self->facts = facts;
  next = describe_next (self, state, &missing);
  gtk_label_set_text (self->headline, dpt_order_state_get_label (state));
  gtk_label_set_text (GTK_LABEL (self->hint), next);
  gtk_widget_set_css_classes (self->hint, (const char *[]){ missing ? "warning" : "dim-label", NULL });
  fill_buttons (self, state, missing ? next : NULL);
  fill_wishes (self, state, fresh);
  fill_deposit (self, state);
  dpt_jobs_card_set_facts (self->jobs, desk, facts);
  dpt_after_card_set_facts (self->after, desk, facts, pair);
  fill_history (self);
}
