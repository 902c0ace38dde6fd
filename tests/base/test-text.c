/* test-text.c - folding, words, digits, blankness, search ranges and JSON strings.
 * For: base/dpt-text. Not for: full-text search.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-country.h"
#include "base/dpt-text.h"

#include <locale.h>
#include <string.h>

static void
assert_text (char *got, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_folding_drops_accents_case_and_punctuation (void)
{
  assert_text (dpt_text_fold ("Élise-Marie d’Œuvre"), "elise marie d oeuvre");
  assert_text (dpt_text_fold ("  JEAN   Paul--"), "jean paul");
  assert_text (dpt_text_fold ("Straße ÆGIR Łódź Ørsted İstanbul ı"), "strasse aegir lodz orsted istanbul i");
  assert_text (dpt_text_fold ("ẞ"), "ss");
  assert_text (dpt_text_fold (NULL), "");
  assert_text (dpt_text_fold (""), "");
  assert_text (dpt_text_fold ("--'--"), "");
  assert_text (dpt_text_fold ("e\xcc\x81" "t\xc3\xa9"), "ete"); /* decomposed and composed alike */
  assert_text (dpt_text_fold ("\xc2\xa0n\xc2\xba\xe2\x80\xaf" "5\xc2\xa0"), "no 5");
}

static void
test_folding_twice_changes_nothing (void)
{
  static const char *const samples[] = {
    "Ça, c’est Noël!", "Ἀθήνα", "ŸÏÖ", "ﬁn ½", "\xff\xfe bad \xc3", "İI", "Ǆ", "ᾼ"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *once = dpt_text_fold (samples[i]);
      g_autofree char *twice = dpt_text_fold (once);

      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (twice, ==, once);
    }
}

/* The quick way for ASCII must say what the long way says. */
static void
test_both_ways_of_folding_agree (void)
{
  for (int round = 0; round < 2000; round++)
    {
      char text[24];
      g_autofree char *quick = NULL;
      g_autofree char *longer = NULL;
      g_autofree char *folded = NULL;
      int n = g_test_rand_int_range (0, 20);

      for (int i = 0; i < n; i++)
        text[i] = (char) g_test_rand_int_range (1, 128);
      text[n] = '\0';
      quick = dpt_text_fold (text);
      longer = g_strconcat (text, " é", NULL);
      folded = dpt_text_fold (longer);
      g_assert_true (g_str_has_suffix (folded, "e"));
      folded[strlen (folded) - 1] = '\0';
      g_strchomp (folded);
      g_assert_cmpstr (quick, ==, folded);
    }
}

static void
test_words_are_single_and_at_most_so_many (void)
{
  g_auto (GStrv) all = dpt_text_split_words ("De La Tour, Jean", 10);
  g_auto (GStrv) two = dpt_text_split_words ("De La Tour, Jean", 2);
  g_auto (GStrv) none = dpt_text_split_words (" - ", 3);

  g_assert_cmpuint (g_strv_length (all), ==, 4);
  g_assert_cmpstr (all[3], ==, "jean");
  g_assert_cmpuint (g_strv_length (two), ==, 2);
  g_assert_cmpstr (two[0], ==, "de");
  g_assert_cmpstr (two[1], ==, "la");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_phone_numbers_meet_whatever_their_prefix (void)
{
  assert_text (dpt_text_digits ("06 12 34 56 78"), "0612345678");
  assert_text (dpt_text_digits ("+33 6 12 34 56 78"), "0612345678");
  assert_text (dpt_text_digits ("0033 6.12.34.56.78"), "0612345678");
  assert_text (dpt_text_digits ("+33 (0)6 12 34 56 78"), "0612345678");
  assert_text (dpt_text_digits ("+32 470 12 34 56"), "0032470123456");
  assert_text (dpt_text_digits ("n/a"), "");
  assert_text (dpt_text_digits (NULL), "");
}

static void
test_what_can_be_dialled_and_written_to (void)
{
  g_assert_true (dpt_text_is_phone ("02 61 91 00 01"));
  g_assert_true (dpt_text_is_phone ("+33 (0)2-61.91/00 01"));
  g_assert_true (dpt_text_is_phone ("3646"));
  g_assert_false (dpt_text_is_phone ("abc"));
  g_assert_false (dpt_text_is_phone ("12"));
  g_assert_false (dpt_text_is_phone ("02 61 91 00 01 ext"));
  g_assert_false (dpt_text_is_phone ("0123456789 0123456789 1"));
  g_assert_true (dpt_text_is_email ("tours@dioptre.example"));
  g_assert_false (dpt_text_is_email ("tours"));
  g_assert_false (dpt_text_is_email ("@dioptre.example"));
  g_assert_false (dpt_text_is_email ("tours@"));
  g_assert_false (dpt_text_is_email ("a@b@c"));
  g_assert_false (dpt_text_is_email ("a b@c"));
}

static void
test_blank_is_blank_in_every_kind_of_space (void)
{
  g_assert_true (dpt_text_is_blank (NULL));
  g_assert_true (dpt_text_is_blank (""));
  g_assert_true (dpt_text_is_blank (" \t\n"));
  g_assert_true (dpt_text_is_blank ("\xc2\xa0\xe2\x80\xaf"));
  g_assert_false (dpt_text_is_blank (" x "));
  g_assert_false (dpt_text_is_blank ("é"));
  g_assert_false (dpt_text_is_blank ("\xff"));
}

static void
test_prefix_range_holds_every_continuation (void)
{
  static const char *const inside[] = { "mar", "maria", "mar tin", "marz", "marα", "mar𝒳" };
  g_autofree char *end = dpt_text_prefix_end ("mar");

  for (gsize i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      g_assert_cmpint (strcmp (inside[i], "mar"), >=, 0);
      g_assert_cmpint (strcmp (inside[i], end), <, 0);
    }
  g_assert_cmpint (strcmp ("mas", end), >, 0);
  g_assert_cmpint (strcmp ("maq", "mar"), <, 0);
}

static void
assert_json (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  dpt_text_append_json (out, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_json_strings_are_always_json (void)
{
  assert_json (NULL, "null");
  assert_json ("", "\"\"");
  assert_json ("a\"b\\c", "\"a\\\"b\\\\c\"");
  assert_json ("x\ny\tz\x01", "\"x\\ny\\u0009z\\u0001\"");
  assert_json ("é€", "\"é€\"");
  assert_json ("a\xff" "b", "\"a\xef\xbf\xbd" "b\""); /* JSON is UTF-8: what is none is replaced */
}

static void
test_rows_are_found_by_their_name (void)
{
  static const struct { const char *name; int value; } table[] = { { "one", 1 }, { "two", 2 }, { "three", 3 } };
  static const char *const words[] = { "a", "b" };

  g_assert_cmpint (DPT_TEXT_FIND_ROW (table, "one"), ==, 0);
  g_assert_cmpint (DPT_TEXT_FIND_ROW (table, "three"), ==, 2);
  g_assert_cmpint (DPT_TEXT_FIND_ROW (table, "Three"), ==, -1);
  g_assert_cmpint (DPT_TEXT_FIND_ROW (table, NULL), ==, -1);
  g_assert_cmpint (DPT_TEXT_FIND_ROW (words, "b"), ==, 1);
}

static void
test_words_begin_words (void)
{
  g_assert_true (dpt_text_matches ("Élise d’Œuvre", "oeu eli"));
  g_assert_true (dpt_text_matches ("anything", ""));
  g_assert_true (dpt_text_matches (NULL, NULL));
  g_assert_false (dpt_text_matches ("Élise d’Œuvre", "lise"));
  g_assert_false (dpt_text_matches ("Élise", "elise marie"));
}

static void
test_deep_json_is_seen (void)
{
  g_autofree char *open = g_strnfill (64, '['), *one_more = g_strnfill (65, '{'), *many = g_strnfill (200000, '[');
  g_autofree char *quoted = g_strconcat ("[\"", many, "\\\"", many, "\"]", NULL), *hidden = g_strconcat ("/*\"*/", many, NULL);
  g_autofree char *other = g_strconcat ("'\"'", many, NULL);

  g_assert_true (dpt_text_is_shallow_json (open, -1));
  g_assert_true (dpt_text_is_shallow_json (quoted, -1));
  g_assert_true (dpt_text_is_shallow_json (many, 64));
  g_assert_false (dpt_text_is_shallow_json (one_more, -1));
  g_assert_false (dpt_text_is_shallow_json (many, -1));
  g_assert_false (dpt_text_is_shallow_json (hidden, -1));
  g_assert_false (dpt_text_is_shallow_json (other, -1));
}

static void
test_a_nul_in_json_is_seen (void)
{
  g_assert_true (dpt_text_json_has_nul ("{\"name\":\"Martin\\u0000evil\"}"));
  g_assert_true (dpt_text_json_has_nul ("\"\\\\\\u0000\""));
  g_assert_false (dpt_text_json_has_nul ("\"\\\\u0000\""));
  g_assert_false (dpt_text_json_has_nul ("\"\\u0001\""));
  g_assert_false (dpt_text_json_has_nul ("\"\\"));
}

static void
test_countries_are_those_of_the_standard (void)
{
  static const char *const bad[] = { "", "F", "FRA", "fr", "ZZ", "EU", "UK", "D ", " D", "E ", NULL };

  g_assert_true (dpt_country_is_known ("FR"));
  g_assert_true (dpt_country_is_known ("AD"));
  g_assert_true (dpt_country_is_known ("ZW"));
  g_assert_true (dpt_country_is_known ("XK"));
  g_assert_false (dpt_country_is_known (NULL));
  for (guint i = 0; bad[i] != NULL; i++)
    g_assert_false (dpt_country_is_known (bad[i]));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/folding-drops-accents", test_folding_drops_accents_case_and_punctuation);
  g_test_add_func ("/text/folding-twice-changes-nothing", test_folding_twice_changes_nothing);
  g_test_add_func ("/text/both-ways-of-folding-agree", test_both_ways_of_folding_agree);
  g_test_add_func ("/text/words-are-single", test_words_are_single_and_at_most_so_many);
  g_test_add_func ("/text/phone-numbers-meet", test_phone_numbers_meet_whatever_their_prefix);
  g_test_add_func ("/base/text/dialled-and-written-to", test_what_can_be_dialled_and_written_to);
  g_test_add_func ("/text/blank-in-every-kind-of-space", test_blank_is_blank_in_every_kind_of_space);
  g_test_add_func ("/text/prefix-range", test_prefix_range_holds_every_continuation);
  g_test_add_func ("/text/json-strings", test_json_strings_are_always_json);
  g_test_add_func ("/text/rows-are-found-by-their-name", test_rows_are_found_by_their_name);
  g_test_add_func ("/text/words-begin-words", test_words_begin_words);
  g_test_add_func ("/text/deep-json-is-seen", test_deep_json_is_seen);
  g_test_add_func ("/text/a-nul-in-json-is-seen", test_a_nul_in_json_is_seen);
  g_test_add_func ("/country/are-those-of-the-standard", test_countries_are_those_of_the_standard);
  return g_test_run ();
}
