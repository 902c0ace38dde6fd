/* dpt-render-serve.c - see dpt-render-serve.h.
 * For: requests that nobody vouches for, read and not believed. Not for: drawing (dpt-render-file.c), the walls (dpt-render-confine.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/dpt-render-serve.h"

#include "render/dpt-render-file.h"

#include <errno.h>
#include <math.h>
#include <unistd.h>

static gboolean
read_whole (int line, gpointer data, gsize size)
{
  char *at = data;

  while (size > 0)
    {
      gssize n = read (line, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
write_whole (int line, gconstpointer data, gsize size)
{
  const char *at = data;

  while (size > 0)
    {
      gssize n = write (line, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
answer (int line, DptRenderMessage type, gconstpointer data, gsize size)
{
  const DptRenderHead head = { DPT_RENDER_MAGIC, type, (guint32) size };

  return write_whole (line, &head, sizeof head) && write_whole (line, data, size);
}

static gboolean
answer_reason (int line, DptRenderReason reason)
{
  const guint32 number = reason;

  return answer (line, DPT_RENDER_REASON, &number, sizeof number);
}

static gboolean
hear (int line, DptRenderHead *head, DptRenderMessage type, guint32 longest)
{
  return read_whole (line, head, sizeof *head) && head->magic == DPT_RENDER_MAGIC && head->type == (guint32) type && head->length <= longest;
}

/* The document is not there before the walls are: it comes over the line. */
static DptRenderFile *
open_document (int in, int out)
{
  DptRenderHead head;
  DptRenderFile *file;
  DptRenderReason reason;
  g_autoptr (GBytes) bytes = NULL;
  gpointer data;
  const DptRenderSize *sizes;
  guint n;

  if (!hear (in, &head, DPT_RENDER_OPEN, DPT_RENDER_MAX_BYTES))
    return NULL;
  data = g_malloc (MAX (head.length, 1));
  bytes = g_bytes_new_take (data, head.length);
  if (!read_whole (in, data, head.length))
    return NULL;
  file = dpt_render_file_open (bytes, &reason);
  if (file == NULL)
    {
      answer_reason (out, reason);
      return NULL;
    }
  sizes = dpt_render_file_get_sizes (file, &n);
  if (answer (out, DPT_RENDER_PAGES, sizes, n * sizeof *sizes))
    return file;
  dpt_render_file_free (file);
  return NULL;
}

static void
turn (cairo_t *cr, const DptRenderRequest *request, DptRenderSize size)
{
  gboolean lies = request->turns % 2 != 0;

  cairo_scale (cr, request->width / (lies ? size.height : size.width), request->height / (lies ? size.width : size.height));
  cairo_translate (cr, (lies ? size.height : size.width) / 2, (lies ? size.width : size.height) / 2);
  cairo_rotate (cr, request->turns * G_PI_2);
  cairo_translate (cr, -size.width / 2, -size.height / 2);
}

static gboolean
render (int out, DptRenderFile *file, const DptRenderRequest *request, DptRenderSize size)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, request->width, request->height);
  cairo_t *cr = cairo_create (surface);
  gboolean told;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  turn (cr, request, size);
  dpt_render_file_draw (file, (guint) request->page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    told = answer (out, DPT_RENDER_PIXELS, cairo_image_surface_get_data (surface), (gsize) request->width * (gsize) request->height * 4);
  else
    told = answer_reason (out, DPT_RENDER_REASON_TOO_LARGE);
  cairo_surface_destroy (surface);
  return told;
}

static gboolean
serve (int in, int out, DptRenderFile *file)
{
  DptRenderHead head;
  DptRenderRequest request;
  guint n;
  const DptRenderSize *sizes = dpt_render_file_get_sizes (file, &n);

  if (!hear (in, &head, DPT_RENDER_RENDER, sizeof request) || head.length != sizeof request || !read_whole (in, &request, sizeof request))
    return FALSE;
  if (request.page < 0 || (guint) request.page >= n || request.turns < 0 || request.turns > 3 || request.width < 1 || request.height < 1
      || (gint64) request.width * request.height > DPT_RENDER_MAX_PIXELS)
    return FALSE;
  return render (out, file, &request, sizes[request.page]);
}

DptRenderFile *
dpt_render_serve (int in, int out)
{
  DptRenderFile *file = open_document (in, out);

  while (file != NULL && serve (in, out, file))
    continue;
  return file;
}

void
dpt_render_serve_refuse (int out)
{
  answer_reason (out, DPT_RENDER_REASON_UNSAFE);
}
