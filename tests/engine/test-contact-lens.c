/* test-contact-lens.c - lenses that turn: left add, right subtract, and what an over-refraction asks for.
 * For: engine/optics/dpt-contact-lens. Not for: vertex distance (test-vertex.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-contact-lens.h"

static void
test_left_adds_and_right_subtracts (void)
{
  /* The mark went 10° to the examiner's left, clockwise: a lens for 90 must be marked 100. */
  g_assert_cmpint (dpt_contact_lens_compensate_axis (90, 10), ==, 100);
  g_assert_cmpint (dpt_contact_lens_compensate_axis (90, -10), ==, 80);
  g_assert_cmpint (dpt_contact_lens_compensate_axis (175, 10), ==, 5);
  g_assert_cmpint (dpt_contact_lens_compensate_axis (5, -10), ==, 175);
  for (int axis = 1; axis <= 180; axis++)
    for (int turn = -45; turn <= 45; turn += 5)
      g_assert_cmpint (dpt_contact_lens_get_axis_on_eye (dpt_contact_lens_compensate_axis (axis, turn), turn), ==, axis);
}

static void
test_without_over_refraction_only_the_axis_changes (void)
{
  DptRx lens = { .sphere = -300, .cylinder = -125, .axis = 90, .addition = 150 };
  DptRx order = dpt_contact_lens_find_order (&lens, 10, NULL, 1200);

  g_assert_cmpint (order.sphere, ==, -300);
  g_assert_cmpint (order.cylinder, ==, -125);
  g_assert_cmpint (order.axis, ==, 100);
  g_assert_cmpint (order.addition, ==, 150);
}

static void
test_an_over_refraction_is_brought_to_the_eye_and_added (void)
{
  DptRx lens = { .sphere = -300 };
  DptRx plus = { .sphere = 600 };
  DptRx order = dpt_contact_lens_find_order (&lens, 0, &plus, 1200);

  /* +6.00 at 12 mm is +6.47 on the eye. */
  g_assert_cmpint (order.sphere, ==, 347);
  g_assert_cmpint (order.cylinder, ==, 0);
  order = dpt_contact_lens_round (&order);
  g_assert_cmpint (order.sphere, ==, 350);
}

/* A lens that lies 10° off and is made good by a crossed over-refraction: what was measured says where the eye's axis
 * is, and the next lens is marked so that it comes to lie there. */
static void
test_a_turned_toric_and_its_over_refraction_give_the_eye_back (void)
{
  const DptRx eye = { .sphere = -300, .cylinder = -125, .axis = 90 };
  const int turn = 10;
  DptRx lens = eye, lies = eye, minus, over, order;

  lies.axis = dpt_contact_lens_get_axis_on_eye (lens.axis, turn);
  minus = (DptRx) { .sphere = -lies.sphere, .cylinder = -lies.cylinder, .axis = lies.axis };
  over = dpt_rx_add (&eye, &minus);
  order = dpt_contact_lens_find_order (&lens, turn, &over, 0);
  g_assert_cmpint (ABS (order.sphere - eye.sphere), <=, 1);
  g_assert_cmpint (ABS (order.cylinder - eye.cylinder), <=, 1);
  g_assert_cmpint (order.axis, ==, 100);
  /* Turned, but the eye sees well so: it is ordered as it is. */
  over = (DptRx) { 0 };
  order = dpt_contact_lens_find_order (&lens, turn, &over, 1200);
  g_assert_true (dpt_rx_equal (&order, &lens));
}

static void
test_rounding_is_what_makers_offer (void)
{
  DptRx rx = dpt_contact_lens_round (&(DptRx) { .sphere = -213, .cylinder = 130, .axis = 3, .prism_v = 50, .base_v = DPT_BASE_DOWN });

  g_assert_cmpint (rx.sphere, ==, -75);
  g_assert_cmpint (rx.cylinder, ==, -125);
  g_assert_cmpint (rx.axis, ==, 90);
  g_assert_cmpint (rx.prism_v, ==, 0);
  g_assert_cmpint (dpt_contact_lens_round (&(DptRx) { .cylinder = -75, .axis = 3 }).axis, ==, 180);
  g_assert_cmpint (dpt_contact_lens_round (&(DptRx) { .sphere = -100, .cylinder = -10, .axis = 3 }).axis, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contact-lens/left-adds-right-subtracts", test_left_adds_and_right_subtracts);
  g_test_add_func ("/contact-lens/without-over-refraction", test_without_over_refraction_only_the_axis_changes);
  g_test_add_func ("/contact-lens/over-refraction", test_an_over_refraction_is_brought_to_the_eye_and_added);
  g_test_add_func ("/contact-lens/turned-toric", test_a_turned_toric_and_its_over_refraction_give_the_eye_back);
  g_test_add_func ("/contact-lens/rounding", test_rounding_is_what_makers_offer);
  return g_test_run ();
}
