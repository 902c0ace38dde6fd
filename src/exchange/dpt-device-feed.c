/* dpt-device-feed.c - see dpt-device-feed.h.
 * For: which devices are listened to, and the way of what they say into the tray. Not for: how a folder or a line is heard.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-device-feed.h"

#include "base/dpt-error.h"
#include "engine/clinical/dpt-tray.h"
#include "exchange/dpt-folder-watch.h"
#include "exchange/dpt-instrument.h"
#include "exchange/dpt-serial-line.h"
#include "exchange/dpt-serial-talk.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#define AGAIN 3 /* seconds before a transmission is put into the tray once more */

/* One device that is listened to. */
typedef struct
{
  DptDeviceFeed *feed;
  DptDevice *device;
  DptFolderWatch *watch;
  DptSerialLine *line;
  char *problem;
} Ear;

struct _DptDeviceFeed
{
  GObject parent_instance;

  DptSession *session;
  GPtrArray *ears;
  GCancellable *cancellable; /* of reading the devices; what was heard is kept whatever happens */
  gulong changed_handler;
};

G_DEFINE_FINAL_TYPE (DptDeviceFeed, dpt_device_feed, G_TYPE_OBJECT)

static guint arrived_signal, problem_signal;

/* --- reading, in a unit of work or before it --- */

static DptReading *
read_content (const char *file_name, GBytes *content, char **message)
{
  g_autoptr (GError) error = NULL;
  DptReading *reading = NULL;

  if (g_bytes_get_size (content) == 0)
    *message = g_strdup (_ ("The file is empty."));
  else if (g_bytes_get_size (content) > DPT_TRAY_MAX_SIZE)
    *message = g_strdup (_ ("The file is larger than 2 MB: no instrument writes that much about one patient."));
  else if ((reading = dpt_instrument_read (content, file_name, &error)) == NULL)
    *message = g_strdup (error->message);
  return reading;
}

gint64
dpt_tray_import (DptUnit *unit, const char *file_name, GBytes *content, gboolean *known, GError **error)
{
  g_autofree char *message = NULL;
  g_autoptr (DptReading) reading = NULL;

  g_return_val_if_fail (content != NULL, 0);

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error))
    return 0;
  reading = read_content (file_name, content, &message);
  return dpt_tray_receive (
    unit, &(DptTrayArrival) { .file_name = file_name, .content = content, .reading = reading, .message = message }, known, error);
}

gboolean
dpt_tray_retry (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptTrayReading) kept = NULL;
  g_autoptr (DptReading) reading = NULL;
  g_autofree char *message = NULL;
  GBytes *content;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error))
    return FALSE;
  kept = dpt_tray_load (unit, id, error);
  if (kept == NULL)
    return FALSE;
  content = dpt_record_get_bytes (kept, DPT_TRAY_READING_ORIGINAL);
  if (content == NULL)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("The bytes of this reading were not kept: import its file again."));
  reading = read_content (dpt_record_get_text (kept, DPT_TRAY_READING_FILE_NAME), content, &message);
  return dpt_tray_read_again (unit, id, reading, message, error);
}

/* --- into the tray, on a worker --- */

typedef struct
{
  DptSession *session;
  gint64 device_id;
  char *device_name;
  char *file_name;
  gint64 file_time;
  GBytes *content;
  DptReading *reading;
  char *message;
  gboolean known;
} Delivery;

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  g_object_unref (delivery->session);
  g_free (delivery->device_name);
  g_free (delivery->file_name);
  g_bytes_unref (delivery->content);
  g_clear_pointer (&delivery->reading, dpt_reading_unref);
  g_free (delivery->message);
  g_free (delivery);
}

static gpointer
receive (DptUnit *unit, gpointer args, GError **error)
{
  Delivery *delivery = args;
  DptTrayArrival arrival = {
    .device_id = delivery->device_id,
    .device_name = delivery->device_name,
    .file_name = delivery->file_name,
    .file_time = delivery->file_time,
    .content = delivery->content,
    .reading = delivery->reading,
    .message = delivery->message,
  };
  gint64 id = dpt_tray_receive (unit, &arrival, &delivery->known, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
deliver_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Delivery *delivery = data;
  GError *error = NULL;
  gpointer id;

  delivery->reading = read_content (delivery->file_name, delivery->content, &delivery->message);
  id = dpt_session_write (delivery->session, receive, delivery, g_free, &error);
  /* Two stations that saw the same file at the same moment: the other one has it. */
  if (g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_UNIQUE))
    {
      g_clear_error (&error);
      id = dpt_session_write (delivery->session, receive, delivery, g_free, &error);
    }
  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

/* --- an ear --- */

static void
set_problem (Ear *ear, const GError *error)
{
  gint64 id = dpt_record_get_id (ear->device);

  if (error == NULL)
    {
      g_clear_pointer (&ear->problem, g_free);
      return;
    }
  if (g_strcmp0 (ear->problem, error->message) == 0)
    return;
  g_free (ear->problem);
  ear->problem = g_strdup (error->message);
  g_signal_emit (ear->feed, problem_signal, 0, id, error);
}

static Ear *
find_ear (DptDeviceFeed *self, gint64 device_id)
{
  for (guint i = 0; i < self->ears->len; i++)
    if (dpt_record_get_id (((Ear *) self->ears->pdata[i])->device) == device_id)
      return self->ears->pdata[i];
  return NULL;
}

static void deliver (Ear *ear, const char *file_name, GBytes *content, gint64 file_time);

/* A transmission that did not get into the tray: there is no file to read it from once more. */
typedef struct
{
  DptDeviceFeed *feed;
  gint64 device_id;
  GBytes *content;
} Unsaved;

static void
unsaved_free (gpointer data)
{
  Unsaved *unsaved = data;

  g_object_unref (unsaved->feed);
  g_bytes_unref (unsaved->content);
  g_free (unsaved);
}

static gboolean
deliver_again_cb (gpointer data)
{
  Unsaved *unsaved = data;
  Ear *ear = find_ear (unsaved->feed, unsaved->device_id);

  if (ear != NULL)
    deliver (ear, NULL, unsaved->content, 0);
  return G_SOURCE_REMOVE;
}

static void
keep_unsaved (DptDeviceFeed *self, const Delivery *delivery)
{
  Unsaved *unsaved = g_new0 (Unsaved, 1);
  g_autoptr (GSource) timer = g_timeout_source_new_seconds (AGAIN);

  unsaved->feed = g_object_ref (self);
  unsaved->device_id = delivery->device_id;
  unsaved->content = g_bytes_ref (delivery->content);
  g_source_set_callback (timer, deliver_again_cb, unsaved, unsaved_free);
  g_source_attach (timer, g_main_context_get_thread_default ());
}

static void
delivered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptDeviceFeed *self = DPT_DEVICE_FEED (source);
  const Delivery *delivery = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), &error);
  Ear *ear = find_ear (self, delivery->device_id);

  if (id == NULL && ear != NULL)
    {
      if (ear->watch != NULL)
        dpt_folder_watch_try_again (ear->watch, delivery->file_name);
      else if (!g_error_matches (error, DPT_ERROR, DPT_ERROR_REFUSED))
        keep_unsaved (self, delivery);
      set_problem (ear, error);
    }
  else if (ear != NULL)
    set_problem (ear, NULL);
  if (id != NULL && !delivery->known && ear != NULL)
    g_signal_emit (self, arrived_signal, 0, *id);
}

static void
deliver (Ear *ear, const char *file_name, GBytes *content, gint64 file_time)
{
  g_autoptr (GTask) task = g_task_new (ear->feed, NULL, delivered_cb, NULL);
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->session = g_object_ref (ear->feed->session);
  delivery->device_id = dpt_record_get_id (ear->device);
  delivery->device_name = g_strdup (dpt_record_get_text (ear->device, DPT_DEVICE_NAME));
  delivery->file_name = g_strdup (file_name);
  delivery->file_time = file_time;
  delivery->content = g_bytes_ref (content);
  g_task_set_source_tag (task, deliver);
  g_task_set_task_data (task, delivery, delivery_free);
  g_task_run_in_thread (task, deliver_in_thread);
}

static void
file_cb (Ear *ear, const char *name, GBytes *content, gint64 time)
{
  deliver (ear, name, content, time);
}

static void
message_cb (Ear *ear, GBytes *content)
{
  deliver (ear, NULL, content, 0);
}

static void
folder_state_cb (Ear *ear, const GError *error)
{
  set_problem (ear, error);
}

/* A line that another window of ours listens to is no problem: it hears the same. */
static void
line_state_cb (Ear *ear, const GError *error)
{
  if (!g_error_matches (error, DPT_ERROR, DPT_ERROR_UNAVAILABLE))
    set_problem (ear, error);
}

static void
ear_free (gpointer data)
{
  Ear *ear = data;

  if (ear->watch != NULL)
    {
      g_signal_handlers_disconnect_by_data (ear->watch, ear);
      dpt_folder_watch_stop (ear->watch);
    }
  if (ear->line != NULL)
    {
      g_signal_handlers_disconnect_by_data (ear->line, ear);
      dpt_serial_line_stop (ear->line);
    }
  g_clear_object (&ear->watch);
  g_clear_object (&ear->line);
  g_object_unref (ear->device);
  g_free (ear->problem);
  g_free (ear);
}

static gboolean
takes_name (const char *name, gpointer device)
{
  return dpt_device_takes_name (device, name) && !dpt_instrument_is_companion (name);
}

static void
listen_to_folder (Ear *ear, DptDbRows *known)
{
  gint64 since = dpt_record_get_int (ear->device, DPT_DEVICE_CREATED_AT) - DPT_DEVICE_BACKLOG * G_TIME_SPAN_DAY;

  ear->watch = dpt_folder_watch_new (dpt_record_get_text (ear->device, DPT_DEVICE_FOLDER), since, DPT_TRAY_MAX_SIZE, takes_name,
                                     g_object_ref (ear->device), g_object_unref);
  for (guint i = 0; known != NULL && i < dpt_db_rows_get_n_rows (known); i++)
    dpt_folder_watch_add_known (ear->watch, dpt_db_rows_get_string (known, i, 0), dpt_db_rows_get_int (known, i, 1),
                                dpt_db_rows_get_int (known, i, 2));
  g_signal_connect_swapped (ear->watch, "file", G_CALLBACK (file_cb), ear);
  g_signal_connect_swapped (ear->watch, "state", G_CALLBACK (folder_state_cb), ear);
  dpt_folder_watch_start (ear->watch);
}

static gboolean
talks (DptDevice *device)
{
  return g_strcmp0 (dpt_record_get_text (device, DPT_DEVICE_TALK), "nidek") == 0;
}

static DptSerialSettings
get_settings (DptDevice *device)
{
  DptSerialSettings settings = {
    .port = dpt_record_get_text (device, DPT_DEVICE_PORT),
    .speed = atoi (dpt_record_get_string (device, DPT_DEVICE_SPEED)),
    .data_bits = atoi (dpt_record_get_string (device, DPT_DEVICE_DATA_BITS)),
    .parity = g_ascii_toupper (dpt_record_get_string (device, DPT_DEVICE_PARITY)[0]),
    .stop_bits = atoi (dpt_record_get_string (device, DPT_DEVICE_STOP_BITS)),
    .handshake = g_ascii_toupper (dpt_record_get_string (device, DPT_DEVICE_HANDSHAKE)[0]),
  };

  if (talks (device))
    g_strlcpy (settings.talk_to, dpt_serial_talk_find_name (dpt_record_get_text (device, DPT_DEVICE_KIND)), sizeof settings.talk_to);
  return settings;
}

static void
listen_to_line (Ear *ear)
{
  DptSerialSettings settings = get_settings (ear->device);

  ear->line = dpt_serial_line_new (&settings);
  g_signal_connect_swapped (ear->line, "message", G_CALLBACK (message_cb), ear);
  g_signal_connect_swapped (ear->line, "state", G_CALLBACK (line_state_cb), ear);
}

/* --- which devices --- */

typedef struct
{
  GPtrArray *devices;
  GPtrArray *known; /* DptDbRows of the files of each */
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_clear_pointer (&plan->devices, g_ptr_array_unref);
  g_ptr_array_unref (plan->known);
  g_free (plan);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static gpointer
read_plan (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (Plan) plan = g_new0 (Plan, 1);

  plan->known = g_ptr_array_new_with_free_func ((GDestroyNotify) dpt_db_rows_unref);
  plan->devices = dpt_device_list_here (unit, error);
  for (guint i = 0; plan->devices != NULL && i < plan->devices->len; i++)
    {
      DptDbRows *rows = dpt_tray_list_known_files (unit, dpt_record_get_id (plan->devices->pdata[i]), error);

      if (rows == NULL)
        return NULL;
      g_ptr_array_add (plan->known, rows);
    }
  return plan->devices != NULL ? g_steal_pointer (&plan) : NULL;
}

static void
listen_to (DptDeviceFeed *self, DptDevice *device, DptDbRows *known)
{
  Ear *ear = g_new0 (Ear, 1);

  ear->feed = self;
  ear->device = g_object_ref (device);
  g_ptr_array_add (self->ears, ear);
  if (dpt_device_is_serial (device))
    listen_to_line (ear);
  else
    listen_to_folder (ear, known);
}

/* One that is as it was goes on listening; the others begin anew. */
static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDeviceFeed) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Plan) plan = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autoptr (GHashTable) kept = NULL;

  if (plan == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  kept = g_hash_table_new (NULL, NULL);
  for (guint i = self->ears->len; i-- > 0;)
    {
      Ear *ear = self->ears->pdata[i];
      gboolean same = FALSE;

      for (guint j = 0; j < plan->devices->len; j++)
        if (dpt_record_get_id (plan->devices->pdata[j]) == dpt_record_get_id (ear->device)
            && dpt_record_get_version (plan->devices->pdata[j]) == dpt_record_get_version (ear->device))
          same = g_hash_table_add (kept, GUINT_TO_POINTER (j + 1));
      if (!same)
        g_ptr_array_remove_index (self->ears, i);
    }
  for (guint j = 0; j < plan->devices->len; j++)
    if (!g_hash_table_contains (kept, GUINT_TO_POINTER (j + 1)))
      listen_to (self, plan->devices->pdata[j], plan->known->pdata[j]);
}

static void
plan_anew (DptDeviceFeed *self)
{
  dpt_session_read_async (self->session, read_plan, NULL, NULL, plan_free, self->cancellable, planned_cb, g_object_ref (self));
}

static void
changed_cb (DptDeviceFeed *self, const char *const *topics)
{
  if (g_strv_contains (topics, "device") || g_strv_contains (topics, "*"))
    plan_anew (self);
}

/* --- the object --- */

static void
dpt_device_feed_dispose (GObject *object)
{
  dpt_device_feed_stop (DPT_DEVICE_FEED (object));
  G_OBJECT_CLASS (dpt_device_feed_parent_class)->dispose (object);
}

static void
dpt_device_feed_finalize (GObject *object)
{
  DptDeviceFeed *self = DPT_DEVICE_FEED (object);

  g_ptr_array_unref (self->ears);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dpt_device_feed_parent_class)->finalize (object);
}

static void
dpt_device_feed_class_init (DptDeviceFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_device_feed_dispose;
  G_OBJECT_CLASS (klass)->finalize = dpt_device_feed_finalize;
  arrived_signal = g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_INT64);
  problem_signal = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_INT64, G_TYPE_ERROR);
}

static void
dpt_device_feed_init (DptDeviceFeed *self)
{
  self->ears = g_ptr_array_new_with_free_func (ear_free);
  self->cancellable = g_cancellable_new ();
}

DptDeviceFeed *
dpt_device_feed_new (DptSession *session)
{
  DptDeviceFeed *self;

  g_return_val_if_fail (DPT_IS_SESSION (session), NULL);

  self = g_object_new (DPT_TYPE_DEVICE_FEED, NULL);
  self->session = g_object_ref (session);
  self->changed_handler
    = g_signal_connect_swapped (dpt_session_get_db (session), "changed", G_CALLBACK (changed_cb), self);
  plan_anew (self);
  return self;
}

void
dpt_device_feed_stop (DptDeviceFeed *self)
{
  g_return_if_fail (DPT_IS_DEVICE_FEED (self));

  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    g_clear_signal_handler (&self->changed_handler, dpt_session_get_db (self->session));
  g_ptr_array_set_size (self->ears, 0);
}

guint
dpt_device_feed_get_n_asked (DptDeviceFeed *self)
{
  guint n = 0;

  g_return_val_if_fail (DPT_IS_DEVICE_FEED (self), 0);

  for (guint i = 0; i < self->ears->len; i++)
    n += ((Ear *) self->ears->pdata[i])->line != NULL && talks (((Ear *) self->ears->pdata[i])->device);
  return n;
}

void
dpt_device_feed_ask (DptDeviceFeed *self)
{
  g_return_if_fail (DPT_IS_DEVICE_FEED (self));

  for (guint i = 0; i < self->ears->len; i++)
    {
      Ear *ear = self->ears->pdata[i];

      if (ear->line != NULL && talks (ear->device))
        dpt_serial_line_ask (ear->line);
    }
}

const char *
dpt_device_feed_get_problem (DptDeviceFeed *self, gint64 device_id)
{
  Ear *ear;

  g_return_val_if_fail (DPT_IS_DEVICE_FEED (self), NULL);

  ear = find_ear (self, device_id);
  return ear != NULL ? ear->problem : NULL;
}

/* --- trying one --- */

static char *
test_folder (DptDevice *device, GError **error)
{
  const char *folder = dpt_record_get_string (device, DPT_DEVICE_FOLDER);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  if (dir == NULL)
    {
      dpt_set_invalid (error, "folder", _ ("Folder: %s cannot be read. Is it there, and may this user read it?"), folder);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    n += takes_name (name, device);
  /* Translators: a number of files */
  return n > 0 ? g_strdup_printf (ngettext ("The folder can be read; %u file in it fits.", "The folder can be read; %u files in it fit.", n), n)
               : g_strdup (_ ("The folder can be read; no file in it fits yet."));
}

static char *
test_line (DptDevice *device, GError **error)
{
  g_autoptr (GError) reason = NULL;
  DptSerialSettings settings = get_settings (device);
  int fd = dpt_serial_open (&settings, &reason);

  if (fd >= 0)
    {
      close (fd);
      return g_strdup (_ ("The line can be opened. Send a measure from the instrument: it appears in the tray of the exam."));
    }
  if (g_error_matches (reason, DPT_ERROR, DPT_ERROR_UNAVAILABLE))
    return g_strdup (_ ("The line is listened to already. Send a measure from the instrument: it appears in the tray of the exam."));
  dpt_set_invalid (error, "port", "%s", reason->message);
  return NULL;
}

char *
dpt_device_test (DptDevice *device, GError **error)
{
  g_return_val_if_fail (DPT_IS_DEVICE (device), NULL);

  if (!dpt_device_check_place (device, error))
    return NULL;
  return dpt_device_is_serial (device) ? test_line (device, error) : test_folder (device, error);
}
