/* dpt-setting.c - see dpt-setting.h.
 * For: one table, four scopes. Not for: what the names mean.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-setting.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

/* In the order of the enumeration of the header. */
static const DptField fields[] = {
  { "establishment_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, NULL },
  { "station_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, NULL },
  { "user_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, NULL },
  { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 100, N_ ("Setting") },
  { "value", DPT_FIELD_TEXT, 0, 0, 100000, N_ ("Value") },
};
DPT_DEFINE_RECORD (DptSetting, dpt_setting, "setting", fields)

char *
dpt_setting_dup (DptUnit *unit, const char *name, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  rows = dpt_db_query (unit->connection, "practice/setting:nearest", error, DPT_TEXT (name),
                       DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_INT (dpt_unit_get_station_id (unit)),
                       DPT_INT (dpt_unit_get_user_id (unit)));
  return rows && dpt_db_rows_get_n_rows (rows) ? g_strdup (dpt_db_rows_get_text (rows, 0, 0)) : NULL;
}

gint64
dpt_setting_get_int (DptUnit *unit, const char *name, gint64 fallback)
{
  g_autofree char *value = dpt_setting_dup (unit, name, NULL);
  gint64 number;

  return value && g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL) ? number : fallback;
}

static gint64
get_scope_id (DptUnit *unit, DptSettingScope scope)
{
  switch (scope)
    {
    case DPT_SETTING_SCOPE_ESTABLISHMENT:
      return dpt_unit_get_establishment_id (unit);
    case DPT_SETTING_SCOPE_STATION:
      return dpt_unit_get_station_id (unit);
    case DPT_SETTING_SCOPE_USER:
      return dpt_unit_get_user_id (unit);
    case DPT_SETTING_SCOPE_ORGANIZATION:
    default:
      return 0;
    }
}

gboolean
dpt_setting_set (DptUnit *unit, DptSettingScope scope, const char *name, const char *value, GError **error)
{
  gint64 id = get_scope_id (unit, scope);
  gint64 establishment_id = scope == DPT_SETTING_SCOPE_ESTABLISHMENT ? id : 0;
  gint64 station_id = scope == DPT_SETTING_SCOPE_STATION ? id : 0;
  gint64 user_id = scope == DPT_SETTING_SCOPE_USER ? id : 0;
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptSetting) setting = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (scope != DPT_SETTING_SCOPE_USER && !dpt_unit_require (unit, DPT_RIGHT_SETTING_WRITE, error))
    return FALSE;
  if (scope != DPT_SETTING_SCOPE_ORGANIZATION && id == 0)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This setting belongs to an establishment, a station or a user; sign in there first."));
  rows = dpt_db_query (unit->connection, "practice/setting:exact", error, DPT_TEXT (name), DPT_INT (establishment_id),
                       DPT_INT (station_id), DPT_INT (user_id));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    setting = dpt_record_from_row (DPT_TYPE_SETTING, rows, 0);
  if (value == NULL)
    return setting == NULL || dpt_unit_remove (unit, setting, error);
  if (setting == NULL)
    {
      setting = dpt_record_new (DPT_TYPE_SETTING);
      dpt_record_set_int (setting, DPT_SETTING_ESTABLISHMENT_ID, establishment_id);
      dpt_record_set_int (setting, DPT_SETTING_STATION_ID, station_id);
      dpt_record_set_int (setting, DPT_SETTING_USER_ID, user_id);
      dpt_record_set_text (setting, DPT_SETTING_NAME, name);
    }
  dpt_record_set_text (setting, DPT_SETTING_VALUE, value);
  return dpt_unit_save (unit, setting, error);
}
