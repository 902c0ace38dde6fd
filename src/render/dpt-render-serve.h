/* dpt-render-serve.h - the helper's end of the conversation: one document, then pages of it, until the line ends or says nonsense.
 * For: main.c, its fuzz target. Not for: the application's end (gui/common/dpt-render-line.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/dpt-render-file.h"

G_BEGIN_DECLS

/** dpt_render_serve: @in, @out: descriptors, perhaps the same. Returns: (transfer full) (nullable): the document, where one was opened */
DptRenderFile *dpt_render_serve (int in, int out);
/** dpt_render_serve_refuse: says that nothing will be read, since the walls are not up */
void dpt_render_serve_refuse (int out);

G_END_DECLS
