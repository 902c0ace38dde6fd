/* dpt-render-line.h - the helper process and the line to it: started, talked to with a deadline, killed.
 * For: dpt-render-client.c, on its worker threads. Not for: what is said (render/dpt-render-protocol.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "render/dpt-render-protocol.h"

G_BEGIN_DECLS

typedef struct _DptRenderLine DptRenderLine;

/** dpt_render_line_open: starts @program with the line as its standard input, an empty environment and no other descriptor */
DptRenderLine *dpt_render_line_open (const char *program, GError **error);

/** dpt_render_line_new_for: over the socket @fd, which it takes; whoever is at its other end is not ours to kill */
DptRenderLine *dpt_render_line_new_for (int fd);

/** dpt_render_line_close: kills the helper and frees @self */
void dpt_render_line_close (DptRenderLine *self);

/** dpt_render_line_kill: from any thread: whoever is talking on @self fails */
void dpt_render_line_kill (DptRenderLine *self);

/** dpt_render_line_say: @deadline: on the monotonic clock. Returns: whether it was taken in time */
gboolean dpt_render_line_say (DptRenderLine *self, DptRenderMessage type, gconstpointer data, gsize size, gint64 deadline, GError **error);

/** dpt_render_line_hear: a head, of a known kind. Returns: whether it came in time */
gboolean dpt_render_line_hear (DptRenderLine *self, DptRenderHead *head, gint64 deadline, GError **error);

/** dpt_render_line_take: exactly @size bytes of what was announced */
gboolean dpt_render_line_take (DptRenderLine *self, gpointer data, gsize size, gint64 deadline, GError **error);

G_END_DECLS
