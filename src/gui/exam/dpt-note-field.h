/* dpt-note-field.h - a paragraph of the visit: caption, text, and what was written last time in grey while it is empty.
 * For: the exam page's templates. Not for: single lines and numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_NOTE_FIELD (dpt_note_field_get_type ())
G_DECLARE_FINAL_TYPE (DptNoteField, dpt_note_field, DPT, NOTE_FIELD, DptVisitPart)

/* Properties: title (translated caption and accessible name), field (a column of visit, "reason"), lines (least height),
 * alone (its section says what it is: no caption). */


G_END_DECLS
