/* dpt-order-flow.h - moving an order on, with everything that follows from it.
 * For: quotes, confirmation, hand-over, cancelling. Not for: money (engine/sale calls this), the table itself (dpt-order-state.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/order/dpt-order-state.h"
#include "engine/order/dpt-order.h"

G_BEGIN_DECLS

/** How long a quote is valid: the French model asks for two months at least (arrêté of 28 April 2017) */
#define DPT_ORDER_QUOTE_MONTHS 3

/**
 * dpt_order_apply:
 * @event: "quote", "revise", "confirm", "refuse", "deliver", "close", "cancel"; "ready" and "rework" follow from the jobs
 * @reason: (nullable): where the table asks for one
 *
 * Asks for the right, changes the state, writes the event, and does what belongs to it, all in the unit of work:
 *
 * - quote: sets its date and last day;
 * - confirm: checks that nothing is missing (%DPT_ERROR_INVALID names what), opens a job a pair with lenses and puts them onto the
 *   lab's draft; with nothing to make the order is ready at once;
 * - refuse, cancel: lets go what is reserved, cancels jobs, drafts and queued messages;
 * - revise: reserves anew what a refused order had let go;
 * - ready: queues the message to the patient;
 * - deliver: what is reserved leaves the shop as sold, jobs are collected. What came in from a supplier meanwhile is taken; what is
 *   not there is %DPT_ERROR_UNAVAILABLE.
 *
 * Returns: whether it happened; %DPT_ERROR_STATE where the state does not allow it
 */
gboolean dpt_order_apply (DptUnit *unit, gint64 order_id, const char *event, const char *reason, GError **error);

/** dpt_order_note_adjustment: what was done to make the glasses fit; @pair_id 0: all. Needs %DPT_RIGHT_ORDER_DELIVER; from "ready" on. */
gboolean dpt_order_note_adjustment (DptUnit *unit, gint64 order_id, gint64 pair_id, const char *kind, const char *text, GError **error);

G_END_DECLS
