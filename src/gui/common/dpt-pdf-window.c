/* dpt-pdf-window.c - a document in a window of its own, over the one it came from.
 * For: dpt_pdf_view_present_paper(), dpt_pdf_view_of_window(). Not for: showing pages (dpt-pdf-view.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-pdf-view.h"

#include "gui/common/dpt-say.h"

#define VIEW "dpt-view"

/* What is said here is said by the window below, whose toast and status line stay when this one closes. */
static void
say_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (data));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), DPT_SAY_ACTION, parameter);
}

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
add_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

GtkWindow *
dpt_pdf_view_present_paper (GtkWindow *parent, DptPaper *paper)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *view = dpt_pdf_view_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) say = g_simple_action_new ("say", G_VARIANT_TYPE_VARDICT);

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (DPT_IS_PAPER (paper), NULL);

  g_signal_connect_object (say, "activate", G_CALLBACK (say_action), window, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (say));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), view);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), dpt_paper_get_title (paper));
  gtk_window_set_default_size (GTK_WINDOW (window), 860, 760);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  add_escape (GTK_WINDOW (window));
  dpt_pdf_view_set_paper (DPT_PDF_VIEW (view), paper);
  g_object_set_data (G_OBJECT (window), VIEW, view);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}

DptPdfView *
dpt_pdf_view_of_window (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  return g_object_get_data (G_OBJECT (window), VIEW);
}
