/* dpt-insight-private.h - the parts of the owner's page that are reckoned here and not by the database.
 * For: dpt-insight*.c. Not for: anybody outside engine/insight.
 *
 * SQL groups a hundred thousand rows four times as slowly as a loop does, so the rows of the roll-ups come as they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/insight/dpt-insight.h"

G_BEGIN_DECLS

/**
 * dpt_insight_read_articles:
 * @best: (out): the @limit articles that brought most (element-type DptInsightArticle)
 * @mix: (out): the kinds of articles, by what they brought (element-type DptInsightArticle)
 */
gboolean dpt_insight_read_articles (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, guint limit, GPtrArray **best, GPtrArray **mix,
                                    GError **error);

/** dpt_insight_read_journey: exams and what became of them, orders, deliveries and remakes, into @figures */
gboolean dpt_insight_read_journey (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, DptInsightFigures *figures, GError **error);

G_END_DECLS
