/* test-error.c - an error carries the name of its field wherever it goes.
 * For: base/dpt-error. Not for: messages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"

static void
test_invalid_names_its_field (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;

  g_assert_false (dpt_set_invalid (&error, "birth_date", "%s is in the future", "The date of birth"));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "The date of birth is in the future");
  g_assert_cmpstr (dpt_error_get_field (error), ==, "birth_date");
  copy = g_error_copy (error);
  g_assert_cmpstr (dpt_error_get_field (copy), ==, "birth_date");
  g_assert_true (dpt_error_get_field (copy) != dpt_error_get_field (error));
  g_prefix_error (&error, "Line 3: ");
  g_assert_cmpstr (dpt_error_get_field (error), ==, "birth_date");
}

static void
test_other_errors_have_no_field (void)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");

  g_assert_false (dpt_set_error (&refused, DPT_ERROR_REFUSED, "no right %d", 7));
  g_assert_error (refused, DPT_ERROR, DPT_ERROR_REFUSED);
  g_assert_cmpstr (refused->message, ==, "no right 7");
  g_assert_null (dpt_error_get_field (refused));
  g_assert_null (dpt_error_get_field (foreign));
  g_assert_null (dpt_error_get_field (NULL));
}

static void
test_nobody_need_want_the_error (void)
{
  g_assert_false (dpt_set_invalid (NULL, "axis", "x"));
  g_assert_false (dpt_set_error (NULL, DPT_ERROR_FAILED, "x"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/invalid-names-its-field", test_invalid_names_its_field);
  g_test_add_func ("/error/others-have-no-field", test_other_errors_have_no_field);
  g_test_add_func ("/error/nobody-need-want-it", test_nobody_need_want_the_error);
  return g_test_run ();
}
