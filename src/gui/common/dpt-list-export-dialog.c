/* dpt-list-export-dialog.c - asks where a list goes, and does it in the background.
 * For: dpt_list_view_export() and dpt_list_view_print(). Not for: reading rows (dpt-list-export.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-list-export.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-say.h"

typedef struct
{
  DptListExport *export;
  char *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  dpt_list_export_free (job->export);
  g_free (job->path);
  g_free (job);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (dpt_list_export_write (job->export, job->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  dpt_list_view_set_cancellable (DPT_LIST_VIEW (source), NULL);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* Translators: the name of a file */
    text = g_strdup_printf (_ ("Exported to %s"), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_ ("The export was cancelled; nothing was written"));
  if (text != NULL)
    dpt_say (GTK_WIDGET (source), text);
  else
    dpt_complain (GTK_WIDGET (source), error);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, DptListView *view)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  DptListExport *export = g_object_steal_data (G_OBJECT (dialog), "dpt-export");

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GTask) task = g_task_new (view, cancellable, written_cb, NULL);
      Job *job = g_new0 (Job, 1);

      job->export = export;
      job->path = g_file_get_path (file);
      g_task_set_task_data (task, job, free_job);
      dpt_list_view_set_cancellable (view, cancellable);
      dpt_say_undo (GTK_WIDGET (view), _ ("Exporting…"), _ ("Cancel"), "list.cancel");
      g_task_run_in_thread (task, write_in_thread);
    }
  else
    dpt_list_export_free (export);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
dpt_list_view_export (DptListView *view, DptSession *session)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkFileChooserNative *dialog;
  g_autofree char *title = NULL;
  g_autofree char *today = NULL;
  g_autofree char *proposal = NULL;

  g_return_if_fail (DPT_IS_LIST_VIEW (view));
  g_return_if_fail (DPT_IS_SESSION (session));

  g_object_get (view, "title", &title, NULL);
  today = dpt_session_dup_today (session);
  proposal = g_strdup_printf ("%s %s.xlsx", title, today);
  g_strdelimit (proposal, "/\\:", '-');
  dialog = gtk_file_chooser_native_new (_ ("Export what is shown"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), proposal);
  g_object_set_data_full (G_OBJECT (dialog), "dpt-export", dpt_list_export_new (view, session),
                          (GDestroyNotify) dpt_list_export_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), view, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
paper_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  DptPaper *paper = dpt_list_export_create_paper (data, &error);

  if (paper != NULL)
    g_task_return_pointer (task, paper, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
paper_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = g_task_propagate_pointer (G_TASK (result), &error);

  if (paper == NULL)
    dpt_complain (GTK_WIDGET (source), error);
  else
    dpt_pdf_view_present_paper (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, paper);
}

void
dpt_list_view_print (DptListView *view, DptSession *session)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DPT_IS_LIST_VIEW (view));
  g_return_if_fail (DPT_IS_SESSION (session));

  task = g_task_new (view, NULL, paper_cb, NULL);
  g_task_set_source_tag (task, dpt_list_view_print);
  g_task_set_task_data (task, dpt_list_export_new (view, session), (GDestroyNotify) dpt_list_export_free);
  g_task_run_in_thread (task, paper_in_thread);
}
