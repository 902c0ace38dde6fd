/* dpt-pdf-output.c - see dpt-pdf-output.h.
 * For: printing and saving what a view shows. Not for: counting copies itself (document/dpt-document.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-pdf-output.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-file.h"
#include "document/dpt-document.h"
#include "gui/common/dpt-print.h"
#include "gui/common/dpt-say.h"

/* What is on its way out, and for whom. */
typedef struct
{
  DptPdfView *view;
  DptPaper *paper; /* NULL where there are only bytes */
} Output;

static Output *
output_new (DptPdfView *view, DptPaper *paper)
{
  Output *output = g_new0 (Output, 1);

  output->view = g_object_ref (view);
  g_set_object (&output->paper, paper);
  return output;
}

static void
output_free (Output *output)
{
  g_object_unref (output->view);
  g_clear_object (&output->paper);
  g_free (output);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Output) output = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) next = dpt_document_note_finish (result, &error);

  if (next == NULL)
    dpt_complain (GTK_WIDGET (output->view), error);
  else if (dpt_pdf_view_get_paper (output->view) == output->paper)
    dpt_pdf_view_set_paper (output->view, next);
}

/* A copy left the house: the journal knows, and what is shown from now on is the next one; whoever waits for it hears. */
static void
note_copy (GtkWidget *view, DptPaper *paper)
{
  if (dpt_document_is_counted (paper))
    dpt_document_note_async (paper, noted_cb, output_new (DPT_PDF_VIEW (view), paper));
  dpt_pdf_view_tell_copied (DPT_PDF_VIEW (view));
}

void
dpt_pdf_output_print (DptPdfView *view, DptPages *pages, const char *title)
{
  DptPaper *paper = dpt_pdf_view_get_paper (view);

  if (paper != NULL)
    dpt_print_paper (GTK_WIDGET (view), paper, note_copy);
  else
    dpt_print_pages (GTK_WIDGET (view), pages, title != NULL ? title : "");
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dpt_file_write (data, dpt_pages_get_bytes (DPT_PAGES (source)), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Output) output = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (g_task_get_task_data (G_TASK (result)));
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      dpt_complain (GTK_WIDGET (output->view), error);
      return;
    }
  /* Translators: the name of a file */
  text = g_strdup_printf (_ ("Saved as %s"), name);
  dpt_say (GTK_WIDGET (output->view), text);
  if (output->paper != NULL)
    note_copy (GTK_WIDGET (output->view), output->paper);
}

void
dpt_pdf_output_save (DptPdfView *view, DptPages *pages, const char *path)
{
  g_autoptr (GTask) task = g_task_new (pages, NULL, saved_cb, output_new (view, dpt_pdf_view_get_paper (view)));

  g_task_set_source_tag (task, dpt_pdf_output_save);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, save_in_thread);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, DptPdfView *view)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    dpt_pdf_view_save (view, path);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
dpt_pdf_output_ask (DptPdfView *view, const char *title)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkFileChooserNative *dialog;
  g_autofree char *proposal = NULL;

  dialog = gtk_file_chooser_native_new (dpt_pdf_view_get_paper (view) != NULL ? _ ("Save as PDF") : _ ("Save the document"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  /* What came from outside has its ending in its name. */
  proposal = g_strconcat (title != NULL && *title != '\0' ? title : _ ("Document"), dpt_pdf_view_get_paper (view) != NULL ? ".pdf" : "", NULL);
  g_strdelimit (proposal, "/\\:", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), proposal);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), view, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
