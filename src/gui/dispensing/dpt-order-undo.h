/* dpt-order-undo.h - what takes an act on an order back.
 * For: "Undo" in the toast. Not for: acts that end something (a confirmation, a payment), which are followed by a counter-act.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-order-act.h"

G_BEGIN_DECLS

/**
 * dpt_order_act_create_inverse:
 * @before: (nullable): the order before @act, %NULL where it was another one or none
 * @after: the order after it
 *
 * Returns: (transfer full) (nullable): the act that brings @before back; %NULL where none does
 */
DptOrderAct *dpt_order_act_create_inverse (DptOrderActKind kind, gint64 pair_id, gint64 id, DptOrderFacts *before, DptOrderFacts *after);

G_END_DECLS
