/* dpt-patient-list.c - see dpt-patient-list.h.
 * For: the variants of the list's query. Not for: who matches a fragment (dpt-patient-search.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-list.h"

#include "engine/patient/dpt-patient-search.h"
#include "engine/patient/dpt-patient.h"

#include <glib/gi18n-lib.h>

/* In the order of the enumeration of the header. */
static const DptField entry_fields[] = {
  { "file_number", DPT_FIELD_INT, 0, 0, 0, N_ ("File number") },
  { "family_name", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Family name") },
  { "birth_name", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Birth name") },
  { "given_names", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Given names") },
  { "birth_date", DPT_FIELD_DATE, 0, 0, 0, N_ ("Birth date") },
  { "deceased_on", DPT_FIELD_DATE, 0, 0, 0, N_ ("Deceased on") },
  { "phone", DPT_FIELD_TEXT, 0, 0, 200, N_ ("Phone") },
  { "email", DPT_FIELD_TEXT, 0, 0, 200, N_ ("E-mail") },
  { "city", DPT_FIELD_TEXT, 0, 0, 100, N_ ("City") },
  { "last_visit", DPT_FIELD_DATE, 0, 0, 0, N_ ("Last visit") },
};
DPT_DEFINE_RECORD (DptPatientEntry, dpt_patient_entry, NULL, entry_fields)

static const struct
{
  const char *property;
  const char *all[2], *tagged[2]; /* upwards, downwards */
} orders[] = {
  { "family-name", { "patient/list:by-name", "patient/list:by-name-down" },
    { "patient/list:tagged-by-name", "patient/list:tagged-by-name-down" } },
  { "birth-date", { "patient/list:by-birth", "patient/list:by-birth-down" },
    { "patient/list:tagged-by-birth", "patient/list:tagged-by-birth-down" } },
  { "file-number", { "patient/list:by-file-number", "patient/list:by-file-number-down" },
    { "patient/list:tagged-by-file-number", "patient/list:tagged-by-file-number-down" } },
  { "last-visit", { "patient/list:by-last-visit", "patient/list:by-last-visit-down" },
    { "patient/list:tagged-by-last-visit", "patient/list:tagged-by-last-visit-down" } },
};

char *
dpt_patient_entry_dup_name (DptPatientEntry *self)
{
  g_return_val_if_fail (DPT_IS_PATIENT_ENTRY (self), NULL);

  return dpt_patient_create_name (dpt_record_get_text (self, DPT_PATIENT_ENTRY_FAMILY_NAME),
                                  dpt_record_get_text (self, DPT_PATIENT_ENTRY_BIRTH_NAME),
                                  dpt_record_get_text (self, DPT_PATIENT_ENTRY_GIVEN_NAMES));
}

DptDbListModel *
dpt_patient_list_new (DptDb *db)
{
  static const char *const topics[] = { "patient", "contact_point", "address", "visit", "patient_tag", NULL };

  return dpt_db_list_model_new (db, DPT_TYPE_PATIENT_ENTRY, "patient/list:rows", topics);
}

void
dpt_patient_list_set_order (DptDbListModel *model, const char *property, gboolean descending, gint64 tag_id)
{
  guint order = 0;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (orders[i].property, property) == 0)
      order = i;
  if (tag_id != 0)
    dpt_db_list_model_set_query (model, orders[order].tagged[descending ? 1 : 0], DPT_DB_VALUES (DPT_INT (tag_id)), 1);
  else
    dpt_db_list_model_set_query (model, orders[order].all[descending ? 1 : 0], NULL, 0);
}

static gboolean
load_page (DptUnit *unit, const gint64 *ids, guint n_ids, GPtrArray *list, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  DptDbValue values[DPT_DB_PAGE];

  for (guint i = 0; i < DPT_DB_PAGE; i++)
    values[i] = DPT_INT (ids[MIN (i, n_ids - 1)]);
  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find ("patient/list:rows"), values, DPT_DB_PAGE, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    for (guint row = 0; row < dpt_db_rows_get_n_rows (rows); row++)
      if (dpt_db_rows_get_int (rows, row, 0) == ids[i])
        g_ptr_array_add (list, dpt_record_from_row (DPT_TYPE_PATIENT_ENTRY, rows, row));
  return TRUE;
}

static GPtrArray *
load_entries (DptUnit *unit, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i += DPT_DB_PAGE)
    if (!load_page (unit, ids + i, MIN (n_ids - i, DPT_DB_PAGE), list, error))
      return NULL;
  return g_steal_pointer (&list);
}

static int
bears_tag (DptUnit *unit, gint64 id, gint64 tag_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (tag_id == 0)
    return 1;
  rows = dpt_db_query (unit->connection, "patient/list:bears", error, DPT_INT (id), DPT_INT (tag_id));
  return rows != NULL ? dpt_db_rows_get_n_rows (rows) > 0 : -1;
}

GPtrArray *
dpt_patient_list_find (DptUnit *unit, const char *fragment, gint64 tag_id, guint most, GError **error)
{
  g_autoptr (GPtrArray) found = dpt_patient_search (unit, fragment, most, error);
  gint64 ids[DPT_PATIENT_SEARCH_MOST];
  guint n = 0;

  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->len && n < G_N_ELEMENTS (ids); i++)
    {
      int bears = bears_tag (unit, dpt_record_get_id (found->pdata[i]), tag_id, error);

      if (bears < 0)
        return NULL;
      if (bears > 0)
        ids[n++] = dpt_record_get_id (found->pdata[i]);
    }
  return load_entries (unit, ids, n, error);
}
