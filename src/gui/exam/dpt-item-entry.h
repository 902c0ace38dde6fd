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
 * remember (): what stands there is to be offered from now on; forget (char *words): no longer.
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
/** dpt_item_entry_set_words: @words: (nullable): offered beside the choices of the item */
void dpt_item_entry_set_words (DptItemEntry *self, const char *const *words);

G_END_DECLS
