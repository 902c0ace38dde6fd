/* dpt-dump.h - the whole database as canonical JSON lines, so that two of them can be compared.
 * For: `dioptrectl dump`, tests of back-up and crash. Not for: leaving the product (that export has its own words).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-connection.h"

G_BEGIN_DECLS

typedef gboolean (*DptDumpFunc) (const char *line, gpointer user_data, GError **error);

/**
 * dpt_dump:
 * @connection: in a read transaction
 * @func: called for each line, without its line break
 *
 * A line a row: {"table":"…","id":…,…}, tables by name, rows by key, columns by name; blobs as the SHA-256 of their
 * bytes, of secrets only whether they are set. Equal databases give equal lines on both engines. `topic` and
 * `schema_migration` (when and by what the file was made, not what is in it) are left out.
 */
gboolean dpt_dump (DptDbConnection *connection, DptDumpFunc func, gpointer user_data, GError **error);

G_END_DECLS
