/* dpt-fhir-transfer.c - FHIR resources out of the database and into it, with rights and trail.
 * For: the units of dpt-fhir.h. Not for: the format.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-fhir-private.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/patient/dpt-patient-twin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- out --- */

static char *
indent (const char *text, GError **error)
{
  g_autoptr (JsonNode) node = dpt_json_exact_parse (text, strlen (text), error);

  return node ? dpt_json_exact_print (node, TRUE) : NULL;
}

static char *
write_prescription (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptPrescriptionSheet) sheet = dpt_prescription_load (unit, id, error);
  g_autoptr (DptPatient) patient = NULL;
  g_autofree char *name = NULL, *text = NULL;

  if (sheet == NULL)
    return NULL;
  patient = dpt_unit_load (unit, DPT_TYPE_PATIENT,
                           dpt_record_get_int (dpt_prescription_sheet_get_head (sheet), DPT_PRESCRIPTION_PATIENT_ID), error);
  if (patient == NULL)
    return NULL;
  name = dpt_patient_dup_name (patient);
  text = dpt_prescription_write_fhir (sheet, name, dpt_record_get_int (patient, DPT_PATIENT_FILE_NUMBER), FALSE);
  return indent (text, error);
}

char *
dpt_fhir_export (DptUnit *unit, DptFhirKind kind, gint64 id, GError **error)
{
  g_autoptr (DptPatientFile) file = NULL;
  g_autofree char *text = NULL;

  if (kind == DPT_FHIR_PRESCRIPTIONS)
    text = write_prescription (unit, id, error);
  else if ((file = dpt_patient_load (unit, id, error)) != NULL)
    text = dpt_fhir_write_patient (file);
  if (text == NULL
      || !dpt_unit_audit (unit, "export", kind == DPT_FHIR_PATIENT ? "patient" : "prescription", id, "{\"format\":\"fhir\"}", error))
    return NULL;
  return g_steal_pointer (&text);
}

/* --- prescriptions in --- */

static gboolean
is_named (DptPatient *patient, const char *name)
{
  g_autofree char *own = dpt_patient_dup_name (patient);

  return (dpt_text_matches (name, dpt_record_get_string (patient, DPT_PATIENT_FAMILY_NAME))
          && dpt_text_matches (name, dpt_record_get_string (patient, DPT_PATIENT_GIVEN_NAMES)))
         || dpt_text_matches (own, name);
}

/* Another shop's file number may be somebody else's here, and files are mixed up by hand: the name must fit too. */
static gboolean
check_name (DptPatient *patient, const char *name, GError **error)
{
  g_autofree char *own = dpt_patient_dup_name (patient);

  if (name == NULL || is_named (patient, name))
    return TRUE;
  /* Translators: two names of patients: in the file, and here */
  return dpt_set_error (error, DPT_ERROR_CONFLICT, _ ("patient: the file is for %s, and this is the file of %s."), name, own);
}

static gint64
find_by_number (DptUnit *unit, DptFhirResource *resource, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (resource->file_number == 0 || resource->patient_name == NULL)
    {
      dpt_set_invalid (error, "patient", _ ("patient: the file does not say by name and number who this is for. Say which patient."));
      return 0;
    }
  rows = dpt_db_query (unit->connection, "patient/patient:by-file-number", error, DPT_INT (resource->file_number));
  if (rows == NULL)
    return 0;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    return dpt_db_rows_get_int (rows, 0, 0);
  dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("patient: there is no patient with the file number %lld."),
                 (long long) resource->file_number);
  return 0;
}

gint64
dpt_fhir_find_patient (DptUnit *unit, DptFhirResource *resource, GError **error)
{
  g_autoptr (DptPatient) patient = NULL;
  gint64 id;

  g_return_val_if_fail (resource != NULL && resource->kind == DPT_FHIR_PRESCRIPTIONS, 0);

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error) || (id = find_by_number (unit, resource, error)) == 0
      || (patient = dpt_unit_load (unit, DPT_TYPE_PATIENT, id, error)) == NULL)
    return 0;
  if (is_named (patient, resource->patient_name))
    return id;
  dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("patient: the file number %lld is not that of %s here."), (long long) resource->file_number,
                 resource->patient_name);
  return 0;
}

static gint64
choose_patient (DptUnit *unit, DptFhirResource *resource, gint64 patient_id, gboolean anyway, GError **error)
{
  g_autoptr (DptPatient) patient = NULL;

  if (patient_id == 0 && (patient_id = find_by_number (unit, resource, error)) == 0)
    return 0;
  patient = dpt_unit_load (unit, DPT_TYPE_PATIENT, patient_id, error);
  if (patient == NULL || (!anyway && !check_name (patient, resource->patient_name, error)))
    return 0;
  return patient_id;
}

static gboolean
is_same (DptPrescriptionSheet *a, DptPrescriptionSheet *b)
{
  static const guint fields[] = { DPT_PRESCRIPTION_USAGE, DPT_PRESCRIPTION_ISSUED_ON, DPT_PRESCRIPTION_PRESCRIBER_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (dpt_record_get_text (dpt_prescription_sheet_get_head (a), fields[i]),
                   dpt_record_get_text (dpt_prescription_sheet_get_head (b), fields[i]))
        != 0)
      return FALSE;
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      DptPrescriptionEye *one = dpt_prescription_sheet_get_eye (a, eye), *other = dpt_prescription_sheet_get_eye (b, eye);
      DptRx rx = dpt_prescription_eye_get_rx (one), other_rx = dpt_prescription_eye_get_rx (other);

      if ((one == NULL) != (other == NULL) || !dpt_rx_same_lens (&rx, &other_rx))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_known (DptUnit *unit, GPtrArray *rows, DptPrescriptionSheet *sheet, GError **error)
{
  DptPrescription *head = dpt_prescription_sheet_get_head (sheet);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (DptPrescriptionSheet) other = NULL;

      if (g_strcmp0 (dpt_record_get_text (rows->pdata[i], DPT_PRESCRIPTION_ROW_ISSUED_ON),
                     dpt_record_get_text (head, DPT_PRESCRIPTION_ISSUED_ON))
            != 0
          || g_str_equal (dpt_record_get_string (rows->pdata[i], DPT_PRESCRIPTION_ROW_STATE), "cancelled"))
        continue;
      other = dpt_prescription_load (unit, dpt_record_get_id (rows->pdata[i]), error);
      if (other == NULL)
        return FALSE;
      if (is_same (other, sheet))
        return dpt_set_error (error, DPT_ERROR_CONFLICT, _ ("This patient has this prescription already: nothing was entered."));
    }
  return TRUE;
}

GPtrArray *
dpt_fhir_import_prescriptions (DptUnit *unit, DptFhirResource *resource, gint64 patient_id, gboolean anyway, GError **error)
{
  g_autoptr (GPtrArray) entered = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (resource != NULL && resource->kind == DPT_FHIR_PRESCRIPTIONS, NULL);

  if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, error)
      || (patient_id = choose_patient (unit, resource, patient_id, anyway, error)) == 0
      || (rows = dpt_prescription_list (unit, patient_id, error)) == NULL)
    return NULL;
  for (guint i = 0; i < resource->sheets->len; i++)
    {
      DptPrescriptionSheet *read = resource->sheets->pdata[i];
      g_autoptr (DptPrescription) head = dpt_record_copy (dpt_prescription_sheet_get_head (read));
      g_autoptr (DptPrescriptionSheet) sheet = NULL;
      DptPrescriptionSheet *saved;

      if (!g_str_equal (dpt_record_get_string (head, DPT_PRESCRIPTION_STATE), "active"))
        {
          dpt_set_invalid (error, "status", _ ("status: this prescription was cancelled, and can no longer be served."));
          return NULL;
        }
      dpt_record_set_int (head, DPT_PRESCRIPTION_PATIENT_ID, patient_id);
      sheet = dpt_prescription_sheet_new (head, dpt_prescription_sheet_get_eye (read, DPT_EYE_RIGHT),
                                          dpt_prescription_sheet_get_eye (read, DPT_EYE_LEFT));
      if ((!anyway && !refuse_known (unit, rows, sheet, error)) || (saved = dpt_prescription_transcribe (unit, sheet, error)) == NULL)
        return NULL;
      g_ptr_array_add (entered, saved);
      if (!dpt_unit_audit (unit, "import", "prescription", dpt_prescription_sheet_get_id (saved), "{\"format\":\"fhir\"}", error))
        return NULL;
    }
  return g_steal_pointer (&entered);
}

/* --- a patient in --- */

gint64
dpt_fhir_import_patient (DptUnit *unit, DptFhirResource *resource, gboolean anyway, GPtrArray **twins, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  gint64 id;

  g_return_val_if_fail (resource != NULL && resource->kind == DPT_FHIR_PATIENT, 0);

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_WRITE, error) || (found = dpt_patient_find_twins (unit, resource->file, error)) == NULL)
    return 0;
  if (twins != NULL)
    {
      g_clear_pointer (twins, g_ptr_array_unref);
      *twins = g_ptr_array_ref (found);
    }
  if (!anyway && found->len > 0 && ((DptPatientTwin *) found->pdata[0])->level >= DPT_TWIN_LIKELY)
    {
      DptPatientTwin *twin = found->pdata[0];
      DptPatientRow *row = twin->row;

      dpt_set_error (error, DPT_ERROR_CONFLICT,
                     /* Translators: the name of a patient and the number of the file, and what is the same ("the same birth date") */
                     twin->level == DPT_TWIN_SAME ? _ ("This person is there already: %s, file number %lld: %s.")
                                                  : _ ("This person may be there already: %s, file number %lld: %s."),
                     dpt_record_get_string (row, DPT_PATIENT_ROW_NAME), (long long) dpt_record_get_int (row, DPT_PATIENT_ROW_FILE_NUMBER),
                     dpt_record_get_string (row, DPT_PATIENT_ROW_REASON));
      return 0;
    }
  id = dpt_patient_save (unit, resource->file, error);
  if (id == 0 || !dpt_unit_audit (unit, "import", "patient", id, "{\"format\":\"fhir\"}", error))
    return 0;
  return id;
}
