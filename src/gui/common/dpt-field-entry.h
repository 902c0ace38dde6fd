/* dpt-field-entry.h - an entry that holds a value: read tolerantly when left, shown in one style, refused with a reason.
 * For: the base of power, money and date entries. Not for: free text (GtkEntry).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_FIELD_ENTRY (dpt_field_entry_get_type ())
G_DECLARE_DERIVABLE_TYPE (DptFieldEntry, dpt_field_entry, DPT, FIELD_ENTRY, GtkEntry)

/**
 * DptFieldEntryClass:
 * @take_text: reads @text (stripped, may be "" for no value) and keeps the value. On refusal returns %FALSE with a
 *   translated @reason (transfer full) and keeps the old value. It does not touch the entry's text.
 * @dup_text: (transfer full): the kept value as it is shown, "" for none
 * @step: (nullable): moves the value by @direction (1 or -1) steps, large ones where @large; arrows and wheel
 */
struct _DptFieldEntryClass
{
  GtkEntryClass parent_class;

  gboolean (*take_text) (DptFieldEntry *self, const char *text, char **reason);
  char    *(*dup_text)  (DptFieldEntry *self);
  void     (*step)      (DptFieldEntry *self, int direction, gboolean large);
};

/** dpt_field_entry_get_label: Returns: (nullable): the field's name in words, said in refusals and to screen readers */
const char *dpt_field_entry_get_label (DptFieldEntry *self);
void        dpt_field_entry_set_label (DptFieldEntry *self, const char *label);

/**
 * dpt_field_entry_commit:
 *
 * Reads what was typed, as Enter and leaving the field do. Where it is refused the text stays as typed, the entry gets
 * the style class "error" and the reason as tooltip and accessible description; the value stays what it was.
 *
 * Returns: whether text and value agree now
 */
gboolean dpt_field_entry_commit (DptFieldEntry *self);

/** dpt_field_entry_get_typing: Returns: whether something stands there that is not read yet, or was refused */
gboolean dpt_field_entry_get_typing (DptFieldEntry *self);

/** dpt_field_entry_is_pending: Returns: whether its text is not its value: it is being typed, or refused; what a draft keeps */
gboolean dpt_field_entry_is_pending (DptFieldEntry *self);

/** dpt_field_entry_get_reason: Returns: (nullable): why the text is refused; %NULL where it is not. Also the property
 * "reason". */
const char *dpt_field_entry_get_reason (DptFieldEntry *self);

/** dpt_field_entry_set_reason: marks the entry as refused for a reason that only the form knows; %NULL takes the mark
 * away */
void dpt_field_entry_set_reason (DptFieldEntry *self, const char *reason);

/** dpt_field_entry_find_refused: Returns: (transfer none) (nullable): the first entry under @root whose text is refused; hidden ones
 * do not count */
DptFieldEntry *dpt_field_entry_find_refused (GtkWidget *root);

/** dpt_field_entry_go_to_refused: puts the focus into that entry and says once more why: for the button that could not do its act.
 * Returns: (nullable): the reason; %NULL where nothing is refused */
const char *dpt_field_entry_go_to_refused (GtkWidget *root);

/** dpt_field_entry_forget_refused: every entry under @root shows its value in place of what was refused: the form is another's now */
void dpt_field_entry_forget_refused (GtkWidget *root);

/** dpt_field_entry_set_unusual: @words: (nullable): what is worth a second look about the value: the tooltip and accessible
 * description while nothing is refused */
void dpt_field_entry_set_unusual (DptFieldEntry *self, const char *words);

/** dpt_field_entry_set_origin: @words: (nullable): which instrument the value came from; shown likewise, and by the style class
 * "from-instrument" */
void dpt_field_entry_set_origin (DptFieldEntry *self, const char *words);

/** dpt_field_entry_show_value: for subclasses, when the value was set from outside: shows it and forgets what was typed
 */
void dpt_field_entry_show_value (DptFieldEntry *self);

G_END_DECLS
