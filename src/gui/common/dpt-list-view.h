/* dpt-list-view.h - a page that shows a list: search, filters, order, chosen columns, export, and what to do when it is empty.
 * For: every list of the application. Not for: a handful of rows in a form (GtkListBox).
 *
 * The view never sorts and never filters: it says what is wanted ("query-changed"), and the owner gives the model another
 * query (dpt_db_list_model_set_query()). That is what lets a million rows scroll as a hundred do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"
#include "gui/common/dpt-list-column.h"

G_BEGIN_DECLS

#define DPT_TYPE_LIST_VIEW (dpt_list_view_get_type ())
G_DECLARE_FINAL_TYPE (DptListView, dpt_list_view, DPT, LIST_VIEW, AdwBin)

/**
 * DptChoice:
 * @value: what the owner understands, "" for no restriction
 * @label: untranslated, marked with N_(); it stands alone in the bar, so the first says of what: "All states"
 */
typedef struct
{
  const char *value;
  const char *label;
} DptChoice;

/* Signals:
 *   query-changed ()          search, a filter or the order changed; read the getters and give the model a new query
 *   row-activated (GObject *) Enter or a double click on a row
 *   selection-changed ()      another row, or other rows, are chosen
 *   export-requested ()       Ctrl+E, action "list.export": by itself the list writes what it shows (dpt-list-export.h)
 *   print-requested ()        action "list.print": by itself the list shows itself as a paper
 * Stop the emission of the last two to do something else. Both need dpt_list_view_set_session().
 * Properties: list-name, title, currency, search-hint, multiple, model, selected-item.
 */

/**
 * dpt_list_view_new:
 * @name: the list's name in preferences, "patients"
 * @title: translated: the list's accessible name
 */
GtkWidget *dpt_list_view_new (const char *name, const char *title);

/** dpt_list_view_set_columns: @columns: (array length=n): a static table; set once, after "list-name" and "currency" */
void dpt_list_view_set_columns (DptListView *self, const DptListColumn *columns, gsize n);

/** dpt_list_view_set_model: @model: (nullable): of #DptRecord or other objects; its properties "loading" and "error"
 * are shown where it has them */
void        dpt_list_view_set_model (DptListView *self, GListModel *model);
GListModel *dpt_list_view_get_model (DptListView *self);

/**
 * dpt_list_view_add_filter:
 * @id: the filter's name
 * @label: translated accessible name and tooltip
 * @choices: (array length=n): the first is chosen at first; the choice is remembered
 */
void dpt_list_view_add_filter (DptListView *self, const char *id, const char *label, const DptChoice *choices, gsize n);

/** dpt_list_view_get_filter: Returns: the value chosen in the filter @id, "" where there is no such filter */
const char *dpt_list_view_get_filter (DptListView *self, const char *id);
void        dpt_list_view_set_filter (DptListView *self, const char *id, const char *value);

const char *dpt_list_view_get_search (DptListView *self);
void        dpt_list_view_set_search (DptListView *self, const char *text);

/** dpt_list_view_set_sort: the order to begin with, shown by the arrow in the column's head; emits nothing */
void dpt_list_view_set_sort (DptListView *self, const char *property, gboolean descending);
/** dpt_list_view_get_sort: Returns: (nullable): the property to order by; %NULL for the query's own order */
const char *dpt_list_view_get_sort (DptListView *self, gboolean *descending);

/**
 * dpt_list_view_set_empty:
 * @title: translated: what is not there
 * @description: (nullable): translated: why, or what to do
 * @button: (nullable): translated: the one act that makes sense
 * @action: (nullable): the button's detailed action name
 *
 * What stands in place of a list without rows. Where search or filters hide them all, the page says so by itself.
 */
void dpt_list_view_set_empty (DptListView *self, const char *icon_name, const char *title, const char *description,
                              const char *button, const char *action);

/** dpt_list_view_set_nothing_found: @button: translated: what makes sense where a search finds nobody; @action: its detailed action name */
void dpt_list_view_set_nothing_found (DptListView *self, const char *button, const char *action);

/** dpt_list_view_add_tool: puts @widget at the end of the bar over the list (a button for a new row) */
void dpt_list_view_add_tool (DptListView *self, GtkWidget *widget);

/** dpt_list_view_ref_selected: Returns: (transfer full) (nullable): the chosen row; the first of several */
GObject *dpt_list_view_ref_selected (DptListView *self);
/** dpt_list_view_dup_selection: Returns: (transfer full) (element-type GObject): the chosen rows */
GPtrArray *dpt_list_view_dup_selection (DptListView *self);
/** dpt_list_view_select: chooses the row at @position and scrolls to it */
void dpt_list_view_select (DptListView *self, guint position);

/** dpt_list_view_dup_columns: Returns: (transfer container) (element-type DptListColumn): the shown columns in order;
 * for exports and prints */
GPtrArray *dpt_list_view_dup_columns (DptListView *self);

/** dpt_list_view_set_session: (nullable): on whose behalf the list is exported and printed */
void        dpt_list_view_set_session (DptListView *self, DptSession *session);
DptSession *dpt_list_view_get_session (DptListView *self);

/** dpt_list_view_set_cancellable: (nullable): what "list.cancel" stops; the action is off without one */
void dpt_list_view_set_cancellable (DptListView *self, GCancellable *cancellable);

/** dpt_list_view_focus_search: puts the cursor into the search entry; also the action "list.search" (Ctrl+F) */
void dpt_list_view_focus_search (DptListView *self);

G_END_DECLS
