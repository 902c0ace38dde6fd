/* dpt-fhir-acts.h - prescriptions and patients to and from other programs, on every screen: HL7 FHIR.
 * For: DptPerspective, which offers these actions. Not for: the format (exchange/dpt-fhir.h).
 *
 * Actions: fhir.export-prescription (its id, an int64), fhir.export-patient (the window's patient), fhir.import: a prescription for the
 * window's patient, or for who the file names; a patient as a new one, in the reception's form with who it may already be. What is read
 * is shown before anything is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/dpt-fhir.h"
#include "gui/common/dpt-perspective.h"

G_BEGIN_DECLS

/** dpt_fhir_acts_install: for the class of the perspectives */
void dpt_fhir_acts_install (GtkWidgetClass *klass);

/** dpt_fhir_acts_import_file: what fhir.import does with the file that was chosen */
void dpt_fhir_acts_import_file (DptPerspective *self, const char *path);
/** dpt_fhir_acts_import_for: the same for a patient who was just chosen, 0 for who the file names */
void dpt_fhir_acts_import_for (DptPerspective *self, const char *path, gint64 patient_id);

/* What the reception is asked to open (DptPerspectiveClass.open), with the path of the file behind it: a new patient, filled from a
 * Patient; and one whom a prescription is for. */
#define DPT_FHIR_ACTS_PATIENT_FROM "patient-from:"
#define DPT_FHIR_ACTS_PRESCRIPTION_FROM "prescription-from:"

/** dpt_fhir_acts_export_file: what the exports do with the name that was chosen */
void dpt_fhir_acts_export_file (DptPerspective *self, DptFhirKind kind, gint64 id, const char *path);

G_END_DECLS
