/* dpt-order-flow.c - see dpt-order-flow.h.
 * For: the effects of each transition. Not for: which there are (dpt-order-state.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-order-flow.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-id.h"
#include "base/dpt-text.h"
#include "engine/order/dpt-order-private.h"
#include "engine/purchase/dpt-purchase.h"
#include "engine/stock/dpt-stock.h"

#include <glib/gi18n-lib.h>

#define HOLDER "dispensing_order"

/* What the order's lines must have of each article, in the order of the articles. */
static DptDbRows *
query_wanted (DptUnit *unit, gint64 order_id, GError **error)
{
  return dpt_db_query (unit->connection, "order/order:wanted-articles", error, DPT_INT (order_id));
}

/* Reserves what is not kept yet; @waiting: what a supplier still owes is left to its delivery. */
static gboolean
reserve_missing (DptUnit *unit, gint64 order_id, gboolean waiting, GError **error)
{
  g_autoptr (DptDbRows) wanted = query_wanted (unit, order_id, error);

  for (guint i = 0; wanted != NULL && i < dpt_db_rows_get_n_rows (wanted); i++)
    {
      DptStockHold hold = { .variant_id = dpt_db_rows_get_int (wanted, i, 0),
                            .holder_table = HOLDER,
                            .holder_id = order_id };
      gint64 owed = waiting ? dpt_db_rows_get_int (wanted, i, 2) : 0;
      gint64 held = dpt_stock_get_held (unit, HOLDER, order_id, hold.variant_id, error);

      if (held < 0)
        return FALSE;
      hold.quantity = dpt_db_rows_get_int (wanted, i, 1) - held - owed;
      if (hold.quantity > 0 && !dpt_stock_reserve (unit, &hold, error))
        return FALSE;
    }
  return wanted != NULL;
}

static gboolean
check_complete (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptOrderSheet) sheet = dpt_order_sheet_load (unit, order_id, error);
  g_autofree char *missing = NULL;
  const char *field = NULL;
  int number;

  if (sheet == NULL)
    return FALSE;
  missing = dpt_order_sheet_find_missing (sheet, &field, &number);
  if (missing == NULL)
    return TRUE;
  if (number == 0 || dpt_order_sheet_get_n_pairs (sheet) == 1)
    return dpt_set_invalid (error, field, "%s", missing);
  /* Translators: number of a pair of glasses, and a sentence: what is missing */
  return dpt_set_invalid (error, field, _ ("Pair %d: %s"), number, missing);
}

/* Who wishes nothing special gets a text message, else an e-mail; who cannot be written to stands on the list of calls. */
static const char *
choose_channel (DptDbRows *reach, const char **recipient)
{
  const char *wish = dpt_db_rows_get_string (reach, 0, 0);
  const char *mobile = dpt_db_rows_get_text (reach, 0, 1), *email = dpt_db_rows_get_text (reach, 0, 2);

  if (mobile != NULL && (*wish == '\0' || g_str_equal (wish, "mobile")))
    {
      *recipient = mobile;
      return "mobile";
    }
  if (email != NULL && (*wish == '\0' || g_str_equal (wish, "email")))
    {
      *recipient = email;
      return "email";
    }
  *recipient = dpt_db_rows_get_text (reach, 0, 3);
  return "phone";
}

static gboolean
queue_message (DptUnit *unit, DptDispensingOrder *order, GError **error)
{
  gint64 patient_id = dpt_record_get_int (order, DPT_DISPENSING_ORDER_PATIENT_ID);
  g_autoptr (DptDbRows) reach = dpt_db_query (unit->connection, "message/message:reach", error, DPT_INT (patient_id));
  g_autofree char *number = dpt_dispensing_order_dup_number (order), *body = NULL;
  const char *channel, *recipient;

  if (reach == NULL)
    return FALSE;
  channel = choose_channel (reach, &recipient);
  /* Translators: a message to a patient: number of the order, name of the shop */
  body = g_strdup_printf (_ ("Hello, your glasses are ready (order %s). We look forward to seeing you. %s"), number,
                          dpt_session_get_establishment_name (unit->session));
  dpt_db_connection_touch (unit->connection, "message");
  return dpt_db_post (unit->connection, "message/message:queue", error, DPT_INT (dpt_id_new ()), DPT_INT (patient_id),
                      DPT_INT (dpt_record_get_id (order)), DPT_TEXT (channel), DPT_TEXT ("ready"), DPT_TEXT (recipient),
                      DPT_TEXT (_ ("Your glasses are ready")), DPT_TEXT (body), DPT_INT (dpt_unit_get_now (unit)));
}

static gboolean
cancel_messages (DptUnit *unit, gint64 order_id, GError **error)
{
  dpt_db_connection_touch (unit->connection, "message");
  return dpt_db_execute (unit->connection, "message/message:cancel-of-order", error, DPT_INT (order_id)) >= 0;
}

static gboolean
cancel_work (DptUnit *unit, gint64 order_id, const char *reason, GError **error)
{
  return dpt_job_apply_to_all (unit, order_id, "cancel", reason, error)
         && dpt_purchase_drop (unit, order_id, 0, error) >= 0 && cancel_messages (unit, order_id, error);
}

/* What the lines say leaves the shop; what is kept beyond that (a frame that came too late) is let go. */
static gboolean
settle (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) wanted = NULL;

  if (!reserve_missing (unit, order_id, FALSE, error))
    return FALSE;
  wanted = query_wanted (unit, order_id, error);
  for (guint i = 0; wanted != NULL && i < dpt_db_rows_get_n_rows (wanted); i++)
    {
      DptStockHold hold = { .variant_id = dpt_db_rows_get_int (wanted, i, 0),
                            .quantity = dpt_db_rows_get_int (wanted, i, 1),
                            .holder_table = HOLDER,
                            .holder_id = order_id };

      if (!dpt_stock_settle (unit, &hold, HOLDER, order_id, dpt_db_rows_get_int (wanted, i, 3), error))
        return FALSE;
    }
  return wanted != NULL && dpt_stock_release_all (unit, HOLDER, order_id, error)
         && dpt_job_apply_to_all (unit, order_id, "collect", NULL, error) && cancel_messages (unit, order_id, error);
}

/* Dates that a state brings with it. */
static void
set_dates (DptUnit *unit, DptDispensingOrder *order, const char *event)
{
  gint64 now = dpt_unit_get_now (unit);
  g_autofree char *today = dpt_unit_dup_today (unit), *until = dpt_date_add_months (today, DPT_ORDER_QUOTE_MONTHS);

  if (g_str_equal (event, "quote"))
    {
      dpt_record_set_int (order, DPT_DISPENSING_ORDER_QUOTED_AT, now);
      dpt_record_set_text (order, DPT_DISPENSING_ORDER_QUOTE_VALID_UNTIL, until);
    }
  else if (g_str_equal (event, "confirm"))
    dpt_record_set_int (order, DPT_DISPENSING_ORDER_CONFIRMED_AT, now);
  else if (g_str_equal (event, "ready"))
    dpt_record_set_int (order, DPT_DISPENSING_ORDER_READY_AT, now);
  else if (g_str_equal (event, "rework"))
    dpt_record_set_null (order, DPT_DISPENSING_ORDER_READY_AT);
  else if (g_str_equal (event, "deliver"))
    dpt_record_set_int (order, DPT_DISPENSING_ORDER_DELIVERED_AT, now);
}

static gboolean
run_effects (DptUnit *unit, DptDispensingOrder *order, int effects, const char *reason, GError **error)
{
  gint64 id = dpt_record_get_id (order);

  return (!(effects & DPT_ORDER_EFFECT_RESERVE) || reserve_missing (unit, id, TRUE, error))
         && (!(effects & DPT_ORDER_EFFECT_CANCEL_JOBS) || cancel_work (unit, id, reason, error))
         && (!(effects & DPT_ORDER_EFFECT_RELEASE) || dpt_stock_release_all (unit, HOLDER, id, error))
         && (!(effects & DPT_ORDER_EFFECT_TELL) || queue_message (unit, order, error))
         && (!(effects & DPT_ORDER_EFFECT_SETTLE) || settle (unit, id, error));
}

/* An order with nothing to make is ready as soon as it is confirmed. */
static gboolean
open_jobs (DptUnit *unit, DptDispensingOrder *order, GError **error)
{
  g_autoptr (DptOrderSheet) sheet = dpt_order_sheet_load (unit, dpt_record_get_id (order), error);

  if (sheet == NULL || !dpt_job_open_all (unit, sheet, error))
    return FALSE;
  for (guint i = 0; i < dpt_order_sheet_get_n_pairs (sheet); i++)
    for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
      if (!dpt_record_is_null (dpt_order_sheet_get_eye (sheet, i, eye), DPT_PAIR_EYE_LENS_RANGE_ID))
        return TRUE;
  return dpt_order_apply_to (unit, order, "ready", NULL, error);
}

gboolean
dpt_order_apply_to (DptUnit *unit, DptDispensingOrder *order, const char *event, const char *reason, GError **error)
{
  g_autofree char *from = g_strdup (dpt_record_get_string (order, DPT_DISPENSING_ORDER_STATE));
  const DptOrderTransition *transition = dpt_order_state_find (from, event, error);
  gint64 id = dpt_record_get_id (order);

  if (transition == NULL)
    return FALSE;
  if (transition->needs_reason && dpt_text_is_blank (reason))
    return dpt_set_invalid (error, "reason", _ ("Reason: say why."));
  if ((transition->effects & DPT_ORDER_EFFECT_CHECK) && !check_complete (unit, id, error))
    return FALSE;
  dpt_record_set_text (order, DPT_DISPENSING_ORDER_STATE, transition->to);
  set_dates (unit, order, event);
  /* The row first: it is what two stations that do the same at once meet on. */
  return dpt_unit_save (unit, order, error)
         && dpt_order_note_event (unit, id, event, from, transition->to, reason, error)
         && run_effects (unit, order, transition->effects, reason, error)
         && (!(transition->effects & DPT_ORDER_EFFECT_OPEN_JOBS) || open_jobs (unit, order, error));
}

gboolean
dpt_order_apply (DptUnit *unit, gint64 order_id, const char *event, const char *reason, GError **error)
{
  g_autoptr (DptDispensingOrder) order = NULL;
  const DptOrderTransition *transition;

  g_return_val_if_fail (event != NULL, FALSE);

  order = dpt_unit_load (unit, DPT_TYPE_DISPENSING_ORDER, order_id, error);
  if (order == NULL)
    return FALSE;
  transition = dpt_order_state_find (dpt_record_get_string (order, DPT_DISPENSING_ORDER_STATE), event, error);
  if (transition == NULL)
    return FALSE;
  if (transition->automatic)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This follows from the jobs: move those on."));
  return dpt_unit_require (unit, transition->right, error) && dpt_order_check_place (unit, order, error)
         && dpt_order_apply_to (unit, order, event, reason, error);
}

gboolean
dpt_order_note_adjustment (DptUnit *unit, gint64 order_id, gint64 pair_id, const char *kind, const char *text,
                           GError **error)
{
  static const char *const possible[] = { "ready", "delivered", "closed", NULL };
  g_autoptr (DptDispensingOrder) order = NULL;
  g_autoptr (DptAdjustment) adjustment = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_DELIVER, error))
    return FALSE;
  order = dpt_unit_load (unit, DPT_TYPE_DISPENSING_ORDER, order_id, error);
  if (order == NULL)
    return FALSE;
  if (!g_strv_contains (possible, dpt_record_get_string (order, DPT_DISPENSING_ORDER_STATE)))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("The glasses are not ready yet: there is nothing to adjust."));
  adjustment = dpt_record_new (DPT_TYPE_ADJUSTMENT);
  dpt_record_set_int (adjustment, DPT_ADJUSTMENT_ORDER_ID, order_id);
  if (pair_id != 0)
    dpt_record_set_int (adjustment, DPT_ADJUSTMENT_PAIR_ID, pair_id);
  dpt_record_set_int (adjustment, DPT_ADJUSTMENT_AT, dpt_unit_get_now (unit));
  dpt_record_set_int (adjustment, DPT_ADJUSTMENT_USER_ID,
                      dpt_unit_get_user_id (unit) != 0 ? dpt_unit_get_user_id (unit)
                                                       : dpt_record_get_int (order, DPT_DISPENSING_ORDER_USER_ID));
  dpt_record_set_text (adjustment, DPT_ADJUSTMENT_KIND, kind);
  dpt_record_set_text (adjustment, DPT_ADJUSTMENT_TEXT, text);
  return dpt_unit_add (unit, adjustment, error);
}
