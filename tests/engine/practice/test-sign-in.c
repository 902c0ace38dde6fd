/* test-sign-in.c - who gets in, when, and what is written down.
 * For: engine/practice/dpt-sign-in. Not for: the page (tests/gui/shell).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/practice/dpt-sign-in.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

static void
assert_refused (DptSession *session, GError **error, const char *field)
{
  g_assert_null (session);
  g_assert_error (*error, DPT_ERROR, DPT_ERROR_REFUSED);
  g_assert_cmpstr (dpt_error_get_field (*error), ==, field);
  g_clear_error (error);
}

static void
forward (DptTestShop *shop, int seconds)
{
  dpt_clock_set_now (shop->clock, dpt_clock_get_now (shop->clock) + (gint64) seconds * G_USEC_PER_SEC);
}

static void
test_name_and_password_open_a_session (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) session = dpt_sign_in_by_password (sign_in, " Optician ", DPT_TEST_PASSWORD, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (dpt_session_get_user_id (session), ==, shop->users[DPT_ROLE_OPTICIAN]);
  g_assert_cmpint (dpt_session_get_establishment_id (session), ==, shop->establishment_id);
  g_assert_cmpint (dpt_session_get_station_id (session), ==, shop->station_id);
  g_assert_true (dpt_session_has_role (session, DPT_ROLE_OPTICIAN));
  g_assert_false (dpt_sign_in_must_change_password (session));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sign_in_entry WHERE outcome = 'success'"), ==, 1);
}

static void
test_a_pin_counts_only_at_an_unlocked_station (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) optician = NULL;
  g_autoptr (DptSession) cashier = NULL;

  assert_refused (dpt_sign_in_by_pin (sign_in, shop->users[DPT_ROLE_CASHIER], DPT_TEST_PIN, 0, &error), &error, "password");
  optician = dpt_sign_in_by_password (sign_in, "optician", DPT_TEST_PASSWORD, 0, NULL);
  g_assert_nonnull (optician);
  g_assert_true (dpt_sign_in_get_unlocked (sign_in));
  cashier = dpt_sign_in_by_pin (sign_in, shop->users[DPT_ROLE_CASHIER], DPT_TEST_PIN, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_session_get_user_id (cashier), ==, shop->users[DPT_ROLE_CASHIER]);
  dpt_sign_in_lock_station (sign_in);
  assert_refused (dpt_sign_in_by_pin (sign_in, shop->users[DPT_ROLE_CASHIER], DPT_TEST_PIN, 0, &error), &error, "password");
}

static void
test_the_demonstration_shows_pins_and_no_other_shop_does (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new_full (db, TRUE);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autoptr (GPtrArray) users = dpt_sign_in_list_users (sign_in, NULL);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (DptSession) session = NULL;

  g_assert_cmpuint (users->len, ==, DPT_N_ROLES);
  for (guint i = 0; i < users->len; i++)
    g_assert_cmpstr (dpt_record_get_text (users->pdata[i], DPT_USER_ROW_DEMONSTRATION_PIN), ==, DPT_TEST_PIN);
  g_assert_true (dpt_sign_in_get_unlocked (sign_in));
  session = dpt_sign_in_by_pin (sign_in, shop->users[DPT_ROLE_OWNER], DPT_TEST_PIN, 0, NULL);
  g_assert_nonnull (session);

  dpt_test_db_exec (db, "UPDATE organization SET demonstration = 0");
  again = dpt_sign_in_list_users (sign_in, NULL);
  for (guint i = 0; i < again->len; i++)
    g_assert_null (dpt_record_get_text (again->pdata[i], DPT_USER_ROW_DEMONSTRATION_PIN));
  g_assert_false (dpt_sign_in_get_demonstration (sign_in));
}

static void
test_a_real_shop_keeps_no_pin_in_clear (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);

  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM user_account WHERE demonstration_pin IS NOT NULL"), ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE change LIKE '%argon2%'"), ==, 0);
}

static void
test_the_delay_doubles_from_the_third_failure_to_five_minutes (DptDb *db)
{
  static const int expected[] = { 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (dpt_sign_in_get_delay (i), ==, expected[i]);
  g_assert_cmpint (dpt_sign_in_get_delay (1000000), ==, 300);
}

static void
test_failures_delay_even_the_right_password (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) session = NULL;

  for (int i = 0; i < 3; i++)
    assert_refused (dpt_sign_in_by_password (sign_in, "owner", "wrong words", 0, &error), &error, "password");
  g_assert_cmpint (dpt_sign_in_get_wait_until (sign_in), ==, DPT_TEST_NOW + 2 * G_USEC_PER_SEC);
  assert_refused (dpt_sign_in_by_password (sign_in, "owner", DPT_TEST_PASSWORD, 0, &error), &error, "wait");
  forward (shop, 1);
  assert_refused (dpt_sign_in_by_password (sign_in, "owner", DPT_TEST_PASSWORD, 0, &error), &error, "wait");
  forward (shop, 1);
  assert_refused (dpt_sign_in_by_password (sign_in, "owner", "wrong words", 0, &error), &error, "password");
  forward (shop, 3);
  assert_refused (dpt_sign_in_by_password (sign_in, "owner", DPT_TEST_PASSWORD, 0, &error), &error, "wait");
  forward (shop, 1);
  session = dpt_sign_in_by_password (sign_in, "owner", DPT_TEST_PASSWORD, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_sign_in_get_wait_until (sign_in), ==, 0);
  /* Somebody else was never held up, and the success wiped the slate. */
  assert_refused (dpt_sign_in_by_password (sign_in, "owner", "wrong words", 0, &error), &error, "password");
  g_assert_cmpint (dpt_sign_in_get_wait_until (sign_in), ==, 0);
}

static void
test_an_unknown_name_reads_and_waits_like_a_wrong_password (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autoptr (GError) known = NULL;
  g_autoptr (GError) unknown = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_clear_error (&known);
      g_clear_error (&unknown);
      g_assert_null (dpt_sign_in_by_password (sign_in, "owner", "wrong words", 0, &known));
      g_assert_null (dpt_sign_in_by_password (sign_in, "nobody.here", "wrong words", 0, &unknown));
      g_assert_cmpstr (known->message, ==, unknown->message);
    }
  g_clear_error (&unknown);
  assert_refused (dpt_sign_in_by_password (sign_in, "nobody.here", "wrong words", 0, &unknown), &unknown, "wait");
}

static void
test_hostile_names_are_only_wrong (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autofree char *long_name = g_strnfill (10000, 'x');
  const char *const names[] = { "", "'", "owner' --", "%", "\xff\xfe", "أحمد", long_name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      assert_refused (dpt_sign_in_by_password (sign_in, names[i], "whatever", 0, &error), &error, "password");
    }
}

static void
test_five_wrong_pins_ask_for_the_password (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autoptr (GError) error = NULL;
  gint64 cashier = shop->users[DPT_ROLE_CASHIER];
  g_autoptr (DptSession) unlocker = dpt_sign_in_by_password (sign_in, "owner", DPT_TEST_PASSWORD, 0, NULL);
  g_autoptr (DptSession) session = NULL;
  g_autoptr (DptSession) again = NULL;

  for (int i = 0; i < DPT_SIGN_IN_MOST_PINS; i++)
    {
      assert_refused (dpt_sign_in_by_pin (sign_in, cashier, "9999", 0, &error), &error, "pin");
      forward (shop, 400);
    }
  assert_refused (dpt_sign_in_by_pin (sign_in, cashier, DPT_TEST_PIN, 0, &error), &error, "password");
  session = dpt_sign_in_by_password (sign_in, "cashier", DPT_TEST_PASSWORD, 0, &error);
  g_assert_no_error (error);
  again = dpt_sign_in_by_pin (sign_in, cashier, DPT_TEST_PIN, 0, &error);
  g_assert_no_error (error);
}

/* Nobody has a password there: the delay grows, but the way in stays open. */
static void
test_wrong_pins_never_close_the_demonstration (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new_full (db, TRUE);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = dpt_sign_in_list_users (sign_in, &error);
  g_autoptr (DptSession) session = NULL;
  gint64 cashier = shop->users[DPT_ROLE_CASHIER];

  g_assert_no_error (error);
  for (int i = 0; i < 2 * DPT_SIGN_IN_MOST_PINS; i++)
    {
      assert_refused (dpt_sign_in_by_pin (sign_in, cashier, "9999", 0, &error), &error, "pin");
      forward (shop, 400);
    }
  session = dpt_sign_in_by_pin (sign_in, cashier, DPT_TEST_PIN, 0, &error);
  g_assert_no_error (error);
}

static gpointer
set_credentials (DptUnit *unit, gpointer args, GError **error)
{
  gint64 *user_id = args;
  g_autoptr (DptCredentials) credentials = dpt_credentials_new ("another long word", NULL, DPT_PASSWORD_STRENGTH_LOW, NULL, NULL);

  return dpt_user_set_credentials (unit, *user_id, credentials, TRUE, error) ? unit : NULL;
}

static void
test_the_administrator_ends_the_delay_and_asks_for_a_new_password (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autoptr (DptSession) administrator = dpt_test_shop_sign_in (shop, DPT_ROLE_ADMINISTRATOR);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) session = NULL;
  g_autoptr (DptSession) later = NULL;

  for (int i = 0; i < 3; i++)
    assert_refused (dpt_sign_in_by_password (sign_in, "cashier", "wrong words", 0, &error), &error, "password");
  g_assert_nonnull (dpt_session_write (administrator, set_credentials, &shop->users[DPT_ROLE_CASHIER], NULL, NULL));
  session = dpt_sign_in_by_password (sign_in, "cashier", "another long word", 0, &error);
  g_assert_no_error (error);
  g_assert_true (dpt_sign_in_must_change_password (session));

  g_assert_false (dpt_user_change_own_credentials (session, "not it at all", "three words more", NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (dpt_user_change_own_credentials (session, "another long word", "three words more", "4071", &error));
  g_assert_no_error (error);
  later = dpt_sign_in_by_password (sign_in, "cashier", "three words more", 0, &error);
  g_assert_no_error (error);
  g_assert_false (dpt_sign_in_must_change_password (later));
}

static void
test_a_former_user_does_not_get_in (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autoptr (DptSession) owner = dpt_sign_in_by_password (sign_in, "owner", DPT_TEST_PASSWORD, 0, NULL);
  g_autoptr (GError) error = NULL;

  dpt_test_db_exec (db, "UPDATE user_account SET active = 0 WHERE login = 'cashier'");
  assert_refused (dpt_sign_in_by_password (sign_in, "cashier", DPT_TEST_PASSWORD, 0, &error), &error, "password");
  assert_refused (dpt_sign_in_by_pin (sign_in, shop->users[DPT_ROLE_CASHIER], DPT_TEST_PIN, 0, &error), &error, "pin");
  dpt_test_db_exec (db, "DELETE FROM user_role WHERE role = 'optician'");
  assert_refused (dpt_sign_in_by_password (sign_in, "optician", DPT_TEST_PASSWORD, 0, &error), &error, NULL);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sign_in_entry WHERE login = 'optician' AND outcome = 'success'"), ==, 0);
}

static void
test_every_try_is_written_down (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");

  for (int i = 0; i < 5; i++) /* 3 are compared, 2 come too early */
    g_assert_null (dpt_sign_in_by_password (sign_in, "owner", "wrong words", 0, NULL));
  g_assert_null (dpt_sign_in_by_pin (sign_in, shop->users[DPT_ROLE_CASHIER], DPT_TEST_PIN, 0, NULL));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sign_in_entry WHERE outcome = 'begun'"), ==, 3);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sign_in_entry WHERE outcome = 'wrong'"), ==, 3);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sign_in_entry WHERE outcome = 'delayed'"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sign_in_entry WHERE outcome = 'refused'"), ==, 1);
}

static void
test_a_clock_set_back_does_not_lock_the_shop_out (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) session = NULL;

  for (int i = 0; i < 3; i++)
    g_assert_null (dpt_sign_in_by_password (sign_in, "owner", "wrong words", 0, NULL));
  forward (shop, -86400);
  session = dpt_sign_in_by_password (sign_in, "owner", DPT_TEST_PASSWORD, 0, &error);
  g_assert_no_error (error);
}

typedef struct
{
  DptSignIn *sign_in;
  gint wrong, early;
} Crowd;

static gpointer
guess_cb (gpointer data)
{
  Crowd *crowd = data;

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dpt_sign_in_by_password (crowd->sign_in, "owner", "wrong words", 0, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
      g_atomic_int_inc (g_strcmp0 (dpt_error_get_field (error), "wait") == 0 ? &crowd->early : &crowd->wrong);
    }
  return NULL;
}

static void
test_guesses_at_the_same_moment_count_one_after_the_other (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "test");
  Crowd crowd = { .sign_in = sign_in };
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("guess", guess_cb, &crowd);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (crowd.wrong, ==, 3);
  g_assert_cmpint (crowd.early, ==, 13);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(DptSession **) user_data = dpt_sign_in_finish (DPT_SIGN_IN (source), result, &error);
  g_assert_no_error (error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GPtrArray **) user_data = dpt_sign_in_list_users_finish (DPT_SIGN_IN (source), result, NULL);
}

static void
test_the_page_is_served_off_the_main_thread (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (db, shop->clock, "another machine");
  g_autoptr (DptSession) session = NULL;
  g_autoptr (GPtrArray) users = NULL;

  dpt_sign_in_list_users_async (sign_in, NULL, listed_cb, &users);
  dpt_test_until (users != NULL);
  g_assert_cmpuint (users->len, ==, DPT_N_ROLES);
  dpt_sign_in_by_password_async (sign_in, "cashier", DPT_TEST_PASSWORD, shop->other_establishment_id, NULL, signed_in_cb, &session);
  dpt_test_until (session != NULL);
  g_assert_cmpint (dpt_session_get_establishment_id (session), ==, shop->other_establishment_id);
  dpt_sign_in_note_lock_async (session, FALSE);
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sign_in_entry WHERE means = 'lock'") == 1);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/sign-in/name-and-password-open-a-session", test_name_and_password_open_a_session);
  dpt_test_db_add ("/sign-in/a-pin-counts-only-at-an-unlocked-station", test_a_pin_counts_only_at_an_unlocked_station);
  dpt_test_db_add ("/sign-in/the-demonstration-shows-pins-and-no-other-shop-does", test_the_demonstration_shows_pins_and_no_other_shop_does);
  dpt_test_db_add ("/sign-in/a-real-shop-keeps-no-pin-in-clear", test_a_real_shop_keeps_no_pin_in_clear);
  dpt_test_db_add ("/sign-in/the-delay-doubles-from-the-third-failure-to-five-minutes", test_the_delay_doubles_from_the_third_failure_to_five_minutes);
  dpt_test_db_add ("/sign-in/failures-delay-even-the-right-password", test_failures_delay_even_the_right_password);
  dpt_test_db_add ("/sign-in/an-unknown-name-reads-and-waits-like-a-wrong-password", test_an_unknown_name_reads_and_waits_like_a_wrong_password);
  dpt_test_db_add ("/sign-in/hostile-names-are-only-wrong", test_hostile_names_are_only_wrong);
  dpt_test_db_add ("/sign-in/five-wrong-pins-ask-for-the-password", test_five_wrong_pins_ask_for_the_password);
  dpt_test_db_add ("/sign-in/wrong-pins-never-close-the-demonstration", test_wrong_pins_never_close_the_demonstration);
  dpt_test_db_add ("/sign-in/the-administrator-ends-the-delay-and-asks-for-a-new-password", test_the_administrator_ends_the_delay_and_asks_for_a_new_password);
  dpt_test_db_add ("/sign-in/a-former-user-does-not-get-in", test_a_former_user_does_not_get_in);
  dpt_test_db_add ("/sign-in/every-try-is-written-down", test_every_try_is_written_down);
  dpt_test_db_add ("/sign-in/a-clock-set-back-does-not-lock-the-shop-out", test_a_clock_set_back_does_not_lock_the_shop_out);
  dpt_test_db_add ("/sign-in/guesses-at-the-same-moment-count-one-after-the-other", test_guesses_at_the_same_moment_count_one_after_the_other);
  dpt_test_db_add ("/sign-in/the-page-is-served-off-the-main-thread", test_the_page_is_served_off_the_main_thread);
  return g_test_run ();
}
