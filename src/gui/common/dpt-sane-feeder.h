/* dpt-sane-feeder.h - all pages that lie in a scanner's feeder, by the program scanimage of sane-utils.
 * For: dpt-papers-source.c. Not for: a page on the glass (dpt-sane.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** DPT_SANE_MAX_PAGES: of one stack; a feeder that never runs empty is stopped there */
#define DPT_SANE_MAX_PAGES 200

/** DptSanePagesFunc: @n: pages so far, in the main context of whoever asked */
typedef void (*DptSanePagesFunc) (guint n, gpointer data);

/** dpt_sane_feeder_find: Returns: (transfer full) (nullable): of what "scanimage -A" says of a scanner, the source that is its feeder */
char *dpt_sane_feeder_find (const char *options);

/** dpt_sane_feeder_scan_async: @progress: (nullable). Cancelling stops the scanner; the pages that came by then are kept. */
void dpt_sane_feeder_scan_async (const char *device, DptSanePagesFunc progress, gpointer progress_data, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/** dpt_sane_feeder_scan_finish: @complaint: (out) (transfer full) (nullable): translated: why it stopped before the feeder was empty.
 * Returns: (transfer full) (nullable) (element-type GBytes): JPEGs in order, one or more; %DPT_ERROR_FAILED where it has no feeder or none
 * came */
GPtrArray *dpt_sane_feeder_scan_finish (GAsyncResult *result, char **complaint, GError **error);

G_END_DECLS
