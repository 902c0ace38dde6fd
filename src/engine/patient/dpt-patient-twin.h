/* dpt-patient-twin.h - who may be the same person, before a new file is made and when files are tidied up.
 * For: the creation dialog, imports, merging. Not for: searching (dpt-patient-search.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/patient/dpt-patient-file.h"
#include "engine/patient/dpt-patient-search.h"

G_BEGIN_DECLS

#define DPT_PATIENT_TWINS_MOST 10

/**
 * DptTwinLevel:
 * @DPT_TWIN_POSSIBLE: something is the same, as in a family
 * @DPT_TWIN_LIKELY: names that are alike and one thing more
 * @DPT_TWIN_SAME: the same names and the same birth date, or the same social security or card number
 */
typedef enum
{
  DPT_TWIN_NONE,
  DPT_TWIN_POSSIBLE,
  DPT_TWIN_LIKELY,
  DPT_TWIN_SAME,
} DptTwinLevel;

/**
 * DptPatientTwin:
 * @row: the patient there is already; its REASON says in words what is the same
 */
typedef struct
{
  DptPatientRow *row;
  DptTwinLevel level;
} DptPatientTwin;

/**
 * dpt_patient_find_twins:
 * @file: as far as it is filled in; need not be valid
 *
 * Needs %DPT_RIGHT_PATIENT_READ. Reads a few ranges of indices, some hundred entries at most.
 *
 * Returns: (transfer full) (element-type DptPatientTwin) (nullable): the likeliest first, %DPT_PATIENT_TWINS_MOST at most
 */
GPtrArray *dpt_patient_find_twins (DptUnit *unit, DptPatientFile *file, GError **error);

/** dpt_patient_names_alike: Returns: 0 for different people, 1 for alike (a letter or two off, a name more or less, family and given name changed over), 2 for the same */
int dpt_patient_names_alike (const char *family_a, const char *birth_a, const char *given_a, const char *family_b, const char *birth_b,
                             const char *given_b);

G_END_DECLS
