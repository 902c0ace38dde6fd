/* dpt-paper-insight.h - the owner's page on paper: figures with the period before, charts, stock that runs low.
 * For: printing and saving the dashboard. Not for: lists (dpt-paper-table.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"
#include "engine/insight/dpt-insight.h"

G_BEGIN_DECLS

/** dpt_paper_insight_create: reads the page's figures and makes the paper; rights as dpt_insight_read(). Returns: (transfer full) (nullable): the paper */
DptPaper *dpt_paper_insight_create (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, GError **error);

G_END_DECLS
