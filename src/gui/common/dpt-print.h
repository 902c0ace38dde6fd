/* dpt-print.h - prints a paper or a PDF through the desktop's print dialog.
 * For: every print button. Not for: receipt printers, which are driven without a dialog.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"
#include "gui/common/dpt-pdf-document.h"

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

/** dpt_print_pdf: the same for a PDF that came from elsewhere; @title names the print job */
void dpt_print_pdf (GtkWidget *widget, DptPdfDocument *document, const char *title);

/**
 * dpt_print_export:
 * @path: a PDF to write instead of printing
 *
 * Runs the same operation without a dialog, so that a test can compare what a printer would get.
 *
 * Returns: whether it was written
 */
gboolean dpt_print_export (DptPaper *paper, const char *path, GError **error);

G_END_DECLS
