/* test-key.c - whichever two words of a name somebody types, one range of keys has them.
 * For: engine/patient/dpt-patient-key. Not for: the search as a whole (test-search.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-key.h"

#include <string.h>

static gboolean
has_prefix (GPtrArray *keys, const char *lead, const char *rest)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const DptPatientKey *key = keys->pdata[i];

      if (g_str_equal (key->lead, lead) && g_str_has_prefix (key->rest, rest))
        return TRUE;
    }
  return FALSE;
}

static void
test_any_two_words_in_any_order (void)
{
  static const char *const words[] = { "martin", "durand", "jean", "pierre" };
  g_autoptr (GPtrArray) keys = dpt_patient_create_keys ("MARTIN", "Durand", "Jean-Pierre", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      if (i != j)
        g_assert_true (has_prefix (keys, words[i], words[j]));
  g_assert_true (has_prefix (keys, "martin", "jean pierre"));
  g_assert_true (has_prefix (keys, "jeanpierre", "martin"));
  g_assert_true (has_prefix (keys, "martin", "jeanpierre"));
  g_assert_cmpuint (keys->len, <, 24);
}

static void
test_particles_and_apostrophes (void)
{
  g_autoptr (GPtrArray) tour = dpt_patient_create_keys ("de La Tour d'Auvergne", NULL, "Éléonore", NULL);
  g_autoptr (GPtrArray) brien = dpt_patient_create_keys ("O’Brien", NULL, "Seán", NULL);

  g_assert_true (has_prefix (tour, "eleonore", "tour"));
  g_assert_true (has_prefix (tour, "tour", "eleonore"));
  g_assert_true (has_prefix (tour, "de", "la tour"));
  g_assert_true (has_prefix (tour, "auvergne", "eleonore"));
  g_assert_true (has_prefix (brien, "obrien", "sean"));
  g_assert_true (has_prefix (brien, "brien", "sean"));
}

static void
test_a_single_word_and_no_word_at_all (void)
{
  g_autoptr (GPtrArray) one = dpt_patient_create_keys ("Madonna", NULL, "", NULL);
  g_autoptr (GPtrArray) none = dpt_patient_create_keys ("🙂", NULL, "---", NULL);

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (has_prefix (one, "madonna", ""));
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_keys_stay_short_and_valid (void)
{
  g_autofree char *wide = g_strnfill (100, 'x');
  g_autoptr (GString) hebrew = g_string_new (NULL);
  g_autoptr (GPtrArray) keys = NULL;

  for (int i = 0; i < 100; i++)
    g_string_append (hebrew, i % 9 == 8 ? " " : "שלום");
  keys = dpt_patient_create_keys (wide, hebrew->str, "a b c d e f g h i j k l m n o p", NULL);
  g_assert_cmpuint (keys->len, >, 0);
  g_assert_cmpuint (keys->len, <, 400);
  for (guint i = 0; i < keys->len; i++)
    {
      const DptPatientKey *key = keys->pdata[i];

      g_assert_cmpuint (strlen (key->lead), <=, DPT_PATIENT_KEY_LENGTH);
      g_assert_cmpuint (strlen (key->rest), <=, DPT_PATIENT_KEY_REST);
      g_assert_true (g_utf8_validate (key->lead, -1, NULL) && g_utf8_validate (key->rest, -1, NULL));
    }
}

static void
test_no_key_twice (void)
{
  g_autoptr (GPtrArray) keys = dpt_patient_create_keys ("Martin Martin", "Martin", "Martin Jean Jean", NULL);

  for (guint i = 0; i < keys->len; i++)
    for (guint j = i + 1; j < keys->len; j++)
      {
        const DptPatientKey *a = keys->pdata[i], *b = keys->pdata[j];

        g_assert_false (g_str_equal (a->lead, b->lead) && g_str_equal (a->rest, b->rest));
      }
}

static void
test_each_word_stands_behind_the_year_of_birth_once (void)
{
  g_autoptr (GPtrArray) keys = dpt_patient_create_keys ("MARTIN", "Durand", "Jean-Pierre", "1980-04-03");
  g_autoptr (GPtrArray) ageless = dpt_patient_create_keys ("MARTIN", "Durand", "Jean-Pierre", NULL);
  static const char *const words[] = { "martin", "durand", "jean", "pierre", "jeanpierre" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *lead = dpt_patient_create_year_lead ("1980-12-31", words[i]);

      g_assert_true (has_prefix (keys, lead, ""));
      g_assert_false (has_prefix (ageless, lead, ""));
    }
  g_assert_cmpuint (keys->len, ==, ageless->len + G_N_ELEMENTS (words));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patient-key/any-two-words-in-any-order", test_any_two_words_in_any_order);
  g_test_add_func ("/patient-key/particles-and-apostrophes", test_particles_and_apostrophes);
  g_test_add_func ("/patient-key/a-single-word-and-no-word-at-all", test_a_single_word_and_no_word_at_all);
  g_test_add_func ("/patient-key/stay-short-and-valid", test_keys_stay_short_and_valid);
  g_test_add_func ("/patient-key/no-key-twice", test_no_key_twice);
  g_test_add_func ("/patient-key/each-word-stands-behind-the-year-of-birth-once", test_each_word_stands_behind_the_year_of_birth_once);
  return g_test_run ();
}
