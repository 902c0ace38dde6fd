/* dpt-stock.c - see dpt-stock.h. Every change is: the position by a conditional update, then the entry.
 * For: the only writer of stock_entry, reservation_entry and stock_position. Not for: purchase orders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stock/dpt-stock.h"

#include "base/dpt-error.h"
#include "base/dpt-id.h"

#include <glib/gi18n-lib.h>

static gint64
resolve_establishment (DptUnit *unit, gint64 id)
{
  return id != 0 ? id : dpt_unit_get_establishment_id (unit);
}

/* "Opus 50-20 black" for messages: brand, name, what distinguishes the variant. */
static char *
describe_article (DptDbRows *rule)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (int column = dpt_db_rows_find_column (rule, "brand"); column <= dpt_db_rows_find_column (rule, "label");
       column++)
    {
      const char *text = dpt_db_rows_get_string (rule, 0, (guint) column);

      if (*text != '\0')
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Translated sentence of who else has some, NULL where nobody has. */
static char *
describe_elsewhere (DptUnit *unit, gint64 establishment_id, gint64 variant_id)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  rows = dpt_db_query (unit->connection, "stock/stock:available-elsewhere", NULL, DPT_INT (variant_id),
                       DPT_INT (establishment_id));
  if (rows == NULL || dpt_db_rows_get_n_rows (rows) == 0)
    return NULL;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    g_string_append_printf (list, "%s%s (%" G_GINT64_FORMAT ")", i > 0 ? ", " : "", dpt_db_rows_get_string (rows, i, 0),
                            dpt_db_rows_get_int (rows, i, 1));
  /* Translators: a list of shops, each with the number of pieces it has: "Lyon (2), Paris (1)" */
  return g_strdup_printf (_ ("There are some elsewhere: %s."), list->str);
}

static gboolean
set_unavailable (DptUnit *unit, gint64 establishment_id, gint64 variant_id, DptDbRows *rule, gint64 wanted,
                 GError **error)
{
  gint64 left = dpt_db_rows_get_int (rule, 0, 2) - dpt_db_rows_get_int (rule, 0, 3);
  g_autofree char *article = describe_article (rule);
  g_autofree char *elsewhere = describe_elsewhere (unit, establishment_id, variant_id);
  g_autofree char *here = NULL;

  if (left <= 0)
    /* Translators: an article */
    here = g_strdup_printf (_ ("There is no “%s” left here."), article);
  else
    /* Translators: how many are left, an article, how many were wanted */
    here = g_strdup_printf (ngettext ("Only %d “%s” is left here, %d were wanted.",
                                      "Only %d “%s” are left here, %d were wanted.", (gulong) left),
                            (int) left, article, (int) wanted);
  if (elsewhere != NULL)
    return dpt_set_error (error, DPT_ERROR_UNAVAILABLE, "%s %s", here, elsewhere);
  return dpt_set_error (error, DPT_ERROR_UNAVAILABLE, "%s", here);
}

typedef enum
{
  CHANGE_FAILED,
  CHANGE_DONE,
  CHANGE_PASSED_OVER, /* the product keeps no stock */
} Change;

static Change
change_position (DptUnit *unit, gint64 establishment_id, gint64 variant_id, gint64 on_hand, gint64 reserved,
                 GError **error)
{
  g_autoptr (DptDbRows) rule = NULL;
  gint64 changed;

  changed = dpt_db_execute (unit->connection, "stock/stock:change-position", error, DPT_INT (variant_id),
                            DPT_INT (establishment_id), DPT_INT (on_hand), DPT_INT (reserved));
  if (changed != 0)
    {
      dpt_db_connection_touch (unit->connection, "stock_position");
      return changed > 0 ? CHANGE_DONE : CHANGE_FAILED;
    }

  rule =
    dpt_db_query (unit->connection, "stock/stock:find-rule", error, DPT_INT (variant_id), DPT_INT (establishment_id));
  if (rule == NULL)
    return CHANGE_FAILED;
  if (dpt_db_rows_get_n_rows (rule) == 0)
    {
      dpt_set_invalid (error, "variant_id", _ ("There is no such article."));
      return CHANGE_FAILED;
    }
  if (dpt_db_rows_get_int (rule, 0, 0) == 0)
    return CHANGE_PASSED_OVER;
  if (dpt_db_rows_get_int (rule, 0, 4) == 0)
    {
      /* The first time here: make the row, then once more. */
      if (dpt_db_execute (unit->connection, "stock/stock:add-position", error, DPT_INT (variant_id),
                          DPT_INT (establishment_id), DPT_INT (dpt_db_rows_get_int (rule, 0, 1)))
          < 0)
        return CHANGE_FAILED;
      changed = dpt_db_execute (unit->connection, "stock/stock:change-position", error, DPT_INT (variant_id),
                                DPT_INT (establishment_id), DPT_INT (on_hand), DPT_INT (reserved));
      if (changed < 0)
        return CHANGE_FAILED;
      if (changed > 0)
        {
          dpt_db_connection_touch (unit->connection, "stock_position");
          return CHANGE_DONE;
        }
    }
  set_unavailable (unit, establishment_id, variant_id, rule, on_hand < 0 ? -on_hand : reserved, error);
  return CHANGE_FAILED;
}

static gboolean
add_entry (DptUnit *unit, gint64 establishment_id, const DptStockMove *move, GError **error)
{
  dpt_db_connection_touch (unit->connection, "stock_entry");
  return dpt_db_post (unit->connection, "stock/stock:add-entry", error, DPT_INT (dpt_id_new ()), DPT_TEXT (move->uuid),
                      DPT_INT (establishment_id), DPT_INT (move->variant_id), DPT_TEXT (move->place),
                      DPT_TEXT (move->lot), DPT_INT (move->quantity), DPT_TEXT (dpt_stock_kind_get_name (move->kind)),
                      DPT_TEXT (move->cause_table), DPT_REF (move->cause_id),
                      move->unit_cost < 0 ? DPT_NULL : DPT_INT (move->unit_cost), DPT_INT (dpt_unit_get_now (unit)),
                      DPT_REF (dpt_unit_get_user_id (unit)), DPT_TEXT (move->note));
}

static gboolean
add_reservation (DptUnit *unit, gint64 establishment_id, const DptStockHold *hold, gint64 quantity, GError **error)
{
  dpt_db_connection_touch (unit->connection, "reservation_entry");
  return dpt_db_post (unit->connection, "stock/stock:add-reservation", error, DPT_INT (dpt_id_new ()),
                      DPT_INT (establishment_id), DPT_INT (hold->variant_id), DPT_TEXT (hold->holder_table),
                      DPT_INT (hold->holder_id), DPT_INT (quantity), DPT_INT (dpt_unit_get_now (unit)),
                      DPT_REF (dpt_unit_get_user_id (unit)), DPT_REF (dpt_unit_get_station_id (unit)));
}

/* Which way a kind goes: 1 in, -1 out, 0 either. */
static int
get_direction (DptStockKind kind)
{
  switch (kind)
    {
    case DPT_STOCK_RECEIPT:
    case DPT_STOCK_RETURN:
    case DPT_STOCK_TRANSFER_IN:
      return 1;
    case DPT_STOCK_SALE:
    case DPT_STOCK_TRANSFER_OUT:
    case DPT_STOCK_BREAKAGE:
      return -1;
    case DPT_STOCK_OPENING:
    case DPT_STOCK_ADJUSTMENT:
    case DPT_N_STOCK_KINDS:
    default:
      return 0;
    }
}

static gboolean
check_move (DptUnit *unit, const DptStockMove *move, GError **error)
{
  int direction;

  if (move->kind >= DPT_N_STOCK_KINDS)
    return dpt_set_invalid (error, "kind", _ ("Kind: there is no such movement."));
  if (move->quantity == 0 || ABS (move->quantity) > 100000)
    return dpt_set_invalid (error, "quantity", _ ("Quantity: from 1 to 100000."));
  direction = get_direction (move->kind);
  if (direction != 0 && (move->quantity > 0) != (direction > 0))
    /* Translators: a kind of movement of stock: "Delivery", "Sale" */
    return dpt_set_invalid (error, "quantity", _ ("Quantity: has the wrong sign for “%s”."),
                            dpt_stock_kind_get_label (move->kind));
  if (move->kind != DPT_STOCK_SALE && move->kind != DPT_STOCK_RETURN)
    return dpt_unit_require (unit, DPT_RIGHT_STOCK_MOVE, error);
  return TRUE;
}

gboolean
dpt_stock_move (DptUnit *unit, const DptStockMove *move, GError **error)
{
  gint64 establishment_id;
  Change change;

  g_return_val_if_fail (unit != NULL && move != NULL, FALSE);

  if (!check_move (unit, move, error))
    return FALSE;
  if (move->uuid != NULL)
    {
      g_autoptr (DptDbRows) rows =
        dpt_db_query (unit->connection, "stock/stock:find-uuid", error, DPT_TEXT (move->uuid));

      if (rows == NULL)
        return FALSE;
      if (dpt_db_rows_get_n_rows (rows) > 0)
        return TRUE;
    }
  establishment_id = resolve_establishment (unit, move->establishment_id);
  change = change_position (unit, establishment_id, move->variant_id, move->quantity, 0, error);
  if (change != CHANGE_DONE)
    return change == CHANGE_PASSED_OVER;
  return add_entry (unit, establishment_id, move, error);
}

gboolean
dpt_stock_post_move (DptUnit *unit, const DptStockMove *move, GError **error)
{
  gint64 establishment_id;

  g_return_val_if_fail (unit != NULL && move != NULL && move->uuid == NULL, FALSE);

  if (!check_move (unit, move, error))
    return FALSE;
  establishment_id = resolve_establishment (unit, move->establishment_id);
  dpt_db_connection_touch (unit->connection, "stock_position");
  return dpt_db_post (unit->connection, "stock/stock:change-known-position", error, DPT_INT (move->variant_id), DPT_INT (establishment_id),
                      DPT_INT (move->quantity))
         && add_entry (unit, establishment_id, move, error);
}

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const DptStockMove *first = *(const DptStockMove *const *) a, *second = *(const DptStockMove *const *) b;

  return first->variant_id < second->variant_id ? -1 : first->variant_id > second->variant_id;
}

gboolean
dpt_stock_move_all (DptUnit *unit, const DptStockMove *moves, guint n, GError **error)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (order, (gpointer) &moves[i]);
  g_ptr_array_sort (order, compare_moves);
  for (guint i = 0; i < n; i++)
    if (!dpt_stock_move (unit, order->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
dpt_stock_transfer (DptUnit *unit, gint64 from_id, gint64 to_id, gint64 variant_id, gint64 quantity, const char *note,
                    GError **error)
{
  DptStockMove out = { .variant_id = variant_id,
                       .establishment_id = from_id,
                       .quantity = -quantity,
                       .kind = DPT_STOCK_TRANSFER_OUT,
                       .cause_table = "establishment",
                       .cause_id = to_id,
                       .unit_cost = -1,
                       .note = note };
  DptStockMove in = { .variant_id = variant_id,
                      .establishment_id = to_id,
                      .quantity = quantity,
                      .kind = DPT_STOCK_TRANSFER_IN,
                      .cause_table = "establishment",
                      .cause_id = from_id,
                      .unit_cost = -1,
                      .note = note };

  if (from_id == to_id)
    return dpt_set_invalid (error, "to", _ ("Both ends of the transfer are the same shop."));
  if (quantity <= 0)
    return dpt_set_invalid (error, "quantity", _ ("Quantity: from 1 to 100000."));
  /* Rows of one article too are locked in one order, whichever way the pieces go. */
  if (from_id < to_id)
    return dpt_stock_move (unit, &out, error) && dpt_stock_move (unit, &in, error);
  return dpt_stock_move (unit, &in, error) && dpt_stock_move (unit, &out, error);
}

gboolean
dpt_stock_reserve (DptUnit *unit, const DptStockHold *hold, GError **error)
{
  gint64 establishment_id = resolve_establishment (unit, hold->establishment_id);
  Change change;

  g_return_val_if_fail (hold->quantity > 0 && hold->holder_id != 0, FALSE);

  change = change_position (unit, establishment_id, hold->variant_id, 0, hold->quantity, error);
  if (change != CHANGE_DONE)
    return change == CHANGE_PASSED_OVER;
  return add_reservation (unit, establishment_id, hold, hold->quantity, error);
}

/* Asked after the position's row is locked, so that nobody else changes the answer. */
static gboolean
check_held (DptUnit *unit, gint64 establishment_id, const DptStockHold *hold, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "stock/stock:held-here", error, DPT_INT (hold->holder_id),
                       DPT_TEXT (hold->holder_table), DPT_INT (hold->variant_id), DPT_INT (establishment_id));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_int (rows, 0, 0) < hold->quantity)
    return dpt_set_error (error, DPT_ERROR_STATE,
                          _ ("This article is no longer reserved here. Look at the order again."));
  return TRUE;
}

/* What a reservation gives up, with or without the pieces leaving. */
static Change
give_up (DptUnit *unit, const DptStockHold *hold, gboolean leaves, GError **error)
{
  gint64 establishment_id = resolve_establishment (unit, hold->establishment_id);
  g_autoptr (GError) local = NULL;
  Change change;

  change =
    change_position (unit, establishment_id, hold->variant_id, leaves ? -hold->quantity : 0, -hold->quantity, &local);
  if (change == CHANGE_FAILED && g_error_matches (local, DPT_ERROR, DPT_ERROR_UNAVAILABLE))
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("This article is no longer reserved here. Look at the order again."));
      return CHANGE_FAILED;
    }
  if (change == CHANGE_FAILED)
    g_propagate_error (error, g_steal_pointer (&local));
  if (change != CHANGE_DONE)
    return change;
  if (!check_held (unit, establishment_id, hold, error)
      || !add_reservation (unit, establishment_id, hold, -hold->quantity, error))
    return CHANGE_FAILED;
  return CHANGE_DONE;
}

gboolean
dpt_stock_release (DptUnit *unit, const DptStockHold *hold, GError **error)
{
  g_return_val_if_fail (hold->quantity > 0 && hold->holder_id != 0, FALSE);

  return give_up (unit, hold, FALSE, error) != CHANGE_FAILED;
}

gboolean
dpt_stock_settle (DptUnit *unit, const DptStockHold *hold, const char *cause_table, gint64 cause_id, DptMoney unit_cost,
                  GError **error)
{
  DptStockMove move = { .variant_id = hold->variant_id,
                        .quantity = -hold->quantity,
                        .kind = DPT_STOCK_SALE,
                        .cause_table = cause_table,
                        .cause_id = cause_id,
                        .unit_cost = unit_cost };
  Change change;

  g_return_val_if_fail (hold->quantity > 0 && hold->holder_id != 0, FALSE);

  change = give_up (unit, hold, TRUE, error);
  if (change != CHANGE_DONE)
    return change == CHANGE_PASSED_OVER;
  return add_entry (unit, resolve_establishment (unit, hold->establishment_id), &move, error);
}

static DptDbRows *
query_held (DptUnit *unit, const char *holder_table, gint64 holder_id, GError **error)
{
  return dpt_db_query (unit->connection, "stock/stock:held", error, DPT_INT (holder_id), DPT_TEXT (holder_table));
}

static DptStockHold
read_hold (DptDbRows *held, guint row, const char *holder_table, gint64 holder_id)
{
  return (DptStockHold){ .establishment_id = dpt_db_rows_get_int (held, row, 0),
                         .variant_id = dpt_db_rows_get_int (held, row, 1),
                         .quantity = dpt_db_rows_get_int (held, row, 2),
                         .holder_table = holder_table,
                         .holder_id = holder_id };
}

gboolean
dpt_stock_release_all (DptUnit *unit, const char *holder_table, gint64 holder_id, GError **error)
{
  g_autoptr (DptDbRows) held = query_held (unit, holder_table, holder_id, error);

  if (held == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (held); i++)
    {
      DptStockHold hold = read_hold (held, i, holder_table, holder_id);

      if (!dpt_stock_release (unit, &hold, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dpt_stock_settle_all (DptUnit *unit, const char *holder_table, gint64 holder_id, const char *cause_table,
                      gint64 cause_id, GError **error)
{
  g_autoptr (DptDbRows) held = query_held (unit, holder_table, holder_id, error);

  if (held == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (held); i++)
    {
      DptStockHold hold = read_hold (held, i, holder_table, holder_id);

      if (!dpt_stock_settle (unit, &hold, cause_table, cause_id, dpt_db_rows_get_int (held, i, 3), error))
        return FALSE;
    }
  return TRUE;
}

gint64
dpt_stock_get_held (DptUnit *unit, const char *holder_table, gint64 holder_id, gint64 variant_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "stock/stock:held-of", error, DPT_INT (holder_id), DPT_TEXT (holder_table),
                       DPT_INT (variant_id));
  return rows != NULL ? dpt_db_rows_get_int (rows, 0, 0) : -1;
}
