/* dpt-setting.h - settings by name: the user's own, else the station's, the establishment's, the organization's.
 * For: whatever a shop may want otherwise. Not for: facts with a table of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_SETTING (dpt_setting_get_type ())
G_DECLARE_FINAL_TYPE (DptSetting, dpt_setting, DPT, SETTING, DptRecord)

/** The fields of #DptSetting. At most one of the three ids: where it holds. NAME: "lock.minutes". */
enum
{
  DPT_SETTING_ESTABLISHMENT_ID,
  DPT_SETTING_STATION_ID,
  DPT_SETTING_USER_ID,
  DPT_SETTING_NAME,
  DPT_SETTING_VALUE,
};

/** DptSettingScope: the session's organization, establishment, station or user */
typedef enum
{
  DPT_SETTING_SCOPE_ORGANIZATION,
  DPT_SETTING_SCOPE_ESTABLISHMENT,
  DPT_SETTING_SCOPE_STATION,
  DPT_SETTING_SCOPE_USER,
} DptSettingScope;

/** dpt_setting_dup: Returns: (transfer full) (nullable): the value that holds here and now, nearest scope first; %NULL without @error where none is set */
char *dpt_setting_dup (DptUnit *unit, const char *name, GError **error);
/** dpt_setting_get_int: Returns: the value as a whole number, @fallback where none is set, it is no number, or the database fails */
gint64 dpt_setting_get_int (DptUnit *unit, const char *name, gint64 fallback);

/**
 * dpt_setting_set:
 * @value: (nullable): %NULL takes the setting of that scope away
 *
 * Needs %DPT_RIGHT_SETTING_WRITE, but for one's own (%DPT_SETTING_SCOPE_USER).
 */
gboolean dpt_setting_set (DptUnit *unit, DptSettingScope scope, const char *name, const char *value, GError **error);

G_END_DECLS
