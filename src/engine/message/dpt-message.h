/* dpt-message.h - what is to be told to a patient, until it is told: the outbox and the list of calls.
 * For: messages that glasses are ready, and later recalls. Not for: sending them over a gateway.
 *
 *   queued ──send──► sent        queued ──fail──► failed ──fail──► failed … ──give up──► given_up
 *   queued, failed ──cancel──► cancelled          failed ──send──► sent
 *
 * Moving an order on queues and cancels its messages by itself (engine/order/dpt-order-flow.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_MESSAGE (dpt_message_get_type ())
G_DECLARE_FINAL_TYPE (DptMessage, dpt_message, DPT, MESSAGE, DptRecord)

enum
{
  DPT_MESSAGE_PATIENT_ID,
  DPT_MESSAGE_ORDER_ID,
  DPT_MESSAGE_CHANNEL, /* "mobile", "email", "post", "phone": to be called */
  DPT_MESSAGE_KIND,    /* "ready", "recall", "quote", "other" */
  DPT_MESSAGE_RECIPIENT,
  DPT_MESSAGE_SUBJECT,
  DPT_MESSAGE_BODY,
  DPT_MESSAGE_STATE, /* see the drawing above */
  DPT_MESSAGE_CREATED_AT,
  DPT_MESSAGE_SENT_AT,
  DPT_MESSAGE_PATIENT_NAME, /* read with it */
};

/** dpt_message_state_get_label: Returns: the translated word for a person, "" for %NULL */
const char *dpt_message_state_get_label (const char *state);
/** dpt_message_channel_get_label: Returns: the translated word for a person, "" for %NULL */
const char *dpt_message_channel_get_label (const char *channel);

/** dpt_message_kind_get_label: Returns: the translated word for a person, "" for %NULL */
const char *dpt_message_kind_get_label (const char *kind);

/** dpt_message_load_of_patient: Returns: (transfer full) (element-type DptMessage): newest first, of merged files too */
GPtrArray *dpt_message_load_of_patient (DptUnit *unit, gint64 patient_id, GError **error);

/** dpt_message_load_queued: @channel: (nullable): only those. Returns: (transfer full) (element-type DptMessage): what waits, oldest first, at most @max */
GPtrArray *dpt_message_load_queued (DptUnit *unit, const char *channel, guint max, GError **error);

/**
 * dpt_message_apply:
 * @event: "send" (told, by whatever means), "fail", "give_up", "cancel"
 *
 * Needs %DPT_RIGHT_PATIENT_WRITE.
 *
 * Returns: whether it happened; %DPT_ERROR_STATE where the state does not allow it
 */
gboolean dpt_message_apply (DptUnit *unit, gint64 message_id, const char *event, GError **error);

G_END_DECLS
