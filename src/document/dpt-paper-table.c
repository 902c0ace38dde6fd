/* dpt-paper-table.c - see dpt-paper-table.h.
 * For: lists and reports. Not for: charts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-paper-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-date.h"
#include "document/dpt-format.h"

#define TEXT_WIDTH 150.0 /* a text column is content with this */
#define MARGINS (38 * DPT_MM)

static DptRows *
create_rows (const DptTableData *data)
{
  g_autofree DptColumn *columns = g_memdup2 (data->columns, sizeof (DptColumn) * (gsize) data->n_columns);
  g_autofree DptCell *cells = g_new0 (DptCell, data->n_columns);
  g_autofree gint64 *sums = g_new0 (gint64, data->n_columns);
  gboolean total = FALSE;
  DptRows *rows;

  for (int i = 0; i < data->n_columns; i++)
    {
      if (columns[i].type == 0)
        columns[i].type = DPT_TYPE_SMALL;
      total = total || columns[i].carried;
    }
  rows = dpt_rows_new (columns, data->n_columns);
  for (int r = 0; r < data->n_rows; r++)
    {
      memset (cells, 0, sizeof *cells * (gsize) data->n_columns);
      data->fill (r, cells, data->fill_data);
      dpt_rows_add (rows, cells);
      for (int i = 0; i < data->n_columns; i++)
        sums[i] += cells[i].empty ? 0 : cells[i].value;
    }
  if (!total || data->n_rows == 0)
    return rows;
  memset (cells, 0, sizeof *cells * (gsize) data->n_columns);
  for (int i = 0; i < data->n_columns; i++)
    {
      cells[i].value = sums[i];
      cells[i].empty = !columns[i].carried;
    }
  if (columns[0].kind == DPT_COLUMN_TEXT)
    cells[0].text = _ ("Total");
  dpt_rows_add_total (rows, cells);
  return rows;
}

/* How small the type must be, in steps that a reader does not notice as different sizes. */
static DptRows *
create_fitting_rows (const DptTableData *data, gboolean *landscape, double *factor)
{
  static const double factors[] = { 1.0, 0.88, 0.76, 0.66, 0.6 };
  double narrow = DPT_A4_WIDTH - MARGINS, wide = DPT_A4_HEIGHT - MARGINS;
  DptRows *rows = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      double width;

      dpt_type_set_condensation (factors[i]);
      rows = create_rows (data);
      width = dpt_rows_get_width (rows, TEXT_WIDTH * factors[i]);
      *factor = factors[i];
      *landscape = width > narrow;
      if (width <= wide || i + 1 == G_N_ELEMENTS (factors))
        break;
      g_clear_pointer (&rows, dpt_rows_free);
    }
  dpt_type_set_condensation (1.0);
  return rows;
}

DptPaper *
dpt_paper_table_new (const DptTableData *data)
{
  g_autoptr (DptRows) rows = NULL;
  g_autofree char *when = NULL;
  g_autofree char *date = NULL;
  g_autofree char *count = NULL;
  g_autofree char *number = NULL;
  DptLetter letter;
  DptFlow *flow = &letter.flow;
  gboolean landscape;
  double factor;

  g_return_val_if_fail (data != NULL && data->shop != NULL && data->n_columns > 0, NULL);

  when = dpt_instant_format (data->instant);
  date = dpt_date_from_instant (data->instant);
  rows = create_fitting_rows (data, &landscape, &factor);
  dpt_letter_begin (&letter, data->shop, data->title, when, NULL, landscape);
  dpt_paper_set_date (flow->paper, date);
  flow->y += 8;
  number = dpt_format_count (data->n_rows);
  /* Translators: how many lines a printed list has */
  count = g_strdup_printf (ngettext ("%s line", "%s lines", (gulong) data->n_rows), number);
  dpt_flow_paragraph (flow, data->filters, DPT_TYPE_BODY, DPT_INK_TEXT, DPT_ALIGN_START, 2);
  dpt_flow_paragraph (flow, count, DPT_TYPE_SMALL, DPT_INK_DIM, DPT_ALIGN_START, 10);
  dpt_type_set_condensation (factor);
  if (data->n_rows > 0)
    dpt_rows_flow (rows, flow, 0);
  dpt_type_set_condensation (1.0);
  return dpt_letter_end (&letter);
}
