/* dpt-trend.h - one measure of both eyes over time or over age, with the range that is usual.
 * For: the exam's right side and the visit report. Not for: the shop's figures (dpt-chart.h), nor asking for the values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-chart.h"
#include "engine/clinical/dpt-visit-series.h"

G_BEGIN_DECLS

/**
 * DptTrend:
 * @measure: what
 * @points: (element-type DptMeasurePoint): of the right and of the left eye, oldest first; may be empty
 * @birth: (nullable): ISO: draws over the patient's age in years instead of the date
 *
 * The right eye is a full line with discs, the left one a dashed line with rings: they differ without colour, too. The
 * acuity grows upwards although its logMAR falls.
 */
typedef struct
{
  DptMeasure measure;
  const GArray *points[2];
  const char *birth;
} DptTrend;

/**
 * dpt_trend_draw:
 * @width, @height: the room from 0,0
 * @family: (nullable): the font
 * @visit_id: whose values are marked, 0 for none
 */
void dpt_trend_draw (const DptTrend *self,
                     cairo_t *cr,
                     double width,
                     double height,
                     double font_size,
                     const char *family,
                     const DptChartPalette *palette,
                     gint64 visit_id);

/** dpt_trend_find: Returns: the visit whose values stand nearest to @x in a drawing of that size, 0 for none */
gint64 dpt_trend_find (const DptTrend *self, double width, double height, double font_size, double x);

/** dpt_trend_describe: Returns: (transfer full): what a person who cannot see it needs: newest values, change a year */
char *dpt_trend_describe (const DptTrend *self);

/** dpt_trend_describe_rate: Returns: (transfer full) (nullable): how fast it changes in words, "R -0.75, L -0.50 a year",
 * %NULL where nothing is known */
char *dpt_trend_describe_rate (const DptTrend *self);

G_END_DECLS
