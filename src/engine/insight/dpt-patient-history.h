/* dpt-patient-history.h - all that happened with a patient, in one timeline.
 * For: the History tab, `dioptrectl patient show`. Not for: opening what happened (each subject's store).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_PATIENT_EVENT (dpt_patient_event_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientEvent, dpt_patient_event, DPT, PATIENT_EVENT, DptRecord)

/**
 * The fields of #DptPatientEvent; the id is of the visit, prescription, order… itself. KIND: visit, prescription, order, sale,
 * payment, adjustment, document, recall, change. AMOUNT: minor units, none where it is about no money. TITLE, DETAIL and STATE_LABEL are
 * translated. TABLE_NAME and CHANGE: of a change, as the audit trail has it; WHAT says it in words. Of a recall the id is its entry's,
 * STATE how the patient was told, SERIES its rule.
 */
enum
{
  DPT_PATIENT_EVENT_KIND,
  DPT_PATIENT_EVENT_AT,
  DPT_PATIENT_EVENT_STATE,
  DPT_PATIENT_EVENT_CODE,
  DPT_PATIENT_EVENT_SERIES,
  DPT_PATIENT_EVENT_YEAR,
  DPT_PATIENT_EVENT_NUMBER,
  DPT_PATIENT_EVENT_ESTABLISHMENT_CODE,
  DPT_PATIENT_EVENT_AMOUNT,
  DPT_PATIENT_EVENT_WHAT,
  DPT_PATIENT_EVENT_WHO,
  DPT_PATIENT_EVENT_PLACE,
  DPT_PATIENT_EVENT_TITLE,
  DPT_PATIENT_EVENT_DETAIL,
  DPT_PATIENT_EVENT_STATE_LABEL,
  DPT_PATIENT_EVENT_TABLE_NAME,
  DPT_PATIENT_EVENT_CHANGE,
};

/** DptPatientEventKinds: which to read, a set */
typedef enum
{
  DPT_PATIENT_EVENTS_VISITS = 1 << 0,
  DPT_PATIENT_EVENTS_PRESCRIPTIONS = 1 << 1,
  DPT_PATIENT_EVENTS_ORDERS = 1 << 2,
  DPT_PATIENT_EVENTS_SALES = 1 << 3,
  DPT_PATIENT_EVENTS_PAYMENTS = 1 << 4,
  DPT_PATIENT_EVENTS_ADJUSTMENTS = 1 << 5,
  DPT_PATIENT_EVENTS_DOCUMENTS = 1 << 6,
  DPT_PATIENT_EVENTS_CHANGES = 1 << 7,
  DPT_PATIENT_EVENTS_RECALLS = 1 << 8,
  DPT_PATIENT_EVENTS_ALL = (1 << 9) - 1,
} DptPatientEventKinds;

/**
 * dpt_patient_list_events:
 * @most: of each kind
 *
 * Needs %DPT_RIGHT_PATIENT_READ; what the user may not see besides (prescriptions, orders, sales, changes) is left out, and of
 * a visit only that it was.
 *
 * Returns: (transfer full) (element-type DptPatientEvent) (nullable): newest first
 */
GPtrArray *dpt_patient_list_events (DptUnit *unit, gint64 patient_id, DptPatientEventKinds kinds, guint most, GError **error);

G_END_DECLS
