/* dpt-recall-rules.c - see dpt-recall-rules.h.
 * For: the table of rules, their settings, and choosing. Not for: writing recalls.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-recall-rules.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/clinical/dpt-lens-wear.h"
#include "engine/practice/dpt-setting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DptRecallRuleInfo infos[DPT_N_RECALL_KINDS] = {
  [DPT_RECALL_NEXT_VISIT] = { "next_visit", N_ ("Next visit asked for"), N_ ("The next visit that the examiner asked for"), 0, 0, 0 },
  [DPT_RECALL_GLAUCOMA] = { "glaucoma", N_ ("Regular check"), N_ ("Glaucoma, or its suspicion"), 6, 0, 0 },
  [DPT_RECALL_RETINA] = { "retina", N_ ("Regular check"), N_ ("Macula, or retina of a diabetic"), 12, 0, 0 },
  [DPT_RECALL_CHILD] = { "child", N_ ("Yearly check of a child"), N_ ("Children"), 12, 0, 16 },
  [DPT_RECALL_SENIOR] = { "senior", N_ ("Check of the over 65s"), N_ ("Older people"), 24, 0, 65 },
  [DPT_RECALL_SUPPLY] = { "supply", N_ ("Contact lenses used up"), N_ ("Contact lenses that are used up"), 0, 14, 0 },
  [DPT_RECALL_PRESCRIPTION] = { "prescription", N_ ("Prescription ends"), N_ ("The end of a prescription"), 0, 45, 0 },
};

const DptRecallRuleInfo *
dpt_recall_rule_get_info (DptRecallKind kind)
{
  g_return_val_if_fail ((guint) kind < DPT_N_RECALL_KINDS, NULL);

  return &infos[kind];
}

const char *
dpt_recall_rule_get_label (const char *rule)
{
  for (guint i = 0; i < DPT_N_RECALL_KINDS; i++)
    if (g_strcmp0 (infos[i].name, rule) == 0)
      return _ (infos[i].label);
  return NULL;
}

/* --- as the practice has set them --- */

void
dpt_recall_rules_init (DptRecallRules *rules)
{
  for (guint i = 0; i < DPT_N_RECALL_KINDS; i++)
    rules->rule[i] = (DptRecallRule) { TRUE, infos[i].months + infos[i].days, infos[i].age };
}

static gboolean
is_within (DptRecallKind kind, const DptRecallRule *rule)
{
  int most = infos[kind].months > 0 ? DPT_RECALL_MOST_MONTHS : DPT_RECALL_MOST_DAYS;
  gboolean timed = infos[kind].months > 0 || infos[kind].days > 0;

  /* Days before the end may be none; months after a visit are one at least. */
  return (!timed || (rule->time >= (infos[kind].months > 0) && rule->time <= most))
         && (infos[kind].age == 0 || (rule->age >= 1 && rule->age <= DPT_RECALL_MOST_AGE));
}

static char *
make_name (DptRecallKind kind, const char *what)
{
  return g_strdup_printf ("recall.%s.%s", infos[kind].name, what);
}

void
dpt_recall_rules_load (DptUnit *unit, DptRecallRules *rules)
{
  DptRecallRules usual;

  dpt_recall_rules_init (&usual);
  for (guint i = 0; i < DPT_N_RECALL_KINDS; i++)
    {
      g_autofree char *on = make_name (i, "on"), *time = make_name (i, "time"), *age = make_name (i, "age");

      rules->rule[i].on = dpt_setting_get_int (unit, on, 1) != 0;
      rules->rule[i].time = (int) dpt_setting_get_int (unit, time, usual.rule[i].time);
      rules->rule[i].age = (int) dpt_setting_get_int (unit, age, usual.rule[i].age);
      if (!is_within (i, &rules->rule[i]))
        rules->rule[i] = (DptRecallRule) { rules->rule[i].on, usual.rule[i].time, usual.rule[i].age };
    }
}

static gboolean
save_number (DptUnit *unit, DptRecallKind kind, const char *what, int value, GError **error)
{
  g_autofree char *name = make_name (kind, what), *text = g_strdup_printf ("%d", value);

  return dpt_setting_set (unit, DPT_SETTING_SCOPE_ORGANIZATION, name, text, error);
}

gboolean
dpt_recall_rules_save (DptUnit *unit, const DptRecallRules *rules, GError **error)
{
  for (guint i = 0; i < DPT_N_RECALL_KINDS; i++)
    {
      const DptRecallRule *rule = &rules->rule[i];

      if (!is_within (i, rule))
        /* Translators: what a rule follows from: "Children" */
        return dpt_set_invalid (error, infos[i].name, _ ("%s: 1 to 120 months, up to 365 days, an age up to 110."),
                                _ (infos[i].setting));
      if (!save_number (unit, i, "on", rule->on != FALSE, error)
          || (infos[i].months + infos[i].days > 0 && !save_number (unit, i, "time", rule->time, error))
          || (infos[i].age > 0 && !save_number (unit, i, "age", rule->age, error)))
        return FALSE;
    }
  return TRUE;
}

/* --- choosing --- */

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

void
dpt_recall_facts_init (DptRecallFacts *facts, DptVisitSheet *sheet, const char *birth)
{
  DptVisit *visit = dpt_visit_sheet_get_visit (sheet);

  *facts = (DptRecallFacts) {
    .day = dpt_record_get_text (visit, DPT_VISIT_STARTED_ON),
    .birth = birth,
    .next_visit_months = (int) dpt_record_get_int (visit, DPT_VISIT_NEXT_VISIT_MONTHS),
    .glaucoma = has_diagnosis (sheet, "H40"),
    .retina = has_diagnosis (sheet, "H35") || has_diagnosis (sheet, "H36"),
    .next_check = dpt_lens_wear_dup_next_check (sheet),
    .supply_end = dpt_lens_wear_dup_supply_end (sheet),
  };
}

void
dpt_recall_facts_clear (DptRecallFacts *facts)
{
  g_clear_pointer (&facts->next_check, g_free);
  g_clear_pointer (&facts->supply_end, g_free);
}

static DptRecallKind
choose_visit (const DptRecallRules *rules, const DptRecallFacts *facts, char **due_on)
{
  int age = dpt_date_age (facts->birth, facts->day);
  const gboolean holds[] = {
    [DPT_RECALL_NEXT_VISIT] = facts->next_visit_months > 0,
    [DPT_RECALL_GLAUCOMA] = facts->glaucoma && rules->rule[DPT_RECALL_GLAUCOMA].on,
    [DPT_RECALL_RETINA] = facts->retina && rules->rule[DPT_RECALL_RETINA].on,
    [DPT_RECALL_CHILD] = age >= 0 && age < rules->rule[DPT_RECALL_CHILD].age && rules->rule[DPT_RECALL_CHILD].on,
    [DPT_RECALL_SENIOR] = age >= rules->rule[DPT_RECALL_SENIOR].age && rules->rule[DPT_RECALL_SENIOR].on,
  };

  *due_on = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (holds); i++)
    if (holds[i])
      {
        if (rules->rule[i].on)
          *due_on = dpt_date_add_months (facts->day, i == DPT_RECALL_NEXT_VISIT ? facts->next_visit_months : rules->rule[i].time);
        return *due_on != NULL ? (DptRecallKind) i : DPT_N_RECALL_KINDS;
      }
  return DPT_N_RECALL_KINDS;
}

DptRecallKind
dpt_recall_choose (const DptRecallRules *rules, const DptRecallFacts *facts, char **due_on)
{
  DptRecallKind kind = choose_visit (rules, facts, due_on);

  /* The next check of contact lenses was asked for as well; who comes earlier is examined then. */
  if (facts->next_check == NULL || !rules->rule[DPT_RECALL_NEXT_VISIT].on || (*due_on != NULL && strcmp (facts->next_check, *due_on) >= 0))
    return kind;
  g_free (*due_on);
  *due_on = g_strdup (facts->next_check);
  return DPT_RECALL_NEXT_VISIT;
}

char *
dpt_recall_choose_supply (const DptRecallRules *rules, const DptRecallFacts *facts)
{
  if (!rules->rule[DPT_RECALL_SUPPLY].on || facts->supply_end == NULL)
    return NULL;
  return dpt_date_add_days (facts->supply_end, -rules->rule[DPT_RECALL_SUPPLY].time);
}

char *
dpt_recall_choose_end (const DptRecallRules *rules, const char *valid_until)
{
  if (!rules->rule[DPT_RECALL_PRESCRIPTION].on || valid_until == NULL)
    return NULL;
  return dpt_date_add_days (valid_until, -rules->rule[DPT_RECALL_PRESCRIPTION].time);
}
