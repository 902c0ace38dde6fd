/* dpt-fitting-pane.h - measures of a pair beside the drawing that follows them: distances, heights, blank, warnings.
 * For: the order page. Not for: reckoning (engine/order/dpt-pair.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_FITTING_PANE (dpt_fitting_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptFittingPane, dpt_fitting_pane, DPT, FITTING_PANE, AdwBin)

GtkWidget *dpt_fitting_pane_new (void);
void dpt_fitting_pane_set_facts (DptFittingPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair);

/** dpt_fitting_pane_save: asks for what was typed to be saved; nothing where a field is refused */
void dpt_fitting_pane_save (DptFittingPane *self);

G_END_DECLS
