/* dpt-reading-dialog.c - see dpt-reading-dialog.h.
 * For: a line for each field with two values, and the choice by key. Not for: writing what was chosen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-reading-dialog.h"

#include <glib/gi18n-lib.h>

struct _DptReadingDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkGrid *grid;
  GtkLabel *device_label;
  GtkLabel *rest_label;
  GtkWidget *take_button;

  DptReadingPlan *plan;
  GPtrArray *takes; /* the right check button of each line */
  GArray *fields;   /* guint: which field it is of */
};

G_DEFINE_FINAL_TYPE (DptReadingDialog, dpt_reading_dialog, ADW_TYPE_WINDOW)

static guint take_signal;

static void
toggled_cb (DptReadingDialog *self, GtkCheckButton *take)
{
  guint line;

  if (g_ptr_array_find (self->takes, take, &line))
    dpt_reading_plan_set_take (self->plan, g_array_index (self->fields, guint, line), gtk_check_button_get_active (take));
}

static GtkWidget *
create_choice (const char *value, const char *name, const char *tip)
{
  GtkWidget *button = gtk_check_button_new_with_label (value);

  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_line (DptReadingDialog *self, guint index, const DptReadingField *field)
{
  int row = (int) self->takes->len + 1;
  GtkWidget *label = gtk_label_new (field->label);
  GtkWidget *keep, *take;
  g_autofree char *keep_name = NULL;
  g_autofree char *take_name = NULL;

  /* Translators: a field of the visit ("Autorefractor, Right eye") and the value that stands there */
  keep_name = g_strdup_printf (_ ("Keep, %s: %s"), field->label, field->present);
  /* Translators: a field of the visit and the value that an instrument measured */
  take_name = g_strdup_printf (_ ("Take, %s: %s"), field->label, field->offered);
  keep = create_choice (field->present, keep_name, field->by_person ? _ ("Typed") : _ ("From an earlier reading"));
  take = create_choice (field->offered, take_name, _ ("Measured now"));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (take), GTK_CHECK_BUTTON (keep));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (field->take ? take : keep), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "row-name");
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  gtk_grid_attach (self->grid, keep, 1, row, 1, 1);
  gtk_grid_attach (self->grid, take, 2, row, 1, 1);
  g_ptr_array_add (self->takes, take);
  g_array_append_val (self->fields, index);
  g_signal_connect_swapped (take, "toggled", G_CALLBACK (toggled_cb), self);
}

static void
show_plan (DptReadingDialog *self)
{
  guint rest = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < dpt_reading_plan_get_n_fields (self->plan); i++)
    {
      const DptReadingField *field = dpt_reading_plan_get_field (self->plan, i);

      if (field->conflict)
        add_line (self, i, field);
      else
        rest++;
    }
  /* Translators: a number of fields of the visit */
  words = g_strdup_printf (ngettext ("%u other field is filled.", "%u other fields are filled.", rest), rest);
  gtk_label_set_label (self->rest_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), rest > 0);
}

void
dpt_reading_dialog_choose_all (DptReadingDialog *self, gboolean take)
{
  g_return_if_fail (DPT_IS_READING_DIALOG (self));

  for (guint i = 0; i < self->takes->len; i++)
    {
      GtkWidget *other = gtk_widget_get_prev_sibling (self->takes->pdata[i]);

      gtk_check_button_set_active (take ? self->takes->pdata[i] : GTK_CHECK_BUTTON (other), TRUE);
    }
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_reading_dialog_choose_all (DPT_READING_DIALOG (widget), g_str_equal (name, "reading.take-all"));
  gtk_widget_grab_focus (DPT_READING_DIALOG (widget)->take_button);
}

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, take_signal, 0);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
dpt_reading_dialog_finalize (GObject *object)
{
  DptReadingDialog *self = DPT_READING_DIALOG (object);

  g_clear_pointer (&self->plan, dpt_reading_plan_free);
  g_ptr_array_unref (self->takes);
  g_array_unref (self->fields);
  G_OBJECT_CLASS (dpt_reading_dialog_parent_class)->finalize (object);
}

static void
dpt_reading_dialog_class_init (DptReadingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_reading_dialog_finalize;
  take_signal = g_signal_new ("take", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/exam/dpt-reading-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DptReadingDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DptReadingDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, DptReadingDialog, device_label);
  gtk_widget_class_bind_template_child (widget_class, DptReadingDialog, rest_label);
  gtk_widget_class_bind_template_child (widget_class, DptReadingDialog, take_button);
  gtk_widget_class_install_action (widget_class, "reading.take", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "reading.take-all", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "reading.keep-all", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "reading.take", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_reading_dialog_init (DptReadingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->takes = g_ptr_array_new ();
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
}

DptReadingDialog *
dpt_reading_dialog_new (GtkWindow *parent, DptReadingPlan *plan, const char *device)
{
  DptReadingDialog *self;

  g_return_val_if_fail (plan != NULL, NULL);

  self = g_object_new (DPT_TYPE_READING_DIALOG, "transient-for", parent, NULL);
  self->plan = plan;
  adw_window_title_set_subtitle (self->title, _ ("Nothing that was typed is overwritten unless you say so"));
  gtk_label_set_label (self->device_label, device != NULL ? device : _ ("Measured now"));
  show_plan (self);
  if (self->takes->len > 0)
    gtk_window_set_focus (GTK_WINDOW (self), gtk_widget_get_prev_sibling (self->takes->pdata[0]));
  return self;
}

DptReadingPlan *
dpt_reading_dialog_get_plan (DptReadingDialog *self)
{
  g_return_val_if_fail (DPT_IS_READING_DIALOG (self), NULL);

  return self->plan;
}
