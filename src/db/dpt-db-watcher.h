/* dpt-db-watcher.h - a thread with a connection of its own that hears what other processes change, and whether the line holds.
 * For: dpt-db.c. Not for: news within the process (dpt-db.c sends them itself).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-connection.h"

G_BEGIN_DECLS

typedef struct _DptDbWatcher DptDbWatcher;

/**
 * DptDbWatcherFunc:
 * @topics: (transfer full) (nullable): what changed; {"*", NULL} after a cut line: anything may have changed
 * @online: whether the line holds; -1: as it was
 *
 * Called on the watcher's thread.
 */
typedef void (*DptDbWatcherFunc) (char **topics, int online, gpointer user_data);

/**
 * dpt_db_watcher_new:
 * @connection: (transfer full): open, and nobody else's
 * @uri: to open it again after a cut
 * @flags: to open it again with
 *
 * Looks once before it returns, so that what changes from now on is heard.
 */
DptDbWatcher *dpt_db_watcher_new (DptDbConnection *connection, const char *uri, DptDbOpenFlags flags, DptDbWatcherFunc func,
                                  gpointer user_data, GError **error);

/** dpt_db_watcher_free: ends the thread; @func is not called any more afterwards */
void dpt_db_watcher_free (DptDbWatcher *self);

G_END_DECLS
