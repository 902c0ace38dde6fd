/* test-tolerance.c - how far a lens may be from what was ordered: the figures at both sides of each limit.
 * For: engine/optics/dpt-tolerance. Not for: jobs (tests/engine/order/test-after.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-tolerance.h"

static void
assert_limits (DptRx rx, gboolean progressive, int power, int cylinder, int axis, int addition)
{
  DptTolerance limits = dpt_tolerance_find (&rx, progressive);

  g_assert_cmpint (limits.power, ==, power);
  g_assert_cmpint (limits.cylinder, ==, cylinder);
  g_assert_cmpint (limits.axis, ==, axis);
  g_assert_cmpint (limits.addition, ==, addition);
}

static void
test_limits_follow_the_power (void)
{
  assert_limits ((DptRx){ .sphere = -650 }, FALSE, 13, 13, 90, 12);
  assert_limits ((DptRx){ .sphere = -1000 }, FALSE, 20, 13, 90, 12);
  assert_limits ((DptRx){ .sphere = 500, .cylinder = 300, .axis = 10 }, FALSE, 16, 15, 2, 12);
  assert_limits ((DptRx){ .sphere = 100, .cylinder = -500, .axis = 10 }, FALSE, 13, 20, 2, 12);
  assert_limits ((DptRx){ .sphere = 100, .cylinder = -200, .axis = 10, .addition = 425 }, TRUE, 16, 16, 2, 18);
  assert_limits ((DptRx){ .sphere = -900 }, TRUE, 18, 16, 90, 12);
}

static void
test_axis_narrows_with_the_cylinder (void)
{
  static const int steps[][2] = { { -25, 14 }, { -50, 7 }, { -75, 5 }, { -100, 3 }, { -150, 3 }, { -175, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    assert_limits ((DptRx){ .cylinder = steps[i][0], .axis = 90 }, FALSE, 13, 13, steps[i][1], 12);
}

static void
test_a_lens_is_judged_in_either_form (void)
{
  const DptRx ordered = { .sphere = -200, .cylinder = -100, .axis = 175, .addition = 200 };
  const DptRx same = { .sphere = -300, .cylinder = 100, .axis = 85, .addition = 200 };
  const DptRx near = { .sphere = -210, .cylinder = -100, .axis = 178, .addition = 212 };
  const DptRx turned = { .sphere = -200, .cylinder = -100, .axis = 179, .addition = 200 };
  const DptRx weak = { .sphere = -180, .cylinder = -100, .axis = 175, .addition = 175 };
  const DptRx sphere = { .sphere = -200, .addition = 200 };

  g_assert_cmpint (dpt_tolerance_check (&ordered, &same, TRUE), ==, DPT_TOLERANCE_MET);
  g_assert_cmpint (dpt_tolerance_check (&ordered, &near, TRUE), ==, DPT_TOLERANCE_MET);
  g_assert_cmpint (dpt_tolerance_check (&ordered, &turned, TRUE), ==, DPT_TOLERANCE_AXIS);
  g_assert_cmpint (dpt_tolerance_check (&ordered, &weak, TRUE), ==, DPT_TOLERANCE_POWER | DPT_TOLERANCE_ADDITION);
  g_assert_cmpint (dpt_tolerance_check (&ordered, &sphere, TRUE), ==, DPT_TOLERANCE_POWER | DPT_TOLERANCE_CYLINDER);
}

static void
test_misses_are_said_with_their_limit (void)
{
  const DptRx ordered = { .sphere = -200, .cylinder = -100, .axis = 175 };
  g_autofree char *words = dpt_tolerance_describe (&ordered, DPT_TOLERANCE_POWER | DPT_TOLERANCE_AXIS, FALSE);
  g_autofree char *nothing = dpt_tolerance_describe (&ordered, DPT_TOLERANCE_MET, FALSE);

  g_assert_cmpstr (words, ==, "power off by more than 0.13, axis off by more than 3°");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tolerance/limits-follow-the-power", test_limits_follow_the_power);
  g_test_add_func ("/tolerance/axis-narrows-with-the-cylinder", test_axis_narrows_with_the_cylinder);
  g_test_add_func ("/tolerance/a-lens-is-judged-in-either-form", test_a_lens_is_judged_in_either_form);
  g_test_add_func ("/tolerance/misses-are-said-with-their-limit", test_misses_are_said_with_their_limit);
  return g_test_run ();
}
