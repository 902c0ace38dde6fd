/* dpt-page-stack.h - scanned pages as one document.
 * For: a stack from the scanner (gui/common/dpt-papers-stack.c). Not for: papers that we write ourselves (dpt-paper.h), and not for showing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** dpt_jpeg_get_size: Returns: whether @jpeg begins like one, and how many dots it has: 1 to 20,000 each way. Reads nothing else of it. */
gboolean dpt_jpeg_get_size (GBytes *jpeg, int *width, int *height);

/**
 * dpt_page_stack_write:
 * @pages: (element-type GBytes): JPEGs, in order
 * @dpi: dots an inch they were scanned with
 *
 * Each page keeps its bytes: nothing is drawn anew, and nothing gets worse. Blocks for a moment: for a worker.
 *
 * Returns: (transfer full) (nullable): a PDF; %DPT_ERROR_DAMAGED, naming the page, where one is no JPEG
 */
GBytes *dpt_page_stack_write (GPtrArray *pages, int dpi, GError **error);

G_END_DECLS
