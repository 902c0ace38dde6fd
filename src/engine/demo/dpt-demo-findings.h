/* dpt-demo-findings.h - what an examination of the demonstration shop found besides the refraction.
 * For: dpt-demo-visits.c. Not for: real visits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"
#include "engine/demo/dpt-demo-patients.h"

G_BEGIN_DECLS

/** dpt_demo_fill_findings: corneas, and of a child the length of the eyes and how it lives, of every fifth adult slit
 * lamp and fundus. All of it follows from the patient: nothing is drawn. */
void dpt_demo_fill_findings (DptVisitSheet *sheet, const DptDemoPatient *patient);

G_END_DECLS
