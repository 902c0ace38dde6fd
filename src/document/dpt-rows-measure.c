/* dpt-rows-measure.c - how wide the columns of a table are and how high its rows.
 * For: dpt-rows.h. Not for: putting marks on a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-rows-private.h"

#include <string.h>

#define NARROWEST_TEXT 54.0 /* a text column is not squeezed below this unless there is no other way */

static double
width_of_title (const char *words)
{
  g_autoptr (DptText) set = dpt_type_set (words, DPT_TYPE_SMALL | DPT_TYPE_MEDIUM, 0, DPT_ALIGN_START);

  return dpt_text_get_width (set);
}

/* The least a title needs to stand in two lines, broken where both are shortest. */
static double
least_title (const char *title)
{
  double least;

  if (title == NULL)
    return 0;
  least = width_of_title (title);
  for (const char *space = strchr (title, ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      g_autofree char *first = g_strndup (title, (gsize) (space - title));

      least = MIN (least, MAX (width_of_title (first), width_of_title (space + 1)));
    }
  return least;
}

/* The least a column can be: its numbers whole, its title in two lines. */
static void
measure_floors (DptRows *self)
{
  for (int i = 0; i < self->n_columns; i++)
    {
      const DptColumn *column = &self->columns[i];
      double title = least_title (column->title);

      if (column->kind == DPT_COLUMN_TEXT)
        self->floors[i] = MAX (title, MIN (self->naturals[i], NARROWEST_TEXT)) + 0.1;
      else
        self->floors[i] = MAX (title, self->naturals[i]) + 0.1;
      self->naturals[i] = MAX (self->naturals[i] + 0.1, self->floors[i]);
    }
}

double
dpt_rows_get_width (DptRows *self, double text_width)
{
  double total = self->gap * (self->n_columns - 1);

  measure_floors (self);
  for (int i = 0; i < self->n_columns; i++)
    total += self->columns[i].kind == DPT_COLUMN_TEXT ? MAX (self->floors[i], MIN (self->naturals[i], text_width))
                                                      : self->floors[i];
  return total;
}

/* Text columns that are narrower than an equal share of @room keep their natural width; the others share what is left. */
static void
share_among_text (DptRows *self, double room)
{
  gboolean changed = TRUE;
  g_autofree gboolean *settled = g_new0 (gboolean, self->n_columns);
  int open = 0;

  for (int i = 0; i < self->n_columns; i++)
    open += self->columns[i].kind == DPT_COLUMN_TEXT;
  while (changed && open > 0)
    {
      double share = room / open;

      changed = FALSE;
      for (int i = 0; i < self->n_columns; i++)
        if (self->columns[i].kind == DPT_COLUMN_TEXT && !settled[i] && self->naturals[i] <= share)
          {
            self->widths[i] = self->naturals[i];
            room -= self->naturals[i];
            settled[i] = changed = TRUE;
            open--;
          }
    }
  for (int i = 0; i < self->n_columns; i++)
    if (self->columns[i].kind == DPT_COLUMN_TEXT && !settled[i])
      self->widths[i] = MAX (1, room / open);
}

/* Gives away the width that is left over: to the columns that grow, or to all text columns, or to all. */
static void
spread (DptRows *self, double spare)
{
  int growing = 0, texts = 0;

  for (int i = 0; i < self->n_columns; i++)
    {
      growing += self->columns[i].grows;
      texts += self->columns[i].kind == DPT_COLUMN_TEXT;
    }
  for (int i = 0; i < self->n_columns; i++)
    if (growing > 0)
      self->widths[i] += self->columns[i].grows ? spare / growing : 0;
    else if (texts > 0)
      self->widths[i] += self->columns[i].kind == DPT_COLUMN_TEXT ? spare / texts : 0;
    else
      self->widths[i] += spare / self->n_columns;
}

/* A sum may be longer than all it adds up. */
static void
make_room_for_sums (DptRows *self)
{
  for (int i = 0; i < self->n_columns; i++)
    {
      DptCell cell = { .value = self->totals[i] };
      g_autofree char *text = NULL;
      g_autoptr (DptText) set = NULL;

      if (!self->columns[i].carried)
        continue;
      text = dpt_column_format (&self->columns[i], &cell);
      set = dpt_type_set (text, DPT_TYPE_SMALL | DPT_TYPE_BOLD, 0, DPT_ALIGN_START);
      self->naturals[i] = MAX (self->naturals[i], dpt_text_get_width (set));
    }
}

static void
share_width (DptRows *self, double x, double width)
{
  double room = width - self->gap * (self->n_columns - 1);
  double numbers = 0, texts = 0;

  make_room_for_sums (self);
  measure_floors (self);
  for (int i = 0; i < self->n_columns; i++)
    if (self->columns[i].kind == DPT_COLUMN_TEXT)
      texts += self->floors[i];
    else
      numbers += self->widths[i] = self->floors[i];
  if (numbers + texts > room) /* no other way: everything shrinks, and even numbers break */
    for (int i = 0; i < self->n_columns; i++)
      self->widths[i] = self->floors[i] * room / (numbers + texts);
  else
    share_among_text (self, room - numbers);
  for (int i = 0; i < self->n_columns; i++)
    room -= self->widths[i];
  if (room > 0.01)
    spread (self, room);
  for (int i = 0; i < self->n_columns; i++)
    {
      self->x[i] = x;
      x += self->widths[i] + self->gap;
    }
}

void
dpt_rows_fit_text (DptText **text, DptType type, double width, DptAlign align)
{
  g_autoptr (GString) words = NULL;
  DptText *fitted;

  if (*text == NULL || dpt_text_get_width (*text) <= width)
    return;
  words = g_string_new (NULL);
  for (int i = 0; i < dpt_text_get_n_lines (*text); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", dpt_text_get_line (*text, i, NULL));
  fitted = dpt_type_set (words->str, type, width, align);
  dpt_text_unref (*text);
  *text = fitted;
}

/* Cells of one row may be of different sizes: their first lines stand on one baseline. */
static double
baseline_of (DptRows *self, const DptRow *row)
{
  double baseline = 0;

  for (int i = 0; i < self->n_columns; i++)
    if (row->cells[i].text != NULL)
      baseline = MAX (baseline, dpt_text_get_baseline (row->cells[i].text));
  return baseline;
}

static double
height_of (const DptRowCell *cell, double baseline)
{
  return (cell->text != NULL ? baseline - dpt_text_get_baseline (cell->text) : 0)
         + (cell->text != NULL ? dpt_text_get_height (cell->text) : 0)
         + (cell->detail != NULL ? dpt_text_get_height (cell->detail) + 1 : 0);
}

static void
fit_row (DptRows *self, DptRow *row, double width)
{
  row->height = 0;
  if (row->kind == DPT_ROW_HEADING)
    {
      double left;

      dpt_rows_fit_text (&row->cells[0].text, DPT_TYPE_BODY | DPT_TYPE_BOLD, width, DPT_ALIGN_START);
      left = width - dpt_text_get_width (row->cells[0].text) - 8;
      if (row->cells[0].detail != NULL && dpt_text_get_width (row->cells[0].detail) > left)
        {
          dpt_rows_fit_text (&row->cells[0].detail, DPT_TYPE_SMALL, width, DPT_ALIGN_START);
          row->height = dpt_text_get_height (row->cells[0].detail) + 1;
        }
      row->height += dpt_text_get_height (row->cells[0].text) + 2.4 * DPT_ROWS_PADDING;
      return;
    }
  for (int i = 0; i < self->n_columns; i++)
    {
      const DptColumn *column = &self->columns[i];

      dpt_rows_fit_text (&row->cells[i].text, dpt_rows_type_of (column, row->kind), self->widths[i],
                         dpt_rows_align_of (column));
      dpt_rows_fit_text (&row->cells[i].detail, dpt_rows_detail_type_of (column), self->widths[i],
                         dpt_rows_align_of (column));
    }
  row->baseline = baseline_of (self, row);
  for (int i = 0; i < self->n_columns; i++)
    row->height = MAX (row->height, height_of (&row->cells[i], row->baseline));
  row->height += 2 * DPT_ROWS_PADDING;
}

static void
fit_titles (DptRows *self)
{
  self->header_height = 0;
  for (int i = 0; i < self->n_columns; i++)
    {
      g_clear_pointer (&self->titles[i], dpt_text_unref);
      if (self->columns[i].title == NULL)
        continue;
      self->titles[i] = dpt_type_set (self->columns[i].title, DPT_TYPE_SMALL | DPT_TYPE_MEDIUM, self->widths[i],
                                      dpt_rows_align_of (&self->columns[i]));
      self->header_height = MAX (self->header_height, dpt_text_get_height (self->titles[i]) + 5);
    }
}

/* A row that is taller than a page is the one thing that must be cut: its longest text goes on in rows of its own. */
void
dpt_rows_cut_tall (DptRows *self, double tallest)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      DptRow *row = g_ptr_array_index (self->rows, r);
      DptRow *rest = NULL;

      for (int i = 0; row->kind == DPT_ROW_PLAIN && row->height > tallest && i < self->n_columns; i++)
        {
          DptText **part = row->cells[i].detail != NULL ? &row->cells[i].detail : &row->cells[i].text;
          gboolean detail = part == &row->cells[i].detail;
          DptType type
            = detail ? dpt_rows_detail_type_of (&self->columns[i]) : dpt_rows_type_of (&self->columns[i], row->kind);
          double over = height_of (&row->cells[i], row->baseline) + 2 * DPT_ROWS_PADDING - tallest;
          g_autoptr (GString) head = g_string_new (NULL), tail = g_string_new (NULL);
          int n, keep;

          if (*part == NULL || over <= 0)
            continue;
          n = dpt_text_get_n_lines (*part);
          keep = CLAMP (n - 1 - (int) (over / (dpt_text_get_height (*part) / n)), 1, n - 1);
          if (n < 2)
            continue;
          for (int l = 0; l < n; l++)
            g_string_append_printf (l < keep ? head : tail, "%s%s", l == 0 || l == keep ? "" : "\n",
                                    dpt_text_get_line (*part, l, NULL));
          if (rest == NULL)
            rest = g_malloc0 (sizeof (DptRow) + sizeof (DptRowCell) * (gsize) self->n_columns);
          dpt_text_unref (*part);
          *part = dpt_type_set (head->str, type, self->widths[i], dpt_rows_align_of (&self->columns[i]));
          *(detail ? &rest->cells[i].detail : &rest->cells[i].text)
            = dpt_type_set (tail->str, type, self->widths[i], dpt_rows_align_of (&self->columns[i]));
        }
      if (rest == NULL)
        continue;
      fit_row (self, row, self->widths[0]);
      fit_row (self, rest, self->widths[0]);
      g_ptr_array_insert (self->rows, (int) r + 1, rest);
    }
}

void
dpt_rows_prepare (DptRows *self, double x, double width)
{
  g_autoptr (DptText) sample = dpt_type_set ("0", DPT_TYPE_SMALL | DPT_TYPE_BOLD, 0, DPT_ALIGN_START);

  share_width (self, x, width);
  fit_titles (self);
  self->carry_height = self->has_carry ? dpt_text_get_height (sample) + 2 * DPT_ROWS_PADDING : 0;
  for (guint i = 0; i < self->rows->len; i++)
    fit_row (self, g_ptr_array_index (self->rows, i), width);
}

double
dpt_rows_measure (DptRows *self, double width)
{
  double height;

  dpt_rows_prepare (self, 0, width);
  height = self->header_height;
  for (guint i = 0; i < self->rows->len; i++)
    height += ((DptRow *) g_ptr_array_index (self->rows, i))->height;
  return height;
}
