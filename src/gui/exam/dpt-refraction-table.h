/* dpt-refraction-table.h - the refraction table: rows by method, right eye left and left eye right, as one faces the
 * patient. For: the exam page. Not for: what a copy or a shorthand means for the record
 * (engine/clinical/dpt-visit-sheet.h). SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"
#include "gui/exam/dpt-refraction-cell.h"

G_BEGIN_DECLS

#define DPT_TYPE_REFRACTION_TABLE (dpt_refraction_table_get_type ())
G_DECLARE_FINAL_TYPE (DptRefractionTable, dpt_refraction_table, DPT, REFRACTION_TABLE, DptVisitPart)

/* Keys in a field: up and down change the value, Enter and Tab go on in clinical order, Ctrl with up and down to the
 * row above and below. A whole refraction typed in one field fills its neighbours. */


/** dpt_refraction_table_get_cell: Returns: (transfer none) (nullable): %NULL where the table has no such field */
DptRefractionCell *dpt_refraction_table_get_cell (
  DptRefractionTable *self, DptRefractionRow row, DptEye eye, DptRefractionColumn column);

/** dpt_refraction_table_get_row: Returns: the row that the focus is in, or was last */
DptRefractionRow dpt_refraction_table_get_row (DptRefractionTable *self);
/** dpt_refraction_table_focus: puts the focus into the right eye's first field of @row */
void dpt_refraction_table_focus (DptRefractionTable *self, DptRefractionRow row);

/* What keys and buttons do; each is one step back. */

/** dpt_refraction_table_copy_down: an empty row takes the nearest filled one above it; a filled row goes into the one
 * below */
void dpt_refraction_table_copy_down (DptRefractionTable *self);
/** dpt_refraction_table_copy_across: right eye to left eye */
void dpt_refraction_table_copy_across (DptRefractionTable *self);
/** dpt_refraction_table_copy_earlier: what stands in grey beside the row */
void dpt_refraction_table_copy_earlier (DptRefractionTable *self);
void dpt_refraction_table_clear_row (DptRefractionTable *self);

G_END_DECLS
