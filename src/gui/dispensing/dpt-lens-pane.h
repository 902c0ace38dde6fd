/* dpt-lens-pane.h - lenses that can be made, side by side as cards drawn to scale, and treatments as switches.
 * For: the order page. Not for: finding them (engine/catalog/dpt-lens-finder.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_LENS_PANE (dpt_lens_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptLensPane, dpt_lens_pane, DPT, LENS_PANE, AdwBin)

void dpt_lens_pane_set_facts (DptLensPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair);

/** dpt_lens_pane_choose: chooses the lens of a range as a click on its card does */
void dpt_lens_pane_choose (DptLensPane *self, gint64 range_id);

/** dpt_lens_pane_focus: the chosen card, else the first one */
void dpt_lens_pane_focus (DptLensPane *self);

/** dpt_lens_pane_get_nth: Returns: the range of the @nth card, 0 past the last */
gint64 dpt_lens_pane_get_nth (DptLensPane *self, guint nth);

G_END_DECLS
