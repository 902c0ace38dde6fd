/* dpt-db.c - pools of connections, units of work with retry, and the news for the main context.
 * For: see dpt-db.h. Not for: anything that knows a table; the only file that includes the drivers.
 *
 *   main thread ── write_async ──► writer pool (1 thread) ──► writer connection ─┐
 *               ── read_async  ──► reader pool (2 threads) ─► reader connections │ commit
 *   "changed"  ◄── main context ◄──────────────────────────── watcher thread ◄──┘
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dpt-db"

#include "db/dpt-db.h"

#include "db/dpt-db-migrator.h"
#include "db/dpt-db-watcher.h"
#include "db/postgres/dpt-db-postgres.h"
#include "db/sqlite/dpt-db-sqlite-quick.h"
#include "db/sqlite/dpt-db-sqlite.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_READERS 2
#define MAX_TRIES 8

struct _DptDb
{
  GObject parent_instance;

  char *uri;
  DptDbOpenFlags flags;
  gboolean left_open;
  GMainContext *context;

  GMutex writer_lock;
  DptDbConnection *writer;

  GMutex readers_lock;
  GCond readers_cond;
  GQueue readers; /* idle */
  guint n_readers;

  GThreadPool *write_pool;
  GThreadPool *read_pool;
  int n_jobs; /* atomic */

  DptDbWatcher *watcher;

  gboolean online; /* main context only */
};

typedef enum
{
  PROP_BUSY = 1,
  PROP_ONLINE,
} DptDbProperty;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_ONLINE + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DptDb, dpt_db, G_TYPE_OBJECT)

typedef struct
{
  DptDb *db;
  DptDbMode mode;
  DptDbFunc func;
  gpointer args;
  GDestroyNotify args_free;
  GDestroyNotify result_free;
} Job;

static void
job_free (Job *job)
{
  if (job->args_free != NULL)
    job->args_free (job->args);
  g_object_unref (job->db);
  g_free (job);
}

/* --- news for the main context --- */

typedef struct
{
  DptDb *db;
  char **topics; /* NULL: only the state changed */
  int online;    /* -1: as it was */
} News;

static gboolean
deliver_news_cb (gpointer data)
{
  g_autofree News *news = data;
  g_autoptr (DptDb) self = news->db;
  g_auto (GStrv) topics = news->topics;

  if (news->online >= 0 && news->online != self->online)
    {
      self->online = news->online;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
      /* While the line was cut, other stations worked on. */
      if (self->online)
        {
          static const char *const everything[] = { "*", NULL };

          g_signal_emit (self, signals[SIGNAL_CHANGED], 0, everything);
        }
    }
  if (topics != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, topics);
  return G_SOURCE_REMOVE;
}

/* In the main context and never here: g_main_context_invoke() would call at once where nobody iterates it. */
static void
call_in_context (DptDb *self, GSourceFunc func, gpointer data, GDestroyNotify data_free)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, data_free);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

static void
send_news (DptDb *self, char **topics, int online)
{
  News *news = g_new0 (News, 1);

  news->db = g_object_ref (self);
  news->topics = topics;
  news->online = online;
  call_in_context (self, deliver_news_cb, news, NULL);
}

/* On the watcher's thread, which ends before the database does. */
static void
hear_cb (char **topics, int online, gpointer user_data)
{
  send_news (user_data, topics, online);
}

static gboolean
notify_busy_cb (gpointer data)
{
  g_object_notify_by_pspec (data, properties[PROP_BUSY]);
  return G_SOURCE_REMOVE;
}

static void
count_job (DptDb *self, int change)
{
  int before = g_atomic_int_add (&self->n_jobs, change);

  if ((before == 0) != (before + change == 0))
    call_in_context (self, notify_busy_cb, g_object_ref (self), g_object_unref);
}

static gboolean
nothing_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* --- connections --- */

static gboolean
is_postgres (const char *uri)
{
  return g_str_has_prefix (uri, "postgresql://") || g_str_has_prefix (uri, "postgres://");
}

static DptDbConnection *
create_connection (const char *uri)
{
  return is_postgres (uri) ? dpt_db_postgres_new () : dpt_db_sqlite_new ();
}

static DptDbConnection *
open_connection (DptDb *self, GError **error)
{
  g_autoptr (DptDbConnection) connection = create_connection (self->uri);
  DptDbOpenFlags flags = (self->flags & ~(DPT_DB_OPEN_CREATE | DPT_DB_OPEN_MIGRATE)) | DPT_DB_OPEN_SMALL;

  if (!dpt_db_connection_open (connection, self->uri, flags, error))
    return NULL;
  return g_steal_pointer (&connection);
}

static DptDbConnection *
take_reader (DptDb *self, GError **error)
{
  DptDbConnection *connection;

  g_mutex_lock (&self->readers_lock);
  while ((connection = g_queue_pop_head (&self->readers)) == NULL && self->n_readers >= MAX_READERS)
    g_cond_wait (&self->readers_cond, &self->readers_lock);
  if (connection == NULL)
    self->n_readers++;
  g_mutex_unlock (&self->readers_lock);

  if (connection != NULL)
    return connection;
  connection = open_connection (self, error);
  if (connection == NULL)
    {
      g_mutex_lock (&self->readers_lock);
      self->n_readers--;
      g_cond_signal (&self->readers_cond);
      g_mutex_unlock (&self->readers_lock);
    }
  return connection;
}

static void
give_reader (DptDb *self, DptDbConnection *connection)
{
  g_mutex_lock (&self->readers_lock);
  g_queue_push_head (&self->readers, connection);
  g_cond_signal (&self->readers_cond);
  g_mutex_unlock (&self->readers_lock);
}

/* --- one unit of work --- */

static gboolean
is_disconnected (const GError *error)
{
  return g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_DISCONNECTED);
}

typedef enum
{
  UNIT_DONE,
  UNIT_FAILED,
  UNIT_AGAIN,         /* a lock; nothing was written */
  UNIT_DISCONNECTED,  /* before the commit was sent: nothing was written */
} UnitOutcome;

static UnitOutcome
classify (const GError *error)
{
  if (is_disconnected (error))
    return UNIT_DISCONNECTED;
  return g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_BUSY) ? UNIT_AGAIN : UNIT_FAILED;
}

static UnitOutcome
try_unit (DptDbConnection *connection, DptDbMode mode, DptDbFunc func, gpointer args, gpointer *result, char ***topics,
          GError **error)
{
  GError *local = NULL;

  if (!dpt_db_connection_begin (connection, mode, &local))
    {
      g_propagate_error (error, local);
      return classify (local);
    }
  *result = func (connection, args, &local);
  if (local != NULL)
    {
      UnitOutcome outcome = classify (local);

      dpt_db_connection_rollback (connection);
      g_propagate_error (error, local);
      return outcome;
    }
  if (!dpt_db_connection_commit (connection, topics, &local))
    {
      gboolean busy = g_error_matches (local, DPT_DB_ERROR, DPT_DB_ERROR_BUSY);

      /* A line that breaks at the commit leaves open whether it arrived: only the caller's idempotency key can tell. */
      g_propagate_error (error, local);
      return busy ? UNIT_AGAIN : UNIT_FAILED;
    }
  return UNIT_DONE;
}

static gpointer
run_unit (DptDb *self, DptDbConnection *connection, DptDbMode mode, DptDbFunc func, gpointer args,
          GDestroyNotify result_free, GError **error)
{
  for (int try = 1;; try++)
    {
      g_autoptr (GError) local = NULL;
      g_auto (GStrv) topics = NULL;
      gpointer result = NULL;
      UnitOutcome outcome = try_unit (connection, mode, func, args, &result, &topics, &local);

      if (outcome == UNIT_DONE)
        {
          if (topics != NULL)
            send_news (self, g_steal_pointer (&topics), TRUE);
          return result;
        }
      if (result != NULL && result_free != NULL)
        result_free (result);
      if (is_disconnected (local))
        {
          gboolean back = dpt_db_connection_reopen (connection, self->uri, self->flags);

          send_news (self, NULL, back);
          if (back && outcome == UNIT_DISCONNECTED && try < MAX_TRIES)
            continue;
        }
      if (outcome == UNIT_AGAIN && try < MAX_TRIES)
        {
          g_usleep ((gulong) g_random_int_range (500, 2000 << MIN (try, 6)));
          continue;
        }
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
}

/* The database that the thread runs a unit on: a second one inside it would wait for the first for ever. */
static GPrivate current_unit;

static gpointer
run_on_calling_thread (DptDb *self, DptDbMode mode, DptDbFunc func, gpointer args, GDestroyNotify result_free,
                       GError **error)
{
  gpointer outer = g_private_get (&current_unit);
  gpointer result;

  if (outer == self)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED, "a unit of work is under way on this thread; use its connection");
      return NULL;
    }
  g_private_set (&current_unit, self);
  if (mode == DPT_DB_MODE_WRITE)
    {
      g_mutex_lock (&self->writer_lock);
      result = run_unit (self, self->writer, mode, func, args, result_free, error);
      g_mutex_unlock (&self->writer_lock);
    }
  else
    {
      DptDbConnection *connection = take_reader (self, error);

      result = connection ? run_unit (self, connection, mode, func, args, result_free, error) : NULL;
      if (connection != NULL)
        give_reader (self, connection);
    }
  g_private_set (&current_unit, outer);
  return result;
}

static void
run_job_cb (gpointer data, gpointer user_data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  DptDb *self = job->db;
  GError *error = NULL;
  gpointer result;

  if (!g_task_return_error_if_cancelled (task))
    {
      result = run_on_calling_thread (self, job->mode, job->func, job->args, job->result_free, &error);
      if (error != NULL)
        g_task_return_error (task, error);
      else
        g_task_return_pointer (task, result, job->result_free);
    }
  count_job (self, -1);
  /* The task may hold the last reference on the database, which ends this thread, and so cannot end on it. */
  call_in_context (self, nothing_cb, task, g_object_unref);
}

/* From before the caller reads anything, so that no change is missed. */
static gboolean
start_watching (DptDb *self, GError **error)
{
  DptDbConnection *watch = open_connection (self, error);

  if (watch != NULL)
    self->watcher = dpt_db_watcher_new (watch, self->uri, self->flags & DPT_DB_OPEN_READ_ONLY, hear_cb, self, error);
  return self->watcher != NULL;
}

/* --- object --- */

static void
dpt_db_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptDb *self = DPT_DB (object);

  switch ((DptDbProperty) id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, dpt_db_get_busy (self));
      break;
    case PROP_ONLINE:
      g_value_set_boolean (value, self->online);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_db_dispose (GObject *object)
{
  dpt_db_close (DPT_DB (object));
  G_OBJECT_CLASS (dpt_db_parent_class)->dispose (object);
}

static void
dpt_db_finalize (GObject *object)
{
  DptDb *self = DPT_DB (object);

  g_free (self->uri);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->writer_lock);
  g_mutex_clear (&self->readers_lock);
  g_cond_clear (&self->readers_cond);
  G_OBJECT_CLASS (dpt_db_parent_class)->finalize (object);
}

static void
dpt_db_class_init (DptDbClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dpt_db_get_property;
  object_class->dispose = dpt_db_dispose;
  object_class->finalize = dpt_db_finalize;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, TRUE,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DPT_TYPE_DB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRV);
}

static void
dpt_db_init (DptDb *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->online = TRUE;
  g_mutex_init (&self->writer_lock);
  g_mutex_init (&self->readers_lock);
  g_cond_init (&self->readers_cond);
  g_queue_init (&self->readers);
}

/* Before an older file is changed, a copy of it stands beside it. */
static gboolean
copy_before_migration (DptDb *self, int version, GError **error)
{
  g_autofree char *copy = NULL;
  const char *path;

  if (is_postgres (self->uri))
    return TRUE; /* the README says to run pg_dump first; a step is one transaction */
  path = g_str_has_prefix (self->uri, "sqlite://") ? self->uri + strlen ("sqlite://") : self->uri;
  copy = g_strdup_printf ("%s.before-%04d", path, dpt_db_migrator_get_latest ());
  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE; /* an earlier attempt made it, from the same version or an older one */
  return dpt_db_connection_backup (self->writer, copy, NULL, error);
}

static gboolean
bring_up_to_date (DptDb *self, GError **error)
{
  int version = dpt_db_migrator_get_version (self->writer, error);

  if (version < 0)
    return FALSE;
  if (version == dpt_db_migrator_get_latest ())
    return TRUE;
  if (version == 0 ? !(self->flags & DPT_DB_OPEN_CREATE) : !(self->flags & (DPT_DB_OPEN_MIGRATE | DPT_DB_OPEN_CREATE)))
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_SCHEMA_TOO_OLD,
                   version == 0 ? _ ("This database is empty. Create the shop first (dioptrectl init).")
                                : _ ("This database was made by an older version. Bring it up to date first (dioptrectl migrate)."));
      return FALSE;
    }
  if (version > 0 && !copy_before_migration (self, version, error))
    return FALSE;
  return dpt_db_migrator_run (self->writer, error);
}

DptDb *
dpt_db_open (const char *uri, DptDbOpenFlags flags, GError **error)
{
  g_autoptr (DptDb) self = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  self = g_object_new (DPT_TYPE_DB, NULL);
  self->uri = g_strdup (uri);
  self->flags = flags;
  self->left_open = !is_postgres (uri) && dpt_db_sqlite_is_left_open (uri);
  self->writer = create_connection (uri);
  if (!dpt_db_connection_open (self->writer, uri, flags, error) || !bring_up_to_date (self, error)
      || !start_watching (self, error))
    {
      g_clear_object (&self->writer);
      return NULL;
    }
  self->write_pool = g_thread_pool_new (run_job_cb, NULL, 1, FALSE, NULL);
  self->read_pool = g_thread_pool_new (run_job_cb, NULL, MAX_READERS, FALSE, NULL);
  return g_steal_pointer (&self);
}

void
dpt_db_close (DptDb *self)
{
  DptDbConnection *connection;

  g_return_if_fail (DPT_IS_DB (self));

  if (self->write_pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->write_pool), FALSE, TRUE);
  if (self->read_pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->read_pool), FALSE, TRUE);
  g_clear_pointer (&self->watcher, dpt_db_watcher_free);
  while ((connection = g_queue_pop_head (&self->readers)) != NULL)
    g_object_unref (connection);
  g_clear_object (&self->writer);
}

const char *
dpt_db_get_uri (DptDb *self)
{
  return self->uri;
}

const char *
dpt_db_get_engine (DptDb *self)
{
  return is_postgres (self->uri) ? "postgres" : "sqlite";
}

gboolean
dpt_db_get_online (DptDb *self)
{
  return self->online;
}

gboolean
dpt_db_get_busy (DptDb *self)
{
  return g_atomic_int_get (&self->n_jobs) > 0;
}

gpointer
dpt_db_write (DptDb *self, DptDbFunc func, gpointer args, GDestroyNotify result_free, GError **error)
{
  g_return_val_if_fail (DPT_IS_DB (self) && self->writer != NULL, NULL);

  return run_on_calling_thread (self, DPT_DB_MODE_WRITE, func, args, result_free, error);
}

gpointer
dpt_db_read (DptDb *self, DptDbFunc func, gpointer args, GDestroyNotify result_free, GError **error)
{
  g_return_val_if_fail (DPT_IS_DB (self) && self->writer != NULL, NULL);

  return run_on_calling_thread (self, DPT_DB_MODE_READ, func, args, result_free, error);
}

static void
push_job (DptDb *self, DptDbMode mode, DptDbFunc func, gpointer args, GDestroyNotify args_free,
          GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GThreadPool *pool = mode == DPT_DB_MODE_WRITE ? self->write_pool : self->read_pool;
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->db = g_object_ref (self);
  job->mode = mode;
  job->func = func;
  job->args = args;
  job->args_free = args_free;
  job->result_free = result_free;
  g_task_set_source_tag (task, push_job);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  if (pool == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, mode == DPT_DB_MODE_WRITE ? G_IO_ERROR_CLOSED : G_IO_ERROR_CANCELLED,
                               "%s", _ ("The database is closed."));
      g_object_unref (task);
      return;
    }
  count_job (self, 1);
  g_thread_pool_push (pool, task, NULL);
}

void
dpt_db_write_async (DptDb *self, DptDbFunc func, gpointer args, GDestroyNotify args_free, GDestroyNotify result_free,
                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DPT_IS_DB (self));

  push_job (self, DPT_DB_MODE_WRITE, func, args, args_free, result_free, cancellable, callback, user_data);
}

void
dpt_db_read_async (DptDb *self, DptDbFunc func, gpointer args, GDestroyNotify args_free, GDestroyNotify result_free,
                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DPT_IS_DB (self));

  push_job (self, DPT_DB_MODE_READ, func, args, args_free, result_free, cancellable, callback, user_data);
}

gpointer
dpt_db_run_finish (DptDb *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
dpt_db_backup (DptDb *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (DptDbConnection) connection = open_connection (self, error);

  return connection != NULL && dpt_db_connection_backup (connection, path, cancellable, error);
}

gboolean
dpt_db_check (DptDb *self, GError **error)
{
  g_autoptr (DptDbConnection) connection = open_connection (self, error);

  return connection != NULL && dpt_db_connection_check (connection, error);
}

gboolean
dpt_db_get_left_open (DptDb *self)
{
  return self->left_open;
}

gboolean
dpt_db_quick_check (DptDb *self, DptDbProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  return is_postgres (self->uri) || dpt_db_sqlite_quick_check (self->uri, progress, data, cancellable, error);
}
