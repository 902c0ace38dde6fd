/* dpt-patient-fragment.c - see dpt-patient-fragment.h.
 * For: pure text. Not for: SQL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-fragment.h"

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "engine/patient/dpt-patient-key.h"

#include <string.h>

#define LONGEST 200 /* bytes; more is no name, number or address */

static char *
trim (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (strlen (text), LONGEST));

  return g_strdup (g_strstrip (valid));
}

static gboolean
has_letter (const char *token)
{
  for (const char *p = token; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* "04/1980", "4.1980", "1980". */
static void
read_span (DptPatientFragment *self, const char *number)
{
  int year, month = 0, last = 12;
  char *end;
  gint64 first = g_ascii_strtoll (number, &end, 10);

  if (*end == '\0' && strlen (number) == 4)
    year = (int) first;
  else if (strchr ("/.-", *end) != NULL && *end != '\0' && strlen (end + 1) == 4 && strspn (end + 1, "0123456789") == 4 && first >= 1 && first <= 12)
    {
      month = last = (int) first;
      year = (int) g_ascii_strtoll (end + 1, NULL, 10);
    }
  else
    return;
  if (year < 1880 || year > 2199)
    return;
  self->date_from = g_strdup_printf ("%04d-%02d-01", year, month ? month : 1);
  self->date_until = g_strdup_printf ("%04d-%02d-%02d", year, last, g_date_get_days_in_month ((GDateMonth) last, (GDateYear) year));
}

static void
read_number (DptPatientFragment *self, const char *number, const char *today)
{
  gsize length = strlen (number);

  self->digits = dpt_text_digits (number);
  if (length > 0 && length <= 10 && strspn (number, "0123456789") == length)
    self->number = g_ascii_strtoll (number, NULL, 10);
  if (length >= 6 && length <= 12)
    self->date = dpt_date_parse (number, today);
  if (self->date == NULL && length >= 4)
    read_span (self, number);
}

DptPatientFragment *
dpt_patient_fragment_parse (const char *text, const char *today)
{
  DptPatientFragment *self = g_new0 (DptPatientFragment, 1);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_auto (GStrv) tokens = NULL;

  g_return_val_if_fail (text != NULL, self);

  self->text = trim (text);
  tokens = g_strsplit_set (self->text, " \t\n\r", -1);
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      GString *target = has_letter (tokens[i]) ? names : numbers;

      if (strchr (tokens[i], '@') != NULL && self->email == NULL)
        self->email = g_utf8_strdown (tokens[i], -1);
      else if (*tokens[i] != '\0')
        g_string_append_printf (target, "%s%s", target->len ? " " : "", tokens[i]);
    }
  self->words = dpt_patient_split_query (names->str);
  self->n_words = g_strv_length (self->words);
  read_number (self, numbers->str, today);
  return self;
}

void
dpt_patient_fragment_free (DptPatientFragment *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_strfreev (self->words);
  g_free (self->digits);
  g_free (self->date);
  g_free (self->date_from);
  g_free (self->date_until);
  g_free (self->email);
  g_free (self);
}

/* Each name as its words and their joins. */
static GPtrArray *
collect_words (const char *const names[3])
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 3; i++)
    {
      g_auto (GStrv) parts = dpt_text_split_words (names[i], 0);
      g_auto (GStrv) joins = dpt_patient_create_joins (parts);

      for (guint j = 0; parts[j] != NULL; j++)
        g_ptr_array_add (words, g_strdup (parts[j]));
      for (guint j = 0; joins[j] != NULL; j++)
        g_ptr_array_add (words, g_strdup (joins[j]));
    }
  return words;
}

gboolean
dpt_patient_fragment_matches_name (const DptPatientFragment *self, const char *family_name, const char *birth_name,
                                   const char *given_names, gboolean *exact)
{
  const char *const names[3] = { family_name, birth_name, given_names };
  g_autoptr (GPtrArray) words = collect_words (names);
  gboolean all_whole = TRUE;

  for (guint i = 0; i < self->n_words; i++)
    {
      guint best = G_MAXUINT;
      gboolean whole = FALSE;

      /* A whole word before one that only begins so: "jean jeanne" must not spend Jeanne on "jean". */
      for (guint j = 0; j < words->len && !whole; j++)
        if (words->pdata[j] != NULL && g_str_has_prefix (words->pdata[j], self->words[i]))
          {
            whole = g_str_equal (words->pdata[j], self->words[i]);
            if (whole || best == G_MAXUINT)
              best = j;
          }
      if (best == G_MAXUINT)
        return FALSE;
      all_whole = all_whole && whole;
      g_clear_pointer (&words->pdata[best], g_free);
    }
  if (exact != NULL)
    *exact = all_whole;
  return TRUE;
}
