/* test-fits.c - every screen fits a laptop's 1280 pixels, in the language and text size that the test is run with.
 * For: minimum widths of whole windows; French words are longer than English ones. Not for: how a screen looks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-locale.h"
#include "gui/shell/dpt-perspective-table.h"
#include "gui/shell/dpt-window.h"

#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

#define LAPTOP_WIDTH 1280
#define LAPTOP_HEIGHT 800

/* The deepest widgets that are as wide as it takes: who is to blame. */
static void
blame (GtkWidget *widget, int width, int depth)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum * 4 < width)
        continue;
      g_test_message ("%*s%s %s: %d", depth, "", G_OBJECT_TYPE_NAME (child), gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)),
                      minimum);
      blame (child, width, depth + 1);
    }
}

static void
assert_fits (GtkWidget *window, const char *where)
{
  int width, height;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, LAPTOP_WIDTH, &height, NULL, NULL, NULL);
  g_test_message ("%s: at least %d × %d", where, width, height);
  if (width > LAPTOP_WIDTH)
    blame (window, width, 0);
  g_assert_cmpint (width, <=, LAPTOP_WIDTH);
  g_assert_cmpint (height, <=, LAPTOP_HEIGHT);
}

static void
test_a_screen_fits (gconstpointer data)
{
  const DptPerspectiveRow *row = data;
  g_autoptr (DptTestDb) test = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (test->db);
  GtkWidget *window = dpt_window_new (NULL);
  gint64 patient = dpt_test_shop_add_patient (shop, "Lévy-Dupont de La Rochefoucauld", "Marie-Thérèse Joséphine", "1980-04-03", "0612345678");
  DptPerspective *screen;

  dpt_window_set_session (DPT_WINDOW (window), shop->system);
  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (gtk_widget_get_mapped (window));
  screen = dpt_window_show_perspective (DPT_WINDOW (window), row->name);
  g_object_add_weak_pointer (G_OBJECT (screen), (gpointer *) &screen);
  dpt_test_settle ();
  assert_fits (window, row->name);
  dpt_window_set_patient_id (DPT_WINDOW (window), patient);
  dpt_test_settle ();
  assert_fits (window, row->name);
  dpt_test_picture (window, row->name);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_until (screen == NULL);
}

int
main (int argc, char **argv)
{
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);

  dpt_test_gui_init (&argc, &argv);
  dpt_locale_init ();
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/screens/fits-a-laptop/", table[i].name, NULL);

      g_test_add_data_func (path, &table[i], test_a_screen_fits);
    }
  return g_test_run ();
}
