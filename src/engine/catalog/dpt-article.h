/* dpt-article.h - an article as the counter sees it: what it is, what it costs today here, how many there are.
 * For: search, scanner, till tiles, accessories of an order. Not for: editing (dpt-product.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_ARTICLE (dpt_article_get_type ())
G_DECLARE_FINAL_TYPE (DptArticle, dpt_article, DPT, ARTICLE, DptRecord)

/* The record's id is the variant's. */
enum
{
  DPT_ARTICLE_PRODUCT_ID,
  DPT_ARTICLE_KIND,
  DPT_ARTICLE_CODE,
  DPT_ARTICLE_BRAND,
  DPT_ARTICLE_NAME,
  DPT_ARTICLE_LABEL,
  DPT_ARTICLE_SKU,
  DPT_ARTICLE_EAN,
  DPT_ARTICLE_CATEGORY,
  DPT_ARTICLE_LPP_CODE,
  DPT_ARTICLE_COVER_CLASS,
  DPT_ARTICLE_KEEPS_STOCK,
  DPT_ARTICLE_ALLOW_NEGATIVE_STOCK,
  DPT_ARTICLE_PURCHASE_PRICE,
  DPT_ARTICLE_STOCK_MIN,
  DPT_ARTICLE_TILE_POSITION,
  DPT_ARTICLE_COLOR_RGB,
  DPT_ARTICLE_ACTIVE,
  DPT_ARTICLE_PRICE,       /* of today, here, with tax */
  DPT_ARTICLE_TAX_RATE_BP, /* of today; none where the class has no rate yet */
  DPT_ARTICLE_ON_HAND,     /* here */
  DPT_ARTICLE_AVAILABLE,   /* here: on hand less reserved */
};

/** dpt_article_dup_title: Returns: (transfer full): brand, name and what distinguishes the variant, as on a ticket */
char *dpt_article_dup_title (DptArticle *self);

/** dpt_article_load: Returns: (transfer full) (nullable): the article of a variant, on sale or not */
DptArticle *dpt_article_load (DptUnit *unit, gint64 variant_id, GError **error);

/** dpt_article_find_code: Returns: (transfer full) (nullable): the article of a bar code or article number; %DPT_ERROR_NOT_FOUND names the code */
DptArticle *dpt_article_find_code (DptUnit *unit, const char *code, GError **error);

/**
 * dpt_article_search:
 * @text: words in any order, without accents or case mattering; or the beginning of a bar code or article number
 * @kind: (nullable): only of that kind
 * @max: how many at most
 *
 * Returns: (transfer full) (element-type DptArticle): those on sale, by brand and name; all of the kind where @text is blank
 */
GPtrArray *dpt_article_search (DptUnit *unit, const char *text, const char *kind, guint max, GError **error);

/** dpt_article_load_tiles: Returns: (transfer full) (element-type DptArticle): the pad of the till in its order */
GPtrArray *dpt_article_load_tiles (DptUnit *unit, GError **error);

G_END_DECLS
