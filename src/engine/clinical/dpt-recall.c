/* dpt-recall.c - see dpt-recall.h.
 * For: the only file that writes the table recall. Not for: the words of a letter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-recall.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-lens-wear.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PRESCRIPTION_DAYS 45 /* before its last day */
#define CHILD 16
#define SENIOR 65

static const char *const rules[]
  = { "next_visit", "glaucoma", "retina", "child", "senior", "supply", "prescription", NULL };
/* What a reception may read over a shoulder: that somebody is to come, and no diagnosis. */
static const char *const rule_labels[]
  = { N_ ("Next visit asked for"),  N_ ("Regular check"),          N_ ("Regular check"),       N_ ("Yearly check of a child"),
      N_ ("Check of the over 65s"), N_ ("Contact lenses used up"), N_ ("Prescription ends") };
static const char *const states[] = { "open", "told", "done", "closed", NULL };
static const char *const state_labels[] = { N_ ("To be told"), N_ ("Told"), N_ ("Came"), N_ ("Closed") };
static const char *const channels[] = { "phone", "mobile", "email", "post", NULL };

static const DptField fields[] = {
  [DPT_RECALL_PATIENT_ID] = { "patient_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Patient") },
  [DPT_RECALL_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_RECALL_RULE]
  = { "rule", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Why"), .choices = rules },
  [DPT_RECALL_VISIT_ID] = { "visit_id", DPT_FIELD_REF, DPT_FIELD_KEEP },
  [DPT_RECALL_PRESCRIPTION_ID] = { "prescription_id", DPT_FIELD_REF, DPT_FIELD_KEEP },
  [DPT_RECALL_DUE_ON] = { "due_on", DPT_FIELD_DATE, DPT_FIELD_REQUIRED, .label = N_ ("Due on") },
  [DPT_RECALL_STATE] = { "state", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("State"), .choices = states },
  [DPT_RECALL_CHANNEL] = { "channel", DPT_FIELD_ENUM, 0, .label = N_ ("Told by"), .choices = channels },
  [DPT_RECALL_NOTE] = { "note", DPT_FIELD_TEXT, 0, 0, 500, N_ ("Note") },
  [DPT_RECALL_USER_ID] = { "user_id", DPT_FIELD_REF },
  [DPT_RECALL_UPDATED_AT] = { "updated_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED },
};

DPT_DEFINE_RECORD (DptRecall, dpt_recall, "recall", fields)

static const DptField row_fields[] = {
  [DPT_RECALL_ROW_PATIENT_ID] = { "patient_id", DPT_FIELD_REF },
  [DPT_RECALL_ROW_PATIENT_NAME] = { "patient_name", DPT_FIELD_TEXT, .label = N_ ("Patient") },
  [DPT_RECALL_ROW_BIRTH_DATE] = { "birth_date", DPT_FIELD_DATE, .label = N_ ("Birth date") },
  [DPT_RECALL_ROW_PHONE] = { "phone", DPT_FIELD_TEXT, .label = N_ ("Phone") },
  [DPT_RECALL_ROW_EMAIL] = { "email", DPT_FIELD_TEXT, .label = N_ ("E-mail") },
  [DPT_RECALL_ROW_RULE] = { "rule", DPT_FIELD_TEXT, .label = N_ ("Why") },
  [DPT_RECALL_ROW_DUE_ON] = { "due_on", DPT_FIELD_DATE, .label = N_ ("Due on") },
  [DPT_RECALL_ROW_STATE] = { "state", DPT_FIELD_TEXT, .label = N_ ("State") },
  [DPT_RECALL_ROW_CHANNEL] = { "channel", DPT_FIELD_TEXT, .label = N_ ("Told by") },
  [DPT_RECALL_ROW_NOTE] = { "note", DPT_FIELD_TEXT, .label = N_ ("Note") },
  [DPT_RECALL_ROW_UPDATED_AT] = { "updated_at", DPT_FIELD_INSTANT, .label = N_ ("Last change") },
};

DPT_DEFINE_RECORD (DptRecallRow, dpt_recall_row, NULL, row_fields)

static const char *
find_label (const char *const *nicks, const char *const *labels, const char *nick)
{
  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return _ (labels[i]);
  return NULL;
}

const char *
dpt_recall_rule_get_label (const char *rule)
{
  return find_label (rules, rule_labels, rule);
}

const char *
dpt_recall_state_get_label (const char *state)
{
  return find_label (states, state_labels, state);
}

/* --- rules --- */

static gboolean
has_diagnosis (DptVisitSheet *sheet, const char *prefix)
{
  static const char *const items[] = { "diagnosis_1", "diagnosis_2", "diagnosis_3" };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      DptFinding *found = dpt_visit_sheet_get_finding (sheet, "conclusion", items[i], NULL);

      if (found != NULL && g_str_has_prefix (dpt_record_get_string (found, DPT_FINDING_CODE), prefix))
        return TRUE;
    }
  return FALSE;
}

const char *
dpt_recall_choose (DptVisitSheet *sheet, const char *birth, char **due_on)
{
  static const struct { const char *prefix; const char *rule; int months; } diagnoses[] = {
    { "H40", "glaucoma", 6 },
    { "H36", "retina", 12 },
    { "H35", "retina", 12 },
  };
  DptVisit *visit = dpt_visit_sheet_get_visit (sheet);
  const char *day = dpt_record_get_text (visit, DPT_VISIT_STARTED_ON);
  int months = (int) dpt_record_get_int (visit, DPT_VISIT_NEXT_VISIT_MONTHS);
  int age = dpt_date_age (birth, day);
  const char *rule = months > 0 ? "next_visit" : NULL;
  g_autofree char *check = dpt_lens_wear_dup_next_check (sheet);

  for (guint i = 0; rule == NULL && i < G_N_ELEMENTS (diagnoses); i++)
    if (has_diagnosis (sheet, diagnoses[i].prefix))
      {
        rule = diagnoses[i].rule;
        months = diagnoses[i].months;
      }
  if (rule == NULL && age >= 0 && (age < CHILD || age >= SENIOR))
    {
      rule = age < CHILD ? "child" : "senior";
      months = age < CHILD ? 12 : 24;
    }
  *due_on = rule != NULL ? dpt_date_add_months (day, months) : NULL;
  /* The next check of contact lenses was asked for as well; who comes earlier is examined then. */
  if (check != NULL && (*due_on == NULL || strcmp (check, *due_on) < 0))
    {
      rule = "next_visit";
      g_free (*due_on);
      *due_on = g_steal_pointer (&check);
    }
  return *due_on != NULL ? rule : NULL;
}

/* --- what follows from a visit or a prescription --- */

static gboolean
open_recall (DptUnit *unit, gint64 patient_id, const char *rule, const char *due_on, gint64 visit_id,
             gint64 prescription_id, GError **error)
{
  g_autoptr (DptRecall) recall = dpt_record_new (DPT_TYPE_RECALL);

  dpt_record_set_int (recall, DPT_RECALL_PATIENT_ID, patient_id);
  dpt_record_set_int (recall, DPT_RECALL_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
  dpt_record_set_text (recall, DPT_RECALL_RULE, rule);
  if (visit_id != 0)
    dpt_record_set_int (recall, DPT_RECALL_VISIT_ID, visit_id);
  if (prescription_id != 0)
    dpt_record_set_int (recall, DPT_RECALL_PRESCRIPTION_ID, prescription_id);
  dpt_record_set_text (recall, DPT_RECALL_DUE_ON, due_on);
  dpt_record_set_text (recall, DPT_RECALL_STATE, "open");
  dpt_record_set_int (recall, DPT_RECALL_UPDATED_AT, dpt_unit_get_now (unit));
  return dpt_unit_save (unit, recall, error);
}

/* @statement: those of a patient, or of a visit, that have come to their end. */
static gboolean
finish (DptUnit *unit, const char *statement, DptDbValue subject_id, DptDbValue kind, GError **error)
{
  DptDbValue values[] = { DPT_INT (dpt_unit_get_now (unit)), subject_id, kind };
  gint64 changed = dpt_db_execute_values (unit->connection, dpt_db_statement_find (statement), values,
                                          kind.type == DPT_DB_NULL ? 2 : 3, error);

  if (changed > 0)
    dpt_db_connection_touch (unit->connection, "recall");
  return changed >= 0;
}

static gboolean
open_supply (DptUnit *unit, DptVisitSheet *sheet, gint64 patient_id, GError **error)
{
  g_autofree char *due_on = dpt_lens_wear_dup_supply_end (sheet);

  return due_on == NULL
         || open_recall (unit, patient_id, "supply", due_on, dpt_visit_sheet_get_visit_id (sheet), 0, error);
}

static gboolean
open_what_follows (DptUnit *unit, DptVisitSheet *sheet, gint64 patient_id, GError **error)
{
  g_autoptr (DptDbRows) patient
    = dpt_db_query (unit->connection, "clinical/clinical:patient-facts", error, DPT_INT (patient_id));
  g_autofree char *due_on = NULL;
  const char *rule;

  if (patient == NULL)
    return FALSE;
  rule = dpt_recall_choose (sheet, dpt_db_rows_get_n_rows (patient) > 0 ? dpt_db_rows_get_text (patient, 0, 2) : NULL,
                            &due_on);
  if (rule != NULL
      && !open_recall (unit, patient_id, rule, due_on, dpt_visit_sheet_get_visit_id (sheet), 0, error))
    return FALSE;
  return open_supply (unit, sheet, patient_id, error);
}

gboolean
dpt_recall_note_visit (DptUnit *unit, DptVisitSheet *sheet, GError **error)
{
  gint64 patient_id = dpt_record_get_int (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_PATIENT_ID);

  return finish (unit, "clinical/recall:finish-visits", DPT_INT (patient_id), DPT_NULL, error)
         && open_what_follows (unit, sheet, patient_id, error);
}

gboolean
dpt_recall_note_amendment (DptUnit *unit, DptVisitSheet *sheet, GError **error)
{
  gint64 visit_id = dpt_visit_sheet_get_visit_id (sheet);
  gint64 patient_id = dpt_record_get_int (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_PATIENT_ID);
  g_autoptr (DptDbRows) rows
    = dpt_db_query (unit->connection, "clinical/recall:settled", error, DPT_INT (visit_id), DPT_INT (patient_id));

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_int (rows, 0, 0) > 0)
    return TRUE;
  return finish (unit, "clinical/recall:replace", DPT_INT (visit_id), DPT_NULL, error)
         && open_what_follows (unit, sheet, patient_id, error);
}

gboolean
dpt_recall_note_prescription (DptUnit *unit, DptPrescription *head, GError **error)
{
  const char *until = dpt_record_get_text (head, DPT_PRESCRIPTION_VALID_UNTIL);
  gint64 patient_id = dpt_record_get_int (head, DPT_PRESCRIPTION_PATIENT_ID);
  g_autofree char *due_on = until ? dpt_date_add_days (until, -PRESCRIPTION_DAYS) : NULL;
  g_autofree char *today = dpt_unit_dup_today (unit);

  if (!finish (unit, "clinical/recall:finish-prescriptions", DPT_INT (patient_id),
               dpt_record_get_value (head, DPT_PRESCRIPTION_KIND), error))
    return FALSE;
  /* A paper typed in shortly before its end, or after it, needs no recall of its own. */
  if (due_on == NULL || g_strcmp0 (due_on, today) <= 0)
    return TRUE;
  return open_recall (unit, patient_id, "prescription", due_on, 0, dpt_record_get_id (head), error);
}

/* --- what is done about it --- */

static DptRecall *
load_open (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptRecall) recall = NULL;
  const char *state;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_WRITE, error))
    return NULL;
  recall = dpt_unit_load (unit, DPT_TYPE_RECALL, id, error);
  if (recall == NULL)
    return NULL;
  state = dpt_record_get_string (recall, DPT_RECALL_STATE);
  if (!g_str_equal (state, "open") && !g_str_equal (state, "told"))
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("This recall is finished: the patient came, or it was closed."));
      return NULL;
    }
  return g_steal_pointer (&recall);
}

static gboolean
save (DptUnit *unit, DptRecall *recall, const char *state, GError **error)
{
  dpt_record_set_text (recall, DPT_RECALL_STATE, state);
  dpt_record_set_int (recall, DPT_RECALL_UPDATED_AT, dpt_unit_get_now (unit));
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (recall, DPT_RECALL_USER_ID, dpt_unit_get_user_id (unit));
  return dpt_unit_save (unit, recall, error);
}

gboolean
dpt_recall_tell (DptUnit *unit, gint64 id, const char *channel, const char *note, GError **error)
{
  g_autoptr (DptRecall) recall = load_open (unit, id, error);

  if (recall == NULL)
    return FALSE;
  dpt_record_set_text (recall, DPT_RECALL_CHANNEL, channel);
  dpt_record_set_text (recall, DPT_RECALL_NOTE, note);
  return save (unit, recall, "told", error);
}

gboolean
dpt_recall_postpone (DptUnit *unit, gint64 id, const char *due_on, GError **error)
{
  g_autoptr (DptRecall) recall = load_open (unit, id, error);
  g_autofree char *today = dpt_unit_dup_today (unit);

  if (recall == NULL)
    return FALSE;
  if (due_on == NULL || !dpt_date_is_valid (due_on) || g_strcmp0 (due_on, today) <= 0)
    return dpt_set_invalid (error, "due_on", _ ("Due on: must be a day after today."));
  dpt_record_set_text (recall, DPT_RECALL_DUE_ON, due_on);
  return save (unit, recall, "open", error);
}

gboolean
dpt_recall_close (DptUnit *unit, gint64 id, const char *reason, GError **error)
{
  g_autoptr (DptRecall) recall = load_open (unit, id, error);

  if (recall == NULL)
    return FALSE;
  if (dpt_text_is_blank (reason))
    return dpt_set_invalid (error, "note", _ ("Reason: say why, in a few words."));
  dpt_record_set_text (recall, DPT_RECALL_NOTE, reason);
  return save (unit, recall, "closed", error);
}

/* --- the list --- */

DptDbListModel *
dpt_recall_list_new (DptDb *db)
{
  static const char *const topics[] = { "recall", NULL };

  return dpt_db_list_model_new (db, DPT_TYPE_RECALL_ROW, "clinical/recall:rows", topics);
}

void
dpt_recall_list_set (DptDbListModel *list, gint64 establishment_id, const char *until, gboolean closed,
                     const char *search)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *end = NULL;

  g_return_if_fail (DPT_IS_DB_LIST_MODEL (list));

  words = dpt_text_split_words (search != NULL ? search : "", 1);
  end = words[0] != NULL ? dpt_text_prefix_end (words[0]) : NULL;
  dpt_db_list_model_set_query (
    list, closed ? "clinical/recall:finished" : "clinical/recall:due",
    DPT_DB_VALUES (DPT_INT (establishment_id), DPT_TEXT (until), DPT_TEXT (words[0]), DPT_TEXT (end)), 4);
}
