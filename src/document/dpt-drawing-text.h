/* dpt-drawing-text.h - numbers and dimension lines of technical drawings.
 * For: dpt-lens-drawing.c, dpt-fitting-drawing.c. Not for: the text of pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

void dpt_drawing_set_colour (cairo_t *cr, guint32 rgb, double alpha);

/* Text with its middle at @x, @y, in the colour that is set. */
void dpt_drawing_show_text (cairo_t *cr, const char *text, double size, double x, double y, gboolean bold);

double dpt_drawing_get_text_width (cairo_t *cr, const char *text, double size, gboolean bold);

/* A level or upright line with arrow heads from one end to the other and @text in a gap in its middle, or beside it
 * where it is too short. */
void dpt_drawing_dimension (cairo_t *cr, double x1, double y1, double x2, double y2, const char *text, double size);

/* Millimetres to a tenth, in the locale's point. */
char *dpt_drawing_format_tenths (int hundredths_mm);

G_END_DECLS
