/* dpt-frame-drawing.c - see dpt-frame-drawing.h: works the frame out and draws its pieces from back to front.
 * For: geometry of the front. Not for: how each piece looks (dpt-frame-parts.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-frame-drawing.h"

#include "document/dpt-frame-parts.h"

#include <math.h>

#define END_PIECE 4.2 /* mm beyond the rim at the temple */
#define MARGIN 0.05   /* of the box, on each side */

static const struct
{
  int a, b, dbl, rim;
} usual[] = {
  [DPT_FRAME_SHAPE_UNKNOWN] = { 4800, 4000, 2000, 300 },
  [DPT_FRAME_SHAPE_ROUND] = { 4600, 4400, 2200, 150 },
  [DPT_FRAME_SHAPE_OVAL] = { 5000, 3400, 1800, 150 },
  [DPT_FRAME_SHAPE_PANTO] = { 4800, 4200, 2100, 320 },
  [DPT_FRAME_SHAPE_RECTANGLE] = { 5400, 3400, 1700, 300 },
  [DPT_FRAME_SHAPE_SQUARE] = { 5200, 4200, 1900, 380 },
  [DPT_FRAME_SHAPE_CAT_EYE] = { 5300, 4200, 1800, 340 },
  [DPT_FRAME_SHAPE_AVIATOR] = { 5700, 4900, 1500, 140 },
  [DPT_FRAME_SHAPE_BROWLINE] = { 5000, 4000, 2100, 260 },
  [DPT_FRAME_SHAPE_HEXAGONAL] = { 5000, 4400, 2100, 150 },
  [DPT_FRAME_SHAPE_OCTAGONAL] = { 5000, 4300, 2000, 150 },
};

/* 0 below @from, 1 above @to, smooth between. */
static double
smooth (double from, double to, double value)
{
  double t = CLAMP ((value - from) / (to - from), 0, 1);

  return t * t * (3 - 2 * t);
}

/* How thick the front is around the lens at @angle, degrees counter-clockwise from the nose. */
static double
get_width_at (const DptFrameParts *parts, double angle)
{
  double up = sin (angle * G_PI / 180);
  double upper = smooth (-28, 2, angle) * smooth (-28, 2, 180 - angle); /* 1 above the middle, 0 below */
  double nasal = smooth (0.45, 1, cos (angle * G_PI / 180));
  double width = parts->rim * (1.0 + (up > 0 ? 0.22 : 0.12) * up) * (1 - 0.28 * nasal);

  if (!parts->acetate)
    return parts->look.rim == DPT_FRAME_RIM_RIMLESS
               ? 0
               : parts->rim * (parts->look.rim == DPT_FRAME_RIM_HALF ? upper : 0.5);

  if (parts->look.shape == DPT_FRAME_SHAPE_BROWLINE && parts->look.rim == DPT_FRAME_RIM_FULL)
    return parts->rim * upper * (0.75 + 0.95 * smooth (0, 0.8, up));
  if (parts->look.rim == DPT_FRAME_RIM_HALF)
    return width * upper;
  return width;
}

/* The contour of the front: the lens, the rim's width further out, and drawn out to the end piece where the temple
 * begins. */
static void
make_outer (DptFrameParts *parts)
{
  const int n = DPT_FRAME_POINTS;
  gboolean cat = parts->look.shape == DPT_FRAME_SHAPE_CAT_EYE;
  double reach = parts->acetate ? END_PIECE * (0.55 + 0.45 * MIN (parts->rim / 3.2, 1.3)) : 0;

  for (int i = 0; i < n; i++)
    {
      DptPoint before = parts->lens[(i + n - 1) % n], at = parts->lens[i], after = parts->lens[(i + 1) % n];
      double dx = after.x - before.x, dy = after.y - before.y, length = hypot (dx, dy);
      double angle = 360.0 * i / n, signed_angle = angle > 270 ? angle - 360 : angle;
      double width = get_width_at (parts, signed_angle);
      double pull = cat ? smooth (112, 142, angle) * (1 - smooth (146, 178, angle))
                        : smooth (118, 152, angle) * (1 - smooth (158, 186, angle));

      /* The corner of a cat-eye is swept up and out, that of others only out. */
      parts->outer[i] = (DptPoint) { at.x + dy / length * width - pull * reach,
                                    at.y - dx / length * width + pull * reach * (cat ? 0.46 : 0.12) };
    }
}

void
dpt_frame_parts_init (DptFrameParts *parts, const DptFrameLook *look, double scale)
{
  DptFrameShape shape = (guint) look->shape <= DPT_FRAME_SHAPE_LAST ? look->shape : DPT_FRAME_SHAPE_UNKNOWN;
  g_autofree DptPoint *outline = NULL;
  int rim = look->rim_width > 0 ? look->rim_width : usual[shape].rim;

  *parts = (DptFrameParts) { .look = *look, .scale = scale };
  parts->look.shape = shape;
  parts->look.a = look->a > 0 ? look->a : usual[shape].a;
  parts->look.b = look->b > 0 ? look->b : usual[shape].b;
  parts->look.dbl = look->dbl > 0 ? look->dbl : usual[shape].dbl;
  if (look->rim < DPT_FRAME_RIM_FULL || look->rim > DPT_FRAME_RIM_RIMLESS)
    parts->look.rim = DPT_FRAME_RIM_FULL;
  parts->a = parts->look.a / 100.0;
  parts->b = parts->look.b / 100.0;
  parts->dbl = parts->look.dbl / 100.0;
  parts->centre = (parts->a + parts->dbl) / 2;
  parts->rim = CLAMP (rim / 100.0, 0.8, 7.0);
  parts->acetate = parts->rim >= 2.0 && parts->look.rim != DPT_FRAME_RIM_RIMLESS;
  parts->wire = parts->look.rim == DPT_FRAME_RIM_FULL && (!parts->acetate || shape == DPT_FRAME_SHAPE_BROWLINE);

  parts->colour = dpt_colour_from_rgb (look->colour);
  parts->second = look->colour2 == DPT_FRAME_NO_COLOUR ? parts->colour : dpt_colour_from_rgb (look->colour2);
  parts->metal = parts->colour;
  if (parts->acetate)
    parts->metal = dpt_colour_from_rgb (
        look->colour2 == DPT_FRAME_NO_COLOUR || shape != DPT_FRAME_SHAPE_BROWLINE ? 0xc9a45c : look->colour2);

  outline = dpt_frame_outline_create (shape, parts->look.a, parts->look.b, DPT_FRAME_POINTS);
  for (int i = 0; i < DPT_FRAME_POINTS; i++)
    parts->lens[i] = outline[i];
  make_outer (parts);
}

/* Half the width and what lies above and below the boxing centre, mm. */
static void
get_extents (const DptFrameParts *parts, double *half_width, double *above, double *below)
{
  *half_width = parts->centre + parts->a / 2 + END_PIECE;
  *above = parts->b / 2;
  *below = parts->b / 2;
  for (int i = 0; i < DPT_FRAME_POINTS; i++)
    {
      *half_width = MAX (*half_width, parts->centre - parts->outer[i].x);
      *above = MAX (*above, parts->outer[i].y);
      *below = MAX (*below, -parts->outer[i].y);
    }
  *above += 1;
  *below += 2.5; /* room for the shadow */
}

double
dpt_frame_drawing_get_aspect (const DptFrameLook *look)
{
  DptFrameParts parts;
  double half_width, above, below;

  g_return_val_if_fail (look != NULL, 2.5);

  dpt_frame_parts_init (&parts, look, 1);
  get_extents (&parts, &half_width, &above, &below);
  return 2 * half_width / (above + below);
}

void
dpt_frame_parts_both (cairo_t *cr, const DptFrameParts *parts, void (*draw) (cairo_t *cr, const DptFrameParts *parts))
{
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (cr);
      cairo_translate (cr, side * parts->centre, 0);
      cairo_scale (cr, -side, 1);
      draw (cr, parts);
      cairo_restore (cr);
    }
}

static void
draw_parts (cairo_t *cr, const DptFrameParts *parts)
{
  cairo_save (cr);
  cairo_scale (cr, parts->scale, -parts->scale);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  dpt_frame_draw_shadow (cr, parts);
  dpt_frame_parts_both (cr, parts, dpt_frame_draw_temple);
  dpt_frame_parts_both (cr, parts, dpt_frame_draw_lens);
  dpt_frame_draw_metal (cr, parts);
  if (parts->acetate)
    dpt_frame_draw_acetate (cr, parts);
  cairo_restore (cr);
}

void
dpt_frame_drawing_draw_at (cairo_t *cr, const DptFrameLook *look, double scale)
{
  DptFrameParts parts;

  g_return_if_fail (cr != NULL && look != NULL && scale > 0);

  dpt_frame_parts_init (&parts, look, scale);
  draw_parts (cr, &parts);
}

void
dpt_frame_drawing_draw (cairo_t *cr, const DptFrameLook *look, double width, double height)
{
  DptFrameParts parts;
  double half_width, above, below, scale;

  g_return_if_fail (cr != NULL && look != NULL);

  if (width <= 0 || height <= 0)
    return;
  dpt_frame_parts_init (&parts, look, 1);
  get_extents (&parts, &half_width, &above, &below);
  scale = MIN (width * (1 - 2 * MARGIN) / (2 * half_width), height * (1 - 2 * MARGIN) / (above + below));
  parts.scale = scale;
  cairo_save (cr);
  cairo_translate (cr, width / 2, height / 2 + (above - below) / 2 * scale);
  draw_parts (cr, &parts);
  cairo_restore (cr);
}
