/* dpt-trend-view.h - the course of one measure, on which a click or Enter opens a visit.
 * For: DptEarlierPane. Not for: drawing (document/dpt-trend.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/dpt-trend.h"

G_BEGIN_DECLS

#define DPT_TYPE_TREND_VIEW (dpt_trend_view_get_type ())
G_DECLARE_FINAL_TYPE (DptTrendView, dpt_trend_view, DPT, TREND_VIEW, GtkDrawingArea)

/* Signal: chosen (gint64 visit_id). */

GtkWidget *dpt_trend_view_new (void);
/** dpt_trend_view_set_trend: @trend: copied; its points and texts must live until the next call; %NULL shows nothing */
void dpt_trend_view_set_trend (DptTrendView *self, const DptTrend *trend);

G_END_DECLS
