/* dpt-fitting-pane.h - measures of a pair beside the drawing that follows them: distances, heights, blank, warnings.
 * For: the order page. Not for: reckoning (engine/order/dpt-pair.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_FITTING_PANE (dpt_fitting_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptFittingPane, dpt_fitting_pane, DPT, FITTING_PANE, AdwBin)

/* Signal: typed (): a field changed. */

#define DPT_FITTING_N_FIELDS 13

void dpt_fitting_pane_set_facts (DptFittingPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair);

/** dpt_fitting_pane_save: asks for what was typed to be saved; nothing where a field is refused */
void dpt_fitting_pane_save (DptFittingPane *self);

/** dpt_fitting_pane_get_typed: @field: from 0. Returns: (nullable): what stands in a field; %NULL where it is what is saved */
const char *dpt_fitting_pane_get_typed (DptFittingPane *self, guint field);
/** dpt_fitting_pane_type: puts @text into a field, as if it were typed */
void dpt_fitting_pane_type (DptFittingPane *self, guint field, const char *text);

G_END_DECLS
