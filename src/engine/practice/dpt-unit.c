/* dpt-unit.c - see dpt-unit.h.
 * For: rights, audit and numbers, the same in every subject. Not for: any subject's rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-unit.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-id.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

gboolean
dpt_unit_require (DptUnit *unit, DptRight right, GError **error)
{
  g_autoptr (GError) refused = NULL;

  if (dpt_session_may (unit->session, right))
    return TRUE;
  /* Translators: the user's name, and an act like "refund a sale" */
  dpt_set_invalid (&refused, dpt_right_get_name (right), _ ("%s may not %s. Ask somebody who may, or the administrator for the right."),
                   dpt_session_get_user_name (unit->session), dpt_right_get_label (right));
  refused->code = DPT_ERROR_REFUSED;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

gpointer
dpt_unit_load (DptUnit *unit, GType type, gint64 id, GError **error)
{
  return dpt_record_load (unit->connection, type, id, error);
}

static void
append_value (GString *out, const DptField *field, DptDbValue value)
{
  g_autofree char *summary = NULL;

  if (value.type == DPT_DB_NULL)
    g_string_append (out, "null");
  else if (field->flags & DPT_FIELD_SECRET)
    g_string_append (out, "\"***\"");
  else if (value.type == DPT_DB_INT)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, value.integer);
  else if (value.type == DPT_DB_TEXT)
    dpt_text_append_json (out, value.data);
  else
    {
      summary = g_strdup_printf ("%" G_GSIZE_FORMAT " bytes", value.size);
      dpt_text_append_json (out, summary);
    }
}

/* {"column":[before,after],…} of what differs from the loaded state; @removed: all that it held. */
static char *
describe_change (gpointer record, gboolean removed)
{
  g_autoptr (GString) out = g_string_new ("{");

  for (guint i = 0; i < dpt_record_get_n_fields (record); i++)
    {
      const DptField *field = dpt_record_get_field (record, i);

      if ((field->flags & (DPT_FIELD_VIRTUAL | DPT_FIELD_DERIVED)) || (!removed && !dpt_record_is_field_dirty (record, i)))
        continue;
      if (removed && dpt_record_is_null (record, i))
        continue;
      g_string_append_printf (out, "%s\"%s\":[", out->len > 1 ? "," : "", field->column);
      append_value (out, field, dpt_record_get_original (record, i));
      g_string_append_c (out, ',');
      append_value (out, field, removed ? DPT_NULL : dpt_record_get_value (record, i));
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, '}');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

gboolean
dpt_unit_audit (DptUnit *unit, const char *action, const char *table, gint64 id, const char *change, GError **error)
{
  DptSession *session = unit->session;

  dpt_db_connection_touch (unit->connection, "audit_entry");
  return dpt_db_post (unit->connection, "practice/practice:add-audit", error, DPT_INT (dpt_id_new ()),
                      DPT_INT (dpt_session_get_now (session)), DPT_REF (dpt_session_get_user_id (session)),
                      DPT_REF (dpt_session_get_establishment_id (session)), DPT_REF (dpt_session_get_station_id (session)),
                      DPT_TEXT (action), DPT_TEXT (table), DPT_INT (id), DPT_TEXT (change));
}

gboolean
dpt_unit_save (DptUnit *unit, gpointer record, GError **error)
{
  DptRecordClass *klass = DPT_RECORD_GET_CLASS (record);
  g_autofree char *change = NULL;

  if (dpt_record_is_saved (record))
    {
      if (!dpt_record_is_dirty (record))
        return TRUE;
      change = describe_change (record, FALSE);
      return dpt_record_update (unit->connection, record, error)
             && dpt_unit_audit (unit, "update", klass->table, dpt_record_get_id (record), change, error);
    }
  change = describe_change (record, FALSE);
  return dpt_record_insert (unit->connection, record, error)
         && dpt_unit_audit (unit, "create", klass->table, dpt_record_get_id (record), change, error);
}

gboolean
dpt_unit_add (DptUnit *unit, gpointer record, GError **error)
{
  return dpt_record_insert (unit->connection, record, error);
}

gboolean
dpt_unit_remove (DptUnit *unit, gpointer record, GError **error)
{
  g_autofree char *change = describe_change (record, TRUE);

  return dpt_record_delete (unit->connection, record, error)
         && dpt_unit_audit (unit, "remove", DPT_RECORD_GET_CLASS (record)->table, dpt_record_get_id (record), change, error);
}

gint64
dpt_unit_take_number (DptUnit *unit, gint64 establishment_id, const char *series, int year, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "practice/practice:take-number", error, DPT_INT (establishment_id),
                       DPT_TEXT (series), DPT_INT (year));
  return rows ? dpt_db_rows_get_int (rows, 0, 0) : 0;
}

gint64
dpt_unit_get_now (DptUnit *unit)
{
  return unit->now != 0 ? unit->now : dpt_session_get_now (unit->session);
}

char *
dpt_unit_dup_today (DptUnit *unit)
{
  return dpt_date_from_instant (dpt_unit_get_now (unit));
}

int
dpt_unit_get_year (DptUnit *unit)
{
  g_autofree char *today = dpt_unit_dup_today (unit);

  return (int) g_ascii_strtoll (today, NULL, 10);
}

gint64
dpt_unit_get_user_id (DptUnit *unit)
{
  return dpt_session_get_user_id (unit->session);
}

gint64
dpt_unit_get_establishment_id (DptUnit *unit)
{
  return dpt_session_get_establishment_id (unit->session);
}

gint64
dpt_unit_get_station_id (DptUnit *unit)
{
  return dpt_session_get_station_id (unit->session);
}
