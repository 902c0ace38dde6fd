/* dpt-db-postgres-pipeline.c - statements queued, sent together, and answered in order.
 * For: dpt-db-postgres.c. Not for: transactions, which only it knows.
 *
 * A parameter is what its value is: a whole number goes as bigint, bytes as bytea, and text as whatever the server
 * infers (so that `$1 = 0 OR id = $1` is not taken for an integer of four bytes). NULL fits all. A statement that meets
 * a value of another kind is prepared again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/postgres/dpt-db-postgres-private.h"

#include <string.h>

#define MAX_PARAMETERS 128

/* Types of pg_type.dat; their numbers are part of the protocol and never change. */
#define OID_BOOL 16
#define OID_BYTEA 17
#define OID_INT8 20
#define OID_INT2 21
#define OID_INT4 23
#define OID_NUMERIC 1700

/* What may be under way before answers are read: a server that cannot get rid of its answers stops reading. */
#define MAX_OWED 512
#define MAX_BYTES (256 * 1024)

typedef struct
{
  char name[24];
  guint n_types;
  Oid types[]; /* 0: left to the server */
} Prepared;

typedef enum
{
  OWED_PREPARATION,
  OWED_ANSWER,
  OWED_SYNC,
} OwedKind;

typedef struct
{
  OwedKind kind;
  gboolean left; /* nobody waits for it, nor for its error */
  const DptDbStatement *statement;
} Owed;

GHashTable *
dpt_db_postgres_create_cache (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

GArray *
dpt_db_postgres_create_owed (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Owed));
}

void
dpt_db_postgres_forget (DptDbPostgres *self)
{
  g_hash_table_remove_all (self->cache);
  g_array_set_size (self->owed, 0);
  self->n_bytes = 0;
}

static void
owe (DptDbPostgres *self, OwedKind kind, const DptDbStatement *statement)
{
  Owed owed = { .kind = kind, .statement = statement };

  g_array_append_val (self->owed, owed);
}

/* --- sending --- */

static Oid
type_of (const DptDbValue *value)
{
  return value->type == DPT_DB_INT ? OID_INT8 : value->type == DPT_DB_BLOB ? OID_BYTEA : 0;
}

static gboolean
fits (const Prepared *prepared, const DptDbValue *values, guint n_values)
{
  if (prepared->n_types != n_values)
    return FALSE;
  for (guint i = 0; i < n_values; i++)
    if (values[i].type != DPT_DB_NULL && type_of (&values[i]) != prepared->types[i])
      return FALSE;
  return TRUE;
}

static void
send_removal (DptDbPostgres *self, const DptDbStatement *statement, const Prepared *before)
{
  char sql[64];

  g_snprintf (sql, sizeof sql, "DEALLOCATE %s", before->name);
  if (PQsendQueryParams (self->line, sql, 0, NULL, NULL, NULL, NULL, 0))
    owe (self, OWED_ANSWER, statement);
}

/* @before: what this line prepared for other kinds of values, to be replaced. */
static Prepared *
send_preparation (DptDbPostgres *self, const DptDbStatement *statement, const Prepared *before,
                  const DptDbValue *values, guint n_values, GError **error)
{
  g_autofree Prepared *prepared = g_malloc0 (sizeof *prepared + n_values * sizeof (Oid));
  Prepared *kept;

  if (before != NULL)
    send_removal (self, statement, before);
  g_snprintf (prepared->name, sizeof prepared->name, "d%" G_GUINT64_FORMAT, ++self->serial);
  prepared->n_types = n_values;
  for (guint i = 0; i < n_values; i++)
    prepared->types[i] = values[i].type != DPT_DB_NULL           ? type_of (&values[i])
                         : before != NULL && i < before->n_types ? before->types[i]
                                                                 : 0;
  if (!PQsendPrepare (self->line, prepared->name, statement->text, (int) n_values, prepared->types))
    {
      dpt_db_postgres_set_error (error, self->line, NULL, statement);
      return NULL;
    }
  owe (self, OWED_PREPARATION, statement);
  self->n_bytes += strlen (statement->text);
  kept = prepared;
  g_hash_table_replace (self->cache, (gpointer) statement, g_steal_pointer (&prepared));
  return kept;
}

gboolean
dpt_db_postgres_send (DptDbPostgres *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                      GError **error)
{
  const char *data[MAX_PARAMETERS];
  int lengths[MAX_PARAMETERS], formats[MAX_PARAMETERS];
  gint64 numbers[MAX_PARAMETERS];
  Prepared *prepared;

  g_return_val_if_fail (n_values <= MAX_PARAMETERS, FALSE);

  if (self->line == NULL)
    return dpt_db_postgres_set_error (error, NULL, NULL, statement);
  prepared = g_hash_table_lookup (self->cache, statement);
  if (prepared == NULL || !fits (prepared, values, n_values))
    prepared = send_preparation (self, statement, prepared, values, n_values, error);
  if (prepared == NULL)
    return FALSE;

  for (guint i = 0; i < n_values; i++)
    {
      formats[i] = values[i].type != DPT_DB_TEXT;
      data[i] = NULL;
      lengths[i] = 0;
      if (values[i].type == DPT_DB_INT)
        {
          numbers[i] = GINT64_TO_BE (values[i].integer);
          data[i] = (const char *) &numbers[i];
          lengths[i] = sizeof numbers[i];
        }
      else if (values[i].type != DPT_DB_NULL)
        {
          data[i] = values[i].data ? values[i].data : "";
          lengths[i] = (int) (values[i].type == DPT_DB_BLOB ? values[i].size : strlen (values[i].data));
        }
      self->n_bytes += (gsize) lengths[i] + 8;
    }
  if (!PQsendQueryPrepared (self->line, prepared->name, (int) n_values, data, lengths, formats, 0))
    return dpt_db_postgres_set_error (error, self->line, NULL, statement);
  owe (self, OWED_ANSWER, statement);
  return TRUE;
}

static gboolean
send_sync (DptDbPostgres *self)
{
  if (!PQpipelineSync (self->line))
    return FALSE;
  owe (self, OWED_SYNC, NULL);
  return TRUE;
}

gboolean
dpt_db_postgres_is_full (DptDbPostgres *self)
{
  return self->owed->len >= MAX_OWED || self->n_bytes >= MAX_BYTES;
}

/* --- answers --- */

static gboolean
is_good (const PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);

  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_PIPELINE_SYNC;
}

/* Reads what @owed stands for. Returns: the answer, NULL where the line broke. */
static PGresult *
read_answer (DptDbPostgres *self, const Owed *owed)
{
  PGresult *result = PQgetResult (self->line);
  PGresult *more;

  if (result == NULL || owed->kind == OWED_SYNC)
    return result;
  /* A statement's answer ends in NULL; the line that breaks says so in a second answer. */
  while ((more = PQgetResult (self->line)) != NULL)
    {
      PQclear (result);
      result = more;
      if (PQstatus (self->line) == CONNECTION_BAD)
        break;
    }
  return result;
}

gboolean
dpt_db_postgres_exchange (DptDbPostgres *self, PGresult **last, GError **error)
{
  g_autoptr (GError) first = NULL;
  PGresult *answer = NULL;

  if (self->line == NULL || !send_sync (self))
    {
      dpt_db_postgres_set_error (&first, self->line, NULL, NULL);
      g_array_set_size (self->owed, 0);
    }
  for (guint i = 0; i < self->owed->len; i++)
    {
      const Owed *owed = &g_array_index (self->owed, Owed, i);
      PGresult *result = read_answer (self, owed);

      if (PQstatus (self->line) == CONNECTION_BAD || result == NULL)
        {
          /* What the server said last may tell why it went; either way the line is no more. */
          g_clear_error (&first);
          dpt_db_postgres_set_error (&first, NULL, NULL, NULL);
          PQclear (result);
          break;
        }
      if (!is_good (result))
        {
          if (owed->kind == OWED_PREPARATION)
            g_hash_table_remove (self->cache, owed->statement);
          if (first == NULL && !owed->left && PQresultStatus (result) != PGRES_PIPELINE_ABORTED)
            dpt_db_postgres_set_error (&first, self->line, result, owed->statement);
        }
      if (owed->kind == OWED_ANSWER)
        {
          PQclear (answer);
          answer = g_steal_pointer (&result);
        }
      PQclear (result);
    }
  g_array_set_size (self->owed, 0);
  self->n_bytes = 0;

  if (first != NULL || last == NULL)
    PQclear (answer);
  else
    *last = answer;
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

void
dpt_db_postgres_leave (DptDbPostgres *self)
{
  if (self->line == NULL || !send_sync (self))
    return;
  for (guint i = 0; i < self->owed->len; i++)
    g_array_index (self->owed, Owed, i).left = TRUE;
}

gboolean
dpt_db_postgres_is_alive (DptDbPostgres *self)
{
  GPollFD fd = { .fd = self->line ? PQsocket (self->line) : -1, .events = G_IO_IN };

  if (fd.fd < 0 || PQstatus (self->line) == CONNECTION_BAD)
    return FALSE;
  while (g_poll (&fd, 1, 0) > 0)
    if (!PQconsumeInput (self->line))
      return FALSE;
  return TRUE;
}

gboolean
dpt_db_postgres_try_prepare (DptDbPostgres *self, const DptDbStatement *statement, GError **error)
{
  PGresult *result = NULL;
  Oid types[MAX_PARAMETERS] = { 0 };
  int n_types;

  if (!PQsendPrepare (self->line, "", statement->text, 0, NULL))
    return dpt_db_postgres_set_error (error, self->line, NULL, statement);
  owe (self, OWED_PREPARATION, statement);
  if (!PQsendDescribePrepared (self->line, ""))
    return dpt_db_postgres_set_error (error, self->line, NULL, statement);
  owe (self, OWED_ANSWER, statement);
  if (!dpt_db_postgres_exchange (self, &result, error))
    return FALSE;
  n_types = PQnparams (result);
  g_assert (n_types <= MAX_PARAMETERS);
  for (int i = 0; i < n_types; i++)
    {
      Oid type = PQparamtype (result, i);

      types[i] = type == OID_INT2 || type == OID_INT4 || type == OID_INT8 || type == OID_BOOL ? OID_INT8 : 0;
    }
  PQclear (result);
  if (!PQsendPrepare (self->line, "", statement->text, n_types, types))
    return dpt_db_postgres_set_error (error, self->line, NULL, statement);
  owe (self, OWED_PREPARATION, statement);
  return dpt_db_postgres_exchange (self, NULL, error);
}

/* --- rows --- */

/* Sums come as numeric. Returns: whether @text is a whole number that fits, like "12" or "12.00". */
static gboolean
parse_whole (const char *text, gint64 *value)
{
  const char *point = strchr (text, '.');
  g_autofree char *whole = point ? g_strndup (text, (gsize) (point - text)) : NULL;

  if (point != NULL && strspn (point + 1, "0") != strlen (point + 1))
    return FALSE;
  return g_ascii_string_to_signed (whole ? whole : text, 10, G_MININT64, G_MAXINT64, value, NULL);
}

static gint64
parse_int (const char *text)
{
  gboolean negative = *text == '-';
  guint64 value = 0;

  for (text += negative; *text != '\0'; text++)
    value = value * 10 + (guint64) (*text - '0');
  return (gint64) (negative ? 0 - value : value);
}

static int
hex_value (char digit)
{
  return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

/* bytea_output=hex: "\x" and two digits a byte. */
static void
add_bytes (DptDbRows *rows, const char *text, gsize length)
{
  gsize size = length >= 2 ? (length - 2) / 2 : 0;
  g_autofree guint8 *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) (hex_value (text[2 * i + 2]) << 4 | hex_value (text[2 * i + 3]));
  dpt_db_rows_add_data (rows, DPT_DB_BLOB, bytes, size);
}

static void
add_cell (DptDbRows *rows, Oid type, const char *text, int length)
{
  gint64 value;

  switch (type)
    {
    case OID_INT2:
    case OID_INT4:
    case OID_INT8:
      dpt_db_rows_add_int (rows, parse_int (text));
      break;
    case OID_BOOL:
      dpt_db_rows_add_int (rows, *text == 't');
      break;
    case OID_BYTEA:
      add_bytes (rows, text, (gsize) length);
      break;
    case OID_NUMERIC:
      if (parse_whole (text, &value))
        dpt_db_rows_add_int (rows, value);
      else
        dpt_db_rows_add_data (rows, DPT_DB_TEXT, text, (gsize) length);
      break;
    default:
      dpt_db_rows_add_data (rows, DPT_DB_TEXT, text, (gsize) length);
      break;
    }
}

DptDbRows *
dpt_db_postgres_read_rows (const PGresult *result)
{
  int n_columns = PQnfields (result), n_rows = PQntuples (result);
  DptDbRows *rows = dpt_db_rows_new ((guint) n_columns);
  g_autofree Oid *types = g_new0 (Oid, (gsize) n_columns + 1);

  for (int i = 0; i < n_columns; i++)
    {
      types[i] = PQftype (result, i);
      dpt_db_rows_set_name (rows, (guint) i, PQfname (result, i));
    }
  for (int row = 0; row < n_rows; row++)
    for (int i = 0; i < n_columns; i++)
      if (PQgetisnull (result, row, i))
        dpt_db_rows_add_null (rows);
      else
        add_cell (rows, types[i], PQgetvalue (result, row, i), PQgetlength (result, row, i));
  return rows;
}
