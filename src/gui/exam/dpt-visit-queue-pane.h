/* dpt-visit-queue-pane.h - the work list of the exam, where nobody is in the chair: what waits, since when, for whom.
 * For: DptExamPerspective. Not for: opening a visit (the perspective does, on "row-activated").
 *
 * Who and when: the optometrist between two patients, standing at the door. Down and Enter open what waits; Ctrl+K finds the next patient.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/clinical/dpt-visit-queue.h"
#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT_QUEUE_PANE (dpt_visit_queue_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptVisitQueuePane, dpt_visit_queue_pane, DPT, VISIT_QUEUE_PANE, AdwBin)

/* Signals:
 *   row-activated (DptVisitQueueRow *) Enter or a double click on a visit */

/** dpt_visit_queue_pane_set_session: (nullable): whose work is listed; the list of who has no right to it stays empty */
void dpt_visit_queue_pane_set_session (DptVisitQueuePane *self, DptSession *session);
/** dpt_visit_queue_pane_set_counts: @counts: by #DptVisitQueue */
void dpt_visit_queue_pane_set_counts (DptVisitQueuePane *self, const gint64 counts[DPT_N_VISIT_QUEUES]);

/** dpt_visit_queue_pane_set_readings: @waiting: readings in the tray; @trouble: how many of them cannot be read */
void dpt_visit_queue_pane_set_readings (DptVisitQueuePane *self, guint waiting, guint trouble);

G_END_DECLS
