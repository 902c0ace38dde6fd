/* dpt-exam-queue.c - see dpt-exam-private.h. What the screen shows while nobody is in the chair.
 * For: reading the counts, opening what was chosen. Not for: the list itself (dpt-visit-queue-pane.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-private.h"

static gpointer
count_func (DptUnit *unit, gpointer data, GError **error)
{
  g_autofree gint64 *counts = g_new0 (gint64, DPT_N_VISIT_QUEUES);

  return dpt_visit_queue_count (unit, counts, error) ? g_steal_pointer (&counts) : NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptExamPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *counts = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (counts != NULL && self->queue != NULL)
    dpt_visit_queue_pane_set_counts (self->queue, counts);
  else if (error != NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

void
_dpt_exam_count_queues (DptExamPerspective *self)
{
  if (self->session == NULL || !dpt_session_may (self->session, DPT_RIGHT_CLINICAL_READ))
    return;
  dpt_session_read_async (self->session, count_func, NULL, NULL, g_free, dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)),
                          counted_cb, g_object_ref (self));
}

void
_dpt_exam_queue_activated_cb (DptVisitQueuePane *pane, DptVisitQueueRow *row, DptExamPerspective *self)
{
  self->wanted_visit_id = dpt_record_get_id (row);
  dpt_perspective_show_patient (DPT_PERSPECTIVE (self), dpt_record_get_int (row, DPT_VISIT_QUEUE_ROW_PATIENT_ID));
}
