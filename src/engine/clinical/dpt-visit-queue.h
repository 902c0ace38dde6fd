/* dpt-visit-queue.h - what waits for who examines: visits to finish, visits that no prescription came of, visits of today.
 * For: the work list of the exam. Not for: one patient's visits (dpt-visit-history.h), prescriptions to serve (engine/order).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-list-model.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT_QUEUE_ROW (dpt_visit_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (DptVisitQueueRow, dpt_visit_queue_row, DPT, VISIT_QUEUE_ROW, DptRecord)

/* The record's id is the visit's. */
enum
{
  DPT_VISIT_QUEUE_ROW_PATIENT_ID,
  DPT_VISIT_QUEUE_ROW_PATIENT_NAME,
  DPT_VISIT_QUEUE_ROW_BIRTH_DATE,
  DPT_VISIT_QUEUE_ROW_FILE_NUMBER,
  DPT_VISIT_QUEUE_ROW_KIND,
  DPT_VISIT_QUEUE_ROW_STATE,
  DPT_VISIT_QUEUE_ROW_STARTED_AT, /* UTC microseconds */
  DPT_VISIT_QUEUE_ROW_EXAMINER_NAME,
  DPT_VISIT_QUEUE_ROW_REASON,
};

/**
 * DptVisitQueue:
 * @DPT_VISIT_QUEUE_DRAFT: begun and not signed
 * @DPT_VISIT_QUEUE_UNPRESCRIBED: signed with a final correction; nothing was prescribed
 * @DPT_VISIT_QUEUE_TODAY: signed today
 */
typedef enum
{
  DPT_VISIT_QUEUE_DRAFT,
  DPT_VISIT_QUEUE_UNPRESCRIBED,
  DPT_VISIT_QUEUE_TODAY,
  DPT_N_VISIT_QUEUES,
} DptVisitQueue;

/** How many days a visit stays in the queues; after that it is found with its patient only */
#define DPT_VISIT_QUEUE_DAYS 30

/** dpt_visit_queue_get_label: Returns: the translated words for a person ("To finish") */
const char *dpt_visit_queue_get_label (DptVisitQueue queue);

/** dpt_visit_queue_list_new: Returns: (transfer full): a list of #DptVisitQueueRow, empty until it is set */
DptDbListModel *dpt_visit_queue_list_new (DptDb *db);

/**
 * dpt_visit_queue_list_set:
 * @today: ISO
 * @examiner_id: whose visits, 0 for everybody's
 * @search: (nullable): beginning of a word of the patient's name, accents and case do not matter
 *
 * The visits of the queue in that establishment, newest first.
 */
void dpt_visit_queue_list_set (DptDbListModel *list, DptVisitQueue queue, gint64 establishment_id, const char *today,
                               gint64 examiner_id, const char *search);

/** dpt_visit_queue_count: fills @counts (by #DptVisitQueue) for the user's establishment today. Needs %DPT_RIGHT_CLINICAL_READ. */
gboolean dpt_visit_queue_count (DptUnit *unit, gint64 counts[DPT_N_VISIT_QUEUES], GError **error);

G_END_DECLS
