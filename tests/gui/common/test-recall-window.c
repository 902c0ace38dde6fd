/* test-recall-window.c - the list of recalls: who is due, told, postponed, closed.
 * For: src/gui/common/dpt-recall-window.c. Not for: the rules (tests/engine/clinical/test-recall.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-recall-window.h"

#include "../exam/exam-clinic.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-list-view.h"
#include "support/dpt-test-gui.h"

static gint64
ask (ExamClinic *clinic, const char *sql)
{
  return dpt_test_db_query_int (clinic->test->db, sql);
}

static guint
count_rows (DptListView *list)
{
  return g_list_model_get_n_items (dpt_list_view_get_model (list));
}

static void
take_patient_cb (gint64 *taken, gint64 patient_id)
{
  *taken = patient_id;
}

static void
test_recalls_are_told_postponed_and_closed (void)
{
  g_autoptr (ExamClinic) clinic = exam_clinic_new ();
  DptRecallWindow *window = dpt_recall_window_new (clinic->optometrist);
  DptListView *list = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (window), DPT_TYPE_LIST_VIEW, 0));
  g_autoptr (GObject) row = NULL;
  gint64 chosen = 0;

  /* The newest of her visits was two years ago, and asked for one in two years: it is due by now. */
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (window, "patient-chosen", G_CALLBACK (take_patient_cb), &chosen);
  dpt_test_until (count_rows (list) == 1);
  dpt_list_view_select (list, 0);
  dpt_test_until ((row = dpt_list_view_ref_selected (list)) != NULL);
  dpt_a11y_assert (window);
  dpt_test_picture (GTK_WIDGET (window), "recalls");
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpint (chosen, ==, EXAM_PATIENT);
  gtk_widget_activate_action (GTK_WIDGET (window), "recall.tell", "s", "phone");
  dpt_test_until (ask (clinic, "SELECT COUNT(*) FROM recall WHERE state = 'told' AND channel = 'phone'") == 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "recall.postpone", "i", 3);
  dpt_test_until (ask (clinic, "SELECT COUNT(*) FROM recall WHERE state = 'open' AND due_on = '2027-02-22'") == 1);
  /* It is no longer due: it leaves the list by itself. */
  dpt_test_until (count_rows (list) == 0);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_settle ();
}

static void
test_closing_needs_a_reason (void)
{
  g_autoptr (ExamClinic) clinic = exam_clinic_new ();
  DptRecallWindow *window = dpt_recall_window_new (clinic->optometrist);
  DptListView *list = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (window), DPT_TYPE_LIST_VIEW, 0));

  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (count_rows (list) == 1);
  dpt_list_view_select (list, 0);
  dpt_test_settle ();
  dpt_recall_window_close_rows (window, " ");
  dpt_test_until (dpt_test_find (GTK_WIDGET (window), "Reason: say why, in a few words.") != NULL);
  dpt_recall_window_close_rows (window, "Moved away");
  dpt_test_until (ask (clinic, "SELECT COUNT(*) FROM recall WHERE state = 'closed' AND note = 'Moved away'") == 1);
  dpt_test_until (count_rows (list) == 0);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_settle ();
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/recalls/told-postponed", test_recalls_are_told_postponed_and_closed);
  g_test_add_func ("/recalls/closed", test_closing_needs_a_reason);
  return g_test_run ();
}
