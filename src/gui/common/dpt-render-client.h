/* dpt-render-client.h - a document from outside, drawn by dioptre-render: a hostile one takes that helper down and nothing else.
 * For: dpt-pdf-view.h, and whoever wants a page of it. Not for: our own papers (dpt-pdf-document.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-pages.h"

G_BEGIN_DECLS

/*   new ──open──► waiting for the helper ──► open ──render──► drawing ──► open
 *                      │ dies, lies, or is late               │
 *                      ▼                                      ▼
 *                    lost ◄───────────────────────────────────┘      open again: a new helper */

#define DPT_TYPE_RENDER_CLIENT (dpt_render_client_get_type ())
G_DECLARE_FINAL_TYPE (DptRenderClient, dpt_render_client, DPT, RENDER_CLIENT, GObject)

/* How long a document may take to open, and a page to be drawn, before the helper is killed. Seconds. */
#define DPT_RENDER_OPEN_SECONDS 10
#define DPT_RENDER_PAGE_SECONDS 15

/** dpt_render_client_new: for @bytes, a PDF or a picture. Nothing is started yet. Main thread only, as is all that follows. */
DptRenderClient *dpt_render_client_new (GBytes *bytes);

/** dpt_render_client_open_async: starts a helper and reads the document; again after it was lost */
void dpt_render_client_open_async (DptRenderClient *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** dpt_render_client_open_finish: Returns: whether its pages are known. %DPT_ERROR_DAMAGED: the document is none that can be shown;
 * %DPT_ERROR_FAILED: the helper was lost, and may be tried again */
gboolean dpt_render_client_open_finish (DptRenderClient *self, GAsyncResult *result, GError **error);

/** dpt_render_client_is_lost: Returns: whether the helper of an opened document is gone */
gboolean dpt_render_client_is_lost (DptRenderClient *self);

/** dpt_render_client_close: ends the helper at once, whatever it is doing; what is asked then fails */
void dpt_render_client_close (DptRenderClient *self);

/** dpt_render_client_set_program: another helper than ours, for tests of one that dies or lies; %NULL for ours */
void dpt_render_client_set_program (const char *path);

G_END_DECLS
