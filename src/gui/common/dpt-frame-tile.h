/* dpt-frame-tile.h - one article of the frame wall or of the till: picture, name, size, price, what is left.
 * For: rows of a GtkGridView or buttons of a GtkFlowBox. Not for: choosing (the view's selection) and not for stock arithmetic.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/dpt-money.h"

G_BEGIN_DECLS

/**
 * DptFrameTileInfo:
 * @brand: in bold; @model: beside the colour
 * @colour_name: (nullable): translated; @colour: 0xRRGGBB, of the dot beside it, shown where @colour_name is given
 * @a, @dbl, @temple: hundredths of a millimetre, shown as "49□20 145"; 0 leaves the size out
 * @price: with tax
 * @currency: ISO 4217 code
 * @here: pieces free in this establishment; negative leaves stock out
 * @elsewhere: free in the others
 * @reserved: reserved here
 * @low: at this number or below the tile is red and its number large
 * @picture: (nullable): a photograph, or dpt_frame_picture_new()
 */
typedef struct
{
  const char *brand;
  const char *model;
  const char *colour_name;
  guint32 colour;
  int a;
  int dbl;
  int temple;
  DptMoney price;
  const char *currency;
  int here;
  int elsewhere;
  int reserved;
  int low;
  GdkPaintable *picture;
} DptFrameTileInfo;

#define DPT_TYPE_FRAME_TILE (dpt_frame_tile_get_type ())
G_DECLARE_FINAL_TYPE (DptFrameTile, dpt_frame_tile, DPT, FRAME_TILE, GtkWidget)

GtkWidget *dpt_frame_tile_new (void);

/** dpt_frame_tile_set_info: shows @info, whose texts are copied; the accessible name says all of it in one sentence */
void dpt_frame_tile_set_info (DptFrameTile *self, const DptFrameTileInfo *info);

/** dpt_frame_tile_format_size: Returns: (transfer full): "49□20 145"; "" where @a is 0 */
char *dpt_frame_tile_format_size (int a, int dbl, int temple);

G_END_DECLS
