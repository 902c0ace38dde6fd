/* dpt-dashboard-act.h - what leaves the page of figures: a spreadsheet of its days and a paper, made off the main thread.
 * For: the dashboard's actions. Not for: its lists, which export and print themselves (gui/common/dpt-list-export.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"
#include "engine/insight/dpt-period.h"
#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

/** dpt_dashboard_export_async: writes the sales of each day of @period to @path, a spreadsheet */
void dpt_dashboard_export_async (DptSession *session, gint64 establishment_id, const DptPeriod *period, const char *path, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/** dpt_dashboard_export_finish: Returns: how many rows, -1 on failure */
gint64 dpt_dashboard_export_finish (DptSession *session, GAsyncResult *result, GError **error);

/** dpt_dashboard_paper_async: makes the report of the page */
void dpt_dashboard_paper_async (DptSession *session, gint64 establishment_id, const DptPeriod *period, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
/** dpt_dashboard_paper_finish: Returns: (transfer full) (nullable): the paper */
DptPaper *dpt_dashboard_paper_finish (DptSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
