/* dpt-patient-list.h - the list of patients, in the orders people ask for.
 * For: reception's list and what it exports. Not for: finding somebody while typing (dpt-patient-search.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-list-model.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_PATIENT_ENTRY (dpt_patient_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientEntry, dpt_patient_entry, DPT, PATIENT_ENTRY, DptRecord)

/** The fields of #DptPatientEntry: one line of the list. PHONE, EMAIL and CITY: the preferred or first. LAST_VISIT: ISO day of the last visit that was not abandoned. */
enum
{
  DPT_PATIENT_ENTRY_FILE_NUMBER,
  DPT_PATIENT_ENTRY_FAMILY_NAME,
  DPT_PATIENT_ENTRY_BIRTH_NAME,
  DPT_PATIENT_ENTRY_GIVEN_NAMES,
  DPT_PATIENT_ENTRY_BIRTH_DATE,
  DPT_PATIENT_ENTRY_DECEASED_ON,
  DPT_PATIENT_ENTRY_PHONE,
  DPT_PATIENT_ENTRY_EMAIL,
  DPT_PATIENT_ENTRY_CITY,
  DPT_PATIENT_ENTRY_LAST_VISIT,
};

/** dpt_patient_entry_dup_name: Returns: (transfer full): dpt_patient_create_name() of a line; "" while it is not there yet */
char *dpt_patient_entry_dup_name (DptPatientEntry *self);

/** dpt_patient_list_new: Returns: (transfer full): a model of #DptPatientEntry, empty until dpt_patient_list_set_order() */
DptDbListModel *dpt_patient_list_new (DptDb *db);

/** dpt_patient_list_set_order: @property: (nullable): "family-name" (also for %NULL), "birth-date", "file-number" or "last-visit"; @tag_id: only
 * those who bear it; 0: all */
void dpt_patient_list_set_order (DptDbListModel *model, const char *property, gboolean descending, gint64 tag_id);

/** dpt_patient_list_find: @tag_id: as above. Returns: (transfer full) (element-type DptPatientEntry) (nullable): what dpt_patient_search() finds,
 * as lines of the list */
GPtrArray *dpt_patient_list_find (DptUnit *unit, const char *fragment, gint64 tag_id, guint most, GError **error);

G_END_DECLS
