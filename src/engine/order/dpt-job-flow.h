/* dpt-job-flow.h - moving a job on, and making it again.
 * For: the workshop, follow-up of an order. Not for: opening jobs (confirming an order does).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/order/dpt-job.h"
#include "engine/order/dpt-order-state.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * dpt_job_apply:
 * @event: "check", "send", "acknowledge", "start", "ship", "receive", "verify", "edge", "fit", "control", "finish", "cancel", or "return",
 *   which makes the job again
 * @reason: (nullable): for "return" and "cancel", and for "verify", which is done here only without measuring (else dpt_job_verify())
 *
 * When the last job of an order is ready, the order is; a job that is made again takes its order out of "ready".
 *
 * Returns: whether it happened; %DPT_ERROR_STATE where the state does not allow it
 */
gboolean dpt_job_apply (DptUnit *unit, gint64 job_id, const char *event, const char *reason, GError **error);

/**
 * dpt_job_remake:
 * @reason: why, for the shop's and the lab's figures
 *
 * "return" and a new job of the same pair, which names the old one.
 *
 * Returns: the new job's id, 0 on failure
 */
gint64 dpt_job_remake (DptUnit *unit, gint64 job_id, const char *reason, GError **error);

/** dpt_job_set_tray: which tray it lies in; its bar code finds the job */
gboolean dpt_job_set_tray (DptUnit *unit, gint64 job_id, const char *tray, GError **error);

/** dpt_job_find: @code: number or tray of an open job of this establishment, as scanned. Returns: the job's id, 0 with %DPT_ERROR_NOT_FOUND */
gint64 dpt_job_find (DptUnit *unit, const char *code, GError **error);

G_END_DECLS
