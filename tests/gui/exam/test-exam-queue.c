/* test-exam-queue.c - between two patients the exam shows what waits, and Enter opens it; S2-7.
 * For: src/gui/exam/dpt-exam-queue.c, dpt-visit-queue-pane.c. Not for: which visits wait (tests/engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-perspective.h"

#include "exam-clinic.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-list-view.h"
#include "gui/exam/dpt-visit-page.h"
#include "gui/exam/dpt-visit-queue-pane.h"
#include "support/dpt-test-gui.h"

typedef struct
{
  ExamClinic *clinic;
  DptPerspective *exam;
  GtkWindow *window;
  DptListView *list;
} Room;

/* The window's part: the chosen patient is everybody's. */
static void
show_patient_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  dpt_perspective_set_patient_id (user_data, g_variant_get_int64 (id));
}

static gpointer
begin_visit (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_visit_start (unit, EXAM_NEWCOMER, "check", error);
}

static Room *
room_new (void)
{
  Room *self = g_new0 (Room, 1);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-patient", G_VARIANT_TYPE_INT64);
  g_autoptr (DptVisitSheet) draft = NULL;

  self->clinic = exam_clinic_new ();
  draft = dpt_session_write (self->clinic->optometrist, begin_visit, NULL, NULL, NULL);
  g_assert_nonnull (draft);
  self->exam = g_object_new (DPT_TYPE_EXAM_PERSPECTIVE, NULL);
  self->window = dpt_test_show (GTK_WIDGET (self->exam), 1178, 720);
  g_signal_connect (action, "activate", G_CALLBACK (show_patient_cb), self->exam);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (self->exam), "win", G_ACTION_GROUP (group));
  dpt_perspective_set_session (self->exam, self->clinic->optometrist);
  self->list = DPT_LIST_VIEW (dpt_test_find_type (dpt_test_find_type (GTK_WIDGET (self->exam), DPT_TYPE_VISIT_QUEUE_PANE, 0),
                                                  DPT_TYPE_LIST_VIEW, 0));
  return self;
}

static void
room_free (Room *self)
{
  gtk_window_destroy (self->window);
  dpt_test_settle ();
  exam_clinic_free (self->clinic);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

static GtkListBox *
get_queues (Room *room)
{
  return GTK_LIST_BOX (dpt_test_find (GTK_WIDGET (room->exam), "queue_list"));
}

static gboolean
counts (Room *room, int queue, const char *text)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (get_queues (room), queue));
  GtkWidget *count = dpt_test_find_type (row, GTK_TYPE_LABEL, 1);

  return g_str_equal (gtk_label_get_text (GTK_LABEL (count)), text);
}

static guint
n_rows (Room *room)
{
  return g_list_model_get_n_items (dpt_list_view_get_model (room->list));
}

static void
test_s2_7_what_waits_is_shown_at_once (void)
{
  g_autoptr (Room) room = room_new ();

  dpt_test_until (n_rows (room) == 1 && counts (room, DPT_VISIT_QUEUE_DRAFT, "1"));
  g_assert_true (counts (room, DPT_VISIT_QUEUE_TODAY, "0"));
  dpt_a11y_assert (room->exam);
  dpt_test_picture (GTK_WIDGET (room->exam), "exam-queue");
  gtk_list_box_select_row (get_queues (room), gtk_list_box_get_row_at_index (get_queues (room), DPT_VISIT_QUEUE_TODAY));
  dpt_test_until (n_rows (room) == 0);
}

static void
test_s2_7_enter_takes_the_visit_up (void)
{
  g_autoptr (Room) room = room_new ();
  GtkWidget *stack = dpt_test_find (GTK_WIDGET (room->exam), "stack");
  g_autoptr (GObject) row = NULL;

  dpt_test_until (n_rows (room) == 1);
  row = g_list_model_get_item (dpt_list_view_get_model (room->list), 0);
  dpt_test_until (!dpt_record_is_null (row, DPT_VISIT_QUEUE_ROW_PATIENT_ID));
  g_signal_emit_by_name (room->list, "row-activated", row);
  dpt_test_until (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "patient"));
  g_assert_cmpint (dpt_perspective_get_patient_id (room->exam), ==, EXAM_NEWCOMER);
  stack = dpt_test_find (GTK_WIDGET (room->exam), "visit_stack");
  dpt_test_until (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "visit"));
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/exam/queue/s2-7-what-waits-is-shown-at-once", test_s2_7_what_waits_is_shown_at_once);
  g_test_add_func ("/exam/queue/s2-7-enter-takes-the-visit-up", test_s2_7_enter_takes_the_visit_up);
  return g_test_run ();
}
