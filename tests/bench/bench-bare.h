/* bench-bare.h - statements of the product run with nothing between them and the library.
 * For: the bare side of a comparison. Not for: the product, which has src/db for that.
 *
 * On SQLite a statement runs where it is called. On PostgreSQL it is sent, and runs at bare_exchange() or bare_commit(), all
 * in one pipeline; what the last one gave can be read then.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-connection.h"

G_BEGIN_DECLS

typedef struct _Bare Bare;

/** bare_open: a connection to @uri that promises what ours does */
Bare *bare_open (const char *uri);
void bare_close (Bare *self);

void bare_begin (Bare *self);
void bare_exchange (Bare *self);
void bare_commit (Bare *self);

/** bare_run: runs the statement called @name, prepared at its first use; fails the program where it fails */
void bare_run (Bare *self, const char *name, const DptDbValue *values, guint n_values);
#define bare_call(self, name, ...) bare_run ((self), (name), DPT_DB_VALUES (__VA_ARGS__), DPT_DB_N_VALUES (__VA_ARGS__))

/** bare_get_n_rows: Returns: how many rows the last call of @name gave, which must be the last that gave any */
guint bare_get_n_rows (Bare *self, const char *name);
/** bare_get: Returns: a cell of them, "" for NULL */
const char *bare_get (Bare *self, guint row, guint column);

G_END_DECLS
