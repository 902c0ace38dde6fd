/* dpt-recall-dialog.h - the rules of recalls and the words of their letters and mails, as the practice wants them.
 * For: who may change settings; opened from the window of the recalls. Not for: the recalls themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_RECALL_DIALOG (dpt_recall_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptRecallDialog, dpt_recall_dialog, DPT, RECALL_DIALOG, AdwWindow)

/* Signal: saved (const char *text): the rules are saved and applied to everybody; what came of it in words. Then it closes.
 * Action: rules.save (Ctrl+S). */

/** dpt_recall_dialog_new: @parent: (nullable) */
DptRecallDialog *dpt_recall_dialog_new (GtkWindow *parent, DptSession *session);

G_END_DECLS
