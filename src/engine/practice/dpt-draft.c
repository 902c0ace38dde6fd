/* dpt-draft.c - see dpt-draft.h.
 * For: one draft a user, form and subject. Not for: what stands in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-draft.h"

#include <glib/gi18n-lib.h>

/* In the order of the enumeration of the header. */
static const DptField fields[] = {
  { "user_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, NULL },
  { "kind", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 60, NULL },
  { "subject_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, NULL },
  { "content", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 1000000, N_ ("Draft") },
  { "updated_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, 0, 0, NULL },
};
DPT_DEFINE_RECORD (DptDraft, dpt_draft, "draft", fields)

DptDraft *
dpt_draft_load (DptUnit *unit, const char *kind, gint64 subject_id, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/setting:draft", error,
                                             DPT_INT (dpt_unit_get_user_id (unit)), DPT_TEXT (kind), DPT_INT (subject_id));

  return rows && dpt_db_rows_get_n_rows (rows) ? dpt_record_from_row (DPT_TYPE_DRAFT, rows, 0) : NULL;
}

gboolean
dpt_draft_save (DptUnit *unit, const char *kind, gint64 subject_id, const char *content, GError **error)
{
  g_autoptr (DptDraft) draft = NULL;
  GError *local = NULL;

  g_return_val_if_fail (kind != NULL && content != NULL, FALSE);

  draft = dpt_draft_load (unit, kind, subject_id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (draft == NULL)
    {
      draft = dpt_record_new (DPT_TYPE_DRAFT);
      dpt_record_set_int (draft, DPT_DRAFT_USER_ID, dpt_unit_get_user_id (unit));
      dpt_record_set_text (draft, DPT_DRAFT_KIND, kind);
      dpt_record_set_int (draft, DPT_DRAFT_SUBJECT_ID, subject_id);
    }
  dpt_record_set_text (draft, DPT_DRAFT_CONTENT, content);
  dpt_record_set_int (draft, DPT_DRAFT_UPDATED_AT, dpt_unit_get_now (unit));
  return dpt_record_is_saved (draft) ? dpt_record_update (unit->connection, draft, error)
                                     : dpt_record_insert (unit->connection, draft, error);
}

gboolean
dpt_draft_drop (DptUnit *unit, const char *kind, gint64 subject_id, GError **error)
{
  gint64 dropped;

  g_return_val_if_fail (kind != NULL, FALSE);

  dropped = dpt_db_execute (unit->connection, "practice/setting:drop-draft", error, DPT_INT (dpt_unit_get_user_id (unit)),
                            DPT_TEXT (kind), DPT_INT (subject_id));
  if (dropped > 0)
    dpt_db_connection_touch (unit->connection, "draft");
  return dropped >= 0;
}

GPtrArray *
dpt_draft_list (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/setting:drafts", error,
                                             DPT_INT (dpt_unit_get_user_id (unit)));

  return rows ? dpt_record_list_from_rows (DPT_TYPE_DRAFT, rows) : NULL;
}
