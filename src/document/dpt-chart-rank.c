/* dpt-chart-rank.c - the kinds of chart without a value axis: lying bars with names, and the ring of a mix.
 * For: dpt_chart_draw(). Not for: bars and lines over time (dpt-chart-draw.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
fill_highlight (Brush *brush, double x, double y, double width, double height)
{
  const double *ink = brush->palette->ink;

  cairo_rectangle (brush->cr, x, y, width, height);
  cairo_set_source_rgba (brush->cr, ink[0], ink[1], ink[2], 0.07);
  cairo_fill (brush->cr);
}

static gint64
find_greatest (const DptChart *chart)
{
  gint64 greatest = 1;

  for (guint i = 0; i < chart->points->len; i++)
    greatest = MAX (greatest, _dpt_chart_point (chart, i)->value);
  return greatest;
}

void
_dpt_chart_draw_rank (Brush *brush)
{
  const DptChart *chart = brush->chart;
  const double gap = brush->font_size * 0.7;
  gint64 greatest = find_greatest (chart);
  double names = 0, figures = 0;
  double bar_height, room;

  for (guint i = 0; i < chart->points->len; i++)
    {
      const DptChartPoint *point = _dpt_chart_point (chart, i);
      g_autofree char *figure = dpt_chart_format (chart, point->value);

      names = MAX (names, _dpt_chart_measure (brush, point->label));
      figures = MAX (figures, _dpt_chart_measure (brush, figure));
    }
  names = MIN (names, brush->width * 0.4);
  brush->layout.left = names + gap;
  brush->layout.width = room = MAX (brush->width - names - figures - 2 * gap, 1);
  brush->layout.height = brush->height;
  brush->layout.row_height = MIN (brush->height / chart->points->len, brush->font_size * 2.4);
  bar_height = brush->layout.row_height * 0.55;
  for (guint i = 0; i < chart->points->len; i++)
    {
      const DptChartPoint *point = _dpt_chart_point (chart, i);
      g_autofree char *figure = dpt_chart_format (chart, point->value);
      double y = brush->layout.row_height * (i + 0.5);
      double length = room * (double) MAX (point->value, 0) / (double) greatest;

      if ((int) i == brush->highlight)
        fill_highlight (brush, 0, y - brush->layout.row_height / 2, brush->width, brush->layout.row_height);
      _dpt_chart_write (brush, point->label, 0, y, 0, names, brush->palette->ink);
      _dpt_chart_set_color (brush->cr, brush->palette->accent);
      cairo_rectangle (brush->cr, brush->layout.left, y - bar_height / 2, MAX (length, 1), bar_height);
      cairo_fill (brush->cr);
      _dpt_chart_write (brush, figure, brush->width, y, 1, 0, brush->palette->ink);
    }
}

static void
draw_ring (Brush *brush, gint64 total)
{
  cairo_t *cr = brush->cr;
  double radius = brush->layout.radius;
  double x = brush->layout.left + radius, y = brush->layout.top + radius;
  double from = -0.5 * G_PI;

  for (guint i = 0; i < brush->chart->points->len; i++)
    {
      gint64 value = MAX (_dpt_chart_point (brush->chart, i)->value, 0);
      double to = from + 2 * G_PI * (double) value / (double) total;
      double outer = (int) i == brush->highlight ? radius : radius * 0.94;

      if (value == 0)
        continue;
      cairo_new_path (cr);
      cairo_arc (cr, x, y, outer, from, to);
      cairo_arc_negative (cr, x, y, radius * 0.58, to, from);
      cairo_close_path (cr);
      _dpt_chart_set_color (cr, brush->palette->parts[i % G_N_ELEMENTS (brush->palette->parts)]);
      cairo_fill_preserve (cr);
      /* A line between two parts, so that they part without colours too. */
      cairo_set_line_width (cr, 1.5);
      _dpt_chart_set_color (cr, brush->palette->paper);
      cairo_stroke (cr);
      from = to;
    }
}

static void
draw_mix_legend (Brush *brush, gint64 total)
{
  const DptChart *chart = brush->chart;
  double left = brush->layout.legend_left, row = brush->layout.row_height;
  double mark = brush->font_size * 0.8;
  double percent_width = _dpt_chart_measure (brush, "100 %") + brush->font_size;
  double figures = 0;

  for (guint i = 0; i < chart->points->len; i++)
    {
      g_autofree char *figure = dpt_chart_format (chart, _dpt_chart_point (chart, i)->value);

      figures = MAX (figures, _dpt_chart_measure (brush, figure));
    }
  for (guint i = 0; i < chart->points->len; i++)
    {
      const DptChartPoint *point = _dpt_chart_point (chart, i);
      g_autofree char *figure = dpt_chart_format (chart, point->value);
      g_autofree char *percent = g_strdup_printf (
        /* Translators: a share in per cent, "42%"; leave out or add the space as your language does */
        _ ("%d%%"), (int) (MAX (point->value, 0) * 100.0 / (double) total + 0.5));
      double y = brush->layout.legend_top + row * (i + 0.5);
      double names = brush->width - percent_width - figures - brush->font_size - left - mark * 1.8;

      if ((int) i == brush->highlight)
        fill_highlight (brush, left - mark / 2, y - row / 2, brush->width - left + mark / 2, row);
      _dpt_chart_set_color (brush->cr, brush->palette->parts[i % G_N_ELEMENTS (brush->palette->parts)]);
      cairo_rectangle (brush->cr, left, y - mark / 2, mark, mark);
      cairo_fill (brush->cr);
      _dpt_chart_write (brush, point->label, left + mark * 1.8, y, 0, MAX (names, brush->font_size * 2),
                        brush->palette->ink);
      _dpt_chart_write (brush, figure, brush->width - percent_width, y, 1, 0, brush->palette->ink);
      _dpt_chart_write (brush, percent, brush->width, y, 1, 0, brush->palette->faint);
    }
}

void
_dpt_chart_draw_mix (Brush *brush)
{
  gint64 total = 0;
  guint n = brush->chart->points->len;
  double size = MIN (brush->height, brush->width * 0.42);

  for (guint i = 0; i < n; i++)
    total += MAX (_dpt_chart_point (brush->chart, i)->value, 0);
  total = MAX (total, 1);
  brush->layout.radius = size / 2;
  brush->layout.left = 0;
  brush->layout.top = (brush->height - size) / 2;
  brush->layout.width = brush->layout.height = size;
  brush->layout.row_height = MIN (brush->height / n, brush->font_size * 2.2);
  brush->layout.legend_left = size + brush->font_size * 2;
  brush->layout.legend_top = (brush->height - brush->layout.row_height * n) / 2;
  draw_ring (brush, total);
  draw_mix_legend (brush, total);
}
