/* test-dispensing.c - an optician takes an order from the prescription to the hand-over, by the actions of the screen.
 * For: src/gui/dispensing. Not for: the rules of orders (tests/engine/order).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-list-view.h"
#include "engine/order/dpt-after-sale.h"
#include "engine/practice/dpt-draft.h"
#include "gui/common/dpt-field-entry.h"
#include "gui/common/dpt-power-entry.h"
#include "gui/dispensing/dpt-dispensing-perspective-private.h"
#include "gui/dispensing/dpt-follow-pane.h"
#include "gui/dispensing/dpt-lens-check-dialog.h"
#include "gui/dispensing/dpt-lens-choice.h"
#include "gui/dispensing/dpt-offers-card.h"

#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-order.h"

#include <string.h>

typedef struct
{
  DptTestShop *shop;
  DptSession *session;
  DptTestCatalog catalog;
  DptTestPatient patient;
  DptDispensingPerspective *screen;
  GtkWindow *window;
} Scene;

static void
set_up_without_stock (Scene *scene, DptDb *db)
{
  scene->shop = dpt_test_shop_new (db);
  scene->session = dpt_test_shop_sign_in (scene->shop, DPT_ROLE_OPTICIAN);
  dpt_test_catalog_install (scene->shop, &scene->catalog);
  dpt_test_patient_add (scene->shop, "Marie", "Dubois", &scene->patient);
  scene->screen = g_object_new (DPT_TYPE_DISPENSING_PERSPECTIVE, NULL);
  scene->window = dpt_test_show (GTK_WIDGET (scene->screen), 1208, 680);
  dpt_perspective_set_session (DPT_PERSPECTIVE (scene->screen), scene->session);
  dpt_test_until (scene->screen->desk != NULL);
}

static void
set_up (Scene *scene, DptDb *db)
{
  set_up_without_stock (scene, db);
  dpt_test_catalog_receive (scene->shop, scene->catalog.variants[DPT_TEST_FRAME_BLACK], 1, 0);
}

static void
tear_down (Scene *scene)
{
  gtk_window_destroy (scene->window);
  dpt_test_settle ();
  g_clear_object (&scene->session);
  dpt_test_shop_free (scene->shop);
}

static const char *
get_state (Scene *scene)
{
  return scene->screen->facts != NULL ? dpt_order_sheet_get_state (scene->screen->facts->sheet) : "";
}

static DptPairEye *
get_right (Scene *scene)
{
  return dpt_order_sheet_get_eye (scene->screen->facts->sheet, 0, DPT_EYE_RIGHT);
}

static void
begin_order (Scene *scene)
{
  g_assert_true (
    dpt_perspective_open (DPT_PERSPECTIVE (scene->screen), "prescription", scene->patient.prescription_id));
  dpt_test_until (dpt_dispensing_perspective_get_order_id (scene->screen) != 0);
}

static void
activate (Scene *scene, const char *action, GVariant *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (scene->screen), action, parameter));
}

static void
choose_frame (Scene *scene)
{
  gint64 black = scene->catalog.variants[DPT_TEST_FRAME_BLACK];

  activate (scene, "dispensing.choose-frame", g_variant_new_int64 (black));
  dpt_test_until (dpt_order_sheet_get_frame_state (scene->screen->facts->sheet, 0) == DPT_FRAME_STATE_RESERVED);
}

static void
choose_lenses (Scene *scene)
{
  gint64 range = dpt_lens_pane_get_nth (dpt_order_page_get_lens_pane (scene->screen->page), 0);

  g_assert_cmpint (range, !=, 0);
  activate (scene, "dispensing.choose-lens", g_variant_new_int64 (range));
  dpt_test_until (dpt_record_get_int (get_right (scene), DPT_PAIR_EYE_LENS_RANGE_ID) == range);
}

static void
measure (Scene *scene)
{
  static const char *const names[]
    = { "Distance, far, Right", "Distance, far, Left", "Fitting height, Right", "Fitting height, Left" };
  static const char *const values[] = { "31,5", "32", "19", "19,5" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (GTK_WIDGET (scene->screen), names[i])), values[i]);
  activate (scene, "dispensing.save-measures", NULL);
  dpt_test_until (dpt_record_get_int (get_right (scene), DPT_PAIR_EYE_FITTING_HEIGHT) == 1900);
}

static void
confirm_order (Scene *scene)
{
  begin_order (scene);
  choose_frame (scene);
  choose_lenses (scene);
  measure (scene);
  activate (scene, "dispensing.confirm", NULL);
  dpt_test_until (g_str_equal (get_state (scene), "confirmed"));
}

static const char *
get_job_state (Scene *scene)
{
  return dpt_record_get_string (dpt_order_sheet_get_jobs (scene->screen->facts->sheet)->pdata[0], DPT_JOB_STATE);
}

static void
measure_as_ordered (Scene *scene, DptJob *job)
{
  DptOrderSheet *sheet = scene->screen->facts->sheet;
  DptOrderAct *act = dpt_order_act_new (DPT_ORDER_ACT_VERIFY, dpt_order_sheet_get_id (sheet), 0, dpt_record_get_id (job));

  act->reading = dpt_job_get_ordered (sheet, 0);
  _dpt_dispensing_perspective_do (scene->screen, act);
}

/* Reports each step of the only job until it is ready. */
static void
finish_job (Scene *scene)
{
  for (guint steps = 0; !g_str_equal (get_state (scene), "ready"); steps++)
    {
      gpointer job = dpt_order_sheet_get_jobs (scene->screen->facts->sheet)->pdata[0];
      g_autofree char *before = g_strdup (dpt_record_get_string (job, DPT_JOB_STATE));
      const DptOrderTransition *next = dpt_job_state_find_next (before);

      g_assert_nonnull (next);
      g_assert_cmpuint (steps, <, 20);
      if (g_str_equal (next->event, "verify"))
        measure_as_ordered (scene, job);
      else
        activate (scene, "dispensing.job-event", g_variant_new ("(xs)", dpt_record_get_id (job), next->event));
      dpt_test_until (!g_str_equal (before, get_job_state (scene)));
    }
}

static void
test_order_goes_from_prescription_to_hand_over (DptDb *db)
{
  Scene scene = { 0 };

  set_up (&scene, db);
  begin_order (&scene);
  choose_frame (&scene);
  choose_lenses (&scene);
  measure (&scene);
  g_assert_cmpint (scene.screen->facts->due.due, >, 0);
  activate (&scene, "dispensing.confirm", NULL);
  dpt_test_until (g_str_equal (get_state (&scene), "confirmed"));
  g_assert_cmpuint (dpt_order_sheet_get_jobs (scene.screen->facts->sheet)->len, ==, 1);
  finish_job (&scene);
  activate (&scene, "dispensing.order-event", g_variant_new_string ("deliver"));
  dpt_test_until (g_str_equal (get_state (&scene), "delivered"));
  tear_down (&scene);
}

static void
test_quote_is_issued_and_can_be_shown (DptDb *db)
{
  Scene scene = { 0 };

  set_up (&scene, db);
  begin_order (&scene);
  choose_frame (&scene);
  choose_lenses (&scene);
  activate (&scene, "dispensing.quote", NULL);
  dpt_test_until (g_str_equal (get_state (&scene), "quoted"));
  g_assert_cmpint (scene.screen->facts->quote_id, !=, 0);
  tear_down (&scene);
}

/* As after an answer that a cut line has swallowed: nobody knows whether the first press went through. */
static void
test_deposit_pressed_twice_is_paid_once (DptDb *db)
{
  Scene scene = { 0 };
  GtkWidget *card;

  set_up (&scene, db);
  begin_order (&scene);
  choose_frame (&scene);
  choose_lenses (&scene);
  activate (&scene, "dispensing.quote", NULL);
  dpt_test_until (g_str_equal (get_state (&scene), "quoted"));
  card = dpt_test_find (GTK_WIDGET (scene.screen), "Paid by: Card");
  gtk_editable_set_text (GTK_EDITABLE (card), "10");
  g_signal_emit_by_name (card, "activate");
  g_signal_emit_by_name (card, "activate");
  dpt_test_until (!dpt_db_get_busy (db) && dpt_test_db_query_int (db, "SELECT COUNT(*) FROM payment") > 0);
  dpt_test_settle ();
  dpt_test_until (!dpt_db_get_busy (db));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM payment"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT SUM(amount) FROM payment"), ==, 1000);
  tear_down (&scene);
}

/* Whoever may see orders finds this screen in the rail, and what an order stands on: frames, lenses and their prices. */
static void
test_every_role_that_sees_orders_can_open_one (DptDb *db)
{
  Scene scene = { 0 };
  gint64 order_id;

  set_up (&scene, db);
  begin_order (&scene);
  order_id = dpt_dispensing_perspective_get_order_id (scene.screen);
  for (guint role = 0; role < DPT_N_ROLES; role++)
    {
      g_autoptr (DptSession) session = dpt_test_shop_sign_in (scene.shop, (DptRole) role);
      DptDispensingPerspective *screen;
      GtkWindow *window;

      if (!dpt_session_may (session, DPT_RIGHT_ORDER_READ))
        continue;
      screen = g_object_new (DPT_TYPE_DISPENSING_PERSPECTIVE, NULL);
      window = dpt_test_show (GTK_WIDGET (screen), 1208, 680);
      dpt_perspective_set_session (DPT_PERSPECTIVE (screen), session);
      dpt_perspective_open (DPT_PERSPECTIVE (screen), "dispensing_order", order_id);
      dpt_test_until (screen->desk != NULL && dpt_dispensing_perspective_get_order_id (screen) == order_id);
      g_assert_cmpstr (dpt_perspective_get_status (DPT_PERSPECTIVE (screen)), ==, "");
      /* It is there, whoever may see it. */
      g_assert_null (dpt_test_find (GTK_WIDGET (screen), "No prescription"));
      gtk_window_destroy (window);
      dpt_test_settle ();
    }
  tear_down (&scene);
}

/* A note that is larger than what is due: who holds it must be told what the client gets back. */
static void
test_change_is_said_where_cash_is_taken (DptDb *db)
{
  Scene scene = { 0 };
  GtkWidget *cash;
  g_autofree char *back = NULL, *amount = NULL;
  DptMoney due;

  set_up (&scene, db);
  begin_order (&scene);
  choose_frame (&scene);
  choose_lenses (&scene);
  activate (&scene, "dispensing.quote", NULL);
  dpt_test_until (g_str_equal (get_state (&scene), "quoted"));
  due = scene.screen->facts->due.due;
  cash = dpt_test_find (GTK_WIDGET (scene.screen), "Paid by: Cash");
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (cash), due + 1250);
  g_signal_emit_by_name (cash, "activate");
  dpt_test_until (scene.screen->facts->due.due == 0);
  amount = dpt_kit_format (scene.screen->desk, 1250);
  back = g_strdup_printf ("The payment is booked: give back %s", amount);
  g_assert_cmpstr (dpt_perspective_get_status (DPT_PERSPECTIVE (scene.screen)), ==, back);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT SUM(amount) FROM payment"), ==, due);
  tear_down (&scene);
}

static void
test_frame_is_refused_out_of_stock_and_ordered (DptDb *db)
{
  Scene scene = { 0 };
  gint64 black;

  set_up_without_stock (&scene, db);
  black = scene.catalog.variants[DPT_TEST_FRAME_BLACK];
  dpt_test_db_exec (db, "UPDATE product SET supplier_id = (SELECT id FROM supplier WHERE name = 'Nova Lens') "
                        "WHERE code = 'RIVE-MISTRAL'");
  begin_order (&scene);
  activate (&scene, "dispensing.choose-frame", g_variant_new_int64 (black));
  dpt_test_until (strstr (dpt_perspective_get_status (DPT_PERSPECTIVE (scene.screen)), "begun") == NULL);
  g_assert_cmpint (dpt_order_sheet_get_frame_state (scene.screen->facts->sheet, 0), ==, DPT_FRAME_STATE_NONE);
  activate (&scene, "dispensing.order-frame", g_variant_new_int64 (black));
  dpt_test_until (dpt_order_sheet_get_frame_state (scene.screen->facts->sheet, 0) == DPT_FRAME_STATE_ORDERED);
  g_assert_cmpuint (scene.screen->facts->purchases->len, ==, 1);
  activate (&scene, "dispensing.arrived", g_variant_new_int64 (dpt_record_get_id (scene.screen->facts->purchases->pdata[0])));
  dpt_test_until (dpt_order_sheet_get_frame_state (scene.screen->facts->sheet, 0) == DPT_FRAME_STATE_RESERVED);
  dpt_test_catalog_assert_stock (scene.shop, black, 1, 1);
  tear_down (&scene);
}

static void
test_a_frame_that_came_is_booked_where_it_is_awaited (DptDb *db)
{
  Scene scene = { 0 };
  g_autofree char *arrival = NULL;

  set_up (&scene, db);
  dpt_test_db_exec (db, "UPDATE product SET supplier_id = (SELECT id FROM supplier WHERE name = 'Nova Lens') "
                        "WHERE code = 'RIVE-MISTRAL'");
  begin_order (&scene);
  activate (&scene, "dispensing.order-frame", g_variant_new_int64 (scene.catalog.variants[DPT_TEST_FRAME_BLUE]));
  dpt_test_until (dpt_order_sheet_get_frame_state (scene.screen->facts->sheet, 0) == DPT_FRAME_STATE_ORDERED);
  choose_lenses (&scene);
  measure (&scene);
  activate (&scene, "dispensing.confirm", NULL);
  dpt_test_until (g_str_equal (get_state (&scene), "confirmed"));
  dpt_test_settle ();
  for (guint i = 0; i < scene.screen->facts->purchases->len; i++)
    {
      gpointer line = scene.screen->facts->purchases->pdata[i];
      g_autofree char *name = g_strdup_printf ("It is here: %s", dpt_record_get_string (line, DPT_PURCHASE_LINE_LABEL));
      GtkWidget *found = dpt_test_find (GTK_WIDGET (scene.screen), name);

      /* Lenses are received with their job. */
      g_assert_true ((found != NULL) == !dpt_record_is_null (line, DPT_PURCHASE_LINE_VARIANT_ID));
      if (found != NULL)
        {
          g_free (arrival);
          arrival = g_strdup (name);
        }
    }
  g_assert_nonnull (arrival);
  dpt_test_picture (GTK_WIDGET (scene.screen), "dispensing-arrival");
  g_signal_emit_by_name (dpt_test_find (GTK_WIDGET (scene.screen), arrival), "clicked");
  dpt_test_until (dpt_order_sheet_get_frame_state (scene.screen->facts->sheet, 0) == DPT_FRAME_STATE_RESERVED);
  tear_down (&scene);
}

static void
test_every_step_has_named_controls (DptDb *db)
{
  static const char *const names[] = { "prescription", "frame", "lenses", "measurements", "price", "order" };
  Scene scene = { 0 };

  set_up (&scene, db);
  dpt_a11y_assert (scene.screen);
  dpt_test_picture (GTK_WIDGET (scene.window), "dispensing-work");
  begin_order (&scene);
  choose_frame (&scene);
  choose_lenses (&scene);
  for (int i = 0; i < DPT_N_ORDER_STEPS; i++)
    {
      activate (&scene, "dispensing.step", g_variant_new_int32 (i));
      g_assert_cmpint (dpt_order_page_get_step (scene.screen->page), ==, i);
      dpt_test_settle ();
      dpt_a11y_assert (scene.screen);
      dpt_test_picture (GTK_WIDGET (scene.window), names[i]);
    }
  tear_down (&scene);
}

static void
test_work_list_counts_what_waits (DptDb *db)
{
  Scene scene = { 0 };
  DptListView *list;

  set_up (&scene, db);
  dpt_perspective_refresh (DPT_PERSPECTIVE (scene.screen));
  list = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (scene.screen), DPT_TYPE_LIST_VIEW, 0));
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (list)) == 1);
  begin_order (&scene);
  activate (&scene, "dispensing.back", NULL);
  g_assert_cmpint (dpt_dispensing_perspective_get_order_id (scene.screen), ==, 0);
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (list)) == 0);
  tear_down (&scene);
}

/* One client for the whole window: an order of the one before may not stay under the banner of the next. */
static void
test_another_client_comes_with_the_own_orders (DptDb *db)
{
  Scene scene = { 0 };
  DptTestPatient other = { 0 };
  DptListView *orders;
  gint64 first;

  set_up (&scene, db);
  dpt_test_patient_add (scene.shop, "Jean", "Petit", &other);
  begin_order (&scene);
  first = dpt_dispensing_perspective_get_order_id (scene.screen);
  orders = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (scene.screen), DPT_TYPE_LIST_VIEW, 1));
  dpt_perspective_set_patient_id (DPT_PERSPECTIVE (scene.screen), scene.patient.patient_id);
  g_assert_cmpint (dpt_dispensing_perspective_get_order_id (scene.screen), ==, first);
  dpt_perspective_set_patient_id (DPT_PERSPECTIVE (scene.screen), other.patient_id);
  g_assert_cmpint (dpt_dispensing_perspective_get_order_id (scene.screen), ==, 0);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (orders)));
  dpt_test_settle ();
  dpt_test_until (!dpt_db_get_busy (db));
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (orders)) == 0);
  dpt_perspective_set_patient_id (DPT_PERSPECTIVE (scene.screen), scene.patient.patient_id);
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (orders)) == 1);
  dpt_test_picture (GTK_WIDGET (scene.window), "dispensing-of-the-client");
  dpt_list_view_set_search (orders, "99");
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (orders)) == 0);
  dpt_perspective_set_patient_id (DPT_PERSPECTIVE (scene.screen), 0);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (orders)));
  tear_down (&scene);
}

static void
test_work_list_is_searched_and_late_by_the_sessions_day (DptDb *db)
{
  Scene scene = { 0 };
  DptListView *prescriptions, *orders;
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GObject) row = NULL;

  set_up (&scene, db);
  prescriptions = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (scene.screen), DPT_TYPE_LIST_VIEW, 0));
  orders = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (scene.screen), DPT_TYPE_LIST_VIEW, 1));
  g_assert_true (dpt_list_view_get_session (prescriptions) == scene.session);
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (prescriptions)) == 1);
  dpt_list_view_set_search (prescriptions, "nobody");
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (prescriptions)) == 0);
  dpt_list_view_set_search (prescriptions, "dub");
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (prescriptions)) == 1);

  confirm_order (&scene);
  dpt_test_db_exec (db, "UPDATE job SET due_on = '2026-11-20'");
  activate (&scene, "dispensing.back", NULL);
  activate (&scene, "dispensing.step", g_variant_new_int32 (3));
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (orders)) == 1);
  row = g_list_model_get_object (dpt_list_view_get_model (orders), 0);
  dpt_test_until (!dpt_record_is_null (row, DPT_ORDER_ROW_STATE));
  columns = dpt_list_view_dup_columns (orders);
  for (guint i = 0; i < columns->len; i++)
    {
      const DptListColumn *column = columns->pdata[i];
      g_autofree char *text = dpt_list_column_dup_text (column, row, "EUR");

      if (g_str_equal (column->property, "state"))
        g_assert_cmpstr (text, ==, "Late");
    }
  tear_down (&scene);
}

static gint64
get_range (Scene *scene, DptEye eye)
{
  return dpt_record_get_int (dpt_order_sheet_get_eye (scene->screen->facts->sheet, 0, eye), DPT_PAIR_EYE_LENS_RANGE_ID);
}

static void
choose_one_lens (Scene *scene, DptEye eye, gint64 range)
{
  DptOrderAct *act = _dpt_dispensing_perspective_new_act (scene->screen, DPT_ORDER_ACT_LENS, range);

  act->eye = (int) eye;
  _dpt_dispensing_perspective_do (scene->screen, act);
  dpt_test_until (get_range (scene, eye) == range);
}

/* Another lens on the left, then the same on both: undo gives the two kinds back. */
static void
restore_two_kinds (Scene *scene)
{
  gint64 thick = dpt_test_find_range (scene->shop, "VT-PANORAL", 1500, FALSE), thin = dpt_test_find_range (scene->shop, "VT-PANORAL", 1600, FALSE);
  DptOrderAct *both;

  choose_one_lens (scene, DPT_EYE_RIGHT, thick);
  choose_one_lens (scene, DPT_EYE_LEFT, thin);
  both = _dpt_dispensing_perspective_new_act (scene->screen, DPT_ORDER_ACT_LENS, thick);
  _dpt_dispensing_perspective_do (scene->screen, both);
  dpt_test_until (get_range (scene, DPT_EYE_LEFT) == thick);
  activate (scene, "dispensing.undo", NULL);
  dpt_test_until (get_range (scene, DPT_EYE_LEFT) == thin);
  g_assert_cmpint (get_range (scene, DPT_EYE_RIGHT), ==, thick);
}

static void
test_what_is_chosen_is_taken_back (DptDb *db)
{
  Scene scene = { 0 };

  set_up (&scene, db);
  begin_order (&scene);
  choose_frame (&scene);
  activate (&scene, "dispensing.undo", NULL);
  dpt_test_until (dpt_order_sheet_get_frame_state (scene.screen->facts->sheet, 0) == DPT_FRAME_STATE_NONE);
  choose_frame (&scene);
  choose_lenses (&scene);
  activate (&scene, "dispensing.undo", NULL);
  dpt_test_until (dpt_record_is_null (get_right (&scene), DPT_PAIR_EYE_LENS_RANGE_ID));
  restore_two_kinds (&scene);
  g_assert_cmpint (dpt_order_sheet_get_frame_state (scene.screen->facts->sheet, 0), ==, DPT_FRAME_STATE_RESERVED);
  tear_down (&scene);
}

static void
test_an_order_begun_by_mistake_is_cancelled_by_undo (DptDb *db)
{
  Scene scene = { 0 };

  set_up (&scene, db);
  begin_order (&scene);
  activate (&scene, "dispensing.undo", NULL);
  dpt_test_until (g_str_equal (get_state (&scene), "cancelled"));
  tear_down (&scene);
}

/* From the search and from rows of other screens. */
static void
test_opening_lands_on_the_right_order (DptDb *db)
{
  Scene scene = { 0 };
  DptPerspective *screen;
  gint64 order_id;

  set_up (&scene, db);
  screen = DPT_PERSPECTIVE (scene.screen);
  begin_order (&scene);
  order_id = dpt_dispensing_perspective_get_order_id (scene.screen);
  activate (&scene, "dispensing.back", NULL);
  g_assert_true (dpt_perspective_open (screen, "order", order_id));
  dpt_test_until (dpt_dispensing_perspective_get_order_id (scene.screen) == order_id);
  activate (&scene, "dispensing.back", NULL);
  g_assert_true (dpt_perspective_open (screen, "dispensing_order", order_id));
  dpt_test_until (dpt_dispensing_perspective_get_order_id (scene.screen) == order_id);
  activate (&scene, "dispensing.back", NULL);
  /* The same prescription again shows the order that was begun from it, and begins no other. */
  begin_order (&scene);
  g_assert_cmpint (dpt_dispensing_perspective_get_order_id (scene.screen), ==, order_id);
  g_assert_false (scene.screen->facts->created);
  g_assert_false (dpt_perspective_open (screen, "nothing", 1));
  tear_down (&scene);
}

static gpointer
count_drafts_func (DptUnit *unit, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) drafts = dpt_draft_list (unit, error);

  g_assert_nonnull (drafts);
  *(guint *)data = drafts->len;
  return unit;
}

static guint
count_drafts (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  dpt_session_read (scene->session, count_drafts_func, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_what_was_typed_survives_a_crash (DptDb *db)
{
  Scene scene = { 0 };
  GtkWidget *entry, *offer;
  gint64 order_id;
  int value = 0;

  set_up (&scene, db);
  begin_order (&scene);
  order_id = dpt_dispensing_perspective_get_order_id (scene.screen);
  entry = dpt_test_find (GTK_WIDGET (scene.screen), "Distance, far, Right");
  gtk_editable_set_text (GTK_EDITABLE (entry), "33,5");
  dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
  /* What is refused was typed, too, and so was what stands under the cursor. */
  entry = dpt_test_find (GTK_WIDGET (scene.screen), "Fitting height, Left");
  gtk_editable_set_text (GTK_EDITABLE (entry), "-3");
  g_assert_false (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (GTK_WIDGET (scene.screen), "Fitting height, Right")), "21");
  dpt_test_until (scene.screen->draft_timer == 0 && count_drafts (&scene) == 1);

  /* Another window of the same person, after the program was killed. */
  gtk_window_destroy (scene.window);
  scene.screen = g_object_new (DPT_TYPE_DISPENSING_PERSPECTIVE, NULL);
  scene.window = dpt_test_show (GTK_WIDGET (scene.screen), 1208, 680);
  dpt_perspective_set_session (DPT_PERSPECTIVE (scene.screen), scene.session);
  dpt_test_until (scene.screen->desk != NULL && scene.screen->resume != NULL);
  offer = dpt_test_find (GTK_WIDGET (scene.screen), "_Go on");
  g_assert_true (gtk_widget_get_mapped (offer));
  activate (&scene, "dispensing.resume", NULL);
  dpt_test_until (dpt_dispensing_perspective_get_order_id (scene.screen) == order_id);
  entry = dpt_test_find (GTK_WIDGET (scene.screen), "Distance, far, Right");
  dpt_test_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), "33.5") == 0
                  || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), "33,5") == 0);
  g_assert_true (dpt_power_entry_get_value (DPT_POWER_ENTRY (entry), &value));
  g_assert_cmpint (value, ==, 3350);
  g_assert_true (dpt_power_entry_get_value (DPT_POWER_ENTRY (dpt_test_find (GTK_WIDGET (scene.screen), "Fitting height, Right")), &value));
  g_assert_cmpint (value, ==, 2100);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (GTK_WIDGET (scene.screen), "Fitting height, Left"))), ==, "-3");
  g_assert_cmpint (dpt_order_page_get_step (scene.screen->page), ==, DPT_ORDER_STEP_MEASUREMENTS);
  activate (&scene, "dispensing.back", NULL);
  dpt_test_until (count_drafts (&scene) == 0);
  tear_down (&scene);
}

/* What another station changes meanwhile does not take what is typed here. */
static void
test_typed_measures_stay_while_something_else_changes (DptDb *db)
{
  Scene scene = { 0 };
  GtkWidget *entry;

  set_up (&scene, db);
  begin_order (&scene);
  entry = dpt_test_find (GTK_WIDGET (scene.screen), "Fitting height, Right");
  gtk_editable_set_text (GTK_EDITABLE (entry), "21");
  dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
  choose_lenses (&scene);
  g_assert_nonnull (strstr (gtk_editable_get_text (GTK_EDITABLE (entry)), "21"));
  tear_down (&scene);
}

static void
deliver_order (Scene *scene)
{
  confirm_order (scene);
  finish_job (scene);
  activate (scene, "dispensing.order-event", g_variant_new_string ("deliver"));
  dpt_test_until (g_str_equal (get_state (scene), "delivered"));
}

static void
do_act (Scene *scene, DptOrderActKind kind, gint64 id, gint64 amount, const char *text, const char *reason)
{
  DptOrderAct *act = _dpt_dispensing_perspective_new_act (scene->screen, kind, id);

  act->amount = amount;
  act->text = g_strdup (text);
  act->reason = g_strdup (reason);
  _dpt_dispensing_perspective_do (scene->screen, act);
}

static void
test_what_comes_back_is_settled_on_the_screen (DptDb *db)
{
  Scene scene = { 0 };
  GtkWidget *text;
  gpointer record;

  set_up (&scene, db);
  deliver_order (&scene);
  text = dpt_test_find (GTK_WIDGET (scene.screen), "What the client says");
  g_assert_true (gtk_widget_get_visible (text));
  gtk_editable_set_text (GTK_EDITABLE (text), "a hinge is loose");
  g_signal_emit_by_name (dpt_test_find (GTK_WIDGET (scene.screen), "Open a case"), "clicked");
  dpt_test_until (scene.screen->facts->after_sales->len == 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  record = scene.screen->facts->after_sales->pdata[0];
  do_act (&scene, DPT_ORDER_ACT_AFTER_CLOSE, dpt_record_get_id (record), 0, "hinge replaced", NULL);
  dpt_test_until (g_str_equal (
    dpt_record_get_string (scene.screen->facts->after_sales->pdata[0], DPT_AFTER_SALE_STATE), "closed"));
  dpt_a11y_assert (scene.screen);
  dpt_test_picture (GTK_WIDGET (scene.window), "after-sales");
  tear_down (&scene);
}

static void
test_date_note_and_tray_are_kept (DptDb *db)
{
  Scene scene = { 0 };
  GtkWidget *note;
  gpointer job;

  set_up (&scene, db);
  begin_order (&scene);
  note = dpt_test_find (GTK_WIDGET (scene.screen), "Internal note");
  if (!GTK_IS_EDITABLE (note))
    note = GTK_WIDGET (gtk_widget_get_template_child (
      dpt_test_find_type (GTK_WIDGET (scene.screen), DPT_TYPE_FOLLOW_PANE, 0), DPT_TYPE_FOLLOW_PANE, "note"));
  gtk_editable_set_text (GTK_EDITABLE (note), "call before noon");
  g_signal_emit_by_name (dpt_test_find (GTK_WIDGET (scene.screen), "Save date and note"), "clicked");
  dpt_test_until (g_strcmp0 (dpt_record_get_text (dpt_order_sheet_get_order (scene.screen->facts->sheet), DPT_DISPENSING_ORDER_NOTE),
                             "call before noon")
                  == 0);
  choose_frame (&scene);
  choose_lenses (&scene);
  measure (&scene);
  activate (&scene, "dispensing.confirm", NULL);
  dpt_test_until (g_str_equal (get_state (&scene), "confirmed"));
  job = dpt_order_sheet_get_jobs (scene.screen->facts->sheet)->pdata[0];
  do_act (&scene, DPT_ORDER_ACT_JOB_TRAY, dpt_record_get_id (job), 0, "T12", NULL);
  dpt_test_until (g_strcmp0 (dpt_record_get_text (dpt_order_sheet_get_jobs (scene.screen->facts->sheet)->pdata[0], DPT_JOB_TRAY),
                             "T12")
                  == 0);
  activate (&scene, "dispensing.back", NULL);
  g_assert_true (dpt_perspective_scan (DPT_PERSPECTIVE (scene.screen), "T12"));
  dpt_test_until (dpt_dispensing_perspective_get_order_id (scene.screen) != 0);
  tear_down (&scene);
}

static void
test_lenses_are_narrowed_and_ordered (DptDb *db)
{
  Scene scene = { 0 };
  DptLensPane *pane;
  g_autoptr (GPtrArray) all = NULL, cheap = NULL, class_a = NULL;
  DptLensWish wish;
  g_autoptr (GArray) found = NULL, best = NULL;
  DptPair *pair;

  set_up (&scene, db);
  begin_order (&scene);
  pane = dpt_order_page_get_lens_pane (scene.screen->page);
  g_assert_cmpint (dpt_lens_pane_get_nth (pane, 0), !=, 0);
  pair = dpt_order_sheet_get_pair (scene.screen->facts->sheet, 0);
  wish = dpt_pair_get_wish (pair, get_right (&scene), NULL);
  found = dpt_lens_finder_find (scene.screen->desk->lenses, &wish, TRUE);
  best = dpt_lens_finder_best (found);
  all = dpt_lens_choice_create (&(DptLensChoice){ 0 }, best, pair, get_right (&scene));
  cheap = dpt_lens_choice_create (&(DptLensChoice){ .order = DPT_LENS_ORDER_CHEAPEST }, best, pair, get_right (&scene));
  class_a = dpt_lens_choice_create (&(DptLensChoice){ .cover_class = "A" }, best, pair, get_right (&scene));
  g_assert_cmpuint (all->len, ==, cheap->len);
  g_assert_cmpuint (class_a->len, >, 0);
  g_assert_cmpuint (class_a->len, <, all->len);
  for (guint i = 1; i < cheap->len; i++)
    g_assert_cmpint (((const DptLensOffer *)cheap->pdata[i - 1])->price, <=, ((const DptLensOffer *)cheap->pdata[i])->price);
  tear_down (&scene);
}

static gboolean accepted;

static void
measured_cb (DptLensCheckDialog *dialog, DptOrderAct *act)
{
  accepted = TRUE;
  g_assert_cmpint (act->reading.rx[0].sphere, ==, -200);
  g_assert_cmpstr (act->reason, ==, "client agrees");
  dpt_order_act_free (act);
}

static void
type_reading (GtkWidget *dialog, const char *name, const char *text)
{
  GtkWidget *entry = dpt_test_find (dialog, name);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_assert_true (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
}

static void
test_lenses_are_judged_as_one_types (DptDb *db)
{
  Scene scene = { 0 };
  GtkWidget *dialog, *reason;

  set_up (&scene, db);
  confirm_order (&scene);
  dialog = GTK_WIDGET (dpt_lens_check_dialog_new (scene.screen->facts->sheet,
                                                  dpt_order_sheet_get_jobs (scene.screen->facts->sheet)->pdata[0]));
  g_signal_connect (dialog, "measured", G_CALLBACK (measured_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  reason = dpt_test_find (dialog, "Why they are taken");
  type_reading (dialog, "Sphere right", "-2");
  type_reading (dialog, "Cylinder right", "-0,50");
  type_reading (dialog, "Axis right", "90");
  type_reading (dialog, "Addition right", "2");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (reason)));
  type_reading (dialog, "Axis right", "100");
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (reason)));
  gtk_widget_activate_action (dialog, "check.accept", NULL);
  g_assert_false (accepted);
  type_reading (dialog, "Sphere left", "-2,25");
  type_reading (dialog, "Addition left", "2");
  gtk_widget_activate_action (dialog, "check.accept", NULL);
  g_assert_false (accepted);
  gtk_editable_set_text (GTK_EDITABLE (reason), "client agrees");
  dpt_test_picture (dialog, "lens-check");
  gtk_widget_activate_action (dialog, "check.accept", NULL);
  g_assert_true (accepted);
  dpt_test_settle ();
  tear_down (&scene);
}

static void
unmeasured_cb (DptLensCheckDialog *dialog, DptOrderAct *act)
{
  accepted = TRUE;
  g_assert_false (act->reading.has[0] || act->reading.has[1]);
  g_assert_cmpstr (act->reason, ==, "lensmeter away for repair");
  dpt_order_act_free (act);
}

static void
test_nothing_measured_needs_a_word (DptDb *db)
{
  Scene scene = { 0 };
  GtkWidget *dialog, *reason;

  set_up (&scene, db);
  confirm_order (&scene);
  accepted = FALSE;
  dialog = GTK_WIDGET (dpt_lens_check_dialog_new (scene.screen->facts->sheet,
                                                  dpt_order_sheet_get_jobs (scene.screen->facts->sheet)->pdata[0]));
  g_signal_connect (dialog, "measured", G_CALLBACK (unmeasured_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_activate_action (dialog, "check.accept", NULL);
  g_assert_false (accepted);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dpt_test_find (dialog, "Not measured")), TRUE);
  gtk_widget_activate_action (dialog, "check.accept", NULL);
  g_assert_false (accepted);
  reason = dpt_test_find (dialog, "Why they are taken");
  g_assert_true (gtk_widget_get_mapped (reason));
  gtk_editable_set_text (GTK_EDITABLE (reason), "lensmeter away for repair");
  dpt_test_picture (dialog, "lens-check-unmeasured");
  gtk_widget_activate_action (dialog, "check.accept", NULL);
  g_assert_true (accepted);
  dpt_test_settle ();
  tear_down (&scene);
}

static void
test_both_offers_stand_side_by_side (DptDb *db)
{
  Scene scene = { 0 };
  GtkWidget *card;
  DptMoney total;

  set_up (&scene, db);
  dpt_test_catalog_receive (scene.shop, scene.catalog.variants[DPT_TEST_FRAME_GOLD], 1, 0);
  dpt_test_db_exec (db, "UPDATE product SET cover_class = 'A' WHERE code = 'ASTRE-ORION'");
  scene.screen->stale_desk = TRUE;
  dpt_perspective_refresh (DPT_PERSPECTIVE (scene.screen));
  begin_order (&scene);
  choose_frame (&scene);
  choose_lenses (&scene);
  card = dpt_test_find_type (GTK_WIDGET (scene.screen), DPT_TYPE_OFFERS_CARD, 0);
  dpt_test_until (gtk_widget_get_visible (card));
  activate (&scene, "dispensing.step", g_variant_new_int32 (DPT_ORDER_STEP_PRICE));
  dpt_test_settle ();
  dpt_test_picture (GTK_WIDGET (scene.window), "offers");
  total = dpt_order_sheet_get_total (scene.screen->facts->sheet);
  do_act (&scene, DPT_ORDER_ACT_OFFER, 0, 0, NULL, NULL);
  dpt_test_until (dpt_order_sheet_get_total (scene.screen->facts->sheet) < total);
  g_assert_false (gtk_widget_get_visible (card));
  tear_down (&scene);
}

/* A piece that goes over any counter is seen on the wall; the lenses, which it leaves as they are, are not read again for it. */
static void
test_a_stock_move_leaves_the_lenses_alone (DptDb *db)
{
  static const char *const prices[] = { "price_rule", NULL };
  Scene scene = { 0 };
  g_autoptr (DptLensCatalog) lenses = NULL;
  gint64 gold;
  int before;

  set_up (&scene, db);
  gold = scene.catalog.variants[DPT_TEST_FRAME_GOLD];
  dpt_test_until (scene.screen->desk != NULL && !scene.screen->reading_desk);
  lenses = g_object_ref (scene.screen->desk->lenses);
  before = (int) dpt_record_get_int (dpt_dispensing_desk_find_frame (scene.screen->desk, gold), DPT_FRAME_ON_HAND);
  dpt_test_catalog_receive (scene.shop, gold, 1, 0);
  dpt_test_until (dpt_record_get_int (dpt_dispensing_desk_find_frame (scene.screen->desk, gold), DPT_FRAME_ON_HAND) == before + 1);
  g_assert_true (scene.screen->desk->lenses == lenses);
  g_signal_emit_by_name (db, "changed", prices);
  dpt_test_until (scene.screen->desk->lenses != lenses);
  tear_down (&scene);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  dpt_test_db_add ("/dispensing/order-goes-from-prescription-to-hand-over",
                   test_order_goes_from_prescription_to_hand_over);
  dpt_test_db_add ("/dispensing/quote-is-issued-and-can-be-shown", test_quote_is_issued_and_can_be_shown);
  dpt_test_db_add ("/dispensing/every-role-that-sees-orders-can-open-one", test_every_role_that_sees_orders_can_open_one);
  dpt_test_db_add ("/dispensing/change-is-said-where-cash-is-taken", test_change_is_said_where_cash_is_taken);
  dpt_test_db_add ("/dispensing/deposit-pressed-twice-is-paid-once", test_deposit_pressed_twice_is_paid_once);
  dpt_test_db_add ("/dispensing/frame-is-refused-out-of-stock-and-ordered",
                   test_frame_is_refused_out_of_stock_and_ordered);
  dpt_test_db_add ("/dispensing/every-step-has-named-controls", test_every_step_has_named_controls);
  dpt_test_db_add ("/dispensing/work-list-counts-what-waits", test_work_list_counts_what_waits);
  dpt_test_db_add ("/dispensing/another-client-comes-with-the-own-orders", test_another_client_comes_with_the_own_orders);
  dpt_test_db_add ("/dispensing/work-list-is-searched-and-late-by-the-sessions-day",
                   test_work_list_is_searched_and_late_by_the_sessions_day);
  dpt_test_db_add ("/dispensing/what-is-chosen-is-taken-back", test_what_is_chosen_is_taken_back);
  dpt_test_db_add ("/dispensing/an-order-begun-by-mistake-is-cancelled-by-undo", test_an_order_begun_by_mistake_is_cancelled_by_undo);
  dpt_test_db_add ("/dispensing/opening-lands-on-the-right-order", test_opening_lands_on_the_right_order);
  dpt_test_db_add ("/dispensing/what-was-typed-survives-a-crash", test_what_was_typed_survives_a_crash);
  dpt_test_db_add ("/dispensing/typed-measures-stay-while-something-else-changes", test_typed_measures_stay_while_something_else_changes);
  dpt_test_db_add ("/dispensing/what-comes-back-is-settled-on-the-screen", test_what_comes_back_is_settled_on_the_screen);
  dpt_test_db_add ("/dispensing/date-note-and-tray-are-kept", test_date_note_and_tray_are_kept);
  dpt_test_db_add ("/dispensing/lenses-are-narrowed-and-ordered", test_lenses_are_narrowed_and_ordered);
  dpt_test_db_add ("/dispensing/lenses-are-judged-as-one-types", test_lenses_are_judged_as_one_types);
  dpt_test_db_add ("/dispensing/nothing-measured-needs-a-word", test_nothing_measured_needs_a_word);
  dpt_test_db_add ("/dispensing/a-frame-that-came-is-booked-where-it-is-awaited", test_a_frame_that_came_is_booked_where_it_is_awaited);
  dpt_test_db_add ("/dispensing/both-offers-stand-side-by-side", test_both_offers_stand_side_by_side);
  dpt_test_db_add ("/dispensing/a-stock-move-leaves-the-lenses-alone", test_a_stock_move_leaves_the_lenses_alone);
  return g_test_run ();
}
