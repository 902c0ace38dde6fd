/* dpt-journal.c - see dpt-journal.h.
 * For: the chain. Not for: what stands in its entries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-journal.h"

#include "base/dpt-id.h"
#include "base/dpt-sha256.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many entries a check reads at once. */
#define CHECK_STEP 2000

static const char *const kinds[] = { "sale", "payment", "duplicate", "event", NULL };

static const DptField fields[] = {
  [DPT_JOURNAL_ENTRY_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED },
  [DPT_JOURNAL_ENTRY_SEQUENCE] = { "sequence", DPT_FIELD_INT, DPT_FIELD_REQUIRED },
  [DPT_JOURNAL_ENTRY_AT] = { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED },
  [DPT_JOURNAL_ENTRY_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .choices = kinds },
  [DPT_JOURNAL_ENTRY_RECORD_ID] = { "record_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED },
  [DPT_JOURNAL_ENTRY_CONTENT] = { "content", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 1000000 },
  [DPT_JOURNAL_ENTRY_PREVIOUS_HASH] = { "previous_hash", DPT_FIELD_TEXT, 0, 0, 64 },
  [DPT_JOURNAL_ENTRY_HASH] = { "hash", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 64 },
};

DPT_DEFINE_RECORD_WITH_CODE (DptJournalEntry, dpt_journal_entry, "journal_entry", fields, record_class->append_only = TRUE)

static void
hash_entry (DptSha256 *sha, const char *previous, gint64 establishment_id, gint64 sequence, gint64 at, const char *kind, gint64 record_id,
            const char *content, char hex[DPT_SHA256_HEX])
{
  char head[256];
  int length = g_snprintf (head, sizeof head, "%.64s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%.32s\n%" G_GINT64_FORMAT "\n",
                           previous, establishment_id, sequence, at, kind, record_id);

  dpt_sha256_add (sha, head, (gsize) length);
  dpt_sha256_add (sha, content, strlen (content));
  dpt_sha256_finish (sha, hex);
}

char *
dpt_journal_hash (const char *previous, gint64 establishment_id, gint64 sequence, gint64 at, const char *kind, gint64 record_id,
                  const char *content)
{
  g_autoptr (DptSha256) sha = dpt_sha256_new ();
  char hex[DPT_SHA256_HEX];

  hash_entry (sha, previous, establishment_id, sequence, at, kind, record_id, content, hex);
  return g_strdup (hex);
}

/* Where another station was in the middle of its entry when the statement began, PostgreSQL waited for its number but shows
 * the table as it was before; now it is there. */
static gboolean
read_previous (DptUnit *unit, DptJournalPlace *place, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (place->sequence == 1 || place->previous[0] != '\0')
    return TRUE;
  rows = dpt_db_query (unit->connection, "sale/journal:hash-at", error, DPT_INT (dpt_unit_get_establishment_id (unit)),
                       DPT_INT (place->sequence - 1));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    g_strlcpy (place->previous, dpt_db_rows_get_string (rows, 0, 0), sizeof place->previous);
  return TRUE;
}

gboolean
dpt_journal_take (DptUnit *unit, const char *series, int year, gint64 *number, DptJournalPlace *place, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  gint64 establishment_id = dpt_unit_get_establishment_id (unit);

  g_return_val_if_fail (place != NULL, FALSE);

  *place = (DptJournalPlace) { 0 };
  if (series != NULL)
    rows = dpt_db_query (unit->connection, "sale/journal:take-with-number", error, DPT_INT (establishment_id), DPT_TEXT (series), DPT_INT (year));
  else
    rows = dpt_db_query (unit->connection, "sale/journal:take", error, DPT_INT (establishment_id));
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    if (g_str_equal (dpt_db_rows_get_string (rows, i, 0), "J"))
      {
        place->sequence = dpt_db_rows_get_int (rows, i, 1);
        g_strlcpy (place->previous, dpt_db_rows_get_string (rows, i, 2), sizeof place->previous);
      }
    else if (number != NULL)
      *number = dpt_db_rows_get_int (rows, i, 1);
  return read_previous (unit, place, error);
}

gboolean
dpt_journal_add (DptUnit *unit, DptJournalPlace *place, const char *kind, gint64 record_id, const char *content, GError **error)
{
  gint64 establishment_id = dpt_unit_get_establishment_id (unit), at = dpt_unit_get_now (unit);
  g_autofree char *hash = NULL;

  g_return_val_if_fail (place != NULL && place->sequence > 0, FALSE);

  hash = dpt_journal_hash (place->previous, establishment_id, place->sequence, at, kind, record_id, content);
  if (!dpt_db_post (unit->connection, "sale/journal:add", error, DPT_INT (dpt_id_new ()), DPT_INT (establishment_id),
                    DPT_INT (place->sequence), DPT_INT (at), DPT_TEXT (kind), DPT_INT (record_id), DPT_TEXT (content),
                    DPT_TEXT (place->previous), DPT_TEXT (hash)))
    return FALSE;
  place->sequence++;
  g_strlcpy (place->previous, hash, sizeof place->previous);
  return TRUE;
}

/* --- check --- */

typedef struct
{
  gint64 establishment_id;
  gint64 sequence;
  char hash[DPT_SHA256_HEX];
  DptSha256 *sha;
  gboolean broken;
} Chain;

static void
check_entry (Chain *chain, DptDbRows *rows, guint row, GPtrArray *problems)
{
  gint64 sequence = dpt_db_rows_get_int (rows, row, 0);
  const char *content = dpt_db_rows_get_string (rows, row, 4), *previous = dpt_db_rows_get_string (rows, row, 5);
  char hash[DPT_SHA256_HEX];
  const char *what = NULL;

  hash_entry (chain->sha, previous, chain->establishment_id, sequence, dpt_db_rows_get_int (rows, row, 1), dpt_db_rows_get_string (rows, row, 2),
              dpt_db_rows_get_int (rows, row, 3), content, hash);
  if (sequence != chain->sequence + 1)
    what = _ ("an entry is missing before it");
  else if (g_strcmp0 (previous, chain->hash) != 0)
    what = _ ("it does not follow from the entry before");
  else if (g_strcmp0 (hash, dpt_db_rows_get_string (rows, row, 6)) != 0)
    what = _ ("it was changed after it was written");
  if (what != NULL)
    {
      chain->broken = TRUE;
      /* Translators: ids and numbers, then what is wrong */
      g_ptr_array_add (problems, g_strdup_printf (_ ("Journal of establishment %lld, entry %lld: %s."),
                                                  (long long) chain->establishment_id, (long long) sequence, what));
    }
  chain->sequence = sequence;
  g_strlcpy (chain->hash, dpt_db_rows_get_string (rows, row, 6), sizeof chain->hash);
}

/* A cut tail leaves the counter ahead of the chain. */
static void
check_tail (Chain *chain, gint64 counter, GPtrArray *problems)
{
  if (!chain->broken && chain->sequence != counter)
    g_ptr_array_add (problems, g_strdup_printf (_ ("Journal of establishment %lld: it ends at entry %lld, but %lld were written."),
                                                (long long) chain->establishment_id, (long long) chain->sequence, (long long) counter));
}

static gboolean
check_chain (DptUnit *unit, Chain *chain, GPtrArray *problems, GError **error)
{
  guint n;

  do
    {
      g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/journal:after", error, DPT_INT (chain->establishment_id),
                                                 DPT_INT (chain->sequence), DPT_INT (CHECK_STEP));

      if (rows == NULL)
        return FALSE;
      n = dpt_db_rows_get_n_rows (rows);
      for (guint i = 0; i < n && !chain->broken; i++)
        check_entry (chain, rows, i, problems);
    }
  while (n == CHECK_STEP && !chain->broken);
  return TRUE;
}

gboolean
dpt_journal_check (DptUnit *unit, GPtrArray *problems, GError **error)
{
  g_autoptr (DptDbRows) chains = NULL;
  g_autoptr (DptSha256) sha = dpt_sha256_new ();

  if (!dpt_unit_require (unit, DPT_RIGHT_AUDIT_READ, error))
    return FALSE;
  chains = dpt_db_query (unit->connection, "sale/journal:chains", error);
  if (chains == NULL)
    return FALSE;
  for (guint c = 0; c < dpt_db_rows_get_n_rows (chains); c++)
    {
      Chain chain = { .establishment_id = dpt_db_rows_get_int (chains, c, 0), .sha = sha };

      if (!check_chain (unit, &chain, problems, error))
        return FALSE;
      check_tail (&chain, dpt_db_rows_get_int (chains, c, 1), problems);
    }
  return TRUE;
}
