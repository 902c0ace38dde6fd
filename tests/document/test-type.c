/* test-type.c - text is set once, breaks where it must, and holds its words.
 * For: src/document/dpt-type.c. Not for: pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-type.h"
#include "support/dpt-test-locale.h"

#include <math.h>

static double
width_of (const char *text, DptType type)
{
  g_autoptr (DptText) set = dpt_type_set (text, type, 0, DPT_ALIGN_START);

  return dpt_text_get_width (set);
}

static void
test_figures_are_tabular (void)
{
  for (DptType type = DPT_TYPE_FINE; type <= DPT_TYPE_LEAD; type++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        const char text[] = { digit, digit, digit, digit, '\0' };

        g_assert_cmpfloat_with_epsilon (width_of (text, type), width_of ("0000", type), 0.05);
        g_assert_cmpfloat_with_epsilon (width_of (text, type | DPT_TYPE_BOLD), width_of ("0000", type | DPT_TYPE_BOLD),
                                        0.05);
      }
}

static void
test_signs_are_as_wide_as_each_other (void)
{
  g_assert_cmpfloat_with_epsilon (width_of ("+1.25", DPT_TYPE_LEAD),
                                  width_of ("\xe2\x88\x92"
                                            "1.25",
                                            DPT_TYPE_LEAD),
                                  0.05);
}

static void
test_lines_break_within_the_width (void)
{
  g_autoptr (DptText) set
    = dpt_type_set ("a fairly long sentence that needs several lines and oneverylongwordthatfitsnowhere", DPT_TYPE_BODY,
                    60, DPT_ALIGN_START);

  g_assert_cmpint (dpt_text_get_n_lines (set), >, 3);
  g_assert_cmpfloat (dpt_text_get_width (set), <=, 60.5);
  for (int i = 1; i < dpt_text_get_n_lines (set); i++)
    {
      cairo_rectangle_t above, below;

      dpt_text_get_line (set, i - 1, &above);
      dpt_text_get_line (set, i, &below);
      g_assert_cmpfloat (below.y, >=, above.y + above.height - 0.5);
    }
}

static void
test_lines_align_at_the_end (void)
{
  g_autoptr (DptText) set = dpt_type_set ("one two three four five", DPT_TYPE_BODY, 45, DPT_ALIGN_END);

  for (int i = 0; i < dpt_text_get_n_lines (set); i++)
    {
      cairo_rectangle_t box;

      dpt_text_get_line (set, i, &box);
      g_assert_cmpfloat_with_epsilon (box.x + box.width, 45, 3.5); /* a space may hang at the end */
    }
}

static void
test_words_are_kept_by_line (void)
{
  g_autoptr (DptText) set = dpt_type_set ("Élise-Marie\nd’Œuvre", DPT_TYPE_BODY, 0, DPT_ALIGN_START);

  g_assert_cmpint (dpt_text_get_n_lines (set), ==, 2);
  g_assert_cmpstr (dpt_text_get_line (set, 0, NULL), ==, "Élise-Marie");
  g_assert_cmpstr (dpt_text_get_line (set, 1, NULL), ==, "d’Œuvre");
}

static void
test_any_bytes_can_be_set (void)
{
  const char *const texts[]
    = { "",     NULL,   "\xff\xfe broken",    "שלום עולם 12",    "مرحبا", "日本語の眼鏡", "👓 emoji",
        "a\tb", "\n\n", "e\xcc\x81 combined", "\xf3\xb0\x80\x80" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DptText) set = dpt_type_set (texts[i], DPT_TYPE_BODY, 40, DPT_ALIGN_CENTER);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
      cairo_t *cr = cairo_create (surface);

      dpt_text_show (set, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_nothing_has_no_height (void)
{
  g_autoptr (DptText) set = dpt_type_set ("", DPT_TYPE_BODY, 0, DPT_ALIGN_START);

  g_assert_cmpint (dpt_text_get_n_lines (set), ==, 0);
  g_assert_cmpfloat (dpt_text_get_height (set), ==, 0);
}

static void
test_condensation_makes_text_smaller_and_goes_back (void)
{
  double before = width_of ("Optique", DPT_TYPE_BODY);

  dpt_type_set_condensation (0.66);
  g_assert_cmpfloat_with_epsilon (width_of ("Optique", DPT_TYPE_BODY), before * 0.66, before * 0.03);
  dpt_type_set_condensation (1.0);
  g_assert_cmpfloat_with_epsilon (width_of ("Optique", DPT_TYPE_BODY), before, 0.01);
}

/* What was set lately is kept; whatever is kept and let go in between, the same words come out the same. */
static void
test_text_that_comes_again_is_the_same (void)
{
  double width = width_of ("Total incl. VAT", DPT_TYPE_BODY);

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *other = g_strdup_printf ("other %d", i);
      g_autofree char *rare = g_strdup_printf ("rare %d", i % 700);
      g_autoptr (DptText) set = dpt_type_set (rare, DPT_TYPE_BODY, 0, DPT_ALIGN_START);

      g_assert_cmpfloat (width_of (other, DPT_TYPE_BODY), >, 0);
      g_assert_cmpstr (dpt_text_get_line (set, 0, NULL), ==, rare);
      g_assert_cmpfloat (width_of ("Total incl. VAT", DPT_TYPE_BODY), ==, width);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  g_test_add_func ("/type/figures-are-tabular", test_figures_are_tabular);
  g_test_add_func ("/type/signs-are-as-wide-as-each-other", test_signs_are_as_wide_as_each_other);
  g_test_add_func ("/type/lines-break-within-the-width", test_lines_break_within_the_width);
  g_test_add_func ("/type/lines-align-at-the-end", test_lines_align_at_the_end);
  g_test_add_func ("/type/words-are-kept-by-line", test_words_are_kept_by_line);
  g_test_add_func ("/type/any-bytes-can-be-set", test_any_bytes_can_be_set);
  g_test_add_func ("/type/nothing-has-no-height", test_nothing_has_no_height);
  g_test_add_func ("/type/condensation-makes-text-smaller-and-goes-back",
                   test_condensation_makes_text_smaller_and_goes_back);
  g_test_add_func ("/type/text-that-comes-again-is-the-same", test_text_that_comes_again_is_the_same);
  return g_test_run ();
}
