/* bench-bare.c - see bench-bare.h.
 * For: tests/bench. Not for: the product.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-bare.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <string.h>

#define MAX_VALUES 64

struct _Bare
{
  sqlite3 *sqlite;
  PGconn *pg;
  GHashTable *prepared; /* name → Prepared, or on PostgreSQL the name itself */
  guint owed;           /* answers that PostgreSQL still owes */
  GPtrArray *cells;     /* char *, of the last statement that gave rows */
  guint n_columns;
};

typedef struct
{
  sqlite3_stmt *statement;
  int places[MAX_VALUES]; /* of $1, $2 … */
} Prepared;

static void
prepared_free (gpointer data)
{
  Prepared *prepared = data;

  sqlite3_finalize (prepared->statement);
  g_free (prepared);
}

Bare *
bare_open (const char *uri)
{
  Bare *self = g_new0 (Bare, 1);

  self->cells = g_ptr_array_new_with_free_func (g_free);
  if (g_str_has_prefix (uri, "postgresql://"))
    {
      self->pg = PQconnectdb (uri);
      g_assert_cmpint (PQstatus (self->pg), ==, CONNECTION_OK);
      PQclear (PQexec (self->pg, "SET jit = off"));
      self->prepared = g_hash_table_new (g_str_hash, g_str_equal);
      g_assert_true (PQenterPipelineMode (self->pg));
      return self;
    }
  g_assert_cmpint (sqlite3_open_v2 (uri + strlen ("sqlite://"), &self->sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (self->sqlite, 8000);
  sqlite3_exec (self->sqlite,
                "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA mmap_size=268435456;"
                "PRAGMA recursive_triggers=ON; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY",
                NULL, NULL, NULL);
  self->prepared = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, prepared_free);
  return self;
}

void
bare_close (Bare *self)
{
  g_hash_table_unref (self->prepared);
  sqlite3_close (self->sqlite);
  PQfinish (self->pg);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/* --- SQLite --- */

static Prepared *
prepare_sqlite (Bare *self, const char *name, const char *text)
{
  Prepared *prepared = g_new0 (Prepared, 1);

  if (sqlite3_prepare_v3 (self->sqlite, text, -1, SQLITE_PREPARE_PERSISTENT, &prepared->statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", name, sqlite3_errmsg (self->sqlite));
  for (int i = 1; i <= sqlite3_bind_parameter_count (prepared->statement); i++)
    prepared->places[g_ascii_strtoull (sqlite3_bind_parameter_name (prepared->statement, i) + 1, NULL, 10) - 1] = i;
  g_hash_table_insert (self->prepared, (gpointer) name, prepared);
  return prepared;
}

static void
run_sqlite (Bare *self, const char *name, const char *text, const DptDbValue *values, guint n_values)
{
  Prepared *prepared = g_hash_table_lookup (self->prepared, name);
  sqlite3_stmt *statement;
  int code;

  if (prepared == NULL)
    prepared = prepare_sqlite (self, name, text);
  statement = prepared->statement;
  for (guint i = 0; i < n_values; i++)
    if (values[i].type == DPT_DB_INT)
      sqlite3_bind_int64 (statement, prepared->places[i], values[i].integer);
    else if (values[i].type == DPT_DB_TEXT)
      sqlite3_bind_text (statement, prepared->places[i], values[i].data, -1, SQLITE_STATIC);
    else
      sqlite3_bind_null (statement, prepared->places[i]);
  self->n_columns = (guint) sqlite3_column_count (statement);
  if (self->n_columns > 0)
    g_ptr_array_set_size (self->cells, 0);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    for (guint i = 0; i < self->n_columns; i++)
      g_ptr_array_add (self->cells, g_strdup ((const char *) sqlite3_column_text (statement, (int) i)));
  if (code != SQLITE_DONE)
    g_error ("%s: %s", name, sqlite3_errmsg (self->sqlite));
  sqlite3_reset (statement);
}

/* --- PostgreSQL --- */

static void
must (Bare *self, gboolean good)
{
  if (!good)
    g_error ("%s", PQerrorMessage (self->pg));
}

static void
send_pg (Bare *self, const char *name, const char *text, const DptDbValue *values, guint n_values)
{
  const char *data[MAX_VALUES] = { NULL };
  int lengths[MAX_VALUES] = { 0 }, formats[MAX_VALUES] = { 0 };
  gint64 numbers[MAX_VALUES];
  Oid types[MAX_VALUES] = { 0 };

  g_assert_cmpuint (n_values, <=, MAX_VALUES);
  for (guint i = 0; i < n_values; i++)
    if (values[i].type == DPT_DB_INT)
      {
        numbers[i] = GINT64_TO_BE (values[i].integer);
        data[i] = (const char *) &numbers[i];
        lengths[i] = sizeof numbers[i];
        formats[i] = 1;
        types[i] = 20; /* bigint */
      }
    else if (values[i].type == DPT_DB_TEXT)
      data[i] = values[i].data;
  if (g_hash_table_add (self->prepared, (gpointer) name))
    {
      must (self, PQsendPrepare (self->pg, name, text, (int) n_values, types));
      self->owed++;
    }
  must (self, PQsendQueryPrepared (self->pg, name, (int) n_values, data, lengths, formats, 0));
  self->owed++;
}

static void
keep_rows (Bare *self, const PGresult *result)
{
  self->n_columns = (guint) PQnfields (result);
  g_ptr_array_set_size (self->cells, 0);
  for (int row = 0; row < PQntuples (result); row++)
    for (guint i = 0; i < self->n_columns; i++)
      g_ptr_array_add (self->cells, PQgetisnull (result, row, (int) i) ? NULL : g_strdup (PQgetvalue (result, row, (int) i)));
}

static void
receive_pg (Bare *self)
{
  PGresult *result;

  must (self, PQpipelineSync (self->pg));
  for (; self->owed > 0; self->owed--)
    {
      ExecStatusType status;

      result = PQgetResult (self->pg);
      status = PQresultStatus (result);
      if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        g_error ("%s", PQresultErrorMessage (result));
      if (status == PGRES_TUPLES_OK)
        keep_rows (self, result);
      PQclear (result);
      must (self, PQgetResult (self->pg) == NULL);
    }
  result = PQgetResult (self->pg);
  must (self, PQresultStatus (result) == PGRES_PIPELINE_SYNC);
  PQclear (result);
}

/* --- either --- */

static void
run_text (Bare *self, const char *name, const char *text, const DptDbValue *values, guint n_values)
{
  if (self->sqlite != NULL)
    run_sqlite (self, name, text, values, n_values);
  else
    send_pg (self, name, text, values, n_values);
}

void
bare_run (Bare *self, const char *name, const DptDbValue *values, guint n_values)
{
  run_text (self, name, dpt_db_statement_find (name)->text, values, n_values);
}

void
bare_begin (Bare *self)
{
  run_text (self, "begin", self->sqlite != NULL ? "BEGIN IMMEDIATE" : "BEGIN", NULL, 0);
}

void
bare_exchange (Bare *self)
{
  if (self->pg != NULL)
    receive_pg (self);
}

void
bare_commit (Bare *self)
{
  run_text (self, "commit", "COMMIT", NULL, 0);
  bare_exchange (self);
}

guint
bare_get_n_rows (Bare *self, const char *name)
{
  g_assert_true (g_hash_table_contains (self->prepared, name));
  return self->n_columns == 0 ? 0 : self->cells->len / self->n_columns;
}

const char *
bare_get (Bare *self, guint row, guint column)
{
  const char *cell = self->cells->pdata[row * self->n_columns + column];

  return cell != NULL ? cell : "";
}
