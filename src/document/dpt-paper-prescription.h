/* dpt-paper-prescription.h - the prescription for glasses or contact lenses, to be signed.
 * For: printing what was prescribed. Not for: the workshop (dpt-paper-job-sheet.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-letterhead.h"
#include "document/dpt-paper.h"
#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/**
 * DptPrescribedEye:
 * @given: whether anything is prescribed for this eye
 * @pd_far, @pd_near: hundredths of a millimetre from the middle of the nose, 0 for not given
 * @acuity: (nullable): reached with it, as it is kept (dpt_acuity_dup_shown())
 * @brand: (nullable): of the contact lens; @back_curve, @diameter: hundredths of a millimetre
 */
typedef struct
{
  gboolean given;
  DptRx rx;
  int pd_far;
  int pd_near;
  const char *acuity;
  const char *brand;
  int back_curve;
  int diameter;
} DptPrescribedEye;

/**
 * DptPrescriptionData:
 * @shop: the practice
 * @prescriber, @prescriber_title, @prescriber_number: who signs (RPPS or ADELI number in France)
 * @contact: contact lenses, not glasses
 * @patient_birth, @date, @valid_until: ISO
 * @usage: (nullable): translated: "Progressive", "Near"
 * @vertex: of the refraction, hundredths of a millimetre, 0 for not given
 * @adaptation_forbidden: the optician may not adapt it at renewal (CSP art. D4362-11-1)
 * @mark: (nullable): said across the paper where it is no longer in force, or not yet
 * @code: (nullable): for other programs, printed as a QR code where it fits
 */
typedef struct
{
  const DptLetterhead *shop;
  const char *number;
  const char *prescriber;
  const char *prescriber_title;
  const char *prescriber_number;
  gboolean contact;
  const char *patient;
  const char *patient_number;
  const char *patient_birth;
  const char *date;
  const char *valid_until;
  const char *usage;
  DptPrescribedEye right;
  DptPrescribedEye left;
  int vertex;
  const char *instructions;
  gboolean adaptation_forbidden;
  const char *mark;
  const char *code;
} DptPrescriptionData;

/** dpt_paper_prescription_new: Returns: (transfer full): the paper, right eye first */
DptPaper *dpt_paper_prescription_new (const DptPrescriptionData *data);

G_END_DECLS
