/* dpt-db-migrator.h - brings the schema from any released version to this one, a transaction a step.
 * For: dpt-db.c and `dioptrectl migrate`. Not for: data of the trade.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-connection.h"

G_BEGIN_DECLS

/**
 * dpt_db_migrator_get_version:
 *
 * Returns: the number of the last migration applied; 0 for an empty database, -1 with @error: FOREIGN where there are
 * tables but none of ours, SCHEMA_TOO_NEW where the last one is not known here.
 */
int dpt_db_migrator_get_version (DptDbConnection *connection, GError **error);

/** dpt_db_migrator_get_latest: Returns: the number of the newest migration that this program knows */
int dpt_db_migrator_get_latest (void);

/**
 * dpt_db_migrator_run:
 * @connection: open, no transaction under way
 *
 * Applies what is missing, each step with its fix-up in C in one transaction of its own. A step that fails leaves the
 * database as the step before left it.
 */
gboolean dpt_db_migrator_run (DptDbConnection *connection, GError **error);

G_END_DECLS
