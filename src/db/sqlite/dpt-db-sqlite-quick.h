/* dpt-db-sqlite-quick.h - whether a file was left open by a program that died, and a quick check of it.
 * For: dpt-db.c alone. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db.h"

G_BEGIN_DECLS

/** dpt_db_sqlite_is_left_open: asked before the file is opened. Returns: whether its log was left behind, and nobody works on it */
gboolean dpt_db_sqlite_is_left_open (const char *uri);

/** dpt_db_sqlite_quick_check: see dpt_db_quick_check() */
gboolean dpt_db_sqlite_quick_check (const char *uri, DptDbProgress progress, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
