/* dpt-application-actions.c - what the program can be asked to do, and by which keys.
 * For: "app." actions and the keys of the shell. Not for: keys of a perspective, which its class lists.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-application-private.h"

#include "dpt-config.h"

#include <glib/gi18n-lib.h>

#include "gui/shell/dpt-shell-keys.h"

static void
new_window_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _dpt_application_add_window (DPT_APPLICATION (data));
}

static void
open_again_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dpt_application_open (DPT_APPLICATION (data), dpt_application_get_uri (DPT_APPLICATION (data)));
}

static void
lock_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DptSession *session = dpt_application_get_session (DPT_APPLICATION (data));

  if (session != NULL)
    dpt_sign_in_note_lock_async (session, FALSE);
  dpt_application_set_session (DPT_APPLICATION (data), NULL);
}

/* Asks each window to close, so that one with something to lose can stay. */
static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
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

void
_dpt_application_add_actions (DptApplication *self)
{
  static const GActionEntry actions[] = {
    { .name = "new-window", .activate = new_window_action },
    { .name = "open-again", .activate = open_again_action },
    { .name = "lock", .activate = lock_action },
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };
  gsize n;
  const DptShortcut *keys = dpt_shell_keys_get (&n);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < n; i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action,
                                           (const char *[]) { keys[i].accelerator, NULL });
  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-screen(%d)", i);
      g_autofree char *accelerator = g_strdup_printf ("<Alt>%d", i);

      gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, (const char *[]) { accelerator, NULL });
    }
}
