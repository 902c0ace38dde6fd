/* dpt-refraction-cell.h - one field of the refraction table, with the earlier value in grey.
 * For: DptRefractionTable. Not for: other forms (gui/common/dpt-power-entry.h and its sisters).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"
#include "gui/common/dpt-field-entry.h"

G_BEGIN_DECLS

/** DptRefractionColumn: in clinical order */
typedef enum
{
  DPT_REFRACTION_COLUMN_SPHERE,
  DPT_REFRACTION_COLUMN_CYLINDER,
  DPT_REFRACTION_COLUMN_AXIS,
  DPT_REFRACTION_COLUMN_ADDITION,
  DPT_REFRACTION_COLUMN_PRISM,
  DPT_REFRACTION_COLUMN_ACUITY,
  DPT_REFRACTION_COLUMN_PD_FAR, /* these two stand in a line of their own under the final row */
  DPT_REFRACTION_COLUMN_PD_NEAR,
  DPT_N_REFRACTION_COLUMNS,
} DptRefractionColumn;

/** dpt_refraction_column_get_label: Returns: translated, in full: "Cylinder" */
const char *dpt_refraction_column_get_label (DptRefractionColumn column);
/** dpt_refraction_column_get_heading: Returns: translated, short: "Cyl" */
const char *dpt_refraction_column_get_heading (DptRefractionColumn column);
/** dpt_refraction_column_find: @field: as in JSON, "cylinder". Returns: whether a column shows it */
gboolean dpt_refraction_column_find (const char *field, DptRefractionColumn *column);

#define DPT_TYPE_REFRACTION_CELL (dpt_refraction_cell_get_type ())
G_DECLARE_FINAL_TYPE (DptRefractionCell, dpt_refraction_cell, DPT, REFRACTION_CELL, GtkWidget)

/* Signals: edited (): a person gave it another value; typing (): the text changed, and is not read yet. */

GtkWidget *dpt_refraction_cell_new (DptRefractionRow row, DptEye eye, DptRefractionColumn column);

DptRefractionRow dpt_refraction_cell_get_row (DptRefractionCell *self);
DptEye dpt_refraction_cell_get_eye (DptRefractionCell *self);
DptRefractionColumn dpt_refraction_cell_get_column (DptRefractionCell *self);
/** dpt_refraction_cell_get_entry: Returns: (transfer none): what takes the focus */
DptFieldEntry *dpt_refraction_cell_get_entry (DptRefractionCell *self);

/** dpt_refraction_cell_show: @now and @earlier: (nullable): shows both; text that is being typed stays where the value
 * is the same */
void dpt_refraction_cell_show (DptRefractionCell *self, DptRefraction *now, DptRefraction *earlier, gboolean editable);
/** dpt_refraction_cell_store: writes the value that was read into @sheet */
void dpt_refraction_cell_store (DptRefractionCell *self, DptVisitSheet *sheet);

/**
 * dpt_refraction_cell_read_live:
 * @rx: (inout): receives what stands in the field at this moment, read or not
 * @fields: (inout): with its parts
 * @acuity: (inout): likewise
 *
 * For what is shown while one types.
 */
void dpt_refraction_cell_read_live (DptRefractionCell *self, DptRx *rx, DptRxFields *fields, DptAcuity *acuity);

/** dpt_refraction_cell_set_unusual: @reason: (nullable): why it is coloured, said in a tooltip and to screen readers */
void dpt_refraction_cell_set_unusual (DptRefractionCell *self, const char *reason);

G_END_DECLS
