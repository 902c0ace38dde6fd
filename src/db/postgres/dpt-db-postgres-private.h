/* dpt-db-postgres-private.h - what the files of the PostgreSQL driver share.
 * For: dpt-db-postgres*.c. Not for: anybody else.
 *
 *   send ──► libpq's buffer ──► (sync) ──► server ──► answers, in the order sent ──► exchange
 *   `owed` is the list of answers the server still owes; an exchange reads them all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/postgres/dpt-db-postgres.h"
#include "db/postgres/dpt-libpq.h"

G_BEGIN_DECLS

struct _DptDbPostgres
{
  DptDbConnection parent_instance;

  PGconn *line;
  GHashTable *cache; /* DptDbStatement → Prepared */
  GArray *owed;      /* Owed */
  gsize n_bytes;     /* sent since the last exchange, about */
  guint64 serial;    /* names the prepared statements */

  DptDbMode mode;
  gboolean in_transaction;

  const char *uri;  /* interned */
  char **announced; /* topics of the transaction under way */
  gboolean listening;
};

/* --- dpt-db-postgres-open.c --- */

/** dpt_db_postgres_open_line: Returns: (nullable): a line with every setting made, or %NULL with @error */
PGconn *dpt_db_postgres_open_line (const char *uri, DptDbOpenFlags flags, GError **error);
/** dpt_db_postgres_check_server: reads back what a durable commit and the order of text depend on */
gboolean dpt_db_postgres_check_server (DptDbPostgres *self, DptDbOpenFlags flags, GError **error);

/* --- dpt-db-postgres-error.c --- */

/** dpt_db_postgres_set_error: maps the SQLSTATE of @result, or the state of @line where there is none. Returns: %FALSE
 */
gboolean dpt_db_postgres_set_error (GError **error, PGconn *line, const PGresult *result,
                                    const DptDbStatement *statement);
/** dpt_db_postgres_set_open_error: says why @line could not be opened; %NULL: no memory, or too slow. Returns: %FALSE
 */
gboolean dpt_db_postgres_set_open_error (GError **error, PGconn *line);
/** dpt_db_postgres_get_open_state: Returns: (transfer full) (nullable): the SQLSTATE with which the server refused the
 * line */
char *dpt_db_postgres_get_open_state (PGconn *line);

/* --- dpt-db-postgres-pipeline.c --- */

/** dpt_db_postgres_send: queues a statement, and before it its preparation where this line does not know it yet */
gboolean dpt_db_postgres_send (DptDbPostgres *self, const DptDbStatement *statement, const DptDbValue *values,
                               guint n_values, GError **error);
/** dpt_db_postgres_exchange: sends what is queued and reads every answer owed. @last: (out) (optional): the last one,
 * to be cleared. Returns: %FALSE with the first error among them */
gboolean dpt_db_postgres_exchange (DptDbPostgres *self, PGresult **last, GError **error);
/** dpt_db_postgres_leave: sends what is queued; its answers, and its errors, are dropped at the next exchange */
void dpt_db_postgres_leave (DptDbPostgres *self);
/** dpt_db_postgres_is_alive: whether the server has closed the line, as far as is known here without asking it */
gboolean dpt_db_postgres_is_alive (DptDbPostgres *self);
/** dpt_db_postgres_is_full: whether so much was posted that answers should be read before more is sent */
gboolean dpt_db_postgres_is_full (DptDbPostgres *self);
/** dpt_db_postgres_forget: drops the cache and what is owed; the line is about to go */
void dpt_db_postgres_forget (DptDbPostgres *self);
/** dpt_db_postgres_try_prepare: whether @statement is right, also with its whole numbers bound as bigint */
gboolean dpt_db_postgres_try_prepare (DptDbPostgres *self, const DptDbStatement *statement, GError **error);
/** dpt_db_postgres_read_rows: Returns: (transfer full): the rows of @result */
DptDbRows *dpt_db_postgres_read_rows (const PGresult *result);

/* --- dpt-db-postgres-news.c --- */

/** dpt_db_postgres_send_news: after a commit: tells others what was announced, now or with what comes right after it */
void dpt_db_postgres_send_news (DptDbPostgres *self);
/** dpt_db_postgres_send_last_news: before the line goes: tells what waits to be told */
void dpt_db_postgres_send_last_news (DptDbPostgres *self);
/** dpt_db_postgres_hear_news: Returns: (transfer full) (nullable): topics that other processes have changed since the
 * last call */
char **dpt_db_postgres_hear_news (DptDbPostgres *self, GError **error);

GHashTable *dpt_db_postgres_create_cache (void);
GArray *dpt_db_postgres_create_owed (void);

G_END_DECLS
