/* dpt-patient-key.c - see dpt-patient-key.h.
 * For: names to keys, a pure function. Not for: the table patient_key.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-key.h"

#include "base/dpt-text.h"

#include <string.h>

char *
dpt_patient_create_sort_name (const char *family_name, const char *given_names)
{
  g_autofree char *family = dpt_text_fold (family_name);
  g_autofree char *given = dpt_text_fold (given_names);

  /* A tab is below every letter, digit and space: Le Paul stands before Le Goff Anne. */
  return g_strconcat (family, "\t", given, NULL);
}

/* Cuts at a character's boundary. */
static void
cut (char *text, gsize most)
{
  if (strlen (text) <= most)
    return;
  text[most] = '\0';
  if (!g_utf8_validate (text, -1, NULL))
    *g_utf8_find_prev_char (text, text + most) = '\0';
}

static void
key_free (gpointer data)
{
  DptPatientKey *key = data;

  g_free (key->lead);
  g_free (key->rest);
  g_free (key);
}

static void
add_key (GPtrArray *keys, const char *lead, const char *rest)
{
  g_autofree char *short_rest = g_strdup (rest);
  DptPatientKey *key;

  cut (short_rest, DPT_PATIENT_KEY_REST);
  for (guint i = 0; i < keys->len; i++)
    {
      key = keys->pdata[i];
      if (g_str_equal (key->lead, lead) && g_str_equal (key->rest, short_rest))
        return;
    }
  key = g_new (DptPatientKey, 1);
  key->lead = g_strdup (lead);
  key->rest = g_steal_pointer (&short_rest);
  g_ptr_array_add (keys, key);
}

/* The words of one name, and the joins of neighbours and of all: "jean pierre" is found as "jeanpierre", "d arc" as "darc". */
typedef struct
{
  char *words[DPT_PATIENT_KEY_WORDS];
  guint n;
  char *joins[DPT_PATIENT_KEY_WORDS];
  guint n_joins;
} Part;

static void
clear_part (Part *part)
{
  for (guint i = 0; i < part->n; i++)
    g_free (part->words[i]);
  for (guint i = 0; i < part->n_joins; i++)
    g_free (part->joins[i]);
}

static void
read_part (Part *part, const char *name)
{
  g_auto (GStrv) words = dpt_text_split_words (name, DPT_PATIENT_KEY_WORDS);
  g_auto (GStrv) joins = dpt_patient_create_joins (words);

  *part = (Part) { .n = 0 };
  for (guint i = 0; words[i] != NULL; i++)
    {
      cut (words[i], DPT_PATIENT_KEY_LENGTH);
      part->words[part->n++] = g_strdup (words[i]);
    }
  for (guint i = 0; joins[i] != NULL && i < DPT_PATIENT_KEY_WORDS; i++)
    {
      cut (joins[i], DPT_PATIENT_KEY_LENGTH);
      part->joins[part->n_joins++] = g_strdup (joins[i]);
    }
}

/* Every word of @part from @from on, but one: what may follow a word. */
static char *
make_rest (const Part *part, guint from, guint without)
{
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = from; i < part->n; i++)
    if (i != without)
      g_string_append_printf (rest, "%s%s", rest->len ? " " : "", part->words[i]);
  return g_string_free (g_steal_pointer (&rest), FALSE);
}

/* Rows that begin with a word of @lead and go on with one of @follow (the same or another name). */
static void
add_pairs (GPtrArray *keys, const Part *lead, const Part *follow)
{
  gboolean same = lead == follow;

  for (guint i = 0; i < lead->n; i++)
    {
      for (guint j = 0; j < follow->n; j++)
        if (!same || i != j)
          {
            g_autofree char *rest = make_rest (follow, j, same ? i : G_MAXUINT);

            add_key (keys, lead->words[i], rest);
          }
      for (guint j = 0; !same && j < follow->n_joins; j++)
        add_key (keys, lead->words[i], follow->joins[j]);
    }
  for (guint i = 0; !same && i < lead->n_joins; i++)
    {
      g_autofree char *rest = make_rest (follow, 0, G_MAXUINT);

      add_key (keys, lead->joins[i], rest);
    }
}

char *
dpt_patient_create_year_lead (const char *birth_date, const char *lead)
{
  /* No folded word begins with this sign, so nobody finds these rows who types a name or a number. */
  return g_strdup_printf ("#%.4s %s", birth_date, lead);
}

/* Every lead once more, behind the year of birth. */
static void
add_year_keys (GPtrArray *keys, const char *birth_date)
{
  guint n = keys->len;

  for (guint i = 0; i < n; i++)
    {
      const DptPatientKey *key = keys->pdata[i];
      g_autofree char *lead = dpt_patient_create_year_lead (birth_date, key->lead);
      gboolean there = FALSE;

      for (guint j = n; j < keys->len && !there; j++)
        there = g_str_equal (((DptPatientKey *) keys->pdata[j])->lead, lead);
      if (!there)
        add_key (keys, lead, key->rest);
    }
}

GPtrArray *
dpt_patient_create_keys (const char *family_name, const char *birth_name, const char *given_names, const char *birth_date)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (key_free);
  Part parts[3];

  read_part (&parts[0], family_name);
  read_part (&parts[1], birth_name);
  read_part (&parts[2], given_names);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
      add_pairs (keys, &parts[i], &parts[j]);
  /* A patient with a single word for a name has no pair. */
  for (guint i = 0; i < G_N_ELEMENTS (parts) && keys->len == 0; i++)
    if (parts[i].n > 0)
      add_key (keys, parts[i].words[0], "");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    clear_part (&parts[i]);
  if (birth_date != NULL)
    add_year_keys (keys, birth_date);
  return keys;
}

char **
dpt_patient_create_joins (char **words)
{
  g_autoptr (GPtrArray) joins = g_ptr_array_new ();
  guint n = g_strv_length (words);

  if (n > 2)
    g_ptr_array_add (joins, g_strjoinv ("", words));
  for (guint i = 0; i + 1 < n; i++)
    g_ptr_array_add (joins, g_strconcat (words[i], words[i + 1], NULL));
  g_ptr_array_add (joins, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&joins), FALSE);
}

char **
dpt_patient_split_query (const char *text)
{
  char **words = dpt_text_split_words (text, DPT_PATIENT_KEY_WORDS);

  for (guint i = 0; words[i] != NULL; i++)
    cut (words[i], DPT_PATIENT_KEY_LENGTH);
  return words;
}
