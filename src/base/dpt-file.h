/* dpt-file.h - files that appear whole or not at all.
 * For: PDF, XLSX, exports, back-ups. Not for: the database's own files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dpt_file_begin:
 * @path: where the file is wanted
 *
 * Returns: (transfer full) (nullable): the path of a new, empty file beside @path to write to, or %NULL with @error
 */
char *dpt_file_begin (const char *path, GError **error);

/**
 * dpt_file_commit:
 * @draft: (transfer none): the path given by dpt_file_begin(), closed by its writer
 * @path: the final path
 *
 * Syncs @draft, renames it over @path and syncs the folder. On failure @draft is removed and @path is as it was.
 *
 * Returns: whether @path is now there and durable
 */
gboolean dpt_file_commit (const char *draft, const char *path, GError **error);

/** dpt_file_abandon: removes @draft and leaves the final path as it was */
void dpt_file_abandon (const char *draft);

/** dpt_file_write: writes @bytes to @path, whole and durable or not at all */
gboolean dpt_file_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
