/* test-order-state.c - the tables of states: where one can go, where not, and what each step asks for.
 * For: engine/order/dpt-order-state and what is reckoned from a pair alone. Not for: effects (test-order-flow.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/order/dpt-job.h"
#include "engine/order/dpt-order-state.h"
#include "engine/order/dpt-pair.h"

static const char *const order_states[] = { "draft", "quoted",    "refused", "confirmed",
                                            "ready", "delivered", "closed",  "cancelled" };
static const char *const order_events[] = { "quote",  "revise",  "confirm", "refuse", "ready",
                                            "rework", "deliver", "close",   "cancel" };

/* One letter an event in the order above: the first letter of the state it leads to (x: cancelled), '-': not possible. */
static const char *const order_paths[] = {
  "q-c-----x", /* draft */
  "qdcr----x", /* quoted */
  "-d-------", /* refused */
  "----R---x", /* confirmed */
  "-----cD-x", /* ready */
  "-------C-", /* delivered */
  "---------", /* closed */
  "---------", /* cancelled */
};

static const char *
find_state (char letter)
{
  switch (letter)
    {
    case 'q':
      return "quoted";
    case 'c':
      return "confirmed";
    case 'd':
      return "draft";
    case 'r':
      return "refused";
    case 'R':
      return "ready";
    case 'D':
      return "delivered";
    case 'C':
      return "closed";
    default:
      return "cancelled";
    }
}

static void
test_orders_go_only_where_the_table_says (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_states); i++)
    for (guint j = 0; j < G_N_ELEMENTS (order_events); j++)
      {
        g_autoptr (GError) error = NULL;
        const DptOrderTransition *transition = dpt_order_state_find (order_states[i], order_events[j], &error);

        if (order_paths[i][j] == '-')
          {
            g_assert_null (transition);
            g_assert_error (error, DPT_ERROR, DPT_ERROR_STATE);
          }
        else
          {
            g_assert_nonnull (transition);
            g_assert_cmpstr (transition->to, ==, find_state (order_paths[i][j]));
          }
      }
}

static void
test_steps_ask_for_what_they_need (void)
{
  guint n;
  const DptOrderTransition *table = dpt_order_state_get_table (&n);

  for (guint i = 0; i < n; i++)
    {
      gboolean ends = g_str_equal (table[i].event, "cancel") || g_str_equal (table[i].event, "refuse");

      g_assert_cmpint (table[i].needs_reason, ==, ends || g_str_equal (table[i].event, "rework"));
      g_assert_cmpint ((table[i].effects & DPT_ORDER_EFFECT_RELEASE) != 0, ==, ends);
      g_assert_cmpint ((table[i].effects & DPT_ORDER_EFFECT_SETTLE) != 0, ==, g_str_equal (table[i].event, "deliver"));
      g_assert_cmpint ((table[i].effects & DPT_ORDER_EFFECT_OPEN_JOBS) != 0, ==,
                       g_str_equal (table[i].event, "confirm"));
      g_assert_cmpint (table[i].right == DPT_RIGHT_ORDER_DELIVER, ==,
                       g_str_equal (table[i].event, "deliver") || g_str_equal (table[i].event, "close"));
    }
}

/* The way that is usual leads from a draft to glasses that are ready, through the verification. */
static void
test_a_job_reaches_ready (void)
{
  const char *state = "draft";
  gboolean verified = FALSE;
  guint steps = 0;

  for (const DptOrderTransition *next; (next = dpt_job_state_find_next (state)) != NULL; steps++)
    {
      g_assert_cmpuint (steps, <, 20);
      state = next->to;
      verified = verified || g_str_equal (state, "verified");
    }
  g_assert_cmpstr (state, ==, "ready");
  g_assert_true (verified);
}

static void
test_nothing_skips_the_verification (void)
{
  static const char *const before[] = { "draft",         "checked", "sent",    "acknowledged",
                                        "in_production", "shipped", "received" };
  static const char *const after[] = { "edge", "fit", "control", "finish" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    for (guint j = 0; j < G_N_ELEMENTS (after); j++)
      g_assert_null (dpt_job_state_find (before[i], after[j], NULL));
  g_assert_null (dpt_job_state_find ("cancelled", "check", NULL));
  g_assert_null (dpt_job_state_find ("returned", "receive", NULL));
}

static void
test_every_state_and_event_has_words (void)
{
  guint n;
  const DptOrderTransition *table = dpt_job_state_get_table (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (dpt_job_state_get_label (table[i].from), !=, table[i].from);
      g_assert_cmpstr (dpt_job_state_get_label (table[i].to), !=, table[i].to);
      g_assert_cmpstr (dpt_job_event_get_label (table[i].event), !=, table[i].event);
    }
  for (guint i = 0; i < G_N_ELEMENTS (order_states); i++)
    g_assert_cmpstr (dpt_order_state_get_label (order_states[i]), !=, order_states[i]);
  for (guint i = 0; i < G_N_ELEMENTS (order_events); i++)
    g_assert_cmpstr (dpt_order_event_get_label (order_events[i]), !=, order_events[i]);
}

static void
test_late_is_derived (void)
{
  g_autoptr (DptJob) job = dpt_record_new (DPT_TYPE_JOB);

  dpt_record_set_text (job, DPT_JOB_STATE, "sent");
  g_assert_false (dpt_job_is_late (job, "2026-11-22"));
  dpt_record_set_text (job, DPT_JOB_DUE_ON, "2026-11-21");
  g_assert_true (dpt_job_is_late (job, "2026-11-22"));
  g_assert_false (dpt_job_is_late (job, "2026-11-21"));
  dpt_record_set_text (job, DPT_JOB_STATE, "ready");
  g_assert_false (dpt_job_is_late (job, "2026-11-22"));
}

/* A 60, DBL 20, ED 63, PD 34.5: 5.5 mm of decentration, 76 mm of blank with the allowance (standards i, by the double rule). */
static void
test_an_eye_behind_its_lens (void)
{
  static const DptLensDesign design = { .geometry = "progressive", .min_fitting_height = 1800 };
  DptLensOffer offer = { .design = &design, .diameter = 7500 };
  g_autoptr (DptPair) pair = dpt_record_new (DPT_TYPE_PAIR);
  g_autoptr (DptPairEye) right = dpt_record_new (DPT_TYPE_PAIR_EYE), left = dpt_record_new (DPT_TYPE_PAIR_EYE);
  DptPairFit fit = dpt_pair_fit (pair, right);
  g_autofree char *words = NULL;

  g_assert_false (fit.known);
  dpt_record_set_text (pair, DPT_PAIR_USAGE, "far");
  dpt_record_set_int (pair, DPT_PAIR_BOX_A, 6000);
  dpt_record_set_int (pair, DPT_PAIR_BOX_B, 4000);
  dpt_record_set_int (pair, DPT_PAIR_DBL, 2000);
  dpt_record_set_int (pair, DPT_PAIR_EFFECTIVE_DIAMETER, 6300);
  dpt_record_set_int (right, DPT_PAIR_EYE_PD_FAR, 3450);
  dpt_record_set_int (left, DPT_PAIR_EYE_PD_FAR, 3000);
  fit = dpt_pair_fit (pair, right);
  g_assert_true (fit.known && !fit.estimated);
  g_assert_cmpint (fit.decentration, ==, 550);
  g_assert_cmpint (fit.minimum_blank, ==, 7600);
  g_assert_cmpint (dpt_pair_find_warnings (pair, right, left, &offer), ==,
                   DPT_FIT_WARNING_BLANK | DPT_FIT_WARNING_PD_APART);
  words = dpt_pair_describe_warning (pair, right, left, &offer, DPT_FIT_WARNING_BLANK);
  g_assert_nonnull (strstr (words, "76.0 mm, limit 75.0 mm"));
  offer.diameter = 7600;
  g_assert_cmpint (dpt_pair_find_warnings (pair, right, NULL, &offer), ==, 0);
  dpt_record_set_int (right, DPT_PAIR_EYE_FITTING_HEIGHT, 1750);
  dpt_record_set_int (left, DPT_PAIR_EYE_FITTING_HEIGHT, 2100);
  offer.diameter = 9000;
  g_assert_cmpint (dpt_pair_find_warnings (pair, right, left, &offer), ==,
                   DPT_FIT_WARNING_HEIGHT_LOW | DPT_FIT_WARNING_HEIGHT_APART | DPT_FIT_WARNING_PD_APART);
  /* Reading glasses are centred for near. */
  dpt_record_set_text (pair, DPT_PAIR_USAGE, "near");
  dpt_record_set_int (right, DPT_PAIR_EYE_PD_NEAR, 3250);
  g_assert_cmpint (dpt_pair_fit (pair, right).decentration, ==, 750);
  dpt_record_set_int (right, DPT_PAIR_EYE_PD_NEAR, 3500);
  g_assert_true (dpt_pair_find_warnings (pair, right, NULL, NULL) & DPT_FIT_WARNING_NEAR);
  for (DptFitWarning warning = 1; warning <= DPT_FIT_WARNING_LAST; warning <<= 1)
    g_assert_cmpstr (dpt_fit_warning_describe (warning), !=, "");
}

/* An order and its jobs stand on one page: what is ready of the one must not read as if it were the other. */
static void
test_an_order_and_its_job_do_not_share_words (void)
{
  static const char *const job_states[] = { "draft", "checked", "sent", "acknowledged", "in_production", "shipped", "received", "verified",
                                            "edged", "fitted", "quality_checked", "ready", "collected", "returned" };

  for (guint i = 0; i < G_N_ELEMENTS (order_states); i++)
    for (guint k = 0; k < G_N_ELEMENTS (job_states); k++)
      g_assert_cmpstr (dpt_order_state_get_label (order_states[i]), !=, dpt_job_state_get_label (job_states[k]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order-state/orders-go-only-where-the-table-says", test_orders_go_only_where_the_table_says);
  g_test_add_func ("/order-state/steps-ask-for-what-they-need", test_steps_ask_for_what_they_need);
  g_test_add_func ("/order-state/a-job-reaches-ready", test_a_job_reaches_ready);
  g_test_add_func ("/order-state/nothing-skips-the-verification", test_nothing_skips_the_verification);
  g_test_add_func ("/order-state/every-state-and-event-has-words", test_every_state_and_event_has_words);
  g_test_add_func ("/order-state/late-is-derived", test_late_is_derived);
  g_test_add_func ("/order-state/an-eye-behind-its-lens", test_an_eye_behind_its_lens);
  g_test_add_func ("/order-state/words", test_an_order_and_its_job_do_not_share_words);
  return g_test_run ();
}
