/* test-after.c - the offer that the law asks for, lenses judged when they come, and what a client comes back with.
 * For: engine/order/dpt-order-offer, dpt-job-check, dpt-after-sale. Not for: the order itself (test-order.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/order/dpt-after-sale.h"
#include "engine/order/dpt-job-check.h"
#include "engine/order/dpt-job-flow.h"
#include "engine/order/dpt-order-last.h"
#include "engine/order/dpt-order-offer.h"
#include "engine/sale/dpt-sale-store.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-order.h"

#include <string.h>

typedef struct
{
  DptTestShop *shop;
  DptSession *optician;
  DptTestCatalog catalog;
  DptTestPatient patient;
  gint64 order_id, pair_id;
} Scene;

/* One call of the engine as a unit of work. */
typedef struct
{
  enum { TAKE_OFFER, JOB, VERIFY, OPEN, CLOSE } what;
  gint64 id, pair_id;
  const char *text, *reason;
  gboolean remake;
  DptLensReading reading;
} Call;

static gboolean
perform (DptUnit *unit, const Call *call, GError **error)
{
  switch (call->what)
    {
    case TAKE_OFFER: return dpt_order_offer_take (unit, call->id, error);
    case JOB: return dpt_job_apply (unit, call->id, call->text, call->reason, error);
    case VERIFY: return dpt_job_verify (unit, call->id, &call->reading, call->reason, error);
    case OPEN: return dpt_after_sale_open (unit, call->id, call->pair_id, call->text, call->reason, call->remake, error) != 0;
    case CLOSE: return dpt_after_sale_close (unit, call->id, call->text, error);
    default: g_assert_not_reached ();
    }
}

static gpointer
perform_cb (DptUnit *unit, gpointer args, GError **error)
{
  return perform (unit, args, error) ? unit : NULL;
}

static void
run (Scene *scene, Call call)
{
  g_autoptr (GError) error = NULL;

  dpt_session_write (scene->optician, perform_cb, &call, NULL, &error);
  g_assert_no_error (error);
}

static void
refuse (Scene *scene, Call call, int code, const char *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_session_write (scene->optician, perform_cb, &call, NULL, &error));
  g_assert_error (error, DPT_ERROR, code);
  if (field != NULL)
    g_assert_cmpstr (dpt_error_get_field (error), ==, field);
}

static void
set_up (Scene *scene, DptDb *db)
{
  g_autoptr (DptOrderSheet) sheet = NULL;

  scene->shop = dpt_test_shop_new (db);
  scene->optician = dpt_test_shop_sign_in (scene->shop, DPT_ROLE_OPTICIAN);
  dpt_test_catalog_install (scene->shop, &scene->catalog);
  dpt_test_catalog_receive (scene->shop, scene->catalog.variants[DPT_TEST_FRAME_BLACK], 1, 0);
  dpt_test_catalog_receive (scene->shop, scene->catalog.variants[DPT_TEST_FRAME_GOLD], 1, 0);
  dpt_test_patient_add (scene->shop, "Marie", "Dubois", &scene->patient);
  scene->order_id = dpt_test_order_create (scene->shop, &scene->patient, NULL);
  dpt_test_order_complete (scene->shop, &scene->catalog, scene->order_id);
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

static gpointer
load_offer_cb (DptUnit *unit, gpointer args, GError **error)
{
  DptOrderOffer *offer = NULL;

  return dpt_order_offer_load (unit, *(gint64 *) args, &offer, error) ? offer : NULL;
}

static DptOrderOffer *
load_offer (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  DptOrderOffer *offer = dpt_session_read (scene->optician, load_offer_cb, &scene->order_id, NULL, &error);

  g_assert_no_error (error);
  return offer;
}

static gpointer
quote_cb (DptUnit *unit, gpointer args, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return dpt_sale_issue_quote (unit, uuid, *(gint64 *) args, NULL, 2, error);
}

/* Whoever has both covers sees on the quote that the law's offer leaves nothing to pay. */
static void
assert_quote_shares (Scene *scene, DptDb *db, const DptOrderOffer *offer)
{
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *issued = NULL;
  g_autofree char *content = NULL, *shares = NULL;
  DptMoney compulsory = 0;

  for (guint i = 0; i < offer->lines->len; i++)
    compulsory += dpt_money_percent (dpt_money_percent (((const DptOfferLine *) offer->lines->pdata[i])->price, 3000), 6000);
  dpt_test_db_exec (db, "INSERT INTO insurer (id, version, name, kind, active) VALUES (1, 1, 'CPAM', 'compulsory', 1), (2, 1, 'Mutuelle', 'complementary', 1)");
  dpt_test_db_exec (db, "INSERT INTO patient_cover (id, version, patient_id, insurer_id, rank) SELECT r.id, 1, p.id, r.id, r.id"
                        "  FROM patient p, insurer r WHERE p.family_name = 'Dubois' AND r.id IN (1, 2)");
  issued = dpt_session_write (scene->optician, quote_cb, &scene->order_id, NULL, &error);
  g_assert_no_error (error);
  content = dpt_test_db_query_text (db, "SELECT content FROM sale WHERE kind = 'quote'");
  shares = g_strdup_printf ("\"class_a_shares\":{\"compulsory\":%" G_GINT64_FORMAT ",\"complementary\":%" G_GINT64_FORMAT "}", compulsory,
                            offer->total - compulsory);
  g_assert_nonnull (strstr (content, shares));
  dpt_test_order_apply (scene->optician, scene->order_id, "revise", NULL);
}

static void
test_a_class_a_offer_stands_beside_the_free_one (DptDb *db)
{
  Scene scene;
  g_autoptr (DptOrderOffer) none = NULL, offer = NULL, taken = NULL;
  const DptOfferLine *frame, *lens;
  DptMoney total = 0;

  set_up (&scene, db);
  none = load_offer (&scene);
  g_assert_null (none); /* no class A frame on the wall: nothing is made up */
  dpt_test_db_exec (db, "UPDATE product SET cover_class = 'A' WHERE code LIKE 'ASTRE%'");
  offer = load_offer (&scene);
  g_assert_nonnull (offer);
  g_assert_cmpuint (offer->lines->len, ==, 3);
  frame = offer->lines->pdata[0];
  lens = offer->lines->pdata[1];
  g_assert_cmpint (frame->variant_id, ==, scene.catalog.variants[DPT_TEST_FRAME_GOLD]);
  g_assert_cmpstr (lens->eye, ==, "R");
  g_assert_cmpint (lens->lens_range_id, !=, 0);
  for (guint i = 0; i < offer->lines->len; i++)
    total += ((DptOfferLine *) offer->lines->pdata[i])->price;
  g_assert_cmpint (offer->total, ==, total);
  assert_quote_shares (&scene, db, offer);

  run (&scene, (Call) { .what = TAKE_OFFER, .id = scene.order_id });
  {
    g_autoptr (DptOrderSheet) sheet = dpt_test_order_load (scene.shop, scene.order_id);

    g_assert_cmpint (dpt_order_sheet_get_total (sheet), ==, total);
    g_assert_false (dpt_order_offer_is_asked (sheet, "FR"));
  }
  dpt_test_catalog_assert_stock (scene.shop, scene.catalog.variants[DPT_TEST_FRAME_BLACK], 1, 0);
  dpt_test_catalog_assert_stock (scene.shop, scene.catalog.variants[DPT_TEST_FRAME_GOLD], 1, 1);
  taken = load_offer (&scene);
  g_assert_null (taken);
  tear_down (&scene);
}

static gint64
find_job (Scene *scene, const char **state)
{
  g_autoptr (DptOrderSheet) sheet = dpt_test_order_load (scene->shop, scene->order_id);
  DptJob *job = dpt_order_sheet_find_job (sheet, scene->pair_id);

  if (state != NULL)
    *state = g_intern_string (dpt_record_get_string (job, DPT_JOB_STATE));
  return dpt_record_get_id (job);
}

static gint64
receive_lenses (Scene *scene)
{
  gint64 job;

  dpt_test_order_apply (scene->optician, scene->order_id, "confirm", NULL);
  job = find_job (scene, NULL);
  run (scene, (Call) { .what = JOB, .id = job, .text = "check" });
  run (scene, (Call) { .what = JOB, .id = job, .text = "receive" });
  return job;
}

/* As ordered: R -2.00 (-0.50) 90°, L -2.25, addition 2.00. */
static DptLensReading
make_reading (void)
{
  return (DptLensReading) { .has = { TRUE, TRUE },
                            .rx = { { .sphere = -200, .cylinder = -50, .axis = 92, .addition = 200 },
                                    { .sphere = -225, .addition = 200 } } };
}

static void
test_lenses_outside_the_tolerances_need_a_name_and_a_reason (DptDb *db)
{
  Scene scene;
  DptLensReading reading = make_reading ();
  const char *state;
  gint64 job;
  g_autoptr (DptOrderSheet) sheet = NULL;

  set_up (&scene, db);
  job = receive_lenses (&scene);
  reading.rx[0].axis = 110;
  refuse (&scene, (Call) { .what = VERIFY, .id = job, .reading = reading }, DPT_ERROR_INVALID, "accepted_reason");
  find_job (&scene, &state);
  g_assert_cmpstr (state, ==, "received");
  reading.has[1] = FALSE;
  refuse (&scene, (Call) { .what = VERIFY, .id = job, .reading = reading }, DPT_ERROR_INVALID, "reading");
  reading.has[1] = TRUE;
  run (&scene, (Call) { .what = VERIFY, .id = job, .reading = reading, .reason = "urgent, client agrees" });
  find_job (&scene, &state);
  g_assert_cmpstr (state, ==, "verified");
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpuint (dpt_order_sheet_get_checks (sheet)->len, ==, 2);
  g_assert_cmpint (dpt_record_get_int (dpt_order_sheet_get_checks (sheet)->pdata[0], DPT_LENS_CHECK_MISSED), ==, DPT_TOLERANCE_AXIS);
  g_assert_nonnull (dpt_record_get_text (dpt_order_sheet_get_checks (sheet)->pdata[0], DPT_LENS_CHECK_USER_NAME));
  g_assert_cmpint (dpt_record_get_int (dpt_order_sheet_get_checks (sheet)->pdata[1], DPT_LENS_CHECK_MISSED), ==, DPT_TOLERANCE_MET);
  tear_down (&scene);
}

static void
test_lenses_within_the_tolerances_go_on (DptDb *db)
{
  Scene scene;
  const char *state;

  set_up (&scene, db);
  run (&scene, (Call) { .what = VERIFY, .id = receive_lenses (&scene), .reading = make_reading () });
  find_job (&scene, &state);
  g_assert_cmpstr (state, ==, "verified");
  tear_down (&scene);
}

static void
test_lenses_go_on_unmeasured_with_a_reason_only (DptDb *db)
{
  Scene scene;
  DptLensReading none = { 0 };
  g_autoptr (DptOrderSheet) sheet = NULL;
  g_autofree char *reason = NULL;
  const char *state;
  gint64 job;

  set_up (&scene, db);
  job = receive_lenses (&scene);
  refuse (&scene, (Call) { .what = JOB, .id = job, .text = "verify" }, DPT_ERROR_INVALID, "reason");
  refuse (&scene, (Call) { .what = VERIFY, .id = job, .reading = none }, DPT_ERROR_INVALID, "reading");
  refuse (&scene, (Call) { .what = VERIFY, .id = job, .reading = none, .reason = "  " }, DPT_ERROR_INVALID, "reading");
  find_job (&scene, &state);
  g_assert_cmpstr (state, ==, "received");
  run (&scene, (Call) { .what = VERIFY, .id = job, .reading = none, .reason = "lensmeter away for repair" });
  find_job (&scene, &state);
  g_assert_cmpstr (state, ==, "verified");
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  g_assert_cmpuint (dpt_order_sheet_get_checks (sheet)->len, ==, 0);
  reason = dpt_test_db_query_text (db, "SELECT reason FROM job_event WHERE event = 'verify'");
  g_assert_cmpstr (reason, ==, "lensmeter away for repair");
  tear_down (&scene);
}

static void
test_lenses_as_ordered_miss_nothing (DptDb *db)
{
  Scene scene;
  g_autoptr (DptOrderSheet) sheet = NULL;
  DptLensReading reading;

  set_up (&scene, db);
  sheet = dpt_test_order_load (scene.shop, scene.order_id);
  reading = dpt_job_get_ordered (sheet, 0);
  g_assert_true (reading.has[0] && reading.has[1]);
  g_assert_cmpint (reading.rx[0].sphere, ==, -200);
  g_assert_cmpint (reading.rx[1].sphere, ==, -225);
  run (&scene, (Call) { .what = VERIFY, .id = receive_lenses (&scene), .reading = reading });
  tear_down (&scene);
}

static void
finish (Scene *scene)
{
  const char *state;

  for (guint i = 0; i < 20; i++)
    {
      gint64 job = find_job (scene, &state);

      if (g_str_equal (state, "ready"))
        return;
      run (scene, (Call) { .what = JOB, .id = job, .text = dpt_job_state_find_next (state)->event, .reason = "in a hurry" });
    }
  g_assert_not_reached ();
}

static gpointer
load_cases_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_after_sale_load (unit, *(gint64 *) args, error);
}

static DptAfterSale *
load_case (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = dpt_session_read (scene->optician, load_cases_cb, &scene->order_id, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, 1);
  return g_object_ref (cases->pdata[0]);
}

static void
test_what_comes_back_is_a_case_until_something_became_of_it (DptDb *db)
{
  Scene scene;
  g_autoptr (DptAfterSale) open = NULL, closed = NULL;
  const char *state;
  Call call = { .what = OPEN, .text = "breakage", .reason = "left lens broken in a fall", .remake = TRUE };
  gint64 case_id;

  set_up (&scene, db);
  call.id = scene.order_id;
  call.pair_id = scene.pair_id;
  refuse (&scene, call, DPT_ERROR_STATE, NULL);
  dpt_test_order_apply (scene.optician, scene.order_id, "confirm", NULL);
  finish (&scene);
  dpt_test_order_apply (scene.optician, scene.order_id, "deliver", NULL);
  call.reason = " ";
  refuse (&scene, call, DPT_ERROR_INVALID, "text");
  call.reason = "left lens broken in a fall";
  run (&scene, call);
  open = load_case (&scene);
  case_id = dpt_record_get_id (open);
  g_assert_cmpstr (dpt_record_get_text (open, DPT_AFTER_SALE_STATE), ==, "open");
  g_assert_cmpstr (dpt_record_get_text (open, DPT_AFTER_SALE_JOB_STATE), ==, "draft");
  refuse (&scene, (Call) { .what = CLOSE, .id = case_id, .text = "lens replaced" }, DPT_ERROR_STATE, NULL);
  finish (&scene);
  refuse (&scene, (Call) { .what = CLOSE, .id = case_id }, DPT_ERROR_INVALID, "outcome");
  run (&scene, (Call) { .what = CLOSE, .id = case_id, .text = "lens replaced" });
  closed = load_case (&scene);
  g_assert_cmpstr (dpt_record_get_text (closed, DPT_AFTER_SALE_STATE), ==, "closed");
  find_job (&scene, &state);
  g_assert_cmpstr (state, ==, "collected");
  refuse (&scene, (Call) { .what = CLOSE, .id = case_id, .text = "again" }, DPT_ERROR_STATE, NULL);
  tear_down (&scene);
}

typedef struct
{
  gint64 patient_id, order_id, prescription_id, found;
  DptLastMeasures *last;
} Question;

static gpointer
ask_cb (DptUnit *unit, gpointer args, GError **error)
{
  Question *question = args;

  g_clear_pointer (&question->last, dpt_last_measures_free);
  question->found = dpt_order_find_open (unit, question->prescription_id, error);
  return question->found >= 0
             && dpt_order_load_last_measures (unit, question->patient_id, question->order_id, &question->last, error)
           ? question
           : NULL;
}

static void
ask (Scene *scene, Question *question)
{
  g_autoptr (GError) error = NULL;

  dpt_session_read (scene->optician, ask_cb, question, NULL, &error);
  g_assert_no_error (error);
}

static void
test_nobody_is_measured_or_begun_twice (DptDb *db)
{
  Scene scene;
  Question question = { 0 };

  set_up (&scene, db);
  question = (Question) { .patient_id = scene.patient.patient_id, .prescription_id = scene.patient.prescription_id };
  ask (&scene, &question);
  g_assert_cmpint (question.found, ==, scene.order_id);
  g_assert_null (question.last); /* a draft may still be wrong */
  dpt_test_order_apply (scene.optician, scene.order_id, "confirm", NULL);
  ask (&scene, &question);
  g_assert_cmpint (question.found, ==, 0);
  g_assert_nonnull (question.last);
  g_assert_cmpstr (question.last->on, ==, DPT_TEST_TODAY);
  g_assert_cmpint (question.last->measures.pd_far[0], >, 2500);
  g_assert_cmpint (question.last->measures.pd_far[1], >, 2500);
  g_assert_cmpint (question.last->measures.fitting_height[0], ==, 0); /* it belongs to that frame */
  question.order_id = scene.order_id;
  ask (&scene, &question);
  g_assert_null (question.last);
  tear_down (&scene);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/after/a-class-a-offer-stands-beside-the-free-one", test_a_class_a_offer_stands_beside_the_free_one);
  dpt_test_db_add ("/after/lenses-outside-the-tolerances-need-a-name-and-a-reason", test_lenses_outside_the_tolerances_need_a_name_and_a_reason);
  dpt_test_db_add ("/after/lenses-within-the-tolerances-go-on", test_lenses_within_the_tolerances_go_on);
  dpt_test_db_add ("/after/lenses-go-on-unmeasured-with-a-reason-only", test_lenses_go_on_unmeasured_with_a_reason_only);
  dpt_test_db_add ("/after/lenses-as-ordered-miss-nothing", test_lenses_as_ordered_miss_nothing);
  dpt_test_db_add ("/after/what-comes-back-is-a-case-until-something-became-of-it", test_what_comes_back_is_a_case_until_something_became_of_it);
  dpt_test_db_add ("/after/nobody-is-measured-or-begun-twice", test_nobody_is_measured_or_begun_twice);
  return g_test_run ();
}
