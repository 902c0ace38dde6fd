/* dpt-user.h - who works in the shop, with which roles and rights: adding, changing, switching off.
 * For: the Team page, `dioptrectl user`, creating a shop. Not for: signing in (dpt-sign-in.h).
 *
 * Everything here needs %DPT_RIGHT_USER_MANAGE, apart from changing one's own password, PIN and colours. Somebody always
 * remains who can sign in with a password (in the demonstration shop with a PIN) and may manage users: what would take the last
 * one away fails with %DPT_ERROR_STATE.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-password.h"
#include "engine/practice/dpt-unit.h"
#include "engine/practice/dpt-user-account.h"

G_BEGIN_DECLS

/**
 * DptCredentials:
 *
 * A password, a PIN or both, checked and hashed before the transaction begins: hashing takes a good part of a second.
 */
typedef struct _DptCredentials DptCredentials;

/**
 * dpt_credentials_new:
 * @password: (nullable): %NULL: the user signs in with the PIN alone (demonstration), or keeps the old password
 * @pin: (nullable): %NULL: none, or the old one is kept
 * @own_words: (nullable): names that the password must not repeat
 *
 * Checks and hashes; never on the main thread. With %DPT_PASSWORD_STRENGTH_LOW any PIN of 4 to 8 digits will do.
 */
DptCredentials *dpt_credentials_new (const char *password, const char *pin, DptPasswordStrength strength,
                                     const char *const *own_words, GError **error);
void dpt_credentials_free (DptCredentials *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptCredentials, dpt_credentials_free)

/** DPT_ROLE_BIT: roles in a set, as dpt_user_add() takes them */
#define DPT_ROLE_BIT(role) (1u << (role))

/**
 * dpt_user_add:
 * @account: (not nullable): a new record with login and display name; initials and colour are given where it has none
 * @credentials: (nullable): without, nobody can sign in as this user yet
 * @roles: set of %DPT_ROLE_BIT
 * @establishment_id: where; 0: everywhere
 *
 * Returns: whether it was added; its id is @account's
 */
gboolean dpt_user_add (DptUnit *unit, DptUserAccount *account, const DptCredentials *credentials, guint roles,
                       gint64 establishment_id, GError **error);

/** dpt_user_save: changes name, initials, colour, professional number…; one's own without a right, except login, limit and whether active */
gboolean dpt_user_save (DptUnit *unit, DptUserAccount *account, GError **error);

/** dpt_user_set_active: lets a user sign in or not. Nothing that the user did goes. */
gboolean dpt_user_set_active (DptUnit *unit, gint64 user_id, gboolean active, GError **error);

/** dpt_user_set_roles: the user's roles in one establishment, or (0) everywhere, become exactly @roles; what is given elsewhere stays */
gboolean dpt_user_set_roles (DptUnit *unit, gint64 user_id, gint64 establishment_id, guint roles, GError **error);

typedef enum
{
  DPT_GRANT_BY_ROLE, /* what the roles say */
  DPT_GRANT_GIVEN,
  DPT_GRANT_TAKEN,
} DptGrant;

/** dpt_user_set_right: gives one right to, or takes it from, one user, whatever the roles say */
gboolean dpt_user_set_right (DptUnit *unit, gint64 user_id, DptRight right, DptGrant grant, GError **error);

/** dpt_user_set_credentials: by the administrator; ends the delay after failures. @must_change: a new password is asked for at the next sign-in. */
gboolean dpt_user_set_credentials (DptUnit *unit, gint64 user_id, const DptCredentials *credentials, gboolean must_change,
                                   GError **error);

/**
 * dpt_user_change_own_credentials:
 * @old_password: what the user signs in with now
 *
 * By the user: a new password, a new PIN or both. Blocks for hashing and runs its own unit: never on the main thread.
 * A wrong @old_password counts and delays as at sign-in (%DPT_ERROR_REFUSED).
 */
gboolean dpt_user_change_own_credentials (DptSession *session, const char *old_password, const char *password,
                                          const char *pin, GError **error);

/** dpt_user_change_own_credentials_async: the same on a thread of its own, for it hashes; @session is the source */
void dpt_user_change_own_credentials_async (DptSession *session, const char *old_password, const char *password, const char *pin,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dpt_user_change_own_credentials_finish (DptSession *session, GAsyncResult *result, GError **error);

#define DPT_TYPE_USER_ROW (dpt_user_row_get_type ())
G_DECLARE_FINAL_TYPE (DptUserRow, dpt_user_row, DPT, USER_ROW, DptRecord)

/**
 * The fields of #DptUserRow, for lists and for the tiles of the sign-in page. ROLES: translated, "Optician, Owner";
 * ROLE_NAMES: "optician,owner". DEMONSTRATION_PIN: only in the demonstration shop. ROLES_BITS: everywhere and anywhere together.
 */
enum
{
  DPT_USER_ROW_LOGIN,
  DPT_USER_ROW_DISPLAY_NAME,
  DPT_USER_ROW_INITIALS,
  DPT_USER_ROW_TITLE,
  DPT_USER_ROW_COLOR,
  DPT_USER_ROW_ACTIVE,
  DPT_USER_ROW_HAS_PASSWORD,
  DPT_USER_ROW_HAS_PIN,
  DPT_USER_ROW_DEMONSTRATION_PIN,
  DPT_USER_ROW_LAST_SIGN_IN,
  DPT_USER_ROW_ROLES,
  DPT_USER_ROW_ROLE_NAMES,
  DPT_USER_ROW_ROLES_BITS,
};

/** dpt_user_list: Returns: (transfer full) (element-type DptUserRow): by name; @with_inactive: those too who may no longer sign in */
GPtrArray *dpt_user_list (DptUnit *unit, gboolean with_inactive, GError **error);
/** dpt_user_list_roles: Returns: the set of roles that the user has in exactly that establishment (0: everywhere) */
gboolean dpt_user_get_roles (DptUnit *unit, gint64 user_id, gint64 establishment_id, guint *roles, GError **error);
/** dpt_user_list_rights: Returns: (transfer full) (element-type DptUserRight): what was given and taken one by one */
GPtrArray *dpt_user_list_rights (DptUnit *unit, gint64 user_id, GError **error);
/** dpt_user_find: Returns: the id of the user of that login, 0 with %DPT_ERROR_NOT_FOUND */
gint64 dpt_user_find (DptUnit *unit, const char *login, GError **error);

/* For dpt-shop.c and demonstration data: no right is asked. */
gboolean dpt_user_insert (DptUnit *unit, DptUserAccount *account, const DptCredentials *credentials, guint roles,
                          gint64 establishment_id, GError **error);

G_END_DECLS
