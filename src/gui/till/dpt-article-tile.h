/* dpt-article-tile.h - one article of the till's pad: picture, name, price, what is left; small enough for three abreast.
 * For: the grid of DptArticlePane. Not for: the frame wall (gui/common/dpt-frame-tile.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_ARTICLE_TILE (dpt_article_tile_get_type ())
G_DECLARE_FINAL_TYPE (DptArticleTile, dpt_article_tile, DPT, ARTICLE_TILE, AdwBin)

GtkWidget *dpt_article_tile_new (void);

/**
 * dpt_article_tile_set:
 * @detail: (nullable): colour and size, or what sort of thing it is
 * @left: pieces that can be sold here; below 0 for what keeps no stock
 * @low: at this number or below the tile is red and the number large (S4-1)
 * @picture: what it looks like
 *
 * The accessible name says all of it.
 */
void dpt_article_tile_set (DptArticleTile *self, const char *name, const char *detail, DptMoney price, const char *currency, int left, int low,
                           GdkPaintable *picture);

/** dpt_article_tile_get_left: Returns: the number shown, -1 for none */
int dpt_article_tile_get_left (DptArticleTile *self);

G_END_DECLS
