/* test-lens-finder.c - what can be made and what can not, at the corners of the ranges.
 * For: engine/catalog/dpt-lens-finder without a database. Not for: reading the catalogue (test-catalog.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-lens-finder.h"

/* -8.00 to +6.00, cylinder to 4.00, meridians -10.00 to +6.00, prism to 5, ø 70, at least 18 mm high. */
static const DptLensDesign design = { .geometry = "single_vision", .min_fitting_height = 1800 };
static const DptLensDesign progressive = { .geometry = "progressive", .min_fitting_height = 1800 };
static const DptLensOffer offer = { .design = &design,
                                    .sphere_min = -800,
                                    .sphere_max = 600,
                                    .cylinder_max = 400,
                                    .power_min = -1000,
                                    .power_max = 600,
                                    .prism_max = 500,
                                    .diameter = 7000 };
static const DptLensOffer multifocal = { .design = &progressive,
                                         .sphere_min = -800,
                                         .sphere_max = 600,
                                         .cylinder_max = 400,
                                         .power_min = -1000,
                                         .power_max = 600,
                                         .has_addition = TRUE,
                                         .addition_min = 75,
                                         .addition_max = 350,
                                         .prism_max = 500,
                                         .diameter = 7000 };

static const struct { const char *what; DptRx rx; int blank, height; DptLensMisfit misfit; } corners[] = {
  { "plano", { 0 }, 0, 0, 0 },
  { "the weakest minus end", { -800 }, 0, 0, 0 },
  { "beyond it", { -825 }, 0, 0, DPT_LENS_MISFIT_SPHERE },
  { "the plus end", { 600 }, 0, 0, 0 },
  { "beyond it", { 625 }, 0, 0, DPT_LENS_MISFIT_SPHERE | DPT_LENS_MISFIT_POWER },
  { "the cylinder's end", { 0, -400, 90 }, 0, 0, 0 },
  { "beyond it", { 0, -425, 90 }, 0, 0, DPT_LENS_MISFIT_CYLINDER },
  { "the other meridian's end", { -800, -200, 90 }, 0, 0, 0 },
  { "beyond it, though sphere and cylinder are inside", { -800, -225, 90 }, 0, 0, DPT_LENS_MISFIT_POWER },
  /* +2.00 (+4.00) is +6.00 (-4.00): the same lens, whichever way it is written */
  { "the plus form at its end", { 200, 400, 90 }, 0, 0, 0 },
  { "the plus form beyond it", { 225, 400, 90 }, 0, 0, DPT_LENS_MISFIT_SPHERE | DPT_LENS_MISFIT_POWER },
  { "an addition on a lens without", { 0, 0, 0, 100 }, 0, 0, DPT_LENS_MISFIT_ADDITION },
  { "3 and 4 prism make 5", { 0, 0, 0, 0, 300, DPT_BASE_IN, 400, DPT_BASE_UP }, 0, 0, 0 },
  { "a hundredth more", { 0, 0, 0, 0, 301, DPT_BASE_IN, 400, DPT_BASE_UP }, 0, 0, DPT_LENS_MISFIT_PRISM },
  { "the blank just fits", { 0 }, 7000, 0, 0 },
  { "a hundredth larger", { 0 }, 7001, 0, DPT_LENS_MISFIT_DIAMETER },
  { "the least height", { 0 }, 0, 1800, 0 },
  { "below it", { 0 }, 0, 1799, DPT_LENS_MISFIT_HEIGHT },
  { "all at once", { 700, -500, 90, 0, 600, DPT_BASE_IN }, 8000, 1000,
    DPT_LENS_MISFIT_SPHERE | DPT_LENS_MISFIT_CYLINDER | DPT_LENS_MISFIT_POWER | DPT_LENS_MISFIT_PRISM | DPT_LENS_MISFIT_DIAMETER
      | DPT_LENS_MISFIT_HEIGHT },
};

static void
test_corners (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      DptLensMisfit misfit = dpt_lens_offer_check (&offer, &corners[i].rx, corners[i].blank, corners[i].height);

      if (misfit != corners[i].misfit)
        g_test_message ("%s", corners[i].what);
      g_assert_cmpint (misfit, ==, corners[i].misfit);
    }
}

static void
test_additions (void)
{
  static const struct
  {
    int addition;
    gboolean fits;
  } cases[] = { { 0, FALSE }, { 50, FALSE }, { 75, TRUE }, { 350, TRUE }, { 375, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DptRx rx = { 0, 0, 0, cases[i].addition };

      g_assert_cmpint (dpt_lens_offer_check (&multifocal, &rx, 0, 0) == 0, ==, cases[i].fits);
    }
}

/* Both forms of one lens are judged alike, whatever the lens. */
static void
test_the_form_does_not_matter (void)
{
  for (int sphere = -1200; sphere <= 1000; sphere += 25)
    for (int cylinder = -500; cylinder <= 500; cylinder += 25)
      {
        DptRx rx = { sphere, cylinder, cylinder != 0 ? 30 : 0 };
        DptRx other = dpt_rx_transpose (&rx);

        g_assert_cmpint (dpt_lens_offer_check (&offer, &rx, 0, 0), ==, dpt_lens_offer_check (&offer, &other, 0, 0));
      }
}

static void
test_the_use_makes_the_lens (void)
{
  DptRx rx = { -200, -50, 90, 175 };
  DptRx far = dpt_lens_usage_get_rx ("far", &rx), near = dpt_lens_usage_get_rx ("near", &rx);
  DptRx middle = dpt_lens_usage_get_rx ("intermediate", &rx), whole = dpt_lens_usage_get_rx ("progressive", &rx);

  g_assert_cmpint (far.sphere, ==, -200);
  g_assert_cmpint (far.addition, ==, 0);
  g_assert_cmpint (near.sphere, ==, -25);
  g_assert_cmpint (near.cylinder, ==, -50);
  g_assert_cmpint (near.addition, ==, 0);
  g_assert_cmpint (middle.sphere, ==, -125);
  g_assert_true (dpt_rx_equal (&whole, &rx));
  g_assert_true (dpt_lens_usage_takes ("far", "single_vision"));
  g_assert_false (dpt_lens_usage_takes ("far", "progressive"));
  g_assert_true (dpt_lens_usage_takes ("near", "office"));
  g_assert_true (dpt_lens_usage_takes (NULL, "bifocal"));
}

static void
test_both_eyes_count (void)
{
  DptLensWish wish = { .usage = "far", .rx = { { -200 }, { -900 } }, .has = { TRUE, TRUE } };
  DptLensMatch match = dpt_lens_finder_check (&offer, &wish);
  g_autofree char *words = dpt_lens_misfit_describe (match.misfit);

  g_assert_cmpint (match.eye[0], ==, 0);
  g_assert_cmpint (match.eye[1], ==, DPT_LENS_MISFIT_SPHERE);
  g_assert_cmpstr (words, ==, "sphere out of range");
  wish.has[1] = FALSE;
  match = dpt_lens_finder_check (&offer, &wish);
  g_assert_cmpint (match.misfit, ==, 0);
  wish.usage = "progressive";
  match = dpt_lens_finder_check (&offer, &wish);
  g_assert_cmpint (match.misfit, ==, DPT_LENS_MISFIT_USAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lens-finder/corners", test_corners);
  g_test_add_func ("/lens-finder/additions", test_additions);
  g_test_add_func ("/lens-finder/the-form-does-not-matter", test_the_form_does_not_matter);
  g_test_add_func ("/lens-finder/the-use-makes-the-lens", test_the_use_makes_the_lens);
  g_test_add_func ("/lens-finder/both-eyes-count", test_both_eyes_count);
  return g_test_run ();
}
