/* dpt-pdf-document.h - a PDF of our own making, in memory, whose pages are read and rendered by a worker: a DptPages.
 * For: DptPdfView. Not for: making PDFs (document/dpt-paper.h), nor those that others made (dpt-render-client.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-pages.h"

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

/** dpt_pdf_document_close_all: waits for every thread that reads or draws a document; none begins any more. Last of all, before exit(). */
void dpt_pdf_document_close_all (void);

G_END_DECLS
