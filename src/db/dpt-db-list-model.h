/* dpt-db-list-model.h - a GListModel over a query: ids first, pages of rows when somebody looks.
 * For: every list of the application, of ten rows or of a million. Not for: a handful of rows read once.
 *
 *   ids (one query)  ──►  positions  ──►  page of 64 rows by id (one cached IN statement)  ──►  DptRecord
 *        ▲ changed / set_query: new ids, one minimal items-changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db.h"
#include "db/dpt-record.h"

G_BEGIN_DECLS

#define DPT_TYPE_DB_LIST_MODEL (dpt_db_list_model_get_type ())
G_DECLARE_FINAL_TYPE (DptDbListModel, dpt_db_list_model, DPT, DB_LIST_MODEL, GObject)

/**
 * dpt_db_list_model_new:
 * @row_type: a #DptRecord subclass (narrow: only what the list shows), its fields named like the columns of @rows_statement
 * @rows_statement: "subject/file:name", `SELECT id, … WHERE t.id IN ({ids})`; order does not matter
 * @topics: (nullable): tables whose change refreshes the list
 *
 * Empty until dpt_db_list_model_set_query(). Rows not yet there are records without values; they fill in place and notify.
 * Properties: "loading" (gboolean), "error" (nullable string), "n-items".
 */
DptDbListModel *dpt_db_list_model_new (DptDb *db, GType row_type, const char *rows_statement, const char *const *topics);

/**
 * dpt_db_list_model_set_query:
 * @ids_statement: "subject/file:name" whose first column is the id, in the order shown; filter and sort are variants of it
 * @values: (array length=n_values): its parameters; copied
 *
 * A query that comes while an older one is under way makes that one's answer void.
 */
void dpt_db_list_model_set_query (DptDbListModel *self, const char *ids_statement, const DptDbValue *values, guint n_values);
/** dpt_db_list_model_refresh: runs the query again and reloads the rows that are alive */
void dpt_db_list_model_refresh (DptDbListModel *self);
gboolean dpt_db_list_model_get_loading (DptDbListModel *self);
/** dpt_db_list_model_get_error: Returns: (nullable): why the last query failed, for a person */
const char *dpt_db_list_model_get_error (DptDbListModel *self);
/** dpt_db_list_model_get_id: Returns: the id at @position without loading its row, 0 past the end */
gint64 dpt_db_list_model_get_id (DptDbListModel *self, guint position);
/** dpt_db_list_model_find: Returns: the position of @id, or %GTK_INVALID_LIST_POSITION's value (G_MAXUINT) */
guint dpt_db_list_model_find (DptDbListModel *self, gint64 id);
/** dpt_db_list_model_get_ids: Returns: (array length=n) (transfer none): all ids in order; for exports, which read their rows themselves */
const gint64 *dpt_db_list_model_get_ids (DptDbListModel *self, guint *n);
/** dpt_db_list_model_get_row_type: Returns: the #DptRecord subclass of the rows */
GType dpt_db_list_model_get_row_type (DptDbListModel *self);
/** dpt_db_list_model_get_rows_statement: Returns: what reads %DPT_DB_PAGE rows by their ids; the same for exports */
const DptDbStatement *dpt_db_list_model_get_rows_statement (DptDbListModel *self);

G_END_DECLS
