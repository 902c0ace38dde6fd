/* dpt-db.h - a database opened by URI: jobs off the main thread, one transaction each, and the news of changes.
 * For: the engine's session and the command line. Not for: SQL (data/sql/query) and tables (the stores).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-connection.h"

G_BEGIN_DECLS

#define DPT_TYPE_DB (dpt_db_get_type ())
G_DECLARE_FINAL_TYPE (DptDb, dpt_db, DPT, DB, GObject)

/**
 * DptDbFunc:
 * @connection: in an open transaction
 * @args: the caller's
 *
 * One unit of work. It must only touch @connection and @args, and may run again from the start (after a deadlock or a
 * serialization failure on PostgreSQL), so it must not change @args in a way that a second run would trip over.
 *
 * Returns: (nullable): the result, owned by the caller; %NULL is a failure only where @error is set. On failure everything
 * the function wrote is rolled back.
 */
typedef gpointer (*DptDbFunc) (DptDbConnection *connection, gpointer args, GError **error);

/**
 * dpt_db_open:
 * @uri: "sqlite:///absolute/path.dioptre", a plain path, or "postgresql://user@host/database"
 *
 * Opens and checks; blocks (call it from a worker or before the main loop). Errors of %DPT_DB_ERROR; a file that is
 * damaged, foreign or newer is left untouched.
 *
 * Signals: "changed" (char **topics) in the main context of the thread that called dpt_db_open(), after each unit of
 * this process that touched something, and within a second after one of another process; {"*", NULL} after a lost
 * connection: anything may have changed. Properties: "online" (gboolean), "busy" (gboolean, a job is under way), notified there too.
 *
 * Returns: (transfer full) (nullable): the database
 */
DptDb *dpt_db_open (const char *uri, DptDbOpenFlags flags, GError **error);

/**
 * dpt_db_close: ends the pools after the jobs that wait; called by dispose too. Blocks until they are done. Who reads later (an answer
 * that comes while a window goes asks the next question) is told %G_IO_ERROR_CANCELLED, who writes %G_IO_ERROR_CLOSED.
 */
void dpt_db_close (DptDb *self);

const char *dpt_db_get_uri (DptDb *self);
/** dpt_db_get_engine: Returns: "sqlite" or "postgres" */
const char *dpt_db_get_engine (DptDb *self);
gboolean dpt_db_get_online (DptDb *self);
gboolean dpt_db_get_busy (DptDb *self);

/**
 * dpt_db_write:
 * @result_free: (nullable): frees the result of a try that came to nothing (a unit that is run again, a commit that failed);
 *   %NULL where @func makes nothing, as one that gives back @args
 *
 * Runs @func in a write transaction on the calling thread. For the command line and tests; never on the main thread of a window.
 */
gpointer dpt_db_write (DptDb *self, DptDbFunc func, gpointer args, GDestroyNotify result_free, GError **error);
/** dpt_db_read: the same in a snapshot */
gpointer dpt_db_read (DptDb *self, DptDbFunc func, gpointer args, GDestroyNotify result_free, GError **error);

/**
 * dpt_db_write_async:
 * @args: (transfer full): freed by @args_free after the job, in the main context
 * @result_free: (nullable): frees the result where nobody takes it, as for dpt_db_write()
 * @cancellable: (nullable): a job not yet begun is dropped; one under way ends, and its result is dropped
 *
 * Runs @func on the writer thread; @callback comes in the caller's thread-default context.
 */
void dpt_db_write_async (DptDb *self, DptDbFunc func, gpointer args, GDestroyNotify args_free, GDestroyNotify result_free,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void dpt_db_read_async (DptDb *self, DptDbFunc func, gpointer args, GDestroyNotify args_free, GDestroyNotify result_free,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** dpt_db_run_finish: Returns: (transfer full) (nullable): what the job's function gave; for both kinds */
gpointer dpt_db_run_finish (DptDb *self, GAsyncResult *result, GError **error);

/** dpt_db_backup: copies the whole database to @path, whole or not at all. SQLite only; PostgreSQL answers FAILED and names pg_dump. Blocks. */
gboolean dpt_db_backup (DptDb *self, const char *path, GCancellable *cancellable, GError **error);
/** dpt_db_check: the engine's own integrity check. Blocks. */
gboolean dpt_db_check (DptDb *self, GError **error);

/** dpt_db_get_left_open: Returns: whether the program that worked on this file last did not close it: it was killed, or the power
 * went. A server looks after itself: never. */
gboolean dpt_db_get_left_open (DptDb *self);

/** DptDbProgress: @done of @n parts are done; called where the work is done */
typedef void (*DptDbProgress) (guint done, guint n, gpointer data);

/**
 * dpt_db_quick_check:
 * @progress: (nullable): called before each table, on the calling thread
 * @cancellable: (nullable): ends the check within milliseconds
 *
 * Looks over the structure of the file, a table at a time, on a connection of its own while others work. Blocks, for minutes where the
 * file is large. Does nothing on a server.
 *
 * Returns: %FALSE with %DPT_DB_ERROR_CORRUPT, which names the table and says what to do, or another error
 */
gboolean dpt_db_quick_check (DptDb *self, DptDbProgress progress, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
