/* dpt-item-entry.h - a field of one finding: a number, one word of a list, or words of one's own.
 * For: DptFindingGrid. Not for: paragraphs (dpt-note-field.h), powers (gui/common/dpt-power-entry.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-exam-item.h"
#include "engine/clinical/dpt-visit-sheet.h"
#include "gui/common/dpt-field-entry.h"

G_BEGIN_DECLS

#define DPT_TYPE_ITEM_ENTRY (dpt_item_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptItemEntry, dpt_item_entry, DPT, ITEM_ENTRY, DptFieldEntry)

/* Signals: edited (): a person gave it another value.
 * custom (char *name, char *value): the words of the item are to be kept as the setting @name.
 * Keys: the beginning of a word of the list is enough; arrows go through numbers and words; Alt+Down shows the list. */

/** dpt_item_entry_new: @eye: (nullable): "R", "L", "B" or %NULL */
GtkWidget *dpt_item_entry_new (const DptExamItem *item, const char *eye);

const DptExamItem *dpt_item_entry_get_item (DptItemEntry *self);
/** dpt_item_entry_get_eye: Returns: (nullable) */
const char *dpt_item_entry_get_eye (DptItemEntry *self);

/** dpt_item_entry_show: @now and @earlier: (nullable): of this visit, and of the one before, in grey while it is empty */
void dpt_item_entry_show (DptItemEntry *self, DptFinding *now, DptFinding *earlier, gboolean editable);
/** dpt_item_entry_store: writes the value that was read into @sheet */
void dpt_item_entry_store (DptItemEntry *self, DptVisitSheet *sheet);
/** dpt_item_entry_get_value: Returns: what was read: a number in hundredths, a nick or words, borrowed; %DPT_NULL for
 * nothing. For values that are no finding. */
DptDbValue dpt_item_entry_get_value (DptItemEntry *self);
/** dpt_item_entry_set_custom: @custom: (nullable): see dpt_exam_custom_load(): the practice's words are offered beside the
 * choices of the item; what a person adds or takes off is written into it, too */
void dpt_item_entry_set_custom (DptItemEntry *self, GHashTable *custom);
/** dpt_item_entry_remember: what stands there is offered from now on */
void dpt_item_entry_remember (DptItemEntry *self);
/** dpt_item_entry_forget: @word: of the practice's own, no longer */
void dpt_item_entry_forget (DptItemEntry *self, const char *word);

G_END_DECLS
