/* dpt-paper.h - a finished document: its pages, drawn on a printer, in a PDF file or as a picture.
 * For: everything that shows, prints or files a paper. Not for: what stands on it (dpt-paper-invoice.h and the others).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "document/dpt-sheet.h"

G_BEGIN_DECLS

#define DPT_TYPE_PAPER (dpt_paper_get_type ())
G_DECLARE_FINAL_TYPE (DptPaper, dpt_paper, DPT, PAPER, GObject)

/**
 * dpt_paper_get_n_pages:
 *
 * Like all functions that only read a paper, may be called from any thread, and from several at once.
 */
int dpt_paper_get_n_pages (DptPaper *self);

/** dpt_paper_get_page_size: @page counts from 0; sizes in points (A4 is 595.28 x 841.89; a roll is as long as its text) */
void dpt_paper_get_page_size (DptPaper *self, int page, double *width, double *height);

/** dpt_paper_draw_page: draws @page at the origin of @cr in points. For GtkPrintOperation: unit points, full page, no scaling. */
void dpt_paper_draw_page (DptPaper *self, int page, cairo_t *cr);

/**
 * dpt_paper_write_pdf:
 * @path: in the file system's encoding
 *
 * The file is whole and durable, or as it was before.
 *
 * Returns: whether it was written; %G_IO_ERROR from the file system, %DPT_ERROR_FAILED where Cairo failed
 */
gboolean dpt_paper_write_pdf (DptPaper *self, const char *path, GError **error);

/** dpt_paper_create_pdf_bytes: Returns: (transfer full) (nullable): the PDF, or %NULL with @error */
GBytes *dpt_paper_create_pdf_bytes (DptPaper *self, GError **error);

/** dpt_paper_write_png: writes @page at @dpi (18 to 1200) on white; whole or not at all, as dpt_paper_write_pdf() */
gboolean dpt_paper_write_png (DptPaper *self, int page, double dpi, const char *path, GError **error);

/** dpt_paper_create_image: Returns: (transfer full) (nullable): @page at @dpi on white, or %NULL with @error */
cairo_surface_t *dpt_paper_create_image (DptPaper *self, int page, double dpi, GError **error);

const char *dpt_paper_get_title (DptPaper *self);

/** dpt_paper_foreach_text: calls @func for each line of text on @page, boxes in points, in the order they were set */
void dpt_paper_foreach_text (DptPaper *self, int page, DptSheetTextFunc func, gpointer data);

/* The rest is for those who make papers. A paper that was handed out no longer changes. */

#define DPT_A4_WIDTH (210 * DPT_MM)
#define DPT_A4_HEIGHT (297 * DPT_MM)

/**
 * dpt_paper_new:
 * @title: of the PDF, as the reader shows it in its title bar
 * @author: (nullable): the shop
 * @accent: 0xRRGGBB or 0
 *
 * Returns: (transfer full): a paper without pages
 */
DptPaper *dpt_paper_new (const char *title, const char *author, guint32 accent);

/** dpt_paper_set_title: another one than it was made with */
void dpt_paper_set_title (DptPaper *self, const char *title);

/** dpt_paper_set_date: the date (ISO) of the PDF's content instead of the time of writing, so that the same document gives the same file */
void dpt_paper_set_date (DptPaper *self, const char *iso);

/** dpt_paper_add_page: Returns: (transfer none): a new last page */
DptSheet *dpt_paper_add_page (DptPaper *self, double width, double height);

/** dpt_paper_append: takes the pages out of @other and puts them at the end of @self */
void dpt_paper_append (DptPaper *self, DptPaper *other);

/** dpt_paper_get_page: Returns: (transfer none): the page */
DptSheet *dpt_paper_get_page (DptPaper *self, int page);

G_END_DECLS
