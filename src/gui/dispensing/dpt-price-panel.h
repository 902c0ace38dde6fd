/* dpt-price-panel.h - what the order costs so far, at the right of every step: lines, total, deposit, what is due.
 * For: the order page; a client may look at it. Not for: changing prices (dpt-lines-pane.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_PRICE_PANEL (dpt_price_panel_get_type ())
G_DECLARE_FINAL_TYPE (DptPricePanel, dpt_price_panel, DPT, PRICE_PANEL, AdwBin)

void dpt_price_panel_set_facts (DptPricePanel *self, const DptDispensingDesk *desk, DptOrderFacts *facts);

G_END_DECLS
