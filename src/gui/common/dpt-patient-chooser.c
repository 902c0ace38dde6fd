/* dpt-patient-chooser.c - see dpt-patient-chooser.h.
 * For: asking while typing, and the keys that choose. Not for: who matches (engine/patient/dpt-patient-search.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-patient-chooser.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "engine/patient/dpt-patient-search.h"
#include "engine/patient/dpt-patient.h"

#define MOST 8

struct _DptPatientChooser
{
  AdwBin parent_instance;

  GtkSearchEntry *entry;
  GtkWidget *popover;
  GtkListBox *list;

  DptSession *session;
  GCancellable *cancellable;
  GPtrArray *found; /* of DptPatientRow, what the list shows; %NULL while it is asked for */
  gint64 except;
  gboolean impatient; /* Enter came before the answer */
};

G_DEFINE_FINAL_TYPE (DptPatientChooser, dpt_patient_chooser, ADW_TYPE_BIN)

static guint chosen_signal;

static gpointer
find (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_search (unit, args, MOST + 1, error);
}

static void
forget (DptPatientChooser *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->impatient = FALSE;
}

static void
choose (DptPatientChooser *self, guint position)
{
  g_autofree char *name = NULL;
  gint64 id;

  if (self->found == NULL || position >= self->found->len)
    return;
  id = dpt_record_get_id (self->found->pdata[position]);
  name = dpt_patient_row_dup_name (self->found->pdata[position]);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  forget (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, chosen_signal, 0, id, name);
}

static GtkWidget *
make_row (DptPatientRow *patient)
{
  g_autofree char *name = dpt_patient_row_dup_name (patient);
  g_autofree char *born = dpt_date_format (dpt_record_get_text (patient, DPT_PATIENT_ROW_BIRTH_DATE));
  g_autofree char *phone = dpt_phone_format (dpt_record_get_text (patient, DPT_PATIENT_ROW_PHONE));
  g_autofree char *detail = g_strdup_printf ("%s   %s   %s", born, phone, dpt_record_get_string (patient, DPT_PATIENT_ROW_CITY));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_label_new (name);
  GtkWidget *second = gtk_label_new (detail);

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_add_css_class (second, "numeric");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  return box;
}

static void
show_found (DptPatientChooser *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (self->list, make_row (self->found->pdata[i]));
  if (self->found->len == 0)
    {
      GtkWidget *nobody = gtk_label_new (_ ("Nobody is called so"));

      gtk_widget_add_css_class (nobody, "dim-label");
      gtk_list_box_append (self->list, nobody);
      gtk_widget_set_sensitive (gtk_widget_get_parent (nobody), FALSE);
    }
  else
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_size_request (self->popover, MAX (300, gtk_widget_get_width (GTK_WIDGET (self))), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPatientChooser) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (found == NULL || self->popover == NULL)
    return;
  for (guint i = found->len; i-- > 0;)
    if (dpt_record_get_id (found->pdata[i]) == self->except)
      g_ptr_array_remove_index (found, i);
  g_ptr_array_set_size (found, (int) MIN (found->len, MOST));
  g_clear_object (&self->cancellable);
  self->found = g_steal_pointer (&found);
  show_found (self);
  if (self->impatient)
    choose (self, 0);
}

static void
search_changed_cb (DptPatientChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->session == NULL || dpt_text_is_blank (text))
    {
      forget (self);
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->cancellable = g_cancellable_new ();
  dpt_session_read_async (self->session, find, g_strdup (text), g_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable, found_cb,
                          g_object_ref (self));
}

/* What stands in the list answers what was typed only while nothing is under way. */
static void
activate_cb (DptPatientChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->found == NULL)
    self->impatient = !dpt_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  else if (row != NULL)
    choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
changed_cb (DptPatientChooser *self)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->impatient = FALSE;
}

static void
stop_cb (DptPatientChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
move (DptPatientChooser *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int n = self->found != NULL ? (int) self->found->len : 0;

  if (n > 0)
    gtk_list_box_select_row (self->list,
                             gtk_list_box_get_row_at_index (self->list, ((row != NULL ? gtk_list_box_row_get_index (row) : 0) + step + n) % n));
}

static gboolean
key_cb (DptPatientChooser *self, guint keyval)
{
  if (!gtk_widget_get_visible (self->popover) || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  move (self, keyval == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
row_activated_cb (DptPatientChooser *self, GtkListBoxRow *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
focus_left_cb (DptPatientChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
dpt_patient_chooser_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (dpt_patient_chooser_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (DPT_PATIENT_CHOOSER (widget)->popover));
}

static void
dpt_patient_chooser_dispose (GObject *object)
{
  DptPatientChooser *self = DPT_PATIENT_CHOOSER (object);

  forget (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_patient_chooser_parent_class)->dispose (object);
}

static void
dpt_patient_chooser_class_init (DptPatientChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_patient_chooser_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = dpt_patient_chooser_size_allocate;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_INT64, G_TYPE_STRING);
}

static void
build_popover (DptPatientChooser *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Patients found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
dpt_patient_chooser_init (DptPatientChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->entry, "search-delay", 40, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));
  build_popover (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dpt_patient_chooser_new (const char *label)
{
  DptPatientChooser *self = g_object_new (DPT_TYPE_PATIENT_CHOOSER, NULL);

  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
dpt_patient_chooser_set_session (DptPatientChooser *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_PATIENT_CHOOSER (self));
  g_return_if_fail (session == NULL || DPT_IS_SESSION (session));

  if (g_set_object (&self->session, session))
    forget (self);
}

void
dpt_patient_chooser_set_except (DptPatientChooser *self, gint64 patient_id)
{
  g_return_if_fail (DPT_IS_PATIENT_CHOOSER (self));

  self->except = patient_id;
}
