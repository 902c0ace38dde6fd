/* test-setting.c - the nearest setting holds, and drafts come back.
 * For: engine/practice/dpt-setting, dpt-draft. Not for: what settings mean.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/practice/dpt-draft.h"
#include "engine/practice/dpt-setting.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

typedef struct
{
  DptSettingScope scope;
  const char *value;
} Change;

static gpointer
set_one (DptUnit *unit, gpointer args, GError **error)
{
  Change *change = args;

  return dpt_setting_set (unit, change->scope, "lock.minutes", change->value, error) ? unit : NULL;
}

static gpointer
get_one (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_setting_dup (unit, "lock.minutes", error);
}

static void
assert_value (DptSession *session, const char *expected)
{
  g_autofree char *value = dpt_session_read (session, get_one, NULL, g_free, NULL);

  g_assert_cmpstr (value, ==, expected);
}

static void
set_value (DptSession *session, DptSettingScope scope, const char *value)
{
  g_autoptr (GError) error = NULL;
  Change change = { scope, value };

  dpt_session_write (session, set_one, &change, NULL, &error);
  g_assert_no_error (error);
}

static void
test_the_nearest_setting_holds (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) owner = dpt_test_shop_sign_in (shop, DPT_ROLE_OWNER);
  g_autoptr (DptSession) administrator = dpt_test_shop_sign_in (shop, DPT_ROLE_ADMINISTRATOR);
  g_autoptr (DptSession) elsewhere
    = dpt_session_new (db, shop->clock, shop->users[DPT_ROLE_OWNER], shop->other_establishment_id, 0, NULL);

  assert_value (owner, NULL);
  set_value (owner, DPT_SETTING_SCOPE_ORGANIZATION, "10");
  set_value (owner, DPT_SETTING_SCOPE_ESTABLISHMENT, "20");
  assert_value (owner, "20");
  assert_value (elsewhere, "10");
  set_value (owner, DPT_SETTING_SCOPE_STATION, "30");
  assert_value (owner, "30");
  set_value (owner, DPT_SETTING_SCOPE_USER, "40");
  assert_value (owner, "40");
  assert_value (elsewhere, "40");
  assert_value (administrator, "30");
  set_value (owner, DPT_SETTING_SCOPE_STATION, NULL);
  assert_value (administrator, "20");
  set_value (owner, DPT_SETTING_SCOPE_ORGANIZATION, "11");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM setting"), ==, 3);
}

static void
test_a_setting_of_all_needs_the_right_and_one_s_own_does_not (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) cashier = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);
  g_autoptr (GError) error = NULL;
  Change change = { DPT_SETTING_SCOPE_ESTABLISHMENT, "99" };

  g_assert_null (dpt_session_write (cashier, set_one, &change, NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
  set_value (cashier, DPT_SETTING_SCOPE_USER, "5");
  assert_value (cashier, "5");
}

typedef struct
{
  gint64 subject_id;
  const char *content;
} Form;

static gpointer
save_draft (DptUnit *unit, gpointer args, GError **error)
{
  Form *form = args;

  return dpt_draft_save (unit, "patient", form->subject_id, form->content, error) ? unit : NULL;
}

static gpointer
load_draft (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_draft_load (unit, "patient", ((Form *) args)->subject_id, error);
}

static gpointer
drop_draft (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_draft_drop (unit, "patient", ((Form *) args)->subject_id, error) ? unit : NULL;
}

static void
test_a_draft_comes_back_to_its_user_and_form (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) cashier = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTICIAN);
  g_autoptr (DptDraft) draft = NULL;
  Form fresh = { 0, "{\"name\":\"É\"}" }, other = { 17, "{}" };

  g_assert_null (dpt_session_read (cashier, load_draft, &fresh, NULL, NULL));
  g_assert_nonnull (dpt_session_write (cashier, save_draft, &fresh, NULL, NULL));
  fresh.content = "{\"name\":\"Éa\"}";
  g_assert_nonnull (dpt_session_write (cashier, save_draft, &fresh, NULL, NULL));
  g_assert_nonnull (dpt_session_write (cashier, save_draft, &other, NULL, NULL));
  draft = dpt_session_read (cashier, load_draft, &fresh, g_object_unref, NULL);
  g_assert_cmpstr (dpt_record_get_text (draft, DPT_DRAFT_CONTENT), ==, "{\"name\":\"Éa\"}");
  g_assert_null (dpt_session_read (optician, load_draft, &fresh, NULL, NULL));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM draft"), ==, 2);
  g_assert_nonnull (dpt_session_write (cashier, drop_draft, &fresh, NULL, NULL));
  g_assert_null (dpt_session_read (cashier, load_draft, &fresh, NULL, NULL));
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/setting/the-nearest-setting-holds", test_the_nearest_setting_holds);
  dpt_test_db_add ("/setting/a-setting-of-all-needs-the-right-and-one-s-own-does-not", test_a_setting_of_all_needs_the_right_and_one_s_own_does_not);
  dpt_test_db_add ("/draft/comes-back-to-its-user-and-form", test_a_draft_comes_back_to_its_user_and_form);
  return g_test_run ();
}
