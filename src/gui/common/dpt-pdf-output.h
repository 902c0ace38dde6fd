/* dpt-pdf-output.h - a document that is shown leaves the house: to the printer or into a file, and is counted where copies are.
 * For: DptPdfView. Not for: showing it, nor the print dialog itself (dpt-print.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-pages.h"
#include "gui/common/dpt-pdf-view.h"

G_BEGIN_DECLS

/** dpt_pdf_output_print: by the print dialog; @title (nullable) names the job */
void dpt_pdf_output_print (DptPdfView *view, DptPages *pages, const char *title);

/** dpt_pdf_output_ask: asks for a file and saves there; @title (nullable) is proposed as its name */
void dpt_pdf_output_ask (DptPdfView *view, const char *title);

/** dpt_pdf_output_save: writes @path off the main thread, and says how it ended */
void dpt_pdf_output_save (DptPdfView *view, DptPages *pages, const char *path);

G_END_DECLS
