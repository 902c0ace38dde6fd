/* test-names.c - on the demonstration shop, where every screen is full, each control still has a name that no other has.
 * For: names made from data (a tile, a chip, a line with a button), which templates cannot show. Not for: templates (tests/lint/lint-ui.py).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/shell/dpt-perspective-table.h"
#include "gui/shell/dpt-window.h"

#include "engine/demo/dpt-demo.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"

static gboolean
is_busy (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_SPINNER (widget) && gtk_spinner_get_spinning (GTK_SPINNER (widget)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_busy (child))
      return TRUE;
  return FALSE;
}

/* An answer may set off another question: a third of a second in which nothing turns. */
static gboolean
is_quiet (GtkWidget *window, gint64 *since)
{
  if (*since == 0 || is_busy (window))
    *since = g_get_monotonic_time ();
  return g_get_monotonic_time () - *since > 300 * G_TIME_SPAN_MILLISECOND;
}

/* Each screen without a patient, and with the one who has most to show. */
static void
test_names_are_unique_where_every_screen_is_full (void)
{
  g_autoptr (DptTestDb) test = dpt_test_db_new ();
  g_autoptr (DptClock) clock = dpt_clock_new_fixed (G_GINT64_CONSTANT (1795338000000000));
  g_autoptr (DptSession) session = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window = dpt_window_new (NULL);
  DptDemoOptions options;
  gint64 patient;
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);

  dpt_demo_options_init_shop (&options, "2026-11-21");
  options.patients = 60;
  g_assert_true (dpt_demo_create (test->db, &options, NULL, NULL, NULL, &error));
  session = dpt_session_new_system (test->db, clock, 0, &error);
  g_assert_no_error (error);
  patient = dpt_test_db_query_int (test->db, "SELECT patient_id FROM dispensing_order GROUP BY patient_id ORDER BY COUNT(*) DESC, patient_id LIMIT 1");
  dpt_window_set_session (DPT_WINDOW (window), session);
  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (gtk_widget_get_mapped (window));
  for (guint with_patient = 0; with_patient < 2; with_patient++)
    {
      dpt_window_set_patient_id (DPT_WINDOW (window), with_patient ? patient : 0);
      for (gsize i = 0; i < n; i++)
        {
          gint64 since = 0;
          g_autofree char *picture = g_strdup_printf ("names-%s-%u", table[i].name, with_patient);

          g_assert_nonnull (dpt_window_show_perspective (DPT_WINDOW (window), table[i].name));
          dpt_test_until (is_quiet (window, &since));
          dpt_test_picture (window, picture);
          dpt_a11y_assert (window);
        }
    }
  dpt_window_set_session (DPT_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_settle ();
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/names/unique-where-every-screen-is-full", test_names_are_unique_where_every_screen_is_full);
  return g_test_run ();
}
