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

/* Names in FHIR. What R4 has no element for is an extension of ours, which any reader may pass over. Its url is a uri and must stay the
 * same for ever, but need not lead anywhere ("Extension.url: … a logical name or a URL"; a canonical "can be a urn:uuid: or a
 * urn:oid:"): we own no domain, and so claim none. Each is uuid5 (7d1f6a52-3c0e-4b8e-9a35-0d6f5e2b9c41, name), the name being the
 * constant's in small letters ("usage", "valid-until"). */
#define DPT_FHIR_USAGE "urn:uuid:0c403f70-cd4b-5235-a840-869f57da578b" /* valueCode: dpt_prescription_usage_list() */
#define DPT_FHIR_VALID_UNTIL "urn:uuid:74bef02d-8edb-5419-913e-bee17811ef18" /* valueDate */
#define DPT_FHIR_NOT_ADAPTED "urn:uuid:767746cf-60d7-5825-b483-9af74fc85933" /* valueBoolean true: not to be adapted at renewal */
#define DPT_FHIR_VERTEX "urn:uuid:47022389-49b7-535f-8a8f-87e796df4377" /* valueQuantity, mm */
#define DPT_FHIR_STATE "urn:uuid:0368d0d7-45fa-5f5a-9d5d-86b15fdf42d6" /* valueCode superseded, where status can only say cancelled */
#define DPT_FHIR_PROFESSION "urn:uuid:0ba5af88-d581-5fd1-9f09-a27e1764ba75" /* of the prescriber, valueCode: dpt_prescription_profession_list() */
#define DPT_FHIR_PD_FAR "urn:uuid:7fb24b67-f4d0-503c-99d0-273f7e7eca8e" /* of a lens, valueQuantity, mm */
#define DPT_FHIR_PD_NEAR "urn:uuid:afa4f4e8-446a-57aa-87a6-397e531472af"
#define DPT_FHIR_ACUITY "urn:uuid:450418d4-f173-5a45-a609-9bd624ee860c" /* valueString */
#define DPT_FHIR_PRESCRIPTION "urn:uuid:a99d7a18-efd2-538d-9df3-86ccee2d4f7e" /* identifier system: the id here */
#define DPT_FHIR_PATIENT_FILE "urn:uuid:1b44810f-388b-5fcb-a877-c110d9cff15e" /* identifier system: the file number here */
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
