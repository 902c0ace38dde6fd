/* dpt-patient-summary.c - see dpt-patient-summary.h.
 * For: a few short statements in one snapshot. Not for: rules of the subjects they look into.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-patient-summary.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-exam-item.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/patient/dpt-patient.h"
#include "engine/sale/dpt-payment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
clear_summary (gpointer data)
{
  DptPatientSummary *self = data;

  g_free (self->name);
  g_free (self->family_name);
  g_free (self->given_names);
  g_free (self->title);
  g_free (self->sex);
  g_free (self->birth_date);
  g_free (self->deceased_on);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->city);
  g_free (self->notes);
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_free (self->prescription_on);
  g_free (self->prescription_until);
  g_free (self->prescription_usage);
  g_free (self->cover_name);
  g_free (self->last_seen_on);
}

void
dpt_patient_summary_unref (DptPatientSummary *self)
{
  g_atomic_rc_box_release_full (self, clear_summary);
}

static gboolean
read_person (DptUnit *unit, DptPatientSummary *self, gint64 id, const char *today, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "insight/patient:person", error, DPT_INT (id));

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_NOT_FOUND, _ ("This patient is no longer there."));
      return FALSE;
    }
  self->patient_id = dpt_db_rows_get_int (rows, 0, 0);
  self->file_number = dpt_db_rows_get_int (rows, 0, 1);
  self->title = g_strdup (dpt_db_rows_get_text (rows, 0, 2));
  self->family_name = g_strdup (dpt_db_rows_get_text (rows, 0, 3));
  self->given_names = g_strdup (dpt_db_rows_get_text (rows, 0, 5));
  self->name = dpt_patient_create_name (self->family_name, dpt_db_rows_get_text (rows, 0, 4), self->given_names);
  self->sex = g_strdup (dpt_db_rows_get_text (rows, 0, 6));
  self->birth_date = g_strdup (dpt_db_rows_get_text (rows, 0, 7));
  self->deceased_on = g_strdup (dpt_db_rows_get_text (rows, 0, 8));
  self->notes = g_strdup (dpt_db_rows_get_text (rows, 0, 9));
  self->phone = g_strdup (dpt_db_rows_get_text (rows, 0, 10));
  self->email = g_strdup (dpt_db_rows_get_text (rows, 0, 11));
  self->city = g_strdup (dpt_db_rows_get_text (rows, 0, 12));
  self->age = self->birth_date ? dpt_date_age (self->birth_date, self->deceased_on ? self->deceased_on : today) : -1;
  return TRUE;
}

static gboolean
is_told (const GPtrArray *alerts, const char *text)
{
  g_autofree char *wanted = dpt_text_fold (text);

  for (guint i = 0; i < alerts->len; i++)
    {
      g_autofree char *told = dpt_text_fold (dpt_record_get_string (alerts->pdata[i], DPT_ALERT_TEXT));

      if (strstr (told, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_told (DptPatientSummary *self, guint place, const char *kind, const char *text)
{
  DptAlert *alert;

  if (dpt_text_is_blank (text) || is_told (self->alerts, text))
    return;
  alert = dpt_record_new (DPT_TYPE_ALERT);
  dpt_record_set_int (alert, DPT_ALERT_PATIENT_ID, self->patient_id);
  dpt_record_set_text (alert, DPT_ALERT_KIND, kind);
  dpt_record_set_text (alert, DPT_ALERT_TEXT, text);
  dpt_record_set_int (alert, DPT_ALERT_ACTIVE, 1);
  g_ptr_array_insert (self->alerts, (gint) place, alert);
}

/* Columns: item, code, text. The reaction belongs to the allergies, a risk is an alert of its own. */
static gboolean
read_risks (DptUnit *unit, DptPatientSummary *self, gint64 visit_id, char **reaction, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "insight/patient:risks", error, DPT_INT (visit_id));

  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    {
      const DptExamItem *item = dpt_exam_item_find ("history", dpt_db_rows_get_string (rows, i, 0));
      const char *label = item ? dpt_exam_item_get_choice_label (item, dpt_db_rows_get_text (rows, i, 1)) : NULL;
      const char *words = label ? label : dpt_db_rows_get_text (rows, i, 2);

      if (item != NULL && g_str_equal (item->item, "allergy_reaction"))
        *reaction = g_strdup (words);
      else
        add_told (self, 0, "risk", words);
    }
  return rows != NULL;
}

/* What was said in the exam goes before all other alerts, unless it is one of them. */
static gboolean
read_told (DptUnit *unit, DptPatientSummary *self, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autofree char *reaction = NULL;
  g_autofree char *both = NULL;
  const char *allergies;

  if (!dpt_session_may (unit->session, DPT_RIGHT_CLINICAL_READ))
    return TRUE;
  rows = dpt_db_query (unit->connection, "insight/patient:allergies", error, DPT_INT (self->patient_id));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    return TRUE;
  if (!read_risks (unit, self, dpt_db_rows_get_int (rows, 0, 1), &reaction, error))
    return FALSE;
  allergies = dpt_db_rows_get_text (rows, 0, 0);
  if (!dpt_text_is_blank (allergies) && reaction != NULL)
    /* Translators: what a patient is allergic to, and what happens then: "Penicillin (Rash)" */
    both = g_strdup_printf (C_ ("alert", "%s (%s)"), allergies, reaction);
  if (!dpt_text_is_blank (allergies) && !is_told (self->alerts, allergies))
    add_told (self, 0, "allergy", both ? both : allergies);
  return TRUE;
}

static gboolean
read_alerts (DptUnit *unit, DptPatientSummary *self, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "insight/patient:alerts", error, DPT_INT (self->patient_id));

  if (rows == NULL)
    return FALSE;
  self->alerts = dpt_record_list_from_rows (DPT_TYPE_ALERT, rows);
  return read_told (unit, self, error);
}

static gboolean
read_prescription (DptUnit *unit, DptPatientSummary *self, const char *today, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptPrescriptionRow) row = NULL;

  self->sees_prescription = dpt_session_may (unit->session, DPT_RIGHT_PRESCRIPTION_READ);
  if (!self->sees_prescription)
    return TRUE;
  rows = dpt_db_query (unit->connection, "insight/patient:last-prescription", error, DPT_INT (self->patient_id));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    return TRUE;
  row = dpt_record_from_row (DPT_TYPE_PRESCRIPTION_ROW, rows, 0);
  self->prescription_id = dpt_record_get_id (row);
  self->prescription_on = g_strdup (dpt_record_get_text (row, DPT_PRESCRIPTION_ROW_ISSUED_ON));
  self->prescription_until = g_strdup (dpt_record_get_text (row, DPT_PRESCRIPTION_ROW_VALID_UNTIL));
  self->prescription_usage = g_strdup (dpt_record_get_text (row, DPT_PRESCRIPTION_ROW_USAGE));
  self->expired = self->prescription_until != NULL && strcmp (self->prescription_until, today) < 0;
  self->has_right = dpt_prescription_row_get_rx (row, DPT_EYE_RIGHT, &self->right);
  self->has_left = dpt_prescription_row_get_rx (row, DPT_EYE_LEFT, &self->left);
  return TRUE;
}

/* Over the files that were merged too. */
static gboolean
read_balance (DptUnit *unit, DptPatientSummary *self, GError **error)
{
  g_autoptr (DptDbRows) twins = NULL;

  self->sees_balance = dpt_session_may (unit->session, DPT_RIGHT_SALE_READ);
  if (!self->sees_balance)
    return TRUE;
  twins = dpt_db_query (unit->connection, "patient/patient:merged-into", error, DPT_INT (self->patient_id));
  if (twins == NULL || !dpt_patient_get_balance (unit, self->patient_id, &self->balance, error))
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (twins); i++)
    {
      DptMoney more;

      if (!dpt_patient_get_balance (unit, dpt_db_rows_get_int (twins, i, 0), &more, error))
        return FALSE;
      self->balance += more;
    }
  return TRUE;
}

static gboolean
read_business (DptUnit *unit, DptPatientSummary *self, const char *today, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "insight/patient:business", error, DPT_INT (self->patient_id));
  const char *until;

  if (rows == NULL)
    return FALSE;
  self->open_orders = (guint) dpt_db_rows_get_int (rows, 0, 0);
  self->ready_orders = (guint) dpt_db_rows_get_int (rows, 0, 1);
  self->ready_order_id = dpt_db_rows_get_int (rows, 0, 2);
  self->last_seen_on = g_strdup (dpt_db_rows_get_text (rows, 0, 3));
  self->cover_name = g_strdup (dpt_db_rows_get_text (rows, 0, 4));
  until = dpt_db_rows_get_text (rows, 0, 5);
  self->cover_expired = until != NULL && strcmp (until, today) < 0;
  return read_balance (unit, self, error);
}

DptPatientSummary *
dpt_patient_summary_read (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptPatientSummary) self = NULL;
  g_autofree char *today = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  self = g_atomic_rc_box_new0 (DptPatientSummary);
  today = dpt_unit_dup_today (unit);
  if (!read_person (unit, self, patient_id, today, error) || !read_alerts (unit, self, error)
      || !read_prescription (unit, self, today, error) || !read_business (unit, self, today, error))
    return NULL;
  return g_steal_pointer (&self);
}

char *
dpt_patient_summary_dup_age (const DptPatientSummary *self, const char *today)
{
  int months;

  if (self->age < 0)
    return g_strdup ("");
  if (self->age >= 2)
    /* Translators: an age */
    return g_strdup_printf (ngettext ("%d year", "%d years", (gulong) self->age), self->age);
  months = dpt_date_days_between (self->birth_date, today) * 12 / 365;
  /* Translators: the age of a small child */
  return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months);
}
