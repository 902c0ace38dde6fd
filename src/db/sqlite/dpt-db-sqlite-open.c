/* dpt-db-sqlite-open.c - opening a file safely: is it ours, is it whole, is it where a lock means something.
 * For: dpt_db_sqlite_open_handle() and the mapping of errors. Not for: running statements.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/sqlite/dpt-db-sqlite-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 8000

static const char disk_full[] = N_ ("The disk is full. Nothing was saved; make room and try again.");

/* SQLite says FULL of a write, but of a truncation or a sync only that it failed. */
static gboolean
is_disk_full (sqlite3 *handle)
{
  int code = handle != NULL ? sqlite3_system_errno (handle) : 0;

  return code == ENOSPC || code == EDQUOT;
}

gboolean
dpt_db_sqlite_set_error (GError **error, sqlite3 *handle, int code)
{
  int extended = handle != NULL ? sqlite3_extended_errcode (handle) : code;
  int primary = (extended & 0xff) != 0 ? extended & 0xff : code & 0xff;
  DptDbError kind = DPT_DB_ERROR_FAILED;
  const char *message = NULL;

  switch (primary)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      kind = DPT_DB_ERROR_BUSY;
      message = _ ("Another station is writing for too long. Try again in a moment.");
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      kind = DPT_DB_ERROR_CORRUPT;
      message = _ ("The database file is damaged, or is no database. It was left as it is; restore the last back-up.");
      break;
    case SQLITE_FULL:
      kind = DPT_DB_ERROR_DISK_FULL;
      message = _ (disk_full);
      break;
    case SQLITE_READONLY:
      kind = DPT_DB_ERROR_READ_ONLY;
      message = _ ("The database can only be read here. Nothing was saved.");
      break;
    case SQLITE_CONSTRAINT:
      kind = extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ? DPT_DB_ERROR_UNIQUE
             : extended == SQLITE_CONSTRAINT_FOREIGNKEY                                       ? DPT_DB_ERROR_FOREIGN_KEY
                                                                                              : DPT_DB_ERROR_CHECK;
      break;
    case SQLITE_IOERR:
      kind = is_disk_full (handle) ? DPT_DB_ERROR_DISK_FULL : DPT_DB_ERROR_FAILED;
      message = kind == DPT_DB_ERROR_DISK_FULL ? _ (disk_full)
                                               : _ ("The disk cannot be read or written. Nothing was saved; have the disk checked.");
      break;
    case SQLITE_CANTOPEN:
      kind = is_disk_full (handle) ? DPT_DB_ERROR_DISK_FULL : DPT_DB_ERROR_FAILED;
      message = kind == DPT_DB_ERROR_DISK_FULL ? _ (disk_full)
                                               : _ ("The database file cannot be opened. Check that it is a file, and that you may read and "
                                                    "write it and its folder.");
      break;
    default:
      break;
    }
  g_set_error (error, DPT_DB_ERROR, (int) kind, "%s",
               message ? message : handle ? sqlite3_errmsg (handle) : sqlite3_errstr (code));
  return FALSE;
}

/* Locks mean nothing on these: WAL needs memory shared by one machine. */
static gboolean
check_file_system (const char *path, GError **error)
{
  static const struct { long magic; const char *name; } network[] = {
    { 0x6969, "NFS" }, { 0xFF534D42, "CIFS" }, { 0xFE534D42, "SMB" }, { 0x517B, "SMB" }, { 0x01021997, "9P" },
  };
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs facts;

  if (statfs (folder, &facts) != 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (network); i++)
    if ((facts.f_type & 0xffffffff) == network[i].magic && g_getenv ("DPT_ALLOW_NETWORK_FILE") == NULL)
      {
        g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED,
                     /* Translators: a kind of network file system, like NFS */
                     _ ("This folder is on a network (%s), where a database file can be damaged. Use a folder of this machine, or "
                        "PostgreSQL when several stations work together."),
                     network[i].name);
        return FALSE;
      }
  return TRUE;
}

/* A new file belongs to its owner alone, before the first byte is in it. */
static gboolean
create_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    goto failed;
  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    goto failed;
  close (fd);
  return TRUE;

failed:
  g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED, _ ("“%s” cannot be created: %s"), path, g_strerror (errno));
  return FALSE;
}

static gboolean
run (sqlite3 *handle, const char *sql, GError **error)
{
  int code = sqlite3_exec (handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || dpt_db_sqlite_set_error (error, handle, code);
}

static gint64
read_number (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 value = -1;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

/* Before anything is set: reading the header must not change a byte of a file that is not ours. */
static gboolean
check_identity (sqlite3 *handle, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gint64 tables;
  int code = sqlite3_prepare_v2 (handle, "SELECT COUNT(*) FROM sqlite_schema", -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code != SQLITE_ROW)
    {
      dpt_db_sqlite_set_error (error, handle, code);
      sqlite3_finalize (statement);
      return FALSE;
    }
  tables = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  if (tables > 0 && read_number (handle, "PRAGMA application_id") != DPT_DB_SQLITE_APPLICATION_ID)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FOREIGN,
                   _ ("This database belongs to another program. It was left as it is; choose another one."));
      return FALSE;
    }
  return TRUE;
}

/* No part of the file is mapped: a disk that fails under a mapping ends the process, and what is mapped counts as its memory. The
 * system keeps what is read often. Those that read have 8 MB: so much stands above the leaves of the trees that a search among a million
 * patients walks. With 4 the rows of fifty found patients took 0.8 ms of processor instead of 0.57, with 32 no less. */
static gboolean
set_pragmas (sqlite3 *handle, DptDbOpenFlags flags, GError **error)
{
  gboolean read_only = (flags & DPT_DB_OPEN_READ_ONLY) != 0;

  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  if (!run (handle,
            "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA cell_size_check=ON; PRAGMA synchronous=FULL;"
            "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0; PRAGMA journal_size_limit=67108864;",
            error)
      || !run (handle, flags & DPT_DB_OPEN_SMALL ? "PRAGMA cache_size=-8192" : "PRAGMA cache_size=-32768", error))
    return FALSE;
  if (!read_only)
    {
      /* Asked again only where it is not so yet: setting it takes a lock. */
      if (read_number (handle, "PRAGMA application_id") == 0
          && !run (handle, "PRAGMA application_id=" G_STRINGIFY (DPT_DB_SQLITE_APPLICATION_ID), error))
        return FALSE;
      if (!run (handle, "PRAGMA journal_mode=WAL", error))
        return FALSE;
    }
  /* A kill test never sees the difference; a power cut does. So it is read back. */
  if (read_number (handle, "PRAGMA synchronous") != 2 || read_number (handle, "PRAGMA foreign_keys") != 1)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED, "SQLite did not accept synchronous=FULL and foreign_keys=ON");
      return FALSE;
    }
  return TRUE;
}

sqlite3 *
dpt_db_sqlite_open_handle (const char *uri, DptDbOpenFlags flags, GError **error)
{
  const char *path = g_str_has_prefix (uri, "sqlite://") ? uri + strlen ("sqlite://") : uri;
  sqlite3 *handle = NULL;
  int mode = flags & DPT_DB_OPEN_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int code;

  if (!check_file_system (path, error))
    return NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (!(flags & DPT_DB_OPEN_CREATE))
        {
          g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_NOT_FOUND, _ ("There is no database at “%s”."), path);
          return NULL;
        }
      if (!create_file (path, error))
        return NULL;
    }
  code = sqlite3_open_v2 (path, &handle, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    dpt_db_sqlite_set_error (error, handle, code);
  else
    {
      sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);
      if (check_identity (handle, error) && set_pragmas (handle, flags, error))
        return handle;
    }
  sqlite3_close_v2 (handle);
  return NULL;
}
