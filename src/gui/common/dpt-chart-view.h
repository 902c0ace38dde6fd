/* dpt-chart-view.h - a chart on the screen: told by pointing and by the arrow keys, opened by a click and by Enter.
 * For: the dashboard and courses of a measure. Not for: drawing (document/dpt-chart.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/dpt-chart.h"

G_BEGIN_DECLS

#define DPT_TYPE_CHART_VIEW (dpt_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (DptChartView, dpt_chart_view, DPT, CHART_VIEW, GtkDrawingArea)

/* Signal: activate-item (int index, gint64 id): a click on a point, or Enter while it is selected. Properties: chart,
 * selected. */

GtkWidget *dpt_chart_view_new (void);

/** dpt_chart_view_set_chart: @chart: (nullable): shared, not changed any more; its title becomes the accessible name */
void      dpt_chart_view_set_chart (DptChartView *self, DptChart *chart);
DptChart *dpt_chart_view_get_chart (DptChartView *self);

/** dpt_chart_view_set_selected: @index: the point told in words, -1 for none; the arrow keys move it */
void dpt_chart_view_set_selected (DptChartView *self, int index);
int  dpt_chart_view_get_selected (DptChartView *self);

/** dpt_chart_view_get_palette: fills @palette from the style's named colours, light or dark; for other drawings too */
void dpt_chart_view_get_palette (GtkWidget *widget, DptChartPalette *palette);

G_END_DECLS
