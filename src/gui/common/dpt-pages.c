/* dpt-pages.c - see dpt-pages.h.
 * For: the interface and what it checks for all. Not for: drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-pages.h"

G_DEFINE_INTERFACE (DptPages, dpt_pages, G_TYPE_OBJECT)

static void
dpt_pages_default_init (DptPagesInterface *iface)
{
  (void) iface;
}

GBytes *
dpt_pages_get_bytes (DptPages *self)
{
  g_return_val_if_fail (DPT_IS_PAGES (self), NULL);

  return DPT_PAGES_GET_IFACE (self)->get_bytes (self);
}

int
dpt_pages_get_n_pages (DptPages *self)
{
  g_return_val_if_fail (DPT_IS_PAGES (self), 0);

  return DPT_PAGES_GET_IFACE (self)->get_n_pages (self);
}

void
dpt_pages_get_size (DptPages *self, int page, int turns, double *width, double *height)
{
  g_return_if_fail (page >= 0 && page < dpt_pages_get_n_pages (self));

  if (turns % 2 == 0)
    DPT_PAGES_GET_IFACE (self)->get_size (self, page, width, height);
  else
    DPT_PAGES_GET_IFACE (self)->get_size (self, page, height, width);
}

const char *
dpt_pages_get_text (DptPages *self, int page)
{
  g_return_val_if_fail (page >= 0 && page < dpt_pages_get_n_pages (self), NULL);

  return DPT_PAGES_GET_IFACE (self)->get_text != NULL ? DPT_PAGES_GET_IFACE (self)->get_text (self, page) : NULL;
}

void
dpt_pages_render_async (DptPages *self, int page, double scale, int turns, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (page >= 0 && page < dpt_pages_get_n_pages (self));
  g_return_if_fail (scale > 0 && turns >= 0 && turns < 4);

  DPT_PAGES_GET_IFACE (self)->render_async (self, page, scale, turns, cancellable, callback, user_data);
}

GdkTexture *
dpt_pages_render_finish (DptPages *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return DPT_PAGES_GET_IFACE (self)->render_finish (self, result, error);
}
