/* dpt-job.h - the work on one pair: sent to a lab or done here, and how far it is.
 * For: the records. Not for: what may follow what (dpt-order-state.h), moving a job on (dpt-job-flow.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

#define DPT_TYPE_JOB (dpt_job_get_type ())
G_DECLARE_FINAL_TYPE (DptJob, dpt_job, DPT, JOB, DptRecord)

enum
{
  DPT_JOB_ORDER_ID,
  DPT_JOB_PAIR_ID,
  DPT_JOB_ESTABLISHMENT_ID,
  DPT_JOB_NUMBER, /* what stands on the tray and in its bar code */
  DPT_JOB_STATE,  /* see dpt-order-state.h */
  DPT_JOB_LAB_ID, /* who makes the lenses */
  DPT_JOB_DUE_ON, /* late is derived from it */
  DPT_JOB_TRAY,
  DPT_JOB_REMAKE_OF_ID,
  DPT_JOB_REMAKE_REASON,
  DPT_JOB_CREATED_AT,
  DPT_JOB_LAB_NAME, /* read with it */
};

#define DPT_TYPE_JOB_EVENT (dpt_job_event_get_type ())
G_DECLARE_FINAL_TYPE (DptJobEvent, dpt_job_event, DPT, JOB_EVENT, DptRecord)

enum
{
  DPT_JOB_EVENT_JOB_ID,
  DPT_JOB_EVENT_AT,
  DPT_JOB_EVENT_USER_ID,
  DPT_JOB_EVENT_ESTABLISHMENT_ID,
  DPT_JOB_EVENT_STATION_ID,
  DPT_JOB_EVENT_EVENT,
  DPT_JOB_EVENT_FROM_STATE,
  DPT_JOB_EVENT_TO_STATE,
  DPT_JOB_EVENT_REASON,
  DPT_JOB_EVENT_USER_NAME, /* read with it */
};

#define DPT_TYPE_LENS_CHECK (dpt_lens_check_get_type ())
G_DECLARE_FINAL_TYPE (DptLensCheck, dpt_lens_check, DPT, LENS_CHECK, DptRecord)

/* What the lensmeter said of one lens; see dpt-job-check.h. */
enum
{
  DPT_LENS_CHECK_JOB_ID,
  DPT_LENS_CHECK_EYE, /* "R", "L" */
  DPT_LENS_CHECK_AT,
  DPT_LENS_CHECK_USER_ID,
  DPT_LENS_CHECK_SPHERE,
  DPT_LENS_CHECK_CYLINDER,
  DPT_LENS_CHECK_AXIS,
  DPT_LENS_CHECK_ADDITION,
  DPT_LENS_CHECK_MISSED,          /* flags of DptToleranceMiss */
  DPT_LENS_CHECK_ACCEPTED_REASON, /* why it was taken all the same */
  DPT_LENS_CHECK_USER_NAME,       /* read with it */
};

/** dpt_job_is_open: Returns: whether something is still to be done for it */
gboolean dpt_job_is_open (DptJob *self);
/** dpt_job_is_late: Returns: whether it should have been ready before @today (ISO) and is not */
gboolean dpt_job_is_late (DptJob *self, const char *today);

G_END_DECLS
