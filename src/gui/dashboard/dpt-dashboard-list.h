/* dpt-dashboard-list.h - the rows behind a figure, on a page of their own with a way back.
 * For: the dashboard. Not for: export and print, which the list view does by itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/insight/dpt-insight-list.h"

G_BEGIN_DECLS

#define DPT_TYPE_DASHBOARD_LIST (dpt_dashboard_list_get_type ())
G_DECLARE_FINAL_TYPE (DptDashboardList, dpt_dashboard_list, DPT, DASHBOARD_LIST, AdwBin)

/* Actions it asks for: "dashboard.back", "dashboard.complain" (s), "dashboard.open-row" ((sxx): the list's name, ids of record and patient). */

/** dpt_dashboard_list_show: shows the rows of @query; @query is copied */
void dpt_dashboard_list_show (DptDashboardList *self, DptSession *session, const DptInsightQuery *query);

/** dpt_dashboard_list_activate: @action: "list.export" or "list.print". Returns: whether there is a list that could do so */
gboolean dpt_dashboard_list_activate (DptDashboardList *self, const char *action);

/** dpt_dashboard_list_refresh: reads a short list again; long ones follow the database by themselves */
void dpt_dashboard_list_refresh (DptDashboardList *self);

/** dpt_dashboard_list_clear: forgets rows and session */
void dpt_dashboard_list_clear (DptDashboardList *self);

/** dpt_dashboard_list_get_n_rows: Returns: how many rows are shown */
guint dpt_dashboard_list_get_n_rows (DptDashboardList *self);

G_END_DECLS
