/* dpt-render-client.c - see dpt-render-client.h.
 * For: one question at a time to one helper, asked by a worker. Not for: the line itself (dpt-render-line.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "gui/common/dpt-render-client.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/dpt-error.h"
#include "gui/common/dpt-render-answer.h"

struct _DptRenderClient
{
  GObject parent_instance;

  GBytes *bytes;
  GArray *sizes; /* of DptRenderSize; main thread */
  GQueue waiting; /* of Job */
  gboolean busy;

  GMutex lock;
  DptRenderLine *line; /* under the lock; used without it by the one worker */
  gboolean closed;     /* under the lock */
};

static void dpt_render_client_pages_init (DptPagesInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DptRenderClient, dpt_render_client, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DPT_TYPE_PAGES, dpt_render_client_pages_init))

static char *program; /* of a test */

/* What is asked: to open the document, or for one page. */
typedef struct
{
  GTask *task; /* of whoever asked */
  gboolean opens;
  DptRenderRequest request;
  char *program; /* of a test; NULL for ours */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->task);
  g_free (job->program);
  g_free (job);
}

/* A build that was not installed has its helper beside it; see dpt_locale_init(). */
static const char *
find_program (const Job *job)
{
  if (job->program != NULL)
    return job->program;
  return g_file_test (DPT_BUILD_RENDER_DIR "/dioptre-render", G_FILE_TEST_IS_EXECUTABLE) ? DPT_BUILD_RENDER_DIR "/dioptre-render"
                                                                                        : DPT_RENDER_DIR "/dioptre-render";
}

/* --- in the worker --- */

static GArray *
ask_for_pages (DptRenderLine *line, GBytes *bytes, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + DPT_RENDER_OPEN_SECONDS * G_USEC_PER_SEC;

  if (!dpt_render_line_say (line, DPT_RENDER_OPEN, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), deadline, error))
    return NULL;
  return dpt_render_answer_pages (line, deadline, error);
}

static GdkTexture *
ask_for_pixels (DptRenderLine *line, const DptRenderRequest *request, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + DPT_RENDER_PAGE_SECONDS * G_USEC_PER_SEC;
  g_autoptr (GBytes) pixels = NULL;

  if (!dpt_render_line_say (line, DPT_RENDER_RENDER, request, sizeof *request, deadline, error)
      || (pixels = dpt_render_answer_pixels (line, request, deadline, error)) == NULL)
    return NULL;
  return gdk_memory_texture_new (request->width, request->height, GDK_MEMORY_DEFAULT, pixels, (gsize) request->width * 4);
}

/* Hands the old line back to its end, and the new one to whoever closes. */
static void
set_line (DptRenderClient *self, DptRenderLine *line)
{
  g_mutex_lock (&self->lock);
  dpt_render_line_close (self->line);
  self->line = line;
  if (self->closed && line != NULL)
    dpt_render_line_kill (line);
  g_mutex_unlock (&self->lock);
}

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DptRenderClient *self = source;
  const Job *job = data;
  GError *error = NULL;
  gpointer answer = NULL;

  if (job->opens)
    {
      set_line (self, dpt_render_line_open (find_program (job), &error));
      if (self->line != NULL)
        answer = ask_for_pages (self->line, self->bytes, &error);
    }
  else if (self->line != NULL)
    answer = ask_for_pixels (self->line, &job->request, &error);
  else
    dpt_set_error (&error, DPT_ERROR_FAILED, _ ("This document is no longer open."));
  if (answer == NULL)
    {
      set_line (self, NULL);
      g_task_return_error (task, error);
    }
  else
    g_task_return_pointer (task, answer, job->opens ? (GDestroyNotify) g_array_unref : g_object_unref);
}

/* --- in the main thread --- */

static void next_job (DptRenderClient *self);

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptRenderClient *self = DPT_RENDER_CLIENT (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (answer == NULL)
    g_task_return_error (job->task, error);
  else if (!job->opens)
    g_task_return_pointer (job->task, answer, g_object_unref);
  else
    {
      g_clear_pointer (&self->sizes, g_array_unref);
      self->sizes = answer;
      g_task_return_boolean (job->task, TRUE);
    }
  self->busy = FALSE;
  next_job (self);
}

static void
next_job (DptRenderClient *self)
{
  Job *job;

  while (!self->busy && (job = g_queue_pop_head (&self->waiting)) != NULL)
    {
      g_autoptr (GTask) work = NULL;

      /* Scrolled away, or wanted at another size by now. */
      if (g_task_return_error_if_cancelled (job->task))
        {
          free_job (job);
          continue;
        }
      self->busy = TRUE;
      work = g_task_new (self, NULL, worked_cb, NULL);
      g_task_set_source_tag (work, next_job);
      g_task_set_task_data (work, job, free_job);
      g_task_run_in_thread (work, work_in_thread);
    }
}

static void
ask (DptRenderClient *self, Job *job)
{
  g_queue_push_tail (&self->waiting, job);
  next_job (self);
}

void
dpt_render_client_open_async (DptRenderClient *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (DPT_IS_RENDER_CLIENT (self));

  job = g_new0 (Job, 1);
  job->opens = TRUE;
  job->program = g_strdup (program);
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, dpt_render_client_open_async);
  ask (self, job);
}

gboolean
dpt_render_client_open_finish (DptRenderClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
dpt_render_client_is_lost (DptRenderClient *self)
{
  gboolean lost;

  g_return_val_if_fail (DPT_IS_RENDER_CLIENT (self), TRUE);

  g_mutex_lock (&self->lock);
  lost = self->line == NULL;
  g_mutex_unlock (&self->lock);
  return lost;
}

void
dpt_render_client_close (DptRenderClient *self)
{
  g_return_if_fail (DPT_IS_RENDER_CLIENT (self));

  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  if (self->line != NULL)
    dpt_render_line_kill (self->line);
  g_mutex_unlock (&self->lock);
}

void
dpt_render_client_set_program (const char *path)
{
  g_free (program);
  program = g_strdup (path);
}

/* --- pages --- */

static GBytes *
dpt_render_client_get_bytes (DptPages *pages)
{
  return DPT_RENDER_CLIENT (pages)->bytes;
}

static int
dpt_render_client_get_n_pages (DptPages *pages)
{
  DptRenderClient *self = DPT_RENDER_CLIENT (pages);

  return self->sizes != NULL ? (int) self->sizes->len : 0;
}

static void
dpt_render_client_get_size (DptPages *pages, int page, double *width, double *height)
{
  DptRenderSize size = g_array_index (DPT_RENDER_CLIENT (pages)->sizes, DptRenderSize, page);

  *width = size.width;
  *height = size.height;
}

static void
dpt_render_client_render_async (DptPages *pages, int page, double scale, int turns, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DptRenderClient *self = DPT_RENDER_CLIENT (pages);
  Job *job = g_new0 (Job, 1);
  double width, height;

  dpt_pages_get_size (pages, page, turns, &width, &height);
  /* Larger than that it is drawn coarser, and stretched. */
  scale = MIN (scale, sqrt (DPT_RENDER_MAX_PIXELS / 1.01 / (width * height)));
  job->request = (DptRenderRequest) { page, turns, MAX (1, (int) (width * scale)), MAX (1, (int) (height * scale)) };
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, dpt_render_client_render_async);
  ask (self, job);
}

static GdkTexture *
dpt_render_client_render_finish (DptPages *pages, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
dpt_render_client_pages_init (DptPagesInterface *iface)
{
  iface->get_bytes = dpt_render_client_get_bytes;
  iface->get_n_pages = dpt_render_client_get_n_pages;
  iface->get_size = dpt_render_client_get_size;
  iface->render_async = dpt_render_client_render_async;
  iface->render_finish = dpt_render_client_render_finish;
}

/* --- making --- */

static void
dpt_render_client_finalize (GObject *object)
{
  DptRenderClient *self = DPT_RENDER_CLIENT (object);

  /* Each job holds its client by its task, so none is left. */
  dpt_render_line_close (self->line);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dpt_render_client_parent_class)->finalize (object);
}

static void
dpt_render_client_class_init (DptRenderClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_render_client_finalize;
}

static void
dpt_render_client_init (DptRenderClient *self)
{
  g_mutex_init (&self->lock);
  g_queue_init (&self->waiting);
}

DptRenderClient *
dpt_render_client_new (GBytes *bytes)
{
  DptRenderClient *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_object_new (DPT_TYPE_RENDER_CLIENT, NULL);
  self->bytes = g_bytes_ref (bytes);
  return self;
}
