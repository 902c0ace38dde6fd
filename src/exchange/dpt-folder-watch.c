/* dpt-folder-watch.c - see dpt-folder-watch.h.
 * For: looking, waiting until a file is whole, reading. Not for: which folder and what for (dpt-device-feed.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-folder-watch.h"

#include "base/dpt-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define STILL 700     /* milliseconds that size and time must stand still */
#define INTERVAL 5000 /* milliseconds between looks that nobody asked for */

/* A file as it was seen last. */
typedef struct
{
  gint64 size;
  gint64 time;  /* UTC microseconds */
  gint64 since; /* monotonic: since when it looks like that */
  gboolean done;
} Seen;

struct _DptFolderWatch
{
  GObject parent_instance;

  char *folder;
  gint64 since;
  gsize max_size;
  DptFolderWatchFilter filter;
  gpointer data;
  GDestroyNotify data_free;
  guint still;
  guint interval;

  GHashTable *seen;  /* name → Seen; the worker's while a scan is under way */
  GPtrArray *again;  /* names to be read again, taken over before the next scan */
  GFileMonitor *monitor;
  GCancellable *cancellable;
  guint timer;
  gboolean scanning;
  gboolean asked;    /* to look once more after this scan */
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (DptFolderWatch, dpt_folder_watch, G_TYPE_OBJECT)

static guint file_signal, state_signal;

/* --- on a worker --- */

typedef struct
{
  char *name;
  GBytes *content;
  gint64 time;
} Found;

typedef struct
{
  GPtrArray *files; /* Found */
  gboolean waiting; /* a file is still being written */
} Scan;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->name);
  g_bytes_unref (found->content);
  g_free (found);
}

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  g_ptr_array_unref (scan->files);
  g_free (scan);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scan, scan_free)

static gint64
get_time (const struct stat *info)
{
  return (gint64) info->st_mtim.tv_sec * G_TIME_SPAN_SECOND + info->st_mtim.tv_nsec / 1000;
}

/* Without blocking: what calls itself a file may be a pipe by now. */
static GBytes *
read_file (DptFolderWatch *self, const char *path, const Seen *seen)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  gsize size = MIN ((gsize) seen->size, self->max_size + 1), length = 0;
  g_autofree guchar *bytes = NULL;
  struct stat info;
  gboolean whole;

  if (fd < 0)
    return NULL;
  bytes = g_malloc (size + 1);
  while (length < size)
    {
      gssize n = read (fd, bytes + length, size - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      length += (gsize) n;
    }
  whole = length == size && fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == seen->size
          && get_time (&info) == seen->time;
  close (fd);
  return whole ? g_bytes_new (bytes, length) : NULL;
}

/* A file is read when it looks as it did a while ago, and has something in it. */
static void
look_at (DptFolderWatch *self, const char *name, Scan *scan)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  gint64 now = g_get_monotonic_time ();
  struct stat info;
  Seen *seen;
  GBytes *content;
  Found *found;

  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode) || get_time (&info) < self->since)
    return;
  seen = g_hash_table_lookup (self->seen, name);
  if (seen == NULL)
    {
      seen = g_new0 (Seen, 1);
      g_hash_table_insert (self->seen, g_strdup (name), seen);
    }
  if (seen->size != info.st_size || seen->time != get_time (&info))
    *seen = (Seen) { info.st_size, get_time (&info), now, FALSE };
  if (seen->done)
    return;
  if (seen->size == 0 || now - seen->since < (gint64) self->still * 1000
      || (content = read_file (self, path, seen)) == NULL)
    {
      scan->waiting = TRUE;
      return;
    }
  seen->done = TRUE;
  found = g_new0 (Found, 1);
  found->name = g_strdup (name);
  found->content = content;
  found->time = seen->time;
  g_ptr_array_add (scan->files, found);
}

static void
scan_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DptFolderWatch *self = source;
  g_autoptr (Scan) scan = g_new0 (Scan, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  scan->files = g_ptr_array_new_with_free_func (found_free);
  dir = g_dir_open (self->folder, 0, &error);
  if (dir == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL && !g_cancellable_is_cancelled (cancellable))
    if (self->filter == NULL || self->filter (name, self->data))
      look_at (self, name, scan);
  g_task_return_pointer (task, g_steal_pointer (&scan), scan_free);
}

/* --- on the main thread --- */

static void scan (DptFolderWatch *self);

static gboolean
timer_cb (gpointer data)
{
  DptFolderWatch *self = data;

  self->timer = 0;
  scan (self);
  return G_SOURCE_REMOVE;
}

static void
plan_scan (DptFolderWatch *self, guint milliseconds)
{
  g_autoptr (GSource) timer = NULL;

  if (self->timer != 0)
    {
      GSource *old = g_main_context_find_source_by_id (g_main_context_get_thread_default (), self->timer);

      if (old != NULL)
        g_source_destroy (old);
    }
  timer = g_timeout_source_new (milliseconds);
  g_source_set_callback (timer, timer_cb, self, NULL);
  self->timer = g_source_attach (timer, g_main_context_get_thread_default ());
}

static void
monitor_cb (DptFolderWatch *self)
{
  if (self->scanning)
    self->asked = TRUE;
  else
    scan (self);
}

/* It is made anew where it is not: a folder that was away takes its monitor along. */
static void
start_monitor (DptFolderWatch *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->folder);

  if (self->monitor != NULL)
    return;
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_cb), self, G_CONNECT_SWAPPED);
}

static void
stop_monitor (DptFolderWatch *self)
{
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
}

static void
tell_failure (DptFolderWatch *self, const GError *error)
{
  g_autoptr (GError) told = NULL;

  stop_monitor (self);
  if (!self->failed)
    {
      /* Translators: a folder, and the system's reason */
      dpt_set_error (&told, DPT_ERROR_FAILED, _ ("The folder %s cannot be read: %s It is tried again."), self->folder,
                     error->message);
      self->failed = TRUE;
      g_signal_emit (self, state_signal, 0, told);
    }
}

static void
scanned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptFolderWatch) self = DPT_FOLDER_WATCH (g_object_ref (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (Scan) done = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean asked = self->asked;

  self->scanning = self->asked = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (done == NULL)
    tell_failure (self, error);
  else
    {
      start_monitor (self);
      if (self->failed)
        {
          self->failed = FALSE;
          g_signal_emit (self, state_signal, 0, NULL);
        }
    }
  for (guint i = 0; done != NULL && i < done->files->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      Found *found = done->files->pdata[i];

      g_signal_emit (self, file_signal, 0, found->name, found->content, found->time);
    }
  if (!g_cancellable_is_cancelled (self->cancellable))
    plan_scan (self, asked || (done != NULL && done->waiting) ? MIN (self->still, self->interval) : self->interval);
}

static void
scan (DptFolderWatch *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->scanning || g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; i < self->again->len; i++)
    g_hash_table_remove (self->seen, self->again->pdata[i]);
  g_ptr_array_set_size (self->again, 0);
  self->scanning = TRUE;
  task = g_task_new (self, self->cancellable, scanned_cb, NULL);
  g_task_set_source_tag (task, scan);
  /* The table is the worker's until it is done, cancelled or not. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, scan_in_thread);
}

/* --- the object --- */

static void
dpt_folder_watch_finalize (GObject *object)
{
  DptFolderWatch *self = DPT_FOLDER_WATCH (object);

  dpt_folder_watch_stop (self);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->again);
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self->folder);
  G_OBJECT_CLASS (dpt_folder_watch_parent_class)->finalize (object);
}

static void
dpt_folder_watch_class_init (DptFolderWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_folder_watch_finalize;
  file_signal = g_signal_new ("file", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                              G_TYPE_STRING, G_TYPE_BYTES, G_TYPE_INT64);
  state_signal = g_signal_new ("state", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_ERROR);
}

static void
dpt_folder_watch_init (DptFolderWatch *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->again = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  self->still = STILL;
  self->interval = INTERVAL;
}

DptFolderWatch *
dpt_folder_watch_new (const char *folder, gint64 since, gsize max_size, DptFolderWatchFilter filter, gpointer data,
                      GDestroyNotify data_free)
{
  DptFolderWatch *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (DPT_TYPE_FOLDER_WATCH, NULL);
  self->folder = g_strdup (folder);
  self->since = since;
  self->max_size = max_size;
  self->filter = filter;
  self->data = data;
  self->data_free = data_free;
  return self;
}

void
dpt_folder_watch_set_times (DptFolderWatch *self, guint still, guint interval)
{
  g_return_if_fail (DPT_IS_FOLDER_WATCH (self));

  self->still = still;
  self->interval = interval;
}

void
dpt_folder_watch_add_known (DptFolderWatch *self, const char *name, gint64 size, gint64 time)
{
  Seen *seen;

  g_return_if_fail (DPT_IS_FOLDER_WATCH (self) && name != NULL && !self->scanning);

  seen = g_new0 (Seen, 1);
  *seen = (Seen) { size, time, 0, TRUE };
  g_hash_table_replace (self->seen, g_strdup (name), seen);
}

void
dpt_folder_watch_start (DptFolderWatch *self)
{
  g_return_if_fail (DPT_IS_FOLDER_WATCH (self));

  scan (self);
}

void
dpt_folder_watch_try_again (DptFolderWatch *self, const char *name)
{
  g_return_if_fail (DPT_IS_FOLDER_WATCH (self) && name != NULL);

  g_ptr_array_add (self->again, g_strdup (name));
}

void
dpt_folder_watch_stop (DptFolderWatch *self)
{
  g_return_if_fail (DPT_IS_FOLDER_WATCH (self));

  g_cancellable_cancel (self->cancellable);
  if (self->timer != 0)
    {
      GSource *timer = g_main_context_find_source_by_id (g_main_context_get_thread_default (), self->timer);

      if (timer != NULL)
        g_source_destroy (timer);
      self->timer = 0;
    }
  stop_monitor (self);
}
