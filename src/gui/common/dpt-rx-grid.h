/* dpt-rx-grid.h - what is prescribed for both eyes, as a small table to type in.
 * For: prescriptions typed from paper, renewals, contact lenses. Not for: the rows of an examination (gui/exam).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/clinical/dpt-prescription.h"

G_BEGIN_DECLS

#define DPT_TYPE_RX_GRID (dpt_rx_grid_get_type ())
G_DECLARE_FINAL_TYPE (DptRxGrid, dpt_rx_grid, DPT, RX_GRID, GtkBox)

/* Signal: edited (): a person changed a value. A whole refraction typed in one field ("-1.25 -0.50x90 add 2") fills the
 * others of that eye. */

/** dpt_rx_grid_set_contact: @contact: back curve, diameter and lens in place of prism and distances */
void dpt_rx_grid_set_contact (DptRxGrid *self, gboolean contact);

/** dpt_rx_grid_dup_eye: Returns: (transfer full) (nullable): what stands there for @eye; %NULL for nothing at all */
DptPrescriptionEye *dpt_rx_grid_dup_eye (DptRxGrid *self, DptEye eye);
/** dpt_rx_grid_set_eye: @record: (nullable): shows it; does not emit "edited" */
void dpt_rx_grid_set_eye (DptRxGrid *self, DptEye eye, DptPrescriptionEye *record);
/** dpt_rx_grid_set_earlier: @record: (nullable): stands in grey while a field is empty */
void dpt_rx_grid_set_earlier (DptRxGrid *self, DptEye eye, DptPrescriptionEye *record);
/** dpt_rx_grid_copy_across: takes the right eye's powers over to the left */
void dpt_rx_grid_copy_across (DptRxGrid *self);
/** dpt_rx_grid_commit: reads what is being typed. Returns: whether all of it could be read */
gboolean dpt_rx_grid_commit (DptRxGrid *self);

G_END_DECLS
