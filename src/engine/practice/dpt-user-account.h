/* dpt-user-account.h - users, their roles and single rights, as records.
 * For: dpt-user.h and lists of users. Not for: checking who somebody is (dpt-sign-in.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

#define DPT_TYPE_USER_ACCOUNT (dpt_user_account_get_type ())
G_DECLARE_FINAL_TYPE (DptUserAccount, dpt_user_account, DPT, USER_ACCOUNT, DptRecord)

/**
 * The fields of #DptUserAccount. LOGIN: lower-case letters, digits and . _ - (2 to 40). COLOR: "#rrggbb" of the tile.
 * PROFESSIONAL_NUMBER: the one that prescriptions bear (RPPS, ADELI). PROFESSION: as what
 * somebody prescribes, which decides how long by law ("ophthalmologist"); none for who does not. The hashes are secret: no audit, no JSON.
 * DEMONSTRATION_PIN: in clear, only in the demonstration shop. DISCOUNT_LIMIT_BP: basis points.
 */
enum
{
  DPT_USER_ACCOUNT_LOGIN,
  DPT_USER_ACCOUNT_DISPLAY_NAME,
  DPT_USER_ACCOUNT_INITIALS,
  DPT_USER_ACCOUNT_TITLE,
  DPT_USER_ACCOUNT_PROFESSIONAL_NUMBER,
  DPT_USER_ACCOUNT_PROFESSION,
  DPT_USER_ACCOUNT_EMAIL,
  DPT_USER_ACCOUNT_PHONE,
  DPT_USER_ACCOUNT_COLOR,
  DPT_USER_ACCOUNT_PASSWORD_HASH,
  DPT_USER_ACCOUNT_PIN_HASH,
  DPT_USER_ACCOUNT_DEMONSTRATION_PIN,
  DPT_USER_ACCOUNT_MUST_CHANGE_PASSWORD,
  DPT_USER_ACCOUNT_DISCOUNT_LIMIT_BP,
  DPT_USER_ACCOUNT_ACTIVE,
};

#define DPT_TYPE_USER_ROLE (dpt_user_role_get_type ())
G_DECLARE_FINAL_TYPE (DptUserRole, dpt_user_role, DPT, USER_ROLE, DptRecord)

/** The fields of #DptUserRole. No ESTABLISHMENT_ID: everywhere. */
enum
{
  DPT_USER_ROLE_USER_ID,
  DPT_USER_ROLE_ESTABLISHMENT_ID,
  DPT_USER_ROLE_ROLE,
};

#define DPT_TYPE_USER_RIGHT (dpt_user_right_get_type ())
G_DECLARE_FINAL_TYPE (DptUserRight, dpt_user_right, DPT, USER_RIGHT, DptRecord)

/** The fields of #DptUserRight: a right given to (1) or taken from (0) one user, whatever the roles say. */
enum
{
  DPT_USER_RIGHT_USER_ID,
  DPT_USER_RIGHT_RIGHT_NAME,
  DPT_USER_RIGHT_GRANTED,
};

G_END_DECLS
