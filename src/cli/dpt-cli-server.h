/* dpt-cli-server.h - a PostgreSQL database into one file and back, by the server's own programs.
 * For: backup and restore. Not for: a database in a file (dpt_db_backup()), the papers beside it (dpt-scan-folder.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each runs pg_dump or pg_restore without a shell and waits for it; a password goes through the environment, never through a command line
 * that others can read. An error says what the program said. */

/** dpt_cli_server_backup: writes @path, whole or not at all: the database as it was at one moment */
gboolean dpt_cli_server_backup (const char *uri, const char *path, GError **error);
/** dpt_cli_server_verify: whether @path is a back-up that can be read to its end */
gboolean dpt_cli_server_verify (const char *path, GError **error);
/** dpt_cli_server_restore: into the empty database @uri, whole or not at all */
gboolean dpt_cli_server_restore (const char *uri, const char *path, GError **error);

G_END_DECLS
