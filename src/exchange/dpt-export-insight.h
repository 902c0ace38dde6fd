/* dpt-export-insight.h - a list behind a figure as a spreadsheet: what is shown, as it is ordered, with its search.
 * For: Ctrl+E on the dashboard. Not for: the named lists (dpt-export.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/insight/dpt-insight-list.h"

G_BEGIN_DECLS

/**
 * dpt_export_insight_write:
 * @path: of the spreadsheet; whole or not at all
 *
 * Needs %DPT_RIGHT_LIST_EXPORT and what dpt_insight_read() needs. To be noted with dpt_export_note().
 *
 * Returns: how many rows, -1 on failure
 */
gint64 dpt_export_insight_write (DptUnit *unit, const DptInsightQuery *query, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
