/* dpt-db-value.h - the parameters of a statement, typed at the call.
 * For: DPT_INT (id), DPT_TEXT (name) … in calls of dpt_db_query(). Not for: results (dpt-db-rows.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DPT_DB_NULL,
  DPT_DB_INT,
  DPT_DB_TEXT,
  DPT_DB_BLOB,
} DptDbType;

/**
 * DptDbValue:
 *
 * Borrowed: text and bytes must live until the call returns (dpt_db_post() copies them).
 */
typedef struct
{
  DptDbType type;
  gint64 integer;
  const void *data; /* text with its final NUL, or bytes */
  gsize size;       /* of bytes; text is measured */
} DptDbValue;

#define DPT_INT(v) ((DptDbValue) { .type = DPT_DB_INT, .integer = (gint64) (v) })
#define DPT_BOOL(v) ((DptDbValue) { .type = DPT_DB_INT, .integer = (v) ? 1 : 0 })
#define DPT_TEXT(v) (dpt_db_value_text (v))
#define DPT_BLOB(bytes) (dpt_db_value_blob (bytes))
#define DPT_NULL ((DptDbValue) { .type = DPT_DB_NULL })
/* A reference that may be empty: 0 is stored as NULL. */
#define DPT_REF(v) (dpt_db_value_reference (v))

static inline DptDbValue
dpt_db_value_text (const char *text)
{
  return (DptDbValue) { .type = text ? DPT_DB_TEXT : DPT_DB_NULL, .data = text };
}

static inline DptDbValue
dpt_db_value_blob (GBytes *bytes)
{
  DptDbValue value = { .type = bytes ? DPT_DB_BLOB : DPT_DB_NULL };

  if (bytes)
    value.data = g_bytes_get_data (bytes, &value.size);
  return value;
}

static inline DptDbValue
dpt_db_value_reference (gint64 id)
{
  return (DptDbValue) { .type = id ? DPT_DB_INT : DPT_DB_NULL, .integer = id };
}

G_END_DECLS
