/* dpt-purchase.c - see dpt-purchase.h.
 * For: purchase orders and their lines. Not for: proposing a supplier by its record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/purchase/dpt-purchase.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/catalog/dpt-supplier.h"
#include "engine/stock/dpt-stock.h"

#include <glib/gi18n-lib.h>

static const char *const states[] = { "draft",    "sent",   "confirmed", "partly_received",
                                      "received", "closed", "cancelled", NULL };

static const DptField order_fields[] = {
  [DPT_PURCHASE_ORDER_NUMBER] = { "number", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 1, G_MAXINT32, N_ ("Number") },
  [DPT_PURCHASE_ORDER_YEAR] = { "year", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 1900, 9999, NULL },
  [DPT_PURCHASE_ORDER_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Establishment") },
  [DPT_PURCHASE_ORDER_SUPPLIER_ID] = { "supplier_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Supplier") },
  [DPT_PURCHASE_ORDER_STATE] = { "state", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("State"), states },
  [DPT_PURCHASE_ORDER_CREATED_AT] = { "created_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Created") },
  [DPT_PURCHASE_ORDER_CREATED_ON] = { "created_on", DPT_FIELD_DATE, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Date") },
  [DPT_PURCHASE_ORDER_EXPECTED_ON] = { "expected_on", DPT_FIELD_DATE, 0, 0, 0, N_ ("Expected") },
  [DPT_PURCHASE_ORDER_USER_ID] = { "user_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Who") },
  [DPT_PURCHASE_ORDER_NOTE] = { "note", DPT_FIELD_TEXT, 0, 0, 1000, N_ ("Note") },
};
DPT_DEFINE_RECORD (DptPurchaseOrder, dpt_purchase_order, "purchase_order", order_fields)

static const DptField line_fields[] = {
  [DPT_PURCHASE_LINE_PURCHASE_ORDER_ID] = { "purchase_order_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, NULL },
  [DPT_PURCHASE_LINE_POSITION] = { "position", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 1, 100000, NULL },
  [DPT_PURCHASE_LINE_VARIANT_ID] = { "variant_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, N_ ("Article") },
  [DPT_PURCHASE_LINE_LENS_RANGE_ID] = { "lens_range_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, N_ ("Spectacle lens") },
  [DPT_PURCHASE_LINE_PAIR_EYE_ID] = { "pair_eye_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, NULL },
  [DPT_PURCHASE_LINE_ORDER_ID] = { "order_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, N_ ("Order") },
  [DPT_PURCHASE_LINE_LABEL] = { "label", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 300, N_ ("Article") },
  [DPT_PURCHASE_LINE_QUANTITY] = { "quantity", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 1, 100000, N_ ("Quantity") },
  [DPT_PURCHASE_LINE_RECEIVED_QUANTITY] = { "received_quantity", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 0, 100000, N_ ("Received") },
  [DPT_PURCHASE_LINE_PRICE] = { "price", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, 0, 9999999999, N_ ("Price") },
  [DPT_PURCHASE_LINE_STATE] = { "state", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("State") },
  [DPT_PURCHASE_LINE_SUPPLIER_NAME] = { "supplier_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Supplier") },
  [DPT_PURCHASE_LINE_EXPECTED_ON] = { "expected_on", DPT_FIELD_DATE, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Expected") },
};
DPT_DEFINE_RECORD (DptPurchaseLine, dpt_purchase_line, "purchase_line", line_fields)

static const struct { const char *from; const char *event; const char *to; } transitions[] = {
  { "draft", "send", "sent" },           { "sent", "confirm", "confirmed" },    { "received", "close", "closed" },
  { "partly_received", "close", "closed" }, { "draft", "cancel", "cancelled" },  { "sent", "cancel", "cancelled" },
  { "confirmed", "cancel", "cancelled" },
};

/* Who delivers the article and at which price, as far as @wish does not say. */
static gboolean
complete_wish (DptUnit *unit, DptPurchaseWish *wish, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (wish->variant_id != 0 && (wish->supplier_id == 0 || wish->price < 0))
    {
      rows = dpt_db_query (unit->connection, "purchase/purchase:propose-supplier", error, DPT_INT (wish->variant_id),
                           DPT_INT (wish->supplier_id));
      if (rows == NULL)
        return FALSE;
      if (dpt_db_rows_get_n_rows (rows) > 0)
        {
          if (wish->supplier_id == 0)
            wish->supplier_id = dpt_db_rows_get_int (rows, 0, 0);
          if (wish->price < 0)
            wish->price = dpt_db_rows_get_int (rows, 0, 1);
        }
    }
  if (wish->supplier_id == 0)
    return dpt_set_invalid (
      error, "supplier_id",
      _ ("Supplier: nobody is known who delivers this article. Name a supplier in the catalogue."));
  wish->price = MAX (wish->price, 0);
  return TRUE;
}

/* Returns: the order with its number, as a draft; %NULL on failure */
static DptPurchaseOrder *
create_order (DptUnit *unit, gint64 supplier_id, GError **error)
{
  g_autoptr (DptPurchaseOrder) order = NULL;
  g_autofree char *today = dpt_unit_dup_today (unit);
  gint64 establishment_id = dpt_unit_get_establishment_id (unit), number;
  int year = dpt_unit_get_year (unit);

  number = dpt_unit_take_number (unit, establishment_id, "B", year, error);
  if (number == 0)
    return NULL;
  order = dpt_record_new (DPT_TYPE_PURCHASE_ORDER);
  dpt_record_set_int (order, DPT_PURCHASE_ORDER_NUMBER, number);
  dpt_record_set_int (order, DPT_PURCHASE_ORDER_YEAR, year);
  dpt_record_set_int (order, DPT_PURCHASE_ORDER_ESTABLISHMENT_ID, establishment_id);
  dpt_record_set_int (order, DPT_PURCHASE_ORDER_SUPPLIER_ID, supplier_id);
  dpt_record_set_text (order, DPT_PURCHASE_ORDER_STATE, "draft");
  dpt_record_set_int (order, DPT_PURCHASE_ORDER_CREATED_AT, dpt_unit_get_now (unit));
  dpt_record_set_text (order, DPT_PURCHASE_ORDER_CREATED_ON, today);
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (order, DPT_PURCHASE_ORDER_USER_ID, dpt_unit_get_user_id (unit));
  return dpt_unit_save (unit, order, error) ? g_steal_pointer (&order) : NULL;
}

static gint64
find_or_create_draft (DptUnit *unit, gint64 supplier_id, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "purchase/purchase:find-draft", error,
                                             DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_INT (supplier_id));
  g_autoptr (DptPurchaseOrder) order = NULL;

  if (rows == NULL)
    return 0;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    return dpt_db_rows_get_int (rows, 0, 0);
  order = create_order (unit, supplier_id, error);
  return order != NULL ? dpt_record_get_id (order) : 0;
}

static void
set_reference (gpointer record, guint field, gint64 id)
{
  if (id != 0)
    dpt_record_set_int (record, field, id);
}

gint64
dpt_purchase_add (DptUnit *unit, const DptPurchaseWish *wish, GError **error)
{
  g_autoptr (DptPurchaseLine) line = NULL;
  g_autoptr (DptDbRows) rows = NULL;
  DptPurchaseWish whole = *wish;
  gint64 order_id;

  if (!dpt_unit_require (unit, DPT_RIGHT_PURCHASE_WRITE, error) || !complete_wish (unit, &whole, error))
    return 0;
  order_id = find_or_create_draft (unit, whole.supplier_id, error);
  if (order_id == 0)
    return 0;
  rows = dpt_db_query (unit->connection, "purchase/purchase:next-position", error, DPT_INT (order_id));
  if (rows == NULL)
    return 0;
  line = dpt_record_new (DPT_TYPE_PURCHASE_LINE);
  dpt_record_set_int (line, DPT_PURCHASE_LINE_PURCHASE_ORDER_ID, order_id);
  dpt_record_set_int (line, DPT_PURCHASE_LINE_POSITION, dpt_db_rows_get_int (rows, 0, 0));
  set_reference (line, DPT_PURCHASE_LINE_VARIANT_ID, whole.variant_id);
  set_reference (line, DPT_PURCHASE_LINE_LENS_RANGE_ID, whole.lens_range_id);
  set_reference (line, DPT_PURCHASE_LINE_PAIR_EYE_ID, whole.pair_eye_id);
  set_reference (line, DPT_PURCHASE_LINE_ORDER_ID, whole.order_id);
  dpt_record_set_text (line, DPT_PURCHASE_LINE_LABEL, whole.label);
  dpt_record_set_int (line, DPT_PURCHASE_LINE_QUANTITY, whole.quantity);
  dpt_record_set_int (line, DPT_PURCHASE_LINE_RECEIVED_QUANTITY, 0);
  dpt_record_set_int (line, DPT_PURCHASE_LINE_PRICE, whole.price);
  return dpt_unit_save (unit, line, error) ? dpt_record_get_id (line) : 0;
}

/* Removes the lines that a query names. */
static int
drop_lines (DptUnit *unit, DptDbRows *ids, GError **error)
{
  if (ids == NULL)
    return -1;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (ids); i++)
    {
      g_autoptr (DptPurchaseLine) line =
        dpt_unit_load (unit, DPT_TYPE_PURCHASE_LINE, dpt_db_rows_get_int (ids, i, 0), error);

      if (line == NULL || !dpt_unit_remove (unit, line, error))
        return -1;
    }
  return (int) dpt_db_rows_get_n_rows (ids);
}

int
dpt_purchase_drop (DptUnit *unit, gint64 order_id, gint64 variant_id, GError **error)
{
  g_autoptr (DptDbRows) ids = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PURCHASE_WRITE, error))
    return -1;
  ids = dpt_db_query (unit->connection, "purchase/purchase:draft-lines-of-order", error, DPT_INT (order_id),
                      DPT_INT (variant_id));
  return drop_lines (unit, ids, error);
}

GPtrArray *
dpt_purchase_load_lines_of_order (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) rows =
    dpt_db_query (unit->connection, "purchase/purchase:lines-of-order", error, DPT_INT (order_id));

  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_PURCHASE_LINE, rows) : NULL;
}

static const char *
find_next_state (const char *from, const char *event, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (g_str_equal (transitions[i].from, from) && g_strcmp0 (transitions[i].event, event) == 0)
      return transitions[i].to;
  dpt_set_error (error, DPT_ERROR_STATE,
                 _ ("The purchase order is no longer where this is possible. Look at it again."));
  return NULL;
}

/* A sent order is expected after the supplier's lead time. */
static gboolean
move_to (DptUnit *unit, DptPurchaseOrder *order, const char *state, GError **error)
{
  g_autoptr (DptSupplier) supplier = NULL;

  dpt_record_set_text (order, DPT_PURCHASE_ORDER_STATE, state);
  if (g_str_equal (state, "sent"))
    {
      g_autofree char *today = dpt_unit_dup_today (unit), *expected = NULL;

      supplier =
        dpt_unit_load (unit, DPT_TYPE_SUPPLIER, dpt_record_get_int (order, DPT_PURCHASE_ORDER_SUPPLIER_ID), error);
      if (supplier == NULL)
        return FALSE;
      expected = dpt_date_add_days (today, (int) dpt_record_get_int (supplier, DPT_SUPPLIER_LEAD_DAYS));
      dpt_record_set_text (order, DPT_PURCHASE_ORDER_EXPECTED_ON, expected);
    }
  return dpt_unit_save (unit, order, error);
}

gboolean
dpt_purchase_apply (DptUnit *unit, gint64 purchase_order_id, const char *event, GError **error)
{
  g_autoptr (DptPurchaseOrder) order = NULL;
  const char *to;

  if (!dpt_unit_require (unit, DPT_RIGHT_PURCHASE_WRITE, error))
    return FALSE;
  order = dpt_unit_load (unit, DPT_TYPE_PURCHASE_ORDER, purchase_order_id, error);
  if (order == NULL)
    return FALSE;
  to = find_next_state (dpt_record_get_string (order, DPT_PURCHASE_ORDER_STATE), event, error);
  return to != NULL && move_to (unit, order, to, error);
}

static gboolean
book_articles (DptUnit *unit, DptPurchaseLine *line, gint64 establishment_id, gint64 quantity, GError **error)
{
  DptStockMove move = { .variant_id = dpt_record_get_int (line, DPT_PURCHASE_LINE_VARIANT_ID),
                        .establishment_id = establishment_id,
                        .quantity = quantity,
                        .kind = DPT_STOCK_RECEIPT,
                        .cause_table = "purchase_line",
                        .cause_id = dpt_record_get_id (line),
                        .unit_cost = dpt_record_get_int (line, DPT_PURCHASE_LINE_PRICE) };
  DptStockHold hold = { .variant_id = move.variant_id,
                        .establishment_id = establishment_id,
                        .quantity = quantity,
                        .holder_table = "dispensing_order",
                        .holder_id = dpt_record_get_int (line, DPT_PURCHASE_LINE_ORDER_ID) };

  if (move.variant_id == 0)
    return TRUE;
  return dpt_stock_move (unit, &move, error) && (hold.holder_id == 0 || dpt_stock_reserve (unit, &hold, error));
}

static gboolean
check_receivable (DptPurchaseOrder *order, DptPurchaseLine *line, gint64 quantity, GError **error)
{
  static const char *const open[] = { "sent", "confirmed", "partly_received", NULL };
  gint64 missing = dpt_record_get_int (line, DPT_PURCHASE_LINE_QUANTITY)
                   - dpt_record_get_int (line, DPT_PURCHASE_LINE_RECEIVED_QUANTITY);

  if (!g_strv_contains (open, dpt_record_get_string (order, DPT_PURCHASE_ORDER_STATE)))
    return dpt_set_error (error, DPT_ERROR_STATE,
                          _ ("The purchase order is not waiting for a delivery. Send it first."));
  if (quantity < 1 || quantity > missing)
    /* Translators: how many are still missing */
    return dpt_set_invalid (error, "quantity", _ ("Quantity: from 1 to %d, which is what is still missing."),
                            (int) missing);
  return TRUE;
}

static gboolean
receive (DptUnit *unit, DptPurchaseLine *line, gint64 quantity, GError **error)
{
  g_autoptr (DptPurchaseOrder) order = NULL;
  g_autoptr (DptDbRows) rows = NULL;

  order = dpt_unit_load (unit, DPT_TYPE_PURCHASE_ORDER, dpt_record_get_int (line, DPT_PURCHASE_LINE_PURCHASE_ORDER_ID),
                         error);
  if (order == NULL || !check_receivable (order, line, quantity, error)
      || !book_articles (unit, line, dpt_record_get_int (order, DPT_PURCHASE_ORDER_ESTABLISHMENT_ID), quantity, error))
    return FALSE;
  dpt_record_set_int (line, DPT_PURCHASE_LINE_RECEIVED_QUANTITY,
                      dpt_record_get_int (line, DPT_PURCHASE_LINE_RECEIVED_QUANTITY) + quantity);
  if (!dpt_unit_save (unit, line, error))
    return FALSE;
  rows = dpt_db_query (unit->connection, "purchase/purchase:count-missing", error, DPT_INT (dpt_record_get_id (order)));
  return rows != NULL
         && move_to (unit, order, dpt_db_rows_get_int (rows, 0, 0) > 0 ? "partly_received" : "received", error);
}

gboolean
dpt_purchase_receive (DptUnit *unit, gint64 line_id, gint64 quantity, GError **error)
{
  g_autoptr (DptPurchaseLine) line = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_MOVE, error))
    return FALSE;
  line = dpt_unit_load (unit, DPT_TYPE_PURCHASE_LINE, line_id, error);
  return line != NULL && receive (unit, line, quantity, error);
}

/* --- without a purchase order that somebody looked at --- */

/* Lines (id, purchase order, its state) that stand on a draft leave it for an order of their own, sent today. */
static gboolean
send_alone (DptUnit *unit, DptDbRows *lines, GError **error)
{
  gint64 from = 0, position = 0;
  g_autoptr (DptPurchaseOrder) to = NULL;

  for (guint i = 0; i < dpt_db_rows_get_n_rows (lines); i++)
    {
      g_autoptr (DptPurchaseLine) line = NULL;

      if (!g_str_equal (dpt_db_rows_get_string (lines, i, 2), "draft"))
        continue;
      if (from != dpt_db_rows_get_int (lines, i, 1))
        {
          g_autoptr (DptPurchaseOrder) draft = NULL;

          from = dpt_db_rows_get_int (lines, i, 1);
          draft = dpt_unit_load (unit, DPT_TYPE_PURCHASE_ORDER, from, error);
          g_clear_object (&to);
          to = draft != NULL ? create_order (unit, dpt_record_get_int (draft, DPT_PURCHASE_ORDER_SUPPLIER_ID), error) : NULL;
          if (to == NULL || !move_to (unit, to, "sent", error))
            return FALSE;
          position = 0;
        }
      line = dpt_unit_load (unit, DPT_TYPE_PURCHASE_LINE, dpt_db_rows_get_int (lines, i, 0), error);
      if (line == NULL)
        return FALSE;
      dpt_record_set_int (line, DPT_PURCHASE_LINE_PURCHASE_ORDER_ID, dpt_record_get_id (to));
      dpt_record_set_int (line, DPT_PURCHASE_LINE_POSITION, ++position);
      if (!dpt_unit_save (unit, line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
receive_rest (DptUnit *unit, DptDbRows *lines, GError **error)
{
  for (guint i = 0; i < dpt_db_rows_get_n_rows (lines); i++)
    {
      g_autoptr (DptPurchaseLine) line =
        dpt_unit_load (unit, DPT_TYPE_PURCHASE_LINE, dpt_db_rows_get_int (lines, i, 0), error);

      if (line == NULL
          || !receive (unit, line,
                       dpt_record_get_int (line, DPT_PURCHASE_LINE_QUANTITY)
                         - dpt_record_get_int (line, DPT_PURCHASE_LINE_RECEIVED_QUANTITY),
                       error))
        return FALSE;
    }
  return TRUE;
}

static DptDbRows *
query_lenses (DptUnit *unit, gint64 pair_id, GError **error)
{
  return dpt_unit_require (unit, DPT_RIGHT_JOB_ADVANCE, error)
           ? dpt_db_query (unit->connection, "purchase/purchase:open-lenses-of-pair", error, DPT_INT (pair_id))
           : NULL;
}

gboolean
dpt_purchase_send_lenses (DptUnit *unit, gint64 pair_id, GError **error)
{
  g_autoptr (DptDbRows) lines = query_lenses (unit, pair_id, error);

  return lines != NULL && send_alone (unit, lines, error);
}

gboolean
dpt_purchase_receive_lenses (DptUnit *unit, gint64 pair_id, GError **error)
{
  g_autoptr (DptDbRows) lines = query_lenses (unit, pair_id, error);

  return lines != NULL && send_alone (unit, lines, error) && receive_rest (unit, lines, error);
}

gboolean
dpt_purchase_receive_line (DptUnit *unit, gint64 line_id, GError **error)
{
  g_autoptr (DptDbRows) lines = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_MOVE, error))
    return FALSE;
  lines = dpt_db_query (unit->connection, "purchase/purchase:open-line", error, DPT_INT (line_id));
  if (lines == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (lines) == 0)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("Nothing more is expected of this line: it is here already, or was cancelled."));
  return send_alone (unit, lines, error) && receive_rest (unit, lines, error);
}
