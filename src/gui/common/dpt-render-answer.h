/* dpt-render-answer.h - what dioptre-render answers, read and not believed.
 * For: dpt-render-client.c, its fuzz target. Not for: asking, nor widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-render-line.h"

G_BEGIN_DECLS

/* Both: %DPT_ERROR_DAMAGED with the helper's reason; %DPT_ERROR_FAILED where it lies, is late or is gone. @deadline: on the monotonic clock. */

/** dpt_render_answer_pages: Returns: (transfer full) (nullable) (element-type DptRenderSize): one or more, all within the limits */
GArray *dpt_render_answer_pages (DptRenderLine *line, gint64 deadline, GError **error);
/** dpt_render_answer_pixels: Returns: (transfer full) (nullable): exactly those of @request */
GBytes *dpt_render_answer_pixels (DptRenderLine *line, const DptRenderRequest *request, gint64 deadline, GError **error);

G_END_DECLS
