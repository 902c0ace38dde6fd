/* dpt-db-postgres-open.c - a line to the server: where it leads, how it is guarded, what the server promises on it.
 * For: opening, and making the database where there is none. Not for: the schema (dpt-db-migrator.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/postgres/dpt-db-postgres-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONNECT_TIMEOUT_S 10

/* What every line asks of the server. Times in milliseconds: a statement of five minutes is a mistake, and a station
 * that hangs in a transaction must not keep the others waiting. What ORDER BY gives must be the same everywhere. */
#define SERVER_OPTIONS                                                                                                 \
  "-c synchronous_commit=on -c statement_timeout=300000 -c lock_timeout=8000"                                          \
  " -c idle_in_transaction_session_timeout=120000 -c bytea_output=hex -c DateStyle=ISO -c TimeZone=UTC -c jit=off"

/* Ours come first, so that the address of the database may say otherwise; what must not be otherwise is read back. */
static const struct
{
  const char *keyword;
  const char *value;
} line_options[] = {
  { "application_name", "dioptre" },
  { "client_encoding", "UTF8" },
  /* A cable pulled out is noticed within half a minute. */
  { "keepalives_idle", "10" },
  { "keepalives_interval", "5" },
  { "keepalives_count", "3" },
  { "tcp_user_timeout", "20000" },
};

typedef PQconninfoOption Options;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Options, PQconninfoFree)

static const char *
get_option (const Options *options, const char *keyword)
{
  for (; options->keyword != NULL; options++)
    if (g_str_equal (options->keyword, keyword))
      return options->val;
  return NULL;
}

static gboolean
is_host_local (const char *host)
{
  return *host == '\0' || *host == '/' || *host == '@' || g_str_equal (host, "localhost") || g_str_equal (host, "::1")
         || g_str_has_prefix (host, "127.");
}

/* Several hosts may be named; one that is not this machine is enough. */
static gboolean
is_local (const Options *options)
{
  const char *names[] = { get_option (options, "host"), get_option (options, "hostaddr") };

  if (names[0] == NULL && names[1] == NULL)
    names[0] = g_getenv ("PGHOST");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GStrv) hosts = g_strsplit (names[i] ? names[i] : "", ",", -1);

      for (gsize j = 0; hosts[j] != NULL; j++)
        if (!is_host_local (hosts[j]))
          return FALSE;
    }
  return TRUE;
}

/* Off the machine, prescriptions do not travel in clear. */
static gboolean
choose_tls (const Options *options, const char **mode, GError **error)
{
  static const char *const good[] = { "require", "verify-ca", "verify-full", NULL };
  const char *wanted = get_option (options, "sslmode");

  *mode = wanted ? wanted : g_getenv ("PGSSLMODE");
  if (is_local (options))
    return TRUE;
  if (*mode == NULL)
    *mode = "require";
  if (g_strv_contains (good, *mode))
    return TRUE;
  g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED,
               /* Translators: sslmode=… is to be left as it is; %s is what was found in its place */
               _ ("The database server is another machine, and the address says sslmode=%s. Without TLS anybody on the "
                  "way could read "
                  "the records: write sslmode=require, or better sslmode=verify-full."),
               *mode);
  return FALSE;
}

/* Returns: the state of the line after waiting for the server, at most @timeout seconds. */
static PostgresPollingStatusType
wait_for_server (PGconn *line, int timeout)
{
  gint64 until = g_get_monotonic_time () + timeout * G_USEC_PER_SEC;
  PostgresPollingStatusType state = PGRES_POLLING_WRITING;

  while (state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING)
    {
      GPollFD fd = { .fd = PQsocket (line), .events = state == PGRES_POLLING_READING ? G_IO_IN : G_IO_OUT };
      gint64 left = (until - g_get_monotonic_time ()) / 1000;

      if (left <= 0 || g_poll (&fd, 1, (int) left) < 0)
        return PGRES_POLLING_FAILED;
      state = PQconnectPoll (line);
    }
  return state;
}

/* @database: (nullable): instead of the one that @options names. */
static PGconn *
connect_line (const Options *options, const char *database, const char *tls, DptDbOpenFlags flags, GError **error)
{
  g_autoptr (GPtrArray) keywords = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  const char *theirs = get_option (options, "options");
  const char *timeout = get_option (options, "connect_timeout");
  g_autofree char *server = g_strconcat (
    SERVER_OPTIONS, flags & DPT_DB_OPEN_READ_ONLY ? " -c default_transaction_read_only=on " : " ", theirs, NULL);
  PGconn *line;

#define ADD(keyword_, value_)                                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_ptr_array_add (keywords, (gpointer) (keyword_));                                                                 \
    g_ptr_array_add (values, (gpointer) (value_));                                                                     \
  }                                                                                                                    \
  G_STMT_END

  for (gsize i = 0; i < G_N_ELEMENTS (line_options); i++)
    ADD (line_options[i].keyword, line_options[i].value);
  for (const Options *option = options; option->keyword != NULL; option++)
    if (option->val != NULL)
      ADD (option->keyword, option->val);
  ADD ("options", server);
  if (tls != NULL)
    ADD ("sslmode", tls);
  if (database != NULL)
    ADD ("dbname", database);
  ADD (NULL, NULL);
#undef ADD

  line = PQconnectStartParams ((const char *const *) keywords->pdata, (const char *const *) values->pdata, 0);
  if (line != NULL && PQstatus (line) != CONNECTION_BAD)
    {
      /* So that a refusal ends in its SQLSTATE; see dpt_db_postgres_get_open_state(). */
      PQsetErrorVerbosity (line, PQERRORS_SQLSTATE);
      if (wait_for_server (line, timeout ? MAX (1, atoi (timeout)) : CONNECT_TIMEOUT_S) == PGRES_POLLING_OK)
        {
          PQsetErrorVerbosity (line, PQERRORS_DEFAULT);
          return line;
        }
    }
  if (error != NULL)
    dpt_db_postgres_set_open_error (error, line);
  PQfinish (line);
  return NULL;
}

static gboolean
is_missing (const Options *options, const char *tls)
{
  g_autoptr (GError) error = NULL;
  PGconn *line = connect_line (options, NULL, tls, 0, &error);

  PQfinish (line);
  return g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_NOT_FOUND);
}

static gboolean
is_there_already (const PGresult *result)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);

  return g_strcmp0 (state, "42P04") == 0 || g_strcmp0 (state, "23505") == 0;
}

/* Text in the order of its bytes, as SQLite has it: an index on folded names must answer "begins with". */
static gboolean
create_database (const Options *options, const char *tls, GError **error)
{
  PGconn *line = connect_line (options, "postgres", tls, 0, error);
  const char *name = get_option (options, "dbname");
  char *quoted;
  PGresult *result;
  gboolean done;

  if (line == NULL)
    return FALSE;
  quoted = PQescapeIdentifier (line, name, strlen (name));
  {
    g_autofree char *sql = g_strdup_printf ("CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'", quoted);

    result = PQexec (line, sql);
  }
  /* Another station may have made it in the meantime. */
  done = PQresultStatus (result) == PGRES_COMMAND_OK || is_there_already (result)
         || dpt_db_postgres_set_error (error, line, result, NULL);
  PQclear (result);
  PQfreemem (quoted);
  PQfinish (line);
  return done;
}

/* The server's words about a transaction it closed, and the like, go nowhere: what matters comes as an error. */
static void
drop_notice_cb (void *data, const char *message)
{
}

PGconn *
dpt_db_postgres_open_line (const char *uri, DptDbOpenFlags flags, GError **error)
{
  char *reason = NULL;
  g_autoptr (Options) options = PQconninfoParse (uri, &reason);
  const char *tls = NULL;
  PGconn *line;

  if (options == NULL)
    {
      /* Not with the address, which may hold a password. */
      g_set_error (
        error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED,
        _ ("The address of the database is not understood. It looks like postgresql://user@server/database."));
      PQfreemem (reason);
      return NULL;
    }
  if (!choose_tls (options, &tls, error))
    return NULL;
  if ((flags & DPT_DB_OPEN_CREATE) && get_option (options, "dbname") != NULL && is_missing (options, tls)
      && !create_database (options, tls, error))
    return NULL;
  line = connect_line (options, NULL, tls, flags, error);
  if (line == NULL)
    return NULL;
  PQsetNoticeProcessor (line, drop_notice_cb, NULL);
  if (!PQenterPipelineMode (line))
    {
      dpt_db_postgres_set_error (error, line, NULL, NULL);
      g_clear_pointer (&line, PQfinish);
    }
  return line;
}

static gboolean
refuse (GError **error, DptDbError code, const char *message)
{
  g_set_error_literal (error, DPT_DB_ERROR, (int) code, message);
  return FALSE;
}

gboolean
dpt_db_postgres_check_server (DptDbPostgres *self, DptDbOpenFlags flags, GError **error)
{
  static const DptDbStatement question
    = { "server", "SELECT current_setting ('synchronous_commit'), pg_encoding_to_char (encoding), datcollate::text,"
                  " pg_is_in_recovery(), current_setting ('server_version_num')::int"
                  " FROM pg_database WHERE datname = current_database()" };
  g_autoptr (DptDbRows) rows = dpt_db_query_values (DPT_DB_CONNECTION (self), &question, NULL, 0, error);
  const char *commit, *collation;

  if (rows == NULL)
    return FALSE;
  commit = dpt_db_rows_get_string (rows, 0, 0);
  collation = dpt_db_rows_get_string (rows, 0, 2);
  if (!g_str_equal (commit, "on") && !g_str_equal (commit, "remote_apply"))
    return refuse (
      error, DPT_DB_ERROR_FAILED,
      _ ("The database server would not keep what it has acknowledged (synchronous_commit is not “on”). Remove that "
         "setting from the address of the database."));
  if (!g_str_equal (dpt_db_rows_get_string (rows, 0, 1), "UTF8")
      || (!g_str_equal (collation, "C") && !g_str_equal (collation, "POSIX")))
    return refuse (
      error, DPT_DB_ERROR_FAILED,
      _ ("This database sorts its text in another way than Dioptre needs. Make it again: createdb --template=template0 "
         "--encoding=UTF8 --locale=C NAME"));
  if (dpt_db_rows_get_int (rows, 0, 3) && !(flags & DPT_DB_OPEN_READ_ONLY))
    return refuse (
      error, DPT_DB_ERROR_READ_ONLY,
      _ ("This database server is a copy that can only be read. Give the address of the one that it follows."));
  if (dpt_db_rows_get_int (rows, 0, 4) < 140000)
    return refuse (error, DPT_DB_ERROR_FAILED,
                   _ ("This database server is too old. Dioptre needs PostgreSQL 14 or newer."));
  return TRUE;
}
