/* dpt-rows-private.h - what the three files of a table share: dpt-rows.c holds it, -measure.c finds widths and heights, -put.c puts it.
 * For: those three. Not for: anyone else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-rows.h"

G_BEGIN_DECLS

#define DPT_ROWS_PADDING 3.6 /* above and below the text of a row */

typedef enum
{
  DPT_ROW_PLAIN,
  DPT_ROW_HEADING,
  DPT_ROW_TOTAL,
} DptRowKind;

typedef struct
{
  DptText *text;
  DptText *detail;
  gint64 value;
} DptRowCell;

typedef struct
{
  DptRowKind kind;
  double height, baseline;
  DptRowCell cells[];
} DptRow;

struct _DptRows
{
  DptColumn *columns;
  int n_columns;
  double gap;
  GPtrArray *rows;
  GHashTable *cache; /* column number and text -> DptText */
  double *x, *widths, *naturals, *floors;
  DptText **titles;
  double header_height, carry_height;
  gint64 *sums;   /* of the rows that were put */
  gint64 *totals; /* of all rows */
  gboolean has_carry;
};

gboolean dpt_rows_is_number (const DptColumn *column);
DptAlign dpt_rows_align_of (const DptColumn *column);
DptType dpt_rows_type_of (const DptColumn *column, DptRowKind kind);
DptType dpt_rows_detail_type_of (const DptColumn *column);

/** dpt_rows_fit_text: sets again, with line breaks, what is wider than @width */
void dpt_rows_fit_text (DptText **text, DptType type, double width, DptAlign align);

/** dpt_rows_prepare: shares @width among the columns and gives every row its height */
void dpt_rows_prepare (DptRows *self, double x, double width);

/** dpt_rows_cut_tall: after preparing: a row taller than @tallest goes on in rows of its own */
void dpt_rows_cut_tall (DptRows *self, double tallest);

G_END_DECLS
