/* dpt-scan-reading.h - a file from outside becomes a paper to keep, off the main thread: read, looked at, hashed.
 * For: whoever is given files by a person (dropped, chosen, scanned). Not for: keeping it (engine/clinical/dpt-scan-store.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "engine/clinical/dpt-scan.h"

G_BEGIN_DECLS

/** dpt_scan_read_async: one larger than %DPT_SCAN_MAX_SIZE is refused before it is read */
void dpt_scan_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** dpt_scan_read_bytes_async: the same of @content that is there already, called @name */
void dpt_scan_read_bytes_async (GBytes *content, const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
/** dpt_scan_read_finish: Returns: (transfer full) (nullable): of the kind that its name speaks of, not saved */
DptScan *dpt_scan_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
