/* dpt-article.c - see dpt-article.h.
 * For: four queries with one shape of row. Not for: lenses and frames by their looks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-article.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DptField article_fields[] = {
  [DPT_ARTICLE_PRODUCT_ID] = { "product_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  [DPT_ARTICLE_KIND] = { "kind", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Kind") },
  [DPT_ARTICLE_CODE] = { "code", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Code") },
  [DPT_ARTICLE_BRAND] = { "brand", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Brand") },
  [DPT_ARTICLE_NAME] = { "name", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Name") },
  [DPT_ARTICLE_LABEL] = { "label", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Variant") },
  [DPT_ARTICLE_SKU] = { "sku", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Article number") },
  [DPT_ARTICLE_EAN] = { "ean", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Bar code") },
  [DPT_ARTICLE_CATEGORY] = { "category", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Category") },
  [DPT_ARTICLE_LPP_CODE] = { "lpp_code", DPT_FIELD_TEXT, 0, 0, 0, N_ ("LPP code") },
  [DPT_ARTICLE_COVER_CLASS] = { "cover_class", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Cover class") },
  [DPT_ARTICLE_KEEPS_STOCK] = { "keeps_stock", DPT_FIELD_BOOL, 0, 0, 0, N_ ("Is kept in stock") },
  [DPT_ARTICLE_ALLOW_NEGATIVE_STOCK] = { "allow_negative_stock", DPT_FIELD_BOOL, 0, 0, 0, N_ ("Stock may go below zero") },
  [DPT_ARTICLE_PURCHASE_PRICE] = { "purchase_price", DPT_FIELD_MONEY, 0, 0, 0, N_ ("Purchase price") },
  [DPT_ARTICLE_STOCK_MIN] = { "stock_min", DPT_FIELD_INT, 0, 0, 0, N_ ("Smallest stock") },
  [DPT_ARTICLE_TILE_POSITION] = { "tile_position", DPT_FIELD_INT, 0, 0, 0, N_ ("Place on the till") },
  [DPT_ARTICLE_COLOR_RGB] = { "color_rgb", DPT_FIELD_INT, 0, 0, 0, N_ ("Colour shown") },
  [DPT_ARTICLE_ACTIVE] = { "active", DPT_FIELD_BOOL, 0, 0, 0, N_ ("On sale") },
  [DPT_ARTICLE_PRICE] = { "price", DPT_FIELD_MONEY, 0, 0, 0, N_ ("Price") },
  [DPT_ARTICLE_TAX_RATE_BP] = { "tax_rate_bp", DPT_FIELD_INT, 0, 0, 0, N_ ("Tax rate") },
  [DPT_ARTICLE_ON_HAND] = { "on_hand", DPT_FIELD_INT, 0, 0, 0, N_ ("In stock") },
  [DPT_ARTICLE_AVAILABLE] = { "available", DPT_FIELD_INT, 0, 0, 0, N_ ("Available") },
};
DPT_DEFINE_RECORD (DptArticle, dpt_article, NULL, article_fields)

char *
dpt_article_dup_title (DptArticle *self)
{
  const char *brand = dpt_record_get_text (self, DPT_ARTICLE_BRAND);
  const char *label = dpt_record_get_text (self, DPT_ARTICLE_LABEL);

  return g_strconcat (brand != NULL ? brand : "", brand != NULL ? " " : "",
                      dpt_record_get_string (self, DPT_ARTICLE_NAME), label != NULL ? " " : "", label, NULL);
}

/* Every statement here begins with establishment, day, country. */
#define QUERY(name, ...)                                                                                              \
  dpt_db_query (unit->connection, name, error, DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_TEXT (today),      \
                DPT_TEXT (dpt_session_get_country (unit->session)), ##__VA_ARGS__)

DptArticle *
dpt_article_load (DptUnit *unit, gint64 variant_id, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autoptr (DptDbRows) rows = QUERY ("catalog/catalog:article-by-id", DPT_INT (variant_id));

  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_invalid (error, "variant_id", _ ("There is no such article."));
      return NULL;
    }
  return dpt_record_from_row (DPT_TYPE_ARTICLE, rows, 0);
}

DptArticle *
dpt_article_find_code (DptUnit *unit, const char *code, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autofree char *stripped = NULL;
  g_autoptr (DptDbRows) rows = NULL;

  g_return_val_if_fail (code != NULL, NULL);

  stripped = g_strstrip (g_strdup (code));
  rows = QUERY ("catalog/catalog:article-by-code", DPT_TEXT (stripped));
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("No article bears the code “%s”."), stripped);
      return NULL;
    }
  return dpt_record_from_row (DPT_TYPE_ARTICLE, rows, 0);
}

GPtrArray *
dpt_article_search (DptUnit *unit, const char *text, const char *kind, guint max, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_auto (GStrv) words = dpt_text_split_words (text, 3);
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *code = NULL;
  char *patterns[3] = { NULL };
  g_autoptr (DptDbRows) rows = NULL;
  guint n = g_strv_length (words);

  for (guint i = 0; i < 3; i++)
    patterns[i] = i < n || i == 0 ? g_strdup_printf ("%%%s%%", i < n ? words[i] : "") : NULL;
  /* A code is taken as typed; a sign that LIKE would read otherwise stands in none. */
  code = *stripped != '\0' && strpbrk (stripped, "%_") == NULL ? g_strdup_printf ("%s%%", stripped) : NULL;
  rows = QUERY ("catalog/catalog:article-search", DPT_TEXT (kind), DPT_TEXT (patterns[0]), DPT_TEXT (patterns[1]),
                DPT_TEXT (patterns[2]), DPT_INT (max), DPT_TEXT (code));
  for (guint i = 0; i < 3; i++)
    g_free (patterns[i]);
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_ARTICLE, rows) : NULL;
}

GPtrArray *
dpt_article_load_tiles (DptUnit *unit, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autoptr (DptDbRows) rows = QUERY ("catalog/catalog:article-tiles");

  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_ARTICLE, rows) : NULL;
}
