/* dpt-number-entry.h - a field of one integer that may be absent, with limits and steps.
 * For: the base of power and money entries. Not for: counts of a few, which are GtkSpinButton's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-field-entry.h"

G_BEGIN_DECLS

#define DPT_TYPE_NUMBER_ENTRY (dpt_number_entry_get_type ())
G_DECLARE_DERIVABLE_TYPE (DptNumberEntry, dpt_number_entry, DPT, NUMBER_ENTRY, DptFieldEntry)

/**
 * DptNumberEntryClass:
 * @parse: reads @text, which is not empty
 * @format: (transfer full): as it is shown
 * @dup_hint: (transfer full): translated: how to type it, told when @parse fails: "like -1.25"
 * @wraps: whether the step after the largest value is the smallest (an axis)
 */
struct _DptNumberEntryClass
{
  DptFieldEntryClass parent_class;

  gboolean (*parse)    (DptNumberEntry *self, const char *text, gint64 *value);
  char    *(*format)   (DptNumberEntry *self, gint64 value);
  char    *(*dup_hint) (DptNumberEntry *self);
  gboolean (*wraps)    (DptNumberEntry *self);
};

/** dpt_number_entry_get_has_value: Returns: whether there is a value; an empty field has none */
gboolean dpt_number_entry_get_has_value (DptNumberEntry *self);

/** dpt_number_entry_get_value: Returns: the value in the unit of the kind, 0 where there is none */
gint64 dpt_number_entry_get_value (DptNumberEntry *self);

/** dpt_number_entry_set_value: sets and shows a value; one outside the limits is shown and marked, because a record may
 * hold it */
void dpt_number_entry_set_value (DptNumberEntry *self, gint64 value);

/** dpt_number_entry_clear: leaves the field without a value */
void dpt_number_entry_clear (DptNumberEntry *self);

/**
 * dpt_number_entry_set_earlier:
 * @value: the value of before, shown in grey while the field is empty; steps begin from it
 */
void dpt_number_entry_set_earlier (DptNumberEntry *self, gint64 value);
void dpt_number_entry_clear_earlier (DptNumberEntry *self);

/** dpt_number_entry_set_range: what is accepted, both ends included */
void dpt_number_entry_set_range (DptNumberEntry *self, gint64 min, gint64 max);

/** dpt_number_entry_set_steps: what an arrow adds, and what it adds with Shift */
void dpt_number_entry_set_steps (DptNumberEntry *self, gint64 step, gint64 large_step);

G_END_DECLS
