/* test-rx.c - the arithmetic of refractions, what cannot be and what is unusual.
 * For: engine/optics/dpt-rx. Not for: text (test-rx-text.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/optics/dpt-rx.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static void
assert_rx (DptRx got, int sphere, int cylinder, int axis)
{
  g_assert_cmpint (got.sphere, ==, sphere);
  g_assert_cmpint (got.cylinder, ==, cylinder);
  g_assert_cmpint (got.axis, ==, axis);
}

static DptRx
make_random (void)
{
  DptRx rx = { .sphere = g_test_rand_int_range (-2000, 2001), .cylinder = g_test_rand_int_range (-800, 801) };

  if (rx.cylinder != 0)
    rx.axis = g_test_rand_int_range (1, 181);
  return rx;
}

static void
test_axes_go_round (void)
{
  g_assert_cmpint (dpt_axis_normalize (0), ==, 180);
  g_assert_cmpint (dpt_axis_normalize (180), ==, 180);
  g_assert_cmpint (dpt_axis_normalize (270), ==, 90);
  g_assert_cmpint (dpt_axis_normalize (-30), ==, 150);
  g_assert_cmpint (dpt_axis_normalize (360), ==, 180);
  g_assert_cmpint (dpt_axis_normalize (45), ==, 45);
  g_assert_cmpint (dpt_axis_difference (175, 5), ==, 10);
  g_assert_cmpint (dpt_axis_difference (5, 175), ==, 10);
  g_assert_cmpint (dpt_axis_difference (90, 180), ==, 90);
  g_assert_cmpint (dpt_axis_difference (180, 0), ==, 0);
  g_assert_cmpint (dpt_axis_difference (1, 90), ==, 89);
}

static void
test_rounding_to_steps (void)
{
  g_assert_cmpint (dpt_power_round_to_step (113, 25), ==, 125);
  g_assert_cmpint (dpt_power_round_to_step (112, 25), ==, 100);
  g_assert_cmpint (dpt_power_round_to_step (-113, 25), ==, -125);
  g_assert_cmpint (dpt_power_round_to_step (25, 50), ==, 50);
  g_assert_cmpint (dpt_power_round_to_step (-25, 50), ==, -50);
  g_assert_cmpint (dpt_power_round_to_step (0, 25), ==, 0);
}

static void
test_transposition (void)
{
  assert_rx (dpt_rx_transpose (&(DptRx) { -200, -100, 180 }), -300, 100, 90);
  assert_rx (dpt_rx_transpose (&(DptRx) { 100, 200, 90 }), 300, -200, 180);
  assert_rx (dpt_rx_transpose (&(DptRx) { -125, 0, 0 }), -125, 0, 0);
  assert_rx (dpt_rx_to_minus_cylinder (&(DptRx) { 100, 200, 90 }), 300, -200, 180);
  assert_rx (dpt_rx_to_minus_cylinder (&(DptRx) { 100, -200, 90 }), 100, -200, 90);
  assert_rx (dpt_rx_to_plus_cylinder (&(DptRx) { 100, -200, 95 }), -100, 200, 5);
}

static void
test_transposing_twice_is_identity (void)
{
  for (int i = 0; i < 5000; i++)
    {
      DptRx rx = make_random ();
      DptRx once = dpt_rx_transpose (&rx), twice = dpt_rx_transpose (&once);

      g_assert_true (dpt_rx_equal (&rx, &twice));
      g_assert_true (dpt_rx_same_lens (&rx, &once));
      g_assert_cmpint (dpt_rx_get_spherical_equivalent (&rx), ==, dpt_rx_get_spherical_equivalent (&once));
      for (int meridian = 0; meridian < 180; meridian += 15)
        g_assert_cmpint (dpt_rx_get_power_in_meridian (&rx, meridian), ==,
                         dpt_rx_get_power_in_meridian (&once, meridian));
    }
}

static void
test_spherical_equivalent_rounds_away_from_zero (void)
{
  g_assert_cmpint (dpt_rx_get_spherical_equivalent (&(DptRx) { -100, -200, 90 }), ==, -200);
  g_assert_cmpint (dpt_rx_get_spherical_equivalent (&(DptRx) { -125, -75, 90 }), ==, -163); /* -1.625 */
  g_assert_cmpint (dpt_rx_get_spherical_equivalent (&(DptRx) { 100, -25, 180 }), ==, 88);   /* +0.875 */
  g_assert_cmpint (dpt_rx_get_spherical_equivalent (&(DptRx) { 0, 0, 0 }), ==, 0);
}

static void
test_power_in_meridian (void)
{
  DptRx rx = { -200, -100, 30 };

  g_assert_cmpint (dpt_rx_get_power_in_meridian (&rx, 30), ==, -200);
  g_assert_cmpint (dpt_rx_get_power_in_meridian (&rx, 120), ==, -300);
  g_assert_cmpint (dpt_rx_get_power_in_meridian (&rx, 75), ==, -250);
  g_assert_cmpint (dpt_rx_get_power_in_meridian (&rx, 60), ==, -225);
  g_assert_cmpint (dpt_rx_get_power_in_meridian (&rx, 210), ==, -200);
}

static void
assert_near (double got, double expected)
{
  g_assert_cmpfloat_with_epsilon (got, expected, 1e-9);
}

static void
test_power_vectors (void)
{
  DptPowerVector v = dpt_rx_to_vector (&(DptRx) { 0, -100, 180 });

  assert_near (v.m, -0.5);
  assert_near (v.j0, 0.5);
  assert_near (v.j45, 0);
  v = dpt_rx_to_vector (&(DptRx) { 0, -100, 45 });
  assert_near (v.m, -0.5);
  assert_near (v.j0, 0);
  assert_near (v.j45, 0.5);
  assert_rx (dpt_rx_from_vector (&(DptPowerVector) { -0.5, 0, 0 }), -50, 0, 0);
  assert_rx (dpt_rx_from_vector (&(DptPowerVector) { -2.5, 0.5, 0 }), -200, -100, 180);
  assert_rx (dpt_rx_from_vector (&(DptPowerVector) { 0, -0.25, 0 }), 25, -50, 90); /* a Jackson cross cylinder */
}

static void
test_vectors_round_trip (void)
{
  for (int i = 0; i < 20000; i++)
    {
      DptRx rx = make_random (), minus = dpt_rx_to_minus_cylinder (&rx), back;
      DptPowerVector v = dpt_rx_to_vector (&rx);

      back = dpt_rx_from_vector (&v);
      g_assert_true (dpt_rx_equal (&minus, &back));
    }
}

static void
test_crossed_cylinders_add_up (void)
{
  DptRx a = { 0, -100, 180, 0, 200, DPT_BASE_IN, 100, DPT_BASE_UP };
  DptRx b = { 0, -100, 90, 150, 300, DPT_BASE_OUT, 100, DPT_BASE_DOWN };
  DptRx sum = dpt_rx_add (&a, &b);

  assert_rx (sum, -100, 0, 0);
  g_assert_cmpint (sum.addition, ==, 150);
  g_assert_cmpint (sum.prism_h, ==, 100);
  g_assert_cmpint (sum.base_h, ==, DPT_BASE_OUT);
  g_assert_cmpint (sum.prism_v, ==, 0);
  g_assert_cmpint (sum.base_v, ==, DPT_BASE_NONE);
  assert_rx (dpt_rx_add (&(DptRx) { -200, -100, 30 }, &(DptRx) { 50, 0, 0 }), -150, -100, 30);
  /* Equal cylinders 45 degrees apart: √2 times as strong, half way between. */
  assert_rx (dpt_rx_add (&(DptRx) { 0, -100, 20 }, &(DptRx) { 0, -100, 65 }), -29, -141, 43);
}

static void
test_a_sum_has_the_power_of_its_parts_in_every_meridian (void)
{
  for (int i = 0; i < 2000; i++)
    {
      DptRx a = make_random (), b = make_random (), sum = dpt_rx_add (&a, &b);

      for (int meridian = 0; meridian < 180; meridian += 10)
        {
          int parts = dpt_rx_get_power_in_meridian (&a, meridian) + dpt_rx_get_power_in_meridian (&b, meridian);

          /* The axis of the sum is a whole degree: half a degree of 16 D is 14 hundredths. */
          g_assert_cmpint (ABS (parts - dpt_rx_get_power_in_meridian (&sum, meridian)), <=, 17);
        }
    }
}

static void
test_comparison_is_of_lenses_not_of_forms (void)
{
  DptRx first = { -200, -100, 175, 150 }, second = { -325, 125, 95, 200 };
  DptRxDifference change = dpt_rx_compare (&first, &second);
  DptRx written_otherwise = dpt_rx_transpose (&first);

  g_assert_cmpint (change.sphere, ==, 0);
  g_assert_cmpint (change.cylinder, ==, -25);
  g_assert_cmpint (change.axis, ==, 10);
  g_assert_cmpint (change.addition, ==, 50);
  g_assert_cmpint (change.equivalent, ==, -13); /* -2.50 and -2.625, each rounded */
  g_assert_cmpint (change.blur, >, 12);
  change = dpt_rx_compare (&first, &written_otherwise);
  g_assert_cmpint (change.blur, ==, 0);
  g_assert_cmpint (change.axis, ==, 0);
  change = dpt_rx_compare (&first, &(DptRx) { -200 });
  g_assert_cmpint (change.axis, ==, 0);
  g_assert_cmpint (change.cylinder, ==, 100);
}

static void
assert_refused (DptRx rx, const char *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dpt_rx_validate (&rx, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (error), ==, field);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_impossible_values_name_their_field (void)
{
  g_autoptr (GError) error = NULL;

  assert_refused ((DptRx) { .sphere = 4501 }, "sphere");
  assert_refused ((DptRx) { .sphere = -4525 }, "sphere");
  assert_refused ((DptRx) { .cylinder = -2525, .axis = 90 }, "cylinder");
  assert_refused ((DptRx) { .cylinder = -100 }, "axis");
  assert_refused ((DptRx) { .cylinder = -100, .axis = 181 }, "axis");
  assert_refused ((DptRx) { .cylinder = -100, .axis = -1 }, "axis");
  assert_refused ((DptRx) { .axis = 90 }, "cylinder");
  assert_refused ((DptRx) { .addition = -25 }, "addition");
  assert_refused ((DptRx) { .addition = 1025 }, "addition");
  assert_refused ((DptRx) { .prism_h = -1, .base_h = DPT_BASE_IN }, "prism_h");
  assert_refused ((DptRx) { .prism_h = 100 }, "base_h");
  assert_refused ((DptRx) { .prism_h = 100, .base_h = DPT_BASE_UP }, "base_h");
  assert_refused ((DptRx) { .base_h = DPT_BASE_OUT }, "prism_h");
  assert_refused ((DptRx) { .prism_v = 4001, .base_v = DPT_BASE_UP }, "prism_v");
  assert_refused ((DptRx) { .prism_v = 100, .base_v = DPT_BASE_IN }, "base_v");
  assert_refused ((DptRx) { .base_v = DPT_BASE_DOWN }, "prism_v");
  g_assert_true (dpt_rx_validate (&(DptRx) { 0 }, &error));
  g_assert_true (dpt_rx_validate (&(DptRx) { -4500, 2500, 1, 1000, 4000, DPT_BASE_OUT, 4000, DPT_BASE_DOWN }, &error));
  g_assert_no_error (error);
}

static void
test_unusual_changes_are_found (void)
{
  DptRx before = { -200, -100, 90, 200 };
  DptRx small = { -250, -175, 85, 225 }, large = { 200, -200, 60, 150 };
  DptRx fellow = { -500, 0, 0, 250 };

  g_assert_cmpint (dpt_rx_find_unusual (&small, &before, NULL), ==, DPT_RX_UNUSUAL_NONE);
  g_assert_cmpint (dpt_rx_find_unusual (&large, &before, NULL), ==,
                   DPT_RX_UNUSUAL_EQUIVALENT | DPT_RX_UNUSUAL_SIGN | DPT_RX_UNUSUAL_CYLINDER | DPT_RX_UNUSUAL_AXIS
                     | DPT_RX_UNUSUAL_ADDITION_FELL);
  g_assert_cmpint (dpt_rx_find_unusual (&before, NULL, &fellow), ==,
                   DPT_RX_UNUSUAL_ANISOMETROPIA | DPT_RX_UNUSUAL_ADDITION_UNEQUAL);
  g_assert_cmpint (dpt_rx_find_unusual (&(DptRx) { .addition = 375 }, NULL, NULL), ==, DPT_RX_UNUSUAL_ADDITION_HIGH);
}

/* The same lens in the other form is no change, a turned axis of a weak cylinder none that matters, a missing addition
 * no smaller one. */
static void
test_what_is_usual_is_left_alone (void)
{
  DptRx before = { -200, -100, 90, 200 }, other = dpt_rx_transpose (&before);
  DptRx weak = { -100, -25, 10 }, turned = { -100, -25, 80 };
  DptRx far_only = { -200, -100, 90, 0 };
  DptRx around_zero = { 25 }, near_zero = { -50 };

  g_assert_cmpint (dpt_rx_find_unusual (&other, &before, NULL), ==, DPT_RX_UNUSUAL_NONE);
  g_assert_cmpint (dpt_rx_find_unusual (&turned, &weak, NULL), ==, DPT_RX_UNUSUAL_NONE);
  g_assert_cmpint (dpt_rx_find_unusual (&far_only, &before, NULL), ==, DPT_RX_UNUSUAL_NONE);
  g_assert_cmpint (dpt_rx_find_unusual (&around_zero, &near_zero, NULL), ==, DPT_RX_UNUSUAL_NONE);
}

static void
test_every_finding_has_a_field_and_a_reason (void)
{
  DptRx before = { -200, -100, 90, 200 }, now = { 200, -200, 60, 150 }, fellow = { -500, 0, 0, 250 };
  g_autofree char *axis = dpt_rx_describe_unusual (DPT_RX_UNUSUAL_AXIS, &now, &before, NULL);

  for (guint flag = 1; flag <= DPT_RX_UNUSUAL_LAST; flag <<= 1)
    {
      g_autofree char *reason = dpt_rx_describe_unusual (flag, &now, &before, &fellow);

      g_assert_nonnull (dpt_rx_unusual_get_field (flag));
      g_assert_nonnull (reason);
    }
  g_assert_cmpstr (axis, ==, "The axis turns by more than 10°: it was 90° and would be 60°");
  g_assert_null (dpt_rx_describe_unusual (DPT_RX_UNUSUAL_AXIS, &now, NULL, NULL));
  g_assert_null (dpt_rx_describe_unusual (DPT_RX_UNUSUAL_ANISOMETROPIA, &now, NULL, NULL));
  g_assert_null (dpt_rx_unusual_get_field (DPT_RX_UNUSUAL_NONE));
}

static void
test_bases_have_nicks (void)
{
  for (int base = DPT_BASE_NONE; base <= DPT_BASE_DOWN; base++)
    g_assert_cmpint (dpt_base_from_nick (dpt_base_to_nick (base)), ==, base);
  g_assert_cmpint (dpt_base_from_nick ("sideways"), ==, DPT_BASE_NONE);
  g_assert_cmpint (dpt_base_from_nick (NULL), ==, DPT_BASE_NONE);
  g_assert_true (dpt_rx_is_neutral (&(DptRx) { 0 }));
  g_assert_false (dpt_rx_is_neutral (&(DptRx) { .prism_v = 50, .base_v = DPT_BASE_UP }));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rx/axes-go-round", test_axes_go_round);
  g_test_add_func ("/rx/rounding-to-steps", test_rounding_to_steps);
  g_test_add_func ("/rx/transposition", test_transposition);
  g_test_add_func ("/rx/transposing-twice-is-identity", test_transposing_twice_is_identity);
  g_test_add_func ("/rx/spherical-equivalent", test_spherical_equivalent_rounds_away_from_zero);
  g_test_add_func ("/rx/power-in-meridian", test_power_in_meridian);
  g_test_add_func ("/rx/power-vectors", test_power_vectors);
  g_test_add_func ("/rx/vectors-round-trip", test_vectors_round_trip);
  g_test_add_func ("/rx/crossed-cylinders-add-up", test_crossed_cylinders_add_up);
  g_test_add_func ("/rx/a-sum-has-the-power-of-its-parts", test_a_sum_has_the_power_of_its_parts_in_every_meridian);
  g_test_add_func ("/rx/comparison-is-of-lenses", test_comparison_is_of_lenses_not_of_forms);
  g_test_add_func ("/rx/impossible-values-name-their-field", test_impossible_values_name_their_field);
  g_test_add_func ("/rx/unusual-changes-are-found", test_unusual_changes_are_found);
  g_test_add_func ("/rx/what-is-usual-is-left-alone", test_what_is_usual_is_left_alone);
  g_test_add_func ("/rx/every-finding-has-a-reason", test_every_finding_has_a_field_and_a_reason);
  g_test_add_func ("/rx/bases-have-nicks", test_bases_have_nicks);
  return g_test_run ();
}
