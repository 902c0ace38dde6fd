/* dpt-sane-feeder.c - see dpt-sane-feeder.h.
 * For: the feeder's name, the batch, its pages off the disk. Not for: what becomes of them (dpt-papers-stack.c).
 *
 *   scanimage -A ──► which source is the feeder ──► scanimage --batch into a folder of our own ──► pages, and the folder goes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-sane-feeder.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "base/dpt-error.h"
#include "engine/clinical/dpt-scan.h"
#include "gui/common/dpt-sane.h"

typedef struct
{
  char *device;
  char *complaint;
  DptSanePagesFunc progress;
  gpointer progress_data;
  GMainContext *context;
} Batch;

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  g_free (batch->device);
  g_free (batch->complaint);
  g_main_context_unref (batch->context);
  g_free (batch);
}

/* "    --source Flatbed|ADF Front|ADF Duplex [Flatbed]": sides that are blank are left out by hand sooner than sides that are missing. */
char *
dpt_sane_feeder_find (const char *options)
{
  static const char *const words[] = { "duplex", "adf", "feeder" };
  const char *line = strstr (options, "--source ");
  g_autofree char *text = NULL;
  g_auto (GStrv) sources = NULL;

  if (line == NULL)
    return NULL;
  text = g_strndup (line + strlen ("--source "), strcspn (line + strlen ("--source "), "[\n"));
  sources = g_strsplit (text, "|", -1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; sources[j] != NULL; j++)
      {
        g_autofree char *low = g_ascii_strdown (g_strstrip (sources[j]), -1);

        if (strstr (low, words[i]) != NULL)
          return g_strdup (sources[j]);
      }
  return NULL;
}

/* English, whatever the shop speaks: what it says is read. */
static GSubprocess *
spawn (const char *const *words, GSubprocessFlags flags, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  return g_subprocess_launcher_spawnv (launcher, words, error);
}

static char *
find_source (const char *device, GError **error)
{
  const char *words[] = { "scanimage", "-d", device, "-A", NULL };
  g_autoptr (GSubprocess) process = spawn (words, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, error);
  g_autofree char *out = NULL;
  char *source;

  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, error))
    return NULL;
  source = dpt_sane_feeder_find (out != NULL ? out : "");
  if (source == NULL)
    dpt_set_error (error, DPT_ERROR_FAILED, _ ("This scanner has no feeder, or does not answer: scan page by page (Ctrl+N)."));
  return source;
}

/* --- the batch --- */

typedef struct
{
  DptSanePagesFunc progress;
  gpointer data;
  guint n;
} News;

static gboolean
tell_cb (gpointer data)
{
  const News *news = data;

  news->progress (news->n, news->data);
  return G_SOURCE_REMOVE;
}

static void
tell (const Batch *batch, guint n)
{
  News *news;

  if (batch->progress == NULL)
    return;
  news = g_new0 (News, 1);
  *news = (News) { batch->progress, batch->progress_data, n };
  g_main_context_invoke_full (batch->context, G_PRIORITY_DEFAULT, tell_cb, news, g_free);
}

static void
cancelled_cb (GCancellable *cancellable, GSubprocess *process)
{
  g_subprocess_send_signal (process, SIGINT);
}

/* Reads what the program says until it ends. Returns: (transfer full): its last line but for the one that counts. */
static char *
listen_to (const Batch *batch, GSubprocess *process)
{
  g_autoptr (GDataInputStream) said = g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
  g_autofree char *last = g_strdup ("");
  char *line;
  guint n = 0;

  while ((line = g_data_input_stream_read_line (said, NULL, NULL, NULL)) != NULL)
    {
      if (g_str_has_prefix (line, "Scanned page"))
        tell (batch, ++n);
      else if (g_str_has_prefix (line, "scanimage:"))
        {
          g_free (last);
          last = g_utf8_make_valid (line, -1);
        }
      g_free (line);
    }
  return g_steal_pointer (&last);
}

static gboolean
run_batch (Batch *batch, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *source = find_source (batch->device, error);
  g_autofree char *source_word = g_strdup_printf ("--source=%s", source != NULL ? source : "");
  g_autofree char *batch_word = g_strdup_printf ("--batch=%s/%%04d.jpg", folder);
  g_autofree char *count_word = g_strdup_printf ("--batch-count=%d", DPT_SANE_MAX_PAGES);
  g_autofree char *resolution_word = g_strdup_printf ("--resolution=%d", DPT_SANE_RESOLUTION);
  const char *words[] = { "scanimage", "-d", batch->device, "--format=jpeg", "--mode=Color", resolution_word, source_word, batch_word,
                          count_word, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *last = NULL;
  gulong handler;

  if (source == NULL || (process = spawn (words, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE, error)) == NULL)
    return FALSE;
  handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), process, NULL);
  last = listen_to (batch, process);
  g_subprocess_wait (process, NULL, NULL);
  g_cancellable_disconnect (cancellable, handler);
  if (g_cancellable_is_cancelled (cancellable))
    batch->complaint = g_strdup (_ ("Scanning was stopped."));
  else if (strstr (last, "out of documents") == NULL && !g_subprocess_get_successful (process))
    /* Translators: what the scanner's program says of itself */
    batch->complaint = g_strdup_printf (_ ("The feeder stopped: look whether a page is stuck (%s)."), last);
  return TRUE;
}

/* --- its pages --- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* What was scanned leaves the disk again, whatever came of it. Returns: (transfer full): what could be read, up to the limit of a document */
static GPtrArray *
take_pages (const char *folder)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gsize total = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  for (guint i = 0; i < paths->len; i++)
    {
      char *data;
      gsize length;

      if (g_str_has_suffix (paths->pdata[i], ".jpg") && total < DPT_SCAN_MAX_SIZE && g_file_get_contents (paths->pdata[i], &data, &length, NULL))
        {
          total += length;
          g_ptr_array_add (pages, g_bytes_new_take (data, length));
        }
      g_unlink (paths->pdata[i]);
    }
  g_rmdir (folder);
  return pages;
}

static void
scan_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Batch *batch = data;
  GError *error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dioptre-scan-XXXXXX", &error);
  g_autoptr (GPtrArray) pages = NULL;
  gboolean ran;

  if (folder == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  ran = run_batch (batch, folder, cancellable, &error);
  pages = take_pages (folder);
  if (!ran)
    g_task_return_error (task, error);
  else if (pages->len > 0)
    g_task_return_pointer (task, g_steal_pointer (&pages), (GDestroyNotify) g_ptr_array_unref);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, DPT_ERROR, DPT_ERROR_FAILED, "%s",
                             batch->complaint != NULL ? batch->complaint : _ ("No page came: is there one in the feeder?"));
}

void
dpt_sane_feeder_scan_async (const char *device, DptSanePagesFunc progress, gpointer progress_data, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Batch *batch;

  g_return_if_fail (device != NULL && G_IS_CANCELLABLE (cancellable));

  batch = g_new0 (Batch, 1);
  batch->device = g_strdup (device);
  batch->progress = progress;
  batch->progress_data = progress_data;
  batch->context = g_main_context_ref_thread_default ();
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dpt_sane_feeder_scan_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, batch, free_batch);
  g_task_run_in_thread (task, scan_in_thread);
}

GPtrArray *
dpt_sane_feeder_scan_finish (GAsyncResult *result, char **complaint, GError **error)
{
  Batch *batch;

  g_return_val_if_fail (g_task_is_valid (result, NULL) && complaint != NULL, NULL);

  batch = g_task_get_task_data (G_TASK (result));
  *complaint = g_steal_pointer (&batch->complaint);
  return g_task_propagate_pointer (G_TASK (result), error);
}
