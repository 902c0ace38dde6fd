/* dpt-pdf-document.c - see dpt-pdf-document.h.
 * For: Poppler behind a lock, since one document must not be used by two threads at once. Not for: what others made (dpt-render-client.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-pdf-document.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>
#include <stdlib.h>

#include "base/dpt-error.h"
#include "base/dpt-library.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* What is used of Poppler. It comes with the first document and not with the program: with all that it brings it is a fifth of
 * what the loader would have to do before the first window. */
#define FUNCTIONS(F) \
  F (poppler_, document_new_from_bytes) F (poppler_, document_get_n_pages) F (poppler_, document_get_page) \
  F (poppler_, page_get_size) F (poppler_, page_get_text) F (poppler_, page_render)

static struct
{
  FUNCTIONS (DPT_LIBRARY_MEMBER)
} poppler;

#define SYMBOL(prefix, name) DPT_LIBRARY_SYMBOL (poppler, prefix, name)
static const DptLibrarySymbol symbols[] = { FUNCTIONS (SYMBOL) { NULL } };

/* Whoever is in Poppler reads, who ends the program writes: its destructors take away what a thread would still be using. */
static GRWLock inside;

void
dpt_pdf_document_close_all (void)
{
  static gsize closed;

  if (g_once_init_enter (&closed))
    {
      g_rw_lock_writer_lock (&inside); /* and never unlocked: who comes now waits for the end */
      g_once_init_leave (&closed, 1);
    }
}

static void
enter (void)
{
  g_rw_lock_reader_lock (&inside);
}

/* For a program that forgot dpt_pdf_document_close_all(). What ends it runs backwards, and Poppler makes some of its things only
 * when they are first needed, so we stand behind whatever the first uses have made. */
static void
leave (void)
{
  static int n_uses;

  if (g_atomic_int_add (&n_uses, 1) < 64)
    atexit (dpt_pdf_document_close_all);
  g_rw_lock_reader_unlock (&inside);
}

static void
close_at_the_end (void)
{
  atexit (dpt_pdf_document_close_all);
}

static DptLibrary library = {
  .file = "libpoppler-glib.so.8",
  .package = "libpoppler-glib8",
  .purpose = N_ ("Documents cannot be shown."),
  .symbols = symbols,
  .begin = close_at_the_end,
};

typedef struct
{
  double width;
  double height;
  char *text;
} Page;

struct _DptPdfDocument
{
  GObject parent_instance;

  GBytes *bytes;
  GMutex lock;
  PopplerDocument *document; /* under the lock */
  GArray *pages;             /* of Page */
};

static void dpt_pdf_document_pages_init (DptPagesInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DptPdfDocument, dpt_pdf_document, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DPT_TYPE_PAGES, dpt_pdf_document_pages_init))

static void
clear_page (gpointer data)
{
  g_free (((Page *) data)->text);
}

static void
dpt_pdf_document_finalize (GObject *object)
{
  DptPdfDocument *self = DPT_PDF_DOCUMENT (object);

  /* Where the program is ending, the document goes with it. */
  if (g_rw_lock_reader_trylock (&inside))
    {
      g_clear_object (&self->document);
      leave ();
    }
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_array_unref (self->pages);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dpt_pdf_document_parent_class)->finalize (object);
}

static void
dpt_pdf_document_class_init (DptPdfDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_pdf_document_finalize;
}

static void
dpt_pdf_document_init (DptPdfDocument *self)
{
  g_mutex_init (&self->lock);
  self->pages = g_array_new (FALSE, TRUE, sizeof (Page));
  g_array_set_clear_func (self->pages, clear_page);
}

static void
read_pages (DptPdfDocument *self)
{
  int n = poppler.document_get_n_pages (self->document);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (PopplerPage) source = poppler.document_get_page (self->document, i);
      Page page = { 0 };

      poppler.page_get_size (source, &page.width, &page.height);
      page.text = poppler.page_get_text (source);
      g_array_append_val (self->pages, page);
    }
}

DptPdfDocument *
dpt_pdf_document_new (GBytes *bytes, GError **error)
{
  g_autoptr (DptPdfDocument) self = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!dpt_library_load (&library, error))
    return NULL;
  self = g_object_new (DPT_TYPE_PDF_DOCUMENT, NULL);
  self->bytes = g_bytes_ref (bytes);
  enter ();
  self->document = poppler.document_new_from_bytes (bytes, NULL, &problem);
  if (self->document != NULL)
    read_pages (self);
  leave ();
  if (self->document == NULL)
    {
      dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("This document cannot be shown: %s"), problem->message);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static GBytes *
dpt_pdf_document_get_bytes (DptPages *pages)
{
  return DPT_PDF_DOCUMENT (pages)->bytes;
}

static int
dpt_pdf_document_get_n_pages (DptPages *pages)
{
  return (int) DPT_PDF_DOCUMENT (pages)->pages->len;
}

static void
dpt_pdf_document_get_size (DptPages *pages, int page, double *width, double *height)
{
  DptPdfDocument *self = DPT_PDF_DOCUMENT (pages);

  *width = g_array_index (self->pages, Page, page).width;
  *height = g_array_index (self->pages, Page, page).height;
}

static const char *
dpt_pdf_document_get_text (DptPages *pages, int page)
{
  return g_array_index (DPT_PDF_DOCUMENT (pages)->pages, Page, page).text;
}

typedef struct
{
  int page;
  double scale;
} Job;

static void
render_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DptPdfDocument *self = source;
  const Job *job = data;
  const Page *page = &g_array_index (self->pages, Page, job->page);
  int width = (int) ceil (page->width * job->scale);
  int height = (int) ceil (page->height * job->scale);
  cairo_surface_t *surface;
  g_autoptr (GBytes) pixels = NULL;
  cairo_t *cr;
  int stride;

  if (g_task_return_error_if_cancelled (task))
    return;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, job->scale, job->scale);
  enter ();
  g_mutex_lock (&self->lock);
  {
    g_autoptr (PopplerPage) drawn = poppler.document_get_page (self->document, job->page);

    poppler.page_render (drawn, cr);
  }
  g_mutex_unlock (&self->lock);
  leave ();
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_task_return_new_error (task, DPT_ERROR, DPT_ERROR_FAILED, _ ("The page is too large to be shown at this size"));
      cairo_surface_destroy (surface);
      return;
    }
  stride = cairo_image_surface_get_stride (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
                                       (GDestroyNotify) cairo_surface_destroy, surface);
  g_task_return_pointer (task, gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, (gsize) stride),
                         g_object_unref);
}

/* Our papers stand upright: nobody turns them. */
static void
dpt_pdf_document_render_async (DptPages *pages, int page, double scale, int turns, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pages, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->page = page;
  job->scale = scale;
  g_task_set_source_tag (task, dpt_pdf_document_render_async);
  g_task_set_task_data (task, job, g_free);
  g_task_run_in_thread (task, render_in_thread);
}

static GdkTexture *
dpt_pdf_document_render_finish (DptPages *pages, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
dpt_pdf_document_pages_init (DptPagesInterface *iface)
{
  iface->get_bytes = dpt_pdf_document_get_bytes;
  iface->get_n_pages = dpt_pdf_document_get_n_pages;
  iface->get_size = dpt_pdf_document_get_size;
  iface->get_text = dpt_pdf_document_get_text;
  iface->render_async = dpt_pdf_document_render_async;
  iface->render_finish = dpt_pdf_document_render_finish;
}
