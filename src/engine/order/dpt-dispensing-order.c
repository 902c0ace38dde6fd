/* dpt-dispensing-order.c - see dpt-dispensing-order.h.
 * For: fields of the four records. Not for: what may follow what (dpt-order-state.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-dispensing-order.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

static const char *const order_states[] = { "draft",     "quoted", "refused",   "confirmed", "ready",
                                            "delivered", "closed", "cancelled", NULL };
static const char *const line_kinds[] = { "frame", "lens", "option", "accessory", "service", "fee", NULL };
static const char *const eyes[] = { "R", "L", NULL };
static const char *const cover_classes[] = { "A", "B", NULL };
const char *const dpt_adjustment_kinds[] = { "temples",   "nose_pads", "tilt",  "wrap",
                                             "alignment", "advice",    "other", NULL };
static const char *const adjustment_labels[] = { N_ ("Temples"),   N_ ("Nose pads"), N_ ("Tilt"), N_ ("Wrap"),
                                                 N_ ("Alignment"), N_ ("Advice"),    N_ ("Other") };

static const DptField order_fields[] = {
  [DPT_DISPENSING_ORDER_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Establishment") },
  [DPT_DISPENSING_ORDER_YEAR] = { "year", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 1900, 9999, NULL },
  [DPT_DISPENSING_ORDER_NUMBER] = { "number", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 1, G_MAXINT32, N_ ("Number") },
  [DPT_DISPENSING_ORDER_PATIENT_ID] = { "patient_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Patient") },
  [DPT_DISPENSING_ORDER_PAYER_ID] = { "payer_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Payer") },
  [DPT_DISPENSING_ORDER_PRESCRIPTION_ID] = { "prescription_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Prescription") },
  [DPT_DISPENSING_ORDER_USER_ID] = { "user_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Optician") },
  [DPT_DISPENSING_ORDER_STATE] = { "state", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("State"), order_states },
  [DPT_DISPENSING_ORDER_CREATED_AT] = { "created_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Created") },
  [DPT_DISPENSING_ORDER_CREATED_ON] = { "created_on", DPT_FIELD_DATE, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Date") },
  [DPT_DISPENSING_ORDER_QUOTED_AT] = { "quoted_at", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("Quoted") },
  [DPT_DISPENSING_ORDER_QUOTE_VALID_UNTIL] = { "quote_valid_until", DPT_FIELD_DATE, 0, 0, 0, N_ ("Quote valid until") },
  [DPT_DISPENSING_ORDER_CONFIRMED_AT] = { "confirmed_at", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("Confirmed") },
  [DPT_DISPENSING_ORDER_WANTED_ON] = { "wanted_on", DPT_FIELD_DATE, 0, 0, 0, N_ ("Wanted for") },
  [DPT_DISPENSING_ORDER_READY_AT] = { "ready_at", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("Ready") },
  [DPT_DISPENSING_ORDER_DELIVERED_AT] = { "delivered_at", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("Delivered") },
  [DPT_DISPENSING_ORDER_NOTE] = { "note", DPT_FIELD_TEXT, 0, 0, 2000, N_ ("Note") },
};
DPT_DEFINE_RECORD (DptDispensingOrder, dpt_dispensing_order, "dispensing_order", order_fields)

static const DptField line_fields[] = {
  [DPT_ORDER_LINE_ORDER_ID] = { "order_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, NULL },
  [DPT_ORDER_LINE_PAIR_ID] = { "pair_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, NULL },
  [DPT_ORDER_LINE_POSITION] = { "position", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 0, G_MAXINT32, NULL },
  [DPT_ORDER_LINE_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("Kind"), line_kinds },
  [DPT_ORDER_LINE_EYE] = { "eye", DPT_FIELD_ENUM, 0, 0, 0, N_ ("Eye"), eyes },
  [DPT_ORDER_LINE_VARIANT_ID] = { "variant_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Article") },
  [DPT_ORDER_LINE_LENS_RANGE_ID] = { "lens_range_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Spectacle lens") },
  [DPT_ORDER_LINE_OPTION_ID] = { "option_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Option") },
  [DPT_ORDER_LINE_LABEL] = { "label", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 200, N_ ("Label") },
  [DPT_ORDER_LINE_DETAIL] = { "detail", DPT_FIELD_TEXT, 0, 0, 300, N_ ("Detail") },
  [DPT_ORDER_LINE_LPP_CODE] = { "lpp_code", DPT_FIELD_TEXT, 0, 0, 20, N_ ("LPP code") },
  [DPT_ORDER_LINE_COVER_CLASS] = { "cover_class", DPT_FIELD_ENUM, 0, 0, 0, N_ ("Cover class"), cover_classes },
  [DPT_ORDER_LINE_QUANTITY] = { "quantity", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 1, 10000, N_ ("Quantity") },
  [DPT_ORDER_LINE_UNIT_PRICE] = { "unit_price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Price") },
  [DPT_ORDER_LINE_UNIT_COST] = { "unit_cost", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Cost") },
  [DPT_ORDER_LINE_DISCOUNT] = { "discount", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Discount") },
  [DPT_ORDER_LINE_TAX_RATE_BP] = { "tax_rate_bp", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 0, 10000, N_ ("Tax rate") },
  [DPT_ORDER_LINE_TOTAL] = { "total", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Total") },
};

static gboolean
validate_line (DptRecord *self, GError **error)
{
  if (dpt_record_get_int (self, DPT_ORDER_LINE_TOTAL)
      != dpt_record_get_int (self, DPT_ORDER_LINE_QUANTITY) * dpt_record_get_int (self, DPT_ORDER_LINE_UNIT_PRICE)
           - dpt_record_get_int (self, DPT_ORDER_LINE_DISCOUNT))
    return dpt_set_invalid (error, "total", _ ("Total: does not follow from quantity, price and discount."));
  return TRUE;
}
DPT_DEFINE_RECORD_WITH_CODE (DptOrderLine, dpt_order_line, "order_line", line_fields, record_class->validate = validate_line)

static const DptField event_fields[] = {
  [DPT_ORDER_EVENT_ORDER_ID] = { "order_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, NULL },
  [DPT_ORDER_EVENT_AT] = { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, 0, 0, N_ ("When") },
  [DPT_ORDER_EVENT_USER_ID] = { "user_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Who") },
  [DPT_ORDER_EVENT_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Establishment") },
  [DPT_ORDER_EVENT_STATION_ID] = { "station_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  [DPT_ORDER_EVENT_EVENT] = { "event", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Event") },
  [DPT_ORDER_EVENT_FROM_STATE] = { "from_state", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Before") },
  [DPT_ORDER_EVENT_TO_STATE] = { "to_state", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("After") },
  [DPT_ORDER_EVENT_REASON] = { "reason", DPT_FIELD_TEXT, 0, 0, 500, N_ ("Reason") },
  [DPT_ORDER_EVENT_USER_NAME] = { "user_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Who") },
};
DPT_DEFINE_RECORD_WITH_CODE (DptOrderEvent, dpt_order_event, "order_event", event_fields, record_class->append_only = TRUE)

static const DptField adjustment_fields[] = {
  [DPT_ADJUSTMENT_ORDER_ID] = { "order_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, NULL },
  [DPT_ADJUSTMENT_PAIR_ID] = { "pair_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  [DPT_ADJUSTMENT_AT] = { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, 0, 0, N_ ("When") },
  [DPT_ADJUSTMENT_USER_ID] = { "user_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Who") },
  [DPT_ADJUSTMENT_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("Adjustment"), dpt_adjustment_kinds },
  [DPT_ADJUSTMENT_TEXT] = { "text", DPT_FIELD_TEXT, 0, 0, 500, N_ ("Note") },
  [DPT_ADJUSTMENT_USER_NAME] = { "user_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Who") },
};
DPT_DEFINE_RECORD_WITH_CODE (DptAdjustment, dpt_adjustment, "adjustment", adjustment_fields, record_class->append_only = TRUE)

char *
dpt_order_format_number (int year, gint64 number)
{
  return g_strdup_printf ("C%d-%05" G_GINT64_FORMAT, year, number);
}

char *
dpt_dispensing_order_dup_number (DptDispensingOrder *self)
{
  return dpt_order_format_number ((int) dpt_record_get_int (self, DPT_DISPENSING_ORDER_YEAR),
                                  dpt_record_get_int (self, DPT_DISPENSING_ORDER_NUMBER));
}

void
dpt_order_line_set_prices (DptOrderLine *self, gint64 quantity, gint64 unit_price, gint64 discount)
{
  dpt_record_set_int (self, DPT_ORDER_LINE_QUANTITY, quantity);
  dpt_record_set_int (self, DPT_ORDER_LINE_UNIT_PRICE, unit_price);
  dpt_record_set_int (self, DPT_ORDER_LINE_DISCOUNT, discount);
  dpt_record_set_int (self, DPT_ORDER_LINE_TOTAL, quantity * unit_price - discount);
}

const char *
dpt_adjustment_kind_get_label (const char *kind)
{
  for (guint i = 0; dpt_adjustment_kinds[i] != NULL; i++)
    if (g_strcmp0 (dpt_adjustment_kinds[i], kind) == 0)
      return _ (adjustment_labels[i]);
  return kind != NULL ? kind : "";
}
