/* dpt-user-draft.h - a user as the Team page edits one: account, roles, single rights, and a new password or PIN.
 * For: the panes of the settings. Not for: rules (engine/practice/dpt-user.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "engine/practice/dpt-user.h"

G_BEGIN_DECLS

#define DPT_TYPE_USER_DRAFT (dpt_user_draft_get_type ())
G_DECLARE_FINAL_TYPE (DptUserDraft, dpt_user_draft, DPT, USER_DRAFT, GObject)

/** dpt_user_draft_new: @establishments: (nullable) (element-type DptEstablishment): where roles can be held. Returns: (transfer full): a user not yet there */
DptUserDraft *dpt_user_draft_new (GPtrArray *establishments);
/** dpt_user_draft_load: Returns: (transfer full) (nullable): inside a unit: the user as it stands */
DptUserDraft *dpt_user_draft_load (DptUnit *unit, gint64 user_id, GError **error);
/** dpt_user_draft_copy: Returns: (transfer full): for a worker, while the page goes on */
DptUserDraft *dpt_user_draft_copy (DptUserDraft *self);

DptUserAccount *dpt_user_draft_get_account (DptUserDraft *self);
/** dpt_user_draft_get_n_places: Returns: in how many places roles can be held; the first is "everywhere" */
guint dpt_user_draft_get_n_places (DptUserDraft *self);
/** dpt_user_draft_get_place_name: Returns: the establishment's name, %NULL for everywhere */
const char *dpt_user_draft_get_place_name (DptUserDraft *self, guint place);
/** dpt_user_draft_get_roles: Returns: the roles held in exactly that place, a set of %DPT_ROLE_BIT */
guint dpt_user_draft_get_roles (DptUserDraft *self, guint place);
void dpt_user_draft_set_role (DptUserDraft *self, guint place, DptRole role, gboolean held);
DptGrant dpt_user_draft_get_grant (DptUserDraft *self, DptRight right);
void dpt_user_draft_set_grant (DptUserDraft *self, DptRight right, DptGrant grant);
/** dpt_user_draft_may: Returns: what the roles of that place, those held everywhere, and grants together come to */
gboolean dpt_user_draft_may (DptUserDraft *self, guint place, DptRight right);

/** dpt_user_draft_set_secrets: @password, @pin: (nullable): to be set at saving; %NULL: left as they are */
void dpt_user_draft_set_secrets (DptUserDraft *self, const char *password, const char *pin);

/** dpt_user_draft_write: adds the roles and the single rights to @object, as they are chosen; no secret */
void dpt_user_draft_write (DptUserDraft *self, JsonObject *object);
/** dpt_user_draft_read: takes them from there; a place that is no more is left out */
void dpt_user_draft_read (DptUserDraft *self, JsonObject *object);

gboolean dpt_user_draft_is_dirty (DptUserDraft *self);

/**
 * dpt_user_draft_save:
 *
 * Hashes, then saves all in one unit. Blocks: for a worker.
 *
 * Returns: the user's id, 0 on failure
 */
gint64 dpt_user_draft_save (DptUserDraft *self, DptSession *session, GError **error);

G_END_DECLS
