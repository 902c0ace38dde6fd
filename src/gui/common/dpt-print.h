/* dpt-print.h - prints a paper or a document from outside through the desktop's print dialog.
 * For: every print button. Not for: receipt printers, which are driven without a dialog.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"
#include "gui/common/dpt-pages.h"

G_BEGIN_DECLS

/** DptPrintedFunc: told when @paper was sent to the printer */
typedef void (*DptPrintedFunc) (GtkWidget *widget, DptPaper *paper);

/**
 * dpt_print_paper:
 * @widget: on whose window the dialog stands, and which is told how it ended (dpt_say())
 * @paper: drawn as paths, in points, on the paper's own page size
 * @printed: (nullable): called once it was sent to the printer, where @widget is still there
 */
void dpt_print_paper (GtkWidget *widget, DptPaper *paper, DptPrintedFunc printed);

/** dpt_print_pages: the same for a document that came from elsewhere, as pixels: its helper draws them; @title names the print job */
void dpt_print_pages (GtkWidget *widget, DptPages *pages, const char *title);

/**
 * dpt_print_export:
 * @path: a PDF to write instead of printing
 *
 * Runs the same operation without a dialog, so that a test can compare what a printer would get.
 *
 * Returns: whether it was written
 */
gboolean dpt_print_export (DptPaper *paper, const char *path, GError **error);
/** dpt_print_export_pages: the same for what dpt_print_pages() would print */
gboolean dpt_print_export_pages (DptPages *pages, const char *path, GError **error);

G_END_DECLS
