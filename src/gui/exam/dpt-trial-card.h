/* dpt-trial-card.h - one trial of contact lenses: which lens each eye has, how it fits, what it leaves, what follows.
 * For: DptFittingGrid. Not for: wear and checks, which are findings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_TRIAL_CARD (dpt_trial_card_get_type ())
G_DECLARE_FINAL_TYPE (DptTrialCard, dpt_trial_card, DPT, TRIAL_CARD, DptVisitPart)

/* Signal: custom (char *name, char *value): the words of an item are to be kept as the setting @name. */

/** dpt_trial_card_new: @number: of the trial, from 1 */
GtkWidget *dpt_trial_card_new (guint number);
/** dpt_trial_card_set_custom: @custom: (nullable): see dpt_exam_custom_load() */
void dpt_trial_card_set_custom (DptTrialCard *self, GHashTable *custom);
void dpt_trial_card_focus_start (DptTrialCard *self);
/** dpt_trial_card_write_normal: writes what is normal into the empty fields of the eyes that have a lens. Returns: whether
 * anything was written */
gboolean dpt_trial_card_write_normal (DptTrialCard *self);

G_END_DECLS
