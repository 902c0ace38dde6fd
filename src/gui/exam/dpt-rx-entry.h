/* dpt-rx-entry.h - a field that holds a whole refraction, typed as shorthand: "-1.25 -0.50x90 add 2.00".
 * For: pairs worn, contact lens trials. Not for: the refraction table, which has a field for each part
 * (dpt-refraction-cell.h). SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-rx-text.h"
#include "gui/common/dpt-field-entry.h"

G_BEGIN_DECLS

#define DPT_TYPE_RX_ENTRY (dpt_rx_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptRxEntry, dpt_rx_entry, DPT, RX_ENTRY, DptFieldEntry)

/* Signal: edited (): a person gave it another value. Arrows change the sphere by a quarter, large steps by one dioptre. */

GtkWidget *dpt_rx_entry_new (void);
/** dpt_rx_entry_get_rx: @rx: (out caller-allocates). Returns: which parts are known */
DptRxFields dpt_rx_entry_get_rx (DptRxEntry *self, DptRx *rx);
void dpt_rx_entry_set_rx (DptRxEntry *self, const DptRx *rx, DptRxFields fields);
/** dpt_rx_entry_set_earlier: @fields: none for nothing: what stands in grey while the field is empty, and where steps begin */
void dpt_rx_entry_set_earlier (DptRxEntry *self, const DptRx *rx, DptRxFields fields);

G_END_DECLS
