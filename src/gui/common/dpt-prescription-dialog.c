/* dpt-prescription-dialog.c - see dpt-prescription-dialog.h.
 * For: the form, its draft and its preview in words. Not for: what may be prescribed (engine/clinical).
 *
 *   open ──► form (patient, prescribers, draft) ──typing──► draft after a second
 *                                                └──form.save──► transcribe or adapt ──► "saved"
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-prescription-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-refraction.h"
#include "engine/optics/dpt-rx-text.h"
#include "engine/patient/dpt-prescriber.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-prescription-units.h"
#include "gui/common/dpt-rx-grid.h"
#include "gui/common/dpt-scan-view.h"

#define DRAFT_DELAY 1000 /* milliseconds after the last change */
#define N_KNOWN 4        /* prescribers offered while a name is typed */
#define GROUP "prescription"
#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)

struct _DptPrescriptionDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *save_button;
  GtkRevealer *notice;
  GtkLabel *error_label;
  GtkDropDown *usage_drop;
  DptRxGrid *grid;
  GtkLabel *live_label;
  GtkWidget *prescriber_group;
  GtkEditable *name_row;
  GtkBox *known_box;
  GtkEditable *number_row;
  AdwComboRow *profession_row;
  GtkWidget *validity_group;
  DptDateEntry *issued_entry;
  AdwActionRow *law_row;
  DptDateEntry *until_entry;
  GtkSwitch *forbid_switch;
  GtkEditable *instructions_row;
  GtkWidget *reason_group;
  GtkEditable *reason_row;
  DptScanView *scan_view;

  DptSession *session;
  gint64 patient_id;
  gint64 id;
  DptPrescriptionForm *form;
  DptScan *given;            /* the paper it is typed from, where that came first */
  DptPrescriber *prescriber; /* chosen among the known ones, and not changed since */
  GCancellable *cancellable;
  guint draft_source;
  gboolean filling;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (DptPrescriptionDialog, dpt_prescription_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;

static void
show_error (DptPrescriptionDialog *self, const GError *error)
{
  gtk_label_set_label (self->error_label, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}

static const char *
get_usage (DptPrescriptionDialog *self)
{
  return dpt_prescription_usage_list ()[gtk_drop_down_get_selected (self->usage_drop)];
}

static const char *
get_profession (DptPrescriptionDialog *self)
{
  return dpt_prescription_profession_list ()[adw_combo_row_get_selected (self->profession_row)];
}

static guint
find_in (const char *const *list, const char *nick)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (g_strcmp0 (list[i], nick) == 0)
      return i;
  return 0;
}

/* --- in other words --- */

static void
append_unusual (GString *out, const DptRx *rx, const DptRx *earlier, const DptRx *fellow)
{
  DptRxUnusual found = dpt_rx_find_unusual (rx, earlier, fellow);

  for (guint bit = 0; bit < 16; bit++)
    if (found & (1u << bit))
      {
        g_autofree char *words = dpt_rx_describe_unusual ((DptRxUnusual) (1u << bit), rx, earlier, fellow);

        g_string_append_printf (out, "\n⚠ %s", words);
      }
}

static void
show_live (DptPrescriptionDialog *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  DptRx rx[2];
  gboolean has[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DptPrescriptionEye) eye = dpt_rx_grid_dup_eye (self->grid, EYE (i));

      has[i] = eye != NULL;
      rx[i] = dpt_prescription_eye_get_rx (eye);
    }
  for (guint i = 0; i < 2; i++)
    if (has[i])
      {
        DptRx other = dpt_rx_transpose (&rx[i]);
        g_autofree char *text = dpt_rx_format (rx[i].cylinder != 0 ? &other : &rx[i], DPT_RX_STYLE_INTERNATIONAL);
        DptPrescriptionEye *old = self->form->sheet ? dpt_prescription_sheet_get_eye (self->form->sheet, EYE (i)) : NULL;
        DptRx earlier = dpt_prescription_eye_get_rx (old);

        g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "\n" : "", dpt_eye_get_label (EYE (i)), text);
        append_unusual (out, &rx[i], old ? &earlier : NULL, has[0] && has[1] ? &rx[1 - i] : NULL);
      }
  gtk_label_set_label (self->live_label, out->str);
}

static void
show_law (DptPrescriptionDialog *self)
{
  const char *country = dpt_session_get_country (self->session);
  const char *issued = dpt_date_entry_get_date (self->issued_entry);
  g_autofree char *last = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (issued != NULL)
    {
      last = dpt_prescription_dup_last_day (country, get_usage (self), get_profession (self), self->form->birth_date,
                                            issued);
      rule = dpt_prescription_describe_validity (country, get_usage (self), get_profession (self),
                                                 self->form->birth_date, issued);
    }
  if (last != NULL)
    {
      g_autofree char *date = dpt_date_format_long (last);

      /* Translators: a date */
      title = g_strdup_printf (_ ("By law until %s"), date);
    }
  subtitle = g_markup_escape_text (rule ? rule : _ ("It follows from the date of issue."), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->law_row), title ? title : _ ("No term by law"));
  adw_action_row_set_subtitle (self->law_row, subtitle);
  dpt_date_entry_set_range (self->until_entry, issued, last);
}

/* --- the draft --- */

static char *
dup_draft (DptPrescriptionDialog *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  const char *issued = dpt_date_entry_get_date (self->issued_entry);
  const char *until = dpt_date_entry_get_date (self->until_entry);

  g_key_file_set_string (file, GROUP, "usage", get_usage (self));
  g_key_file_set_string (file, GROUP, "profession", get_profession (self));
  g_key_file_set_string (file, GROUP, "name", gtk_editable_get_text (self->name_row));
  g_key_file_set_string (file, GROUP, "number", gtk_editable_get_text (self->number_row));
  g_key_file_set_string (file, GROUP, "instructions", gtk_editable_get_text (self->instructions_row));
  g_key_file_set_string (file, GROUP, "reason", gtk_editable_get_text (self->reason_row));
  g_key_file_set_string (file, GROUP, "issued", issued ? issued : "");
  g_key_file_set_string (file, GROUP, "until", until ? until : "");
  g_key_file_set_boolean (file, GROUP, "forbidden", gtk_switch_get_active (self->forbid_switch));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DptPrescriptionEye) eye = dpt_rx_grid_dup_eye (self->grid, EYE (i));

      for (guint field = DPT_PRESCRIPTION_EYE_SPHERE; eye != NULL && field <= DPT_PRESCRIPTION_EYE_BRAND; field++)
        {
          DptDbValue value = dpt_record_get_value (eye, field);
          const char *key = dpt_record_get_field (eye, field)->column;

          if (value.type == DPT_DB_TEXT)
            g_key_file_set_string (file, dpt_eye_to_nick (EYE (i)), key, value.data);
          else if (value.type == DPT_DB_INT)
            g_key_file_set_int64 (file, dpt_eye_to_nick (EYE (i)), key, value.integer);
        }
    }
  return g_key_file_to_data (file, NULL, NULL);
}

static void
take_text (GKeyFile *file, const char *key, GtkEditable *row)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);

  gtk_editable_set_text (row, text ? text : "");
}

static void
take_date (GKeyFile *file, const char *key, DptDateEntry *entry)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);

  dpt_date_entry_set_date (entry, text != NULL && dpt_date_is_valid (text) ? text : NULL);
}

static void
take_eye (DptPrescriptionDialog *self, GKeyFile *file, DptEye eye)
{
  const char *group = dpt_eye_to_nick (eye);
  g_autoptr (DptPrescriptionEye) record = NULL;

  if (!g_key_file_has_group (file, group))
    {
      dpt_rx_grid_set_eye (self->grid, eye, NULL);
      return;
    }
  record = dpt_prescription_eye_new (eye, &(DptRx) { 0 });
  for (guint field = DPT_PRESCRIPTION_EYE_SPHERE; field <= DPT_PRESCRIPTION_EYE_BRAND; field++)
    {
      const DptField *about = dpt_record_get_field (record, field);
      g_autofree char *text = g_key_file_get_string (file, group, about->column, NULL);

      if (text == NULL)
        continue;
      if (about->kind == DPT_FIELD_TEXT || about->kind == DPT_FIELD_ENUM)
        dpt_record_set_text (record, field, text);
      else
        dpt_record_set_int (record, field, g_ascii_strtoll (text, NULL, 10));
    }
  dpt_rx_grid_set_eye (self->grid, eye, record);
}

static void
take_draft (DptPrescriptionDialog *self, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *usage = NULL;
  g_autofree char *profession = NULL;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return;
  usage = g_key_file_get_string (file, GROUP, "usage", NULL);
  profession = g_key_file_get_string (file, GROUP, "profession", NULL);
  gtk_drop_down_set_selected (self->usage_drop, find_in (dpt_prescription_usage_list (), usage));
  adw_combo_row_set_selected (self->profession_row, find_in (dpt_prescription_profession_list (), profession));
  take_text (file, "name", self->name_row);
  take_text (file, "number", self->number_row);
  take_text (file, "instructions", self->instructions_row);
  take_text (file, "reason", self->reason_row);
  take_date (file, "issued", self->issued_entry);
  take_date (file, "until", self->until_entry);
  gtk_switch_set_active (self->forbid_switch, g_key_file_get_boolean (file, GROUP, "forbidden", NULL));
  take_eye (self, file, DPT_EYE_RIGHT);
  take_eye (self, file, DPT_EYE_LEFT);
}

static void
keep (DptPrescriptionDialog *self, const char *text)
{
  dpt_session_write_async (self->session, dpt_prescription_keep_form,
                           dpt_prescription_args_new (self->patient_id, self->id, text),
                           (GDestroyNotify) dpt_prescription_args_free, NULL, NULL, NULL, NULL);
}

static gboolean
keep_cb (gpointer user_data)
{
  DptPrescriptionDialog *self = user_data;
  g_autofree char *text = dup_draft (self);

  self->draft_source = 0;
  keep (self, text);
  return G_SOURCE_REMOVE;
}

/* --- typing --- */

static void
changed_cb (DptPrescriptionDialog *self)
{
  if (self->filling || self->form == NULL)
    return;
  show_error (self, NULL);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source = g_timeout_add (DRAFT_DELAY, keep_cb, self);
}

static void
edited_cb (DptPrescriptionDialog *self)
{
  if (self->form != NULL)
    show_live (self);
  changed_cb (self);
}

static void
law_cb (DptPrescriptionDialog *self)
{
  if (self->form != NULL && !self->filling)
    show_law (self);
  changed_cb (self);
}

static void
usage_cb (DptPrescriptionDialog *self)
{
  dpt_rx_grid_set_contact (self->grid, g_str_equal (get_usage (self), "contact"));
  law_cb (self);
}

static void
known_cb (DptPrescriptionDialog *self, GtkWidget *button)
{
  DptPrescriber *chosen = g_object_get_data (G_OBJECT (button), "prescriber");

  self->filling = TRUE;
  gtk_editable_set_text (self->name_row, dpt_record_get_string (chosen, DPT_PRESCRIBER_NAME));
  gtk_editable_set_text (self->number_row, dpt_record_get_string (chosen, DPT_PRESCRIBER_RPPS));
  adw_combo_row_set_selected (self->profession_row,
                              find_in (dpt_prescription_profession_list (),
                                       dpt_record_get_text (chosen, DPT_PRESCRIBER_PROFESSION)));
  self->filling = FALSE;
  g_set_object (&self->prescriber, chosen);
  gtk_widget_hide (GTK_WIDGET (self->known_box));
  law_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->issued_entry));
}

/* The known ones whose name holds what is typed, as buttons under it. */
static void
show_known (DptPrescriptionDialog *self)
{
  g_autofree char *wanted = dpt_text_fold (gtk_editable_get_text (self->name_row));
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->known_box))) != NULL)
    gtk_box_remove (self->known_box, child);
  for (guint i = 0; *wanted != '\0' && i < self->form->prescribers->len && n < N_KNOWN; i++)
    {
      DptPrescriber *known = self->form->prescribers->pdata[i];
      const char *name = dpt_record_get_string (known, DPT_PRESCRIBER_NAME);
      g_autofree char *folded = dpt_text_fold (name);
      GtkWidget *button;

      if (strstr (folded, wanted) == NULL)
        continue;
      button = gtk_button_new_with_label (name);
      gtk_widget_add_css_class (button, "dpt-small");
      g_object_set_data_full (G_OBJECT (button), "prescriber", g_object_ref (known), g_object_unref);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (known_cb), self);
      gtk_box_append (self->known_box, button);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->known_box), n > 0);
}

static void
name_cb (DptPrescriptionDialog *self)
{
  if (self->filling || self->form == NULL)
    return;
  g_clear_object (&self->prescriber);
  show_known (self);
  changed_cb (self);
}

/* --- saving --- */

static DptPrescriptionSheet *
create_sheet (DptPrescriptionDialog *self)
{
  g_autoptr (DptPrescriptionEye) right = dpt_rx_grid_dup_eye (self->grid, DPT_EYE_RIGHT);
  g_autoptr (DptPrescriptionEye) left = dpt_rx_grid_dup_eye (self->grid, DPT_EYE_LEFT);
  g_autoptr (DptPrescription) head = dpt_record_new (DPT_TYPE_PRESCRIPTION);

  dpt_record_set_int (head, DPT_PRESCRIPTION_PATIENT_ID, self->patient_id);
  dpt_record_set_text (head, DPT_PRESCRIPTION_USAGE, get_usage (self));
  dpt_record_set_text (head, DPT_PRESCRIPTION_ISSUED_ON, dpt_date_entry_get_date (self->issued_entry));
  dpt_record_set_text (head, DPT_PRESCRIPTION_VALID_UNTIL, dpt_date_entry_get_date (self->until_entry));
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NAME, gtk_editable_get_text (self->name_row));
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NUMBER, gtk_editable_get_text (self->number_row));
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION, get_profession (self));
  dpt_record_set_text (head, DPT_PRESCRIPTION_INSTRUCTIONS, gtk_editable_get_text (self->instructions_row));
  dpt_record_set_int (head, DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN, gtk_switch_get_active (self->forbid_switch));
  if (self->prescriber != NULL)
    dpt_record_set_int (head, DPT_PRESCRIPTION_PRESCRIBER_ID, dpt_record_get_id (self->prescriber));
  return dpt_prescription_sheet_new (head, right, left);
}

static void
show_refusal (DptPrescriptionDialog *self, const GError *error)
{
  const char *field = dpt_error_get_field (error);

  show_error (self, error);
  if (g_strcmp0 (field, "issued_on") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->issued_entry));
  else if (g_strcmp0 (field, "prescriber_name") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  else if (g_strcmp0 (field, "reason") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptPrescriptionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPrescriptionSheet) sheet = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  self->saving = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  if (sheet == NULL)
    {
      show_refusal (self, error);
      return;
    }
  gtk_widget_hide (GTK_WIDGET (self));
  g_signal_emit (self, saved_signal, 0, sheet);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPrescriptionDialog *self = DPT_PRESCRIPTION_DIALOG (widget);
  DptPrescriptionArgs *args;
  const char *reason;

  if (self->form == NULL || self->saving)
    return;
  dpt_rx_grid_commit (self->grid);
  dpt_field_entry_commit (DPT_FIELD_ENTRY (self->issued_entry));
  dpt_field_entry_commit (DPT_FIELD_ENTRY (self->until_entry));
  reason = dpt_field_entry_go_to_refused (GTK_WIDGET (self));
  if (reason != NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (DPT_ERROR, DPT_ERROR_INVALID, reason);

      show_error (self, error);
      return;
    }
  g_clear_handle_id (&self->draft_source, g_source_remove);
  show_error (self, NULL);
  args = dpt_prescription_args_new (self->patient_id, self->id, gtk_editable_get_text (self->reason_row));
  args->sheet = create_sheet (self);
  if (self->id == 0 && dpt_scan_view_get_scan (self->scan_view) != NULL)
    args->scan = g_object_ref (dpt_scan_view_get_scan (self->scan_view));
  self->saving = TRUE;
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  dpt_session_write_async (self->session, dpt_prescription_save_form, args,
                           (GDestroyNotify) dpt_prescription_args_free, g_object_unref, NULL, saved_cb,
                           g_object_ref (self));
}

static void
copy_across_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_rx_grid_copy_across (DPT_PRESCRIPTION_DIALOG (widget)->grid);
}

/* --- opening --- */

static void
show_form (DptPrescriptionDialog *self)
{
  DptPrescription *head = self->form->sheet ? dpt_prescription_sheet_get_head (self->form->sheet) : NULL;
  g_autofree char *today = dpt_session_dup_today (self->session);

  self->filling = TRUE;
  adw_window_title_set_subtitle (self->title, self->form->patient_name);
  dpt_date_entry_set_today (self->issued_entry, today);
  dpt_date_entry_set_today (self->until_entry, today);
  dpt_date_entry_set_range (self->issued_entry, NULL, today);
  dpt_date_entry_set_date (self->until_entry, NULL);
  dpt_date_entry_set_date (self->issued_entry, head ? dpt_record_get_text (head, DPT_PRESCRIPTION_ISSUED_ON) : NULL);
  gtk_drop_down_set_selected (
    self->usage_drop, find_in (dpt_prescription_usage_list (),
                               head ? dpt_record_get_text (head, DPT_PRESCRIPTION_USAGE) : "progressive"));
  gtk_editable_set_text (self->name_row, head ? dpt_record_get_string (head, DPT_PRESCRIPTION_PRESCRIBER_NAME) : "");
  gtk_editable_set_text (self->reason_row, "");
  for (guint i = 0; i < 2; i++)
    {
      DptPrescriptionEye *eye = head ? dpt_prescription_sheet_get_eye (self->form->sheet, EYE (i)) : NULL;

      dpt_rx_grid_set_eye (self->grid, EYE (i), eye);
      dpt_rx_grid_set_earlier (self->grid, EYE (i), eye);
    }
  dpt_scan_view_set_scan (self->scan_view, self->given != NULL ? self->given : self->form->scan);
  self->filling = FALSE;
  usage_cb (self);
  show_live (self);
  g_clear_handle_id (&self->draft_source, g_source_remove);
}

static void
forget_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPrescriptionDialog *self = DPT_PRESCRIPTION_DIALOG (widget);

  gtk_revealer_set_reveal_child (self->notice, FALSE);
  g_clear_pointer (&self->form->draft, g_free);
  gtk_editable_set_text (self->number_row, "");
  gtk_editable_set_text (self->instructions_row, "");
  show_form (self);
  keep (self, NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptPrescriptionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPrescriptionForm) form = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (form == NULL)
    {
      show_error (self, error);
      return;
    }
  self->form = g_steal_pointer (&form);
  show_form (self);
  if (self->form->draft != NULL)
    {
      self->filling = TRUE;
      take_draft (self, self->form->draft);
      self->filling = FALSE;
      usage_cb (self);
      show_live (self);
      g_clear_handle_id (&self->draft_source, g_source_remove);
      gtk_revealer_set_reveal_child (self->notice, TRUE);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

/* --- making --- */

static void
dpt_prescription_dialog_dispose (GObject *object)
{
  DptPrescriptionDialog *self = DPT_PRESCRIPTION_DIALOG (object);

  /* What was typed in the last second is kept, too. */
  if (self->draft_source != 0)
    {
      g_clear_handle_id (&self->draft_source, g_source_remove);
      keep_cb (self);
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->prescriber);
  g_clear_object (&self->given);
  g_clear_object (&self->session);
  g_clear_pointer (&self->form, dpt_prescription_form_free);
  G_OBJECT_CLASS (dpt_prescription_dialog_parent_class)->dispose (object);
}

static void
dpt_prescription_dialog_class_init (DptPrescriptionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_prescription_dialog_dispose;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, DPT_TYPE_PRESCRIPTION_SHEET);
  g_type_ensure (DPT_TYPE_RX_GRID);
  g_type_ensure (DPT_TYPE_SCAN_VIEW);
  g_type_ensure (DPT_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/common/dpt-prescription-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, usage_drop);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, live_label);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, prescriber_group);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, known_box);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, number_row);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, profession_row);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, validity_group);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, issued_entry);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, law_row);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, until_entry);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, forbid_switch);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, instructions_row);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, reason_group);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, DptPrescriptionDialog, scan_view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, law_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.copy-across", NULL, copy_across_action);
  gtk_widget_class_install_action (widget_class, "form.forget", NULL, forget_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "form.copy-across",
                                       NULL);
}

static void
dpt_prescription_dialog_init (DptPrescriptionDialog *self)
{
  g_autoptr (GtkStringList) usages = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) professions = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; dpt_prescription_usage_list ()[i] != NULL; i++)
    gtk_string_list_append (usages, dpt_prescription_usage_get_label (dpt_prescription_usage_list ()[i]));
  for (guint i = 0; dpt_prescription_profession_list ()[i] != NULL; i++)
    gtk_string_list_append (professions,
                            dpt_prescription_profession_get_label (dpt_prescription_profession_list ()[i]));
  gtk_drop_down_set_model (self->usage_drop, G_LIST_MODEL (usages));
  adw_combo_row_set_model (self->profession_row, G_LIST_MODEL (professions));
  g_signal_connect_swapped (self->usage_drop, "notify::selected", G_CALLBACK (usage_cb), self);
  g_signal_connect_swapped (self->grid, "edited", G_CALLBACK (edited_cb), self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
}

DptPrescriptionDialog *
dpt_prescription_dialog_new (DptSession *session, gint64 patient_id, gint64 id)
{
  DptPrescriptionDialog *self = g_object_new (DPT_TYPE_PRESCRIPTION_DIALOG, NULL);
  const char *title = id != 0 ? _ ("Adapt a prescription at renewal") : _ ("Prescription from outside");

  self->session = g_object_ref (session);
  self->patient_id = patient_id;
  self->id = id;
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  /* Of an adapted one everything but the powers is the prescriber's. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->usage_drop), id == 0);
  gtk_widget_set_visible (self->prescriber_group, id == 0);
  gtk_widget_set_visible (self->validity_group, id == 0);
  gtk_widget_set_visible (self->reason_group, id != 0);
  dpt_scan_view_set_editable (self->scan_view, id == 0);
  if (id != 0)
    gtk_button_set_label (self->save_button, _ ("_Adapt it"));
  dpt_session_write_async (session, dpt_prescription_open_form, dpt_prescription_args_new (patient_id, id, NULL),
                           (GDestroyNotify) dpt_prescription_args_free,
                           (GDestroyNotify) dpt_prescription_form_free, self->cancellable, opened_cb,
                           g_object_ref (self));
  return self;
}

void
dpt_prescription_dialog_set_scan (DptPrescriptionDialog *self, DptScan *scan)
{
  g_return_if_fail (DPT_IS_PRESCRIPTION_DIALOG (self) && DPT_IS_SCAN (scan));

  g_set_object (&self->given, scan);
  dpt_scan_view_set_scan (self->scan_view, scan);
  dpt_scan_view_set_editable (self->scan_view, FALSE);
}
