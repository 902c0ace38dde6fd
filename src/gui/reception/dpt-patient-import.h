/* dpt-patient-import.h - a patient from another program's file: the form of a new one, filled, with who it may already be.
 * For: DptReceptionPerspective, which is asked to by its subjects. Not for: the format (exchange/dpt-fhir.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-perspective.h"

G_BEGIN_DECLS

/**
 * dpt_patient_import_open:
 * @subject: of DptPerspectiveClass.open: DPT_FHIR_ACTS_PATIENT_FROM or DPT_FHIR_ACTS_PRESCRIPTION_FROM, and the path
 *
 * Reads the file and shows the form; nothing is written before it is saved. The prescription of a patient who was not there is offered
 * when they are.
 *
 * Returns: whether @subject is one of these
 */
gboolean dpt_patient_import_open (DptPerspective *reception, const char *subject);

G_END_DECLS
