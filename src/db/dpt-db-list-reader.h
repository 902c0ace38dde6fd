/* dpt-db-list-reader.h - what a list asks of a worker, and what it gets.
 * For: dpt-db-list-model.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db.h"

G_BEGIN_DECLS

/**
 * DptDbListQuestion:
 * @ids_statement: (nullable): %NULL asks for rows only
 * @values: (nullable): its parameters
 * @row_ids: rows to be read by id
 * @first_rows: whether the first rows of the ids found are to be read too
 */
typedef struct
{
  const DptDbStatement *ids_statement;
  const DptDbStatement *rows_statement;
  GArray *values;
  GArray *row_ids;
  gboolean first_rows;
} DptDbListQuestion;

/**
 * DptDbListAnswer:
 * @ids: (nullable): gint64, in order
 * @rows: (element-type DptDbRows): a page each
 */
typedef struct
{
  GArray *ids;
  GPtrArray *rows;
} DptDbListAnswer;

/** dpt_db_list_answer: a #DptDbFunc; @args: a #DptDbListQuestion. Returns: a #DptDbListAnswer, all of one snapshot */
gpointer dpt_db_list_answer (DptDbConnection *connection, gpointer args, GError **error);

void dpt_db_list_question_free (DptDbListQuestion *question);
void dpt_db_list_answer_free (DptDbListAnswer *answer);
/** dpt_db_list_copy_values: Returns: (transfer full) (element-type DptDbValue): a copy that owns its text and bytes */
GArray *dpt_db_list_copy_values (const DptDbValue *values, guint n_values);

G_END_DECLS
