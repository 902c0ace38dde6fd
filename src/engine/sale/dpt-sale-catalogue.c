/* dpt-sale-catalogue.c - a basket as the catalogue knows it: list price, tax rate, cost, and what the stock says.
 * For: dpt-sale-issue.c. Not for: showing articles at the till (dpt-article.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-private.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

/* Articles that the statement asks for at once. */
#define PAGE 16

static GArray *
gather_variants (DptBasket *basket)
{
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (gint64));

  for (guint i = 0; i < dpt_basket_get_n_lines (basket); i++)
    {
      const DptBasketLine *line = dpt_basket_get_line (basket, i);
      gboolean there = line->variant_id == 0 || line->order_line_id != 0;

      for (guint j = 0; j < ids->len && !there; j++)
        there = g_array_index (ids, gint64, j) == line->variant_id;
      if (!there)
        g_array_append_val (ids, line->variant_id);
    }
  return ids;
}

/* Rows of @n articles from @ids on; without any, only whether the act was done. */
static DptDbRows *
query_articles (DptUnit *unit, const gint64 *ids, guint n, const char *uuid, GError **error)
{
  DptDbValue values[PAGE + 4];
  g_autofree char *today = dpt_unit_dup_today (unit);

  for (guint i = 0; i < PAGE; i++)
    values[i] = DPT_INT (i < n ? ids[i] : ids[0]);
  values[PAGE] = DPT_INT (dpt_unit_get_establishment_id (unit));
  values[PAGE + 1] = DPT_TEXT (today);
  values[PAGE + 2] = DPT_TEXT (dpt_session_get_country (unit->session));
  values[PAGE + 3] = DPT_TEXT (uuid);
  return dpt_db_query_values (unit->connection, dpt_db_statement_find ("sale/sale:articles"), values, G_N_ELEMENTS (values), error);
}

/* The lines of @rows' articles, with what only the catalogue may say. */
static DptBasket *
apply_articles (DptBasket *basket, DptDbRows *rows, GError **error)
{
  g_autoptr (DptBasket) result = dpt_basket_ref (basket);

  for (guint r = 0; r < dpt_db_rows_get_n_rows (rows); r++)
    {
      if (dpt_db_rows_is_null (rows, r, 5))
        {
          dpt_set_invalid (error, "tax_rate_bp", _ ("There is no tax rate for an article of this sale. Enter it in the tariffs first."));
          return NULL;
        }
      for (guint i = 0; i < dpt_basket_get_n_lines (result); i++)
        {
          DptBasketLine line = *dpt_basket_get_line (result, i);
          DptBasket *next;

          if (line.variant_id != dpt_db_rows_get_int (rows, r, 0) || line.order_line_id != 0)
            continue;
          line.kind = dpt_db_rows_get_string (rows, r, 1);
          line.keeps_stock = dpt_db_rows_get_int (rows, r, 2) != 0;
          line.unit_cost = dpt_db_rows_get_int (rows, r, 3);
          line.list_price = dpt_db_rows_get_int (rows, r, 4);
          line.tax_rate_bp = (int) dpt_db_rows_get_int (rows, r, 5);
          next = dpt_basket_replace (result, i, &line, error);
          if (next == NULL)
            return NULL;
          dpt_basket_unref (result);
          result = next;
        }
    }
  return g_steal_pointer (&result);
}

static void
note_stock (DptKnown *known, DptDbRows *rows)
{
  for (guint r = 0; r < dpt_db_rows_get_n_rows (rows); r++)
    {
      gboolean there = !dpt_db_rows_is_null (rows, r, 6);

      g_array_append_val (known->stock,
                          ((DptKnownStock) { .variant_id = dpt_db_rows_get_int (rows, r, 0),
                                             .there = there,
                                             .may_be_negative = dpt_db_rows_get_int (rows, r, 8) != 0,
                                             .available = dpt_db_rows_get_int (rows, r, 6) - dpt_db_rows_get_int (rows, r, 7) }));
    }
}

/* Lines that are no articles of the catalogue have no price there either. */
static DptBasket *
forget_list_prices (DptBasket *basket, GError **error)
{
  g_autoptr (DptBasket) result = dpt_basket_ref (basket);

  for (guint i = 0; i < dpt_basket_get_n_lines (result); i++)
    {
      DptBasketLine line = *dpt_basket_get_line (result, i);
      DptBasket *next;

      if (line.variant_id != 0 || line.order_line_id != 0 || line.list_price == 0)
        continue;
      line.list_price = 0;
      next = dpt_basket_replace (result, i, &line, error);
      if (next == NULL)
        return NULL;
      dpt_basket_unref (result);
      result = next;
    }
  return g_steal_pointer (&result);
}

DptBasket *
dpt_sale_read_catalogue (DptUnit *unit, DptBasket *basket, const char *uuid, DptKnown *known, GError **error)
{
  g_autoptr (DptBasket) result = forget_list_prices (basket, error);
  g_autoptr (GArray) ids = gather_variants (basket);

  if (result == NULL)
    return NULL;
  for (guint begin = 0; begin < ids->len; begin += PAGE)
    {
      guint n = MIN (PAGE, ids->len - begin);
      g_autoptr (DptDbRows) rows = query_articles (unit, &g_array_index (ids, gint64, begin), n, uuid, error);
      DptBasket *next;

      if (rows == NULL)
        return NULL;
      if (dpt_db_rows_get_n_rows (rows) > 0 && (known->done = dpt_db_rows_get_int (rows, 0, 9)) != 0)
        return NULL;
      if (dpt_db_rows_get_n_rows (rows) < n)
        {
          dpt_set_invalid (error, "variant_id", _ ("There is no such article."));
          return NULL;
        }
      known->till_id = dpt_db_rows_get_int (rows, 0, 10);
      note_stock (known, rows);
      next = apply_articles (result, rows, error);
      if (next == NULL)
        return NULL;
      dpt_basket_unref (result);
      result = next;
    }
  return g_steal_pointer (&result);
}
