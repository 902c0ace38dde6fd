/* dpt-patient-summary.h - what one must know of a patient at a glance, read at once.
 * For: the banner under the header, the Summary tab. Not for: the record itself (engine/patient).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "engine/optics/dpt-rx.h"
#include "engine/patient/dpt-patient-search.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * DptPatientSummary:
 * @patient_id: of the file that stayed, where the one asked for was merged
 * @name: dpt_patient_create_name()
 * @title: (nullable): as in the database ("mrs")
 * @birth_date: (nullable): ISO; @age: whole years today, or at death; -1 unknown
 * @alerts: (element-type DptAlert): those in use; allergies and risks first
 * @sees_prescription: whether the user may see prescriptions; what follows is empty where not
 * @prescription_id: the last one for glasses that is in force or was; 0 for none
 * @expired: whether its last day is over
 * @cover_expired: whether the last complementary cover has run out
 * @sees_balance: whether the user may see sales
 * @balance: minor units; more than 0: owed by the patient, less: to the patient's good
 * @open_orders: confirmed and not delivered, ready ones too; @ready_orders: waiting to be handed over
 * @ready_order_id: the oldest of those, 0 for none
 * @last_seen_on: (nullable): ISO: the last visit, order or sale anywhere
 *
 * Immutable once read; counted references, from any thread.
 */
typedef struct
{
  gint64 patient_id;
  gint64 file_number;
  char *name;
  char *family_name;
  char *given_names;
  char *title;
  char *sex;
  char *birth_date;
  int age;
  char *deceased_on;
  char *phone;
  char *email;
  char *city;
  char *notes;
  GPtrArray *alerts;
  gboolean sees_prescription;
  gint64 prescription_id;
  char *prescription_on;
  char *prescription_until;
  char *prescription_usage;
  gboolean expired;
  gboolean has_right, has_left;
  DptRx right, left;
  gboolean cover_expired;
  char *cover_name;
  gboolean sees_balance;
  DptMoney balance;
  guint open_orders;
  guint ready_orders;
  gint64 ready_order_id;
  char *last_seen_on;
} DptPatientSummary;

/** dpt_patient_summary_read: needs %DPT_RIGHT_PATIENT_READ. Returns: (transfer full) (nullable): %DPT_DB_ERROR_NOT_FOUND */
DptPatientSummary *dpt_patient_summary_read (DptUnit *unit, gint64 patient_id, GError **error);

void dpt_patient_summary_unref (DptPatientSummary *self);

/** dpt_patient_summary_dup_age: Returns: (transfer full): "46 years", "8 months"; "" where unknown */
char *dpt_patient_summary_dup_age (const DptPatientSummary *self, const char *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptPatientSummary, dpt_patient_summary_unref)

G_END_DECLS
