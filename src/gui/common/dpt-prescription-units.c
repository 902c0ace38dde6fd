/* dpt-prescription-units.c - see dpt-prescription-units.h.
 * For: glue between the form's threads and the engine. Not for: widgets: nothing here touches GTK.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-prescription-units.h"

#include "engine/clinical/dpt-scan-store.h"
#include "engine/patient/dpt-patient-store.h"
#include "engine/patient/dpt-prescriber.h"
#include "engine/practice/dpt-draft.h"

#define DRAFT "prescription"

void
dpt_prescription_form_free (DptPrescriptionForm *self)
{
  if (self == NULL)
    return;
  g_free (self->patient_name);
  g_free (self->birth_date);
  g_clear_pointer (&self->prescribers, g_ptr_array_unref);
  g_clear_object (&self->sheet);
  g_clear_object (&self->scan);
  g_free (self->draft);
  g_free (self);
}

DptPrescriptionArgs *
dpt_prescription_args_new (gint64 patient_id, gint64 id, const char *text)
{
  DptPrescriptionArgs *self = g_new0 (DptPrescriptionArgs, 1);

  self->patient_id = patient_id;
  self->id = id;
  self->text = g_strdup (text);
  return self;
}

void
dpt_prescription_args_free (DptPrescriptionArgs *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->sheet);
  g_clear_object (&self->scan);
  g_free (self->text);
  g_free (self);
}

/* A draft of a new one belongs to the patient, of an adaptation to what is adapted. */
static gint64
get_subject (const DptPrescriptionArgs *args)
{
  return args->id != 0 ? args->id : args->patient_id;
}

static gboolean
read_draft (DptUnit *unit, const DptPrescriptionArgs *args, DptPrescriptionForm *form, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (DptDraft) draft = dpt_draft_load (unit, DRAFT, get_subject (args), &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (draft != NULL)
    form->draft = g_strdup (dpt_record_get_text (draft, DPT_DRAFT_CONTENT));
  return TRUE;
}

static gboolean
read_sheet (DptUnit *unit, gint64 id, DptPrescriptionForm *form, GError **error)
{
  DptPrescription *head;

  form->sheet = dpt_prescription_load (unit, id, error);
  if (form->sheet == NULL)
    return FALSE;
  head = dpt_prescription_sheet_get_head (form->sheet);
  if (dpt_record_is_null (head, DPT_PRESCRIPTION_DOCUMENT_ID))
    return TRUE;
  form->scan = dpt_scan_load (unit, dpt_record_get_int (head, DPT_PRESCRIPTION_DOCUMENT_ID), error);
  return form->scan != NULL;
}

gpointer
dpt_prescription_open_form (DptUnit *unit, gpointer args, GError **error)
{
  const DptPrescriptionArgs *wanted = args;
  g_autoptr (DptPrescriptionForm) form = g_new0 (DptPrescriptionForm, 1);
  g_autoptr (DptPatient) patient = NULL;
  gint64 patient_id = wanted->patient_id;

  if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, error)
      || (wanted->id != 0 && !read_sheet (unit, wanted->id, form, error)))
    return NULL;
  if (form->sheet != NULL)
    patient_id
      = dpt_record_get_int (dpt_prescription_sheet_get_head (form->sheet), DPT_PRESCRIPTION_PATIENT_ID);
  patient = dpt_unit_load (unit, DPT_TYPE_PATIENT, patient_id, error);
  if (patient == NULL)
    return NULL;
  form->patient_name = g_strdup_printf ("%s %s", dpt_record_get_string (patient, DPT_PATIENT_GIVEN_NAMES),
                                        dpt_record_get_string (patient, DPT_PATIENT_FAMILY_NAME));
  form->birth_date = g_strdup (dpt_record_get_text (patient, DPT_PATIENT_BIRTH_DATE));
  form->prescribers = dpt_prescriber_list (unit, error);
  if (form->prescribers == NULL || !read_draft (unit, wanted, form, error))
    return NULL;
  return g_steal_pointer (&form);
}

gpointer
dpt_prescription_save_form (DptUnit *unit, gpointer args, GError **error)
{
  const DptPrescriptionArgs *wanted = args;
  g_autoptr (DptPrescriptionSheet) saved = NULL;
  DptPrescriptionEye *right = dpt_prescription_sheet_get_eye (wanted->sheet, DPT_EYE_RIGHT);
  DptPrescriptionEye *left = dpt_prescription_sheet_get_eye (wanted->sheet, DPT_EYE_LEFT);

  if (wanted->id != 0)
    saved = dpt_prescription_adapt (unit, wanted->id, right, left, wanted->text, error);
  else
    {
      g_autoptr (DptPrescription) head = dpt_record_copy (dpt_prescription_sheet_get_head (wanted->sheet));
      g_autoptr (DptPrescriptionSheet) sheet = dpt_prescription_sheet_new (head, right, left);
      gint64 scan_id = wanted->scan ? dpt_scan_keep (unit, wanted->patient_id, wanted->scan, error) : 0;

      if (wanted->scan != NULL && scan_id == 0)
        return NULL;
      if (scan_id != 0)
        dpt_record_set_int (head, DPT_PRESCRIPTION_DOCUMENT_ID, scan_id);
      saved = dpt_prescription_transcribe (unit, sheet, error);
    }
  if (saved == NULL || !dpt_draft_drop (unit, DRAFT, get_subject (wanted), error))
    return NULL;
  return g_steal_pointer (&saved);
}

gpointer
dpt_prescription_keep_form (DptUnit *unit, gpointer args, GError **error)
{
  const DptPrescriptionArgs *wanted = args;
  gboolean done = wanted->text != NULL ? dpt_draft_save (unit, DRAFT, get_subject (wanted), wanted->text, error)
                                       : dpt_draft_drop (unit, DRAFT, get_subject (wanted), error);

  return done ? args : NULL;
}

gpointer
dpt_prescription_cancel_one (DptUnit *unit, gpointer args, GError **error)
{
  const DptPrescriptionArgs *wanted = args;

  return dpt_prescription_cancel (unit, wanted->id, wanted->text, error) ? args : NULL;
}
