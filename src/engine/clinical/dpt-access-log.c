/* dpt-access-log.c - see dpt-access-log.h.
 * For: the rows and their words. Not for: writing the table access_entry.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-access-log.h"

#include "base/dpt-date.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DptField fields[] = {
  [DPT_ACCESS_ROW_AT] = { "at", DPT_FIELD_INSTANT, .label = N_ ("When") },
  [DPT_ACCESS_ROW_USER_NAME] = { "user_name", DPT_FIELD_TEXT, .label = N_ ("Who") },
  [DPT_ACCESS_ROW_ESTABLISHMENT_NAME] = { "establishment_name", DPT_FIELD_TEXT, .label = N_ ("Where") },
  [DPT_ACCESS_ROW_PATIENT_ID] = { "patient_id", DPT_FIELD_REF },
  [DPT_ACCESS_ROW_PATIENT_NAME] = { "patient_name", DPT_FIELD_TEXT, .label = N_ ("Patient") },
  [DPT_ACCESS_ROW_WHAT] = { "what", DPT_FIELD_TEXT, .label = N_ ("Looked at") },
  [DPT_ACCESS_ROW_VISIT_ON] = { "visit_on", DPT_FIELD_DATE, .label = N_ ("Day of the visit") },
};

DPT_DEFINE_RECORD (DptAccessRow, dpt_access_row, NULL, fields)

/* The visit's number stands at the end of what was noted. */
static GHashTable *
read_visit_days (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "clinical/access:visit-days", error, DPT_INT (patient_id));
  GHashTable *days;

  if (rows == NULL)
    return NULL;
  days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    g_hash_table_insert (days, g_strdup_printf ("%" G_GINT64_FORMAT, dpt_db_rows_get_int (rows, i, 0)),
                         g_strdup (dpt_db_rows_get_text (rows, i, 1)));
  return days;
}

static void
add_day (DptAccessRow *row, GHashTable *days)
{
  const char *what = dpt_record_get_string (row, DPT_ACCESS_ROW_WHAT);
  const char *number = strrchr (what, ' ');

  if (number != NULL && strstr (what, "visit ") != NULL)
    dpt_record_set_text (row, DPT_ACCESS_ROW_VISIT_ON, g_hash_table_lookup (days, number + 1));
}

GPtrArray *
dpt_access_list (DptUnit *unit, gint64 patient_id, const char *search, GError **error)
{
  g_auto (GStrv) words = dpt_text_split_words (search != NULL ? search : "", 1);
  g_autofree char *end = words[0] != NULL ? dpt_text_prefix_end (words[0]) : NULL;
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (GHashTable) days = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_AUDIT_READ, error))
    return NULL;
  if (patient_id != 0)
    rows = dpt_db_query (unit->connection, "clinical/access:of-patient", error, DPT_INT (patient_id),
                         DPT_INT (DPT_ACCESS_MOST));
  else
    rows = dpt_db_query (unit->connection, "clinical/access:of-everybody", error, DPT_TEXT (words[0]), DPT_TEXT (end),
                         DPT_INT (DPT_ACCESS_MOST));
  if (rows == NULL)
    return NULL;
  list = dpt_record_list_from_rows (DPT_TYPE_ACCESS_ROW, rows);
  if (patient_id == 0)
    return g_steal_pointer (&list);
  days = read_visit_days (unit, patient_id, error);
  for (guint i = 0; days != NULL && i < list->len; i++)
    add_day (list->pdata[i], days);
  return days != NULL ? g_steal_pointer (&list) : NULL;
}

char *
dpt_access_describe (DptAccessRow *row)
{
  static const struct { const char *prefix; const char *words; } undated[] = {
    { "report of visit ", N_ ("Report of a visit") },
    { "referral of visit ", N_ ("Referral letter of a visit") },
    { "visit ", N_ ("Visit") },
    { "history", N_ ("Record with all visits") },
    { "document ", N_ ("Document") },
    { "lens lot ", N_ ("Search for a lot of contact lenses") },
  };
  const char *what = dpt_record_get_string (row, DPT_ACCESS_ROW_WHAT);
  g_autofree char *day = dpt_date_format (dpt_record_get_text (row, DPT_ACCESS_ROW_VISIT_ON));

  /* Translators: what somebody looked at; the day of the visit */
  if (*day != '\0' && g_str_has_prefix (what, "report of visit "))
    return g_strdup_printf (_ ("Report of the visit of %s"), day);
  if (*day != '\0' && g_str_has_prefix (what, "referral of visit "))
    return g_strdup_printf (_ ("Referral letter of the visit of %s"), day);
  if (*day != '\0' && g_str_has_prefix (what, "visit "))
    return g_strdup_printf (_ ("Visit of %s"), day);
  for (guint i = 0; i < G_N_ELEMENTS (undated); i++)
    if (g_str_has_prefix (what, undated[i].prefix))
      return g_strdup (_ (undated[i].words));
  return g_strdup (what);
}
