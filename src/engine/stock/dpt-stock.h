/* dpt-stock.h - moves pieces in and out, keeps them for an order or a basket, says what is there.
 * For: every unit of work that touches stock. Not for: what an article is (engine/catalog).
 *
 *                 move +                 reserve            settle (handed over, sold)
 *   supplier ──────────────► on hand ──────────────► reserved ──────────────► gone
 *                               ▲                       │
 *                               └───────────────────────┘ release
 *
 * on hand = sum of stock_entry, reserved = sum of reservation_entry, available = on hand - reserved. stock_position caches both
 * sums in the same transaction; its row is where two stations that want the same piece meet: the update is conditional, so that
 * exactly one of them gets it. Units that touch several articles must do so in ascending variant id (the functions that take
 * several sort them), so that stations never lock each other.
 *
 * Articles whose product keeps no stock (services, fees) are passed over in silence by all of these.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "engine/practice/dpt-unit.h"
#include "engine/stock/dpt-stock-entry.h"

G_BEGIN_DECLS

/**
 * DptStockMove:
 * @variant_id: the article
 * @establishment_id: whose stock; 0: where the user works
 * @quantity: pieces, signed: in is positive, out is negative; never 0
 * @kind: why
 * @cause_table: (nullable): the table of what caused it ("sale"), with @cause_id
 * @cause_id: 0 for none
 * @unit_cost: what one piece cost, minor units; negative where it is not known
 * @uuid: (nullable): of the act; a move with a uuid that is there already is not made again
 *
 * One movement. Leave out what is not known: `{ .variant_id = id, .quantity = -1, .kind = DPT_STOCK_SALE, .unit_cost = -1 }`.
 */
typedef struct
{
  gint64 variant_id;
  gint64 establishment_id;
  gint64 quantity;
  DptStockKind kind;
  const char *cause_table;
  gint64 cause_id;
  DptMoney unit_cost;
  const char *place;
  const char *lot;
  const char *uuid;
  const char *note;
} DptStockMove;

/**
 * dpt_stock_move:
 *
 * Writes one movement. Pieces that are reserved do not leave this way: what goes out must be available. Sales and returns are
 * part of an act that asks for its own right; every other kind needs %DPT_RIGHT_STOCK_MOVE.
 *
 * Returns: whether it was written; %DPT_ERROR_UNAVAILABLE says what is left here and where else there is some
 */
gboolean dpt_stock_move (DptUnit *unit, const DptStockMove *move, GError **error);

/**
 * dpt_stock_post_move:
 *
 * Like dpt_stock_move() without a uuid, for an article that the caller has just read in this unit: its product keeps stock, it has a
 * position here, and what is there suffices. Nothing is waited for; where another station was faster, the CHECK of
 * stock_position says so (%DPT_DB_ERROR_CHECK) at the next statement that answers, and the unit is to be run again from the start.
 */
gboolean dpt_stock_post_move (DptUnit *unit, const DptStockMove *move, GError **error);

/** dpt_stock_move_all: several movements of one act, in the order of their articles */
gboolean dpt_stock_move_all (DptUnit *unit, const DptStockMove *moves, guint n, GError **error);

/**
 * dpt_stock_transfer:
 * @from_id: the establishment that gives
 * @to_id: the one that receives
 *
 * Both movements at once, each naming the other's entry. Needs %DPT_RIGHT_STOCK_MOVE.
 */
gboolean dpt_stock_transfer (DptUnit *unit, gint64 from_id, gint64 to_id, gint64 variant_id, gint64 quantity, const char *note, GError **error);

/**
 * DptStockHold:
 * @variant_id: the article
 * @establishment_id: whose stock; 0: where the user works
 * @quantity: pieces, above 0
 * @holder_table: "dispensing_order" or "basket"
 * @holder_id: its id
 */
typedef struct
{
  gint64 variant_id;
  gint64 establishment_id;
  gint64 quantity;
  const char *holder_table;
  gint64 holder_id;
} DptStockHold;

/** dpt_stock_reserve: keeps pieces for the holder. %DPT_ERROR_UNAVAILABLE as for dpt_stock_move(). */
gboolean dpt_stock_reserve (DptUnit *unit, const DptStockHold *hold, GError **error);

/** dpt_stock_release: lets pieces go again. %DPT_ERROR_STATE where the holder does not keep as many. */
gboolean dpt_stock_release (DptUnit *unit, const DptStockHold *hold, GError **error);

/** dpt_stock_release_all: lets everything go that the holder keeps, wherever it is */
gboolean dpt_stock_release_all (DptUnit *unit, const char *holder_table, gint64 holder_id, GError **error);

/**
 * dpt_stock_settle:
 * @cause_table: of what sells them ("dispensing_order", "sale")
 * @unit_cost: of one piece, negative where not known
 *
 * Reserved pieces leave the shop: the reservation is closed and a movement of kind sale written, in one step.
 */
gboolean dpt_stock_settle (DptUnit *unit, const DptStockHold *hold, const char *cause_table, gint64 cause_id, DptMoney unit_cost,
                           GError **error);

/** dpt_stock_settle_all: everything the holder keeps leaves the shop, each at its variant's purchase price */
gboolean dpt_stock_settle_all (DptUnit *unit, const char *holder_table, gint64 holder_id, const char *cause_table, gint64 cause_id,
                               GError **error);

/** dpt_stock_get_held: Returns: how many pieces of @variant_id the holder keeps, in all establishments; -1 on failure */
gint64 dpt_stock_get_held (DptUnit *unit, const char *holder_table, gint64 holder_id, gint64 variant_id, GError **error);

#define DPT_TYPE_STOCK_POSITION (dpt_stock_position_get_type ())
G_DECLARE_FINAL_TYPE (DptStockPosition, dpt_stock_position, DPT, STOCK_POSITION, DptRecord)

/* What one establishment has of one article. */
enum
{
  DPT_STOCK_POSITION_ESTABLISHMENT_ID,
  DPT_STOCK_POSITION_ESTABLISHMENT_NAME,
  DPT_STOCK_POSITION_VARIANT_ID,
  DPT_STOCK_POSITION_ON_HAND,
  DPT_STOCK_POSITION_RESERVED,
  DPT_STOCK_POSITION_AVAILABLE,
  DPT_STOCK_POSITION_ON_ORDER, /* with suppliers, not yet received */
};

/** dpt_stock_load_positions: Returns: (transfer full) (element-type DptStockPosition): one an active establishment, the user's own first; zeros where it never had any */
GPtrArray *dpt_stock_load_positions (DptUnit *unit, gint64 variant_id, GError **error);

/** dpt_stock_load_position: @establishment_id 0 is where the user works. Returns: (transfer full): what it has, zeros where it never had any */
DptStockPosition *dpt_stock_load_position (DptUnit *unit, gint64 establishment_id, gint64 variant_id, GError **error);

/** dpt_stock_load_entries: Returns: (transfer full) (element-type DptStockEntry): the last @max movements of an article here, newest first */
GPtrArray *dpt_stock_load_entries (DptUnit *unit, gint64 establishment_id, gint64 variant_id, guint max, GError **error);

/**
 * dpt_stock_find_differences:
 *
 * Compares the cached positions with the sums of the entries, for `dioptrectl check`.
 *
 * Returns: (transfer full) (nullable): rows of establishment_id, variant_id, on_hand, reserved (cached), entries_on_hand,
 * entries_reserved (the sums); none where all agree
 */
DptDbRows *dpt_stock_find_differences (DptUnit *unit, GError **error);

/** dpt_stock_rebuild: makes the cached positions anew from the entries */
gboolean dpt_stock_rebuild (DptUnit *unit, GError **error);

G_END_DECLS
