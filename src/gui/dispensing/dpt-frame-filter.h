/* dpt-frame-filter.h - the bar over the wall of frames: search and what narrows the wall.
 * For: the frame pane. Not for: filtering itself (engine/catalog/dpt-frame.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

#define DPT_TYPE_FRAME_FILTER_BAR (dpt_frame_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DptFrameFilterBar, dpt_frame_filter_bar, DPT, FRAME_FILTER_BAR, AdwBin)

/* Signals: changed (); entered (), when Enter is pressed in the search. */

/** dpt_frame_filter_bar_set_wall: offers the brands of @wall (element-type DptFrame); @currency: ISO 4217 */
void dpt_frame_filter_bar_set_wall (DptFrameFilterBar *self, GPtrArray *wall, const char *currency);

/** dpt_frame_filter_bar_matches: Returns: whether the bar lets @frame through; call dpt_frame_filter_bar_prepare() before a round */
gboolean dpt_frame_filter_bar_matches (DptFrameFilterBar *self, DptFrame *frame);
void dpt_frame_filter_bar_prepare (DptFrameFilterBar *self);

/** dpt_frame_filter_bar_set_count: says how many are left */
void dpt_frame_filter_bar_set_count (DptFrameFilterBar *self, guint n);
void dpt_frame_filter_bar_focus (DptFrameFilterBar *self);

/** dpt_frame_filter_bar_lead_to: Down in the search goes to @wall, past the filters */
void dpt_frame_filter_bar_lead_to (DptFrameFilterBar *self, GtkWidget *wall);

G_END_DECLS
