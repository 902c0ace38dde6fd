/* dpt-stock-entry.h - what came in, what went out, what is kept for somebody: entries that are only ever added.
 * For: reading the history of an article. Not for: writing it (dpt-stock.h), nor what is there now (a sum).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

/**
 * DptStockKind:
 * @DPT_STOCK_OPENING: counted when the shop began
 * @DPT_STOCK_RECEIPT: delivered by a supplier
 * @DPT_STOCK_SALE: sold or handed over
 * @DPT_STOCK_RETURN: brought back
 * @DPT_STOCK_ADJUSTMENT: corrected, after counting
 * @DPT_STOCK_TRANSFER_OUT: gone to another establishment
 * @DPT_STOCK_TRANSFER_IN: come from another establishment
 * @DPT_STOCK_BREAKAGE: broken or lost
 */
typedef enum
{
  DPT_STOCK_OPENING,
  DPT_STOCK_RECEIPT,
  DPT_STOCK_SALE,
  DPT_STOCK_RETURN,
  DPT_STOCK_ADJUSTMENT,
  DPT_STOCK_TRANSFER_OUT,
  DPT_STOCK_TRANSFER_IN,
  DPT_STOCK_BREAKAGE,
  DPT_N_STOCK_KINDS,
} DptStockKind;

/** dpt_stock_kind_get_name: Returns: the name in the database and on the command line ("transfer_out") */
const char *dpt_stock_kind_get_name (DptStockKind kind);
/** dpt_stock_kind_get_label: Returns: the translated word for a person */
const char *dpt_stock_kind_get_label (DptStockKind kind);
/** dpt_stock_kind_find: Returns: whether @name is a kind */
gboolean dpt_stock_kind_find (const char *name, DptStockKind *kind);

#define DPT_TYPE_STOCK_ENTRY (dpt_stock_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptStockEntry, dpt_stock_entry, DPT, STOCK_ENTRY, DptRecord)

enum
{
  DPT_STOCK_ENTRY_UUID,
  DPT_STOCK_ENTRY_ESTABLISHMENT_ID,
  DPT_STOCK_ENTRY_VARIANT_ID,
  DPT_STOCK_ENTRY_PLACE,
  DPT_STOCK_ENTRY_LOT,
  DPT_STOCK_ENTRY_QUANTITY, /* pieces, never 0; out is negative */
  DPT_STOCK_ENTRY_KIND,
  DPT_STOCK_ENTRY_CAUSE_TABLE,
  DPT_STOCK_ENTRY_CAUSE_ID,
  DPT_STOCK_ENTRY_UNIT_COST,
  DPT_STOCK_ENTRY_AT,
  DPT_STOCK_ENTRY_USER_ID,
  DPT_STOCK_ENTRY_NOTE,
};

#define DPT_TYPE_RESERVATION_ENTRY (dpt_reservation_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptReservationEntry, dpt_reservation_entry, DPT, RESERVATION_ENTRY, DptRecord)

enum
{
  DPT_RESERVATION_ENTRY_ESTABLISHMENT_ID,
  DPT_RESERVATION_ENTRY_VARIANT_ID,
  DPT_RESERVATION_ENTRY_HOLDER_TABLE, /* "dispensing_order" or "basket" */
  DPT_RESERVATION_ENTRY_HOLDER_ID,
  DPT_RESERVATION_ENTRY_QUANTITY, /* kept +, let go or sold - */
  DPT_RESERVATION_ENTRY_AT,
  DPT_RESERVATION_ENTRY_USER_ID,
  DPT_RESERVATION_ENTRY_STATION_ID,
};

G_END_DECLS
