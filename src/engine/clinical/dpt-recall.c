/* dpt-recall.c - see dpt-recall.h.
 * For: the only file that writes the table recall. Not for: the words of a letter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-recall-private.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

#define PAGE 64 /* what {ids} of a statement opens to */

static const char *const rules[]
  = { "next_visit", "glaucoma", "retina", "child", "senior", "supply", "prescription", NULL };
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

static const char *const events[] = { "tell", "postpone", "close", "come", "undo", NULL };
static const char *const event_labels[] = { N_ ("Told"), N_ ("Postponed"), N_ ("Closed"), N_ ("Came"), N_ ("Taken back") };

static const DptField event_fields[] = {
  [DPT_RECALL_EVENT_RECALL_ID] = { "recall_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED },
  [DPT_RECALL_EVENT_AT] = { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, .label = N_ ("When") },
  [DPT_RECALL_EVENT_USER_ID] = { "user_id", DPT_FIELD_REF },
  [DPT_RECALL_EVENT_EVENT] = { "event", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .choices = events },
  [DPT_RECALL_EVENT_FROM_STATE] = { "from_state", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED },
  [DPT_RECALL_EVENT_FROM_DUE_ON] = { "from_due_on", DPT_FIELD_DATE, DPT_FIELD_REQUIRED },
  [DPT_RECALL_EVENT_FROM_CHANNEL] = { "from_channel", DPT_FIELD_TEXT },
  [DPT_RECALL_EVENT_FROM_NOTE] = { "from_note", DPT_FIELD_TEXT },
  [DPT_RECALL_EVENT_DUE_ON] = { "due_on", DPT_FIELD_DATE, DPT_FIELD_REQUIRED, .label = N_ ("Due on") },
  [DPT_RECALL_EVENT_CHANNEL] = { "channel", DPT_FIELD_TEXT, .label = N_ ("Told by") },
  [DPT_RECALL_EVENT_NOTE] = { "note", DPT_FIELD_TEXT, .label = N_ ("Note") },
  [DPT_RECALL_EVENT_USER_NAME] = { "user_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, .label = N_ ("Who") },
};

DPT_DEFINE_RECORD_WITH_CODE (DptRecallEvent, dpt_recall_event, "recall_event", event_fields, record_class->append_only = TRUE)

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
  [DPT_RECALL_ROW_USER_NAME] = { "user_name", DPT_FIELD_TEXT, .label = N_ ("By whom") },
  [DPT_RECALL_ROW_REFUSED] = { "refused", DPT_FIELD_TEXT, .label = N_ ("Does not want") },
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
dpt_recall_state_get_label (const char *state)
{
  return find_label (states, state_labels, state);
}

const char *
dpt_recall_event_get_label (const char *event)
{
  return find_label (events, event_labels, event);
}

const char *
dpt_recall_channel_get_label (const char *channel)
{
  static const char *const labels[] = { N_ ("By phone"), N_ ("By text message"), N_ ("By e-mail"), N_ ("By letter") };

  return find_label (channels, labels, channel);
}

/* --- what became of it, step by step --- */

/* @before: the recall as it was. */
static gboolean
add_event (DptUnit *unit, DptRecall *before, DptRecall *after, const char *event, GError **error)
{
  static const guint kept[][2] = { { DPT_RECALL_EVENT_FROM_STATE, DPT_RECALL_STATE },
                                   { DPT_RECALL_EVENT_FROM_DUE_ON, DPT_RECALL_DUE_ON },
                                   { DPT_RECALL_EVENT_FROM_CHANNEL, DPT_RECALL_CHANNEL },
                                   { DPT_RECALL_EVENT_FROM_NOTE, DPT_RECALL_NOTE } };
  g_autoptr (DptRecallEvent) entry = dpt_record_new (DPT_TYPE_RECALL_EVENT);

  dpt_record_set_int (entry, DPT_RECALL_EVENT_RECALL_ID, dpt_record_get_id (after));
  dpt_record_set_int (entry, DPT_RECALL_EVENT_AT, dpt_unit_get_now (unit));
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (entry, DPT_RECALL_EVENT_USER_ID, dpt_unit_get_user_id (unit));
  dpt_record_set_text (entry, DPT_RECALL_EVENT_EVENT, event);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    dpt_record_set_text (entry, kept[i][0], dpt_record_get_text (before, kept[i][1]));
  dpt_record_set_text (entry, DPT_RECALL_EVENT_DUE_ON, dpt_record_get_text (after, DPT_RECALL_DUE_ON));
  if (g_str_equal (event, "tell"))
    dpt_record_set_text (entry, DPT_RECALL_EVENT_CHANNEL, dpt_record_get_text (after, DPT_RECALL_CHANNEL));
  /* What was noted an earlier time is not said again where nothing was added. */
  if (g_str_equal (event, "tell") || g_str_equal (event, "close")
      || (g_str_equal (event, "postpone")
          && g_strcmp0 (dpt_record_get_text (before, DPT_RECALL_NOTE), dpt_record_get_text (after, DPT_RECALL_NOTE)) != 0))
    dpt_record_set_text (entry, DPT_RECALL_EVENT_NOTE, dpt_record_get_text (after, DPT_RECALL_NOTE));
  return dpt_unit_add (unit, entry, error);
}

static gboolean
save (DptUnit *unit, DptRecall *before, DptRecall *recall, const char *state, const char *event, GError **error)
{
  dpt_record_set_text (recall, DPT_RECALL_STATE, state);
  dpt_record_set_int (recall, DPT_RECALL_UPDATED_AT, dpt_unit_get_now (unit));
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (recall, DPT_RECALL_USER_ID, dpt_unit_get_user_id (unit));
  return dpt_unit_save (unit, recall, error) && add_event (unit, before, recall, event, error);
}

/* --- what follows from a visit or a prescription --- */

gboolean
_dpt_recall_open (DptUnit *unit, const DptRecallSource *source, DptRecallKind kind, const char *due_on, GError **error)
{
  g_autoptr (DptRecall) recall = dpt_record_new (DPT_TYPE_RECALL);

  dpt_record_set_int (recall, DPT_RECALL_PATIENT_ID, source->patient_id);
  dpt_record_set_int (recall, DPT_RECALL_ESTABLISHMENT_ID,
                      source->establishment_id ? source->establishment_id : dpt_unit_get_establishment_id (unit));
  dpt_record_set_text (recall, DPT_RECALL_RULE, dpt_recall_rule_get_info (kind)->name);
  if (source->visit_id != 0)
    dpt_record_set_int (recall, DPT_RECALL_VISIT_ID, source->visit_id);
  if (source->prescription_id != 0)
    dpt_record_set_int (recall, DPT_RECALL_PRESCRIPTION_ID, source->prescription_id);
  dpt_record_set_text (recall, DPT_RECALL_DUE_ON, due_on);
  dpt_record_set_text (recall, DPT_RECALL_STATE, "open");
  dpt_record_set_int (recall, DPT_RECALL_UPDATED_AT, dpt_unit_get_now (unit));
  return dpt_unit_save (unit, recall, error);
}

/* The patient came, or has a newer prescription. */
static gboolean
finish (DptUnit *unit, DptDbRows *rows, GError **error)
{
  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    {
      g_autoptr (DptRecall) recall = dpt_unit_load (unit, DPT_TYPE_RECALL, dpt_db_rows_get_int (rows, i, 0), error);
      g_autoptr (DptRecall) before = recall != NULL ? dpt_record_copy (recall) : NULL;

      if (recall == NULL || !save (unit, before, recall, "done", "come", error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
open_what_follows (DptUnit *unit, DptVisitSheet *sheet, gint64 patient_id, GError **error)
{
  g_autoptr (DptDbRows) patient
    = dpt_db_query (unit->connection, "clinical/clinical:patient-facts", error, DPT_INT (patient_id));
  const DptRecallSource source = { patient_id, 0, dpt_visit_sheet_get_visit_id (sheet), 0 };
  g_autofree char *due_on = NULL, *supply = NULL;
  g_auto (DptRecallFacts) facts = { 0 };
  DptRecallRules set;
  DptRecallKind kind;

  if (patient == NULL)
    return FALSE;
  dpt_recall_rules_load (unit, &set);
  dpt_recall_facts_init (&facts, sheet, dpt_db_rows_get_n_rows (patient) > 0 ? dpt_db_rows_get_text (patient, 0, 2) : NULL);
  kind = dpt_recall_choose (&set, &facts, &due_on);
  if (due_on != NULL && !_dpt_recall_open (unit, &source, kind, due_on, error))
    return FALSE;
  supply = dpt_recall_choose_supply (&set, &facts);
  return supply == NULL || _dpt_recall_open (unit, &source, DPT_RECALL_SUPPLY, supply, error);
}

gboolean
dpt_recall_note_visit (DptUnit *unit, DptVisitSheet *sheet, GError **error)
{
  gint64 patient_id = dpt_record_get_int (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_PATIENT_ID);
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "clinical/recall:open-of-visits", error, DPT_INT (patient_id));

  return finish (unit, rows, error) && open_what_follows (unit, sheet, patient_id, error);
}

gboolean
dpt_recall_note_amendment (DptUnit *unit, DptVisitSheet *sheet, GError **error)
{
  gint64 visit_id = dpt_visit_sheet_get_visit_id (sheet);
  gint64 patient_id = dpt_record_get_int (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_PATIENT_ID);
  g_autoptr (DptDbRows) rows
    = dpt_db_query (unit->connection, "clinical/recall:settled", error, DPT_INT (visit_id), DPT_INT (patient_id));
  gint64 changed;

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_int (rows, 0, 0) > 0)
    return TRUE;
  changed = dpt_db_execute (unit->connection, "clinical/recall:replace", error, DPT_INT (visit_id));
  if (changed > 0)
    dpt_db_connection_touch (unit->connection, "recall");
  return changed >= 0 && open_what_follows (unit, sheet, patient_id, error);
}

gboolean
dpt_recall_note_prescription (DptUnit *unit, DptPrescription *head, GError **error)
{
  const DptRecallSource source = { dpt_record_get_int (head, DPT_PRESCRIPTION_PATIENT_ID), 0, 0, dpt_record_get_id (head) };
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "clinical/recall:open-of-prescriptions", error,
                                             DPT_INT (source.patient_id), dpt_record_get_value (head, DPT_PRESCRIPTION_KIND));
  g_autofree char *due_on = NULL, *today = dpt_unit_dup_today (unit);
  DptRecallRules set;

  if (!finish (unit, rows, error))
    return FALSE;
  dpt_recall_rules_load (unit, &set);
  due_on = dpt_recall_choose_end (&set, dpt_record_get_text (head, DPT_PRESCRIPTION_VALID_UNTIL));
  /* A paper typed in shortly before its end, or after it, needs no recall of its own. */
  if (due_on == NULL || g_strcmp0 (due_on, today) <= 0)
    return TRUE;
  return _dpt_recall_open (unit, &source, DPT_RECALL_PRESCRIPTION, due_on, error);
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

/* What the patient last said about being recalled this way, or at all. */
gboolean
_dpt_recall_may_tell (DptUnit *unit, gint64 patient_id, const char *channel, GError **error)
{
  g_autoptr (DptDbRows) rows
    = dpt_db_query (unit->connection, "clinical/recall:word", error, DPT_INT (patient_id), DPT_TEXT (channel));

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) > 0 && dpt_db_rows_get_text (rows, 0, 1) != NULL)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This patient has died."));
  if (dpt_db_rows_get_n_rows (rows) > 0
      && ((!dpt_db_rows_is_null (rows, 0, 0) && dpt_db_rows_get_int (rows, 0, 0) == 0)
          || g_strcmp0 (dpt_db_rows_get_text (rows, 0, 2), "none") == 0))
    return dpt_set_invalid (error, "channel", _ ("This patient does not want to be recalled this way."));
  return TRUE;
}

gboolean
dpt_recall_tell (DptUnit *unit, gint64 id, const char *channel, const char *note, GError **error)
{
  g_autoptr (DptRecall) recall = load_open (unit, id, error);
  g_autoptr (DptRecall) before = recall != NULL ? dpt_record_copy (recall) : NULL;

  if (recall == NULL)
    return FALSE;
  if (!g_strv_contains (channels, channel ? channel : ""))
    return dpt_set_invalid (error, "channel", _ ("Told by: phone, text message, e-mail or letter."));
  if (!_dpt_recall_may_tell (unit, dpt_record_get_int (recall, DPT_RECALL_PATIENT_ID), channel, error))
    return FALSE;
  dpt_record_set_text (recall, DPT_RECALL_CHANNEL, channel);
  dpt_record_set_text (recall, DPT_RECALL_NOTE, dpt_text_is_blank (note) ? NULL : note);
  return save (unit, before, recall, "told", "tell", error);
}

gboolean
dpt_recall_postpone (DptUnit *unit, gint64 id, const char *due_on, const char *note, GError **error)
{
  g_autoptr (DptRecall) recall = load_open (unit, id, error);
  g_autoptr (DptRecall) before = recall != NULL ? dpt_record_copy (recall) : NULL;
  g_autofree char *today = dpt_unit_dup_today (unit);

  if (recall == NULL)
    return FALSE;
  if (due_on == NULL || !dpt_date_is_valid (due_on) || g_strcmp0 (due_on, today) <= 0)
    return dpt_set_invalid (error, "due_on", _ ("Due on: must be a day after today."));
  dpt_record_set_text (recall, DPT_RECALL_DUE_ON, due_on);
  if (!dpt_text_is_blank (note))
    dpt_record_set_text (recall, DPT_RECALL_NOTE, note);
  return save (unit, before, recall, "open", "postpone", error);
}

gboolean
dpt_recall_close (DptUnit *unit, gint64 id, const char *reason, GError **error)
{
  g_autoptr (DptRecall) recall = load_open (unit, id, error);
  g_autoptr (DptRecall) before = recall != NULL ? dpt_record_copy (recall) : NULL;

  if (recall == NULL)
    return FALSE;
  if (dpt_text_is_blank (reason))
    return dpt_set_invalid (error, "note", _ ("Reason: say why, in a few words."));
  dpt_record_set_text (recall, DPT_RECALL_NOTE, reason);
  return save (unit, before, recall, "closed", "close", error);
}

gboolean
dpt_recall_undo (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptRecall) recall = NULL;
  g_autoptr (DptRecall) before = NULL;
  g_autoptr (DptRecallEvent) last = NULL;
  g_autoptr (DptDbRows) rows = NULL;
  const char *event;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_WRITE, error))
    return FALSE;
  recall = dpt_unit_load (unit, DPT_TYPE_RECALL, id, error);
  rows = recall != NULL ? dpt_db_query (unit->connection, "clinical/recall:last-event", error, DPT_INT (id)) : NULL;
  if (rows == NULL)
    return FALSE;
  last = dpt_db_rows_get_n_rows (rows) > 0 ? dpt_record_from_row (DPT_TYPE_RECALL_EVENT, rows, 0) : NULL;
  event = last != NULL ? dpt_record_get_string (last, DPT_RECALL_EVENT_EVENT) : "";
  if (!g_str_equal (event, "tell") && !g_str_equal (event, "postpone") && !g_str_equal (event, "close"))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("There is nothing here to take back."));
  before = dpt_record_copy (recall);
  dpt_record_set_text (recall, DPT_RECALL_DUE_ON, dpt_record_get_text (last, DPT_RECALL_EVENT_FROM_DUE_ON));
  dpt_record_set_text (recall, DPT_RECALL_CHANNEL, dpt_record_get_text (last, DPT_RECALL_EVENT_FROM_CHANNEL));
  dpt_record_set_text (recall, DPT_RECALL_NOTE, dpt_record_get_text (last, DPT_RECALL_EVENT_FROM_NOTE));
  return save (unit, before, recall, dpt_record_get_string (last, DPT_RECALL_EVENT_FROM_STATE), "undo", error);
}

GPtrArray *
dpt_recall_load_history (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "clinical/recall:history", error, DPT_INT (id));
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_RECALL_EVENT, rows) : NULL;
}

/* --- the list --- */

DptDbListModel *
dpt_recall_list_new (DptDb *db)
{
  static const char *const topics[] = { "recall", NULL };

  return dpt_db_list_model_new (db, DPT_TYPE_RECALL_ROW, "clinical/recall:rows", topics);
}

void
dpt_recall_list_set (DptDbListModel *list, gint64 establishment_id, const DptRecallFilter *filter)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *end = NULL;

  g_return_if_fail (DPT_IS_DB_LIST_MODEL (list) && filter != NULL);

  words = dpt_text_split_words (filter->search != NULL ? filter->search : "", 1);
  end = words[0] != NULL ? dpt_text_prefix_end (words[0]) : NULL;
  dpt_db_list_model_set_query (list, filter->finished ? "clinical/recall:finished" : "clinical/recall:due",
                               DPT_DB_VALUES (DPT_INT (establishment_id), DPT_TEXT (filter->until), DPT_TEXT (words[0]), DPT_TEXT (end),
                                              DPT_TEXT (filter->rule), DPT_TEXT (filter->channel)),
                               6);
}

static gpointer
list_rows (DptUnit *unit, DptDbRows *ids, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = dpt_db_rows_get_n_rows (ids);

  for (guint from = 0; from < n; from += PAGE)
    {
      g_autoptr (DptDbRows) rows = NULL;
      g_autoptr (GPtrArray) page = NULL;
      DptDbValue chosen[PAGE];
      guint count = MIN (PAGE, n - from);

      for (guint i = 0; i < PAGE; i++)
        chosen[i] = DPT_INT (i < count ? dpt_db_rows_get_int (ids, from + i, 0) : 0);
      rows = dpt_db_query_values (unit->connection, dpt_db_statement_find ("clinical/recall:rows"), chosen, PAGE, error);
      if (rows == NULL)
        return NULL;
      page = dpt_record_list_from_rows (DPT_TYPE_RECALL_ROW, rows);
      /* In the order that was asked for, not that of the table. */
      for (guint i = 0; i < count; i++)
        for (guint k = 0; k < page->len; k++)
          if (dpt_record_get_id (page->pdata[k]) == chosen[i].integer)
            g_ptr_array_add (all, g_object_ref (page->pdata[k]));
    }
  return g_steal_pointer (&all);
}

GPtrArray *
dpt_recall_load_list (DptUnit *unit, const DptRecallFilter *filter, GError **error)
{
  g_autoptr (DptDbRows) ids = NULL;
  g_auto (GStrv) words = dpt_text_split_words (filter->search != NULL ? filter->search : "", 1);
  g_autofree char *end = words[0] != NULL ? dpt_text_prefix_end (words[0]) : NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  ids = dpt_db_query_values (unit->connection, dpt_db_statement_find (filter->finished ? "clinical/recall:finished" : "clinical/recall:due"),
                             DPT_DB_VALUES (DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_TEXT (filter->until),
                                            DPT_TEXT (words[0]), DPT_TEXT (end), DPT_TEXT (filter->rule), DPT_TEXT (filter->channel)),
                             6, error);
  return ids != NULL ? list_rows (unit, ids, error) : NULL;
}
