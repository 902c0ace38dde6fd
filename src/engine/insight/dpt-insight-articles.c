/* dpt-insight-articles.c - what was sold over a period, by article and by kind, from the coarsest roll-up that fits.
 * For: dpt_insight_read(). Not for: the list of all articles (dpt-insight-list.c).
 *
 *   2025-11-23 ─ lines ─ 11-30 │ 2025-12 ─ months ─ 2025-12 │ 2026 ─ years ─ 2026 │ … │ 2027-03-01 ─ lines ─ 03-14
 *   2026-02-01 … 2026-11-30 ─ the year 2026 less January and December: each has a row for every article, so two months more are fewer rows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-insight-private.h"

#include "base/dpt-date.h"

#include <string.h>

#define NO_VARIANT_KIND "lens" /* lenses and treatments are no pieces of the stock */

typedef struct
{
  gint64 variant_id;
  gint64 quantity;
  DptMoney gross, margin;
} Sums;

typedef struct
{
  DptUnit *unit;
  gint64 establishment_id;
  GHashTable *places; /* variant → place in @sums, plus one */
  GArray *sums;       /* Sums */
  gboolean less;      /* months were taken away: what was sold in no other is in @sums, too, with nothing */
} Gathering;

static Sums *
find_sums (Gathering *self, gint64 variant_id)
{
  gpointer place = g_hash_table_lookup (self->places, &variant_id);

  if (place == NULL)
    {
      g_array_append_val (self->sums, ((Sums) { .variant_id = variant_id }));
      place = GUINT_TO_POINTER (self->sums->len);
      g_hash_table_insert (self->places, g_memdup2 (&variant_id, sizeof variant_id), place);
    }
  return &g_array_index (self->sums, Sums, GPOINTER_TO_UINT (place) - 1);
}

/* @statement: gives variant, quantity, gross and margin between two texts. @sign: 1, or -1 to take them away again. */
static gboolean
gather (Gathering *self, const char *statement, DptDbValue from, DptDbValue to, int sign, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query_values (self->unit->connection, dpt_db_statement_find (statement),
                                                    DPT_DB_VALUES (from, to, DPT_INT (self->establishment_id)), 3, error);

  if (rows == NULL)
    return FALSE;
  self->less = self->less || sign < 0;
  for (guint i = 0, n = dpt_db_rows_get_n_rows (rows); i < n; i++)
    {
      Sums *sums = find_sums (self, dpt_db_rows_get_int (rows, i, 0));

      sums->quantity += sign * dpt_db_rows_get_int (rows, i, 1);
      sums->gross += sign * dpt_db_rows_get_int (rows, i, 2);
      sums->margin += sign * dpt_db_rows_get_int (rows, i, 3);
    }
  return TRUE;
}

static gboolean
gather_lines (Gathering *self, const char *from, const char *to, GError **error)
{
  return gather (self, "insight/insight:articles-by-line", DPT_TEXT (from), DPT_TEXT (to), 1, error);
}

static gboolean
gather_months (Gathering *self, int first, int last, int sign, GError **error)
{
  g_autofree char *from = g_strdup_printf ("%04d-%02d", first / 12, first % 12 + 1);
  g_autofree char *to = g_strdup_printf ("%04d-%02d", last / 12, last % 12 + 1);

  return first > last || gather (self, "insight/insight:articles-by-month", DPT_TEXT (from), DPT_TEXT (to), sign, error);
}

/* Months counted from the year 0. A year that has not ended counts as whole to today's month: nothing is sold tomorrow. A year of which
 * more than half is wanted is read whole, and the rest of it taken away. */
static gboolean
gather_whole_months (Gathering *self, int first, int last, int today, GError **error)
{
  int end = last == today ? last / 12 * 12 + 11 : last;
  int begin = first % 12 < 6 ? first / 12 * 12 : (first + 11) / 12 * 12;
  int stop = end % 12 > 5 ? (end + 12) / 12 * 12 : (end + 1) / 12 * 12;

  if (begin >= stop || end - first < 6)
    return gather_months (self, first, last, 1, error);
  return gather (self, "insight/insight:articles-by-year", DPT_INT (begin / 12), DPT_INT (stop / 12 - 1), 1, error)
         && gather_months (self, first, begin - 1, 1, error) && gather_months (self, begin, first - 1, -1, error)
         && gather_months (self, stop, last, 1, error) && gather_months (self, end + 1, stop - 1, -1, error);
}

static int
month_of (const char *iso)
{
  return (int) g_ascii_strtoll (iso, NULL, 10) * 12 + (int) g_ascii_strtoll (iso + 5, NULL, 10) - 1;
}

/* What is no whole month at either end is read line by line. */
static gboolean
gather_period (Gathering *self, const DptPeriod *period, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (self->unit);
  g_autofree char *next = dpt_date_add_days (period->to, 1);
  gboolean begins = g_str_has_suffix (period->from, "-01"), ends = next == NULL || g_str_has_suffix (next, "-01") || g_str_equal (period->to, today);
  int first = month_of (period->from), last = month_of (period->to);
  g_autofree char *second = g_strdup_printf ("%04d-%02d-01", (first + 1) / 12, (first + 1) % 12 + 1);
  g_autofree char *end_of_first = dpt_date_add_days (second, -1);
  g_autofree char *last_first = g_strdup_printf ("%.7s-01", period->to);

  if (first == last && !(begins && ends))
    return gather_lines (self, period->from, period->to, error);
  return (begins || gather_lines (self, period->from, end_of_first, error))
         && gather_whole_months (self, begins ? first : first + 1, ends ? last : last - 1, month_of (today), error)
         && (ends || gather_lines (self, last_first, period->to, error));
}

/* --- what brought most --- */

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const Sums *left = a, *right = b;

  if (left->gross != right->gross)
    return left->gross < right->gross ? 1 : -1;
  return left->variant_id < right->variant_id ? -1 : left->variant_id > right->variant_id;
}

static void
article_free (gpointer data)
{
  DptInsightArticle *article = data;

  g_free (article->label);
  g_free (article->kind);
  g_free (article);
}

static DptInsightArticle *
create_article (const Sums *sums, const char *kind)
{
  DptInsightArticle *article = g_new0 (DptInsightArticle, 1);

  article->variant_id = sums->variant_id;
  article->kind = g_strdup (kind);
  article->quantity = sums->quantity;
  article->gross = sums->gross;
  article->margin = sums->margin;
  return article;
}

/* A page of the statement asks for as many as fit; unused places ask for the id 0, which nothing has. */
static gboolean
name_articles (DptUnit *unit, GPtrArray *articles, GError **error)
{
  DptDbValue values[DPT_DB_PAGE];
  g_autoptr (DptDbRows) rows = NULL;

  for (guint i = 0; i < DPT_DB_PAGE; i++)
    values[i] = DPT_INT (i < articles->len ? ((DptInsightArticle *) articles->pdata[i])->variant_id : 0);
  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find ("insight/insight:article-names"), values, DPT_DB_PAGE, error);
  if (rows == NULL)
    return FALSE;
  for (guint row = 0; row < dpt_db_rows_get_n_rows (rows); row++)
    for (guint i = 0; i < articles->len; i++)
      {
        DptInsightArticle *article = articles->pdata[i];

        if (article->variant_id == dpt_db_rows_get_int (rows, row, 0))
          article->label = g_strdup (dpt_db_rows_get_string (rows, row, 1));
      }
  return TRUE;
}

/* --- by kind --- */

static GHashTable *
read_kinds (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "insight/insight:article-kinds", error);
  GHashTable *kinds;

  if (rows == NULL)
    return NULL;
  kinds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0, n = dpt_db_rows_get_n_rows (rows); i < n; i++)
    {
      gint64 id = dpt_db_rows_get_int (rows, i, 0);

      g_hash_table_insert (kinds, g_memdup2 (&id, sizeof id), (gpointer) g_intern_string (dpt_db_rows_get_string (rows, i, 1)));
    }
  return kinds;
}

static int
compare_articles (gconstpointer a, gconstpointer b)
{
  const DptInsightArticle *left = *(DptInsightArticle *const *) a, *right = *(DptInsightArticle *const *) b;

  if (left->gross != right->gross)
    return left->gross < right->gross ? 1 : -1;
  return strcmp (left->kind, right->kind);
}

static void
add_to_mix (GPtrArray *mix, const Sums *sums, const char *kind)
{
  for (guint i = 0; i < mix->len; i++)
    {
      DptInsightArticle *there = mix->pdata[i];

      if (!g_str_equal (there->kind, kind))
        continue;
      there->quantity += sums->quantity;
      there->gross += sums->gross;
      there->margin += sums->margin;
      return;
    }
  g_ptr_array_add (mix, create_article (&(Sums) { 0, sums->quantity, sums->gross, sums->margin }, kind));
}

gboolean
dpt_insight_read_articles (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, guint limit, GPtrArray **best, GPtrArray **mix,
                           GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (Sums));
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func (article_free), kinds_sold = g_ptr_array_new_with_free_func (article_free);
  g_autoptr (GHashTable) kinds = NULL;
  Gathering gathering = { unit, establishment_id, places, sums, FALSE };

  g_return_val_if_fail (limit <= DPT_DB_PAGE, FALSE);

  if (!gather_period (&gathering, period, error) || (kinds = read_kinds (unit, error)) == NULL)
    return FALSE;
  g_array_sort (sums, compare_sums);
  for (guint i = 0; i < sums->len; i++)
    {
      const Sums *one = &g_array_index (sums, Sums, i);
      const char *kind = one->variant_id != 0 ? g_hash_table_lookup (kinds, &one->variant_id) : NULL;

      if (gathering.less && one->quantity == 0 && one->gross == 0 && one->margin == 0)
        continue;
      add_to_mix (kinds_sold, one, kind != NULL ? kind : NO_VARIANT_KIND);
      if (one->variant_id != 0 && first->len < limit)
        g_ptr_array_add (first, create_article (one, kind != NULL ? kind : NO_VARIANT_KIND));
    }
  if (!name_articles (unit, first, error))
    return FALSE;
  g_ptr_array_sort (kinds_sold, compare_articles);
  *best = g_steal_pointer (&first);
  *mix = g_steal_pointer (&kinds_sold);
  return TRUE;
}
