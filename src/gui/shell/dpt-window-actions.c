/* dpt-window-actions.c - what the window can be asked to do.
 * For: the "win." actions that roles, menus, keys and tests share. Not for: how the window looks (dpt-window.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-window-private.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-papers-window.h"
#include "gui/common/dpt-say.h"
#include "gui/shell/dpt-secrets-dialog.h"
#include "gui/shell/dpt-shell-keys.h"

static void
say_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text = "";
  const char *button = NULL;
  const char *action = NULL;
  gboolean error = FALSE;

  g_variant_lookup (parameter, "text", "&s", &text);
  g_variant_lookup (parameter, "error", "b", &error);
  g_variant_lookup (parameter, "button", "&s", &button);
  g_variant_lookup (parameter, "action", "&s", &action);
  _dpt_window_say (DPT_WINDOW (widget), text, error, button, action);
}

static void
say_refused_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *reason, *before;

  g_variant_get (parameter, "(&s&s)", &reason, &before);
  _dpt_window_say_refused (DPT_WINDOW (widget), reason, before);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *perspective;
  const char *where, *subject;
  gint64 id;

  g_variant_get (parameter, "(&s&sx)", &where, &subject, &id);
  perspective = dpt_window_show_perspective (DPT_WINDOW (widget), where);
  if (perspective != NULL && *subject != '\0')
    dpt_perspective_open (perspective, subject, id);
}

/* Alt and a number: the place in the rail. */
static void
show_screen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *screen = _dpt_window_get_screen (DPT_WINDOW (widget), g_variant_get_int32 (parameter));

  if (screen != NULL)
    dpt_window_show_perspective (DPT_WINDOW (widget), screen);
}

static void
show_shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (dpt_shell_keys_create_window (GTK_WINDOW (widget),
                                                                dpt_window_get_session (DPT_WINDOW (widget)))));
}

/* The session of the system belongs to nobody who could change a password. */
static void
change_secrets_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptSession *session = dpt_window_get_session (DPT_WINDOW (widget));

  if (session != NULL && dpt_session_get_user_id (session) != 0)
    gtk_window_present (GTK_WINDOW (dpt_secrets_dialog_new (GTK_WINDOW (widget), session)));
}

static void
show_patient_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_window_set_patient_id (DPT_WINDOW (widget), MAX (0, g_variant_get_int64 (parameter)));
}

/* --- the patient's papers --- */

static void
follow_privacy_cb (GtkWidget *papers, GParamSpec *pspec, DptWindow *window)
{
  gboolean privacy;

  g_object_get (window, "privacy", &privacy, NULL);
  if (privacy)
    gtk_widget_add_css_class (papers, "dpt-privacy");
  else
    gtk_widget_remove_css_class (papers, "dpt-privacy");
}

/* They go when the window is locked, and are blanked with it. @parameter: the paper to show, 0 for the newest */
static void
show_papers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptWindow *self = DPT_WINDOW (widget);
  DptPapersWindow *papers;

  if (dpt_window_get_session (self) == NULL)
    return;
  if (dpt_window_get_patient_id (self) == 0)
    {
      _dpt_window_say (self, _ ("Choose the patient first (Ctrl+K)."), FALSE, NULL, NULL);
      return;
    }
  papers = dpt_papers_window_new (dpt_window_get_session (self), dpt_window_get_patient_id (self), g_variant_get_int64 (parameter));
  gtk_window_set_transient_for (GTK_WINDOW (papers), GTK_WINDOW (self));
  /* Not GTK's destroy-with-parent, which leaves a child that somebody still holds with a parent that is gone. */
  g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_window_destroy), papers, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::session", G_CALLBACK (gtk_window_destroy), papers, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::privacy", G_CALLBACK (follow_privacy_cb), papers, G_CONNECT_SWAPPED);
  follow_privacy_cb (GTK_WIDGET (papers), NULL, self);
  gtk_window_present (GTK_WINDOW (papers));
}

/* What was scanned, or typed by a test: the visible screen knows best, then the search finds whatever bears the code. */
static void
scan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *perspective = dpt_window_get_perspective (DPT_WINDOW (widget));
  const char *code = g_variant_get_string (parameter, NULL);
  g_autofree char *text = NULL;

  if (perspective != NULL && dpt_perspective_scan (perspective, code))
    return;
  /* Translators: a bar code */
  text = g_strdup_printf (_ ("Looking for the code %s"), code);
  _dpt_window_say (DPT_WINDOW (widget), text, FALSE, NULL, NULL);
  _dpt_window_search_for (DPT_WINDOW (widget), code);
}

/* After the search: who went for a client goes on with the screen, the cashier with the next article. An act that took the focus keeps it. */
static void
focus_screen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *perspective = dpt_window_get_perspective (DPT_WINDOW (widget));

  if (perspective != NULL && gtk_root_get_focus (GTK_ROOT (widget)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (perspective), GTK_DIR_TAB_FORWARD);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_window_search (DPT_WINDOW (widget));
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *perspective = dpt_window_get_perspective (DPT_WINDOW (widget));

  if (perspective != NULL)
    dpt_perspective_refresh (perspective);
}

static void
activate_default_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *perspective = dpt_window_get_perspective (DPT_WINDOW (widget));

  if (perspective != NULL)
    dpt_perspective_activate_default (perspective);
}

static void
lock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "app.lock", NULL);
}

void
_dpt_window_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, DPT_SAY_ACTION, "a{sv}", say_action);
  gtk_widget_class_install_action (klass, DPT_SAY_REFUSED_ACTION, "(ss)", say_refused_action);
  gtk_widget_class_install_action (klass, "win.show", "(ssx)", show_action);
  gtk_widget_class_install_action (klass, "win.show-screen", "i", show_screen_action);
  gtk_widget_class_install_action (klass, "win.show-shortcuts", NULL, show_shortcuts_action);
  gtk_widget_class_install_action (klass, "win.change-secrets", NULL, change_secrets_action);
  gtk_widget_class_install_action (klass, "win.show-patient", "x", show_patient_action);
  gtk_widget_class_install_action (klass, "win.show-papers", "x", show_papers_action);
  gtk_widget_class_install_action (klass, "win.scan", "s", scan_action);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "win.focus-screen", NULL, focus_screen_action);
  gtk_widget_class_install_action (klass, "win.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (klass, "win.activate-default", NULL, activate_default_action);
  gtk_widget_class_install_action (klass, "win.lock", NULL, lock_action);
  gtk_widget_class_install_property_action (klass, "win.show-perspective", "perspective");
  gtk_widget_class_install_property_action (klass, "win.privacy", "privacy");
}
