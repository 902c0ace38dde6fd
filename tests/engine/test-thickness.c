/* test-thickness.c - thickness and weight of cut lenses, against sagittas worked out by hand and against each other.
 * For: engine/optics/dpt-thickness. Not for: makers' figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/optics/dpt-thickness.h"

#include <math.h>

#define N 360

static DptPoint *
make_disc (int diameter)
{
  return dpt_frame_outline_create (DPT_FRAME_SHAPE_ROUND, diameter, diameter, N);
}

static DptLensThickness
reckon (DptLensCut cut)
{
  g_autoptr (GError) error = NULL;
  DptLensThickness thickness;
  gboolean done = dpt_lens_cut_reckon (&cut, &thickness, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  return thickness;
}

static double
sagitta (double radius, double r)
{
  return radius - sqrt (radius * radius - r * r);
}

static void
test_a_minus_lens_by_hand (void)
{
  g_autofree DptPoint *disc = make_disc (5000);
  DptLensThickness t = reckon ((DptLensCut) { .rx = { .sphere = -600 },
                                             .eye = DPT_EYE_RIGHT,
                                             .index = 1500,
                                             .base_curve = 400,
                                             .minimum_centre = 200,
                                             .outline = disc,
                                             .n_points = N });
  /* Front 4 D of index 1.5 is 125 mm; the back -6 - 4 / (1 - 0.002/1.5·4) D. */
  double back = 500 / (6 + 4 / (1 - 0.002 / 1.5 * 4));
  double edge = 2 + sagitta (back, 25) - sagitta (125, 25);

  g_assert_cmpint (t.centre, ==, 200);
  g_assert_cmpint (t.edge_max, ==, (int) lround (edge * 100));
  g_assert_cmpint (t.edge_min, ==, t.edge_max);
  g_assert_cmpint (t.base_curve, ==, 400);
}

static void
test_a_plus_lens_by_hand (void)
{
  g_autofree DptPoint *disc = make_disc (5000);
  DptLensThickness t = reckon ((DptLensCut) { .rx = { .sphere = 400 },
                                             .eye = DPT_EYE_LEFT,
                                             .index = 1600,
                                             .base_curve = 800,
                                             .minimum_centre = 150,
                                             .minimum_edge = 100,
                                             .outline = disc,
                                             .n_points = N });
  double centre = t.centre / 100.0;
  double back = 600 / (8 / (1 - centre / 1000 / 1.6 * 8) - 4);

  g_assert_cmpint (t.edge_min, ==, 100);
  g_assert_cmpint (t.edge_max, ==, 100);
  g_assert_cmpfloat_with_epsilon (centre, 1 + sagitta (75, 25) - sagitta (back, 25), 0.011);
}

static void
test_a_plano_lens_is_even_and_weighs_what_it_is (void)
{
  g_autofree DptPoint *disc = make_disc (6000);
  DptLensThickness t = reckon ((DptLensCut) { .eye = DPT_EYE_RIGHT,
                                             .index = 1500,
                                             .density = 132,
                                             .base_curve = 50,
                                             .minimum_centre = 200,
                                             .outline = disc,
                                             .n_points = N });

  g_assert_cmpint (ABS (t.edge_max - 200), <=, 1);
  g_assert_cmpint (ABS (t.weight - 746), <=, 3); /* π·30²·2 mm³ · 1.32 g/cm³ = 7.46 g */
}

static void
test_a_cylinder_is_thickest_across_its_axis (void)
{
  g_autofree DptPoint *disc = make_disc (5000);

  for (int axis = 15; axis <= 180; axis += 15)
    {
      DptLensThickness t = reckon ((DptLensCut) {
          .rx = { -200, -300, axis }, .eye = DPT_EYE_RIGHT, .index = 1600, .outline = disc, .n_points = N });
      int across = (axis + 90) % 180;

      g_assert_cmpint (t.edge_max_angle % 180, ==, across);
      g_assert_cmpint (t.edge_max, >, t.edge_min + 100);
    }
}

/* The same lens written either way is cut the same; so are a right and a left lens that mirror one another. */
static void
test_form_and_side_do_not_matter (void)
{
  g_autofree DptPoint *outline = dpt_frame_outline_create (DPT_FRAME_SHAPE_AVIATOR, 5600, 4800, N);
  DptLensCut right = { .rx = { 150, -250, 30 },
                       .eye = DPT_EYE_RIGHT,
                       .index = 1670,
                       .outline = outline,
                       .n_points = N,
                       .in = 300,
                       .up = 200 };
  DptLensCut other = right, left = right;
  DptLensThickness a, b, c;

  other.rx = dpt_rx_transpose (&right.rx);
  left.eye = DPT_EYE_LEFT;
  left.rx.axis = 150;
  a = reckon (right);
  b = reckon (other);
  c = reckon (left);
  g_assert_cmpint (ABS (a.centre - b.centre), <=, 1);
  g_assert_cmpint (ABS (a.edge_max - b.edge_max), <=, 1);
  g_assert_cmpint (ABS (a.weight - b.weight), <=, 1);
  g_assert_cmpint (ABS (a.centre - c.centre), <=, 1);
  g_assert_cmpint (ABS (a.edge_nasal - c.edge_nasal), <=, 1);
  g_assert_cmpint (ABS (a.edge_temporal - c.edge_temporal), <=, 1);
  g_assert_cmpint (ABS (a.weight - c.weight), <=, 1);
}

static void
test_what_the_optician_tells_the_client_is_true (void)
{
  g_autofree DptPoint *large = dpt_frame_outline_create (DPT_FRAME_SHAPE_PANTO, 5600, 4800, N);
  g_autofree DptPoint *small = dpt_frame_outline_create (DPT_FRAME_SHAPE_PANTO, 4400, 3800, N);
  DptLensCut cut = {
    .rx = { .sphere = -800 }, .eye = DPT_EYE_RIGHT, .index = 1500, .outline = large, .n_points = N, .in = 400
  };
  DptLensThickness thick = reckon (cut), thin, light;

  g_assert_cmpint (thick.edge_temporal, >, thick.edge_nasal); /* decentred in, the temple side is thick */
  cut.index = 1740;
  thin = reckon (cut);
  g_assert_cmpint (thin.edge_max, <, thick.edge_max);
  cut.outline = small;
  light = reckon (cut);
  g_assert_cmpint (light.edge_max, <, thin.edge_max);
  g_assert_cmpint (light.weight, <, thin.weight);
  cut.minimum_centre = 200;
  g_assert_cmpint (reckon (cut).centre, ==, 200);
}

static void
test_the_section_agrees_with_the_edge (void)
{
  g_autofree DptPoint *disc = make_disc (5000);
  DptLensCut cut = {
    .rx = { .sphere = -500 }, .eye = DPT_EYE_LEFT, .index = 1600, .outline = disc, .n_points = N, .in = 200
  };
  DptLensThickness t;
  DptLensSection section;
  const int last = DPT_LENS_SECTION_POINTS - 1;
  double thinnest = G_MAXDOUBLE;

  g_assert_true (dpt_lens_cut_get_section (&cut, &t, &section, NULL));
  g_assert_cmpfloat_with_epsilon (section.x[0], -25, 0.01);
  g_assert_cmpfloat_with_epsilon (section.x[last], 25, 0.01);
  /* Nasal of a left lens is left of who faces the wearer. */
  g_assert_cmpfloat_with_epsilon (section.back[0] - section.front[0], t.edge_nasal / 100.0, 0.02);
  g_assert_cmpfloat_with_epsilon (section.back[last] - section.front[last], t.edge_temporal / 100.0, 0.02);
  for (int i = 0; i <= last; i++)
    {
      thinnest = MIN (thinnest, section.back[i] - section.front[i]);
      g_assert_cmpfloat (section.front[i], >=, 0);
    }
  g_assert_cmpfloat_with_epsilon (thinnest, t.centre / 100.0, 0.02);
}

static void
test_what_cannot_be_ground_is_said (void)
{
  g_autofree DptPoint *disc = make_disc (7000);
  g_autoptr (GError) error = NULL;
  DptLensCut cut = { .rx = { .sphere = -3000 }, .eye = DPT_EYE_RIGHT, .index = 1500, .outline = disc, .n_points = N };
  DptLensThickness t;

  g_assert_false (dpt_lens_cut_reckon (&cut, &t, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (error), ==, "sphere");
}

static void
test_every_usual_lens_can_be_reckoned (void)
{
  g_autofree DptPoint *outline = dpt_frame_outline_create (DPT_FRAME_SHAPE_RECTANGLE, 5400, 3600, N);
  static const int indices[] = { 1498, 1530, 1560, 1590, 1600, 1670, 1740 };

  for (gsize i = 0; i < G_N_ELEMENTS (indices); i++)
    for (int sphere = -1000; sphere <= 800; sphere += 100)
      for (int cylinder = -400; cylinder <= 0; cylinder += 200)
        {
          DptLensThickness t = reckon ((DptLensCut) { .rx = { sphere, cylinder, cylinder ? 90 : 0 },
                                                     .eye = DPT_EYE_RIGHT,
                                                     .index = indices[i],
                                                     .outline = outline,
                                                     .n_points = N,
                                                     .in = 250,
                                                     .up = 100 });

          g_assert_cmpint (t.edge_min, >=, 99);
          g_assert_cmpint (t.centre, >=, dpt_lens_guess_minimum_centre (indices[i]));
          g_assert_cmpint (t.weight, >, 200);
          g_assert_cmpint (t.weight, <, 4000);
          g_assert_cmpint (t.edge_nasal, <=, t.edge_max);
          g_assert_cmpint (t.edge_temporal, <=, t.edge_max);
        }
  g_assert_cmpint (dpt_lens_guess_density (1498), ==, 132);
  g_assert_cmpint (dpt_lens_guess_density (1740), ==, 147);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thickness/a-minus-lens-by-hand", test_a_minus_lens_by_hand);
  g_test_add_func ("/thickness/a-plus-lens-by-hand", test_a_plus_lens_by_hand);
  g_test_add_func ("/thickness/a-plano-lens", test_a_plano_lens_is_even_and_weighs_what_it_is);
  g_test_add_func ("/thickness/a-cylinder", test_a_cylinder_is_thickest_across_its_axis);
  g_test_add_func ("/thickness/form-and-side-do-not-matter", test_form_and_side_do_not_matter);
  g_test_add_func ("/thickness/what-the-client-is-told", test_what_the_optician_tells_the_client_is_true);
  g_test_add_func ("/thickness/the-section-agrees", test_the_section_agrees_with_the_edge);
  g_test_add_func ("/thickness/what-cannot-be-ground", test_what_cannot_be_ground_is_said);
  g_test_add_func ("/thickness/every-usual-lens", test_every_usual_lens_can_be_reckoned);
  return g_test_run ();
}
