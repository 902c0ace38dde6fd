/* test-screens.c - what every screen of the table keeps: names for all its controls, a session, and no trace when it goes.
 * For: whatever a role puts into the table of perspectives. Not for: what a screen does (tests/gui/<role>).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/shell/dpt-perspective-table.h"
#include "gui/shell/dpt-shell-keys.h"
#include "gui/shell/dpt-window.h"

#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

static void
test_controls_have_names (gconstpointer data)
{
  const DptPerspectiveRow *row = data;
  g_autoptr (DptTestDb) test = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (test->db);
  GtkWidget *window = dpt_window_new (NULL);
  gint64 patient = dpt_test_shop_add_patient (shop, "Durand", "Élise", "1980-04-03", "0612345678");
  DptPerspective *screen;
  g_autofree char *picture = g_strconcat ("screen-", row->name, NULL);

  dpt_window_set_session (DPT_WINDOW (window), shop->system);
  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (gtk_widget_get_mapped (window));
  screen = dpt_window_show_perspective (DPT_WINDOW (window), row->name);
  g_assert_nonnull (screen);
  dpt_a11y_assert (screen);
  dpt_window_set_patient_id (DPT_WINDOW (window), patient);
  dpt_test_settle ();
  dpt_a11y_assert (screen);
  g_assert_nonnull (dpt_perspective_get_title (screen));
  dpt_test_picture (window, picture);

  /* Nothing of it outlives its window, nor the work it has begun. */
  g_object_add_weak_pointer (G_OBJECT (screen), (gpointer *) &screen);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_until (screen == NULL);
}

/* The keys are in the screen that opens, and what was said to the last user is gone. */
static void
test_next_user_begins_clean (void)
{
  g_autoptr (DptTestDb) test = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (test->db);
  g_autoptr (DptSession) first = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTOMETRIST);
  g_autoptr (DptSession) next = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTICIAN);
  GtkWidget *window = dpt_window_new (NULL);
  GtkWidget *gate = gtk_entry_new (), *focus;
  DptPerspective *screen;
  GtkLabel *status = GTK_LABEL (dpt_test_find (window, "status_label"));

  dpt_window_set_session (DPT_WINDOW (window), first);
  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (gtk_widget_get_mapped (window));
  dpt_perspective_say (dpt_window_get_perspective (DPT_WINDOW (window)), "The visit is signed");
  g_assert_cmpstr (gtk_label_get_label (status), ==, "The visit is signed");
  dpt_window_set_gate (DPT_WINDOW (window), gate);
  gtk_widget_grab_focus (gate);
  dpt_window_set_session (DPT_WINDOW (window), next);
  dpt_window_set_gate (DPT_WINDOW (window), NULL);
  g_assert_cmpstr (gtk_label_get_label (status), ==, "");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  screen = dpt_window_get_perspective (DPT_WINDOW (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (screen)));
  dpt_test_settle ();
  g_object_add_weak_pointer (G_OBJECT (screen), (gpointer *) &screen);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_until (screen == NULL);
}

static void
test_names_and_keys_are_unique (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n, n_shell;
  const DptShortcut *shell = dpt_shell_keys_get (&n_shell);
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (DptPerspectiveClass) klass = g_type_class_ref (table[i].get_type ());
      g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (g_hash_table_add (names, (gpointer) table[i].name));
      g_assert_true (g_type_is_a (table[i].get_type (), DPT_TYPE_PERSPECTIVE));
      for (gsize j = 0; j < klass->n_shortcuts; j++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (klass->shortcuts[j].accelerator, &key, &modifiers));
          g_assert_true (g_hash_table_add (keys, (gpointer) klass->shortcuts[j].accelerator));
          for (gsize k = 0; k < n_shell; k++)
            g_assert_cmpstr (klass->shortcuts[j].accelerator, !=, shell[k].accelerator);
        }
    }
}

int
main (int argc, char **argv)
{
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);

  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/screens/names-and-keys-are-unique", test_names_and_keys_are_unique);
  g_test_add_func ("/screens/next-user-begins-clean", test_next_user_begins_clean);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/screens/controls-have-names/", table[i].name, NULL);

      g_test_add_data_func (path, &table[i], test_controls_have_names);
    }
  return g_test_run ();
}
