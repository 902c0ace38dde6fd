/* dpt-thickness.h - how thick and how heavy a lens becomes when it is cut to a frame.
 * For: designs side by side, drawings to scale, warnings. Not for: what the maker will deliver; this is an estimate.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-frame-outline.h"
#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/**
 * DptLensCut:
 * @rx: sphere, cylinder and axis; addition and prism are not reckoned with
 * @eye: which eye; the contour is mirrored for the left
 * @index: refractive index in thousandths, 1400 to 2000
 * @density: hundredths of a gram a cubic centimetre, or 0 for dpt_lens_guess_density()
 * @base_curve: power of the front, hundredths of a dioptre, or 0 for Vogel's rule (SE + 6 for plus, SE/2 + 6 for
 * minus), kept so steep that the back stays hollow
 * @minimum_centre: or 0 for dpt_lens_guess_minimum_centre(); hundredths of a millimetre
 * @minimum_edge: the thinnest edge, or 0 for 1.00 mm, which a rim takes; a lens that is drilled needs 1.8
 * @outline: (array length=n_points): contour of the right lens about the boxing centre
 * @n_points: how many
 * @in: where the optical centre stands, nasally of the boxing centre; hundredths of a millimetre
 * @up: and above it
 *
 * A spherical front and a spherical or toric back, both cut through by the contour. Sagittas are exact for spheres;
 * between the principal meridians the back is taken as the sphere of Euler's curvature there. Aspheric lenses are
 * flatter and thinner.
 */
typedef struct
{
  DptRx rx;
  DptEye eye;
  int index;
  int density;
  int base_curve;
  int minimum_centre;
  int minimum_edge;
  const DptPoint *outline;
  gsize n_points;
  int in;
  int up;
} DptLensCut;

/**
 * DptLensThickness: hundredths of a millimetre
 * @centre: at the optical centre
 * @edge_min: thinnest place of the edge
 * @edge_max: thickest place of the edge
 * @edge_nasal: at the nasal end of the contour
 * @edge_temporal: at the temporal end
 * @edge_max_angle: where the thickest place is, degrees counter-clockwise from 3 o'clock, seen from the front
 * @base_curve: front power that was taken, hundredths of a dioptre
 * @weight: hundredths of a gram
 */
typedef struct
{
  int centre;
  int edge_min;
  int edge_max;
  int edge_nasal;
  int edge_temporal;
  int edge_max_angle;
  int base_curve;
  int weight;
} DptLensThickness;

/** DPT_LENS_SECTION_POINTS: points along each surface of a section */
#define DPT_LENS_SECTION_POINTS 65

/**
 * DptLensSection: a level cut through the optical centre, millimetres
 * @x: from the boxing centre, to the right of who faces the wearer
 * @front: depth of the front surface, from its foremost point towards the eye
 * @back: depth of the back surface
 */
typedef struct
{
  double x[DPT_LENS_SECTION_POINTS];
  double front[DPT_LENS_SECTION_POINTS];
  double back[DPT_LENS_SECTION_POINTS];
} DptLensSection;

/** dpt_lens_guess_density: Returns: hundredths of g/cm³ usual for organic lenses of @index: 1.32 for 1.50, 1.11
 * Trivex, 1.20 polycarbonate, … 1.47 for 1.74 */
int dpt_lens_guess_density (int index);

/** dpt_lens_guess_minimum_centre: Returns: hundredths of a millimetre usual for minus lenses of @index: 2.0
 * for 1.50, 1.5 from 1.59, 1.3 from 1.67 */
int dpt_lens_guess_minimum_centre (int index);

/**
 * dpt_lens_cut_reckon:
 * @cut: the lens and its contour
 * @thickness: (out caller-allocates): receives the result
 *
 * Returns: whether such a lens can be; %FALSE with %DPT_ERROR_INVALID where a surface would be steeper than a half
 * sphere before the contour is reached
 */
gboolean dpt_lens_cut_reckon (const DptLensCut *cut, DptLensThickness *thickness, GError **error);

/** dpt_lens_cut_get_section: like dpt_lens_cut_reckon(), storing the section as well */
gboolean
dpt_lens_cut_get_section (const DptLensCut *cut, DptLensThickness *thickness, DptLensSection *section, GError **error);

G_END_DECLS
