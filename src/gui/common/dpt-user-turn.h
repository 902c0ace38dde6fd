/* dpt-user-turn.h - one station, several people: what somebody searched for is theirs, and is there again at their next turn.
 * For: DptPerspective. Not for: what is being written (engine/practice/dpt-draft.h), nor choices of the station (dpt-preferences.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dpt_user_turn_change:
 * @root: the search entries in and below it
 * @from: whose turn it was; 0: nobody's
 * @to: whose it is; another than @from
 *
 * Each entry keeps what @from had typed and shows what @to left there, at first nothing.
 */
void dpt_user_turn_change (GtkWidget *root, gint64 from, gint64 to);

G_END_DECLS
