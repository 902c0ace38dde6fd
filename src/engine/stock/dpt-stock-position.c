/* dpt-stock-position.c - what is there now, and whether the cache says the same as the entries.
 * For: the reading half of dpt-stock.h. Not for: changing anything but the cache as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stock/dpt-stock.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

static const DptField position_fields[] = {
  [DPT_STOCK_POSITION_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Establishment") },
  [DPT_STOCK_POSITION_ESTABLISHMENT_NAME] = { "establishment_name", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Establishment") },
  [DPT_STOCK_POSITION_VARIANT_ID] = { "variant_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Article") },
  [DPT_STOCK_POSITION_ON_HAND] = { "on_hand", DPT_FIELD_INT, 0, 0, 0, N_ ("In stock") },
  [DPT_STOCK_POSITION_RESERVED] = { "reserved", DPT_FIELD_INT, 0, 0, 0, N_ ("Reserved") },
  [DPT_STOCK_POSITION_AVAILABLE] = { "available", DPT_FIELD_INT, 0, 0, 0, N_ ("Available") },
  [DPT_STOCK_POSITION_ON_ORDER] = { "on_order", DPT_FIELD_INT, 0, 0, 0, N_ ("On order") },
};
DPT_DEFINE_RECORD (DptStockPosition, dpt_stock_position, NULL, position_fields)

/* @only_id: 0 for every active establishment */
static DptDbRows *
query_positions (DptUnit *unit, gint64 variant_id, gint64 only_id, GError **error)
{
  return dpt_db_query (unit->connection, "stock/stock:positions", error, DPT_INT (variant_id),
                       DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_INT (only_id));
}

GPtrArray *
dpt_stock_load_positions (DptUnit *unit, gint64 variant_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_READ, error))
    return NULL;
  rows = query_positions (unit, variant_id, 0, error);
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_STOCK_POSITION, rows) : NULL;
}

DptStockPosition *
dpt_stock_load_position (DptUnit *unit, gint64 establishment_id, gint64 variant_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_READ, error))
    return NULL;
  rows = query_positions (unit, variant_id,
                          establishment_id != 0 ? establishment_id : dpt_unit_get_establishment_id (unit), error);
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_invalid (error, "variant_id", _ ("There is no such article."));
      return NULL;
    }
  return dpt_record_from_row (DPT_TYPE_STOCK_POSITION, rows, 0);
}

GPtrArray *
dpt_stock_load_entries (DptUnit *unit, gint64 establishment_id, gint64 variant_id, guint max, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "stock/stock:entries", error,
                       DPT_INT (establishment_id != 0 ? establishment_id : dpt_unit_get_establishment_id (unit)),
                       DPT_INT (variant_id), DPT_INT (max));
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_STOCK_ENTRY, rows) : NULL;
}

DptDbRows *
dpt_stock_find_differences (DptUnit *unit, GError **error)
{
  return dpt_db_query (unit->connection, "stock/stock:differences", error);
}

gboolean
dpt_stock_rebuild (DptUnit *unit, GError **error)
{
  if (!dpt_unit_require (unit, DPT_RIGHT_SETTING_WRITE, error))
    return FALSE;
  dpt_db_connection_touch (unit->connection, "stock_position");
  return dpt_db_execute (unit->connection, "stock/stock:forget-positions", error) >= 0
         && dpt_db_execute (unit->connection, "stock/stock:rebuild-positions", error) >= 0;
}
