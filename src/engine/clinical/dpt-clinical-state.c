/* dpt-clinical-state.c - see dpt-clinical-state.h.
 * For: the two tables. Not for: saving.
 *
 *   visit         draft ──save──► draft        draft ──sign──► signed ──amend──► amended ──amend──► amended
 *                   └──abandon (why)──► abandoned                     (why)              (why)
 *
 *   prescription  active ──supersede──► superseded      a newer one for the same use was issued
 *                   ├────adapt────────► superseded      at renewal, by the optician, into a new one (why)
 *                   └────cancel (why)─► cancelled       expired is no state: it follows from the last day
 *
 * A signed visit never goes back: what was signed stands in visit_version for good, and so does each amendment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-clinical-state.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

static const DptClinicalTransition visit_table[] = {
  { "draft", "save", "draft", DPT_RIGHT_CLINICAL_WRITE, FALSE },
  { "draft", "sign", "signed", DPT_RIGHT_CLINICAL_WRITE, FALSE },
  { "draft", "abandon", "abandoned", DPT_RIGHT_CLINICAL_WRITE, TRUE },
  { "signed", "amend", "amended", DPT_RIGHT_CLINICAL_WRITE, TRUE },
  { "amended", "amend", "amended", DPT_RIGHT_CLINICAL_WRITE, TRUE },
};

static const DptClinicalTransition prescription_table[] = {
  { "active", "supersede", "superseded", DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, FALSE },
  { "active", "adapt", "superseded", DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, TRUE },
  { "active", "cancel", "cancelled", DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, TRUE },
};

static const struct { const char *state; const char *label; const char *refusal; } visit_words[] = {
  { "draft", N_ ("Draft"), N_ ("This visit is not signed yet: sign it first.") },
  { "signed", N_ ("Signed"), N_ ("This visit is signed: it can only be amended, with a reason.") },
  { "amended", N_ ("Amended"),
    N_ ("This visit is signed and was amended: it can only be amended again, with a reason.") },
  { "abandoned", N_ ("Abandoned"), N_ ("This visit was abandoned: start a new one.") },
};

static const struct { const char *state; const char *label; const char *refusal; } prescription_words[] = {
  { "active", N_ ("Active"), N_ ("This prescription is in force: supersede or cancel it.") },
  { "superseded", N_ ("Superseded"), N_ ("This prescription was superseded by a newer one: use that one.") },
  { "cancelled", N_ ("Cancelled"), N_ ("This prescription was cancelled: issue a new one.") },
};

static const DptClinicalTransition *
find_transition (const DptClinicalTransition *table, guint n, const char *from, const char *event)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (table[i].from, from) == 0 && g_strcmp0 (table[i].event, event) == 0)
      return &table[i];
  return NULL;
}

const DptClinicalTransition *
dpt_visit_state_get_table (guint *n)
{
  *n = G_N_ELEMENTS (visit_table);
  return visit_table;
}

const DptClinicalTransition *
dpt_prescription_state_get_table (guint *n)
{
  *n = G_N_ELEMENTS (prescription_table);
  return prescription_table;
}

const DptClinicalTransition *
dpt_visit_state_find (const char *from, const char *event, GError **error)
{
  const DptClinicalTransition *found = find_transition (visit_table, G_N_ELEMENTS (visit_table), from, event);

  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (visit_words); i++)
    if (g_strcmp0 (visit_words[i].state, from) == 0)
      dpt_set_error (error, DPT_ERROR_STATE, "%s", _ (visit_words[i].refusal));
  return found;
}

const DptClinicalTransition *
dpt_prescription_state_find (const char *from, const char *event, GError **error)
{
  const DptClinicalTransition *found
    = find_transition (prescription_table, G_N_ELEMENTS (prescription_table), from, event);

  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (prescription_words); i++)
    if (g_strcmp0 (prescription_words[i].state, from) == 0)
      dpt_set_error (error, DPT_ERROR_STATE, "%s", _ (prescription_words[i].refusal));
  return found;
}

const char *
dpt_visit_state_get_label (const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (visit_words); i++)
    if (g_strcmp0 (visit_words[i].state, state) == 0)
      return _ (visit_words[i].label);
  return NULL;
}

const char *
dpt_prescription_state_get_label (const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (prescription_words); i++)
    if (g_strcmp0 (prescription_words[i].state, state) == 0)
      return _ (prescription_words[i].label);
  return NULL;
}
