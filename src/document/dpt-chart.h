/* dpt-chart.h - figures as a picture: bars, lines, ranks, a mix; on the screen and on paper alike.
 * For: the dashboard, reports, courses of a measure. Not for: asking for the figures, and not for a widget (gui/common/dpt-chart-view.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DptChartKind:
 * @DPT_CHART_BARS: upright bars, for days and hours; the earlier period stands as a pale bar behind
 * @DPT_CHART_LINE: a line over time; the earlier period is dashed
 * @DPT_CHART_RANK: lying bars with their names, the best first
 * @DPT_CHART_MIX: a ring with its legend: shares of a whole; negative values are left out of the ring
 */
typedef enum
{
  DPT_CHART_BARS,
  DPT_CHART_LINE,
  DPT_CHART_RANK,
  DPT_CHART_MIX,
} DptChartKind;

/**
 * DptChartUnit:
 * @DPT_CHART_COUNT: pieces
 * @DPT_CHART_MONEY: minor units of the chart's currency
 * @DPT_CHART_HUNDREDTHS: hundredths of something: dioptres, millimetres, per cent
 */
typedef enum
{
  DPT_CHART_COUNT,
  DPT_CHART_MONEY,
  DPT_CHART_HUNDREDTHS,
} DptChartUnit;

/**
 * DptChartPoint:
 * @label: short, under the axis: "12", "Nov"
 * @detail: as it is said in full: "Thursday 12 November"
 * @value: in the unit
 * @earlier: the same in the period before, where @has_earlier
 * @id: what it opens
 */
typedef struct
{
  char *label;
  char *detail;
  gint64 value;
  gint64 earlier;
  gboolean has_earlier;
  gint64 id;
} DptChartPoint;

#define DPT_TYPE_CHART (dpt_chart_get_type ())
typedef struct _DptChart DptChart;

GType dpt_chart_get_type (void);

/**
 * dpt_chart_new:
 * @title: translated: what it shows, "Sales by day"
 * @currency: (nullable): ISO 4217 code, for %DPT_CHART_MONEY
 *
 * Returns: (transfer full): a chart without points. Add them, then hand it over; a chart that is shown is not changed
 * any more.
 */
DptChart *dpt_chart_new (DptChartKind kind, DptChartUnit unit, const char *title, const char *currency);
DptChart *dpt_chart_ref (DptChart *self);
void      dpt_chart_unref (DptChart *self);

/** dpt_chart_add: adds a point; texts are copied, @detail may be %NULL where @label says all */
void dpt_chart_add (DptChart *self, const char *label, const char *detail, gint64 value, gint64 id);
/** dpt_chart_add_compared: adds a point with what it was in the period before */
void
dpt_chart_add_compared (DptChart *self, const char *label, const char *detail, gint64 value, gint64 earlier, gint64 id);
/** dpt_chart_set_series: translated names of the two periods, for the legend: "November", "October" */
void dpt_chart_set_series (DptChart *self, const char *now, const char *earlier);

DptChartKind         dpt_chart_get_kind     (const DptChart *self);
const char          *dpt_chart_get_title    (const DptChart *self);
guint                dpt_chart_get_n_points (const DptChart *self);
const DptChartPoint *dpt_chart_get_point    (const DptChart *self, guint index);

/** dpt_chart_format: Returns: (transfer full): @value in the chart's unit, for a person */
char *dpt_chart_format (const DptChart *self, gint64 value);

/** dpt_chart_describe_point: Returns: (transfer full): "Thursday 12 November: €1,204.00 (before: €980.00)" */
char *dpt_chart_describe_point (const DptChart *self, guint index);

/** dpt_chart_describe: Returns: (transfer full): what a person who cannot see it needs: title, number, total, highest,
 * lowest */
char *dpt_chart_describe (const DptChart *self);

/* Colours as red, green, blue, alpha from 0 to 1. */
typedef struct
{
  double ink[4];       /* text */
  double faint[4];     /* text of the axes, the earlier period */
  double grid[4];
  double paper[4];     /* behind a callout */
  double accent[4];
  double parts[6][4];  /* of a mix, by turns */
} DptChartPalette;

/** dpt_chart_palette_get_print: Returns: colours for white paper */
const DptChartPalette *dpt_chart_palette_get_print (void);

/* Where dpt_chart_draw() put things, for dpt_chart_find(). */
typedef struct
{
  double left, top, width, height; /* of the part that holds the points */
  double radius;                   /* of a mix */
  double row_height;               /* of a rank, and of a mix's legend */
  double legend_left, legend_top;
} DptChartLayout;

/**
 * dpt_chart_draw:
 * @width, @height: the room from 0,0, in the units of @cr
 * @font_size: in the same units
 * @family: (nullable): the font; %NULL for "sans"
 * @highlight: the point told in a callout, -1 for none
 * @layout: (out) (optional): where things are
 */
void dpt_chart_draw (const DptChart *self,
                     cairo_t *cr,
                     double width,
                     double height,
                     double font_size,
                     const char *family,
                     const DptChartPalette *palette,
                     int highlight,
                     DptChartLayout *layout);

/** dpt_chart_find: Returns: the point at @x, @y of a chart drawn with @layout, -1 for none */
int dpt_chart_find (const DptChart *self, const DptChartLayout *layout, double x, double y);

/**
 * dpt_chart_choose_ticks:
 * @low, @high: the least and the greatest value to show
 * @wanted: about how many lines
 * @least: the smallest sensible step (100 for money without cents, 1 for pieces)
 * @first, @step: (out): the lowest line and the distance of lines: 1, 2 or 5 times a power of ten
 *
 * Returns: how many lines; the last is at or above @high, the first at or below @low; zero is one of them where it lies
 * between
 */
int dpt_chart_choose_ticks (gint64 low, gint64 high, int wanted, gint64 least, gint64 *first, gint64 *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptChart, dpt_chart_unref)

G_END_DECLS
