/* dpt-list-export.h - what a list shows as a spreadsheet or on paper: its rows, its columns, its order.
 * For: the default answers of DptListView to Ctrl+E and to its menu. Not for: the named exports of the program (exchange/dpt-export.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-session.h"
#include "document/dpt-paper.h"
#include "gui/common/dpt-list-view.h"

G_BEGIN_DECLS

/** DPT_LIST_PRINT_MOST: a longer list is not printed: nobody reads two hundred pages */
#define DPT_LIST_PRINT_MOST 10000

/**
 * DptListExport:
 *
 * What is shown at one moment: the ids in order, or the rows themselves, and the columns.
 */
typedef struct _DptListExport DptListExport;

/** dpt_list_export_new: Returns: (transfer full): a snapshot of @view, on the main thread */
DptListExport *dpt_list_export_new (DptListView *view, DptSession *session);
void           dpt_list_export_free (DptListExport *self);

/** dpt_list_export_write: writes an XLSX with types and totals as formulas. Needs %DPT_RIGHT_LIST_EXPORT. Blocks: for a
 * worker. */
gboolean dpt_list_export_write (DptListExport *self, const char *path, GCancellable *cancellable, GError **error);

/** dpt_list_export_create_paper: Returns: (transfer full) (nullable): the list under the shop's letterhead. Blocks: for
 * a worker. */
DptPaper *dpt_list_export_create_paper (DptListExport *self, GError **error);

/** dpt_list_view_export: asks for a file and writes it in the background; "list.cancel" stops it. Says how it ended. */
void dpt_list_view_export (DptListView *view, DptSession *session);

/** dpt_list_view_print: shows the list as a paper, from where it is printed or saved */
void dpt_list_view_print (DptListView *view, DptSession *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptListExport, dpt_list_export_free)

G_END_DECLS
