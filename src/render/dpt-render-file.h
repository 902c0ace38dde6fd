/* dpt-render-file.h - a PDF or a picture from outside, as pages of pixels.
 * For: dioptre-render, once it is confined. Not for: papers made here (gui/common/dpt-pdf-document.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/dpt-render-protocol.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _DptRenderFile DptRenderFile;

/** dpt_render_file_prepare: loads the fonts and the loaders of pictures while files can still be opened freely */
void dpt_render_file_prepare (void);

/**
 * dpt_render_file_open:
 * @bytes: the whole file; a picture has one page, of four pixels to three points, the way round that its camera noted
 * @reason: (out): why not
 *
 * Returns: (transfer full) (nullable): the document
 */
DptRenderFile *dpt_render_file_open (GBytes *bytes, DptRenderReason *reason);
void dpt_render_file_free (DptRenderFile *self);

/** dpt_render_file_get_sizes: Returns: (transfer none) (array length=n): of each page */
const DptRenderSize *dpt_render_file_get_sizes (DptRenderFile *self, guint *n);

/** dpt_render_file_draw: draws @page at the origin of @cr, in points, not turned */
void dpt_render_file_draw (DptRenderFile *self, guint page, cairo_t *cr);

G_END_DECLS
