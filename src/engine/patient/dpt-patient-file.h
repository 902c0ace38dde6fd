/* dpt-patient-file.h - a whole patient as a form edits it: the record and the lists beside it, with what was taken out.
 * For: the patient sheet, creation, imports. Not for: SQL (dpt-patient-store.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/patient/dpt-patient.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** DptPatientPart: the lists beside a patient. Consents are only ever added. */
typedef enum
{
  DPT_PATIENT_PART_CONTACTS,
  DPT_PATIENT_PART_ADDRESSES,
  DPT_PATIENT_PART_ALERTS,
  DPT_PATIENT_PART_COVERS,
  DPT_PATIENT_PART_LINKS,
  DPT_PATIENT_PART_TAGS,
  DPT_PATIENT_PART_CONSENTS,
  DPT_N_PATIENT_PARTS,
} DptPatientPart;

#define DPT_TYPE_PATIENT_FILE (dpt_patient_file_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientFile, dpt_patient_file, DPT, PATIENT_FILE, GObject)

/** dpt_patient_file_new: Returns: (transfer full): an empty one, for a new patient */
DptPatientFile *dpt_patient_file_new (void);
/** dpt_patient_file_new_for: @patient: (transfer none): Returns: (transfer full): one whose lists are still empty */
DptPatientFile *dpt_patient_file_new_for (DptPatient *patient);
/** dpt_patient_file_copy: Returns: (transfer full): a copy to edit, deep, with the same loaded state */
DptPatientFile *dpt_patient_file_copy (DptPatientFile *self);

DptPatient *dpt_patient_file_get_patient (DptPatientFile *self);
/** dpt_patient_file_get_part: Returns: (transfer none): the records of one list, of dpt_patient_part_get_type() */
GListModel *dpt_patient_file_get_part (DptPatientFile *self, DptPatientPart part);
/** dpt_patient_part_get_record_type: Returns: the type of a part's records (%DPT_TYPE_CONTACT_POINT…) */
GType dpt_patient_part_get_record_type (DptPatientPart part);
/** dpt_patient_part_get_name: Returns: the name in JSON ("contacts") */
const char *dpt_patient_part_get_name (DptPatientPart part);

/** dpt_patient_file_append: @record: (transfer none): of the part's type */
void dpt_patient_file_append (DptPatientFile *self, DptPatientPart part, gpointer record);
/** dpt_patient_file_add: Returns: (transfer none): a new record at the end of the part, with what must not be empty filled in (country, active…) */
gpointer dpt_patient_file_add (DptPatientFile *self, DptPatientPart part, const char *country);
/** dpt_patient_file_remove: takes @record out; one that was saved goes from the database at the next save */
void dpt_patient_file_remove (DptPatientFile *self, DptPatientPart part, gpointer record);
/** dpt_patient_file_get_removed: Returns: (transfer none) (element-type DptRecord): saved records that were taken out */
GPtrArray *dpt_patient_file_get_removed (DptPatientFile *self);

/** dpt_patient_file_is_dirty: Returns: whether anything is there to save */
gboolean dpt_patient_file_is_dirty (DptPatientFile *self);
/** dpt_patient_file_validate: every record, as at saving; the message names the field */
gboolean dpt_patient_file_validate (DptPatientFile *self, GError **error);

/** dpt_patient_file_dup_contact: Returns: (transfer full) (nullable): the preferred, else the first contact of that kind; any phone for %NULL */
char *dpt_patient_file_dup_contact (DptPatientFile *self, const char *kind);
/** dpt_patient_file_get_address: Returns: (transfer none) (nullable): the address of that kind, else the one at home, else the first */
DptAddress *dpt_patient_file_get_address (DptPatientFile *self, const char *kind);
/** dpt_patient_file_has_consent: Returns: whether the latest word on that purpose and channel ("any" counts for all) is yes */
gboolean dpt_patient_file_has_consent (DptPatientFile *self, const char *purpose, const char *channel);

G_END_DECLS
