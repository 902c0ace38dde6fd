/* dpt-pages.h - a document that can be drawn page by page: ours in this process, anybody's in a helper.
 * For: dpt-page-view.h, printing and saving. Not for: reading a file (dpt-pdf-document.h, dpt-render-client.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_PAGES (dpt_pages_get_type ())
G_DECLARE_INTERFACE (DptPages, dpt_pages, DPT, PAGES, GObject)

/** DptPagesInterface: @get_text may be missing */
struct _DptPagesInterface
{
  GTypeInterface parent;

  GBytes *(*get_bytes) (DptPages *self);
  int (*get_n_pages) (DptPages *self);
  void (*get_size) (DptPages *self, int page, double *width, double *height);
  const char *(*get_text) (DptPages *self, int page);
  void (*render_async) (DptPages *self, int page, double scale, int turns, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data);
  GdkTexture *(*render_finish) (DptPages *self, GAsyncResult *result, GError **error);
};

/** dpt_pages_get_bytes: Returns: (transfer none): the file */
GBytes *dpt_pages_get_bytes (DptPages *self);
int     dpt_pages_get_n_pages (DptPages *self);

/** dpt_pages_get_size: of @page, from 0, in points, after @turns quarter turns clockwise */
void dpt_pages_get_size (DptPages *self, int page, int turns, double *width, double *height);

/** dpt_pages_get_text: Returns: (transfer none) (nullable): the words on @page, for those who do not see it */
const char *dpt_pages_get_text (DptPages *self, int page);

/** dpt_pages_render_async: @scale: pixels a point; @turns: quarter turns clockwise, 0 to 3. Whoever is asked twice answers in that order. */
void dpt_pages_render_async (DptPages *self, int page, double scale, int turns, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
/** dpt_pages_render_finish: Returns: (transfer full) (nullable): the page on white */
GdkTexture *dpt_pages_render_finish (DptPages *self, GAsyncResult *result, GError **error);

G_END_DECLS
