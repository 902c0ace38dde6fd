/* dpt-boxing.h - where the eye looks through a frame: decentration, smallest blank, segments.
 * For: the measurements of an order, their drawing and warnings. Not for: prism by decentration (dpt-prism.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-frame-outline.h"

G_BEGIN_DECLS

/* All lengths in hundredths of a millimetre. Boxing system of ISO 8624: A and B are the box of the lens, DBL the least
 * distance between both. */

/** DPT_BOXING_BLANK_ALLOWANCE: what a blank must have more than the lens for edging: 2 mm of diameter */
#define DPT_BOXING_BLANK_ALLOWANCE 200

/** dpt_boxing_get_frame_pd: Returns: A + DBL, the distance of the boxing centres */
int dpt_boxing_get_frame_pd (int a, int dbl);

/** dpt_boxing_get_decentration: Returns: (A + DBL)/2 - @mono_pd: how far the pupil stands nasally of the boxing centre;
 * below 0 temporally */
int dpt_boxing_get_decentration (int a, int dbl, int mono_pd);

/** dpt_boxing_get_height_decentration: Returns: @height above the lowest line of the box, less B/2: below 0 under the
 * middle. The drop of a segment is the same */
int dpt_boxing_get_height_decentration (int b, int height);

/**
 * dpt_boxing_get_minimum_blank:
 * @effective_diameter: of the lens shape
 * @in: decentration, of either sign
 * @up: decentration, of either sign
 *
 * ED + 2·√(in² + up²) + %DPT_BOXING_BLANK_ALLOWANCE: never too small, often a little too large, as it does not know the
 * contour.
 *
 * Returns: the smallest diameter of a blank whose optical centre is its middle
 */
int dpt_boxing_get_minimum_blank (int effective_diameter, int in, int up);

/**
 * dpt_boxing_get_minimum_blank_of_outline:
 * @points: (array length=n): contour of the right lens about the boxing centre (of a left lens: mirrored, so that nasal
 * is right)
 * @n: how many
 *
 * Twice the greatest distance from the decentred optical centre to the contour, plus %DPT_BOXING_BLANK_ALLOWANCE: the
 * true answer.
 */
int dpt_boxing_get_minimum_blank_of_outline (const DptPoint *points, gsize n, int in, int up);

/**
 * dpt_boxing_estimate_effective_diameter:
 *
 * For a frame without a known ED: that of our contour of its shape in its box. An assumption, to be shown as one.
 */
int dpt_boxing_estimate_effective_diameter (DptFrameShape shape, int a, int b);

/** dpt_boxing_get_near_inset: Returns: (far PD - near PD)/2 for one eye of both PDs */
int dpt_boxing_get_near_inset (int far_pd, int near_pd);

/**
 * dpt_boxing_reckon_near_inset:
 * @mono_pd: of the eye, for far
 * @power: of the lens in the horizontal meridian, hundredths of a dioptre
 * @working_distance: from the lens, hundredths of a millimetre, above 0
 *
 * Ellerbrock: P / (1 + w (1/s - F)), s = 27 mm from the lens to the centre of rotation of the eye. The formula is
 * quoted from memory and not checked against its paper; it agrees with the usual 2.0 to 2.5 mm at 40 cm.
 *
 * Returns: how far the near point stands nasally of the far one; 0 where the formula has no answer
 */
int dpt_boxing_reckon_near_inset (int mono_pd, int power, int working_distance);

G_END_DECLS
