/* dpt-render-answer.c - see dpt-render-answer.h.
 * For: lengths and numbers of a helper that may have been taken over. Not for: the line (dpt-render-line.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-render-answer.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"

static gboolean
complain_lie (GError **error)
{
  return dpt_set_error (error, DPT_ERROR_FAILED, _ ("The program that draws the document answered nonsense."));
}

static gboolean
take_reason (DptRenderLine *line, const DptRenderHead *head, gint64 deadline, GError **error)
{
  guint32 reason;

  if (head->type != DPT_RENDER_REASON || head->length != sizeof reason)
    return complain_lie (error);
  if (!dpt_render_line_take (line, &reason, sizeof reason, deadline, error))
    return FALSE;
  switch (reason)
    {
    case DPT_RENDER_REASON_UNKNOWN:
      return dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("It is neither a PDF nor a PNG, JPEG or TIFF picture."));
    case DPT_RENDER_REASON_DAMAGED:
      return dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("It is damaged. Ask for another copy, or scan it again."));
    case DPT_RENDER_REASON_LOCKED:
      return dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("It asks for a password. Ask for a copy without one."));
    case DPT_RENDER_REASON_TOO_LARGE:
      return dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("It has too many pages or dots. Scan it with less resolution."));
    case DPT_RENDER_REASON_UNSAFE:
      return dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("Documents from outside cannot be shown safely on this computer: its kernel cannot lock their reader in."));
    default:
      return complain_lie (error);
    }
}

static gboolean
are_sane (const GArray *sizes)
{
  for (guint i = 0; i < sizes->len; i++)
    {
      DptRenderSize size = g_array_index (sizes, DptRenderSize, i);

      if (!(size.width > 0 && size.width <= DPT_RENDER_MAX_SIDE && size.height > 0 && size.height <= DPT_RENDER_MAX_SIDE))
        return FALSE;
    }
  return TRUE;
}

GArray *
dpt_render_answer_pages (DptRenderLine *line, gint64 deadline, GError **error)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, TRUE, sizeof (DptRenderSize));
  DptRenderHead head;

  if (!dpt_render_line_hear (line, &head, deadline, error))
    return NULL;
  if (head.type != DPT_RENDER_PAGES)
    {
      take_reason (line, &head, deadline, error);
      return NULL;
    }
  if (head.length == 0 || head.length % sizeof (DptRenderSize) != 0 || head.length / sizeof (DptRenderSize) > DPT_RENDER_MAX_PAGES)
    {
      complain_lie (error);
      return NULL;
    }
  g_array_set_size (sizes, head.length / (guint) sizeof (DptRenderSize));
  if (!dpt_render_line_take (line, sizes->data, head.length, deadline, error))
    return NULL;
  if (!are_sane (sizes))
    {
      complain_lie (error);
      return NULL;
    }
  return g_steal_pointer (&sizes);
}

GBytes *
dpt_render_answer_pixels (DptRenderLine *line, const DptRenderRequest *request, gint64 deadline, GError **error)
{
  gsize size = (gsize) request->width * (gsize) request->height * 4;
  g_autoptr (GBytes) bytes = NULL;
  DptRenderHead head;
  gpointer pixels;

  if (!dpt_render_line_hear (line, &head, deadline, error))
    return NULL;
  if (head.type != DPT_RENDER_PIXELS || head.length != size)
    {
      take_reason (line, &head, deadline, error);
      return NULL;
    }
  pixels = g_malloc (size);
  bytes = g_bytes_new_take (pixels, size);
  return dpt_render_line_take (line, pixels, size, deadline, error) ? g_steal_pointer (&bytes) : NULL;
}
