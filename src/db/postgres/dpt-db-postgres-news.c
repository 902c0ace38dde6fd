/* dpt-db-postgres-news.c - what changed, told to other processes with NOTIFY, and heard from them with LISTEN.
 * For: announce, commit and poll of the driver. Not for: news within the process (dpt-db.c).
 *
 * Told after the commit, not in it: a transaction with NOTIFY in it takes a lock on the whole server until it is on
 * disk, and stations would commit one after the other. It leaves right behind the commit, and nobody waits for its
 * answer. In a burst the first commit tells at once, and what follows is told together, by a later commit or by the
 * watcher: every listener on the server wakes up for each telling, and sixteen stations would keep each other busy.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/postgres/dpt-db-postgres-private.h"

#include <string.h>

#define CHANNEL "dioptre"
#define MAX_PAYLOAD 7900 /* the server takes 8000 bytes */
#define INTERVAL_US (100 * 1000)

/* What this process has yet to tell, of one database. */
typedef struct
{
  GHashTable *topics; /* interned */
  gint64 told_at;
} Outbox;

G_LOCK_DEFINE_STATIC (outboxes);
static GHashTable *outboxes; /* URI → Outbox */

/* What tells the news of this process from that of others. */
static const char *
get_process_token (void)
{
  static char *token;

  if (g_once_init_enter (&token))
    g_once_init_leave (&token, g_uuid_string_random ());
  return token;
}

/* With the lock held. */
static Outbox *
get_outbox (const char *uri)
{
  Outbox *outbox;

  if (outboxes == NULL)
    outboxes = g_hash_table_new (g_str_hash, g_str_equal);
  outbox = g_hash_table_lookup (outboxes, uri);
  if (outbox == NULL)
    {
      outbox = g_new0 (Outbox, 1);
      outbox->topics = g_hash_table_new (g_str_hash, g_str_equal);
      outbox->told_at = -INTERVAL_US;
      g_hash_table_insert (outboxes, (gpointer) uri, outbox);
    }
  return outbox;
}

/* Adds @topics, and takes out what is to be told now. Returns: (transfer full) (nullable): the payload */
static char *
pass_outbox (const char *uri, char **topics, gboolean at_once)
{
  gint64 now = g_get_monotonic_time ();
  char *payload = NULL;
  Outbox *outbox;

  G_LOCK (outboxes);
  outbox = get_outbox (uri);
  for (gsize i = 0; topics != NULL && topics[i] != NULL; i++)
    g_hash_table_add (outbox->topics, (gpointer) g_intern_string (topics[i]));
  if (g_hash_table_size (outbox->topics) > 0 && (at_once || now - outbox->told_at >= INTERVAL_US))
    {
      g_autofree char **all = (char **) g_hash_table_get_keys_as_array (outbox->topics, NULL);
      g_autofree char *list = g_strjoinv (" ", all);

      payload = g_strconcat (get_process_token (), " ", strlen (list) < MAX_PAYLOAD ? list : "*", NULL);
      g_hash_table_remove_all (outbox->topics);
      outbox->told_at = now;
    }
  G_UNLOCK (outboxes);
  return payload;
}

/* Not worth a sync: where the server dies now, every line breaks and everything counts as changed. */
static void
tell (DptDbPostgres *self, char **topics, gboolean at_once)
{
  static const DptDbStatement news
    = { "news", "SELECT set_config ('synchronous_commit', 'off', true), pg_notify ('" CHANNEL "', $1)" };
  g_autofree char *payload = pass_outbox (self->uri, topics, at_once);

  if (payload != NULL && dpt_db_postgres_send (self, &news, DPT_DB_VALUES (DPT_TEXT (payload)), 1, NULL))
    dpt_db_postgres_leave (self);
}

void
dpt_db_postgres_send_news (DptDbPostgres *self)
{
  g_auto (GStrv) announced = g_steal_pointer (&self->announced);

  if (announced != NULL)
    tell (self, announced, FALSE);
}

void
dpt_db_postgres_send_last_news (DptDbPostgres *self)
{
  if (!dpt_db_postgres_is_alive (self))
    return;
  tell (self, NULL, TRUE);
  dpt_db_postgres_exchange (self, NULL, NULL);
}

/* Adds the topics of a payload, each once, unless they are news of our own. */
static void
collect_topics (const char *payload, GHashTable *seen, GPtrArray *topics)
{
  g_auto (GStrv) words = g_strsplit (payload, " ", -1);

  if (words[0] == NULL || g_str_equal (words[0], get_process_token ()))
    return;
  for (gsize i = 1; words[i] != NULL; i++)
    if (!g_hash_table_contains (seen, words[i]))
      {
        char *topic = g_strdup (words[i]);

        g_ptr_array_add (topics, topic);
        g_hash_table_add (seen, topic);
      }
}

static gboolean
start_listening (DptDbPostgres *self, GError **error)
{
  static const DptDbStatement listen = { "listen", "LISTEN " CHANNEL };

  if (!self->listening)
    self->listening
      = dpt_db_postgres_send (self, &listen, NULL, 0, error) && dpt_db_postgres_exchange (self, NULL, error);
  return self->listening;
}

char **
dpt_db_postgres_hear_news (DptDbPostgres *self, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func (g_free);
  PGnotify *notify;

  if (!start_listening (self, error))
    return NULL;
  if (!dpt_db_postgres_is_alive (self))
    {
      dpt_db_postgres_set_error (error, NULL, NULL, NULL);
      return NULL;
    }
  /* What a burst has left; its answers, and the news that came with them, are read at the next call. */
  if (self->owed->len > 0 && !dpt_db_postgres_exchange (self, NULL, error))
    return NULL;
  tell (self, NULL, FALSE);
  while ((notify = PQnotifies (self->line)) != NULL)
    {
      collect_topics (notify->extra, seen, topics);
      PQfreemem (notify);
    }
  if (topics->len == 0)
    return NULL;
  g_ptr_array_add (topics, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&topics), FALSE);
}
