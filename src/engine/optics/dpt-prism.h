/* dpt-prism.h - prism by decentration, prisms put together and taken apart, bases of either eye.
 * For: measurements, orders, checking of lenses. Not for: what may be decentred in which blank (dpt-boxing.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/**
 * DptPrism: horizontal and vertical prism of one eye, as in #DptRx
 * @h: hundredths of a prism dioptre, never negative
 * @base_h: %DPT_BASE_IN, %DPT_BASE_OUT or, for 0, %DPT_BASE_NONE
 * @v: likewise
 * @base_v: %DPT_BASE_UP, %DPT_BASE_DOWN or, for 0, %DPT_BASE_NONE
 */
typedef struct
{
  int h;
  int base_h;
  int v;
  int base_v;
} DptPrism;

/** dpt_prism_from_rx: Returns: the prism prescribed in @rx */
DptPrism dpt_prism_from_rx (const DptRx *rx);

/** dpt_prism_from_signed: Returns: the prism of signed parts: @in above 0 is base in, @up above 0 is base up */
DptPrism dpt_prism_from_signed (int in, int up);

/** dpt_prism_get_in: Returns: signed horizontal part, base in above 0 */
int dpt_prism_get_in (const DptPrism *prism);

/** dpt_prism_get_up: Returns: signed vertical part, base up above 0 */
int dpt_prism_get_up (const DptPrism *prism);

/** dpt_prism_add: Returns: both prisms before one and the same eye */
DptPrism dpt_prism_add (const DptPrism *a, const DptPrism *b);

/**
 * dpt_prism_from_decentration:
 * @rx: sphere, cylinder and axis of the lens
 * @eye: which eye
 * @in: how far the optical centre stands nasally of the pupil, hundredths of a millimetre; below 0 temporally
 * @up: how far it stands above the pupil
 *
 * Prentice's rule for the full toric lens: base vector = P·c with Px = S + C sin²A, Py = S + C cos²A, Pxy = -C sin A
 * cos A and c in centimetres. The base of a plus lens points to its centre, of a minus lens away from it.
 *
 * Returns: the prism that the eye meets
 */
DptPrism dpt_prism_from_decentration (const DptRx *rx, DptEye eye, int in, int up);

/**
 * dpt_prism_to_decentration:
 * @prism: the prism wanted
 * @in: (out): how far the optical centre must stand nasally of the pupil, hundredths of a millimetre
 * @up: (out): how far above
 *
 * The other way round.
 *
 * Returns: whether decentration can do it: %FALSE where a meridian that it needs has no power or would take more than
 * 50 mm
 */
gboolean dpt_prism_to_decentration (const DptRx *rx, DptEye eye, const DptPrism *prism, int *in, int *up);

/**
 * dpt_prism_to_polar:
 * @amount: (out): hundredths of a prism dioptre, √(h² + v²)
 * @angle: (out): tenths of a degree, 0 to 3599, of the base (TABO 360): for the right eye base in is 0, for the left
 * 1800; up is 900. 0 for no prism
 */
void dpt_prism_to_polar (const DptPrism *prism, DptEye eye, int *amount, int *angle);

/** dpt_prism_from_polar: Returns: the prism whose base points to @angle (tenths of a degree, any), see
 * dpt_prism_to_polar() */
DptPrism dpt_prism_from_polar (DptEye eye, int amount, int angle);

/**
 * dpt_prism_share:
 * @right: (inout): prism of the right eye
 * @left: (inout): prism of the left eye
 *
 * Divides the prism of both equally without changing what they do together: 3 up right with 4 in left become 1.5 up and
 * 2 in right, 1.5 down and 2 in left. The odd hundredth goes to the right eye.
 */
void dpt_prism_share (DptPrism *right, DptPrism *left);

/** dpt_prism_get_imbalance: Returns: what both do together, as seen by the right eye: base in sums, base up of right
 * less left */
DptPrism dpt_prism_get_imbalance (const DptPrism *right, const DptPrism *left);

G_END_DECLS
