/* dpt-patient-rebase.h - two people changed the same patient: what differs, and one's changes put on top of the other's.
 * For: the form, when a save meets %DPT_DB_ERROR_CONFLICT. Not for: merging two patients (dpt_patient_merge()).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/patient/dpt-patient-file.h"

G_BEGIN_DECLS

/**
 * DptPatientDifference:
 * @label: the field, translated
 * @mine: as I have it, for a person
 * @theirs: as it is in the database now
 */
typedef struct
{
  char *label;
  char *mine;
  char *theirs;
} DptPatientDifference;

/**
 * dpt_patient_file_list_differences:
 * @mine: edited, on an older state
 * @theirs: as loaded now
 *
 * Returns: (transfer full) (element-type DptPatientDifference): the fields I changed that stand otherwise in @theirs
 */
GPtrArray *dpt_patient_file_list_differences (DptPatientFile *mine, DptPatientFile *theirs);

/**
 * dpt_patient_file_rebase:
 *
 * What I changed goes on top of @theirs, what I did not change stays as they have it. Of the lists: what I added is added,
 * what I changed is changed where it is still there, what I took out goes.
 *
 * Returns: (transfer full): a file that can be saved
 */
DptPatientFile *dpt_patient_file_rebase (DptPatientFile *mine, DptPatientFile *theirs);

G_END_DECLS
