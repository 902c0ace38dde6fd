/* dpt-db-postgres.h - the driver for PostgreSQL, over libpq.
 * For: dpt-db.c alone. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-connection.h"

G_BEGIN_DECLS

#define DPT_TYPE_DB_POSTGRES (dpt_db_postgres_get_type ())
G_DECLARE_FINAL_TYPE (DptDbPostgres, dpt_db_postgres, DPT, DB_POSTGRES, DptDbConnection)

/** dpt_db_postgres_new: Returns: (transfer full): a connection, not yet open */
DptDbConnection *dpt_db_postgres_new (void);

G_END_DECLS
