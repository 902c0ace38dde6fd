/* dpt-dashboard-overview.h - the owner's page: cards, charts, and what has to be seen to.
 * For: showing one #DptInsight. Not for: reading it, nor for the bar over it (the perspective).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "document/dpt-figure.h"

G_BEGIN_DECLS

#define DPT_TYPE_DASHBOARD_OVERVIEW (dpt_dashboard_overview_get_type ())
G_DECLARE_FINAL_TYPE (DptDashboardOverview, dpt_dashboard_overview, DPT, DASHBOARD_OVERVIEW, AdwBin)

/* Actions it asks for: "dashboard.open" (s: a list's name), "dashboard.open-stretch" ((sss): list, first and last day). */

/** dpt_dashboard_overview_set_insight: shows @insight (borrowed, and read only now) */
void dpt_dashboard_overview_set_insight (DptDashboardOverview *self, const DptInsight *insight, const char *currency);

/** dpt_dashboard_overview_set_owed: fills in what comes later; @patients of %G_MININT64 says that it is being added up */
void dpt_dashboard_overview_set_owed (DptDashboardOverview *self, const DptInsight *insight, DptMoney patients, DptMoney insurers, const char *currency);

/** dpt_dashboard_overview_get_value: Returns: (transfer none): what stands on the card of @figure */
const char *dpt_dashboard_overview_get_value (DptDashboardOverview *self, DptFigure figure);

G_END_DECLS
