/* dpt-prescription-store.c - see dpt-prescription-store.h.
 * For: the only file that writes the tables prescription and prescription_eye. Not for: the law's terms
 * (engine/optics). SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-prescription-store.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-clinical-state.h"
#include "engine/clinical/dpt-recall.h"
#include "engine/clinical/dpt-visit-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DptField fields[] = {
  [DPT_PRESCRIPTION_ROW_VISIT_ID] = { "visit_id", DPT_FIELD_REF },
  [DPT_PRESCRIPTION_ROW_KIND] = { "kind", DPT_FIELD_TEXT, .label = N_ ("Kind") },
  [DPT_PRESCRIPTION_ROW_USAGE] = { "usage", DPT_FIELD_TEXT, .label = N_ ("Usage") },
  [DPT_PRESCRIPTION_ROW_ORIGIN] = { "origin", DPT_FIELD_TEXT, .label = N_ ("Origin") },
  [DPT_PRESCRIPTION_ROW_STATE] = { "state", DPT_FIELD_TEXT, .label = N_ ("State") },
  [DPT_PRESCRIPTION_ROW_ISSUED_ON] = { "issued_on", DPT_FIELD_DATE, .label = N_ ("Date of issue") },
  [DPT_PRESCRIPTION_ROW_VALID_UNTIL] = { "valid_until", DPT_FIELD_DATE, .label = N_ ("Valid until") },
  [DPT_PRESCRIPTION_ROW_PRESCRIBER_NAME] = { "prescriber_name", DPT_FIELD_TEXT, .label = N_ ("Prescriber") },
  [DPT_PRESCRIPTION_ROW_RIGHT_SPHERE] = { "right_sphere", DPT_FIELD_POWER },
  [DPT_PRESCRIPTION_ROW_RIGHT_CYLINDER] = { "right_cylinder", DPT_FIELD_POWER },
  [DPT_PRESCRIPTION_ROW_RIGHT_AXIS] = { "right_axis", DPT_FIELD_AXIS },
  [DPT_PRESCRIPTION_ROW_RIGHT_ADDITION] = { "right_addition", DPT_FIELD_POWER },
  [DPT_PRESCRIPTION_ROW_LEFT_SPHERE] = { "left_sphere", DPT_FIELD_POWER },
  [DPT_PRESCRIPTION_ROW_LEFT_CYLINDER] = { "left_cylinder", DPT_FIELD_POWER },
  [DPT_PRESCRIPTION_ROW_LEFT_AXIS] = { "left_axis", DPT_FIELD_AXIS },
  [DPT_PRESCRIPTION_ROW_LEFT_ADDITION] = { "left_addition", DPT_FIELD_POWER },
};

DPT_DEFINE_RECORD (DptPrescriptionRow, dpt_prescription_row, NULL, fields)

gboolean
dpt_prescription_row_get_rx (DptPrescriptionRow *self, DptEye eye, DptRx *rx)
{
  guint first = eye == DPT_EYE_RIGHT ? DPT_PRESCRIPTION_ROW_RIGHT_SPHERE : DPT_PRESCRIPTION_ROW_LEFT_SPHERE;

  g_return_val_if_fail (DPT_IS_PRESCRIPTION_ROW (self), FALSE);

  *rx = (DptRx) {
    .sphere = (int) dpt_record_get_int (self, first),
    .cylinder = (int) dpt_record_get_int (self, first + 1),
    .axis = (int) dpt_record_get_int (self, first + 2),
    .addition = (int) dpt_record_get_int (self, first + 3),
  };
  return !dpt_record_is_null (self, first);
}

/* --- finding --- */

static DptPrescriptionSheet *
read_prescription (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptPrescription) head = dpt_unit_load (unit, DPT_TYPE_PRESCRIPTION, id, error);
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptPrescriptionEye) right = NULL;
  g_autoptr (DptPrescriptionEye) left = NULL;

  if (head == NULL)
    return NULL;
  rows = dpt_db_query (unit->connection, "clinical/prescription:eyes", error, DPT_INT (id));
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptPrescriptionEye *eye = dpt_record_from_row (DPT_TYPE_PRESCRIPTION_EYE, rows, i);

      g_set_object (dpt_prescription_eye_get_eye (eye) == DPT_EYE_RIGHT ? &right : &left, eye);
      g_object_unref (eye);
    }
  return dpt_prescription_sheet_new (head, right, left);
}

DptPrescriptionSheet *
dpt_prescription_load (DptUnit *unit, gint64 id, GError **error)
{
  return dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_READ, error) ? read_prescription (unit, id, error) : NULL;
}

static GPtrArray *
read_list (DptUnit *unit, const char *statement, gint64 id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_READ, error))
    return NULL;
  rows
    = dpt_db_query_values (unit->connection, dpt_db_statement_find (statement), DPT_DB_VALUES (DPT_INT (id)), 1, error);
  return rows ? dpt_record_list_from_rows (DPT_TYPE_PRESCRIPTION_ROW, rows) : NULL;
}

GPtrArray *
dpt_prescription_list (DptUnit *unit, gint64 patient_id, GError **error)
{
  return read_list (unit, "clinical/prescription:of-patient", patient_id, error);
}

GPtrArray *
dpt_prescription_list_of_visit (DptUnit *unit, gint64 visit_id, GError **error)
{
  return read_list (unit, "clinical/prescription:of-visit", visit_id, error);
}

DptPrescriptionSheet *
dpt_prescription_find_newest (DptUnit *unit, gint64 patient_id, const char *kind, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "clinical/prescription:newest-active", error, DPT_INT (patient_id),
                       DPT_TEXT (kind));
  if (rows == NULL || dpt_db_rows_get_n_rows (rows) == 0)
    return NULL;
  return read_prescription (unit, dpt_db_rows_get_int (rows, 0, 0), error);
}

/* --- changes of state --- */

static gboolean
change_state (
  DptUnit *unit, DptPrescription *head, const char *event, const char *reason, gint64 superseded_by, GError **error)
{
  const DptClinicalTransition *transition
    = dpt_prescription_state_find (dpt_record_get_text (head, DPT_PRESCRIPTION_STATE), event, error);
  g_autoptr (GString) change = NULL;

  if (transition == NULL || !dpt_unit_require (unit, transition->right, error))
    return FALSE;
  if (transition->needs_reason && dpt_text_is_blank (reason))
    return dpt_set_invalid (error, "reason", _ ("Reason: say why, in a few words."));
  dpt_record_set_text (head, DPT_PRESCRIPTION_STATE, transition->to);
  if (superseded_by != 0)
    dpt_record_set_int (head, DPT_PRESCRIPTION_SUPERSEDED_BY_ID, superseded_by);
  else
    dpt_record_set_text (head, DPT_PRESCRIPTION_CANCEL_REASON, reason);
  if (!dpt_unit_save (unit, head, error))
    return FALSE;
  change = g_string_new ("{\"reason\":");
  dpt_text_append_json (change, reason);
  g_string_append_printf (change, ",\"state\":[\"%s\",\"%s\"]}", transition->from, transition->to);
  return dpt_unit_audit (unit, event, "prescription", dpt_record_get_id (head), change->str, error);
}

/* Older active ones of the same patient for the same use, which @newer takes the place of. */
static gboolean
supersede_older (DptUnit *unit, DptPrescription *newer, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "clinical/prescription:active-of-usage", error,
                       dpt_record_get_value (newer, DPT_PRESCRIPTION_PATIENT_ID),
                       dpt_record_get_value (newer, DPT_PRESCRIPTION_KIND),
                       dpt_record_get_value (newer, DPT_PRESCRIPTION_USAGE), DPT_INT (dpt_record_get_id (newer)));
  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    {
      g_autoptr (DptPrescription) older
        = dpt_unit_load (unit, DPT_TYPE_PRESCRIPTION, dpt_db_rows_get_int (rows, i, 0), error);

      if (older == NULL)
        return FALSE;
      /* A paper typed late does not replace what was prescribed after it. */
      if (g_strcmp0 (dpt_record_get_text (older, DPT_PRESCRIPTION_ISSUED_ON),
                     dpt_record_get_text (newer, DPT_PRESCRIPTION_ISSUED_ON))
          > 0)
        continue;
      if (!change_state (unit, older, "supersede", NULL, dpt_record_get_id (newer), error))
        return FALSE;
    }
  return rows != NULL;
}

/* --- making --- */

/* Works on copies: the unit may be run again from the start. */
static DptPrescriptionSheet *
write_prescription (DptUnit *unit, DptPrescription *head, DptPrescriptionEye *right, DptPrescriptionEye *left,
                    const char *action, GError **error)
{
  DptPrescriptionEye *given[] = { right, left };
  g_autoptr (DptPrescriptionEye) saved_right = NULL;
  g_autoptr (DptPrescriptionEye) saved_left = NULL;
  DptPrescriptionEye **saved[] = { &saved_right, &saved_left };
  g_autoptr (DptPrescriptionSheet) sheet = NULL;

  for (guint i = 0; i < 2; i++)
    if (given[i] != NULL)
      {
        *saved[i] = dpt_record_copy (given[i]);
        dpt_record_set_int (*saved[i], DPT_PRESCRIPTION_EYE_PRESCRIPTION_ID, dpt_record_take_id (head));
      }
  sheet = dpt_prescription_sheet_new (head, saved_right, saved_left);
  if (!dpt_prescription_sheet_check (sheet, error) || !dpt_unit_save (unit, head, error))
    return NULL;
  for (guint i = 0; i < 2; i++)
    if (*saved[i] != NULL && !dpt_unit_save (unit, *saved[i], error))
      return NULL;
  if (!supersede_older (unit, head, error) || !dpt_recall_note_prescription (unit, head, error)
      || !dpt_unit_audit (unit, action, "prescription", dpt_record_get_id (head), NULL, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

static DptDbRows *
query_patient (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptDbRows) rows
    = dpt_db_query (unit->connection, "clinical/clinical:patient-facts", error, DPT_INT (patient_id));

  if (rows != NULL && dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("This patient does not exist."));
      return NULL;
    }
  return g_steal_pointer (&rows);
}

/* The last day by law, or the shorter one that was asked for. */
static gboolean
set_validity (DptUnit *unit, DptPrescription *head, const char *wanted, GError **error)
{
  g_autoptr (DptDbRows) patient = query_patient (unit, dpt_record_get_int (head, DPT_PRESCRIPTION_PATIENT_ID), error);
  g_autofree char *law = NULL;

  if (patient == NULL)
    return FALSE;
  law = dpt_prescription_dup_last_day (
    dpt_session_get_country (unit->session), dpt_record_get_text (head, DPT_PRESCRIPTION_USAGE),
    dpt_record_get_text (head, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION), dpt_db_rows_get_text (patient, 0, 2),
    dpt_record_get_text (head, DPT_PRESCRIPTION_ISSUED_ON));
  if (wanted != NULL && law != NULL && g_strcmp0 (wanted, law) > 0)
    {
      g_autofree char *day = dpt_date_format (law);

      /* Translators: a date */
      return dpt_set_invalid (error, "valid_until", _ ("Valid until: by law not after %s."), day);
    }
  dpt_record_set_text (head, DPT_PRESCRIPTION_VALID_UNTIL, wanted ? wanted : law);
  return TRUE;
}

static gboolean
set_own_prescriber (DptUnit *unit, DptPrescription *head, GError **error)
{
  const char *number = dpt_session_get_professional_number (unit->session);
  g_autoptr (DptDbRows) user = NULL;
  const char *profession;

  if (dpt_text_is_blank (number))
    return dpt_set_invalid (error, "professional_number",
                            _ ("Professional number: yours is not known, and a prescription must bear it. Ask the "
                               "administrator to enter it."));
  user = dpt_db_query (unit->connection, "clinical/clinical:user-name", error, DPT_INT (dpt_unit_get_user_id (unit)));
  if (user == NULL)
    return FALSE;
  profession = dpt_db_rows_get_n_rows (user) > 0 ? dpt_db_rows_get_text (user, 0, 2) : NULL;
  dpt_record_set_int (head, DPT_PRESCRIPTION_USER_ID, dpt_unit_get_user_id (unit));
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NAME, dpt_session_get_user_name (unit->session));
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NUMBER, number);
  /* Who examines and has not said as what does so as an optometrist, which gives nobody a longer term. */
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION, profession ? profession : "optometrist");
  return TRUE;
}

/* Contact lenses as the prescriber changed them; glasses are always the final row. */
static DptPrescriptionSheet *
create_wanted (DptVisitSheet *visit, const DptPrescriptionRequest *request, GError **error)
{
  g_autoptr (DptPrescriptionSheet) proposed = dpt_prescription_propose (visit, request->usage, error);
  g_autoptr (DptPrescriptionSheet) wanted = NULL;

  if (proposed == NULL || !g_str_equal (request->usage, "contact") || (request->right == NULL && request->left == NULL))
    return g_steal_pointer (&proposed);
  wanted = dpt_prescription_sheet_new (dpt_prescription_sheet_get_head (proposed), request->right, request->left);
  return dpt_prescription_sheet_check (wanted, error) ? g_steal_pointer (&wanted) : NULL;
}

DptPrescriptionSheet *
dpt_prescription_prepare (DptUnit *unit, DptVisitSheet *visit, const DptPrescriptionRequest *request, GError **error)
{
  DptVisit *record = dpt_visit_sheet_get_visit (visit);
  g_autoptr (DptPrescriptionSheet) sheet = create_wanted (visit, request, error);
  g_autofree char *today = dpt_unit_dup_today (unit);
  DptPrescription *head;

  if (sheet == NULL || !dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_ISSUE, error))
    return NULL;
  head = dpt_prescription_sheet_get_head (sheet);
  dpt_record_set_int (head, DPT_PRESCRIPTION_PATIENT_ID, dpt_record_get_int (record, DPT_VISIT_PATIENT_ID));
  dpt_record_set_int (head, DPT_PRESCRIPTION_VISIT_ID, dpt_record_get_id (record));
  dpt_record_set_text (head, DPT_PRESCRIPTION_ORIGIN, "internal");
  dpt_record_set_text (head, DPT_PRESCRIPTION_STATE, "active");
  dpt_record_set_text (head, DPT_PRESCRIPTION_ISSUED_ON, today);
  dpt_record_set_int (head, DPT_PRESCRIPTION_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
  dpt_record_set_int (head, DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN, request->adaptation_forbidden ? 1 : 0);
  dpt_record_set_text (head, DPT_PRESCRIPTION_INSTRUCTIONS, request->instructions);
  dpt_record_set_int (head, DPT_PRESCRIPTION_CREATED_AT, dpt_unit_get_now (unit));
  if (!set_own_prescriber (unit, head, error) || !set_validity (unit, head, request->valid_until, error)
      || !dpt_record_validate (head, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

DptPrescriptionSheet *
dpt_prescription_issue (DptUnit *unit, const DptPrescriptionRequest *request, GError **error)
{
  g_autoptr (DptVisitSheet) visit = NULL;
  g_autoptr (DptPrescriptionSheet) sheet = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_ISSUE, error))
    return NULL;
  visit = dpt_visit_load (unit, request->visit_id, error);
  if (visit == NULL)
    return NULL;
  if (!g_str_equal (dpt_visit_sheet_get_state (visit), "signed")
      && !g_str_equal (dpt_visit_sheet_get_state (visit), "amended"))
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("A prescription is issued from a signed visit: sign it first."));
      return NULL;
    }
  sheet = dpt_prescription_prepare (unit, visit, request, error);
  if (sheet == NULL)
    return NULL;
  return write_prescription (unit, dpt_prescription_sheet_get_head (sheet),
                             dpt_prescription_sheet_get_eye (sheet, DPT_EYE_RIGHT),
                             dpt_prescription_sheet_get_eye (sheet, DPT_EYE_LEFT), "issue", error);
}

/* "1979" typed for 2019, or the mother's paper. */
static gboolean
refuse_before_birth (DptUnit *unit, DptPrescription *head, GError **error)
{
  const char *issued = dpt_record_get_text (head, DPT_PRESCRIPTION_ISSUED_ON);
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "clinical/clinical:patient-facts", error,
                                             DPT_INT (dpt_record_get_int (head, DPT_PRESCRIPTION_PATIENT_ID)));
  const char *birth;

  if (rows == NULL)
    return FALSE;
  birth = dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_text (rows, 0, 2) : NULL;
  if (birth != NULL && strcmp (issued, birth) < 0)
    return dpt_set_invalid (error, "issued_on", _ ("Date of issue: comes before the patient was born."));
  return TRUE;
}

DptPrescriptionSheet *
dpt_prescription_transcribe (DptUnit *unit, DptPrescriptionSheet *sheet, GError **error)
{
  g_autoptr (DptPrescription) head = NULL;
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autofree char *wanted = NULL;
  const char *usage;

  if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, error))
    return NULL;
  head = dpt_record_copy (dpt_prescription_sheet_get_head (sheet));
  usage = dpt_record_get_text (head, DPT_PRESCRIPTION_USAGE);
  if (dpt_record_is_null (head, DPT_PRESCRIPTION_ISSUED_ON))
    {
      dpt_set_invalid (error, "issued_on", _ ("Date of issue: must be filled in; it stands on the paper."));
      return NULL;
    }
  if (g_strcmp0 (dpt_record_get_text (head, DPT_PRESCRIPTION_ISSUED_ON), today) > 0)
    {
      dpt_set_invalid (error, "issued_on", _ ("Date of issue: is after today."));
      return NULL;
    }
  if (!refuse_before_birth (unit, head, error))
    return NULL;
  dpt_record_set_text (head, DPT_PRESCRIPTION_KIND, g_strcmp0 (usage, "contact") == 0 ? "contact" : "glasses");
  dpt_record_set_text (head, DPT_PRESCRIPTION_ORIGIN, "external");
  dpt_record_set_text (head, DPT_PRESCRIPTION_STATE, "active");
  dpt_record_set_int (head, DPT_PRESCRIPTION_USER_ID, dpt_unit_get_user_id (unit));
  dpt_record_set_int (head, DPT_PRESCRIPTION_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
  dpt_record_set_int (head, DPT_PRESCRIPTION_CREATED_AT, dpt_unit_get_now (unit));
  if (dpt_record_is_null (head, DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN))
    dpt_record_set_int (head, DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN, 0);
  wanted = g_strdup (dpt_record_get_text (head, DPT_PRESCRIPTION_VALID_UNTIL));
  if (!set_validity (unit, head, wanted, error))
    return NULL;
  return write_prescription (unit, head, dpt_prescription_sheet_get_eye (sheet, DPT_EYE_RIGHT),
                             dpt_prescription_sheet_get_eye (sheet, DPT_EYE_LEFT), "transcribe", error);
}

static gboolean
is_changed (DptUnit *unit, gint64 id, DptPrescriptionEye *right, DptPrescriptionEye *left, GError **error)
{
  DptPrescriptionEye *given[] = { right, left };
  g_autoptr (DptPrescriptionSheet) old = read_prescription (unit, id, error);

  for (guint i = 0; old != NULL && i < 2; i++)
    {
      DptPrescriptionEye *before = dpt_prescription_sheet_get_eye (old, i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT);
      DptRx then = dpt_prescription_eye_get_rx (before), now = dpt_prescription_eye_get_rx (given[i]);

      if ((before == NULL) != (given[i] == NULL) || !dpt_rx_same_lens (&then, &now))
        return TRUE;
    }
  return old != NULL
         && dpt_set_invalid (error, "sphere", _ ("Nothing was changed: the prescription can be served again as it is."));
}

static gboolean
may_adapt (DptUnit *unit, DptPrescription *old, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);

  if (dpt_record_get_int (old, DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN) != 0)
    return dpt_set_error (error, DPT_ERROR_STATE,
                          _ ("The prescriber forbade to adapt this prescription at renewal. Send the patient back."));
  if (dpt_prescription_is_expired (old, today))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This prescription has expired: a new one is needed."));
  return dpt_prescription_state_find (dpt_record_get_text (old, DPT_PRESCRIPTION_STATE), "adapt", error) != NULL;
}

DptPrescriptionSheet *
dpt_prescription_adapt (
  DptUnit *unit, gint64 id, DptPrescriptionEye *right, DptPrescriptionEye *left, const char *reason, GError **error)
{
  g_autoptr (DptPrescription) old = NULL;
  g_autoptr (DptPrescription) head = NULL;
  g_autoptr (DptPrescriptionSheet) sheet = NULL;
  g_autofree char *today = dpt_unit_dup_today (unit);

  if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, error))
    return NULL;
  old = dpt_unit_load (unit, DPT_TYPE_PRESCRIPTION, id, error);
  if (old == NULL || !may_adapt (unit, old, error) || !is_changed (unit, id, right, left, error))
    return NULL;
  head = dpt_record_new (DPT_TYPE_PRESCRIPTION);
  for (guint i = 0; i < dpt_record_get_n_fields (old); i++)
    {
      DptDbValue value = dpt_record_get_value (old, i);

      if (value.type == DPT_DB_TEXT)
        dpt_record_set_text (head, i, value.data);
      else if (value.type == DPT_DB_INT)
        dpt_record_set_int (head, i, value.integer);
    }
  dpt_record_set_text (head, DPT_PRESCRIPTION_ORIGIN, "adapted");
  dpt_record_set_text (head, DPT_PRESCRIPTION_ISSUED_ON, today);
  dpt_record_set_int (head, DPT_PRESCRIPTION_USER_ID, dpt_unit_get_user_id (unit));
  dpt_record_set_int (head, DPT_PRESCRIPTION_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
  dpt_record_set_int (head, DPT_PRESCRIPTION_CREATED_AT, dpt_unit_get_now (unit));
  dpt_record_take_id (head);
  /* The new row must be there before the old one can point at it, and the old one be gone before the new one
   * supersedes. */
  if (!dpt_unit_save (unit, head, error) || !change_state (unit, old, "adapt", reason, dpt_record_get_id (head), error))
    return NULL;
  sheet = write_prescription (unit, head, right, left, "adapt", error);
  return g_steal_pointer (&sheet);
}

gboolean
dpt_prescription_cancel (DptUnit *unit, gint64 id, const char *reason, GError **error)
{
  g_autoptr (DptPrescription) head = NULL;
  gint64 user_id = dpt_unit_get_user_id (unit);

  if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, error))
    return FALSE;
  head = dpt_unit_load (unit, DPT_TYPE_PRESCRIPTION, id, error);
  if (head == NULL)
    return FALSE;
  if (g_str_equal (dpt_record_get_string (head, DPT_PRESCRIPTION_ORIGIN), "internal"))
    {
      if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_ISSUE, error))
        return FALSE;
      if (user_id != 0 && dpt_record_get_int (head, DPT_PRESCRIPTION_USER_ID) != user_id)
        return dpt_set_error (error, DPT_ERROR_REFUSED, _ ("Only %s, who prescribed it, can cancel this prescription."),
                              dpt_record_get_string (head, DPT_PRESCRIPTION_PRESCRIBER_NAME));
    }
  return change_state (unit, head, "cancel", reason, 0, error);
}
