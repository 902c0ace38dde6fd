/* dpt-page-view.h - the pages of a document under one another: zoom, turn, scroll, pull.
 * For: dpt-pdf-view.h. Not for: buttons, opening, printing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/common/dpt-pages.h"

G_BEGIN_DECLS

#define DPT_TYPE_PAGE_VIEW (dpt_page_view_get_type ())
G_DECLARE_FINAL_TYPE (DptPageView, dpt_page_view, DPT, PAGE_VIEW, AdwBin)

/* Properties: page (from 1), n-pages, zoom (0.1 to 8; 1 is life size on a screen of 96 dots an inch), fit-width, turns (quarter turns
 * clockwise). Signal failed (GError): a page could not be drawn. */

/** dpt_page_view_set_pages: @pages: (nullable) */
void      dpt_page_view_set_pages (DptPageView *self, DptPages *pages);
DptPages *dpt_page_view_get_pages (DptPageView *self);

int  dpt_page_view_get_n_pages (DptPageView *self);
int  dpt_page_view_get_page (DptPageView *self);
/** dpt_page_view_set_page: scrolls to @page, from 1 */
void dpt_page_view_set_page (DptPageView *self, int page);

double dpt_page_view_get_zoom (DptPageView *self);
/** dpt_page_view_set_zoom: ends "fit-width" */
void   dpt_page_view_set_zoom (DptPageView *self, double zoom);

gboolean dpt_page_view_get_fit_width (DptPageView *self);
void     dpt_page_view_set_fit_width (DptPageView *self, gboolean fit_width);

int  dpt_page_view_get_turns (DptPageView *self);
void dpt_page_view_set_turns (DptPageView *self, int turns);

G_END_DECLS
