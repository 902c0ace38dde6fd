/* dpt-merge-dialog.c - see dpt-merge-dialog.h.
 * For: who is the other, the fields that differ, the choice of each. Not for: saving (dpt-merge.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   other: search, or one of those who are alike ──▶ compare: left stays, right goes into it; swap; a choice a field ──▶ merge */
#include "gui/reception/dpt-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "engine/patient/dpt-patient-store.h"
#include "engine/patient/dpt-patient-twin.h"
#include "engine/patient/dpt-prescriber.h"
#include "engine/practice/dpt-establishment.h"
#include "gui/common/dpt-patient-chooser.h"
#include "gui/reception/dpt-patient-field.h"

/* Everything the dialog shows, read at once. @goes is NULL until the other is chosen. */
typedef struct
{
  DptPatientFile *stays;
  DptPatientFile *goes;
  GPtrArray *twins; /* of DptPatientTwin */
  DptPatientChoices choices;
} Both;

typedef struct
{
  gint64 stays;
  gint64 goes;
} Question;

struct _DptMergeDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwBin *chooser_slot;
  GtkLabel *alike_head;
  GtkBox *alike;
  GtkLabel *stays_name;
  GtkLabel *stays_about;
  GtkLabel *goes_name;
  GtkLabel *goes_about;
  GtkGrid *grid;
  GtkLabel *same;
  GtkLabel *fault;

  DptSession *session;
  DptPatientChooser *chooser;
  Both *both;
  DptMerge *merge;
  gint64 patient_id;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (DptMergeDialog, dpt_merge_dialog, ADW_TYPE_WINDOW)

static guint merged_signal;

static void
free_both (gpointer data)
{
  Both *both = data;

  if (both == NULL)
    return;
  g_clear_object (&both->stays);
  g_clear_object (&both->goes);
  g_clear_pointer (&both->twins, g_ptr_array_unref);
  g_clear_pointer (&both->choices.prescribers, g_ptr_array_unref);
  g_clear_pointer (&both->choices.insurers, g_ptr_array_unref);
  g_clear_pointer (&both->choices.establishments, g_ptr_array_unref);
  g_free (both);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Both, free_both)

static gpointer
read_both (DptUnit *unit, gpointer args, GError **error)
{
  const Question *question = args;
  g_autoptr (Both) both = g_new0 (Both, 1);

  both->stays = dpt_patient_load (unit, question->stays, error);
  if (both->stays == NULL)
    return NULL;
  if (question->goes == 0)
    {
      both->twins = dpt_patient_find_twins (unit, both->stays, error);
      return both->twins != NULL ? g_steal_pointer (&both) : NULL;
    }
  both->goes = dpt_patient_load (unit, question->goes, error);
  both->choices.prescribers = both->goes != NULL ? dpt_prescriber_list_all (unit, error) : NULL;
  both->choices.insurers = both->choices.prescribers != NULL ? dpt_insurer_list_all (unit, error) : NULL;
  both->choices.establishments = both->choices.insurers != NULL ? dpt_establishment_list (unit, error) : NULL;
  return both->choices.establishments != NULL ? g_steal_pointer (&both) : NULL;
}

static void show_comparison (DptMergeDialog *self);

static void
show_fault (DptMergeDialog *self, const char *text)
{
  gtk_label_set_label (self->fault, text);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), *text != '\0');
}

/* --- the other --- */

static void
alike_cb (GtkWidget *button, DptMergeDialog *self)
{
  dpt_merge_dialog_choose (self, *(gint64 *) g_object_get_data (G_OBJECT (button), "dpt-id"));
}

static GtkWidget *
make_alike (DptMergeDialog *self, DptPatientTwin *twin)
{
  gint64 id = dpt_record_get_id (twin->row);
  g_autofree char *name = dpt_patient_row_dup_name (twin->row);
  g_autofree char *born = dpt_date_format (dpt_record_get_text (twin->row, DPT_PATIENT_ROW_BIRTH_DATE));
  g_autofree char *text = g_strdup_printf ("%s   %s   %s", name, born, dpt_record_get_string (twin->row, DPT_PATIENT_ROW_REASON));
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "dpt-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (alike_cb), self, 0);
  return button;
}

static void
show_alike (DptMergeDialog *self)
{
  guint shown = 0;

  for (guint i = 0; i < self->both->twins->len; i++)
    {
      DptPatientTwin *twin = self->both->twins->pdata[i];

      if (dpt_record_get_id (twin->row) == self->patient_id)
        continue;
      gtk_box_append (self->alike, make_alike (self, twin));
      shown++;
    }
  gtk_label_set_label (self->alike_head, shown > 0 ? _ ("These look alike") : _ ("Nobody looks alike; search for the other file."));
}

static void
chosen_cb (DptMergeDialog *self, gint64 id)
{
  dpt_merge_dialog_choose (self, id);
}

/* --- comparing --- */

static void
choose_side_cb (GtkCheckButton *check, DptMergeDialog *self)
{
  const DptPatientField *field = g_object_get_data (G_OBJECT (check), "dpt-field");
  DptPatientFile *side = g_object_get_data (G_OBJECT (check), "dpt-side");
  g_autofree char *value = NULL;

  if (!gtk_check_button_get_active (check))
    return;
  value = dpt_patient_field_dup_value (field, side);
  dpt_patient_field_set_value (field, self->merge->after, value, dpt_session_get_country (self->session));
}

static GtkWidget *
make_choice (DptMergeDialog *self, const DptPatientField *field, DptPatientFile *side, const char *value, const char *about)
{
  g_autofree char *text = dpt_patient_field_format (field, value, &self->both->choices);
  GtkWidget *check = gtk_check_button_new_with_label (*text != '\0' ? text : "–");
  GtkLabel *label = GTK_LABEL (gtk_widget_get_last_child (check));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  gtk_widget_set_hexpand (check, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  g_object_set_data (G_OBJECT (check), "dpt-field", (gpointer) field);
  g_object_set_data_full (G_OBJECT (check), "dpt-side", g_object_ref (side), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (choose_side_cb), self, 0);
  return check;
}

/* A file keeps its own card: it leads to the one that stays. */
static gboolean
is_chosen_for (const DptPatientField *field)
{
  return field->place != DPT_FIELD_OF_PATIENT || field->field != DPT_PATIENT_CARD_NUMBER;
}

static gboolean
add_line (DptMergeDialog *self, const DptPatientField *field, int line)
{
  g_autofree char *mine = dpt_patient_field_dup_value (field, self->both->stays);
  g_autofree char *theirs = dpt_patient_field_dup_value (field, self->both->goes);
  const char *about = dpt_patient_field_get_about (field);
  /* Translators: the choice of one side's value when two files are merged; the name of the field */
  g_autofree char *keep = g_strdup_printf (_ ("Keep: %s"), about);
  /* Translators: likewise, of the other file */
  g_autofree char *take = g_strdup_printf (_ ("Take from the other: %s"), about);
  gboolean may = dpt_session_may (self->session, DPT_RIGHT_PATIENT_WRITE);
  GtkWidget *name, *left, *right;

  if (!is_chosen_for (field) || g_strcmp0 (mine, theirs) == 0)
    return FALSE;
  name = gtk_label_new (about);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "dim-label");
  left = make_choice (self, field, self->both->stays, mine, keep);
  right = make_choice (self, field, self->both->goes, theirs, take);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (right), GTK_CHECK_BUTTON (left));
  gtk_widget_set_sensitive (right, may);
  gtk_grid_attach (self->grid, name, 0, line, 1, 1);
  gtk_grid_attach (self->grid, left, 1, line, 1, 1);
  gtk_grid_attach (self->grid, right, 2, line, 1, 1);
  /* What is only known of the other is not lost; an agreement is nobody's to assume. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (may && mine == NULL && field->place != DPT_FIELD_OF_CONSENT ? right : left), TRUE);
  return TRUE;
}

static void
show_side (GtkLabel *name, GtkLabel *about, DptPatientFile *file)
{
  DptPatient *patient = dpt_patient_file_get_patient (file);
  g_autofree char *whole = dpt_patient_dup_name (patient);
  g_autofree char *born = dpt_date_format (dpt_record_get_text (patient, DPT_PATIENT_BIRTH_DATE));
  /* Translators: a file's number, and a birth date */
  g_autofree char *text = g_strdup_printf (_ ("No. %d · %s"), (int) dpt_record_get_int (patient, DPT_PATIENT_FILE_NUMBER), born);

  gtk_label_set_label (name, whole);
  gtk_label_set_label (about, text);
}

static void
show_comparison (DptMergeDialog *self)
{
  GtkWidget *child;
  guint n;
  const DptPatientField *fields = dpt_patient_field_get (&n);
  int line = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_clear_pointer (&self->merge, dpt_merge_free);
  self->merge = dpt_merge_new (self->both->stays, self->both->goes);
  show_side (self->stays_name, self->stays_about, self->both->stays);
  show_side (self->goes_name, self->goes_about, self->both->goes);
  for (guint i = 0; i < n; i++)
    line += add_line (self, &fields[i], line);
  gtk_widget_set_visible (GTK_WIDGET (self->same), line == 0);
  gtk_stack_set_visible_child_name (self->stack, "compare");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.swap", TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptMergeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Both) both = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->closed)
    return;
  if (both == NULL)
    {
      show_fault (self, error->message);
      return;
    }
  show_fault (self, "");
  g_clear_pointer (&self->both, free_both);
  self->both = g_steal_pointer (&both);
  if (self->both->goes != NULL)
    show_comparison (self);
  else
    show_alike (self);
}

static void
ask (DptMergeDialog *self, gint64 stays, gint64 goes)
{
  const Question question = { stays, goes };

  dpt_session_read_async (self->session, read_both, g_memdup2 (&question, sizeof question), g_free, free_both, NULL, read_cb,
                          g_object_ref (self));
}

/* --- actions --- */

static void
swap_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptMergeDialog *self = DPT_MERGE_DIALOG (widget);
  DptPatientFile *stays = self->both->stays;

  self->both->stays = self->both->goes;
  self->both->goes = stays;
  show_comparison (self);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptMergeDialog) self = data;
  g_autoptr (GError) error = NULL;
  gpointer done = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->closed)
    return;
  if (done == NULL)
    {
      show_fault (self, error->message);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", TRUE);
      return;
    }
  g_signal_emit (self, merged_signal, 0, self->merge);
  gtk_window_close (GTK_WINDOW (self));
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptMergeDialog *self = DPT_MERGE_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "merge.merge", FALSE);
  dpt_session_write_async (self->session, dpt_merge_apply, dpt_merge_copy (self->merge), (GDestroyNotify) dpt_merge_free, NULL, NULL,
                           merged_cb, g_object_ref (self));
}

static void
dpt_merge_dialog_unmap (GtkWidget *widget)
{
  DPT_MERGE_DIALOG (widget)->closed = TRUE;
  GTK_WIDGET_CLASS (dpt_merge_dialog_parent_class)->unmap (widget);
}

static void
dpt_merge_dialog_dispose (GObject *object)
{
  DptMergeDialog *self = DPT_MERGE_DIALOG (object);

  self->closed = TRUE;
  g_clear_pointer (&self->both, free_both);
  g_clear_pointer (&self->merge, dpt_merge_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_merge_dialog_parent_class)->dispose (object);
}

static void
dpt_merge_dialog_class_init (DptMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_merge_dialog_dispose;
  widget_class->unmap = dpt_merge_dialog_unmap;
  merged_signal = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/reception/dpt-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, chooser_slot);
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, alike_head);
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, alike);
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, stays_name);
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, stays_about);
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, goes_name);
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, goes_about);
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, same);
  gtk_widget_class_bind_template_child (widget_class, DptMergeDialog, fault);
  gtk_widget_class_install_action (widget_class, "merge.swap", NULL, swap_action);
  gtk_widget_class_install_action (widget_class, "merge.merge", NULL, merge_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "merge.merge", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_merge_dialog_init (DptMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chooser = DPT_PATIENT_CHOOSER (dpt_patient_chooser_new (_ ("Search for the other file")));
  adw_bin_set_child (self->chooser_slot, GTK_WIDGET (self->chooser));
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.swap", FALSE);
}

DptMergeDialog *
dpt_merge_dialog_new (GtkWindow *parent, DptSession *session, gint64 patient_id)
{
  DptMergeDialog *self;

  g_return_val_if_fail (DPT_IS_SESSION (session), NULL);
  g_return_val_if_fail (patient_id > 0, NULL);

  self = g_object_new (DPT_TYPE_MERGE_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->patient_id = patient_id;
  dpt_patient_chooser_set_session (self->chooser, session);
  dpt_patient_chooser_set_except (self->chooser, patient_id);
  ask (self, patient_id, 0);
  return self;
}

void
dpt_merge_dialog_choose (DptMergeDialog *self, gint64 twin_id)
{
  g_return_if_fail (DPT_IS_MERGE_DIALOG (self));

  ask (self, self->patient_id, twin_id);
}
