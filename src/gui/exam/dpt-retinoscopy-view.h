/* dpt-retinoscopy-view.h - the refraction that a retinoscopy comes to as one types it, and the way into its row.
 * For: DptVisitPage. Not for: reckoning it (engine/clinical/dpt-retinoscopy.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_RETINOSCOPY_VIEW (dpt_retinoscopy_view_get_type ())
G_DECLARE_FINAL_TYPE (DptRetinoscopyView, dpt_retinoscopy_view, DPT, RETINOSCOPY_VIEW, DptVisitPart)

G_END_DECLS
