/* dpt-lookup-window.c - see dpt-lookup-window.h.
 * For: asking, and showing the answer. Not for: the questions (dpt-lookup-acts.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-lookup-window.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-memory-list.h"

struct _DptLookupWindow
{
  AdwWindow parent_instance;

  const DptLookup *lookup;
  DptSession *session;
  gint64 id;
  GtkWidget *entry; /* NULL where nothing is asked */
  DptListView *list;
  GtkLabel *status;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DptLookupWindow, dpt_lookup_window, ADW_TYPE_WINDOW)

static guint patient_chosen_signal;

static void
free_args (gpointer data)
{
  DptLookupArgs *args = data;

  g_free (args->question);
  g_free (args);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptLookupWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;
  if (rows != NULL)
    /* Translators: a number of rows of a list */
    words = g_strdup_printf (ngettext ("%u found", "%u found", rows->len), rows->len);
  dpt_memory_list_set_rows (self->list, rows);
  dpt_list_view_set_empty (self->list, "edit-find-symbolic", _ (self->lookup->none), NULL, NULL, NULL);
  gtk_label_set_label (self->status, rows != NULL ? words : error->message);
}

void
dpt_lookup_window_ask (DptLookupWindow *self, const char *question)
{
  DptLookupArgs *args;

  g_return_if_fail (DPT_IS_LOOKUP_WINDOW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  args = g_new0 (DptLookupArgs, 1);
  args->id = self->id;
  args->question = g_strdup (question);
  (self->lookup->writes ? dpt_session_write_async : dpt_session_read_async) (
    self->session, self->lookup->read, args, free_args, (GDestroyNotify) g_ptr_array_unref, self->cancellable, read_cb,
    g_object_ref (self));
}

static void
ask_cb (DptLookupWindow *self)
{
  dpt_lookup_window_ask (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
activated_cb (DptLookupWindow *self, GObject *row)
{
  g_signal_emit (self, patient_chosen_signal, 0, dpt_record_get_int (row, self->lookup->patient_field));
}

/* --- making --- */

static void
dpt_lookup_window_dispose (GObject *object)
{
  DptLookupWindow *self = DPT_LOOKUP_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  self->list = NULL;
  G_OBJECT_CLASS (dpt_lookup_window_parent_class)->dispose (object);
}

static void
dpt_lookup_window_class_init (DptLookupWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_lookup_window_dispose;
  patient_chosen_signal = g_signal_new ("patient-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_lookup_window_init (DptLookupWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 600);
}

static GtkWidget *
create_question (DptLookupWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ (self->lookup->question));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Find"));

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ (self->lookup->hint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (self->lookup->question), -1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (ask_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (ask_cb), self);
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), self->entry);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_top (bar, 6);
  return bar;
}

DptLookupWindow *
dpt_lookup_window_new (const DptLookup *lookup, DptSession *session, gint64 id)
{
  DptLookupWindow *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_val_if_fail (lookup != NULL && DPT_IS_SESSION (session), NULL);

  self = g_object_new (DPT_TYPE_LOOKUP_WINDOW, "title", _ (lookup->title), NULL);
  self->lookup = lookup;
  self->session = g_object_ref (session);
  self->id = id;
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (lookup->question != NULL)
    gtk_box_append (GTK_BOX (box), create_question (self));
  self->list = DPT_LIST_VIEW (dpt_memory_list_new (lookup->name, _ (lookup->title), lookup->columns, lookup->n_columns));
  dpt_list_view_set_session (self->list, session);
  dpt_list_view_set_empty (self->list, "edit-find-symbolic", _ (lookup->unasked ? lookup->unasked : lookup->none), NULL,
                           NULL, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  self->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_wrap (self->status, TRUE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->status), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->status), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("What was found"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  adw_window_set_content (ADW_WINDOW (self), box);
  if (self->entry != NULL)
    gtk_window_set_focus (GTK_WINDOW (self), self->entry);
  else
    dpt_lookup_window_ask (self, NULL);
  return self;
}
