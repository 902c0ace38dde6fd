/* test-rx-text.c - a whole refraction typed in one cell, and written in every style.
 * For: engine/optics/dpt-rx-text. Not for: single powers (tests/base/test-power.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/optics/dpt-rx-text.h"

#include "support/dpt-test-locale.h"

static void
assert_reads (const char *text, DptRx expected)
{
  g_autoptr (GError) error = NULL;
  DptRx rx = { 0 };

  if (!dpt_rx_parse (text, &rx, NULL, &error))
    g_error ("“%s” was refused: %s", text, error->message);
  if (!dpt_rx_equal (&rx, &expected))
    {
      g_autofree char *got = dpt_rx_format (&rx, DPT_RX_STYLE_PLAIN);
      g_autofree char *wanted = dpt_rx_format (&expected, DPT_RX_STYLE_PLAIN);

      g_error ("“%s” was read as %s, not %s", text, got, wanted);
    }
}

static void
test_shorthand_is_read (void)
{
  static const char *const same[] = {
    "-1.25 -0.50x90",
    "-1,25 (-0,50) 90°",
    "90° (-0,50) -1,25",
    "90°(-0,50)-1,25",
    "-1.25-0.50x90",
    "-1,25(-0,50)90°",
    "-125 -050x90",
    "-125 -50x90",
    "-1.25/-0.50/90",
    "-1.25, -0.50, 90",
    "-1,25 -0,50 90",
    "-1.25 -.5 * 90",
    "-1.25 -0.50 @ 90",
    "-1.25 -0.50 \xc3\x97 90",
    "-1,25 (-0,50 à 90°)",
    "-1,25 [-0,50] axe 90",
    "sph -1.25 cyl -0.50 axis 90",
    "cyl -0.50 axe 90 sph -1.25",
    "-1.25 DS -0.50 DC x 90",
    "\xe2\x88\x92"
    "1,25 (\xe2\x88\x92"
    "0,50) 90°",
    "- 1.25 - 0.50 X 090",
    "90° -0,50 -1,25",
    "-1.25 D (-0.50 D) 90 deg",
    "  -1.25\t-0.50x90  ",
    "-1.25 (-0.50) 90",
    "-1,25 (-0,50; 90)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    assert_reads (same[i], (DptRx) { -125, -50, 90 });
}

static void
test_additions_and_prisms_are_read (void)
{
  DptRx full = { 200, -125, 5, 175, 300, DPT_BASE_IN, 150, DPT_BASE_UP };
  static const char *const same[] = {
    "+2 -125*5 Add 1.75 3BI 1.5BU",
    "+2,00 (-1,25) 5° add. 1,75 3 Δ base in 1,5 Δ base up",
    "+2 -1.25x5 ad 175 BI 3 BU 1,5",
    "+2.00 -1.25 x 5 +1.75 3 BN 1.5 BS",
    "5° (-1,25) +2,00 addition 1,75 3 base interne 1,5 base supérieure",
    "+200 -125x5 1.75 add 3.00 Δ int 1.50 Δ haut",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    assert_reads (same[i], full);
  assert_reads ("-1,25 (-0,50) 90° add 2,00", (DptRx) { -125, -50, 90, 200 });
  assert_reads ("-1 2BO", (DptRx) { -100, 0, 0, 0, 200, DPT_BASE_OUT });
  assert_reads ("-1 2 base externe 1 base inférieure",
                (DptRx) { -100, 0, 0, 0, 200, DPT_BASE_OUT, 100, DPT_BASE_DOWN });
  assert_reads ("-1 BI 3", (DptRx) { -100, 0, 0, 0, 300, DPT_BASE_IN });
  assert_reads ("-1 0BI", (DptRx) { .sphere = -100 });
}

static void
test_plano_and_bare_spheres_are_read (void)
{
  assert_reads ("plan -075x10", (DptRx) { 0, -75, 10 });
  assert_reads ("PL", (DptRx) { 0 });
  assert_reads ("plano add 2", (DptRx) { .addition = 200 });
  assert_reads ("0", (DptRx) { 0 });
  assert_reads ("\xe2\x88\x9e (-0.75) 10°", (DptRx) { 0, -75, 10 });
  assert_reads ("+2", (DptRx) { .sphere = 200 });
  assert_reads ("2.00", (DptRx) { .sphere = 200 });
  assert_reads ("-12", (DptRx) { .sphere = -1200 });
  assert_reads ("-50", (DptRx) { .sphere = -50 });
  assert_reads ("-1250", (DptRx) { .sphere = -1250 });
  assert_reads ("-1.25 sph", (DptRx) { .sphere = -125 });
  assert_reads ("-1.25 (0.00) 90°", (DptRx) { .sphere = -125 });
  assert_reads ("-1.25 -0.50x0", (DptRx) { -125, -50, 180 });
}

static void
assert_given (const char *text, DptRxFields expected)
{
  DptRxFields given = DPT_RX_FIELD_NONE;
  DptRx rx;

  g_assert_true (dpt_rx_parse (text, &rx, &given, NULL));
  g_assert_cmpint (given, ==, expected);
}

static void
test_the_reader_says_what_was_given (void)
{
  assert_given ("-1.25", DPT_RX_FIELD_SPHERE);
  assert_given ("-0.50x90", DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS);
  assert_given ("add 2", DPT_RX_FIELD_ADDITION);
  assert_given ("2BI", DPT_RX_FIELD_PRISM_H);
  assert_given ("pl -1x90 1bu", DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS | DPT_RX_FIELD_PRISM_V);
}

static void
test_the_impossible_is_refused_with_its_field (void)
{
  static const struct { const char *text; const char *field;
  } refused[] = {
    { "", "refraction" },
    { "   ", "refraction" },
    { "hello", "refraction" },
    { "-1.25 foo", "refraction" },
    { "-1.255", "refraction" },
    { "\xff", "refraction" },
    { "-", "refraction" },
    { "--1", "refraction" },
    { "-1.25 -0.50x90 -3", "refraction" },
    { "-60", "sphere" },
    { "-25", "sphere" },
    { "+25 -50x90", "sphere" },
    { "-1 pl", "sphere" },
    { "-1.25 -30.00x90", "cylinder" },
    { "-1.25 0.50x90", "cylinder" },
    { "-1.25 (0.50) 90°", "cylinder" },
    { "90°", "cylinder" },
    { "-1.25 -0.50x181", "axis" },
    { "-1.25 -0.50", "axis" },
    { "-1.25 -0.50x", "axis" },
    { "-1.25 -0.50x90.5", "axis" },
    { "-1.25 -0.50x-90", "axis" },
    { "-1.25 -0.50x90x80", "axis" },
    { "-1 add", "addition" },
    { "-1 add -2", "addition" },
    { "-1 add 12", "addition" },
    { "-1 add 2 add 1", "addition" },
    { "-1 60BI", "prism_h" },
    { "-1 -2BI", "prism_h" },
    { "-1 2BI 1BO", "prism_h" },
    { "-1 2BU 1BD", "prism_v" },
    { "-1 BI", "prism_h" },
    { "BI", "refraction" },
    { "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 1",
      "refraction" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      DptRx rx = { .sphere = 77 };

      if (dpt_rx_parse (refused[i].text, &rx, NULL, &error))
        g_error ("“%s” was read", refused[i].text);
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      if (g_strcmp0 (dpt_error_get_field (error), refused[i].field) != 0)
        g_error ("“%s” blames %s: %s", refused[i].text, dpt_error_get_field (error), error->message);
      g_assert_cmpint (rx.sphere, ==, 77); /* and nothing was touched */
    }
}

static void
assert_format (const DptRx *rx, DptRxStyle style, const char *expected)
{
  g_autofree char *text = dpt_rx_format (rx, style);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_every_style_is_written (void)
{
  DptRx full = { -125, -50, 90, 200, 300, DPT_BASE_IN, 150, DPT_BASE_DOWN };
  DptRx plano = { 0, -75, 10 };

  assert_format (&full, DPT_RX_STYLE_INTERNATIONAL, "-1.25 (-0.50) 90° Add 2.00 3.00 Δ BI 1.50 Δ BD");
  assert_format (&full, DPT_RX_STYLE_FRENCH, "90° (-0.50) -1.25 Add 2.00 3.00 Δ BI 1.50 Δ BD");
  assert_format (&full, DPT_RX_STYLE_PLAIN, "-1.25 -0.50x90 Add 2.00 3.00BI 1.50BD");
  assert_format (&plano, DPT_RX_STYLE_INTERNATIONAL, "plano (-0.75) 10°");
  assert_format (&(DptRx) { .sphere = 200 }, DPT_RX_STYLE_FRENCH, "+2.00");
  enter_french ();
  assert_format (&(DptRx) { -125, -50, 90, 200 }, DPT_RX_STYLE_INTERNATIONAL, "-1,25 (-0,50) 90° Add 2,00");
  assert_format (&(DptRx) { -125, -50, 90, 200 }, DPT_RX_STYLE_PLAIN, "-1.25 -0.50x90 Add 2.00");
  leave_french ();
}

static DptRx
make_random (void)
{
  DptRx rx = { .sphere = g_test_rand_int_range (-4500, 4501) };

  if (g_test_rand_bit ())
    {
      rx.cylinder = g_test_rand_int_range (-2500, 2501);
      rx.axis = rx.cylinder != 0 ? g_test_rand_int_range (1, 181) : 0;
    }
  if (g_test_rand_bit ())
    rx.addition = g_test_rand_int_range (0, 1001);
  if (g_test_rand_bit ())
    {
      rx.prism_h = g_test_rand_int_range (1, 4001);
      rx.base_h = g_test_rand_bit () ? DPT_BASE_IN : DPT_BASE_OUT;
    }
  if (g_test_rand_bit ())
    {
      rx.prism_v = g_test_rand_int_range (1, 4001);
      rx.base_v = g_test_rand_bit () ? DPT_BASE_UP : DPT_BASE_DOWN;
    }
  return rx;
}

static void
check_what_is_written_is_read_back (void)
{
  for (int i = 0; i < 10000; i++)
    {
      DptRx rx = make_random ();

      for (DptRxStyle style = DPT_RX_STYLE_INTERNATIONAL; style <= DPT_RX_STYLE_PLAIN; style++)
        {
          g_autofree char *text = dpt_rx_format (&rx, style);

          assert_reads (text, rx);
        }
    }
}

static void
test_what_is_written_is_read_back (void)
{
  check_what_is_written_is_read_back ();
  enter_french ();
  check_what_is_written_is_read_back ();
  leave_french ();
}

/* Whatever is typed, the reader answers, and what it accepts can be. */
static void
test_no_text_breaks_the_reader (void)
{
  static const char *const pieces[] = { "-",   "+",  "1",  "25", "125", ".", ",", "x", "°", "(",   ")",
                                        "add", "BI", "bu", " ",  "pl",  "à", "/", "×", "Δ", "cyl", "\xff" };

  for (int i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n = g_test_rand_int_range (0, 14);
      DptRx rx;

      for (int k = 0; k < n; k++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces) - (k < 13))]);
      if (dpt_rx_parse (text->str, &rx, NULL, NULL))
        g_assert_true (dpt_rx_validate (&rx, NULL));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rx-text/shorthand-is-read", test_shorthand_is_read);
  g_test_add_func ("/rx-text/additions-and-prisms-are-read", test_additions_and_prisms_are_read);
  g_test_add_func ("/rx-text/plano-and-bare-spheres", test_plano_and_bare_spheres_are_read);
  g_test_add_func ("/rx-text/says-what-was-given", test_the_reader_says_what_was_given);
  g_test_add_func ("/rx-text/the-impossible-is-refused", test_the_impossible_is_refused_with_its_field);
  g_test_add_func ("/rx-text/every-style-is-written", test_every_style_is_written);
  g_test_add_func ("/rx-text/what-is-written-is-read-back", test_what_is_written_is_read_back);
  g_test_add_func ("/rx-text/no-text-breaks-the-reader", test_no_text_breaks_the_reader);
  return g_test_run ();
}
