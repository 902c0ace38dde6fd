/* dpt-db-statement.h - the constant texts of data/sql/query, by name.
 * For: dpt_db_query (connection, "patient/patient:by-id", …). Not for: building SQL at run time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DptDbStatement:
 * @name: "subject/file:statement"
 * @text: the SQL with $1 … $n; `{ids}` stands opened as $1, …, $64
 *
 * One object a text for the life of the process, so that a driver's cache may key on the pointer. Immutable.
 */
typedef struct
{
  const char *name;
  const char *text;
} DptDbStatement;

/* How many ids a page of a list asks for at once; `{ids}` in a statement opens to as many parameters. */
#define DPT_DB_PAGE 64

/**
 * dpt_db_statement_find:
 * @name: "subject/file:statement": the text after the line `-- :name statement` of data/sql/query/subject/file.sql
 *
 * A name that is not there is a mistake of the programmer and ends the program.
 *
 * Returns: (transfer none): the statement; may be called from any thread
 */
const DptDbStatement *dpt_db_statement_find (const char *name);

/**
 * dpt_db_statement_intern:
 * @text: SQL composed from constants (a record's field table), never from data
 *
 * Returns: (transfer none): the one statement of that text
 */
const DptDbStatement *dpt_db_statement_intern (const char *text);

/** dpt_db_statement_list: Returns: (transfer container): every statement of data/sql/query, sorted by name; for the test that prepares them all */
GPtrArray *dpt_db_statement_list (void);

G_END_DECLS
