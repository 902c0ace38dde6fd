/* dpt-application.c - see dpt-application.h.
 * For: options, application actions and keys, one session for all windows. Not for: what a window shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "gui/shell/dpt-application.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-gui.h"
#include "gui/shell/dpt-window.h"

struct _DptApplication
{
  AdwApplication parent_instance;

  char *uri;
  GObject *session;
  gboolean demo;
};

G_DEFINE_FINAL_TYPE (DptApplication, dpt_application, ADW_TYPE_APPLICATION)

static char *
create_default_uri (gboolean demo)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "dioptre", demo ? "demo.db" : "shop.db", NULL);

  return g_strconcat ("sqlite://", path, NULL);
}

static void
new_window_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DptApplication *self = DPT_APPLICATION (data);
  GtkWidget *window = dpt_window_new (GTK_APPLICATION (self));

  dpt_window_set_session (DPT_WINDOW (window), self->session);
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows;

  /* Closing each window lets it keep its drafts. */
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (data))) != NULL)
    {
      GtkWindow *window = windows->data;

      gtk_window_close (window);
      if (windows == gtk_application_get_windows (GTK_APPLICATION (data)) && windows->data == window)
        gtk_window_destroy (window);
    }
}

static void
lock_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dpt_application_set_session (DPT_APPLICATION (data), NULL);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (data));

  adw_show_about_window (parent,
                         "application-name", "Dioptre",
                         "application-icon", DPT_APPLICATION_ID,
                         "version", DPT_VERSION,
                         "comments", _ ("For opticians and optometrists: from the examination to the invoice."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = new_window_action },
  { .name = "lock", .activate = lock_action },
  { .name = "about", .activate = about_action },
  { .name = "quit", .activate = quit_action },
};

static void
set_accelerator (DptApplication *self, const char *action, const char *accelerator)
{
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, (const char *[]) { accelerator, NULL });
}

static void
dpt_application_startup (GApplication *application)
{
  DptApplication *self = DPT_APPLICATION (application);

  G_APPLICATION_CLASS (dpt_application_parent_class)->startup (application);
  dpt_gui_init ();
  gtk_window_set_default_icon_name (DPT_APPLICATION_ID);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accelerator (self, "app.new-window", "<Control>n");
  set_accelerator (self, "app.quit", "<Control>q");
  set_accelerator (self, "win.lock", "<Control>l");
  set_accelerator (self, "win.refresh", "F5");
  set_accelerator (self, "win.activate-default", "<Control>Return");
}

static void
dpt_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  else
    gtk_window_present (window);
}

static int
dpt_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DptApplication *self = DPT_APPLICATION (application);
  const char *uri = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Dioptre %s\n", DPT_VERSION);
      return 0;
    }
  self->demo = g_variant_dict_contains (options, "demo");
  if (g_variant_dict_lookup (options, "db", "&s", &uri))
    {
      g_free (self->uri);
      self->uri = g_strdup (uri);
    }
  if (self->uri == NULL)
    self->uri = create_default_uri (self->demo);
  return -1;
}

static void
dpt_application_finalize (GObject *object)
{
  DptApplication *self = DPT_APPLICATION (object);

  g_clear_object (&self->session);
  g_free (self->uri);

  G_OBJECT_CLASS (dpt_application_parent_class)->finalize (object);
}

static void
dpt_application_class_init (DptApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = dpt_application_finalize;
  application_class->startup = dpt_application_startup;
  application_class->activate = dpt_application_activate;
  application_class->handle_local_options = dpt_application_handle_local_options;
}

static void
dpt_application_init (DptApplication *self)
{
  static const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Open this database"), N_ ("URI") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demonstration shop"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and stop"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), "");
}

DptApplication *
dpt_application_new (void)
{
  /* Each program has its own database, so a second one is not sent to the first. */
  return g_object_new (DPT_TYPE_APPLICATION,
                       "application-id", DPT_APPLICATION_ID,
                       "flags", G_APPLICATION_NON_UNIQUE,
                       NULL);
}

const char *
dpt_application_get_uri (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), NULL);

  return self->uri;
}

gboolean
dpt_application_is_demo (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), FALSE);

  return self->demo;
}

GObject *
dpt_application_get_session (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), NULL);

  return self->session;
}

void
dpt_application_set_session (DptApplication *self, GObject *session)
{
  g_return_if_fail (DPT_IS_APPLICATION (self));
  g_return_if_fail (session == NULL || G_IS_OBJECT (session));

  if (!g_set_object (&self->session, session))
    return;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DPT_IS_WINDOW (l->data))
      dpt_window_set_session (l->data, session);
}
