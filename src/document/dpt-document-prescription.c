/* dpt-document-prescription.c - a prescription as it was issued, on paper.
 * For: dpt-document.h. Not for: layout (dpt-paper-prescription.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-document-prescription.h"

#include <glib/gi18n-lib.h>

#include "document/dpt-document-private.h"
#include "document/dpt-paper-prescription.h"
#include "engine/clinical/dpt-prescription-fhir.h"
#include "engine/patient/dpt-patient.h"

static void
set_eye (DptPrescribedEye *eye, DptPrescriptionEye *record)
{
  eye->given = TRUE;
  eye->rx = dpt_prescription_eye_get_rx (record);
  eye->pd_far = (int) dpt_record_get_int (record, DPT_PRESCRIPTION_EYE_PD_FAR);
  eye->pd_near = (int) dpt_record_get_int (record, DPT_PRESCRIPTION_EYE_PD_NEAR);
  eye->acuity = dpt_record_get_text (record, DPT_PRESCRIPTION_EYE_ACUITY);
  eye->brand = dpt_record_get_text (record, DPT_PRESCRIPTION_EYE_BRAND);
  eye->back_curve = (int) dpt_record_get_int (record, DPT_PRESCRIPTION_EYE_BACK_CURVE);
  eye->diameter = (int) dpt_record_get_int (record, DPT_PRESCRIPTION_EYE_DIAMETER);
}

/* Why this paper is not one to be served as it stands. */
static const char *
find_mark (DptPrescription *record)
{
  const char *state = dpt_record_get_string (record, DPT_PRESCRIPTION_STATE);

  if (g_str_equal (state, "cancelled"))
    return _ ("CANCELLED");
  if (g_str_equal (state, "superseded"))
    return _ ("REPLACED BY A LATER ONE");
  if (g_str_equal (dpt_record_get_string (record, DPT_PRESCRIPTION_ORIGIN), "external"))
    return _ ("TRANSCRIBED COPY");
  return NULL;
}

static void
set_head (DptPrescriptionData *data, DptPrescription *record)
{
  const char *kind = dpt_record_get_string (record, DPT_PRESCRIPTION_KIND);

  data->contact = g_str_equal (kind, "contact");
  data->prescriber = dpt_record_get_text (record, DPT_PRESCRIPTION_PRESCRIBER_NAME);
  data->prescriber_number = dpt_record_get_text (record, DPT_PRESCRIPTION_PRESCRIBER_NUMBER);
  data->prescriber_title
    = dpt_prescription_profession_get_label (dpt_record_get_text (record, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION));
  data->date = dpt_record_get_text (record, DPT_PRESCRIPTION_ISSUED_ON);
  data->valid_until = dpt_record_get_text (record, DPT_PRESCRIPTION_VALID_UNTIL);
  data->usage
    = data->contact ? NULL : dpt_prescription_usage_get_label (dpt_record_get_text (record, DPT_PRESCRIPTION_USAGE));
  data->vertex = (int) dpt_record_get_int (record, DPT_PRESCRIPTION_VERTEX);
  data->instructions = dpt_record_get_text (record, DPT_PRESCRIPTION_INSTRUCTIONS);
  data->adaptation_forbidden = dpt_record_get_int (record, DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN) != 0;
  data->mark = find_mark (record);
}

static const char *
keep_code (DptDocumentDraft *draft, DptPrescriptionSheet *sheet, DptDbRows *patient)
{
  g_autofree char *name = NULL;

  if (dpt_db_rows_get_n_rows (patient) == 0)
    return NULL;
  name = dpt_patient_create_name (dpt_document_text (patient, 0, "family_name"), dpt_document_text (patient, 0, "birth_name"),
                                  dpt_document_text (patient, 0, "given_names"));
  return dpt_document_keep (draft,
                            dpt_prescription_write_fhir (sheet, name, dpt_document_int (patient, 0, "file_number"), TRUE));
}

/* @mark: (nullable): said across the paper instead of what its state says. */
static DptPaper *
create_paper (DptUnit *unit, DptPrescriptionSheet *sheet, const char *mark, GError **error)
{
  static const DptEye eyes[] = { DPT_EYE_RIGHT, DPT_EYE_LEFT };
  DptPrescription *record = dpt_prescription_sheet_get_head (sheet);
  g_autoptr (DptDocumentDraft) draft = dpt_document_draft_new (unit);
  g_autoptr (DptDbRows) patient = NULL;
  DptPrescriptionData data = { 0 };

  patient = dpt_db_query (unit->connection, "document/document:prescription-patient", error,
                          dpt_record_get_value (record, DPT_PRESCRIPTION_PATIENT_ID));
  if (patient == NULL
      || !dpt_document_set_shop (draft, dpt_record_get_int (record, DPT_PRESCRIPTION_ESTABLISHMENT_ID), error))
    return NULL;
  data.shop = &draft->shop;
  set_head (&data, record);
  if (mark != NULL)
    data.mark = mark;
  if (dpt_db_rows_get_n_rows (patient) > 0)
    {
      gint64 number = dpt_document_int (patient, 0, "file_number");

      data.patient = dpt_document_keep_person (draft, patient, 0);
      data.patient_birth = dpt_document_text (patient, 0, "birth_date");
      data.patient_number = dpt_document_keep (draft, g_strdup_printf ("%" G_GINT64_FORMAT, number));
    }
  for (guint i = 0; i < G_N_ELEMENTS (eyes); i++)
    {
      DptPrescriptionEye *eye = dpt_prescription_sheet_get_eye (sheet, eyes[i]);

      if (eye != NULL)
        set_eye (i == 0 ? &data.right : &data.left, eye);
    }
  /* What is not in force, or not yet, is not to be read in by anybody. */
  if (mark == NULL && g_str_equal (dpt_record_get_string (record, DPT_PRESCRIPTION_STATE), "active"))
    data.code = keep_code (draft, sheet, patient);
  return dpt_paper_prescription_new (&data);
}

DptPaper *
dpt_document_create_prescription (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptPrescriptionSheet) sheet = dpt_prescription_load (unit, id, error);

  return sheet ? create_paper (unit, sheet, NULL, error) : NULL;
}

DptPaper *
dpt_document_preview_prescription (DptUnit *unit, DptPrescriptionSheet *sheet, GError **error)
{
  g_return_val_if_fail (DPT_IS_PRESCRIPTION_SHEET (sheet), NULL);

  return create_paper (unit, sheet, _ ("NOT ISSUED YET"), error);
}
