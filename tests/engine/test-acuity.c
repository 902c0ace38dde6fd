/* test-acuity.c - acuities in every notation, there and back.
 * For: engine/optics/dpt-acuity. Not for: charts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/optics/dpt-acuity.h"

#include "support/dpt-test-locale.h"

static DptAcuity
read_acuity (const char *text)
{
  g_autoptr (GError) error = NULL;
  DptAcuity acuity;

  if (!dpt_acuity_parse (text, &acuity, &error))
    g_error ("“%s” was refused: %s", text, error->message);
  return acuity;
}

static void
assert_value (const char *text, int logmar, DptAcuityNotation notation, const char *kept)
{
  DptAcuity acuity = read_acuity (text);

  g_assert_cmpint (acuity.kind, ==, DPT_ACUITY_VALUE);
  if (acuity.logmar != logmar)
    g_error ("“%s” was read as logMAR %d, not %d", text, acuity.logmar, logmar);
  g_assert_cmpint (acuity.notation, ==, notation);
  g_assert_cmpstr (acuity.text, ==, kept);
}

static void
test_typed_acuities_are_read (void)
{
  assert_value ("10/10", 0, DPT_ACUITY_TENTHS, "10/10");
  assert_value ("8/10-2", 14, DPT_ACUITY_TENTHS, "8/10-2");
  assert_value ("8/10 +1", 8, DPT_ACUITY_TENTHS, "8/10+1");
  assert_value ("10", 0, DPT_ACUITY_TENTHS, "10/10");
  assert_value ("5", 30, DPT_ACUITY_TENTHS, "5/10");
  assert_value ("12 / 10", -8, DPT_ACUITY_TENTHS, "12/10");
  assert_value ("1/20", 130, DPT_ACUITY_TENTHS, "1/20");
  assert_value ("1/50", 170, DPT_ACUITY_TENTHS, "1/50");
  assert_value ("20/40", 30, DPT_ACUITY_SNELLEN_FEET, "20/40");
  assert_value ("20/20-2", 4, DPT_ACUITY_SNELLEN_FEET, "20/20-2");
  assert_value ("6/12", 30, DPT_ACUITY_SNELLEN_METRES, "6/12");
  assert_value ("6/4,8", -10, DPT_ACUITY_SNELLEN_METRES, "6/4.8");
  assert_value ("1/60", 178, DPT_ACUITY_SNELLEN_METRES, "1/60");
  assert_value ("3/60", 130, DPT_ACUITY_SNELLEN_METRES, "3/60");
  assert_value ("0.8", 10, DPT_ACUITY_DECIMAL, "0.8");
  assert_value ("0,5", 30, DPT_ACUITY_DECIMAL, "0.5");
  assert_value ("1.0", 0, DPT_ACUITY_DECIMAL, "1.0");
  assert_value ("0.3 logMAR", 30, DPT_ACUITY_LOGMAR, "0.30 logMAR");
  assert_value ("logMAR 0,3", 30, DPT_ACUITY_LOGMAR, "0.30 logMAR");
  assert_value ("-0.1", -10, DPT_ACUITY_LOGMAR, "-0.10 logMAR");
  assert_value ("\xe2\x88\x92" "0,1", -10, DPT_ACUITY_LOGMAR, "-0.10 logMAR");
  assert_value ("+0.2", 20, DPT_ACUITY_LOGMAR, "0.20 logMAR");
  assert_value ("0 logmar", 0, DPT_ACUITY_LOGMAR, "0.00 logMAR");
  assert_value ("85 L", 0, DPT_ACUITY_ETDRS, "85 L");
  assert_value ("70 lettres", 30, DPT_ACUITY_ETDRS, "70 L");
  assert_value ("35 ETDRS", 100, DPT_ACUITY_ETDRS, "35 L");
}

static void
test_near_acuities_depend_on_distance (void)
{
  assert_value ("P2", 18, DPT_ACUITY_PARINAUD, "P2");           /* 33 / 50 */
  assert_value ("Parinaud 2", 18, DPT_ACUITY_PARINAUD, "P2");
  assert_value ("P2 à 40 cm", 10, DPT_ACUITY_PARINAUD, "P2@40cm");
  assert_value ("P3 33", 36, DPT_ACUITY_PARINAUD, "P3@33");
  assert_value ("p1,5", 6, DPT_ACUITY_PARINAUD, "P1.5");
  g_assert_cmpint (dpt_acuity_logmar_from_parinaud (100, 250), ==, 0); /* the definition */
  g_assert_cmpint (read_acuity ("N5").kind, ==, DPT_ACUITY_TEXT);
  g_assert_cmpstr (read_acuity ("j 2").text, ==, "J2");
}

static void
assert_kind (const char *text, DptAcuityKind kind, const char *code)
{
  DptAcuity acuity = read_acuity (text);

  if (acuity.kind != kind)
    g_error ("“%s” was read as kind %d", text, acuity.kind);
  g_assert_cmpstr (acuity.text, ==, code);
}

static void
test_what_is_no_number_stays_text (void)
{
  assert_kind ("CF", DPT_ACUITY_COUNTS_FINGERS, "CF");
  assert_kind ("cld", DPT_ACUITY_COUNTS_FINGERS, "CF");
  assert_kind ("CLD à 1 m", DPT_ACUITY_COUNTS_FINGERS, "CF 1 m");
  assert_kind ("CF 30cm", DPT_ACUITY_COUNTS_FINGERS, "CF 30cm");
  assert_kind ("Compte les doigts", DPT_ACUITY_COUNTS_FINGERS, "CF");
  assert_kind ("HM", DPT_ACUITY_HAND_MOTION, "HM");
  assert_kind ("VBM", DPT_ACUITY_HAND_MOTION, "HM");
  assert_kind ("LP", DPT_ACUITY_LIGHT, "LP");
  assert_kind ("PL", DPT_ACUITY_LIGHT, "LP");
  assert_kind ("PL +", DPT_ACUITY_LIGHT, "LP");
  assert_kind ("PL-", DPT_ACUITY_NO_LIGHT, "NLP");
  assert_kind ("pl \xe2\x88\x92", DPT_ACUITY_NO_LIGHT, "NLP");
  assert_kind ("NPL", DPT_ACUITY_NO_LIGHT, "NLP");
  assert_kind ("nlp", DPT_ACUITY_NO_LIGHT, "NLP");
}

static void
test_what_could_be_two_things_is_refused (void)
{
  static const char *const refused[] = { "",        "1",   "0",     "0.0",         "85",        "8/0",       "0/10",
                                         "8/",      "/10", "8/10-", "8/10-22",     "8/10x",     "x",         "-3",
                                         "50/1",    "P",   "P0",    "P2 cm",       "5 logmar",  "-1 logmar", "200 L",
                                         "8/10/2",  "1 0", "\xff",  "20/20 20/20", "1234567/1", "0.123",     "cfx",
                                         "LP maybe" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      DptAcuity acuity;

      if (dpt_acuity_parse (refused[i], &acuity, &error))
        g_error ("“%s” was read as “%s”", refused[i], acuity.text);
      g_assert_cmpstr (dpt_error_get_field (error), ==, "acuity");
    }
}

static void
assert_format (const char *text, DptAcuityNotation notation, const char *expected)
{
  DptAcuity acuity = read_acuity (text);
  g_autofree char *got = dpt_acuity_format (&acuity, notation);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_one_acuity_in_every_notation (void)
{
  static const char *const half[] = { "5/10", "0.50", "6/12", "20/40", "0.30 logMAR", "70 L", "P3" };
  static const char *const tenth[] = { "1/10", "0.10", "6/60", "20/200", "1.00 logMAR", "35 L", "P14" };

  for (DptAcuityNotation n = DPT_ACUITY_TENTHS; n <= DPT_ACUITY_PARINAUD; n++)
    {
      assert_format (n == DPT_ACUITY_LOGMAR ? "6/12" : "0.3 logmar", n, half[n]);
      assert_format (n == DPT_ACUITY_LOGMAR ? "6/60" : "1 logmar", n, tenth[n]);
    }
  assert_format ("10/10", DPT_ACUITY_SNELLEN_METRES, "6/6");
  assert_format ("10/10", DPT_ACUITY_SNELLEN_FEET, "20/20");
  assert_format ("8/10", DPT_ACUITY_SNELLEN_METRES, "6/7.5");
  assert_format ("8/10-2", DPT_ACUITY_TENTHS, "8/10-2");
  assert_format ("1/50", DPT_ACUITY_LOGMAR, "1.70 logMAR");
  assert_format ("CF", DPT_ACUITY_LOGMAR, "CF");
  assert_format ("PL-", DPT_ACUITY_TENTHS, "NLP");
  assert_format ("N5", DPT_ACUITY_DECIMAL, "N5");
  enter_french ();
  assert_format ("20/25", DPT_ACUITY_SNELLEN_METRES, "6/7,5");
  assert_format ("0.8", DPT_ACUITY_DECIMAL, "0,8");
  assert_format ("6/12", DPT_ACUITY_LOGMAR, "0,30 logMAR");
  leave_french ();
}

/* What is shown in a notation reads as the line that was shown, and the line stays that line. */
static void
test_what_is_shown_is_read_back (void)
{
  for (int logmar = -30; logmar <= 170; logmar++)
    {
      DptAcuity acuity = dpt_acuity_from_logmar (logmar);

      for (DptAcuityNotation n = DPT_ACUITY_TENTHS; n <= DPT_ACUITY_PARINAUD; n++)
        {
          g_autofree char *text = dpt_acuity_format (&acuity, n);
          DptAcuity again = read_acuity (text);
          DptAcuity bare = dpt_acuity_from_logmar (again.logmar);
          g_autofree char *twice = dpt_acuity_format (&bare, n);

          if (!g_str_equal (text, "20/10")) /* which is feet or tenths, and the same */
            g_assert_cmpint (again.notation, ==, n);
          g_assert_cmpstr (twice, ==, text);
          if (n == DPT_ACUITY_LOGMAR)
            g_assert_cmpint (again.logmar, ==, logmar);
          if (n == DPT_ACUITY_ETDRS)
            g_assert_cmpint (ABS (again.logmar - logmar), <=, 1);
          if (n == DPT_ACUITY_DECIMAL && logmar < 60)
            g_assert_cmpint (ABS (again.logmar - logmar), <=, 1);
        }
    }
}

/* A record keeps one text whatever the language; each language shows its own, and reads that back as the same record. */
static void
test_what_is_kept_is_shown_in_the_language_and_read_back (void)
{
  static const struct { const char *kept; const char *shown; } french[] = {
    { "0.5", "0,5" },           { "6/7.5", "6/7,5" }, { "0.30 logMAR", "0,30 logMAR" },
    { "P1.5", "P1,5" },         { "8/10-2", "8/10-2" }, { "N5", "N5" },
    { "-0.10 logMAR", "-0,10 logMAR" },
  };
  static const char *const kept[]
    = { "0.5", "0.30 logMAR", "-0.10 logMAR", "6/7.5", "P1.5", "85 L", "CF 1.5 m", "HM 30cm", "LP", "NLP", "N5" };

  g_assert_null (dpt_acuity_dup_shown (NULL));
  for (guint pass = 0; pass < 2; pass++)
    {
      if (pass == 1)
        enter_french ();
      for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
        {
          g_autofree char *shown = dpt_acuity_dup_shown (kept[i]);
          DptAcuity again = read_acuity (shown);

          g_assert_cmpstr (again.text, ==, kept[i]);
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (french); i++)
    {
      g_autofree char *shown = dpt_acuity_dup_shown (french[i].kept);

      g_assert_cmpstr (shown, ==, french[i].shown);
    }
  leave_french ();
}

static void
test_conversions (void)
{
  g_assert_cmpint (dpt_acuity_logmar_from_decimal (100), ==, 0);
  g_assert_cmpint (dpt_acuity_logmar_from_decimal (50), ==, 30);
  g_assert_cmpint (dpt_acuity_decimal_from_logmar (0), ==, 100);
  g_assert_cmpint (dpt_acuity_decimal_from_logmar (30), ==, 50);
  g_assert_cmpint (dpt_acuity_logmar_from_fraction (6, 60), ==, 100);
  g_assert_cmpint (dpt_acuity_letters_from_logmar (0), ==, 85);
  g_assert_cmpint (dpt_acuity_letters_from_logmar (-30), ==, 100);
  g_assert_cmpint (dpt_acuity_logmar_from_letters (35), ==, 100);
}

static void
test_better_is_better_whatever_the_notation (void)
{
  static const char *const ladder[] = { "NLP", "LP", "HM", "CF", "1/50", "20/200", "6/12", "0.8", "85 L", "-0.1" };
  DptAcuity none = { 0 }, print = read_acuity ("N5"), value = read_acuity ("10/10");

  for (gsize i = 1; i < G_N_ELEMENTS (ladder); i++)
    {
      DptAcuity worse = read_acuity (ladder[i - 1]), better = read_acuity (ladder[i]);

      g_assert_cmpint (dpt_acuity_compare (&better, &worse), >, 0);
      g_assert_cmpint (dpt_acuity_compare (&worse, &better), <, 0);
    }
  g_assert_cmpint (dpt_acuity_compare (&none, &value), ==, 0);
  g_assert_cmpint (dpt_acuity_compare (&value, &print), ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acuity/typed-acuities-are-read", test_typed_acuities_are_read);
  g_test_add_func ("/acuity/what-is-kept-is-shown-in-the-language-and-read-back",
                   test_what_is_kept_is_shown_in_the_language_and_read_back);
  g_test_add_func ("/acuity/near-depends-on-distance", test_near_acuities_depend_on_distance);
  g_test_add_func ("/acuity/what-is-no-number-stays-text", test_what_is_no_number_stays_text);
  g_test_add_func ("/acuity/what-could-be-two-things-is-refused", test_what_could_be_two_things_is_refused);
  g_test_add_func ("/acuity/one-in-every-notation", test_one_acuity_in_every_notation);
  g_test_add_func ("/acuity/what-is-shown-is-read-back", test_what_is_shown_is_read_back);
  g_test_add_func ("/acuity/conversions", test_conversions);
  g_test_add_func ("/acuity/better-is-better", test_better_is_better_whatever_the_notation);
  return g_test_run ();
}
