/* dpt-paper-table.h - any list as a paper: title, what it was filtered by, columns, totals, subtotals from page to page.
 * For: printing lists and reports. Not for: spreadsheets (exchange/).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-letterhead.h"
#include "document/dpt-paper.h"
#include "document/dpt-rows.h"

G_BEGIN_DECLS

/** DptTableFill: fills @cells, zeroed, one a column, for @row; what it points to must last until the next call */
typedef void (*DptTableFill) (int row, DptCell *cells, gpointer data);

/**
 * DptTableData:
 * @title: of the list
 * @filters: (nullable): one line: period, establishment, what was searched for
 * @instant: when it was read, UTC microseconds
 * @columns: a column with carried set is summed up at the end and from page to page
 * @fill: gives the rows
 */
typedef struct
{
  const DptLetterhead *shop;
  const char *title;
  const char *filters;
  gint64 instant;
  const DptColumn *columns;
  int n_columns;
  int n_rows;
  DptTableFill fill;
  gpointer fill_data;
} DptTableData;

/**
 * dpt_paper_table_new:
 *
 * A4 upright where the columns fit, else across, else across and set smaller, down to 60 %.
 *
 * Returns: (transfer full): the paper
 */
DptPaper *dpt_paper_table_new (const DptTableData *data);

G_END_DECLS
