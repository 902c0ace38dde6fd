/* dpt-order-line.c - the lines of an order: where they stand, what they cost, what is taken off.
 * For: lines of every kind, and accessories and fees in full. Not for: which frame or lens (the files beside).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/catalog/dpt-article.h"
#include "engine/order/dpt-order-private.h"
#include "engine/stock/dpt-stock.h"

#include <glib/gi18n-lib.h>

/* Lines of a pair stand by pair, then frame, right lens, its options, left lens, its options, the rest. */
gint64
dpt_order_find_position (DptPair *pair, const char *kind, const char *eye, guint number)
{
  gint64 position = pair != NULL ? 1000 * dpt_record_get_int (pair, DPT_PAIR_NUMBER) : 900000;

  if (g_str_equal (kind, "frame"))
    return position;
  if (g_str_equal (kind, "lens") || g_str_equal (kind, "option"))
    return position + (g_strcmp0 (eye, "L") == 0 ? 200 : 100) + (g_str_equal (kind, "option") ? 1 + number : 0);
  return position + 500 + number;
}

DptOrderLine *
dpt_order_create_line (gint64 order_id, DptPair *pair, const char *kind, const char *eye, guint number)
{
  DptOrderLine *line = dpt_record_new (DPT_TYPE_ORDER_LINE);

  dpt_record_set_int (line, DPT_ORDER_LINE_ORDER_ID, order_id);
  if (pair != NULL)
    dpt_record_set_int (line, DPT_ORDER_LINE_PAIR_ID, dpt_record_get_id (pair));
  dpt_record_set_int (line, DPT_ORDER_LINE_POSITION, dpt_order_find_position (pair, kind, eye, number));
  dpt_record_set_text (line, DPT_ORDER_LINE_KIND, kind);
  dpt_record_set_text (line, DPT_ORDER_LINE_EYE, eye);
  return line;
}

static GPtrArray *
load_lines (DptUnit *unit, const char *statement, gint64 id, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, statement, error, DPT_INT (id));

  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_ORDER_LINE, rows) : NULL;
}

gboolean
dpt_order_remove_lines (DptUnit *unit, gint64 pair_id, const char *kind, const char *eye, GError **error)
{
  g_autoptr (GPtrArray) lines = load_lines (unit, "order/order:lines-of-pair", pair_id, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line_kind = dpt_record_get_string (lines->pdata[i], DPT_ORDER_LINE_KIND);
      gint64 variant_id = dpt_record_get_int (lines->pdata[i], DPT_ORDER_LINE_VARIANT_ID);
      DptStockHold hold = { .variant_id = variant_id,
                            .quantity = dpt_record_get_int (lines->pdata[i], DPT_ORDER_LINE_QUANTITY),
                            .holder_table = "dispensing_order",
                            .holder_id = dpt_record_get_int (lines->pdata[i], DPT_ORDER_LINE_ORDER_ID) };

      if ((kind != NULL && !g_str_equal (kind, line_kind))
          || (eye != NULL && g_strcmp0 (eye, dpt_record_get_text (lines->pdata[i], DPT_ORDER_LINE_EYE)) != 0))
        continue;
      /* A frame's reservation is let go with the frame; an accessory's with its line. */
      if (variant_id != 0 && !g_str_equal (line_kind, "frame") && !dpt_stock_release (unit, &hold, error))
        return FALSE;
      if (!dpt_unit_remove (unit, lines->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_kind (DptArticle *article, GError **error)
{
  static const char *const kinds[] = { "accessory", "service", "fee", NULL };

  if (!g_strv_contains (kinds, dpt_record_get_string (article, DPT_ARTICLE_KIND)))
    return dpt_set_invalid (
      error, "variant_id", _ ("Article: frames are chosen for a pair; only accessories, services and fees are added."));
  if (dpt_record_is_null (article, DPT_ARTICLE_TAX_RATE_BP))
    return dpt_set_invalid (error, "tax_class_id",
                            _ ("There is no tax rate for this article on that day. Add it in the settings."));
  return TRUE;
}

static void
fill_from_article (DptOrderLine *line, DptArticle *article, gint64 quantity)
{
  g_autofree char *title = dpt_article_dup_title (article);

  dpt_record_set_int (line, DPT_ORDER_LINE_VARIANT_ID, dpt_record_get_id (article));
  dpt_record_set_text (line, DPT_ORDER_LINE_LABEL, title);
  dpt_record_set_text (line, DPT_ORDER_LINE_LPP_CODE, dpt_record_get_text (article, DPT_ARTICLE_LPP_CODE));
  dpt_record_set_text (line, DPT_ORDER_LINE_COVER_CLASS, dpt_record_get_text (article, DPT_ARTICLE_COVER_CLASS));
  dpt_record_set_int (line, DPT_ORDER_LINE_UNIT_COST, dpt_record_get_int (article, DPT_ARTICLE_PURCHASE_PRICE));
  dpt_record_set_int (line, DPT_ORDER_LINE_TAX_RATE_BP, dpt_record_get_int (article, DPT_ARTICLE_TAX_RATE_BP));
  dpt_order_line_set_prices (line, quantity, dpt_record_get_int (article, DPT_ARTICLE_PRICE), 0);
}

/* The pair the line belongs to, NULL for 0. */
static gboolean
find_pair (DptUnit *unit, gint64 order_id, gint64 pair_id, DptPair **pair, GError **error)
{
  if (pair_id == 0)
    return TRUE;
  *pair = dpt_unit_load (unit, DPT_TYPE_PAIR, pair_id, error);
  if (*pair == NULL)
    return FALSE;
  if (dpt_record_get_int (*pair, DPT_PAIR_ORDER_ID) != order_id)
    return dpt_set_invalid (error, "pair_id", _ ("Pair: it is of another order."));
  return TRUE;
}

gint64
dpt_order_add_article (DptUnit *unit, gint64 order_id, gint64 pair_id, gint64 variant_id, gint64 quantity,
                       GError **error)
{
  g_autoptr (DptDispensingOrder) order = dpt_order_open (unit, order_id, error);
  g_autoptr (DptArticle) article = NULL;
  g_autoptr (DptPair) pair = NULL;
  g_autoptr (DptOrderLine) line = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  DptStockHold hold = { .variant_id = variant_id,
                        .quantity = quantity,
                        .holder_table = "dispensing_order",
                        .holder_id = order_id };

  if (order == NULL)
    return 0;
  if (quantity < 1 || quantity > 1000)
    return dpt_set_invalid (error, "quantity", _ ("Quantity: from 1 to 1000."));
  article = dpt_article_load (unit, variant_id, error);
  if (article == NULL || !check_kind (article, error) || !find_pair (unit, order_id, pair_id, &pair, error)
      || !dpt_stock_reserve (unit, &hold, error))
    return 0;
  lines = load_lines (unit, "order/order:lines", order_id, error);
  if (lines == NULL)
    return 0;
  line = dpt_order_create_line (order_id, pair, dpt_record_get_string (article, DPT_ARTICLE_KIND), NULL, lines->len);
  fill_from_article (line, article, quantity);
  return dpt_unit_save (unit, line, error) ? dpt_record_get_id (line) : 0;
}

/* The line, with its order opened for changes. */
static DptOrderLine *
open_line (DptUnit *unit, gint64 line_id, GError **error)
{
  g_autoptr (DptOrderLine) line = NULL;
  g_autoptr (DptDispensingOrder) order = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_WRITE, error))
    return NULL;
  line = dpt_unit_load (unit, DPT_TYPE_ORDER_LINE, line_id, error);
  order = line != NULL ? dpt_order_open (unit, dpt_record_get_int (line, DPT_ORDER_LINE_ORDER_ID), error) : NULL;
  return order != NULL ? g_steal_pointer (&line) : NULL;
}

gboolean
dpt_order_remove_line (DptUnit *unit, gint64 line_id, GError **error)
{
  g_autoptr (DptOrderLine) line = open_line (unit, line_id, error);
  const char *kind;
  DptStockHold hold = { .holder_table = "dispensing_order" };

  if (line == NULL)
    return FALSE;
  kind = dpt_record_get_string (line, DPT_ORDER_LINE_KIND);
  if (g_str_equal (kind, "frame") || g_str_equal (kind, "lens") || g_str_equal (kind, "option"))
    return dpt_set_error (error, DPT_ERROR_STATE,
                          _ ("This line belongs to its pair: choose another frame or lens there."));
  hold.variant_id = dpt_record_get_int (line, DPT_ORDER_LINE_VARIANT_ID);
  hold.quantity = dpt_record_get_int (line, DPT_ORDER_LINE_QUANTITY);
  hold.holder_id = dpt_record_get_int (line, DPT_ORDER_LINE_ORDER_ID);
  return (hold.variant_id == 0 || dpt_stock_release (unit, &hold, error)) && dpt_unit_remove (unit, line, error);
}

/* Another price stands in the order's history, with why. */
static gboolean
note_price (DptUnit *unit, DptOrderLine *line, DptMoney before, const char *reason, GError **error)
{
  const char *currency = dpt_session_get_currency (unit->session);
  g_autofree char *from = dpt_money_format (before, currency);
  g_autofree char *to = dpt_money_format (dpt_record_get_int (line, DPT_ORDER_LINE_UNIT_PRICE), currency);
  g_autofree char *text = g_strdup_printf ("%s: %s → %s, %s", dpt_record_get_string (line, DPT_ORDER_LINE_LABEL), from,
                                           to, reason);

  return dpt_order_note_event (unit, dpt_record_get_int (line, DPT_ORDER_LINE_ORDER_ID), "price", "draft", "draft", text,
                               error);
}

gboolean
dpt_order_set_line_price (DptUnit *unit, gint64 line_id, DptMoney unit_price, const char *reason, GError **error)
{
  g_autoptr (DptOrderLine) line = NULL;
  DptMoney before;

  if (!dpt_unit_require (unit, DPT_RIGHT_PRICE_CHANGE, error))
    return FALSE;
  line = open_line (unit, line_id, error);
  if (line == NULL)
    return FALSE;
  if (unit_price < 0)
    return dpt_set_invalid (error, "unit_price", _ ("Price: must not be negative."));
  if (dpt_text_is_blank (reason))
    return dpt_set_invalid (error, "reason", _ ("Reason: say why."));
  before = dpt_record_get_int (line, DPT_ORDER_LINE_UNIT_PRICE);
  /* A discount that was given on another price is agreed anew. */
  dpt_order_line_set_prices (line, dpt_record_get_int (line, DPT_ORDER_LINE_QUANTITY), unit_price, 0);
  return dpt_unit_save (unit, line, error) && note_price (unit, line, before, reason, error);
}

static gboolean
check_discount (DptUnit *unit, DptOrderLine *line, DptMoney discount, GError **error)
{
  DptMoney price =
    dpt_record_get_int (line, DPT_ORDER_LINE_QUANTITY) * dpt_record_get_int (line, DPT_ORDER_LINE_UNIT_PRICE);
  int limit = dpt_session_get_discount_limit (unit->session);

  if (discount < 0 || discount > price)
    return dpt_set_invalid (error, "discount", _ ("Discount: from nothing to the price of the line."));
  /* The limit itself may be rounded up to the cent. */
  if (discount > 0 && dpt_unit_get_user_id (unit) != 0 && discount > dpt_money_percent (price, limit))
    /* Translators: the user's name, a percentage as a whole number */
    return dpt_set_error (error, DPT_ERROR_REFUSED,
                          _ ("%s may give a discount of at most %d %%. Ask somebody who may give more."),
                          dpt_session_get_user_name (unit->session), limit / 100);
  return TRUE;
}

static gboolean
save_discount (DptUnit *unit, DptOrderLine *line, DptMoney discount, GError **error)
{
  if (!check_discount (unit, line, discount, error))
    return FALSE;
  dpt_order_line_set_prices (line, dpt_record_get_int (line, DPT_ORDER_LINE_QUANTITY),
                             dpt_record_get_int (line, DPT_ORDER_LINE_UNIT_PRICE), discount);
  return dpt_unit_save (unit, line, error);
}

gboolean
dpt_order_set_line_discount (DptUnit *unit, gint64 line_id, DptMoney discount, GError **error)
{
  g_autoptr (DptOrderLine) line = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_DISCOUNT_GIVE, error))
    return FALSE;
  line = open_line (unit, line_id, error);
  return line != NULL && save_discount (unit, line, discount, error);
}

gboolean
dpt_order_set_discount (DptUnit *unit, gint64 order_id, int rate_bp, GError **error)
{
  g_autoptr (DptDispensingOrder) order = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_DISCOUNT_GIVE, error))
    return FALSE;
  if (rate_bp < 0 || rate_bp > 10000)
    return dpt_set_invalid (error, "discount", _ ("Discount: from 0 to 100 %%."));
  order = dpt_order_open (unit, order_id, error);
  lines = order != NULL ? load_lines (unit, "order/order:lines", order_id, error) : NULL;
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      DptMoney price = dpt_record_get_int (lines->pdata[i], DPT_ORDER_LINE_QUANTITY)
                       * dpt_record_get_int (lines->pdata[i], DPT_ORDER_LINE_UNIT_PRICE);

      if (!save_discount (unit, lines->pdata[i], dpt_money_percent (price, rate_bp), error))
        return FALSE;
    }
  return lines != NULL;
}
