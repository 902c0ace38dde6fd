/* dpt-wear-view.h - the days that follow from what was agreed about contact lenses, as one types.
 * For: DptVisitPage. Not for: reckoning them (engine/clinical/dpt-lens-wear.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_WEAR_VIEW (dpt_wear_view_get_type ())
G_DECLARE_FINAL_TYPE (DptWearView, dpt_wear_view, DPT, WEAR_VIEW, DptVisitPart)

G_END_DECLS
