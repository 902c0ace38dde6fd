/* dpt-scan-folder.h - the folder beside the database for papers that are too large to stand in it, each under the name of its hash.
 * For: dpt-scan-store.c, back-ups. Not for: knowing whose they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/* Where a PostgreSQL's papers are: a folder that every station reaches, by the same or (a setting of the station) another path. */
#define DPT_SCAN_FOLDER_SETTING "papers.folder"

/** dpt_scan_folder_dup_for: Returns: (transfer full): "SHOP.dioptre-papers" of the SQLite file @path or URI */
char *dpt_scan_folder_dup_for (const char *path);

/** dpt_scan_folder_dup: Returns: (transfer full) (nullable): of the unit's database; %DPT_ERROR_STATE where it is a PostgreSQL and none is set */
char *dpt_scan_folder_dup (DptUnit *unit, GError **error);

/** dpt_scan_folder_dup_of: Returns: (transfer full) (nullable): of a whole database, where nobody is signed in: that of the setting of all,
 * "" where a PostgreSQL has none. Blocks. */
char *dpt_scan_folder_dup_of (DptDb *db, GError **error);

/** dpt_scan_folder_put: writes @content as @sha256, whole and durable or not at all; nothing where it is there already */
gboolean dpt_scan_folder_put (const char *folder, const char *sha256, GBytes *content, GError **error);

/** dpt_scan_folder_get: Returns: (transfer full) (nullable): the content; %DPT_ERROR_DAMAGED where it is missing or not what was put there */
GBytes *dpt_scan_folder_get (const char *folder, const char *sha256, gint64 size, GError **error);

/** dpt_scan_folder_list: Returns: (transfer full) (element-type utf8): the names in it, half written ones too; empty where there is no folder */
GPtrArray *dpt_scan_folder_list (const char *folder);

/** dpt_scan_folder_copy: what @to does not have yet of @from, or not as it should be, each looked at against its name; nothing is taken away. Returns: whether all
 * of it is there; @n: (out): how many were copied */
gboolean dpt_scan_folder_copy (const char *from, const char *to, guint *n, GError **error);

G_END_DECLS
