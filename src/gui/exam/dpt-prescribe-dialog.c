/* dpt-prescribe-dialog.c - see dpt-prescribe-dialog.h.
 * For: choices and their preview. Not for: the rules (engine/clinical/dpt-prescription-store.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-prescribe-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/optics/dpt-rx-text.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-rx-grid.h"
#include "gui/exam/dpt-exam-units.h"

#define PREVIEW_DELAY 200 /* milliseconds after the last change */

#define CONTACT "contact"

static const char *const offered[] = { "progressive", "far", "near", "intermediate", "office", "bifocal", CONTACT };

struct _DptPrescribeDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *usages;
  AdwActionRow *law_row;
  DptDateEntry *until_entry;
  GtkSwitch *forbid_switch;
  GtkTextView *instructions_view;
  GtkSwitch *print_switch;
  GtkLabel *error_label;
  GtkButton *prescribe_button;
  DptPdfView *preview;
  GtkWidget *contact_group;
  DptRxGrid *contact_grid;

  GtkWidget *checks[G_N_ELEMENTS (offered)];
  guint last; /* of the checks: what the preview shows */
  DptSession *session;
  DptVisitSheet *base;
  DptVisitSheet *now;
  char *birth_date;
  GCancellable *previewing;
  guint preview_source;
  gboolean issuing;
};

G_DEFINE_FINAL_TYPE (DptPrescribeDialog, dpt_prescribe_dialog, ADW_TYPE_WINDOW)

static guint issued_signal;

static gboolean
is_chosen (DptPrescribeDialog *self, guint i)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i]));
}

static gboolean
is_draft (DptPrescribeDialog *self)
{
  return g_strcmp0 (dpt_visit_sheet_get_state (self->base), "draft") == 0;
}

static void
show_error (DptPrescribeDialog *self, const GError *error)
{
  gtk_label_set_label (self->error_label, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}

static void
update_button (DptPrescribeDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    n += is_chosen (self, i) ? 1 : 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prescribe.issue", n > 0 && !self->issuing);
  gtk_button_set_label (self->prescribe_button, is_draft (self) ? _ ("_Sign and prescribe") : _ ("_Prescribe"));
}

static char *
dup_instructions (DptPrescribeDialog *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->instructions_view), "text", &text, NULL);
  return text;
}

static void
add_request (DptPrescribeDialog *self, DptExamArgs *args, guint i)
{
  g_autofree char *instructions = dup_instructions (self);
  gboolean contact = g_str_equal (offered[i], CONTACT);
  g_autoptr (DptPrescriptionEye) right = contact ? dpt_rx_grid_dup_eye (self->contact_grid, DPT_EYE_RIGHT) : NULL;
  g_autoptr (DptPrescriptionEye) left = contact ? dpt_rx_grid_dup_eye (self->contact_grid, DPT_EYE_LEFT) : NULL;

  dpt_exam_args_add_request (args, &(DptPrescriptionRequest) {
                                     .visit_id = dpt_visit_sheet_get_visit_id (self->base),
                                     .usage = offered[i],
                                     .valid_until = dpt_date_entry_get_date (self->until_entry),
                                     .instructions = instructions,
                                     .adaptation_forbidden = gtk_switch_get_active (self->forbid_switch),
                                     .right = right,
                                     .left = left,
                                   });
}

/* --- validity --- */

static void
show_law (DptPrescribeDialog *self, const char *usage)
{
  const char *country = dpt_session_get_country (self->session);
  g_autofree char *today = dpt_session_dup_today (self->session);
  g_autofree char *last = dpt_prescription_dup_last_day (country, usage, NULL, self->birth_date, today);
  g_autofree char *rule = dpt_prescription_describe_validity (country, usage, NULL, self->birth_date, today);
  g_autofree char *date = last ? dpt_date_format_long (last) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = g_markup_escape_text (rule, -1);

  /* Translators: a date */
  title = date ? g_strdup_printf (_ ("By law until %s"), date) : g_strdup (_ ("No term by law"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->law_row), title);
  adw_action_row_set_subtitle (self->law_row, subtitle);
  dpt_date_entry_set_today (self->until_entry, today);
  dpt_date_entry_set_range (self->until_entry, today, last);
}

/* --- preview --- */

static void
preview_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptPrescribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_error (self, error);
  if (error != NULL)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "prescribe.issue", FALSE);
  else
    update_button (self);
  dpt_pdf_view_set_paper (self->preview, paper);
}

static gboolean
preview_now_cb (gpointer user_data)
{
  DptPrescribeDialog *self = user_data;
  DptExamArgs *args;

  self->preview_source = 0;
  if (!is_chosen (self, self->last))
    {
      dpt_pdf_view_set_paper (self->preview, NULL);
      return G_SOURCE_REMOVE;
    }
  args = dpt_exam_args_new (0, NULL);
  args->now = g_object_ref (self->now);
  add_request (self, args, self->last);
  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  self->previewing = g_cancellable_new ();
  dpt_session_read_async (self->session, dpt_exam_preview, args, (GDestroyNotify) dpt_exam_args_free, g_object_unref,
                          self->previewing, preview_done_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DptPrescribeDialog *self)
{
  update_button (self);
  g_clear_handle_id (&self->preview_source, g_source_remove);
  self->preview_source = g_timeout_add (PREVIEW_DELAY, preview_now_cb, self);
}

/* Lenses on the eye have a term of their own, and values that glasses have not. */
static void
show_contact (DptPrescribeDialog *self)
{
  gboolean contact = is_chosen (self, G_N_ELEMENTS (offered) - 1);

  gtk_widget_set_visible (self->contact_group, contact);
  show_law (self, g_str_equal (offered[self->last], CONTACT) ? CONTACT : "far");
}

static void
toggled_cb (DptPrescribeDialog *self, GtkCheckButton *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    if (self->checks[i] == GTK_WIDGET (check) && gtk_check_button_get_active (check))
      self->last = i;
  /* What was shown is left out now: show another one that stays. */
  for (guint i = 0; !is_chosen (self, self->last) && i < G_N_ELEMENTS (offered); i++)
    if (is_chosen (self, i))
      self->last = i;
  show_contact (self);
  changed_cb (self);
}

/* --- issuing --- */

static void
issued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptPrescribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  self->issuing = FALSE;
  update_button (self);
  if (sheets == NULL)
    {
      show_error (self, error);
      return;
    }
  gtk_widget_hide (GTK_WIDGET (self));
  g_signal_emit (self, issued_signal, 0, sheets, gtk_switch_get_active (self->print_switch));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
issue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPrescribeDialog *self = DPT_PRESCRIBE_DIALOG (widget);
  DptExamArgs *args;
  const char *reason;

  dpt_field_entry_commit (DPT_FIELD_ENTRY (self->until_entry));
  dpt_rx_grid_commit (self->contact_grid);
  reason = dpt_field_entry_go_to_refused (GTK_WIDGET (self));
  if (reason != NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (DPT_ERROR, DPT_ERROR_INVALID, reason);

      show_error (self, error);
      return;
    }
  args = dpt_exam_args_new (0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    if (is_chosen (self, i))
      add_request (self, args, i);
  if (is_draft (self))
    {
      args->base = g_object_ref (self->base);
      args->now = g_object_ref (self->now);
    }
  self->issuing = TRUE;
  update_button (self);
  show_error (self, NULL);
  dpt_session_write_async (self->session, dpt_exam_prescribe, args, (GDestroyNotify) dpt_exam_args_free,
                           (GDestroyNotify) g_ptr_array_unref, NULL, issued_cb, g_object_ref (self));
}

/* --- making --- */

static void
dpt_prescribe_dialog_dispose (GObject *object)
{
  DptPrescribeDialog *self = DPT_PRESCRIBE_DIALOG (object);

  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  g_clear_object (&self->session);
  g_clear_object (&self->base);
  g_clear_object (&self->now);
  g_clear_pointer (&self->birth_date, g_free);
  G_OBJECT_CLASS (dpt_prescribe_dialog_parent_class)->dispose (object);
}

static void
dpt_prescribe_dialog_class_init (DptPrescribeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_prescribe_dialog_dispose;
  issued_signal = g_signal_new ("issued", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY, G_TYPE_BOOLEAN);
  g_type_ensure (DPT_TYPE_RX_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/exam/dpt-prescribe-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, usages);
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, law_row);
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, until_entry);
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, forbid_switch);
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, instructions_view);
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, print_switch);
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, prescribe_button);
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, contact_group);
  gtk_widget_class_bind_template_child (widget_class, DptPrescribeDialog, contact_grid);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "prescribe.issue", NULL, issue_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "prescribe.issue", NULL);
}

static void
add_usage (DptPrescribeDialog *self, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  const char *label = dpt_prescription_usage_get_label (offered[i]);

  self->checks[i] = gtk_check_button_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->checks[i]);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->checks[i]);
  adw_preferences_group_add (self->usages, row);
  g_signal_connect_swapped (self->checks[i], "toggled", G_CALLBACK (toggled_cb), self);
}

static void
dpt_prescribe_dialog_init (DptPrescribeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    add_usage (self, i);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->instructions_view), TRUE);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->instructions_view), "changed", G_CALLBACK (changed_cb),
                            self);
  g_signal_connect_swapped (self->until_entry, "notify::date", G_CALLBACK (changed_cb), self);
  dpt_rx_grid_set_contact (self->contact_grid, TRUE);
  g_signal_connect_swapped (self->contact_grid, "edited", G_CALLBACK (changed_cb), self);
}

/* Under each use the powers that it gives, or why it cannot be. */
static void
show_usage (DptPrescribeDialog *self, guint i)
{
  GtkWidget *row = gtk_widget_get_ancestor (self->checks[i], ADW_TYPE_ACTION_ROW);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPrescriptionSheet) sheet = dpt_prescription_propose (self->now, offered[i], &error);
  g_autofree char *right = NULL, *left = NULL;
  char **powers[] = { &right, &left };
  g_autofree char *words = NULL;

  for (guint eye = 0; sheet != NULL && eye < 2; eye++)
    {
      DptPrescriptionEye *record = dpt_prescription_sheet_get_eye (sheet, eye == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT);
      DptRx rx = dpt_prescription_eye_get_rx (record);

      *powers[eye] = record ? dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL) : g_strdup ("–");
    }
  if (sheet != NULL)
    /* Translators: powers of the right and of the left eye */
    words = g_strdup_printf (_ ("R %s\nL %s"), right, left);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sheet ? words : error->message);
  gtk_widget_set_sensitive (row, sheet != NULL);
}

/* What the final row comes to on the eye, to begin with. */
static void
propose_lenses (DptPrescribeDialog *self)
{
  g_autoptr (DptPrescriptionSheet) sheet = dpt_prescription_propose (self->now, CONTACT, NULL);

  for (guint i = 0; sheet != NULL && i < 2; i++)
    {
      DptEye eye = i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT;

      dpt_rx_grid_set_eye (self->contact_grid, eye, dpt_prescription_sheet_get_eye (sheet, eye));
      dpt_rx_grid_set_earlier (self->contact_grid, eye, dpt_prescription_sheet_get_eye (sheet, eye));
    }
}

DptPrescribeDialog *
dpt_prescribe_dialog_new (DptSession *session, DptVisitSheet *base, DptVisitSheet *now, const char *birth_date)
{
  DptPrescribeDialog *self = g_object_new (DPT_TYPE_PRESCRIBE_DIALOG, NULL);
  DptRx rx;
  int addition = 0;

  self->session = g_object_ref (session);
  self->base = g_object_ref (base);
  self->now = g_object_ref (now);
  self->birth_date = g_strdup (birth_date);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    show_usage (self, i);
  show_law (self, "far");
  propose_lenses (self);
  for (guint eye = 0; eye < 2; eye++)
    {
      dpt_visit_sheet_get_rx (now, DPT_REFRACTION_FINAL, eye == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT, &rx);
      addition = MAX (addition, rx.addition);
    }
  dpt_prescribe_dialog_set_usage (self, addition > 0 ? "progressive" : "far", TRUE);
  return self;
}

void
dpt_prescribe_dialog_set_only (DptPrescribeDialog *self, const char *usage)
{
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    dpt_prescribe_dialog_set_usage (self, offered[i], g_str_equal (offered[i], usage));
}

void
dpt_prescribe_dialog_set_usage (DptPrescribeDialog *self, const char *usage, gboolean chosen)
{
  g_return_if_fail (DPT_IS_PRESCRIBE_DIALOG (self));

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    if (g_str_equal (offered[i], usage))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), chosen);
}
