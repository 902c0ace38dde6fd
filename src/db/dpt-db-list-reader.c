/* dpt-db-list-reader.c - see dpt-db-list-reader.h. Runs on a worker and makes no objects.
 * For: ids and pages of rows. Not for: what is shown (dpt-db-list-model.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-db-list-reader.h"

/* A list of GTK asks for about this many rows at once; they come with the ids. */
#define FIRST_ROWS (4 * DPT_DB_PAGE)

void
dpt_db_list_answer_free (DptDbListAnswer *answer)
{
  g_clear_pointer (&answer->ids, g_array_unref);
  g_ptr_array_unref (answer->rows);
  g_free (answer);
}

static void
clear_value (gpointer data)
{
  g_free ((gpointer) ((DptDbValue *) data)->data);
}

GArray *
dpt_db_list_copy_values (const DptDbValue *values, guint n_values)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (DptDbValue), n_values);

  g_array_set_clear_func (copy, clear_value);
  for (guint i = 0; i < n_values; i++)
    {
      DptDbValue value = values[i];

      if (value.type == DPT_DB_TEXT)
        value.data = g_strdup (value.data);
      else if (value.type == DPT_DB_BLOB)
        value.data = g_memdup2 (value.data, value.size);
      else
        value.data = NULL;
      g_array_append_val (copy, value);
    }
  return copy;
}

void
dpt_db_list_question_free (DptDbListQuestion *question)
{
  g_clear_pointer (&question->values, g_array_unref);
  g_clear_pointer (&question->row_ids, g_array_unref);
  g_free (question);
}

/* A statement of fixed width is prepared once, so the last id is repeated until the page is full. */
static gboolean
read_page (DptDbConnection *connection, const DptDbStatement *statement, const gint64 *ids, guint n_ids,
           GPtrArray *pages, GError **error)
{
  DptDbValue values[DPT_DB_PAGE];
  DptDbRows *rows;

  for (guint i = 0; i < DPT_DB_PAGE; i++)
    values[i] = DPT_INT (ids[MIN (i, n_ids - 1)]);
  rows = dpt_db_query_values (connection, statement, values, DPT_DB_PAGE, error);
  if (rows != NULL)
    g_ptr_array_add (pages, rows);
  return rows != NULL;
}

static gboolean
read_rows (DptDbConnection *connection, const DptDbStatement *statement, GArray *ids, guint n_ids, GPtrArray *pages,
           GError **error)
{
  for (guint i = 0; i < n_ids; i += DPT_DB_PAGE)
    if (!read_page (connection, statement, &g_array_index (ids, gint64, i), MIN (DPT_DB_PAGE, n_ids - i), pages, error))
      return FALSE;
  return TRUE;
}

static GArray *
read_ids (DptDbConnection *connection, const DptDbListQuestion *question, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  GArray *ids;
  guint n_rows;

  rows = dpt_db_query_values (connection, question->ids_statement, (const DptDbValue *) question->values->data,
                              question->values->len, error);
  if (rows == NULL)
    return NULL;
  n_rows = dpt_db_rows_get_n_rows (rows);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_rows);
  g_array_set_size (ids, n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_array_index (ids, gint64, i) = dpt_db_rows_get_int (rows, i, 0);
  return ids;
}

gpointer
dpt_db_list_answer (DptDbConnection *connection, gpointer args, GError **error)
{
  const DptDbListQuestion *question = args;
  DptDbListAnswer *answer = g_new0 (DptDbListAnswer, 1);

  answer->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dpt_db_rows_unref);
  if (question->ids_statement != NULL && (answer->ids = read_ids (connection, question, error)) == NULL)
    goto failed;
  if (!read_rows (connection, question->rows_statement, question->row_ids, question->row_ids->len, answer->rows, error))
    goto failed;
  if (question->first_rows
      && !read_rows (connection, question->rows_statement, answer->ids, MIN (answer->ids->len, FIRST_ROWS),
                     answer->rows, error))
    goto failed;
  return answer;

failed:
  dpt_db_list_answer_free (answer);
  return NULL;
}
