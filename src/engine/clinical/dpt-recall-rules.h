/* dpt-recall-rules.h - when somebody is to come again: the rules, as the practice has set them.
 * For: dpt-recall.c, the settings. Not for: the recalls themselves (dpt-recall.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/** DptRecallKind: in the order in which a visit is looked at: the first that holds is the one; supply comes beside it */
typedef enum
{
  DPT_RECALL_NEXT_VISIT,   /* what the examiner asked for */
  DPT_RECALL_GLAUCOMA,     /* diagnosis H40 */
  DPT_RECALL_RETINA,       /* diagnosis H35, H36 */
  DPT_RECALL_CHILD,        /* below an age */
  DPT_RECALL_SENIOR,       /* from an age on */
  DPT_RECALL_SUPPLY,       /* contact lenses that were handed out are used up */
  DPT_RECALL_PRESCRIPTION, /* the last day of a prescription */
  DPT_N_RECALL_KINDS,
} DptRecallKind;

/**
 * DptRecallRuleInfo:
 * @name: in the database, "glaucoma"
 * @label: untranslated: what a reception may read over a shoulder: that somebody is to come, and no diagnosis
 * @setting: untranslated: in the settings, where it is said what it follows from
 * @months, @days: the time as it comes: months after the visit, or days before the end; 0 where the rule has none
 * @age: as it comes, 0 where the rule has none
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *setting;
  int months;
  int days;
  int age;
} DptRecallRuleInfo;

/** dpt_recall_rule_get_info: Returns: what is fixed of a rule */
const DptRecallRuleInfo *dpt_recall_rule_get_info (DptRecallKind kind);
/** dpt_recall_rule_get_label: Returns: (nullable): translated: "Next visit asked for" */
const char *dpt_recall_rule_get_label (const char *rule);

#define DPT_RECALL_MOST_MONTHS 120
#define DPT_RECALL_MOST_DAYS 365
#define DPT_RECALL_MOST_AGE 110

/**
 * DptRecallRule:
 * @time: months after the visit, or days before the end, as in #DptRecallRuleInfo
 * @age: below or from which it holds
 */
typedef struct
{
  gboolean on;
  int time;
  int age;
} DptRecallRule;

/** DptRecallRules: the practice's; intervals as they come are professional usage */
typedef struct
{
  DptRecallRule rule[DPT_N_RECALL_KINDS];
} DptRecallRules;

/** dpt_recall_rules_init: all on, with the usual times */
void dpt_recall_rules_init (DptRecallRules *rules);
/** dpt_recall_rules_load: from the settings "recall.<rule>.on", ".time", ".age"; what is not set, or cannot be, is as usual */
void dpt_recall_rules_load (DptUnit *unit, DptRecallRules *rules);
/** dpt_recall_rules_save: for the whole organization. Right: setting.write. %DPT_ERROR_INVALID names what is out of its limits. */
gboolean dpt_recall_rules_save (DptUnit *unit, const DptRecallRules *rules, GError **error);

/**
 * DptRecallFacts:
 * @day: of the visit, ISO
 * @birth: (nullable): ISO
 * @next_visit_months: asked for by the examiner, 0 for none
 * @next_check: (nullable): of contact lenses, ISO
 * @supply_end: (nullable): the day on which the contact lenses that were handed out are used up, ISO
 */
typedef struct
{
  const char *day;
  const char *birth;
  int next_visit_months;
  gboolean glaucoma;
  gboolean retina;
  char *next_check;
  char *supply_end;
} DptRecallFacts;

/** dpt_recall_facts_init: what the rules look at in @sheet; borrows @day and @birth */
void dpt_recall_facts_init (DptRecallFacts *facts, DptVisitSheet *sheet, const char *birth);
void dpt_recall_facts_clear (DptRecallFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DptRecallFacts, dpt_recall_facts_clear)

/**
 * dpt_recall_choose:
 * @due_on: (out): ISO
 *
 * The examiner's word goes before the rules: a next visit that was asked for, also where that rule is off and nobody is told; and the
 * next check of contact lenses, where it comes first.
 *
 * Returns: the rule; %DPT_N_RECALL_KINDS where there is none
 */
DptRecallKind dpt_recall_choose (const DptRecallRules *rules, const DptRecallFacts *facts, char **due_on);
/** dpt_recall_choose_supply: Returns: (transfer full) (nullable): the day on which new lenses are to be thought of, ISO */
char *dpt_recall_choose_supply (const DptRecallRules *rules, const DptRecallFacts *facts);
/** dpt_recall_choose_end: Returns: (transfer full) (nullable): the day on which the end of a prescription is to be told, ISO */
char *dpt_recall_choose_end (const DptRecallRules *rules, const char *valid_until);

G_END_DECLS
