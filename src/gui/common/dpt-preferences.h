/* dpt-preferences.h - what this person likes on this computer: columns, filters, sizes.
 * For: looks that no other station should share. Not for: settings of the shop (engine/practice).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One small key file a user, read once at start and written in the background a moment after the last change. */

/** dpt_preferences_dup: Returns: (transfer full) (nullable): the text kept under @group and @key */
char *dpt_preferences_dup (const char *group, const char *key);

/** dpt_preferences_set: keeps @value; %NULL forgets it */
void dpt_preferences_set (const char *group, const char *key, const char *value);

/** dpt_preferences_flush: writes at once what is not yet written; before the program ends */
void dpt_preferences_flush (void);

G_END_DECLS
