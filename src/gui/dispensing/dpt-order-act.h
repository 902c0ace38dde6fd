/* dpt-order-act.h - one act on an order as a value, done as one unit of work, which gives back the order as it is then.
 * For: every button of dispensing. Not for: the rules themselves (engine/order, engine/sale), nor widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-prescription-store.h"
#include "engine/order/dpt-job-check.h"
#include "engine/order/dpt-order-flow.h"
#include "engine/order/dpt-order-last.h"
#include "engine/order/dpt-order.h"
#include "engine/purchase/dpt-purchase.h"
#include "engine/sale/dpt-payment.h"

G_BEGIN_DECLS

/**
 * DptOrderFacts:
 * @sheet: the order
 * @prescription: (nullable): what it came from
 * @due: what was agreed, paid, and is due
 * @invoice_id: 0 where there is none yet
 * @quote_id: the quote issued last, 0 for none
 * @purchases: (element-type DptPurchaseLine): what it waits for from suppliers
 * @last: (nullable): what was measured for the patient's glasses before
 * @created: whether the order was just made
 * @change: what is to be given back of the cash just handed over
 * @after_sales: (element-type DptAfterSale): what the client came back with, newest first
 *
 * All that the order page shows, read in one go; immutable.
 */
typedef struct
{
  DptOrderSheet *sheet;
  DptPrescriptionSheet *prescription;
  DptDue due;
  gint64 invoice_id;
  gint64 quote_id;
  GPtrArray *purchases;
  GPtrArray *after_sales;
  DptLastMeasures *last;
  gboolean created;
  DptMoney change;
} DptOrderFacts;

DptOrderFacts *dpt_order_facts_ref (DptOrderFacts *self);
void dpt_order_facts_unref (DptOrderFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptOrderFacts, dpt_order_facts_unref)

typedef enum
{
  DPT_ORDER_ACT_READ,
  DPT_ORDER_ACT_CREATE,       /* patient_id (0: the prescription's), id: the prescription or 0; amount: even where one is begun already */
  DPT_ORDER_ACT_FRAME,        /* pair_id, id: the variant */
  DPT_ORDER_ACT_FRAME_ORDER,  /* the same, from the supplier */
  DPT_ORDER_ACT_FRAME_OWN,    /* pair_id, own, text: its note */
  DPT_ORDER_ACT_FRAME_DROP,   /* pair_id */
  DPT_ORDER_ACT_LENS,         /* pair_id, eye, id: the range, options */
  DPT_ORDER_ACT_LENS_DROP,    /* pair_id, eye */
  DPT_ORDER_ACT_USAGE,        /* pair_id, text */
  DPT_ORDER_ACT_MEASURE,      /* pair_id, measures, text: method */
  DPT_ORDER_ACT_PAIR_ADD,     /* text: use, or NULL */
  DPT_ORDER_ACT_PAIR_REMOVE,  /* pair_id */
  DPT_ORDER_ACT_ARTICLE,      /* pair_id, id: the variant */
  DPT_ORDER_ACT_LINE_REMOVE,  /* id: the line */
  DPT_ORDER_ACT_LINE_DISCOUNT,/* id, amount */
  DPT_ORDER_ACT_LINE_PRICE,   /* id, amount, reason */
  DPT_ORDER_ACT_DISCOUNT,     /* amount: basis points */
  DPT_ORDER_ACT_QUOTE,        /* text: uuid */
  DPT_ORDER_ACT_PAY,          /* payment */
  DPT_ORDER_ACT_EVENT,        /* text: event, reason */
  DPT_ORDER_ACT_JOB,          /* id: the job, text: event, reason */
  DPT_ORDER_ACT_JOB_TRAY,     /* id: the job, text: the tray */
  DPT_ORDER_ACT_VERIFY,       /* id: the job, reading, reason: why lenses outside the tolerances are taken */
  DPT_ORDER_ACT_AFTER_OPEN,   /* pair_id, text: kind, reason: what the client says, amount: whether to make the lenses again */
  DPT_ORDER_ACT_AFTER_CLOSE,  /* id: the case, text: what became of it */
  DPT_ORDER_ACT_OFFER,        /* takes the class A offer */
  DPT_ORDER_ACT_ADJUST,       /* pair_id, text: kind, reason: what was done */
  DPT_ORDER_ACT_FACTS,        /* text: wanted on, reason: note */
  DPT_ORDER_ACT_ARRIVED,      /* id: a purchase line, all that is missing of it */
  DPT_ORDER_ACT_SCAN,         /* text: number or tray of a job: reads its order */
} DptOrderActKind;

typedef struct _DptOrderAct DptOrderAct;
struct _DptOrderAct
{
  DptOrderActKind kind;
  gint64 order_id, pair_id, patient_id, id, amount;
  int eye;
  char *text;
  char *reason;
  GArray *options;
  DptOwnFrame own;
  DptFittingMeasures measures;
  DptLensReading reading;
  DptPaymentRequest *payment;
  gboolean is_undo; /* takes another act back, and is not taken back itself */
  DptOrderAct *then; /* on the same order, in the same unit of work */
};

DptOrderAct *dpt_order_act_new (DptOrderActKind kind, gint64 order_id, gint64 pair_id, gint64 id);
void dpt_order_act_free (DptOrderAct *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptOrderAct, dpt_order_act_free)

/** dpt_order_act_run: a #DptUnitFunc over a #DptOrderAct. Returns: (transfer full) (nullable): a #DptOrderFacts */
gpointer dpt_order_act_run (DptUnit *unit, gpointer act, GError **error);

G_END_DECLS
