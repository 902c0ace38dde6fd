/* dpt-db-watcher.c - see dpt-db-watcher.h.
 * For: waiting, looking, and opening the line again. Not for: telling the main context (dpt-db.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-db-watcher.h"

#define INTERVAL_MS 500

struct _DptDbWatcher
{
  DptDbConnection *connection;
  char *uri;
  DptDbOpenFlags flags;
  DptDbWatcherFunc func;
  gpointer user_data;
  GCancellable *closing;
  GThread *thread;
};

/* Waits until there may be news, for a while, or until the watcher is freed. Returns: whether it is. */
static gboolean
wait_to_close (DptDbWatcher *self, gboolean cut)
{
  GPollFD fds[2] = { { .fd = -1 }, { .fd = cut ? -1 : dpt_db_connection_get_poll_fd (self->connection), .events = G_IO_IN } };

  g_cancellable_make_pollfd (self->closing, &fds[0]);
  g_poll (fds, fds[1].fd >= 0 ? 2 : 1, INTERVAL_MS);
  g_cancellable_release_fd (self->closing);
  return g_cancellable_is_cancelled (self->closing);
}

static gpointer
watch_cb (gpointer data)
{
  DptDbWatcher *self = data;
  gboolean cut = FALSE;

  while (!wait_to_close (self, cut))
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) topics = NULL;

      if (cut && !dpt_db_connection_reopen (self->connection, self->uri, self->flags))
        continue;
      /* First listen again, then look again: what comes in between is heard. */
      topics = dpt_db_connection_poll (self->connection, &error);
      if (g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_DISCONNECTED))
        {
          if (!cut)
            self->func (NULL, FALSE, self->user_data);
          cut = TRUE;
          continue;
        }
      if (cut)
        self->func (g_strsplit ("*", " ", 0), TRUE, self->user_data);
      else if (topics != NULL)
        self->func (g_steal_pointer (&topics), -1, self->user_data);
      cut = FALSE;
    }
  return NULL;
}

DptDbWatcher *
dpt_db_watcher_new (DptDbConnection *connection, const char *uri, DptDbOpenFlags flags, DptDbWatcherFunc func,
                    gpointer user_data, GError **error)
{
  g_autoptr (GError) local = NULL;
  DptDbWatcher *self;

  g_strfreev (dpt_db_connection_poll (connection, &local));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      g_object_unref (connection);
      return NULL;
    }
  self = g_new0 (DptDbWatcher, 1);
  self->connection = connection;
  self->uri = g_strdup (uri);
  self->flags = flags;
  self->func = func;
  self->user_data = user_data;
  self->closing = g_cancellable_new ();
  self->thread = g_thread_new ("dpt-watch", watch_cb, self);
  return self;
}

void
dpt_db_watcher_free (DptDbWatcher *self)
{
  g_cancellable_cancel (self->closing);
  g_thread_join (self->thread);
  g_object_unref (self->closing);
  g_object_unref (self->connection);
  g_free (self->uri);
  g_free (self);
}
