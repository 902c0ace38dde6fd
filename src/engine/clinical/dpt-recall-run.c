/* dpt-recall-run.c - the rules applied to everybody, some hundred patients at a time.
 * For: dpt_recall_run(). Not for: what follows from one visit as it is signed (dpt-recall.c).
 *
 *   newest visit, newest prescriptions ──rules──► wanted (rule, day)
 *     nothing there yet ─► opened     there, untouched, another day ─► moved     untouched, not wanted ─► dropped
 *     told, postponed, closed, done ─► stays
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-recall-private.h"

#include "base/dpt-date.h"

#include <string.h>

#define OLDEST_MONTHS 36 /* due for longer: this person goes elsewhere by now */

/* What is wanted of one source. */
typedef struct
{
  DptRecallKind kind;
  const char *due_on; /* NULL: none */
} Wanted;

typedef struct
{
  DptUnit *unit;
  DptRecallRules rules;
  DptRecallCount *count;
  char *oldest;
} Run;

static gboolean
forget (Run *run, gint64 id, GError **error)
{
  gint64 gone = dpt_db_execute (run->unit->connection, "clinical/recall:forget", error, DPT_INT (id));

  if (gone > 0)
    dpt_db_connection_touch (run->unit->connection, "recall");
  return gone >= 0;
}

/* @rows: what is there of that source. Only recalls about the same thing are compared: supply stands beside the others. */
static gboolean
settle (Run *run, const DptRecallSource *source, DptDbRows *rows, const Wanted *wanted, gboolean supply, GError **error)
{
  gboolean there = FALSE, moved = FALSE;

  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      const char *rule = dpt_db_rows_get_text (rows, i, 1);
      gboolean untouched = g_strcmp0 (dpt_db_rows_get_text (rows, i, 3), "open") == 0 && dpt_db_rows_get_int (rows, i, 4) == 0;

      if (g_str_equal (rule, "supply") != supply)
        continue;
      if (!untouched
          || (wanted->due_on != NULL && g_str_equal (rule, dpt_recall_rule_get_info (wanted->kind)->name)
              && g_strcmp0 (dpt_db_rows_get_text (rows, i, 2), wanted->due_on) == 0))
        there = TRUE;
      else if (!forget (run, dpt_db_rows_get_int (rows, i, 0), error))
        return FALSE;
      else
        moved = TRUE;
    }
  if (there || (wanted->due_on == NULL && !moved))
    return TRUE;
  if (wanted->due_on == NULL)
    run->count->dropped++;
  else if (moved)
    run->count->moved++;
  else if (strcmp (wanted->due_on, run->oldest) < 0)
    return TRUE;
  else
    run->count->opened++;
  return wanted->due_on == NULL || _dpt_recall_open (run->unit, source, wanted->kind, wanted->due_on, error);
}

/* As much of the visit as the rules look at. */
static DptVisitSheet *
load_sheet (Run *run, DptDbRows *visits, guint row, GError **error)
{
  g_autoptr (DptDbRows) findings
    = dpt_db_query (run->unit->connection, "clinical/recall:findings", error, DPT_INT (dpt_db_rows_get_int (visits, row, 0)));
  g_autoptr (DptVisit) visit = dpt_record_new (DPT_TYPE_VISIT);
  g_autoptr (DptVisitSheet) sheet = dpt_visit_sheet_new (visit);

  dpt_record_set_text (visit, DPT_VISIT_STARTED_ON, dpt_db_rows_get_text (visits, row, 3));
  if (!dpt_db_rows_is_null (visits, row, 4))
    dpt_record_set_int (visit, DPT_VISIT_NEXT_VISIT_MONTHS, dpt_db_rows_get_int (visits, row, 4));
  for (guint i = 0; findings != NULL && i < dpt_db_rows_get_n_rows (findings); i++)
    {
      const char *section = dpt_db_rows_get_text (findings, i, 0), *item = dpt_db_rows_get_text (findings, i, 1);

      if (!dpt_db_rows_is_null (findings, i, 3))
        dpt_visit_sheet_set_finding_number (sheet, section, item, NULL, dpt_db_rows_get_int (findings, i, 3));
      else
        dpt_visit_sheet_set_finding_code (sheet, section, item, NULL, dpt_db_rows_get_text (findings, i, 2),
                                          dpt_db_rows_get_text (findings, i, 4));
    }
  return findings != NULL ? g_steal_pointer (&sheet) : NULL;
}

static gboolean
look_at_visit (Run *run, DptDbRows *visits, guint row, GError **error)
{
  const DptRecallSource source
    = { dpt_db_rows_get_int (visits, row, 1), dpt_db_rows_get_int (visits, row, 2), dpt_db_rows_get_int (visits, row, 0), 0 };
  g_autoptr (DptDbRows) rows = dpt_db_query (run->unit->connection, "clinical/recall:of-visit", error, DPT_INT (source.visit_id));
  g_autoptr (DptVisitSheet) sheet = rows != NULL ? load_sheet (run, visits, row, error) : NULL;
  g_auto (DptRecallFacts) facts = { 0 };
  g_autofree char *due_on = NULL, *supply = NULL;
  DptRecallKind kind;

  if (sheet == NULL)
    return FALSE;
  dpt_recall_facts_init (&facts, sheet, dpt_db_rows_get_text (visits, row, 5));
  kind = dpt_recall_choose (&run->rules, &facts, &due_on);
  supply = dpt_recall_choose_supply (&run->rules, &facts);
  return settle (run, &source, rows, &(Wanted) { kind, due_on }, FALSE, error)
         && settle (run, &source, rows, &(Wanted) { DPT_RECALL_SUPPLY, supply }, TRUE, error);
}

static gboolean
look_at_visits (Run *run, gint64 *after, GError **error)
{
  g_autoptr (DptDbRows) visits = dpt_db_query (run->unit->connection, "clinical/recall:visits-to-look-at", error, DPT_INT (*after));
  guint n;

  if (visits == NULL)
    return FALSE;
  n = dpt_db_rows_get_n_rows (visits);
  for (guint i = 0; i < n; i++)
    if (!look_at_visit (run, visits, i, error))
      return FALSE;
  *after = n > 0 ? dpt_db_rows_get_int (visits, n - 1, 1) : -1;
  return TRUE;
}

static gboolean
look_at_prescriptions (Run *run, gint64 *after, const char *today, GError **error)
{
  g_autoptr (DptDbRows) prescriptions = dpt_db_query (run->unit->connection, "clinical/recall:prescriptions-to-look-at", error,
                                                      DPT_INT (*after), DPT_TEXT (today));
  guint n;

  if (prescriptions == NULL)
    return FALSE;
  n = dpt_db_rows_get_n_rows (prescriptions);
  for (guint i = 0; i < n; i++)
    {
      const DptRecallSource source = { dpt_db_rows_get_int (prescriptions, i, 1), dpt_db_rows_get_int (prescriptions, i, 2), 0,
                                       dpt_db_rows_get_int (prescriptions, i, 0) };
      g_autoptr (DptDbRows) rows
        = dpt_db_query (run->unit->connection, "clinical/recall:of-prescription", error, DPT_INT (source.prescription_id));
      g_autofree char *due_on = dpt_recall_choose_end (&run->rules, dpt_db_rows_get_text (prescriptions, i, 3));

      if (rows == NULL || !settle (run, &source, rows, &(Wanted) { DPT_RECALL_PRESCRIPTION, due_on }, FALSE, error))
        return FALSE;
    }
  *after = n > 0 ? dpt_db_rows_get_int (prescriptions, n - 1, 0) : -1;
  return TRUE;
}

gboolean
dpt_recall_run (DptUnit *unit, DptRecallRunPlace *place, DptRecallCount *count, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit), *oldest = dpt_date_add_months (today, -OLDEST_MONTHS);
  DptRecallCount counted = *count;
  DptRecallRunPlace reached = *place;
  Run run = { unit, .count = &counted, .oldest = oldest };

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_WRITE, error))
    return FALSE;
  dpt_recall_rules_load (unit, &run.rules);
  if ((reached.visits_after >= 0 && !look_at_visits (&run, &reached.visits_after, error))
      || (reached.prescriptions_after >= 0 && !look_at_prescriptions (&run, &reached.prescriptions_after, today, error)))
    return FALSE;
  /* Only now: the unit may have to run again from the start. */
  *place = reached;
  *count = counted;
  return TRUE;
}
