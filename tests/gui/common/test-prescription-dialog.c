/* test-prescription-dialog.c - a prescription from outside is typed in, kept, adapted, cancelled.
 * For: src/gui/common/dpt-prescription-*.c, dpt-rx-grid.c, dpt-scan-view.c. Not for: the rules (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-prescription-dialog.h"

#include "../exam/exam-clinic.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-rx-grid.h"
#include "gui/common/dpt-scan-view.h"
#include "gui/exam/dpt-exam-perspective.h"
#include "support/dpt-test-gui.h"

#include <glib/gstdio.h>

typedef struct
{
  ExamClinic *clinic;
  GtkWindow *dialog;
  gint64 saved;
} Desk;

static void
saved_cb (Desk *desk, DptPrescriptionSheet *sheet)
{
  desk->saved = dpt_prescription_sheet_get_id (sheet);
  desk->dialog = NULL;
}

static void
open_dialog (Desk *desk, gint64 id)
{
  desk->saved = 0;
  desk->dialog
    = GTK_WINDOW (dpt_prescription_dialog_new (desk->clinic->optometrist, id == 0 ? EXAM_PATIENT : 0, id));
  g_signal_connect_swapped (desk->dialog, "saved", G_CALLBACK (saved_cb), desk);
  gtk_window_present (desk->dialog);
  /* The form is there when the powers can be reached. */
  dpt_test_until (gtk_window_get_focus (desk->dialog) != NULL
                  && gtk_widget_get_ancestor (gtk_window_get_focus (desk->dialog), DPT_TYPE_RX_GRID) != NULL);
}

static Desk *
desk_new (void)
{
  Desk *self = g_new0 (Desk, 1);

  self->clinic = exam_clinic_new ();
  open_dialog (self, 0);
  return self;
}

static void
desk_free (Desk *self)
{
  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  dpt_test_settle ();
  exam_clinic_free (self->clinic);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static gint64
ask (Desk *desk, const char *sql)
{
  return dpt_test_db_query_int (desk->clinic->test->db, sql);
}

static void
type_into (Desk *desk, const char *name, const char *text)
{
  GtkWidget *entry = dpt_test_find (GTK_WIDGET (desk->dialog), name);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  if (DPT_IS_FIELD_ENTRY (entry))
    g_assert_true (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
}

static void
save (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "form.save", NULL);
}

static const char *
get_error (Desk *desk)
{
  GtkWidget *label = dpt_test_find (GTK_WIDGET (desk->dialog), "error_label");

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : "";
}

static void
type_paper (Desk *desk)
{
  type_into (desk, "Right eye, Sphere", "-1.25 -0.50x90 add 2.00");
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "form.copy-across", NULL);
  type_into (desk, "Left eye, Sphere", "-1.50");
  type_into (desk, "Left eye, Prism and base", "2 BI");
  type_into (desk, "Right eye, Pupillary distance, far", "31.5");
  type_into (desk, "name_row", "Dr Claire Morel");
  type_into (desk, "number_row", "10001234567");
  type_into (desk, "issued_entry", "2026-10-01");
}

static void
test_a_paper_is_typed_in_and_stands_in_dispensing (void)
{
  g_autoptr (Desk) desk = desk_new ();

  type_paper (desk);
  dpt_a11y_assert (desk->dialog);
  dpt_test_picture (GTK_WIDGET (desk->dialog), "prescription-from-outside");
  save (desk);
  dpt_test_until (desk->saved != 0);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM prescription WHERE origin = 'external' AND state = 'active' "
                              "AND usage = 'progressive' AND issued_on = '2026-10-01' AND valid_until = '2029-10-01' "
                              "AND prescriber_profession = 'ophthalmologist' AND prescriber_number = '10001234567'"),
                   ==, 1);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM prescription_eye WHERE eye = 'R' AND sphere = -125 "
                              "AND cylinder = -50 AND axis = 90 AND addition = 200 AND pd_far = 3150"),
                   ==, 1);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM prescription_eye WHERE eye = 'L' AND sphere = -150 "
                              "AND cylinder = -50 AND prism_h = 200 AND base_h = 'in'"),
                   ==, 1);
}

/* Red alone says nothing: the button that does not save says why, and goes to the field. */
static void
test_what_is_refused_is_said_in_words (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *sphere = dpt_test_find (GTK_WIDGET (desk->dialog), "Left eye, Sphere");

  type_paper (desk);
  gtk_editable_set_text (GTK_EDITABLE (sphere), "99");
  save (desk);
  g_assert_cmpstr (get_error (desk), ==, dpt_field_entry_get_reason (DPT_FIELD_ENTRY (sphere)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (desk->dialog), sphere));
  type_into (desk, "Left eye, Sphere", "-1.50");
  save (desk);
  dpt_test_until (desk->saved != 0);
}

static void
test_what_is_missing_is_said_and_nothing_is_lost (void)
{
  g_autoptr (Desk) desk = desk_new ();

  type_into (desk, "Right eye, Sphere", "-1.25 add 2");
  save (desk);
  dpt_test_until (*get_error (desk) != '\0');
  g_assert_nonnull (strstr (get_error (desk), "Date of issue"));
  type_into (desk, "issued_entry", "2026-10-01");
  save (desk);
  dpt_test_until (strstr (get_error (desk), "Name of the prescriber") != NULL);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM prescription"), ==, 0);
  type_into (desk, "name_row", "Dr Claire Morel");
  save (desk);
  dpt_test_until (desk->saved != 0);
}

static void
test_an_unfinished_form_comes_back (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (DptPrescriptionEye) right = NULL;

  type_paper (desk);
  dpt_test_until (ask (desk, "SELECT COUNT(*) FROM draft WHERE kind = 'prescription' AND content LIKE '%Morel%'") == 1);
  /* As if killed: nothing says good-bye to the form. */
  gtk_window_destroy (desk->dialog);
  open_dialog (desk, 0);
  dpt_test_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (GTK_WIDGET (desk->dialog), "name_row"))),
                               "Dr Claire Morel"));
  right = dpt_rx_grid_dup_eye (DPT_RX_GRID (dpt_test_find (GTK_WIDGET (desk->dialog), "grid")), DPT_EYE_RIGHT);
  g_assert_cmpint (dpt_record_get_int (right, DPT_PRESCRIPTION_EYE_AXIS), ==, 90);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (dpt_test_find (GTK_WIDGET (desk->dialog), "notice"))));
  save (desk);
  dpt_test_until (desk->saved != 0);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM draft WHERE kind = 'prescription'"), ==, 0);
}

static void
test_it_is_adapted_with_a_reason_and_the_old_one_stays (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 first;

  type_paper (desk);
  save (desk);
  dpt_test_until (desk->saved != 0);
  first = desk->saved;
  open_dialog (desk, first);
  save (desk);
  dpt_test_until (strstr (get_error (desk), "Nothing was changed") != NULL);
  type_into (desk, "Right eye, Sphere", "-1.50");
  save (desk);
  dpt_test_until (strstr (get_error (desk), "Reason") != NULL);
  type_into (desk, "reason_row", "Sees 10/10 with a quarter more");
  dpt_test_picture (GTK_WIDGET (desk->dialog), "prescription-adapted");
  save (desk);
  dpt_test_until (desk->saved != 0);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM prescription WHERE state = 'superseded' AND superseded_by_id IS NOT "
                              "NULL"),
                   ==, 1);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM prescription WHERE state = 'active' AND origin = 'adapted' "
                              "AND valid_until = '2029-10-01'"),
                   ==, 1);
}

/* A JPEG of one grey pixel's worth of header is enough to be told apart; what cannot be shown is said. */
static void
test_a_scan_stands_beside_the_fields_and_is_kept (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dioptre-test-scan.png", NULL);
  g_autofree char *wrong = g_build_filename (g_get_tmp_dir (), "dioptre-test-scan.txt", NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 420);
  DptScanView *view = DPT_SCAN_VIEW (dpt_test_find (GTK_WIDGET (desk->dialog), "scan_view"));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) text = g_file_new_for_path (wrong);

  g_assert_true (g_file_set_contents (wrong, "hello", -1, NULL));
  dpt_scan_view_read_file (view, text);
  dpt_test_until (dpt_test_find (GTK_WIDGET (view), "Document: must be a PDF, or a PNG, JPEG or TIFF picture.") != NULL);
  g_assert_null (dpt_scan_view_get_scan (view));
  gdk_pixbuf_fill (pixbuf, 0xe8e4d8ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));
  dpt_scan_view_read_file (view, file);
  dpt_test_until (dpt_scan_view_get_scan (view) != NULL);
  type_paper (desk);
  dpt_test_picture (GTK_WIDGET (desk->dialog), "prescription-with-scan");
  save (desk);
  dpt_test_until (desk->saved != 0);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM prescription p JOIN document d ON d.id = p.document_id "
                              "WHERE d.mime_type = 'image/png' AND d.patient_id = 501 AND length(d.content) = d.size"),
                   ==, 1);
  g_unlink (path);
  g_unlink (wrong);
}

static void
test_any_screen_offers_it_and_cancels_with_a_reason (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DptPerspective *exam = g_object_new (DPT_TYPE_EXAM_PERSPECTIVE, NULL);
  GtkWindow *window = dpt_test_show (GTK_WIDGET (exam), 1000, 600);
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *question = NULL;

  type_paper (desk);
  save (desk);
  dpt_test_until (desk->saved != 0);
  dpt_perspective_set_session (exam, desk->clinic->optometrist);
  g_assert_true (dpt_perspective_open (exam, "new-prescription", 0));
  g_assert_nonnull (strstr (dpt_perspective_get_status (exam), "Choose the patient"));
  gtk_widget_activate_action (GTK_WIDGET (exam), "prescription.cancel", "x", desk->saved);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) each = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (each))
        question = each;
    }
  g_assert_nonnull (question);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (question), "revoke"));
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (question, "Reason of the cancellation")), "Typed for the wrong patient");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (question), "revoke"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "revoke");
  dpt_test_until (ask (desk, "SELECT COUNT(*) FROM prescription WHERE state = 'cancelled' "
                             "AND cancel_reason = 'Typed for the wrong patient'") == 1);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/prescription-dialog/typed-in", test_a_paper_is_typed_in_and_stands_in_dispensing);
  g_test_add_func ("/prescription-dialog/refused", test_what_is_refused_is_said_in_words);
  g_test_add_func ("/prescription-dialog/missing", test_what_is_missing_is_said_and_nothing_is_lost);
  g_test_add_func ("/prescription-dialog/comes-back", test_an_unfinished_form_comes_back);
  g_test_add_func ("/prescription-dialog/adapted", test_it_is_adapted_with_a_reason_and_the_old_one_stays);
  g_test_add_func ("/prescription-dialog/scan", test_a_scan_stands_beside_the_fields_and_is_kept);
  g_test_add_func ("/prescription-dialog/cancelled", test_any_screen_offers_it_and_cancels_with_a_reason);
  return g_test_run ();
}
