/* dpt-article-pane.h - the left of the till: search, categories, tiles to touch.
 * For: choosing what is sold. Not for: asking the database (the perspective does), nor for the ticket.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_ARTICLE_PANE (dpt_article_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptArticlePane, dpt_article_pane, DPT, ARTICLE_PANE, AdwBin)

/* Signals:
 *   query-changed ()            another category, or other words
 *   article-chosen (GObject *)  a tile was touched, or Enter pressed: #DptArticle or #DptFrame
 *   code-entered (char *)       Enter in the search with exactly what was typed, where no tile answers it */

/** dpt_article_pane_get_category: Returns: "favourites", "accessory", "frame", "contact_lens" or "service" */
const char *dpt_article_pane_get_category (DptArticlePane *self);
const char *dpt_article_pane_get_search (DptArticlePane *self);
/** dpt_article_pane_clear_search: after a choice made by its words */
void dpt_article_pane_clear_search (DptArticlePane *self);
void dpt_article_pane_focus_search (DptArticlePane *self);

/**
 * dpt_article_pane_set_articles:
 * @articles: (element-type GObject): #DptArticle or #DptFrame, in order
 *
 * Where they are the articles that are shown already, only their figures change and nothing jumps under the finger.
 */
void dpt_article_pane_set_articles (DptArticlePane *self, GPtrArray *articles, const char *currency);

G_END_DECLS
