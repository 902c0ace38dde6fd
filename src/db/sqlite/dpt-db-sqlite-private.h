/* dpt-db-sqlite-private.h - what the two files of the SQLite driver share.
 * For: dpt-db-sqlite*.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/sqlite/dpt-db-sqlite.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* "DPT1" read as a number: a file with another application id is somebody else's. */
#define DPT_DB_SQLITE_APPLICATION_ID 0x44505431

/** dpt_db_sqlite_open_handle: Returns: (nullable): an open handle with every pragma set and read back, or %NULL with @error */
sqlite3 *dpt_db_sqlite_open_handle (const char *uri, DptDbOpenFlags flags, GError **error);

/** dpt_db_sqlite_set_error: maps the handle's extended code. Returns: %FALSE */
gboolean dpt_db_sqlite_set_error (GError **error, sqlite3 *handle, int code);

G_END_DECLS
