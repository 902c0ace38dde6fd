/* dpt-article-picture.c - see dpt-article-picture.h.
 * For: drawing. Not for: choosing articles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-article-picture.h"

#include <string.h>

typedef enum
{
  MOTIF_BOX,
  MOTIF_CASE,
  MOTIF_BOTTLE,
  MOTIF_CLOTH,
  MOTIF_CORD,
  MOTIF_GLASSES,
  MOTIF_MAGNIFIER,
  MOTIF_SCREW,
  MOTIF_PADS,
  MOTIF_LENS,
  MOTIF_TOOL,
} Motif;

struct _DptArticlePicture
{
  GObject parent_instance;

  Motif motif;
};

static void dpt_article_picture_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DptArticlePicture, dpt_article_picture, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, dpt_article_picture_paintable_init))

/* The first word that is found decides; French and English, because articles bear the shop's words. */
static const struct { const char *word; Motif motif; } words_table[] = {
  { "lecture", MOTIF_GLASSES },  { "reading", MOTIF_GLASSES },    { "surlunette", MOTIF_GLASSES }, { "solaire", MOTIF_GLASSES },
  { "sunglass", MOTIF_GLASSES }, { "loupe", MOTIF_MAGNIFIER },    { "magnif", MOTIF_MAGNIFIER },   { "etui", MOTIF_CASE },
  { "case", MOTIF_CASE },        { "spray", MOTIF_BOTTLE },       { "solution", MOTIF_BOTTLE },    { "produit", MOTIF_BOTTLE },
  { "goutte", MOTIF_BOTTLE },    { "drop", MOTIF_BOTTLE },        { "microfibre", MOTIF_CLOTH },   { "chiffon", MOTIF_CLOTH },
  { "lingette", MOTIF_CLOTH },   { "cloth", MOTIF_CLOTH },        { "wipe", MOTIF_CLOTH },         { "cordon", MOTIF_CORD },
  { "chain", MOTIF_CORD },       { "cord", MOTIF_CORD },          { "plaquette", MOTIF_PADS },     { "pad", MOTIF_PADS },
  { "vis ", MOTIF_SCREW },       { "screw", MOTIF_SCREW },        { "tournevis", MOTIF_SCREW },    { "lentille", MOTIF_LENS },
};

static Motif
choose (const char *kind, const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words_table); i++)
    if (strstr (words, words_table[i].word) != NULL)
      return words_table[i].motif;
  if (g_strcmp0 (kind, "service") == 0 || g_strcmp0 (kind, "fee") == 0)
    return MOTIF_TOOL;
  return g_strcmp0 (kind, "contact_lens") == 0 ? MOTIF_LENS : g_strcmp0 (kind, "frame") == 0 ? MOTIF_GLASSES : MOTIF_BOX;
}

/* --- motifs, each in a square of 100 with its middle at 0,0 --- */

static void
set_ink (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void
round_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
fill_and_rim (cairo_t *cr, guint32 fill, guint32 rim)
{
  set_ink (cr, fill);
  cairo_fill_preserve (cr);
  set_ink (cr, rim);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
stroke (cairo_t *cr, guint32 ink, double width)
{
  set_ink (cr, ink);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
draw_case (cairo_t *cr)
{
  round_rectangle (cr, -44, -16, 88, 36, 16);
  fill_and_rim (cr, 0x8a5a3c, 0x5e3b26);
  cairo_move_to (cr, -43, 0);
  cairo_line_to (cr, 43, 0);
  stroke (cr, 0x5e3b26, 2);
  round_rectangle (cr, -6, -4, 12, 9, 3);
  fill_and_rim (cr, 0xe5c07b, 0x9a7b3f);
}

static void
draw_bottle (cairo_t *cr)
{
  round_rectangle (cr, -7, -44, 14, 16, 3);
  fill_and_rim (cr, 0x4f6d8f, 0x35506e);
  round_rectangle (cr, -17, -28, 34, 70, 9);
  fill_and_rim (cr, 0xcfe6f5, 0x6f97b8);
  cairo_rectangle (cr, -16, -4, 32, 26);
  set_ink (cr, 0x5aa0d0);
  cairo_fill (cr);
}

static void
draw_cloth (cairo_t *cr)
{
  cairo_move_to (cr, -36, -26);
  cairo_curve_to (cr, -10, -38, 12, -18, 38, -30);
  cairo_line_to (cr, 34, 26);
  cairo_curve_to (cr, 10, 36, -12, 18, -38, 30);
  cairo_close_path (cr);
  fill_and_rim (cr, 0x9fc7a8, 0x5f9a6e);
  cairo_move_to (cr, 38, -30);
  cairo_curve_to (cr, 22, -18, 16, 2, 34, 26);
  stroke (cr, 0x5f9a6e, 1.5);
}

static void
draw_cord (cairo_t *cr)
{
  cairo_move_to (cr, -40, -24);
  cairo_curve_to (cr, -44, 52, 44, 52, 40, -24);
  stroke (cr, 0xb08d57, 4);
  for (int i = 0; i < 2; i++)
    {
      cairo_arc (cr, i == 0 ? -40 : 40, -30, 6, 0, 2 * G_PI);
      stroke (cr, 0x6e5630, 3);
    }
}

static void
draw_glasses (cairo_t *cr)
{
  for (int side = -1; side <= 1; side += 2)
    {
      round_rectangle (cr, side * 24 - 19, -14, 38, 28, 12);
      set_ink (cr, 0xd6dde4);
      cairo_fill_preserve (cr);
      stroke (cr, 0x6a7f94, 4);
    }
  cairo_move_to (cr, -6, -3);
  cairo_curve_to (cr, -3, -8, 3, -8, 6, -3);
  stroke (cr, 0x6a7f94, 4);
}

static void
draw_magnifier (cairo_t *cr)
{
  cairo_move_to (cr, 12, 12);
  cairo_line_to (cr, 36, 38);
  stroke (cr, 0x4a4f57, 9);
  cairo_arc (cr, -8, -10, 26, 0, 2 * G_PI);
  set_ink (cr, 0xdcebf5);
  cairo_fill_preserve (cr);
  stroke (cr, 0x6b7480, 5);
}

static void
draw_screw (cairo_t *cr)
{
  round_rectangle (cr, -6, -42, 12, 34, 5);
  fill_and_rim (cr, 0xc8553d, 0x8f3626);
  cairo_rectangle (cr, -2.5, -8, 5, 48);
  fill_and_rim (cr, 0xb9c0c7, 0x7d868f);
}

static void
draw_pads (cairo_t *cr)
{
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (cr);
      cairo_translate (cr, side * 16, 0);
      cairo_rotate (cr, side * 0.35);
      cairo_scale (cr, 11, 24);
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
      cairo_restore (cr);
      fill_and_rim (cr, 0xe8eef2, 0x9fb0bc);
    }
}

static void
draw_lens (cairo_t *cr)
{
  cairo_save (cr);
  cairo_scale (cr, 40, 34);
  cairo_arc (cr, 0, 0, 1, G_PI, 2 * G_PI);
  cairo_curve_to (cr, 0.9, 0.35, -0.9, 0.35, -1, 0);
  cairo_restore (cr);
  fill_and_rim (cr, 0xbfe3ef, 0x5b9fb8);
}

static void
draw_tool (cairo_t *cr)
{
  cairo_arc (cr, 0, 0, 30, 0, 2 * G_PI);
  fill_and_rim (cr, 0xe9e2f5, 0x8a74b8);
  cairo_move_to (cr, -14, 14);
  cairo_line_to (cr, 8, -8);
  stroke (cr, 0x8a74b8, 8);
  cairo_arc (cr, 12, -12, 8, 0.2, 4.6);
  stroke (cr, 0x8a74b8, 6);
}

static void
draw_box (cairo_t *cr)
{
  round_rectangle (cr, -32, -28, 64, 56, 6);
  fill_and_rim (cr, 0xe3c9a0, 0xa9854f);
  cairo_rectangle (cr, -6, -28, 12, 22);
  set_ink (cr, 0xc9a86f);
  cairo_fill (cr);
}

static void (*const motifs[]) (cairo_t *) = {
  [MOTIF_BOX] = draw_box,         [MOTIF_CASE] = draw_case,   [MOTIF_BOTTLE] = draw_bottle,       [MOTIF_CLOTH] = draw_cloth,
  [MOTIF_CORD] = draw_cord,       [MOTIF_GLASSES] = draw_glasses, [MOTIF_MAGNIFIER] = draw_magnifier, [MOTIF_SCREW] = draw_screw,
  [MOTIF_PADS] = draw_pads,       [MOTIF_LENS] = draw_lens,   [MOTIF_TOOL] = draw_tool,
};

/* --- paintable --- */

static void
dpt_article_picture_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  DptArticlePicture *self = DPT_ARTICLE_PICTURE (paintable);
  double scale = MIN (width, height) / 104.0;
  cairo_t *cr = gtk_snapshot_append_cairo (GTK_SNAPSHOT (snapshot), &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  cairo_translate (cr, width / 2, height / 2);
  cairo_scale (cr, scale, scale);
  motifs[self->motif] (cr);
  cairo_destroy (cr);
}

static GdkPaintableFlags
dpt_article_picture_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_CONTENTS | GDK_PAINTABLE_STATIC_SIZE;
}

static double
dpt_article_picture_get_intrinsic_aspect_ratio (GdkPaintable *paintable)
{
  return 1.5;
}

static void
dpt_article_picture_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = dpt_article_picture_snapshot;
  iface->get_flags = dpt_article_picture_get_flags;
  iface->get_intrinsic_aspect_ratio = dpt_article_picture_get_intrinsic_aspect_ratio;
}

static void
dpt_article_picture_class_init (DptArticlePictureClass *klass)
{
}

static void
dpt_article_picture_init (DptArticlePicture *self)
{
}

GdkPaintable *
dpt_article_picture_new (const char *kind, const char *words)
{
  DptArticlePicture *self = g_object_new (DPT_TYPE_ARTICLE_PICTURE, NULL);

  g_return_val_if_fail (words != NULL, GDK_PAINTABLE (self));

  self->motif = choose (kind, words);
  return GDK_PAINTABLE (self);
}
