/* dpt-sane.c - see dpt-sane.h.
 * For: starting scanimage, its progress and its end. Not for: what becomes of the page.
 *
 *   scanimage ──standard output──► JPEG, up to a limit ──┐
 *             ──standard error ──► "Progress: 12.3%"     ├──► the answer, once both lines ended and the program did
 *   cancelled ──SIGINT──► it parks the lamp and ends  ───┘
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-sane.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/dpt-error.h"
#include "engine/clinical/dpt-scan.h"

#define PIECE 65536

static void
free_device (gpointer data)
{
  DptSaneDevice *device = data;

  g_free (device->id);
  g_free (device->label);
  g_free (device);
}

static gboolean
complain_of_start (GError *reason, GError **error)
{
  gboolean missing = g_error_matches (reason, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT);

  if (missing)
    dpt_set_error (error, DPT_ERROR_FAILED, _ ("Scanning needs the package “sane-utils”, which is not installed on this computer."));
  else
    dpt_set_error (error, DPT_ERROR_FAILED, _ ("The scanner cannot be used: %s"), reason->message);
  g_error_free (reason);
  return FALSE;
}

/* --- which there are --- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func (free_device);
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  GError *error = NULL;

  if (!g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &out, NULL, &error))
    {
      g_subprocess_force_exit (G_SUBPROCESS (source));
      g_task_return_error (task, error);
      return;
    }
  lines = g_strsplit (out != NULL ? out : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');
      DptSaneDevice *device;

      if (tab == NULL)
        continue;
      device = g_new0 (DptSaneDevice, 1);
      device->id = g_strndup (lines[i], (gsize) (tab - lines[i]));
      device->label = g_strstrip (g_strdup (tab + 1));
      g_ptr_array_add (devices, device);
    }
  g_task_return_pointer (task, g_steal_pointer (&devices), (GDestroyNotify) g_ptr_array_unref);
}

void
dpt_sane_list_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GSubprocess) process = NULL;
  GError *reason = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, dpt_sane_list_async);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &reason, "scanimage",
                              "--formatted-device-list=%d\t%v %m%n", NULL);
  if (process == NULL)
    {
      complain_of_start (reason, &error);
      g_task_return_error (task, error);
      return;
    }
  g_subprocess_communicate_utf8_async (process, NULL, cancellable, listed_cb, g_steal_pointer (&task));
}

GPtrArray *
dpt_sane_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- a page --- */

typedef struct
{
  GSubprocess *process;
  GByteArray *page;
  GString *said; /* the last words on standard error */
  DptSaneProgressFunc progress;
  gpointer progress_data;
  int open; /* lines that have not ended, and the program */
  gulong cancelled;
} Scan;

static void
free_scan (gpointer data)
{
  Scan *scan = data;

  g_clear_object (&scan->process);
  g_byte_array_unref (scan->page);
  g_string_free (scan->said, TRUE);
  g_free (scan);
}

static void
finish (GTask *task)
{
  Scan *scan = g_task_get_task_data (task);

  if (--scan->open > 0)
    return;
  g_signal_handler_disconnect (g_task_get_cancellable (task), scan->cancelled);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (g_subprocess_get_if_exited (scan->process) && g_subprocess_get_exit_status (scan->process) == 0 && scan->page->len > 0)
    g_task_return_pointer (task, g_bytes_new (scan->page->data, scan->page->len), (GDestroyNotify) g_bytes_unref);
  else
    /* Translators: what the scanner's program says of itself */
    g_task_return_new_error (task, DPT_ERROR, DPT_ERROR_FAILED, _ ("The page was not scanned. Is the scanner on, and its lid closed? (%s)"),
                             g_strstrip (scan->said->str));
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  finish (task);
}

static void read_more (GInputStream *stream, GTask *task, GAsyncReadyCallback callback);

static void
page_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Scan *scan = g_task_get_task_data (task);
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (piece == NULL || g_bytes_get_size (piece) == 0)
    {
      finish (task);
      return;
    }
  if (scan->page->len + g_bytes_get_size (piece) > DPT_SCAN_MAX_SIZE)
    g_subprocess_force_exit (scan->process);
  else
    g_byte_array_append (scan->page, g_bytes_get_data (piece, NULL), (guint) g_bytes_get_size (piece));
  read_more (G_INPUT_STREAM (source), task, page_cb);
}

/* "Progress: 12.3%" and a carriage return, again and again; anything else is a complaint. */
static void
said_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Scan *scan = g_task_get_task_data (task);
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
  const char *mark;

  if (piece == NULL || g_bytes_get_size (piece) == 0)
    {
      finish (task);
      return;
    }
  g_string_append_len (scan->said, g_bytes_get_data (piece, NULL), (gssize) g_bytes_get_size (piece));
  mark = g_strrstr (scan->said->str, "Progress:");
  if (mark != NULL && scan->progress != NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    scan->progress (CLAMP (g_ascii_strtod (mark + strlen ("Progress:"), NULL) / 100, 0, 1), scan->progress_data);
  if (scan->said->len > 300)
    g_string_erase (scan->said, 0, (gssize) scan->said->len - 300);
  read_more (G_INPUT_STREAM (source), task, said_cb);
}

static void
read_more (GInputStream *stream, GTask *task, GAsyncReadyCallback callback)
{
  g_input_stream_read_bytes_async (stream, PIECE, G_PRIORITY_DEFAULT, NULL, callback, g_object_ref (task));
}

static void
cancelled_cb (GCancellable *cancellable, GSubprocess *process)
{
  g_subprocess_send_signal (process, SIGINT);
}

void
dpt_sane_scan_async (const char *device, DptSaneProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *resolution = g_strdup_printf ("--resolution=%d", DPT_SANE_RESOLUTION);
  Scan *scan = g_new0 (Scan, 1);
  GError *reason = NULL;
  GError *error = NULL;

  g_return_if_fail (device != NULL && G_IS_CANCELLABLE (cancellable));

  g_task_set_source_tag (task, dpt_sane_scan_async);
  g_task_set_task_data (task, scan, free_scan);
  scan->page = g_byte_array_new ();
  scan->said = g_string_new (NULL);
  scan->progress = progress;
  scan->progress_data = progress_data;
  scan->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &reason, "scanimage", "-d", device,
                                    "--format=jpeg", "--mode=Color", resolution, "--progress", NULL);
  if (scan->process == NULL)
    {
      complain_of_start (reason, &error);
      g_task_return_error (task, error);
      return;
    }
  scan->open = 3;
  scan->cancelled = g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), scan->process, 0);
  read_more (g_subprocess_get_stdout_pipe (scan->process), task, page_cb);
  read_more (g_subprocess_get_stderr_pipe (scan->process), task, said_cb);
  g_subprocess_wait_async (scan->process, NULL, ended_cb, g_object_ref (task));
}

GBytes *
dpt_sane_scan_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
