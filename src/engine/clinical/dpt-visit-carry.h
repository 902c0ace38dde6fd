/* dpt-visit-carry.h - what a visit takes over from the one before, because it is true until somebody says otherwise.
 * For: starting a visit (dpt-visit-store.c). Not for: what is agreed about contact lenses (dpt-lens-wear.h), nor for
 * what was measured, which the screen shows in grey. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"

G_BEGIN_DECLS

/** dpt_visit_carry: writes the findings of @earlier (nullable) whose item is carried into @sheet, from an earlier visit as they
 * are. Returns: whether there was any */
gboolean dpt_visit_carry (DptVisitSheet *sheet, DptVisitSheet *earlier);

G_END_DECLS
