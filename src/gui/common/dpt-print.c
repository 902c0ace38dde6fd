/* dpt-print.c - see dpt-print.h.
 * For: GtkPrintOperation. Not for: what stands on the pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-print.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-say.h"

#define PRINT_DPI 300.0 /* of a page that comes as pixels */

typedef struct
{
  DptPaper *paper;
  DptPages *pages;
  GtkWidget *widget; /* weak */
  DptPrintedFunc printed;
} Job;

static void
free_job (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_clear_object (&job->paper);
  g_clear_object (&job->pages);
  g_clear_weak_pointer (&job->widget);
  g_free (job);
}

static int
count_pages (const Job *job)
{
  return job->paper != NULL ? dpt_paper_get_n_pages (job->paper) : dpt_pages_get_n_pages (job->pages);
}

static void
get_size (const Job *job, int page, double *width, double *height)
{
  if (job->paper != NULL)
    dpt_paper_get_page_size (job->paper, page, width, height);
  else
    dpt_pages_get_size (job->pages, page, 0, width, height);
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

/* A page on its way from the helper to the printer. */
typedef struct
{
  GtkPrintOperation *operation;
  cairo_t *cr;
  int page;
  const Job *job; /* the operation's */
} Waiting;

static void
draw_texture (cairo_t *cr, GdkTexture *texture, double scale)
{
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  gdk_texture_download (texture, cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = dpt_pages_render_finish (DPT_PAGES (source), result, &error);
  double width, height;

  if (texture != NULL)
    {
      dpt_pages_get_size (DPT_PAGES (source), waiting->page, 0, &width, &height);
      draw_texture (waiting->cr, texture, width / gdk_texture_get_width (texture));
    }
  else
    {
      if (waiting->job->widget != NULL)
        dpt_complain (waiting->job->widget, error);
      gtk_print_operation_cancel (waiting->operation);
    }
  gtk_print_operation_draw_page_finish (waiting->operation);
  cairo_destroy (waiting->cr);
  g_object_unref (waiting->operation);
  g_free (waiting);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  Waiting *waiting;

  if (job->paper != NULL)
    {
      dpt_paper_draw_page (job->paper, page, cr);
      return;
    }
  waiting = g_new0 (Waiting, 1);
  waiting->operation = g_object_ref (operation);
  waiting->cr = cairo_reference (cr);
  waiting->page = page;
  waiting->job = job;
  gtk_print_operation_set_defer_drawing (operation);
  dpt_pages_render_async (job->pages, page, PRINT_DPI / 72, 0, NULL, rendered_cb, waiting);
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
dpt_print_pages (GtkWidget *widget, DptPages *pages, const char *title)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DPT_IS_PAGES (pages));
  g_return_if_fail (title != NULL);

  job = g_new0 (Job, 1);
  job->pages = g_object_ref (pages);
  run (widget, job, title);
}

static gboolean
export (Job *job, const char *title, const char *path, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = create_operation (job, title);

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}

gboolean
dpt_print_export (DptPaper *paper, const char *path, GError **error)
{
  Job *job;

  g_return_val_if_fail (DPT_IS_PAPER (paper) && path != NULL, FALSE);

  job = g_new0 (Job, 1);
  job->paper = g_object_ref (paper);
  return export (job, dpt_paper_get_title (paper), path, error);
}

gboolean
dpt_print_export_pages (DptPages *pages, const char *path, GError **error)
{
  Job *job;

  g_return_val_if_fail (DPT_IS_PAGES (pages) && path != NULL, FALSE);

  job = g_new0 (Job, 1);
  job->pages = g_object_ref (pages);
  return export (job, path, path, error);
}
