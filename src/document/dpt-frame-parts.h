/* dpt-frame-parts.h - the pieces that a drawn frame is put together from.
 * For: dpt-frame-drawing.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-frame-drawing.h"

G_BEGIN_DECLS

#define DPT_FRAME_POINTS 144

typedef struct
{
  double r, g, b;
} DptColour;

/* The frame worked out, in millimetres, the middle of the bridge at the origin. Contours are those of the right lens
 * (left on the page) about their own centre, counter-clockwise; the other side is the same mirrored. */
typedef struct
{
  DptFrameLook look;
  double a, b, dbl;
  double centre;                     /* x of the boxing centre of the left lens; the right lens is at -centre */
  double scale;                      /* units a millimetre: what is too thin to see is drawn a little thicker */
  gboolean acetate;                  /* a front of acetate, otherwise of wire */
  gboolean wire;                     /* a wire goes round the lens */
  double rim;                        /* mm */
  DptColour colour, second, metal;
  DptPoint lens[DPT_FRAME_POINTS];   /* the contour of the lens */
  DptPoint outer[DPT_FRAME_POINTS];  /* of the front around it */
} DptFrameParts;

void dpt_frame_parts_init (DptFrameParts *parts, const DptFrameLook *look, double scale);

/* Runs @draw for the right side and, mirrored, for the left one, the origin at the boxing centre, x to the nose, y up.
 */
void dpt_frame_parts_both (cairo_t *cr, const DptFrameParts *parts,
                           void (*draw) (cairo_t *cr, const DptFrameParts *parts));

void dpt_frame_parts_trace (cairo_t *cr, const DptPoint *points);
DptColour dpt_colour_mix (DptColour a, DptColour b, double share);
DptColour dpt_colour_from_rgb (guint32 rgb);
void dpt_colour_add_stop (cairo_pattern_t *pattern, double at, DptColour colour, double alpha);

void dpt_frame_draw_shadow (cairo_t *cr, const DptFrameParts *parts);
void dpt_frame_draw_temple (cairo_t *cr, const DptFrameParts *parts);
void dpt_frame_draw_lens (cairo_t *cr, const DptFrameParts *parts);
void dpt_frame_draw_acetate (cairo_t *cr, const DptFrameParts *parts);
void dpt_frame_draw_metal (cairo_t *cr, const DptFrameParts *parts);

G_END_DECLS
