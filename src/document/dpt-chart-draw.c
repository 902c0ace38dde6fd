/* dpt-chart-draw.c - draws a chart, and the kinds that stand on a value axis: bars and lines.
 * For: dpt_chart_draw(). Not for: ranks and mixes (dpt-chart-rank.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  gint64 first;
  gint64 step;
  int lines;
} Axis;

const DptChartPalette *
dpt_chart_palette_get_print (void)
{
  static const DptChartPalette palette = {
    .ink = { 0.12, 0.12, 0.14, 1 },
    .faint = { 0.45, 0.45, 0.48, 1 },
    .grid = { 0.86, 0.86, 0.88, 1 },
    .paper = { 1, 1, 1, 1 },
    .accent = { 0.11, 0.44, 0.85, 1 },
    .parts = { { 0.11, 0.44, 0.85, 1 }, { 0.15, 0.64, 0.41, 1 }, { 0.90, 0.55, 0.10, 1 },
               { 0.57, 0.25, 0.67, 1 }, { 0.75, 0.11, 0.16, 1 }, { 0.39, 0.27, 0.17, 1 } },
  };

  return &palette;
}

void
_dpt_chart_set_color (cairo_t *cr, const double color[4])
{
  cairo_set_source_rgba (cr, color[0], color[1], color[2], color[3]);
}

/* @color let through by @share over the paper, without the drawing below it. */
static void
set_pale (Brush *brush, const double color[4], double share)
{
  const double *paper = brush->palette->paper;

  cairo_set_source_rgb (brush->cr, color[0] * share + paper[0] * (1 - share), color[1] * share + paper[1] * (1 - share),
                        color[2] * share + paper[2] * (1 - share));
}

double
_dpt_chart_measure (Brush *brush, const char *text)
{
  int width;

  pango_layout_set_width (brush->text, -1);
  pango_layout_set_text (brush->text, text, -1);
  pango_layout_get_size (brush->text, &width, NULL);
  return (double) width / PANGO_SCALE;
}

void
_dpt_chart_write (Brush *brush, const char *text, double x, double y, double align, double max, const double color[4])
{
  double width = _dpt_chart_measure (brush, text);
  int height;

  if (max > 0 && width > max)
    {
      pango_layout_set_width (brush->text, (int) (max * PANGO_SCALE));
      pango_layout_set_ellipsize (brush->text, PANGO_ELLIPSIZE_END);
      width = max;
    }
  pango_layout_get_size (brush->text, NULL, &height);
  _dpt_chart_set_color (brush->cr, color);
  cairo_move_to (brush->cr, x - width * align, y - (double) height / PANGO_SCALE / 2);
  pango_cairo_show_layout (brush->cr, brush->text);
}

static double
y_of (const Brush *brush, const Axis *axis, gint64 value)
{
  double span = (double) axis->step * (axis->lines - 1);

  return brush->layout.top + brush->layout.height * (1 - ((double) value - (double) axis->first) / span);
}

static void
choose_axis (Brush *brush, Axis *axis)
{
  const DptChart *chart = brush->chart;
  gint64 low = 0, high = 0;
  int wanted = (int) CLAMP (brush->height / (brush->font_size * 3.5), 2, 6);

  for (guint i = 0; i < chart->points->len; i++)
    {
      const DptChartPoint *point = _dpt_chart_point (chart, i);

      low = MIN (low, MIN (point->value, point->has_earlier ? point->earlier : 0));
      high = MAX (high, MAX (point->value, point->has_earlier ? point->earlier : 0));
    }
  axis->lines = dpt_chart_choose_ticks (low, high, wanted,
                                        chart->unit == DPT_CHART_MONEY   ? 100
                                        : chart->unit == DPT_CHART_COUNT ? 1
                                                                         : 25,
                                        &axis->first, &axis->step);
}

/* The names of the two periods over the plot, where there are two. */
static void
draw_legend (Brush *brush)
{
  const DptChart *chart = brush->chart;
  double x = brush->layout.left;
  double y = brush->font_size * 0.8;
  double mark = brush->font_size * 0.8;

  if (chart->series == NULL || chart->earlier_series == NULL || !_dpt_chart_has_earlier (chart))
    return;
  for (int i = 0; i < 2; i++)
    {
      const char *name = i == 0 ? chart->series : chart->earlier_series;
      double height = i == 1 && chart->kind == DPT_CHART_LINE ? 2 : mark;

      set_pale (brush, i == 0 ? brush->palette->accent : brush->palette->faint, i == 0 || height < mark ? 1 : 0.35);
      cairo_rectangle (brush->cr, x, y - height / 2, mark, height);
      cairo_fill (brush->cr);
      _dpt_chart_write (brush, name, x + mark * 1.5, y, 0, 0, brush->palette->faint);
      x += mark * 1.5 + _dpt_chart_measure (brush, name) + brush->font_size * 2;
    }
}

static void
draw_axis (Brush *brush, const Axis *axis)
{
  cairo_t *cr = brush->cr;

  cairo_set_line_width (cr, 1);
  for (int i = 0; i < axis->lines; i++)
    {
      gint64 value = axis->first + i * axis->step;
      double y = floor (y_of (brush, axis, value)) + 0.5;
      g_autofree char *text = _dpt_chart_format_tick (brush->chart, value);

      _dpt_chart_set_color (cr, value == 0 ? brush->palette->faint : brush->palette->grid);
      cairo_move_to (cr, brush->layout.left, y);
      cairo_line_to (cr, brush->layout.left + brush->layout.width, y);
      cairo_stroke (cr);
      _dpt_chart_write (brush, text, brush->layout.left - brush->font_size * 0.6, y, 1, 0, brush->palette->faint);
    }
}

static double
center_of (const Brush *brush, guint index)
{
  return brush->layout.left + brush->layout.width * (index + 0.5) / brush->chart->points->len;
}

/* As many labels as stand side by side without touching, at an even distance. */
static void
draw_labels (Brush *brush)
{
  const DptChart *chart = brush->chart;
  double widest = 1;
  double slot = brush->layout.width / chart->points->len;
  guint every;

  for (guint i = 0; i < chart->points->len; i++)
    widest = MAX (widest, _dpt_chart_measure (brush, _dpt_chart_point (chart, i)->label));
  every = (guint) MAX (1, ceil ((widest + brush->font_size * 0.7) / slot));
  for (guint i = 0; i < chart->points->len; i += every)
    _dpt_chart_write (brush, _dpt_chart_point (chart, i)->label, center_of (brush, i),
                      brush->layout.top + brush->layout.height + brush->font_size, 0.5, 0, brush->palette->faint);
}

/* A bar from the zero line, rounded at its far end. */
static void
path_bar (cairo_t *cr, double x, double width, double zero, double end)
{
  double radius = MIN (MIN (width / 2, 3), fabs (zero - end));

  cairo_new_sub_path (cr);
  if (end <= zero)
    {
      cairo_move_to (cr, x, zero);
      cairo_arc (cr, x + radius, end + radius, radius, G_PI, 1.5 * G_PI);
      cairo_arc (cr, x + width - radius, end + radius, radius, 1.5 * G_PI, 2 * G_PI);
      cairo_line_to (cr, x + width, zero);
    }
  else
    {
      cairo_move_to (cr, x + width, zero);
      cairo_arc (cr, x + width - radius, end - radius, radius, 0, 0.5 * G_PI);
      cairo_arc (cr, x + radius, end - radius, radius, 0.5 * G_PI, G_PI);
      cairo_line_to (cr, x, zero);
    }
  cairo_close_path (cr);
}

static void
draw_bars (Brush *brush, const Axis *axis)
{
  cairo_t *cr = brush->cr;
  double slot = brush->layout.width / brush->chart->points->len;
  double width = CLAMP (slot * 0.62, 1, brush->font_size * 3);
  double zero = y_of (brush, axis, 0);

  for (guint i = 0; i < brush->chart->points->len; i++)
    {
      const DptChartPoint *point = _dpt_chart_point (brush->chart, i);
      double x = center_of (brush, i) - width / 2;

      if (point->has_earlier && point->earlier != 0)
        {
          set_pale (brush, brush->palette->faint, 0.35);
          path_bar (cr, x - slot * 0.12, width, zero, y_of (brush, axis, point->earlier));
          cairo_fill (cr);
        }
      if (point->value == 0)
        continue;
      path_bar (cr, x, width, zero, y_of (brush, axis, point->value));
      set_pale (brush, brush->palette->accent, brush->highlight < 0 || (int) i == brush->highlight ? 1 : 0.55);
      cairo_fill (cr);
    }
}

static void
path_line (Brush *brush, const Axis *axis, gboolean earlier)
{
  cairo_new_path (brush->cr);
  for (guint i = 0; i < brush->chart->points->len; i++)
    {
      const DptChartPoint *point = _dpt_chart_point (brush->chart, i);

      if (!earlier || point->has_earlier)
        cairo_line_to (brush->cr, center_of (brush, i), y_of (brush, axis, earlier ? point->earlier : point->value));
    }
}

static void
draw_lines (Brush *brush, const Axis *axis)
{
  static const double dashes[] = { 4, 4 };
  cairo_t *cr = brush->cr;
  const double *accent = brush->palette->accent;
  guint last = brush->chart->points->len - 1;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (_dpt_chart_has_earlier (brush->chart))
    {
      path_line (brush, axis, TRUE);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_set_line_width (cr, 1.5);
      _dpt_chart_set_color (cr, brush->palette->faint);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
  path_line (brush, axis, FALSE);
  cairo_line_to (cr, center_of (brush, last), y_of (brush, axis, 0));
  cairo_line_to (cr, center_of (brush, 0), y_of (brush, axis, 0));
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, accent[0], accent[1], accent[2], 0.12);
  cairo_fill (cr);
  path_line (brush, axis, FALSE);
  cairo_set_line_width (cr, 2);
  _dpt_chart_set_color (cr, accent);
  cairo_stroke (cr);
  for (guint i = 0; i <= last; i++)
    if ((int) i == brush->highlight || last < 24)
      {
        cairo_arc (cr, center_of (brush, i), y_of (brush, axis, _dpt_chart_point (brush->chart, i)->value),
                   (int) i == brush->highlight ? 4.5 : 2.5, 0, 2 * G_PI);
        cairo_fill (cr);
      }
}

static void
draw_plot (Brush *brush)
{
  const gboolean legend = brush->chart->series != NULL && _dpt_chart_has_earlier (brush->chart);
  double widest = 0;
  Axis axis;

  choose_axis (brush, &axis);
  for (int i = 0; i < axis.lines; i++)
    {
      g_autofree char *text = _dpt_chart_format_tick (brush->chart, axis.first + i * axis.step);

      widest = MAX (widest, _dpt_chart_measure (brush, text));
    }
  brush->layout.left = ceil (widest + brush->font_size);
  brush->layout.top = ceil (brush->font_size * (legend ? 2 : 0.8));
  brush->layout.width = MAX (brush->width - brush->layout.left - brush->font_size * 0.5, 1);
  brush->layout.height = MAX (brush->height - brush->layout.top - brush->font_size * 2, 1);

  draw_legend (brush);
  draw_axis (brush, &axis);
  draw_labels (brush);
  if (brush->chart->kind == DPT_CHART_BARS)
    draw_bars (brush, &axis);
  else
    draw_lines (brush, &axis);
}

/* What the highlighted point says, in a box at the top that keeps clear of the point's column. */
static void
draw_callout (Brush *brush)
{
  g_autofree char *text = dpt_chart_describe_point (brush->chart, (guint) brush->highlight);
  double width = _dpt_chart_measure (brush, text) + brush->font_size * 1.4;
  double height = brush->font_size * 1.9;
  double middle = center_of (brush, (guint) brush->highlight);
  double x = CLAMP (middle - width / 2, 1, MAX (1, brush->width - width - 1));
  cairo_t *cr = brush->cr;

  cairo_set_line_width (cr, 1);
  _dpt_chart_set_color (cr, brush->palette->faint);
  cairo_move_to (cr, floor (middle) + 0.5, height);
  cairo_line_to (cr, floor (middle) + 0.5, brush->layout.top + brush->layout.height);
  cairo_stroke (cr);

  cairo_rectangle (cr, floor (x) + 0.5, 0.5, floor (width), floor (height));
  _dpt_chart_set_color (cr, brush->palette->paper);
  cairo_fill_preserve (cr);
  _dpt_chart_set_color (cr, brush->palette->faint);
  cairo_stroke (cr);
  _dpt_chart_write (brush, text, floor (x) + brush->font_size * 0.7, height / 2 + 0.5, 0, 0, brush->palette->ink);
}

static PangoLayout *
create_text (cairo_t *cr, double font_size, const char *family)
{
  PangoLayout *text = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (font, family != NULL ? family : "sans");
  pango_font_description_set_absolute_size (font, font_size * PANGO_SCALE);
  pango_layout_set_font_description (text, font);
  /* Figures of one width, so that columns of them stand under each other. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (text, attributes);
  pango_layout_set_single_paragraph_mode (text, TRUE);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return text;
}

void
dpt_chart_draw (const DptChart *self, cairo_t *cr, double width, double height, double font_size, const char *family,
                const DptChartPalette *palette, int highlight, DptChartLayout *layout)
{
  g_autoptr (PangoLayout) text = NULL;
  Brush brush = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (palette != NULL);
  g_return_if_fail (font_size > 0);

  cairo_save (cr);
  text = create_text (cr, font_size, family);
  brush.chart = self;
  brush.palette = palette;
  brush.cr = cr;
  brush.text = text;
  brush.width = width;
  brush.height = height;
  brush.font_size = font_size;
  brush.highlight = highlight < (int) self->points->len ? highlight : -1;
  if (self->points->len == 0)
    _dpt_chart_write (&brush, _ ("No figures in this period"), width / 2, height / 2, 0.5, 0, palette->faint);
  else if (self->kind == DPT_CHART_RANK)
    _dpt_chart_draw_rank (&brush);
  else if (self->kind == DPT_CHART_MIX)
    _dpt_chart_draw_mix (&brush);
  else
    {
      draw_plot (&brush);
      if (brush.highlight >= 0)
        draw_callout (&brush);
    }
  cairo_restore (cr);
  if (layout != NULL)
    *layout = brush.layout;
}
