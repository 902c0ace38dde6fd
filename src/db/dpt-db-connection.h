/* dpt-db-connection.h - one connection to one database, as the drivers must offer it.
 * For: the C functions that run inside a unit of work. Not for: opening a database (dpt-db.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-error.h"
#include "db/dpt-db-rows.h"
#include "db/dpt-db-statement.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DPT_TYPE_DB_CONNECTION (dpt_db_connection_get_type ())
G_DECLARE_DERIVABLE_TYPE (DptDbConnection, dpt_db_connection, DPT, DB_CONNECTION, GObject)

typedef enum
{
  DPT_DB_MODE_READ,  /* a snapshot: what it reads belongs together */
  DPT_DB_MODE_WRITE, /* SQLite: BEGIN IMMEDIATE; PostgreSQL: READ COMMITTED, read-write */
} DptDbMode;

typedef enum
{
  DPT_DB_OPEN_DEFAULT = 0,
  DPT_DB_OPEN_CREATE = 1 << 0,    /* make the database where there is none, and bring the schema up to date */
  DPT_DB_OPEN_READ_ONLY = 1 << 1, /* nothing may be written, not even a migration */
  DPT_DB_OPEN_MIGRATE = 1 << 2,   /* bring an older schema up to date, after a copy */
  DPT_DB_OPEN_SMALL = 1 << 3,     /* a connection that only reads pages and lists: a small cache will do */
} DptDbOpenFlags;

/**
 * DptDbConnectionClass:
 * @open: must. Opens @uri; for SQLite checks the application id, damage and the file system; sets every safety pragma.
 *   Must not create the schema. Errors: CORRUPT, FOREIGN, NOT_FOUND, DISCONNECTED, READ_ONLY.
 * @close: must. Idempotent.
 * @begin: must. One transaction at a time.
 * @commit: must. Waits for what was posted; on success it is durable. On failure the transaction is gone.
 *   DISCONNECTED says that it is not known whether it arrived.
 * @rollback: must. Never fails as far as the caller is concerned.
 * @query: must. Runs a statement and gives all its rows.
 * @execute: must. Runs a statement and gives the number of rows it changed, or -1.
 * @post: may. Runs a statement whose result nobody waits for; its error comes up at the next call that waits, at the
 *   latest at @commit. PostgreSQL sends it in pipeline mode; without this slot it is @execute.
 * @run_script: must. Runs several statements of a migration, inside the open transaction.
 * @prepare: must. Only checks that a statement is right; for tests.
 * @announce: must. Inside a write transaction: remembers that @topics change, so that other processes learn of it at commit.
 * @poll: must. Says which topics other processes have changed since the last call, (transfer full), %NULL for none;
 *   {"*", NULL} says that anything may have changed. Called on a connection of its own (never one of the pool's).
 * @get_poll_fd: may. A descriptor that becomes readable when @poll has something to say; -1: ask every second.
 * @backup: may. Copies the database to @path while others work. NULL: not by this engine.
 * @check: must. The engine's own integrity check; names what is wrong.
 */
struct _DptDbConnectionClass
{
  GObjectClass parent_class;

  gboolean (*open) (DptDbConnection *self, const char *uri, DptDbOpenFlags flags, GError **error);
  void (*close) (DptDbConnection *self);
  gboolean (*begin) (DptDbConnection *self, DptDbMode mode, GError **error);
  gboolean (*commit) (DptDbConnection *self, GError **error);
  void (*rollback) (DptDbConnection *self);
  DptDbRows *(*query) (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                       GError **error);
  gint64 (*execute) (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                     GError **error);
  gboolean (*post) (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                    GError **error);
  gboolean (*run_script) (DptDbConnection *self, const char *script, GError **error);
  gboolean (*prepare) (DptDbConnection *self, const DptDbStatement *statement, GError **error);
  gboolean (*announce) (DptDbConnection *self, const char *const *topics, GError **error);
  char **(*poll) (DptDbConnection *self, GError **error);
  int (*get_poll_fd) (DptDbConnection *self);
  gboolean (*backup) (DptDbConnection *self, const char *path, GCancellable *cancellable, GError **error);
  gboolean (*check) (DptDbConnection *self, GError **error);

  const char *engine; /* "sqlite" or "postgres": the folder of its migrations */
};

const char *dpt_db_connection_get_engine (DptDbConnection *self);

/* Inside a unit of work. After a statement has failed the unit is lost, on SQLite as on PostgreSQL: whatever follows, the commit
 * included, answers with the same error. So look first, or write INSERT … ON CONFLICT. @values may be built in place: dpt_db_query (c, "x/y:z", &error, DPT_INT (1), DPT_TEXT ("a")). */

/** dpt_db_query_values: Returns: (transfer full) (nullable): the rows, possibly none; %NULL with @error on failure */
DptDbRows *dpt_db_query_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values,
                                guint n_values, GError **error);
/** dpt_db_execute_values: Returns: how many rows changed, -1 on failure */
gint64 dpt_db_execute_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values,
                              guint n_values, GError **error);
/** dpt_db_post_values: sends a statement nobody waits for. Returns: %FALSE where an error is known already */
gboolean dpt_db_post_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values,
                             guint n_values, GError **error);

#define DPT_DB_VALUES(...) ((DptDbValue[]) { DPT_NULL, ##__VA_ARGS__ } + 1)
#define DPT_DB_N_VALUES(...) ((guint) (sizeof ((DptDbValue[]) { DPT_NULL, ##__VA_ARGS__ }) / sizeof (DptDbValue)) - 1)

/* dpt_db_query (connection, "subject/file:name", &error, DPT_INT (id)…) → DptDbRows, to be unreffed */
#define dpt_db_query(self, name, error, ...) \
  dpt_db_query_values ((self), dpt_db_statement_find (name), DPT_DB_VALUES (__VA_ARGS__), DPT_DB_N_VALUES (__VA_ARGS__), (error))
/* dpt_db_execute (connection, "subject/file:name", &error, …) → rows changed, or -1 */
#define dpt_db_execute(self, name, error, ...) \
  dpt_db_execute_values ((self), dpt_db_statement_find (name), DPT_DB_VALUES (__VA_ARGS__), DPT_DB_N_VALUES (__VA_ARGS__), (error))
/* dpt_db_post (connection, "subject/file:name", &error, …) → whether it could be sent */
#define dpt_db_post(self, name, error, ...) \
  dpt_db_post_values ((self), dpt_db_statement_find (name), DPT_DB_VALUES (__VA_ARGS__), DPT_DB_N_VALUES (__VA_ARGS__), (error))

/**
 * dpt_db_connection_touch:
 * @topic: (not nullable): a table's name, from a constant
 *
 * Says that the unit of work changes @topic: at commit every list on it, in this process and in others, refreshes.
 */
void dpt_db_connection_touch (DptDbConnection *self, const char *topic);

/**
 * dpt_db_connection_on_rollback:
 * @undo: called with @data where the unit under way does not come to its commit
 * @data_free: (nullable): called after that, or after the commit
 *
 * For what took over, in memory, what the unit wrote: a unit that is tried again must find it as it was. Called on the
 * unit's thread, the last one first.
 */
void dpt_db_connection_on_rollback (DptDbConnection *self, GFunc undo, gpointer data, GDestroyNotify data_free);

/* For dpt-db.c, the migrator and tests. */
gboolean dpt_db_connection_open (DptDbConnection *self, const char *uri, DptDbOpenFlags flags, GError **error);
void dpt_db_connection_close (DptDbConnection *self);
/** dpt_db_connection_reopen: after the line was cut; nothing is made or brought up to date. Returns: whether it holds again */
gboolean dpt_db_connection_reopen (DptDbConnection *self, const char *uri, DptDbOpenFlags flags);
/** dpt_db_connection_begin: one unit at a time: fails with FAILED inside another */
gboolean dpt_db_connection_begin (DptDbConnection *self, DptDbMode mode, GError **error);
/** dpt_db_connection_commit: Announces the touched topics and commits. @topics: (out) (optional) (transfer full): what was touched */
gboolean dpt_db_connection_commit (DptDbConnection *self, char ***topics, GError **error);
void dpt_db_connection_rollback (DptDbConnection *self);
gboolean dpt_db_connection_run_script (DptDbConnection *self, const char *script, GError **error);
gboolean dpt_db_connection_prepare (DptDbConnection *self, const DptDbStatement *statement, GError **error);
char **dpt_db_connection_poll (DptDbConnection *self, GError **error);
int dpt_db_connection_get_poll_fd (DptDbConnection *self);
gboolean dpt_db_connection_backup (DptDbConnection *self, const char *path, GCancellable *cancellable, GError **error);
gboolean dpt_db_connection_check (DptDbConnection *self, GError **error);

G_END_DECLS
