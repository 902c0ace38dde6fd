/* test-validity.c - terms of prescriptions by country, age and prescriber.
 * For: engine/optics/dpt-validity. Not for: insurance.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-validity.h"

static int
french (int use, int prescriber, int age)
{
  return dpt_validity_get_months ("FR", use, prescriber, age);
}

static void
test_french_spectacles (void)
{
  g_assert_cmpint (french (DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, 0), ==, 12);
  g_assert_cmpint (french (DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, 15), ==, 12);
  g_assert_cmpint (french (DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, 16), ==, 60);
  g_assert_cmpint (french (DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, 42), ==, 60);
  g_assert_cmpint (french (DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, 43), ==, 36);
  g_assert_cmpint (french (DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, 99), ==, 36);
  g_assert_cmpint (french (DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_ORTHOPTIST, 30), ==, 24);
  g_assert_cmpint (french (DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_ORTHOPTIST, 60), ==, 24);
  g_assert_cmpint (french (DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_ORTHOPTIST, 10), ==, 12);
}

static void
test_french_contact_lenses (void)
{
  g_assert_cmpint (french (DPT_VALIDITY_CONTACT_LENSES, DPT_VALIDITY_DOCTOR, 15), ==, 12);
  g_assert_cmpint (french (DPT_VALIDITY_CONTACT_LENSES, DPT_VALIDITY_DOCTOR, 16), ==, 36);
  g_assert_cmpint (french (DPT_VALIDITY_CONTACT_LENSES, DPT_VALIDITY_DOCTOR, 70), ==, 36);
  g_assert_cmpint (french (DPT_VALIDITY_CONTACT_FIRST, DPT_VALIDITY_DOCTOR, 30), ==, 12);
}

static void
test_nothing_is_made_up (void)
{
  g_assert_cmpint (french (DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, -1), ==, 0);
  g_assert_cmpint (dpt_validity_get_months ("XX", DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, 30), ==, 0);
  g_assert_cmpint (dpt_validity_get_months (NULL, DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, 30), ==, 0);
  g_assert_cmpint (dpt_validity_get_months ("US", DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_OPTOMETRIST, 30), ==, 0);
  g_assert_cmpint (dpt_validity_get_months ("us", DPT_VALIDITY_CONTACT_LENSES, DPT_VALIDITY_OPTOMETRIST, -1), ==, 12);
  g_assert_null (dpt_validity_dup_last_day ("FR", DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, NULL, "2026-01-10"));
  g_assert_null (dpt_validity_dup_last_day ("FR", DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, "1980-01-01", "soon"));
}

static void
assert_last_day (const char *birth, const char *issued, const char *expected)
{
  g_autofree char *day = dpt_validity_dup_last_day ("FR", DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_DOCTOR, birth, issued);

  g_assert_cmpstr (day, ==, expected);
}

/* It is the age on the day of writing that counts, to the day. */
static void
test_the_last_day (void)
{
  assert_last_day ("1980-05-10", "2023-05-09", "2028-05-09"); /* 42 */
  assert_last_day ("1980-05-10", "2023-05-10", "2026-05-10"); /* 43 on that day */
  assert_last_day ("2010-03-01", "2026-02-28", "2027-02-28"); /* 15 */
  assert_last_day ("2010-03-01", "2026-03-01", "2031-03-01"); /* 16 on that day */
  assert_last_day ("1950-01-01", "2024-02-29", "2027-02-28");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/validity/french-spectacles", test_french_spectacles);
  g_test_add_func ("/validity/french-contact-lenses", test_french_contact_lenses);
  g_test_add_func ("/validity/nothing-is-made-up", test_nothing_is_made_up);
  g_test_add_func ("/validity/the-last-day", test_the_last_day);
  return g_test_run ();
}
