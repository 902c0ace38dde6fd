/* dpt-render-file.c - see dpt-render-file.h.
 * For: Poppler and gdk-pixbuf. Not for: trusting either of them (dpt-render-confine.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/dpt-render-file.h"

#include <fontconfig/fontconfig.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <poppler.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

#define POINTS_A_PIXEL 0.75

struct _DptRenderFile
{
  PopplerDocument *pdf;     /* either this */
  cairo_surface_t *picture; /* or that */
  GArray *sizes;            /* of DptRenderSize */
};

/* The loaders that are asked for by name: gdk-pixbuf knows more, and each is a door. */
static const struct { const char *magic; gsize size; const char *loader; } kinds[] = {
  { "%PDF-", 5, NULL },
  { "\x89PNG\r\n\x1a\n", 8, "png" },
  { "\xff\xd8\xff", 3, "jpeg" },
  { "II*\0", 4, "tiff" },
  { "MM\0*", 4, "tiff" },
};

void
dpt_render_file_prepare (void)
{
  FcInit ();
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].loader != NULL)
      {
        g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (kinds[i].loader, NULL);

        if (loader != NULL)
          gdk_pixbuf_loader_close (loader, NULL);
      }
}

static gboolean
is_sane (double width, double height)
{
  return width >= 1 && height >= 1 && width <= DPT_RENDER_MAX_SIDE && height <= DPT_RENDER_MAX_SIDE;
}

static DptRenderReason
open_pdf (DptRenderFile *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  int n;

  self->pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (self->pdf == NULL)
    return g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? DPT_RENDER_REASON_LOCKED : DPT_RENDER_REASON_DAMAGED;
  n = poppler_document_get_n_pages (self->pdf);
  if (n <= 0)
    return DPT_RENDER_REASON_DAMAGED;
  if (n > DPT_RENDER_MAX_PAGES)
    return DPT_RENDER_REASON_TOO_LARGE;
  for (int i = 0; i < n; i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (self->pdf, i);
      DptRenderSize size = { 0 };

      if (page != NULL)
        poppler_page_get_size (page, &size.width, &size.height);
      if (!is_sane (size.width, size.height))
        return page != NULL && size.width >= 1 && size.height >= 1 ? DPT_RENDER_REASON_TOO_LARGE : DPT_RENDER_REASON_DAMAGED;
      g_array_append_val (self->sizes, size);
    }
  return 0;
}

/* Said by the head of the picture, before any of its pixels is unpacked. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gboolean *too_large)
{
  if (width > 0 && height > 0 && (gint64) width * height <= DPT_RENDER_MAX_PICTURE)
    return;
  *too_large = TRUE;
  gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static cairo_surface_t *
create_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf), channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guchar *target = cairo_image_surface_get_data (surface);

  /* On white paper, as it would be printed. */
  for (int y = 0; target != NULL && y < height; y++)
    {
      const guchar *from = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *to = (guint32 *) (gpointer) (target + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, from += channels)
        {
          guint alpha = channels == 4 ? from[3] : 255;
          guint red = (from[0] * alpha + 255 * (255 - alpha)) / 255;
          guint green = (from[1] * alpha + 255 * (255 - alpha)) / 255;
          guint blue = (from[2] * alpha + 255 * (255 - alpha)) / 255;

          to[x] = red << 16 | green << 8 | blue;
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static DptRenderReason
open_picture (DptRenderFile *self, GBytes *bytes, const char *name)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (name, NULL);
  g_autoptr (GdkPixbuf) upright = NULL;
  gboolean too_large = FALSE;
  gboolean whole;
  DptRenderSize size;

  if (loader == NULL)
    return DPT_RENDER_REASON_UNKNOWN;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &too_large);
  whole = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  if (too_large)
    return DPT_RENDER_REASON_TOO_LARGE;
  /* One that ends early is shown as far as it goes, where its loader does not mind: one sees that half is missing. */
  if (!whole || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    return DPT_RENDER_REASON_DAMAGED;
  upright = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  if (upright == NULL || gdk_pixbuf_get_bits_per_sample (upright) != 8)
    return DPT_RENDER_REASON_DAMAGED;
  size = (DptRenderSize) { gdk_pixbuf_get_width (upright) * POINTS_A_PIXEL, gdk_pixbuf_get_height (upright) * POINTS_A_PIXEL };
  self->picture = create_surface (upright);
  if (cairo_surface_status (self->picture) != CAIRO_STATUS_SUCCESS)
    return DPT_RENDER_REASON_TOO_LARGE;
  g_array_append_val (self->sizes, size);
  return 0;
}

DptRenderFile *
dpt_render_file_open (GBytes *bytes, DptRenderReason *reason)
{
  DptRenderFile *self = g_new0 (DptRenderFile, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  *reason = DPT_RENDER_REASON_UNKNOWN;
  self->sizes = g_array_new (FALSE, TRUE, sizeof (DptRenderSize));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size > kinds[i].size && memcmp (data, kinds[i].magic, kinds[i].size) == 0)
      {
        *reason = kinds[i].loader != NULL ? open_picture (self, bytes, kinds[i].loader) : open_pdf (self, bytes);
        break;
      }
  if (*reason == 0)
    return self;
  dpt_render_file_free (self);
  return NULL;
}

void
dpt_render_file_free (DptRenderFile *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_array_unref (self->sizes);
  g_free (self);
}

const DptRenderSize *
dpt_render_file_get_sizes (DptRenderFile *self, guint *n)
{
  *n = self->sizes->len;
  return (const DptRenderSize *) (gconstpointer) self->sizes->data;
}

void
dpt_render_file_draw (DptRenderFile *self, guint page, cairo_t *cr)
{
  if (self->pdf != NULL)
    {
      g_autoptr (PopplerPage) drawn = poppler_document_get_page (self->pdf, (int) page);

      if (drawn != NULL)
        poppler_page_render (drawn, cr);
      return;
    }
  cairo_scale (cr, POINTS_A_PIXEL, POINTS_A_PIXEL);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
}
