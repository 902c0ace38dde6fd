/* test-chart-view.c - a chart is walked with the arrow keys, told in words, and opens what it shows.
 * For: dpt-chart-view.c. Not for: the drawing (tests/document/test-chart.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-chart-view.h"

#include "support/dpt-test-gui.h"

static DptChart *
create_chart (DptChartKind kind)
{
  static const char *const names[] = { "Frames", "Lenses", "Contact lenses", "Accessories", "Exams" };
  DptChart *chart = dpt_chart_new (kind, DPT_CHART_MONEY, "Sales", "EUR");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    dpt_chart_add_compared (chart, names[i], NULL, 100000 / (i + 1), 80000 / (i + 1), 10 + i);
  dpt_chart_set_series (chart, "November", "October");
  return chart;
}

static void
take_cb (DptChartView *view, int index, gint64 id, gint64 *out)
{
  *out = id;
}

static void
test_arrows_walk_and_enter_opens (void)
{
  g_autoptr (DptChart) chart = create_chart (DPT_CHART_BARS);
  g_autoptr (GtkWidget) view = g_object_ref_sink (dpt_chart_view_new ());
  gint64 opened = 0;

  dpt_chart_view_set_chart (DPT_CHART_VIEW (view), chart);
  g_signal_connect (view, "activate-item", G_CALLBACK (take_cb), &opened);
  dpt_test_key (view, GDK_KEY_Return, 0);
  g_assert_cmpint (opened, ==, 0);
  dpt_test_key (view, GDK_KEY_Right, 0);
  dpt_test_key (view, GDK_KEY_Right, 0);
  g_assert_cmpint (dpt_chart_view_get_selected (DPT_CHART_VIEW (view)), ==, 1);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Lenses: €500.00 (before: €400.00)");
  dpt_test_key (view, GDK_KEY_Return, 0);
  g_assert_cmpint (opened, ==, 11);
  dpt_test_key (view, GDK_KEY_End, 0);
  dpt_test_key (view, GDK_KEY_Right, 0);
  dpt_test_key (view, GDK_KEY_space, 0);
  g_assert_cmpint (opened, ==, 14);
  g_assert_true (dpt_test_key (view, GDK_KEY_Escape, 0));
  g_assert_cmpint (dpt_chart_view_get_selected (DPT_CHART_VIEW (view)), ==, -1);
  g_assert_false (dpt_test_key (view, GDK_KEY_Escape, 0));
}

static void
test_is_named_and_described (void)
{
  g_autoptr (DptChart) chart = create_chart (DPT_CHART_MIX);
  g_autoptr (GtkWidget) view = g_object_ref_sink (dpt_chart_view_new ());
  g_autofree char *words = dpt_chart_describe (chart);

  dpt_chart_view_set_chart (DPT_CHART_VIEW (view), chart);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Sales");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  dpt_a11y_assert (view);
  dpt_chart_view_set_chart (DPT_CHART_VIEW (view), NULL);
  g_assert_null (dpt_chart_view_get_chart (DPT_CHART_VIEW (view)));
}

static void
test_draws_in_both_palettes (void)
{
  static const DptChartKind kinds[] = { DPT_CHART_BARS, DPT_CHART_LINE, DPT_CHART_RANK, DPT_CHART_MIX };
  GtkWidget *grid = gtk_grid_new ();
  GtkWindow *window;

  g_object_set (grid, "row-homogeneous", TRUE, "column-homogeneous", TRUE, "row-spacing", 12, "column-spacing", 12,
                "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 12, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (DptChart) chart = create_chart (kinds[i]);
      GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      GtkWidget *view = dpt_chart_view_new ();

      dpt_chart_view_set_chart (DPT_CHART_VIEW (view), chart);
      gtk_widget_set_vexpand (view, TRUE);
      g_object_set (view, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 12, NULL);
      gtk_widget_add_css_class (card, "card");
      gtk_box_append (GTK_BOX (card), view);
      gtk_grid_attach (GTK_GRID (grid), card, (int) i % 2, (int) i / 2, 1, 1);
      if (i == 0)
        dpt_chart_view_set_selected (DPT_CHART_VIEW (view), 1);
    }
  window = dpt_test_show (grid, 1100, 520);
  dpt_test_picture (grid, "charts-light");
  dpt_test_set_dark (TRUE);
  dpt_test_picture (grid, "charts-dark");
  dpt_test_set_dark (FALSE);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/chart-view/arrows-walk-and-enter-opens", test_arrows_walk_and_enter_opens);
  g_test_add_func ("/chart-view/is-named-and-described", test_is_named_and_described);
  g_test_add_func ("/chart-view/draws-in-both-palettes", test_draws_in_both_palettes);
  return g_test_run ();
}
