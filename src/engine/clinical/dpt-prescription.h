/* dpt-prescription.h - a prescription as it was issued, and the powers for each eye.
 * For: the records, and both eyes together as one value. Not for: issuing and finding them (dpt-prescription-store.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

#define DPT_TYPE_PRESCRIPTION (dpt_prescription_get_type ())
G_DECLARE_FINAL_TYPE (DptPrescription, dpt_prescription, DPT, PRESCRIPTION, DptRecord)

/** DptPrescription's fields. Once issued only state, superseded-by, cancel-reason and the scan's link can change. */
enum
{
  DPT_PRESCRIPTION_PATIENT_ID,
  DPT_PRESCRIPTION_VISIT_ID, /* none where it comes from outside */
  DPT_PRESCRIPTION_KIND,     /* glasses, contact */
  DPT_PRESCRIPTION_USAGE,    /* dpt_prescription_usage_list() */
  DPT_PRESCRIPTION_ORIGIN,   /* internal, external, adapted */
  DPT_PRESCRIPTION_STATE,    /* active, superseded, cancelled; expired is derived: dpt_prescription_is_expired() */
  DPT_PRESCRIPTION_ISSUED_ON,
  DPT_PRESCRIPTION_VALID_UNTIL, /* the last day on which it can be served, by the law of that day or shorter; NULL: no
                                   limit */
  DPT_PRESCRIPTION_USER_ID,     /* who entered it here */
  DPT_PRESCRIPTION_PRESCRIBER_ID,
  DPT_PRESCRIPTION_PRESCRIBER_NAME,
  DPT_PRESCRIPTION_PRESCRIBER_NUMBER,
  DPT_PRESCRIPTION_PRESCRIBER_PROFESSION,
  DPT_PRESCRIPTION_ESTABLISHMENT_ID,
  DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN,
  DPT_PRESCRIPTION_VERTEX, /* of the refraction, hundredths of a millimetre */
  DPT_PRESCRIPTION_INSTRUCTIONS,
  DPT_PRESCRIPTION_DOCUMENT_ID, /* the scan it was typed from */
  DPT_PRESCRIPTION_SUPERSEDED_BY_ID,
  DPT_PRESCRIPTION_CANCEL_REASON,
  DPT_PRESCRIPTION_CREATED_AT,
};

/** dpt_prescription_usage_list: Returns: (array zero-terminated=1): "far", "intermediate", "near", "progressive",
 * "bifocal", "office", "contact" */
const char *const *dpt_prescription_usage_list (void);
/** dpt_prescription_usage_get_label: Returns: (nullable): translated */
const char *dpt_prescription_usage_get_label (const char *usage);
/** dpt_prescription_usage_needs_addition: Returns: whether lenses for that use have an addition */
gboolean dpt_prescription_usage_needs_addition (const char *usage);
/** dpt_prescription_profession_list: Returns: (array zero-terminated=1): of prescribers, "ophthalmologist" first */
const char *const *dpt_prescription_profession_list (void);
/** dpt_prescription_profession_get_label: Returns: (nullable): translated */
const char *dpt_prescription_profession_get_label (const char *profession);
/** dpt_prescription_origin_get_label: Returns: (nullable): translated: "Issued here", "From outside", "Adapted" */
const char *dpt_prescription_origin_get_label (const char *origin);

/** dpt_prescription_is_expired: Returns: whether its last day is before @today (ISO) */
gboolean dpt_prescription_is_expired (DptPrescription *self, const char *today);

#define DPT_TYPE_PRESCRIPTION_EYE (dpt_prescription_eye_get_type ())
G_DECLARE_FINAL_TYPE (DptPrescriptionEye, dpt_prescription_eye, DPT, PRESCRIPTION_EYE, DptRecord)

/** DptPrescriptionEye's fields; powers in hundredths, distances in hundredths of a millimetre. Never changed once
 * issued. */
enum
{
  DPT_PRESCRIPTION_EYE_PRESCRIPTION_ID,
  DPT_PRESCRIPTION_EYE_EYE,
  DPT_PRESCRIPTION_EYE_SPHERE,
  DPT_PRESCRIPTION_EYE_CYLINDER,
  DPT_PRESCRIPTION_EYE_AXIS,
  DPT_PRESCRIPTION_EYE_ADDITION,
  DPT_PRESCRIPTION_EYE_PRISM_H,
  DPT_PRESCRIPTION_EYE_BASE_H,
  DPT_PRESCRIPTION_EYE_PRISM_V,
  DPT_PRESCRIPTION_EYE_BASE_V,
  DPT_PRESCRIPTION_EYE_PD_FAR,
  DPT_PRESCRIPTION_EYE_PD_NEAR,
  DPT_PRESCRIPTION_EYE_ACUITY,
  DPT_PRESCRIPTION_EYE_BACK_CURVE,
  DPT_PRESCRIPTION_EYE_DIAMETER,
  DPT_PRESCRIPTION_EYE_BRAND,
};

/** dpt_prescription_eye_new: Returns: (transfer full): an eye with the powers of @rx */
DptPrescriptionEye *dpt_prescription_eye_new (DptEye eye, const DptRx *rx);
DptEye dpt_prescription_eye_get_eye (DptPrescriptionEye *self);
/** dpt_prescription_eye_get_rx: Returns: the powers; plano for %NULL */
DptRx dpt_prescription_eye_get_rx (DptPrescriptionEye *self);
void dpt_prescription_eye_set_rx (DptPrescriptionEye *self, const DptRx *rx);

#define DPT_TYPE_PRESCRIPTION_SHEET (dpt_prescription_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DptPrescriptionSheet, dpt_prescription_sheet, DPT, PRESCRIPTION_SHEET, GObject)

/**
 * dpt_prescription_sheet_new:
 * @head: not copied
 * @right: (nullable): nothing for this eye
 * @left: (nullable): likewise
 *
 * Head and eyes together: what is issued, printed and dispensed. The sheet itself does not change.
 *
 * Returns: (transfer full)
 */
DptPrescriptionSheet *
dpt_prescription_sheet_new (DptPrescription *head, DptPrescriptionEye *right, DptPrescriptionEye *left);
DptPrescription *dpt_prescription_sheet_get_head (DptPrescriptionSheet *self);
/** dpt_prescription_sheet_get_eye: Returns: (transfer none) (nullable): %NULL where nothing is prescribed for it */
DptPrescriptionEye *dpt_prescription_sheet_get_eye (DptPrescriptionSheet *self, DptEye eye);
gint64 dpt_prescription_sheet_get_id (DptPrescriptionSheet *self);

/** dpt_prescription_sheet_check: whether it can be issued: at least one eye, powers that can be, an addition where the
 * usage needs one */
gboolean dpt_prescription_sheet_check (DptPrescriptionSheet *self, GError **error);

G_END_DECLS
