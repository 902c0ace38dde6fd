/* dpt-lines-pane.h - what the order costs, line by line, with discounts and accessories.
 * For: the order page. Not for: reckoning prices (engine/order).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_LINES_PANE (dpt_lines_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptLinesPane, dpt_lines_pane, DPT, LINES_PANE, AdwBin)

void dpt_lines_pane_set_facts (DptLinesPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair);

G_END_DECLS
