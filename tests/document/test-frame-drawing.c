/* test-frame-drawing.c - every frame leaves ink within its box, and nothing outside, whatever the size and the surface.
 * For: document/dpt-frame-drawing, dpt-lens-drawing. Not for: beauty, which is looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "document/dpt-lens-drawing.h"
#include "support/dpt-test-locale.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#define AROUND 24 /* pixels round the box that must stay clean */

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  int width, height;
} Sheet;

static Sheet
open_sheet (int width, int height)
{
  Sheet sheet = { .width = width, .height = height };

  sheet.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width + 2 * AROUND, height + 2 * AROUND);
  sheet.cr = cairo_create (sheet.surface);
  cairo_translate (sheet.cr, AROUND, AROUND);
  return sheet;
}

static int
alpha_at (const Sheet *sheet, int x, int y)
{
  const unsigned char *row = cairo_image_surface_get_data (sheet->surface)
                             + (y + AROUND) * cairo_image_surface_get_stride (sheet->surface);
  guint32 pixel;

  memcpy (&pixel, row + (x + AROUND) * 4, sizeof pixel);
  return (int) (pixel >> 24);
}

/* Counts the pixels with ink in the box, and asserts that there are none around it. */
static int
close_sheet (Sheet *sheet)
{
  int inked = 0;

  g_assert_cmpint (cairo_status (sheet->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (sheet->surface);
  for (int y = -AROUND; y < sheet->height + AROUND; y++)
    for (int x = -AROUND; x < sheet->width + AROUND; x++)
      {
        gboolean inside = x >= 0 && y >= 0 && x < sheet->width && y < sheet->height;

        if (alpha_at (sheet, x, y) == 0)
          continue;
        g_assert_true (inside);
        inked++;
      }
  cairo_destroy (sheet->cr);
  cairo_surface_destroy (sheet->surface);
  return inked;
}

static DptFrameLook
make_look (DptFrameShape shape, DptFrameRim rim)
{
  return (DptFrameLook){
    .shape = shape, .rim = rim, .colour = 0x6b3a1e, .colour2 = DPT_FRAME_NO_COLOUR, .tint = DPT_FRAME_NO_COLOUR
  };
}

static void
test_every_frame_leaves_ink_within_its_box (void)
{
  static const int sizes[][2] = { { 96, 48 }, { 240, 100 }, { 400, 400 }, { 120, 300 } };

  for (DptFrameShape shape = DPT_FRAME_SHAPE_UNKNOWN; shape <= DPT_FRAME_SHAPE_LAST; shape++)
    for (DptFrameRim rim = DPT_FRAME_RIM_FULL; rim <= DPT_FRAME_RIM_RIMLESS; rim++)
      for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
        for (int rim_width = 0; rim_width <= 600; rim_width += 300)
          {
            Sheet sheet = open_sheet (sizes[i][0], sizes[i][1]);
            DptFrameLook look = make_look (shape, rim);

            look.rim_width = rim_width;
            look.tint = i % 2 ? 0x3a3f3a : DPT_FRAME_NO_COLOUR;
            dpt_frame_drawing_draw (sheet.cr, &look, sizes[i][0], sizes[i][1]);
            g_assert_cmpint (close_sheet (&sheet), >, sizes[i][0] * MIN (sizes[i][0] / 2, sizes[i][1]) / 8);
          }
}

/* The middle of the lens is glass: clear lets the ground through, a sun lens hardly. The rim is of its colour. */
static void
test_lens_and_rim_are_what_they_are (void)
{
  DptFrameLook look = { DPT_FRAME_SHAPE_SQUARE, 5000, 4000,     2000,
                        DPT_FRAME_RIM_FULL,     500,  0x0000ff, DPT_FRAME_NO_COLOUR,
                        DPT_FRAME_NO_COLOUR };

  for (int tinted = 0; tinted < 2; tinted++)
    {
      Sheet sheet = open_sheet (400, 200);
      int glass, rim;

      look.tint = tinted ? 0x202020 : DPT_FRAME_NO_COLOUR;
      cairo_translate (sheet.cr, 200, 100);
      dpt_frame_drawing_draw_at (sheet.cr, &look, 2);
      cairo_surface_flush (sheet.surface);
      glass = alpha_at (&sheet, 200 + 70, 100 + 25);
      rim = alpha_at (&sheet, 200 + 70, 100 + 42);
      g_assert_cmpint (rim, ==, 255);
      if (tinted)
        g_assert_cmpint (glass, >, 150);
      else
        g_assert_cmpint (glass, <, 130);
      close_sheet (&sheet);
    }
}

static void
test_absurd_figures_do_no_harm (void)
{
  static const DptFrameLook looks[] = {
    { DPT_FRAME_SHAPE_ROUND, 1, 1, 1, DPT_FRAME_RIM_FULL, 100000, 0, 0, 0 },
    { DPT_FRAME_SHAPE_AVIATOR, 9000, 1000, 100, DPT_FRAME_RIM_RIMLESS, 1, 0xffffff, DPT_FRAME_NO_COLOUR, 0xffffff },
    { (DptFrameShape) 77, -5, -5, -5, (DptFrameRim) 9, -5, 0xffffffff, 0xffffffff, DPT_FRAME_NO_COLOUR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      Sheet sheet = open_sheet (200, 100);

      dpt_frame_drawing_draw (sheet.cr, &looks[i], 200, 100);
      dpt_frame_drawing_draw (sheet.cr, &looks[i], 0, 100);
      g_assert_cmpfloat (dpt_frame_drawing_get_aspect (&looks[i]), >, 0);
      cairo_destroy (sheet.cr);
      cairo_surface_destroy (sheet.surface);
    }
}

static void
test_the_context_is_left_as_it_was (void)
{
  Sheet sheet = open_sheet (300, 150);
  DptFrameLook look = make_look (DPT_FRAME_SHAPE_PANTO, DPT_FRAME_RIM_FULL);
  cairo_matrix_t before, after;

  cairo_set_line_width (sheet.cr, 7);
  cairo_get_matrix (sheet.cr, &before);
  dpt_frame_drawing_draw (sheet.cr, &look, 300, 150);
  cairo_get_matrix (sheet.cr, &after);
  g_assert_cmpint (memcmp (&before, &after, sizeof before), ==, 0);
  g_assert_cmpfloat (cairo_get_line_width (sheet.cr), ==, 7);
  g_assert_false (cairo_has_current_point (sheet.cr));
  close_sheet (&sheet);
}

static cairo_status_t
keep_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Pictures in a PDF would be blurred in print and large in the mail. */
static void
test_a_pdf_stays_paths (void)
{
  g_autoptr (GString) pdf = g_string_new (NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (keep_bytes, pdf, 595, 842);
  cairo_t *cr = cairo_create (surface);

  for (DptFrameShape shape = DPT_FRAME_SHAPE_ROUND; shape <= DPT_FRAME_SHAPE_LAST; shape++)
    {
      DptFrameLook look = make_look (shape, DPT_FRAME_RIM_FULL);

      dpt_frame_drawing_draw (cr, &look, 300, 80);
      cairo_translate (cr, 0, 80);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (pdf->len, >, 2000);
  g_assert_cmpuint (pdf->len, <, 400000);
  g_assert_null (memmem (pdf->str, pdf->len, "/Subtype /Image", strlen ("/Subtype /Image")));
}

static void
test_the_fitting_drawing_stays_in_its_box (void)
{
  for (DptFrameShape shape = DPT_FRAME_SHAPE_ROUND; shape <= DPT_FRAME_SHAPE_LAST; shape++)
    for (int measured = 0; measured < 3; measured++)
      {
        Sheet sheet = open_sheet (640, 320);
        DptDrawingStyle style = DPT_DRAWING_STYLE_PAPER;
        DptFitting fitting = { .look = make_look (shape, DPT_FRAME_RIM_FULL) };

        fitting.look.a = 5200;
        fitting.look.b = 3800;
        fitting.look.dbl = 1800;
        for (int eye = 0; eye < measured; eye++)
          {
            fitting.pd[eye] = 3100 + eye * 150;
            fitting.near_pd[eye] = 2900;
            fitting.height[eye] = 2200;
          }
        dpt_fitting_drawing_draw (sheet.cr, &fitting, &style, 640, 320);
        g_assert_cmpint (close_sheet (&sheet), >, 5000);
      }
}

/* At life size a box of 52 mm is 52 mm: the dashed box lies where a ruler says. */
static void
test_life_size_is_life_size (void)
{
  Sheet sheet = open_sheet (1200, 600);
  DptDrawingStyle style = DPT_DRAWING_STYLE_PAPER;
  DptFitting fitting = { .look = make_look (DPT_FRAME_SHAPE_RECTANGLE, DPT_FRAME_RIM_RIMLESS) };
  int bottom = 300 + 40 * 5, first = -1, last = -1;

  style.scale = 10;
  fitting.look.a = 5200;
  fitting.look.b = 4000;
  fitting.look.dbl = 600;
  fitting.look.tint = 0;
  dpt_fitting_drawing_draw (sheet.cr, &fitting, &style, 1200, 600);
  cairo_surface_flush (sheet.surface);
  for (int x = 0; x < 600; x++)
    if (alpha_at (&sheet, x, bottom - 150) > 200)
      {
        first = first < 0 ? x : first;
        last = x;
      }
  g_assert_cmpint (ABS (first - (600 - 30 - 520)), <=, 10);
  g_assert_cmpint (ABS (last - (600 - 30)), <=, 14);
  cairo_destroy (sheet.cr);
  cairo_surface_destroy (sheet.surface);
}

static void
test_sections_are_drawn_or_refused (void)
{
  g_autofree DptPoint *outline = dpt_frame_outline_create (DPT_FRAME_SHAPE_PANTO, 4800, 4200, 180);
  DptDrawingStyle style = DPT_DRAWING_STYLE_PAPER;
  DptLensCut cut = { .eye = DPT_EYE_RIGHT, .index = 1600, .outline = outline, .n_points = 180, .in = 250 };
  g_autoptr (GError) error = NULL;
  int thick = 0, thin = 0;

  for (int sphere = -1000; sphere <= 800; sphere += 200)
    {
      Sheet sheet = open_sheet (300, 120);

      cut.rx.sphere = sphere;
      g_assert_true (dpt_lens_drawing_draw_section (sheet.cr, &cut, &style, 300, 120, &error));
      g_assert_no_error (error);
      g_assert_cmpint (close_sheet (&sheet), >, 300);
    }
  /* To one scale, the higher index covers less. */
  style.scale = 4;
  cut.rx.sphere = -800;
  for (int i = 0; i < 2; i++)
    {
      Sheet sheet = open_sheet (300, 120);

      cut.index = i == 0 ? 1500 : 1740;
      g_assert_true (dpt_lens_drawing_draw_section (sheet.cr, &cut, &style, 300, 120, NULL));
      *(i == 0 ? &thick : &thin) = close_sheet (&sheet);
    }
  g_assert_cmpint (thin, <, thick);
  cut.rx.sphere = -4500;
  cut.index = 1500;
  {
    Sheet sheet = open_sheet (300, 120);

    g_assert_false (dpt_lens_drawing_draw_section (sheet.cr, &cut, &style, 300, 120, &error));
    g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
    g_assert_cmpint (close_sheet (&sheet), ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  g_test_add_func ("/frame-drawing/ink-within-its-box", test_every_frame_leaves_ink_within_its_box);
  g_test_add_func ("/frame-drawing/lens-and-rim", test_lens_and_rim_are_what_they_are);
  g_test_add_func ("/frame-drawing/absurd-figures", test_absurd_figures_do_no_harm);
  g_test_add_func ("/frame-drawing/the-context-is-left", test_the_context_is_left_as_it_was);
  g_test_add_func ("/frame-drawing/a-pdf-stays-paths", test_a_pdf_stays_paths);
  g_test_add_func ("/frame-drawing/fitting-stays-in-its-box", test_the_fitting_drawing_stays_in_its_box);
  g_test_add_func ("/frame-drawing/life-size", test_life_size_is_life_size);
  g_test_add_func ("/frame-drawing/sections", test_sections_are_drawn_or_refused);
  return g_test_run ();
}
