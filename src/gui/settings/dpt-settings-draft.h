/* dpt-settings-draft.h - what somebody has begun to write in the settings and not saved, kept for them in the database.
 * For: DptSettingsPerspective. Not for: secrets, which are typed again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-session.h"
#include "gui/settings/dpt-user-draft.h"

G_BEGIN_DECLS

/** DptSettingsForm: each holds one record at a time */
typedef enum
{
  DPT_SETTINGS_SHOP,
  DPT_SETTINGS_PRESCRIBER,
  DPT_SETTINGS_INSURER,
  DPT_SETTINGS_DEVICE,
  DPT_N_SETTINGS_RECORDS,
} DptSettingsForm;

/**
 * DptSettingsDraft:
 * @record: (nullable): of each form; counts where it is changed
 * @user: (nullable)
 * @overtaken: something was saved by somebody else since, and is not among them
 */
typedef struct
{
  DptRecord *record[DPT_N_SETTINGS_RECORDS];
  DptUserDraft *user;
  gboolean overtaken;
} DptSettingsDraft;

void dpt_settings_draft_free (DptSettingsDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptSettingsDraft, dpt_settings_draft_free)

/** dpt_settings_draft_write: Returns: (transfer full) (nullable): what was changed, as JSON; %NULL where nothing was */
char *dpt_settings_draft_write (const DptSettingsDraft *self);

/** dpt_settings_draft_keep: @content: (nullable): the session's user's from now on; nobody waits for it */
void dpt_settings_draft_keep (DptSession *session, const char *content);

/** dpt_settings_draft_load: in a unit: what the session's user had begun, over what stands now. Returns: (transfer full) (nullable) */
DptSettingsDraft *dpt_settings_draft_load (DptUnit *unit, GError **error);

G_END_DECLS
