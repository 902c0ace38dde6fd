/* dpt-demo-lenses.h - the contact lenses that some of the demonstration shop's patients try on.
 * For: dpt-demo-visits.c. Not for: real visits. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"
#include "engine/demo/dpt-demo-patients.h"

G_BEGIN_DECLS

/** dpt_demo_wears_lenses: Returns: whether @patient comes for contact lenses. It follows from the patient: nothing is drawn. */
gboolean dpt_demo_wears_lenses (const DptDemoPatient *patient);
/** dpt_demo_fill_lenses: one trial an eye that was decided on, and what was agreed about wear */
void dpt_demo_fill_lenses (DptVisitSheet *sheet, const DptDemoPatient *patient);

G_END_DECLS
