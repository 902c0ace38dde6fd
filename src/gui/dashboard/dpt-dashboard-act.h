/* dpt-dashboard-act.h - what leaves the dashboard: spreadsheets and papers, made off the main thread.
 * For: the dashboard's actions. Not for: dialogs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"
#include "engine/insight/dpt-insight-list.h"

G_BEGIN_DECLS

/**
 * dpt_dashboard_export_async:
 * @query: (nullable): the list to write; %NULL: sales by day of @period
 * @path: of the spreadsheet
 */
void dpt_dashboard_export_async (DptSession *session, const DptInsightQuery *query, gint64 establishment_id, const DptPeriod *period, const char *path,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** dpt_dashboard_export_finish: Returns: how many rows, -1 on failure */
gint64 dpt_dashboard_export_finish (DptSession *session, GAsyncResult *result, GError **error);

/** dpt_dashboard_paper_async: @query: (nullable): the list to print; %NULL: the page of figures */
void dpt_dashboard_paper_async (DptSession *session, const DptInsightQuery *query, gint64 establishment_id, const DptPeriod *period,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** dpt_dashboard_paper_finish: Returns: (transfer full) (nullable): the paper */
DptPaper *dpt_dashboard_paper_finish (DptSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
