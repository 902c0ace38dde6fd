/* test-stock.c - pieces come in, are kept, leave; the last one goes to exactly one; the cache says what the entries say.
 * For: engine/stock. Not for: orders that keep pieces (test-order.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "support/dpt-test-catalog.h"
#include "support/dpt-test-db.h"

#include <string.h>

/* One call of the engine as a unit of work. */
typedef struct
{
  enum
  {
    MOVE,
    RESERVE,
    RELEASE,
    SETTLE,
    RELEASE_ALL,
    SETTLE_ALL,
    TRANSFER,
    POSITIONS,
    POSITION,
    ENTRIES,
    REBUILD,
  } act;
  DptStockMove move;
  DptStockHold hold;
  gint64 from_id, to_id;
} Act;

static gboolean
perform (DptUnit *unit, Act *act, GError **error)
{
  switch (act->act)
    {
    case MOVE:
      return dpt_stock_move (unit, &act->move, error);
    case RESERVE:
      return dpt_stock_reserve (unit, &act->hold, error);
    case RELEASE:
      return dpt_stock_release (unit, &act->hold, error);
    case SETTLE:
      return dpt_stock_settle (unit, &act->hold, "sale", 77, 4000, error);
    case RELEASE_ALL:
      return dpt_stock_release_all (unit, "dispensing_order", act->hold.holder_id, error);
    case SETTLE_ALL:
      return dpt_stock_settle_all (unit, "dispensing_order", act->hold.holder_id, "dispensing_order",
                                   act->hold.holder_id, error);
    case TRANSFER:
      return dpt_stock_transfer (unit, act->from_id, act->to_id, act->move.variant_id, act->move.quantity, NULL, error);
    case POSITIONS:
      {
        g_autoptr (GPtrArray) positions = dpt_stock_load_positions (unit, act->move.variant_id, error);

        return positions != NULL;
      }
    case POSITION:
      {
        g_autoptr (DptStockPosition) position = dpt_stock_load_position (unit, 0, act->move.variant_id, error);

        return position != NULL;
      }
    case ENTRIES:
      {
        g_autoptr (GPtrArray) entries = dpt_stock_load_entries (unit, 0, act->move.variant_id, 5, error);

        return entries != NULL;
      }
    case REBUILD:
      return dpt_stock_rebuild (unit, error);
    default:
      g_assert_not_reached ();
    }
}

static gpointer
run_cb (DptUnit *unit, gpointer args, GError **error)
{
  return perform (unit, args, error) ? unit : NULL;
}

static void
run (DptSession *session, Act act)
{
  g_autoptr (GError) error = NULL;

  dpt_session_write (session, run_cb, &act, NULL, &error);
  g_assert_no_error (error);
}

static GError *
refuse (DptSession *session, Act act, int code)
{
  GError *error = NULL;

  g_assert_null (dpt_session_write (session, run_cb, &act, NULL, &error));
  g_assert_error (error, DPT_ERROR, code);
  return error;
}

static void
assert_refused (DptSession *session, Act act, int code)
{
  g_autoptr (GError) error = refuse (session, act, code);

  g_assert_nonnull (error->message);
}

#define MOVE_OF(variant, n, k) ((Act) { .act = MOVE, .move = { .variant_id = (variant), .quantity = (n), .kind = (k), .unit_cost = -1 } })
#define HOLD_OF(what, variant, n, holder) \
  ((Act) { .act = (what), .hold = { .variant_id = (variant), .quantity = (n), .holder_table = "dispensing_order", .holder_id = (holder) } })

static void
test_pieces_come_in_and_leave (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  DptTestCatalog catalog;
  gint64 frame;

  dpt_test_catalog_install (shop, &catalog);
  frame = catalog.variants[DPT_TEST_FRAME_BLACK];
  dpt_test_catalog_assert_stock (shop, frame, 0, 0);
  dpt_test_catalog_receive (shop, frame, 3, 0);
  run (shop->system, MOVE_OF (frame, -1, DPT_STOCK_SALE));
  run (shop->system, HOLD_OF (RESERVE, frame, 2, 5));
  dpt_test_catalog_assert_stock (shop, frame, 2, 2);
  assert_refused (shop->system, MOVE_OF (frame, -1, DPT_STOCK_SALE), DPT_ERROR_UNAVAILABLE);
  run (shop->system, HOLD_OF (RELEASE, frame, 1, 5));
  run (shop->system, HOLD_OF (SETTLE, frame, 1, 5));
  dpt_test_catalog_assert_stock (shop, frame, 1, 0);
  g_assert_cmpint (
    dpt_test_db_query_int (
      db, "SELECT COUNT(*) FROM stock_entry WHERE kind = 'sale' AND cause_table = 'sale' AND unit_cost = 4000"),
    ==, 1);
  dpt_test_catalog_assert_sound (shop);
}

static void
test_the_refusal_says_what_is_left_and_where (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (GError) none = NULL, few = NULL;
  DptTestCatalog catalog;

  dpt_test_catalog_install (shop, &catalog);
  none = refuse (shop->system, HOLD_OF (RESERVE, catalog.variants[DPT_TEST_FRAME_BLACK], 1, 5), DPT_ERROR_UNAVAILABLE);
  g_assert_cmpstr (none->message, ==, "There is no “Rive Mistral Noir 48□20” left here.");
  dpt_test_catalog_receive (shop, catalog.variants[DPT_TEST_FRAME_GOLD], 1, 0);
  dpt_test_catalog_receive (shop, catalog.variants[DPT_TEST_FRAME_GOLD], 4, shop->other_establishment_id);
  few = refuse (shop->system, HOLD_OF (RESERVE, catalog.variants[DPT_TEST_FRAME_GOLD], 2, 5), DPT_ERROR_UNAVAILABLE);
  g_assert_cmpstr (
    few->message, ==,
    "Only 1 “Astre Orion Or 50□21” is left here, 2 were wanted. There are some elsewhere: Optique de la Gare (4).");
  dpt_test_catalog_assert_stock (shop, catalog.variants[DPT_TEST_FRAME_GOLD], 1, 0);
}

static void
test_only_the_holder_gives_up (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  DptTestCatalog catalog;
  gint64 frame;

  dpt_test_catalog_install (shop, &catalog);
  frame = catalog.variants[DPT_TEST_FRAME_BLACK];
  dpt_test_catalog_receive (shop, frame, 2, 0);
  run (shop->system, HOLD_OF (RESERVE, frame, 1, 5));
  assert_refused (shop->system, HOLD_OF (RELEASE, frame, 1, 6), DPT_ERROR_STATE);
  assert_refused (shop->system, HOLD_OF (SETTLE, frame, 1, 6), DPT_ERROR_STATE);
  assert_refused (shop->system, HOLD_OF (RELEASE, frame, 2, 5), DPT_ERROR_STATE);
  dpt_test_catalog_assert_stock (shop, frame, 2, 1);
  dpt_test_catalog_assert_sound (shop);
}

static void
test_everything_of_a_holder_goes_at_once (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  DptTestCatalog catalog;

  dpt_test_catalog_install (shop, &catalog);
  for (int i = DPT_TEST_FRAME_BLACK; i <= DPT_TEST_CASE; i++)
    {
      dpt_test_catalog_receive (shop, catalog.variants[i], 2, 0);
      run (shop->system, HOLD_OF (RESERVE, catalog.variants[i], 1, 5));
    }
  run (shop->system, HOLD_OF (RESERVE, catalog.variants[DPT_TEST_CASE], 1, 6));
  run (shop->system, HOLD_OF (SETTLE_ALL, 0, 0, 5));
  run (shop->system, HOLD_OF (RELEASE_ALL, 0, 0, 5));
  dpt_test_catalog_assert_stock (shop, catalog.variants[DPT_TEST_FRAME_BLUE], 1, 0);
  dpt_test_catalog_assert_stock (shop, catalog.variants[DPT_TEST_CASE], 1, 1);
  run (shop->system, HOLD_OF (RELEASE_ALL, 0, 0, 6));
  dpt_test_catalog_assert_stock (shop, catalog.variants[DPT_TEST_CASE], 1, 0);
  dpt_test_catalog_assert_sound (shop);
}

static void
test_only_what_may_goes_below_zero (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  DptTestCatalog catalog;

  dpt_test_catalog_install (shop, &catalog);
  run (shop->system, MOVE_OF (catalog.variants[DPT_TEST_CASE], -2, DPT_STOCK_SALE));
  dpt_test_catalog_assert_stock (shop, catalog.variants[DPT_TEST_CASE], -2, 0);
  assert_refused (shop->system, MOVE_OF (catalog.variants[DPT_TEST_FRAME_BLACK], -1, DPT_STOCK_SALE),
                  DPT_ERROR_UNAVAILABLE);
  dpt_test_catalog_assert_stock (shop, catalog.variants[DPT_TEST_FRAME_BLACK], 0, 0);
}

static void
test_services_keep_no_stock (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  DptTestCatalog catalog;

  dpt_test_catalog_install (shop, &catalog);
  run (shop->system, MOVE_OF (catalog.variants[DPT_TEST_SERVICE], -1, DPT_STOCK_SALE));
  run (shop->system, HOLD_OF (RESERVE, catalog.variants[DPT_TEST_SERVICE], 1, 5));
  run (shop->system, HOLD_OF (SETTLE, catalog.variants[DPT_TEST_SERVICE], 1, 5));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM stock_entry"), ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM reservation_entry"), ==, 0);
}

static void
test_a_move_counts_once (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  DptTestCatalog catalog;
  Act act;

  dpt_test_catalog_install (shop, &catalog);
  act = MOVE_OF (catalog.variants[DPT_TEST_FRAME_BLACK], 2, DPT_STOCK_RECEIPT);
  act.move.uuid = "8f14e45f-ceea-467f-a0e6-0a5f7d0d0001";
  run (shop->system, act);
  run (shop->system, act);
  dpt_test_catalog_assert_stock (shop, catalog.variants[DPT_TEST_FRAME_BLACK], 2, 0);
}

static void
test_moves_are_checked (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) cashier = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);
  DptTestCatalog catalog;
  gint64 frame;

  dpt_test_catalog_install (shop, &catalog);
  frame = catalog.variants[DPT_TEST_FRAME_BLACK];
  assert_refused (shop->system, MOVE_OF (frame, 0, DPT_STOCK_RECEIPT), DPT_ERROR_INVALID);
  assert_refused (shop->system, MOVE_OF (frame, -1, DPT_STOCK_RECEIPT), DPT_ERROR_INVALID);
  assert_refused (shop->system, MOVE_OF (frame, 1, DPT_STOCK_SALE), DPT_ERROR_INVALID);
  assert_refused (shop->system, MOVE_OF (4711, 1, DPT_STOCK_RECEIPT), DPT_ERROR_INVALID);
  assert_refused (cashier, MOVE_OF (frame, 1, DPT_STOCK_RECEIPT), DPT_ERROR_REFUSED);
  dpt_test_catalog_receive (shop, frame, 1, 0);
  run (cashier, MOVE_OF (frame, -1, DPT_STOCK_SALE));
}

static void
test_a_transfer_has_two_ends (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  DptTestCatalog catalog;
  Act act = { .act = TRANSFER };

  dpt_test_catalog_install (shop, &catalog);
  dpt_test_catalog_receive (shop, catalog.variants[DPT_TEST_FRAME_BLACK], 2, shop->other_establishment_id);
  act.move.variant_id = catalog.variants[DPT_TEST_FRAME_BLACK];
  act.move.quantity = 1;
  act.from_id = shop->other_establishment_id;
  act.to_id = shop->establishment_id;
  run (shop->system, act);
  dpt_test_catalog_assert_stock (shop, act.move.variant_id, 1, 0);
  act.move.quantity = 2;
  assert_refused (shop->system, act, DPT_ERROR_UNAVAILABLE);
  dpt_test_catalog_assert_stock (shop, act.move.variant_id, 1, 0);
  dpt_test_catalog_assert_sound (shop);
}

static gpointer
rebuild_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_stock_rebuild (unit, error) ? unit : NULL;
}

static gpointer
differences_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_stock_find_differences (unit, error);
}

static void
test_a_spoilt_cache_is_found_and_rebuilt (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  DptTestCatalog catalog;

  dpt_test_catalog_install (shop, &catalog);
  dpt_test_catalog_receive (shop, catalog.variants[DPT_TEST_FRAME_BLACK], 3, 0);
  run (shop->system, HOLD_OF (RESERVE, catalog.variants[DPT_TEST_FRAME_BLACK], 1, 5));
  dpt_test_db_exec (db, "UPDATE stock_position SET on_hand = 9, reserved = 2");
  rows = dpt_session_read (shop->system, differences_cb, NULL, (GDestroyNotify) dpt_db_rows_unref, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dpt_db_rows_get_n_rows (rows), ==, 1);
  g_assert_cmpint (dpt_db_rows_get_int (rows, 0, (guint) dpt_db_rows_find_column (rows, "entries_on_hand")), ==, 3);
  dpt_session_write (shop->system, rebuild_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  dpt_test_catalog_assert_stock (shop, catalog.variants[DPT_TEST_FRAME_BLACK], 3, 1);
  dpt_test_catalog_assert_sound (shop);
}

/* Sixteen stations, each with its own connections, want the last piece at once. */
#define STATIONS 16

typedef struct
{
  char *uri;
  gint64 establishment_id, variant_id, holder_id;
  int *go;
  gboolean got;
  GError *error;
} Station;

static gpointer
station_thread (gpointer data)
{
  Station *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDb) db = dpt_db_open (self->uri, DPT_DB_OPEN_DEFAULT, &error);
  g_autoptr (DptClock) clock = dpt_clock_new_fixed (DPT_TEST_NOW);
  g_autoptr (DptSession) session = NULL;
  Act act = HOLD_OF (RESERVE, self->variant_id, 1, self->holder_id);

  g_assert_no_error (error);
  session = dpt_session_new_system (db, clock, self->establishment_id, &error);
  g_assert_no_error (error);
  g_atomic_int_inc (self->go);
  while (g_atomic_int_get (self->go) < STATIONS)
    g_thread_yield ();
  self->got = dpt_session_write (session, run_cb, &act, NULL, &self->error) != NULL;
  dpt_db_close (db);
  return NULL;
}

static void
test_one_of_sixteen_gets_the_last_piece (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  DptTestCatalog catalog;
  Station stations[STATIONS] = { 0 };
  GThread *threads[STATIONS];
  int go = 0, winners = 0;

  dpt_test_catalog_install (shop, &catalog);
  dpt_test_catalog_receive (shop, catalog.variants[DPT_TEST_FRAME_GOLD], 1, 0);
  for (int i = 0; i < STATIONS; i++)
    {
      stations[i] = (Station){ .uri = g_strdup (dpt_db_get_uri (db)),
                               .establishment_id = shop->establishment_id,
                               .variant_id = catalog.variants[DPT_TEST_FRAME_GOLD],
                               .holder_id = 100 + i,
                               .go = &go };
      threads[i] = g_thread_new ("station", station_thread, &stations[i]);
    }
  for (int i = 0; i < STATIONS; i++)
    {
      g_thread_join (threads[i]);
      winners += stations[i].got ? 1 : 0;
      if (!stations[i].got)
        g_assert_error (stations[i].error, DPT_ERROR, DPT_ERROR_UNAVAILABLE);
      g_clear_error (&stations[i].error);
      g_free (stations[i].uri);
    }
  g_assert_cmpint (winners, ==, 1);
  dpt_test_catalog_assert_stock (shop, catalog.variants[DPT_TEST_FRAME_GOLD], 1, 1);
  dpt_test_catalog_assert_sound (shop);
}

static void
test_each_act_asks_for_its_own_right (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) owner = dpt_test_shop_sign_in (shop, DPT_ROLE_OWNER);
  DptTestCatalog catalog;

  dpt_test_catalog_install (shop, &catalog);
  dpt_test_catalog_receive (shop, catalog.variants[DPT_TEST_FRAME_BLACK], 2, 0);
  {
    const DptStockMove one = { .variant_id = catalog.variants[DPT_TEST_FRAME_BLACK], .quantity = -1, .kind = DPT_STOCK_BREAKAGE, .unit_cost = -1 };
    const struct { Act act; DptRight right; } acts[] = {
      { { .act = MOVE, .move = one }, DPT_RIGHT_STOCK_MOVE },
      { { .act = POSITIONS, .move = one }, DPT_RIGHT_STOCK_READ },
      { { .act = POSITION, .move = one }, DPT_RIGHT_STOCK_READ },
      { { .act = ENTRIES, .move = one }, DPT_RIGHT_STOCK_READ },
      { { .act = REBUILD }, DPT_RIGHT_SETTING_WRITE },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
      {
        g_autoptr (DptSession) without = dpt_test_shop_sign_in_without (shop, DPT_ROLE_OWNER, acts[i].right);
        g_autoptr (GError) error = refuse (without, acts[i].act, DPT_ERROR_REFUSED);

        g_assert_cmpstr (dpt_error_get_field (error), ==, dpt_right_get_name (acts[i].right));
        run (owner, acts[i].act);
      }
  }
  dpt_test_catalog_assert_sound (shop);
}

static void
test_impossible_moves_name_their_field (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (GError) many = NULL, nowhere = NULL;
  DptTestCatalog catalog;
  gint64 frame;

  dpt_test_catalog_install (shop, &catalog);
  frame = catalog.variants[DPT_TEST_FRAME_BLACK];
  run (shop->system, MOVE_OF (frame, 100000, DPT_STOCK_RECEIPT));
  many = refuse (shop->system, MOVE_OF (frame, 100001, DPT_STOCK_RECEIPT), DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (many), ==, "quantity");
  nowhere = refuse (shop->system, ((Act) { .act = TRANSFER, .move = { .variant_id = frame, .quantity = 1 }, .from_id = shop->establishment_id,
                                           .to_id = shop->establishment_id }), DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (nowhere), ==, "to");
  dpt_test_catalog_assert_stock (shop, frame, 100000, 0);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/stock/pieces-come-in-and-leave", test_pieces_come_in_and_leave);
  dpt_test_db_add ("/stock/the-refusal-says-what-is-left-and-where", test_the_refusal_says_what_is_left_and_where);
  dpt_test_db_add ("/stock/only-the-holder-gives-up", test_only_the_holder_gives_up);
  dpt_test_db_add ("/stock/everything-of-a-holder-goes-at-once", test_everything_of_a_holder_goes_at_once);
  dpt_test_db_add ("/stock/only-what-may-goes-below-zero", test_only_what_may_goes_below_zero);
  dpt_test_db_add ("/stock/services-keep-no-stock", test_services_keep_no_stock);
  dpt_test_db_add ("/stock/a-move-counts-once", test_a_move_counts_once);
  dpt_test_db_add ("/stock/moves-are-checked", test_moves_are_checked);
  dpt_test_db_add ("/stock/a-transfer-has-two-ends", test_a_transfer_has_two_ends);
  dpt_test_db_add ("/stock/a-spoilt-cache-is-found-and-rebuilt", test_a_spoilt_cache_is_found_and_rebuilt);
  dpt_test_db_add ("/stock/one-of-sixteen-gets-the-last-piece", test_one_of_sixteen_gets_the_last_piece);
  dpt_test_db_add ("/stock/each-act-asks-for-its-own-right", test_each_act_asks_for_its_own_right);
  dpt_test_db_add ("/stock/impossible-moves-name-their-field", test_impossible_moves_name_their_field);
  return g_test_run ();
}
