/* test-order.c - an order from the prescription to the hand-over, with what each step does to stock, jobs and messages.
 * For: engine/order on a database, and the purchase lines it makes. Not for: the tables of states (test-order-state.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/message/dpt-message.h"
#include "engine/order/dpt-job-flow.h"
#include "engine/order/dpt-order-list.h"
#include "engine/purchase/dpt-purchase.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-order.h"

typedef struct
{
  DptTestShop *shop;
  DptSession *optician;
  DptTestCatalog catalog;
  DptTestPatient patient;
  gint64 order_id;
  gint64 pair_id;
} Scene;

/* A shop with two pieces of each frame, and a draft for Marie. */
static void
set_up (Scene *scene, DptDb *db, const char *usage)
{
  g_autoptr (DptOrderSheet) sheet = NULL;

  scene->shop = dpt_test_shop_new (db);
  scene->optician = dpt_test_shop_sign_in (scene->shop, DPT_ROLE_OPTICIAN);
  dpt_test_catalog_install (scene->shop, &scene->catalog);
  for (int i = DPT_TEST_FRAME_BLACK; i <= DPT_TEST_FRAME_GOLD; i++)
    dpt_test_catalog_receive (scene->shop, scene->catalog.variants[i], 2, 0);
  dpt_test_patient_add (scene->shop, "Marie", "Dubois", &scene->patient);
  scene->order_id = dpt_test_order_create (scene->shop, &scene->patient, usage);
  sheet = dpt_test_order_load (scene->shop, scene->order_id);
  scene->pair_id = dpt_record_get_id (dpt_order_sheet_get_pair (sheet, 0));
}

static void
tear_down (Scene *scene)
{
  dpt_test_catalog_assert_sound (scene->shop);
  g_clear_object (&scene->optician);
  g_clear_pointer (&scene->shop, dpt_test_shop_free);
}

/* One call of the engine as a unit of work; what is not used is 0. */
typedef struct
{
  enum
  {
    FRAME, ORDER_FRAME, OWN_FRAME, DROP_FRAME, LENS, MEASURE, ARTICLE, REMOVE, PRICE, DISCOUNT, WHOLE_DISCOUNT, USAGE, ADD_PAIR,
    REMOVE_PAIR, APPLY, JOB, ADJUST, CREATE, FACTS, PURCHASE, RECEIVE, ARRIVED, MESSAGE,
  } what;
  gint64 id, other, amount;
  const char *text, *reason;
  const GArray *options;
  DptFittingMeasures measures;
} Call;

static gboolean
perform (DptUnit *unit, Call *call, GError **error)
{
  DptOwnFrame own = { .note = "old titanium", .box_a = 5000, .box_b = 3800, .dbl = 1800 };
  DptOrderRequest request = { .patient_id = call->id, .prescription_id = call->other, .usage = call->text };

  switch (call->what)
    {
    case FRAME: return dpt_order_choose_frame (unit, call->id, call->other, error);
    case ORDER_FRAME: return dpt_order_order_frame (unit, call->id, call->other, error);
    case OWN_FRAME: return dpt_order_choose_own_frame (unit, call->id, &own, error);
    case DROP_FRAME: return dpt_order_drop_frame (unit, call->id, error);
    case LENS: return dpt_order_choose_lens (unit, call->id, (int) call->amount, call->other, call->options, error);
    case MEASURE: return dpt_order_measure (unit, call->id, &call->measures, error);
    case ARTICLE: return dpt_order_add_article (unit, call->id, 0, call->other, call->amount, error) != 0;
    case REMOVE: return dpt_order_remove_line (unit, call->id, error);
    case PRICE: return dpt_order_set_line_price (unit, call->id, call->amount, call->reason, error);
    case DISCOUNT: return dpt_order_set_line_discount (unit, call->id, call->amount, error);
    case WHOLE_DISCOUNT: return dpt_order_set_discount (unit, call->id, (int) call->amount, error);
    case USAGE: return dpt_order_set_usage (unit, call->id, call->text, error);
    case ADD_PAIR: return dpt_order_add_pair (unit, call->id, call->text, error) != 0;
    case REMOVE_PAIR: return dpt_order_remove_pair (unit, call->id, error);
    case APPLY: return dpt_order_apply (unit, call->id, call->text, call->reason, error);
    case JOB: return dpt_job_apply (unit, call->id, call->text, call->reason, error);
    case ADJUST: return dpt_order_note_adjustment (unit, call->id, 0, call->text, call->reason, error);
    case CREATE: return dpt_order_create (unit, &request, error) != 0;
    case FACTS: return dpt_order_set_facts (unit, call->id, 0, NULL, call->text, error);
    case PURCHASE: return dpt_purchase_apply (unit, call->id, call->text, error);
    case MESSAGE: return dpt_message_apply (unit, call->id, call->text, error);
    case RECEIVE: return dpt_purchase_receive (unit, call->id, call->amount, error);
    case ARRIVED: return dpt_purchase_receive_line (unit, call->id, error);
    default: g_assert_not_reached ();
    }
}

static gpointer
perform_cb (DptUnit *unit, gpointer args, GError **error)
{
  return perform (unit, args, error) ? unit : NULL;
}

static void
run (DptSession *session, Call call)
{
  g_autoptr (GError) error = NULL;

  dpt_session_write (session, perform_cb, &call, NULL, &error);
  g_assert_no_error (error);
}

/* @field: of an invalid value, NULL for other errors */
static void
refuse (DptSession *session, Call call, int code, const char *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_session_write (session, perform_cb, &call, NULL, &error));
  g_assert_error (error, DPT_ERROR, code);
  if (field != NULL)
    g_assert_cmpstr (dpt_error_get_field (error), ==, field);
}

static DptOrderLine *
find_line (DptOrderSheet *sheet, const char *kind, const char *eye)
{
  GPtrArray *lines = dpt_order_sheet_get_lines (sheet);

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (dpt_record_get_string (lines->pdata[i], DPT_ORDER_LINE_KIND), kind)
        && g_strcmp0 (dpt_record_get_text (lines->pdata[i], DPT_ORDER_LINE_EYE), eye) == 0)
      return lines->pdata[i];
  return NULL;
}

static void
assert_state (Scene *scene, const char *state)
{
  g_autoptr (DptOrderSheet) sheet = dpt_test_order_load (scene->shop, scene->order_id);

  g_assert_cmpstr (dpt_order_sheet_get_state (sheet), ==, state);
}

static void
test_the_prescription_is_frozen (DptDb *db)
{
  Scene scene;
  g_autoptr (DptOrderSheet) sheet = NULL, near = NULL;
  g_autofree char *number = NULL;
  DptPairEye *right;
  DptRx rx;

  set_up (&scene, db, NULL);
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  number = dpt_order_sheet_dup_number (sheet);
  g_assert_cmpstr (number, ==, "C2026-00001");
  g_assert_cmpstr (dpt_order_sheet_get_state (sheet), ==, "draft");
  g_assert_cmpstr (dpt_order_sheet_get_patient_name (sheet), ==, "Marie Dubois");
  g_assert_cmpstr (dpt_order_sheet_get_prescriber_name (sheet), ==, "Dr Claire Morel");
  g_assert_cmpstr (dpt_record_get_text (dpt_order_sheet_get_pair (sheet, 0), DPT_PAIR_USAGE), ==, "progressive");
  right = dpt_order_sheet_get_eye (sheet, 0, DPT_EYE_RIGHT);
  rx = dpt_pair_eye_get_rx (right);
  g_assert_true (dpt_rx_equal (&rx, &(DptRx) { -200, -50, 90, 200 }));
  g_assert_cmpint (dpt_record_get_int (right, DPT_PAIR_EYE_PD_FAR), ==, 3150);

  run (scene.optician, (Call) { .what = USAGE, .id = scene.pair_id, .text = "near" });
  near = dpt_test_order_load (scene.shop, scene.order_id);
  rx = dpt_pair_eye_get_rx (dpt_order_sheet_get_eye (near, 0, DPT_EYE_RIGHT));
  g_assert_true (dpt_rx_equal (&rx, &(DptRx) { 0, -50, 90, 0 }));
  refuse (scene.optician, (Call) { .what = USAGE, .id = scene.pair_id, .text = "contact" }, DPT_ERROR_INVALID, "usage");
  refuse (scene.optician, (Call) { .what = CREATE, .id = scene.patient.patient_id + 1, .other = scene.patient.prescription_id },
          DPT_ERROR_INVALID, "prescription_id");
  dpt_test_db_exec (db, "UPDATE prescription SET valid_until = '2026-11-21'");
  refuse (scene.optician, (Call) { .what = CREATE, .id = scene.patient.patient_id, .other = scene.patient.prescription_id },
          DPT_ERROR_STATE, NULL);
  tear_down (&scene);
}

static void
test_a_frame_is_kept_at_once (DptDb *db)
{
  Scene scene;
  g_autoptr (DptOrderSheet) sheet = NULL, own = NULL;
  gint64 black, gold;

  set_up (&scene, db, NULL);
  black = scene.catalog.variants[DPT_TEST_FRAME_BLACK];
  gold = scene.catalog.variants[DPT_TEST_FRAME_GOLD];
  run (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = black });
  run (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = black });
  dpt_test_catalog_assert_stock (scene.shop, black, 2, 1);
  run (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = gold });
  dpt_test_catalog_assert_stock (scene.shop, black, 2, 0);
  dpt_test_catalog_assert_stock (scene.shop, gold, 2, 1);
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpint (dpt_order_sheet_get_frame_state (sheet, 0), ==, DPT_FRAME_STATE_RESERVED);
  g_assert_cmpint (dpt_order_sheet_get_total (sheet), ==, 18000);
  g_assert_cmpint (dpt_record_get_int (dpt_order_sheet_get_pair (sheet, 0), DPT_PAIR_BOX_A), ==, 5000);
  g_assert_cmpint (dpt_record_get_int (find_line (sheet, "frame", NULL), DPT_ORDER_LINE_UNIT_COST), ==, 6200);
  run (scene.optician, (Call) { .what = OWN_FRAME, .id = scene.pair_id });
  own = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpint (dpt_order_sheet_get_frame_state (own, 0), ==, DPT_FRAME_STATE_OWN);
  g_assert_cmpint (dpt_order_sheet_get_total (own), ==, 0);
  dpt_test_catalog_assert_stock (scene.shop, gold, 2, 0);
  tear_down (&scene);
}

static void
test_what_is_gone_is_ordered (DptDb *db)
{
  Scene scene;
  g_autoptr (DptOrderSheet) sheet = NULL, arrived = NULL;
  gint64 black, line_id, purchase_id;

  set_up (&scene, db, "far");
  black = scene.catalog.variants[DPT_TEST_FRAME_BLACK];
  dpt_test_db_exec (db, "UPDATE product SET supplier_id = (SELECT id FROM supplier WHERE name = 'Nova Lens') WHERE code = 'RIVE-MISTRAL'");
  dpt_test_db_exec (db, "DELETE FROM stock_position");
  refuse (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = black }, DPT_ERROR_UNAVAILABLE, NULL);
  run (scene.optician, (Call) { .what = ORDER_FRAME, .id = scene.pair_id, .other = black });
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpint (dpt_order_sheet_get_frame_state (sheet, 0), ==, DPT_FRAME_STATE_ORDERED);
  g_assert_cmpuint (dpt_order_sheet_get_purchases (sheet)->len, ==, 1);
  g_assert_cmpint (dpt_order_sheet_get_total (sheet), ==, 12000);
  line_id = dpt_record_get_id (dpt_order_sheet_get_purchases (sheet)->pdata[0]);
  purchase_id = dpt_record_get_int (dpt_order_sheet_get_purchases (sheet)->pdata[0], DPT_PURCHASE_LINE_PURCHASE_ORDER_ID);

  refuse (scene.optician, (Call) { .what = RECEIVE, .id = line_id, .amount = 1 }, DPT_ERROR_STATE, NULL);
  run (scene.optician, (Call) { .what = PURCHASE, .id = purchase_id, .text = "send" });
  refuse (scene.optician, (Call) { .what = RECEIVE, .id = line_id, .amount = 2 }, DPT_ERROR_INVALID, "quantity");
  run (scene.optician, (Call) { .what = RECEIVE, .id = line_id, .amount = 1 });
  dpt_test_catalog_assert_stock (scene.shop, black, 1, 1);
  arrived = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpint (dpt_order_sheet_get_frame_state (arrived, 0), ==, DPT_FRAME_STATE_RESERVED);
  g_assert_cmpstr (dpt_record_get_text (dpt_order_sheet_get_purchases (arrived)->pdata[0], DPT_PURCHASE_LINE_STATE), ==, "received");
  g_clear_object (&scene.optician);
  g_clear_pointer (&scene.shop, dpt_test_shop_free);
}

static void
test_changing_the_mind_takes_the_line_off_the_draft (DptDb *db)
{
  Scene scene;

  set_up (&scene, db, "far");
  dpt_test_db_exec (db, "UPDATE product SET supplier_id = (SELECT id FROM supplier WHERE name = 'Nova Lens') WHERE code = 'RIVE-MISTRAL'");
  run (scene.optician, (Call) { .what = ORDER_FRAME, .id = scene.pair_id, .other = scene.catalog.variants[DPT_TEST_FRAME_BLACK] });
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM purchase_line"), ==, 1);
  run (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = scene.catalog.variants[DPT_TEST_FRAME_GOLD] });
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM purchase_line"), ==, 0);
  dpt_test_catalog_assert_stock (scene.shop, scene.catalog.variants[DPT_TEST_FRAME_GOLD], 2, 1);
  refuse (scene.optician, (Call) { .what = ORDER_FRAME, .id = scene.pair_id, .other = scene.catalog.variants[DPT_TEST_FRAME_GOLD] },
          DPT_ERROR_INVALID, "supplier_id");
  dpt_test_catalog_assert_stock (scene.shop, scene.catalog.variants[DPT_TEST_FRAME_GOLD], 2, 1);
  tear_down (&scene);
}

static void
test_lenses_with_their_options (DptDb *db)
{
  Scene scene;
  g_autoptr (GArray) options = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) blue = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (DptOrderSheet) sheet = NULL, other = NULL;
  g_autofree char *title = NULL, *treatments = NULL;
  gint64 ar_plus, filter;

  set_up (&scene, db, NULL);
  ar_plus = dpt_test_find_option (scene.shop, "AR-PLUS");
  filter = dpt_test_find_option (scene.shop, "BLEU");
  g_array_append_val (options, ar_plus);
  g_array_append_val (blue, filter);
  run (scene.optician, (Call) { .what = LENS, .id = scene.pair_id, .other = dpt_test_find_range (scene.shop, "VT-PANORAL", 1600, FALSE),
                                .options = options });
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  /* Two lenses at 199.00, each with the hardening that the coating needs (10.00) and the coating (45.00). */
  g_assert_cmpint (dpt_order_sheet_get_total (sheet), ==, 2 * (19900 + 1000 + 4500));
  g_assert_cmpuint (dpt_order_sheet_get_lines (sheet)->len, ==, 6);
  title = dpt_order_sheet_dup_lens_title (sheet, 0, DPT_EYE_LEFT);
  treatments = dpt_order_sheet_dup_treatments (sheet, 0, DPT_EYE_LEFT);
  g_assert_cmpstr (title, ==, "Panoral 1.60");
  g_assert_cmpstr (treatments, ==, "Durci (anti-rayures), Antireflet Premium");
  chosen = dpt_order_sheet_create_options (sheet, 0, DPT_EYE_RIGHT);
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpint (dpt_record_get_int (find_line (sheet, "lens", "R"), DPT_ORDER_LINE_TAX_RATE_BP), ==, 2000);

  /* What cannot be made, is not for this use or is not to be had is refused, and nothing changes. */
  refuse (scene.optician, (Call) { .what = LENS, .id = scene.pair_id, .other = dpt_test_find_range (scene.shop, "VT-UNISOL", 1600, FALSE) },
          DPT_ERROR_INVALID, "lens_range_id");
  refuse (scene.optician, (Call) { .what = LENS, .id = scene.pair_id, .options = blue,
                                   .other = dpt_test_find_range (scene.shop, "VT-ESSENTIEL-P", 1600, FALSE) },
          DPT_ERROR_INVALID, "options");
  dpt_test_db_exec (db, "UPDATE pair_eye SET sphere = -1500 WHERE eye = 'L'");
  refuse (scene.optician, (Call) { .what = LENS, .id = scene.pair_id, .other = dpt_test_find_range (scene.shop, "VT-PANORAL", 1500, FALSE) },
          DPT_ERROR_INVALID, "lens_range_id");
  /* One eye alone can have another lens. */
  run (scene.optician, (Call) { .what = LENS, .id = scene.pair_id, .amount = DPT_EYE_LEFT,
                                .other = dpt_test_find_range (scene.shop, "OL-LUMIA", 1740, FALSE) });
  other = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpint (dpt_order_sheet_get_total (other), ==, 19900 + 1000 + 4500 + 39900);
  tear_down (&scene);
}

static void
test_measures_are_checked (DptDb *db)
{
  Scene scene;
  g_autoptr (DptOrderSheet) sheet = NULL, changed = NULL;
  DptFittingMeasures measures = { .pd_far = { 3150, 3200 }, .fitting_height = { 2300, 2250 }, .pantoscopic_tilt = 80, .wrap = 50,
                                  .vertex = 1300, .method = "ruler" };

  set_up (&scene, db, NULL);
  run (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = scene.catalog.variants[DPT_TEST_FRAME_BLACK] });
  run (scene.optician, (Call) { .what = MEASURE, .id = scene.pair_id, .measures = measures });
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpint (dpt_record_get_int (dpt_order_sheet_get_eye (sheet, 0, DPT_EYE_LEFT), DPT_PAIR_EYE_FITTING_HEIGHT), ==, 2250);
  g_assert_cmpint (dpt_record_get_int (dpt_order_sheet_get_pair (sheet, 0), DPT_PAIR_PANTOSCOPIC_TILT), ==, 80);
  g_assert_cmpint (dpt_pair_fit (dpt_order_sheet_get_pair (sheet, 0), dpt_order_sheet_get_eye (sheet, 0, DPT_EYE_RIGHT)).decentration, ==, 250);
  measures.fitting_height[1] = 4300;
  refuse (scene.optician, (Call) { .what = MEASURE, .id = scene.pair_id, .measures = measures }, DPT_ERROR_INVALID, "fitting_height");
  measures.fitting_height[1] = 2250;
  measures.pd_far[0] = 1400;
  refuse (scene.optician, (Call) { .what = MEASURE, .id = scene.pair_id, .measures = measures }, DPT_ERROR_INVALID, "pd_far");
  /* Another frame: heights taken in the first are void, distances stay. */
  run (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = scene.catalog.variants[DPT_TEST_FRAME_GOLD] });
  changed = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_true (dpt_record_is_null (dpt_order_sheet_get_eye (changed, 0, DPT_EYE_RIGHT), DPT_PAIR_EYE_FITTING_HEIGHT));
  g_assert_cmpint (dpt_record_get_int (dpt_order_sheet_get_eye (changed, 0, DPT_EYE_RIGHT), DPT_PAIR_EYE_PD_FAR), ==, 3150);
  tear_down (&scene);
}

static void
test_prices_and_discounts_have_limits (DptDb *db)
{
  Scene scene;
  g_autoptr (DptSession) owner = NULL;
  g_autoptr (DptOrderSheet) sheet = NULL, cheap = NULL, whole = NULL;
  gint64 frame_line;

  set_up (&scene, db, NULL);
  owner = dpt_test_shop_sign_in (scene.shop, DPT_ROLE_OWNER);
  dpt_test_order_complete (scene.shop, &scene.catalog, scene.order_id);
  dpt_test_catalog_receive (scene.shop, scene.catalog.variants[DPT_TEST_CASE], 3, 0);
  run (scene.optician, (Call) { .what = ARTICLE, .id = scene.order_id, .other = scene.catalog.variants[DPT_TEST_CASE], .amount = 2 });
  dpt_test_catalog_assert_stock (scene.shop, scene.catalog.variants[DPT_TEST_CASE], 3, 2);
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  frame_line = dpt_record_get_id (find_line (sheet, "frame", NULL));
  /* Frame 120.00, two lenses 199.00 with hardening 10.00 and coating 25.00, two cases at 12.00. */
  g_assert_cmpint (dpt_order_sheet_get_total (sheet), ==, 12000 + 2 * (19900 + 1000 + 2500) + 2400);
  g_assert_cmpint (dpt_order_sheet_get_total_of_pair (sheet, scene.pair_id), ==, 12000 + 2 * (19900 + 1000 + 2500));

  run (scene.optician, (Call) { .what = DISCOUNT, .id = frame_line, .amount = 1200 });
  refuse (scene.optician, (Call) { .what = DISCOUNT, .id = frame_line, .amount = 1201 }, DPT_ERROR_REFUSED, NULL);
  refuse (scene.optician, (Call) { .what = DISCOUNT, .id = frame_line, .amount = 12001 }, DPT_ERROR_INVALID, "discount");
  run (owner, (Call) { .what = DISCOUNT, .id = frame_line, .amount = 12000 });
  cheap = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpint (dpt_order_sheet_get_discount (cheap), ==, 12000);
  refuse (owner, (Call) { .what = PRICE, .id = frame_line, .amount = 9999 }, DPT_ERROR_INVALID, "reason");
  run (owner, (Call) { .what = PRICE, .id = frame_line, .amount = 9999, .reason = "scratched" });
  refuse (scene.optician, (Call) { .what = WHOLE_DISCOUNT, .id = scene.order_id, .amount = 1001 }, DPT_ERROR_REFUSED, NULL);
  run (scene.optician, (Call) { .what = WHOLE_DISCOUNT, .id = scene.order_id, .amount = 500 });
  whole = dpt_test_order_load (scene.shop, scene.order_id);
  /* 5 % of each line, halves away from zero: 500 of 99.99 is 5.00. */
  g_assert_cmpint (dpt_order_sheet_get_discount (whole), ==, 500 + 2 * (995 + 50 + 125) + 120);
  refuse (scene.optician, (Call) { .what = REMOVE, .id = frame_line }, DPT_ERROR_STATE, NULL);
  run (scene.optician, (Call) { .what = REMOVE, .id = dpt_record_get_id (find_line (whole, "accessory", NULL)) });
  dpt_test_catalog_assert_stock (scene.shop, scene.catalog.variants[DPT_TEST_CASE], 3, 0);
  tear_down (&scene);
}

static void
test_nothing_is_confirmed_that_cannot_be_made (DptDb *db)
{
  Scene scene;
  gint64 range;
  DptFittingMeasures measures = { .pd_far = { 3150, 3200 }, .pantoscopic_tilt = DPT_NOT_MEASURED, .wrap = DPT_NOT_MEASURED };

  set_up (&scene, db, NULL);
  range = dpt_test_find_range (scene.shop, "VT-PANORAL", 1600, FALSE);
  refuse (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" }, DPT_ERROR_INVALID, "frame_variant_id");
  run (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = scene.catalog.variants[DPT_TEST_FRAME_BLACK] });
  run (scene.optician, (Call) { .what = LENS, .id = scene.pair_id, .other = range, .amount = DPT_EYE_RIGHT });
  refuse (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" }, DPT_ERROR_INVALID, "lens_range_id");
  run (scene.optician, (Call) { .what = LENS, .id = scene.pair_id, .other = range });
  refuse (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" }, DPT_ERROR_INVALID, "fitting_height");
  measures.pd_far[0] = 0;
  run (scene.optician, (Call) { .what = MEASURE, .id = scene.pair_id, .measures = measures });
  refuse (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" }, DPT_ERROR_INVALID, "pd_far");
  assert_state (&scene, "draft");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM job"), ==, 0);
  tear_down (&scene);
}

static gint64
find_job (DptDb *db)
{
  return dpt_test_db_query_int (db, "SELECT id FROM job WHERE state NOT IN ('returned', 'cancelled') ORDER BY id DESC LIMIT 1");
}

static void
finish_job (Scene *scene, DptDb *db)
{
  static const char *const steps[] = { "check", "send", "receive", "verify", "edge", "fit", "finish" };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    run (scene->optician, (Call) { .what = JOB, .id = find_job (db), .text = steps[i],
                                   .reason = g_str_equal (steps[i], "verify") ? "no lensmeter today" : NULL });
}

static void
test_from_the_quote_to_the_hand_over (DptDb *db)
{
  Scene scene;
  g_autoptr (DptSession) cashier = NULL;
  g_autoptr (DptOrderSheet) sheet = NULL, done = NULL;
  g_autofree char *channel = NULL, *message = NULL;
  DptJob *job;
  gint64 black;

  set_up (&scene, db, NULL);
  cashier = dpt_test_shop_sign_in (scene.shop, DPT_ROLE_CASHIER);
  black = scene.catalog.variants[DPT_TEST_FRAME_BLACK];
  dpt_test_order_complete (scene.shop, &scene.catalog, scene.order_id);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "quote" });
  refuse (scene.optician, (Call) { .what = DROP_FRAME, .id = scene.pair_id }, DPT_ERROR_STATE, NULL);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" });
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpstr (dpt_record_get_text (dpt_order_sheet_get_order (sheet), DPT_DISPENSING_ORDER_QUOTE_VALID_UNTIL), ==, "2027-02-22");
  job = dpt_order_sheet_find_job (sheet, scene.pair_id);
  g_assert_cmpstr (dpt_record_get_text (job, DPT_JOB_LAB_NAME), ==, "Verres de Touraine");
  /* Four days for the lenses, one to edge them. */
  g_assert_cmpstr (dpt_record_get_text (job, DPT_JOB_DUE_ON), ==, "2026-11-27");
  g_assert_cmpuint (dpt_order_sheet_get_purchases (sheet)->len, ==, 2);
  refuse (cashier, (Call) { .what = JOB, .id = dpt_record_get_id (job), .text = "check" }, DPT_ERROR_REFUSED, NULL);
  refuse (scene.optician, (Call) { .what = JOB, .id = dpt_record_get_id (job), .text = "fit" }, DPT_ERROR_STATE, NULL);
  refuse (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "ready" }, DPT_ERROR_STATE, NULL);

  finish_job (&scene, db);
  assert_state (&scene, "ready");
  channel = dpt_test_db_query_text (db, "SELECT channel FROM message WHERE kind = 'ready' AND state = 'queued'");
  g_assert_cmpstr (channel, ==, "phone");
  dpt_test_catalog_assert_stock (scene.shop, black, 2, 1);
  run (cashier, (Call) { .what = ADJUST, .id = scene.order_id, .text = "temples", .reason = "5 mm shorter" });
  run (cashier, (Call) { .what = APPLY, .id = scene.order_id, .text = "deliver" });
  dpt_test_catalog_assert_stock (scene.shop, black, 1, 0);
  run (cashier, (Call) { .what = APPLY, .id = scene.order_id, .text = "close" });
  done = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpstr (dpt_order_sheet_get_state (done), ==, "closed");
  g_assert_cmpstr (dpt_record_get_text (dpt_order_sheet_find_job (done, scene.pair_id), DPT_JOB_STATE), ==, "collected");
  g_assert_cmpuint (dpt_order_sheet_get_adjustments (done)->len, ==, 1);
  g_assert_cmpuint (dpt_order_sheet_get_events (done)->len, ==, 6);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM message WHERE state = 'cancelled'"), ==, 1);
  tear_down (&scene);
}

/* What the two purchase lines of the lenses say: "sent 0/1" each. */
static char *
describe_purchases (DptDb *db)
{
  return dpt_test_db_query_text (db, "SELECT MIN(k.said) || ', ' || MAX(k.said)"
                                     "  FROM (SELECT o.state || ' ' || l.received_quantity || '/' || l.quantity AS said"
                                     "          FROM purchase_line l JOIN purchase_order o ON o.id = l.purchase_order_id) k");
}

static void
assert_purchases (DptDb *db, const char *expected)
{
  g_autofree char *found = describe_purchases (db);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_the_lenses_are_ordered_and_booked_with_their_job (DptDb *db)
{
  Scene scene;
  g_autoptr (DptSession) technician = NULL;

  set_up (&scene, db, NULL);
  technician = dpt_test_shop_sign_in (scene.shop, DPT_ROLE_LAB_TECHNICIAN);
  dpt_test_order_complete (scene.shop, &scene.catalog, scene.order_id);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" });
  assert_purchases (db, "draft 0/1, draft 0/1");
  run (technician, (Call) { .what = JOB, .id = find_job (db), .text = "check" });
  run (technician, (Call) { .what = JOB, .id = find_job (db), .text = "send" });
  assert_purchases (db, "sent 0/1, sent 0/1");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM purchase_order WHERE state = 'sent'"), ==, 1);
  run (technician, (Call) { .what = JOB, .id = find_job (db), .text = "receive" });
  assert_purchases (db, "received 1/1, received 1/1");
  tear_down (&scene);
}

/* The lab brought them without being asked in writing. */
static void
test_lenses_that_come_unsent_are_booked (DptDb *db)
{
  Scene scene;

  set_up (&scene, db, NULL);
  dpt_test_order_complete (scene.shop, &scene.catalog, scene.order_id);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" });
  run (scene.optician, (Call) { .what = JOB, .id = find_job (db), .text = "check" });
  run (scene.optician, (Call) { .what = JOB, .id = find_job (db), .text = "receive" });
  assert_purchases (db, "received 1/1, received 1/1");
  tear_down (&scene);
}

static void
test_a_frame_that_was_ordered_by_a_call_is_booked (DptDb *db)
{
  Scene scene;
  g_autoptr (DptOrderSheet) arrived = NULL;
  gint64 black, line_id;

  set_up (&scene, db, "far");
  black = scene.catalog.variants[DPT_TEST_FRAME_BLACK];
  dpt_test_db_exec (db, "UPDATE product SET supplier_id = (SELECT id FROM supplier WHERE name = 'Nova Lens') WHERE code = 'RIVE-MISTRAL'");
  run (scene.optician, (Call) { .what = ORDER_FRAME, .id = scene.pair_id, .other = black });
  line_id = dpt_test_db_query_int (db, "SELECT id FROM purchase_line");
  run (scene.optician, (Call) { .what = ARRIVED, .id = line_id });
  dpt_test_catalog_assert_stock (scene.shop, black, 3, 1);
  arrived = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpint (dpt_order_sheet_get_frame_state (arrived, 0), ==, DPT_FRAME_STATE_RESERVED);
  refuse (scene.optician, (Call) { .what = ARRIVED, .id = line_id }, DPT_ERROR_STATE, NULL);
  tear_down (&scene);
}

static gpointer
load_queued_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_message_load_queued (unit, args, 10, error);
}

static GPtrArray *
load_queued (Scene *scene, const char *channel)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *queued = dpt_session_read (scene->optician, load_queued_cb, (gpointer) channel, (GDestroyNotify) g_ptr_array_unref, &error);

  g_assert_no_error (error);
  return queued;
}

static void
test_the_patient_is_told_once_by_the_right_means (DptDb *db)
{
  Scene scene;
  g_autofree char *contact = NULL;
  g_autoptr (GPtrArray) texts = NULL, calls = NULL, after = NULL;
  gint64 id;

  set_up (&scene, db, NULL);
  contact = g_strdup_printf ("INSERT INTO contact_point (id, version, patient_id, kind, value, search_key, preferred) "
                             "VALUES (1, 1, %" G_GINT64_FORMAT ", 'mobile', '06 39 98 00 01', '0639980001', 1)",
                             scene.patient.patient_id);
  dpt_test_db_exec (db, contact);
  dpt_test_order_complete (scene.shop, &scene.catalog, scene.order_id);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" });
  finish_job (&scene, db);
  calls = load_queued (&scene, "phone");
  texts = load_queued (&scene, "mobile");
  g_assert_cmpuint (calls->len, ==, 0);
  g_assert_cmpuint (texts->len, ==, 1);
  id = dpt_record_get_id (texts->pdata[0]);
  g_assert_cmpstr (dpt_record_get_text (texts->pdata[0], DPT_MESSAGE_RECIPIENT), ==, "06 39 98 00 01");
  g_assert_cmpstr (dpt_record_get_text (texts->pdata[0], DPT_MESSAGE_PATIENT_NAME), ==, "Marie Dubois");
  run (scene.optician, (Call) { .what = MESSAGE, .id = id, .text = "send" });
  refuse (scene.optician, (Call) { .what = MESSAGE, .id = id, .text = "send" }, DPT_ERROR_STATE, NULL);
  /* What was sent stays sent when the glasses are handed over. */
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "deliver" });
  after = load_queued (&scene, NULL);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM message WHERE state = 'sent'"), ==, 1);
  tear_down (&scene);
}

/* Eight opticians, each at a station of her own, choose the last piece at the same moment. */
typedef struct
{
  char *uri;
  DptTestShop *shop;
  Call call;
  int *go;
  GError *error;
  gboolean got;
} Counter;

#define COUNTERS 8

static gpointer
counter_thread (gpointer data)
{
  Counter *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDb) db = dpt_db_open (self->uri, DPT_DB_OPEN_DEFAULT, &error);
  g_autoptr (DptSession) session = NULL;

  g_assert_no_error (error);
  session = dpt_session_new (db, self->shop->clock, self->shop->users[DPT_ROLE_OPTICIAN], self->shop->establishment_id, 0, &error);
  g_assert_no_error (error);
  g_atomic_int_inc (self->go);
  while (g_atomic_int_get (self->go) < COUNTERS)
    g_thread_yield ();
  self->got = dpt_session_write (session, perform_cb, &self->call, NULL, &self->error) != NULL;
  dpt_db_close (db);
  return NULL;
}

static void
test_the_last_frame_goes_to_one_order (DptDb *db)
{
  Scene scene;
  Counter counters[COUNTERS] = { 0 };
  GThread *threads[COUNTERS];
  int go = 0, winners = 0;

  set_up (&scene, db, NULL);
  /* Of the two pieces the draft keeps one. */
  run (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = scene.catalog.variants[DPT_TEST_FRAME_GOLD] });
  for (int i = 0; i < COUNTERS; i++)
    {
      g_autoptr (DptOrderSheet) sheet = NULL;
      gint64 order_id = dpt_test_order_create (scene.shop, &scene.patient, NULL);

      sheet = dpt_test_order_load (scene.shop, order_id);
      counters[i] = (Counter) { .uri = g_strdup (dpt_db_get_uri (db)), .shop = scene.shop, .go = &go,
                                .call = { .what = FRAME, .id = dpt_record_get_id (dpt_order_sheet_get_pair (sheet, 0)),
                                          .other = scene.catalog.variants[DPT_TEST_FRAME_GOLD] } };
    }
  for (int i = 0; i < COUNTERS; i++)
    threads[i] = g_thread_new ("counter", counter_thread, &counters[i]);
  for (int i = 0; i < COUNTERS; i++)
    {
      g_thread_join (threads[i]);
      winners += counters[i].got ? 1 : 0;
      if (!counters[i].got)
        g_assert_error (counters[i].error, DPT_ERROR, DPT_ERROR_UNAVAILABLE);
      g_clear_error (&counters[i].error);
      g_free (counters[i].uri);
    }
  g_assert_cmpint (winners, ==, 1);
  dpt_test_catalog_assert_stock (scene.shop, scene.catalog.variants[DPT_TEST_FRAME_GOLD], 2, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM order_line WHERE kind = 'frame'"), ==, 2);
  tear_down (&scene);
}

static void
test_what_ends_gives_back (DptDb *db)
{
  Scene scene;
  gint64 black;

  set_up (&scene, db, NULL);
  black = scene.catalog.variants[DPT_TEST_FRAME_BLACK];
  dpt_test_order_complete (scene.shop, &scene.catalog, scene.order_id);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "quote" });
  refuse (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "refuse", .reason = " " }, DPT_ERROR_INVALID, "reason");
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "refuse", .reason = "too dear" });
  dpt_test_catalog_assert_stock (scene.shop, black, 2, 0);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "revise" });
  dpt_test_catalog_assert_stock (scene.shop, black, 2, 1);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" });
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM purchase_line"), ==, 2);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "cancel", .reason = "moved away" });
  dpt_test_catalog_assert_stock (scene.shop, black, 2, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM purchase_line"), ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM job WHERE state = 'cancelled'"), ==, 1);
  refuse (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" }, DPT_ERROR_STATE, NULL);
  tear_down (&scene);
}

static void
test_a_remake_takes_the_order_back_to_work (DptDb *db)
{
  Scene scene;
  g_autoptr (DptOrderSheet) sheet = NULL;
  gint64 first;
  DptJob *job;

  set_up (&scene, db, NULL);
  dpt_test_order_complete (scene.shop, &scene.catalog, scene.order_id);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" });
  finish_job (&scene, db);
  first = find_job (db);
  refuse (scene.optician, (Call) { .what = JOB, .id = first, .text = "return" }, DPT_ERROR_INVALID, "reason");
  run (scene.optician, (Call) { .what = JOB, .id = first, .text = "return", .reason = "scratched" });
  assert_state (&scene, "confirmed");
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpuint (dpt_order_sheet_get_jobs (sheet)->len, ==, 2);
  job = dpt_order_sheet_find_job (sheet, scene.pair_id);
  g_assert_cmpint (dpt_record_get_int (job, DPT_JOB_REMAKE_OF_ID), ==, first);
  g_assert_true (g_str_has_suffix (dpt_record_get_string (job, DPT_JOB_NUMBER), "R1"));
  refuse (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "deliver" }, DPT_ERROR_STATE, NULL);
  finish_job (&scene, db);
  assert_state (&scene, "ready");
  tear_down (&scene);
}

static void
test_a_frame_alone_is_ready_at_once (DptDb *db)
{
  Scene scene;

  set_up (&scene, db, NULL);
  run (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = scene.catalog.variants[DPT_TEST_FRAME_GOLD] });
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" });
  assert_state (&scene, "ready");
  tear_down (&scene);
}

static void
test_two_pairs_wait_for_each_other (DptDb *db)
{
  Scene scene;
  g_autoptr (DptOrderSheet) sheet = NULL;
  gint64 second;

  set_up (&scene, db, NULL);
  dpt_test_order_complete (scene.shop, &scene.catalog, scene.order_id);
  run (scene.optician, (Call) { .what = ADD_PAIR, .id = scene.order_id, .text = "near" });
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  second = dpt_record_get_id (dpt_order_sheet_get_pair (sheet, 1));
  run (scene.optician, (Call) { .what = FRAME, .id = second, .other = scene.catalog.variants[DPT_TEST_FRAME_BLUE] });
  run (scene.optician, (Call) { .what = LENS, .id = second, .other = dpt_test_find_range (scene.shop, "VT-UNISOL", 1500, FALSE) });
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" });
  finish_job (&scene, db);
  assert_state (&scene, "confirmed");
  dpt_test_db_exec (db, "UPDATE job SET state = 'fitted' WHERE state = 'draft'");
  run (scene.optician, (Call) { .what = JOB, .id = dpt_test_db_query_int (db, "SELECT id FROM job WHERE state = 'fitted'"), .text = "finish" });
  assert_state (&scene, "ready");
  tear_down (&scene);
}

static void
test_a_pair_goes_with_its_frame (DptDb *db)
{
  Scene scene;
  g_autoptr (DptOrderSheet) sheet = NULL, one = NULL;
  gint64 second, blue;

  set_up (&scene, db, NULL);
  blue = scene.catalog.variants[DPT_TEST_FRAME_BLUE];
  refuse (scene.optician, (Call) { .what = REMOVE_PAIR, .id = scene.pair_id }, DPT_ERROR_STATE, NULL);
  run (scene.optician, (Call) { .what = ADD_PAIR, .id = scene.order_id });
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  second = dpt_record_get_id (dpt_order_sheet_get_pair (sheet, 1));
  run (scene.optician, (Call) { .what = FRAME, .id = scene.pair_id, .other = blue });
  run (scene.optician, (Call) { .what = FRAME, .id = second, .other = blue });
  dpt_test_catalog_assert_stock (scene.shop, blue, 2, 2);
  run (scene.optician, (Call) { .what = REMOVE_PAIR, .id = second });
  dpt_test_catalog_assert_stock (scene.shop, blue, 2, 1);
  one = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpuint (dpt_order_sheet_get_n_pairs (one), ==, 1);
  g_assert_cmpint (dpt_order_sheet_get_total (one), ==, 12400);
  g_assert_cmpint (dpt_order_sheet_get_frame_state (one, 0), ==, DPT_FRAME_STATE_RESERVED);
  tear_down (&scene);
}

static void
test_rights_and_places_count (DptDb *db)
{
  Scene scene;
  g_autoptr (DptSession) cashier = NULL, elsewhere = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&scene, db, NULL);
  cashier = dpt_test_shop_sign_in (scene.shop, DPT_ROLE_CASHIER);
  elsewhere = dpt_session_new (db, scene.shop->clock, scene.shop->users[DPT_ROLE_OPTICIAN], scene.shop->other_establishment_id, 0, &error);
  g_assert_no_error (error);
  refuse (cashier, (Call) { .what = FRAME, .id = scene.pair_id, .other = scene.catalog.variants[DPT_TEST_FRAME_BLACK] }, DPT_ERROR_REFUSED,
          "order.write");
  refuse (elsewhere, (Call) { .what = FRAME, .id = scene.pair_id, .other = scene.catalog.variants[DPT_TEST_FRAME_BLACK] }, DPT_ERROR_STATE,
          NULL);
  tear_down (&scene);
}

/* What may be done by whom is told apart from what he may do besides. */
static void
test_each_step_asks_for_its_own_right (DptDb *db)
{
  static const struct { const char *event; DptRight right; } steps[] = {
    { "confirm", DPT_RIGHT_ORDER_WRITE }, { "deliver", DPT_RIGHT_ORDER_DELIVER },
  };
  Scene scene;
  g_autoptr (DptSession) owner = NULL;

  set_up (&scene, db, NULL);
  owner = dpt_test_shop_sign_in (scene.shop, DPT_ROLE_OWNER);
  dpt_test_order_complete (scene.shop, &scene.catalog, scene.order_id);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DptSession) without = dpt_test_shop_sign_in_without (scene.shop, DPT_ROLE_OWNER, steps[i].right);
      Call call = { .what = APPLY, .id = scene.order_id, .text = steps[i].event };

      refuse (without, call, DPT_ERROR_REFUSED, dpt_right_get_name (steps[i].right));
      run (owner, call);
      if (i == 0)
        dpt_test_db_exec (db, "UPDATE dispensing_order SET state = 'ready'");
    }
  tear_down (&scene);
}

static void
test_only_a_prescription_for_glasses_in_force_is_served (DptDb *db)
{
  static const struct { const char *change; int code; const char *field; } changes[] = {
    { "UPDATE prescription SET kind = 'contact'", DPT_ERROR_INVALID, "prescription_id" },
    { "UPDATE prescription SET kind = 'glasses', state = 'cancelled'", DPT_ERROR_STATE, NULL },
    { "UPDATE prescription SET state = 'superseded'", DPT_ERROR_STATE, NULL },
  };
  Scene scene;
  Call call;

  set_up (&scene, db, NULL);
  call = (Call) { .what = CREATE, .id = scene.patient.patient_id, .other = scene.patient.prescription_id };
  run (scene.optician, call);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      dpt_test_db_exec (db, changes[i].change);
      refuse (scene.optician, call, changes[i].code, changes[i].field);
    }
  tear_down (&scene);
}

static void
test_what_is_over_is_not_changed_and_what_is_not_ready_not_adjusted (DptDb *db)
{
  static const char *const over[] = { "closed", "cancelled", "refused" };
  Scene scene;

  set_up (&scene, db, NULL);
  refuse (scene.optician, (Call) { .what = ADJUST, .id = scene.order_id, .text = "nose", .reason = "slips" }, DPT_ERROR_STATE, NULL);
  run (scene.optician, (Call) { .what = FACTS, .id = scene.order_id, .text = "call first" });
  for (gsize i = 0; i < G_N_ELEMENTS (over); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE dispensing_order SET state = '%s'", over[i]);

      dpt_test_db_exec (db, sql);
      refuse (scene.optician, (Call) { .what = FACTS, .id = scene.order_id, .text = "call again" }, DPT_ERROR_STATE, NULL);
    }
  tear_down (&scene);
}

static gpointer
count_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_order_count (unit, args, error) ? args : NULL;
}

static DptOrderCounts
count (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  DptOrderCounts counts = { 0 };

  dpt_session_read (scene->optician, count_cb, &counts, NULL, &error);
  g_assert_no_error (error);
  return counts;
}

/* Waits for the list's first answer and gives its only row. */
static DptOrderRow *
read_only_row (DptDbListModel *list)
{
  DptOrderRow *row;

  dpt_test_until (!dpt_db_list_model_get_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  dpt_test_until (!dpt_record_is_null (row, DPT_ORDER_ROW_PATIENT_NAME));
  return row;
}

static void
test_the_work_list_follows_the_order (DptDb *db)
{
  Scene scene;
  g_autoptr (DptDbListModel) work = NULL, waiting = NULL;
  g_autoptr (DptOrderRow) row = NULL;
  DptTestPatient second;
  DptOrderCounts counts;

  set_up (&scene, db, NULL);
  dpt_test_patient_add (scene.shop, "Paul", "Roche", &second);
  counts = count (&scene);
  g_assert_cmpint (counts.waiting_prescriptions, ==, 1);
  g_assert_cmpint (counts.stages[DPT_ORDER_STAGE_DRAFT], ==, 1);
  waiting = dpt_waiting_prescription_list_new (db);
  dpt_waiting_prescription_list_set (waiting, scene.shop->establishment_id, DPT_TEST_TODAY, NULL);
  dpt_test_until (!dpt_db_list_model_get_loading (waiting));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (waiting)), ==, 1);
  g_assert_cmpint (dpt_db_list_model_get_id (waiting, 0), ==, second.prescription_id);

  dpt_test_order_complete (scene.shop, &scene.catalog, scene.order_id);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "quote" });
  g_assert_cmpint (count (&scene).stages[DPT_ORDER_STAGE_QUOTED], ==, 1);
  run (scene.optician, (Call) { .what = APPLY, .id = scene.order_id, .text = "confirm" });
  g_assert_cmpint (count (&scene).stages[DPT_ORDER_STAGE_LATE], ==, 0);
  dpt_test_db_exec (db, "UPDATE job SET due_on = '2026-11-20'");
  counts = count (&scene);
  g_assert_cmpint (counts.stages[DPT_ORDER_STAGE_WORK], ==, 1);
  g_assert_cmpint (counts.stages[DPT_ORDER_STAGE_LATE], ==, 1);
  work = dpt_order_list_new (db);
  dpt_order_list_set (work, scene.shop->establishment_id, DPT_TEST_TODAY, &(DptOrderQuery){ .stage = DPT_ORDER_STAGE_LATE });
  row = read_only_row (work);
  g_assert_cmpstr (dpt_record_get_text (row, DPT_ORDER_ROW_PATIENT_NAME), ==, "Marie Dubois");
  g_assert_cmpstr (dpt_record_get_text (row, DPT_ORDER_ROW_FRAME), ==, "Rive Mistral");
  g_assert_cmpstr (dpt_record_get_text (row, DPT_ORDER_ROW_JOB_STATE), ==, "draft");
  g_assert_cmpint (dpt_record_get_int (row, DPT_ORDER_ROW_TOTAL), ==, 58800);
  g_assert_true (dpt_order_row_is_late (row, DPT_TEST_TODAY));
  finish_job (&scene, db);
  counts = count (&scene);
  g_assert_cmpint (counts.stages[DPT_ORDER_STAGE_READY], ==, 1);
  g_assert_cmpint (counts.stages[DPT_ORDER_STAGE_LATE], ==, 0);
  tear_down (&scene);
}

static guint
count_rows (DptDbListModel *list, Scene *scene, const DptOrderQuery *query)
{
  dpt_order_list_set (list, scene->shop->establishment_id, DPT_TEST_TODAY, query);
  dpt_test_until (!dpt_db_list_model_get_loading (list));
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_the_work_list_is_searched_filtered_and_ordered (DptDb *db)
{
  Scene scene;
  g_autoptr (DptDbListModel) list = dpt_order_list_new (db), waiting = dpt_waiting_prescription_list_new (db);
  DptTestPatient anna, paul;
  gint64 first, second, nobody = 1;

  set_up (&scene, db, NULL);
  first = scene.order_id;
  dpt_test_patient_add (scene.shop, "Anna", "Zola", &anna);
  dpt_test_patient_add (scene.shop, "Paul", "Roche", &paul);
  second = dpt_test_order_create (scene.shop, &anna, NULL);
  g_assert_cmpuint (count_rows (list, &scene, &(DptOrderQuery){ .stage = DPT_ORDER_STAGE_DRAFT, .sort = "patient-name" }), ==, 2);
  g_assert_cmpint (dpt_db_list_model_get_id (list, 0), ==, second);
  g_assert_cmpuint (count_rows (list, &scene, &(DptOrderQuery){ .stage = DPT_ORDER_STAGE_DRAFT, .sort = "patient-name", .descending = TRUE }), ==, 2);
  g_assert_cmpint (dpt_db_list_model_get_id (list, 0), ==, first);
  g_assert_cmpuint (count_rows (list, &scene, &(DptOrderQuery){ .stage = DPT_ORDER_STAGE_DRAFT, .sort = "number", .descending = TRUE }), ==, 2);
  g_assert_cmpint (dpt_db_list_model_get_id (list, 0), ==, second);
  g_assert_cmpuint (count_rows (list, &scene, &(DptOrderQuery){ .stage = DPT_ORDER_STAGE_DRAFT, .search = "ZOL" }), ==, 1);
  g_assert_cmpint (dpt_db_list_model_get_id (list, 0), ==, second);
  g_assert_cmpuint (count_rows (list, &scene, &(DptOrderQuery){ .stage = DPT_ORDER_STAGE_DRAFT, .search = "C2026-00001" }), ==, 1);
  g_assert_cmpint (dpt_db_list_model_get_id (list, 0), ==, first);
  g_assert_cmpuint (count_rows (list, &scene, &(DptOrderQuery){ .stage = DPT_ORDER_STAGE_DRAFT, .user_id = nobody }), ==, 0);
  g_assert_cmpuint (count_rows (list, &scene, &(DptOrderQuery){ .stage = DPT_ORDER_STAGE_DELIVERED }), ==, 0);

  dpt_waiting_prescription_list_set (waiting, scene.shop->establishment_id, DPT_TEST_TODAY, &(DptWaitingQuery){ .search = "roc", .usage = "progressive" });
  dpt_test_until (!dpt_db_list_model_get_loading (waiting));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (waiting)), ==, 1);
  dpt_waiting_prescription_list_set (waiting, scene.shop->establishment_id, DPT_TEST_TODAY, &(DptWaitingQuery){ .usage = "near" });
  dpt_test_until (!dpt_db_list_model_get_loading (waiting));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (waiting)), ==, 0);
  tear_down (&scene);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/order/the-prescription-is-frozen", test_the_prescription_is_frozen);
  dpt_test_db_add ("/order/a-frame-is-kept-at-once", test_a_frame_is_kept_at_once);
  dpt_test_db_add ("/order/what-is-gone-is-ordered", test_what_is_gone_is_ordered);
  dpt_test_db_add ("/order/changing-the-mind-takes-the-line-off-the-draft", test_changing_the_mind_takes_the_line_off_the_draft);
  dpt_test_db_add ("/order/lenses-with-their-options", test_lenses_with_their_options);
  dpt_test_db_add ("/order/measures-are-checked", test_measures_are_checked);
  dpt_test_db_add ("/order/prices-and-discounts-have-limits", test_prices_and_discounts_have_limits);
  dpt_test_db_add ("/order/nothing-is-confirmed-that-cannot-be-made", test_nothing_is_confirmed_that_cannot_be_made);
  dpt_test_db_add ("/order/from-the-quote-to-the-hand-over", test_from_the_quote_to_the_hand_over);
  dpt_test_db_add ("/order/the-lenses-are-ordered-and-booked-with-their-job", test_the_lenses_are_ordered_and_booked_with_their_job);
  dpt_test_db_add ("/order/lenses-that-come-unsent-are-booked", test_lenses_that_come_unsent_are_booked);
  dpt_test_db_add ("/order/a-frame-that-was-ordered-by-a-call-is-booked", test_a_frame_that_was_ordered_by_a_call_is_booked);
  dpt_test_db_add ("/order/what-ends-gives-back", test_what_ends_gives_back);
  dpt_test_db_add ("/order/a-remake-takes-the-order-back-to-work", test_a_remake_takes_the_order_back_to_work);
  dpt_test_db_add ("/order/a-frame-alone-is-ready-at-once", test_a_frame_alone_is_ready_at_once);
  dpt_test_db_add ("/order/two-pairs-wait-for-each-other", test_two_pairs_wait_for_each_other);
  dpt_test_db_add ("/order/a-pair-goes-with-its-frame", test_a_pair_goes_with_its_frame);
  dpt_test_db_add ("/order/rights-and-places-count", test_rights_and_places_count);
  dpt_test_db_add ("/order/each-step-asks-for-its-own-right", test_each_step_asks_for_its_own_right);
  dpt_test_db_add ("/order/only-a-prescription-in-force-is-served", test_only_a_prescription_for_glasses_in_force_is_served);
  dpt_test_db_add ("/order/what-is-over-is-not-changed", test_what_is_over_is_not_changed_and_what_is_not_ready_not_adjusted);
  dpt_test_db_add ("/order/the-patient-is-told-once-by-the-right-means", test_the_patient_is_told_once_by_the_right_means);
  dpt_test_db_add ("/order/the-last-frame-goes-to-one-order", test_the_last_frame_goes_to_one_order);
  dpt_test_db_add ("/order/the-work-list-follows-the-order", test_the_work_list_follows_the_order);
  dpt_test_db_add ("/order/the-work-list-is-searched-filtered-and-ordered", test_the_work_list_is_searched_filtered_and_ordered);
  return g_test_run ();
}
