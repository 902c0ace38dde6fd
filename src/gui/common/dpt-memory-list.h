/* dpt-memory-list.h - a list of rows that are all there, searched and sorted where it stands.
 * For: the tabs of the patient sheet, what was looked up: some thousand rows at most. Not for: lists of the database (DptDbListModel).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-list-view.h"

G_BEGIN_DECLS

/**
 * dpt_memory_list_new:
 * @name: in preferences, "patient-sales"
 * @title: translated
 * @columns: (array length=n): static
 *
 * Returns: a #DptListView that needs no owner for search and order: every word typed must begin a word of some column
 */
GtkWidget *dpt_memory_list_new (const char *name, const char *title, const DptListColumn *columns, gsize n);

/** dpt_memory_list_set_rows: @rows: (nullable) (element-type GObject): in their own order, which holds until a head is clicked */
void dpt_memory_list_set_rows (DptListView *list, GPtrArray *rows);

G_END_DECLS
