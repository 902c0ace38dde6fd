/* dpt-patient-search.c - see dpt-patient-search.h.
 * For: choosing statements, joining and ranking what they find. Not for: taking the fragment apart (dpt-patient-fragment.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-search.h"

#include "base/dpt-text.h"
#include "engine/patient/dpt-patient-fragment.h"
#include "engine/patient/dpt-patient-key.h"
#include "engine/patient/dpt-patient.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ENTRIES 200   /* of an index, a statement */
#define COMPARED 600 /* names read to be compared in C, a statement */

/* In the order of the enumeration of the header; a list's row. */
static const DptField row_fields[] = {
  { "file_number", DPT_FIELD_INT, 0, 0, 0, N_ ("File number") },
  { "title", DPT_FIELD_TEXT, 0, 0, 20, N_ ("Title") },
  { "family_name", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Family name") },
  { "birth_name", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Birth name") },
  { "given_names", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Given names") },
  { "sex", DPT_FIELD_TEXT, 0, 0, 20, N_ ("Sex") },
  { "birth_date", DPT_FIELD_DATE, 0, 0, 0, N_ ("Birth date") },
  { "deceased_on", DPT_FIELD_DATE, 0, 0, 0, N_ ("Deceased on") },
  { "phone", DPT_FIELD_TEXT, 0, 0, 200, N_ ("Phone") },
  { "city", DPT_FIELD_TEXT, 0, 0, 100, N_ ("City") },
  { "merged_into_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  { "name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 400, N_ ("Name") },
  { "reason", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 400, N_ ("Why") },
};
DPT_DEFINE_RECORD (DptPatientRow, dpt_patient_row, NULL, row_fields)

/* What a find is worth; less is better. */
enum
{
  WORTH_NUMBER,    /* a card, file or social security number: it is this one */
  WORTH_WHOLE,     /* the whole phone number, the whole date, every word whole */
  WORTH_BEGINNING, /* words that begin so */
  WORTH_PART,      /* a phone number that begins or ends so, a year */
  N_WORTHS,
};

typedef struct
{
  gint64 id;
  int worth;
  gboolean recent;
  guint sequence; /* as found: the order of the index, which is that of the names */
} Find;

typedef struct
{
  DptUnit *unit;
  const DptPatientFragment *fragment;
  GArray *finds;       /* of Find */
  GHashTable *by_id;   /* id → position + 1 */
  gboolean cut;        /* some names that match were not looked at */
} Search;

static void
add_find (Search *search, gint64 id, int worth, gboolean recent)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (search->by_id, &id));
  Find *find;

  if (position > 0)
    {
      find = &g_array_index (search->finds, Find, position - 1);
      find->worth = MIN (find->worth, worth);
      find->recent |= recent;
      return;
    }
  g_array_append_val (search->finds, ((Find) { id, worth, recent, search->finds->len }));
  g_hash_table_insert (search->by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (search->finds->len));
}

static void
mark_recent (Search *search, gint64 id)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (search->by_id, &id));

  if (position > 0)
    g_array_index (search->finds, Find, position - 1).recent = TRUE;
}

/* Takes over what a statement found; its first column is the id. */
static gboolean
take (Search *search, DptDbRows *rows, int worth)
{
  g_autoptr (DptDbRows) owned = rows;

  if (owned == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (owned); i++)
    add_find (search, dpt_db_rows_get_int (owned, i, 0), worth, FALSE);
  return TRUE;
}

/* Columns: id, family, birth and given names: only those that have all the words. */
static gboolean
take_compared (Search *search, DptDbRows *rows, int worth)
{
  g_autoptr (DptDbRows) owned = rows;
  gboolean exact;

  if (owned == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (owned); i++)
    if (dpt_patient_fragment_matches_name (search->fragment, dpt_db_rows_get_text (owned, i, 1), dpt_db_rows_get_text (owned, i, 2),
                                           dpt_db_rows_get_text (owned, i, 3), &exact))
      add_find (search, dpt_db_rows_get_int (owned, i, 0), exact ? MIN (worth, WORTH_WHOLE) : worth, FALSE);
  return TRUE;
}

/* --- numbers --- */

static gboolean
find_by_number (Search *search, GError **error)
{
  const DptPatientFragment *fragment = search->fragment;
  DptDbConnection *connection = search->unit->connection;
  gsize length = strlen (fragment->digits);
  g_autofree char *end = NULL;
  g_autofree char *reversed = NULL;
  g_autofree char *reversed_end = NULL;

  if (fragment->number > 0 && !take (search, dpt_db_query (connection, "patient/search:by-file-number", error, DPT_INT (fragment->number)), WORTH_NUMBER))
    return FALSE;
  if (fragment->date != NULL
      && !take (search, dpt_db_query (connection, "patient/search:by-birth-date", error, DPT_TEXT (fragment->date), DPT_INT (ENTRIES)), WORTH_WHOLE))
    return FALSE;
  if (fragment->date_from != NULL
      && !take (search, dpt_db_query (connection, "patient/search:by-birth-span", error, DPT_TEXT (fragment->date_from),
                                      DPT_TEXT (fragment->date_until), DPT_INT (ENTRIES)), WORTH_PART))
    return FALSE;
  if (length < 3)
    return TRUE;
  end = dpt_text_prefix_end (fragment->digits);
  if (length >= 7 && !take (search, dpt_db_query (connection, "patient/search:by-nir", error, DPT_TEXT (fragment->digits), DPT_TEXT (end), DPT_INT (ENTRIES)), WORTH_NUMBER))
    return FALSE;
  if (!take (search, dpt_db_query (connection, "patient/search:by-contact", error, DPT_TEXT (fragment->digits), DPT_TEXT (end), DPT_INT (ENTRIES)),
             length >= 10 ? WORTH_WHOLE : WORTH_PART))
    return FALSE;
  if (length < 4)
    return TRUE;
  reversed = g_strreverse (g_strdup (fragment->digits));
  reversed_end = dpt_text_prefix_end (reversed);
  return take (search, dpt_db_query (connection, "patient/search:by-contact-end", error, DPT_TEXT (reversed), DPT_TEXT (reversed_end), DPT_INT (ENTRIES)),
               WORTH_PART);
}

static gboolean
find_by_email (Search *search, GError **error)
{
  g_autofree char *end = dpt_text_prefix_end (search->fragment->email);

  return take (search, dpt_db_query (search->unit->connection, "patient/search:by-contact", error, DPT_TEXT (search->fragment->email), DPT_TEXT (end), DPT_INT (ENTRIES)),
               WORTH_BEGINNING);
}

/* --- names --- */

/* Whether @rest begins with @word as a whole. */
static gboolean
begins_with_word (const char *rest, const char *word)
{
  gsize length = strlen (word);

  return strncmp (rest, word, length) == 0 && (rest[length] == '\0' || rest[length] == ' ');
}

/* Columns: id, lead, rest. @lead, @rest: what was asked for; (nullable) @rest. */
static gboolean
take_keys (Search *search, DptDbRows *rows, const char *lead, const char *rest, gboolean recent)
{
  g_autoptr (DptDbRows) owned = rows;

  if (owned == NULL)
    return FALSE;
  search->cut = search->cut || dpt_db_rows_get_n_rows (owned) >= ENTRIES;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (owned); i++)
    {
      gboolean whole = g_str_equal (dpt_db_rows_get_string (owned, i, 1), lead)
                       && (rest == NULL || begins_with_word (dpt_db_rows_get_string (owned, i, 2), rest));

      add_find (search, dpt_db_rows_get_int (owned, i, 0), whole ? WORTH_WHOLE : WORTH_BEGINNING, recent);
    }
  return TRUE;
}

/* Who was lately seen here is in front, even where the index has hundreds before them: then the keys of each are looked at, which costs
 * three times what it costs to know who it was. Mostly everybody with such a name was found already. */
static gboolean
find_recent (Search *search, const char *lead, const char *rest, GError **error)
{
  gint64 establishment_id = dpt_unit_get_establishment_id (search->unit);
  g_autofree char *lead_end = dpt_text_prefix_end (lead);
  g_autofree char *rest_end = dpt_text_prefix_end (rest ? rest : "");
  g_autoptr (DptDbRows) rows = NULL;

  if (search->cut)
    return take_keys (search,
                      dpt_db_query (search->unit->connection, "patient/search:recent-by-key", error, DPT_INT (establishment_id), DPT_TEXT (lead),
                                    DPT_TEXT (lead_end), DPT_TEXT (rest ? rest : ""), DPT_TEXT (rest_end)),
                      lead, rest, TRUE);
  if (search->finds->len == 0)
    return TRUE;
  rows = dpt_db_query (search->unit->connection, "patient/search:recent-ids", error, DPT_INT (establishment_id));
  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    mark_recent (search, dpt_db_rows_get_int (rows, i, 0));
  return rows != NULL;
}

static gboolean
find_by_one_word (Search *search, GError **error)
{
  const char *word = search->fragment->words[0];
  g_autofree char *end = dpt_text_prefix_end (word);

  return take_keys (search, dpt_db_query (search->unit->connection, "patient/search:by-lead", error, DPT_TEXT (word), DPT_TEXT (end), DPT_INT (ENTRIES)),
                    word, NULL, FALSE)
         && find_recent (search, word, NULL, error);
}

/* A whole word leads, and the other begins what follows: one range. */
static gboolean
find_by_lead_and_rest (Search *search, const char *lead, const char *rest, GError **error)
{
  g_autofree char *end = dpt_text_prefix_end (rest);

  return take_keys (search, dpt_db_query (search->unit->connection, "patient/search:by-lead-and-rest", error, DPT_TEXT (lead), DPT_TEXT (rest), DPT_TEXT (end), DPT_INT (ENTRIES)),
                    lead, rest, FALSE);
}

/* Neither word is whole: steps from one lead to the next, and looks behind each. */
static gboolean
find_by_two_beginnings (Search *search, const char *lead, const char *rest, GError **error)
{
  g_autofree char *lead_end = dpt_text_prefix_end (lead);
  g_autofree char *rest_end = dpt_text_prefix_end (rest);

  return take_keys (search, dpt_db_query (search->unit->connection, "patient/search:by-two-beginnings", error, DPT_TEXT (lead), DPT_TEXT (lead_end), DPT_TEXT (rest),
                                          DPT_TEXT (rest_end), DPT_INT (ENTRIES)),
                    lead, rest, FALSE);
}

static gboolean
find_by_two_words (Search *search, GError **error)
{
  const char *first = search->fragment->words[0], *second = search->fragment->words[1];
  /* The longer beginning has the fewer leads to step over. */
  gboolean first_leads = strlen (first) >= strlen (second);

  if (!find_by_lead_and_rest (search, first, second, error) || !find_by_lead_and_rest (search, second, first, error))
    return FALSE;
  if (search->finds->len >= DPT_PATIENT_SEARCH_MOST)
    search->cut = TRUE;
  else if (!find_by_two_beginnings (search, first_leads ? first : second, first_leads ? second : first, error))
    return FALSE;
  return find_recent (search, first, second, error);
}

/* Columns id and names of a range; the words beyond the two are compared in C. */
static gboolean
compare_range (Search *search, const char *lead, const char *rest, GError **error)
{
  g_autofree char *end = dpt_text_prefix_end (rest);

  return take_compared (search, dpt_db_query (search->unit->connection, "patient/search:names-by-lead-and-rest", error, DPT_TEXT (lead), DPT_TEXT (rest), DPT_TEXT (end), DPT_INT (COMPARED)),
                        WORTH_BEGINNING);
}

/* The same where not even the two longest are whole. */
static gboolean
compare_beginnings (Search *search, const char *lead, const char *rest, GError **error)
{
  g_autofree char *lead_end = dpt_text_prefix_end (lead);
  g_autofree char *rest_end = dpt_text_prefix_end (rest);

  return take_compared (search, dpt_db_query (search->unit->connection, "patient/search:names-by-two-beginnings", error, DPT_TEXT (lead), DPT_TEXT (lead_end),
                                              DPT_TEXT (rest), DPT_TEXT (rest_end), DPT_INT (COMPARED)),
                        WORTH_BEGINNING);
}

static gint
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize first = strlen (*(char *const *) a), second = strlen (*(char *const *) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

/* The two longest words are the rarest, and the last may not be finished: it leads only where nothing else has found. */
static gboolean
find_by_many_words (Search *search, GError **error)
{
  const DptPatientFragment *fragment = search->fragment;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  guint n = MIN (fragment->n_words, DPT_PATIENT_KEY_WORDS);

  for (guint i = 0; i + 1 < n; i++)
    g_ptr_array_add (sorted, fragment->words[i]);
  g_ptr_array_sort (sorted, compare_lengths);
  if (!compare_range (search, sorted->pdata[0], sorted->pdata[1], error)
      || (search->finds->len == 0 && !compare_range (search, sorted->pdata[1], sorted->pdata[0], error)))
    return FALSE;
  if (search->finds->len == 0 && !compare_range (search, sorted->pdata[0], fragment->words[n - 1], error))
    return FALSE;
  return search->finds->len > 0 || compare_beginnings (search, sorted->pdata[0], sorted->pdata[1], error);
}

static gboolean
find_by_names (Search *search, GError **error)
{
  switch (search->fragment->n_words)
    {
    case 0:
      return TRUE;
    case 1:
      return find_by_one_word (search, error);
    case 2:
      return find_by_two_words (search, error);
    default:
      return find_by_many_words (search, error);
    }
}

/* --- names and a number: the number narrows, the names are compared --- */

/* A year leads the keys of who was born in it: one word and a year are one range, and nobody's row is read. */
static gboolean
find_by_name_and_span (Search *search, GError **error)
{
  const DptPatientFragment *fragment = search->fragment;
  g_autofree char *lead = dpt_patient_create_year_lead (fragment->date_from, fragment->words[0]);
  g_autofree char *end = dpt_text_prefix_end (lead);
  gboolean year = g_str_has_suffix (fragment->date_from, "-01-01") && g_str_has_suffix (fragment->date_until, "-12-31");

  if (year && fragment->n_words == 1)
    return take_keys (search, dpt_db_query (search->unit->connection, "patient/search:by-lead", error, DPT_TEXT (lead), DPT_TEXT (end), DPT_INT (ENTRIES)),
                      lead, NULL, FALSE);
  return take_compared (search, dpt_db_query (search->unit->connection, "patient/search:names-by-lead-and-span", error, DPT_TEXT (lead), DPT_TEXT (end),
                                              DPT_TEXT (fragment->date_from), DPT_TEXT (fragment->date_until), DPT_INT (3 * COMPARED), DPT_INT (ENTRIES)),
                        WORTH_BEGINNING);
}

static gboolean
find_by_both (Search *search, GError **error)
{
  const DptPatientFragment *fragment = search->fragment;
  DptDbConnection *connection = search->unit->connection;
  g_autofree char *end = dpt_text_prefix_end (fragment->digits);
  g_autofree char *reversed = g_strreverse (g_strdup (fragment->digits));
  g_autofree char *reversed_end = dpt_text_prefix_end (reversed);

  if (fragment->date != NULL
      && !take_compared (search, dpt_db_query (connection, "patient/search:names-by-birth-date", error, DPT_TEXT (fragment->date), DPT_INT (COMPARED)), WORTH_WHOLE))
    return FALSE;
  if (fragment->date_from != NULL && !find_by_name_and_span (search, error))
    return FALSE;
  /* Hundreds of telephone numbers end like a year, and each costs a look at a name. */
  if (search->finds->len >= DPT_PATIENT_SEARCH_MOST)
    return TRUE;
  if (strlen (fragment->digits) >= 3
      && !take_compared (search, dpt_db_query (connection, "patient/search:names-by-contact", error, DPT_TEXT (fragment->digits), DPT_TEXT (end), DPT_INT (COMPARED)), WORTH_BEGINNING))
    return FALSE;
  return strlen (fragment->digits) < 4
         || take_compared (search, dpt_db_query (connection, "patient/search:names-by-contact-end", error, DPT_TEXT (reversed), DPT_TEXT (reversed_end), DPT_INT (COMPARED)), WORTH_BEGINNING);
}

static gboolean
find_all (Search *search, GError **error)
{
  const DptPatientFragment *fragment = search->fragment;

  if (*fragment->text == '\0')
    return TRUE;
  if (strlen (fragment->text) <= 40
      && !take (search, dpt_db_query (search->unit->connection, "patient/search:by-card", error, DPT_TEXT (fragment->text)), WORTH_NUMBER))
    return FALSE;
  if (fragment->email != NULL)
    return find_by_email (search, error);
  if (*fragment->digits == '\0')
    return find_by_names (search, error);
  return fragment->n_words == 0 ? find_by_number (search, error) : find_by_both (search, error);
}

/* --- what is shown --- */

static gint
compare_finds (gconstpointer a, gconstpointer b)
{
  const Find *first = a, *second = b;

  if (first->worth != second->worth)
    return first->worth - second->worth;
  if (first->recent != second->recent)
    return second->recent - first->recent;
  return first->sequence < second->sequence ? -1 : 1;
}

char *
dpt_patient_row_dup_name (DptPatientRow *self)
{
  return dpt_patient_create_name (dpt_record_get_text (self, DPT_PATIENT_ROW_FAMILY_NAME),
                                  dpt_record_get_text (self, DPT_PATIENT_ROW_BIRTH_NAME),
                                  dpt_record_get_text (self, DPT_PATIENT_ROW_GIVEN_NAMES));
}

static int
find_row (DptDbRows *rows, gint64 id)
{
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    if (dpt_db_rows_get_int (rows, i, 0) == id)
      return (int) i;
  return -1;
}

GPtrArray *
dpt_patient_load_rows (DptUnit *unit, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DptDbRows) rows = NULL;
  DptDbValue values[DPT_DB_PAGE];

  g_return_val_if_fail (n_ids <= DPT_DB_PAGE, NULL);

  if (n_ids == 0)
    return g_steal_pointer (&list);
  for (guint i = 0; i < DPT_DB_PAGE; i++)
    values[i] = DPT_INT (ids[MIN (i, n_ids - 1)]);
  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find ("patient/search:rows"), values, DPT_DB_PAGE, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      int row = find_row (rows, ids[i]);
      g_autofree char *name = NULL;
      DptPatientRow *record;

      if (row < 0)
        continue;
      record = dpt_record_from_row (DPT_TYPE_PATIENT_ROW, rows, (guint) row);
      name = dpt_patient_row_dup_name (record);
      dpt_record_set_text (record, DPT_PATIENT_ROW_NAME, name);
      g_ptr_array_add (list, record);
    }
  return g_steal_pointer (&list);
}

/* The statements find numbers and dates in an index alone, which does not know of merged files: those are few, and are exchanged for
 * who stayed once they are read. */
static GPtrArray *
load_stayed (DptUnit *unit, gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = dpt_patient_load_rows (unit, ids, n, error);
  guint n_merged = 0, n_stayed = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    n_merged += !dpt_record_is_null (rows->pdata[i], DPT_PATIENT_ROW_MERGED_INTO_ID);
  if (n_merged == 0)
    return g_steal_pointer (&rows);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 merged = dpt_record_get_int (rows->pdata[i], DPT_PATIENT_ROW_MERGED_INTO_ID);
      gint64 id = merged != 0 ? merged : dpt_record_get_id (rows->pdata[i]);
      guint place = 0;

      while (place < n_stayed && ids[place] != id)
        place++;
      ids[place] = id;
      n_stayed = MAX (n_stayed, place + 1);
    }
  return dpt_patient_load_rows (unit, ids, n_stayed, error);
}

GPtrArray *
dpt_patient_search (DptUnit *unit, const char *text, guint most, GError **error)
{
  g_autoptr (DptPatientFragment) fragment = NULL;
  g_autofree char *today = NULL;
  g_autoptr (GArray) finds = g_array_new (FALSE, FALSE, sizeof (Find));
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Search search = { unit, NULL, finds, by_id, FALSE };
  gint64 ids[DPT_PATIENT_SEARCH_MOST];

  g_return_val_if_fail (text != NULL, NULL);

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  today = dpt_unit_dup_today (unit);
  search.fragment = fragment = dpt_patient_fragment_parse (text, today);
  if (!find_all (&search, error))
    return NULL;
  g_array_sort (finds, compare_finds);
  most = MIN (MIN (most, DPT_PATIENT_SEARCH_MOST), finds->len);
  for (guint i = 0; i < most; i++)
    ids[i] = g_array_index (finds, Find, i).id;
  return load_stayed (unit, ids, most, error);
}

GPtrArray *
dpt_patient_list_recent (DptUnit *unit, guint most, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  gint64 ids[DPT_PATIENT_SEARCH_MOST];
  guint n = 0;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "patient/search:recent", error, DPT_INT (dpt_unit_get_establishment_id (unit)),
                       DPT_INT (MIN (most, DPT_PATIENT_SEARCH_MOST)));
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    ids[n++] = dpt_db_rows_get_int (rows, i, 0);
  return dpt_patient_load_rows (unit, ids, n, error);
}
