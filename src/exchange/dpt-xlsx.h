/* dpt-xlsx.h - one table as a spreadsheet: real types, formats, totals as formulas.
 * For: every list and report that is exported. Not for: reading spreadsheets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-value.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DPT_XLSX_TEXT,
  DPT_XLSX_INT,
  DPT_XLSX_MONEY,   /* minor units; shown with the currency */
  DPT_XLSX_POWER,   /* hundredths of a dioptre; shown with its sign */
  DPT_XLSX_LENGTH,  /* hundredths of a millimetre */
  DPT_XLSX_PERCENT, /* basis points */
  DPT_XLSX_DATE,    /* ISO text */
  DPT_XLSX_INSTANT, /* UTC microseconds, shown as local time */
  DPT_XLSX_BOOL,
  DPT_XLSX_MONTH,   /* "2026-11": its first day, shown as month and year */
  DPT_XLSX_ID,      /* a number that names something: its digits are not grouped */
} DptXlsxKind;

/**
 * DptXlsxColumn:
 * @title: translated
 * @kind: of every cell of the column; NULL cells stay empty
 * @width: in characters; 0: by the kind
 * @total: whether the last row has the sum, as a formula
 */
typedef struct
{
  const char *title;
  DptXlsxKind kind;
  int width;
  gboolean total;
} DptXlsxColumn;

/**
 * DptXlsxTable:
 * @title: (nullable): above the table, bold
 * @subtitle: (nullable): the filters and the moment, under the title
 * @sheet: name of the sheet, at most 31 characters
 * @currency: ISO 4217, for money
 */
typedef struct
{
  const char *title;
  const char *subtitle;
  const char *sheet;
  const char *currency;
  const DptXlsxColumn *columns;
  guint n_columns;
} DptXlsxTable;

/**
 * DptXlsxRowFunc:
 * @cells: (array): to be filled, one a column; text is borrowed until the next call
 *
 * Returns: 1 with the next row, 0 after the last, -1 with @error
 */
typedef int (*DptXlsxRowFunc) (gpointer user_data, DptDbValue *cells, GError **error);

/**
 * dpt_xlsx_write:
 * @progress: (nullable): called now and then with the number of rows written, on the calling thread
 *
 * Writes the file, whole or not at all, holding one row at a time in memory. Blocks: call it from a worker. A text is
 * always written as text, whatever it begins with, so that nothing in it is ever a formula.
 */
gboolean dpt_xlsx_write (const char *path, const DptXlsxTable *table, DptXlsxRowFunc func, gpointer user_data,
                         GCancellable *cancellable, void (*progress) (guint rows, gpointer user_data), GError **error);

G_END_DECLS
