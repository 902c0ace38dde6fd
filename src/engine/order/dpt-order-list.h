/* dpt-order-list.h - what waits for the optician: prescriptions not yet served, and orders by how far they are.
 * For: the work list of Dispensing, the orders of a patient. Not for: a single order (dpt-order-sheet.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-list-model.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_ORDER_ROW (dpt_order_row_get_type ())
G_DECLARE_FINAL_TYPE (DptOrderRow, dpt_order_row, DPT, ORDER_ROW, DptRecord)

/* The record's id is the order's. */
enum
{
  DPT_ORDER_ROW_YEAR,
  DPT_ORDER_ROW_NUMBER,
  DPT_ORDER_ROW_STATE,
  DPT_ORDER_ROW_PATIENT_ID,
  DPT_ORDER_ROW_PATIENT_NAME,
  DPT_ORDER_ROW_FILE_NUMBER,
  DPT_ORDER_ROW_CREATED_ON,
  DPT_ORDER_ROW_SINCE, /* when it came into its state, UTC microseconds */
  DPT_ORDER_ROW_QUOTE_VALID_UNTIL,
  DPT_ORDER_ROW_WANTED_ON,
  DPT_ORDER_ROW_USER_NAME,
  DPT_ORDER_ROW_PAIRS,     /* how many */
  DPT_ORDER_ROW_USAGE,     /* of the first pair */
  DPT_ORDER_ROW_FRAME,     /* brand and name of the first pair's frame */
  DPT_ORDER_ROW_TOTAL,     /* minor units with tax */
  DPT_ORDER_ROW_JOB_STATE, /* of the job that is least far */
  DPT_ORDER_ROW_DUE_ON,    /* earliest day of the open jobs */
};

/** dpt_order_row_is_late: Returns: whether it is in work and its day is over by @today (ISO), or it is wanted by then */
gboolean dpt_order_row_is_late (DptOrderRow *self, const char *today);
/** dpt_order_row_is_expired: Returns: whether it is a quote whose last day is over */
gboolean dpt_order_row_is_expired (DptOrderRow *self, const char *today);

typedef enum
{
  DPT_ORDER_STAGE_DRAFT,  /* begun, not yet quoted: newest first */
  DPT_ORDER_STAGE_QUOTED, /* quotes waiting for an answer: oldest first, then those expired */
  DPT_ORDER_STAGE_WORK,   /* confirmed: the most late first */
  DPT_ORDER_STAGE_LATE,   /* of those only the late ones */
  DPT_ORDER_STAGE_READY,  /* to hand over: waiting longest first */
  DPT_ORDER_STAGE_DELIVERED, /* handed over and closed, for what comes after: newest first */
  DPT_N_ORDER_STAGES,
} DptOrderStage;

/** dpt_order_stage_get_label: Returns: the translated words for a person ("Quotes waiting") */
const char *dpt_order_stage_get_label (DptOrderStage stage);

/** dpt_order_list_new: Returns: (transfer full): a list of #DptOrderRow, empty until one of the functions below says of which */
DptDbListModel *dpt_order_list_new (DptDb *db);
/**
 * DptOrderQuery:
 * @stage: which orders
 * @search: (nullable): the beginning of a word of the client's name, or a number
 * @user_id: only those this user advises; 0: all
 * @sort: (nullable): a column's property: "patient-name", "number", "since", "due-on", "total"; %NULL: what presses most first
 * @descending: with @sort
 */
typedef struct
{
  DptOrderStage stage;
  const char *search;
  gint64 user_id;
  const char *sort;
  gboolean descending;
} DptOrderQuery;

/** dpt_order_list_set: @today: ISO date that late is judged by */
void dpt_order_list_set (DptDbListModel *list, gint64 establishment_id, const char *today, const DptOrderQuery *query);
/** dpt_order_list_set_patient: every order of a patient, newest first, of all establishments; of @query its user and, in its search, a
 * number are heeded */
void dpt_order_list_set_patient (DptDbListModel *list, gint64 patient_id, const DptOrderQuery *query);

/**
 * dpt_order_row_find_number:
 * @text: "42", "C2026-00042": the number counts, of this establishment and the last three years
 *
 * Returns: (transfer full) (element-type DptOrderRow) (nullable): newest first; none where @text is no number. Needs
 * %DPT_RIGHT_ORDER_READ
 */
GPtrArray *dpt_order_row_find_number (DptUnit *unit, const char *text, GError **error);

#define DPT_TYPE_WAITING_PRESCRIPTION (dpt_waiting_prescription_get_type ())
G_DECLARE_FINAL_TYPE (DptWaitingPrescription, dpt_waiting_prescription, DPT, WAITING_PRESCRIPTION, DptRecord)

/* The record's id is the prescription's. */
enum
{
  DPT_WAITING_PRESCRIPTION_PATIENT_ID,
  DPT_WAITING_PRESCRIPTION_PATIENT_NAME,
  DPT_WAITING_PRESCRIPTION_FILE_NUMBER,
  DPT_WAITING_PRESCRIPTION_USAGE,
  DPT_WAITING_PRESCRIPTION_ORIGIN,
  DPT_WAITING_PRESCRIPTION_PRESCRIBER_NAME,
  DPT_WAITING_PRESCRIPTION_ISSUED_ON,
  DPT_WAITING_PRESCRIPTION_VALID_UNTIL,
  DPT_WAITING_PRESCRIPTION_SINCE, /* UTC microseconds */
  DPT_WAITING_PRESCRIPTION_RIGHT_SPHERE,
  DPT_WAITING_PRESCRIPTION_RIGHT_CYLINDER,
  DPT_WAITING_PRESCRIPTION_RIGHT_AXIS,
  DPT_WAITING_PRESCRIPTION_RIGHT_ADDITION,
  DPT_WAITING_PRESCRIPTION_LEFT_SPHERE,
  DPT_WAITING_PRESCRIPTION_LEFT_CYLINDER,
  DPT_WAITING_PRESCRIPTION_LEFT_AXIS,
  DPT_WAITING_PRESCRIPTION_LEFT_ADDITION,
};

/** How long a prescription that nobody came back with stays on the work list; it can be served all the same */
#define DPT_WAITING_PRESCRIPTION_DAYS 180

/** dpt_waiting_prescription_list_new: Returns: (transfer full): a list of #DptWaitingPrescription, empty until set */
DptDbListModel *dpt_waiting_prescription_list_new (DptDb *db);
/**
 * DptWaitingQuery:
 * @search: (nullable): the beginning of a word of the client's name
 * @usage: (nullable): only of this use
 * @sort: (nullable): "patient-name", "since", "valid-until"; %NULL: newest first
 * @descending: with @sort
 */
typedef struct
{
  const char *search;
  const char *usage;
  const char *sort;
  gboolean descending;
} DptWaitingQuery;

/**
 * dpt_waiting_prescription_list_set:
 * @today: ISO
 * @query: (nullable): all of them
 *
 * Prescriptions for glasses in force @today, made here or brought from outside, entered within %DPT_WAITING_PRESCRIPTION_DAYS, that no order
 * is for (refused and cancelled ones do not count).
 */
void dpt_waiting_prescription_list_set (DptDbListModel *list, gint64 establishment_id, const char *today, const DptWaitingQuery *query);

/** DptOrderCounts: @stages: by #DptOrderStage; of those handed over only what is not yet closed */
typedef struct
{
  gint64 waiting_prescriptions;
  gint64 stages[DPT_N_ORDER_STAGES];
} DptOrderCounts;

/** dpt_order_count: fills @counts for the user's establishment today. Needs %DPT_RIGHT_ORDER_READ. */
gboolean dpt_order_count (DptUnit *unit, DptOrderCounts *counts, GError **error);

G_END_DECLS
