/* test-visit-queue.c - what waits for the optometrist: begun, not prescribed, examined today; S2-7.
 * For: engine/clinical/dpt-visit-queue. Not for: the widget that shows it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-queue.h"

#include "clinical-fixture.h"

UNIT (count, ({
        gint64 *counts = g_new0 (gint64, DPT_N_VISIT_QUEUES);
        dpt_visit_queue_count (unit, counts, error) ? counts : (g_free (counts), NULL);
      }))

static void
assert_counts (Clinic *clinic, gint64 draft, gint64 unprescribed, gint64 today)
{
  g_autofree gint64 *counts = DO (clinic->optometrist, count);

  g_assert_cmpint (counts[DPT_VISIT_QUEUE_DRAFT], ==, draft);
  g_assert_cmpint (counts[DPT_VISIT_QUEUE_UNPRESCRIBED], ==, unprescribed);
  g_assert_cmpint (counts[DPT_VISIT_QUEUE_TODAY], ==, today);
}

static void
set_queue (DptDbListModel *list, Clinic *clinic, DptVisitQueue queue, gint64 examiner_id, const char *search)
{
  dpt_visit_queue_list_set (list, queue, clinic->shop->establishment_id, DPT_TEST_TODAY, examiner_id, search);
  dpt_test_until (!dpt_db_list_model_get_loading (list));
}

static guint
count_listed (DptDbListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_s2_7_a_visit_goes_from_queue_to_queue (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) draft = NULL, is_signed = NULL;
  g_autoptr (DptPrescriptionSheet) issued = NULL;

  assert_counts (clinic, 0, 0, 0);
  draft = DO (clinic->optometrist, start, .id = CHILD, .kind = "child");
  assert_counts (clinic, 1, 0, 0);
  is_signed = sign_visit (clinic, PATIENT, (DptRx) { -125, -50, 90 }, (DptRx) { -100 });
  assert_counts (clinic, 1, 1, 1);
  issued = DO (clinic->optometrist, issue, .request = { .visit_id = dpt_visit_sheet_get_visit_id (is_signed), .usage = "far" });
  assert_counts (clinic, 1, 0, 1);
  DO (clinic->optometrist, abandon, .id = dpt_visit_sheet_get_visit_id (draft), .reason = "Ran away");
  assert_counts (clinic, 0, 0, 1);
}

static void
test_the_list_says_who_and_what_for (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) is_signed = sign_visit (clinic, PATIENT, (DptRx) { -125, -50, 90 }, (DptRx) { -100 });
  g_autoptr (DptDbListModel) list = dpt_visit_queue_list_new (db);
  g_autoptr (DptVisitQueueRow) row = NULL;
  gint64 me = dpt_session_get_user_id (clinic->optometrist);

  set_queue (list, clinic, DPT_VISIT_QUEUE_UNPRESCRIBED, 0, NULL);
  g_assert_cmpuint (count_listed (list), ==, 1);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  dpt_test_until (!dpt_record_is_null (row, DPT_VISIT_QUEUE_ROW_PATIENT_NAME));
  g_assert_cmpint (dpt_record_get_id (row), ==, dpt_visit_sheet_get_visit_id (is_signed));
  g_assert_cmpstr (dpt_record_get_text (row, DPT_VISIT_QUEUE_ROW_PATIENT_NAME), ==, "Élise Martin");
  g_assert_cmpstr (dpt_record_get_text (row, DPT_VISIT_QUEUE_ROW_REASON), ==, "Sees badly at the screen");
  set_queue (list, clinic, DPT_VISIT_QUEUE_TODAY, me, NULL);
  g_assert_cmpuint (count_listed (list), ==, 1);
  set_queue (list, clinic, DPT_VISIT_QUEUE_TODAY, me + 1, NULL);
  g_assert_cmpuint (count_listed (list), ==, 0);
}

static void
test_the_queues_are_searched_by_name (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) is_signed = sign_visit (clinic, PATIENT, (DptRx) { -125, -50, 90 }, (DptRx) { -100 });
  g_autoptr (DptDbListModel) list = dpt_visit_queue_list_new (db);

  dpt_test_db_exec (db, "INSERT INTO patient_key (lead, rest, patient_id) VALUES ('martin', 'elise', 501), ('elise', 'martin', 501)");
  set_queue (list, clinic, DPT_VISIT_QUEUE_TODAY, 0, "ÉLI");
  g_assert_cmpuint (count_listed (list), ==, 1);
  set_queue (list, clinic, DPT_VISIT_QUEUE_TODAY, 0, "durand");
  g_assert_cmpuint (count_listed (list), ==, 0);
}

static void
test_what_is_old_no_longer_waits (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) draft = DO (clinic->optometrist, start, .id = PATIENT);

  dpt_test_db_exec (db, "UPDATE visit SET started_on = '2026-10-22'");
  assert_counts (clinic, 0, 0, 0);
  dpt_test_db_exec (db, "UPDATE visit SET started_on = '2026-10-23'");
  assert_counts (clinic, 1, 0, 0);
}

static void
test_who_may_not_read_records_sees_no_queue (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);

  REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, count);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/clinical/queue/s2-7-a-visit-goes-from-queue-to-queue", test_s2_7_a_visit_goes_from_queue_to_queue);
  dpt_test_db_add ("/clinical/queue/the-list-says-who-and-what-for", test_the_list_says_who_and_what_for);
  dpt_test_db_add ("/clinical/queue/the-queues-are-searched-by-name", test_the_queues_are_searched_by_name);
  dpt_test_db_add ("/clinical/queue/what-is-old-no-longer-waits", test_what_is_old_no_longer_waits);
  dpt_test_db_add ("/clinical/queue/who-may-not-read-records-sees-no-queue", test_who_may_not_read_records_sees_no_queue);
  return g_test_run ();
}
