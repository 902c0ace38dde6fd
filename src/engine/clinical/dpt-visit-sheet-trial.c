/* dpt-visit-sheet-trial.c - the contact lenses tried at a visit.
 * For: finding and editing them in a sheet. Not for: what follows from one (dpt-lens-trial.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-sheet-private.h"

#include "engine/optics/dpt-contact-lens.h"
#include "engine/optics/dpt-vertex.h"

#define USUAL_VERTEX 1200 /* hundredths of a millimetre, where the refraction says none */

DptLensTrial *
dpt_visit_sheet_get_trial (DptVisitSheet *self, guint number, DptEye eye)
{
  GPtrArray *details;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  details = dpt_visit_sheet_get_details (self);
  for (guint i = 0; i < details->len; i++)
    if (DPT_IS_LENS_TRIAL (details->pdata[i])
        && dpt_record_get_int (details->pdata[i], DPT_LENS_TRIAL_NUMBER) == number
        && g_strcmp0 (dpt_record_get_text (details->pdata[i], DPT_LENS_TRIAL_EYE), dpt_eye_to_nick (eye)) == 0)
      return details->pdata[i];
  return NULL;
}

guint
dpt_visit_sheet_count_trials (DptVisitSheet *self)
{
  GPtrArray *details;
  gint64 most = 0;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), 0);

  details = dpt_visit_sheet_get_details (self);
  for (guint i = 0; i < details->len; i++)
    if (DPT_IS_LENS_TRIAL (details->pdata[i]) && !dpt_visit_detail_is_empty (details->pdata[i]))
      most = MAX (most, dpt_record_get_int (details->pdata[i], DPT_LENS_TRIAL_NUMBER));
  return (guint) most;
}

static DptLensTrial *
own_trial (DptVisitSheet *self, guint number, DptEye eye)
{
  DptLensTrial *found = dpt_visit_sheet_get_trial (self, number, eye);

  if (found != NULL)
    return _dpt_visit_sheet_own (self, found);
  found = dpt_record_new (DPT_TYPE_LENS_TRIAL);
  dpt_record_set_int (found, DPT_LENS_TRIAL_NUMBER, number);
  dpt_record_set_text (found, DPT_LENS_TRIAL_EYE, dpt_eye_to_nick (eye));
  return _dpt_visit_sheet_add_new (self, found, DPT_LENS_TRIAL_SOURCE);
}

void
dpt_visit_sheet_set_trial_value (DptVisitSheet *self, guint number, DptEye eye, guint field, DptDbValue value)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));
  g_return_if_fail (number >= 1 && number <= DPT_VISIT_MAX_TRIALS && field > DPT_LENS_TRIAL_EYE);

  if (value.type == DPT_DB_NULL && dpt_visit_sheet_get_trial (self, number, eye) == NULL)
    return;
  _dpt_visit_detail_set (own_trial (self, number, eye), field, value);
}

void
dpt_visit_sheet_set_trial_powers (DptVisitSheet *self, guint number, DptEye eye, gboolean over, const DptRx *rx,
                                  DptRxFields fields)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));
  g_return_if_fail (number >= 1 && number <= DPT_VISIT_MAX_TRIALS);

  if (fields != DPT_RX_FIELD_NONE || dpt_visit_sheet_get_trial (self, number, eye) != NULL)
    dpt_lens_trial_set_powers (own_trial (self, number, eye), over, rx, fields);
}

void
dpt_visit_sheet_set_trial_acuity (DptVisitSheet *self, guint number, DptEye eye, const DptAcuity *acuity)
{
  gboolean given = acuity != NULL && acuity->kind != DPT_ACUITY_NONE;

  dpt_visit_sheet_set_trial_value (self, number, eye, DPT_LENS_TRIAL_ACUITY,
                                   given ? DPT_TEXT (acuity->text) : DPT_NULL);
  dpt_visit_sheet_set_trial_value (self, number, eye, DPT_LENS_TRIAL_ACUITY_LOGMAR,
                                   given && acuity->kind == DPT_ACUITY_VALUE ? DPT_INT (acuity->logmar) : DPT_NULL);
}

static void
copy_values (DptLensTrial *from, DptLensTrial *to, guint first, guint last)
{
  for (guint i = first; i <= last; i++)
    _dpt_visit_detail_set (to, i, dpt_record_get_value (from, i));
}

void
dpt_visit_sheet_copy_trial_across (DptVisitSheet *self, guint number)
{
  DptLensTrial *right = dpt_visit_sheet_get_trial (self, number, DPT_EYE_RIGHT);
  g_autoptr (DptLensTrial) from = right != NULL ? g_object_ref (right) : NULL;

  if (from != NULL)
    copy_values (from, own_trial (self, number, DPT_EYE_LEFT), DPT_LENS_TRIAL_MAKER, DPT_LENS_TRIAL_WATER);
}

int
dpt_visit_sheet_get_trial_vertex (DptVisitSheet *self, DptEye eye)
{
  DptRefraction *final = dpt_visit_sheet_get_refraction (self, DPT_REFRACTION_FINAL, eye);

  return final != NULL && !dpt_record_is_null (final, DPT_REFRACTION_VERTEX)
           ? (int) dpt_record_get_int (final, DPT_REFRACTION_VERTEX) : USUAL_VERTEX;
}

/* What the visit says the eye needs, for the first lens: the final refraction brought to the eye. */
static gboolean
find_first_power (DptVisitSheet *self, DptEye eye, DptRx *rx)
{
  DptRx final;

  if (!(dpt_visit_sheet_get_rx (self, DPT_REFRACTION_FINAL, eye, &final) & (DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER)))
    return FALSE;
  final = dpt_vertex_compensate (&final, dpt_visit_sheet_get_trial_vertex (self, eye), 0);
  *rx = dpt_contact_lens_round (&final);
  return TRUE;
}

static DptRxFields
get_fields (const DptRx *rx)
{
  return DPT_RX_FIELD_SPHERE | (rx->cylinder != 0 ? DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS : DPT_RX_FIELD_NONE)
         | (rx->addition != 0 ? DPT_RX_FIELD_ADDITION : DPT_RX_FIELD_NONE);
}

guint
dpt_visit_sheet_add_trial (DptVisitSheet *self)
{
  static const DptEye eyes[] = { DPT_EYE_RIGHT, DPT_EYE_LEFT };
  guint number = dpt_visit_sheet_count_trials (self) + 1;

  if (number > DPT_VISIT_MAX_TRIALS)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (eyes); i++)
    {
      DptLensTrial *last = number > 1 ? dpt_visit_sheet_get_trial (self, number - 1, eyes[i]) : NULL;
      g_autoptr (DptLensTrial) from = last != NULL ? g_object_ref (last) : NULL;
      gboolean settled = from != NULL && g_str_equal (dpt_record_get_string (from, DPT_LENS_TRIAL_DECISION), "order");
      DptRx rx;

      /* An eye that has its lens needs no other. */
      if (settled)
        continue;
      if (from != NULL)
        copy_values (from, own_trial (self, number, eyes[i]), DPT_LENS_TRIAL_MAKER, DPT_LENS_TRIAL_PROFILE);
      if (from != NULL
            ? dpt_lens_trial_find_order (from, dpt_visit_sheet_get_trial_vertex (self, eyes[i]), &rx)
            : number == 1 && find_first_power (self, eyes[i], &rx))
        {
          rx = dpt_contact_lens_round (&rx);
          dpt_visit_sheet_set_trial_powers (self, number, eyes[i], FALSE, &rx, get_fields (&rx));
        }
    }
  return number;
}

void
dpt_visit_sheet_remove_trial (DptVisitSheet *self, guint number)
{
  static const DptEye eyes[] = { DPT_EYE_RIGHT, DPT_EYE_LEFT };

  g_return_if_fail (DPT_IS_VISIT_SHEET (self));

  for (guint i = 0; i < G_N_ELEMENTS (eyes); i++)
    {
      DptLensTrial *trial = dpt_visit_sheet_get_trial (self, number, eyes[i]);

      if (trial != NULL)
        _dpt_visit_sheet_remove (self, trial);
    }
}

DptLensTrial *
dpt_visit_sheet_find_ordered_trial (DptVisitSheet *self, DptEye eye)
{
  for (guint number = dpt_visit_sheet_count_trials (self); number > 0; number--)
    {
      DptLensTrial *trial = dpt_visit_sheet_get_trial (self, number, eye);

      if (trial != NULL && g_str_equal (dpt_record_get_string (trial, DPT_LENS_TRIAL_DECISION), "order"))
        return trial;
    }
  return NULL;
}

DptLensTrial *
dpt_visit_sheet_find_last_trial (DptVisitSheet *self, DptEye eye)
{
  for (guint number = dpt_visit_sheet_count_trials (self); number > 0; number--)
    {
      DptLensTrial *trial = dpt_visit_sheet_get_trial (self, number, eye);

      if (trial != NULL && !dpt_visit_detail_is_empty (trial))
        return trial;
    }
  return NULL;
}
