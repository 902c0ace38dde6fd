/* dpt-earlier-pane.h - one measure over all visits: its chart, and its values newest first.
 * For: the right of the exam screen. Not for: whole visits side by side.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/clinical/dpt-visit-history.h"

G_BEGIN_DECLS

#define DPT_TYPE_EARLIER_PANE (dpt_earlier_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptEarlierPane, dpt_earlier_pane, DPT, EARLIER_PANE, AdwBin)

/* Signal: chosen (gint64 id): a person chose the visit of a point. */

/** dpt_earlier_pane_set_history: @history: (nullable): borrowed until the next call */
void dpt_earlier_pane_set_history (DptEarlierPane *self, const DptVisitHistory *history);
DptMeasure dpt_earlier_pane_get_measure (DptEarlierPane *self);

G_END_DECLS
