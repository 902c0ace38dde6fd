/* dpt-visit-queue.c - see dpt-visit-queue.h.
 * For: rows of the queues and which query fills them. Not for: anything that writes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-queue.h"

#include "base/dpt-date.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

static const DptField row_fields[] = {
  [DPT_VISIT_QUEUE_ROW_PATIENT_ID] = { "patient_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  [DPT_VISIT_QUEUE_ROW_PATIENT_NAME] = { "patient_name", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Patient") },
  [DPT_VISIT_QUEUE_ROW_BIRTH_DATE] = { "birth_date", DPT_FIELD_DATE, 0, 0, 0, N_ ("Birth date") },
  [DPT_VISIT_QUEUE_ROW_FILE_NUMBER] = { "file_number", DPT_FIELD_INT, 0, 0, 0, N_ ("File number") },
  [DPT_VISIT_QUEUE_ROW_KIND] = { "kind", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Type of visit") },
  [DPT_VISIT_QUEUE_ROW_STATE] = { "state", DPT_FIELD_TEXT, 0, 0, 0, N_ ("State") },
  [DPT_VISIT_QUEUE_ROW_STARTED_AT] = { "started_at", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("Since") },
  [DPT_VISIT_QUEUE_ROW_EXAMINER_NAME] = { "examiner_name", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Examiner") },
  [DPT_VISIT_QUEUE_ROW_REASON] = { "reason", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Reason for the visit") },
};
DPT_DEFINE_RECORD (DptVisitQueueRow, dpt_visit_queue_row, NULL, row_fields)

static const struct
{
  const char *label;
  const char *statement;
} queues[DPT_N_VISIT_QUEUES] = {
  [DPT_VISIT_QUEUE_DRAFT] = { N_ ("To finish"), "clinical/queue:draft" },
  [DPT_VISIT_QUEUE_UNPRESCRIBED] = { N_ ("Nothing prescribed"), "clinical/queue:unprescribed" },
  [DPT_VISIT_QUEUE_TODAY] = { N_ ("Examined today"), "clinical/queue:today" },
};

static const char *const topics[] = { "visit", "prescription", NULL };

const char *
dpt_visit_queue_get_label (DptVisitQueue queue)
{
  g_return_val_if_fail (queue < DPT_N_VISIT_QUEUES, "");

  return _ (queues[queue].label);
}

DptDbListModel *
dpt_visit_queue_list_new (DptDb *db)
{
  return dpt_db_list_model_new (db, DPT_TYPE_VISIT_QUEUE_ROW, "clinical/queue:rows", topics);
}

void
dpt_visit_queue_list_set (DptDbListModel *list, DptVisitQueue queue, gint64 establishment_id, const char *today,
                          gint64 examiner_id, const char *search)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *first_day = NULL;
  g_autofree char *end = NULL;

  g_return_if_fail (DPT_IS_DB_LIST_MODEL (list) && queue < DPT_N_VISIT_QUEUES);

  words = dpt_text_split_words (search != NULL ? search : "", 1);
  end = words[0] != NULL ? dpt_text_prefix_end (words[0]) : NULL;
  first_day = dpt_date_add_days (today, -DPT_VISIT_QUEUE_DAYS);
  dpt_db_list_model_set_query (list, queues[queue].statement,
                               DPT_DB_VALUES (DPT_INT (establishment_id), DPT_TEXT (today), DPT_TEXT (first_day),
                                              examiner_id != 0 ? DPT_INT (examiner_id) : DPT_NULL, DPT_TEXT (words[0]),
                                              DPT_TEXT (end)),
                               6);
}

gboolean
dpt_visit_queue_count (DptUnit *unit, gint64 counts[DPT_N_VISIT_QUEUES], GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autofree char *first_day = dpt_date_add_days (today, -DPT_VISIT_QUEUE_DAYS);
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return FALSE;
  rows = dpt_db_query (unit->connection, "clinical/queue:counts", error, DPT_INT (dpt_unit_get_establishment_id (unit)),
                       DPT_TEXT (today), DPT_TEXT (first_day));
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < DPT_N_VISIT_QUEUES; i++)
    counts[i] = dpt_db_rows_get_int (rows, 0, i);
  return TRUE;
}
