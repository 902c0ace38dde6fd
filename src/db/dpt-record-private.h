/* dpt-record-private.h - what the three files of DptRecord share.
 * For: dpt-record*.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

/* One value of a record: text and bytes are owned. */
typedef struct
{
  DptDbType type;
  union
  {
    gint64 integer;
    char *text;
    GBytes *bytes;
  };
} DptCell;

typedef struct
{
  gint64 id;
  gint64 version; /* 0: never saved */
  DptCell *now;
  DptCell *loaded;
} DptRecordPrivate;

DptRecordPrivate *dpt_record_get_private (gpointer self);
/** dpt_record_mark_loaded: what it is now is what the database holds */
void dpt_record_mark_loaded (gpointer self, gint64 version);
/** dpt_record_fill: takes over a value of the database, without notify */
void dpt_record_fill (gpointer self, guint field, DptDbValue value);
/** dpt_record_assign: takes over what @row, of the same type, holds; notifies each property that changes. For rows that are alive in a list. */
void dpt_record_assign (gpointer self, gpointer row);
void dpt_cell_clear (DptCell *cell);
void dpt_cell_copy (DptCell *target, const DptCell *source);
gboolean dpt_record_is_stored (const DptField *field);

G_END_DECLS
