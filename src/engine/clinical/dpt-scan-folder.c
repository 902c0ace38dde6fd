/* dpt-scan-folder.c - see dpt-scan-folder.h.
 * For: files by hash. Not for: rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-scan-folder.h"

#include "base/dpt-error.h"
#include "base/dpt-file.h"
#include "engine/practice/dpt-setting.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

/* 64 hexadecimal digits and nothing else: what stands in a database somebody else may have written never walks out of the folder. */
static gboolean
is_hash (const char *name)
{
  return strlen (name) == 64 && strspn (name, "0123456789abcdef") == 64;
}

char *
dpt_scan_folder_dup_for (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return g_strconcat (g_str_has_prefix (path, "sqlite://") ? path + strlen ("sqlite://") : path, "-papers", NULL);
}

char *
dpt_scan_folder_dup (DptUnit *unit, GError **error)
{
  DptDb *db = dpt_session_get_db (unit->session);
  g_autoptr (GError) reason = NULL;
  g_autofree char *folder = NULL;

  if (g_str_equal (dpt_db_get_engine (db), "sqlite"))
    return dpt_scan_folder_dup_for (dpt_db_get_uri (db));
  folder = dpt_setting_dup (unit, DPT_SCAN_FOLDER_SETTING, &reason);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (folder == NULL || !g_path_is_absolute (folder))
    dpt_set_error (error, DPT_ERROR_STATE,
                   _ ("Documents as large as this one are kept in a folder beside the database, and it is not said where that is: "
                      "make one that every station reaches, and name it with “dioptrectl paper folder PATH”."));
  else
    return g_steal_pointer (&folder);
  return NULL;
}

static gpointer
read_folder (DptDbConnection *connection, gpointer args, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (connection, "practice/setting:of-all", error, DPT_TEXT (DPT_SCAN_FOLDER_SETTING));

  if (rows == NULL)
    return NULL;
  return g_strdup (dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_string (rows, 0, 0) : "");
}

char *
dpt_scan_folder_dup_of (DptDb *db, GError **error)
{
  g_return_val_if_fail (DPT_IS_DB (db), NULL);

  if (g_str_equal (dpt_db_get_engine (db), "sqlite"))
    return dpt_scan_folder_dup_for (dpt_db_get_uri (db));
  return dpt_db_read (db, read_folder, NULL, g_free, error);
}

/* Returns: whether @path holds what its name says */
static gboolean
is_whole (const char *folder, const char *sha256, gint64 size)
{
  g_autoptr (GBytes) content = dpt_scan_folder_get (folder, sha256, size, NULL);

  return content != NULL;
}

gboolean
dpt_scan_folder_put (const char *folder, const char *sha256, GBytes *content, GError **error)
{
  g_autofree char *path = g_build_filename (folder, sha256, NULL);
  GStatBuf about;

  g_return_val_if_fail (is_hash (sha256), FALSE);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return dpt_set_error (error, DPT_ERROR_FAILED, _ ("The folder “%s” for large documents cannot be made: %s"), folder, g_strerror (errno));
  if (g_stat (path, &about) == 0 && (gsize) about.st_size == g_bytes_get_size (content))
    {
      g_autoptr (GBytes) there = dpt_scan_folder_get (folder, sha256, about.st_size, NULL);

      /* A damaged one is written again: now we know what should be in it. A whole one is fresh from now on, so that nobody who tidies
       * takes it for a stray before its row is there. */
      if (there != NULL)
        return g_utime (path, NULL) == 0
               || dpt_set_error (error, DPT_ERROR_FAILED, _ ("“%s” could not be written: %s"), path, g_strerror (errno));
    }
  return dpt_file_write (path, content, error);
}

GBytes *
dpt_scan_folder_get (const char *folder, const char *sha256, gint64 size, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *sum = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) reason = NULL;
  GStatBuf about;
  char *data;
  gsize length;

  if (!is_hash (sha256))
    {
      dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("A document names a file that is none of ours: “%s”."), sha256);
      return NULL;
    }
  path = g_build_filename (folder, sha256, NULL);
  if (g_stat (path, &about) == 0 && about.st_size == size && g_file_get_contents (path, &data, &length, &reason))
    content = g_bytes_new_take (data, length);
  if (content == NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("The file of a large document is missing: “%s”. Copy it back from a back-up."), path);
      return NULL;
    }
  if (content != NULL)
    sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_strcmp0 (sum, sha256) == 0)
    return g_steal_pointer (&content);
  dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("The file of a large document is damaged: “%s”. Copy it back from a back-up."), path);
  return NULL;
}

GPtrArray *
dpt_scan_folder_list (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  return names;
}

gboolean
dpt_scan_folder_copy (const char *from, const char *to, guint *n, GError **error)
{
  g_autoptr (GPtrArray) names = dpt_scan_folder_list (from);

  *n = 0;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autoptr (GBytes) content = NULL;
      GStatBuf about;

      if (!is_hash (name) || g_stat (source, &about) != 0 || is_whole (to, name, about.st_size))
        continue;
      content = dpt_scan_folder_get (from, name, about.st_size, error);
      if (content == NULL || !dpt_scan_folder_put (to, name, content, error))
        return FALSE;
      (*n)++;
    }
  return TRUE;
}
