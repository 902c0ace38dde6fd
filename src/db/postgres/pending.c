/* pending.c - answers for the PostgreSQL driver until it lands (then this file goes).
 * For: linking. Not for: use.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/postgres/dpt-db-postgres.h"

DptDbConnection *
dpt_db_postgres_new (void)
{
  g_error ("this build has no PostgreSQL driver yet");
}
