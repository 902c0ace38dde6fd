/* dpt-page-stack.c - see dpt-page-stack.h.
 * For: pages into a PDF by Cairo, which puts a JPEG in as it is. Not for: decoding one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-page-stack.h"

#include "base/dpt-error.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_DOTS 20000 /* in one direction: over a metre and a half at 300 dots an inch */

/* Segments from the beginning to the one that says the size: FF C0 to FF CF but for DHT, JPG and DAC (ITU-T T.81, B.2). */
gboolean
dpt_jpeg_get_size (GBytes *jpeg, int *width, int *height)
{
  gsize length, at = 2;
  const guchar *data;

  g_return_val_if_fail (jpeg != NULL && width != NULL && height != NULL, FALSE);

  data = g_bytes_get_data (jpeg, &length);
  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  while (at + 9 <= length && data[at] == 0xff)
    {
      guchar marker = data[at + 1];
      gsize size = (gsize) data[at + 2] << 8 | data[at + 3];

      if (marker == 0xff)
        {
          at++; /* filled up */
          continue;
        }
      if (size < 2)
        return FALSE;
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *height = data[at + 5] << 8 | data[at + 6];
          *width = data[at + 7] << 8 | data[at + 8];
          return *width > 0 && *width <= MOST_DOTS && *height > 0 && *height <= MOST_DOTS;
        }
      at += 2 + size;
    }
  return FALSE;
}

/* The surface has no dots of its own: its memory is never touched, since the JPEG goes into the file as it is. */
static void
draw_page (cairo_surface_t *pdf, GBytes *jpeg, int width, int height, int dpi)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  double scale = 72.0 / dpi;
  cairo_t *cr;
  gsize size;
  gconstpointer data = g_bytes_get_data (jpeg, &size);

  cairo_surface_set_mime_data (picture, CAIRO_MIME_TYPE_JPEG, data, size, (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (jpeg));
  cairo_pdf_surface_set_size (pdf, width * scale, height * scale);
  cr = cairo_create (pdf);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (picture);
}

static cairo_status_t
take_piece (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* What Cairo takes for no JPEG it draws from the dots instead, and there are none: an empty page would stand for a lost one. */
static gboolean
holds_page (GByteArray *pdf, GBytes *jpeg)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (jpeg, &size);

  return memmem (pdf->data, pdf->len, data, size) != NULL;
}

static gboolean
complain_of_page (guint index, GError **error)
{
  return dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("Page %u did not come whole from the scanner: scan it again."), index + 1);
}

GBytes *
dpt_page_stack_write (GPtrArray *pages, int dpi, GError **error)
{
  GByteArray *out;
  cairo_surface_t *pdf;
  gboolean whole = TRUE;

  g_return_val_if_fail (pages != NULL && pages->len > 0 && dpi > 0, NULL);

  out = g_byte_array_new ();
  pdf = cairo_pdf_surface_create_for_stream (take_piece, out, 72, 72);
  for (guint i = 0; whole && i < pages->len; i++)
    {
      int width, height;

      whole = dpt_jpeg_get_size (pages->pdata[i], &width, &height);
      if (whole)
        draw_page (pdf, pages->pdata[i], width, height, dpi);
      else
        complain_of_page (i, error);
    }
  cairo_surface_finish (pdf);
  if (whole && cairo_surface_status (pdf) != CAIRO_STATUS_SUCCESS)
    whole = dpt_set_error (error, DPT_ERROR_FAILED, _ ("The pages could not be put together: %s"),
                           cairo_status_to_string (cairo_surface_status (pdf)));
  cairo_surface_destroy (pdf);
  for (guint i = 0; whole && i < pages->len; i++)
    whole = holds_page (out, pages->pdata[i]) || complain_of_page (i, error);
  if (whole)
    return g_byte_array_free_to_bytes (out);
  g_byte_array_unref (out);
  return NULL;
}
