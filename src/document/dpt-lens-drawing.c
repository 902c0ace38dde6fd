/* dpt-lens-drawing.c - see dpt-lens-drawing.h: the section of a lens.
 * For: comparing thickness to scale. Not for: the fitting drawing (dpt-fitting-drawing.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-lens-drawing.h"

#include "document/dpt-drawing-text.h"

#include <math.h>

#define LAST (DPT_LENS_SECTION_POINTS - 1)

/* Depth grows towards the eye, which is up on the page. */
static void
trace_section (cairo_t *cr, const DptLensSection *section, double scale)
{
  cairo_new_path (cr);
  for (int i = 0; i <= LAST; i++)
    cairo_line_to (cr, section->x[i] * scale, -section->front[i] * scale);
  for (int i = LAST; i >= 0; i--)
    cairo_line_to (cr, section->x[i] * scale, -section->back[i] * scale);
  cairo_close_path (cr);
}

static void
show_thickness (cairo_t *cr, const DptLensSection *section, int i, double scale, double size, double dx)
{
  g_autofree char *text = dpt_drawing_format_tenths ((int) lround ((section->back[i] - section->front[i]) * 100));
  double y = -(section->front[i] + section->back[i]) / 2 * scale;

  if (dx == 0)
    y = -section->front[i] * scale + size * 0.95;
  dpt_drawing_show_text (cr, text, size, section->x[i] * scale + dx, y, FALSE);
}

/* The place along the section that is nearest to the optical centre: where the front is foremost. */
static int
find_centre (const DptLensSection *section)
{
  int nearest = 0;

  for (int i = 1; i <= LAST; i++)
    if (section->front[i] < section->front[nearest])
      nearest = i;
  return nearest;
}

gboolean
dpt_lens_drawing_draw_section (cairo_t *cr, const DptLensCut *cut, const DptDrawingStyle *style, double width,
                               double height, GError **error)
{
  DptLensThickness thickness;
  DptLensSection section;
  double deepest = 0, size, label, scale;
  int centre;
  cairo_pattern_t *glass;

  g_return_val_if_fail (cr != NULL && cut != NULL && style != NULL, FALSE);

  if (!dpt_lens_cut_get_section (cut, &thickness, &section, error))
    return FALSE;
  for (int i = 0; i <= LAST; i++)
    deepest = MAX (deepest, section.back[i]);
  size = style->text_size > 0 ? style->text_size : CLAMP (width * 0.05, 8, 16);
  label = size * 2.3;
  scale = style->scale > 0 ? style->scale
                           : MAX (0.1, MIN ((width - 2 * label) / (section.x[LAST] - section.x[0]),
                                            (height - 2.4 * size) / deepest));
  centre = find_centre (&section);

  cairo_save (cr);
  cairo_translate (cr, width / 2 - (section.x[0] + section.x[LAST]) / 2 * scale,
                   height / 2 + deepest / 2 * scale - size * 0.6);
  trace_section (cr, &section, scale);
  glass = cairo_pattern_create_linear (0, -deepest * scale, 0, 0);
  cairo_pattern_add_color_stop_rgba (glass, 0, 0.62, 0.78, 0.92, 0.75);
  cairo_pattern_add_color_stop_rgba (glass, 1, 0.80, 0.90, 0.98, 0.55);
  cairo_set_source (cr, glass);
  cairo_pattern_destroy (glass);
  cairo_fill_preserve (cr);
  dpt_drawing_set_colour (cr, style->accent, 0.9);
  cairo_set_line_width (cr, MAX (size * 0.09, 0.6));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  dpt_drawing_set_colour (cr, style->ink, 1);
  show_thickness (cr, &section, 0, scale, size, -label / 2);
  show_thickness (cr, &section, LAST, scale, size, label / 2);
  show_thickness (cr, &section, centre, scale, size, 0);
  cairo_restore (cr);
  return TRUE;
}
