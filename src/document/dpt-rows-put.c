/* dpt-rows-put.c - a table on its pages: header, rows, sums carried from page to page.
 * For: dpt-rows.h. Not for: widths and heights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-rows-private.h"

#include <glib/gi18n-lib.h>

static void
put_cell (DptRows *self, DptFlow *flow, int i, DptText *text, DptInk ink, double y)
{
  if (text == NULL)
    return;
  if (dpt_text_get_n_lines (text) > 1) /* its lines were aligned when it was set */
    dpt_sheet_put (flow->sheet, text, ink, self->x[i], y);
  else
    dpt_sheet_put_in (flow->sheet, text, ink, self->x[i], y, self->widths[i], dpt_rows_align_of (&self->columns[i]));
}

static void
put_header (DptRows *self, DptFlow *flow)
{
  if (self->header_height <= 0)
    return;
  for (int i = 0; i < self->n_columns; i++)
    if (self->titles[i] != NULL)
      {
        double y = flow->y + self->header_height - 5 - dpt_text_get_height (self->titles[i]);

        /* Set with the column's width, so the lines are in place already. */
        dpt_sheet_put (flow->sheet, self->titles[i], DPT_INK_DIM, self->x[i], y);
      }
  flow->y += self->header_height;
  dpt_sheet_fill (flow->sheet, DPT_INK_ACCENT, flow->x, flow->y - 1, flow->width, 0.9);
}

static void
put_heading (DptFlow *flow, DptRow *row)
{
  DptText *text = row->cells[0].text, *detail = row->cells[0].detail;
  double y = flow->y + 1.4 * DPT_ROWS_PADDING;

  dpt_sheet_put (flow->sheet, text, DPT_INK_ACCENT, flow->x, y);
  if (detail != NULL && dpt_text_get_width (detail) <= flow->width - dpt_text_get_width (text) - 8
      && dpt_text_get_n_lines (detail) == 1)
    dpt_sheet_put (flow->sheet, detail, DPT_INK_DIM, flow->x + dpt_text_get_width (text) + 8,
                   y + dpt_text_get_baseline (text) - dpt_text_get_baseline (detail));
  else if (detail != NULL)
    dpt_sheet_put (flow->sheet, detail, DPT_INK_DIM, flow->x, y + dpt_text_get_height (text) + 1);
  flow->y += row->height;
  dpt_sheet_fill (flow->sheet, DPT_INK_RULE, flow->x, flow->y, flow->width, DPT_HAIRLINE);
}

static void
put_row (DptRows *self, DptFlow *flow, DptRow *row)
{
  if (row->kind == DPT_ROW_HEADING)
    {
      put_heading (flow, row);
      return;
    }
  if (row->kind == DPT_ROW_TOTAL)
    dpt_sheet_fill (flow->sheet, DPT_INK_TEXT, flow->x, flow->y, flow->width, 0.7);
  for (int i = 0; i < self->n_columns; i++)
    {
      const DptRowCell *cell = &row->cells[i];
      double y = flow->y + DPT_ROWS_PADDING;

      if (cell->text != NULL)
        y += row->baseline - dpt_text_get_baseline (cell->text);
      put_cell (self, flow, i, cell->text, DPT_INK_TEXT, y);
      if (cell->text != NULL)
        y += dpt_text_get_height (cell->text) + 1;
      put_cell (self, flow, i, cell->detail, DPT_INK_DIM, y);
      if (row->kind == DPT_ROW_PLAIN)
        self->sums[i] += cell->value;
    }
  flow->y += row->height;
  if (row->kind == DPT_ROW_PLAIN)
    dpt_sheet_fill (flow->sheet, DPT_INK_RULE, flow->x, flow->y, flow->width, DPT_HAIRLINE);
}

static void
put_carry (DptRows *self, DptFlow *flow, const char *label)
{
  const DptType type = DPT_TYPE_SMALL | DPT_TYPE_BOLD;
  double first = flow->x + flow->width;

  for (int i = self->n_columns - 1; i >= 0; i--)
    {
      DptCell cell = { .value = self->sums[i] };
      g_autofree char *text = NULL;
      g_autoptr (DptText) set = NULL;

      if (!self->columns[i].carried)
        continue;
      text = dpt_column_format (&self->columns[i], &cell);
      set = dpt_type_set (text, type, 0, DPT_ALIGN_START);
      if (dpt_text_get_width (set) > self->widths[i] + self->gap - 2)
        dpt_rows_fit_text (&set, type, self->widths[i] + self->gap - 2, DPT_ALIGN_END);
      dpt_sheet_put_in (flow->sheet, set, DPT_INK_TEXT, self->x[i], flow->y + DPT_ROWS_PADDING, self->widths[i],
                        DPT_ALIGN_END);
      first = MIN (first, self->x[i] + self->widths[i] - dpt_text_get_width (set));
    }
  dpt_sheet_write (flow->sheet, label, type, DPT_INK_ACCENT, MIN (first - self->gap, self->x[self->n_columns - 1]),
                   flow->y + DPT_ROWS_PADDING, 0, DPT_ALIGN_END);
  flow->y += self->carry_height;
  dpt_sheet_fill (flow->sheet, DPT_INK_RULE, flow->x, flow->y, flow->width, DPT_HAIRLINE);
}

static void
turn_page (DptRows *self, DptFlow *flow, gboolean carry)
{
  if (carry)
    /* Translators: below the last line of a page: the sum of the lines so far (French "À reporter") */
    put_carry (self, flow, _ ("Carried forward"));
  dpt_flow_break (flow);
  put_header (self, flow);
  if (carry)
    /* Translators: above the first line of a page: the sum of the pages before (French "Report") */
    put_carry (self, flow, _ ("Brought forward"));
}

/* What must still find room below row @i: the carried sums, the row that a heading belongs to, the table's tail. */
static double
room_below (DptRows *self, guint i, double tail, double capacity)
{
  const DptRow *row = g_ptr_array_index (self->rows, i);
  const DptRow *next = i + 1 < self->rows->len ? g_ptr_array_index (self->rows, i + 1) : NULL;
  double below = self->carry_height;

  if (next == NULL)
    return row->height + tail <= capacity ? tail : 0;
  if (next->kind == DPT_ROW_TOTAL)
    below = next->height + (i + 2 == self->rows->len ? tail : 0);
  else if (row->kind == DPT_ROW_HEADING)
    below += next->height;
  return row->height + below <= capacity ? below : self->carry_height;
}

void
dpt_rows_flow (DptRows *self, DptFlow *flow, double tail)
{
  double capacity;
  guint counted = 0; /* rows whose values are in the sums */

  dpt_rows_prepare (self, flow->x, flow->width);
  capacity = dpt_flow_get_page_room (flow) - self->header_height - 2 * self->carry_height;
  dpt_rows_cut_tall (self, capacity);
  for (guint i = 0; i < self->rows->len; i++)
    {
      DptRow *row = g_ptr_array_index (self->rows, i);
      double needed = row->height + room_below (self, i, tail, capacity) + (i == 0 ? self->header_height : 0);

      if (i == 0)
        {
          dpt_flow_need (flow, needed);
          put_header (self, flow);
        }
      else if (needed > dpt_flow_get_room (flow) + 0.01)
        turn_page (self, flow, self->has_carry && counted > 0);
      put_row (self, flow, row);
      counted += row->kind == DPT_ROW_PLAIN;
    }
}
