/* dpt-after-card.h - what comes with and after the hand-over: fitting adjustments, and what a client comes back with.
 * For: the last step of the order page. Not for: jobs (dpt-jobs-card.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_AFTER_CARD (dpt_after_card_get_type ())
G_DECLARE_FINAL_TYPE (DptAfterCard, dpt_after_card, DPT, AFTER_CARD, AdwBin)

/** dpt_after_card_set_facts: @pair: the pair meant. Hides itself before the glasses are ready. */
void dpt_after_card_set_facts (DptAfterCard *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair);

G_END_DECLS
