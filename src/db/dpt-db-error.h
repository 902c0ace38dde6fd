/* dpt-db-error.h - what a database says of itself, the same from both engines.
 * For: callers that do something different for each. Not for: rules of the trade (base/dpt-error.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DPT_DB_ERROR (dpt_db_error_quark ())

/**
 * DptDbError:
 * @DPT_DB_ERROR_FAILED: anything else
 * @DPT_DB_ERROR_BUSY: somebody else holds the lock for longer than the time-out, or the server broke a deadlock; the unit may be tried again
 * @DPT_DB_ERROR_CONFLICT: the row was changed since it was read (version)
 * @DPT_DB_ERROR_UNIQUE: a value that must be unique is there already
 * @DPT_DB_ERROR_FOREIGN_KEY: what it points to is not there, or something still points to it
 * @DPT_DB_ERROR_CHECK: a constraint or a trigger refused it
 * @DPT_DB_ERROR_NOT_FOUND: no such row
 * @DPT_DB_ERROR_CORRUPT: the file is damaged or no database
 * @DPT_DB_ERROR_FOREIGN: a database, but not of this application
 * @DPT_DB_ERROR_SCHEMA_TOO_NEW: made by a newer version of the application
 * @DPT_DB_ERROR_SCHEMA_TOO_OLD: must be migrated first, and the caller did not ask for it
 * @DPT_DB_ERROR_DISCONNECTED: the server is gone; whether the last commit arrived is not known
 * @DPT_DB_ERROR_READ_ONLY: opened, or mounted, for reading only
 * @DPT_DB_ERROR_DISK_FULL: no room left; nothing was changed
 */
typedef enum
{
  DPT_DB_ERROR_FAILED,
  DPT_DB_ERROR_BUSY,
  DPT_DB_ERROR_CONFLICT,
  DPT_DB_ERROR_UNIQUE,
  DPT_DB_ERROR_FOREIGN_KEY,
  DPT_DB_ERROR_CHECK,
  DPT_DB_ERROR_NOT_FOUND,
  DPT_DB_ERROR_CORRUPT,
  DPT_DB_ERROR_FOREIGN,
  DPT_DB_ERROR_SCHEMA_TOO_NEW,
  DPT_DB_ERROR_SCHEMA_TOO_OLD,
  DPT_DB_ERROR_DISCONNECTED,
  DPT_DB_ERROR_READ_ONLY,
  DPT_DB_ERROR_DISK_FULL,
} DptDbError;

GQuark dpt_db_error_quark (void);

G_END_DECLS
