/* dpt-db-postgres-error.c - from SQLSTATE to DptDbError, never from the words of a message.
 * For: the PostgreSQL driver. Not for: rules of the trade.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/postgres/dpt-db-postgres-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STATE_LENGTH 5

/* The first line that fits decides; a state of two characters stands for its class. */
static const struct
{
  const char *state;
  DptDbError code;
  const char *message; /* NULL: what the server says */
} states[] = {
  { "23505", DPT_DB_ERROR_UNIQUE, NULL },
  { "23P01", DPT_DB_ERROR_UNIQUE, NULL },
  { "23503", DPT_DB_ERROR_FOREIGN_KEY, NULL },
  { "23001", DPT_DB_ERROR_FOREIGN_KEY, NULL },
  { "23", DPT_DB_ERROR_CHECK, NULL },
  { "22", DPT_DB_ERROR_CHECK, NULL },    /* a value that its column cannot hold */
  { "P0001", DPT_DB_ERROR_CHECK, NULL }, /* RAISE EXCEPTION in a trigger */
  { "42501", DPT_DB_ERROR_CHECK, N_ ("The database does not allow this change to this user.") },
  { "40", DPT_DB_ERROR_BUSY, N_ ("Another station is writing the same. Try again in a moment.") },
  { "55P03", DPT_DB_ERROR_BUSY, N_ ("Another station is writing for too long. Try again in a moment.") },
  { "57014", DPT_DB_ERROR_FAILED, N_ ("The database took too long to answer, and was stopped. Ask for less at once.") },
  { "25006", DPT_DB_ERROR_READ_ONLY, N_ ("The database can only be read here. Nothing was saved.") },
  { "53100", DPT_DB_ERROR_DISK_FULL,
    N_ ("The disk of the database server is full. Nothing was saved; make room and try again.") },
  { "53300", DPT_DB_ERROR_DISCONNECTED,
    N_ ("The database server has no room for another station. Try again in a moment, or raise max_connections.") },
  { "57P03", DPT_DB_ERROR_DISCONNECTED, N_ ("The database server is starting or stopping. Try again in a moment.") },
  { "57P", DPT_DB_ERROR_DISCONNECTED, N_ ("The connection to the database server is lost. Try again once it is back.") },
  { "25P03", DPT_DB_ERROR_DISCONNECTED, N_ ("The connection to the database server is lost. Try again once it is back.") },
  { "08P01", DPT_DB_ERROR_FAILED, NULL }, /* too few values for a statement: a mistake of ours */
  { "08", DPT_DB_ERROR_DISCONNECTED, N_ ("The connection to the database server is lost. Try again once it is back.") },
  { "28P01", DPT_DB_ERROR_FAILED,
    N_ ("The database server refuses the user or the password. Check both in the address of the database.") },
  { "28", DPT_DB_ERROR_FAILED,
    N_ ("The database server does not let this user in from this machine (pg_hba.conf). Check the user, and whether "
        "TLS is asked for.") },
  { "3D000", DPT_DB_ERROR_NOT_FOUND,
    N_ ("There is no database of this name on the server. Create the shop first (dioptrectl init).") },
  { "XX001", DPT_DB_ERROR_CORRUPT, N_ ("The database is damaged. Stop working with it and restore the last back-up.") },
  { "XX002", DPT_DB_ERROR_CORRUPT,
    N_ ("An index of the database is damaged. Have it rebuilt (REINDEX) before working on.") },
  { "58P01", DPT_DB_ERROR_CORRUPT, N_ ("The database is damaged. Stop working with it and restore the last back-up.") },
};

static gboolean
set_by_state (GError **error, const char *state, const char *words, const DptDbStatement *statement)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_has_prefix (state, states[i].state))
      {
        g_set_error_literal (error, DPT_DB_ERROR, (int) states[i].code,
                             states[i].message ? _ (states[i].message) : words);
        return FALSE;
      }
  /* What is left is a mistake in a statement or in the schema: for whoever repairs it. */
  g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED, "%s: %s (%s)", statement ? statement->name : "PostgreSQL",
               words, state);
  return FALSE;
}

gboolean
dpt_db_postgres_set_error (GError **error, PGconn *line, const PGresult *result, const DptDbStatement *statement)
{
  const char *state = result ? PQresultErrorField (result, PG_DIAG_SQLSTATE) : NULL;
  const char *words = result ? PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY) : NULL;

  if (state != NULL)
    return set_by_state (error, state, words ? words : "", statement);
  if (line == NULL || PQstatus (line) == CONNECTION_BAD)
    return set_by_state (error, "08006", "", statement);
  /* An error of libpq itself, which has no state: out of memory, a value too long. */
  g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED, "%s: %s", statement ? statement->name : "libpq",
               PQerrorMessage (line));
  return FALSE;
}

/* A line that was refused gives no result to ask for its SQLSTATE. With PQERRORS_SQLSTATE, set before, the message of
 * the server ends in it: "FATAL:  28P01". */
char *
dpt_db_postgres_get_open_state (PGconn *line)
{
  g_autofree char *message = g_strchomp (g_strdup (PQerrorMessage (line)));
  gsize length = strlen (message);
  const char *state = message + length - MIN (length, STATE_LENGTH);

  if (length <= STATE_LENGTH || state[-1] != ' '
      || strspn (state, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != STATE_LENGTH)
    return NULL;
  return g_strdup (state);
}

gboolean
dpt_db_postgres_set_open_error (GError **error, PGconn *line)
{
  g_autofree char *state = line ? dpt_db_postgres_get_open_state (line) : NULL;
  g_autofree char *words = NULL;

  if (state != NULL)
    return set_by_state (error, state, _ ("The database server refused the connection."), NULL);
  words = g_strchomp (g_strdup (line && PQstatus (line) == CONNECTION_BAD ? PQerrorMessage (line) : ""));
  if (*words == '\0')
    g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_DISCONNECTED,
                 _ ("The database server does not answer. Check that it runs and that this machine reaches it."));
  else
    /* Translators: %s is what the library for PostgreSQL says, in English or the language of the server */
    g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_DISCONNECTED, _ ("The database server cannot be reached: %s"),
                 words);
  return FALSE;
}
