/* dpt-frame-pane.h - the wall of frames: filters, tiles, a shortlist of three, what to do when one is out of stock, one's own frame.
 * For: the order page. Not for: stock arithmetic (engine/stock).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_FRAME_PANE (dpt_frame_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptFramePane, dpt_frame_pane, DPT, FRAME_PANE, AdwBin)

void dpt_frame_pane_set_facts (DptFramePane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair);

/** dpt_frame_pane_refill: the wall was read again */
void dpt_frame_pane_refill (DptFramePane *self, const DptDispensingDesk *desk);

/** dpt_frame_pane_look_at: shows a frame in the strip under the wall; @frame: (nullable) */
void dpt_frame_pane_look_at (DptFramePane *self, DptFrame *frame);

/** dpt_frame_pane_focus_search: puts the cursor into the search entry */
void dpt_frame_pane_focus_search (DptFramePane *self);

G_END_DECLS
