/* dpt-frame-picture.h - a frame drawn from its figures, as something every widget can paint.
 * For: tiles, the measurements page, order rows. Not for: photographs (GdkTexture) and papers (document/dpt-frame-drawing.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/dpt-frame-drawing.h"

G_BEGIN_DECLS

#define DPT_TYPE_FRAME_PICTURE (dpt_frame_picture_get_type ())
G_DECLARE_FINAL_TYPE (DptFramePicture, dpt_frame_picture, DPT, FRAME_PICTURE, GObject)

/** dpt_frame_picture_new: Returns: (transfer full): a #GdkPaintable with the frame's proportions; never changes */
GdkPaintable *dpt_frame_picture_new (const DptFrameLook *look);

G_END_DECLS
