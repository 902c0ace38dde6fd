/* dpt-rx-pane.h - the first step of an order: what was prescribed, what becomes of it for the use, pairs.
 * For: the order page. Not for: changing a prescription (gui/exam).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_RX_PANE (dpt_rx_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptRxPane, dpt_rx_pane, DPT, RX_PANE, AdwBin)

void dpt_rx_pane_set_facts (DptRxPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair);

/** dpt_rx_pane_focus: puts the cursor on the use of the pair */
void dpt_rx_pane_focus (DptRxPane *self);

G_END_DECLS
