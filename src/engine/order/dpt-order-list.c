/* dpt-order-list.c - see dpt-order-list.h.
 * For: rows of lists and which query fills them. Not for: anything that writes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-order-list.h"

#include "base/dpt-date.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DptField row_fields[] = {
  [DPT_ORDER_ROW_YEAR] = { "year", DPT_FIELD_INT, 0, 0, 0, NULL },
  [DPT_ORDER_ROW_NUMBER] = { "number", DPT_FIELD_INT, 0, 0, 0, N_ ("Number") },
  [DPT_ORDER_ROW_STATE] = { "state", DPT_FIELD_TEXT, 0, 0, 0, N_ ("State") },
  [DPT_ORDER_ROW_PATIENT_ID] = { "patient_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  [DPT_ORDER_ROW_PATIENT_NAME] = { "patient_name", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Patient") },
  [DPT_ORDER_ROW_FILE_NUMBER] = { "file_number", DPT_FIELD_INT, 0, 0, 0, N_ ("File number") },
  [DPT_ORDER_ROW_CREATED_ON] = { "created_on", DPT_FIELD_DATE, 0, 0, 0, N_ ("Date") },
  [DPT_ORDER_ROW_SINCE] = { "since", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("Since") },
  [DPT_ORDER_ROW_QUOTE_VALID_UNTIL] = { "quote_valid_until", DPT_FIELD_DATE, 0, 0, 0, N_ ("Quote valid until") },
  [DPT_ORDER_ROW_WANTED_ON] = { "wanted_on", DPT_FIELD_DATE, 0, 0, 0, N_ ("Wanted for") },
  [DPT_ORDER_ROW_USER_NAME] = { "user_name", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Optician") },
  [DPT_ORDER_ROW_PAIRS] = { "pairs", DPT_FIELD_INT, 0, 0, 0, N_ ("Pairs") },
  [DPT_ORDER_ROW_USAGE] = { "usage", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Use") },
  [DPT_ORDER_ROW_FRAME] = { "frame", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Frame") },
  [DPT_ORDER_ROW_TOTAL] = { "total", DPT_FIELD_MONEY, 0, 0, 0, N_ ("Total") },
  [DPT_ORDER_ROW_JOB_STATE] = { "job_state", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Job") },
  [DPT_ORDER_ROW_DUE_ON] = { "due_on", DPT_FIELD_DATE, 0, 0, 0, N_ ("Due") },
};
DPT_DEFINE_RECORD (DptOrderRow, dpt_order_row, NULL, row_fields)

static const DptField waiting_fields[] = {
  [DPT_WAITING_PRESCRIPTION_PATIENT_ID] = { "patient_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  [DPT_WAITING_PRESCRIPTION_PATIENT_NAME] = { "patient_name", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Patient") },
  [DPT_WAITING_PRESCRIPTION_FILE_NUMBER] = { "file_number", DPT_FIELD_INT, 0, 0, 0, N_ ("File number") },
  [DPT_WAITING_PRESCRIPTION_USAGE] = { "usage", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Use") },
  [DPT_WAITING_PRESCRIPTION_ORIGIN] = { "origin", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Origin") },
  [DPT_WAITING_PRESCRIPTION_PRESCRIBER_NAME] = { "prescriber_name", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Prescriber") },
  [DPT_WAITING_PRESCRIPTION_ISSUED_ON] = { "issued_on", DPT_FIELD_DATE, 0, 0, 0, N_ ("Issued") },
  [DPT_WAITING_PRESCRIPTION_VALID_UNTIL] = { "valid_until", DPT_FIELD_DATE, 0, 0, 0, N_ ("Valid until") },
  [DPT_WAITING_PRESCRIPTION_SINCE] = { "since", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("Since") },
  [DPT_WAITING_PRESCRIPTION_RIGHT_SPHERE] = { "right_sphere", DPT_FIELD_POWER, 0, 0, 0, N_ ("Sphere") },
  [DPT_WAITING_PRESCRIPTION_RIGHT_CYLINDER] = { "right_cylinder", DPT_FIELD_POWER, 0, 0, 0, N_ ("Cylinder") },
  [DPT_WAITING_PRESCRIPTION_RIGHT_AXIS] = { "right_axis", DPT_FIELD_AXIS, 0, 0, 0, N_ ("Axis") },
  [DPT_WAITING_PRESCRIPTION_RIGHT_ADDITION] = { "right_addition", DPT_FIELD_POWER, 0, 0, 0, N_ ("Addition") },
  [DPT_WAITING_PRESCRIPTION_LEFT_SPHERE] = { "left_sphere", DPT_FIELD_POWER, 0, 0, 0, N_ ("Sphere") },
  [DPT_WAITING_PRESCRIPTION_LEFT_CYLINDER] = { "left_cylinder", DPT_FIELD_POWER, 0, 0, 0, N_ ("Cylinder") },
  [DPT_WAITING_PRESCRIPTION_LEFT_AXIS] = { "left_axis", DPT_FIELD_AXIS, 0, 0, 0, N_ ("Axis") },
  [DPT_WAITING_PRESCRIPTION_LEFT_ADDITION] = { "left_addition", DPT_FIELD_POWER, 0, 0, 0, N_ ("Addition") },
};
DPT_DEFINE_RECORD (DptWaitingPrescription, dpt_waiting_prescription, NULL, waiting_fields)

/* What a stage shows, and how it is ordered where nobody asked for an order. */
static const struct
{
  const char *label;
  const char *states[2];
  const char *sort;
  int direction;
} stages[DPT_N_ORDER_STAGES] = {
  [DPT_ORDER_STAGE_DRAFT] = { N_ ("Orders begun"), { "draft", "draft" }, "since", -1 },
  [DPT_ORDER_STAGE_QUOTED] = { N_ ("Quotes waiting"), { "quoted", "quoted" }, "answer", 1 },
  [DPT_ORDER_STAGE_WORK] = { N_ ("In work"), { "confirmed", "confirmed" }, "press", 1 },
  [DPT_ORDER_STAGE_LATE] = { N_ ("Late"), { "confirmed", "confirmed" }, "press", 1 },
  [DPT_ORDER_STAGE_READY] = { N_ ("To hand over"), { "ready", "ready" }, "since", 1 },
  [DPT_ORDER_STAGE_DELIVERED] = { N_ ("Handed over"), { "delivered", "closed" }, "since", -1 },
};

/* The columns that a list may be ordered by. */
static const struct
{
  const char *property;
  const char *sort;
} sorts[] = {
  { "patient-name", "client" }, { "number", "number" },      { "since", "since" },
  { "due-on", "due" },          { "total", "total" },        { "valid-until", "until" },
};

static const char *const order_topics[] = { "dispensing_order", "order_line", "job", NULL };
static const char *const waiting_topics[] = { "prescription", "dispensing_order", NULL };

gboolean
dpt_order_row_is_late (DptOrderRow *self, const char *today)
{
  const char *due = dpt_record_get_text (self, DPT_ORDER_ROW_DUE_ON);
  const char *wanted = dpt_record_get_text (self, DPT_ORDER_ROW_WANTED_ON);

  return g_str_equal (dpt_record_get_string (self, DPT_ORDER_ROW_STATE), "confirmed")
         && ((due != NULL && g_strcmp0 (due, today) < 0) || (wanted != NULL && g_strcmp0 (wanted, today) < 0));
}

gboolean
dpt_order_row_is_expired (DptOrderRow *self, const char *today)
{
  const char *until = dpt_record_get_text (self, DPT_ORDER_ROW_QUOTE_VALID_UNTIL);

  return g_str_equal (dpt_record_get_string (self, DPT_ORDER_ROW_STATE), "quoted") && until != NULL
         && g_strcmp0 (until, today) < 0;
}

const char *
dpt_order_stage_get_label (DptOrderStage stage)
{
  g_return_val_if_fail (stage < DPT_N_ORDER_STAGES, "");

  return _ (stages[stage].label);
}

DptDbListModel *
dpt_order_list_new (DptDb *db)
{
  return dpt_db_list_model_new (db, DPT_TYPE_ORDER_ROW, "order/list:rows", order_topics);
}

static const char *
find_sort (const char *property)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_strcmp0 (sorts[i].property, property) == 0)
      return sorts[i].sort;
  return NULL;
}

/* "42" and "C2026-00042" both mean number 42. */
static gint64
read_number (const char *text)
{
  const char *dash = strrchr (text, '-');
  const char *digits = dash != NULL ? dash + 1 : text;
  char *end = NULL;
  gint64 number = g_ascii_strtoll (digits, &end, 10);

  return end != digits && *end == '\0' ? number : 0;
}

/* The first word that is searched, and where the words that begin with it end; both NULL where nothing is. */
static void
split_search (const char *search, char **word, char **end)
{
  g_auto (GStrv) words = dpt_text_split_words (search, 1);

  *word = dpt_text_is_blank (search) ? NULL : g_strdup (words[0] != NULL ? words[0] : "\x01");
  *end = *word != NULL ? dpt_text_prefix_end (*word) : NULL;
}

void
dpt_order_list_set (DptDbListModel *list, gint64 establishment_id, const char *today, const DptOrderQuery *query)
{
  const char *sort;
  g_autofree char *word = NULL, *end = NULL;
  int direction;

  g_return_if_fail (DPT_IS_DB_LIST_MODEL (list) && query != NULL);
  g_return_if_fail (query->stage < DPT_N_ORDER_STAGES);

  sort = find_sort (query->sort);
  direction = sort == NULL ? stages[query->stage].direction : query->descending ? -1 : 1;
  split_search (query->search, &word, &end);
  dpt_db_list_model_set_query (
    list, "order/list:stage",
    DPT_DB_VALUES (DPT_INT (establishment_id), DPT_TEXT (today), DPT_TEXT (stages[query->stage].states[0]),
                   DPT_TEXT (stages[query->stage].states[1]), DPT_INT (query->stage == DPT_ORDER_STAGE_LATE),
                   DPT_INT (query->user_id), DPT_TEXT (word), DPT_TEXT (end),
                   DPT_INT (word != NULL ? read_number (query->search) : 0),
                   DPT_TEXT (sort != NULL ? sort : stages[query->stage].sort), DPT_INT (direction)),
    11);
}

void
dpt_order_list_set_patient (DptDbListModel *list, gint64 patient_id, const DptOrderQuery *query)
{
  g_return_if_fail (DPT_IS_DB_LIST_MODEL (list) && query != NULL);

  dpt_db_list_model_set_query (list, "order/list:of-patient",
                               DPT_DB_VALUES (DPT_INT (patient_id), DPT_INT (query->user_id),
                                              DPT_INT (query->search != NULL ? read_number (query->search) : 0)),
                               3);
}

DptDbListModel *
dpt_waiting_prescription_list_new (DptDb *db)
{
  return dpt_db_list_model_new (db, DPT_TYPE_WAITING_PRESCRIPTION, "order/list:waiting-rows", waiting_topics);
}

static gint64
get_waiting_begin (const char *today)
{
  return dpt_date_to_instant (today) - DPT_WAITING_PRESCRIPTION_DAYS * G_TIME_SPAN_DAY;
}

void
dpt_waiting_prescription_list_set (DptDbListModel *list,
                                   gint64 establishment_id,
                                   const char *today,
                                   const DptWaitingQuery *query)
{
  const DptWaitingQuery all = { 0 };
  const char *sort;
  g_autofree char *word = NULL, *end = NULL;
  int direction;

  g_return_if_fail (DPT_IS_DB_LIST_MODEL (list));

  query = query != NULL ? query : &all;
  sort = find_sort (query->sort);
  direction = sort == NULL || query->descending ? -1 : 1;
  split_search (query->search, &word, &end);
  dpt_db_list_model_set_query (
    list, "order/list:waiting",
    DPT_DB_VALUES (DPT_INT (establishment_id), DPT_TEXT (today), DPT_INT (get_waiting_begin (today)),
                   DPT_TEXT (query->usage), DPT_TEXT (word), DPT_TEXT (end), DPT_TEXT (sort != NULL ? sort : "since"),
                   DPT_INT (direction)),
    8);
}

gboolean
dpt_order_count (DptUnit *unit, DptOrderCounts *counts, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_READ, error))
    return FALSE;
  rows = dpt_db_query (unit->connection, "order/list:counts", error, DPT_INT (dpt_unit_get_establishment_id (unit)),
                       DPT_TEXT (today), DPT_INT (get_waiting_begin (today)));
  if (rows == NULL)
    return FALSE;
  counts->waiting_prescriptions = dpt_db_rows_get_int (rows, 0, 0);
  for (guint i = 0; i < DPT_N_ORDER_STAGES; i++)
    counts->stages[i] = dpt_db_rows_get_int (rows, 0, i + 1);
  return TRUE;
}

static GPtrArray *
load_rows (DptUnit *unit, DptDbRows *found, GError **error)
{
  guint n = dpt_db_rows_get_n_rows (found);
  DptDbValue values[DPT_DB_PAGE];
  g_autoptr (DptDbRows) rows = NULL;

  for (guint i = 0; i < DPT_DB_PAGE; i++)
    values[i] = DPT_INT (dpt_db_rows_get_int (found, MIN (i, n - 1), 0));
  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find ("order/list:rows"), values, DPT_DB_PAGE, error);
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_ORDER_ROW, rows) : NULL;
}

GPtrArray *
dpt_order_row_find_number (DptUnit *unit, const char *text, GError **error)
{
  g_autoptr (DptDbRows) found = NULL;
  gint64 number;
  int year;

  g_return_val_if_fail (unit != NULL && text != NULL, NULL);

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_READ, error))
    return NULL;
  number = read_number (text);
  year = dpt_unit_get_year (unit);
  if (number <= 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  found = dpt_db_query (unit->connection, "order/list:by-number", error, DPT_INT (dpt_unit_get_establishment_id (unit)),
                        DPT_INT (year), DPT_INT (year - 1), DPT_INT (year - 2), DPT_INT (number));
  if (found == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (found) == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return load_rows (unit, found, error);
}
