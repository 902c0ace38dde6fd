/* dpt-db-rows.h - the immutable result of a query: what a worker hands back.
 * For: reading results on any thread. Not for: editing (db/dpt-record.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-value.h"

G_BEGIN_DECLS

typedef struct _DptDbRows DptDbRows;

DptDbRows *dpt_db_rows_ref (DptDbRows *self);
void dpt_db_rows_unref (DptDbRows *self);

guint dpt_db_rows_get_n_rows (DptDbRows *self);
guint dpt_db_rows_get_n_columns (DptDbRows *self);
/** dpt_db_rows_get_name: Returns: (nullable): the name of a column as the statement gives it */
const char *dpt_db_rows_get_name (DptDbRows *self, guint column);
/** dpt_db_rows_find_column: Returns: the column of that name, or -1 */
int dpt_db_rows_find_column (DptDbRows *self, const char *name);

DptDbType dpt_db_rows_get_type (DptDbRows *self, guint row, guint column);
gboolean dpt_db_rows_is_null (DptDbRows *self, guint row, guint column);
/** dpt_db_rows_get_int: Returns: the number; 0 for NULL. Text that is a whole number is read (sums of PostgreSQL). */
gint64 dpt_db_rows_get_int (DptDbRows *self, guint row, guint column);
/** dpt_db_rows_get_text: Returns: (transfer none) (nullable): the text, %NULL for NULL and for numbers */
const char *dpt_db_rows_get_text (DptDbRows *self, guint row, guint column);
/** dpt_db_rows_get_string: like dpt_db_rows_get_text(), "" for NULL */
const char *dpt_db_rows_get_string (DptDbRows *self, guint row, guint column);
/** dpt_db_rows_create_bytes: Returns: (transfer full) (nullable): a blob; shares the rows' memory */
GBytes *dpt_db_rows_create_bytes (DptDbRows *self, guint row, guint column);
/** dpt_db_rows_get_value: Returns: the cell as a parameter, borrowed from @self */
DptDbValue dpt_db_rows_get_value (DptDbRows *self, guint row, guint column);

/* For drivers: rows are filled cell by cell, row by row, before anybody else sees them. */
DptDbRows *dpt_db_rows_new (guint n_columns);
void dpt_db_rows_set_name (DptDbRows *self, guint column, const char *name);
void dpt_db_rows_add_null (DptDbRows *self);
void dpt_db_rows_add_int (DptDbRows *self, gint64 value);
/** dpt_db_rows_add_data: adds text (%DPT_DB_TEXT) or bytes (%DPT_DB_BLOB); copies */
void dpt_db_rows_add_data (DptDbRows *self, DptDbType type, const void *data, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptDbRows, dpt_db_rows_unref)

G_END_DECLS
