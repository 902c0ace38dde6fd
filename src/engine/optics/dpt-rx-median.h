/* dpt-rx-median.h - one refraction that speaks for several readings of the same eye.
 * For: readings of an autorefractor that gave no median itself. Not for: arithmetic of single lenses (dpt-rx.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/**
 * dpt_rx_median:
 * @rx: (array length=n): readings of one eye, in either form
 *
 * Sphere, cylinder and axis must not be averaged one by one: axes of 178 and 2 degrees would make 90, and the same lens in the two
 * signs of cylinder would make another one. So each reading becomes a power vector (M, J0, J45), the median of each component is
 * taken, and that vector is turned back into a lens. Vectors: Thibos, Wheeler, Horner, "Power vectors: an application of Fourier
 * analysis to the description and statistical analysis of refractive error", Optom Vis Sci 1997; 74: 367-375. The median in place
 * of their mean keeps one bad reading (a blink) out. Of an even number it is the mean of the middle two.
 *
 * Where all readings stand on quarters of a dioptre, so does the result; else it is rounded to hundredths.
 *
 * Returns: the median in minus cylinder, without addition or prism; plano for none
 */
DptRx dpt_rx_median (const DptRx *rx, gsize n);

G_END_DECLS
