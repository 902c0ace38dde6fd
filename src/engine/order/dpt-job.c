/* dpt-job.c - see dpt-job.h.
 * For: fields, and what is derived from one job alone. Not for: its states' table (dpt-order-state.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-job.h"

#include <glib/gi18n-lib.h>

static const char *const job_states[] = {
  "draft",  "checked",         "sent",  "acknowledged", "in_production", "shipped",   "received", "verified", "edged",
  "fitted", "quality_checked", "ready", "collected",    "returned",      "cancelled", NULL
};

static const DptField job_fields[] = {
  [DPT_JOB_ORDER_ID] = { "order_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, NULL },
  [DPT_JOB_PAIR_ID] = { "pair_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, NULL },
  [DPT_JOB_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Establishment") },
  [DPT_JOB_NUMBER] = { "number", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 30, N_ ("Number") },
  [DPT_JOB_STATE] = { "state", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("State"), job_states },
  [DPT_JOB_LAB_ID] = { "lab_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Lab") },
  [DPT_JOB_DUE_ON] = { "due_on", DPT_FIELD_DATE, 0, 0, 0, N_ ("Due") },
  [DPT_JOB_TRAY] = { "tray", DPT_FIELD_TEXT, 0, 0, 20, N_ ("Tray") },
  [DPT_JOB_REMAKE_OF_ID] = { "remake_of_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, N_ ("Remake of") },
  [DPT_JOB_REMAKE_REASON] = { "remake_reason", DPT_FIELD_TEXT, DPT_FIELD_KEEP, 0, 300, N_ ("Reason") },
  [DPT_JOB_CREATED_AT] = { "created_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Created") },
  [DPT_JOB_LAB_NAME] = { "lab_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Lab") },
};
DPT_DEFINE_RECORD (DptJob, dpt_job, "job", job_fields)

static const DptField event_fields[] = {
  [DPT_JOB_EVENT_JOB_ID] = { "job_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, NULL },
  [DPT_JOB_EVENT_AT] = { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, 0, 0, N_ ("When") },
  [DPT_JOB_EVENT_USER_ID] = { "user_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Who") },
  [DPT_JOB_EVENT_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Establishment") },
  [DPT_JOB_EVENT_STATION_ID] = { "station_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  [DPT_JOB_EVENT_EVENT] = { "event", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Event") },
  [DPT_JOB_EVENT_FROM_STATE] = { "from_state", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Before") },
  [DPT_JOB_EVENT_TO_STATE] = { "to_state", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("After") },
  [DPT_JOB_EVENT_REASON] = { "reason", DPT_FIELD_TEXT, 0, 0, 500, N_ ("Reason") },
  [DPT_JOB_EVENT_USER_NAME] = { "user_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Who") },
};
DPT_DEFINE_RECORD_WITH_CODE (DptJobEvent, dpt_job_event, "job_event", event_fields, record_class->append_only = TRUE)

static const char *const eyes[] = { "R", "L", NULL };

static const DptField check_fields[] = {
  [DPT_LENS_CHECK_JOB_ID] = { "job_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, NULL },
  [DPT_LENS_CHECK_EYE] = { "eye", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("Eye"), eyes },
  [DPT_LENS_CHECK_AT] = { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, 0, 0, N_ ("When") },
  [DPT_LENS_CHECK_USER_ID] = { "user_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Who") },
  [DPT_LENS_CHECK_SPHERE] = { "sphere", DPT_FIELD_POWER, DPT_FIELD_REQUIRED, -4500, 4500, N_ ("Sphere") },
  [DPT_LENS_CHECK_CYLINDER] = { "cylinder", DPT_FIELD_POWER, DPT_FIELD_REQUIRED, -2500, 2500, N_ ("Cylinder") },
  [DPT_LENS_CHECK_AXIS] = { "axis", DPT_FIELD_AXIS, 0, 1, 180, N_ ("Axis") },
  [DPT_LENS_CHECK_ADDITION] = { "addition", DPT_FIELD_POWER, DPT_FIELD_REQUIRED, 0, 1000, N_ ("Addition") },
  [DPT_LENS_CHECK_MISSED] = { "missed", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 0, 15, N_ ("Outside the tolerances") },
  [DPT_LENS_CHECK_ACCEPTED_REASON] = { "accepted_reason", DPT_FIELD_TEXT, 0, 0, 300, N_ ("Taken because") },
  [DPT_LENS_CHECK_USER_NAME] = { "user_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Who") },
};
DPT_DEFINE_RECORD_WITH_CODE (DptLensCheck, dpt_lens_check, "lens_check", check_fields, record_class->append_only = TRUE)

gboolean
dpt_job_is_open (DptJob *self)
{
  static const char *const done[] = { "ready", "collected", "returned", "cancelled", NULL };

  return !g_strv_contains (done, dpt_record_get_string (self, DPT_JOB_STATE));
}

gboolean
dpt_job_is_late (DptJob *self, const char *today)
{
  const char *due = dpt_record_get_text (self, DPT_JOB_DUE_ON);

  return due != NULL && dpt_job_is_open (self) && g_strcmp0 (due, today) < 0;
}
