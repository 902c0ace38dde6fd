/* dpt-recall-window.h - who is to be called back: the list, and what was done about each.
 * For: reception and exam; opened by the action "recalls.show" of every screen. Not for: the rules (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_RECALL_WINDOW (dpt_recall_window_get_type ())
G_DECLARE_FINAL_TYPE (DptRecallWindow, dpt_recall_window, DPT, RECALL_WINDOW, AdwWindow)

/* Signal: patient-chosen (gint64 patient_id).
 * Actions on the chosen rows: recall.tell (how, a string), recall.letter, recall.postpone (months, an int32), recall.postpone-until,
 * recall.close; on one: recall.call (F2), recall.mail, recall.copy-mail, recall.history. recall.undo (Ctrl+Z), recall.rules. */

DptRecallWindow *dpt_recall_window_new (DptSession *session);

/** dpt_recall_window_close_rows: closes the chosen rows for @reason, as the question of recall.close does */
void dpt_recall_window_close_rows (DptRecallWindow *self, const char *reason);

G_END_DECLS
