/* dpt-db-postgres.c - units of work on one line to a PostgreSQL server, with as few round trips as can be.
 * For: the slots of DptDbConnection. Not for: opening (-open.c), the protocol (-pipeline.c), errors (-error.c), news
 * (-news.c).
 *
 * A unit that writes:  BEGIN and its first statements │ … │ what was posted and COMMIT │ the news, not waited for
 * A unit that reads:   BEGIN and its first query │ … │ COMMIT, not waited for
 * Each │ is a round trip.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dpt-db"

#include "db/postgres/dpt-db-postgres-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One migration at a time, whichever station comes first: "dioptre" as a number. */
#define MIGRATION_LOCK "28263425020031589"

G_DEFINE_FINAL_TYPE (DptDbPostgres, dpt_db_postgres, DPT_TYPE_DB_CONNECTION)

static void
dpt_db_postgres_close (DptDbConnection *connection)
{
  DptDbPostgres *self = DPT_DB_POSTGRES (connection);

  if (self->listening)
    dpt_db_postgres_send_last_news (self);
  dpt_db_postgres_forget (self);
  g_clear_pointer (&self->announced, g_strfreev);
  g_clear_pointer (&self->line, PQfinish);
  self->in_transaction = FALSE;
  self->listening = FALSE;
}

static gboolean
dpt_db_postgres_open (DptDbConnection *connection, const char *uri, DptDbOpenFlags flags, GError **error)
{
  DptDbPostgres *self = DPT_DB_POSTGRES (connection);

  if (!dpt_libpq_load (error))
    return FALSE;
  dpt_db_postgres_close (connection);
  self->line = dpt_db_postgres_open_line (uri, flags, error);
  if (self->line == NULL)
    return FALSE;
  self->uri = g_intern_string (uri);
  if (dpt_db_postgres_check_server (self, flags, error))
    return TRUE;
  dpt_db_postgres_close (connection);
  return FALSE;
}

/* Nothing goes out yet: BEGIN travels with the first statement. But a line that the server has closed in the meantime
 * is seen here, where the unit can still start again. */
static gboolean
dpt_db_postgres_begin (DptDbConnection *connection, DptDbMode mode, GError **error)
{
  static const DptDbStatement write = { "begin", "BEGIN ISOLATION LEVEL READ COMMITTED" },
                              read = { "begin-read", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
  DptDbPostgres *self = DPT_DB_POSTGRES (connection);

  if (!dpt_db_postgres_is_alive (self))
    return dpt_db_postgres_set_error (error, NULL, NULL, NULL);
  self->mode = mode;
  self->in_transaction = dpt_db_postgres_send (self, mode == DPT_DB_MODE_WRITE ? &write : &read, NULL, 0, error);
  return self->in_transaction;
}

static void
dpt_db_postgres_rollback (DptDbConnection *connection)
{
  static const DptDbStatement rollback = { "rollback", "ROLLBACK" };
  DptDbPostgres *self = DPT_DB_POSTGRES (connection);

  g_clear_pointer (&self->announced, g_strfreev);
  if (!self->in_transaction)
    return;
  self->in_transaction = FALSE;
  if (self->owed->len > 0)
    dpt_db_postgres_exchange (self, NULL, NULL);
  if (self->line != NULL && PQtransactionStatus (self->line) != PQTRANS_IDLE
      && dpt_db_postgres_send (self, &rollback, NULL, 0, NULL))
    dpt_db_postgres_leave (self);
}

static gboolean
dpt_db_postgres_commit (DptDbConnection *connection, GError **error)
{
  static const DptDbStatement commit = { "commit", "COMMIT" };
  DptDbPostgres *self = DPT_DB_POSTGRES (connection);
  PGresult *result = NULL;
  gboolean done;

  if (self->mode == DPT_DB_MODE_READ && self->owed->len == 0 && dpt_db_postgres_send (self, &commit, NULL, 0, NULL))
    {
      self->in_transaction = FALSE;
      dpt_db_postgres_leave (self);
      return TRUE;
    }
  if (!dpt_db_postgres_send (self, &commit, NULL, 0, error))
    {
      dpt_db_postgres_rollback (connection);
      return FALSE;
    }
  if (!dpt_db_postgres_exchange (self, &result, error))
    {
      dpt_db_postgres_rollback (connection);
      return FALSE;
    }
  /* A transaction that has failed answers COMMIT with ROLLBACK, and that is no error to the server. */
  done = strcmp (PQcmdStatus (result), "COMMIT") == 0;
  PQclear (result);
  self->in_transaction = FALSE;
  if (done)
    dpt_db_postgres_send_news (self);
  else
    {
      g_clear_pointer (&self->announced, g_strfreev);
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED,
                   _ ("Nothing was saved: an earlier step of this had failed."));
    }
  return done;
}

static PGresult *
run (DptDbPostgres *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values, GError **error)
{
  PGresult *result = NULL;

  if (dpt_db_postgres_send (self, statement, values, n_values, error))
    dpt_db_postgres_exchange (self, &result, error);
  return result;
}

static DptDbRows *
dpt_db_postgres_query (DptDbConnection *connection, const DptDbStatement *statement, const DptDbValue *values,
                       guint n_values, GError **error)
{
  PGresult *result = run (DPT_DB_POSTGRES (connection), statement, values, n_values, error);
  DptDbRows *rows = result ? dpt_db_postgres_read_rows (result) : NULL;

  PQclear (result);
  return rows;
}

static gint64
dpt_db_postgres_execute (DptDbConnection *connection, const DptDbStatement *statement, const DptDbValue *values,
                         guint n_values, GError **error)
{
  PGresult *result = run (DPT_DB_POSTGRES (connection), statement, values, n_values, error);
  gint64 n_changed = result ? g_ascii_strtoll (PQcmdTuples (result), NULL, 10) : -1;

  PQclear (result);
  return n_changed;
}

static gboolean
dpt_db_postgres_post (DptDbConnection *connection, const DptDbStatement *statement, const DptDbValue *values,
                      guint n_values, GError **error)
{
  DptDbPostgres *self = DPT_DB_POSTGRES (connection);

  if (!dpt_db_postgres_send (self, statement, values, n_values, error))
    return FALSE;
  return !dpt_db_postgres_is_full (self) || dpt_db_postgres_exchange (self, NULL, error);
}

/* Several statements in one text are beyond a pipeline, so it is left for the time of the script. */
static gboolean
dpt_db_postgres_run_script (DptDbConnection *connection, const char *script, GError **error)
{
  static const DptDbStatement patience
    = { "patience", "SELECT set_config ('statement_timeout', '0', true), set_config ('lock_timeout', '0', true)" };
  static const DptDbStatement turn = { "turn", "SELECT pg_advisory_xact_lock (" MIGRATION_LOCK ")" };
  DptDbPostgres *self = DPT_DB_POSTGRES (connection);
  PGresult *result;
  gboolean done;

  if (!dpt_db_postgres_send (self, &patience, NULL, 0, error) || !dpt_db_postgres_send (self, &turn, NULL, 0, error)
      || !dpt_db_postgres_exchange (self, NULL, error))
    return FALSE;
  if (!PQexitPipelineMode (self->line))
    return dpt_db_postgres_set_error (error, self->line, NULL, NULL);
  result = PQexec (self->line, script);
  done = PQresultStatus (result) == PGRES_COMMAND_OK || PQresultStatus (result) == PGRES_TUPLES_OK
         || PQresultStatus (result) == PGRES_EMPTY_QUERY || dpt_db_postgres_set_error (error, self->line, result, NULL);
  PQclear (result);
  if (!PQenterPipelineMode (self->line) && done)
    done = dpt_db_postgres_set_error (error, self->line, NULL, NULL);
  return done;
}

static gboolean
dpt_db_postgres_prepare (DptDbConnection *connection, const DptDbStatement *statement, GError **error)
{
  return dpt_db_postgres_try_prepare (DPT_DB_POSTGRES (connection), statement, error);
}

static gboolean
dpt_db_postgres_announce (DptDbConnection *connection, const char *const *topics, GError **error)
{
  DptDbPostgres *self = DPT_DB_POSTGRES (connection);

  g_strfreev (self->announced);
  self->announced = g_strdupv ((char **) topics);
  return TRUE;
}

static char **
dpt_db_postgres_poll (DptDbConnection *connection, GError **error)
{
  return dpt_db_postgres_hear_news (DPT_DB_POSTGRES (connection), error);
}

static int
dpt_db_postgres_get_poll_fd (DptDbConnection *connection)
{
  DptDbPostgres *self = DPT_DB_POSTGRES (connection);

  return self->line && self->listening ? PQsocket (self->line) : -1;
}

/* Not a substitute for checksums and pg_amcheck, which the server's own tools run; but what somebody may have switched
 * off. */
static gboolean
dpt_db_postgres_check (DptDbConnection *connection, GError **error)
{
  static const DptDbStatement suspects
    = { "suspects", "SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                    " WHERE c.relnamespace = current_schema()::regnamespace AND NOT i.indisvalid"
                    " UNION ALL SELECT conname::text FROM pg_constraint WHERE connamespace = "
                    "current_schema()::regnamespace AND NOT convalidated"
                    " UNION ALL SELECT t.tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                    " WHERE c.relnamespace = current_schema()::regnamespace AND t.tgenabled <> 'O'" };
  static const DptDbStatement checksums
    = { "checksums",
        "SELECT COALESCE (checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()" };
  g_autoptr (DptDbRows) names = dpt_db_postgres_query (connection, &suspects, NULL, 0, error);
  g_autoptr (DptDbRows) failures = names ? dpt_db_postgres_query (connection, &checksums, NULL, 0, error) : NULL;

  if (failures == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (names) > 0)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CORRUPT,
                   /* Translators: the name of an index, a constraint or a trigger of the database */
                   _ ("The database does not guard itself any more: “%s” is switched off or not valid."),
                   dpt_db_rows_get_string (names, 0, 0));
      return FALSE;
    }
  if (dpt_db_rows_get_n_rows (failures) > 0 && dpt_db_rows_get_int (failures, 0, 0) > 0)
    {
      g_set_error (
        error, DPT_DB_ERROR, DPT_DB_ERROR_CORRUPT,
        _ ("The database server has read damaged pages. Stop working with it and restore the last back-up."));
      return FALSE;
    }
  return TRUE;
}

static void
dpt_db_postgres_finalize (GObject *object)
{
  DptDbPostgres *self = DPT_DB_POSTGRES (object);

  g_hash_table_unref (self->cache);
  g_array_unref (self->owed);
  G_OBJECT_CLASS (dpt_db_postgres_parent_class)->finalize (object);
}

static void
dpt_db_postgres_class_init (DptDbPostgresClass *klass)
{
  DptDbConnectionClass *connection_class = DPT_DB_CONNECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_db_postgres_finalize;
  connection_class->engine = "postgres";
  connection_class->open = dpt_db_postgres_open;
  connection_class->close = dpt_db_postgres_close;
  connection_class->begin = dpt_db_postgres_begin;
  connection_class->commit = dpt_db_postgres_commit;
  connection_class->rollback = dpt_db_postgres_rollback;
  connection_class->query = dpt_db_postgres_query;
  connection_class->execute = dpt_db_postgres_execute;
  connection_class->post = dpt_db_postgres_post;
  connection_class->run_script = dpt_db_postgres_run_script;
  connection_class->prepare = dpt_db_postgres_prepare;
  connection_class->announce = dpt_db_postgres_announce;
  connection_class->poll = dpt_db_postgres_poll;
  connection_class->get_poll_fd = dpt_db_postgres_get_poll_fd;
  connection_class->check = dpt_db_postgres_check;
}

static void
dpt_db_postgres_init (DptDbPostgres *self)
{
  self->cache = dpt_db_postgres_create_cache ();
  self->owed = dpt_db_postgres_create_owed ();
}

DptDbConnection *
dpt_db_postgres_new (void)
{
  return g_object_new (DPT_TYPE_DB_POSTGRES, NULL);
}
