/* dpt-job-check.c - see dpt-job-check.h.
 * For: judging and writing down. Not for: what happens to a lens that goes back (dpt-job-flow.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-job-check.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/order/dpt-order-private.h"

static gboolean
is_progressive (DptOrderSheet *sheet, guint pair)
{
  return g_strcmp0 (dpt_record_get_text (dpt_order_sheet_get_pair (sheet, pair), DPT_PAIR_USAGE), "progressive") == 0;
}

DptToleranceMiss
dpt_job_judge (DptOrderSheet *sheet, guint pair, DptEye eye, const DptRx *measured)
{
  DptRx ordered = dpt_pair_eye_get_rx (dpt_order_sheet_get_eye (sheet, pair, eye));

  return dpt_tolerance_check (&ordered, measured, is_progressive (sheet, pair));
}

char *
dpt_job_describe_misses (DptOrderSheet *sheet, guint pair, const DptLensReading *reading)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      guint i = eye == DPT_EYE_RIGHT ? 0 : 1;
      DptRx ordered = dpt_pair_eye_get_rx (dpt_order_sheet_get_eye (sheet, pair, eye));
      DptToleranceMiss missed = reading->has[i] ? dpt_job_judge (sheet, pair, eye, &reading->rx[i]) : DPT_TOLERANCE_MET;
      g_autofree char *words = dpt_tolerance_describe (&ordered, missed, is_progressive (sheet, pair));

      if (*words != '\0')
        g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "; " : "", i == 0 ? _ ("Right") : _ ("Left"), words);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
write_check (
  DptUnit *unit, gint64 job_id, DptEye eye, const DptRx *rx, DptToleranceMiss missed, const char *reason, GError **error)
{
  g_autoptr (DptLensCheck) check = dpt_record_new (DPT_TYPE_LENS_CHECK);

  dpt_record_set_int (check, DPT_LENS_CHECK_JOB_ID, job_id);
  dpt_record_set_text (check, DPT_LENS_CHECK_EYE, eye == DPT_EYE_RIGHT ? "R" : "L");
  dpt_record_set_int (check, DPT_LENS_CHECK_AT, dpt_unit_get_now (unit));
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (check, DPT_LENS_CHECK_USER_ID, dpt_unit_get_user_id (unit));
  dpt_record_set_int (check, DPT_LENS_CHECK_SPHERE, rx->sphere);
  dpt_record_set_int (check, DPT_LENS_CHECK_CYLINDER, rx->cylinder);
  if (rx->cylinder != 0)
    dpt_record_set_int (check, DPT_LENS_CHECK_AXIS, rx->axis);
  dpt_record_set_int (check, DPT_LENS_CHECK_ADDITION, rx->addition);
  dpt_record_set_int (check, DPT_LENS_CHECK_MISSED, missed);
  if (missed != DPT_TOLERANCE_MET)
    dpt_record_set_text (check, DPT_LENS_CHECK_ACCEPTED_REASON, reason);
  return dpt_unit_add (unit, check, error);
}

DptLensReading
dpt_job_get_ordered (DptOrderSheet *sheet, guint pair)
{
  DptLensReading reading = { 0 };

  for (DptEye which = DPT_EYE_RIGHT; which <= DPT_EYE_LEFT; which++)
    {
      guint i = which == DPT_EYE_RIGHT ? 0 : 1;
      DptPairEye *eye = dpt_order_sheet_get_eye (sheet, pair, which);

      reading.has[i] = !dpt_record_is_null (eye, DPT_PAIR_EYE_LENS_RANGE_ID);
      if (reading.has[i])
        reading.rx[i] = dpt_pair_eye_get_rx (eye);
    }
  return reading;
}

/* Each lens that the pair has is measured, or none is and somebody says why. */
static gboolean
check_reading (DptOrderSheet *sheet, guint pair, const DptLensReading *reading, const char *reason, GError **error)
{
  g_autofree char *misses = NULL;

  if (!reading->has[0] && !reading->has[1] && dpt_text_is_blank (reason))
    return dpt_set_invalid (error, "reading",
                            _ ("Lenses: type what the lensmeter shows, or say why they go on without being measured."));
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      gboolean lens = !dpt_record_is_null (dpt_order_sheet_get_eye (sheet, pair, eye), DPT_PAIR_EYE_LENS_RANGE_ID);

      if ((reading->has[0] || reading->has[1]) && lens != reading->has[eye == DPT_EYE_RIGHT ? 0 : 1])
        return dpt_set_invalid (error, "reading", _ ("Lenses: measure each lens of the pair."));
    }
  misses = dpt_job_describe_misses (sheet, pair, reading);
  if (*misses != '\0' && dpt_text_is_blank (reason))
    /* Translators: what is wrong: "Right: axis off by more than 3°" */
    return dpt_set_invalid (error, "accepted_reason",
                            _ ("Outside the tolerances: %s. Have it made again, or say why it is taken all the same."), misses);
  return TRUE;
}

gboolean
dpt_job_verify (DptUnit *unit, gint64 job_id, const DptLensReading *reading, const char *accepted_reason, GError **error)
{
  g_autoptr (DptJob) job = NULL;
  g_autoptr (DptOrderSheet) sheet = NULL;
  int pair;
  gboolean missed;

  g_return_val_if_fail (unit != NULL && reading != NULL, FALSE);

  if (!dpt_unit_require (unit, DPT_RIGHT_JOB_ADVANCE, error))
    return FALSE;
  job = dpt_unit_load (unit, DPT_TYPE_JOB, job_id, error);
  sheet = job != NULL ? dpt_order_sheet_load (unit, dpt_record_get_int (job, DPT_JOB_ORDER_ID), error) : NULL;
  if (sheet == NULL)
    return FALSE;
  pair = dpt_order_sheet_find_pair (sheet, dpt_record_get_int (job, DPT_JOB_PAIR_ID));
  if (pair < 0 || !check_reading (sheet, (guint) pair, reading, accepted_reason, error))
    return FALSE;
  missed = !reading->has[0] && !reading->has[1];
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      guint i = eye == DPT_EYE_RIGHT ? 0 : 1;
      DptToleranceMiss found;

      if (!reading->has[i])
        continue;
      found = dpt_job_judge (sheet, (guint) pair, eye, &reading->rx[i]);
      missed = missed || found != DPT_TOLERANCE_MET;
      if (!write_check (unit, job_id, eye, &reading->rx[i], found, accepted_reason, error))
        return FALSE;
    }
  return dpt_job_apply_judged (unit, job_id, "verify", missed ? accepted_reason : NULL, error);
}
