/* dpt-compare-window.h - what differs between two states of a visit, or between two visits, line by line.
 * For: amendments, and "what has changed since last time". Not for: charts (dpt-earlier-pane.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/clinical/dpt-visit-sheet.h"

G_BEGIN_DECLS

/** dpt_compare_window_new: @old_title, @new_title: translated, above the columns. Returns: (transfer none): not shown yet
 */
GtkWindow *
dpt_compare_window_new (DptVisitSheet *before, DptVisitSheet *after, const char *old_title, const char *new_title);

G_END_DECLS
