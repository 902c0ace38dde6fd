/* test-chart.c - a chart has round ticks, says what it shows, draws every kind, and finds the point under a finger.
 * For: src/document/dpt-chart*.c. Not for: the widget (tests/gui/common/test-chart-view.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-chart.h"
#include "support/dpt-test-locale.h"


static void
check_ticks (gint64 low, gint64 high, gint64 least, gint64 first, gint64 step, int lines)
{
  gint64 got_first, got_step;
  int got_lines = dpt_chart_choose_ticks (low, high, 5, least, &got_first, &got_step);

  g_assert_cmpint (got_first, ==, first);
  g_assert_cmpint (got_step, ==, step);
  g_assert_cmpint (got_lines, ==, lines);
  g_assert_cmpint (got_first + got_step * (got_lines - 1), >=, high);
}

static void
test_ticks_are_round (void)
{
  check_ticks (0, 10, 1, 0, 2, 6);
  check_ticks (0, 7, 1, 0, 2, 5);
  check_ticks (0, 0, 1, 0, 1, 2);
  check_ticks (0, 123456, 100, 0, 50000, 4);
  check_ticks (0, 3, 100, 0, 100, 2);
  check_ticks (-40, 60, 1, -40, 20, 6);
  check_ticks (-5, 0, 1, -5, 1, 6);
  check_ticks (200, 900, 1, 0, 200, 6);
  check_ticks (0, G_GINT64_CONSTANT (9999999999), 100, 0, G_GINT64_CONSTANT (2000000000), 6);
}

static DptChart *
create_days (DptChartKind kind, gboolean compared)
{
  static const int hours[] = { 120, 340, 0, 560, 480, 910, 60, 130, 410, -80, 350, 720, 660, 300 };
  DptChart *chart = dpt_chart_new (kind, DPT_CHART_MONEY, "Sales by day", "EUR");

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i + 1);
      g_autofree char *detail = g_strdup_printf ("%u November", i + 1);

      if (compared)
        dpt_chart_add_compared (chart, label, detail, hours[i] * 100, hours[(i + 3) % 14] * 90, i + 100);
      else
        dpt_chart_add (chart, label, detail, hours[i] * 100, i + 100);
    }
  dpt_chart_set_series (chart, "November", "October");
  return chart;
}

static DptChart *
create_parts (DptChartKind kind)
{
  DptChart *chart = dpt_chart_new (kind, DPT_CHART_MONEY, "Mix", "EUR");

  dpt_chart_add (chart, "Progressive lenses", NULL, 4520000, 1);
  dpt_chart_add (chart, "Frames", NULL, 3210000, 2);
  dpt_chart_add (chart, "Single vision lenses", NULL, 1830000, 3);
  dpt_chart_add (chart, "Contact lenses", NULL, 910000, 4);
  dpt_chart_add (chart, "Accessories", NULL, 230000, 5);
  return chart;
}

static void
test_says_what_it_shows (void)
{
  g_autoptr (DptChart) chart = create_days (DPT_CHART_BARS, TRUE);
  g_autoptr (DptChart) empty = dpt_chart_new (DPT_CHART_BARS, DPT_CHART_COUNT, "Exams", NULL);
  g_autofree char *text = dpt_chart_describe (chart);
  g_autofree char *point = dpt_chart_describe_point (chart, 0);
  g_autofree char *nothing = dpt_chart_describe (empty);

  g_assert_cmpstr (point, ==, "1 November: €120.00 (before: €504.00)");
  g_assert_cmpstr (text, ==, "Sales by day. Total: €4,960.00. Highest: 6 November: €910.00 (before: €369.00). "
                             "Lowest: 10 November: −€80.00 (before: €594.00).");
  g_assert_cmpstr (nothing, ==, "Exams: no figures in this period");
}

/* Where DPT_TEST_PICTURES names a folder the drawing is kept there to be looked at. */
static void
draw (const DptChart *chart, int highlight, double width, double height, const char *name, DptChartLayout *layout)
{
  g_autofree char *path = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);
  const unsigned char *data;
  gboolean drawn = FALSE;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  dpt_chart_draw (chart, cr, width, height, 12, NULL, dpt_chart_palette_get_print (), highlight, layout);
  cairo_surface_flush (surface);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  data = cairo_image_surface_get_data (surface);
  for (int i = 0; i < (int) height * cairo_image_surface_get_stride (surface) && !drawn; i++)
    drawn = data[i] != 0xff && i % 4 != 3;
  g_assert_true (drawn);
  if (g_getenv ("DPT_TEST_PICTURES") != NULL)
    {
      path = g_strdup_printf ("%s/chart-%s.png", g_getenv ("DPT_TEST_PICTURES"), name);
      g_mkdir_with_parents (g_getenv ("DPT_TEST_PICTURES"), 0755);
      cairo_surface_write_to_png (surface, path);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_draws_and_finds (void)
{
  g_autoptr (DptChart) bars = create_days (DPT_CHART_BARS, TRUE);
  g_autoptr (DptChart) line = create_days (DPT_CHART_LINE, TRUE);
  g_autoptr (DptChart) rank = create_parts (DPT_CHART_RANK);
  g_autoptr (DptChart) mix = create_parts (DPT_CHART_MIX);
  DptChartLayout layout;

  draw (bars, 5, 640, 240, "bars", &layout);
  g_assert_cmpint (dpt_chart_find (bars, &layout, layout.left + 1, layout.top + 10), ==, 0);
  g_assert_cmpint (dpt_chart_find (bars, &layout, layout.left + layout.width - 1, layout.top + 10), ==, 13);
  g_assert_cmpint (dpt_chart_find (bars, &layout, 0, layout.top + 10), ==, -1);
  draw (line, 3, 640, 240, "line", &layout);

  draw (rank, 1, 480, 200, "rank", &layout);
  g_assert_cmpint (dpt_chart_find (rank, &layout, 100, layout.row_height * 1.5), ==, 1);
  g_assert_cmpint (dpt_chart_find (rank, &layout, 100, 199), ==, -1);

  draw (mix, 0, 560, 200, "mix", &layout);
  /* Just right of twelve o'clock the first part begins, just left of it the last one ends. */
  g_assert_cmpint (dpt_chart_find (mix, &layout, layout.left + layout.radius + 2, layout.top + 10), ==, 0);
  g_assert_cmpint (dpt_chart_find (mix, &layout, layout.left + layout.radius - 2, layout.top + 10), ==, 4);
  g_assert_cmpint (dpt_chart_find (mix, &layout, layout.left + layout.radius, layout.top + layout.radius), ==, -1);
  g_assert_cmpint (dpt_chart_find (mix, &layout, layout.legend_left + 5, layout.legend_top + layout.row_height * 2.5),
                   ==, 2);
}

static void
test_survives_what_is_odd (void)
{
  g_autoptr (DptChart) empty = dpt_chart_new (DPT_CHART_MIX, DPT_CHART_COUNT, "Nothing", NULL);
  g_autoptr (DptChart) zeros = dpt_chart_new (DPT_CHART_LINE, DPT_CHART_COUNT, "Zeros", NULL);
  g_autoptr (DptChart) owed = dpt_chart_new (DPT_CHART_MIX, DPT_CHART_MONEY, "Refunds", "EUR");
  DptChartLayout layout;

  dpt_chart_add (zeros, "a", NULL, 0, 0);
  dpt_chart_add (owed, "a", NULL, -500, 0);
  draw (empty, -1, 200, 100, "empty", &layout);
  draw (zeros, 0, 200, 100, "zeros", &layout);
  draw (zeros, 99, 30, 10, "tiny", &layout);
  draw (owed, -1, 200, 100, "owed", &layout);
  g_assert_cmpint (dpt_chart_find (empty, &layout, 10, 10), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  g_test_add_func ("/chart/ticks-are-round", test_ticks_are_round);
  g_test_add_func ("/chart/says-what-it-shows", test_says_what_it_shows);
  g_test_add_func ("/chart/draws-and-finds", test_draws_and_finds);
  g_test_add_func ("/chart/survives-what-is-odd", test_survives_what_is_odd);
  return g_test_run ();
}
