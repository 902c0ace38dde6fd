/* dpt-record-form.c - see dpt-record-form.h.
 * For: a row a field. Not for: saving.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-record-form.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "gui/common/dpt-mark.h"

struct _DptRecordForm
{
  AdwBin parent_instance;

  const DptRecordKind *kind;
  GtkWidget **rows; /* as kind->fields */
  GtkWidget *group;
  GtkLabel *message;
  GtkWidget *marked;
  DptRecord *record;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DptRecordForm, dpt_record_form, ADW_TYPE_BIN)

static guint changed_signal;

/* --- values --- */

static void
take_row (DptRecordForm *self, gsize i)
{
  guint number = self->kind->fields[i];
  const DptField *field = dpt_record_get_field (self->record, number);

  if (ADW_IS_COMBO_ROW (self->rows[i]))
    {
      guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[i]));

      dpt_record_set_text (self->record, number, field->choices[chosen]);
    }
  else if (field->kind == DPT_FIELD_BOOL)
    dpt_record_set_int (self->record, number, gtk_switch_get_active (g_object_get_data (G_OBJECT (self->rows[i]), "dpt-switch")));
  else
    dpt_record_set_text (self->record, number, gtk_editable_get_text (GTK_EDITABLE (self->rows[i])));
}

static void
show_row (DptRecordForm *self, gsize i)
{
  guint number = self->kind->fields[i];
  const DptField *field = dpt_record_get_field (self->record, number);
  const char *text = dpt_record_get_text (self->record, number);

  if (ADW_IS_COMBO_ROW (self->rows[i]))
    {
      for (guint k = 0; field->choices[k] != NULL; k++)
        if (g_strcmp0 (field->choices[k], text) == 0 || (text == NULL && k == 0))
          adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows[i]), k);
    }
  else if (field->kind == DPT_FIELD_BOOL)
    gtk_switch_set_active (g_object_get_data (G_OBJECT (self->rows[i]), "dpt-switch"),
                           dpt_record_is_null (self->record, number) || dpt_record_get_int (self->record, number) != 0);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), text != NULL ? text : "");
}

static void
changed_cb (DptRecordForm *self)
{
  if (self->filling || self->record == NULL)
    return;
  for (gsize i = 0; i < self->kind->n_fields; i++)
    take_row (self, i);
  dpt_mark_field (&self->marked, NULL, self->message, "");
  g_signal_emit (self, changed_signal, 0);
}

/* --- rows --- */

static GtkWidget *
make_combo (DptRecordForm *self, const DptField *field)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; field->choices[i] != NULL; i++)
    gtk_string_list_append (words, self->kind->get_word (field->choices[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_switch (DptRecordForm *self, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *on = gtk_switch_new ();

  gtk_widget_set_valign (on, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (on), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), on);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), on);
  g_object_set_data (G_OBJECT (row), "dpt-switch", on);
  g_signal_connect_object (on, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_row (DptRecordForm *self, const DptField *field)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, field->label);
  GtkWidget *row;

  if (field->kind == DPT_FIELD_ENUM)
    row = make_combo (self, field);
  else if (field->kind == DPT_FIELD_BOOL)
    row = make_switch (self, title);
  else
    {
      row = adw_entry_row_new ();
      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

/* --- the form --- */

static void
dpt_record_form_finalize (GObject *object)
{
  DptRecordForm *self = DPT_RECORD_FORM (object);

  g_clear_object (&self->record);
  g_free (self->rows);

  G_OBJECT_CLASS (dpt_record_form_parent_class)->finalize (object);
}

static void
dpt_record_form_class_init (DptRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_record_form_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_record_form_init (DptRecordForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->group = adw_preferences_group_new ();
  self->message = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->message), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Message"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (box), self->group);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dpt_record_form_new (const DptRecordKind *kind)
{
  DptRecordForm *self = g_object_new (DPT_TYPE_RECORD_FORM, NULL);
  g_autoptr (DptRecord) sample = NULL;

  g_return_val_if_fail (kind != NULL, NULL);

  self->kind = kind;
  self->rows = g_new0 (GtkWidget *, kind->n_fields);
  sample = dpt_record_new (kind->get_type ());
  for (gsize i = 0; i < kind->n_fields; i++)
    {
      self->rows[i] = make_row (self, dpt_record_get_field (sample, kind->fields[i]));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->rows[i]);
    }
  return GTK_WIDGET (self);
}

void
dpt_record_form_set_record (DptRecordForm *self, gpointer record)
{
  g_return_if_fail (DPT_IS_RECORD_FORM (self));
  g_return_if_fail (record == NULL || DPT_IS_RECORD (record));

  self->filling = TRUE;
  g_set_object (&self->record, record);
  dpt_mark_field (&self->marked, NULL, self->message, "");
  for (gsize i = 0; i < self->kind->n_fields && record != NULL; i++)
    show_row (self, i);
  self->filling = FALSE;
  /* Of a new one, the first words to choose from stand as chosen. */
  for (gsize i = 0; i < self->kind->n_fields && record != NULL && !dpt_record_is_saved (record); i++)
    take_row (self, i);
}

gpointer
dpt_record_form_get_record (DptRecordForm *self)
{
  g_return_val_if_fail (DPT_IS_RECORD_FORM (self), NULL);

  return self->record;
}

void
dpt_record_form_show_error (DptRecordForm *self, const GError *error)
{
  GtkWidget *row = NULL;

  g_return_if_fail (DPT_IS_RECORD_FORM (self));

  for (gsize i = 0; i < self->kind->n_fields && error != NULL && self->record != NULL; i++)
    if (g_strcmp0 (dpt_record_get_field (self->record, self->kind->fields[i])->column, dpt_error_get_field (error)) == 0)
      row = self->rows[i];
  dpt_mark_field (&self->marked, row, self->message, error != NULL ? error->message : "");
}

void
dpt_record_form_focus (DptRecordForm *self)
{
  g_return_if_fail (DPT_IS_RECORD_FORM (self));

  gtk_widget_grab_focus (self->rows[0]);
}
