/* dpt-shell-keys.c - see dpt-shell-keys.h.
 * For: one table of keys. Not for: what the actions do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-shell-keys.h"

#include <glib/gi18n-lib.h>

#include "gui/shell/dpt-perspective-table.h"

static const DptShortcut keys[] = {
  { "<Control>k", "win.search", N_ ("Find a patient or a command") },
  { "<Control>Return", "win.activate-default", N_ ("Do what this screen is for: save, sign, pay") },
  { "F5", "win.refresh", N_ ("Read again") },
  { "F9", "win.privacy", N_ ("Blank clinical details, or show them again") },
  { "<Control>l", "win.lock", N_ ("Lock, or change user") },
  { "<Control>n", "app.new-window", N_ ("Open a window with a patient of its own") },
  { "<Control>w", "window.close", N_ ("Close the window") },
  { "<Control>q", "app.quit", N_ ("Quit") },
  { "<Control>question", "win.show-shortcuts", N_ ("Show the keys") },
};

/* Keys inside every list, which the list itself installs (gui/common/dpt-list-view.c). */
static const DptShortcut list_keys[] = {
  { "<Control>f", "list.search", N_ ("Search in the list") },
  { "Return", "list.activate", N_ ("Open the row") },
  { "<Control>e", "list.export", N_ ("Export what is shown") },
};

const DptShortcut *
dpt_shell_keys_get (gsize *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (keys);
  return keys;
}

static void
append_row (GString *ui, const char *accelerator, const char *title)
{
  g_autofree char *row = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                                                  "<property name='accelerator'>%s</property>"
                                                  "<property name='title'>%s</property></object></child>",
                                                  accelerator, g_dgettext (GETTEXT_PACKAGE, title));

  g_string_append (ui, row);
}

static void
begin_group (GString *ui, const char *title)
{
  g_autofree char *group = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                                                    "<property name='title'>%s</property>", title);

  g_string_append (ui, group);
}

static void
end_group (GString *ui)
{
  g_string_append (ui, "</object></child>");
}

static void
append_group (GString *ui, const char *title, const DptShortcut *rows, gsize n)
{
  begin_group (ui, title);
  for (gsize i = 0; i < n; i++)
    append_row (ui, rows[i].accelerator, rows[i].title);
  end_group (ui);
}

static gboolean
is_allowed (DptSession *session, const DptPerspectiveRow *row)
{
  return session != NULL && dpt_session_may (session, row->right);
}

/* Numbered as in the rail, which leaves out what the session may not see. */
static void
append_screens (GString *ui, DptSession *session)
{
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);
  int number = 0;

  if (session == NULL)
    return;
  begin_group (ui, _ ("Screens"));
  for (gsize i = 0; i < n; i++)
    if (is_allowed (session, &table[i]) && ++number <= 9)
      {
        g_autofree char *accelerator = g_strdup_printf ("<Alt>%d", number);

        append_row (ui, accelerator, table[i].title);
      }
  end_group (ui);
}

GtkWidget *
dpt_shell_keys_create_window (GtkWindow *parent, DptSession *session)
{
  g_autoptr (GString) ui
    = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'><child>"
                    "<object class='GtkShortcutsSection'><property name='section-name'>keys</property>"
                    "<property name='max-height'>14</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);
  GtkWidget *window;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);

  append_group (ui, _ ("Everywhere"), keys, G_N_ELEMENTS (keys));
  append_screens (ui, session);
  append_group (ui, _ ("In a list"), list_keys, G_N_ELEMENTS (list_keys));
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (DptPerspectiveClass) klass = g_type_class_ref (table[i].get_type ());

      if (is_allowed (session, &table[i]) && klass->n_shortcuts > 0)
        append_group (ui, g_dgettext (GETTEXT_PACKAGE, table[i].title), klass->shortcuts, klass->n_shortcuts);
    }
  g_string_append (ui, "</object></child></object></interface>");

  /* By way of a template, because GTK 4.8 has no function that adds a section. */
  builder = gtk_builder_new_from_string (ui->str, (gssize) ui->len);
  window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  g_object_set (window, "transient-for", parent, "modal", TRUE, NULL);
  return window;
}
