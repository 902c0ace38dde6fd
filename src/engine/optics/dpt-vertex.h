/* dpt-vertex.h - lenses at another distance, of a real thickness, of another index; corneal radii.
 * For: contact lenses from spectacles, aniseikonia, keratometry. Not for: the shape of a lens (dpt-thickness.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/* Powers in hundredths of a dioptre, lengths in hundredths of a millimetre, indices in thousandths (1.498 is 1498).
 * Results are rounded to the nearest hundredth, halves away from zero. Formulas: any text of geometrical optics; Jalie,
 * Principles of Ophthalmic Lenses. */

/**
 * dpt_vertex_compensate_power:
 * @power: the power that corrects at @from
 * @from: distance from the cornea
 * @to: another distance; 0 is a contact lens
 *
 * F / (1 - dF), d = from - to in metres: -10.00 at 10 mm needs -9.09 on the eye.
 *
 * Returns: the power that corrects as much at @to
 */
int dpt_vertex_compensate_power (int power, int from, int to);

/** dpt_vertex_effective_power: Returns: what @power, moved from @from to @to, then does where it stood: F / (1 + dF) */
int dpt_vertex_effective_power (int power, int from, int to);

/**
 * dpt_vertex_compensate:
 *
 * Compensates both principal meridians and rebuilds the cylinder in the form it had. Axis, addition and prism stay.
 * Worth doing from about 4 D.
 *
 * Returns: the refraction that corrects as much at @to
 */
DptRx dpt_vertex_compensate (const DptRx *rx, int from, int to);

/** dpt_lens_get_back_vertex_power: Returns: F1 / (1 - (t/n) F1) + F2 */
int dpt_lens_get_back_vertex_power (int front, int back, int thickness, int index);

/** dpt_lens_get_front_vertex_power: Returns: F2 / (1 - (t/n) F2) + F1 */
int dpt_lens_get_front_vertex_power (int front, int back, int thickness, int index);

/** dpt_lens_get_surface_power: Returns: (n - 1) / r; @radius in hundredths of a millimetre, not 0 */
int dpt_lens_get_surface_power (int radius, int index);

/** dpt_lens_get_radius: Returns: (n - 1) / F in hundredths of a millimetre; 0 stands for a flat surface */
int dpt_lens_get_radius (int surface_power, int index);

/** dpt_lens_convert_index: Returns: what a surface of @power reckoned with @assumed_index has with @actual_index: F (n2
 * - 1) / (n1 - 1) */
int dpt_lens_convert_index (int power, int assumed_index, int actual_index);

/**
 * dpt_lens_get_magnification:
 * @front: front surface power
 * @back_vertex_power: of the lens
 * @thickness: centre thickness
 * @index: thousandths
 * @vertex: from the back of the lens to the cornea; the entrance pupil is taken 3 mm behind it
 *
 * Shape factor 1 / (1 - (t/n) F1) times power factor 1 / (1 - hF).
 *
 * Returns: spectacle magnification in thousandths: 1036 is 3.6 % larger
 */
int dpt_lens_get_magnification (int front, int back_vertex_power, int thickness, int index, int vertex);

/** dpt_keratometry_power_from_radius: Returns: 337.5 / r (keratometric index 1.3375): 7.50 mm is 45.00 D. @radius must
 * be positive. */
int dpt_keratometry_power_from_radius (int radius);

/** dpt_keratometry_radius_from_power: Returns: 337.5 / D, hundredths of a millimetre. @power must be positive. */
int dpt_keratometry_radius_from_power (int power);

G_END_DECLS
