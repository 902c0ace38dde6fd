/* dpt-rows.h - a table: columns as wide as what stands in them, rows that never split, subtotals carried from page to page.
 * For: lines of quotes and invoices, lists and reports. Not for: labelled facts (dpt-block.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-flow.h"

G_BEGIN_DECLS

/**
 * DptColumnKind:
 * @DPT_COLUMN_TEXT: text, breaks over lines
 * @DPT_COLUMN_COUNT: whole numbers
 * @DPT_COLUMN_QUANTITY: thousandths
 * @DPT_COLUMN_MONEY: minor units, without currency
 * @DPT_COLUMN_PERCENT: basis points
 * @DPT_COLUMN_POWER: hundredths of a dioptre
 * @DPT_COLUMN_LENGTH: hundredths of a millimetre
 * @DPT_COLUMN_DATE: ISO text
 * @DPT_COLUMN_INSTANT: UTC microseconds
 */
typedef enum
{
  DPT_COLUMN_TEXT,
  DPT_COLUMN_COUNT,
  DPT_COLUMN_QUANTITY,
  DPT_COLUMN_MONEY,
  DPT_COLUMN_PERCENT,
  DPT_COLUMN_POWER,
  DPT_COLUMN_LENGTH,
  DPT_COLUMN_DATE,
  DPT_COLUMN_INSTANT,
} DptColumnKind;

/**
 * DptColumn:
 * @title: above the column, translated; may be %NULL
 * @type: of its cells; 0 for body text
 * @align: of a text column; numbers stand at the end, so that decimals and units align in tabular figures
 * @carried: whether its subtotal is carried to the next page (kinds of numbers only)
 * @grows: takes what width is left; without any, the text columns share it
 */
typedef struct
{
  const char *title;
  DptColumnKind kind;
  DptType type;
  DptAlign align;
  gboolean carried;
  gboolean grows;
} DptColumn;

/**
 * DptCell:
 * @text: of text and date columns; in a column of numbers printed instead of the number
 * @detail: (nullable): smaller, below @text
 * @value: of columns of numbers, and what is carried
 * @empty: prints nothing in a column of numbers
 */
typedef struct
{
  const char *text;
  const char *detail;
  gint64 value;
  gboolean empty;
} DptCell;

typedef struct _DptRows DptRows;

/** dpt_rows_new: @columns is copied, its titles too. Returns: (transfer full): a table without rows */
DptRows *dpt_rows_new (const DptColumn *columns, int n_columns);
void     dpt_rows_free (DptRows *self);

/** dpt_rows_set_gap: points between columns, 10 unless told */
void dpt_rows_set_gap (DptRows *self, double gap);

/** dpt_rows_add: a row, @cells one for each column, copied */
void dpt_rows_add (DptRows *self, const DptCell *cells);

/** dpt_rows_add_heading: a line over all columns, kept with the row that follows; @detail stands after it, quieter */
void dpt_rows_add_heading (DptRows *self, const char *text, const char *detail);

/** dpt_rows_add_total: a row set off by a rule and a heavier weight; its values are not carried */
void dpt_rows_add_total (DptRows *self, const DptCell *cells);

/** dpt_rows_match: @self makes its columns at least as wide as the same columns of @other, so that both stand in line */
void dpt_rows_match (DptRows *self, DptRows *other);

/** dpt_rows_get_width: Returns: points the table would like: every number whole, text columns no narrower than @text_width or their content */
double dpt_rows_get_width (DptRows *self, double text_width);

/** dpt_rows_measure: Returns: the height of the table in one piece when it is @width wide */
double dpt_rows_measure (DptRows *self, double width);

/**
 * dpt_rows_flow:
 * @tail: height of what must stand on the same page as the last row (the totals), 0 for nothing
 *
 * Puts the table on the page and the following ones; a table is put once.
 */
void dpt_rows_flow (DptRows *self, DptFlow *flow, double tail);

/** dpt_column_format: Returns: (transfer full): what a cell of @column prints */
char *dpt_column_format (const DptColumn *column, const DptCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptRows, dpt_rows_free)

G_END_DECLS
