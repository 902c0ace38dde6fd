/* dpt-test-db.h - a fresh, migrated database for every test, on the engine that the build asks for.
 * For: every suite that needs a database; a program is registered twice (see tests/meson.build).
 * Not for: what differs between the engines on purpose (look at dpt_test_db_is_postgres() first).
 *
 *   static void
 *   test_saves (DptDb *db) { … }
 *
 *   int
 *   main (int argc, char **argv)
 *   {
 *     dpt_test_db_init (&argc, &argv);
 *     dpt_test_db_add ("/sale/saves", test_saves);
 *     return g_test_run ();
 *   }
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db.h"
#include "support/dpt-test-wait.h"

G_BEGIN_DECLS

/** dpt_test_db_init: g_test_init(), the folder that dpt_test_db_new() works in, and a decimal comma (tests/meson.build asks for it) */
void dpt_test_db_init (int *argc, char ***argv);

/** dpt_test_db_is_postgres: Returns: whether this run is on PostgreSQL (DPT_TEST_ENGINE=postgres, set by
 * tests/support/with-postgres) */
gboolean dpt_test_db_is_postgres (void);

/**
 * DptTestDb:
 * @db: open, migrated, empty
 * @uri: to open it once more, here or in another process
 * @folder: of this test alone, removed with it
 */
typedef struct
{
  DptDb *db;
  char *uri;
  char *folder;
} DptTestDb;

/** dpt_test_db_new: Returns: (transfer full): a fresh database, open and migrated to the newest schema */
DptTestDb *dpt_test_db_new (void);
/** dpt_test_db_create_uri: Returns: (transfer full): the URI of a fresh, migrated database that nobody has open; it
 * goes at exit */
char *dpt_test_db_create_uri (void);
/** dpt_test_db_create_empty_uri: Returns: (transfer full): the same without a schema; on SQLite there is no file yet */
char *dpt_test_db_create_empty_uri (void);
/** dpt_test_db_free: closes and removes it */
void dpt_test_db_free (DptTestDb *self);
/** dpt_test_db_open: Returns: (transfer full): opens @uri; fails the test where that fails */
DptDb *dpt_test_db_open (const char *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptTestDb, dpt_test_db_free)

typedef void (*DptTestDbFunc) (DptDb *db);

/** dpt_test_db_add: registers @func under @path, to be run with a fresh database */
void dpt_test_db_add (const char *path, DptTestDbFunc func);

/* One statement, outside of the resources, in a transaction of its own; for looking at and for damaging what the engine
 * wrote. */

/** dpt_test_db_exec: runs @sql and fails the test where it fails. Returns: the rows changed */
gint64 dpt_test_db_exec (DptDb *db, const char *sql);
/** dpt_test_db_exec_error: runs @sql, which must fail. Returns: (transfer full): why */
GError *dpt_test_db_exec_error (DptDb *db, const char *sql);
/** dpt_test_db_query: Returns: (transfer full): the rows of @sql */
DptDbRows *dpt_test_db_query (DptDb *db, const char *sql);
/** dpt_test_db_query_int: Returns: the first cell of @sql, which must be there */
gint64 dpt_test_db_query_int (DptDb *db, const char *sql);
/** dpt_test_db_query_text: Returns: (transfer full) (nullable): the first cell of @sql, which must be there */
char *dpt_test_db_query_text (DptDb *db, const char *sql);

G_END_DECLS
