/* test-exam-perspective.c - the exam screen on a real database: opens, keeps drafts, signs, amends, prescribes.
 * For: src/gui/exam/dpt-exam-*.c. Not for: the refraction table's keys (test-refraction-table.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-perspective.h"

#include "base/dpt-date.h"
#include "exam-clinic.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/exam/dpt-note-field.h"
#include "gui/exam/dpt-prescribe-dialog.h"
#include "gui/exam/dpt-visit-page.h"
#include "support/dpt-test-gui.h"

typedef struct
{
  ExamClinic *clinic;
  DptPerspective *exam;
  GtkWindow *window;
} Room;

static void
enter_room (Room *room, DptSession *session)
{
  room->exam = g_object_new (DPT_TYPE_EXAM_PERSPECTIVE, NULL);
  room->window = dpt_test_show (GTK_WIDGET (room->exam), 1190, 720);
  dpt_perspective_set_session (room->exam, session);
}

static void
leave_room (Room *room)
{
  gtk_window_destroy (room->window);
  dpt_test_settle ();
}

static Room *
room_new (void)
{
  Room *self = g_new0 (Room, 1);

  self->clinic = exam_clinic_new ();
  enter_room (self, self->clinic->optometrist);
  return self;
}

static void
room_free (Room *self)
{
  if (self->window != NULL)
    leave_room (self);
  exam_clinic_free (self->clinic);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

static gboolean
is_shown (Room *room, const char *stack, const char *page)
{
  GtkWidget *found = dpt_test_find (GTK_WIDGET (room->exam), stack);

  g_assert_nonnull (found);
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (found)), page) == 0;
}

static void
act (Room *room, const char *action)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  gtk_widget_activate_action_variant (GTK_WIDGET (room->exam), name, target);
}

static GtkTextView *
find_note_view (Room *room, const char *title)
{
  GtkWidget *note;

  for (guint i = 0; (note = dpt_test_find_type (GTK_WIDGET (room->exam), DPT_TYPE_NOTE_FIELD, i)) != NULL; i++)
    {
      g_autofree char *own = NULL;

      g_object_get (note, "title", &own, NULL);
      if (g_str_equal (own, title))
        return GTK_TEXT_VIEW (dpt_test_find_type (note, GTK_TYPE_TEXT_VIEW, 0));
    }
  g_assert_not_reached ();
}

static GtkTextBuffer *
find_note (Room *room, const char *title)
{
  return gtk_text_view_get_buffer (find_note_view (room, title));
}

static char *
dup_note (Room *room, const char *title)
{
  char *text;

  g_object_get (find_note (room, title), "text", &text, NULL);
  return text;
}

static gboolean
note_is (Room *room, const char *title, const char *text)
{
  g_autofree char *shown = dup_note (room, title);

  return g_str_equal (shown, text);
}

static GtkWidget *
find_cell (Room *room, DptRefractionRow row, DptEye eye, DptRefractionColumn column)
{
  GtkWidget *table = dpt_test_find_type (GTK_WIDGET (room->exam), DPT_TYPE_REFRACTION_TABLE, 0);

  return GTK_WIDGET (
    dpt_refraction_cell_get_entry (dpt_refraction_table_get_cell (DPT_REFRACTION_TABLE (table), row, eye, column)));
}

static void
type_cell (Room *room, DptRefractionRow row, DptEye eye, DptRefractionColumn column, const char *text)
{
  GtkWidget *entry = find_cell (room, row, eye, column);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static gint64
ask (Room *room, const char *sql)
{
  return dpt_test_db_query_int (room->clinic->test->db, sql);
}

static void
start_visit (Room *room, gint64 patient_id)
{
  dpt_perspective_set_patient_id (room->exam, patient_id);
  dpt_test_until (is_shown (room, "stack", "patient"));
  act (room, "exam.start::");
  dpt_test_until (is_shown (room, "visit_stack", "visit")
                  && gtk_label_get_label (GTK_LABEL (dpt_test_find (GTK_WIDGET (room->exam), "title_label")))[0] != '\0'
                  && ask (room, "SELECT COUNT(*) FROM visit WHERE state = 'draft'") == 1);
  dpt_test_until (gtk_text_view_get_editable (find_note_view (room, "Reason for the visit")));
}

static void
test_without_patient_it_says_what_to_do (void)
{
  g_autoptr (Room) room = room_new ();

  dpt_test_until (is_shown (room, "stack", "no-patient"));
  dpt_perspective_set_patient_id (room->exam, EXAM_NEWCOMER);
  dpt_test_until (is_shown (room, "stack", "patient"));
  g_assert_true (is_shown (room, "visit_stack", "none") && gtk_widget_get_focus_child (GTK_WIDGET (room->exam)) != NULL);
  dpt_test_picture (GTK_WIDGET (room->exam), "exam-no-visit");
  dpt_perspective_set_patient_id (room->exam, 0);
  dpt_test_until (is_shown (room, "stack", "no-patient"));
}

static void
test_opens_the_newest_visit_and_notes_it (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *reason = NULL;
  GtkWidget *sphere;

  dpt_perspective_set_patient_id (room->exam, EXAM_PATIENT);
  dpt_test_until (is_shown (room, "stack", "patient"));
  sphere = find_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sphere)), ==, "-1.25");
  /* A signed record shows no grey that could be taken for it. */
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (sphere)), !=, "-1.00");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (sphere)));
  reason = dup_note (room, "Reason for the visit");
  g_assert_true (g_str_has_prefix (reason, "Reads with her arms"));
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM access_entry WHERE what LIKE 'visit%'"), ==, 1);
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM access_entry WHERE what = 'history'"), ==, 1);
}

static void
test_a_visit_begun_beside_older_ones_is_shown (void)
{
  g_autoptr (Room) room = room_new ();

  dpt_perspective_set_patient_id (room->exam, EXAM_PATIENT);
  dpt_test_until (is_shown (room, "stack", "patient"));
  g_assert_true (note_is (room, "Conclusion", "Myopia and presbyopia, stable"));
  act (room, "exam.start::");
  dpt_test_until (gtk_text_view_get_editable (find_note_view (room, "Reason for the visit")));
  /* The news of the new row make the screen read again; that must not bring the old visit back. */
  for (int i = 0; i < 100; i++)
    dpt_test_iterate ();
  g_assert_true (gtk_text_view_get_editable (find_note_view (room, "Reason for the visit")));
  g_assert_true (note_is (room, "Conclusion", ""));
  /* What is known for good came along. */
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM visit WHERE state = 'draft' AND allergies = 'Penicillin: rash'"), ==, 1);
  /* A second one is not begun beside it, and that is said. */
  act (room, "exam.start::");
  dpt_test_until (dpt_perspective_get_status (room->exam) != NULL && strstr (dpt_perspective_get_status (room->exam), "still open") != NULL);
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM visit WHERE state = 'draft'"), ==, 1);
}

static void
test_what_is_typed_is_kept_and_offered_back (void)
{
  g_autoptr (Room) room = room_new ();

  start_visit (room, EXAM_PATIENT);
  gtk_text_buffer_set_text (find_note (room, "Reason for the visit"), "Sees halos at night", -1);
  type_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE, "-1.50 -0.75x95");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM refraction r JOIN visit v ON v.id = r.visit_id "
                             "WHERE v.state = 'draft' AND r.cylinder = -75 AND v.reason = 'Sees halos at night'") == 1);
  dpt_test_until (g_str_has_prefix (
    gtk_label_get_label (GTK_LABEL (dpt_test_find (GTK_WIDGET (room->exam), "saved_label"))), "Draft saved"));
  /* The program goes without a word and comes back. */
  leave_room (room);
  enter_room (room, room->clinic->optometrist);
  dpt_perspective_set_patient_id (room->exam, EXAM_PATIENT);
  dpt_test_until (is_shown (room, "stack", "patient"));
  g_assert_true (note_is (room, "Reason for the visit", "Sees halos at night"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT,
                                                                   DPT_REFRACTION_COLUMN_AXIS))), ==, "95°");
  g_assert_true (is_shown (room, "notices", "draft"));
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (dpt_test_find (GTK_WIDGET (room->exam), "notice"))));
  /* The focus was nowhere after a search: now Enter goes on with the draft, and what is typed then stands in it. */
  g_assert_true (gtk_widget_is_focus (dpt_test_find (GTK_WIDGET (room->exam), "go_on_button")));
  act (room, "exam.hide-notice");
  g_assert_nonnull (gtk_widget_get_focus_child (dpt_test_find_type (GTK_WIDGET (room->exam), DPT_TYPE_VISIT_PAGE, 0)));
}

static void
test_leaving_saves_at_once (void)
{
  g_autoptr (Room) room = room_new ();

  start_visit (room, EXAM_NEWCOMER);
  gtk_text_buffer_set_text (find_note (room, "Reason for the visit"), "First glasses?", -1);
  dpt_perspective_set_patient_id (room->exam, EXAM_PATIENT);
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM visit WHERE reason = 'First glasses?'") == 1);
  dpt_test_until (is_shown (room, "stack", "patient"));
  act (room, "exam.start::");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM visit WHERE state = 'draft'") == 2);
  dpt_test_until (gtk_text_view_get_editable (find_note_view (room, "Reason for the visit")));
  /* Signing out too, under the name of who wrote it. */
  gtk_text_buffer_set_text (find_note (room, "Reason for the visit"), "Red eye", -1);
  dpt_perspective_set_session (room->exam, NULL);
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM visit WHERE reason = 'Red eye'") == 1);
}

static void
test_undo_goes_across_a_save (void)
{
  g_autoptr (Room) room = room_new ();
  GtkWidget *sphere;

  start_visit (room, EXAM_NEWCOMER);
  sphere = find_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);
  type_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE, "-1");
  dpt_test_until (ask (room,
                       "SELECT COUNT(*) FROM refraction WHERE sphere = -100 AND row_kind = 'final' AND visit_id IN "
                       "(SELECT id FROM visit WHERE patient_id = 502)")
                  == 1);
  act (room, "exam.undo");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sphere)), ==, "");
  dpt_test_until (
    ask (room, "SELECT COUNT(*) FROM refraction WHERE visit_id IN (SELECT id FROM visit WHERE patient_id = 502)") == 0);
  act (room, "exam.redo");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sphere)), ==, "-1.00");
  dpt_test_until (
    ask (room, "SELECT COUNT(*) FROM refraction WHERE visit_id IN (SELECT id FROM visit WHERE patient_id = 502)") == 1);
}

static void
press (Room *room, const char *keys)
{
  g_assert_true (dpt_test_press (room->window, keys));
}

/* The whole way of the hands, with real keys: nothing but the keyboard from the reason to the signature. */
static void
test_an_examination_by_keyboard_only (void)
{
  g_autoptr (Room) room = room_new ();
  GtkWidget *sphere;
  gboolean dark = FALSE;

  start_visit (room, EXAM_PATIENT);
  dpt_test_until (gtk_widget_has_focus (GTK_WIDGET (find_note_view (room, "Reason for the visit"))));
  if (!dpt_test_type (room->window, "Blurred far"))
    {
      g_test_skip ("there is no xdotool");
      return;
    }
  g_assert_true (note_is (room, "Reason for the visit", "Blurred far"));
  press (room, "Tab");
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (find_note_view (room, "Reason for the visit"))));

  sphere = find_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);
  gtk_widget_grab_focus (sphere);
  g_assert_true (dpt_test_type (room->window, "-1.50 -0.75x95"));
  press (room, "Return");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sphere)), ==, "-1.50");
  /* On the addition now: one up from the earlier one. */
  press (room, "Up");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT,
                                                                   DPT_REFRACTION_COLUMN_ADDITION))), ==, "+2.00");
  press (room, "ctrl+shift+r");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT,
                                                                   DPT_REFRACTION_COLUMN_AXIS))), ==, "95°");
  press (room, "ctrl+z");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT,
                                                                   DPT_REFRACTION_COLUMN_AXIS))), ==, "");
  press (room, "ctrl+shift+z");
  press (room, "ctrl+d");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_LEFT,
                                                                   DPT_REFRACTION_COLUMN_AXIS))), ==, "95°");
  press (room, "ctrl+Up");
  press (room, "ctrl+Up");
  press (room, "ctrl+Up");
  press (room, "ctrl+Up");
  press (room, "ctrl+shift+l");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_cell (room, DPT_REFRACTION_WORN, DPT_EYE_LEFT,
                                                                   DPT_REFRACTION_COLUMN_SPHERE))), ==, "-1.50");
  press (room, "ctrl+shift+m");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (GTK_WIDGET (room->exam),
                                                                       "Fundus, Periphery, Left eye"))), ==,
                   "Flat, no lesion");
  press (room, "ctrl+s");
  /* Not Ctrl+Shift+D, which is GTK's own and opens its inspector. */
  press (room, "F8");
  g_object_get (room->exam, "dark", &dark, NULL);
  g_assert_true (dark);
  press (room, "F8");
  press (room, "ctrl+shift+s");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM visit WHERE reason = 'Blurred far' AND state = 'signed'") == 1);
}

static void
test_an_unfinished_refraction_is_not_signed (void)
{
  g_autoptr (Room) room = room_new ();

  start_visit (room, EXAM_NEWCOMER);
  type_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_CYLINDER, "-1");
  act (room, "exam.sign");
  dpt_test_until (g_str_has_prefix (dpt_perspective_get_status (room->exam), "Final, Left eye"));
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM visit WHERE patient_id = 502 AND state = 'signed'"), ==, 0);
  type_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_AXIS, "10");
  act (room, "exam.sign");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM visit WHERE patient_id = 502 AND state = 'signed'") == 1);
  dpt_test_until (!gtk_editable_get_editable (
    GTK_EDITABLE (find_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_AXIS))));
}

/* The refused field has been left: the focus is elsewhere when somebody signs. */
static void
test_a_refused_field_keeps_a_visit_from_being_signed (void)
{
  g_autoptr (Room) room = room_new ();
  GtkWidget *sphere;

  start_visit (room, EXAM_NEWCOMER);
  sphere = find_cell (room, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);
  type_cell (room, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE, "99");
  type_cell (room, DPT_REFRACTION_WORN, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_SPHERE, "-1");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sphere)), ==, "99");
  act (room, "exam.sign");
  g_assert_cmpstr (dpt_perspective_get_status (room->exam), ==, dpt_field_entry_get_reason (DPT_FIELD_ENTRY (sphere)));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (room->window)), sphere));
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM visit WHERE patient_id = 502 AND state = 'signed'"), ==, 0);
  act (room, "exam.clear-row");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sphere)), ==, "");
  type_cell (room, DPT_REFRACTION_WORN, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_SPHERE, "-1");
  act (room, "exam.sign");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM visit WHERE patient_id = 502 AND state = 'signed'") == 1);
  dpt_test_settle ();
}

static void
test_what_one_patient_refused_is_not_seen_with_the_next (void)
{
  g_autoptr (Room) room = room_new ();
  GtkWidget *sphere;

  start_visit (room, EXAM_NEWCOMER);
  sphere = find_cell (room, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);
  type_cell (room, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE, "99");
  gtk_widget_grab_focus (find_cell (room, DPT_REFRACTION_WORN, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_SPHERE));
  dpt_perspective_set_patient_id (room->exam, EXAM_PATIENT);
  dpt_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sphere)), !=, "99");
  g_assert_null (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (sphere)));
}

static GtkWindow *
find_window (const char *title)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_strrstr (gtk_window_get_title (l->data) ? gtk_window_get_title (l->data) : "", title) != NULL)
      return l->data;
  return NULL;
}

static void
test_a_signed_visit_is_amended_with_a_reason (void)
{
  g_autoptr (Room) room = room_new ();
  GtkWindow *window;
  GtkWidget *sphere, *reason;

  dpt_perspective_set_patient_id (room->exam, EXAM_PATIENT);
  dpt_test_until (is_shown (room, "stack", "patient"));
  sphere = find_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);
  act (room, "exam.amend");
  g_assert_true (is_shown (room, "notices", "amending"));
  type_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE, "-1.75");
  act (room, "exam.sign");
  g_assert_true (g_str_has_prefix (dpt_perspective_get_status (room->exam), "Reason"));
  /* It is kept for later all the same. */
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM draft WHERE kind = 'visit-amendment'") == 1);
  reason = dpt_test_find (GTK_WIDGET (room->exam), "reason_entry");
  gtk_editable_set_text (GTK_EDITABLE (reason), "Sphere misread");
  act (room, "exam.sign");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM visit WHERE state = 'amended'") == 1);
  dpt_test_until (!gtk_editable_get_editable (GTK_EDITABLE (sphere)));
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM visit_version WHERE reason = 'Sphere misread'"), ==, 1);
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM draft WHERE kind = 'visit-amendment'"), ==, 0);
  /* What was signed first can still be looked at. */
  dpt_test_until (dpt_test_find (GTK_WIDGET (room->exam), "Amended") != NULL);
  dpt_perspective_refresh (room->exam);
  for (int i = 0; i < 40; i++)
    dpt_test_iterate ();
  act (room, "exam.show-version(1)");
  dpt_test_until (is_shown (room, "notices", "version"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sphere)), ==, "-1.25");
  /* And what has changed since, and the report of that version, which is noted. */
  act (room, "exam.compare");
  window = find_window ("What has changed");
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (window), "Final, right eye"));
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (window), "-1.75 (-0.50) 90° Add 1.75"));
  dpt_test_picture (GTK_WIDGET (window), "exam-compare");
  gtk_window_destroy (window);
  act (room, "exam.report");
  dpt_test_until (find_window ("Visit report") != NULL);
  window = find_window ("Visit report");
  dpt_test_until (dpt_pdf_view_get_n_pages (DPT_PDF_VIEW (dpt_test_find_type (GTK_WIDGET (window), DPT_TYPE_PDF_VIEW, 0)))
                  >= 1);
  gtk_window_destroy (window);
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM access_entry WHERE what LIKE 'report of visit %'"), ==, 1);
  act (room, "exam.refer");
  dpt_test_until (find_window ("Referral") != NULL);
  gtk_window_destroy (find_window ("Referral"));
  act (room, "exam.show-version(0)");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sphere)), ==, "-1.75");
}

static DptPrescribeDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (DPT_IS_PRESCRIBE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static void
test_prescribing_signs_and_issues (void)
{
  g_autoptr (Room) room = room_new ();
  DptPrescribeDialog *dialog;
  GtkWidget *curve;
  g_autofree char *until = NULL;
  g_autofree char *title = NULL;

  start_visit (room, EXAM_PATIENT);
  type_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE, "-1.50 -0.75x95 add 2.00");
  type_cell (room, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_SPHERE, "-1.75 add 2.00");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM refraction WHERE addition = 200") == 2);
  act (room, "exam.prescribe");
  dpt_test_until (find_dialog () != NULL);
  dialog = find_dialog ();
  dpt_prescribe_dialog_set_usage (dialog, "near", TRUE);
  dpt_prescribe_dialog_set_usage (dialog, "contact", TRUE);
  curve = dpt_test_find (GTK_WIDGET (dialog), "Right eye, Back curve");
  g_assert_true (gtk_widget_get_visible (curve));
  gtk_editable_set_text (GTK_EDITABLE (curve), "8.60");
  dpt_test_until (
    dpt_pdf_view_get_n_pages (DPT_PDF_VIEW (dpt_test_find_type (GTK_WIDGET (dialog), DPT_TYPE_PDF_VIEW, 0))) == 1);
  dpt_a11y_assert (dialog);
  dpt_test_picture (GTK_WIDGET (dialog), "exam-prescribe");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "prescribe.issue", NULL);
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM prescription WHERE state = 'active'") == 3);
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM visit WHERE state = 'draft'"), ==, 0);
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM prescription p JOIN prescription_eye e ON e.prescription_id = p.id "
                              "WHERE p.kind = 'contact' AND e.eye = 'R' AND e.back_curve = 860 AND e.sphere = -150"),
                   ==, 1);
  g_assert_cmpint (ask (room,
                        "SELECT COUNT(*) FROM prescription WHERE usage = 'progressive' AND valid_until = '2029-11-22' "
                        "AND prescriber_number = '10001234567'"),
                   ==, 1);
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM prescription_eye WHERE sphere = 50"), ==, 1);
  dpt_test_until (find_dialog () == NULL);
  until = dpt_date_format ("2029-11-22");
  title = g_strdup_printf ("Progressive, valid until %s", until);
  dpt_test_until (dpt_test_find (GTK_WIDGET (room->exam), title) != NULL);
  /* From the search, or from a row of another screen: the prescription's paper, and an earlier visit in its place. */
  g_assert_true (dpt_perspective_open (room->exam, "prescription", ask (room, "SELECT MIN(id) FROM prescription")));
  dpt_test_until (find_window ("Prescription") != NULL);
  gtk_window_destroy (find_window ("Prescription"));
  g_assert_true (dpt_perspective_open (room->exam, "visit", ask (room, "SELECT MIN(id) FROM visit")));
  dpt_test_until (note_is (room, "Plan and advice", "Progressive glasses; pressure to be followed"));
  g_assert_false (dpt_perspective_open (room->exam, "sale", 1));
}

static void
test_who_may_not_see_sees_why (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (DptSession) reception = dpt_test_shop_sign_in (room->clinic->shop, DPT_ROLE_RECEPTIONIST);

  dpt_perspective_set_session (room->exam, reception);
  dpt_perspective_set_patient_id (room->exam, EXAM_PATIENT);
  dpt_test_until (is_shown (room, "stack", "failed"));
  g_assert_nonnull (strstr (dpt_perspective_get_status (room->exam), "Rosa Martin"));
}

static gpointer
write_elsewhere (DptUnit *unit, gpointer args, GError **error)
{
  gint64 id = dpt_visit_find_draft (unit, EXAM_NEWCOMER, error);
  g_autoptr (DptVisitSheet) base = dpt_visit_load (unit, id, error);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);

  dpt_visit_sheet_set_text (now, DPT_VISIT_REASON, args);
  return dpt_visit_save_draft (unit, base, now, error);
}

/* Whatever @widget and its children say, shown or not. */
static void
collect_words (GtkWidget *widget, GString *out)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (out, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  else if (GTK_IS_EDITABLE (widget))
    g_string_append_printf (out, "%s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    {
      g_autofree char *text = NULL;

      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
      g_string_append_printf (out, "%s\n", text);
    }
  if (GTK_IS_ENTRY (widget) && gtk_entry_get_placeholder_text (GTK_ENTRY (widget)) != NULL)
    g_string_append_printf (out, "%s\n", gtk_entry_get_placeholder_text (GTK_ENTRY (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_words (child, out);
}

static void
test_after_signing_out_no_hidden_field_holds_the_patient (void)
{
  static const char *const told[] = { "headaches", "Amlodipine", "Penicillin", "glaucoma", "stable", "1.25", "10/10",
                                      "17", "C/D 0.3", "4 Δ", "Progressive", "58" };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);

  start_visit (room, EXAM_PATIENT);
  collect_words (GTK_WIDGET (room->exam), before);
  g_assert_nonnull (strstr (before->str, "Amlodipine"));
  dpt_perspective_set_session (room->exam, NULL);
  dpt_test_settle ();
  collect_words (GTK_WIDGET (room->exam), after);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (strstr (after->str, told[i]) != NULL)
      g_error ("“%s” is still there:\n%s", told[i], after->str);
}

static void
test_two_windows_do_not_lose_anything (void)
{
  g_autoptr (Room) room = room_new ();

  start_visit (room, EXAM_NEWCOMER);
  /* Nothing typed here: the other's text comes by itself. */
  g_object_unref (dpt_session_write (room->clinic->optometrist, write_elsewhere, "From the other window", g_object_unref, NULL));
  dpt_test_until (note_is (room, "Reason for the visit", "From the other window"));
  /* Typed in both: neither is overwritten without asking. */
  gtk_text_buffer_set_text (find_note (room, "Reason for the visit"), "Mine", -1);
  g_object_unref (dpt_session_write (room->clinic->optometrist, write_elsewhere, "Theirs", g_object_unref, NULL));
  dpt_test_until (is_shown (room, "notices", "conflict"));
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM visit WHERE reason = 'Theirs'"), ==, 1);
  act (room, "exam.keep-mine");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM visit WHERE reason = 'Mine'") == 1);
}

static void
write_today (Room *room)
{
  start_visit (room, EXAM_PATIENT);
  gtk_text_buffer_set_text (find_note (room, "Reason for the visit"),
                            "Blurred far and near for some months, glare at night", -1);
  type_cell (room, DPT_REFRACTION_UNAIDED, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_ACUITY, "3/10");
  type_cell (room, DPT_REFRACTION_UNAIDED, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_ACUITY, "2/10");
  gtk_widget_grab_focus (find_cell (room, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE));
  act (room, "exam.copy-earlier");
  type_cell (room, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_ACUITY, "7/10");
  type_cell (room, DPT_REFRACTION_WORN, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_ACUITY, "8/10");
  type_cell (room, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE, "-1.87 -1.37x104");
  type_cell (room, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_SPHERE, "-1.62 -0.50x80");
  type_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE, "-1.50 -1.50x105 add 2.00");
  type_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_SPHERE, "-1.75 -0.50x80 add 2.00");
  type_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_ACUITY, "10/10");
  type_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_ACUITY, "12/10");
  gtk_widget_grab_focus (find_cell (room, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE));
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM refraction WHERE addition = 200") >= 2);
}

static void
scroll_to (Room *room, double value)
{
  GtkWidget *scroller = dpt_test_find (GTK_WIDGET (room->exam), "scroller");

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), value);
  for (int i = 0; i < 10; i++)
    dpt_test_iterate ();
}

static void
test_every_control_has_a_name_and_the_page_is_worth_a_look (void)
{
  static const struct
  {
    const char *name;
    int width;
    int height;
  } sizes[] = { { "1280", 1190, 700 }, { "1920", 1830, 980 } };
  g_autoptr (Room) room = room_new ();

  write_today (room);
  dpt_a11y_assert (room->exam);
  /* The pictures need a display of 1920 x 1080. */
  for (guint i = 0; g_getenv ("DPT_TEST_PICTURES") != NULL && i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *light = g_strdup_printf ("exam-%s-light", sizes[i].name);
      g_autofree char *bottom = g_strdup_printf ("exam-%s-bottom", sizes[i].name);
      g_autofree char *dark = g_strdup_printf ("exam-%s-dark", sizes[i].name);
      g_autofree char *room_dark = g_strdup_printf ("exam-%s-room", sizes[i].name);

      gtk_window_set_default_size (room->window, sizes[i].width, sizes[i].height);
      dpt_test_until (gtk_widget_get_width (GTK_WIDGET (room->exam)) >= sizes[i].width - 10);
      scroll_to (room, 0);
      dpt_test_picture (GTK_WIDGET (room->exam), light);
      scroll_to (room, 10000);
      dpt_test_picture (GTK_WIDGET (room->exam), bottom);
      scroll_to (room, 0);
      dpt_test_set_dark (TRUE);
      dpt_test_picture (GTK_WIDGET (room->exam), dark);
      dpt_test_set_dark (FALSE);
      act (room, "exam.dark");
      dpt_test_picture (GTK_WIDGET (room->exam), room_dark);
      act (room, "exam.dark");
    }
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/exam/screen/without-patient-it-says-what-to-do", test_without_patient_it_says_what_to_do);
  g_test_add_func ("/exam/screen/opens-the-newest-visit-and-notes-it", test_opens_the_newest_visit_and_notes_it);
  g_test_add_func ("/exam/screen/a-visit-begun-is-shown", test_a_visit_begun_beside_older_ones_is_shown);
  g_test_add_func ("/exam/screen/what-is-typed-is-kept-and-offered-back", test_what_is_typed_is_kept_and_offered_back);
  g_test_add_func ("/exam/screen/leaving-saves-at-once", test_leaving_saves_at_once);
  g_test_add_func ("/exam/screen/undo-goes-across-a-save", test_undo_goes_across_a_save);
  g_test_add_func ("/exam/screen/an-examination-by-keyboard-only", test_an_examination_by_keyboard_only);
  g_test_add_func ("/exam/screen/an-unfinished-refraction-is-not-signed", test_an_unfinished_refraction_is_not_signed);
  g_test_add_func ("/exam/screen/a-refused-field-keeps-a-visit-from-being-signed", test_a_refused_field_keeps_a_visit_from_being_signed);
  g_test_add_func ("/exam/screen/what-one-patient-refused-is-not-seen-with-the-next",
                   test_what_one_patient_refused_is_not_seen_with_the_next);
  g_test_add_func ("/exam/screen/a-signed-visit-is-amended-with-a-reason",
                   test_a_signed_visit_is_amended_with_a_reason);
  g_test_add_func ("/exam/screen/prescribing-signs-and-issues", test_prescribing_signs_and_issues);
  g_test_add_func ("/exam/screen/who-may-not-see-sees-why", test_who_may_not_see_sees_why);
  g_test_add_func ("/exam/screen/after-signing-out-no-hidden-field-holds-the-patient",
                   test_after_signing_out_no_hidden_field_holds_the_patient);
  g_test_add_func ("/exam/screen/two-windows-do-not-lose-anything", test_two_windows_do_not_lose_anything);
  g_test_add_func ("/exam/screen/every-control-has-a-name", test_every_control_has_a_name_and_the_page_is_worth_a_look);
  return g_test_run ();
}
