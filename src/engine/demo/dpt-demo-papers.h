/* dpt-demo-papers.h - the ophthalmologist's paper that a prescription from outside was typed from: one page of PDF.
 * For: dpt-demo-visits.c. Not for: papers of the shop (src/document).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-prescription.h"
#include "engine/clinical/dpt-scan.h"

G_BEGIN_DECLS

/** dpt_demo_paper_create: Returns: (transfer full): the paper that says what @head and the eyes say */
DptScan *dpt_demo_paper_create (DptPrescription *head, DptPrescriptionEye *right, DptPrescriptionEye *left);

G_END_DECLS
