/* dpt-chart-private.h - the record of a chart and the brush its drawings share.
 * For: dpt-chart*.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-chart.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

struct _DptChart
{
  grefcount references;
  DptChartKind kind;
  DptChartUnit unit;
  char *title;
  char *currency;
  char *series;
  char *earlier_series;
  GArray *points; /* of DptChartPoint */
};

typedef struct
{
  const DptChart *chart;
  const DptChartPalette *palette;
  cairo_t *cr;
  PangoLayout *text;
  double width;
  double height;
  double font_size;
  int highlight;
  DptChartLayout layout;
} Brush;

const DptChartPoint *_dpt_chart_point (const DptChart *self, guint index);
gboolean _dpt_chart_has_earlier (const DptChart *self);
/* Without cents where they are zero, for axes. */
char *_dpt_chart_format_tick (const DptChart *self, gint64 value);

/* dpt-chart-draw.c */
void _dpt_chart_set_color (cairo_t *cr, const double color[4]);
double _dpt_chart_measure (Brush *brush, const char *text);
/* @align: 0 left, 0.5 centre, 1 right of @x; @y is the middle of the line; wider than @max is cut with an ellipsis (0:
 * never) */
void
_dpt_chart_write (Brush *brush, const char *text, double x, double y, double align, double max, const double color[4]);

/* dpt-chart-rank.c: the kinds without a value axis */
void _dpt_chart_draw_rank (Brush *brush);
void _dpt_chart_draw_mix (Brush *brush);

G_END_DECLS
