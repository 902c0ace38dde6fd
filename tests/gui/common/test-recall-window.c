/* test-recall-window.c - the list of recalls: who is due, told, postponed, closed.
 * For: src/gui/common/dpt-recall-window.c. Not for: the rules (tests/engine/clinical/test-recall.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-recall-window.h"

#include "../exam/exam-clinic.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-list-view.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-recall-dialog.h"
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

static GtkWidget *
find_top (GType type)
{
  GListModel *tops = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr (GtkWidget) top = g_list_model_get_item (tops, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (top, type) && gtk_widget_get_visible (top))
        return top;
    }
  return NULL;
}

static void
test_a_call_is_noted_and_taken_back (void)
{
  g_autoptr (ExamClinic) clinic = exam_clinic_new ();
  DptRecallWindow *window = dpt_recall_window_new (clinic->optometrist);
  DptListView *list = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (window), DPT_TYPE_LIST_VIEW, 0));
  GtkWidget *dialog, *entry;

  dpt_test_db_exec (clinic->test->db, "INSERT INTO contact_point (id, version, patient_id, kind, value, search_key, preferred) VALUES "
                                      "(77, 1, 501, 'mobile', '06 39 98 41 07', '0639984107', 1)");
  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (count_rows (list) == 1);
  dpt_list_view_select (list, 0);
  dpt_test_settle ();
  g_assert_true (dpt_test_press (GTK_WINDOW (window), "F2"));
  dpt_test_until ((dialog = find_top (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  dpt_test_settle ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "06 39 98 41 07"));
  entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Comes on Monday");
  dpt_test_picture (dialog, "recall-call");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "told");
  gtk_window_destroy (GTK_WINDOW (dialog));
  dpt_test_until (ask (clinic, "SELECT COUNT(*) FROM recall WHERE state = 'told' AND note = 'Comes on Monday'") == 1);
  dpt_test_until (dpt_test_find (GTK_WIDGET (window), "Noted.") != NULL);
  dpt_test_picture (GTK_WIDGET (window), "recalls-told");
  gtk_widget_activate_action (GTK_WIDGET (window), "recall.undo", NULL);
  dpt_test_until (ask (clinic, "SELECT COUNT(*) FROM recall WHERE state = 'open' AND note IS NULL") == 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "recall.history", NULL);
  dpt_test_until ((dialog = find_top (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Comes on Monday"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_settle ();
}

static void
test_a_call_that_nobody_took_is_put_off (void)
{
  g_autoptr (ExamClinic) clinic = exam_clinic_new ();
  DptRecallWindow *window = dpt_recall_window_new (clinic->optometrist);
  DptListView *list = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (window), DPT_TYPE_LIST_VIEW, 0));
  GtkWidget *dialog;

  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (count_rows (list) == 1);
  dpt_list_view_select (list, 0);
  dpt_test_settle ();
  g_assert_true (dpt_test_press (GTK_WINDOW (window), "F2"));
  dpt_test_until ((dialog = find_top (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "no-answer");
  gtk_window_destroy (GTK_WINDOW (dialog));
  dpt_test_until (ask (clinic, "SELECT COUNT(*) FROM recall_event WHERE event = 'postpone' AND note = 'No answer' AND due_on = '2026-11-25'") == 1);
  g_assert_cmpint (ask (clinic, "SELECT COUNT(*) FROM recall WHERE state = 'open' AND due_on = '2026-11-25'"), ==, 1);
  dpt_test_until (count_rows (list) == 0);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_settle ();
}

/* The question is about the row that it was asked of, whatever the list has chosen by then. */
static void
test_an_e_mail_counts_once_somebody_says_it_is_sent (void)
{
  /* No mail program is there, in a test: the text is copied then, too. */
  static const char *const acts[] = { "recall.mail", "recall.copy-mail" };
  static const char *const answers[] = { "keep", "sent" };
  g_autoptr (ExamClinic) clinic = exam_clinic_new ();
  DptRecallWindow *window = dpt_recall_window_new (clinic->optometrist);
  DptListView *list = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (window), DPT_TYPE_LIST_VIEW, 0));
  GtkWidget *dialog;

  dpt_test_db_exec (clinic->test->db, "INSERT INTO contact_point (id, version, patient_id, kind, value, search_key, preferred) VALUES "
                                      "(77, 1, 501, 'email', 'helene@example.org', 'helene@example.org', 1)");
  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (count_rows (list) == 1);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      dpt_list_view_select (list, 0);
      dpt_test_settle ();
      gtk_widget_activate_action (GTK_WIDGET (window), acts[i], NULL);
      dpt_test_until ((dialog = find_top (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
      g_assert_nonnull (strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "helene@example.org"));
      dpt_test_picture (dialog, "recall-mail");
      g_assert_cmpint (ask (clinic, "SELECT COUNT(*) FROM recall_event WHERE event <> 'come'"), ==, 0);
      dpt_list_view_select (list, GTK_INVALID_LIST_POSITION);
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), answers[i]);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  dpt_test_until (ask (clinic, "SELECT COUNT(*) FROM recall WHERE state = 'told' AND channel = 'email'") == 1);
  g_assert_cmpint (ask (clinic, "SELECT COUNT(*) FROM recall_event WHERE event <> 'come'"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_settle ();
}

static DptPdfView *
find_letter (void)
{
  GListModel *tops = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr (GtkWindow) top = g_list_model_get_item (tops, i);

      if (dpt_pdf_view_of_window (top) != NULL)
        return dpt_pdf_view_of_window (top);
    }
  return NULL;
}

/* Without an address it is refused in words; with one it is shown, and counts once a copy is made: one telling, however many copies. */
static void
test_a_letter_counts_once_it_leaves_the_house (void)
{
  DptPdfView *paper;
  g_autoptr (ExamClinic) clinic = exam_clinic_new ();
  DptRecallWindow *window = dpt_recall_window_new (clinic->optometrist);
  DptListView *list = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (window), DPT_TYPE_LIST_VIEW, 0));

  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (count_rows (list) == 1);
  dpt_list_view_select (list, 0);
  dpt_test_settle ();
  dpt_test_db_exec (clinic->test->db, "DELETE FROM address WHERE patient_id = 501");
  gtk_widget_activate_action (GTK_WIDGET (window), "recall.letter", NULL);
  dpt_test_settle ();
  g_assert_cmpint (ask (clinic, "SELECT COUNT(*) FROM recall WHERE state = 'told'"), ==, 0);
  dpt_test_db_exec (clinic->test->db, "INSERT INTO address (id, version, patient_id, kind, line1, postal_code, city, country) VALUES "
                                      "(78, 1, 501, 'home', '4 rue des Tanneurs', '37000', 'Tours', 'FR')");
  g_assert_true (dpt_test_press (GTK_WINDOW (window), "ctrl+l"));
  dpt_test_until ((paper = find_letter ()) != NULL && dpt_pdf_view_get_n_pages (paper) == 1);
  dpt_test_settle ();
  g_assert_cmpint (ask (clinic, "SELECT COUNT(*) FROM recall_event WHERE event <> 'come'"), ==, 0);
  g_assert_cmpstr (dpt_paper_get_title (dpt_pdf_view_get_paper (paper)), ==, "Recall of Hélène Lefèvre");
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (window), "The letter counts as told once it is printed or saved."));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("letter-%u.pdf", i);
      g_autofree char *path = g_build_filename (clinic->test->folder, name, NULL);

      dpt_pdf_view_save (paper, path);
      dpt_test_until (g_file_test (path, G_FILE_TEST_EXISTS));
      dpt_test_until (ask (clinic, "SELECT COUNT(*) FROM recall WHERE state = 'told' AND channel = 'post'") == 1);
      dpt_test_settle ();
    }
  g_assert_cmpint (ask (clinic, "SELECT COUNT(*) FROM recall_event WHERE event <> 'come'"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_settle ();
}

static void
test_the_rules_are_set (void)
{
  g_autoptr (ExamClinic) clinic = exam_clinic_new ();
  DptRecallDialog *dialog = dpt_recall_dialog_new (NULL, clinic->shop->system);
  GtkSpinButton *age;

  gtk_window_present (GTK_WINDOW (dialog));
  dpt_test_until ((age = GTK_SPIN_BUTTON (dpt_test_find (GTK_WIDGET (dialog), "Children: age"))) != NULL);
  dpt_test_until (gtk_spin_button_get_value_as_int (age) == 16);
  dpt_a11y_assert (GTK_WIDGET (dialog));
  dpt_test_picture (GTK_WIDGET (dialog), "recall-rules");
  gtk_spin_button_set_value (age, 18);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "rules.save", NULL);
  dpt_test_until (ask (clinic, "SELECT COUNT(*) FROM setting WHERE name = 'recall.child.age' AND value = '18'") == 1);
  dpt_test_until (find_top (DPT_TYPE_RECALL_DIALOG) == NULL);
  dpt_test_settle ();
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/recalls/told-postponed", test_recalls_are_told_postponed_and_closed);
  g_test_add_func ("/recalls/closed", test_closing_needs_a_reason);
  g_test_add_func ("/recalls/called-and-taken-back", test_a_call_is_noted_and_taken_back);
  g_test_add_func ("/recalls/no-answer", test_a_call_that_nobody_took_is_put_off);
  g_test_add_func ("/recalls/e-mail", test_an_e_mail_counts_once_somebody_says_it_is_sent);
  g_test_add_func ("/recalls/letter", test_a_letter_counts_once_it_leaves_the_house);
  g_test_add_func ("/recalls/rules", test_the_rules_are_set);
  return g_test_run ();
}
