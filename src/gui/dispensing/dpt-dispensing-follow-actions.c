/* dpt-dispensing-follow-actions.c - see dpt-dispensing-perspective-private.h.
 * For: the actions that move an order or a job on, and what comes after the hand-over. Not for: choosing (dpt-dispensing-actions.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-dispensing-perspective-private.h"

#include <glib/gi18n-lib.h>

#include "document/dpt-document.h"
#include "gui/common/dpt-money-entry.h"
#include "gui/dispensing/dpt-lens-check-dialog.h"

static DptJob *
find_job (DptDispensingPerspective *self, gint64 job_id)
{
  GPtrArray *jobs = self->facts != NULL ? dpt_order_sheet_get_jobs (self->facts->sheet) : NULL;

  for (guint i = 0; jobs != NULL && i < jobs->len; i++)
    if (dpt_record_get_id (jobs->pdata[i]) == job_id)
      return jobs->pdata[i];
  return NULL;
}

/* Does @act at once, or asks why first. */
static void
do_with_reason (DptDispensingPerspective *self, DptOrderAct *act, const DptOrderTransition *transition, const char *title)
{
  if (transition != NULL && transition->needs_reason)
    _dpt_dispensing_ask_text (self, act,
                              &(DptAsk){ .title = title,
                                         .body = _ ("Say why; it stays in the history."),
                                         .label = _ ("Reason"),
                                         .yes = title,
                                         .is_reason = TRUE });
  else
    _dpt_dispensing_perspective_do (self, act);
}

static void
apply_event (DptDispensingPerspective *self, const char *event)
{
  DptOrderAct *act = _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_EVENT, 0);

  if (act == NULL)
    return;
  act->text = g_strdup (event);
  do_with_reason (self, act, dpt_order_state_find (dpt_order_sheet_get_state (self->facts->sheet), event, NULL),
                  dpt_order_event_get_label (event));
}

void
_dpt_dispensing_order_event (GtkWidget *widget, const char *name, GVariant *parameter)
{
  apply_event (DPT_DISPENSING_PERSPECTIVE (widget), g_variant_get_string (parameter, NULL));
}

void
_dpt_dispensing_confirm (GtkWidget *widget, const char *name, GVariant *parameter)
{
  apply_event (DPT_DISPENSING_PERSPECTIVE (widget), "confirm");
}

void
_dpt_dispensing_job_event (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);
  DptOrderAct *act;
  const char *event;
  gint64 job_id;
  DptJob *job;

  g_variant_get (parameter, "(x&s)", &job_id, &event);
  job = find_job (self, job_id);
  if (job == NULL)
    return;
  act = _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_JOB, job_id);
  act->text = g_strdup (event);
  do_with_reason (self, act, dpt_job_state_find (dpt_record_get_string (job, DPT_JOB_STATE), event, NULL),
                  dpt_job_event_get_label (event));
}

void
_dpt_dispensing_job_sheet (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_dispensing_show_document (DPT_DISPENSING_PERSPECTIVE (widget), DPT_DOCUMENT_JOB_SHEET,
                                 g_variant_get_int64 (parameter));
}

void
_dpt_dispensing_job_tray (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);
  gint64 job_id = g_variant_get_int64 (parameter);
  DptJob *job = find_job (self, job_id);

  if (job != NULL)
    _dpt_dispensing_ask_text (self, _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_JOB_TRAY, job_id),
                              &(DptAsk){ .title = _ ("In which tray does it lie?"),
                                         .body = _ ("The tray's bar code finds the job from then on."),
                                         .label = _ ("Tray"),
                                         .yes = _ ("Put it there"),
                                         .text = dpt_record_get_text (job, DPT_JOB_TRAY) });
}

void
_dpt_dispensing_arrived (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  _dpt_dispensing_perspective_do (
    self, _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_ARRIVED, g_variant_get_int64 (parameter)));
}

void
_dpt_dispensing_measure_lenses (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);
  DptJob *job = find_job (self, g_variant_get_int64 (parameter));
  DptLensCheckDialog *dialog;

  if (job == NULL)
    return;
  dialog = dpt_lens_check_dialog_new (self->facts->sheet, job);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), _dpt_dispensing_get_window (self));
  g_signal_connect_object (dialog, "measured", G_CALLBACK (_dpt_dispensing_perspective_do), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_dpt_dispensing_close_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  _dpt_dispensing_ask_text (
    self,
    _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_AFTER_CLOSE, g_variant_get_int64 (parameter)),
    &(DptAsk){ .title = _ ("What became of it?"),
               .body = _ ("Lenses that were made again are handed over with it."),
               .label = _ ("What became of it"),
               .yes = _ ("Settle the case") });
}

/* Price and reason, one below the other. */
static void
price_cb (AdwMessageDialog *dialog, const char *response, DptDispensingPerspective *self)
{
  GtkWidget *grid = adw_message_dialog_get_extra_child (dialog);
  GtkWidget *price = gtk_grid_get_child_at (GTK_GRID (grid), 1, 0), *reason = gtk_grid_get_child_at (GTK_GRID (grid), 1, 1);
  DptOrderAct *act = g_object_steal_data (G_OBJECT (dialog), "act");

  if (!dpt_field_entry_commit (DPT_FIELD_ENTRY (price))
      || !dpt_money_entry_get_amount (DPT_MONEY_ENTRY (price), &act->amount))
    {
      dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("Price: type an amount."));
      dpt_order_act_free (act);
      return;
    }
  act->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (reason)));
  _dpt_dispensing_perspective_do (self, act);
}

void
_dpt_dispensing_change_price (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);
  gint64 line_id = g_variant_get_int64 (parameter);
  DptOrderAct *act = _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_LINE_PRICE, line_id);
  GPtrArray *lines;
  GtkWidget *grid = gtk_grid_new (), *price = dpt_money_entry_new (), *reason = gtk_entry_new (), *dialog;

  g_object_ref_sink (grid);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), dpt_kit_label (_ ("New price"), NULL), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), price, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), dpt_kit_label (_ ("Reason"), NULL), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), reason, 1, 1, 1, 1);
  gtk_widget_set_hexpand (reason, TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (reason), TRUE);
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (price), _ ("New price"));
  dpt_kit_name (price, _ ("New price"));
  dpt_kit_name (reason, _ ("Reason"));
  lines = act != NULL ? dpt_order_sheet_get_lines (self->facts->sheet) : NULL;
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (dpt_record_get_id (lines->pdata[i]) == line_id)
      dpt_number_entry_set_value (DPT_NUMBER_ENTRY (price),
                                  dpt_record_get_int (lines->pdata[i], DPT_ORDER_LINE_UNIT_PRICE));
  if (act != NULL)
    {
      dpt_money_entry_set_currency (DPT_MONEY_ENTRY (price), dpt_session_get_currency (self->desk->session));
      dialog = _dpt_dispensing_create_question (self, _ ("Another price"), _ ("Say why; it stays in the history."),
                                                _ ("Change the price"), grid, G_CALLBACK (price_cb));
      g_object_set_data_full (G_OBJECT (dialog), "act", act, (GDestroyNotify)dpt_order_act_free);
      gtk_widget_grab_focus (price);
    }
  g_object_unref (grid);
}

void
_dpt_dispensing_remove_pair (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  if (self->facts == NULL)
    return;
  if (dpt_order_sheet_get_n_pairs (self->facts->sheet) < 2)
    dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("This is the only pair: cancel the order instead."));
  else
    _dpt_dispensing_ask_sure (self, _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_PAIR_REMOVE, 0),
                              _ ("Take this pair away?"),
                              _ ("Its frame is free again; its lenses and measurements are lost."),
                              _ ("Take it away"));
}

void
_dpt_dispensing_take_offer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  _dpt_dispensing_ask_sure (self, _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_OFFER, 0),
                            _ ("Take the class A offer?"),
                            _ ("Its frames and lenses take the place of those chosen, whose frames are free again."),
                            _ ("Take the offer"));
}

void
_dpt_dispensing_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);
  DptOrderAct *act = g_steal_pointer (&self->undo);

  if (act == NULL || self->facts == NULL || act->order_id != dpt_order_sheet_get_id (self->facts->sheet))
    {
      dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("There is nothing to undo here."));
      dpt_order_act_free (act);
      return;
    }
  act->is_undo = TRUE;
  _dpt_dispensing_perspective_do (self, act);
}
