/* dpt-patient-twin.c - see dpt-patient-twin.h.
 * For: candidates by index, compared in C. Not for: merging (dpt-patient-store.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-twin.h"

#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ENTRIES 100

/* --- names --- */

/* Levenshtein, cut short above @most. */
static int
measure_distance (const char *a, const char *b, int most)
{
  glong n = g_utf8_strlen (a, -1), m = g_utf8_strlen (b, -1);
  g_autofree gunichar *first = g_utf8_to_ucs4_fast (a, -1, NULL);
  g_autofree gunichar *second = g_utf8_to_ucs4_fast (b, -1, NULL);
  g_autofree int *row = NULL;

  if (ABS (n - m) > most)
    return most + 1;
  row = g_new (int, m + 1);
  for (glong j = 0; j <= m; j++)
    row[j] = (int) j;
  for (glong i = 1; i <= n; i++)
    {
      int diagonal = row[0];

      row[0] = (int) i;
      for (glong j = 1; j <= m; j++)
        {
          int above = row[j];

          row[j] = MIN (MIN (row[j] + 1, row[j - 1] + 1), diagonal + (first[i - 1] != second[j - 1]));
          diagonal = above;
        }
    }
  return row[m];
}

static gboolean
words_alike (const char *a, const char *b)
{
  int most = strlen (a) >= 7 && strlen (b) >= 7 ? 2 : strlen (a) >= 4 && strlen (b) >= 4 ? 1 : 0;

  return measure_distance (a, b, most) <= most;
}

/* Whether each word of the shorter list has one like it in the longer. */
static gboolean
lists_alike (char **a, char **b)
{
  char **few = g_strv_length (a) <= g_strv_length (b) ? a : b;
  char **many = few == a ? b : a;

  if (few[0] == NULL)
    return FALSE;
  for (guint i = 0; few[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; many[j] != NULL && !found; j++)
        found = words_alike (few[i], many[j]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static gboolean
folded_equal (const char *a, const char *b)
{
  g_autofree char *first = dpt_text_fold (a);
  g_autofree char *second = dpt_text_fold (b);

  return *first != '\0' && g_str_equal (first, second);
}

static gboolean
names_like (const char *a, const char *b)
{
  g_auto (GStrv) first = dpt_text_split_words (a, 6);
  g_auto (GStrv) second = dpt_text_split_words (b, 6);

  return lists_alike (first, second);
}

int
dpt_patient_names_alike (const char *family_a, const char *birth_a, const char *given_a, const char *family_b, const char *birth_b,
                         const char *given_b)
{
  if (folded_equal (given_a, given_b)
      && (folded_equal (family_a, family_b) || folded_equal (family_a, birth_b) || folded_equal (birth_a, family_b)))
    return 2;
  if (names_like (given_a, given_b)
      && (names_like (family_a, family_b) || names_like (family_a, birth_b) || names_like (birth_a, family_b)))
    return 1;
  /* Typed into the wrong boxes. */
  return folded_equal (family_a, given_b) && folded_equal (given_a, family_b);
}

/* --- dates --- */

/* One digit off, or day and month changed over. */
static gboolean
dates_alike (const char *a, const char *b)
{
  int different = 0;

  for (int i = 0; i < 10; i++)
    different += a[i] != b[i];
  if (different <= 1)
    return TRUE;
  return strncmp (a, b, 4) == 0 && strncmp (a + 5, b + 8, 2) == 0 && strncmp (a + 8, b + 5, 2) == 0;
}

/* --- candidates --- */

/* What is the same, a bit each. */
enum
{
  SAME_NUMBER = 1 << 0,
  SAME_DATE = 1 << 1,
  SAME_CONTACT = 1 << 2,
};

typedef struct
{
  DptUnit *unit;
  DptPatient *patient;
  GHashTable *found; /* id → SAME_… */
} Look;

static gboolean
take (Look *look, DptDbRows *rows, guint what)
{
  g_autoptr (DptDbRows) owned = rows;

  if (owned == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (owned); i++)
    {
      gint64 id = dpt_db_rows_get_int (owned, i, 0);
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (look->found, &id));

      if (id != dpt_record_get_id (look->patient))
        g_hash_table_insert (look->found, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (before | what));
    }
  return TRUE;
}

static gboolean
look_for_numbers (Look *look, GError **error)
{
  const char *card = dpt_record_get_text (look->patient, DPT_PATIENT_CARD_NUMBER);
  const char *nir = dpt_record_get_text (look->patient, DPT_PATIENT_NIR);
  const char *birth = dpt_record_get_text (look->patient, DPT_PATIENT_BIRTH_DATE);
  g_autofree char *digits = dpt_text_digits (nir);

  if (card != NULL && !take (look, dpt_db_query (look->unit->connection, "patient/search:by-card", error, DPT_TEXT (card)), SAME_NUMBER))
    return FALSE;
  if (strlen (digits) >= 13
      && !take (look, dpt_db_query (look->unit->connection, "patient/twin:by-nir", error, DPT_TEXT (digits), DPT_INT (ENTRIES)), SAME_NUMBER))
    return FALSE;
  return birth == NULL
         || take (look, dpt_db_query (look->unit->connection, "patient/twin:by-birth-date", error, DPT_TEXT (birth), DPT_INT (4 * ENTRIES)), SAME_DATE);
}

static gboolean
look_for_contacts (Look *look, DptPatientFile *file, GError **error)
{
  GListModel *contacts = dpt_patient_file_get_part (file, DPT_PATIENT_PART_CONTACTS);

  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (DptContactPoint) contact = g_list_model_get_item (contacts, i);
      g_autoptr (DptContactPoint) copy = dpt_record_copy (contact);

      dpt_contact_point_make_keys (copy);
      if (strlen (dpt_record_get_string (copy, DPT_CONTACT_POINT_SEARCH_KEY)) < 4)
        continue;
      if (!take (look, dpt_db_query (look->unit->connection, "patient/twin:by-contact", error, DPT_TEXT (dpt_record_get_text (copy, DPT_CONTACT_POINT_SEARCH_KEY)), DPT_INT (ENTRIES)),
                 SAME_CONTACT))
        return FALSE;
    }
  return TRUE;
}

/* @lead whole, @rest from its first three letters: so a slip further on is still found. */
static gboolean
look_behind (Look *look, const char *lead, const char *rest, GError **error)
{
  g_autofree char *begin = g_strndup (rest, g_utf8_offset_to_pointer (rest, MIN (3, g_utf8_strlen (rest, -1))) - rest);
  g_autofree char *end = dpt_text_prefix_end (begin);

  return take (look, dpt_db_query (look->unit->connection, "patient/search:by-lead-and-rest", error, DPT_TEXT (lead), DPT_TEXT (begin), DPT_TEXT (end), DPT_INT (ENTRIES)), 0);
}

static gboolean
look_for_names (Look *look, GError **error)
{
  g_auto (GStrv) family = dpt_text_split_words (dpt_record_get_text (look->patient, DPT_PATIENT_FAMILY_NAME), 2);
  g_auto (GStrv) birth = dpt_text_split_words (dpt_record_get_text (look->patient, DPT_PATIENT_BIRTH_NAME), 2);
  g_auto (GStrv) given = dpt_text_split_words (dpt_record_get_text (look->patient, DPT_PATIENT_GIVEN_NAMES), 1);
  char **names[] = { family, birth };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; names[i][j] != NULL && given[0] != NULL; j++)
      if (!look_behind (look, names[i][j], given[0], error) || !look_behind (look, given[0], names[i][j], error))
        return FALSE;
  return TRUE;
}

/* --- judging --- */

static DptTwinLevel
judge (Look *look, DptPatientRow *row, guint same, const char **reason)
{
  const char *mine = dpt_record_get_text (look->patient, DPT_PATIENT_BIRTH_DATE);
  const char *theirs = dpt_record_get_text (row, DPT_PATIENT_ROW_BIRTH_DATE);
  int alike = dpt_patient_names_alike (dpt_record_get_text (look->patient, DPT_PATIENT_FAMILY_NAME), dpt_record_get_text (look->patient, DPT_PATIENT_BIRTH_NAME),
                                       dpt_record_get_text (look->patient, DPT_PATIENT_GIVEN_NAMES), dpt_record_get_text (row, DPT_PATIENT_ROW_FAMILY_NAME),
                                       dpt_record_get_text (row, DPT_PATIENT_ROW_BIRTH_NAME), dpt_record_get_text (row, DPT_PATIENT_ROW_GIVEN_NAMES));

  if (same & SAME_NUMBER)
    return *reason = _ ("Same card or social security number"), alike > 0 ? DPT_TWIN_SAME : DPT_TWIN_POSSIBLE;
  if (alike == 2 && same & SAME_DATE)
    return *reason = _ ("Same name and birth date"), DPT_TWIN_SAME;
  if (alike == 1 && same & SAME_DATE)
    return *reason = _ ("Similar name, same birth date"), DPT_TWIN_LIKELY;
  if (alike > 0 && same & SAME_CONTACT)
    return *reason = _ ("Similar name, same phone or e-mail"), DPT_TWIN_LIKELY;
  if (alike == 2 && (mine == NULL || theirs == NULL))
    return *reason = _ ("Same name, birth date unknown"), DPT_TWIN_LIKELY;
  if (alike == 2 && dates_alike (mine, theirs))
    return *reason = _ ("Same name, similar birth date"), DPT_TWIN_LIKELY;
  if (same & SAME_CONTACT)
    return *reason = _ ("Same phone or e-mail: family?"), DPT_TWIN_POSSIBLE;
  return DPT_TWIN_NONE;
}

static void
twin_free (gpointer data)
{
  DptPatientTwin *twin = data;

  g_object_unref (twin->row);
  g_free (twin);
}

static gint
compare_twins (gconstpointer a, gconstpointer b)
{
  const DptPatientTwin *first = *(DptPatientTwin *const *) a, *second = *(DptPatientTwin *const *) b;

  if (first->level != second->level)
    return (gint) second->level - (gint) first->level;
  return dpt_record_get_id (first->row) < dpt_record_get_id (second->row) ? -1 : 1;
}

static void
judge_rows (Look *look, GPtrArray *rows, GPtrArray *twins)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DptPatientRow *row = rows->pdata[i];
      gint64 id = dpt_record_get_id (row);
      const char *reason = NULL;
      DptTwinLevel level = judge (look, row, GPOINTER_TO_UINT (g_hash_table_lookup (look->found, &id)), &reason);
      DptPatientTwin *twin;

      if (level == DPT_TWIN_NONE || !dpt_record_is_null (row, DPT_PATIENT_ROW_MERGED_INTO_ID))
        continue;
      dpt_record_set_text (row, DPT_PATIENT_ROW_REASON, reason);
      twin = g_new (DptPatientTwin, 1);
      twin->row = g_object_ref (row);
      twin->level = level;
      g_ptr_array_add (twins, twin);
    }
}

GPtrArray *
dpt_patient_find_twins (DptUnit *unit, DptPatientFile *file, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) twins = g_ptr_array_new_with_free_func (twin_free);
  Look look = { unit, dpt_patient_file_get_patient (file), found };
  GHashTableIter iter;
  gpointer key;
  gint64 ids[DPT_DB_PAGE];
  guint n = 0;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  if (!look_for_numbers (&look, error) || !look_for_contacts (&look, file, error) || !look_for_names (&look, error))
    return NULL;
  g_hash_table_iter_init (&iter, found);
  for (gboolean more = TRUE; more;)
    {
      more = g_hash_table_iter_next (&iter, &key, NULL);
      if (more)
        ids[n++] = *(gint64 *) key;
      if (n == DPT_DB_PAGE || (!more && n > 0))
        {
          g_autoptr (GPtrArray) rows = dpt_patient_load_rows (unit, ids, n, error);

          if (rows == NULL)
            return NULL;
          judge_rows (&look, rows, twins);
          n = 0;
        }
    }
  g_ptr_array_sort (twins, compare_twins);
  if (twins->len > DPT_PATIENT_TWINS_MOST)
    g_ptr_array_set_size (twins, DPT_PATIENT_TWINS_MOST);
  return g_steal_pointer (&twins);
}
