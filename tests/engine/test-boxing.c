/* test-boxing.c - decentration, blanks, segments.
 * For: engine/optics/dpt-boxing. Not for: prism.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-boxing.h"

static void
test_decentration (void)
{
  g_assert_cmpint (dpt_boxing_get_frame_pd (5000, 2000), ==, 7000);
  g_assert_cmpint (dpt_boxing_get_decentration (5500, 1500, 3500), ==, 0);
  g_assert_cmpint (dpt_boxing_get_decentration (5000, 2000, 3400), ==, 100);
  g_assert_cmpint (dpt_boxing_get_decentration (5000, 1800, 3550), ==, -150);
  g_assert_cmpint (dpt_boxing_get_height_decentration (5000, 3000), ==, 500);
  g_assert_cmpint (dpt_boxing_get_height_decentration (5000, 2200), ==, -300);
  g_assert_cmpint (dpt_boxing_get_height_decentration (5000, 2800), ==, 300);
  g_assert_cmpint (dpt_boxing_get_near_inset (3250, 3050), ==, 100);
}

static void
test_the_smallest_blank (void)
{
  g_assert_cmpint (dpt_boxing_get_minimum_blank (6300, 550, 0), ==, 7600); /* A 60 DBL 20 PD 69 ED 63 */
  g_assert_cmpint (dpt_boxing_get_minimum_blank (6300, -550, 0), ==, 7600);
  g_assert_cmpint (dpt_boxing_get_minimum_blank (5000, 300, 400), ==, 6200);
  g_assert_cmpint (dpt_boxing_get_minimum_blank (5000, 0, 0), ==, 5200);
}

/* The formula never promises too small a blank, and the contour never asks for a larger one. */
static void
test_the_contour_never_needs_more_than_the_formula (void)
{
  const gsize n = 360;

  for (DptFrameShape shape = DPT_FRAME_SHAPE_ROUND; shape <= DPT_FRAME_SHAPE_LAST; shape++)
    {
      g_autofree DptPoint *points = dpt_frame_outline_create (shape, 5200, 4000, n);
      int ed = dpt_outline_get_effective_diameter (points, n);

      g_assert_cmpint (dpt_boxing_estimate_effective_diameter (shape, 5200, 4000), ==, ed);
      g_assert_cmpint (ed, >=, 5199);
      g_assert_cmpint (ed, <=, 6561); /* the diagonal of the box */
      for (int in = -400; in <= 600; in += 100)
        for (int up = -400; up <= 600; up += 100)
          {
            int truly = dpt_boxing_get_minimum_blank_of_outline (points, n, in, up);

            g_assert_cmpint (truly, <=, dpt_boxing_get_minimum_blank (ed, in, up) + 1);
            g_assert_cmpint (truly, >=, 5200);
          }
      g_assert_cmpint (dpt_boxing_get_minimum_blank_of_outline (points, n, 0, 0), ==, ed + DPT_BOXING_BLANK_ALLOWANCE);
    }
}

static void
test_the_near_point_moves_to_the_nose (void)
{
  int plano = dpt_boxing_reckon_near_inset (3200, 0, 40000);

  g_assert_cmpint (plano, ==, 202); /* 32 / (1 + 400 / 27) */
  g_assert_cmpint (dpt_boxing_reckon_near_inset (3200, 400, 40000), >,
                   plano); /* plus lenses turn the eyes further in */
  g_assert_cmpint (dpt_boxing_reckon_near_inset (3200, -800, 40000), <, plano); /* minus lenses less */
  g_assert_cmpint (dpt_boxing_reckon_near_inset (3200, 0, 33000), >, plano);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/boxing/decentration", test_decentration);
  g_test_add_func ("/boxing/the-smallest-blank", test_the_smallest_blank);
  g_test_add_func ("/boxing/the-contour-never-needs-more", test_the_contour_never_needs_more_than_the_formula);
  g_test_add_func ("/boxing/the-near-point-moves-to-the-nose", test_the_near_point_moves_to_the_nose);
  return g_test_run ();
}
