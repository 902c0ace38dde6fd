/* dpt-job-flow.c - see dpt-job-flow.h.
 * For: jobs and what they mean for their order. Not for: which transitions there are (dpt-order-state.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-job-flow.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/order/dpt-order-private.h"
#include "engine/purchase/dpt-purchase.h"

#include <glib/gi18n-lib.h>

static gboolean
note_event (DptUnit *unit, gint64 job_id, const char *event, const char *from, const char *to, const char *reason,
            GError **error)
{
  g_autoptr (DptJobEvent) entry = dpt_record_new (DPT_TYPE_JOB_EVENT);

  dpt_record_set_int (entry, DPT_JOB_EVENT_JOB_ID, job_id);
  dpt_record_set_int (entry, DPT_JOB_EVENT_AT, dpt_unit_get_now (unit));
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (entry, DPT_JOB_EVENT_USER_ID, dpt_unit_get_user_id (unit));
  if (dpt_unit_get_establishment_id (unit) != 0)
    dpt_record_set_int (entry, DPT_JOB_EVENT_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
  if (dpt_unit_get_station_id (unit) != 0)
    dpt_record_set_int (entry, DPT_JOB_EVENT_STATION_ID, dpt_unit_get_station_id (unit));
  dpt_record_set_text (entry, DPT_JOB_EVENT_EVENT, event);
  dpt_record_set_text (entry, DPT_JOB_EVENT_FROM_STATE, from);
  dpt_record_set_text (entry, DPT_JOB_EVENT_TO_STATE, to);
  dpt_record_set_text (entry, DPT_JOB_EVENT_REASON, reason);
  return dpt_unit_add (unit, entry, error);
}

/* What a lens of the pair says of its lab and its time: supplier, the longest lead time. */
typedef struct
{
  gint64 lab_id;
  int lead_days;
} LabPlan;

static gboolean
plan_lab (DptUnit *unit, gint64 pair_id, LabPlan *plan, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "order/order:lab-of-pair", error, DPT_INT (pair_id));

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      if (plan->lab_id == 0)
        plan->lab_id = dpt_db_rows_get_int (rows, i, 0);
      plan->lead_days = MAX (plan->lead_days, (int) dpt_db_rows_get_int (rows, i, 1));
    }
  return TRUE;
}

/* "CENTRE-26-00042-1": establishment, year, order, pair, and for a remake how often it was made. */
static char *
make_number (DptUnit *unit, DptDispensingOrder *order, int pair_number, int made)
{
  g_autofree char *number =
    g_strdup_printf ("%s-%02d-%05d-%d", dpt_session_get_establishment_code (unit->session),
                     (int) (dpt_record_get_int (order, DPT_DISPENSING_ORDER_YEAR) % 100),
                     (int) dpt_record_get_int (order, DPT_DISPENSING_ORDER_NUMBER), pair_number);

  return made > 0 ? g_strdup_printf ("%sR%d", number, made) : g_steal_pointer (&number);
}

/* @made: how many jobs of this pair there were before; @remade: the one it replaces, or NULL */
static gint64
open_job (DptUnit *unit, DptDispensingOrder *order, DptPair *pair, int made, DptJob *remade, const char *reason,
          GError **error)
{
  g_autoptr (DptJob) job = dpt_record_new (DPT_TYPE_JOB);
  g_autofree char *today = dpt_unit_dup_today (unit), *due = NULL;
  g_autofree char *number = make_number (unit, order, (int) dpt_record_get_int (pair, DPT_PAIR_NUMBER), made);
  LabPlan plan = { 0 };

  if (!plan_lab (unit, dpt_record_get_id (pair), &plan, error))
    return 0;
  /* A day for edging and fitting after the lenses are there. */
  due = dpt_date_add_days (today, plan.lead_days + 1);
  dpt_record_set_int (job, DPT_JOB_ORDER_ID, dpt_record_get_id (order));
  dpt_record_set_int (job, DPT_JOB_PAIR_ID, dpt_record_get_id (pair));
  dpt_record_set_int (job, DPT_JOB_ESTABLISHMENT_ID, dpt_record_get_int (order, DPT_DISPENSING_ORDER_ESTABLISHMENT_ID));
  dpt_record_set_text (job, DPT_JOB_NUMBER, number);
  dpt_record_set_text (job, DPT_JOB_STATE, "draft");
  if (plan.lab_id != 0)
    dpt_record_set_int (job, DPT_JOB_LAB_ID, plan.lab_id);
  dpt_record_set_text (job, DPT_JOB_DUE_ON, due);
  if (remade != NULL)
    dpt_record_set_int (job, DPT_JOB_REMAKE_OF_ID, dpt_record_get_id (remade));
  dpt_record_set_text (job, DPT_JOB_REMAKE_REASON, remade != NULL ? reason : NULL);
  dpt_record_set_int (job, DPT_JOB_CREATED_AT, dpt_unit_get_now (unit));
  if (!dpt_unit_save (unit, job, error)
      || !note_event (unit, dpt_record_get_id (job), "create", "draft", "draft", remade != NULL ? reason : NULL, error))
    return 0;
  return dpt_record_get_id (job);
}

/* Stands on the lab's draft as "R Unisol 1.60 · -2,00 …": what the lab needs is on the job sheet. */
static gboolean
order_lens (DptUnit *unit, DptOrderSheet *sheet, guint index, DptEye which, GError **error)
{
  DptPairEye *eye = dpt_order_sheet_get_eye (sheet, index, which);
  g_autofree char *title = NULL, *label = NULL;
  DptPurchaseWish wish = { .lens_range_id = dpt_record_get_int (eye, DPT_PAIR_EYE_LENS_RANGE_ID),
                           .quantity = 1,
                           .pair_eye_id = dpt_record_get_id (eye),
                           .order_id = dpt_order_sheet_get_id (sheet) };
  g_autoptr (DptDbRows) rows = NULL;

  if (wish.lens_range_id == 0)
    return TRUE;
  rows = dpt_db_query (unit->connection, "order/order:range-cost", error, DPT_INT (wish.lens_range_id));
  if (rows == NULL)
    return FALSE;
  wish.supplier_id = dpt_db_rows_get_int (rows, 0, 0);
  wish.price = dpt_db_rows_get_int (rows, 0, 1);
  if (wish.supplier_id == 0)
    return TRUE;
  title = dpt_order_sheet_dup_lens_title (sheet, index, which);
  label = g_strdup_printf ("%s %s", which == DPT_EYE_RIGHT ? C_ ("eye", "R") : C_ ("eye", "L"), title);
  wish.label = label;
  return dpt_purchase_add (unit, &wish, error) != 0;
}

gboolean
dpt_job_open_all (DptUnit *unit, DptOrderSheet *sheet, GError **error)
{
  for (guint i = 0; i < dpt_order_sheet_get_n_pairs (sheet); i++)
    {
      gboolean any = FALSE;

      for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
        {
          any = any || !dpt_record_is_null (dpt_order_sheet_get_eye (sheet, i, eye), DPT_PAIR_EYE_LENS_RANGE_ID);
          if (!order_lens (unit, sheet, i, eye, error))
            return FALSE;
        }
      if (any
          && open_job (unit, dpt_order_sheet_get_order (sheet), dpt_order_sheet_get_pair (sheet, i), 0, NULL, NULL,
                       error)
               == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
move_on (DptUnit *unit, DptJob *job, const DptOrderTransition *transition, const char *reason, GError **error)
{
  g_autofree char *from = g_strdup (dpt_record_get_string (job, DPT_JOB_STATE));

  if (transition->needs_reason && dpt_text_is_blank (reason))
    return dpt_set_invalid (error, "reason", _ ("Reason: say why."));
  dpt_record_set_text (job, DPT_JOB_STATE, transition->to);
  return dpt_unit_save (unit, job, error)
         && note_event (unit, dpt_record_get_id (job), transition->event, from, transition->to, reason, error);
}

gboolean
dpt_job_apply_one (DptUnit *unit, DptJob *job, const char *event, GError **error)
{
  const DptOrderTransition *transition
    = dpt_job_state_find (dpt_record_get_string (job, DPT_JOB_STATE), event, error);

  return transition != NULL && dpt_unit_require (unit, transition->right, error)
         && move_on (unit, job, transition, NULL, error);
}

static GPtrArray *
load_jobs (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "order/order:jobs", error, DPT_INT (order_id));

  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_JOB, rows) : NULL;
}

gboolean
dpt_job_apply_to_all (DptUnit *unit, gint64 order_id, const char *event, const char *reason, GError **error)
{
  g_autoptr (GPtrArray) jobs = load_jobs (unit, order_id, error);

  for (guint i = 0; jobs != NULL && i < jobs->len; i++)
    {
      const DptOrderTransition *transition =
        dpt_job_state_find (dpt_record_get_string (jobs->pdata[i], DPT_JOB_STATE), event, NULL);

      /* What is returned or cancelled already stays so. */
      if (transition != NULL && !move_on (unit, jobs->pdata[i], transition, reason, error))
        return FALSE;
    }
  return jobs != NULL;
}

gboolean
dpt_job_all_ready (DptUnit *unit, gint64 order_id, gboolean *any, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "order/order:count-jobs", error, DPT_INT (order_id));

  if (rows == NULL)
    return FALSE;
  *any = dpt_db_rows_get_int (rows, 0, 0) > 0 && dpt_db_rows_get_int (rows, 0, 0) == dpt_db_rows_get_int (rows, 0, 1);
  return TRUE;
}

/* The order follows its jobs: ready when the last one is, back to work when one is made again. */
static gboolean
follow (DptUnit *unit, gint64 order_id, const char *reason, GError **error)
{
  g_autoptr (DptDispensingOrder) order = dpt_unit_load (unit, DPT_TYPE_DISPENSING_ORDER, order_id, error);
  const char *state;
  gboolean ready;

  if (order == NULL || !dpt_job_all_ready (unit, order_id, &ready, error))
    return FALSE;
  state = dpt_record_get_string (order, DPT_DISPENSING_ORDER_STATE);
  if (ready && g_str_equal (state, "confirmed"))
    return dpt_order_apply_to (unit, order, "ready", NULL, error);
  if (!ready && g_str_equal (state, "ready"))
    return dpt_order_apply_to (unit, order, "rework", reason, error);
  return TRUE;
}

/* The sheet that goes to the lab is what orders the lenses, and they are received with the job. */
static gboolean
follow_supply (DptUnit *unit, DptJob *job, const char *event, GError **error)
{
  gint64 pair_id = dpt_record_get_int (job, DPT_JOB_PAIR_ID);

  if (g_str_equal (event, "send"))
    return dpt_purchase_send_lenses (unit, pair_id, error);
  if (g_str_equal (event, "receive"))
    return dpt_purchase_receive_lenses (unit, pair_id, error);
  return TRUE;
}

static gint64
apply (DptUnit *unit, gint64 job_id, const char *event, const char *reason, GError **error)
{
  g_autoptr (DptJob) job = dpt_unit_load (unit, DPT_TYPE_JOB, job_id, error);
  g_autoptr (DptDispensingOrder) order = NULL;
  g_autoptr (DptPair) pair = NULL;
  g_autoptr (DptDbRows) made = NULL;
  const DptOrderTransition *transition;
  gint64 result = job_id;

  if (job == NULL)
    return 0;
  transition = dpt_job_state_find (dpt_record_get_string (job, DPT_JOB_STATE), event, error);
  if (transition == NULL || !dpt_unit_require (unit, transition->right, error))
    return 0;
  order = dpt_unit_load (unit, DPT_TYPE_DISPENSING_ORDER, dpt_record_get_int (job, DPT_JOB_ORDER_ID), error);
  if (order == NULL || !dpt_order_check_place (unit, order, error) || !move_on (unit, job, transition, reason, error))
    return 0;
  if (g_str_equal (event, "return"))
    {
      pair = dpt_unit_load (unit, DPT_TYPE_PAIR, dpt_record_get_int (job, DPT_JOB_PAIR_ID), error);
      made = pair != NULL ? dpt_db_query (unit->connection, "order/order:count-jobs-of-pair", error,
                                          DPT_INT (dpt_record_get_id (pair)))
                          : NULL;
      result =
        made != NULL ? open_job (unit, order, pair, (int) dpt_db_rows_get_int (made, 0, 0), job, reason, error) : 0;
    }
  return result != 0 && follow_supply (unit, job, event, error) && follow (unit, dpt_record_get_id (order), reason, error)
           ? result
           : 0;
}

gboolean
dpt_job_apply (DptUnit *unit, gint64 job_id, const char *event, const char *reason, GError **error)
{
  g_return_val_if_fail (event != NULL, FALSE);

  if (g_str_equal (event, "collect"))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("Glasses are collected by handing over their order."));
  if (g_str_equal (event, "verify") && dpt_text_is_blank (reason))
    return dpt_set_invalid (error, "reason", _ ("Lenses: type what the lensmeter shows, or say why they go on without being measured."));
  return apply (unit, job_id, event, reason, error) != 0;
}

gboolean
dpt_job_apply_judged (DptUnit *unit, gint64 job_id, const char *event, const char *reason, GError **error)
{
  return apply (unit, job_id, event, reason, error) != 0;
}

gint64
dpt_job_remake (DptUnit *unit, gint64 job_id, const char *reason, GError **error)
{
  return apply (unit, job_id, "return", reason, error);
}

gboolean
dpt_job_set_tray (DptUnit *unit, gint64 job_id, const char *tray, GError **error)
{
  g_autoptr (DptJob) job = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_JOB_ADVANCE, error))
    return FALSE;
  job = dpt_unit_load (unit, DPT_TYPE_JOB, job_id, error);
  if (job == NULL)
    return FALSE;
  dpt_record_set_text (job, DPT_JOB_TRAY, tray);
  return dpt_unit_save (unit, job, error);
}

gint64
dpt_job_find (DptUnit *unit, const char *code, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_READ, error))
    return 0;
  rows = dpt_db_query (unit->connection, "order/order:find-job", error, DPT_TEXT (code),
                       DPT_INT (dpt_unit_get_establishment_id (unit)));
  if (rows == NULL)
    return 0;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    return dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("No open job bears the number “%s”."), code);
  return dpt_db_rows_get_int (rows, 0, 0);
}
