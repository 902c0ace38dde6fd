/* dpt-order-state.c - see dpt-order-state.h.
 * For: the two tables. Not for: saving, stock, money.
 *
 *   order  draft ──quote──► quoted ──quote──► quoted (another one)
 *            │ ▲              │ └──refuse (why)──► refused ──revise──► draft
 *            │ └────revise────┤
 *            └────confirm─────┴──► confirmed ──ready──► ready ──deliver──► delivered ──close──► closed
 *                                      ▲───rework (why)───┘
 *          draft, quoted, confirmed, ready ──cancel (why)──► cancelled        expired is derived from the quote's last day
 *
 *   job    draft ─check─► checked ─send─► sent ─acknowledge─► acknowledged ─start─► in_production ─ship─► shipped
 *            ─receive─► received ─verify─► verified ─edge─► edged ─fit─► fitted ─control─► quality_checked
 *            ─finish─► ready ─collect─► collected             any ─return (why)─► returned, any ─cancel (why)─► cancelled
 *          What a lab does not report is left out: lenses are received from anywhere after checked. What is received is
 *          always verified before it goes on. Late is derived from the day it is due.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-order-state.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

#define WRITE DPT_RIGHT_ORDER_WRITE
#define ADVANCE DPT_RIGHT_JOB_ADVANCE
#define CONFIRM (DPT_ORDER_EFFECT_CHECK | DPT_ORDER_EFFECT_OPEN_JOBS)
#define GIVE_BACK (DPT_ORDER_EFFECT_RELEASE | DPT_ORDER_EFFECT_CANCEL_JOBS)

static const DptOrderTransition order_table[] = {
  { "draft", "quote", "quoted", WRITE, FALSE, FALSE, DPT_ORDER_EFFECT_NONE },
  { "draft", "confirm", "confirmed", WRITE, FALSE, FALSE, CONFIRM },
  { "draft", "cancel", "cancelled", WRITE, TRUE, FALSE, GIVE_BACK },
  { "quoted", "quote", "quoted", WRITE, FALSE, FALSE, DPT_ORDER_EFFECT_NONE },
  { "quoted", "revise", "draft", WRITE, FALSE, FALSE, DPT_ORDER_EFFECT_NONE },
  { "quoted", "confirm", "confirmed", WRITE, FALSE, FALSE, CONFIRM },
  { "quoted", "refuse", "refused", WRITE, TRUE, FALSE, DPT_ORDER_EFFECT_RELEASE },
  { "quoted", "cancel", "cancelled", WRITE, TRUE, FALSE, GIVE_BACK },
  { "refused", "revise", "draft", WRITE, FALSE, FALSE, DPT_ORDER_EFFECT_RESERVE },
  { "confirmed", "ready", "ready", ADVANCE, FALSE, TRUE, DPT_ORDER_EFFECT_TELL },
  { "confirmed", "cancel", "cancelled", WRITE, TRUE, FALSE, GIVE_BACK },
  { "ready", "rework", "confirmed", ADVANCE, TRUE, TRUE, DPT_ORDER_EFFECT_NONE },
  { "ready", "deliver", "delivered", DPT_RIGHT_ORDER_DELIVER, FALSE, FALSE, DPT_ORDER_EFFECT_SETTLE },
  { "ready", "cancel", "cancelled", WRITE, TRUE, FALSE, GIVE_BACK },
  { "delivered", "close", "closed", DPT_RIGHT_ORDER_DELIVER, FALSE, FALSE, DPT_ORDER_EFFECT_NONE },
};

/* The first line of a state is what usually comes next. */
static const DptOrderTransition job_table[] = {
  { "draft", "check", "checked", ADVANCE, FALSE, FALSE, 0 },
  { "draft", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "checked", "send", "sent", ADVANCE, FALSE, FALSE, 0 },
  { "checked", "receive", "received", ADVANCE, FALSE, FALSE, 0 },
  { "checked", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "sent", "receive", "received", ADVANCE, FALSE, FALSE, 0 },
  { "sent", "acknowledge", "acknowledged", ADVANCE, FALSE, FALSE, 0 },
  { "sent", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
  { "sent", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "acknowledged", "start", "in_production", ADVANCE, FALSE, FALSE, 0 },
  { "acknowledged", "receive", "received", ADVANCE, FALSE, FALSE, 0 },
  { "acknowledged", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
  { "acknowledged", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "in_production", "ship", "shipped", ADVANCE, FALSE, FALSE, 0 },
  { "in_production", "receive", "received", ADVANCE, FALSE, FALSE, 0 },
  { "in_production", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
  { "in_production", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "shipped", "receive", "received", ADVANCE, FALSE, FALSE, 0 },
  { "shipped", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
  { "shipped", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "received", "verify", "verified", ADVANCE, FALSE, FALSE, 0 },
  { "received", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
  { "received", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "verified", "edge", "edged", ADVANCE, FALSE, FALSE, 0 },
  { "verified", "fit", "fitted", ADVANCE, FALSE, FALSE, 0 },
  { "verified", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
  { "verified", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "edged", "fit", "fitted", ADVANCE, FALSE, FALSE, 0 },
  { "edged", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
  { "edged", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "fitted", "control", "quality_checked", ADVANCE, FALSE, FALSE, 0 },
  { "fitted", "finish", "ready", ADVANCE, FALSE, FALSE, 0 },
  { "fitted", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
  { "fitted", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "quality_checked", "finish", "ready", ADVANCE, FALSE, FALSE, 0 },
  { "quality_checked", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
  { "quality_checked", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "ready", "collect", "collected", DPT_RIGHT_ORDER_DELIVER, FALSE, TRUE, 0 },
  { "ready", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
  { "ready", "cancel", "cancelled", ADVANCE, TRUE, FALSE, 0 },
  { "collected", "return", "returned", ADVANCE, TRUE, FALSE, 0 },
};

typedef struct
{
  const char *name;
  const char *label;
} Word;

static const Word order_words[] = {
  { "draft", N_ ("Draft") },         { "quoted", N_ ("Quoted") },       { "refused", N_ ("Refused") },
  { "confirmed", N_ ("Confirmed") }, { "ready", N_ ("Ready") },         { "delivered", N_ ("Delivered") },
  { "closed", N_ ("Closed") },       { "cancelled", N_ ("Cancelled") },
};

static const Word job_words[] = {
  { "draft", N_ ("To be checked") },
  { "checked", N_ ("Checked") },
  { "sent", N_ ("Sent to the lab") },
  { "acknowledged", N_ ("Acknowledged") },
  { "in_production", N_ ("In production") },
  { "shipped", N_ ("Shipped") },
  { "received", N_ ("Received") },
  { "verified", N_ ("Verified") },
  { "edged", N_ ("Edged") },
  { "fitted", N_ ("Fitted") },
  { "quality_checked", N_ ("Quality checked") },
  { "ready", N_ ("Job finished") },
  { "collected", N_ ("Given to the client") },
  { "returned", N_ ("Returned") },
  { "cancelled", N_ ("Cancelled") },
};

static const Word order_events[] = {
  { "create", N_ ("Create") },   { "quote", N_ ("Quote") },     { "revise", N_ ("Change the order") },
  { "confirm", N_ ("Confirm") }, { "refuse", N_ ("Refused by the patient") }, { "ready", N_ ("Ready") },
  { "rework", N_ ("Back to work") }, { "deliver", N_ ("Hand over") }, { "close", N_ ("Close") },
  { "cancel", N_ ("Cancel the order") }, { "price", N_ ("Price changed") },
};

static const Word job_events[] = {
  { "create", N_ ("Create") },
  { "check", N_ ("Data checked") },
  { "send", N_ ("Send to the lab") },
  { "acknowledge", N_ ("Lab acknowledged") },
  { "start", N_ ("Lab started") },
  { "ship", N_ ("Lab shipped") },
  { "receive", N_ ("Receive the lenses") },
  { "verify", N_ ("Lenses verified") },
  { "edge", N_ ("Edged") },
  { "fit", N_ ("Fitted") },
  { "control", N_ ("Quality checked") },
  { "finish", N_ ("Job finished") },
  { "collect", N_ ("Given to the client") },
  { "return", N_ ("Remake") },
  { "cancel", N_ ("Cancel the job") },
};

static const char *
find_word (const Word *words, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].name, name) == 0)
      return _ (words[i].label);
  return name != NULL ? name : "";
}

const DptOrderTransition *
dpt_order_state_get_table (guint *n)
{
  *n = G_N_ELEMENTS (order_table);
  return order_table;
}

const DptOrderTransition *
dpt_job_state_get_table (guint *n)
{
  *n = G_N_ELEMENTS (job_table);
  return job_table;
}

static const DptOrderTransition *
find_transition (const DptOrderTransition *table, guint n, const char *from, const char *event)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (table[i].from, from) == 0 && g_strcmp0 (table[i].event, event) == 0)
      return &table[i];
  return NULL;
}

const DptOrderTransition *
dpt_order_state_find (const char *from, const char *event, GError **error)
{
  const DptOrderTransition *found = find_transition (order_table, G_N_ELEMENTS (order_table), from, event);

  if (found == NULL)
    /* Translators: a state of an order ("Delivered") and an act ("Confirm") */
    dpt_set_error (error, DPT_ERROR_STATE, _ ("The order is in the state “%s”: “%s” is not possible now."),
                   dpt_order_state_get_label (from), dpt_order_event_get_label (event));
  return found;
}

const DptOrderTransition *
dpt_job_state_find (const char *from, const char *event, GError **error)
{
  const DptOrderTransition *found = find_transition (job_table, G_N_ELEMENTS (job_table), from, event);

  if (found == NULL)
    /* Translators: a state of a job ("Received") and an act ("Fitted") */
    dpt_set_error (error, DPT_ERROR_STATE, _ ("The job is in the state “%s”: “%s” is not possible now."),
                   dpt_job_state_get_label (from), dpt_job_event_get_label (event));
  return found;
}

const DptOrderTransition *
dpt_job_state_find_next (const char *from)
{
  for (guint i = 0; i < G_N_ELEMENTS (job_table); i++)
    if (g_strcmp0 (job_table[i].from, from) == 0 && !job_table[i].needs_reason && !job_table[i].automatic)
      return &job_table[i];
  return NULL;
}

const char *
dpt_order_state_get_label (const char *state)
{
  return find_word (order_words, G_N_ELEMENTS (order_words), state);
}

const char *
dpt_job_state_get_label (const char *state)
{
  return find_word (job_words, G_N_ELEMENTS (job_words), state);
}

const char *
dpt_order_event_get_label (const char *event)
{
  return find_word (order_events, G_N_ELEMENTS (order_events), event);
}

const char *
dpt_job_event_get_label (const char *event)
{
  return find_word (job_events, G_N_ELEMENTS (job_events), event);
}

gboolean
dpt_order_state_is_open_for_changes (const char *state)
{
  return g_strcmp0 (state, "draft") == 0;
}
