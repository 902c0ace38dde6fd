/* dpt-user-account.c - see dpt-user-account.h.
 * For: the field tables and what a login may look like. Not for: changing users (dpt-user.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-user-account.h"

#include "base/dpt-error.h"
#include "engine/practice/dpt-right.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ONE_LINE 0, 200
#define FLAG 0, 0
#define HASH 0, 300

static const char *const role_names[] = {
  "receptionist", "optometrist", "optician", "cashier", "stock_keeper", "lab_technician", "owner", "administrator", NULL,
};

static const char *const professions[]
  = { "ophthalmologist", "optometrist", "orthoptist", "general_practitioner", "other", NULL };

/* In the order of the enumerations of the header. */
static const DptField account_fields[] = {
  { "login", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Sign-in name") },
  { "display_name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 100, N_ ("Name") },
  { "initials", DPT_FIELD_TEXT, 0, 0, 4, N_ ("Initials") },
  { "title", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Title") },
  { "professional_number", DPT_FIELD_TEXT, 0, 0, 20, N_ ("Professional number") },
  { "profession", DPT_FIELD_ENUM, 0, FLAG, N_ ("Prescribes as"), professions },
  { "email", DPT_FIELD_TEXT, DPT_FIELD_EMAIL, ONE_LINE, N_ ("E-mail") },
  { "phone", DPT_FIELD_TEXT, DPT_FIELD_PHONE, 0, 40, N_ ("Phone") },
  { "color", DPT_FIELD_TEXT, 0, 0, 7, N_ ("Colour") },
  { "password_hash", DPT_FIELD_TEXT, DPT_FIELD_SECRET, HASH, N_ ("Password") },
  { "pin_hash", DPT_FIELD_TEXT, DPT_FIELD_SECRET, HASH, N_ ("PIN") },
  { "demonstration_pin", DPT_FIELD_TEXT, 0, 0, 8, N_ ("PIN of the demonstration") },
  { "must_change_password", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("Must choose a new password") },
  { "discount_limit_bp", DPT_FIELD_INT, 0, 0, 10000, N_ ("Largest discount") },
  { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("May sign in") },
};

static const DptField role_fields[] = {
  { "user_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, NULL },
  { "establishment_id", DPT_FIELD_REF, DPT_FIELD_KEEP, FLAG, NULL },
  { "role", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, N_ ("Role"), role_names },
};

static const DptField right_fields[] = {
  { "user_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, NULL },
  { "right_name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 60, N_ ("Right") },
  { "granted", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("Given") },
};

static gboolean
validate_account (DptRecord *record, GError **error)
{
  const char *login = dpt_record_get_text (record, DPT_USER_ACCOUNT_LOGIN);
  const char *color = dpt_record_get_text (record, DPT_USER_ACCOUNT_COLOR);

  if (strlen (login) < 2 || strspn (login, "abcdefghijklmnopqrstuvwxyz0123456789._-") != strlen (login))
    return dpt_set_invalid (error, "login",
                            _ ("Sign-in name: “%s” must have two characters or more, only small letters without accents, "
                               "digits, points, hyphens and underscores."),
                            login);
  if (color != NULL && (strlen (color) != 7 || color[0] != '#' || strspn (color + 1, "0123456789abcdefABCDEF") != 6))
    return dpt_set_invalid (error, "color", _ ("Colour: “%s” is not written like #1a5fb4."), color);
  return TRUE;
}

static gboolean
validate_right (DptRecord *record, GError **error)
{
  const char *name = dpt_record_get_text (record, DPT_USER_RIGHT_RIGHT_NAME);

  if (dpt_right_find (name, NULL))
    return TRUE;
  return dpt_set_invalid (error, "right_name", _ ("Right: “%s” is not a right that this program knows."), name);
}

DPT_DEFINE_RECORD_WITH_CODE (DptUserAccount, dpt_user_account, "user_account", account_fields,
                             record_class->validate = validate_account)
DPT_DEFINE_RECORD (DptUserRole, dpt_user_role, "user_role", role_fields)
DPT_DEFINE_RECORD_WITH_CODE (DptUserRight, dpt_user_right, "user_right", right_fields,
                             record_class->validate = validate_right)
