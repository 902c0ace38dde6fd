/* dpt-merge-dialog.h - two files of one person: both sides compared, field by field chosen, one file in the end.
 * For: the reception. Not for: what merging does (dpt-merge.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"
#include "gui/reception/dpt-merge.h"

G_BEGIN_DECLS

#define DPT_TYPE_MERGE_DIALOG (dpt_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptMergeDialog, dpt_merge_dialog, DPT, MERGE_DIALOG, AdwWindow)

/* Signal: merged (const DptMerge *merge): it is done. */

/** dpt_merge_dialog_new: @patient_id: one of the two; the other is searched for, or among those who are alike */
DptMergeDialog *dpt_merge_dialog_new (GtkWindow *parent, DptSession *session, gint64 patient_id);

/** dpt_merge_dialog_choose: compares with that file, as when it is chosen in the dialog */
void dpt_merge_dialog_choose (DptMergeDialog *self, gint64 twin_id);

G_END_DECLS
