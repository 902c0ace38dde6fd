/* test-tray.c - what an instrument writes goes into the visit that is open, or waits; nothing that was typed is lost.
 * For: src/gui/exam/dpt-exam-tray.c, dpt-exam-listen.c, dpt-tray-window.c, dpt-reading-dialog.c. Not for: formats (tests/exchange).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-perspective.h"

#include <glib/gstdio.h>

#include "exam-clinic.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/exam/dpt-original-window.h"
#include "gui/exam/dpt-reading-dialog.h"
#include "gui/exam/dpt-tray-window.h"
#include "gui/exam/dpt-visit-page.h"
#include "support/dpt-test-gui.h"

typedef struct
{
  ExamClinic *clinic;
  char *folder;
  DptPerspective *exam;
  GtkWindow *window;
} Room;

static Room *
room_new (DptRole role)
{
  Room *self = g_new0 (Room, 1);
  g_autofree char *sql = NULL;
  g_autoptr (DptSession) session = NULL;

  self->clinic = exam_clinic_new ();
  self->folder = g_build_filename (self->clinic->test->folder, "instrument", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  /* As old as can be: the files of the test are younger whatever the clock of this machine says. */
  sql = g_strdup_printf ("INSERT INTO device (id, version, establishment_id, name, kind, connection, folder, carries_number, created_at) "
                         "VALUES (9, 1, %" G_GINT64_FORMAT ", 'Box 1', 'autorefractor', 'folder', '%s', 1, 1)",
                         self->clinic->shop->establishment_id, self->folder);
  dpt_test_db_exec (self->clinic->test->db, sql);
  session = dpt_test_shop_sign_in (self->clinic->shop, role);
  self->exam = g_object_new (DPT_TYPE_EXAM_PERSPECTIVE, NULL);
  self->window = dpt_test_show (GTK_WIDGET (self->exam), 1190, 720);
  dpt_perspective_set_session (self->exam, session);
  return self;
}

static void
room_free (Room *self)
{
  gtk_window_destroy (self->window);
  dpt_test_settle ();
  exam_clinic_free (self->clinic);
  g_free (self->folder);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

static gint64
ask (Room *room, const char *sql)
{
  return dpt_test_db_query_int (room->clinic->test->db, sql);
}

static void
act (GtkWidget *widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

/* What an autorefractor says of the newcomer, number 2, today; or of nobody. */
static char *
make_file_of (const char *number, const char *family_name, const char *sphere)
{
  return g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Ophthalmology>\n"
                          "<nsCommon:Common xmlns:nsCommon=\"http://www.joia.or.jp/standardized/namespaces/Common\">\n"
                          "<nsCommon:Company>CLAIR</nsCommon:Company><nsCommon:ModelName>KR-7</nsCommon:ModelName>\n"
                          "<nsCommon:Date>2026-11-22</nsCommon:Date><nsCommon:Time>09:58:00</nsCommon:Time>\n"
                          "<nsCommon:Patient><nsCommon:ID>%s</nsCommon:ID><nsCommon:LastName>%s</nsCommon:LastName></nsCommon:Patient></nsCommon:Common>\n"
                          "<nsREF:Measure xmlns:nsREF=\"http://www.joia.or.jp/standardized/namespaces/REF\" type=\"REF\"><nsREF:REF>\n"
                          "<nsREF:R><nsREF:List No=\"1\"><nsREF:Sphere unit=\"D\">%s</nsREF:Sphere><nsREF:Cylinder unit=\"D\">-0.50</nsREF:Cylinder>"
                          "<nsREF:Axis unit=\"deg\">90</nsREF:Axis></nsREF:List>"
                          "<nsREF:Median><nsREF:Sphere unit=\"D\">%s</nsREF:Sphere><nsREF:Cylinder unit=\"D\">-0.50</nsREF:Cylinder>"
                          "<nsREF:Axis unit=\"deg\">90</nsREF:Axis></nsREF:Median></nsREF:R>\n"
                          "</nsREF:REF></nsREF:Measure>\n</Ophthalmology>\n",
                          number, family_name, sphere, sphere);
}

static char *
make_file (const char *number, const char *sphere)
{
  return make_file_of (number, "", sphere);
}

static void
write_file (Room *room, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (room->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
measure (Room *room, const char *name, const char *number, const char *sphere)
{
  g_autofree char *content = make_file (number, sphere);

  write_file (room, name, content);
}

static gboolean
is_editable (Room *room)
{
  GtkWidget *button = dpt_test_find (GTK_WIDGET (room->exam), "sign_button");

  return button != NULL && gtk_widget_get_mapped (button);
}

static void
start_visit (Room *room)
{
  dpt_perspective_set_patient_id (room->exam, EXAM_NEWCOMER);
  dpt_test_until (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (GTK_WIDGET (room->exam), "stack"))),
                             "patient") == 0);
  gtk_widget_activate_action (GTK_WIDGET (room->exam), "exam.start", "s", "");
  dpt_test_until (is_editable (room));
}

static const char *
get_sphere (Room *room)
{
  GtkWidget *table = dpt_test_find_type (GTK_WIDGET (room->exam), DPT_TYPE_REFRACTION_TABLE, 0);

  return gtk_editable_get_text (GTK_EDITABLE (dpt_refraction_cell_get_entry (dpt_refraction_table_get_cell (
    DPT_REFRACTION_TABLE (table), DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE))));
}

static void
type_sphere (Room *room, const char *text)
{
  GtkWidget *table = dpt_test_find_type (GTK_WIDGET (room->exam), DPT_TYPE_REFRACTION_TABLE, 0);
  GtkWidget *entry = GTK_WIDGET (dpt_refraction_cell_get_entry (dpt_refraction_table_get_cell (
    DPT_REFRACTION_TABLE (table), DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE)));

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static gboolean
is_offered (Room *room)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (dpt_test_find (GTK_WIDGET (room->exam), "offer")));
}

static GtkWidget *
open_tray (Room *room)
{
  act (GTK_WIDGET (room->exam), "exam.tray");
  dpt_test_until (dpt_test_find_window (DPT_TYPE_TRAY_WINDOW) != NULL);
  return dpt_test_find_window (DPT_TYPE_TRAY_WINDOW);
}

static void
test_a_file_of_the_patient_goes_into_the_open_visit (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);
  GtkWidget *tray;

  start_visit (room);
  measure (room, "a.xml", "2", "-1.25");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'taken' AND patient_id = 502") == 1);
  dpt_test_until (g_str_equal (get_sphere (room), "-1.25"));
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM refraction WHERE source = 'instrument' AND device = 'CLAIR KR-7' AND file = 'a.xml'"),
                   >=, 2);
  dpt_test_picture (GTK_WIDGET (room->exam), "exam-tray-taken");
  tray = open_tray (room);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (dpt_test_find (tray, "finished_button")), TRUE);
  dpt_test_until (dpt_test_find (tray, "-1.25 (-0.50) 90°") != NULL);
  dpt_test_picture (tray, "exam-tray-finished");
  /* Whoever looks at a patient's values is noted. */
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM access_entry WHERE patient_id = 502 AND what LIKE 'reading %'"), >=, 1);
  gtk_window_destroy (GTK_WINDOW (tray));
  /* One step back takes all of it out, and it is not forced in again; one step forward takes it in. */
  act (GTK_WIDGET (room->exam), "exam.undo");
  dpt_test_until (g_str_equal (get_sphere (room), ""));
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'waiting'") == 1);
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM refraction r JOIN visit v ON v.id = r.visit_id WHERE v.state = 'draft'"), ==, 0);
  for (int i = 0; i < 100; i++)
    dpt_test_iterate ();
  g_assert_cmpstr (get_sphere (room), ==, "");
  act (GTK_WIDGET (room->exam), "exam.redo");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'taken'") == 1);
  g_assert_cmpstr (get_sphere (room), ==, "-1.25");
}

static void
test_what_was_typed_is_asked_about (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);
  GtkWidget *dialog;

  start_visit (room);
  type_sphere (room, "-2.00 -0.25x10");
  measure (room, "a.xml", "2", "-1.25");
  dpt_test_until (is_offered (room));
  g_assert_cmpstr (get_sphere (room), ==, "-2.00");
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'waiting'"), ==, 1);
  act (GTK_WIDGET (room->exam), "exam.take-reading");
  dpt_test_until ((dialog = dpt_test_find_window (DPT_TYPE_READING_DIALOG)) != NULL);
  dpt_test_settle ();
  dpt_a11y_assert (dialog);
  dpt_test_picture (dialog, "exam-reading-dialog");
  dpt_test_set_dark (TRUE);
  dpt_test_picture (dialog, "exam-reading-dialog-dark");
  dpt_test_set_dark (FALSE);
  g_assert_nonnull (dpt_test_find (dialog, "Keep, Autorefractor, Right eye: -2.00 (-0.25) 10°"));
  /* Kept: what was typed stands, and the rest is filled all the same. */
  act (dialog, "reading.take");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'taken'") == 1);
  g_assert_cmpstr (get_sphere (room), ==, "-2.00");
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM refraction WHERE pair_number = 2 AND sphere = -125 AND source = 'instrument'"), ==, 1);
  /* Taken back and taken anew, this time as measured. */
  act (GTK_WIDGET (room->exam), "exam.undo");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'waiting'") == 1);
  dialog = open_tray (room);
  dpt_test_until (gtk_widget_get_mapped (dialog) && dpt_test_find_type (dialog, ADW_TYPE_ACTION_ROW, 0) != NULL);
  act (dialog, "tray.take");
  dpt_test_until ((dialog = dpt_test_find_window (DPT_TYPE_READING_DIALOG)) != NULL);
  act (dialog, "reading.take-all");
  act (dialog, "reading.take");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'taken'") == 1);
  g_assert_cmpstr (get_sphere (room), ==, "-1.25");
}

static void
test_a_reading_of_nobody_is_offered_and_left (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);

  start_visit (room);
  measure (room, "a.xml", "0001", "-1.25");
  dpt_test_until (is_offered (room));
  g_assert_cmpstr (get_sphere (room), ==, "");
  dpt_test_picture (GTK_WIDGET (room->exam), "exam-tray-offer");
  act (GTK_WIDGET (room->exam), "exam.leave-reading");
  dpt_test_until (!is_offered (room));
  /* Somebody else's is only counted. */
  measure (room, "b.xml", "1", "-3.25");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading") == 2);
  for (int i = 0; i < 100; i++)
    dpt_test_iterate ();
  g_assert_false (is_offered (room));
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'waiting'"), ==, 2);
}

/* A device that nobody types our number into counts by itself, and one day its counter is the number of who sits there. */
static void
test_a_counter_that_happens_to_be_their_number_is_only_offered (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);

  dpt_test_db_exec (room->clinic->test->db, "UPDATE device SET carries_number = 0");
  start_visit (room);
  measure (room, "a.xml", "2", "-1.25");
  dpt_test_until (is_offered (room));
  for (int i = 0; i < 100; i++)
    dpt_test_iterate ();
  g_assert_cmpstr (get_sphere (room), ==, "");
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'waiting' AND patient_id IS NULL"), ==, 1);
  /* The person in the room knows. */
  act (GTK_WIDGET (room->exam), "exam.take-reading");
  dpt_test_until (g_str_equal (get_sphere (room), "-1.25"));
}

/* A family has one name for several: it is offered with the name, and does not go in by itself. */
static void
test_a_name_alone_is_offered_with_the_name (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);
  g_autofree char *name = dpt_test_db_query_text (room->clinic->test->db, "SELECT family_name FROM patient WHERE id = 502");
  g_autofree char *content = make_file_of ("0001", name, "-1.25");

  start_visit (room);
  write_file (room, "a.xml", content);
  dpt_test_until (is_offered (room));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (dpt_test_find (GTK_WIDGET (room->exam), "offer_label"))), name));
  g_assert_cmpstr (get_sphere (room), ==, "");
}

static void
make_the_room_s_own (Room *room)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE device SET carries_number = 0, station_id = %" G_GINT64_FORMAT,
                                          dpt_session_get_station_id (dpt_perspective_get_session (room->exam)));

  dpt_test_db_exec (room->clinic->test->db, sql);
}

static void
test_the_rooms_own_instrument_fills_the_only_visit (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);

  make_the_room_s_own (room);
  start_visit (room);
  measure (room, "a.xml", "0001", "-1.25");
  dpt_test_until (g_str_equal (get_sphere (room), "-1.25"));
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'taken' AND patient_id = 502") == 1);
}

static GtkEditable *
find_sphere (Room *room)
{
  GtkWidget *table = dpt_test_find_type (GTK_WIDGET (room->exam), DPT_TYPE_REFRACTION_TABLE, 0);

  return GTK_EDITABLE (dpt_refraction_cell_get_entry (dpt_refraction_table_get_cell (
    DPT_REFRACTION_TABLE (table), DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE)));
}

static void
test_nothing_is_written_under_the_hands_of_who_types (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);

  start_visit (room);
  gtk_widget_grab_focus (GTK_WIDGET (find_sphere (room)));
  gtk_editable_set_text (find_sphere (room), "-2");
  measure (room, "a.xml", "2", "-1.25");
  dpt_test_until (is_offered (room));
  for (int i = 0; i < 100; i++)
    dpt_test_iterate ();
  g_assert_cmpstr (get_sphere (room), ==, "-2");
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'waiting'"), ==, 1);
}

static void
test_between_two_visits_a_nameless_reading_waits (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);

  make_the_room_s_own (room);
  start_visit (room);
  dpt_test_db_exec (room->clinic->test->db,
                    "INSERT INTO visit (version, patient_id, establishment_id, examiner_id, kind, state, started_at, started_on) "
                    "SELECT 1, 501, establishment_id, examiner_id, kind, state, started_at, started_on FROM visit "
                    "WHERE patient_id = 502 AND state = 'draft'");
  measure (room, "a.xml", "0001", "-1.25");
  dpt_test_until (is_offered (room));
  for (int i = 0; i < 100; i++)
    dpt_test_iterate ();
  g_assert_cmpstr (get_sphere (room), ==, "");
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'waiting'"), ==, 1);
}

static void
test_a_malformed_file_says_what_is_wrong (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);
  GtkWidget *tray;

  write_file (room, "torn.xml", "<Ophthalmology>\n<Measure type=\"REF\">\n");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'unreadable'") == 1);
  measure (room, "b.xml", "1", "-3.25");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'waiting'") == 1);
  tray = open_tray (room);
  dpt_test_until (dpt_test_find_type (tray, ADW_TYPE_ACTION_ROW, 1) != NULL);
  dpt_test_settle ();
  dpt_a11y_assert (tray);
  dpt_test_picture (tray, "exam-tray");
  gtk_list_box_select_row (GTK_LIST_BOX (dpt_test_find (tray, "list")),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (dpt_test_find (tray, "list")), 1));
  dpt_test_settle ();
  dpt_test_picture (tray, "exam-tray-unreadable");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (dpt_test_find (tray, "message_label"))), "torn.xml"));
  /* Read again it says the same; put aside it goes, with its reason. */
  act (tray, "tray.retry");
  dpt_test_until (g_str_equal (gtk_label_get_label (GTK_LABEL (dpt_test_find (tray, "status"))),
                               "It still cannot be read: what is wrong stands beside it."));
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'unreadable'"), ==, 1);
  dpt_tray_window_put_aside (DPT_TRAY_WINDOW (tray), "Torn cable");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'aside' AND message = 'Torn cable'") == 1);
  gtk_window_destroy (GTK_WINDOW (tray));
}

static gboolean
drop (Room *room, const char *name)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (room->exam));
  g_autoptr (GFile) file = g_file_new_build_filename (room->clinic->test->folder, name, NULL);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, g_slist_prepend (NULL, g_object_ref (file)));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  return taken;
}

static void
test_a_dropped_file_goes_into_the_open_visit (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);
  g_autofree char *content = make_file ("0001", "-1.75");
  g_autofree char *path = g_build_filename (room->clinic->test->folder, "dropped.xml", NULL);

  start_visit (room);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  /* A paper is none of ours. */
  g_assert_false (drop (room, "letter.pdf"));
  g_assert_true (drop (room, "dropped.xml"));
  dpt_test_until (g_str_equal (get_sphere (room), "-1.75"));
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading WHERE state = 'taken' AND device_id IS NULL AND file_name = 'dropped.xml'") == 1);
  /* Dropped once more it does no harm, and says so. */
  g_assert_true (drop (room, "dropped.xml"));
  dpt_test_until (strstr (dpt_perspective_get_status (room->exam), "does not wait any more") != NULL);
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM tray_reading"), ==, 1);
}

static void
test_somebody_elses_reading_is_asked_about (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_OPTOMETRIST);
  GtkWidget *tray, *question;

  start_visit (room);
  measure (room, "a.xml", "1", "-3.25");
  dpt_test_until (ask (room, "SELECT COUNT(*) FROM tray_reading") == 1);
  tray = open_tray (room);
  dpt_test_until (dpt_test_find_type (tray, ADW_TYPE_ACTION_ROW, 0) != NULL);
  act (tray, "tray.take");
  dpt_test_until ((question = dpt_test_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  dpt_test_settle ();
  /* What is blanked, hidden or locked is so in every window. */
  gtk_widget_add_css_class (GTK_WIDGET (room->window), "dpt-privacy");
  g_assert_true (gtk_widget_has_css_class (tray, "dpt-privacy"));
  gtk_widget_set_visible (GTK_WIDGET (room->exam), FALSE);
  g_assert_null (dpt_test_find_window (DPT_TYPE_TRAY_WINDOW));
  g_assert_null (dpt_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_widget_set_visible (GTK_WIDGET (room->exam), TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (room->window), "dpt-privacy");
  tray = open_tray (room);
  dpt_test_until (dpt_test_find_type (tray, ADW_TYPE_ACTION_ROW, 0) != NULL);
  act (tray, "tray.take");
  dpt_test_until ((question = dpt_test_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  dpt_test_settle ();
  dpt_test_picture (question, "exam-tray-somebody-else");
  g_assert_cmpstr (get_sphere (room), ==, "");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "take");
  dpt_test_until (g_str_equal (get_sphere (room), "-3.25"));
}

static void
test_bytes_are_shown_as_text (void)
{
  g_autoptr (GBytes) serial = g_bytes_new ("\001DRM\002\xe9\r\n\0", 9);
  g_autofree char *text = dpt_original_text (serial);

  g_assert_cmpstr (text, ==, "␁DRM␂é\n␀");
}

static void
test_who_does_not_examine_listens_to_nothing (void)
{
  g_autoptr (Room) room = room_new (DPT_ROLE_RECEPTIONIST);

  measure (room, "a.xml", "2", "-1.25");
  for (int i = 0; i < 400; i++)
    dpt_test_iterate ();
  g_assert_cmpint (ask (room, "SELECT COUNT(*) FROM tray_reading"), ==, 0);
  act (GTK_WIDGET (room->exam), "exam.tray");
  dpt_test_settle ();
  g_assert_null (dpt_test_find_window (DPT_TYPE_TRAY_WINDOW));
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/exam/tray/a-file-of-the-patient-goes-into-the-open-visit", test_a_file_of_the_patient_goes_into_the_open_visit);
  g_test_add_func ("/exam/tray/what-was-typed-is-asked-about", test_what_was_typed_is_asked_about);
  g_test_add_func ("/exam/tray/a-reading-of-nobody-is-offered-and-left", test_a_reading_of_nobody_is_offered_and_left);
  g_test_add_func ("/exam/tray/a-counter-that-happens-to-be-their-number-is-only-offered",
                   test_a_counter_that_happens_to_be_their_number_is_only_offered);
  g_test_add_func ("/exam/tray/a-name-alone-is-offered-with-the-name", test_a_name_alone_is_offered_with_the_name);
  g_test_add_func ("/exam/tray/the-rooms-own-instrument-fills-the-only-visit", test_the_rooms_own_instrument_fills_the_only_visit);
  g_test_add_func ("/exam/tray/nothing-is-written-under-the-hands-of-who-types", test_nothing_is_written_under_the_hands_of_who_types);
  g_test_add_func ("/exam/tray/between-two-visits-a-nameless-reading-waits", test_between_two_visits_a_nameless_reading_waits);
  g_test_add_func ("/exam/tray/a-malformed-file-says-what-is-wrong", test_a_malformed_file_says_what_is_wrong);
  g_test_add_func ("/exam/tray/a-dropped-file-goes-into-the-open-visit", test_a_dropped_file_goes_into_the_open_visit);
  g_test_add_func ("/exam/tray/somebody-elses-reading-is-asked-about", test_somebody_elses_reading_is_asked_about);
  g_test_add_func ("/exam/tray/bytes-are-shown-as-text", test_bytes_are_shown_as_text);
  g_test_add_func ("/exam/tray/who-does-not-examine-listens-to-nothing", test_who_does_not_examine_listens_to_nothing);
  return g_test_run ();
}
