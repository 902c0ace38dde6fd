/* dpt-pdf-view.h - shows a document page by page, and prints or saves it.
 * For: every paper before it is printed, and documents of a patient. Not for: editing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "document/dpt-paper.h"

G_BEGIN_DECLS

#define DPT_TYPE_PDF_VIEW (dpt_pdf_view_get_type ())
G_DECLARE_FINAL_TYPE (DptPdfView, dpt_pdf_view, DPT, PDF_VIEW, AdwBin)

/* Properties: title, page (from 1), n-pages, zoom (1 is life size), fit-width, loading.
 * Signal: copied (): what is shown went to the printer, or into a file: only that counts as a copy.
 * Actions: pdf.print, pdf.save-as, pdf.zoom-in, pdf.zoom-out, pdf.life-size, pdf.fit-width, pdf.next-page,
 * pdf.previous-page, pdf.turn (of bytes), pdf.retry (after their helper was lost). */

GtkWidget *dpt_pdf_view_new (void);

/** dpt_pdf_view_set_paper: shows @paper (nullable); it is turned into a PDF and rendered off the main thread */
void dpt_pdf_view_set_paper (DptPdfView *self, DptPaper *paper);

/**
 * dpt_pdf_view_set_bytes:
 * @bytes: (nullable): a PDF or a picture from outside
 * @title: names the print job and the proposed file
 *
 * It is drawn by a helper process (dpt-render-client.h); one that cannot be shown leaves a message in its place.
 */
void dpt_pdf_view_set_bytes (DptPdfView *self, GBytes *bytes, const char *title);

/** dpt_pdf_view_get_paper: Returns: (transfer none) (nullable): what is shown, where it is no mere PDF */
DptPaper *dpt_pdf_view_get_paper (DptPdfView *self);

/** dpt_pdf_view_save: writes the PDF to @path off the main thread and says so; a copy that is counted is noted, and the next is shown */
void dpt_pdf_view_save (DptPdfView *self, const char *path);

/** dpt_pdf_view_get_n_pages: Returns: 0 while nothing is shown yet */
int  dpt_pdf_view_get_n_pages (DptPdfView *self);
int  dpt_pdf_view_get_page    (DptPdfView *self);
/** dpt_pdf_view_set_page: scrolls to @page, from 1 */
void dpt_pdf_view_set_page    (DptPdfView *self, int page);

double dpt_pdf_view_get_zoom (DptPdfView *self);
/** dpt_pdf_view_set_zoom: 0.1 to 8; 1 is life size on a screen of 96 dots an inch. Ends "fit-width". */
void   dpt_pdf_view_set_zoom (DptPdfView *self, double zoom);

/** dpt_pdf_view_tell_copied: what is shown was printed or saved (dpt-pdf-output.c) */
void dpt_pdf_view_tell_copied (DptPdfView *self);

/** dpt_pdf_view_present_paper: shows @paper in a window of its own over @parent. Returns: (transfer none): that window
 */
GtkWindow *dpt_pdf_view_present_paper (GtkWindow *parent, DptPaper *paper);

/** dpt_pdf_view_of_window: Returns: (transfer none): the view in such a window */
DptPdfView *dpt_pdf_view_of_window (GtkWindow *window);

G_END_DECLS
