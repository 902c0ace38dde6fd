/* dpt-message.c - see dpt-message.h.
 * For: the record, its states, what waits. Not for: who is told what (the subjects that queue it).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/message/dpt-message.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

static const char *const channels[] = { "mobile", "email", "post", "phone", NULL };
static const char *const channel_labels[] = { N_ ("Text message"), N_ ("E-mail"), N_ ("Letter"), N_ ("Call") };
static const char *const kinds[] = { "ready", "recall", "quote", "other", NULL };
static const char *const kind_labels[] = { N_ ("Glasses ready"), N_ ("Recall"), N_ ("Quote"), N_ ("Other") };
static const char *const states[] = { "queued", "sent", "failed", "given_up", "cancelled", NULL };
static const char *const state_labels[] = { N_ ("To be sent"), N_ ("Sent"), N_ ("Failed"), N_ ("Given up"),
                                            N_ ("Cancelled") };

static const DptField message_fields[] = {
  [DPT_MESSAGE_PATIENT_ID] = { "patient_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, N_ ("Patient") },
  [DPT_MESSAGE_ORDER_ID] = { "order_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, N_ ("Order") },
  [DPT_MESSAGE_CHANNEL] = { "channel", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("Means"), channels },
  [DPT_MESSAGE_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Kind"), kinds },
  [DPT_MESSAGE_RECIPIENT] = { "recipient", DPT_FIELD_TEXT, 0, 0, 200, N_ ("To") },
  [DPT_MESSAGE_SUBJECT] = { "subject", DPT_FIELD_TEXT, 0, 0, 200, N_ ("Subject") },
  [DPT_MESSAGE_BODY] = { "body", DPT_FIELD_TEXT, 0, 0, 4000, N_ ("Text") },
  [DPT_MESSAGE_STATE] = { "state", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("State"), states },
  [DPT_MESSAGE_CREATED_AT] = { "created_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Created") },
  [DPT_MESSAGE_SENT_AT] = { "sent_at", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("Sent") },
  [DPT_MESSAGE_PATIENT_NAME] = { "patient_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Patient") },
};
DPT_DEFINE_RECORD (DptMessage, dpt_message, "message", message_fields)

static const struct { const char *from; const char *event; const char *to; } transitions[] = {
  { "queued", "send", "sent" },   { "queued", "fail", "failed" },       { "queued", "cancel", "cancelled" }, { "failed", "send", "sent" },
  { "failed", "fail", "failed" }, { "failed", "give_up", "given_up" }, { "failed", "cancel", "cancelled" },
};

static const char *
find_label (const char *const *names, const char *const *labels, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return _ (labels[i]);
  return name != NULL ? name : "";
}

const char *
dpt_message_state_get_label (const char *state)
{
  return find_label (states, state_labels, state);
}

const char *
dpt_message_channel_get_label (const char *channel)
{
  return find_label (channels, channel_labels, channel);
}

const char *
dpt_message_kind_get_label (const char *kind)
{
  return find_label (kinds, kind_labels, kind);
}

GPtrArray *
dpt_message_load_of_patient (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "message/message:of-patient", error, DPT_INT (patient_id));
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_MESSAGE, rows) : NULL;
}

GPtrArray *
dpt_message_load_queued (DptUnit *unit, const char *channel, guint max, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "message/message:queued", error, DPT_TEXT (channel), DPT_INT (max));
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_MESSAGE, rows) : NULL;
}

gboolean
dpt_message_apply (DptUnit *unit, gint64 message_id, const char *event, GError **error)
{
  g_autoptr (DptMessage) message = NULL;
  const char *to = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_WRITE, error))
    return FALSE;
  message = dpt_unit_load (unit, DPT_TYPE_MESSAGE, message_id, error);
  if (message == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (g_str_equal (transitions[i].from, dpt_record_get_string (message, DPT_MESSAGE_STATE))
        && g_strcmp0 (transitions[i].event, event) == 0)
      to = transitions[i].to;
  if (to == NULL)
    /* Translators: a state of a message: "Sent" */
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("The message is in the state “%s”: this is no longer possible."),
                          dpt_message_state_get_label (dpt_record_get_text (message, DPT_MESSAGE_STATE)));
  dpt_record_set_text (message, DPT_MESSAGE_STATE, to);
  if (g_str_equal (to, "sent"))
    dpt_record_set_int (message, DPT_MESSAGE_SENT_AT, dpt_unit_get_now (unit));
  return dpt_unit_save (unit, message, error);
}
