/* dpt-lens-drawing.h - a lens cut through to scale, and the frame with the eyes behind it and every measure on it.
 * For: the measurements page, job sheets, design comparisons. Not for: what a frame looks like (dpt-frame-drawing.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-frame-drawing.h"
#include "engine/optics/dpt-thickness.h"

G_BEGIN_DECLS

/** DPT_DRAWING_LIFE_SIZE: units of a page (1/72 inch) a millimetre */
#define DPT_DRAWING_LIFE_SIZE (72.0 / 25.4)

/**
 * DptDrawingStyle:
 * @ink: 0xRRGGBB of lines and numbers
 * @accent: 0xRRGGBB of what is about the eyes
 * @text_size: height of numbers in units of the cairo context; 0 stands for a size that suits the box
 * @scale: units a millimetre, %DPT_DRAWING_LIFE_SIZE for paper; 0 stands for as large as it goes
 */
typedef struct
{
  guint32 ink;
  guint32 accent;
  double text_size;
  double scale;
} DptDrawingStyle;

/** DPT_DRAWING_STYLE_PAPER: dark on white, as large as it goes */
#define DPT_DRAWING_STYLE_PAPER ((DptDrawingStyle) { 0x30343a, 0x1a5fb4, 0, 0 })

/** DPT_DRAWING_STYLE_DARK: light on dark */
#define DPT_DRAWING_STYLE_DARK ((DptDrawingStyle) { 0xd8d8d8, 0x78aeed, 0, 0 })

/**
 * dpt_lens_drawing_draw_section:
 * @cr: where to draw
 * @cut: the lens
 * @style: colours and scale
 * @width: of the box at the origin of @cr
 * @height: of the box
 *
 * Draws the level cut through the optical centre as seen from above by who faces the wearer: the front at the bottom,
 * both directions to one scale; with the thickness at both edges and in the middle in millimetres to a tenth. Give two
 * lenses the same @style scale to compare them.
 *
 * Returns: whether the lens can be; see dpt_lens_cut_reckon()
 */
gboolean dpt_lens_drawing_draw_section (cairo_t *cr, const DptLensCut *cut, const DptDrawingStyle *style, double width,
                                        double height, GError **error);

/**
 * DptFitting: hundredths of a millimetre, right eye first; 0 is not measured
 * @look: the frame; A, B and DBL must be its own
 * @pd: far, from the middle of the nose
 * @near_pd: near, likewise
 * @height: of the pupil above the lowest line of the box
 * @blank: diameter of a blank about the far point, drawn as a circle
 */
typedef struct
{
  DptFrameLook look;
  int pd[2];
  int near_pd[2];
  int height[2];
  int blank[2];
} DptFitting;

/**
 * dpt_fitting_drawing_draw:
 *
 * Draws the front with its boxes, the pupils where they are measured, and the numbers: A, DBL, B, monocular distances,
 * heights and decentration. The right eye is at the left, as one faces the wearer. With a scale it keeps to it and may
 * go beyond the box.
 */
void dpt_fitting_drawing_draw (cairo_t *cr, const DptFitting *fitting, const DptDrawingStyle *style, double width,
                               double height);

G_END_DECLS
