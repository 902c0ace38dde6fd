/* dpt-stock-entry.c - see dpt-stock-entry.h.
 * For: the fields of both kinds of entry. Not for: positions (dpt-stock.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stock/dpt-stock-entry.h"

#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[DPT_N_STOCK_KINDS + 1] = {
  [DPT_STOCK_OPENING] = "opening",
  [DPT_STOCK_RECEIPT] = "receipt",
  [DPT_STOCK_SALE] = "sale",
  [DPT_STOCK_RETURN] = "return",
  [DPT_STOCK_ADJUSTMENT] = "adjustment",
  [DPT_STOCK_TRANSFER_OUT] = "transfer_out",
  [DPT_STOCK_TRANSFER_IN] = "transfer_in",
  [DPT_STOCK_BREAKAGE] = "breakage",
  NULL,
};

static const char *const kind_labels[DPT_N_STOCK_KINDS] = {
  [DPT_STOCK_OPENING] = N_ ("Opening stock"),
  [DPT_STOCK_RECEIPT] = N_ ("Delivery"),
  [DPT_STOCK_SALE] = N_ ("Sale"),
  [DPT_STOCK_RETURN] = N_ ("Return"),
  [DPT_STOCK_ADJUSTMENT] = N_ ("Correction"),
  [DPT_STOCK_TRANSFER_OUT] = N_ ("Sent to another shop"),
  [DPT_STOCK_TRANSFER_IN] = N_ ("Come from another shop"),
  [DPT_STOCK_BREAKAGE] = N_ ("Breakage"),
};

static const char *const holders[] = { "dispensing_order", "basket", NULL };

static const DptField entry_fields[] = {
  [DPT_STOCK_ENTRY_UUID] = { "uuid", DPT_FIELD_TEXT, 0, 0, 64, NULL },
  [DPT_STOCK_ENTRY_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Establishment") },
  [DPT_STOCK_ENTRY_VARIANT_ID] = { "variant_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Article") },
  [DPT_STOCK_ENTRY_PLACE] = { "place", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Place") },
  [DPT_STOCK_ENTRY_LOT] = { "lot", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Lot") },
  [DPT_STOCK_ENTRY_QUANTITY] = { "quantity", DPT_FIELD_INT, DPT_FIELD_REQUIRED, -100000, 100000, N_ ("Quantity") },
  [DPT_STOCK_ENTRY_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("Kind"), kinds },
  [DPT_STOCK_ENTRY_CAUSE_TABLE] = { "cause_table", DPT_FIELD_TEXT, 0, 0, 60, NULL },
  [DPT_STOCK_ENTRY_CAUSE_ID] = { "cause_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  [DPT_STOCK_ENTRY_UNIT_COST] = { "unit_cost", DPT_FIELD_MONEY, 0, 0, 0, N_ ("Cost") },
  [DPT_STOCK_ENTRY_AT] = { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, 0, 0, N_ ("When") },
  [DPT_STOCK_ENTRY_USER_ID] = { "user_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Who") },
  [DPT_STOCK_ENTRY_NOTE] = { "note", DPT_FIELD_TEXT, 0, 0, 500, N_ ("Note") },
};
DPT_DEFINE_RECORD_WITH_CODE (DptStockEntry, dpt_stock_entry, "stock_entry", entry_fields, record_class->append_only = TRUE)

static const DptField reservation_fields[] = {
  [DPT_RESERVATION_ENTRY_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Establishment") },
  [DPT_RESERVATION_ENTRY_VARIANT_ID] = { "variant_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, N_ ("Article") },
  [DPT_RESERVATION_ENTRY_HOLDER_TABLE] = { "holder_table", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, NULL, holders },
  [DPT_RESERVATION_ENTRY_HOLDER_ID] = { "holder_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, 0, 0, NULL },
  [DPT_RESERVATION_ENTRY_QUANTITY] = { "quantity", DPT_FIELD_INT, DPT_FIELD_REQUIRED, -100000, 100000, N_ ("Quantity") },
  [DPT_RESERVATION_ENTRY_AT] = { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, 0, 0, N_ ("When") },
  [DPT_RESERVATION_ENTRY_USER_ID] = { "user_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Who") },
  [DPT_RESERVATION_ENTRY_STATION_ID] = { "station_id", DPT_FIELD_REF, 0, 0, 0, NULL },
};
DPT_DEFINE_RECORD_WITH_CODE (DptReservationEntry, dpt_reservation_entry, "reservation_entry", reservation_fields, record_class->append_only = TRUE)

const char *
dpt_stock_kind_get_name (DptStockKind kind)
{
  g_return_val_if_fail (kind < DPT_N_STOCK_KINDS, NULL);

  return kinds[kind];
}

const char *
dpt_stock_kind_get_label (DptStockKind kind)
{
  g_return_val_if_fail (kind < DPT_N_STOCK_KINDS, NULL);

  return _ (kind_labels[kind]);
}

gboolean
dpt_stock_kind_find (const char *name, DptStockKind *kind)
{
  int row = DPT_TEXT_FIND_ROW (kinds, name);

  if (row >= 0 && kind != NULL)
    *kind = row;
  return row >= 0;
}
