/* dpt-list-export.c - see dpt-list-export.h.
 * For: reading the rows of a list once more, a page at a time. Not for: dialogs (dpt-list-export-dialog.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-list-export.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "db/dpt-db-list-model.h"
#include "document/dpt-document-list.h"
#include "engine/practice/dpt-unit.h"
#include "exchange/dpt-xlsx.h"

struct _DptListExport
{
  DptSession *session;
  char *title;
  char *search;
  char *currency;
  GPtrArray *columns; /* of DptListColumn, static */

  /* One of the two: ids of a database list, or the objects of another. */
  GType row_type;
  const DptDbStatement *statement;
  GArray *ids;
  GPtrArray *items;
};

/* Goes through the rows in order, holding one page. */
typedef struct
{
  DptListExport *export;
  DptDbConnection *connection;
  GHashTable *page; /* id to DptRecord */
  guint position;
  GPtrArray *texts; /* of the row at hand */
  GCancellable *cancellable;
} Reader;

DptListExport *
dpt_list_export_new (DptListView *view, DptSession *session)
{
  DptListExport *self;
  GListModel *model;

  g_return_val_if_fail (DPT_IS_LIST_VIEW (view), NULL);
  g_return_val_if_fail (DPT_IS_SESSION (session), NULL);

  self = g_new0 (DptListExport, 1);
  self->session = g_object_ref (session);
  g_object_get (view, "title", &self->title, "currency", &self->currency, NULL);
  self->search = g_strdup (dpt_list_view_get_search (view));
  self->columns = dpt_list_view_dup_columns (view);
  model = dpt_list_view_get_model (view);
  if (DPT_IS_DB_LIST_MODEL (model))
    {
      guint n;
      const gint64 *ids = dpt_db_list_model_get_ids (DPT_DB_LIST_MODEL (model), &n);

      self->row_type = dpt_db_list_model_get_row_type (DPT_DB_LIST_MODEL (model));
      self->statement = dpt_db_list_model_get_rows_statement (DPT_DB_LIST_MODEL (model));
      self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
      g_array_append_vals (self->ids, ids, n);
      return self;
    }
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (self->items, g_list_model_get_object (model, i));
  return self;
}

void
dpt_list_export_free (DptListExport *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->session);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_ptr_array_unref (self->columns);
  g_free (self->title);
  g_free (self->search);
  g_free (self->currency);
  g_free (self);
}

static guint
count_rows (const DptListExport *self)
{
  return self->ids != NULL ? self->ids->len : self->items->len;
}

/* The ids of a page are one statement of fixed width; the last id fills it up. */
static gboolean
read_page (Reader *reader, GError **error)
{
  DptListExport *export = reader->export;
  guint left = MIN (DPT_DB_PAGE, export->ids->len - reader->position);
  DptDbValue values[DPT_DB_PAGE];
  g_autoptr (DptDbRows) rows = NULL;

  for (guint i = 0; i < DPT_DB_PAGE; i++)
    values[i] = DPT_INT (g_array_index (export->ids, gint64, reader->position + MIN (i, left - 1)));
  rows = dpt_db_query_values (reader->connection, export->statement, values, DPT_DB_PAGE, error);
  if (rows == NULL)
    return FALSE;
  g_hash_table_remove_all (reader->page);
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptRecord *record = dpt_record_from_row (export->row_type, rows, i);
      gint64 *id = g_new (gint64, 1);

      *id = dpt_record_get_id (record);
      g_hash_table_replace (reader->page, id, record);
    }
  return TRUE;
}

/* Returns 1 with the next row, 0 after the last, -1 with @error. A row deleted in the meantime is left out. */
static int
next_item (Reader *reader, GObject **item, GError **error)
{
  DptListExport *export = reader->export;

  *item = NULL;
  if (g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return -1;
  if (export->items != NULL)
    {
      if (reader->position >= export->items->len)
        return 0;
      *item = export->items->pdata[reader->position++];
      return 1;
    }
  while (*item == NULL && reader->position < export->ids->len)
    {
      if (reader->position % DPT_DB_PAGE == 0 && !read_page (reader, error))
        return -1;
      *item = g_hash_table_lookup (reader->page, &g_array_index (export->ids, gint64, reader->position++));
    }
  return *item != NULL ? 1 : 0;
}

static const char *
keep_text (Reader *reader, char *text)
{
  g_ptr_array_add (reader->texts, text);
  return text;
}

static gboolean
is_number (const DptListColumn *column)
{
  return column->format == NULL && (dpt_list_column_is_right (column) || column->kind == DPT_LIST_COLUMN_INSTANT);
}

static int
next_row_cb (gpointer data, DptDbValue *cells, GError **error)
{
  Reader *reader = data;
  GPtrArray *columns = reader->export->columns;
  GObject *item;
  int more = next_item (reader, &item, error);

  if (more <= 0)
    return more;
  g_ptr_array_set_size (reader->texts, 0);
  for (guint i = 0; i < columns->len; i++)
    {
      const DptListColumn *column = columns->pdata[i];
      char *text = NULL;
      gint64 number = 0;

      cells[i] = DPT_NULL;
      if (is_number (column) || (column->kind == DPT_LIST_COLUMN_DATE && column->format == NULL))
        {
          if (!dpt_list_column_read (column, item, &text, &number))
            continue;
          cells[i] = text != NULL ? DPT_TEXT (keep_text (reader, text)) : DPT_INT (number);
        }
      else
        cells[i] = DPT_TEXT (keep_text (reader, dpt_list_column_dup_text (column, item, reader->export->currency)));
    }
  return 1;
}

static DptXlsxKind
xlsx_kind_of (const DptListColumn *column)
{
  if (column->format != NULL)
    return DPT_XLSX_TEXT;
  switch (column->kind)
    {
    case DPT_LIST_COLUMN_INT:
      return DPT_XLSX_INT;
    case DPT_LIST_COLUMN_MONEY:
      return DPT_XLSX_MONEY;
    case DPT_LIST_COLUMN_DATE:
      return DPT_XLSX_DATE;
    case DPT_LIST_COLUMN_INSTANT:
      return DPT_XLSX_INSTANT;
    case DPT_LIST_COLUMN_POWER:
      return DPT_XLSX_POWER;
    case DPT_LIST_COLUMN_TEXT:
    case DPT_LIST_COLUMN_BADGE:
    default:
      return DPT_XLSX_TEXT;
    }
}

static void
begin_reading (Reader *reader, DptListExport *self, DptDbConnection *connection)
{
  reader->export = self;
  reader->connection = connection;
  reader->page = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  reader->texts = g_ptr_array_new_with_free_func (g_free);
}

static void
end_reading (Reader *reader)
{
  g_hash_table_unref (reader->page);
  g_ptr_array_unref (reader->texts);
}

typedef struct
{
  DptListExport *export;
  const char *path;
  GCancellable *cancellable;
} Writing;

/* Owned by nobody: only whether it is NULL counts. */
static int done;

static gpointer
write_unit (DptUnit *unit, gpointer data, GError **error)
{
  Writing *writing = data;
  DptListExport *self = writing->export;
  g_autofree DptXlsxColumn *columns = g_new0 (DptXlsxColumn, self->columns->len);
  g_autofree char *sheet = NULL;
  DptXlsxTable table = { .title = self->title, .currency = self->currency, .columns = columns,
                         .n_columns = self->columns->len };
  Reader reader = { 0 };
  gboolean written;

  if (!dpt_unit_require (unit, DPT_RIGHT_LIST_EXPORT, error))
    return NULL;
  sheet = g_utf8_substring (self->title, 0, MIN (31, g_utf8_strlen (self->title, -1)));
  g_strdelimit (sheet, "[]:*?/\\", ' ');
  table.sheet = sheet;
  table.subtitle = *self->search != '\0' ? self->search : NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DptListColumn *column = self->columns->pdata[i];

      columns[i].title = dpt_list_column_get_title (column);
      columns[i].kind = xlsx_kind_of (column);
      columns[i].total = columns[i].kind == DPT_XLSX_MONEY;
    }
  begin_reading (&reader, self, unit->connection);
  reader.cancellable = writing->cancellable;
  written = dpt_xlsx_write (writing->path, &table, next_row_cb, &reader, writing->cancellable, NULL, error);
  end_reading (&reader);
  return written ? &done : NULL;
}

gboolean
dpt_list_export_write (DptListExport *self, const char *path, GCancellable *cancellable, GError **error)
{
  Writing writing = { self, path, cancellable };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return dpt_session_read (self->session, write_unit, &writing, NULL, error) != NULL;
}

/* Every row as cells that live until the paper is made. */
typedef struct
{
  guint n_columns;
  GArray *cells; /* of DptCell, row by row */
} Sheet;

static void
fill_cb (int row, DptCell *cells, gpointer data)
{
  Sheet *sheet = data;

  memcpy (cells, &g_array_index (sheet->cells, DptCell, (guint) row * sheet->n_columns),
          sheet->n_columns * sizeof (DptCell));
}

static DptColumnKind
paper_kind_of (const DptListColumn *column)
{
  return column->kind == DPT_LIST_COLUMN_MONEY && column->format == NULL ? DPT_COLUMN_MONEY
         : column->kind == DPT_LIST_COLUMN_INT && column->format == NULL ? DPT_COLUMN_COUNT
                                                                         : DPT_COLUMN_TEXT;
}

static gboolean
collect_cells (Reader *reader, Sheet *sheet, GError **error)
{
  GPtrArray *columns = reader->export->columns;
  GObject *item;
  int more;

  while ((more = next_item (reader, &item, error)) > 0)
    for (guint i = 0; i < columns->len; i++)
      {
        const DptListColumn *column = columns->pdata[i];
        DptCell cell = { 0 };
        char *text = NULL;

        if (paper_kind_of (column) != DPT_COLUMN_TEXT)
          cell.empty = !dpt_list_column_read (column, item, &text, &cell.value);
        else
          cell.text = keep_text (reader, dpt_list_column_dup_text (column, item, reader->export->currency));
        g_free (text);
        g_array_append_val (sheet->cells, cell);
      }
  return more == 0;
}

static gpointer
paper_unit (DptUnit *unit, gpointer data, GError **error)
{
  DptListExport *self = data;
  g_autofree DptColumn *columns = g_new0 (DptColumn, self->columns->len);
  DptTableData table
    = { .title = self->title, .columns = columns, .n_columns = (int) self->columns->len, .fill = fill_cb };
  Sheet sheet = { self->columns->len, NULL };
  Reader reader = { 0 };
  DptPaper *paper = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const DptListColumn *column = self->columns->pdata[i];

      columns[i].title = dpt_list_column_get_title (column);
      columns[i].kind = paper_kind_of (column);
      columns[i].carried = columns[i].kind == DPT_COLUMN_MONEY;
      columns[i].grows = (column->flags & DPT_LIST_COLUMN_EXPAND) != 0;
    }
  sheet.cells = g_array_new (FALSE, TRUE, sizeof (DptCell));
  begin_reading (&reader, self, unit->connection);
  if (collect_cells (&reader, &sheet, error))
    {
      table.filters = *self->search != '\0' ? self->search : NULL;
      table.n_rows = (int) (sheet.cells->len / MAX (self->columns->len, 1));
      table.fill_data = &sheet;
      paper = dpt_document_create_list (unit, &table, error);
    }
  end_reading (&reader);
  g_array_unref (sheet.cells);
  return paper;
}

DptPaper *
dpt_list_export_create_paper (DptListExport *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (count_rows (self) > DPT_LIST_PRINT_MOST)
    {
      dpt_set_error (error, DPT_ERROR_INVALID, _ ("The list has %u rows; narrow it to %u to print it, or export it"),
                     count_rows (self), (guint) DPT_LIST_PRINT_MOST);
      return NULL;
    }
  return dpt_session_read (self->session, paper_unit, self, g_object_unref, error);
}
