/* test-pdf-view.c - a paper is shown page by page, is printed as it is shown, and what is no PDF is refused.
 * For: dpt-pdf-view.c, dpt-pdf-document.c, dpt-print.c. Not for: the papers (tests/document).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-pdf-document.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-print.h"

#include "document/sample-papers.h"
#include "support/dpt-test-gui.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static int n_read; /* documents, by the thread that never ends */

static DptPaper *
create_invoice (int lines)
{
  DptInvoiceData data;
  DptPaper *paper;

  sample_invoice_fill (&data, DPT_INVOICE_SALE, lines, FALSE);
  paper = dpt_paper_invoice_new (&data);
  sample_invoice_clear (&data);
  return paper;
}

static gboolean
has_texture (GtkWidget *root, guint page)
{
  GtkWidget *picture = dpt_test_find_type (root, GTK_TYPE_PICTURE, page);

  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

static void
test_shows_pages_and_turns_them (void)
{
  g_autoptr (DptPaper) paper = create_invoice (70);
  GtkWidget *view = dpt_pdf_view_new ();
  GtkWindow *window;
  int n = dpt_paper_get_n_pages (paper);

  g_assert_cmpint (n, >, 1);
  window = dpt_test_show (view, 800, 700);
  dpt_pdf_view_set_paper (DPT_PDF_VIEW (view), paper);
  dpt_test_until (dpt_pdf_view_get_n_pages (DPT_PDF_VIEW (view)) == n);
  dpt_test_until (has_texture (view, 0));
  g_assert_cmpint (dpt_pdf_view_get_page (DPT_PDF_VIEW (view)), ==, 1);
  dpt_a11y_assert (view);
  dpt_test_picture (view, "pdf-view");

  gtk_widget_activate_action (view, "pdf.next-page", NULL);
  dpt_test_until (dpt_pdf_view_get_page (DPT_PDF_VIEW (view)) == 2);
  dpt_test_until (has_texture (view, 1));
  dpt_pdf_view_set_zoom (DPT_PDF_VIEW (view), 0.5);
  g_assert_cmpfloat_with_epsilon (dpt_pdf_view_get_zoom (DPT_PDF_VIEW (view)), 0.5, 0.01);
  gtk_widget_activate_action (view, "pdf.fit-width", NULL);
  dpt_test_until (dpt_pdf_view_get_zoom (DPT_PDF_VIEW (view)) > 0.7);

  dpt_pdf_view_set_paper (DPT_PDF_VIEW (view), NULL);
  g_assert_cmpint (dpt_pdf_view_get_n_pages (DPT_PDF_VIEW (view)), ==, 0);
  gtk_window_destroy (window);
}

/* Found at the till: Ctrl+P did nothing while the focus was on "New ticket". */
static void
test_keys_work_while_the_paper_is_in_sight (void)
{
  g_autoptr (DptPaper) paper = create_invoice (3);
  GtkWidget *view = dpt_pdf_view_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_with_label ("New ticket");
  GtkWindow *window;
  double zoom;

  gtk_widget_set_hexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), view);
  window = dpt_test_show (box, 900, 700);
  dpt_pdf_view_set_paper (DPT_PDF_VIEW (view), paper);
  dpt_test_until (has_texture (view, 0));
  zoom = dpt_pdf_view_get_zoom (DPT_PDF_VIEW (view));
  gtk_widget_grab_focus (button);
  if (dpt_test_press (window, "ctrl+minus"))
    {
      dpt_test_until (dpt_pdf_view_get_zoom (DPT_PDF_VIEW (view)) < zoom);
      g_assert_true (gtk_widget_has_focus (button));
    }
  gtk_window_destroy (window);
}

static void
test_page_can_be_read_without_eyes (void)
{
  g_autoptr (DptPaper) paper = create_invoice (3);
  g_autoptr (GBytes) bytes = dpt_paper_create_pdf_bytes (paper, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPdfDocument) document = dpt_pdf_document_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (dpt_pages_get_text (DPT_PAGES (document), 0), sample_shop.name));
}

static void
test_what_is_no_pdf_is_refused (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Dear Sir", 8);
  GtkWidget *view = dpt_pdf_view_new ();
  GtkWindow *window = dpt_test_show (view, 500, 400);

  dpt_pdf_view_set_bytes (DPT_PDF_VIEW (view), bytes, "Letter");
  dpt_test_until (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (view, "stack"))), "error"));
  gtk_window_destroy (window);
}

static void
test_prints_every_page (void)
{
  g_autoptr (DptPaper) paper = create_invoice (70);
  g_autofree char *folder = g_dir_make_tmp ("dioptre-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "print.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (DptPdfDocument) printed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  double width, height, wanted_width, wanted_height;
  gsize length;

  g_assert_true (dpt_print_export (paper, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  bytes = g_bytes_new (contents, length);
  printed = dpt_pdf_document_new (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_pages_get_n_pages (DPT_PAGES (printed)), ==, dpt_paper_get_n_pages (paper));
  dpt_pages_get_size (DPT_PAGES (printed), 0, 0, &width, &height);
  dpt_paper_get_page_size (paper, 0, &wanted_width, &wanted_height);
  g_assert_cmpfloat_with_epsilon (width, wanted_width, 1);
  g_assert_cmpfloat_with_epsilon (height, wanted_height, 1);
  g_assert_nonnull (strstr (dpt_pages_get_text (DPT_PAGES (printed), 0), sample_shop.name));
  g_remove (path);
  g_rmdir (folder);
}

static void
test_is_released_while_rendering (void)
{
  g_autoptr (DptPaper) paper = create_invoice (70);
  GtkWidget *view = g_object_ref_sink (dpt_pdf_view_new ());

  dpt_pdf_view_set_paper (DPT_PDF_VIEW (view), paper);
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  g_object_unref (view);
  dpt_test_until (view == NULL);
}

static gpointer
read_for_ever (gpointer bytes)
{
  for (;;)
    {
      g_autoptr (DptPdfDocument) document = dpt_pdf_document_new (bytes, NULL);

      g_assert_nonnull (document);
      g_atomic_int_inc (&n_read);
    }
  return NULL;
}

/* Poppler's destructors run in exit(), and what a thread still reads goes with them. */
static void
test_quitting_while_a_paper_is_read (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (DptPaper) paper = create_invoice (70);
      GBytes *bytes = dpt_paper_create_pdf_bytes (paper, NULL);

      g_assert_nonnull (bytes);
      g_thread_unref (g_thread_new ("reader", read_for_ever, bytes));
      dpt_test_until (g_atomic_int_get (&n_read) > 2);
      exit (0);
    }
  for (int i = 0; i < 5; i++)
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
    }
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/pdf-view/shows-pages-and-turns-them", test_shows_pages_and_turns_them);
  g_test_add_func ("/pdf-view/keys-work-while-the-paper-is-in-sight", test_keys_work_while_the_paper_is_in_sight);
  g_test_add_func ("/pdf-view/page-can-be-read-without-eyes", test_page_can_be_read_without_eyes);
  g_test_add_func ("/pdf-view/what-is-no-pdf-is-refused", test_what_is_no_pdf_is_refused);
  g_test_add_func ("/pdf-view/prints-every-page", test_prints_every_page);
  g_test_add_func ("/pdf-view/quitting-while-a-paper-is-read", test_quitting_while_a_paper_is_read);
  g_test_add_func ("/pdf-view/is-released-while-rendering", test_is_released_while_rendering);
  return g_test_run ();
}
