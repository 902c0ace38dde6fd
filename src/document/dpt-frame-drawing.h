/* dpt-frame-drawing.h - a spectacle frame seen from the front, drawn from its figures.
 * For: the frame wall, quotes, job sheets, wherever there is no photograph. Not for: measurements (dpt-lens-drawing.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-frame-outline.h"

#include <cairo.h>

G_BEGIN_DECLS

/** DptFrameRim: how the lens is held. The numbers are what the database holds. */
typedef enum
{
  DPT_FRAME_RIM_FULL = 1,
  DPT_FRAME_RIM_HALF = 2,
  DPT_FRAME_RIM_RIMLESS = 3,
} DptFrameRim;

/** DPT_FRAME_NO_COLOUR: stands for no second colour and for no tint */
#define DPT_FRAME_NO_COLOUR 0xff000000u

/**
 * DptFrameLook:
 * @shape: shape of the lenses
 * @a: width of the box, hundredths of a millimetre; 0 stands for a usual one of the shape
 * @b: its height; 0 likewise
 * @dbl: bridge; 0 likewise
 * @rim: how the lens is held
 * @rim_width: hundredths of a millimetre; below 200 is drawn as metal wire with pads, above as acetate; 0 stands for
 * what is usual of the shape
 * @colour: 0xRRGGBB
 * @colour2: the lower part of an acetate front, or the metal of a browline; or %DPT_FRAME_NO_COLOUR
 * @tint: colour of sun lenses, or %DPT_FRAME_NO_COLOUR for clear ones
 */
typedef struct
{
  DptFrameShape shape;
  int a;
  int b;
  int dbl;
  DptFrameRim rim;
  int rim_width;
  guint32 colour;
  guint32 colour2;
  guint32 tint;
} DptFrameLook;

/** dpt_frame_drawing_get_aspect: Returns: width over height of the whole front with the end pieces, for choosing a box
 */
double dpt_frame_drawing_get_aspect (const DptFrameLook *look);

/**
 * dpt_frame_drawing_draw:
 * @cr: where to draw; its state is as before afterwards
 * @look: the frame
 * @width: of the box at the origin of @cr
 * @height: of the box
 *
 * Draws the frame as large as it goes in the middle of the box, with a light margin. Everything outside the frame stays
 * as it is, so that it stands on any ground, light or dark. Only paths and gradients: it stays sharp in a PDF.
 */
void dpt_frame_drawing_draw (cairo_t *cr, const DptFrameLook *look, double width, double height);

/**
 * dpt_frame_drawing_draw_at:
 * @scale: units of @cr a millimetre
 *
 * Draws the frame with the middle of its bridge, at the height of the boxing centre, at the origin of @cr. 72 / 25.4 is
 * life size on paper.
 */
void dpt_frame_drawing_draw_at (cairo_t *cr, const DptFrameLook *look, double scale);

G_END_DECLS
