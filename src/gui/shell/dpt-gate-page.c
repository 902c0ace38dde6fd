/* dpt-gate-page.c - see dpt-gate-page.h.
 * For: which page stands at the gate. Not for: what the pages do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-gate-page.h"

#include <glib/gi18n-lib.h>

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DptApplication *application = DPT_APPLICATION (source);
  GError *error = NULL;
  DptSession *session;

  session
    = dpt_session_new_system (dpt_application_get_db (application), dpt_application_get_clock (application), 0, &error);
  if (session != NULL)
    g_task_return_pointer (task, session, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) session = g_task_propagate_pointer (G_TASK (result), &error);

  if (session != NULL)
    dpt_application_set_session (DPT_APPLICATION (source), session);
  else
    g_warning ("%s", error->message);
}

static void
clicked_cb (GtkButton *button, DptApplication *application)
{
  g_autoptr (GTask) task = g_task_new (application, NULL, opened_cb, NULL);

  g_task_run_in_thread (task, open_in_thread);
}

GtkWidget *
dpt_gate_page_new (DptApplication *application)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Open the shop"));

  g_return_val_if_fail (DPT_IS_APPLICATION (application), NULL);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nobody is signed in"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-users-symbolic");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), application, 0);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}
