/* dpt-prescription-store.h - prescriptions in the database: issue, transcribe, adapt, cancel, find.
 * For: everything that reads or makes a prescription. Not for: what is dispensed from it (engine/order).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-prescription.h"
#include "engine/clinical/dpt-visit-sheet.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_PRESCRIPTION_ROW (dpt_prescription_row_get_type ())
G_DECLARE_FINAL_TYPE (DptPrescriptionRow, dpt_prescription_row, DPT, PRESCRIPTION_ROW, DptRecord)

/** DptPrescriptionRow: one line of a list */
enum
{
  DPT_PRESCRIPTION_ROW_VISIT_ID,
  DPT_PRESCRIPTION_ROW_KIND,
  DPT_PRESCRIPTION_ROW_USAGE,
  DPT_PRESCRIPTION_ROW_ORIGIN,
  DPT_PRESCRIPTION_ROW_STATE,
  DPT_PRESCRIPTION_ROW_ISSUED_ON,
  DPT_PRESCRIPTION_ROW_VALID_UNTIL,
  DPT_PRESCRIPTION_ROW_PRESCRIBER_NAME,
  DPT_PRESCRIPTION_ROW_RIGHT_SPHERE,
  DPT_PRESCRIPTION_ROW_RIGHT_CYLINDER,
  DPT_PRESCRIPTION_ROW_RIGHT_AXIS,
  DPT_PRESCRIPTION_ROW_RIGHT_ADDITION,
  DPT_PRESCRIPTION_ROW_LEFT_SPHERE,
  DPT_PRESCRIPTION_ROW_LEFT_CYLINDER,
  DPT_PRESCRIPTION_ROW_LEFT_AXIS,
  DPT_PRESCRIPTION_ROW_LEFT_ADDITION,
};

/** dpt_prescription_row_get_rx: Returns: whether something is prescribed for @eye; @rx: (out caller-allocates): without
 * prism */
gboolean dpt_prescription_row_get_rx (DptPrescriptionRow *self, DptEye eye, DptRx *rx);

/* Validity */

/**
 * dpt_prescription_dup_last_day:
 * @country: of the shop, "FR"
 * @usage: of dpt_prescription_usage_list()
 * @profession: (nullable): of the prescriber
 * @birth: (nullable): ISO
 * @issued: ISO
 *
 * Returns: (transfer full) (nullable): the last day by law, %NULL where no law is known (see
 * engine/optics/dpt-validity.h)
 */
char *dpt_prescription_dup_last_day (
  const char *country, const char *usage, const char *profession, const char *birth, const char *issued);
/** dpt_prescription_describe_validity: Returns: (transfer full): the rule in words, with its source: "60 months at the
 * age of 34 (Code de la santé publique, D.4362-12)" */
char *dpt_prescription_describe_validity (
  const char *country, const char *usage, const char *profession, const char *birth, const char *issued);

/* Making */

/**
 * DptPrescriptionRequest:
 * @visit_id: a signed visit
 * @usage: of dpt_prescription_usage_list()
 * @valid_until: (nullable): ISO, to shorten what the law gives; %NULL: by law
 * @instructions: (nullable): for the optician and the patient
 * @adaptation_forbidden: the optician may not adapt it at renewal
 * @right: (nullable): of contact lenses: what is prescribed instead of what was proposed
 * @left: (nullable): likewise
 */
typedef struct
{
  gint64 visit_id;
  const char *usage;
  const char *valid_until;
  const char *instructions;
  gboolean adaptation_forbidden;
  DptPrescriptionEye *right;
  DptPrescriptionEye *left;
} DptPrescriptionRequest;

/**
 * dpt_prescription_propose:
 * @visit: whose final row is taken
 * @usage: "far" leaves the addition out, "near" adds it to the sphere, "intermediate" half of it (rounded down to a
 * quarter), "contact" takes the lens of the fitting that is to be ordered with the power it asks for
 * (dpt_lens_trial_find_order()); where none was decided on it brings each meridian of the final row to the eye
 * (dpt_vertex_compensate(), from the vertex distance of the refraction or 12 mm) and takes base curve, diameter and brand
 * from the last trial; both rounded to quarters
 *
 * Pure: for the preview, and for dpt_prescription_issue(). Head without patient's and prescriber's facts.
 *
 * Returns: (transfer full) (nullable): %DPT_ERROR_INVALID where the final row has not what the usage needs
 */
DptPrescriptionSheet *dpt_prescription_propose (DptVisitSheet *visit, const char *usage, GError **error);

/**
 * dpt_prescription_issue:
 *
 * Prescribes the final row of a signed visit under the session user's own name and professional number, which must be
 * known. An older active prescription of the same patient for the same use is superseded; others (near beside far)
 * stay. Right: prescription.issue.
 *
 * Returns: (transfer full) (nullable): as issued
 */
DptPrescriptionSheet *dpt_prescription_issue (DptUnit *unit, const DptPrescriptionRequest *request, GError **error);

/**
 * dpt_prescription_prepare:
 *
 * Like dpt_prescription_issue(), but nothing is written: what it would be, for the preview. Also before the visit is
 * signed.
 */
DptPrescriptionSheet *
dpt_prescription_prepare (DptUnit *unit, DptVisitSheet *visit, const DptPrescriptionRequest *request, GError **error);

/**
 * dpt_prescription_transcribe:
 * @sheet: patient, usage, issue date, prescriber's name (or id of a known prescriber) and the eyes must be there; not
 * changed
 *
 * Enters a prescription from outside, typed from paper. Without a last day of its own it gets the law's. A date of
 * issue after today, or a last day beyond the law's, is refused. Right: prescription.transcribe.
 *
 * Returns: (transfer full) (nullable): as entered
 */
DptPrescriptionSheet *dpt_prescription_transcribe (DptUnit *unit, DptPrescriptionSheet *sheet, GError **error);

/**
 * dpt_prescription_adapt:
 * @id: an active prescription, in force today
 * @right: (nullable): the adapted eye; not changed
 * @left: (nullable): likewise
 * @reason: why, for the prescriber who must be told
 *
 * A renewal adapted by the optician after a refraction of his own: a new prescription of the same prescriber with the
 * same last day. The old one is superseded. Refused where the prescriber forbade it (France: Code de la santé publique
 * D.4362-12). Right: prescription.transcribe.
 */
DptPrescriptionSheet *dpt_prescription_adapt (
  DptUnit *unit, gint64 id, DptPrescriptionEye *right, DptPrescriptionEye *left, const char *reason, GError **error);

/** dpt_prescription_cancel: takes an active one back. One issued here only by who prescribed it (right
 * prescription.issue). @reason must be given. */
gboolean dpt_prescription_cancel (DptUnit *unit, gint64 id, const char *reason, GError **error);

/* Finding; right: prescription.read */

/** dpt_prescription_load: Returns: (transfer full) (nullable): head and eyes */
DptPrescriptionSheet *dpt_prescription_load (DptUnit *unit, gint64 id, GError **error);
/** dpt_prescription_list: Returns: (transfer full) (nullable) (element-type DptPrescriptionRow): of a patient, newest
 * first */
GPtrArray *dpt_prescription_list (DptUnit *unit, gint64 patient_id, GError **error);
/** dpt_prescription_list_of_visit: Returns: (transfer full) (nullable) (element-type DptPrescriptionRow): issued from a
 * visit */
GPtrArray *dpt_prescription_list_of_visit (DptUnit *unit, gint64 visit_id, GError **error);
/** dpt_prescription_find_newest: Returns: (transfer full) (nullable): the newest active one of @kind ("glasses",
 * "contact"), expired or not; %NULL without @error: none */
DptPrescriptionSheet *dpt_prescription_find_newest (DptUnit *unit, gint64 patient_id, const char *kind, GError **error);

G_END_DECLS
