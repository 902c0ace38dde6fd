/* dpt-patient-kin.c - see dpt-patient-kin.h.
 * For: one statement. Not for: changing links (dpt-patient-store.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-kin.h"

#include "engine/patient/dpt-patient.h"

/* In the order of the enumeration of the header. */
static const DptField fields[] = {
  { "kind", DPT_FIELD_TEXT, 0, 0, 20 },         { "file_number", DPT_FIELD_INT },
  { "family_name", DPT_FIELD_TEXT, 0, 0, 100 }, { "birth_name", DPT_FIELD_TEXT, 0, 0, 100 },
  { "given_names", DPT_FIELD_TEXT, 0, 0, 100 }, { "birth_date", DPT_FIELD_DATE },
};
DPT_DEFINE_RECORD (DptPatientKin, dpt_patient_kin, NULL, fields)

char *
dpt_patient_kin_dup_name (DptPatientKin *self)
{
  g_return_val_if_fail (DPT_IS_PATIENT_KIN (self), NULL);

  return dpt_patient_create_name (dpt_record_get_text (self, DPT_PATIENT_KIN_FAMILY_NAME),
                                  dpt_record_get_text (self, DPT_PATIENT_KIN_BIRTH_NAME),
                                  dpt_record_get_text (self, DPT_PATIENT_KIN_GIVEN_NAMES));
}

GPtrArray *
dpt_patient_list_kin (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "patient/patient:kin", error, DPT_INT (patient_id));
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_PATIENT_KIN, rows) : NULL;
}
