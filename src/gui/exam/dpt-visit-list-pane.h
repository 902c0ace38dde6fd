/* dpt-visit-list-pane.h - the visits of a patient, newest first, with what was final.
 * For: the left of the exam screen. Not for: opening them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/clinical/dpt-visit-history.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT_LIST_PANE (dpt_visit_list_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptVisitListPane, dpt_visit_list_pane, DPT, VISIT_LIST_PANE, AdwBin)

/* Signal: chosen (gint64 id): a person chose another visit. */

/** dpt_visit_list_pane_set_visits: @visits: (element-type DptVisitRow) (nullable) */
void dpt_visit_list_pane_set_visits (DptVisitListPane *self, GPtrArray *visits);
/** dpt_visit_list_pane_set_current: marks the visit that is shown, without "chosen" */
void dpt_visit_list_pane_set_current (DptVisitListPane *self, gint64 visit_id);

G_END_DECLS
