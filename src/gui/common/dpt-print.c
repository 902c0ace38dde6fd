/* dpt-print.c - see dpt-print.h.
 * For: GtkPrintOperation. Not for: what stands on the pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-print.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-say.h"

typedef struct
{
  DptPaper *paper;
  DptPdfDocument *document;
  GtkWidget *widget; /* weak */
  DptPrintedFunc printed;
} Job;

static void
free_job (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_clear_object (&job->paper);
  g_clear_object (&job->document);
  g_clear_weak_pointer (&job->widget);
  g_free (job);
}

static int
count_pages (const Job *job)
{
  return job->paper != NULL ? dpt_paper_get_n_pages (job->paper) : dpt_pdf_document_get_n_pages (job->document);
}

static void
get_size (const Job *job, int page, double *width, double *height)
{
  if (job->paper != NULL)
    dpt_paper_get_page_size (job->paper, page, width, height);
  else
    dpt_pdf_document_get_page_size (job->document, page, width, height);
}

/* Each page on paper of its own size: A4 and rolls may stand in one job. */
static void
request_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup, Job *job)
{
  double width, height;
  GtkPaperSize *size;

  get_size (job, page, &width, &height);
  size
    = gtk_paper_size_new_custom ("dioptre", _ ("Document"), MIN (width, height), MAX (width, height), GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup,
                                  width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (job->paper != NULL)
    dpt_paper_draw_page (job->paper, page, cr);
  else
    dpt_pdf_document_draw_for_print (job->document, page, cr);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  g_autoptr (GError) error = NULL;

  if (job->widget == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      dpt_complain (job->widget, error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      dpt_say (job->widget, _ ("Sent to the printer"));
      if (job->printed != NULL)
        job->printed (job->widget, job->paper);
    }
}

static GtkPrintOperation *
create_operation (Job *job, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_n_pages (operation, count_pages (job));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_setup_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), job, free_job, 0);
  return operation;
}

static void
run (GtkWidget *widget, Job *job, const char *title)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  g_set_weak_pointer (&job->widget, widget);
  operation = create_operation (job, title);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
  if (error != NULL)
    dpt_complain (widget, error);
}

void
dpt_print_paper (GtkWidget *widget, DptPaper *paper, DptPrintedFunc printed)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DPT_IS_PAPER (paper));

  job = g_new0 (Job, 1);
  job->paper = g_object_ref (paper);
  job->printed = printed;
  run (widget, job, dpt_paper_get_title (paper));
}

void
dpt_print_pdf (GtkWidget *widget, DptPdfDocument *document, const char *title)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DPT_IS_PDF_DOCUMENT (document));
  g_return_if_fail (title != NULL);

  job = g_new0 (Job, 1);
  job->document = g_object_ref (document);
  run (widget, job, title);
}

gboolean
dpt_print_export (DptPaper *paper, const char *path, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  Job *job;

  g_return_val_if_fail (DPT_IS_PAPER (paper), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  job = g_new0 (Job, 1);
  job->paper = g_object_ref (paper);
  operation = create_operation (job, dpt_paper_get_title (paper));
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error)
         != GTK_PRINT_OPERATION_RESULT_ERROR;
}
