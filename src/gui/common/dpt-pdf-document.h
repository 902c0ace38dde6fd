/* dpt-pdf-document.h - a PDF in memory whose pages are read and rendered by a worker.
 * For: DptPdfView and its prints. Not for: making PDFs (document/dpt-paper.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_PDF_DOCUMENT (dpt_pdf_document_get_type ())
G_DECLARE_FINAL_TYPE (DptPdfDocument, dpt_pdf_document, DPT, PDF_DOCUMENT, GObject)

/**
 * dpt_pdf_document_new:
 * @bytes: the whole file
 *
 * Reads it at once; call it from a worker. Never changes afterwards; may be used from any thread.
 *
 * Returns: (transfer full) (nullable): the document, %NULL with a translated @error where it is no PDF
 */
DptPdfDocument *dpt_pdf_document_new (GBytes *bytes, GError **error);

GBytes *dpt_pdf_document_get_bytes (DptPdfDocument *self);
int     dpt_pdf_document_get_n_pages (DptPdfDocument *self);

/** dpt_pdf_document_get_page_size: of @page, from 0, in points */
void dpt_pdf_document_get_page_size (DptPdfDocument *self, int page, double *width, double *height);

/** dpt_pdf_document_get_page_text: Returns: (transfer none): the words on @page, for those who do not see it */
const char *dpt_pdf_document_get_page_text (DptPdfDocument *self, int page);

/** dpt_pdf_document_render_async: @scale: pixels a point. One page is rendered at a time. */
void        dpt_pdf_document_render_async  (DptPdfDocument *self, int page, double scale, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
/** dpt_pdf_document_render_finish: Returns: (transfer full) (nullable): the page on white */
GdkTexture *dpt_pdf_document_render_finish (DptPdfDocument *self, GAsyncResult *result, GError **error);

/** dpt_pdf_document_draw_for_print: draws @page at the origin of @cr in points, as paths and not as pixels */
void dpt_pdf_document_draw_for_print (DptPdfDocument *self, int page, cairo_t *cr);

/** dpt_pdf_document_close_all: waits for every thread that reads or draws a document; none begins any more. Last of all, before exit(). */
void dpt_pdf_document_close_all (void);

G_END_DECLS
