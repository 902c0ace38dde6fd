/* dpt-patient-form.c - see dpt-patient-form.h.
 * For: a control for each field of the table, and the words under it. Not for: where values live (dpt-patient-field.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-patient-form.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/dpt-text.h"
#include "engine/patient/dpt-prescriber.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-partner-dialog.h"
#include "gui/reception/dpt-patient-choice.h"
#include "gui/reception/dpt-patient-field.h"
#include "gui/reception/dpt-relatives-editor.h"
#include "gui/reception/dpt-tags-editor.h"

/* One field on the screen. */
typedef struct
{
  DptPatientForm *form;
  const DptPatientField *field;
  GtkWidget *control;
  GtkLabel *fault;
} Row;

struct _DptPatientForm
{
  AdwBin parent_instance;

  GPtrArray *rows;
  DptRelativesEditor *relatives; /* %NULL without that part, as the next */
  DptTagsEditor *tags;
  DptSession *session;
  DptPatientFile *file;
  char *country;
  gboolean showing; /* it is the program that fills the fields */
};

G_DEFINE_FINAL_TYPE (DptPatientForm, dpt_patient_form, ADW_TYPE_BIN)

static guint changed_signal;

/* --- values --- */

static char *
dup_shown (Row *row)
{
  if (DPT_IS_DATE_ENTRY (row->control))
    return g_strdup (dpt_date_entry_get_date (DPT_DATE_ENTRY (row->control)));
  if (GTK_IS_CHECK_BUTTON (row->control))
    return gtk_check_button_get_active (GTK_CHECK_BUTTON (row->control)) ? g_strdup ("1") : NULL;
  if (GTK_IS_EDITABLE (row->control))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->control)));
  return dpt_patient_choice_dup_value (GTK_DROP_DOWN (row->control));
}

static void
show_value (Row *row, const char *value)
{
  if (DPT_IS_DATE_ENTRY (row->control))
    dpt_date_entry_set_date (DPT_DATE_ENTRY (row->control), value);
  else if (GTK_IS_CHECK_BUTTON (row->control))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (row->control), value != NULL);
  else if (GTK_IS_EDITABLE (row->control))
    gtk_editable_set_text (GTK_EDITABLE (row->control), value != NULL ? value : "");
  else
    dpt_patient_choice_set_value (GTK_DROP_DOWN (row->control), value);
}

static void
show_fault (Row *row, const char *text)
{
  gtk_label_set_label (row->fault, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (row->fault), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (row->control, "error");
  else
    gtk_widget_remove_css_class (row->control, "error");
}

/* Few people have a third telephone: room for it comes when the file has one, and for one more when that is filled in. What was seen
 * stays, so that nothing moves away from under the cursor. */
static void
show_spare_rows (DptPatientForm *self, gboolean anew)
{
  gboolean before = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      Row *last = i > 0 ? self->rows->pdata[i - 1] : NULL;
      GtkWidget *box = gtk_widget_get_parent (row->control);
      gboolean filled;

      if (!row->field->spare)
        continue;
      before = before && last->field->spare && dpt_patient_field_is_next (row->field, last->field);
      filled = *gtk_editable_get_text (GTK_EDITABLE (row->control)) != '\0';
      gtk_widget_set_visible (box, filled || before || (!anew && gtk_widget_get_visible (box)));
      before = filled;
    }
}

/* What stands in the fields of one list of the file, but for one of them. */
static void
show_place_again (DptPatientForm *self, Row *changed, DptPatientFieldPlace place)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      g_autofree char *value = NULL;

      if (row == changed || row->field->place != place)
        continue;
      value = dpt_patient_field_dup_value (row->field, self->file);
      show_value (row, value);
    }
  self->showing = FALSE;
  show_spare_rows (self, FALSE);
}

static void
changed_cb (Row *row)
{
  DptPatientForm *self = row->form;
  g_autofree char *value = NULL;

  if (self->showing || self->file == NULL)
    return;
  value = dup_shown (row);
  dpt_patient_field_set_value (row->field, self->file, value, self->country);
  if (row->field->place == DPT_FIELD_OF_CONSENT) /* a word about all ways is also one about each */
    show_place_again (self, row, DPT_FIELD_OF_CONSENT);
  if (row->field->spare)
    show_spare_rows (self, FALSE);
  if (gtk_widget_get_visible (GTK_WIDGET (row->fault)))
    {
      g_autofree char *fault = dpt_patient_field_check (row->field, self->file);

      show_fault (row, fault);
    }
  g_signal_emit (self, changed_signal, 0);
}

/* --- controls --- */

static void
make_control (Row *row, const char *label)
{
  switch (row->field->control)
    {
    case DPT_PATIENT_CONTROL_DATE:
      row->control = dpt_date_entry_new ();
      dpt_field_entry_set_label (DPT_FIELD_ENTRY (row->control), label);
      g_signal_connect_swapped (row->control, "notify::date", G_CALLBACK (changed_cb), row);
      break;
    case DPT_PATIENT_CONTROL_CHECK:
      row->control = gtk_check_button_new_with_label (label);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (row->control)), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (gtk_widget_get_last_child (row->control), label);
      g_signal_connect_swapped (row->control, "toggled", G_CALLBACK (changed_cb), row);
      break;
    case DPT_PATIENT_CONTROL_CHOICE:
    case DPT_PATIENT_CONTROL_STEPS:
    case DPT_PATIENT_CONTROL_LANGUAGE:
    case DPT_PATIENT_CONTROL_ESTABLISHMENT:
    case DPT_PATIENT_CONTROL_PRESCRIBER:
    case DPT_PATIENT_CONTROL_INSURER:
      row->control = dpt_patient_choice_new (row->field);
      g_signal_connect_swapped (row->control, "notify::selected", G_CALLBACK (changed_cb), row);
      break;
    case DPT_PATIENT_CONTROL_ENTRY:
    default:
      row->control = gtk_entry_new ();
      g_signal_connect_swapped (row->control, "changed", G_CALLBACK (changed_cb), row);
    }
  /* As wide as its column, however narrow that is. */
  if (GTK_IS_EDITABLE (row->control))
    gtk_editable_set_width_chars (GTK_EDITABLE (row->control), 4);
  if (row->field->place == DPT_FIELD_OF_ALERT)
    gtk_widget_add_css_class (row->control, "dpt-clinical"); /* the privacy key blanks it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->control), GTK_ACCESSIBLE_PROPERTY_LABEL, dpt_patient_field_get_about (row->field), -1);
}

static GtkWidget *
make_name (const char *label)
{
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  return name;
}

/* --- one that the shop does not know yet --- */

static void
partner_saved_cb (GtkWidget *button, DptRecord *record)
{
  Row *asked = g_object_get_data (G_OBJECT (button), "dpt-row");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dpt_record_get_id (record));

  for (guint i = 0; i < asked->form->rows->len; i++)
    {
      Row *row = asked->form->rows->pdata[i];

      if (dpt_patient_choice_offers (row->field, record))
        dpt_patient_choice_add (GTK_DROP_DOWN (row->control), id, dpt_record_get_string (record, 0)); /* NAME stands first in both */
    }
  if (dpt_patient_choice_offers (asked->field, record))
    dpt_patient_choice_set_value (GTK_DROP_DOWN (asked->control), id);
}

static void
add_partner_cb (GtkWidget *button, DptPatientForm *self)
{
  Row *row = g_object_get_data (G_OBJECT (button), "dpt-row");
  gboolean insurer = row->field->control == DPT_PATIENT_CONTROL_INSURER;
  g_autoptr (DptRecord) record = dpt_record_new (insurer ? DPT_TYPE_INSURER : DPT_TYPE_PRESCRIBER);
  GtkRoot *root = gtk_widget_get_root (button);
  DptPartnerDialog *dialog;

  if (self->session == NULL)
    return;
  if (insurer)
    dpt_record_set_text (record, DPT_INSURER_KIND, g_str_equal (row->field->key, "1") ? "compulsory" : "complementary");
  dialog = dpt_partner_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session,
                                   insurer ? &dpt_insurer_kind : &dpt_prescriber_kind, record);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (partner_saved_cb), button, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
make_with_button (DptPatientForm *self, Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  /* Translators: the button beside a choice that adds one to it: "Add: Prescriber" */
  g_autofree char *about = g_strdup_printf (_ ("Add: %s"), dpt_patient_field_get_about (row->field));

  gtk_widget_set_hexpand (row->control, TRUE);
  gtk_widget_set_tooltip_text (button, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  g_object_set_data (G_OBJECT (button), "dpt-row", row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_partner_cb), self, 0);
  gtk_box_append (GTK_BOX (box), row->control);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_row (DptPatientForm *self, const DptPatientField *field)
{
  const char *label = g_dgettext (GETTEXT_PACKAGE, field->label);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *about = NULL;
  Row *row = g_new0 (Row, 1);

  row->form = self;
  row->field = field;
  make_control (row, label);
  row->fault = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (row->fault, 0);
  gtk_label_set_wrap (row->fault, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row->fault), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->fault), "error");
  gtk_widget_set_visible (GTK_WIDGET (row->fault), FALSE);
  /* Translators: the accessible description of the words that say what is wrong with a field */
  about = g_strdup_printf (_ ("What is wrong with: %s"), dpt_patient_field_get_about (field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->fault), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  if (field->control != DPT_PATIENT_CONTROL_CHECK)
    gtk_box_append (GTK_BOX (box), make_name (label));
  if (field->control == DPT_PATIENT_CONTROL_PRESCRIBER || field->control == DPT_PATIENT_CONTROL_INSURER)
    gtk_box_append (GTK_BOX (box), make_with_button (self, row));
  else
    gtk_box_append (GTK_BOX (box), row->control);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->fault));
  gtk_widget_set_hexpand (box, TRUE);
  g_ptr_array_add (self->rows, row);
  return box;
}

/* Two halves a line; where the next cell goes. */
typedef struct
{
  GtkGrid *grid;
  int line; /* the last one in use, -1 for none */
  gboolean half;
} Column;

static void
add_head (Column *column, const char *title)
{
  GtkWidget *head = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "heading");
  if (column->line >= 0)
    gtk_widget_set_margin_top (head, 12);
  gtk_grid_attach (column->grid, head, 0, ++column->line, 2, 1);
  column->half = FALSE;
}

static void
add_field (DptPatientForm *self, Column *column, const DptPatientField *field)
{
  if (field->group != NULL)
    add_head (column, g_dgettext (GETTEXT_PACKAGE, field->group));
  if (field->wide || !column->half)
    column->line++;
  gtk_grid_attach (column->grid, make_row (self, field), !field->wide && column->half ? 1 : 0, column->line, field->wide ? 2 : 1, 1);
  column->half = !field->wide && !column->half;
}

static void
list_changed_cb (DptPatientForm *self)
{
  if (!self->showing && self->file != NULL)
    g_signal_emit (self, changed_signal, 0);
}

static void
add_family (DptPatientForm *self, Column *column)
{
  self->relatives = DPT_RELATIVES_EDITOR (dpt_relatives_editor_new ());
  self->tags = DPT_TAGS_EDITOR (dpt_tags_editor_new ());
  g_signal_connect_object (self->relatives, "changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tags, "changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  add_head (column, _ ("Family"));
  gtk_grid_attach (column->grid, GTK_WIDGET (self->relatives), 0, ++column->line, 2, 1);
  add_head (column, _ ("Tags"));
  gtk_grid_attach (column->grid, GTK_WIDGET (self->tags), 0, ++column->line, 2, 1);
}

/* Columns and the cells of a line fill their height: Tab goes by the middle of what stands side by side, and a shorter one would come first. */
static GtkWidget *
make_column (DptPatientForm *self, guint parts)
{
  guint n;
  const DptPatientField *fields = dpt_patient_field_get (&n);
  Column column = { GTK_GRID (gtk_grid_new ()), -1, FALSE };

  gtk_grid_set_column_homogeneous (column.grid, TRUE);
  gtk_grid_set_column_spacing (column.grid, 6);
  gtk_grid_set_row_spacing (column.grid, 6);
  for (guint i = 0; i < n; i++)
    if ((fields[i].part & parts) != 0)
      add_field (self, &column, &fields[i]);
  if ((parts & DPT_PATIENT_FORM_FAMILY) != 0)
    add_family (self, &column);
  gtk_widget_set_hexpand (GTK_WIDGET (column.grid), TRUE);
  return GTK_WIDGET (column.grid);
}

static void
dpt_patient_form_dispose (GObject *object)
{
  DptPatientForm *self = DPT_PATIENT_FORM (object);

  self->showing = TRUE;
  g_clear_object (&self->file);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_patient_form_parent_class)->dispose (object);
}

static void
dpt_patient_form_finalize (GObject *object)
{
  DptPatientForm *self = DPT_PATIENT_FORM (object);

  g_ptr_array_unref (self->rows);
  g_free (self->country);

  G_OBJECT_CLASS (dpt_patient_form_parent_class)->finalize (object);
}

static void
dpt_patient_form_class_init (DptPatientFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_patient_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = dpt_patient_form_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_patient_form_init (DptPatientForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
dpt_patient_form_new (const guint *columns)
{
  DptPatientForm *self = g_object_new (DPT_TYPE_PATIENT_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  g_return_val_if_fail (columns != NULL, NULL);

  gtk_widget_add_css_class (box, "dpt-form");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; columns[i] != 0; i++)
    gtk_box_append (GTK_BOX (box), make_column (self, columns[i]));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

void
dpt_patient_form_set_session (DptPatientForm *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_PATIENT_FORM (self));

  g_set_object (&self->session, session);
  if (self->relatives == NULL)
    return;
  dpt_relatives_editor_set_session (self->relatives, session);
  dpt_tags_editor_set_session (self->tags, session);
}

void
dpt_patient_form_set_choices (DptPatientForm *self, const DptPatientChoices *choices)
{
  g_return_if_fail (DPT_IS_PATIENT_FORM (self));
  g_return_if_fail (choices != NULL);

  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      g_autofree char *value = NULL;

      if (!dpt_patient_choice_fill (row->control, row->field, choices))
        continue;
      if (self->file != NULL)
        value = dpt_patient_field_dup_value (row->field, self->file);
      show_value (row, value);
    }
  self->showing = FALSE;
}

void
dpt_patient_form_set_file (DptPatientForm *self, DptPatientFile *file, const char *country)
{
  g_return_if_fail (DPT_IS_PATIENT_FORM (self));
  g_return_if_fail (file == NULL || DPT_IS_PATIENT_FILE (file));

  g_set_object (&self->file, file);
  g_free (self->country);
  self->country = g_strdup (country);
  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      g_autofree char *value = file != NULL ? dpt_patient_field_dup_value (row->field, file) : NULL;

      show_value (row, value);
      show_fault (row, NULL);
    }
  if (self->relatives != NULL)
    {
      dpt_relatives_editor_set_file (self->relatives, file);
      dpt_tags_editor_set_file (self->tags, file);
    }
  self->showing = FALSE;
  show_spare_rows (self, TRUE);
}

DptPatientFile *
dpt_patient_form_get_file (DptPatientForm *self)
{
  g_return_val_if_fail (DPT_IS_PATIENT_FORM (self), NULL);

  return self->file;
}

gboolean
dpt_patient_form_check (DptPatientForm *self)
{
  Row *first = NULL;

  g_return_val_if_fail (DPT_IS_PATIENT_FORM (self), FALSE);

  if (self->file != NULL && dpt_patient_field_prune (self->file))
    show_place_again (self, NULL, DPT_FIELD_OF_CONTACT);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      g_autofree char *fault = NULL;

      if (DPT_IS_FIELD_ENTRY (row->control) && !dpt_field_entry_commit (DPT_FIELD_ENTRY (row->control)))
        fault = g_strdup (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (row->control)));
      else if (self->file != NULL)
        fault = dpt_patient_field_check (row->field, self->file);
      show_fault (row, fault);
      if (fault != NULL && first == NULL)
        first = row;
    }
  if (first != NULL)
    gtk_widget_grab_focus (first->control);
  return first == NULL;
}

char *
dpt_patient_form_dup_draft (DptPatientForm *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (DPT_IS_PATIENT_FORM (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      g_autofree char *name = dpt_patient_field_dup_name (row->field);
      g_autofree char *value = dup_shown (row);

      /* What was emptied is a change, too. */
      json_object_set_string_member (object, name, dpt_text_is_blank (value) ? "" : value);
    }
  if (self->relatives != NULL)
    {
      dpt_relatives_editor_write_draft (self->relatives, object);
      dpt_tags_editor_write_draft (self->tags, object);
    }
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

gboolean
dpt_patient_form_take_draft (DptPatientForm *self, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  gboolean any = FALSE;

  g_return_val_if_fail (DPT_IS_PATIENT_FORM (self), FALSE);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      g_autofree char *name = dpt_patient_field_dup_name (row->field);
      const char *value = json_object_get_string_member_with_default (json_node_get_object (node), name, NULL);

      if (value == NULL)
        continue;
      show_value (row, *value != '\0' ? value : NULL);
      any |= *value != '\0';
    }
  if (self->relatives != NULL)
    {
      any |= dpt_relatives_editor_read_draft (self->relatives, json_node_get_object (node));
      any |= dpt_tags_editor_read_draft (self->tags, json_node_get_object (node));
    }
  show_spare_rows (self, FALSE);
  return any;
}

void
dpt_patient_form_focus (DptPatientForm *self)
{
  g_return_if_fail (DPT_IS_PATIENT_FORM (self));

  if (self->rows->len > 0)
    gtk_widget_grab_focus (((Row *) self->rows->pdata[0])->control);
}
