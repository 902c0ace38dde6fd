/* dpt-gate-page.c - see dpt-gate-page.h.
 * For: which page stands at the gate, and making the demonstration. Not for: what the pages do.
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* is there a shop? ──yes──▶ sign-in
 *        └──no──▶ the demonstration's database? ──yes──▶ make it, then sign-in
 *                              └──no──▶ first start ──▶ signed in as the new administrator, or off to the demonstration
 */
#include "gui/shell/dpt-gate-page.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "engine/demo/dpt-demo.h"
#include "engine/practice/dpt-shop.h"
#include "gui/shell/dpt-first-start-page.h"
#include "gui/shell/dpt-sign-in-page.h"

#define DPT_TYPE_GATE_PAGE (dpt_gate_page_get_type ())
G_DECLARE_FINAL_TYPE (DptGatePage, dpt_gate_page, DPT, GATE_PAGE, AdwBin)

struct _DptGatePage
{
  AdwBin parent_instance;

  DptApplication *application; /* weak */
  GCancellable *cancellable;
  GtkProgressBar *progress; /* weak; only while the demonstration is made */
};

G_DEFINE_FINAL_TYPE (DptGatePage, dpt_gate_page, ADW_TYPE_BIN)

static void
show_page (DptGatePage *self, GtkWidget *page)
{
  adw_bin_set_child (ADW_BIN (self), page);
  if (gtk_widget_get_root (page) != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
show_error (DptGatePage *self, const GError *error)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Try again"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("This did not work"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), error->message);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-again");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  show_page (self, page);
}

/* --- sign-in --- */

static void
signed_in_cb (DptGatePage *self, DptSession *session)
{
  if (self->application != NULL)
    dpt_application_set_session (self->application, session);
}

static void
show_sign_in (DptGatePage *self)
{
  GtkWidget *page = dpt_sign_in_page_new (dpt_application_get_sign_in (self->application), dpt_application_get_last_user_id (self->application));

  g_signal_connect_object (page, "signed-in", G_CALLBACK (signed_in_cb), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

/* --- first start --- */

static void
administrator_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptGatePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) session = dpt_sign_in_finish (DPT_SIGN_IN (source), result, &error);

  if (session != NULL)
    signed_in_cb (self, session);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_sign_in (self);
}

static void
created_cb (DptGatePage *self, const char *login, const char *password)
{
  dpt_sign_in_by_password_async (dpt_application_get_sign_in (self->application), login, password, 0, self->cancellable, administrator_cb,
                                 g_object_ref (self));
}

static void
demonstration_cb (DptGatePage *self)
{
  g_autofree char *uri = dpt_application_create_demo_uri (self->application);

  dpt_application_open (self->application, uri);
}

static void
show_first_start (DptGatePage *self)
{
  GtkWidget *page = dpt_first_start_page_new (dpt_application_get_db (self->application), dpt_application_get_clock (self->application));

  g_signal_connect_object (page, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "demonstration-wanted", G_CALLBACK (demonstration_cb), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

/* --- the demonstration --- */

typedef struct
{
  DptDb *db;
  char *today;
  char *mark; /* (nullable): there until it is finished */
  gint done; /* of 1000; written by the worker */
  guint tick;
} Demo;

static void
demo_free (gpointer data)
{
  Demo *demo = data;

  g_object_unref (demo->db);
  g_free (demo->today);
  g_free (demo->mark);
  g_free (demo);
}

static void
progress_cb (guint done, gpointer data)
{
  g_atomic_int_set (&((Demo *) data)->done, (gint) done);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Demo *demo = data;
  DptDemoOptions options;
  GError *error = NULL;

  dpt_demo_options_init_shop (&options, demo->today);
  options.now = g_get_real_time ();
  if (demo->mark != NULL && !g_file_set_contents_full (demo->mark, "", 0, G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    g_task_return_error (task, error);
  else if (dpt_demo_create (demo->db, &options, progress_cb, demo, cancellable, &error))
    {
      if (demo->mark != NULL)
        g_unlink (demo->mark);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static gboolean
tick_cb (gpointer data)
{
  GTask *task = data;
  DptGatePage *self = DPT_GATE_PAGE (g_task_get_source_object (task));
  Demo *demo = g_task_get_task_data (task);

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&demo->done) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptGatePage *self = DPT_GATE_PAGE (source);
  Demo *demo = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_source_remove (demo->tick);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (self->application != NULL && dpt_application_get_db (self->application) == demo->db)
        show_sign_in (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

static void
make_demonstration (DptGatePage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *bar = gtk_progress_bar_new ();
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, made_cb, NULL);
  Demo *demo = g_new0 (Demo, 1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "org.dioptre.Dioptre");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Inventing a shop"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Patients, visits, glasses and sales of two years. This takes a moment, and happens once."));
  gtk_widget_set_size_request (bar, 320, -1);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), bar);
  g_set_weak_pointer (&self->progress, GTK_PROGRESS_BAR (bar));
  show_page (self, page);

  demo->db = g_object_ref (dpt_application_get_db (self->application));
  demo->mark = dpt_application_dup_unfinished_path (dpt_application_get_uri (self->application));
  demo->today = dpt_clock_dup_today (dpt_application_get_clock (self->application));
  g_task_set_source_tag (task, make_demonstration);
  g_task_set_task_data (task, demo, demo_free);
  demo->tick = g_timeout_add (100, tick_cb, task);
  g_task_run_in_thread (task, make_in_thread);
}

/* --- choosing --- */

static gboolean
is_demonstration (DptGatePage *self)
{
  g_autofree char *uri = dpt_application_create_demo_uri (self->application);

  return dpt_application_is_demo (self->application) || g_strcmp0 (uri, dpt_application_get_uri (self->application)) == 0;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  int there = dpt_shop_exists (DPT_DB (data), &error);

  if (there >= 0)
    g_task_return_int (task, there);
  else
    g_task_return_error (task, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptGatePage *self = DPT_GATE_PAGE (source);
  g_autoptr (GError) error = NULL;
  gssize there = g_task_propagate_int (G_TASK (result), &error);

  /* The database may have been closed, or another opened, while this one was looked at. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->application == NULL
      || dpt_application_get_db (self->application) != g_task_get_task_data (G_TASK (result)))
    return;
  if (error != NULL)
    show_error (self, error);
  else if (there)
    show_sign_in (self);
  else if (is_demonstration (self))
    make_demonstration (self);
  else
    show_first_start (self);
}

static void
dpt_gate_page_dispose (GObject *object)
{
  DptGatePage *self = DPT_GATE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->application);
  g_clear_weak_pointer (&self->progress);
  G_OBJECT_CLASS (dpt_gate_page_parent_class)->dispose (object);
}

static void
dpt_gate_page_class_init (DptGatePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_gate_page_dispose;
}

static void
dpt_gate_page_init (DptGatePage *self)
{
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
dpt_gate_page_new (DptApplication *application)
{
  DptGatePage *self = g_object_new (DPT_TYPE_GATE_PAGE, NULL);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, looked_cb, NULL);

  g_return_val_if_fail (DPT_IS_APPLICATION (application), NULL);

  g_set_weak_pointer (&self->application, application);
  g_task_set_source_tag (task, dpt_gate_page_new);
  g_task_set_task_data (task, g_object_ref (dpt_application_get_db (application)), g_object_unref);
  g_task_run_in_thread (task, look_in_thread);
  return GTK_WIDGET (self);
}
