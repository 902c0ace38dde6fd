/* dpt-pair-details.h - what is told of one pair of glasses besides its powers, folded away until it is wanted.
 * For: DptPairGrid. Not for: the powers themselves. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_PAIR_DETAILS (dpt_pair_details_get_type ())
G_DECLARE_FINAL_TYPE (DptPairDetails, dpt_pair_details, DPT, PAIR_DETAILS, DptVisitPart)

/* Signal: custom (char *name, char *value): the words of an item are to be kept as the setting @name. */

/** dpt_pair_details_new: @pair: from 1 */
GtkWidget *dpt_pair_details_new (guint pair);
/** dpt_pair_details_set_custom: @custom: (nullable): see dpt_exam_custom_load() */
void dpt_pair_details_set_custom (DptPairDetails *self, GHashTable *custom);

G_END_DECLS
