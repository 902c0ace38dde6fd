/* dpt-visit-editor.h - a visit being edited: what is stored, what it is now, the way back and forth.
 * For: the exam page, which shows it and calls it. Not for: the database (dpt-visit-store.h); no widgets here.
 *
 *   begin ──► copy of now ──edits──► end ──► now, "changed"
 *                                     └──► the old one onto the undo stack, once for a run of edits with the same key
 *   save: the caller stores (base, now) and hands the new base to dpt_visit_editor_rebase(); undo goes on across saves
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT_EDITOR (dpt_visit_editor_get_type ())
G_DECLARE_FINAL_TYPE (DptVisitEditor, dpt_visit_editor, DPT, VISIT_EDITOR, GObject)

/* Signal: changed (): the visit is another one now; everything that shows it looks again.
 * Properties: can-undo, can-redo, editable, dirty. */

/**
 * dpt_visit_editor_new:
 * @base: as it is stored
 * @earlier: (nullable): the visit before
 *
 * A draft can be edited at once, a signed visit after dpt_visit_editor_set_amending().
 */
DptVisitEditor *dpt_visit_editor_new (DptVisitSheet *base, DptVisitSheet *earlier);

/** dpt_visit_editor_get_base: Returns: (transfer none): as it is stored */
DptVisitSheet *dpt_visit_editor_get_base (DptVisitEditor *self);
/** dpt_visit_editor_get_now: Returns: (transfer none): as it is; never changed in place, so it may be kept and handed
 * to a worker */
DptVisitSheet *dpt_visit_editor_get_now (DptVisitEditor *self);
/** dpt_visit_editor_get_earlier: Returns: (transfer none) (nullable) */
DptVisitSheet *dpt_visit_editor_get_earlier (DptVisitEditor *self);
/**
 * dpt_visit_editor_get_earlier_refraction:
 *
 * What stands in grey beside a row: the same row of the visit before; beside what is worn now, what was final then.
 *
 * Returns: (transfer none) (nullable)
 */
DptRefraction *dpt_visit_editor_get_earlier_refraction (DptVisitEditor *self, DptRefractionRow row, DptEye eye);

gboolean dpt_visit_editor_get_editable (DptVisitEditor *self);
gboolean dpt_visit_editor_get_amending (DptVisitEditor *self);
/** dpt_visit_editor_set_amending: opens a signed visit for an amendment, or gives up what was typed of it */
void dpt_visit_editor_set_amending (DptVisitEditor *self, gboolean amending);
/** dpt_visit_editor_restore: shows @sheet (an unfinished amendment, another version) as one step that can be undone */
void dpt_visit_editor_restore (DptVisitEditor *self, DptVisitSheet *sheet);

/**
 * dpt_visit_editor_begin:
 * @key: (nullable): edits that follow each other with the same key are one step back; %NULL: a step of its own
 *
 * Returns: (transfer none): the sheet to edit until dpt_visit_editor_end(); %NULL where the visit cannot be edited
 */
DptVisitSheet *dpt_visit_editor_begin (DptVisitEditor *self, const char *key);
void dpt_visit_editor_end (DptVisitEditor *self);
/** dpt_visit_editor_seal: the next edit is a step of its own, whatever its key (the field was left) */
void dpt_visit_editor_seal (DptVisitEditor *self);

gboolean dpt_visit_editor_get_can_undo (DptVisitEditor *self);
gboolean dpt_visit_editor_get_can_redo (DptVisitEditor *self);
void dpt_visit_editor_undo (DptVisitEditor *self);
void dpt_visit_editor_redo (DptVisitEditor *self);

/** dpt_visit_editor_get_dirty: Returns: whether what is written differs from what is stored */
gboolean dpt_visit_editor_get_dirty (DptVisitEditor *self);
/** dpt_visit_editor_rebase: @base: as it is stored now; what is written stays. Emits "changed" where the state of the
 * visit changed. */
void dpt_visit_editor_rebase (DptVisitEditor *self, DptVisitSheet *base);

G_END_DECLS
