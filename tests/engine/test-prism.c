/* test-prism.c - Prentice, polar prisms, sharing between the eyes.
 * For: engine/optics/dpt-prism. Not for: decentration of frames (test-boxing.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-prism.h"

static void
assert_prism (DptPrism got, int h, DptBase base_h, int v, DptBase base_v)
{
  g_assert_cmpint (got.h, ==, h);
  g_assert_cmpint (got.base_h, ==, base_h);
  g_assert_cmpint (got.v, ==, v);
  g_assert_cmpint (got.base_v, ==, base_v);
}

static void
test_bases_of_decentred_spheres (void)
{
  DptRx minus = { .sphere = -600 }, plus = { .sphere = 400 };

  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      assert_prism (dpt_prism_from_decentration (&minus, eye, -300, 0), 180, DPT_BASE_IN, 0, DPT_BASE_NONE);
      assert_prism (dpt_prism_from_decentration (&minus, eye, 300, 0), 180, DPT_BASE_OUT, 0, DPT_BASE_NONE);
      assert_prism (dpt_prism_from_decentration (&minus, eye, 0, -500), 0, DPT_BASE_NONE, 300, DPT_BASE_UP);
      assert_prism (dpt_prism_from_decentration (&minus, eye, 0, 400), 0, DPT_BASE_NONE, 240, DPT_BASE_DOWN);
      assert_prism (dpt_prism_from_decentration (&plus, eye, 300, 200), 120, DPT_BASE_IN, 80, DPT_BASE_UP);
      assert_prism (dpt_prism_from_decentration (&plus, eye, 0, 0), 0, DPT_BASE_NONE, 0, DPT_BASE_NONE);
    }
}

static void
test_cylinders_decentre_by_their_axis (void)
{
  DptRx along = { 0, -200, 90 }, across = { 0, -200, 180 }, oblique = { 0, -200, 45 };

  /* Axis 90: all the power lies across. */
  assert_prism (dpt_prism_from_decentration (&along, DPT_EYE_RIGHT, 500, 500), 100, DPT_BASE_OUT, 0, DPT_BASE_NONE);
  assert_prism (dpt_prism_from_decentration (&across, DPT_EYE_RIGHT, 500, 500), 0, DPT_BASE_NONE, 100, DPT_BASE_DOWN);
  /* Axis 45: moving the centre along the axis gives nothing. For the left eye nasal is the other way round. */
  assert_prism (dpt_prism_from_decentration (&oblique, DPT_EYE_RIGHT, 500, 500), 0, DPT_BASE_NONE, 0, DPT_BASE_NONE);
  assert_prism (dpt_prism_from_decentration (&oblique, DPT_EYE_LEFT, -500, 500), 0, DPT_BASE_NONE, 0, DPT_BASE_NONE);
  assert_prism (dpt_prism_from_decentration (&oblique, DPT_EYE_LEFT, 500, 500), 100, DPT_BASE_OUT, 100, DPT_BASE_DOWN);
  /* A horizontal move of an oblique cylinder makes a vertical prism too. */
  assert_prism (dpt_prism_from_decentration (&oblique, DPT_EYE_RIGHT, 500, 0), 50, DPT_BASE_OUT, 50, DPT_BASE_UP);
}

static void
test_decentration_for_a_prism_gives_that_prism (void)
{
  for (int i = 0; i < 4000; i++)
    {
      DptRx rx = { g_test_rand_int_range (-900, 901), -g_test_rand_int_range (0, 401), g_test_rand_int_range (1, 181) };
      DptEye eye = g_test_rand_bit () ? DPT_EYE_LEFT : DPT_EYE_RIGHT;
      DptPrism wanted = dpt_prism_from_signed (g_test_rand_int_range (-200, 201), g_test_rand_int_range (-200, 201));
      int in, up;

      if (!dpt_prism_to_decentration (&rx, eye, &wanted, &in, &up))
        continue;
      DptPrism got = dpt_prism_from_decentration (&rx, eye, in, up);
      g_assert_cmpint (ABS (dpt_prism_get_in (&got) - dpt_prism_get_in (&wanted)), <=, 1);
      g_assert_cmpint (ABS (dpt_prism_get_up (&got) - dpt_prism_get_up (&wanted)), <=, 1);
    }
}

static void
test_decentration_says_when_it_cannot (void)
{
  DptPrism in = { 100, DPT_BASE_IN }, up = { 0, 0, 100, DPT_BASE_UP }, none = { 0 };
  DptRx plano = { 0 }, cylinder = { 0, -200, 90 }, weak = { .sphere = 10 };
  int x = -1, y = -1;

  g_assert_false (dpt_prism_to_decentration (&plano, DPT_EYE_RIGHT, &in, &x, &y));
  g_assert_true (dpt_prism_to_decentration (&plano, DPT_EYE_RIGHT, &none, &x, &y));
  g_assert_cmpint (x, ==, 0);
  g_assert_true (dpt_prism_to_decentration (&cylinder, DPT_EYE_LEFT, &in, &x, &y));
  g_assert_cmpint (x, ==, -500);
  g_assert_cmpint (y, ==, 0);
  g_assert_false (dpt_prism_to_decentration (&cylinder, DPT_EYE_RIGHT, &up, &x, &y));
  g_assert_false (dpt_prism_to_decentration (&weak, DPT_EYE_RIGHT, &in, &x, &y)); /* 100 mm */
}

static void
assert_polar (int in, int up, DptEye eye, int amount, int angle)
{
  DptPrism prism = dpt_prism_from_signed (in, up);
  int got_amount, got_angle;

  dpt_prism_to_polar (&prism, eye, &got_amount, &got_angle);
  g_assert_cmpint (got_amount, ==, amount);
  g_assert_cmpint (got_angle, ==, angle);
}

static void
test_polar_prisms (void)
{
  assert_polar (200, 150, DPT_EYE_RIGHT, 250, 369);
  assert_polar (200, -150, DPT_EYE_LEFT, 250, 2169);
  assert_polar (100, 0, DPT_EYE_RIGHT, 100, 0);
  assert_polar (100, 0, DPT_EYE_LEFT, 100, 1800);
  assert_polar (-100, 0, DPT_EYE_RIGHT, 100, 1800);
  assert_polar (0, 100, DPT_EYE_LEFT, 100, 900);
  assert_polar (0, -100, DPT_EYE_RIGHT, 100, 2700);
  assert_polar (0, 0, DPT_EYE_LEFT, 0, 0);
  assert_prism (dpt_prism_from_polar (DPT_EYE_RIGHT, 250, 369), 200, DPT_BASE_IN, 150, DPT_BASE_UP);
  assert_prism (dpt_prism_from_polar (DPT_EYE_LEFT, 250, 2169), 200, DPT_BASE_IN, 150, DPT_BASE_DOWN);
  for (int in = -1000; in <= 1000; in += 37)
    for (int up = -1000; up <= 1000; up += 41)
      {
        DptPrism prism = dpt_prism_from_signed (in, up), again;
        int amount, angle;

        dpt_prism_to_polar (&prism, DPT_EYE_LEFT, &amount, &angle);
        again = dpt_prism_from_polar (DPT_EYE_LEFT, amount, angle);
        g_assert_cmpint (ABS (dpt_prism_get_in (&again) - in), <=, 1 + amount / 1000);
        g_assert_cmpint (ABS (dpt_prism_get_up (&again) - up), <=, 1 + amount / 1000);
      }
}

static void
test_sharing_keeps_what_both_eyes_do (void)
{
  DptPrism right = { 0, 0, 300, DPT_BASE_UP }, left = { 400, DPT_BASE_IN };

  dpt_prism_share (&right, &left);
  assert_prism (right, 200, DPT_BASE_IN, 150, DPT_BASE_UP);
  assert_prism (left, 200, DPT_BASE_IN, 150, DPT_BASE_DOWN);
  for (int i = 0; i < 2000; i++)
    {
      DptPrism a = dpt_prism_from_signed (g_test_rand_int_range (-900, 900), g_test_rand_int_range (-900, 900));
      DptPrism b = dpt_prism_from_signed (g_test_rand_int_range (-900, 900), g_test_rand_int_range (-900, 900));
      DptPrism before = dpt_prism_get_imbalance (&a, &b), after;

      dpt_prism_share (&a, &b);
      after = dpt_prism_get_imbalance (&a, &b);
      g_assert_cmpint (dpt_prism_get_in (&before), ==, dpt_prism_get_in (&after));
      g_assert_cmpint (dpt_prism_get_up (&before), ==, dpt_prism_get_up (&after));
      g_assert_cmpint (ABS (dpt_prism_get_in (&a) - dpt_prism_get_in (&b)), <=, 1);
      g_assert_cmpint (ABS (dpt_prism_get_up (&a) + dpt_prism_get_up (&b)), <=, 1);
    }
}

static void
test_prisms_of_one_eye_add_up (void)
{
  DptPrism a = { 200, DPT_BASE_IN, 100, DPT_BASE_UP }, b = { 300, DPT_BASE_OUT, 100, DPT_BASE_DOWN };
  DptRx rx = { .prism_h = 200, .base_h = DPT_BASE_IN, .prism_v = 100, .base_v = DPT_BASE_UP };

  assert_prism (dpt_prism_add (&a, &b), 100, DPT_BASE_OUT, 0, DPT_BASE_NONE);
  assert_prism (dpt_prism_from_rx (&rx), 200, DPT_BASE_IN, 100, DPT_BASE_UP);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prism/bases-of-decentred-spheres", test_bases_of_decentred_spheres);
  g_test_add_func ("/prism/cylinders-decentre-by-their-axis", test_cylinders_decentre_by_their_axis);
  g_test_add_func ("/prism/decentration-for-a-prism", test_decentration_for_a_prism_gives_that_prism);
  g_test_add_func ("/prism/decentration-says-when-it-cannot", test_decentration_says_when_it_cannot);
  g_test_add_func ("/prism/polar", test_polar_prisms);
  g_test_add_func ("/prism/sharing-keeps-what-both-eyes-do", test_sharing_keeps_what_both_eyes_do);
  g_test_add_func ("/prism/prisms-of-one-eye-add-up", test_prisms_of_one_eye_add_up);
  return g_test_run ();
}
