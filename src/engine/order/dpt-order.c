/* dpt-order.c - see dpt-order.h.
 * For: the order as a whole and its pairs. Not for: frames, lenses, measurements, lines (the files beside).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-order-private.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/clinical/dpt-prescription-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
dpt_order_check_place (DptUnit *unit, DptDispensingOrder *order, GError **error)
{
  if (dpt_record_get_int (order, DPT_DISPENSING_ORDER_ESTABLISHMENT_ID) != dpt_unit_get_establishment_id (unit))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This order is of another shop: it can only be changed there."));
  return TRUE;
}

DptDispensingOrder *
dpt_order_open (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDispensingOrder) order = NULL;
  const char *state;
  gint64 changed;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_WRITE, error))
    return NULL;
  order = dpt_unit_load (unit, DPT_TYPE_DISPENSING_ORDER, order_id, error);
  if (order == NULL || !dpt_order_check_place (unit, order, error))
    return NULL;
  state = dpt_record_get_string (order, DPT_DISPENSING_ORDER_STATE);
  if (!dpt_order_state_is_open_for_changes (state))
    {
      /* Translators: a state of an order: "Confirmed" */
      dpt_set_error (error, DPT_ERROR_STATE, _ ("The order is in the state “%s” and is no longer changed."),
                     dpt_order_state_get_label (state));
      return NULL;
    }
  changed = dpt_db_execute (unit->connection, "order/order:bump", error, DPT_INT (order_id),
                            DPT_INT (dpt_record_get_version (order)));
  if (changed < 0)
    return NULL;
  if (changed == 0)
    {
      g_set_error (
        error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT,
        _ ("Somebody else changed this order in the meantime. Nothing was saved; look at it and try again."));
      return NULL;
    }
  dpt_db_connection_touch (unit->connection, "dispensing_order");
  return g_steal_pointer (&order);
}

DptPair *
dpt_order_open_pair (DptUnit *unit, gint64 pair_id, DptDispensingOrder **order, GError **error)
{
  g_autoptr (DptPair) pair = NULL;
  g_autoptr (DptDispensingOrder) opened = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_WRITE, error))
    return NULL;
  pair = dpt_unit_load (unit, DPT_TYPE_PAIR, pair_id, error);
  opened = pair != NULL ? dpt_order_open (unit, dpt_record_get_int (pair, DPT_PAIR_ORDER_ID), error) : NULL;
  if (opened == NULL)
    return NULL;
  if (order != NULL)
    *order = g_steal_pointer (&opened);
  return g_steal_pointer (&pair);
}

gboolean
dpt_order_load_eyes (DptUnit *unit, gint64 pair_id, DptPairEye **right, DptPairEye **left, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "order/order:eyes-of-pair", error, DPT_INT (pair_id));

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) != 2)
    return dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("A pair of this order has lost one of its eyes."));
  *right = dpt_record_from_row (DPT_TYPE_PAIR_EYE, rows, 0);
  *left = dpt_record_from_row (DPT_TYPE_PAIR_EYE, rows, 1);
  return TRUE;
}

gboolean
dpt_order_note_event (DptUnit *unit, gint64 order_id, const char *event, const char *from, const char *to,
                      const char *reason, GError **error)
{
  g_autoptr (DptOrderEvent) entry = dpt_record_new (DPT_TYPE_ORDER_EVENT);

  dpt_record_set_int (entry, DPT_ORDER_EVENT_ORDER_ID, order_id);
  dpt_record_set_int (entry, DPT_ORDER_EVENT_AT, dpt_unit_get_now (unit));
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (entry, DPT_ORDER_EVENT_USER_ID, dpt_unit_get_user_id (unit));
  if (dpt_unit_get_establishment_id (unit) != 0)
    dpt_record_set_int (entry, DPT_ORDER_EVENT_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
  if (dpt_unit_get_station_id (unit) != 0)
    dpt_record_set_int (entry, DPT_ORDER_EVENT_STATION_ID, dpt_unit_get_station_id (unit));
  dpt_record_set_text (entry, DPT_ORDER_EVENT_EVENT, event);
  dpt_record_set_text (entry, DPT_ORDER_EVENT_FROM_STATE, from);
  dpt_record_set_text (entry, DPT_ORDER_EVENT_TO_STATE, to);
  dpt_record_set_text (entry, DPT_ORDER_EVENT_REASON, reason);
  return dpt_unit_add (unit, entry, error);
}

/* NULL without @error: the order has no prescription. */
static DptPrescriptionSheet *
load_prescription (DptUnit *unit, gint64 prescription_id, gboolean *failed, GError **error)
{
  DptPrescriptionSheet *sheet;

  *failed = FALSE;
  if (prescription_id == 0)
    return NULL;
  sheet = dpt_prescription_load (unit, prescription_id, error);
  *failed = sheet == NULL;
  return sheet;
}

/* Whether it may be served today, to this patient. */
static gboolean
check_prescription (DptUnit *unit, DptPrescriptionSheet *sheet, gint64 patient_id, GError **error)
{
  DptPrescription *head = dpt_prescription_sheet_get_head (sheet);
  g_autofree char *today = dpt_unit_dup_today (unit);

  if (dpt_record_get_int (head, DPT_PRESCRIPTION_PATIENT_ID) != patient_id)
    return dpt_set_invalid (error, "prescription_id", _ ("Prescription: it is of another patient."));
  if (!g_str_equal (dpt_record_get_string (head, DPT_PRESCRIPTION_KIND), "glasses"))
    return dpt_set_invalid (error, "prescription_id", _ ("Prescription: it is for contact lenses."));
  if (!g_str_equal (dpt_record_get_string (head, DPT_PRESCRIPTION_STATE), "active"))
    return dpt_set_error (error, DPT_ERROR_STATE,
                          _ ("This prescription was replaced or cancelled: take the one in force."));
  if (dpt_prescription_is_expired (head, today))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This prescription has expired: a new one is needed."));
  return TRUE;
}

/* Freezes the prescription of one eye, as the use makes a lens of it. */
static void
freeze_eye (DptPairEye *eye, DptPrescriptionSheet *prescription, DptEye which, const char *usage)
{
  DptPrescriptionEye *prescribed = prescription != NULL ? dpt_prescription_sheet_get_eye (prescription, which) : NULL;
  DptRx rx;

  if (prescribed == NULL)
    {
      dpt_pair_eye_set_rx (eye, NULL);
      return;
    }
  rx = dpt_prescription_eye_get_rx (prescribed);
  rx = dpt_lens_usage_get_rx (usage, &rx);
  dpt_pair_eye_set_rx (eye, &rx);
  if (dpt_record_is_null (eye, DPT_PAIR_EYE_PD_FAR) && !dpt_record_is_null (prescribed, DPT_PRESCRIPTION_EYE_PD_FAR))
    dpt_record_set_int (eye, DPT_PAIR_EYE_PD_FAR, dpt_record_get_int (prescribed, DPT_PRESCRIPTION_EYE_PD_FAR));
  if (dpt_record_is_null (eye, DPT_PAIR_EYE_PD_NEAR) && !dpt_record_is_null (prescribed, DPT_PRESCRIPTION_EYE_PD_NEAR))
    dpt_record_set_int (eye, DPT_PAIR_EYE_PD_NEAR, dpt_record_get_int (prescribed, DPT_PRESCRIPTION_EYE_PD_NEAR));
}

static gboolean
check_usage (const char *usage, DptPrescriptionSheet *prescription, GError **error)
{
  if (!g_strv_contains (dpt_pair_usages, usage))
    return dpt_set_invalid (error, "usage", _ ("Use: “%s” is none of the possible ones."), usage);
  for (DptEye eye = DPT_EYE_RIGHT;
       prescription != NULL && dpt_prescription_usage_needs_addition (usage) && eye <= DPT_EYE_LEFT; eye++)
    {
      DptPrescriptionEye *prescribed = dpt_prescription_sheet_get_eye (prescription, eye);

      if (prescribed != NULL && dpt_record_get_int (prescribed, DPT_PRESCRIPTION_EYE_ADDITION) == 0)
        return dpt_set_invalid (error, "usage", _ ("Use: the prescription has no addition for it."));
    }
  return TRUE;
}

static gint64
insert_pair (DptUnit *unit, gint64 order_id, int number, const char *usage, DptPrescriptionSheet *prescription,
             GError **error)
{
  g_autoptr (DptPair) pair = dpt_record_new (DPT_TYPE_PAIR);

  dpt_record_set_int (pair, DPT_PAIR_ORDER_ID, order_id);
  dpt_record_set_int (pair, DPT_PAIR_NUMBER, number);
  dpt_record_set_text (pair, DPT_PAIR_USAGE, usage);
  dpt_record_set_int (pair, DPT_PAIR_OWN_FRAME, FALSE);
  if (!check_usage (usage, prescription, error) || !dpt_unit_save (unit, pair, error))
    return 0;
  for (DptEye which = DPT_EYE_RIGHT; which <= DPT_EYE_LEFT; which++)
    {
      g_autoptr (DptPairEye) eye = dpt_record_new (DPT_TYPE_PAIR_EYE);

      dpt_record_set_int (eye, DPT_PAIR_EYE_PAIR_ID, dpt_record_get_id (pair));
      dpt_record_set_text (eye, DPT_PAIR_EYE_EYE, which == DPT_EYE_RIGHT ? "R" : "L");
      freeze_eye (eye, prescription, which, usage);
      if (!dpt_unit_save (unit, eye, error))
        return 0;
    }
  return dpt_record_get_id (pair);
}

static const char *
choose_usage (const char *wished, DptPrescriptionSheet *prescription)
{
  if (wished != NULL)
    return wished;
  if (prescription != NULL)
    return dpt_record_get_string (dpt_prescription_sheet_get_head (prescription), DPT_PRESCRIPTION_USAGE);
  return "far";
}

static DptDispensingOrder *
create_order (DptUnit *unit, const DptOrderRequest *request, gint64 number)
{
  DptDispensingOrder *order = dpt_record_new (DPT_TYPE_DISPENSING_ORDER);
  g_autofree char *today = dpt_unit_dup_today (unit);
  gint64 user_id = request->user_id != 0 ? request->user_id : dpt_unit_get_user_id (unit);

  dpt_record_set_int (order, DPT_DISPENSING_ORDER_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
  dpt_record_set_int (order, DPT_DISPENSING_ORDER_YEAR, dpt_unit_get_year (unit));
  dpt_record_set_int (order, DPT_DISPENSING_ORDER_NUMBER, number);
  dpt_record_set_int (order, DPT_DISPENSING_ORDER_PATIENT_ID, request->patient_id);
  if (request->prescription_id != 0)
    dpt_record_set_int (order, DPT_DISPENSING_ORDER_PRESCRIPTION_ID, request->prescription_id);
  if (user_id != 0)
    dpt_record_set_int (order, DPT_DISPENSING_ORDER_USER_ID, user_id);
  dpt_record_set_text (order, DPT_DISPENSING_ORDER_STATE, "draft");
  dpt_record_set_int (order, DPT_DISPENSING_ORDER_CREATED_AT, dpt_unit_get_now (unit));
  dpt_record_set_text (order, DPT_DISPENSING_ORDER_CREATED_ON, today);
  dpt_record_set_text (order, DPT_DISPENSING_ORDER_WANTED_ON, request->wanted_on);
  dpt_record_set_text (order, DPT_DISPENSING_ORDER_NOTE, request->note);
  return order;
}

/* A day that is over can stay, but nobody can wish for it. */
static gboolean
check_wanted_on (DptUnit *unit, const char *before, const char *wanted_on, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autofree char *shown = NULL;

  if (wanted_on == NULL || g_strcmp0 (before, wanted_on) == 0 || strcmp (wanted_on, today) >= 0)
    return TRUE;
  shown = dpt_date_format (wanted_on);
  return dpt_set_invalid (error, "wanted_on", _ ("Wanted for: %s is over."), *shown != '\0' ? shown : wanted_on);
}

gint64
dpt_order_create (DptUnit *unit, const DptOrderRequest *request, GError **error)
{
  g_autoptr (DptPrescriptionSheet) prescription = NULL;
  g_autoptr (DptDispensingOrder) order = NULL;
  gboolean failed;
  gint64 number;

  g_return_val_if_fail (request != NULL, 0);

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_WRITE, error))
    return 0;
  if (request->patient_id == 0)
    return dpt_set_invalid (error, "patient_id", _ ("Patient: say for whom the order is."));
  if (!check_wanted_on (unit, NULL, request->wanted_on, error))
    return 0;
  prescription = load_prescription (unit, request->prescription_id, &failed, error);
  if (failed || (prescription != NULL && !check_prescription (unit, prescription, request->patient_id, error)))
    return 0;
  number = dpt_unit_take_number (unit, dpt_unit_get_establishment_id (unit), "C", dpt_unit_get_year (unit), error);
  if (number == 0)
    return 0;
  order = create_order (unit, request, number);
  if (!dpt_unit_save (unit, order, error)
      || insert_pair (unit, dpt_record_get_id (order), 1, choose_usage (request->usage, prescription), prescription,
                      error)
           == 0
      || !dpt_order_note_event (unit, dpt_record_get_id (order), "create", "draft", "draft", NULL, error))
    return 0;
  return dpt_record_get_id (order);
}

gboolean
dpt_order_set_facts (DptUnit *unit, gint64 order_id, gint64 payer_id, const char *wanted_on, const char *note,
                     GError **error)
{
  static const char *const final[] = { "closed", "cancelled", "refused", NULL };
  g_autoptr (DptDispensingOrder) order = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_WRITE, error))
    return FALSE;
  order = dpt_unit_load (unit, DPT_TYPE_DISPENSING_ORDER, order_id, error);
  if (order == NULL || !dpt_order_check_place (unit, order, error))
    return FALSE;
  if (g_strv_contains (final, dpt_record_get_string (order, DPT_DISPENSING_ORDER_STATE)))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("The order is over and is no longer changed."));
  if (!check_wanted_on (unit, dpt_record_get_text (order, DPT_DISPENSING_ORDER_WANTED_ON), wanted_on, error))
    return FALSE;
  if (payer_id != 0)
    dpt_record_set_int (order, DPT_DISPENSING_ORDER_PAYER_ID, payer_id);
  else
    dpt_record_set_null (order, DPT_DISPENSING_ORDER_PAYER_ID);
  dpt_record_set_text (order, DPT_DISPENSING_ORDER_WANTED_ON, wanted_on);
  dpt_record_set_text (order, DPT_DISPENSING_ORDER_NOTE, note);
  return dpt_unit_save (unit, order, error);
}

gint64
dpt_order_add_pair (DptUnit *unit, gint64 order_id, const char *usage, GError **error)
{
  g_autoptr (DptDispensingOrder) order = dpt_order_open (unit, order_id, error);
  g_autoptr (DptPrescriptionSheet) prescription = NULL;
  g_autoptr (DptDbRows) rows = NULL;
  gboolean failed;

  if (order == NULL)
    return 0;
  prescription =
    load_prescription (unit, dpt_record_get_int (order, DPT_DISPENSING_ORDER_PRESCRIPTION_ID), &failed, error);
  if (failed)
    return 0;
  rows = dpt_db_query (unit->connection, "order/order:next-pair", error, DPT_INT (order_id));
  if (rows == NULL)
    return 0;
  return insert_pair (unit, order_id, (int) dpt_db_rows_get_int (rows, 0, 0), choose_usage (usage, prescription),
                      prescription, error);
}

gboolean
dpt_order_remove_pair (DptUnit *unit, gint64 pair_id, GError **error)
{
  g_autoptr (DptPair) pair = dpt_order_open_pair (unit, pair_id, NULL, error);
  g_autoptr (DptPairEye) right = NULL, left = NULL;
  g_autoptr (DptDbRows) rows = NULL;

  if (pair == NULL)
    return FALSE;
  rows = dpt_db_query (unit->connection, "order/order:count-pairs", error,
                       DPT_INT (dpt_record_get_int (pair, DPT_PAIR_ORDER_ID)));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_int (rows, 0, 0) < 2)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("An order has at least one pair. Cancel the order instead."));
  return dpt_order_let_frame_go (unit, pair, error) && dpt_order_load_eyes (unit, pair_id, &right, &left, error)
         && dpt_order_remove_lines (unit, pair_id, NULL, NULL, error) && dpt_unit_remove (unit, right, error)
         && dpt_unit_remove (unit, left, error) && dpt_unit_remove (unit, pair, error);
}

gboolean
dpt_order_set_usage (DptUnit *unit, gint64 pair_id, const char *usage, GError **error)
{
  g_autoptr (DptDispensingOrder) order = NULL;
  g_autoptr (DptPair) pair = dpt_order_open_pair (unit, pair_id, &order, error);
  g_autoptr (DptPrescriptionSheet) prescription = NULL;
  g_autoptr (DptPairEye) right = NULL, left = NULL;
  gboolean failed;

  g_return_val_if_fail (usage != NULL, FALSE);

  if (pair == NULL)
    return FALSE;
  if (g_str_equal (dpt_record_get_string (pair, DPT_PAIR_USAGE), usage))
    return TRUE;
  prescription =
    load_prescription (unit, dpt_record_get_int (order, DPT_DISPENSING_ORDER_PRESCRIPTION_ID), &failed, error);
  if (failed || !check_usage (usage, prescription, error) || !dpt_order_load_eyes (unit, pair_id, &right, &left, error))
    return FALSE;
  dpt_record_set_text (pair, DPT_PAIR_USAGE, usage);
  /* The powers change, so what was chosen for the old ones goes. */
  dpt_record_set_null (right, DPT_PAIR_EYE_LENS_RANGE_ID);
  dpt_record_set_null (left, DPT_PAIR_EYE_LENS_RANGE_ID);
  freeze_eye (right, prescription, DPT_EYE_RIGHT, usage);
  freeze_eye (left, prescription, DPT_EYE_LEFT, usage);
  return dpt_order_remove_lines (unit, pair_id, "lens", NULL, error)
         && dpt_order_remove_lines (unit, pair_id, "option", NULL, error) && dpt_unit_save (unit, pair, error)
         && dpt_unit_save (unit, right, error) && dpt_unit_save (unit, left, error);
}
