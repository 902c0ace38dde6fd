/* dpt-drop-list.h - drops given during the visit: which, into which eye, and when, by one click or key each.
 * For: DptVisitPage. Not for: what the patient takes at home (the medication of the history).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-clock.h"
#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_DROP_LIST (dpt_drop_list_get_type ())
G_DECLARE_FINAL_TYPE (DptDropList, dpt_drop_list, DPT, DROP_LIST, DptVisitPart)

/** dpt_drop_list_set_clock: @clock: (nullable): what says when a drop is given */
void dpt_drop_list_set_clock (DptDropList *self, DptClock *clock);
/** dpt_drop_list_give: @drug: words; into the eye that is chosen, now */
void dpt_drop_list_give (DptDropList *self, const char *drug);

G_END_DECLS
