/* dpt-trend.c - see dpt-trend.h.
 * For: scales and lines. Not for: which range is usual (engine/clinical/dpt-visit-series.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "base/dpt-date.h"

#define YEAR 365.25

typedef struct
{
  cairo_t *cr;
  PangoLayout *text;
  const DptChartPalette *palette;
  double left, top, width, height; /* of the plot */
  double first, last;              /* of the x axis, days */
  int low, high, step;             /* of the y axis, hundredths */
  gboolean falls;                  /* greater values stand lower */
} Plot;

/* --- scales --- */

/* Days since the epoch of dates, or since birth. */
static double
get_x (const DptTrend *self, const DptMeasurePoint *point)
{
  return dpt_date_days_between (self->birth ? self->birth : "2000-01-01", point->date);
}

static gboolean
get_range (const DptTrend *self, double *first, double *last, int *low, int *high)
{
  gboolean any = FALSE;

  for (guint eye = 0; eye < 2; eye++)
    for (guint i = 0; i < self->points[eye]->len; i++)
      {
        const DptMeasurePoint *point = &g_array_index (self->points[eye], DptMeasurePoint, i);
        double x = get_x (self, point);

        *first = any ? MIN (*first, x) : x;
        *last = any ? MAX (*last, x) : x;
        *low = any ? MIN (*low, point->value) : point->value;
        *high = any ? MAX (*high, point->value) : point->value;
        any = TRUE;
      }
  return any;
}

/* A step that reads well, for four lines or so. */
static int
choose_step (int span)
{
  static const int steps[] = { 5, 10, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10000, 20000 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * 5 >= span)
      return steps[i];
  return span / 4 + 1;
}

static int
floor_to (int value, int step)
{
  int rest = value % step;

  return rest < 0 ? value - rest - step : value - rest;
}

static gboolean
lay_out (const DptTrend *self, Plot *plot, double width, double height, double font_size)
{
  int low, high, span;

  if (!get_range (self, &plot->first, &plot->last, &low, &high))
    return FALSE;
  /* Never so near that noise looks like change. */
  span = MAX (high - low, 100);
  plot->step = choose_step (span);
  plot->low = floor_to ((low + high - span) / 2, plot->step);
  plot->high = floor_to ((low + high + span) / 2 + plot->step - 1, plot->step);
  if (plot->last - plot->first < 90)
    {
      plot->first -= 60;
      plot->last += 60;
    }
  plot->falls = self->measure == DPT_MEASURE_ACUITY || self->measure == DPT_MEASURE_NEAR_ACUITY;
  plot->left = font_size * 4;
  plot->top = font_size * 2;
  plot->width = MAX (width - plot->left - font_size, 1);
  plot->height = MAX (height - plot->top - font_size * 2, 1);
  return TRUE;
}

static double
x_of (const Plot *plot, double x)
{
  return plot->left + (x - plot->first) / (plot->last - plot->first) * plot->width;
}

static double
y_of (const Plot *plot, int value)
{
  double share = (double) (value - plot->low) / (plot->high - plot->low);

  return plot->top + (plot->falls ? share : 1 - share) * plot->height;
}

/* --- drawing --- */

static void
set_color (const Plot *plot, const double color[4], double alpha)
{
  cairo_set_source_rgba (plot->cr, color[0], color[1], color[2], color[3] * alpha);
}

static double
write_text (const Plot *plot, const char *words, double x, double y, double align)
{
  int width, height;

  pango_layout_set_text (plot->text, words, -1);
  pango_layout_get_size (plot->text, &width, &height);
  cairo_move_to (plot->cr, x - align * width / PANGO_SCALE, y - 0.5 * height / PANGO_SCALE);
  pango_cairo_show_layout (plot->cr, plot->text);
  return (double) width / PANGO_SCALE;
}

static void
draw_band (const DptTrend *self, const Plot *plot)
{
  int low, high;
  double from, to;

  if (!dpt_measure_get_band (self->measure, &low, &high))
    return;
  low = CLAMP (low, plot->low, plot->high);
  high = CLAMP (high, plot->low, plot->high);
  from = MIN (y_of (plot, low), y_of (plot, high));
  to = MAX (y_of (plot, low), y_of (plot, high));
  if (to <= from)
    return;
  set_color (plot, plot->palette->parts[1], 0.13);
  cairo_rectangle (plot->cr, plot->left, from, plot->width, to - from);
  cairo_fill (plot->cr);
}

static void
draw_grid (const DptTrend *self, const Plot *plot, double font_size)
{
  cairo_set_line_width (plot->cr, 1);
  for (int value = plot->low; value <= plot->high; value += plot->step)
    {
      g_autofree char *words = dpt_measure_format_plain (self->measure, value);
      double y = floor (y_of (plot, value)) + 0.5;

      set_color (plot, plot->palette->grid, 1);
      cairo_move_to (plot->cr, plot->left, y);
      cairo_line_to (plot->cr, plot->left + plot->width, y);
      cairo_stroke (plot->cr);
      set_color (plot, plot->palette->faint, 1);
      write_text (plot, words, plot->left - font_size * 0.5, y, 1);
    }
}

/* Whole years of age, or the first of January, not nearer to each other than their words need. */
static void
draw_years (const DptTrend *self, const Plot *plot, double font_size)
{
  double y = plot->top + plot->height + font_size;
  int every = MAX (1, (int) ceil (font_size * 3.5 / (plot->width / ((plot->last - plot->first) / YEAR))));
  int from = (int) floor (plot->first / YEAR) - 1, to = (int) ceil (plot->last / YEAR) + 1;
  guint written = 0;

  set_color (plot, plot->palette->faint, 1);
  for (int year = from; year <= to; year++)
    {
      double day = year * YEAR;
      g_autofree char *words = NULL;

      if (day < plot->first || day > plot->last || year % every != 0)
        continue;
      /* Translators: an age in years, short, under a chart: "12 y" */
      words = self->birth ? g_strdup_printf (_ ("%d y"), year) : g_strdup_printf ("%d", 2000 + year);
      cairo_move_to (plot->cr, x_of (plot, day), plot->top + plot->height);
      cairo_line_to (plot->cr, x_of (plot, day), plot->top + plot->height + 4);
      cairo_stroke (plot->cr);
      write_text (plot, words, x_of (plot, day), y, 0.5);
      written++;
    }
  /* Within one year: its two ends. */
  for (guint end = 0; written == 0 && end < 2; end++)
    for (guint eye = 0; eye < 2; eye++)
      if (self->points[eye]->len > 0)
        {
          const DptMeasurePoint *point
            = &g_array_index (self->points[eye], DptMeasurePoint, end == 0 ? 0 : self->points[eye]->len - 1);
          g_autofree char *words = g_strndup (point->date, 7);

          if (end == 1 && self->points[eye]->len == 1)
            break;
          write_text (plot, words, x_of (plot, get_x (self, point)), y, 0.5);
          break;
        }
}

static void
draw_point (const Plot *plot, guint eye, double x, double y, double radius)
{
  cairo_new_path (plot->cr);
  cairo_arc (plot->cr, x, y, radius, 0, 2 * G_PI);
  if (eye == 0)
    {
      set_color (plot, plot->palette->accent, 1);
      cairo_fill (plot->cr);
      return;
    }
  set_color (plot, plot->palette->paper, 1);
  cairo_fill_preserve (plot->cr);
  set_color (plot, plot->palette->parts[3], 1);
  cairo_set_line_width (plot->cr, 1.5);
  cairo_stroke (plot->cr);
}

static void
draw_eye (const DptTrend *self, const Plot *plot, guint eye, gint64 visit_id)
{
  static const double dashes[] = { 5, 3 };
  const GArray *points = self->points[eye];

  cairo_new_path (plot->cr);
  for (guint i = 0; i < points->len; i++)
    {
      const DptMeasurePoint *point = &g_array_index (points, DptMeasurePoint, i);

      cairo_line_to (plot->cr, x_of (plot, get_x (self, point)), y_of (plot, point->value));
    }
  set_color (plot, eye == 0 ? plot->palette->accent : plot->palette->parts[3], 1);
  cairo_set_line_width (plot->cr, 1.75);
  cairo_set_line_join (plot->cr, CAIRO_LINE_JOIN_ROUND);
  if (eye == 1)
    cairo_set_dash (plot->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (plot->cr);
  cairo_set_dash (plot->cr, NULL, 0, 0);
  for (guint i = 0; i < points->len; i++)
    {
      const DptMeasurePoint *point = &g_array_index (points, DptMeasurePoint, i);

      draw_point (plot, eye, x_of (plot, get_x (self, point)), y_of (plot, point->value),
                  point->visit_id == visit_id ? 4.5 : 3);
    }
}

static void
draw_legend (const DptTrend *self, const Plot *plot, double font_size)
{
  const char *const names[] = { _ ("Right eye"), _ ("Left eye") };
  const char *unit = dpt_measure_get_unit (self->measure);
  double x = plot->left;

  for (guint eye = 0; eye < 2; eye++)
    {
      if (self->points[eye]->len == 0)
        continue;
      draw_point (plot, eye, x + 4, font_size * 0.8, 3.5);
      set_color (plot, plot->palette->ink, 1);
      x += 12 + write_text (plot, names[eye], x + 12, font_size * 0.8, 0) + font_size;
    }
  set_color (plot, plot->palette->faint, 1);
  if (unit != NULL)
    write_text (plot, unit, plot->left + plot->width, font_size * 0.8, 1);
}

void
dpt_trend_draw (const DptTrend *self,
                cairo_t *cr,
                double width,
                double height,
                double font_size,
                const char *family,
                const DptChartPalette *palette,
                gint64 visit_id)
{
  g_autoptr (PangoLayout) text = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_new ();
  Plot plot = { .cr = cr, .text = text, .palette = palette };

  pango_font_description_set_family (font, family ? family : "sans");
  pango_font_description_set_absolute_size (font, font_size * PANGO_SCALE);
  pango_layout_set_font_description (text, font);
  pango_font_description_free (font);
  if (!lay_out (self, &plot, width, height, font_size))
    return;
  cairo_save (cr);
  draw_band (self, &plot);
  draw_grid (self, &plot, font_size);
  draw_years (self, &plot, font_size);
  draw_eye (self, &plot, 1, visit_id);
  draw_eye (self, &plot, 0, visit_id);
  draw_legend (self, &plot, font_size);
  cairo_restore (cr);
}

gint64
dpt_trend_find (const DptTrend *self, double width, double height, double font_size, double x)
{
  Plot plot = { 0 };
  double nearest = 24;
  gint64 found = 0;

  if (!lay_out (self, &plot, width, height, font_size))
    return 0;
  for (guint eye = 0; eye < 2; eye++)
    for (guint i = 0; i < self->points[eye]->len; i++)
      {
        const DptMeasurePoint *point = &g_array_index (self->points[eye], DptMeasurePoint, i);
        double distance = fabs (x_of (&plot, get_x (self, point)) - x);

        if (distance < nearest)
          {
            nearest = distance;
            found = point->visit_id;
          }
      }
  return found;
}

/* --- in words --- */

char *
dpt_trend_describe_rate (const DptTrend *self)
{
  g_autofree char *right = NULL, *left = NULL;
  char **words[] = { &right, &left };

  for (guint eye = 0; eye < 2; eye++)
    {
      g_autofree char *number = NULL;
      int rate;

      if (!dpt_measure_get_rate (self->points[eye], &rate))
        continue;
      number = dpt_measure_format_plain (self->measure, rate);
      *words[eye] = g_strdup_printf ("%s%s", rate > 0 && number[0] != '+' ? "+" : "", number);
    }
  if (right != NULL && left != NULL)
    /* Translators: how much a measure of the right and of the left eye changes in a year: "R -0.75, L -0.50 a year" */
    return g_strdup_printf (_ ("R %s, L %s a year"), right, left);
  if (right != NULL)
    return g_strdup_printf (_ ("R %s a year"), right);
  return left != NULL ? g_strdup_printf (_ ("L %s a year"), left) : NULL;
}

char *
dpt_trend_describe (const DptTrend *self)
{
  g_autoptr (GString) out = g_string_new (dpt_measure_get_label (self->measure));
  g_autofree char *rate = dpt_trend_describe_rate (self);
  const char *const eyes[] = { _ ("right eye"), _ ("left eye") };

  for (guint eye = 0; eye < 2; eye++)
    if (self->points[eye]->len > 0)
      {
        const DptMeasurePoint *newest
          = &g_array_index (self->points[eye], DptMeasurePoint, self->points[eye]->len - 1);
        g_autofree char *value = dpt_measure_format (self->measure, newest->value);
        g_autofree char *day = dpt_date_format (newest->date);

        g_string_append (out, ", ");
        /* Translators: an eye, a value, and the day on which it was measured */
        g_string_append_printf (out, _ ("%s %s on %s"), eyes[eye], value, day);
      }
  if (rate != NULL)
    g_string_append_printf (out, "; %s", rate);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
