/* dpt-rows.c - see dpt-rows.h.
 *
 * Every cell is set once without line breaks when its row is added; that gives the widths. Only text wider than its
 * column is set again. While rows are put on the page the sums of the carried columns run along, and room for
 * "carried forward" is always kept below the row:
 *
 *   header | row … row | carried forward      (new page) header | brought forward | row … last row + tail
 *
 * For: holding a table's rows. Not for: widths (dpt-rows-measure.c), pages (dpt-rows-put.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-rows-private.h"

#include <string.h>

#include "base/dpt-date.h"
#include "base/dpt-power.h"
#include "document/dpt-format.h"

#define CACHED_LENGTH 24 /* short texts come again and again ("20%", "1"): they are set once a table */

gboolean
dpt_rows_is_number (const DptColumn *column)
{
  return column->kind != DPT_COLUMN_TEXT && column->kind != DPT_COLUMN_DATE && column->kind != DPT_COLUMN_INSTANT;
}

DptAlign
dpt_rows_align_of (const DptColumn *column)
{
  return dpt_rows_is_number (column) ? DPT_ALIGN_END : column->align;
}

DptType
dpt_rows_type_of (const DptColumn *column, DptRowKind kind)
{
  DptType type = column->type != 0 ? column->type : DPT_TYPE_BODY;

  return kind == DPT_ROW_TOTAL ? (DptType) (type | DPT_TYPE_BOLD) : type;
}

DptType
dpt_rows_detail_type_of (const DptColumn *column)
{
  int size = dpt_rows_type_of (column, DPT_ROW_PLAIN) & DPT_TYPE_SIZE_MASK;

  return size > DPT_TYPE_SMALL ? (DptType) (size - 1) : DPT_TYPE_FINE;
}

static void
free_row (DptRows *self, DptRow *row)
{
  for (int i = 0; i < self->n_columns; i++)
    {
      g_clear_pointer (&row->cells[i].text, dpt_text_unref);
      g_clear_pointer (&row->cells[i].detail, dpt_text_unref);
    }
  g_free (row);
}

DptRows *
dpt_rows_new (const DptColumn *columns, int n_columns)
{
  DptRows *self = g_new0 (DptRows, 1);

  g_return_val_if_fail (n_columns > 0, NULL);

  self->columns = g_memdup2 (columns, sizeof *columns * (gsize) n_columns);
  self->n_columns = n_columns;
  self->gap = 10;
  self->rows = g_ptr_array_new ();
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dpt_text_unref);
  self->x = g_new0 (double, n_columns);
  self->widths = g_new0 (double, n_columns);
  self->naturals = g_new0 (double, n_columns);
  self->floors = g_new0 (double, n_columns);
  self->titles = g_new0 (DptText *, n_columns);
  self->sums = g_new0 (gint64, n_columns);
  self->totals = g_new0 (gint64, n_columns);
  for (int i = 0; i < n_columns; i++)
    {
      self->columns[i].title = g_strdup (columns[i].title);
      self->columns[i].carried = columns[i].carried && dpt_rows_is_number (&columns[i]);
      self->has_carry = self->has_carry || self->columns[i].carried;
    }
  return self;
}

void
dpt_rows_free (DptRows *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    free_row (self, g_ptr_array_index (self->rows, i));
  g_ptr_array_unref (self->rows);
  for (int i = 0; i < self->n_columns; i++)
    {
      g_free ((char *) self->columns[i].title);
      g_clear_pointer (&self->titles[i], dpt_text_unref);
    }
  g_hash_table_unref (self->cache);
  g_free (self->columns);
  g_free (self->x);
  g_free (self->widths);
  g_free (self->naturals);
  g_free (self->floors);
  g_free (self->titles);
  g_free (self->sums);
  g_free (self->totals);
  g_free (self);
}

void
dpt_rows_set_gap (DptRows *self, double gap)
{
  self->gap = gap;
}

char *
dpt_column_format (const DptColumn *column, const DptCell *cell)
{
  if (column->kind == DPT_COLUMN_DATE)
    return dpt_date_is_valid (cell->text) ? dpt_date_format (cell->text) : g_strdup (cell->text);
  if (cell->text != NULL || column->kind == DPT_COLUMN_TEXT)
    return g_strdup (cell->text);
  if (cell->empty)
    return NULL;
  switch (column->kind)
    {
    case DPT_COLUMN_COUNT:
      return dpt_format_count (cell->value);
    case DPT_COLUMN_QUANTITY:
      return dpt_format_quantity (cell->value);
    case DPT_COLUMN_MONEY:
      return dpt_money_format (cell->value, NULL);
    case DPT_COLUMN_PERCENT:
      return dpt_format_percent ((int) cell->value);
    case DPT_COLUMN_POWER:
      return dpt_format_power ((int) cell->value);
    case DPT_COLUMN_LENGTH:
      return dpt_length_format ((int) cell->value);
    case DPT_COLUMN_INSTANT:
      return dpt_instant_format (cell->value);
    case DPT_COLUMN_TEXT:
    case DPT_COLUMN_DATE:
    default:
      return NULL;
    }
}

static DptText *
set_cached (DptRows *self, const char *text, DptType type)
{
  char key[CACHED_LENGTH + 16];
  DptText *set;

  if (strlen (text) > CACHED_LENGTH)
    return dpt_type_set (text, type, 0, DPT_ALIGN_START);
  g_snprintf (key, sizeof key, "%x %s", (guint) type, text);
  set = g_hash_table_lookup (self->cache, key);
  if (set == NULL)
    {
      set = dpt_type_set (text, type, 0, DPT_ALIGN_START);
      g_hash_table_insert (self->cache, g_strdup (key), set);
    }
  return dpt_text_ref (set);
}

static void
add_row (DptRows *self, const DptCell *cells, DptRowKind kind)
{
  DptRow *row = g_malloc0 (sizeof (DptRow) + sizeof (DptRowCell) * (gsize) self->n_columns);

  row->kind = kind;
  for (int i = 0; i < self->n_columns; i++)
    {
      const DptColumn *column = &self->columns[i];
      g_autofree char *text = dpt_column_format (column, &cells[i]);
      DptRowCell *cell = &row->cells[i];

      cell->value = cells[i].empty ? 0 : cells[i].value;
      if (kind == DPT_ROW_PLAIN)
        self->totals[i] += cell->value;
      if (text != NULL && *text != '\0')
        cell->text = set_cached (self, text, dpt_rows_type_of (column, kind));
      if (cells[i].detail != NULL && *cells[i].detail != '\0')
        cell->detail = dpt_type_set (cells[i].detail, dpt_rows_detail_type_of (column), 0, DPT_ALIGN_START);
      if (cell->text != NULL)
        self->naturals[i] = MAX (self->naturals[i], dpt_text_get_width (cell->text));
      if (cell->detail != NULL)
        self->naturals[i] = MAX (self->naturals[i], dpt_text_get_width (cell->detail));
    }
  g_ptr_array_add (self->rows, row);
}

void
dpt_rows_add (DptRows *self, const DptCell *cells)
{
  add_row (self, cells, DPT_ROW_PLAIN);
}

void
dpt_rows_add_total (DptRows *self, const DptCell *cells)
{
  add_row (self, cells, DPT_ROW_TOTAL);
}

void
dpt_rows_add_heading (DptRows *self, const char *text, const char *detail)
{
  DptRow *row = g_malloc0 (sizeof (DptRow) + sizeof (DptRowCell) * (gsize) self->n_columns);

  row->kind = DPT_ROW_HEADING;
  row->cells[0].text = dpt_type_set (text, DPT_TYPE_BODY | DPT_TYPE_BOLD, 0, DPT_ALIGN_START);
  if (detail != NULL && *detail != '\0')
    row->cells[0].detail = dpt_type_set (detail, DPT_TYPE_SMALL, 0, DPT_ALIGN_START);
  g_ptr_array_add (self->rows, row);
}

void
dpt_rows_match (DptRows *self, DptRows *other)
{
  g_return_if_fail (self->n_columns == other->n_columns);

  for (int i = 0; i < self->n_columns; i++)
    self->naturals[i] = MAX (self->naturals[i], other->naturals[i]);
}

