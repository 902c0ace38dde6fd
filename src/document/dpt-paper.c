/* dpt-paper.c - see dpt-paper.h.
 * For: pages to files and outputs. Not for: content.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dpt-paper"

#include "dpt-config.h"

#include "document/dpt-paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/dpt-error.h"
#include "base/dpt-file.h"

struct _DptPaper
{
  GObject parent_instance;

  char *title;
  char *author;
  char *date;
  guint32 accent;
  GPtrArray *pages; /* of DptSheet */
};

G_DEFINE_FINAL_TYPE (DptPaper, dpt_paper, G_TYPE_OBJECT)

static void
dpt_paper_finalize (GObject *object)
{
  DptPaper *self = DPT_PAPER (object);

  g_free (self->title);
  g_free (self->author);
  g_free (self->date);
  g_ptr_array_unref (self->pages);

  G_OBJECT_CLASS (dpt_paper_parent_class)->finalize (object);
}

static void
dpt_paper_class_init (DptPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_paper_finalize;
}

static void
dpt_paper_init (DptPaper *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dpt_sheet_free);
}

static gboolean
set_cairo_error (GError **error, cairo_status_t status)
{
  /* Translators: what the drawing library says of it ("out of memory") */
  return dpt_set_error (error, DPT_ERROR_FAILED, _ ("The document could not be drawn: %s"),
                        cairo_status_to_string (status));
}

DptPaper *
dpt_paper_new (const char *title, const char *author, guint32 accent)
{
  DptPaper *self = g_object_new (DPT_TYPE_PAPER, NULL);

  self->title = g_strdup (title);
  self->author = g_strdup (author);
  self->accent = accent;
  return self;
}

void
dpt_paper_set_date (DptPaper *self, const char *iso)
{
  g_return_if_fail (DPT_IS_PAPER (self));

  g_free (self->date);
  self->date = g_strdup (iso);
}

DptSheet *
dpt_paper_add_page (DptPaper *self, double width, double height)
{
  DptSheet *sheet;

  g_return_val_if_fail (DPT_IS_PAPER (self), NULL);

  sheet = dpt_sheet_new (width, height, self->accent);
  g_ptr_array_add (self->pages, sheet);
  return sheet;
}

void
dpt_paper_append (DptPaper *self, DptPaper *other)
{
  g_return_if_fail (DPT_IS_PAPER (self) && DPT_IS_PAPER (other) && self != other);

  while (other->pages->len > 0)
    g_ptr_array_add (self->pages, g_ptr_array_steal_index (other->pages, 0));
}

DptSheet *
dpt_paper_get_page (DptPaper *self, int page)
{
  g_return_val_if_fail (DPT_IS_PAPER (self), NULL);
  g_return_val_if_fail (page >= 0 && page < (int) self->pages->len, NULL);

  return g_ptr_array_index (self->pages, page);
}

void
dpt_paper_set_title (DptPaper *self, const char *title)
{
  g_return_if_fail (DPT_IS_PAPER (self));

  g_free (self->title);
  self->title = g_strdup (title);
}

const char *
dpt_paper_get_title (DptPaper *self)
{
  g_return_val_if_fail (DPT_IS_PAPER (self), NULL);

  return self->title;
}

int
dpt_paper_get_n_pages (DptPaper *self)
{
  g_return_val_if_fail (DPT_IS_PAPER (self), 0);

  return (int) self->pages->len;
}

void
dpt_paper_get_page_size (DptPaper *self, int page, double *width, double *height)
{
  DptSheet *sheet = dpt_paper_get_page (self, page);

  g_return_if_fail (sheet != NULL);

  if (width != NULL)
    *width = dpt_sheet_get_width (sheet);
  if (height != NULL)
    *height = dpt_sheet_get_height (sheet);
}

void
dpt_paper_draw_page (DptPaper *self, int page, cairo_t *cr)
{
  DptSheet *sheet = dpt_paper_get_page (self, page);

  g_return_if_fail (sheet != NULL && cr != NULL);

  dpt_sheet_show (sheet, cr);
}

void
dpt_paper_foreach_text (DptPaper *self, int page, DptSheetTextFunc func, gpointer data)
{
  DptSheet *sheet = dpt_paper_get_page (self, page);

  g_return_if_fail (sheet != NULL && func != NULL);

  dpt_sheet_foreach_text (sheet, func, data);
}

static cairo_status_t
append_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (DptPaper *self, cairo_surface_t *surface)
{
  g_autofree char *created = NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dioptre " DPT_VERSION);
  if (self->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  if (self->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->author);
  if (self->date == NULL)
    return;
  created = g_strdup_printf ("%sT12:00:00Z", self->date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

GBytes *
dpt_paper_create_pdf_bytes (DptPaper *self, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_sized_new (64 * 1024);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (DPT_IS_PAPER (self) && self->pages->len > 0, NULL);

  surface = cairo_pdf_surface_create_for_stream (append_bytes_cb, out, DPT_A4_WIDTH, DPT_A4_HEIGHT);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (self, surface);
  cr = cairo_create (surface);
  for (guint i = 0; i < self->pages->len; i++)
    {
      DptSheet *sheet = g_ptr_array_index (self->pages, i);

      cairo_pdf_surface_set_size (surface, dpt_sheet_get_width (sheet), dpt_sheet_get_height (sheet));
      dpt_sheet_show (sheet, cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      set_cairo_error (error, status);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

gboolean
dpt_paper_write_pdf (DptPaper *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (DPT_IS_PAPER (self) && path != NULL, FALSE);

  bytes = dpt_paper_create_pdf_bytes (self, error);
  return bytes != NULL && dpt_file_write (path, bytes, error);
}

cairo_surface_t *
dpt_paper_create_image (DptPaper *self, int page, double dpi, GError **error)
{
  DptSheet *sheet = dpt_paper_get_page (self, page);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (sheet != NULL && dpi >= 18 && dpi <= 1200, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (dpt_sheet_get_width (sheet) * dpi / 72 - 0.01),
                                        (int) ceil (dpt_sheet_get_height (sheet) * dpi / 72 - 0.01));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, dpi / 72, dpi / 72);
  dpt_sheet_show (sheet, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      set_cairo_error (error, status);
      return NULL;
    }
  return surface;
}

gboolean
dpt_paper_write_png (DptPaper *self, int page, double dpi, const char *path, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (path != NULL, FALSE);

  surface = dpt_paper_create_image (self, page, dpi, error);
  if (surface == NULL)
    return FALSE;
  status = cairo_surface_write_to_png_stream (surface, append_bytes_cb, out);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    return set_cairo_error (error, status);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  return dpt_file_write (path, bytes, error);
}
