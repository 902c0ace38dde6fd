/* dpt-article-picture.h - what an article of the till looks like where there is no photograph: a small drawing of its kind.
 * For: the tiles. Not for: frames (gui/common/dpt-frame-picture.h), photographs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_ARTICLE_PICTURE (dpt_article_picture_get_type ())
G_DECLARE_FINAL_TYPE (DptArticlePicture, dpt_article_picture, DPT, ARTICLE_PICTURE, GObject)

/**
 * dpt_article_picture_new:
 * @kind: of the product ("accessory")
 * @words: folded words about it (name and category), of which the drawing is chosen: a case, a bottle, a cloth…
 *
 * Returns: (transfer full): a #GdkPaintable; never changes
 */
GdkPaintable *dpt_article_picture_new (const char *kind, const char *words);

G_END_DECLS
