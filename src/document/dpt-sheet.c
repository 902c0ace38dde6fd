/* dpt-sheet.c - see dpt-sheet.h.
 * For: the display list of a page. Not for: line breaking, tables, files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-sheet.h"

#include <math.h>

typedef enum
{
  MARK_TEXT,
  MARK_FILL,
  MARK_BOX,
  MARK_DRAW,
  MARK_IMAGE,
} MarkKind;

typedef struct
{
  MarkKind kind;
  DptInk ink;
  cairo_rectangle_t place;
  union {
    DptText *text;
    struct { double line, radius; } box;
    struct { DptSheetDraw draw; gpointer data; GDestroyNotify destroy; } draw;
    cairo_surface_t *image;
  } u;
} Mark;

struct _DptSheet
{
  double width, height;
  guint32 accent;
  gboolean mono;
  GArray *marks;
};

static void
clear_mark (gpointer data)
{
  Mark *mark = data;

  switch (mark->kind)
    {
    case MARK_TEXT:
      dpt_text_unref (mark->u.text);
      break;
    case MARK_DRAW:
      if (mark->u.draw.destroy != NULL)
        mark->u.draw.destroy (mark->u.draw.data);
      break;
    case MARK_IMAGE:
      cairo_surface_destroy (mark->u.image);
      break;
    case MARK_FILL:
    case MARK_BOX:
    default:
      break;
    }
}

DptSheet *
dpt_sheet_new (double width, double height, guint32 accent)
{
  DptSheet *self = g_new0 (DptSheet, 1);

  self->width = width;
  self->height = height;
  self->accent = accent != 0 ? accent : DPT_ACCENT_DEFAULT;
  self->marks = g_array_sized_new (FALSE, FALSE, sizeof (Mark), 128);
  g_array_set_clear_func (self->marks, clear_mark);
  return self;
}

void
dpt_sheet_free (DptSheet *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->marks);
  g_free (self);
}

double
dpt_sheet_get_width (DptSheet *self)
{
  return self->width;
}

double
dpt_sheet_get_height (DptSheet *self)
{
  return self->height;
}

void
dpt_sheet_set_mono (DptSheet *self, gboolean mono)
{
  self->mono = mono;
}

void
dpt_sheet_set_height (DptSheet *self, double height)
{
  self->height = height;
}

void
dpt_sheet_put (DptSheet *self, DptText *text, DptInk ink, double x, double y)
{
  Mark mark = { .kind = MARK_TEXT, .ink = ink };

  g_return_if_fail (text != NULL);

  if (dpt_text_get_n_lines (text) == 0)
    return;
  mark.place = (cairo_rectangle_t) { x, y, dpt_text_get_width (text), dpt_text_get_height (text) };
  mark.u.text = dpt_text_ref (text);
  g_array_append_val (self->marks, mark);
}

void
dpt_sheet_put_in (DptSheet *self, DptText *text, DptInk ink, double x, double y, double width, DptAlign align)
{
  double spare = width - dpt_text_get_width (text);

  if (align == DPT_ALIGN_END)
    x += spare;
  else if (align == DPT_ALIGN_CENTER)
    x += spare / 2;
  dpt_sheet_put (self, text, ink, x, y);
}

double
dpt_sheet_write (
  DptSheet *self, const char *text, DptType type, DptInk ink, double x, double y, double width, DptAlign align)
{
  g_autoptr (DptText) set = dpt_type_set (text, type, width, align);

  if (width > 0) /* the lines were aligned within the width when they were set */
    dpt_sheet_put (self, set, ink, x, y);
  else
    dpt_sheet_put_in (self, set, ink, x, y, 0, align);
  return dpt_text_get_height (set);
}

void
dpt_sheet_fill (DptSheet *self, DptInk ink, double x, double y, double width, double height)
{
  Mark mark = { .kind = MARK_FILL, .ink = ink, .place = { x, y, width, height } };

  g_array_append_val (self->marks, mark);
}

void
dpt_sheet_box (DptSheet *self, DptInk ink, double x, double y, double width, double height, double line, double radius)
{
  Mark mark = { .kind = MARK_BOX, .ink = ink, .place = { x, y, width, height } };

  mark.u.box.line = line;
  mark.u.box.radius = radius;
  g_array_append_val (self->marks, mark);
}

void
dpt_sheet_draw_at (DptSheet *self,
                   double x,
                   double y,
                   double width,
                   double height,
                   DptSheetDraw draw,
                   gpointer data,
                   GDestroyNotify destroy)
{
  Mark mark = { .kind = MARK_DRAW, .ink = DPT_INK_BLACK, .place = { x, y, width, height } };

  g_return_if_fail (draw != NULL);

  mark.u.draw.draw = draw;
  mark.u.draw.data = data;
  mark.u.draw.destroy = destroy;
  g_array_append_val (self->marks, mark);
}

void
dpt_sheet_put_image (DptSheet *self, cairo_surface_t *image, double x, double y, double width, double height)
{
  Mark mark = { .kind = MARK_IMAGE, .place = { x, y, width, height } };

  g_return_if_fail (cairo_surface_get_type (image) == CAIRO_SURFACE_TYPE_IMAGE);

  mark.u.image = cairo_surface_reference (image);
  g_array_append_val (self->marks, mark);
}

static void
set_ink (DptSheet *self, cairo_t *cr, DptInk ink)
{
  double r = (self->accent >> 16 & 0xff) / 255.0;
  double g = (self->accent >> 8 & 0xff) / 255.0;
  double b = (self->accent & 0xff) / 255.0;

  switch (self->mono && ink != DPT_INK_WASH && ink != DPT_INK_WHITE ? DPT_INK_BLACK : ink)
    {
    case DPT_INK_TEXT:
      cairo_set_source_rgb (cr, 0.10, 0.11, 0.12);
      break;
    case DPT_INK_DIM:
      cairo_set_source_rgb (cr, 0.38, 0.40, 0.42);
      break;
    case DPT_INK_ACCENT:
      cairo_set_source_rgb (cr, r, g, b);
      break;
    case DPT_INK_RULE:
      cairo_set_source_rgb (cr, 0.74, 0.75, 0.76);
      break;
    case DPT_INK_WASH:
      cairo_set_source_rgb (cr, 1 - (1 - r) * 0.08, 1 - (1 - g) * 0.08, 1 - (1 - b) * 0.08);
      break;
    case DPT_INK_WHITE:
      cairo_set_source_rgb (cr, 1, 1, 1);
      break;
    case DPT_INK_BLACK:
    case DPT_N_INKS:
    default:
      cairo_set_source_rgb (cr, 0, 0, 0);
      break;
    }
}

static void
show_box (cairo_t *cr, const Mark *mark)
{
  double inset = mark->u.box.line / 2;
  double x = mark->place.x + inset, y = mark->place.y + inset;
  double width = mark->place.width - 2 * inset, height = mark->place.height - 2 * inset;
  double radius = MIN (mark->u.box.radius, MIN (width, height) / 2);

  cairo_new_path (cr);
  if (radius > 0)
    {
      cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
      cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
      cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
      cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
      cairo_close_path (cr);
    }
  else
    cairo_rectangle (cr, x, y, width, height);
  cairo_set_line_width (cr, mark->u.box.line);
  cairo_stroke (cr);
}

static void
show_image (cairo_t *cr, const Mark *mark)
{
  int width = cairo_image_surface_get_width (mark->u.image);
  int height = cairo_image_surface_get_height (mark->u.image);
  double scale;

  if (width <= 0 || height <= 0)
    return;
  scale = MIN (mark->place.width / width, mark->place.height / height);
  cairo_save (cr);
  cairo_translate (cr, mark->place.x, mark->place.y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, mark->u.image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
show_drawing (cairo_t *cr, const Mark *mark)
{
  cairo_save (cr);
  cairo_rectangle (cr, mark->place.x, mark->place.y, mark->place.width, mark->place.height);
  cairo_clip (cr);
  cairo_translate (cr, mark->place.x, mark->place.y);
  mark->u.draw.draw (cr, mark->place.width, mark->place.height, mark->u.draw.data);
  cairo_restore (cr);
}

void
dpt_sheet_show (DptSheet *self, cairo_t *cr)
{
  DptInk ink = DPT_N_INKS;
  cairo_matrix_t page;

  cairo_save (cr);
  cairo_get_matrix (cr, &page);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->kind == MARK_IMAGE || mark->kind == MARK_DRAW)
        {
          if (mark->kind == MARK_IMAGE)
            show_image (cr, mark);
          else
            show_drawing (cr, mark);
          continue; /* both put the source back */
        }
      if (mark->ink != ink)
        set_ink (self, cr, ink = mark->ink);
      if (mark->kind == MARK_TEXT)
        {
          cairo_translate (cr, mark->place.x, mark->place.y);
          dpt_text_show (mark->u.text, cr);
          cairo_set_matrix (cr, &page);
        }
      else if (mark->kind == MARK_FILL)
        {
          cairo_rectangle (cr, mark->place.x, mark->place.y, mark->place.width, mark->place.height);
          cairo_fill (cr);
        }
      else
        show_box (cr, mark);
    }
  cairo_restore (cr);
}

void
dpt_sheet_foreach_text (DptSheet *self, DptSheetTextFunc func, gpointer data)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->kind != MARK_TEXT)
        continue;
      for (int line = 0; line < dpt_text_get_n_lines (mark->u.text); line++)
        {
          cairo_rectangle_t box;
          const char *words = dpt_text_get_line (mark->u.text, line, &box);

          box.x += mark->place.x;
          box.y += mark->place.y;
          func (words, &box, dpt_text_get_type (mark->u.text), data);
        }
    }
}
