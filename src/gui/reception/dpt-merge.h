/* dpt-merge.h - what merging two patients does to their files, and undoing it.
 * For: dpt-merge-dialog.c, the reception's undo. Not for: widgets, nor the rule of who may (engine/patient/dpt-patient-store.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/patient/dpt-patient-file.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * DptMerge:
 * @id: the patient that stays
 * @twin_id: the one that goes into it
 * @before: the patient as it stood
 * @after: as it is saved, with what was chosen of the twin
 */
typedef struct
{
  gint64 id;
  gint64 twin_id;
  DptPatientFile *before;
  DptPatientFile *after;
} DptMerge;

/** dpt_merge_new: @stays, @goes: (transfer none): as loaded. Returns: (transfer full): with the tags and relatives of both, and nothing else chosen yet */
DptMerge *dpt_merge_new (DptPatientFile *stays, DptPatientFile *goes);
DptMerge *dpt_merge_copy (const DptMerge *self);
void dpt_merge_free (DptMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptMerge, dpt_merge_free)

/** dpt_merge_apply: a #DptUnitFunc for a #DptMerge: saves what was chosen, then merges */
gpointer dpt_merge_apply (DptUnit *unit, gpointer merge, GError **error);

/**
 * dpt_merge_take_apart: a #DptUnitFunc for the id of a file (gint64) that was merged at some time: as dpt_merge_undo(), by what the merge
 * wrote into the trail
 */
gpointer dpt_merge_take_apart (DptUnit *unit, gpointer twin_id, GError **error);

/** dpt_merge_undo: a #DptUnitFunc for a #DptMerge: takes the files apart, and takes back of the patient what the merge changed and nobody since */
gpointer dpt_merge_undo (DptUnit *unit, gpointer merge, GError **error);

G_END_DECLS
