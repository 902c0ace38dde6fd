/* dpt-order-act.c - see dpt-order-act.h.
 * For: calling the engine. Not for: deciding anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-order-act.h"

#include "engine/order/dpt-after-sale.h"
#include "engine/order/dpt-job-flow.h"
#include "engine/order/dpt-order-flow.h"
#include "engine/order/dpt-order-offer.h"
#include "engine/sale/dpt-sale-store.h"

DptOrderFacts *
dpt_order_facts_ref (DptOrderFacts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_facts (gpointer data)
{
  DptOrderFacts *self = data;

  g_clear_object (&self->sheet);
  g_clear_object (&self->prescription);
  g_clear_pointer (&self->purchases, g_ptr_array_unref);
  g_clear_pointer (&self->after_sales, g_ptr_array_unref);
  g_clear_pointer (&self->last, dpt_last_measures_free);
}

void
dpt_order_facts_unref (DptOrderFacts *self)
{
  g_atomic_rc_box_release_full (self, clear_facts);
}

DptOrderAct *
dpt_order_act_new (DptOrderActKind kind, gint64 order_id, gint64 pair_id, gint64 id)
{
  DptOrderAct *self = g_new0 (DptOrderAct, 1);

  self->kind = kind;
  self->order_id = order_id;
  self->pair_id = pair_id;
  self->id = id;
  return self;
}

void
dpt_order_act_free (DptOrderAct *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->reason);
  g_clear_pointer (&self->options, g_array_unref);
  g_clear_pointer (&self->payment, dpt_payment_request_free);
  dpt_order_act_free (self->then);
  g_free (self);
}

static DptOrderFacts *
load_facts (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptOrderFacts) facts = g_atomic_rc_box_new0 (DptOrderFacts);
  gint64 prescription_id;

  facts->sheet = dpt_order_sheet_load (unit, order_id, error);
  if (facts->sheet == NULL)
    return NULL;
  prescription_id = dpt_record_get_int (dpt_order_sheet_get_order (facts->sheet), DPT_DISPENSING_ORDER_PRESCRIPTION_ID);
  /* Who may see orders and no prescriptions sees the order without it. */
  if (prescription_id != 0 && dpt_session_may (unit->session, DPT_RIGHT_PRESCRIPTION_READ)
      && (facts->prescription = dpt_prescription_load (unit, prescription_id, error)) == NULL)
    return NULL;
  if (!dpt_order_get_due (unit, order_id, &facts->invoice_id, &facts->due, error))
    return NULL;
  facts->quote_id = dpt_sale_find_quote (unit, order_id, error);
  if (facts->quote_id < 0)
    return NULL;
  facts->purchases = dpt_purchase_load_lines_of_order (unit, order_id, error);
  facts->after_sales = facts->purchases != NULL ? dpt_after_sale_load (unit, order_id, error) : NULL;
  if (!dpt_order_load_last_measures (
        unit, dpt_record_get_int (dpt_order_sheet_get_order (facts->sheet), DPT_DISPENSING_ORDER_PATIENT_ID), order_id,
        &facts->last, error))
    return NULL;
  return facts->after_sales != NULL ? g_steal_pointer (&facts) : NULL;
}

static gboolean
issue_quote (DptUnit *unit, DptOrderAct *act, GError **error)
{
  g_autofree DptIssued *issued
    = dpt_sale_issue_quote (unit, act->text, act->order_id, NULL, DPT_ORDER_QUOTE_MONTHS, error);

  return issued != NULL;
}

static gboolean
take_payment (DptUnit *unit, DptOrderAct *act, DptMoney *change, GError **error)
{
  g_autofree DptPaymentResult *result = dpt_payment_take (unit, act->payment, error);

  *change = result != NULL ? result->change : 0;
  return result != NULL;
}

static gboolean
change_pair (DptUnit *unit, DptOrderAct *act, GError **error)
{
  DptOwnFrame own = act->own;
  DptFittingMeasures measures = act->measures;

  own.note = act->text;
  measures.method = act->text;
  switch (act->kind)
    {
    case DPT_ORDER_ACT_FRAME:
      return dpt_order_choose_frame (unit, act->pair_id, act->id, error);
    case DPT_ORDER_ACT_FRAME_ORDER:
      return dpt_order_order_frame (unit, act->pair_id, act->id, error);
    case DPT_ORDER_ACT_FRAME_OWN:
      return dpt_order_choose_own_frame (unit, act->pair_id, &own, error);
    case DPT_ORDER_ACT_FRAME_DROP:
      return dpt_order_drop_frame (unit, act->pair_id, error);
    case DPT_ORDER_ACT_LENS:
      return dpt_order_choose_lens (unit, act->pair_id, act->eye, act->id, act->options, error);
    case DPT_ORDER_ACT_LENS_DROP:
      return dpt_order_drop_lens (unit, act->pair_id, act->eye, error);
    case DPT_ORDER_ACT_USAGE:
      return dpt_order_set_usage (unit, act->pair_id, act->text, error);
    case DPT_ORDER_ACT_MEASURE:
      return dpt_order_measure (unit, act->pair_id, &measures, error);
    case DPT_ORDER_ACT_PAIR_ADD:
      return dpt_order_add_pair (unit, act->order_id, act->text, error) != 0;
    default:
      return dpt_order_remove_pair (unit, act->pair_id, error);
    }
}

/* Date and note; who pays stays. */
static gboolean
set_facts (DptUnit *unit, DptOrderAct *act, GError **error)
{
  g_autoptr (DptDispensingOrder) order = dpt_unit_load (unit, DPT_TYPE_DISPENSING_ORDER, act->order_id, error);

  return order != NULL
         && dpt_order_set_facts (unit, act->order_id, dpt_record_get_int (order, DPT_DISPENSING_ORDER_PAYER_ID),
                                 act->text, act->reason, error);
}

static gboolean
follow_up (DptUnit *unit, DptOrderAct *act, GError **error)
{
  switch (act->kind)
    {
    case DPT_ORDER_ACT_JOB:
      return dpt_job_apply (unit, act->id, act->text, act->reason, error);
    case DPT_ORDER_ACT_JOB_TRAY:
      return dpt_job_set_tray (unit, act->id, act->text, error);
    case DPT_ORDER_ACT_VERIFY:
      return dpt_job_verify (unit, act->id, &act->reading, act->reason, error);
    case DPT_ORDER_ACT_AFTER_OPEN:
      return dpt_after_sale_open (unit, act->order_id, act->pair_id, act->text, act->reason, act->amount != 0, error)
             != 0;
    case DPT_ORDER_ACT_AFTER_CLOSE:
      return dpt_after_sale_close (unit, act->id, act->text, error);
    case DPT_ORDER_ACT_ADJUST:
      return dpt_order_note_adjustment (unit, act->order_id, act->pair_id, act->text, act->reason, error);
    case DPT_ORDER_ACT_FACTS:
      return set_facts (unit, act, error);
    case DPT_ORDER_ACT_ARRIVED:
      return dpt_purchase_receive_line (unit, act->id, error);
    default:
      return TRUE;
    }
}

static gboolean
change_order (DptUnit *unit, DptOrderAct *act, DptMoney *change, GError **error)
{
  switch (act->kind)
    {
    case DPT_ORDER_ACT_ARTICLE:
      return dpt_order_add_article (unit, act->order_id, act->pair_id, act->id, 1, error) != 0;
    case DPT_ORDER_ACT_LINE_REMOVE:
      return dpt_order_remove_line (unit, act->id, error);
    case DPT_ORDER_ACT_LINE_DISCOUNT:
      return dpt_order_set_line_discount (unit, act->id, act->amount, error);
    case DPT_ORDER_ACT_LINE_PRICE:
      return dpt_order_set_line_price (unit, act->id, act->amount, act->reason, error);
    case DPT_ORDER_ACT_DISCOUNT:
      return dpt_order_set_discount (unit, act->order_id, (int)act->amount, error);
    case DPT_ORDER_ACT_OFFER:
      return dpt_order_offer_take (unit, act->order_id, error);
    case DPT_ORDER_ACT_QUOTE:
      return issue_quote (unit, act, error);
    case DPT_ORDER_ACT_PAY:
      return take_payment (unit, act, change, error);
    case DPT_ORDER_ACT_EVENT:
      return dpt_order_apply (unit, act->order_id, act->text, act->reason, error);
    default:
      return follow_up (unit, act, error);
    }
}

/* Twice from the same prescription is once, unless it is asked for. */
static gint64
create_order (DptUnit *unit, DptOrderAct *act, gboolean *created, GError **error)
{
  DptOrderRequest request = { .patient_id = act->patient_id, .prescription_id = act->id };
  gint64 before = act->id != 0 && act->amount == 0 ? dpt_order_find_open (unit, act->id, error) : 0;

  *created = FALSE;
  if (before != 0)
    return MAX (before, 0);
  *created = TRUE;
  if (request.patient_id == 0)
    {
      g_autoptr (DptPrescriptionSheet) sheet = dpt_prescription_load (unit, act->id, error);

      if (sheet == NULL)
        return 0;
      request.patient_id = dpt_record_get_int (dpt_prescription_sheet_get_head (sheet), DPT_PRESCRIPTION_PATIENT_ID);
    }
  return dpt_order_create (unit, &request, error);
}

static gint64
find_order (DptUnit *unit, const char *code, GError **error)
{
  gint64 job_id = dpt_job_find (unit, code, error);
  g_autoptr (DptJob) job = job_id != 0 ? dpt_unit_load (unit, DPT_TYPE_JOB, job_id, error) : NULL;

  return job != NULL ? dpt_record_get_int (job, DPT_JOB_ORDER_ID) : 0;
}

/* What is done with an order that is there. */
static gboolean
do_act (DptUnit *unit, DptOrderAct *act, DptMoney *change, GError **error)
{
  if (act->kind >= DPT_ORDER_ACT_FRAME && act->kind <= DPT_ORDER_ACT_PAIR_REMOVE)
    return change_pair (unit, act, error);
  return change_order (unit, act, change, error);
}

gpointer
dpt_order_act_run (DptUnit *unit, gpointer data, GError **error)
{
  DptOrderAct *act = data;
  DptOrderFacts *facts;
  gint64 order_id = act->order_id;
  gboolean created = FALSE;
  DptMoney change = 0;

  if (act->kind == DPT_ORDER_ACT_CREATE || act->kind == DPT_ORDER_ACT_SCAN)
    {
      order_id
        = act->kind == DPT_ORDER_ACT_CREATE ? create_order (unit, act, &created, error) : find_order (unit, act->text, error);
      if (order_id == 0)
        return NULL;
    }
  else
    for (DptOrderAct *step = act; step != NULL; step = step->then)
      if (!do_act (unit, step, &change, error))
        return NULL;
  facts = load_facts (unit, order_id, error);
  if (facts != NULL)
    {
      facts->created = created;
      facts->change = change;
    }
  return facts;
}
