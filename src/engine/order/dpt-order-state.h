/* dpt-order-state.h - the states of orders and of jobs, and what leads from one to the next.
 * For: the flows, and screens that offer only what is possible. Not for: what else happens then (dpt-order-flow.h, dpt-job-flow.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-right.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DptOrderEffect:
 * @DPT_ORDER_EFFECT_CHECK: everything that the workshop needs must be there
 * @DPT_ORDER_EFFECT_RESERVE: what was let go is kept again
 * @DPT_ORDER_EFFECT_RELEASE: what is kept is let go
 * @DPT_ORDER_EFFECT_OPEN_JOBS: a job a pair with lenses, and what the lab must deliver
 * @DPT_ORDER_EFFECT_CANCEL_JOBS: jobs and queued messages are cancelled
 * @DPT_ORDER_EFFECT_TELL: a message to the patient is queued
 * @DPT_ORDER_EFFECT_SETTLE: what is kept leaves the shop; jobs are collected
 */
typedef enum
{
  DPT_ORDER_EFFECT_NONE = 0,
  DPT_ORDER_EFFECT_CHECK = 1 << 0,
  DPT_ORDER_EFFECT_RESERVE = 1 << 1,
  DPT_ORDER_EFFECT_RELEASE = 1 << 2,
  DPT_ORDER_EFFECT_OPEN_JOBS = 1 << 3,
  DPT_ORDER_EFFECT_CANCEL_JOBS = 1 << 4,
  DPT_ORDER_EFFECT_TELL = 1 << 5,
  DPT_ORDER_EFFECT_SETTLE = 1 << 6,
} DptOrderEffect;

/**
 * DptOrderTransition:
 * @from: state before
 * @event: what somebody does
 * @to: state after
 * @right: needed for it
 * @needs_reason: whether it must be said why
 * @automatic: whether it follows by itself (all jobs are ready) and no person is to be offered it
 * @effects: #DptOrderEffect; jobs have none here
 */
typedef struct
{
  const char *from;
  const char *event;
  const char *to;
  DptRight right;
  gboolean needs_reason;
  gboolean automatic;
  int effects;
} DptOrderTransition;

/** dpt_order_state_get_table: Returns: (array length=n): every transition of an order */
const DptOrderTransition *dpt_order_state_get_table (guint *n);
/** dpt_job_state_get_table: Returns: (array length=n): every transition of a job */
const DptOrderTransition *dpt_job_state_get_table (guint *n);

/** dpt_order_state_find: Returns: (nullable): the transition; %NULL with %DPT_ERROR_STATE and a message that says in which state the order is */
const DptOrderTransition *dpt_order_state_find (const char *from, const char *event, GError **error);
/** dpt_job_state_find: the same for a job */
const DptOrderTransition *dpt_job_state_find (const char *from, const char *event, GError **error);

/** dpt_job_state_find_next: Returns: (nullable): what usually comes next for a job in @from; %NULL at the end */
const DptOrderTransition *dpt_job_state_find_next (const char *from);

/** dpt_order_state_get_label: Returns: the translated word for a person, "" for %NULL */
const char *dpt_order_state_get_label (const char *state);
const char *dpt_job_state_get_label (const char *state);
/** dpt_order_event_get_label: Returns: the translated act for a button ("Confirm"), "" for %NULL */
const char *dpt_order_event_get_label (const char *event);
const char *dpt_job_event_get_label (const char *event);

/** dpt_order_state_is_open_for_changes: Returns: whether frames, lenses and prices may still change */
gboolean dpt_order_state_is_open_for_changes (const char *state);

G_END_DECLS
