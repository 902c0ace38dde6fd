/* dpt-frame.h - the frames on the wall: all of them at once, filtered and compared in memory.
 * For: choosing a frame, and another one where it is out of stock. Not for: editing (dpt-product.h).
 *
 * A shop shows some hundreds of models, a few thousand articles with their colours and sizes: read in one query and
 * then looked through at every click, without asking the database again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "db/dpt-record.h"
#include "engine/optics/dpt-frame-outline.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_FRAME (dpt_frame_get_type ())
G_DECLARE_FINAL_TYPE (DptFrame, dpt_frame, DPT, FRAME, DptRecord)

/* The record's id is the variant's. Lengths are hundredths of a millimetre. */
enum
{
  DPT_FRAME_PRODUCT_ID,
  DPT_FRAME_CODE,
  DPT_FRAME_BRAND,
  DPT_FRAME_NAME,
  DPT_FRAME_SHAPE,
  DPT_FRAME_RIM,
  DPT_FRAME_MATERIAL,
  DPT_FRAME_GENDER,
  DPT_FRAME_FRAME_USE,
  DPT_FRAME_COVER_CLASS,
  DPT_FRAME_LPP_CODE,
  DPT_FRAME_SUPPLIER_ID,
  DPT_FRAME_SKU,
  DPT_FRAME_EAN,
  DPT_FRAME_LABEL,
  DPT_FRAME_COLOR_NAME,
  DPT_FRAME_COLOR_FAMILY,
  DPT_FRAME_COLOR_RGB,
  DPT_FRAME_SECOND_RGB,
  DPT_FRAME_LENS_RGB,
  DPT_FRAME_BOX_A,
  DPT_FRAME_BOX_B,
  DPT_FRAME_DBL,
  DPT_FRAME_TEMPLE,
  DPT_FRAME_EFFECTIVE_DIAMETER,
  DPT_FRAME_PHOTO,
  DPT_FRAME_PRICE,     /* of today, here, with tax */
  DPT_FRAME_ON_HAND,   /* here */
  DPT_FRAME_RESERVED,  /* here */
  DPT_FRAME_AVAILABLE, /* here */
  DPT_FRAME_ELSEWHERE, /* available in the other establishments together */
};

/** dpt_frame_dup_title: Returns: (transfer full): brand and name */
char *dpt_frame_dup_title (DptFrame *self);
/** dpt_frame_dup_size: Returns: (transfer full): "50□20 145", "" where the sizes are not known */
char *dpt_frame_dup_size (DptFrame *self);

/** dpt_frame_find_outline_shape: Returns: the contour that stands for one of dpt_frame_shapes; unknown for %NULL */
DptFrameShape dpt_frame_find_outline_shape (const char *shape);

/** dpt_frame_load_wall: Returns: (transfer full) (element-type DptFrame): every frame on sale, by brand, name and number */
GPtrArray *dpt_frame_load_wall (DptUnit *unit, GError **error);
/** dpt_frame_load_class: the same of one cover class alone, "A": a part of the wall, at a part of its cost */
GPtrArray *dpt_frame_load_class (DptUnit *unit, const char *cover_class, GError **error);
/**
 * dpt_frame_load_elsewhere:
 *
 * Returns: (transfer full) (element-type gint64 utf8): by variant, where else it is available: "Optique de la Gare (4), Blois (1)"
 */
GHashTable *dpt_frame_load_elsewhere (DptUnit *unit, GError **error);
/** dpt_frame_load: Returns: (transfer full) (nullable): one frame, on sale or not */
DptFrame *dpt_frame_load (DptUnit *unit, gint64 variant_id, GError **error);

/* Tables whose change makes a wall stale, NULL-terminated. */
extern const char *const dpt_frame_topics[];

typedef enum
{
  DPT_FRAME_SIZE_ANY,
  DPT_FRAME_SIZE_SMALL,  /* A below 48 mm */
  DPT_FRAME_SIZE_MEDIUM, /* 48 to 52 mm */
  DPT_FRAME_SIZE_LARGE,  /* above 52 mm */
} DptFrameSize;

/**
 * DptFrameFilter:
 * @shape: (nullable): each text narrows the wall; %NULL lets everything through
 * @price_max: 0: any
 * @in_stock: only what is available here
 * @words: (nullable): folded words (dpt_text_split_words()), all of which must begin a word of brand, name, colour or number
 *
 * `{ 0 }` lets everything through.
 */
typedef struct
{
  const char *shape, *color_family, *brand, *gender, *frame_use, *rim, *cover_class;
  DptFrameSize size;
  DptMoney price_min, price_max;
  gboolean in_stock;
  const char *const *words;
} DptFrameFilter;

/** dpt_frame_matches: Returns: whether @filter lets @self through */
gboolean dpt_frame_matches (DptFrame *self, const DptFrameFilter *filter);

/**
 * dpt_frame_get_likeness:
 *
 * How near two frames are in look, size and price: the same shape counts 40, the same family of colour 20, rim 10, use and gender 5
 * each, and up to 10 each for size (A and bridge within 4 mm) and price (within a quarter).
 *
 * Returns: 0 to 100; 100 is another piece of the same article
 */
int dpt_frame_get_likeness (DptFrame *self, DptFrame *other);

/**
 * dpt_frame_find_alternatives:
 * @wall: (element-type DptFrame)
 * @wanted: what is out of stock
 * @max: how many
 *
 * Returns: (transfer full) (element-type DptFrame): what is available here and most like it, best first; nothing below 50
 */
GPtrArray *dpt_frame_find_alternatives (GPtrArray *wall, DptFrame *wanted, guint max);

G_END_DECLS
