/* dpt-search.h - the search of the window (Ctrl+K): patients, and what else providers know, and commands, in one list.
 * For: the header. Not for: searching a list (gui/common/dpt-list-view.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_SEARCH (dpt_search_get_type ())
G_DECLARE_FINAL_TYPE (DptSearch, dpt_search, DPT, SEARCH, AdwBin)

/* Keys while the entry has the focus: Up and Down choose, Enter opens, Esc closes. */

GtkWidget *dpt_search_new (void);

/** dpt_search_set_session: @session: (nullable): whose rights, and which database; forgets what was typed and found */
void dpt_search_set_session (DptSearch *self, DptSession *session);

/** dpt_search_open: puts the cursor into the entry and opens the list; empty, it shows who was here last */
void dpt_search_open (DptSearch *self);

/** dpt_search_find: the same with @text in the entry: a code that was scanned and that the screen did not know; what alone bears it is
 * opened at once */
void dpt_search_find (DptSearch *self, const char *text);

/** dpt_search_get_results: Returns: (transfer none): what is shown, a list of #DptSearchResult */
GListModel *dpt_search_get_results (DptSearch *self);

G_END_DECLS
