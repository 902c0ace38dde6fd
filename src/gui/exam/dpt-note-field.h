/* dpt-note-field.h - a paragraph of the visit: caption, text, and what was written last time in grey while it is empty.
 * For: the exam page's templates. Not for: single lines and numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/clinical/dpt-visit-editor.h"

G_BEGIN_DECLS

#define DPT_TYPE_NOTE_FIELD (dpt_note_field_get_type ())
G_DECLARE_FINAL_TYPE (DptNoteField, dpt_note_field, DPT, NOTE_FIELD, GtkBox)

/* Properties: title (translated caption and accessible name), field (a column of visit, "reason"), lines (least height),
 * alone (its section says what it is: no caption). */

/** dpt_note_field_set_editor: @editor: (nullable): the visit that is shown and edited */
void dpt_note_field_set_editor (DptNoteField *self, DptVisitEditor *editor);

G_END_DECLS
