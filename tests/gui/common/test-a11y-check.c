/* test-a11y-check.c - the check finds what has no name and what shares one, and lets the rest be.
 * For: dpt-a11y-check.c, and the window's own template. Not for: the roles' templates, whose tests call the check.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/shell/dpt-window.h"

#include "support/dpt-test-gui.h"

static GtkWidget *
build (const char *inside)
{
  g_autofree char *ui = g_strdup_printf ("<interface><object class='GtkBox' id='box'>%s</object></interface>", inside);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);

  return g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "box")));
}

static void
test_named_controls_pass (void)
{
  g_autoptr (GtkWidget) box = build (
    "<child><object class='GtkButton'><property name='label'>Pay</property></object></child>"
    "<child><object class='GtkButton'><property name='icon-name'>x</property>"
    "<accessibility><property name='label'>Print</property></accessibility></object></child>"
    "<child><object class='GtkLabel'><property name='label'>_Name</property><property name='use-underline'>1</property>"
    "<property name='mnemonic-widget'>e</property></object></child>"
    "<child><object class='GtkEntry' id='e'/></child>"
    "<child><object class='AdwEntryRow'><property name='title'>Phone</property></object></child>"
    "<child><object class='GtkCheckButton'><property name='label'>Consent</property></object></child>");
  g_autofree char *wrong = dpt_a11y_check (box);

  g_assert_cmpstr (wrong, ==, NULL);
}

static void
test_nameless_controls_are_listed (void)
{
  static const char *const kinds[] = { "GtkEntry", "GtkSearchEntry", "GtkDropDown", "GtkDrawingArea", "GtkColumnView",
                                       "GtkListBox", "GtkTextView", "GtkSwitch", "GtkSpinButton" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *child = g_strdup_printf ("<child><object class='%s'/></child>", kinds[i]);
      g_autoptr (GtkWidget) box = build (child);
      g_autofree char *wrong = dpt_a11y_check (box);

      g_assert_nonnull (wrong);
      g_assert_true (g_str_has_prefix (wrong, "no accessible name: "));
    }
}

static void
test_shared_names_are_listed (void)
{
  g_autoptr (GtkWidget) box = build (
    "<child><object class='GtkButton'><property name='label'>Pay</property></object></child>"
    "<child><object class='GtkButton'><property name='label'>Pay</property></object></child>");
  g_autofree char *wrong = dpt_a11y_check (box);

  g_assert_nonnull (wrong);
  g_assert_nonnull (strstr (wrong, "name “Pay” twice"));
}

static void
test_pages_of_a_stack_may_share (void)
{
  g_autoptr (GtkWidget) box = build (
    "<child><object class='GtkStack'>"
    "<child><object class='GtkButton'><property name='label'>Next</property></object></child>"
    "<child><object class='GtkButton'><property name='label'>Next</property></object></child></object></child>");
  g_autofree char *wrong = dpt_a11y_check (box);

  g_assert_cmpstr (wrong, ==, NULL);
}

static void
test_window_passes (void)
{
  g_autoptr (GtkApplication) application = NULL;
  GtkWidget *window = dpt_window_new (NULL);

  dpt_a11y_assert (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* GTK 4.8 leaves the pages that a stack hides in the ear of a screen reader; dpt_gui_init() takes them out. */
static void
test_hidden_pages_say_so (void)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *first = gtk_label_new ("first"), *second = gtk_label_new ("second");
  GtkWindow *window;

  gtk_stack_add_named (GTK_STACK (stack), first, "first");
  gtk_stack_add_named (GTK_STACK (stack), second, "second");
  window = dpt_test_show (stack, 200, 100);
  gtk_stack_set_visible_child (GTK_STACK (stack), second);
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  gtk_stack_set_visible_child (GTK_STACK (stack), first);
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  /* turned while the stack itself is out of sight */
  gtk_widget_hide (stack);
  gtk_stack_set_visible_child (GTK_STACK (stack), second);
  gtk_widget_show (stack);
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/a11y-check/named-controls-pass", test_named_controls_pass);
  g_test_add_func ("/a11y-check/nameless-controls-are-listed", test_nameless_controls_are_listed);
  g_test_add_func ("/a11y-check/shared-names-are-listed", test_shared_names_are_listed);
  g_test_add_func ("/a11y-check/pages-of-a-stack-may-share", test_pages_of_a_stack_may_share);
  g_test_add_func ("/a11y-check/window-passes", test_window_passes);
  g_test_add_func ("/a11y-check/hidden-pages-say-so", test_hidden_pages_say_so);
  return g_test_run ();
}
