/* dpt-contact-lens.h - what a contact lens that turned on the eye does, and which one is to be ordered.
 * For: fitting. Not for: bringing a refraction to the eye (dpt-vertex.h), records (engine/clinical/dpt-lens-trial.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/* Rotation in degrees as the examiner sees it, clockwise positive: the mark at six o'clock went to the examiner's left.
 * Axes count anticlockwise (TABO), so a lens marked A that turned by r lies at A - r, and to lie at A it must be marked
 * A + r. That is the rule "LARS": left add, right subtract (any text of contact lens practice). */

/** dpt_contact_lens_get_axis_on_eye: Returns: 1 to 180: where a cylinder marked @axis lies after @rotation: A - r */
int dpt_contact_lens_get_axis_on_eye (int axis, int rotation);

/** dpt_contact_lens_compensate_axis: Returns: 1 to 180: what must be marked so that it lies at @axis after @rotation:
 * A + r */
int dpt_contact_lens_compensate_axis (int axis, int rotation);

/**
 * dpt_contact_lens_find_order:
 * @lens: as it is marked
 * @rotation: degrees, clockwise positive; 0 where there is none
 * @over: (nullable): refraction over the lens
 * @vertex: of the over-refraction, hundredths of a millimetre
 *
 * With an over-refraction: lens as it lies, plus the over-refraction brought to the eye meridian by meridian
 * (dpt_vertex_compensate()), added as power vectors, is what the eye needs; its axis is marked with the same rotation in
 * mind. Without one the lens was what the eye needs, had it not turned: only its axis is compensated.
 *
 * Returns: the lens to order, in minus cylinder, not rounded; the addition is that of both together
 */
DptRx dpt_contact_lens_find_order (const DptRx *lens, int rotation, const DptRx *over, int vertex);

/** dpt_contact_lens_round: Returns: what makers offer next to @rx: quarters of a dioptre, axes in tens, no prism */
DptRx dpt_contact_lens_round (const DptRx *rx);

G_END_DECLS
