/* test-frame-outline.c - every shape fills its box, goes round once and looks as its name says.
 * For: engine/optics/dpt-frame-outline. Not for: drawings (tests/document).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-frame-outline.h"

#include <math.h>

static void
test_every_shape_fills_its_box (void)
{
  static const int boxes[][2] = { { 5000, 4000 }, { 5200, 3000 }, { 3500, 3500 }, { 6000, 5500 }, { 4801, 3999 } };

  for (DptFrameShape shape = DPT_FRAME_SHAPE_UNKNOWN; shape <= DPT_FRAME_SHAPE_LAST; shape++)
    for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
      for (gsize n = 24; n <= 1000; n += 61)
        {
          g_autofree DptPoint *points = dpt_frame_outline_create (shape, boxes[i][0], boxes[i][1], n);
          double left = 0, right = 0, bottom = 0, top = 0;

          for (gsize k = 0; k < n; k++)
            {
              left = MIN (left, points[k].x);
              right = MAX (right, points[k].x);
              bottom = MIN (bottom, points[k].y);
              top = MAX (top, points[k].y);
            }
          g_assert_cmpfloat_with_epsilon (left, -boxes[i][0] / 200.0, 1e-9);
          g_assert_cmpfloat_with_epsilon (right, boxes[i][0] / 200.0, 1e-9);
          g_assert_cmpfloat_with_epsilon (bottom, -boxes[i][1] / 200.0, 1e-9);
          g_assert_cmpfloat_with_epsilon (top, boxes[i][1] / 200.0, 1e-9);
        }
}

static void
test_every_shape_goes_round_once_from_three_o_clock (void)
{
  const gsize n = 360;

  for (DptFrameShape shape = DPT_FRAME_SHAPE_UNKNOWN; shape <= DPT_FRAME_SHAPE_LAST; shape++)
    {
      g_autofree DptPoint *points = dpt_frame_outline_create (shape, 5000, 4000, n);

      for (gsize i = 0; i < n; i++)
        {
          double angle = atan2 (points[i].y, points[i].x) * 180 / G_PI;
          double off = remainder (angle - (double) i, 360);

          g_assert_cmpfloat (fabs (off), <, 1.0);
          /* Smooth: no point lies far from its neighbour. */
          g_assert_cmpfloat (hypot (points[(i + 1) % n].x - points[i].x, points[(i + 1) % n].y - points[i].y), <, 1.6);
        }
    }
}

static void
test_shapes_look_as_they_are_called (void)
{
  const gsize n = 720;
  g_autofree DptPoint *round = dpt_frame_outline_create (DPT_FRAME_SHAPE_ROUND, 4800, 4800, n);
  g_autofree DptPoint *rectangle = dpt_frame_outline_create (DPT_FRAME_SHAPE_RECTANGLE, 5400, 3400, n);
  g_autofree DptPoint *cat = dpt_frame_outline_create (DPT_FRAME_SHAPE_CAT_EYE, 5400, 4200, n);
  g_autofree DptPoint *aviator = dpt_frame_outline_create (DPT_FRAME_SHAPE_AVIATOR, 5800, 5000, n);
  double highest = 0, lowest = 0, at = 0, low_at = 0;

  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (hypot (round[i].x, round[i].y), 24.0, 0.01);
  g_assert_cmpint (dpt_outline_get_effective_diameter (round, n), ==, 4800);
  g_assert_cmpint (ABS (dpt_outline_get_circumference (round, n) - 15080), <=, 2);
  /* The corners of a rectangle reach much further than its middle. */
  g_assert_cmpint (dpt_outline_get_effective_diameter (rectangle, n), >, 5700);
  for (gsize i = 0; i < n; i++)
    if (cat[i].y > highest)
      {
        highest = cat[i].y;
        at = cat[i].x;
      }
  g_assert_cmpfloat (at, <, -8.0); /* highest at the temple, which is left on a right lens */
  for (gsize i = 0; i < n; i++)
    if (aviator[i].y < lowest)
      {
        lowest = aviator[i].y;
        low_at = aviator[i].x;
      }
  g_assert_cmpfloat (low_at, <, -1.0); /* the drop hangs towards the temple */
}

static void
test_mirrored_twice_is_the_same (void)
{
  const gsize n = 100;
  g_autofree DptPoint *points = dpt_frame_outline_create (DPT_FRAME_SHAPE_AVIATOR, 5800, 5000, n);
  g_autofree DptPoint *copy = g_memdup2 (points, n * sizeof *points);

  dpt_outline_mirror (copy, n);
  g_assert_cmpfloat (fabs (copy[0].y), <, 0.2);
  g_assert_cmpfloat_with_epsilon (copy[0].x, -points[n / 2].x, 1e-12);
  for (gsize i = 1; i < n; i++)
    g_assert_cmpfloat (remainder (atan2 (copy[i].y, copy[i].x) - atan2 (copy[i - 1].y, copy[i - 1].x), 2 * G_PI), >, 0);
  dpt_outline_mirror (copy, n);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpfloat_with_epsilon (copy[i].x, points[i].x, 1e-12);
      g_assert_cmpfloat_with_epsilon (copy[i].y, points[i].y, 1e-12);
    }
}

static void
test_traces_are_centred_on_their_box (void)
{
  int radii[360];
  g_autofree DptPoint *points = NULL;
  int a, b;

  /* A circle of 20 mm about a point 2 mm right of where the tracer began. */
  for (int i = 0; i < 360; i++)
    {
      double t = i * G_PI / 180, c = 2 * cos (t);

      radii[i] = (int) lround (100 * (c + sqrt (c * c + 20 * 20 - 4)));
    }
  points = dpt_outline_create_from_radii (radii, 360);
  dpt_outline_get_box (points, 360, &a, &b);
  g_assert_cmpint (ABS (a - 4000), <=, 2);
  g_assert_cmpint (ABS (b - 4000), <=, 2);
  g_assert_cmpint (ABS (dpt_outline_get_effective_diameter (points, 360) - 4000), <=, 2);
  g_assert_cmpint (ABS (dpt_outline_get_circumference (points, 360) - 12566), <=, 10);
}

static void
test_shapes_have_nicks_and_labels (void)
{
  for (DptFrameShape shape = DPT_FRAME_SHAPE_ROUND; shape <= DPT_FRAME_SHAPE_LAST; shape++)
    {
      g_assert_cmpint (dpt_frame_shape_from_nick (dpt_frame_shape_to_nick (shape)), ==, shape);
      g_assert_cmpstr (dpt_frame_shape_get_label (shape), !=, "");
    }
  g_assert_cmpint (dpt_frame_shape_from_nick ("banana"), ==, DPT_FRAME_SHAPE_UNKNOWN);
  g_assert_cmpint (dpt_frame_shape_from_nick (NULL), ==, DPT_FRAME_SHAPE_UNKNOWN);
  g_assert_cmpstr (dpt_frame_shape_get_label (DPT_FRAME_SHAPE_CAT_EYE), ==, "Cat-eye");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame-outline/every-shape-fills-its-box", test_every_shape_fills_its_box);
  g_test_add_func ("/frame-outline/goes-round-once", test_every_shape_goes_round_once_from_three_o_clock);
  g_test_add_func ("/frame-outline/look-as-they-are-called", test_shapes_look_as_they_are_called);
  g_test_add_func ("/frame-outline/mirrored-twice-is-the-same", test_mirrored_twice_is_the_same);
  g_test_add_func ("/frame-outline/traces-are-centred", test_traces_are_centred_on_their_box);
  g_test_add_func ("/frame-outline/nicks-and-labels", test_shapes_have_nicks_and_labels);
  return g_test_run ();
}
