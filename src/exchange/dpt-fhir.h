/* dpt-fhir.h - HL7 FHIR R4 (4.0.1), JSON: VisionPrescription and Patient, read and written.
 * For: dioptrectl fhir, the menus of prescriptions and patients. Not for: other resources and bundles, which are refused; and not for
 * the text of a prescription, which the paper's QR says too (engine/clinical/dpt-prescription-fhir.h).
 *
 * What is read is either kept, or refused, or told in a remark; nothing goes in silence:
 * - refused: what changes what the rest says and is not understood (modifierExtension, implicitRules, an unknown product, eye, base
 *   or status, a member that R4 does not know, a patient who was replaced by another), and what has no place in our records
 *   though it matters (a third decimal, two prisms in one direction, a contact lens power of glasses);
 * - told: what R4 allows any reader to pass over (text, meta, extensions of others) and what we do not keep (photographs, contacts);
 * - kept as words: colour, duration and notes of a lens go into the instructions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-prescription-store.h"
#include "engine/patient/dpt-patient-store.h"

G_BEGIN_DECLS

typedef enum
{
  DPT_FHIR_PRESCRIPTIONS,
  DPT_FHIR_PATIENT,
} DptFhirKind;

/**
 * DptFhirResource:
 * @sheets: (element-type DptPrescriptionSheet) (nullable): of a VisionPrescription: one for glasses or contact lenses, several where it
 *   has several pairs, each with a use of its own; origin external, no patient yet, STATE as its status says
 * @file: (nullable): of a Patient: as for the form of a new one
 * @file_number: of the prescription's patient here, 0 where it does not say
 * @patient_name: (nullable): of the prescription's patient, as it says
 * @remarks: (element-type utf8): what was not kept or had to be assumed, translated, each naming its JSON path
 */
typedef struct
{
  DptFhirKind kind;
  GPtrArray *sheets;
  DptPatientFile *file;
  gint64 file_number;
  char *patient_name;
  GPtrArray *remarks;
} DptFhirResource;

void dpt_fhir_resource_free (DptFhirResource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptFhirResource, dpt_fhir_resource_free)

/**
 * dpt_fhir_read:
 * @data: (array length=length): from anywhere: limited in length and depth (exchange/dpt-json-exact.h)
 * @country: of the shop, for an address that names none
 * @usage: (nullable): of dpt_prescription_usage_list(): what the glasses are for; %NULL: as our extension says, else progressive
 *   with an addition and far without, with a remark
 *
 * Errors: %DPT_ERROR_INVALID; dpt_error_get_field() gives the JSON path ("lensSpecification[0].sphere"), and so does the message.
 *
 * Returns: (transfer full) (nullable)
 */
DptFhirResource *dpt_fhir_read (const char *data, gsize length, const char *country, const char *usage, GError **error);
/** dpt_fhir_read_file: the same from a file. Blocks. */
DptFhirResource *dpt_fhir_read_file (const char *path, const char *country, const char *usage, GError **error);

/**
 * dpt_fhir_write_patient:
 *
 * Identity and how to reach the person, and nothing else of the file: identifiers (file number, social security number), names, gender,
 * dates, contacts, addresses, language. A file that was merged says which one replaces it.
 *
 * Returns: (transfer full): JSON, indented
 */
char *dpt_fhir_write_patient (DptPatientFile *file);

/* In the database */

/**
 * dpt_fhir_export:
 * @id: of the prescription or of the patient
 *
 * In a writing unit, since it is noted in the audit trail. Rights: prescription.read or patient.read.
 *
 * Returns: (transfer full) (nullable): JSON, indented
 */
char *dpt_fhir_export (DptUnit *unit, DptFhirKind kind, gint64 id, GError **error);

/**
 * dpt_fhir_find_patient:
 *
 * Whom a prescription is for, where the resource says it by the file number of this shop and the name of that file. Right: patient.read.
 *
 * Returns: the id; 0 with %DPT_ERROR_INVALID where the resource does not say, %DPT_ERROR_NOT_FOUND where nobody is that
 */
gint64 dpt_fhir_find_patient (DptUnit *unit, DptFhirResource *resource, GError **error);

/**
 * dpt_fhir_import_prescriptions:
 * @patient_id: 0: that of the file number in the resource
 * @anyway: also for a patient of another name, and once more
 *
 * Enters each prescription as one from outside. Refused: one that is not active; without @anyway one whose patient has another name,
 * and one that is there already (the same day, use, prescriber and powers). Right: prescription.transcribe.
 *
 * Returns: (transfer full) (nullable) (element-type DptPrescriptionSheet): as entered
 */
GPtrArray *
dpt_fhir_import_prescriptions (DptUnit *unit, DptFhirResource *resource, gint64 patient_id, gboolean anyway, GError **error);

/**
 * dpt_fhir_import_patient:
 * @anyway: also where the same person is there already
 * @twins: (out) (optional) (transfer full) (element-type DptPatientTwin): who may be the same, set on a refusal too
 *
 * Right: patient.write. %DPT_ERROR_CONFLICT where somebody who is likely to be the same is there (%DPT_TWIN_LIKELY and up): for the command
 * line; the window shows the form of a new patient.
 *
 * Returns: the id of the new patient, 0 on failure
 */
gint64 dpt_fhir_import_patient (DptUnit *unit, DptFhirResource *resource, gboolean anyway, GPtrArray **twins, GError **error);

G_END_DECLS
