/* dpt-shell-keys.c - see dpt-shell-keys.h.
 * For: one table of keys. Not for: what the actions do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-shell-keys.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gui/shell/dpt-perspective-table.h"

static const DptShortcut keys[] = {
  { "<Control>k", "win.search", N_ ("Find a patient or a command") },
  { "<Control>Return", "win.activate-default", N_ ("Do what this screen is for: save, sign, pay") },
  { "F5", "win.refresh", N_ ("Read again") },
  { "F9", "win.privacy", N_ ("Blank clinical details, or show them again") },
  { "<Control><Shift>f", "win.show-papers(int64 0)", N_ ("Show the patient's documents, and keep new ones") },
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

/* Keys in the fields of forms (gui/common/dpt-field-entry.c). */
static const DptShortcut field_keys[] = {
  { "Up", NULL, N_ ("One step more") },
  { "Down", NULL, N_ ("One step less") },
  { "Page_Up", NULL, N_ ("A large step more") },
  { "Page_Down", NULL, N_ ("A large step less") },
};

/* Keys of the ticket's list (gui/till/dpt-ticket-pane.c). */
static const DptShortcut ticket_keys[] = {
  { "plus", "till.step", N_ ("One piece more") },
  { "minus", "till.step", N_ ("One piece less") },
  { "Delete", "till.remove-line", N_ ("Take the line off") },
};

/* Keys of windows over the screen: each installs them. */
static const DptShortcut dialog_keys[] = {
  { "<Control>Return", NULL, N_ ("Do what the window is for") },
  { "Escape", NULL, N_ ("Close it") },
};

/* Keys of the window of recalls (gui/common/dpt-recall-window-acts.c). */
static const DptShortcut recall_keys[] = {
  { "F2", "recall.call", N_ ("Call the patient") },
  { "<Control>l", "recall.letter", N_ ("Letter") },
  { "<Control>m", "recall.mail", N_ ("Write the e-mail") },
  { "<Control>t", "recall.postpone-until", N_ ("Postpone until a day") },
  { "<Control>d", "recall.close", N_ ("Close the recall") },
  { "<Control>h", "recall.history", N_ ("What was done about it") },
  { "<Control>z", "recall.undo", N_ ("Take the last act back") },
};

/* Keys where a paper is shown (gui/common/dpt-pdf-view.c). */
static const DptShortcut paper_keys[] = {
  { "<Control>p", "pdf.print", N_ ("Print") },
  { "<Control>s", "pdf.save-as", N_ ("Save as a file") },
  { "<Control>plus", "pdf.zoom-in", N_ ("Larger") },
  { "<Control>minus", "pdf.zoom-out", N_ ("Smaller") },
  { "<Control>0", "pdf.life-size", N_ ("Life size") },
  { "Page_Up", "pdf.previous-page", N_ ("Previous page") },
  { "Page_Down", "pdf.next-page", N_ ("Next page") },
  { "r", "pdf.turn", N_ ("Turn the pages of a document from outside") },
};

const DptShortcut *
dpt_shell_keys_get (gsize *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (keys);
  return keys;
}

/* --- the window --- */

#define COLUMNS 3

/* Groups go where there is most room left, in the order in which they come. */
typedef struct
{
  GtkWidget *columns[COLUMNS];
  guint rows[COLUMNS];
} Page;

/* GTK writes a key that it has no sign for by its symbol: Page_Up; on the key stands Page Up, or what the language says. */
static void
name_keys (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      const char *symbol = gtk_label_get_label (GTK_LABEL (widget));
      guint keyval = strlen (symbol) > 1 ? gdk_keyval_from_name (symbol) : GDK_KEY_VoidSymbol;
      g_autofree char *name = keyval != GDK_KEY_VoidSymbol ? gtk_accelerator_get_label (keyval, 0) : NULL;

      if (name != NULL)
        gtk_label_set_label (GTK_LABEL (widget), name);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_keys (child);
}

static void
add_row (GtkWidget *group, const char *accelerator, const char *title)
{
  const char *words = g_dgettext (GETTEXT_PACKAGE, title);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *cap = gtk_shortcut_label_new (accelerator);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  name_keys (cap);
  gtk_widget_set_valign (cap, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), cap);
  gtk_box_append (GTK_BOX (group), row);
}

static GtkWidget *
add_group (Page *page, const char *title, guint n)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_label_new (title);
  guint least = 0;

  for (guint i = 1; i < COLUMNS; i++)
    if (page->rows[i] < page->rows[least])
      least = i;
  page->rows[least] += n + 2; /* the head, and the space over it */
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "heading");
  gtk_box_append (GTK_BOX (group), head);
  gtk_box_append (GTK_BOX (page->columns[least]), group);
  return group;
}

static void
add_table (Page *page, const char *title, const DptShortcut *rows, gsize n)
{
  GtkWidget *group = add_group (page, title, (guint) n);

  for (gsize i = 0; i < n; i++)
    add_row (group, rows[i].accelerator, rows[i].title);
}

static gboolean
is_allowed (DptSession *session, const DptPerspectiveRow *row)
{
  return session != NULL && dpt_session_may (session, row->right);
}

/* Numbered as in the rail, which leaves out what the session may not see. */
static void
add_screens (Page *page, DptSession *session)
{
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);
  GtkWidget *group;
  int number = 0;

  if (session == NULL)
    return;
  group = add_group (page, _ ("Screens"), (guint) n);
  for (gsize i = 0; i < n; i++)
    if (is_allowed (session, &table[i]) && ++number <= 9)
      {
        g_autofree char *accelerator = g_strdup_printf ("<Alt>%d", number);

        add_row (group, accelerator, table[i].title);
      }
}

static GtkWidget *
create_page (DptSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 36);
  Page page = { { NULL }, { 0 } };
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "dpt-keys");
  for (guint i = 0; i < COLUMNS; i++)
    {
      page.columns[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
      gtk_box_append (GTK_BOX (box), page.columns[i]);
    }
  add_table (&page, _ ("Everywhere"), keys, G_N_ELEMENTS (keys));
  add_screens (&page, session);
  add_table (&page, _ ("In a list"), list_keys, G_N_ELEMENTS (list_keys));
  add_table (&page, _ ("In a field"), field_keys, G_N_ELEMENTS (field_keys));
  add_table (&page, _ ("In a window over the screen"), dialog_keys, G_N_ELEMENTS (dialog_keys));
  add_table (&page, _ ("On a paper"), paper_keys, G_N_ELEMENTS (paper_keys));
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (DptPerspectiveClass) klass = g_type_class_ref (table[i].get_type ());

      if (is_allowed (session, &table[i]) && klass->n_shortcuts > 0)
        add_table (&page, g_dgettext (GETTEXT_PACKAGE, table[i].title), klass->shortcuts, klass->n_shortcuts);
      if (is_allowed (session, &table[i]) && g_str_equal (table[i].name, "till"))
        add_table (&page, _ ("In the ticket"), ticket_keys, G_N_ELEMENTS (ticket_keys));
      if (is_allowed (session, &table[i]) && g_str_equal (table[i].name, "reception"))
        add_table (&page, _ ("In the recalls"), recall_keys, G_N_ELEMENTS (recall_keys));
    }
  return box;
}

GtkWidget *
dpt_shell_keys_create_window (GtkWindow *parent, DptSession *session)
{
  GtkWidget *window, *box, *scroll;
  GtkEventController *controller;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);

  window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title", _ ("Keyboard shortcuts"),
                         "default-width", 1160, "default-height", 720, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), create_page (session));
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroll);
  adw_window_set_content (ADW_WINDOW (window), box);
  controller = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
  return window;
}
