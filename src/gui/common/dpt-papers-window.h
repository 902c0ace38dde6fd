/* dpt-papers-window.h - the papers of a patient that came from outside: a list, the one that is looked at, and new ones.
 * For: every screen that has a patient (the window's action win.show-papers). Not for: papers made here (dpt-pdf-view.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_PAPERS_WINDOW (dpt_papers_window_get_type ())
G_DECLARE_FINAL_TYPE (DptPapersWindow, dpt_papers_window, DPT, PAPERS_WINDOW, AdwWindow)

/* Actions: papers.choose, papers.scan, papers.scan-with (device, a string), papers.choose-folder, papers.cancel, papers.set-kind (a string),
 * papers.name, papers.remove, papers.restore (id, an int64), papers.type-prescription. Those of the viewer have their keys here, too. */

/**
 * dpt_papers_window_new:
 * @paper_id: the one to show, 0 for the newest
 *
 * Which kinds are listed and what may be done with them is the user's right (dpt_scan_kind_get_read_right()).
 */
DptPapersWindow *dpt_papers_window_new (DptSession *session, gint64 patient_id, gint64 paper_id);

/** dpt_papers_window_add_files: @files: (element-type GFile): as if they were dropped here */
void dpt_papers_window_add_files (DptPapersWindow *self, GSList *files);

G_END_DECLS
