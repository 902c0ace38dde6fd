/* dpt-settings-perspective.h - the screen of the administrator: the team and the shop.
 * For: the window's table of perspectives. Not for: other roles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-perspective.h"

G_BEGIN_DECLS

#define DPT_TYPE_SETTINGS_PERSPECTIVE (dpt_settings_perspective_get_type ())
G_DECLARE_FINAL_TYPE (DptSettingsPerspective, dpt_settings_perspective, DPT, SETTINGS_PERSPECTIVE, DptPerspective)

/* Opens "user_account" (an id). Actions: settings.new-user, settings.save, settings.discard, settings.show-page (s: team, shop). */

G_END_DECLS
