/* test-user.c - users are added, changed and switched off by those who may, and one administrator always remains.
 * For: engine/practice/dpt-user, dpt-right. Not for: signing in (test-sign-in.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/practice/dpt-setting.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

typedef struct
{
  DptTestShop *shop;
  gint64 user_id;
  gint64 establishment_id;
  guint roles;
  DptRight right;
  DptGrant grant;
  const char *login;
} Args;

/* --- acts --- */

static gpointer
add_user (DptUnit *unit, gpointer data, GError **error)
{
  Args *args = data;
  g_autoptr (DptUserAccount) account = dpt_record_new (DPT_TYPE_USER_ACCOUNT);
  gint64 *id;

  dpt_record_set_text (account, DPT_USER_ACCOUNT_LOGIN, args->login ? args->login : "new.one");
  dpt_record_set_text (account, DPT_USER_ACCOUNT_DISPLAY_NAME, "Éva de La Tour");
  if (!dpt_user_add (unit, account, NULL, args->roles ? args->roles : DPT_ROLE_BIT (DPT_ROLE_CASHIER), args->establishment_id, error))
    return NULL;
  id = g_new (gint64, 1);
  *id = dpt_record_get_id (account);
  return id;
}

static gpointer
switch_off (DptUnit *unit, gpointer data, GError **error)
{
  Args *args = data;

  return dpt_user_set_active (unit, args->user_id, FALSE, error) ? unit : NULL;
}

static gpointer
set_roles (DptUnit *unit, gpointer data, GError **error)
{
  Args *args = data;

  return dpt_user_set_roles (unit, args->user_id, args->establishment_id, args->roles, error) ? unit : NULL;
}

static gpointer
set_right (DptUnit *unit, gpointer data, GError **error)
{
  Args *args = data;

  return dpt_user_set_right (unit, args->user_id, args->right, args->grant, error) ? unit : NULL;
}

static gpointer
set_pin (DptUnit *unit, gpointer data, GError **error)
{
  Args *args = data;
  g_autoptr (DptCredentials) credentials = dpt_credentials_new (NULL, "4071", DPT_PASSWORD_STRENGTH_LOW, NULL, NULL);

  return dpt_user_set_credentials (unit, args->user_id, credentials, FALSE, error) ? unit : NULL;
}

static gpointer
open_establishment (DptUnit *unit, gpointer data, GError **error)
{
  g_autoptr (DptEstablishment) establishment = dpt_record_new (DPT_TYPE_ESTABLISHMENT);

  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_NAME, "Optique du Parc");
  return dpt_establishment_open (unit, establishment, error) ? unit : NULL;
}

static gpointer
change_setting (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_setting_set (unit, DPT_SETTING_SCOPE_ORGANIZATION, "lock.minutes", "5", error) ? unit : NULL;
}

static gpointer
change_login (DptUnit *unit, gpointer data, GError **error)
{
  Args *args = data;
  g_autoptr (DptUserAccount) account = dpt_unit_load (unit, DPT_TYPE_USER_ACCOUNT, args->user_id, error);

  if (account == NULL)
    return NULL;
  dpt_record_set_text (account, DPT_USER_ACCOUNT_LOGIN, args->login ? args->login : "other");
  return dpt_user_save (unit, account, error) ? unit : NULL;
}

/* What can be done here, and the right that it takes. */
static const struct
{
  const char *name;
  DptUnitFunc func;
  DptRight right;
  GDestroyNotify result_free;
} acts[] = {
  { "add-user", add_user, DPT_RIGHT_USER_MANAGE, g_free },
  { "switch-off", switch_off, DPT_RIGHT_USER_MANAGE },
  { "set-roles", set_roles, DPT_RIGHT_USER_MANAGE },
  { "set-right", set_right, DPT_RIGHT_USER_MANAGE },
  { "set-pin", set_pin, DPT_RIGHT_USER_MANAGE },
  { "change-login", change_login, DPT_RIGHT_USER_MANAGE },
  { "open-establishment", open_establishment, DPT_RIGHT_SETTING_WRITE },
  { "change-setting", change_setting, DPT_RIGHT_SETTING_WRITE },
};

static void
test_every_act_by_every_role_is_as_the_table_says (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 refusals = 0;

  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
      {
        g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, role);
        g_autofree char *login = g_strdup_printf ("user.%u.%u", role, i);
        g_autoptr (GError) error = NULL;
        g_autofree gint64 *target = NULL;
        Args args = { .shop = shop, .login = login, .roles = DPT_ROLE_BIT (DPT_ROLE_CASHIER), .right = DPT_RIGHT_BACKUP, .grant = DPT_GRANT_TAKEN };
        gpointer result;

        target = dpt_session_write (shop->system, add_user, &args, g_free, &error);
        g_assert_no_error (error);
        args.user_id = *target;
        args.login = i == 0 ? "by.role" : NULL;
        result = dpt_session_write (session, acts[i].func, &args, acts[i].result_free, &error);
        if (dpt_role_get_rights (role) & G_GUINT64_CONSTANT (1) << acts[i].right)
          {
            g_assert_no_error (error);
            if (acts[i].result_free != NULL)
              acts[i].result_free (result);
            continue;
          }
        g_assert_null (result);
        g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
        g_assert_cmpstr (dpt_error_get_field (error), ==, dpt_right_get_name (acts[i].right));
        refusals++;
      }
  g_assert_cmpint (refusals, >, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE action = 'refused'"), ==, refusals);
}

static gpointer
require_right (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_unit_require (unit, GPOINTER_TO_UINT (data), error) ? unit : NULL;
}

static void
test_every_right_of_every_role_is_asked_in_the_engine (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);

  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    {
      g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, role);

      for (DptRight right = 0; right < DPT_N_RIGHTS; right++)
        {
          g_autoptr (GError) error = NULL;
          gboolean may = (dpt_role_get_rights (role) & G_GUINT64_CONSTANT (1) << right) != 0;

          g_assert_true (dpt_session_may (session, right) == may);
          g_assert_true ((dpt_session_read (session, require_right, GUINT_TO_POINTER (right), NULL, &error) != NULL) == may);
          g_assert_true ((error == NULL) == may);
        }
    }
}

static void
assert_state_error (gpointer result, GError **error)
{
  g_assert_null (result);
  g_assert_error (*error, DPT_ERROR, DPT_ERROR_STATE);
  g_clear_error (error);
}

static void
test_one_administrator_always_remains (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) administrator = dpt_test_shop_sign_in (shop, DPT_ROLE_ADMINISTRATOR);
  g_autoptr (GError) error = NULL;
  Args args = { .user_id = shop->users[DPT_ROLE_ADMINISTRATOR], .roles = DPT_ROLE_BIT (DPT_ROLE_CASHIER),
                .right = DPT_RIGHT_USER_MANAGE, .grant = DPT_GRANT_TAKEN };
  Args other = { .user_id = shop->users[DPT_ROLE_OWNER], .roles = DPT_ROLE_BIT (DPT_ROLE_OWNER) | DPT_ROLE_BIT (DPT_ROLE_ADMINISTRATOR) };

  assert_state_error (dpt_session_write (administrator, switch_off, &args, NULL, &error), &error);
  assert_state_error (dpt_session_write (shop->system, switch_off, &args, NULL, &error), &error);
  assert_state_error (dpt_session_write (administrator, set_roles, &args, NULL, &error), &error);
  assert_state_error (dpt_session_write (administrator, set_right, &args, NULL, &error), &error);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM user_role WHERE role = 'administrator'"), ==, 1);
  g_assert_nonnull (dpt_session_write (administrator, set_roles, &other, NULL, &error));
  g_assert_nonnull (dpt_session_write (administrator, set_roles, &args, NULL, &error));
  g_assert_no_error (error);
}

/* A few wrong PINs end a PIN until the password comes: an administrator without one could lock everybody out. */
static void
test_an_administrator_without_a_password_does_not_count (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (GError) error = NULL;
  Args args = { .user_id = shop->users[DPT_ROLE_ADMINISTRATOR] };
  Args other = { .user_id = shop->users[DPT_ROLE_OWNER], .roles = DPT_ROLE_BIT (DPT_ROLE_ADMINISTRATOR) };

  g_assert_nonnull (dpt_session_write (shop->system, set_roles, &other, NULL, &error));
  dpt_test_db_exec (db, "UPDATE user_account SET password_hash = NULL WHERE login = 'owner'");
  assert_state_error (dpt_session_write (shop->system, switch_off, &args, NULL, &error), &error);
  dpt_test_db_exec (db, "UPDATE organization SET demonstration = 1");
  g_assert_nonnull (dpt_session_write (shop->system, switch_off, &args, NULL, &error));
  g_assert_no_error (error);
}

/* It is the right that counts, not the name of the role; and who may sign in nowhere helps nobody. */
static void
test_whoever_may_manage_users_counts (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (GError) error = NULL;
  Args args = { .user_id = shop->users[DPT_ROLE_ADMINISTRATOR] };
  Args give = { .user_id = shop->users[DPT_ROLE_CASHIER], .right = DPT_RIGHT_USER_MANAGE, .grant = DPT_GRANT_GIVEN };
  Args take = { .user_id = shop->users[DPT_ROLE_CASHIER], .right = DPT_RIGHT_USER_MANAGE, .grant = DPT_GRANT_BY_ROLE };
  Args nowhere = { .user_id = shop->users[DPT_ROLE_CASHIER], .roles = 0 };

  g_assert_nonnull (dpt_session_write (shop->system, set_right, &give, NULL, &error));
  g_assert_nonnull (dpt_session_write (shop->system, switch_off, &args, NULL, &error));
  g_assert_no_error (error);
  assert_state_error (dpt_session_write (shop->system, set_right, &take, NULL, &error), &error);
  assert_state_error (dpt_session_write (shop->system, set_roles, &nowhere, NULL, &error), &error);
  nowhere.user_id = shop->users[DPT_ROLE_OWNER];
  g_assert_nonnull (dpt_session_write (shop->system, set_roles, &nowhere, NULL, &error));
  g_assert_no_error (error);
}

static void
test_a_right_given_or_taken_beats_the_role (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  Args give = { .user_id = shop->users[DPT_ROLE_CASHIER], .right = DPT_RIGHT_REPORT_READ, .grant = DPT_GRANT_GIVEN };
  Args take = { .user_id = shop->users[DPT_ROLE_CASHIER], .right = DPT_RIGHT_SALE_REFUND, .grant = DPT_GRANT_TAKEN };

  g_assert_nonnull (dpt_session_write (shop->system, set_right, &give, NULL, NULL));
  g_assert_nonnull (dpt_session_write (shop->system, set_right, &take, NULL, NULL));
  {
    g_autoptr (DptSession) cashier = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);

    g_assert_true (dpt_session_may (cashier, DPT_RIGHT_REPORT_READ));
    g_assert_false (dpt_session_may (cashier, DPT_RIGHT_SALE_REFUND));
  }
  give.grant = take.grant = DPT_GRANT_BY_ROLE;
  g_assert_nonnull (dpt_session_write (shop->system, set_right, &give, NULL, NULL));
  g_assert_nonnull (dpt_session_write (shop->system, set_right, &take, NULL, NULL));
  {
    g_autoptr (DptSession) cashier = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);

    g_assert_false (dpt_session_may (cashier, DPT_RIGHT_REPORT_READ));
    g_assert_true (dpt_session_may (cashier, DPT_RIGHT_SALE_REFUND));
  }
}

static void
test_roles_of_one_establishment_do_not_hold_in_another (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) there = NULL;
  g_autoptr (DptSession) here = NULL;
  Args nowhere = { .user_id = shop->users[DPT_ROLE_CASHIER] };
  Args other = { .user_id = shop->users[DPT_ROLE_CASHIER], .establishment_id = shop->other_establishment_id,
                 .roles = DPT_ROLE_BIT (DPT_ROLE_STOCK_KEEPER) };

  g_assert_nonnull (dpt_session_write (shop->system, set_roles, &nowhere, NULL, NULL));
  g_assert_nonnull (dpt_session_write (shop->system, set_roles, &other, NULL, NULL));
  here = dpt_session_new (db, shop->clock, other.user_id, shop->establishment_id, 0, &error);
  g_assert_null (here);
  g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
  there = dpt_session_new (db, shop->clock, other.user_id, 0, 0, NULL);
  g_assert_cmpint (dpt_session_get_establishment_id (there), ==, shop->other_establishment_id);
  g_assert_true (dpt_session_may (there, DPT_RIGHT_STOCK_MOVE));
  g_assert_false (dpt_session_may (there, DPT_RIGHT_SALE_ISSUE));
}

static void
test_impossible_logins_are_refused_by_field (DptDb *db)
{
  static const char *const bad[] = { "a", "Cashier", "two words", "é.é", "cashier", "x'; --",
                                     "abcdefghijabcdefghijabcdefghijabcdefghijk" };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      Args args = { .login = bad[i] };

      g_assert_null (dpt_session_write (shop->system, add_user, &args, NULL, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      g_assert_cmpstr (dpt_error_get_field (error), ==, "login");
    }
}

/* It was accepted of a user and of a shop, and refused of a patient. */
static void
test_a_phone_and_an_email_are_such (DptDb *db)
{
  static const struct { guint field; const char *text; const char *name; } bad[] = {
    { DPT_USER_ACCOUNT_PHONE, "abc", "phone" }, { DPT_USER_ACCOUNT_PHONE, "12", "phone" },
    { DPT_USER_ACCOUNT_EMAIL, "anne", "email" }, { DPT_USER_ACCOUNT_EMAIL, "anne@", "email" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (DptUserAccount) account = dpt_record_new (DPT_TYPE_USER_ACCOUNT);
      g_autoptr (GError) error = NULL;

      dpt_record_set_text (account, DPT_USER_ACCOUNT_LOGIN, "anne");
      dpt_record_set_text (account, DPT_USER_ACCOUNT_DISPLAY_NAME, "Anne");
      dpt_record_set_int (account, DPT_USER_ACCOUNT_MUST_CHANGE_PASSWORD, FALSE);
      dpt_record_set_int (account, DPT_USER_ACCOUNT_ACTIVE, TRUE);
      g_assert_true (dpt_record_validate (account, NULL));
      dpt_record_set_text (account, bad[i].field, bad[i].text);
      g_assert_false (dpt_record_validate (account, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      g_assert_cmpstr (dpt_error_get_field (error), ==, bad[i].name);
    }
}

static gpointer
rename_self (DptUnit *unit, gpointer data, GError **error)
{
  g_autoptr (DptUserAccount) account = dpt_unit_load (unit, DPT_TYPE_USER_ACCOUNT, dpt_unit_get_user_id (unit), error);

  dpt_record_set_text (account, DPT_USER_ACCOUNT_COLOR, "#112233");
  if (data != NULL)
    dpt_record_set_int (account, DPT_USER_ACCOUNT_DISCOUNT_LIMIT_BP, 10000);
  return dpt_user_save (unit, account, error) ? unit : NULL;
}

static void
test_one_may_change_one_s_colour_and_not_one_s_limit (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) cashier = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (dpt_session_write (cashier, rename_self, NULL, NULL, NULL));
  g_assert_null (dpt_session_write (cashier, rename_self, GINT_TO_POINTER (1), NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
}

static gpointer
list_all (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_user_list (unit, TRUE, error);
}

static void
test_the_list_says_who_does_what (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  Args args = { .roles = DPT_ROLE_BIT (DPT_ROLE_OWNER) | DPT_ROLE_BIT (DPT_ROLE_OPTICIAN) };
  g_autofree gint64 *id = dpt_session_write (shop->system, add_user, &args, g_free, NULL);
  g_autoptr (GPtrArray) users = dpt_session_read (shop->system, list_all, NULL, (GDestroyNotify) g_ptr_array_unref, NULL);
  gboolean found = FALSE;

  g_assert_cmpuint (users->len, ==, DPT_N_ROLES + 1);
  for (guint i = 0; i < users->len; i++)
    {
      DptUserRow *row = users->pdata[i];

      if (dpt_record_get_id (row) != *id)
        continue;
      found = TRUE;
      g_assert_cmpstr (dpt_record_get_text (row, DPT_USER_ROW_ROLES), ==, "Optician, Owner");
      g_assert_cmpstr (dpt_record_get_text (row, DPT_USER_ROW_ROLE_NAMES), ==, "optician,owner");
      g_assert_cmpstr (dpt_record_get_text (row, DPT_USER_ROW_INITIALS), ==, "ÉD");
      g_assert_cmpint (dpt_record_get_int (row, DPT_USER_ROW_HAS_PASSWORD), ==, 0);
      g_assert_nonnull (dpt_record_get_text (row, DPT_USER_ROW_COLOR));
    }
  g_assert_true (found);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/user/every-act-by-every-role-is-as-the-table-says", test_every_act_by_every_role_is_as_the_table_says);
  dpt_test_db_add ("/user/every-right-of-every-role-is-asked-in-the-engine", test_every_right_of_every_role_is_asked_in_the_engine);
  dpt_test_db_add ("/user/one-administrator-always-remains", test_one_administrator_always_remains);
  dpt_test_db_add ("/user/an-administrator-without-a-password-does-not-count", test_an_administrator_without_a_password_does_not_count);
  dpt_test_db_add ("/user/whoever-may-manage-users-counts", test_whoever_may_manage_users_counts);
  dpt_test_db_add ("/user/a-right-given-or-taken-beats-the-role", test_a_right_given_or_taken_beats_the_role);
  dpt_test_db_add ("/user/roles-of-one-establishment-do-not-hold-in-another", test_roles_of_one_establishment_do_not_hold_in_another);
  dpt_test_db_add ("/user/impossible-logins-are-refused-by-field", test_impossible_logins_are_refused_by_field);
  dpt_test_db_add ("/practice/user/phone-and-email", test_a_phone_and_an_email_are_such);
  dpt_test_db_add ("/user/one-may-change-one-s-colour-and-not-one-s-limit", test_one_may_change_one_s_colour_and_not_one_s_limit);
  dpt_test_db_add ("/user/the-list-says-who-does-what", test_the_list_says_who_does_what);
  return g_test_run ();
}
