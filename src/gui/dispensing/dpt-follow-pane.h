/* dpt-follow-pane.h - the last step: quote, deposit, confirmation, then jobs, hand-over, what was adjusted, the history.
 * For: the order page. Not for: which step may follow which (engine/order/dpt-order-state.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_FOLLOW_PANE (dpt_follow_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptFollowPane, dpt_follow_pane, DPT, FOLLOW_PANE, AdwBin)

void dpt_follow_pane_set_facts (DptFollowPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair);

G_END_DECLS
