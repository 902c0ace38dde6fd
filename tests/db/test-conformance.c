/* test-conformance.c - what both engines promise, the same words for both.
 * For: the slots of DptDbConnection as the engine above sees them. Not for: what only one engine has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

static void
test_is_migrated (DptDb *db)
{
  g_assert_cmpstr (dpt_db_get_engine (db), ==, dpt_test_db_is_postgres () ? "postgres" : "sqlite");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM schema_migration"), >=, 1);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/db/conformance/is-migrated", test_is_migrated);
  return g_test_run ();
}
