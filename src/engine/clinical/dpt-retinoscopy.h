/* dpt-retinoscopy.h - the refraction that a retinoscopy gives: what neutralised the reflex, less the working distance.
 * For: the section "retinoscopy" of a visit. Not for: typing it (dpt-exam-item.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"

G_BEGIN_DECLS

/** dpt_retinoscopy_get_vergence: @distance: (nullable): "half", … Returns: what an eye at that distance adds to the lens that
 * neutralises, 1 / distance in metres, in hundredths of a dioptre; 0 where it is none of the list */
int dpt_retinoscopy_get_vergence (const char *distance);

/**
 * dpt_retinoscopy_reckon:
 * @net: (out caller-allocates): sphere, cylinder below 0 and axis
 *
 * The lens that neutralises has power_1 in the meridian and power_2 across it, so its sphere is power_1, its cylinder
 * power_2 - power_1, its axis the meridian; from the sphere goes 1 / distance. Where power_2 was not taken, or is the
 * same, the lens is spherical.
 *
 * Returns: whether working distance and power_1 stand there, and the meridian where it takes one, and a lens can be so
 */
gboolean dpt_retinoscopy_reckon (DptVisitSheet *sheet, DptEye eye, DptRx *net);
/** dpt_retinoscopy_take: writes what both eyes give into the row of the retinoscopy. Returns: whether there was anything */
gboolean dpt_retinoscopy_take (DptVisitSheet *sheet);

G_END_DECLS
