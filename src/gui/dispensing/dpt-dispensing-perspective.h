/* dpt-dispensing-perspective.h - the optician's screen: what waits, and an order from the frame to the hand-over.
 * For: the window's table of perspectives. Not for: other roles, who say "win.show-perspective".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-perspective.h"

G_BEGIN_DECLS

#define DPT_TYPE_DISPENSING_PERSPECTIVE (dpt_dispensing_perspective_get_type ())
G_DECLARE_FINAL_TYPE (DptDispensingPerspective, dpt_dispensing_perspective, DPT, DISPENSING_PERSPECTIVE, DptPerspective)

/* Opens "dispensing_order" or "order" (an id) and "prescription" (an id: begins an order from it, or shows the one begun).
 * Actions: dispensing.new-order, .back, .reload, .next-step, .previous-step, .step (i), .choose-frame (x), .order-frame (x),
 * .own-frame, .choose-lens (x), .save-measures, .add-pair, .quote, .show-quote, .confirm, .order-event (s), .job-event ((xs)),
 * .job-sheet (x), .job-tray (x), .arrived (x),
 * .measure-lenses (x), .close-case (x), .change-price (x), .remove-pair, .take-offer, .undo, .resume, .forget-draft, .to-till, .search, .export. */

/** dpt_dispensing_perspective_get_order_id: Returns: the order shown, 0 for the work list */
gint64 dpt_dispensing_perspective_get_order_id (DptDispensingPerspective *self);

G_END_DECLS
