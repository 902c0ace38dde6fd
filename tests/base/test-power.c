/* test-power.c - powers, axes and lengths as they are typed and shown.
 * For: base/dpt-power. Not for: a whole refraction in one cell (engine/optics/dpt-rx-text).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-power.h"

#include "support/dpt-test-locale.h"

static void
assert_power (const char *text, int expected)
{
  int value = -9999;

  if (!dpt_power_parse (text, &value))
    g_error ("“%s” was refused", text);
  g_assert_cmpint (value, ==, expected);
}

static void
test_typed_powers_are_read (void)
{
  static const char *const refused[] = { "",     " ",     "-",        "+",           ".",   "abc", "1.234",
                                         "1..2", "1.2,3", "--1",      "1-",          "pla", "D",   "1/4",
                                         "1e2",  "0x10",  "\xff\xfe", "12345678901", "+-1" };

  assert_power ("-1.25", -125);
  assert_power ("-1,25", -125);
  assert_power ("+2", 200);
  assert_power ("2", 200);
  assert_power (" + 1,5 ", 150);
  assert_power ("-125", -125);
  assert_power ("+1250", 1250);
  assert_power ("025", 25);
  assert_power ("12", 1200);
  assert_power (".5", 50);
  assert_power ("-,75", -75);
  assert_power ("pl", 0);
  assert_power ("PLAN", 0);
  assert_power ("Plano", 0);
  assert_power ("0", 0);
  assert_power ("-0.00", 0);
  assert_power ("\xe2\x88\x92" "1,25", -125); /* U+2212 */
  assert_power ("\xe2\x80\x93" "1,25", -125); /* an en dash, as word processors write it */
  assert_power ("+1.25 D", 125);
  assert_power ("+1,25 dpt", 125);
  assert_power ("+1,25 δ", 125);
  assert_power ("\xc2\xa0+1,25\xe2\x80\xaf" "D", 125);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (dpt_power_parse (refused[i], NULL))
      g_error ("“%s” was read", refused[i]);
}

static void
assert_format (char *got, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_powers_show_sign_and_two_decimals (void)
{
  assert_format (dpt_power_format (125), "+1.25");
  assert_format (dpt_power_format (-50), "-0.50");
  assert_format (dpt_power_format (0), "0.00");
  assert_format (dpt_power_format (-1205), "-12.05");
  assert_format (dpt_power_format_plain (-5), "-0.05");
}

static void
check_powers_read_back (void)
{
  for (int value = -4500; value <= 4500; value++)
    {
      g_autofree char *text = dpt_power_format (value);
      g_autofree char *plain = dpt_power_format_plain (value);

      assert_power (text, value);
      assert_power (plain, value);
    }
}

static void
test_every_power_is_read_back (void)
{
  check_powers_read_back ();
}

static void
test_french_writes_a_comma_and_files_a_point (void)
{
  enter_french ();
  assert_format (dpt_power_format (125), "+1,25");
  assert_format (dpt_power_format (-50), "-0,50");
  assert_format (dpt_power_format_plain (-50), "-0.50");
  assert_format (dpt_length_format (3150), "31,5");
  assert_format (dpt_length_format (3125), "31,25");
  check_powers_read_back ();
  leave_french ();
}

static void
test_axes_are_whole_degrees_to_180 (void)
{
  static const char *const refused[] = { "", "181", "-1", "90.5", "x", "°", "1000", "90°°" };
  int degrees;

  g_assert_true (dpt_axis_parse ("90", &degrees));
  g_assert_cmpint (degrees, ==, 90);
  g_assert_true (dpt_axis_parse (" 5 °", &degrees));
  g_assert_cmpint (degrees, ==, 5);
  g_assert_true (dpt_axis_parse ("0", &degrees));
  g_assert_cmpint (degrees, ==, 180);
  g_assert_true (dpt_axis_parse ("180", &degrees));
  g_assert_cmpint (degrees, ==, 180);
  g_assert_true (dpt_axis_parse ("005", &degrees));
  g_assert_cmpint (degrees, ==, 5);
  g_assert_true (dpt_axis_parse ("175 deg", &degrees));
  g_assert_cmpint (degrees, ==, 175);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (dpt_axis_parse (refused[i], NULL))
      g_error ("“%s” was read", refused[i]);
  assert_format (dpt_axis_format (7), "7°");
}

static void
test_lengths_are_millimetres (void)
{
  static const char *const refused[] = { "", "mm", "31.255", "3 cm", "31,5,2", "1000001" };
  int value;

  g_assert_true (dpt_length_parse ("31", &value));
  g_assert_cmpint (value, ==, 3100);
  g_assert_true (dpt_length_parse ("31,5 mm", &value));
  g_assert_cmpint (value, ==, 3150);
  g_assert_true (dpt_length_parse ("31.25", &value));
  g_assert_cmpint (value, ==, 3125);
  g_assert_true (dpt_length_parse ("-0,5", &value));
  g_assert_cmpint (value, ==, -50);
  g_assert_true (dpt_length_parse ("145", &value)); /* unlike a power, 145 is 145 mm */
  g_assert_cmpint (value, ==, 14500);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (dpt_length_parse (refused[i], NULL))
      g_error ("“%s” was read", refused[i]);

  assert_format (dpt_length_format (3100), "31.0");
  assert_format (dpt_length_format (3105), "31.05");
  assert_format (dpt_length_format (-30), "-0.3");
  for (value = -20000; value <= 20000; value += 7)
    {
      g_autofree char *text = dpt_length_format (value);
      int again;

      g_assert_true (dpt_length_parse (text, &again));
      g_assert_cmpint (again, ==, value);
    }
}

static void
test_hundredths_stop_at_a_million (void)
{
  int value;

  g_assert_true (dpt_hundredths_parse ("1000000", &value));
  g_assert_cmpint (value, ==, 100000000);
  g_assert_false (dpt_hundredths_parse ("1000000.01", &value));
  g_assert_false (dpt_hundredths_parse ("99999999999999999999", &value));
  g_assert_true (dpt_hundredths_parse ("-1000000", &value));
  g_assert_cmpint (value, ==, -100000000);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/power/typed-powers-are-read", test_typed_powers_are_read);
  g_test_add_func ("/power/sign-and-two-decimals", test_powers_show_sign_and_two_decimals);
  g_test_add_func ("/power/every-power-is-read-back", test_every_power_is_read_back);
  g_test_add_func ("/power/french-comma", test_french_writes_a_comma_and_files_a_point);
  g_test_add_func ("/power/axes-are-whole-degrees", test_axes_are_whole_degrees_to_180);
  g_test_add_func ("/power/lengths-are-millimetres", test_lengths_are_millimetres);
  g_test_add_func ("/power/hundredths-stop-at-a-million", test_hundredths_stop_at_a_million);
  return g_test_run ();
}
