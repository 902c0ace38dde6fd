/* dpt-dashboard-perspective.h - the owner's screen: figures of a period against the one before, and the rows behind each.
 * For: the table of perspectives. Not for: working figures out (engine/insight).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-perspective.h"

G_BEGIN_DECLS

#define DPT_TYPE_DASHBOARD_PERSPECTIVE (dpt_dashboard_perspective_get_type ())
G_DECLARE_FINAL_TYPE (DptDashboardPerspective, dpt_dashboard_perspective, DPT, DASHBOARD_PERSPECTIVE, DptPerspective)

/* Actions: "dashboard.period" (s, stateful: today, month, year, custom), "dashboard.open" (s: a list's name), "dashboard.open-stretch"
 * ((sss): list, first, last day), "dashboard.back", "dashboard.export", "dashboard.export-to" (s: a path), "dashboard.report", "dashboard.refresh". */

G_END_DECLS
