/* dpt-frame-parts.c - see dpt-frame-parts.h: shadow, temples, lenses, acetate and metal.
 * For: how a frame looks. Not for: where its pieces are (dpt-frame-drawing.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-frame-parts.h"

#include <math.h>

static const DptColour white = { 1, 1, 1 };
static const DptColour black = { 0, 0, 0 };

DptColour
dpt_colour_from_rgb (guint32 rgb)
{
  return (DptColour) { (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0 };
}

DptColour
dpt_colour_mix (DptColour a, DptColour b, double share)
{
  return (DptColour) { a.r + (b.r - a.r) * share, a.g + (b.g - a.g) * share, a.b + (b.b - a.b) * share };
}

void
dpt_colour_add_stop (cairo_pattern_t *pattern, double at, DptColour colour, double alpha)
{
  cairo_pattern_add_color_stop_rgba (pattern, at, colour.r, colour.g, colour.b, alpha);
}

static void
set_colour (cairo_t *cr, DptColour colour, double alpha)
{
  cairo_set_source_rgba (cr, colour.r, colour.g, colour.b, alpha);
}

static void
set_pattern (cairo_t *cr, cairo_pattern_t *pattern)
{
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

/* A line no thinner than can be seen. */
static void
set_width (cairo_t *cr, const DptFrameParts *parts, double mm, double least_units)
{
  cairo_set_line_width (cr, MAX (mm, least_units / parts->scale));
}

void
dpt_frame_parts_trace (cairo_t *cr, const DptPoint *points)
{
  cairo_new_sub_path (cr);
  for (int i = 0; i < DPT_FRAME_POINTS; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_close_path (cr);
}

static DptPoint
point_at (const DptPoint *points, double angle)
{
  int i = (int) lround (angle * DPT_FRAME_POINTS / 360.0);

  return points[(i % DPT_FRAME_POINTS + DPT_FRAME_POINTS) % DPT_FRAME_POINTS];
}

/* Behind: what falls on the table, and the temples going back. */

static void
trace_front_edge (cairo_t *cr, const DptFrameParts *parts)
{
  dpt_frame_parts_trace (cr, parts->outer);
}

static void
add_both_outer (cairo_t *cr, const DptFrameParts *parts)
{
  dpt_frame_parts_both (cr, parts, trace_front_edge);
}

void
dpt_frame_draw_shadow (cairo_t *cr, const DptFrameParts *parts)
{
  for (int i = 0; i < 4; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, 0, -0.7 - 0.35 * i);
      cairo_new_path (cr);
      add_both_outer (cr, parts);
      cairo_restore (cr);
      set_colour (cr, black, 0.035);
      cairo_set_line_width (cr, 0.6 + 0.9 * i);
      cairo_stroke (cr);
    }
}

void
dpt_frame_draw_temple (cairo_t *cr, const DptFrameParts *parts)
{
  double thick = parts->acetate ? 2.1 : 0.9;
  DptPoint hinge = point_at (parts->outer, 152);
  double in = parts->a * 0.34, drop = parts->b * 0.05;
  double x = hinge.x + 1.2, y = hinge.y - 0.8;
  DptColour dark = dpt_colour_mix (parts->acetate ? parts->colour : parts->metal, black, 0.35);
  cairo_pattern_t *pattern = cairo_pattern_create_linear (x, 0, x + in * 1.25, 0);

  dpt_colour_add_stop (pattern, 0, dark, 0.85);
  dpt_colour_add_stop (pattern, 0.6, dark, 0.42);
  dpt_colour_add_stop (pattern, 1, dark, 0.16);
  cairo_new_path (cr);
  cairo_move_to (cr, x, y + thick * 0.9);
  cairo_curve_to (cr, x + in * 0.4, y + thick * 0.8 - drop * 0.4, x + in * 0.8, y + thick * 0.4 - drop, x + in,
                  y + thick * 0.3 - drop * 1.4);
  cairo_curve_to (cr, x + in * 1.12, y - drop * 2.2, x + in * 1.2, y - drop * 4, x + in * 1.22, y - drop * 6);
  cairo_curve_to (cr, x + in * 1.2, y - drop * 6.8, x + in * 1.12, y - drop * 6.6, x + in * 1.12, y - drop * 6);
  cairo_curve_to (cr, x + in * 1.1, y - drop * 4, x + in * 1.02, y - drop * 2.6, x + in * 0.92,
                  y - thick * 0.3 - drop * 1.6);
  cairo_curve_to (cr, x + in * 0.7, y - thick * 0.6 - drop, x + in * 0.4, y - thick * 0.9 - drop * 0.4, x, y - thick);
  cairo_close_path (cr);
  set_pattern (cr, pattern);
  cairo_fill (cr);
}

/* Lenses: a breath of sky, or the tint, and the light of a window on the glass. */

static cairo_pattern_t *
create_glass (const DptFrameParts *parts)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, parts->b / 2, 0, -parts->b / 2);

  if (parts->look.tint != DPT_FRAME_NO_COLOUR)
    {
      DptColour tint = dpt_colour_from_rgb (parts->look.tint);

      dpt_colour_add_stop (pattern, 0, dpt_colour_mix (tint, black, 0.25), 0.94);
      dpt_colour_add_stop (pattern, 0.55, tint, 0.84);
      dpt_colour_add_stop (pattern, 1, dpt_colour_mix (tint, white, 0.18), 0.66);
      return pattern;
    }
  dpt_colour_add_stop (pattern, 0, (DptColour) { 0.60, 0.76, 0.92 }, 0.30);
  dpt_colour_add_stop (pattern, 0.5, (DptColour) { 0.78, 0.88, 0.97 }, 0.16);
  dpt_colour_add_stop (pattern, 1, (DptColour) { 0.90, 0.95, 1.0 }, 0.22);
  return pattern;
}

static void
draw_glare (cairo_t *cr, const DptFrameParts *parts, double from, double to, double alpha)
{
  double a = parts->a, b = parts->b, lean = b * 0.42;
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, b / 2, 0, -b / 2);

  dpt_colour_add_stop (pattern, 0, white, alpha);
  dpt_colour_add_stop (pattern, 0.85, white, 0);
  cairo_new_path (cr);
  cairo_move_to (cr, a * from + lean / 2, b / 2);
  cairo_line_to (cr, a * to + lean / 2, b / 2);
  cairo_line_to (cr, a * to - lean / 2, -b / 2);
  cairo_line_to (cr, a * from - lean / 2, -b / 2);
  cairo_close_path (cr);
  set_pattern (cr, pattern);
  cairo_fill (cr);
}

void
dpt_frame_draw_lens (cairo_t *cr, const DptFrameParts *parts)
{
  gboolean tinted = parts->look.tint != DPT_FRAME_NO_COLOUR;
  cairo_matrix_t matrix;

  cairo_save (cr);
  cairo_new_path (cr);
  dpt_frame_parts_trace (cr, parts->lens);
  cairo_clip_preserve (cr);
  set_pattern (cr, create_glass (parts));
  cairo_fill (cr);

  /* The window stands on one side: both lenses mirror it alike, and so the left one is not mirrored back. */
  cairo_save (cr);
  cairo_get_matrix (cr, &matrix);
  if (matrix.xx < 0)
    cairo_scale (cr, -1, 1);
  draw_glare (cr, parts, -0.30, -0.06, tinted ? 0.26 : 0.44);
  draw_glare (cr, parts, 0.00, 0.07, tinted ? 0.16 : 0.30);
  cairo_restore (cr);

  /* The rim throws a little shade on the glass; without a rim it is the glass that has an edge. */
  cairo_new_path (cr);
  dpt_frame_parts_trace (cr, parts->lens);
  if (parts->look.rim == DPT_FRAME_RIM_RIMLESS)
    {
      set_colour (cr, (DptColour) { 0.42, 0.54, 0.62 }, 0.75);
      set_width (cr, parts, 1.0, 1.6);
      cairo_stroke_preserve (cr);
      set_colour (cr, white, 0.45);
      set_width (cr, parts, 0.4, 0.6);
      cairo_stroke (cr);
    }
  else
    {
      set_colour (cr, black, 0.10);
      set_width (cr, parts, 2.2, 1.0);
      cairo_stroke_preserve (cr);
      /* Under the acetate nothing may shine through between lens and rim; the thread of a half rim is this line. */
      set_colour (cr, (DptColour) { 0.45, 0.52, 0.58 }, 0.65);
      set_width (cr, parts, 0.7, 1.2);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* Acetate: one path for the whole front, so that it is of one piece. */

#define BRIDGE_LOW 17 /* degrees on the rim where the bridge leaves it */

static double
get_bridge_high (const DptFrameParts *parts)
{
  return parts->look.shape == DPT_FRAME_SHAPE_ROUND || parts->look.shape == DPT_FRAME_SHAPE_PANTO ? 44 : 48;
}

/* The outline of rims and bridge as one: round the right lens (left on the page) from the top of the bridge to its
 * bottom, over to the left lens, back round that one, and over the nose again. */
static void
trace_front_with_bridge (cairo_t *cr, const DptFrameParts *parts)
{
  const int n = DPT_FRAME_POINTS;
  int high = (int) lround (get_bridge_high (parts) * n / 360), low = BRIDGE_LOW * n / 360;
  double c = parts->centre, rise = parts->dbl * 0.06, arch = parts->dbl * 0.42;
  DptPoint top = parts->outer[high], bottom = parts->outer[low];
  double top_gap = c - top.x, bottom_gap = c - bottom.x;

  cairo_new_sub_path (cr);
  for (int i = high; i <= n + low; i++)
    cairo_line_to (cr, -c + parts->outer[i % n].x, parts->outer[i % n].y);
  cairo_curve_to (cr, -bottom_gap * 0.80, bottom.y + arch, bottom_gap * 0.80, bottom.y + arch, bottom_gap, bottom.y);
  for (int i = n + low; i >= high; i--)
    cairo_line_to (cr, c - parts->outer[i % n].x, parts->outer[i % n].y);
  cairo_curve_to (cr, top_gap * 0.55, top.y - rise - 0.6, -top_gap * 0.55, top.y - rise - 0.6, -top_gap, top.y);
  cairo_close_path (cr);
}

static void
trace_lens (cairo_t *cr, const DptFrameParts *parts)
{
  dpt_frame_parts_trace (cr, parts->lens);
}

/* What the front looks like from outside; a browline has its bridge of metal. */
static void
trace_silhouette (cairo_t *cr, const DptFrameParts *parts)
{
  if (parts->acetate && !parts->wire)
    trace_front_with_bridge (cr, parts);
  else
    add_both_outer (cr, parts);
}

static void
trace_front (cairo_t *cr, const DptFrameParts *parts)
{
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_new_path (cr);
  trace_silhouette (cr, parts);
  dpt_frame_parts_both (cr, parts, trace_lens);
}

static cairo_pattern_t *
create_acetate (const DptFrameParts *parts)
{
  double top = parts->b / 2 + parts->rim * 1.3, bottom = -parts->b / 2 - parts->rim;
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, top, 0, bottom);
  double lightness = (parts->colour.r + parts->colour.g + parts->colour.b) / 3;
  double gloss = 0.10 + 0.10 * (1 - lightness);

  dpt_colour_add_stop (pattern, 0, dpt_colour_mix (parts->colour, white, gloss + 0.06), 1);
  dpt_colour_add_stop (pattern, 0.12, dpt_colour_mix (parts->colour, white, gloss * 0.5), 1);
  dpt_colour_add_stop (pattern, 0.40, parts->colour, 1);
  dpt_colour_add_stop (pattern, 0.66, parts->second, 1);
  dpt_colour_add_stop (pattern, 1, dpt_colour_mix (parts->second, black, 0.22), 1);
  return pattern;
}

/* Light from above: bright on the outer edge at the top and on the inner one at the bottom, dark where they turn away.
 */
static void
draw_bevel (cairo_t *cr, const DptFrameParts *parts, gboolean inner)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, parts->b / 2 + parts->rim, 0, -parts->b / 2 - parts->rim);

  dpt_colour_add_stop (pattern, 0, inner ? black : white, inner ? 0.34 : 0.62);
  dpt_colour_add_stop (pattern, 0.30, inner ? black : white, inner ? 0.14 : 0.16);
  dpt_colour_add_stop (pattern, 0.5, inner ? white : black, 0.05);
  dpt_colour_add_stop (pattern, 1, inner ? white : black, inner ? 0.42 : 0.34);
  cairo_new_path (cr);
  if (inner)
    dpt_frame_parts_both (cr, parts, trace_lens);
  else
    trace_silhouette (cr, parts);
  set_pattern (cr, pattern);
  set_width (cr, parts, MIN (parts->rim * 0.42, 1.3), 0.9);
  cairo_stroke (cr);
}

/* A streak of gloss along the upper rim. */
static void
draw_gloss (cairo_t *cr, const DptFrameParts *parts)
{
  cairo_matrix_t matrix;
  double from, to;

  cairo_get_matrix (cr, &matrix);
  from = matrix.xx < 0 ? 58 : 88;
  to = from + 34;
  cairo_new_path (cr);
  for (double angle = from; angle <= to; angle += 2.5)
    {
      DptPoint inner = point_at (parts->lens, angle), outer = point_at (parts->outer, angle);

      cairo_line_to (cr, inner.x + (outer.x - inner.x) * 0.58, inner.y + (outer.y - inner.y) * 0.58);
    }
  set_colour (cr, white, 0.30);
  cairo_set_line_width (cr, parts->rim * 0.16);
  cairo_stroke (cr);
}

/* Two rivets where the hinge is. */
static void
draw_rivets (cairo_t *cr, const DptFrameParts *parts)
{
  DptPoint outer = point_at (parts->outer, 154), lens = point_at (parts->lens, 154);
  double x = lens.x + (outer.x - lens.x) * 0.60, y = lens.y + (outer.y - lens.y) * 0.60,
         r = MIN (parts->rim * 0.17, 0.62);

  if (r * parts->scale < 0.5)
    return;
  for (int i = -1; i <= 1; i += 2)
    {
      cairo_new_path (cr);
      cairo_arc (cr, x, y + i * r * 1.7, r, 0, 2 * G_PI);
      set_colour (cr, (DptColour) { 0.86, 0.86, 0.84 }, 0.95);
      cairo_fill (cr);
      cairo_arc (cr, x - r * 0.2, y + i * r * 1.7 + r * 0.25, r * 0.45, 0, 2 * G_PI);
      set_colour (cr, white, 0.9);
      cairo_fill (cr);
    }
}

void
dpt_frame_draw_acetate (cairo_t *cr, const DptFrameParts *parts)
{
  cairo_save (cr);
  trace_front (cr, parts);
  cairo_clip_preserve (cr);
  set_pattern (cr, create_acetate (parts));
  cairo_fill (cr);
  draw_bevel (cr, parts, FALSE);
  draw_bevel (cr, parts, TRUE);
  cairo_restore (cr);
  dpt_frame_parts_both (cr, parts, draw_gloss);
  dpt_frame_parts_both (cr, parts, draw_rivets);
}

/* Metal: round wires, stroked dark, then in their colour, then with a line of light. */

static void
stroke_wire (cairo_t *cr, const DptFrameParts *parts, double mm)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (-parts->a, parts->b / 2, parts->a, -parts->b / 2);

  set_colour (cr, dpt_colour_mix (parts->metal, black, 0.48), 1);
  set_width (cr, parts, mm, 1.3);
  cairo_stroke_preserve (cr);
  dpt_colour_add_stop (pattern, 0, dpt_colour_mix (parts->metal, white, 0.30), 1);
  dpt_colour_add_stop (pattern, 0.35, parts->metal, 1);
  dpt_colour_add_stop (pattern, 0.6, dpt_colour_mix (parts->metal, white, 0.22), 1);
  dpt_colour_add_stop (pattern, 1, dpt_colour_mix (parts->metal, black, 0.15), 1);
  set_pattern (cr, pattern);
  set_width (cr, parts, mm * 0.72, 0.9);
  cairo_stroke_preserve (cr);
  set_colour (cr, white, 0.55);
  set_width (cr, parts, mm * 0.20, 0.25);
  cairo_stroke (cr);
}

static void
draw_rim_wire (cairo_t *cr, const DptFrameParts *parts)
{
  double mm = parts->acetate ? 1.2 : parts->rim;

  cairo_new_path (cr);
  dpt_frame_parts_trace (cr, parts->lens);
  stroke_wire (cr, parts, mm);
}

/* End piece of metal: from the rim, or through the drilled lens, out and back to the hinge. */
static void
draw_metal_end (cairo_t *cr, const DptFrameParts *parts)
{
  DptPoint at = point_at (parts->lens, 152);
  double in = parts->look.rim == DPT_FRAME_RIM_RIMLESS ? 3.6 : 0;

  cairo_new_path (cr);
  cairo_move_to (cr, at.x + in, at.y - in * 0.1);
  cairo_curve_to (cr, at.x - 1.5, at.y + 0.9, at.x - 2.6, at.y + 0.7, at.x - 3.6, at.y - 0.5);
  stroke_wire (cr, parts, 1.9);
}

static void
draw_screws (cairo_t *cr, const DptFrameParts *parts)
{
  DptPoint ends[2] = { point_at (parts->lens, 152), point_at (parts->lens, 22) };

  ends[0].x += 3.6;
  ends[0].y -= 0.36;
  ends[1].x -= 3.4;
  for (int i = 0; i < 2; i++)
    {
      cairo_new_path (cr);
      cairo_arc (cr, ends[i].x, ends[i].y, MAX (1.05, 0.9 / parts->scale), 0, 2 * G_PI);
      set_colour (cr, dpt_colour_mix (parts->metal, black, 0.35), 1);
      cairo_fill_preserve (cr);
      set_colour (cr, dpt_colour_mix (parts->metal, white, 0.45), 1);
      cairo_set_line_width (cr, 0.4);
      cairo_stroke (cr);
    }
}

/* The pad of silicone on its arm, between the rim and the nose. */
static void
draw_pad (cairo_t *cr, const DptFrameParts *parts)
{
  DptPoint rim = point_at (parts->lens, parts->look.shape == DPT_FRAME_SHAPE_AVIATOR ? 2 : -8);
  double x = MIN (rim.x + 2.0, parts->centre - 4.2), y = rim.y - 4.2;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, rim.x, rim.y + 1.4);
  cairo_curve_to (cr, rim.x + 2.2, rim.y + 2.0, x + 1.6, y + 3.5, x + 0.3, y + 0.6);
  set_colour (cr, dpt_colour_mix (parts->metal, black, 0.25), 0.9);
  set_width (cr, parts, 0.55, 0.6);
  cairo_stroke (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, 0.36);
  cairo_scale (cr, 1.75, 3.7);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  set_colour (cr, (DptColour) { 0.93, 0.95, 0.96 }, 0.62);
  cairo_fill_preserve (cr);
  set_colour (cr, (DptColour) { 0.45, 0.50, 0.55 }, 0.45);
  set_width (cr, parts, 0.3, 0.4);
  cairo_stroke (cr);
}

/* One or, for an aviator, two bars over the nose, in the middle of the page. */
static void
draw_metal_bridge (cairo_t *cr, const DptFrameParts *parts)
{
  gboolean aviator = parts->look.shape == DPT_FRAME_SHAPE_AVIATOR && parts->look.rim == DPT_FRAME_RIM_FULL;
  DptPoint at = point_at (parts->lens, aviator ? 14 : 24);
  double in = parts->look.rim == DPT_FRAME_RIM_RIMLESS ? 3.4 : 0, c = parts->centre;
  double rise = parts->dbl * (aviator ? 0.14 : 0.22);

  cairo_new_path (cr);
  if (in > 0)
    at = point_at (parts->lens, 22);
  cairo_move_to (cr, -c + at.x - in, at.y);
  if (in > 0)
    cairo_line_to (cr, -c + at.x, at.y + 0.2);
  cairo_curve_to (cr, -c + at.x + (c - at.x) * 0.5, at.y + rise, c - at.x - (c - at.x) * 0.5, at.y + rise, c - at.x,
                  at.y + (in > 0 ? 0.2 : 0));
  if (in > 0)
    cairo_line_to (cr, c - at.x + in, at.y);
  stroke_wire (cr, parts, parts->acetate ? 1.8 : parts->wire ? MAX (parts->rim * 1.05, 1.4) : 1.5);
  if (!aviator)
    return;
  at = point_at (parts->lens, 52);
  cairo_new_path (cr);
  cairo_move_to (cr, -c + at.x, at.y);
  cairo_curve_to (cr, -c + at.x + (c - at.x) * 0.4, at.y + 0.6, c - at.x - (c - at.x) * 0.4, at.y + 0.6, c - at.x,
                  at.y);
  stroke_wire (cr, parts, parts->rim * 1.05);
}

void
dpt_frame_draw_metal (cairo_t *cr, const DptFrameParts *parts)
{
  if (parts->acetate && !parts->wire)
    return;
  dpt_frame_parts_both (cr, parts, draw_pad);
  if (parts->wire)
    dpt_frame_parts_both (cr, parts, draw_rim_wire);
  else if (parts->look.rim == DPT_FRAME_RIM_HALF)
    {
      /* Half of a wire: the front of that width is drawn as acetate is, but shines as metal does. */
      cairo_save (cr);
      trace_front (cr, parts);
      set_colour (cr, parts->metal, 1);
      cairo_fill_preserve (cr);
      cairo_clip (cr);
      draw_bevel (cr, parts, FALSE);
      cairo_restore (cr);
    }
  draw_metal_bridge (cr, parts);
  if (!parts->acetate)
    dpt_frame_parts_both (cr, parts, draw_metal_end);
  if (parts->look.rim == DPT_FRAME_RIM_RIMLESS)
    dpt_frame_parts_both (cr, parts, draw_screws);
}
