/* test-output.c - a paper becomes a file whole or not at all, and the same words in the same places come out of the PDF.
 * For: src/document/dpt-paper.c and the bars of dpt-block-barcode.c. Not for: layout (test-papers.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-probe.h"
#include "sample-papers.h"

#include <glib/gstdio.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "base/dpt-error.h"
#include "document/dpt-block.h"
#include "support/dpt-test-locale.h"

/* Poppler 22 has no automatic pointers of its own. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)

static DptPaper *
create_invoice (int n_lines)
{
  DptInvoiceData data;
  DptPaper *paper;

  sample_invoice_fill (&data, DPT_INVOICE_SALE, n_lines, FALSE);
  paper = dpt_paper_invoice_new (&data);
  sample_invoice_clear (&data);
  return paper;
}

static PopplerDocument *
open_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_pdf_says_what_it_is (void)
{
  g_autoptr (DptPaper) paper = create_invoice (60);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dpt_paper_create_pdf_bytes (paper, &error);
  g_autoptr (PopplerDocument) document = open_bytes (bytes);
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);

  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, "Invoice LYO-2026-000417");
  g_assert_cmpstr (author, ==, "Optique des Quais SARL");
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, dpt_paper_get_n_pages (paper));
}

static void
test_pdf_has_its_fonts_inside (void)
{
  g_autoptr (DptPaper) paper = create_invoice (9);
  g_autoptr (GBytes) bytes = dpt_paper_create_pdf_bytes (paper, NULL);
  g_autoptr (PopplerDocument) document = open_bytes (bytes);
  PopplerFontInfo *fonts = poppler_font_info_new (document);
  PopplerFontsIter *iter;
  int n = 0;

  while (poppler_font_info_scan (fonts, 10, &iter))
    if (iter != NULL)
      {
        do
          {
            g_assert_true (poppler_fonts_iter_is_embedded (iter));
            n++;
          }
        while (poppler_fonts_iter_next (iter));
        poppler_fonts_iter_free (iter);
      }
  g_object_unref (fonts);
  g_assert_cmpint (n, >, 0);
}

/* Every line that we say stands on the page can be found in the PDF by its words, at that place. */
static void
test_pdf_has_the_words_in_their_places (void)
{
  g_autoptr (DptPaper) paper = create_invoice (12);
  g_autoptr (GBytes) bytes = dpt_paper_create_pdf_bytes (paper, NULL);
  g_autoptr (PopplerDocument) document = open_bytes (bytes);
  double width, height;
  int checked = 0;

  dpt_paper_get_page_size (paper, 0, &width, &height);
  for (int page = 0; page < dpt_paper_get_n_pages (paper); page++)
    {
      g_autoptr (GArray) lines = probe_page (paper, page);
      PopplerPage *drawn = poppler_document_get_page (document, page);
      double w, h;

      poppler_page_get_size (drawn, &w, &h);
      g_assert_cmpfloat_with_epsilon (w, width, 0.01);
      g_assert_cmpfloat_with_epsilon (h, height, 0.01);
      for (guint i = 0; i < lines->len; i++)
        {
          const ProbeLine *line = &g_array_index (lines, ProbeLine, i);
          PopplerRectangle area = { line->box.x - 1, line->box.y, line->box.x + line->box.width + 1,
                                    line->box.y + line->box.height };
          g_autofree char *words = poppler_page_get_selected_text (drawn, POPPLER_SELECTION_WORD, &area);
          g_auto (GStrv) plain = g_strsplit (line->words, "\xc2\xa0", -1); /* poppler gives plain spaces back */
          g_autofree char *spaced = g_strjoinv (" ", plain);
          g_auto (GStrv) wanted = g_strsplit (spaced, " ", -1);

          for (int w_index = 0; wanted[w_index] != NULL; w_index++)
            if (strstr (words, wanted[w_index]) == NULL)
              g_error ("page %d: “%s” of “%s” is not there but “%s”", page + 1, wanted[w_index], line->words, words);
          checked++;
        }
      g_object_unref (drawn);
    }
  g_assert_cmpint (checked, >, 60);
}

static void
test_same_paper_gives_the_same_bytes (void)
{
  g_autoptr (DptPaper) first = create_invoice (9);
  g_autoptr (DptPaper) second = create_invoice (9);
  g_autoptr (GBytes) a = dpt_paper_create_pdf_bytes (first, NULL);
  g_autoptr (GBytes) b = dpt_paper_create_pdf_bytes (second, NULL);
  g_autoptr (GBytes) again = dpt_paper_create_pdf_bytes (first, NULL);

  g_assert_true (g_bytes_equal (a, again));
  g_assert_true (g_bytes_equal (a, b));
}

static int
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  int n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_file_is_whole_or_absent (void)
{
  g_autoptr (DptPaper) paper = create_invoice (9);
  g_autofree char *folder = g_dir_make_tmp ("dpt-paper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Facture n° 1.pdf", NULL);
  g_autofree char *picture = g_build_filename (folder, "page.png", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "invoice.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (dpt_paper_write_pdf (paper, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_nonnull (g_strrstr_len (contents + length - 10, 10, "%%EOF"));
  g_assert_true (dpt_paper_write_png (paper, 0, 72, picture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_files (folder), ==, 2); /* nothing half done lies about */

  g_assert_false (dpt_paper_write_pdf (paper, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  /* A folder stands in the way of the file: it stays, and no draft is left. */
  g_unlink (picture);
  g_mkdir (picture, 0700);
  g_assert_false (dpt_paper_write_png (paper, 0, 72, picture, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (count_files (folder), ==, 2);
  g_rmdir (picture);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_picture_has_the_size_of_the_page (void)
{
  g_autoptr (DptPaper) paper = create_invoice (1);
  cairo_surface_t *image = dpt_paper_create_image (paper, 0, 300, NULL);

  g_assert_cmpint (cairo_image_surface_get_width (image), ==, 2481);
  g_assert_cmpint (cairo_image_surface_get_height (image), ==, 3508);
  cairo_surface_destroy (image);
}

static gpointer
render_thread (gpointer data)
{
  DptPaper *shared = data;
  g_autoptr (GBytes) first = NULL;

  for (int i = 0; i < 12; i++)
    {
      g_autoptr (DptPaper) own = create_invoice (20);
      g_autoptr (GBytes) mine = dpt_paper_create_pdf_bytes (own, NULL);
      g_autoptr (GBytes) theirs = dpt_paper_create_pdf_bytes (shared, NULL);
      cairo_surface_t *image = dpt_paper_create_image (shared, i % 2, 50, NULL);

      g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (image);
      g_assert_true (g_bytes_equal (mine, theirs));
    }
  return g_steal_pointer (&first);
}

/* Papers are made and drawn on several threads at once, one of them a paper that all share and none of them made. */
static void
test_threads_render_at_once (void)
{
  g_autoptr (DptPaper) shared = create_invoice (20);
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("render", render_thread, shared);
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
}

static gpointer
make_thread (gpointer data)
{
  return create_invoice (20);
}

/* The thread that set the text, and its fonts, are gone when the paper is drawn. */
static void
test_paper_outlives_its_thread (void)
{
  GThread *thread = g_thread_new ("make", make_thread, NULL);
  g_autoptr (DptPaper) paper = g_thread_join (thread);
  g_autoptr (DptPaper) own = create_invoice (20);
  g_autoptr (GBytes) theirs = dpt_paper_create_pdf_bytes (paper, NULL);
  g_autoptr (GBytes) mine = dpt_paper_create_pdf_bytes (own, NULL);

  g_assert_true (g_bytes_equal (theirs, mine));
}

/* Reads the bars of an EAN-13 back from the picture: the widths of bars and gaps in modules. */
static void
test_barcode_is_an_ean_13 (void)
{
  DptSheet *sheet = dpt_sheet_new (80 * DPT_MM, 30 * DPT_MM, 0);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_A8, 950, 40);
  cairo_t *cr = cairo_create (image);
  double module = 0.5 * DPT_MM;
  GString *modules = g_string_new (NULL);
  const guchar *pixels;

  g_assert_cmpfloat (dpt_barcode_put (sheet, "4006381333931", NULL, 0, 0, 80 * DPT_MM, 30, DPT_ALIGN_START), >, 30);
  cairo_scale (cr, 10 / module, 1); /* ten pixels a module */
  dpt_sheet_show (sheet, cr);
  cairo_surface_flush (image);
  pixels = cairo_image_surface_get_data (image) + 10 * cairo_image_surface_get_stride (image);
  for (int i = 0; i < 95; i++)
    g_string_append_c (modules, pixels[i * 10 + 5] > 127 ? '1' : '0');
  /* 4 chooses L G L L G G; 006381 by those, 333931 in R (GS1 General Specifications, 5.2.1) */
  g_assert_cmpstr (modules->str, ==,
                   "101" "0001101" "0100111" "0101111" "0111101" "0001001" "0110011"
                   "01010" "1000010" "1000010" "1000010" "1110100" "1000010" "1100110" "101");
  g_string_free (modules, TRUE);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  dpt_sheet_free (sheet);
}

static void
test_barcode_refuses_what_it_can_not_write (void)
{
  DptSheet *sheet = dpt_sheet_new (200, 100, 0);

  g_assert_cmpfloat (dpt_barcode_put (sheet, "", NULL, 0, 0, 180, 30, DPT_ALIGN_START), ==, 0);
  g_assert_cmpfloat (dpt_barcode_put (sheet, "日本", NULL, 0, 0, 180, 30, DPT_ALIGN_START), ==, 0);
  g_assert_cmpfloat (dpt_barcode_put (sheet, "4006381333930", NULL, 0, 0, 180, 30, DPT_ALIGN_START), >,
                     0); /* Code 128 */
  dpt_sheet_free (sheet);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  g_test_add_func ("/output/pdf-says-what-it-is", test_pdf_says_what_it_is);
  g_test_add_func ("/output/pdf-has-its-fonts-inside", test_pdf_has_its_fonts_inside);
  g_test_add_func ("/output/pdf-has-the-words-in-their-places", test_pdf_has_the_words_in_their_places);
  g_test_add_func ("/output/same-paper-gives-the-same-bytes", test_same_paper_gives_the_same_bytes);
  g_test_add_func ("/output/file-is-whole-or-absent", test_file_is_whole_or_absent);
  g_test_add_func ("/output/picture-has-the-size-of-the-page", test_picture_has_the_size_of_the_page);
  g_test_add_func ("/output/threads-render-at-once", test_threads_render_at_once);
  g_test_add_func ("/output/paper-outlives-its-thread", test_paper_outlives_its_thread);
  g_test_add_func ("/output/barcode-is-an-ean-13", test_barcode_is_an_ean_13);
  g_test_add_func ("/output/barcode-refuses-what-it-can-not-write", test_barcode_refuses_what_it_can_not_write);
  return g_test_run ();
}
