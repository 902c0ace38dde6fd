/* dpt-prescription-fhir.h - a prescription as the text of an HL7 FHIR R4 VisionPrescription.
 * For: the file that leaves (exchange/dpt-fhir.h) and the QR on the paper (src/document), which say the same by the same code;
 * that is why it stands in the engine. Not for: reading one (exchange/dpt-fhir.h).
 *
 * One prescription is one resource, and not one resource for all pairs of a visit: status, last day, cancellation and use
 * are each pair's own, and R4 has a place for them on the resource only. Within it each eye is one lensSpecification.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-prescription.h"

G_BEGIN_DECLS

/* Names in FHIR. What R4 has no element for is an extension below DPT_FHIR_OURS; any reader may pass over it. */
#define DPT_FHIR_OURS "https://dioptre.org/fhir/"
#define DPT_FHIR_USAGE DPT_FHIR_OURS "usage"             /* valueCode: dpt_prescription_usage_list() */
#define DPT_FHIR_VALID_UNTIL DPT_FHIR_OURS "valid-until" /* valueDate */
#define DPT_FHIR_NOT_ADAPTED DPT_FHIR_OURS "not-adapted" /* valueBoolean true: not to be adapted at renewal */
#define DPT_FHIR_VERTEX DPT_FHIR_OURS "vertex"           /* valueQuantity, mm */
#define DPT_FHIR_STATE DPT_FHIR_OURS "state"             /* valueCode superseded, where status can only say cancelled */
#define DPT_FHIR_PROFESSION DPT_FHIR_OURS "profession"   /* of the prescriber, valueCode: dpt_prescription_profession_list() */
#define DPT_FHIR_PD_FAR DPT_FHIR_OURS "pd-far"           /* of a lens, valueQuantity, mm */
#define DPT_FHIR_PD_NEAR DPT_FHIR_OURS "pd-near"
#define DPT_FHIR_ACUITY DPT_FHIR_OURS "acuity"               /* valueString */
#define DPT_FHIR_PRESCRIPTION DPT_FHIR_OURS "prescription"   /* identifier system: the id here */
#define DPT_FHIR_PATIENT_FILE DPT_FHIR_OURS "patient-file"   /* identifier system: the file number here */
#define DPT_FHIR_PRODUCT "http://terminology.hl7.org/CodeSystem/ex-visionprescriptionproduct"
#define DPT_FHIR_UCUM "http://unitsofmeasure.org"
/* Agence du numérique en santé, the systems of Interop'Santé's FR Core */
#define DPT_FHIR_RPPS "https://rpps.esante.gouv.fr"
#define DPT_FHIR_ADELI "https://adeli.esante.gouv.fr"

/**
 * dpt_prescription_write_fhir:
 * @patient_name: (nullable): to show
 * @file_number: of the patient here, 0 for none
 * @brief: for a code on paper: without ids, distances, acuity and vertex distance, which no other program misses
 *
 * One line without blanks. Powers and lengths are written from their hundredths with two decimals, so -2.00 is the token -2.00 as FHIR
 * asks of a decimal. The power of a contact lens is "power", that of glasses "sphere". A prism askew is two entries, in or out and up or
 * down. Status: active; cancelled for one that was cancelled or superseded; draft for one without a state. An error of who typed
 * it is not told from a cancellation here, so nothing becomes entered-in-error.
 *
 * Returns: (transfer full): JSON
 */
char *dpt_prescription_write_fhir (DptPrescriptionSheet *sheet, const char *patient_name, gint64 file_number, gboolean brief);

G_END_DECLS
