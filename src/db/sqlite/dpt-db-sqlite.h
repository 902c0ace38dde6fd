/* dpt-db-sqlite.h - the driver for SQLite, the embedded default.
 * For: dpt-db.c alone. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-connection.h"

G_BEGIN_DECLS

#define DPT_TYPE_DB_SQLITE (dpt_db_sqlite_get_type ())
G_DECLARE_FINAL_TYPE (DptDbSqlite, dpt_db_sqlite, DPT, DB_SQLITE, DptDbConnection)

/** dpt_db_sqlite_new: Returns: (transfer full): a connection, not yet open */
DptDbConnection *dpt_db_sqlite_new (void);

G_END_DECLS
