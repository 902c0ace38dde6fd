/* dpt-patient-store.h - whole patients to and from the database; the only place that writes their tables.
 * For: forms, the command line, imports, demonstration data. Not for: finding (dpt-patient-search.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/patient/dpt-patient-file.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * dpt_patient_load:
 *
 * Needs %DPT_RIGHT_PATIENT_READ. A patient that was merged is loaded as it stood, with MERGED_INTO_ID.
 *
 * Returns: (transfer full) (nullable): the patient with all its lists; %DPT_DB_ERROR_NOT_FOUND
 */
DptPatientFile *dpt_patient_load (DptUnit *unit, gint64 id, GError **error);

/**
 * dpt_patient_save:
 *
 * Needs %DPT_RIGHT_PATIENT_WRITE. Saves what differs from the loaded state: record, lists, search keys; a new patient takes
 * the next file number of the organization. Works on a copy: @file itself stays as it was, so that the unit may run again;
 * load it anew afterwards.
 * Errors: %DPT_ERROR_INVALID with the field, %DPT_DB_ERROR_CONFLICT where somebody else changed the same record.
 *
 * Returns: the patient's id, 0 on failure
 */
gint64 dpt_patient_save (DptUnit *unit, DptPatientFile *file, GError **error);

/** dpt_patient_write_keys: makes the search keys of a patient anew; for repairs and raw imports */
gboolean dpt_patient_write_keys (DptUnit *unit, DptPatient *patient, GError **error);

/**
 * dpt_patient_merge:
 * @id: the patient that stays
 * @twin_id: the one that turned out to be the same
 *
 * Needs %DPT_RIGHT_PATIENT_MERGE. Nothing moves: the twin points to the patient, is found no more by name, and its history is
 * read with the patient's; both file numbers lead to it. dpt_patient_unmerge() undoes it.
 */
gboolean dpt_patient_merge (DptUnit *unit, gint64 id, gint64 twin_id, GError **error);
gboolean dpt_patient_unmerge (DptUnit *unit, gint64 twin_id, GError **error);

/** dpt_patient_tag_ensure: Returns: the id of the tag of that name, made where there is none; 0 on failure */
gint64 dpt_patient_tag_ensure (DptUnit *unit, const char *name, const char *color, GError **error);
/** dpt_patient_list_tags: Returns: (transfer full) (element-type DptTag): all tags by name */
GPtrArray *dpt_patient_list_tags (DptUnit *unit, GError **error);

G_END_DECLS
