/* dpt-frame-picture.c - see dpt-frame-picture.h.
 * For: GdkPaintable over the drawing. Not for: drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-frame-picture.h"

struct _DptFramePicture
{
  GObject parent_instance;
  DptFrameLook look;
};

static void paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DptFramePicture, dpt_frame_picture, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_iface_init))

static void
draw (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  dpt_frame_drawing_draw (cr, &DPT_FRAME_PICTURE (paintable)->look, width, height);
  cairo_destroy (cr);
}

static GdkPaintableFlags
get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static double
get_aspect (GdkPaintable *paintable)
{
  return dpt_frame_drawing_get_aspect (&DPT_FRAME_PICTURE (paintable)->look);
}

static void
paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = draw;
  iface->get_flags = get_flags;
  iface->get_intrinsic_aspect_ratio = get_aspect;
}

static void
dpt_frame_picture_class_init (DptFramePictureClass *klass)
{
}

static void
dpt_frame_picture_init (DptFramePicture *self)
{
}

GdkPaintable *
dpt_frame_picture_new (const DptFrameLook *look)
{
  DptFramePicture *self;

  g_return_val_if_fail (look != NULL, NULL);

  self = g_object_new (DPT_TYPE_FRAME_PICTURE, NULL);
  self->look = *look;
  return GDK_PAINTABLE (self);
}
