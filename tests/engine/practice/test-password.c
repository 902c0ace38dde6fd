/* test-password.c - what a password and a PIN may be, and that hashes prove them.
 * For: engine/practice/dpt-password. Not for: delays (test-sign-in.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/practice/dpt-password.h"

#include <string.h>

static void
assert_refused (gboolean right, GError **error, const char *field)
{
  g_assert_false (right);
  g_assert_error (*error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (*error), ==, field);
  g_clear_error (error);
}

static void
test_short_common_and_own_passwords_are_refused (void)
{
  static const char *const bad[] = { "", "abc", "sept777", "password", "Password1", "AZERTY123", "P@ssword", "Mot de passe",
                                     "aaaaaaaaaaaa", "ééééééééé", "marie2024", "Dupont 75010", "12345678" };
  static const char *const own[] = { "marie", "Dupont", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GError *error = NULL;

      assert_refused (dpt_password_check (bad[i], own, &error), &error, "password");
    }
}

static void
test_long_and_simple_passwords_are_taken (void)
{
  static const char *const good[] = { "quatre mots sans rapport", "huit8car", "ÀÉÎÕÜ日本語", "marieclaire aime les chats", "x9!kq-;2" };
  static const char *const own[] = { "marie", "Dupont", "Li", NULL };
  g_autofree char *longest = g_strnfill (DPT_PASSWORD_MAX - 1, 'x');
  g_autofree char *most = g_strconcat (longest, "y", NULL);
  g_autofree char *more = g_strconcat (most, "z", NULL);
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (dpt_password_check (good[i], own, &error));
      g_assert_no_error (error);
    }
  g_assert_true (dpt_password_check (most, own, NULL));
  assert_refused (dpt_password_check (more, own, &error), &error, "password");
}

static void
test_trivial_pins_are_refused (void)
{
  static const char *const bad[] = { "", "123", "123456789", "12a4", "0000", "1111", "1234", "4321", "2468", "9876", "2580", "1212", "٤٥٦٧" };
  static const char *const good[] = { "4071", "90210", "83736251", "0918" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GError *error = NULL;

      assert_refused (dpt_pin_check (bad[i], &error), &error, "pin");
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (dpt_pin_check (good[i], NULL));
}

static void
test_a_hash_is_argon2id_of_64_mib_and_three_passes (void)
{
  g_autofree char *hash = dpt_password_create_hash ("quatre mots", DPT_PASSWORD_STRENGTH_FULL, NULL);
  g_autofree char *again = dpt_password_create_hash ("quatre mots", DPT_PASSWORD_STRENGTH_FULL, NULL);

  g_assert_true (g_str_has_prefix (hash, "$argon2id$v=19$m=65536,t=3,p=1$"));
  g_assert_cmpstr (hash, !=, again);
  g_assert_true (dpt_password_matches (hash, "quatre mots"));
  g_assert_false (dpt_password_matches (hash, "quatre Mots"));
  g_assert_false (dpt_password_matches (hash, ""));
  g_assert_null (strstr (hash, "quatre"));
}

static void
test_an_unknown_user_costs_the_same (void)
{
  g_autofree char *hash = dpt_password_create_hash ("quatre mots", DPT_PASSWORD_STRENGTH_FULL, NULL);
  gint64 known = G_MAXINT64, unknown = G_MAXINT64;

  for (int i = 0; i < 3; i++)
    {
      gint64 start = g_get_monotonic_time ();
      gint64 middle;

      g_assert_false (dpt_password_matches (hash, "faux"));
      middle = g_get_monotonic_time ();
      g_assert_false (dpt_password_matches (NULL, "faux"));
      known = MIN (known, middle - start);
      unknown = MIN (unknown, g_get_monotonic_time () - middle);
    }
  /* Both are the same work; half of it would be no work at all. */
  g_assert_cmpint (unknown, >, known / 2);
  g_assert_cmpint (unknown, <, known * 2);
}

static void
test_a_damaged_hash_never_matches (void)
{
  g_assert_false (dpt_password_matches ("", ""));
  g_assert_false (dpt_password_matches ("$argon2id$", "x"));
  g_assert_false (dpt_password_matches ("plain", "plain"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/password/short-common-and-own-passwords-are-refused", test_short_common_and_own_passwords_are_refused);
  g_test_add_func ("/password/long-and-simple-passwords-are-taken", test_long_and_simple_passwords_are_taken);
  g_test_add_func ("/password/trivial-pins-are-refused", test_trivial_pins_are_refused);
  g_test_add_func ("/password/a-hash-is-argon2id-of-64-mib-and-three-passes", test_a_hash_is_argon2id_of_64_mib_and_three_passes);
  g_test_add_func ("/password/an-unknown-user-costs-the-same", test_an_unknown_user_costs_the_same);
  g_test_add_func ("/password/a-damaged-hash-never-matches", test_a_damaged_hash_never_matches);
  return g_test_run ();
}
