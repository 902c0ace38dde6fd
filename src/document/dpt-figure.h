/* dpt-figure.h - the owner's figures in words: value, what it was before, by how much it changed and whether that is good.
 * For: the cards of the dashboard and the same on paper. Not for: the arithmetic (engine/insight/dpt-insight.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-chart.h"
#include "engine/insight/dpt-insight-list.h"
#include "engine/insight/dpt-insight.h"

G_BEGIN_DECLS

typedef enum
{
  DPT_FIGURE_SALES,
  DPT_FIGURE_MARGIN,
  DPT_FIGURE_BASKETS,
  DPT_FIGURE_BASKET,
  DPT_FIGURE_EXAMS,
  DPT_FIGURE_CAPTURE,
  DPT_FIGURE_ORDERS,
  DPT_FIGURE_DELIVERY,
  DPT_FIGURE_REMAKES,
  DPT_FIGURE_LATE,
  DPT_FIGURE_STOCK,
  DPT_FIGURE_OWED,
  DPT_N_FIGURES,
} DptFigure;

/**
 * DptFigureText:
 * @value: "12 345,00 €", "–" where there is none
 * @before: (nullable): the same in the period before; %NULL for what has no period (stock)
 * @change: (nullable): with its sign, "+12.5%"; %NULL where there is nothing to compare with
 * @note: how it compares, in words: "+12.5%, up"
 * @since: (nullable): "Before: €980.00"
 * @direction: 1 more, 0 the same or unknown, -1 less
 * @verdict: 1 better, 0 neither, -1 worse: more remakes are worse
 */
typedef struct
{
  char *value;
  char *before;
  char *change;
  char *note;
  char *since;
  int direction;
  int verdict;
} DptFigureText;

/** dpt_figure_get_title: Returns: the translated name */
const char *dpt_figure_get_title (DptFigure figure);
/** dpt_figure_get_list: Returns: the list of the rows behind it */
DptInsightListKind dpt_figure_get_list (DptFigure figure);

/**
 * dpt_figure_describe:
 * @patients, @insurers: what they owe, for %DPT_FIGURE_OWED; @patients of %G_MININT64: not read yet
 *
 * Returns: (transfer full): to be freed with dpt_figure_text_free()
 */
DptFigureText *dpt_figure_describe (DptFigure figure, const DptInsight *insight, DptMoney patients, DptMoney insurers, const char *currency);
void dpt_figure_text_free (DptFigureText *self);

/** dpt_figure_describe_period: Returns: (transfer full): "1 November 2026 to 22 November 2026", or the one day */
char *dpt_figure_describe_period (const DptPeriod *period);

/* The charts of the page, for the screen and for paper alike; ids of points count from 0. */
/** dpt_figure_create_course: sales by day, by month where there are more than 62 days. @stretches: (out) (transfer full): DptPeriod of each point */
DptChart *dpt_figure_create_course (const DptInsight *insight, const char *currency, GArray **stretches);
DptChart *dpt_figure_create_best (const DptInsight *insight, const char *currency);
DptChart *dpt_figure_create_mix (const DptInsight *insight, const char *currency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptFigureText, dpt_figure_text_free)

G_END_DECLS
