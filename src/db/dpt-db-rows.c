/* dpt-db-rows.c - cells in one array, text in one arena: a page of rows is two allocations.
 * For: results of queries. Not for: results too large for memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-db-rows.h"

#include <string.h>

typedef struct
{
  gint64 integer; /* of a number; of text and bytes the offset in the arena */
  guint32 size;
  guint8 type;
} Cell;

struct _DptDbRows
{
  gatomicrefcount ref_count;
  guint n_columns;
  char **names;
  Cell *cells; /* no GArray: a call for each cell was a tenth of what reading a million numbers took */
  gsize n_cells, n_allocated;
  GByteArray *arena;
};

DptDbRows *
dpt_db_rows_new (guint n_columns)
{
  DptDbRows *self = g_new0 (DptDbRows, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_columns = n_columns;
  self->names = g_new0 (char *, n_columns + 1);
  self->arena = g_byte_array_new ();
  return self;
}

DptDbRows *
dpt_db_rows_ref (DptDbRows *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dpt_db_rows_unref (DptDbRows *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->names[i]);
  g_free (self->names);
  g_free (self->cells);
  g_byte_array_unref (self->arena);
  g_free (self);
}

void
dpt_db_rows_set_name (DptDbRows *self, guint column, const char *name)
{
  g_return_if_fail (column < self->n_columns);

  g_free (self->names[column]);
  self->names[column] = g_strdup (name);
}

static inline void
add_cell (DptDbRows *self, Cell cell)
{
  if (G_UNLIKELY (self->n_cells == self->n_allocated))
    {
      self->n_allocated = MAX (16, 2 * self->n_allocated);
      self->cells = g_renew (Cell, self->cells, self->n_allocated);
    }
  self->cells[self->n_cells++] = cell;
}

void
dpt_db_rows_add_null (DptDbRows *self)
{
  add_cell (self, (Cell) { .type = DPT_DB_NULL });
}

void
dpt_db_rows_add_int (DptDbRows *self, gint64 value)
{
  add_cell (self, (Cell) { .type = DPT_DB_INT, .integer = value });
}

void
dpt_db_rows_add_data (DptDbRows *self, DptDbType type, const void *data, gsize size)
{
  static const guint8 nul = 0;
  Cell cell = { .type = (guint8) type, .integer = self->arena->len, .size = (guint32) size };

  g_return_if_fail (type == DPT_DB_TEXT || type == DPT_DB_BLOB);

  if (size > 0)
    g_byte_array_append (self->arena, data, (guint) size);
  g_byte_array_append (self->arena, &nul, 1);
  add_cell (self, cell);
}

guint
dpt_db_rows_get_n_rows (DptDbRows *self)
{
  return self->n_columns == 0 ? 0 : (guint) (self->n_cells / self->n_columns);
}

guint
dpt_db_rows_get_n_columns (DptDbRows *self)
{
  return self->n_columns;
}

const char *
dpt_db_rows_get_name (DptDbRows *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->names[column];
}

int
dpt_db_rows_find_column (DptDbRows *self, const char *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_strcmp0 (self->names[i], name) == 0)
      return (int) i;
  return -1;
}

static const Cell *
get_cell (DptDbRows *self, guint row, guint column)
{
  gsize index = (gsize) row * self->n_columns + column;

  g_assert (column < self->n_columns && index < self->n_cells);
  return &self->cells[index];
}

DptDbType
dpt_db_rows_get_type (DptDbRows *self, guint row, guint column)
{
  return get_cell (self, row, column)->type;
}

gboolean
dpt_db_rows_is_null (DptDbRows *self, guint row, guint column)
{
  return get_cell (self, row, column)->type == DPT_DB_NULL;
}

gint64
dpt_db_rows_get_int (DptDbRows *self, guint row, guint column)
{
  const Cell *cell = get_cell (self, row, column);

  if (cell->type == DPT_DB_INT)
    return cell->integer;
  if (cell->type == DPT_DB_TEXT)
    return g_ascii_strtoll ((const char *) self->arena->data + cell->integer, NULL, 10);
  return 0;
}

const char *
dpt_db_rows_get_text (DptDbRows *self, guint row, guint column)
{
  const Cell *cell = get_cell (self, row, column);

  return cell->type == DPT_DB_TEXT ? (const char *) self->arena->data + cell->integer : NULL;
}

const char *
dpt_db_rows_get_string (DptDbRows *self, guint row, guint column)
{
  const char *text = dpt_db_rows_get_text (self, row, column);

  return text ? text : "";
}

GBytes *
dpt_db_rows_create_bytes (DptDbRows *self, guint row, guint column)
{
  const Cell *cell = get_cell (self, row, column);

  if (cell->type != DPT_DB_BLOB)
    return NULL;
  return g_bytes_new_with_free_func (self->arena->data + cell->integer, cell->size,
                                     (GDestroyNotify) dpt_db_rows_unref, dpt_db_rows_ref (self));
}

DptDbValue
dpt_db_rows_get_value (DptDbRows *self, guint row, guint column)
{
  const Cell *cell = get_cell (self, row, column);
  DptDbValue value = { .type = cell->type };

  if (cell->type == DPT_DB_INT)
    value.integer = cell->integer;
  else if (cell->type != DPT_DB_NULL)
    {
      value.data = self->arena->data + cell->integer;
      value.size = cell->size;
    }
  return value;
}
