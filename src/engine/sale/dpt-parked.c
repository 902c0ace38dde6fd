/* dpt-parked.c - see dpt-parked.h.
 * For: tickets that wait. Not for: what stands on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-parked.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

#define KIND "parked_ticket"

gboolean
dpt_parked_put (DptUnit *unit, const char *content, GError **error)
{
  g_autoptr (DptDraft) draft = dpt_record_new (DPT_TYPE_DRAFT);

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_ISSUE, error))
    return FALSE;
  dpt_record_set_int (draft, DPT_DRAFT_USER_ID, dpt_unit_get_user_id (unit));
  dpt_record_set_text (draft, DPT_DRAFT_KIND, KIND);
  dpt_record_set_int (draft, DPT_DRAFT_SUBJECT_ID, dpt_unit_get_establishment_id (unit));
  dpt_record_set_text (draft, DPT_DRAFT_CONTENT, content);
  dpt_record_set_int (draft, DPT_DRAFT_UPDATED_AT, dpt_unit_get_now (unit));
  return dpt_record_insert (unit->connection, draft, error);
}

GPtrArray *
dpt_parked_list (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "sale/list:parked", error, DPT_INT (dpt_unit_get_establishment_id (unit)));
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_DRAFT, rows) : NULL;
}

char *
dpt_parked_take (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptDraft) draft = NULL;
  g_autoptr (GError) local = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_ISSUE, error))
    return NULL;
  draft = dpt_record_load (unit->connection, DPT_TYPE_DRAFT, id, &local);
  if (draft != NULL && g_strcmp0 (dpt_record_get_text (draft, DPT_DRAFT_KIND), KIND) == 0
      && dpt_record_delete (unit->connection, draft, &local))
    return g_strdup (dpt_record_get_text (draft, DPT_DRAFT_CONTENT));
  if (local == NULL || g_error_matches (local, DPT_DB_ERROR, DPT_DB_ERROR_NOT_FOUND)
      || g_error_matches (local, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT))
    dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("This ticket no longer waits; another till took it up."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
