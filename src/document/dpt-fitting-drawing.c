/* dpt-fitting-drawing.c - see dpt-lens-drawing.h: the frame, the eyes behind it and the measures.
 * For: dpt_fitting_drawing_draw(). Not for: reckoning (engine/optics/dpt-boxing.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-lens-drawing.h"

#include "document/dpt-drawing-text.h"
#include "engine/optics/dpt-boxing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* All that the pieces need; lengths in units of the context, y down, the origin in the middle of the bridge. */
typedef struct
{
  const DptFitting *fitting;
  const DptDrawingStyle *style;
  double scale;
  double size;   /* of text */
  double a, b, dbl;
  int side;      /* -1 right eye, at the left of the page; +1 left eye */
} Sheet;

static int
index_of (const Sheet *sheet)
{
  return sheet->side < 0 ? 0 : 1;
}

static double
units (const Sheet *sheet, int hundredths_mm)
{
  return hundredths_mm / 100.0 * sheet->scale;
}

static void
set_line (cairo_t *cr, const Sheet *sheet, double weight, gboolean dashed)
{
  double dashes[] = { sheet->size * 0.45, sheet->size * 0.35 };

  cairo_set_line_width (cr, MAX (sheet->size * 0.07 * weight, 0.5));
  cairo_set_dash (cr, dashes, dashed ? 2 : 0, 0);
}

/* Middle of the box of this side. */
static double
box_centre (const Sheet *sheet)
{
  return sheet->side * (sheet->a + sheet->dbl) / 2;
}

static void
draw_box (cairo_t *cr, const Sheet *sheet)
{
  double x = box_centre (sheet);

  dpt_drawing_set_colour (cr, sheet->style->ink, 0.55);
  set_line (cr, sheet, 1, TRUE);
  cairo_rectangle (cr, x - sheet->a / 2, -sheet->b / 2, sheet->a, sheet->b);
  cairo_stroke (cr);
  dpt_drawing_set_colour (cr, sheet->style->ink, 0.30);
  cairo_move_to (cr, x - sheet->a / 2, 0);
  cairo_line_to (cr, x + sheet->a / 2, 0);
  cairo_move_to (cr, x, -sheet->b / 2);
  cairo_line_to (cr, x, sheet->b / 2);
  cairo_stroke (cr);
  set_line (cr, sheet, 1, FALSE);
}

/* Where the eye looks through; in the middle where it was not measured. */
static void
find_pupil (const Sheet *sheet, double *x, double *y)
{
  int i = index_of (sheet);

  *x = sheet->fitting->pd[i] > 0 ? sheet->side * units (sheet, sheet->fitting->pd[i]) : box_centre (sheet);
  *y = sheet->fitting->height[i] > 0 ? sheet->b / 2 - units (sheet, sheet->fitting->height[i]) : 0;
}

static void
draw_cross (cairo_t *cr, double x, double y, double arm)
{
  cairo_move_to (cr, x - arm, y);
  cairo_line_to (cr, x + arm, y);
  cairo_move_to (cr, x, y - arm);
  cairo_line_to (cr, x, y + arm);
  cairo_stroke (cr);
}

static void
draw_eye (cairo_t *cr, const Sheet *sheet)
{
  int i = index_of (sheet);
  double x, y;

  if (sheet->fitting->pd[i] <= 0)
    return;
  find_pupil (sheet, &x, &y);
  if (sheet->fitting->blank[i] > 0)
    {
      dpt_drawing_set_colour (cr, sheet->style->accent, 0.55);
      set_line (cr, sheet, 1, TRUE);
      cairo_arc (cr, x, y, units (sheet, sheet->fitting->blank[i]) / 2, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  set_line (cr, sheet, 1.4, FALSE);
  cairo_arc (cr, x, y, 5.8 * sheet->scale, 0, 2 * G_PI); /* an iris of 11.6 mm */
  dpt_drawing_set_colour (cr, sheet->style->accent, 0.16);
  cairo_fill_preserve (cr);
  dpt_drawing_set_colour (cr, sheet->style->accent, 0.6);
  cairo_stroke (cr);
  cairo_arc (cr, x, y, 1.9 * sheet->scale, 0, 2 * G_PI);
  dpt_drawing_set_colour (cr, sheet->style->accent, 0.85);
  cairo_fill (cr);
  dpt_drawing_set_colour (cr, sheet->style->accent, 1);
  draw_cross (cr, x, y, 8.5 * sheet->scale);
  if (sheet->fitting->near_pd[i] > 0)
    {
      double near = sheet->side * units (sheet, sheet->fitting->near_pd[i]);

      cairo_arc (cr, near, y + 11 * sheet->scale, 1.5 * sheet->scale, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
}

/* Lines from the thing measured to its dimension line. */
static void
draw_leader (cairo_t *cr, const Sheet *sheet, double x1, double y1, double x2, double y2)
{
  cairo_save (cr);
  dpt_drawing_set_colour (cr, sheet->style->ink, 0.35);
  set_line (cr, sheet, 0.8, FALSE);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_pd (cairo_t *cr, const Sheet *sheet)
{
  int i = index_of (sheet);
  g_autofree char *text = NULL;
  double x, y, line = -sheet->b / 2 - sheet->size * 2.0;

  if (sheet->fitting->pd[i] <= 0)
    return;
  find_pupil (sheet, &x, &y);
  text = dpt_drawing_format_tenths (sheet->fitting->pd[i]);
  draw_leader (cr, sheet, x, y - 9 * sheet->scale, x, line - sheet->size * 0.4);
  draw_leader (cr, sheet, 0, -sheet->b * 0.12, 0, line - sheet->size * 0.4);
  dpt_drawing_set_colour (cr, sheet->style->accent, 1);
  set_line (cr, sheet, 1, FALSE);
  dpt_drawing_dimension (cr, 0, line, x, line, text, sheet->size);
}

static void
draw_height (cairo_t *cr, const Sheet *sheet)
{
  int i = index_of (sheet);
  g_autofree char *text = NULL;
  double x, y, edge = sheet->side * (sheet->a + sheet->dbl / 2), line = edge + sheet->side * sheet->size * 1.9;

  if (sheet->fitting->height[i] <= 0)
    return;
  find_pupil (sheet, &x, &y);
  text = dpt_drawing_format_tenths (sheet->fitting->height[i]);
  draw_leader (cr, sheet, x + sheet->side * 9 * sheet->scale, y, line + sheet->side * sheet->size * 0.4, y);
  draw_leader (cr, sheet, edge, sheet->b / 2, line + sheet->side * sheet->size * 0.4, sheet->b / 2);
  dpt_drawing_set_colour (cr, sheet->style->accent, 1);
  set_line (cr, sheet, 1, FALSE);
  dpt_drawing_dimension (cr, line, sheet->b / 2, line, y, text, sheet->size);
}

/* In and up from the boxing centre, as the laboratory wants it. */
static void
show_decentration (cairo_t *cr, const Sheet *sheet)
{
  const DptFitting *fitting = sheet->fitting;
  int i = index_of (sheet);
  g_autofree char *in = NULL;
  g_autofree char *up = NULL;
  g_autofree char *text = NULL;
  int dx, dy;

  if (fitting->pd[i] <= 0)
    return;
  dx = dpt_boxing_get_decentration (fitting->look.a, fitting->look.dbl, fitting->pd[i]);
  dy = fitting->height[i] > 0 ? dpt_boxing_get_height_decentration (fitting->look.b, fitting->height[i]) : 0;
  in = dpt_drawing_format_tenths (abs (dx));
  up = dpt_drawing_format_tenths (abs (dy));
  if (fitting->height[i] > 0)
    text = g_strdup_printf ("%s %s   %s %s", (dx >= 0) == (sheet->side < 0) ? "→" : "←", in, dy >= 0 ? "↑" : "↓", up);
  else
    text = g_strdup_printf ("%s %s", (dx >= 0) == (sheet->side < 0) ? "→" : "←", in);
  dpt_drawing_set_colour (cr, sheet->style->accent, 1);
  dpt_drawing_show_text (cr, text, sheet->size * 0.92, box_centre (sheet), sheet->b / 2 - sheet->size * 2.1, FALSE);
}

static void
draw_frame_measures (cairo_t *cr, const Sheet *sheet)
{
  g_autofree char *a = dpt_drawing_format_tenths (sheet->fitting->look.a);
  g_autofree char *b = dpt_drawing_format_tenths (sheet->fitting->look.b);
  g_autofree char *dbl = dpt_drawing_format_tenths (sheet->fitting->look.dbl);
  double line = sheet->b / 2 + sheet->size * 1.9, far = sheet->a + sheet->dbl / 2, beside = -far - sheet->size * 4.6;

  for (int side = -1; side <= 1; side += 2)
    {
      draw_leader (cr, sheet, side * far, sheet->b / 2, side * far, line + sheet->size * 0.4);
      draw_leader (cr, sheet, side * sheet->dbl / 2, sheet->b / 2, side * sheet->dbl / 2, line + sheet->size * 0.4);
    }
  draw_leader (cr, sheet, -far, -sheet->b / 2, beside - sheet->size * 0.4, -sheet->b / 2);
  draw_leader (cr, sheet, -far, sheet->b / 2, beside - sheet->size * 0.4, sheet->b / 2);
  dpt_drawing_set_colour (cr, sheet->style->ink, 1);
  set_line (cr, sheet, 1, FALSE);
  dpt_drawing_dimension (cr, -far, line, -sheet->dbl / 2, line, a, sheet->size);
  dpt_drawing_dimension (cr, sheet->dbl / 2, line, far, line, a, sheet->size);
  dpt_drawing_dimension (cr, -sheet->dbl / 2, line, sheet->dbl / 2, line, dbl, sheet->size);
  dpt_drawing_dimension (cr, beside, sheet->b / 2, beside, -sheet->b / 2, b, sheet->size);
}

static void
show_side (cairo_t *cr, const Sheet *sheet)
{
  /* Translators: right eye and left eye, as short as possible, on a drawing */
  const char *label = sheet->side < 0 ? C_ ("eye", "R") : C_ ("eye", "L");

  dpt_drawing_set_colour (cr, sheet->style->ink, 0.9);
  dpt_drawing_show_text (cr, label, sheet->size * 1.15, box_centre (sheet) + sheet->side * sheet->a * 0.40,
                         -sheet->b / 2 - sheet->size * 2.0, TRUE);
}

void
dpt_fitting_drawing_draw (cairo_t *cr, const DptFitting *fitting, const DptDrawingStyle *style, double width,
                          double height)
{
  Sheet sheet = { .fitting = fitting, .style = style };
  DptFrameLook look;
  double frame_width, frame_height;

  g_return_if_fail (cr != NULL && fitting != NULL && style != NULL);
  g_return_if_fail (fitting->look.a > 0 && fitting->look.b > 0 && fitting->look.dbl > 0);

  if (width <= 0 || height <= 0)
    return;
  look = fitting->look;
  frame_width = (2 * look.a + look.dbl) / 100.0;
  frame_height = look.b / 100.0;
  sheet.size = style->text_size > 0 ? style->text_size : CLAMP (MIN (width * 0.020, height * 0.040), 6, 18);
  sheet.scale = style->scale > 0 ? style->scale
                                 : MAX (0.1, MIN ((width - 13 * sheet.size) / frame_width,
                                                  (height - 8 * sheet.size) / frame_height));
  sheet.a = units (&sheet, look.a);
  sheet.b = units (&sheet, look.b);
  sheet.dbl = units (&sheet, look.dbl);

  cairo_save (cr);
  cairo_translate (cr, width / 2, height / 2);
  dpt_frame_drawing_draw_at (cr, &look, sheet.scale);
  for (sheet.side = -1; sheet.side <= 1; sheet.side += 2)
    {
      draw_box (cr, &sheet);
      draw_eye (cr, &sheet);
      draw_pd (cr, &sheet);
      draw_height (cr, &sheet);
      show_decentration (cr, &sheet);
      show_side (cr, &sheet);
    }
  draw_frame_measures (cr, &sheet);
  cairo_restore (cr);
}
