/* dpt-dispensing-actions.c - see dpt-dispensing-perspective-private.h.
 * For: the "dispensing." actions and the questions that some of them ask first. Not for: doing them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-dispensing-perspective-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "document/dpt-document.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-power-entry.h"

#define FROM_PAPER (-1) /* instead of a prescription's id: the one that is still to be typed in */

/* Papers */

static void
document_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDispensingPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_document_create_finish (DPT_SESSION (source), result, &error);

  if (paper == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  dpt_pdf_view_present_paper (_dpt_dispensing_get_window (self), paper);
}

void
_dpt_dispensing_show_document (DptDispensingPerspective *self, int kind, gint64 id)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));

  if (session != NULL && id != 0)
    dpt_document_create_async (session, (DptDocumentKind)kind, id, 0,
                               dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), document_cb,
                               g_object_ref (self));
}

static void
show_quote (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  if (self->facts != NULL)
    _dpt_dispensing_show_document (self, DPT_DOCUMENT_QUOTE, self->facts->quote_id);
}

/* A new order */

static void
create_order (DptDispensingPerspective *self, gint64 patient_id, gint64 prescription_id)
{
  DptOrderAct *act = dpt_order_act_new (DPT_ORDER_ACT_CREATE, 0, 0, prescription_id);

  act->patient_id = patient_id;
  act->amount = TRUE;
  _dpt_dispensing_perspective_do (self, act);
}

static void
chosen_cb (AdwMessageDialog *dialog, const char *response, DptDispensingPerspective *self)
{
  GtkWidget *box = adw_message_dialog_get_extra_child (dialog);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      continue;
    else if (*(gint64 *)g_object_get_data (G_OBJECT (child), "prescription") == FROM_PAPER)
      gtk_widget_activate_action (GTK_WIDGET (self), "prescription.enter", NULL);
    else
      create_order (self, dpt_perspective_get_patient_id (DPT_PERSPECTIVE (self)),
                    *(gint64 *)g_object_get_data (G_OBJECT (child), "prescription"));
}

static void
add_choice (GtkWidget *box, const char *text, gint64 prescription_id)
{
  GtkWidget *check = gtk_check_button_new_with_label (text), *first = gtk_widget_get_first_child (box);

  g_object_set_data_full (G_OBJECT (check), "prescription", g_memdup2 (&prescription_id, sizeof prescription_id),
                          g_free);
  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  dpt_kit_name (check, text);
  gtk_box_append (GTK_BOX (box), check);
}

static void
ask_which (DptDispensingPerspective *self, GPtrArray *rows)
{
  GtkWidget *box = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *day = dpt_date_format (dpt_record_get_text (rows->pdata[i], DPT_PRESCRIPTION_ROW_ISSUED_ON));
      /* translators: the use of glasses, a date, a prescriber */
      g_autofree char *text = g_strdup_printf (
        _ ("%s, %s, %s"),
        dpt_prescription_usage_get_label (dpt_record_get_text (rows->pdata[i], DPT_PRESCRIPTION_ROW_USAGE)), day,
        dpt_record_get_string (rows->pdata[i], DPT_PRESCRIPTION_ROW_PRESCRIBER_NAME));

      add_choice (box, text, dpt_record_get_id (rows->pdata[i]));
    }
  add_choice (box, _ ("From the paper that the client brings: type it in first"), FROM_PAPER);
  add_choice (box, _ ("Without a prescription"), 0);
  _dpt_dispensing_create_question (self, _ ("From which prescription?"), NULL, _ ("Begin the order"), box, G_CALLBACK (chosen_cb));
}

static gpointer
list_prescriptions_func (DptUnit *unit, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) rows = dpt_prescription_list (unit, *(gint64 *)data, error);
  g_autofree char *today = dpt_unit_dup_today (unit);

  for (guint i = rows != NULL ? rows->len : 0; i-- > 0;)
    {
      const char *until = dpt_record_get_text (rows->pdata[i], DPT_PRESCRIPTION_ROW_VALID_UNTIL);

      if (!g_str_equal (dpt_record_get_string (rows->pdata[i], DPT_PRESCRIPTION_ROW_STATE), "active")
          || !g_str_equal (dpt_record_get_string (rows->pdata[i], DPT_PRESCRIPTION_ROW_KIND), "glasses")
          || (until != NULL && strcmp (until, today) < 0))
        g_ptr_array_remove_index (rows, i);
    }
  return g_steal_pointer (&rows);
}

static void
prescriptions_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDispensingPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (rows == NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  else if (rows->len == 1)
    create_order (self, dpt_perspective_get_patient_id (DPT_PERSPECTIVE (self)), dpt_record_get_id (rows->pdata[0]));
  else
    ask_which (self, rows);
}

static void
new_order (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));
  gint64 patient_id = dpt_perspective_get_patient_id (DPT_PERSPECTIVE (self));

  if (session == NULL)
    return;
  if (patient_id == 0)
    {
      dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("Choose a patient first: Ctrl+K finds everybody."));
      return;
    }
  dpt_session_read_async (session, list_prescriptions_func, g_memdup2 (&patient_id, sizeof patient_id), g_free,
                          (GDestroyNotify)g_ptr_array_unref, dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)),
                          prescriptions_cb, g_object_ref (self));
}

/* Steps */

static void
back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_dispensing_perspective_show_work (DPT_DISPENSING_PERSPECTIVE (widget));
  dpt_work_pane_focus (DPT_DISPENSING_PERSPECTIVE (widget)->work);
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  if (self->wanted != 0)
    _dpt_dispensing_perspective_open_order (self, self->wanted);
}

static void
step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);
  int wanted = (int)dpt_order_page_get_step (self->page);

  if (parameter != NULL)
    wanted = g_variant_get_int32 (parameter);
  else
    wanted += g_str_has_suffix (name, "next-step") ? 1 : -1;
  if (self->facts != NULL)
    {
      dpt_order_page_set_step (self->page, (DptOrderStep)CLAMP (wanted, 0, DPT_N_ORDER_STEPS - 1));
      dpt_order_page_focus_step (self->page);
    }
  else if (parameter != NULL)
    dpt_work_pane_show_section (self->work, (guint)wanted);
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  if (self->facts == NULL)
    {
      dpt_work_pane_focus_search (self->work);
      return;
    }
  dpt_order_page_set_step (self->page, DPT_ORDER_STEP_FRAME);
  dpt_frame_pane_focus_search (dpt_order_page_get_frame_pane (self->page));
}

static void
export_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  if (self->facts == NULL)
    dpt_work_pane_export (self->work);
}

/* Choosing */

static void
choose_frame (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);
  DptOrderActKind kind = g_str_has_suffix (name, "order-frame") ? DPT_ORDER_ACT_FRAME_ORDER : DPT_ORDER_ACT_FRAME;

  _dpt_dispensing_perspective_do (self,
                                  _dpt_dispensing_perspective_new_act (self, kind, g_variant_get_int64 (parameter)));
}

static void
own_frame_cb (AdwMessageDialog *dialog, const char *response, DptDispensingPerspective *self)
{
  GtkWidget *grid = adw_message_dialog_get_extra_child (dialog);
  DptOrderAct *act = _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_FRAME_OWN, 0);
  int *sizes[] = { &act->own.box_a, &act->own.box_b, &act->own.dbl, &act->own.effective_diameter };

  act->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (gtk_grid_get_child_at (GTK_GRID (grid), 1, 0))));
  for (int i = 0; i < 4; i++)
    {
      GtkWidget *entry = gtk_grid_get_child_at (GTK_GRID (grid), 1, i + 1);

      if (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)))
        dpt_power_entry_get_value (DPT_POWER_ENTRY (entry), sizes[i]);
    }
  _dpt_dispensing_perspective_do (self, act);
}

static void
own_frame (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);
  const char *labels[] = { _ ("What it is, in which condition"), _ ("A, mm"), _ ("B, mm"), _ ("Bridge, mm"),
                           _ ("Effective diameter, mm") };
  GtkWidget *grid = gtk_grid_new ();

  if (self->facts == NULL)
    return;
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (int i = 0; i < 5; i++)
    {
      GtkWidget *entry = i == 0 ? gtk_entry_new () : dpt_power_entry_new (DPT_POWER_KIND_LENGTH);

      dpt_kit_name (entry, labels[i]);
      if (i > 0)
        dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), labels[i]);
      gtk_grid_attach (GTK_GRID (grid), dpt_kit_label (labels[i], NULL), 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), entry, 1, i, 1, 1);
    }
  _dpt_dispensing_create_question (self, _ ("The client's own frame"), _ ("Measured sizes make the smallest blank right."),
                   _ ("Take this frame"), grid, G_CALLBACK (own_frame_cb));
}

static void
choose_lens (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_lens_pane_choose (dpt_order_page_get_lens_pane (DPT_DISPENSING_PERSPECTIVE (widget)->page),
                        g_variant_get_int64 (parameter));
}

static void
save_measures (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_fitting_pane_save (dpt_order_page_get_fitting_pane (DPT_DISPENSING_PERSPECTIVE (widget)->page));
}

static void
add_pair (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  dpt_order_page_show_last_pair (self->page);
  _dpt_dispensing_perspective_do (self, _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_PAIR_ADD, 0));
}

/* Moving on */

static void
quote (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);
  DptOrderAct *act = _dpt_dispensing_perspective_new_act (self, DPT_ORDER_ACT_QUOTE, 0);

  if (act != NULL)
    act->text = g_uuid_string_random ();
  _dpt_dispensing_perspective_do (self, act);
}

static void
to_till (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  if (self->facts != NULL)
    dpt_perspective_show (DPT_PERSPECTIVE (self), "till", "dispensing_order",
                          dpt_order_sheet_get_id (self->facts->sheet));
}

void
_dpt_dispensing_class_install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "dispensing.new-order", NULL, new_order },
    { "dispensing.back", NULL, back },
    { "dispensing.reload", NULL, reload },
    { "dispensing.next-step", NULL, step },
    { "dispensing.previous-step", NULL, step },
    { "dispensing.step", "i", step },
    { "dispensing.search", NULL, search },
    { "dispensing.export", NULL, export_list },
    { "dispensing.choose-frame", "x", choose_frame },
    { "dispensing.order-frame", "x", choose_frame },
    { "dispensing.own-frame", NULL, own_frame },
    { "dispensing.choose-lens", "x", choose_lens },
    { "dispensing.save-measures", NULL, save_measures },
    { "dispensing.add-pair", NULL, add_pair },
    { "dispensing.quote", NULL, quote },
    { "dispensing.show-quote", NULL, show_quote },
    { "dispensing.confirm", NULL, _dpt_dispensing_confirm },
    { "dispensing.order-event", "s", _dpt_dispensing_order_event },
    { "dispensing.job-event", "(xs)", _dpt_dispensing_job_event },
    { "dispensing.job-sheet", "x", _dpt_dispensing_job_sheet },
    { "dispensing.job-tray", "x", _dpt_dispensing_job_tray },
    { "dispensing.arrived", "x", _dpt_dispensing_arrived },
    { "dispensing.measure-lenses", "x", _dpt_dispensing_measure_lenses },
    { "dispensing.close-case", "x", _dpt_dispensing_close_case },
    { "dispensing.change-price", "x", _dpt_dispensing_change_price },
    { "dispensing.remove-pair", NULL, _dpt_dispensing_remove_pair },
    { "dispensing.take-offer", NULL, _dpt_dispensing_take_offer },
    { "dispensing.undo", NULL, _dpt_dispensing_undo },
    { "dispensing.resume", NULL, _dpt_dispensing_resume },
    { "dispensing.forget-draft", NULL, _dpt_dispensing_forget_draft },
    { "dispensing.to-till", NULL, to_till },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].type, actions[i].func);
}
