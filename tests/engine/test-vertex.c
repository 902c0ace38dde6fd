/* test-vertex.c - vertex distance, thick lenses, index, keratometry.
 * For: engine/optics/dpt-vertex. Not for: prisms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-vertex.h"

static void
test_power_on_the_eye (void)
{
  g_assert_cmpint (dpt_vertex_compensate_power (-1000, 1000, 0), ==, -909);
  g_assert_cmpint (dpt_vertex_compensate_power (1000, 2000, 0), ==, 1250);
  g_assert_cmpint (dpt_vertex_compensate_power (500, 1000, 0), ==, 526);
  g_assert_cmpint (dpt_vertex_compensate_power (-600, 1200, 1500), ==, -611);
  g_assert_cmpint (dpt_vertex_effective_power (-600, 1200, 1500), ==, -589);
  g_assert_cmpint (dpt_vertex_compensate_power (0, 1200, 0), ==, 0);
  g_assert_cmpint (dpt_vertex_compensate_power (-400, 1200, 1200), ==, -400);
}

static void
test_each_meridian_is_moved_for_itself (void)
{
  DptRx rx = { -800, -200, 175, 200, 150, DPT_BASE_IN };
  DptRx eye = dpt_vertex_compensate (&rx, 1200, 0);
  DptRx other_form = dpt_rx_transpose (&rx), other_eye = dpt_vertex_compensate (&other_form, 1200, 0);

  g_assert_cmpint (eye.sphere, ==, -730);   /* -8 / 1.096 */
  g_assert_cmpint (eye.cylinder, ==, -163); /* -10 / 1.12 less -8 / 1.096 */
  g_assert_cmpint (eye.axis, ==, 175);
  g_assert_cmpint (eye.addition, ==, 200);
  g_assert_cmpint (eye.base_h, ==, DPT_BASE_IN);
  g_assert_true (dpt_rx_same_lens (&eye, &other_eye));
  g_assert_cmpint (dpt_vertex_compensate (&(DptRx) { .sphere = 500 }, 1200, 0).axis, ==, 0);
}

static void
test_moving_there_and_back_is_identity (void)
{
  for (int power = -2000; power <= 2000; power += 25)
    {
      int there = dpt_vertex_compensate_power (power, 1200, 0);

      g_assert_cmpint (ABS (dpt_vertex_compensate_power (there, 0, 1200) - power), <=, 1);
      g_assert_cmpint (ABS (dpt_vertex_effective_power (there, 0, 1200) - dpt_vertex_compensate_power (there, 1200, 0)),
                       <=, 1);
    }
}

static void
test_thick_lenses (void)
{
  g_assert_cmpint (dpt_lens_get_back_vertex_power (1200, -300, 1400, 1498), ==, 1052);
  g_assert_cmpint (dpt_lens_get_front_vertex_power (1200, -300, 1400, 1498), ==, 908);
  g_assert_cmpint (dpt_lens_get_back_vertex_power (600, -800, 0, 1600), ==, -200);
  g_assert_cmpint (dpt_lens_get_surface_power (4980, 1498), ==, 1000);
  g_assert_cmpint (dpt_lens_get_radius (175, 1740), ==, 42286);
  g_assert_cmpint (dpt_lens_get_radius (0, 1740), ==, 0);
  g_assert_cmpint (dpt_lens_get_radius (-500, 1500), ==, -10000);
  g_assert_cmpint (dpt_lens_convert_index (-446, 1523, 1586), ==, -500);
  g_assert_cmpint (dpt_lens_get_magnification (625, 150, 300, 1498, 1200), ==, 1036);
  g_assert_cmpint (dpt_lens_get_magnification (0, 0, 200, 1500, 1200), ==, 1000);
}

static void
test_keratometry (void)
{
  g_assert_cmpint (dpt_keratometry_power_from_radius (750), ==, 4500);
  g_assert_cmpint (dpt_keratometry_radius_from_power (4500), ==, 750);
  g_assert_cmpint (dpt_keratometry_power_from_radius (780), ==, 4327);
  for (int radius = 560; radius <= 1100; radius++)
    g_assert_cmpint (dpt_keratometry_radius_from_power (dpt_keratometry_power_from_radius (radius)), ==, radius);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vertex/power-on-the-eye", test_power_on_the_eye);
  g_test_add_func ("/vertex/each-meridian-for-itself", test_each_meridian_is_moved_for_itself);
  g_test_add_func ("/vertex/there-and-back-is-identity", test_moving_there_and_back_is_identity);
  g_test_add_func ("/vertex/thick-lenses", test_thick_lenses);
  g_test_add_func ("/vertex/keratometry", test_keratometry);
  return g_test_run ();
}
