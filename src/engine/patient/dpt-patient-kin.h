/* dpt-patient-kin.h - the files that stand beside a patient's: relatives, from either side, and files that turned out to be the same.
 * For: the summary of a patient. Not for: editing (dpt-patient-file.h), nor guessing who is the same (dpt-patient-twin.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_PATIENT_KIN (dpt_patient_kin_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientKin, dpt_patient_kin, DPT, PATIENT_KIN, DptRecord)

/** The fields of #DptPatientKin; the id is the other patient's. KIND: of a family link; "ward" and "client" are the other side of guardian
 * and payer, "merged" is a file that was merged into this one. dpt_patient_word() has the words. */
enum
{
  DPT_PATIENT_KIN_KIND,
  DPT_PATIENT_KIN_FILE_NUMBER,
  DPT_PATIENT_KIN_FAMILY_NAME,
  DPT_PATIENT_KIN_BIRTH_NAME,
  DPT_PATIENT_KIN_GIVEN_NAMES,
  DPT_PATIENT_KIN_BIRTH_DATE,
};

/** dpt_patient_kin_dup_name: Returns: (transfer full): dpt_patient_create_name() of the other */
char *dpt_patient_kin_dup_name (DptPatientKin *self);

/** dpt_patient_list_kin: needs %DPT_RIGHT_PATIENT_READ. Returns: (transfer full) (element-type DptPatientKin) (nullable): relatives, then merged files */
GPtrArray *dpt_patient_list_kin (DptUnit *unit, gint64 patient_id, GError **error);

G_END_DECLS
