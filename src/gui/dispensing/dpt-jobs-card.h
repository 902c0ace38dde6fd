/* dpt-jobs-card.h - the jobs of an order and what it waits for from suppliers: how far, who did what when, what comes next.
 * For: the last step of the order page. Not for: which step may follow which (engine/order/dpt-order-state.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_JOBS_CARD (dpt_jobs_card_get_type ())
G_DECLARE_FINAL_TYPE (DptJobsCard, dpt_jobs_card, DPT, JOBS_CARD, AdwBin)

/** dpt_jobs_card_set_facts: hides itself where there is nothing to be made or to come */
void dpt_jobs_card_set_facts (DptJobsCard *self, const DptDispensingDesk *desk, DptOrderFacts *facts);

G_END_DECLS
