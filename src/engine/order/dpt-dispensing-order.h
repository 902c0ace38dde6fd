/* dpt-dispensing-order.h - an order for glasses: its head, its lines, its history.
 * For: the records. Not for: changing them (dpt-order.h, dpt-order-flow.h), pairs (dpt-pair.h), work on them (dpt-job.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

#define DPT_TYPE_DISPENSING_ORDER (dpt_dispensing_order_get_type ())
G_DECLARE_FINAL_TYPE (DptDispensingOrder, dpt_dispensing_order, DPT, DISPENSING_ORDER, DptRecord)

enum
{
  DPT_DISPENSING_ORDER_ESTABLISHMENT_ID,
  DPT_DISPENSING_ORDER_YEAR,
  DPT_DISPENSING_ORDER_NUMBER,
  DPT_DISPENSING_ORDER_PATIENT_ID,
  DPT_DISPENSING_ORDER_PAYER_ID, /* none: the patient */
  DPT_DISPENSING_ORDER_PRESCRIPTION_ID,
  DPT_DISPENSING_ORDER_USER_ID, /* who advises */
  DPT_DISPENSING_ORDER_STATE,   /* see dpt-order-state.h */
  DPT_DISPENSING_ORDER_CREATED_AT,
  DPT_DISPENSING_ORDER_CREATED_ON,
  DPT_DISPENSING_ORDER_QUOTED_AT,
  DPT_DISPENSING_ORDER_QUOTE_VALID_UNTIL,
  DPT_DISPENSING_ORDER_CONFIRMED_AT,
  DPT_DISPENSING_ORDER_WANTED_ON,
  DPT_DISPENSING_ORDER_READY_AT,
  DPT_DISPENSING_ORDER_DELIVERED_AT,
  DPT_DISPENSING_ORDER_NOTE,
};

/** dpt_order_format_number: Returns: (transfer full): the number as people read it, "C2026-00042" */
char *dpt_order_format_number (int year, gint64 number);
/** dpt_dispensing_order_dup_number: Returns: (transfer full): the same of a record */
char *dpt_dispensing_order_dup_number (DptDispensingOrder *self);

#define DPT_TYPE_ORDER_LINE (dpt_order_line_get_type ())
G_DECLARE_FINAL_TYPE (DptOrderLine, dpt_order_line, DPT, ORDER_LINE, DptRecord)

/* An article of the order at the price agreed; label, rate and cost are frozen when it is written. */
enum
{
  DPT_ORDER_LINE_ORDER_ID,
  DPT_ORDER_LINE_PAIR_ID,  /* none: of the whole order */
  DPT_ORDER_LINE_POSITION, /* pair, then frame, right lens and its options, left lens and its options, the rest */
  DPT_ORDER_LINE_KIND,     /* "frame", "lens", "option", "accessory", "service", "fee" */
  DPT_ORDER_LINE_EYE,      /* "R", "L" */
  DPT_ORDER_LINE_VARIANT_ID,
  DPT_ORDER_LINE_LENS_RANGE_ID,
  DPT_ORDER_LINE_OPTION_ID,
  DPT_ORDER_LINE_LABEL,
  DPT_ORDER_LINE_DETAIL,
  DPT_ORDER_LINE_LPP_CODE,
  DPT_ORDER_LINE_COVER_CLASS,
  DPT_ORDER_LINE_QUANTITY,
  DPT_ORDER_LINE_UNIT_PRICE, /* with tax */
  DPT_ORDER_LINE_UNIT_COST,
  DPT_ORDER_LINE_DISCOUNT, /* of the whole line, with tax */
  DPT_ORDER_LINE_TAX_RATE_BP,
  DPT_ORDER_LINE_TOTAL, /* quantity × unit price - discount */
};

/** dpt_order_line_set_prices: sets quantity, unit price and discount, and the total that follows */
void dpt_order_line_set_prices (DptOrderLine *self, gint64 quantity, gint64 unit_price, gint64 discount);

#define DPT_TYPE_ORDER_EVENT (dpt_order_event_get_type ())
G_DECLARE_FINAL_TYPE (DptOrderEvent, dpt_order_event, DPT, ORDER_EVENT, DptRecord)

enum
{
  DPT_ORDER_EVENT_ORDER_ID,
  DPT_ORDER_EVENT_AT,
  DPT_ORDER_EVENT_USER_ID,
  DPT_ORDER_EVENT_ESTABLISHMENT_ID,
  DPT_ORDER_EVENT_STATION_ID,
  DPT_ORDER_EVENT_EVENT,
  DPT_ORDER_EVENT_FROM_STATE,
  DPT_ORDER_EVENT_TO_STATE,
  DPT_ORDER_EVENT_REASON,
  DPT_ORDER_EVENT_USER_NAME, /* read with it */
};

#define DPT_TYPE_ADJUSTMENT (dpt_adjustment_get_type ())
G_DECLARE_FINAL_TYPE (DptAdjustment, dpt_adjustment, DPT, ADJUSTMENT, DptRecord)

/* What was done to make the glasses fit. */
enum
{
  DPT_ADJUSTMENT_ORDER_ID,
  DPT_ADJUSTMENT_PAIR_ID,
  DPT_ADJUSTMENT_AT,
  DPT_ADJUSTMENT_USER_ID,
  DPT_ADJUSTMENT_KIND, /* see dpt_adjustment_kinds */
  DPT_ADJUSTMENT_TEXT,
  DPT_ADJUSTMENT_USER_NAME, /* read with it */
};

/* "temples", "nose_pads", "tilt", "wrap", "alignment", "advice", "other" */
extern const char *const dpt_adjustment_kinds[];
/** dpt_adjustment_kind_get_label: Returns: the translated words for a person, "" for %NULL */
const char *dpt_adjustment_kind_get_label (const char *kind);

G_END_DECLS
