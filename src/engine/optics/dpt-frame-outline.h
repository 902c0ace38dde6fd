/* dpt-frame-outline.h - the contour of a lens: from the name of a shape and its box, or from the radii of a tracer.
 * For: drawings, blanks, thickness. Not for: drawing itself (document/dpt-frame-drawing.h), trace files (exchange).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DptFrameShape: the numbers are what the database holds; 0 is not known */
typedef enum
{
  DPT_FRAME_SHAPE_UNKNOWN = 0,
  DPT_FRAME_SHAPE_ROUND = 1,
  DPT_FRAME_SHAPE_OVAL = 2,
  DPT_FRAME_SHAPE_PANTO = 3,
  DPT_FRAME_SHAPE_RECTANGLE = 4,
  DPT_FRAME_SHAPE_SQUARE = 5,
  DPT_FRAME_SHAPE_CAT_EYE = 6,
  DPT_FRAME_SHAPE_AVIATOR = 7,
  DPT_FRAME_SHAPE_BROWLINE = 8,
  DPT_FRAME_SHAPE_HEXAGONAL = 9,
  DPT_FRAME_SHAPE_OCTAGONAL = 10,
} DptFrameShape;

#define DPT_FRAME_SHAPE_LAST DPT_FRAME_SHAPE_OCTAGONAL

/** DptPoint: millimetres; x to the right of who faces the wearer, y up. Only inside reckoning and drawing. */
typedef struct
{
  double x;
  double y;
} DptPoint;

/** dpt_frame_shape_to_nick: Returns: "round", "cat-eye" … as in JSON and the price lists; "" where not known */
const char *dpt_frame_shape_to_nick (DptFrameShape shape);

/** dpt_frame_shape_from_nick: Returns: the shape called @nick, or %DPT_FRAME_SHAPE_UNKNOWN */
DptFrameShape dpt_frame_shape_from_nick (const char *nick);

/** dpt_frame_shape_get_label: Returns: the translated name of the shape */
const char *dpt_frame_shape_get_label (DptFrameShape shape);

/**
 * dpt_frame_outline_create:
 * @shape: the shape; an unknown one is drawn as panto
 * @a: width of the box, hundredths of a millimetre, above 0
 * @b: its height
 * @n: how many points, 24 to 2000
 *
 * The contour of the right lens seen from the front (its nasal side at the right), about the boxing centre,
 * counter-clockwise from 3 o'clock at equal angles: the order of trace files. Its bounding box is exactly @a by @b. The
 * shapes are ours, drawn by formula.
 *
 * Returns: (transfer full) (array length=n): the points; free with g_free()
 */
DptPoint *dpt_frame_outline_create (DptFrameShape shape, int a, int b, gsize n);

/**
 * dpt_outline_create_from_radii:
 * @radii: (array length=n): hundredths of a millimetre, counter-clockwise from 3 o'clock at equal angles, as tracers
 * write them
 * @n: how many, at least 3
 *
 * Returns: (transfer full) (array length=n): the points, moved so that the middle of their box is the origin
 */
DptPoint *dpt_outline_create_from_radii (const int *radii, gsize n);

/** dpt_outline_mirror: turns the contour of a right lens into that of a left one and back, in place, again
 * counter-clockwise from 3 o'clock */
void dpt_outline_mirror (DptPoint *points, gsize n);

/** dpt_outline_get_box: stores width and height of the bounding box, hundredths of a millimetre */
void dpt_outline_get_box (const DptPoint *points, gsize n, int *a, int *b);

/** dpt_outline_get_effective_diameter: Returns: twice the greatest distance from the origin, hundredths of a millimetre
 */
int dpt_outline_get_effective_diameter (const DptPoint *points, gsize n);

/** dpt_outline_get_circumference: Returns: the perimeter, hundredths of a millimetre */
int dpt_outline_get_circumference (const DptPoint *points, gsize n);

G_END_DECLS
