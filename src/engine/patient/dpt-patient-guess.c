/* dpt-patient-guess.c - see dpt-patient-guess.h.
 * For: pure text to a file. Not for: SQL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-guess.h"

#include "base/dpt-text.h"
#include "engine/patient/dpt-patient-fragment.h"

#include <string.h>

#define SHORTEST_PHONE 6 /* digits */
#define LONGEST 200      /* characters read; more is no name */

static gboolean
is_name (const char *word)
{
  gboolean letter = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '@' || g_unichar_isdigit (c))
        return FALSE;
      letter = letter || g_unichar_isalpha (c);
    }
  return letter;
}

static gboolean
is_capitals (const char *word)
{
  g_autofree char *upper = g_utf8_strup (word, -1);

  return g_utf8_strlen (word, -1) > 1 && g_str_equal (word, upper);
}

static gboolean
is_particle (const char *word)
{
  static const char *const particles[] = { "d", "da", "de", "del", "della", "des", "di", "du", "el", "la", "le", "les", "van", "von", "der", "den", "ben", "st", "ste", NULL };
  g_autofree char *folded = dpt_text_fold (word);

  return g_strv_contains (particles, g_strstrip (folded));
}

/* "jean-marie" and "D'ORVAL" become "Jean-Marie" and "D'Orval"; what somebody wrote in mixed case stays. */
static void
append_name (GString *out, const char *word, gboolean keep)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  gboolean typed = keep && !is_capitals (word) && !g_str_equal (word, lower), first = TRUE;

  if (out->len > 0)
    g_string_append_c (out, ' ');
  if (typed)
    {
      g_string_append (out, word);
      return;
    }
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, first ? g_unichar_totitle (c) : c);
      first = !g_unichar_isalpha (c);
    }
}

/* Index of the first word after the family name that begins at @begin. */
static guint
end_of_family (char **names, guint begin)
{
  guint end = begin;

  while (names[end] != NULL && is_particle (names[end]) && names[end + 1] != NULL)
    end++;
  return names[end] != NULL ? end + 1 : end;
}

static void
set_names (DptPatient *patient, char **names)
{
  g_autoptr (GString) family = g_string_new (NULL), given = g_string_new (NULL);
  guint n = g_strv_length (names), n_capitals = 0, end = end_of_family (names, 0);

  for (guint i = 0; i < n; i++)
    n_capitals += is_capitals (names[i]) ? 1 : 0;
  for (guint i = 0; i < n; i++)
    {
      gboolean of_family = n_capitals > 0 && n_capitals < n ? is_capitals (names[i]) : i < end;

      append_name (of_family ? family : given, names[i], TRUE);
    }
  if (family->len > 0)
    dpt_record_set_text (patient, DPT_PATIENT_FAMILY_NAME, family->str);
  if (given->len > 0)
    dpt_record_set_text (patient, DPT_PATIENT_GIVEN_NAMES, given->str);
}

static void
add_contact (DptPatientFile *file, const char *kind, const char *value)
{
  gpointer contact = dpt_patient_file_add (file, DPT_PATIENT_PART_CONTACTS, NULL);

  dpt_record_set_text (contact, DPT_CONTACT_POINT_KIND, kind);
  dpt_record_set_text (contact, DPT_CONTACT_POINT_VALUE, value);
}

static gboolean
is_mobile (const char *digits)
{
  return g_str_has_prefix (digits, "06") || g_str_has_prefix (digits, "07");
}

/* All numbers together, or a date among them and the rest. */
static void
set_numbers (DptPatientFile *file, char **numbers, const char *today)
{
  g_autofree char *all = g_strjoinv (" ", numbers), *digits = NULL;
  g_autoptr (DptPatientFragment) whole = dpt_patient_fragment_parse (all, today);
  g_autoptr (GString) rest = g_string_new (NULL);
  gboolean dated = whole->date != NULL;

  if (dated)
    dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_BIRTH_DATE, whole->date);
  for (guint i = 0; !dated && numbers[i] != NULL; i++)
    {
      g_autoptr (DptPatientFragment) one = dpt_patient_fragment_parse (numbers[i], today);

      if (one->date != NULL && strpbrk (numbers[i], "/.-") != NULL && dpt_record_is_null (dpt_patient_file_get_patient (file), DPT_PATIENT_BIRTH_DATE))
        dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_BIRTH_DATE, one->date);
      else if (strchr (numbers[i], '/') == NULL) /* no phone is written so */
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", numbers[i]);
    }
  digits = dpt_text_digits (rest->str);
  if (strlen (digits) >= SHORTEST_PHONE)
    add_contact (file, is_mobile (digits) ? "mobile" : "home", rest->str);
}

DptPatientFile *
dpt_patient_guess (const char *words, const char *today)
{
  DptPatientFile *file = dpt_patient_file_new ();
  g_autofree char *valid = g_utf8_make_valid (words, -1), *text = g_utf8_substring (valid, 0, MIN (LONGEST, g_utf8_strlen (valid, -1)));
  g_auto (GStrv) tokens = g_strsplit_set (text, " \t\r\n,;", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new (), numbers = g_strv_builder_new ();
  g_auto (GStrv) name_words = NULL, number_words = NULL;
  gboolean mailed = FALSE;

  for (guint i = 0; tokens[i] != NULL; i++)
    if (strchr (tokens[i], '@') != NULL && !mailed)
      {
        add_contact (file, "email", tokens[i]);
        mailed = TRUE;
      }
    else if (is_name (tokens[i]))
      g_strv_builder_add (names, tokens[i]);
    else if (strpbrk (tokens[i], "0123456789") != NULL)
      g_strv_builder_add (numbers, tokens[i]);
  name_words = g_strv_builder_end (names);
  number_words = g_strv_builder_end (numbers);
  set_names (dpt_patient_file_get_patient (file), name_words);
  set_numbers (file, number_words, today);
  return file;
}
