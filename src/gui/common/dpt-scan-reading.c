/* dpt-scan-reading.c - see dpt-scan-reading.h.
 * For: one worker a file. Not for: widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-scan-reading.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

static GBytes *
read_content (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info
    = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, 0, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      dpt_set_invalid (error, "scan", _ ("Document: must be a file, not a folder or a device."));
      return NULL;
    }
  if (g_file_info_get_size (info) > DPT_SCAN_MAX_SIZE)
    {
      dpt_set_invalid (error, "scan", _ ("Document: the file is larger than 100 MB. Scan it with less resolution."));
      return NULL;
    }
  return g_file_load_bytes (file, cancellable, NULL, error);
}

typedef struct
{
  GFile *file; /* or its content: */
  GBytes *content;
  char *name;
} Source;

static void
free_source (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->file);
  g_clear_pointer (&source->content, g_bytes_unref);
  g_free (source->name);
  g_free (source);
}

static void
read_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Source *source = data;
  GError *error = NULL;
  DptScan *scan = NULL;

  if (source->content == NULL)
    source->content = read_content (source->file, cancellable, &error);
  if (source->content != NULL)
    scan = dpt_scan_new (source->name, source->content, &error);
  if (scan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dpt_record_set_text (scan, DPT_SCAN_KIND, dpt_scan_kind_guess (source->name));
  g_task_return_pointer (task, scan, g_object_unref);
}

static void
start (Source *source, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, source, free_source);
  g_task_run_in_thread (task, read_in_thread);
}

void
dpt_scan_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *base = NULL;
  Source *source;

  g_return_if_fail (G_IS_FILE (file));

  base = g_file_get_basename (file);
  source = g_new0 (Source, 1);
  source->file = g_object_ref (file);
  source->name = g_filename_display_name (base);
  start (source, dpt_scan_read_async, cancellable, callback, user_data);
}

void
dpt_scan_read_bytes_async (GBytes *content, const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Source *source;

  g_return_if_fail (content != NULL && name != NULL);

  source = g_new0 (Source, 1);
  source->content = g_bytes_ref (content);
  source->name = g_strdup (name);
  start (source, dpt_scan_read_bytes_async, cancellable, callback, user_data);
}

DptScan *
dpt_scan_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
