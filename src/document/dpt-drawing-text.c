/* dpt-drawing-text.c - see dpt-drawing-text.h.
 * For: technical drawings. Not for: pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-drawing-text.h"

#include "base/dpt-power.h"

#include <math.h>
#include <pango/pangocairo.h>

void
dpt_drawing_set_colour (cairo_t *cr, guint32 rgb, double alpha)
{
  cairo_set_source_rgba (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0, alpha);
}

static PangoLayout *
create_layout (cairo_t *cr, const char *text, double size, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (bold ? "Sans Bold" : "Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

double
dpt_drawing_get_text_width (cairo_t *cr, const char *text, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = create_layout (cr, text, size, bold);
  PangoRectangle box;

  pango_layout_get_extents (layout, NULL, &box);
  return (double) box.width / PANGO_SCALE;
}

void
dpt_drawing_show_text (cairo_t *cr, const char *text, double size, double x, double y, gboolean bold)
{
  g_autoptr (PangoLayout) layout = create_layout (cr, text, size, bold);
  PangoRectangle box;

  pango_layout_get_extents (layout, NULL, &box);
  cairo_move_to (cr, x - (double) box.width / PANGO_SCALE / 2, y - (double) box.height / PANGO_SCALE / 2);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

static void
draw_arrow (cairo_t *cr, double x, double y, double dx, double dy, double length)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - dx * length - dy * length * 0.32, y - dy * length + dx * length * 0.32);
  cairo_line_to (cr, x - dx * length + dy * length * 0.32, y - dy * length - dx * length * 0.32);
  cairo_close_path (cr);
  cairo_fill (cr);
}

void
dpt_drawing_dimension (cairo_t *cr, double x1, double y1, double x2, double y2, const char *text, double size)
{
  double length = hypot (x2 - x1, y2 - y1), dx, dy, gap, head = size * 0.55;
  gboolean upright = fabs (y2 - y1) > fabs (x2 - x1);
  gboolean inside;

  if (length <= 0)
    return;
  dx = (x2 - x1) / length;
  dy = (y2 - y1) / length;
  gap = upright ? size * 1.5 : dpt_drawing_get_text_width (cr, text, size, FALSE) + size * 0.6;
  inside = length > gap + 2.4 * head;
  cairo_new_path (cr);
  if (inside)
    {
      double half = (length - gap) / 2;

      cairo_move_to (cr, x1, y1);
      cairo_line_to (cr, x1 + dx * half, y1 + dy * half);
      cairo_move_to (cr, x2, y2);
      cairo_line_to (cr, x2 - dx * half, y2 - dy * half);
    }
  else
    {
      cairo_move_to (cr, x1, y1);
      cairo_line_to (cr, x2, y2);
    }
  cairo_stroke (cr);
  head = MIN (head, length * 0.35);
  draw_arrow (cr, x1, y1, -dx, -dy, head);
  draw_arrow (cr, x2, y2, dx, dy, head);
  if (inside)
    dpt_drawing_show_text (cr, text, size, (x1 + x2) / 2, (y1 + y2) / 2, FALSE);
  else if (upright)
    dpt_drawing_show_text (cr, text, size, (x1 + x2) / 2 + gap * 0.8, (y1 + y2) / 2, FALSE);
  else
    dpt_drawing_show_text (cr, text, size, (x1 + x2) / 2, (y1 + y2) / 2 - size * 0.85, FALSE);
}

char *
dpt_drawing_format_tenths (int hundredths_mm)
{
  int tenths = (hundredths_mm + (hundredths_mm < 0 ? -5 : 5)) / 10;

  return dpt_length_format (tenths * 10);
}
