/* test-render-client.c - a document from outside is drawn by its helper, and a hostile one takes nothing else down.
 * For: dpt-render-client.c, dpt-render-line.c, src/render. Not for: what a confined process can do (tests/render).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-print.h"
#include "gui/common/dpt-render-client.h"
#include "render/dpt-render-protocol.h"

#include "support/dpt-test-gui.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 120
#define HEIGHT 80

/* --- documents --- */

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Its first page has red on the left, its second a word. */
static GBytes *
create_pdf (int pages)
{
  GByteArray *out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, out, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (int i = 0; i < pages; i++)
    {
      cairo_set_source_rgb (cr, 1, 0, 0);
      cairo_rectangle (cr, 0, 0, WIDTH / 2, HEIGHT);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_move_to (cr, 70, 40);
      cairo_show_text (cr, "Dioptre");
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (out);
}

static GBytes *
create_picture (const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0xffffffff);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH / 2; x++)
      memset (gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) + 3 * x + 1, 0, 2);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static GBytes *
create_plant (const char *fault)
{
  g_autoptr (GBytes) pdf = create_pdf (2);
  GByteArray *out = g_byte_array_new ();
  g_autofree char *line = g_strdup_printf ("\n%%PLANT %s\n", fault);

  g_byte_array_append (out, g_bytes_get_data (pdf, NULL), (guint) g_bytes_get_size (pdf));
  g_byte_array_append (out, (const guint8 *) line, (guint) strlen (line));
  return g_byte_array_free_to_bytes (out);
}

/* The head of a PNG that says it is larger than a wall. */
static GBytes *
create_huge_png (guint32 side)
{
  guint8 png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x02\0\0\0\0\0\0\0\0\0\0\nIDATxxxxxxxxxxxx";
  guint32 crc = 0xffffffff;

  for (int i = 0; i < 4; i++)
    png[16 + i] = png[20 + i] = (guint8) (side >> (24 - 8 * i));
  for (int i = 12; i < 29; i++)
    {
      crc ^= png[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  crc = ~crc;
  for (int i = 0; i < 4; i++)
    png[29 + i] = (guint8) (crc >> (24 - 8 * i));
  return g_bytes_new (png, sizeof png - 1);
}

/* --- asking --- */

typedef struct
{
  gboolean answered;
  GError *error;
  GdkTexture *texture;
} Answer;

static void
clear_answer (Answer *answer)
{
  g_clear_error (&answer->error);
  g_clear_object (&answer->texture);
  answer->answered = FALSE;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  dpt_render_client_open_finish (DPT_RENDER_CLIENT (source), result, &answer->error);
  answer->answered = TRUE;
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->texture = dpt_pages_render_finish (DPT_PAGES (source), result, &answer->error);
  answer->answered = TRUE;
}

static void
open_client (DptRenderClient *client, Answer *answer)
{
  clear_answer (answer);
  dpt_render_client_open_async (client, NULL, opened_cb, answer);
  dpt_test_until (answer->answered);
}

static void
render (DptRenderClient *client, int page, double scale, int turns, Answer *answer)
{
  clear_answer (answer);
  dpt_pages_render_async (DPT_PAGES (client), page, scale, turns, NULL, rendered_cb, answer);
  dpt_test_until (answer->answered);
}

/* Red, green, blue of one dot. */
static guint32
get_dot (GdkTexture *texture, double x, double y)
{
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, width * height);

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  return pixels[(int) (y * height) * width + (int) (x * width)] & 0xffffff;
}

static gboolean
is_red (guint32 dot)
{
  return dot >> 16 > 0xf0 && (dot >> 8 & 0xff) < 0x20 && (dot & 0xff) < 0x20;
}

/* --- tests --- */

static void
check_document (GBytes *bytes, double width)
{
  g_autoptr (DptRenderClient) client = dpt_render_client_new (bytes);
  g_auto (Answer) answer = { 0 };
  double found_width, found_height;

  open_client (client, &answer);
  g_assert_no_error (answer.error);
  dpt_pages_get_size (DPT_PAGES (client), 0, 0, &found_width, &found_height);
  g_assert_cmpfloat_with_epsilon (found_width, width, 0.6);
  render (client, 0, 2, 0, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (gdk_texture_get_width (answer.texture), ==, (int) (2 * width));
  g_assert_true (is_red (get_dot (answer.texture, 0.2, 0.2)));
  g_assert_cmphex (get_dot (answer.texture, 0.9, 0.1), ==, 0xffffff);
  /* A quarter clockwise: what was left is above. */
  render (client, 0, 1, 1, &answer);
  g_assert_cmpint (gdk_texture_get_height (answer.texture), ==, (int) width);
  g_assert_true (is_red (get_dot (answer.texture, 0.8, 0.2)));
  g_assert_cmphex (get_dot (answer.texture, 0.9, 0.9), ==, 0xffffff);
  render (client, 0, 1, 2, &answer);
  g_assert_cmphex (get_dot (answer.texture, 0.1, 0.9), ==, 0xffffff);
  g_assert_true (is_red (get_dot (answer.texture, 0.8, 0.5)));
  render (client, 0, 1, 3, &answer);
  g_assert_true (is_red (get_dot (answer.texture, 0.2, 0.8)));
}

static void
test_every_kind_is_drawn_and_turned (void)
{
  g_autoptr (GBytes) pdf = create_pdf (1);
  static const char *const types[] = { "png", "jpeg", "tiff" };

  check_document (pdf, WIDTH);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) bytes = create_picture (types[i]);

      check_document (bytes, WIDTH * 0.75);
    }
}

static void
expect_refusal (GBytes *bytes, int code, const char *word)
{
  g_autoptr (DptRenderClient) client = dpt_render_client_new (bytes);
  g_auto (Answer) answer = { 0 };

  open_client (client, &answer);
  g_assert_error (answer.error, DPT_ERROR, code);
  if (strstr (answer.error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", answer.error->message, word);
  g_assert_true (dpt_render_client_is_lost (client));
}

static void
test_what_is_no_document_is_refused (void)
{
  g_autoptr (GBytes) nothing = g_bytes_new ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("<svg/>", 6);
  g_autoptr (GBytes) gif = g_bytes_new_static ("GIF89a\1\0\1\0", 10);
  g_autoptr (GBytes) half = g_bytes_new_static ("%PDF-1.4 and no more", 20);
  g_autoptr (GBytes) png = create_picture ("png");
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (png, 0, 20);

  expect_refusal (nothing, DPT_ERROR_DAMAGED, "neither");
  expect_refusal (text, DPT_ERROR_DAMAGED, "neither");
  expect_refusal (gif, DPT_ERROR_DAMAGED, "neither");
  expect_refusal (half, DPT_ERROR_DAMAGED, "damaged");
  expect_refusal (head, DPT_ERROR_DAMAGED, "damaged");
}

/* A page as large as a town, a picture as large as a wall, a kilobyte that unpacks to gigabytes. */
static void
test_what_would_eat_the_machine_is_refused (void)
{
  static const char town[]
    = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000000 2000000]>>endobj\ntrailer<</Root 1 0 R>>\n";
  g_autoptr (GBytes) page = g_bytes_new_static (town, sizeof town - 1);
  g_autoptr (GBytes) wall = create_huge_png (30000);
  gint64 start = g_get_monotonic_time ();

  expect_refusal (page, DPT_ERROR_DAMAGED, "too many");
  expect_refusal (wall, DPT_ERROR_DAMAGED, "too many");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

/* Zeros in zeros: 1 GB of a picture in a PDF, deflated. */
static GBytes *
create_bomb (void)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  g_autofree char *zeros = g_malloc0 (1 << 20);
  g_autofree char *head = NULL;
  GByteArray *out = g_byte_array_new ();
  gsize size;

  for (int i = 0; i < 256; i++)
    g_assert_true (g_output_stream_write_all (stream, zeros, 1 << 20, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));
  head = g_strdup_printf ("%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                          "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 5 0 R/Resources<</XObject<</I 4 0 R>>>>>>endobj\n"
                          "5 0 obj<</Length 22>>stream\n200 0 0 200 0 0 cm /I Do\nendstream endobj\n"
                          "4 0 obj<</Type/XObject/Subtype/Image/Width 200000/Height 200000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode"
                          "/Length %" G_GSIZE_FORMAT ">>stream\n", size);
  g_byte_array_append (out, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (out, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)), (guint) size);
  g_byte_array_append (out, (const guint8 *) "\nendstream endobj\ntrailer<</Root 1 0 R>>\n", 41);
  return g_byte_array_free_to_bytes (out);
}

/* Poppler may give up on it or be killed at it: we live, and the answer comes. */
static void
test_a_bomb_is_survived (void)
{
  g_autoptr (GBytes) bomb = create_bomb ();
  g_autoptr (DptRenderClient) client = dpt_render_client_new (bomb);
  g_auto (Answer) answer = { 0 };

  open_client (client, &answer);
  if (answer.error == NULL)
    render (client, 0, 1, 0, &answer);
  g_assert_true (answer.texture != NULL || answer.error != NULL);
}

static void
use_planted (void)
{
  g_assert_nonnull (g_getenv ("DPT_TEST_RENDER_PLANTED"));
  dpt_render_client_set_program (g_getenv ("DPT_TEST_RENDER_PLANTED"));
}

static void
test_a_helper_that_falls_or_lies_is_dropped (gconstpointer data)
{
  g_autoptr (GBytes) bytes = create_plant (data);
  g_autoptr (DptRenderClient) client = dpt_render_client_new (bytes);
  g_autoptr (GBytes) good = create_pdf (1);
  g_auto (Answer) answer = { 0 };

  use_planted ();
  open_client (client, &answer);
  if (answer.error == NULL)
    render (client, 1, 1, 0, &answer);
  g_assert_error (answer.error, DPT_ERROR, DPT_ERROR_FAILED);
  g_assert_true (dpt_render_client_is_lost (client));
  /* And is not asked again. */
  open_client (client, &answer);
  dpt_render_client_set_program (NULL);
  check_document (good, WIDTH);
}

static void
test_a_helper_that_breaks_out_meets_the_walls (void)
{
  g_autoptr (GBytes) bytes = create_plant ("break-out");

  use_planted ();
  check_document (bytes, WIDTH);
  dpt_render_client_set_program (NULL);
  g_assert_false (g_file_test ("/tmp/dioptre-was-here", G_FILE_TEST_EXISTS));
}

/* Both at once: the limits are what takes the time. */
static void
test_a_helper_that_hangs_is_killed (void)
{
  g_autoptr (GBytes) opening = create_plant ("hang");
  g_autoptr (GBytes) drawing = create_plant ("hang-drawing");
  g_autoptr (DptRenderClient) first = dpt_render_client_new (opening);
  g_autoptr (DptRenderClient) second = dpt_render_client_new (drawing);
  g_auto (Answer) one = { 0 }, two = { 0 };

  use_planted ();
  dpt_render_client_open_async (first, NULL, opened_cb, &one);
  open_client (second, &two);
  g_assert_no_error (two.error);
  render (second, 0, 1, 0, &two);
  g_assert_error (two.error, DPT_ERROR, DPT_ERROR_FAILED);
  dpt_test_until (one.answered);
  g_assert_error (one.error, DPT_ERROR, DPT_ERROR_FAILED);
  g_assert_nonnull (strstr (one.error->message, "too long"));
  dpt_render_client_set_program (NULL);
}

static void
test_closing_does_not_wait_for_a_hang (void)
{
  g_autoptr (GBytes) bytes = create_plant ("hang");
  g_autoptr (DptRenderClient) client = dpt_render_client_new (bytes);
  g_auto (Answer) answer = { 0 };
  gint64 start = g_get_monotonic_time ();

  use_planted ();
  dpt_render_client_open_async (client, NULL, opened_cb, &answer);
  dpt_test_until (!dpt_render_client_is_lost (client));
  dpt_render_client_close (client);
  dpt_test_until (answer.answered);
  g_assert_error (answer.error, DPT_ERROR, DPT_ERROR_FAILED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  dpt_render_client_set_program (NULL);
}

static void
test_a_helper_that_is_missing_is_said (void)
{
  g_autoptr (GBytes) bytes = create_pdf (1);
  g_autoptr (DptRenderClient) client = dpt_render_client_new (bytes);
  g_auto (Answer) answer = { 0 };

  dpt_render_client_set_program ("/nowhere/dioptre-render");
  open_client (client, &answer);
  g_assert_nonnull (answer.error);
  dpt_render_client_set_program (NULL);
}

/* --- on paper --- */

static void
test_it_is_printed_as_it_is_shown (void)
{
  g_autoptr (GBytes) bytes = create_pdf (2);
  g_autoptr (DptRenderClient) client = dpt_render_client_new (bytes);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dioptre-test-printed.pdf", NULL);
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (DptRenderClient) again = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { 0 };
  char *data;
  gsize size;

  open_client (client, &answer);
  g_assert_true (dpt_print_export_pages (DPT_PAGES (client), path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  printed = g_bytes_new_take (data, size);
  again = dpt_render_client_new (printed);
  open_client (again, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (dpt_pages_get_n_pages (DPT_PAGES (again)), ==, 2);
  render (again, 1, 2, 0, &answer);
  g_assert_no_error (answer.error);
  g_assert_true (is_red (get_dot (answer.texture, 0.2, 0.5)));
  g_assert_cmphex (get_dot (answer.texture, 0.9, 0.1), ==, 0xffffff);
  g_unlink (path);
}

/* --- mutants --- */

static GBytes *
mutate (GRand *rand, GBytes *seed)
{
  gsize size = g_bytes_get_size (seed);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (seed, NULL), size);
  int n = g_rand_int_range (rand, 1, 12);

  for (int i = 0; i < n; i++)
    data[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int (rand);
  if (g_rand_int_range (rand, 0, 4) == 0)
    size = (gsize) g_rand_int_range (rand, 1, (gint32) size);
  return g_bytes_new (data, size);
}

static void
test_mutants_do_no_harm (void)
{
  const char *wanted = g_getenv ("DPT_TEST_MUTANTS");
  int n = wanted != NULL ? atoi (wanted) : 500;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  int shown = 0, refused = 0;

  g_ptr_array_add (seeds, create_pdf (2));
  g_ptr_array_add (seeds, create_picture ("png"));
  g_ptr_array_add (seeds, create_picture ("jpeg"));
  g_ptr_array_add (seeds, create_picture ("tiff"));
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GBytes) bytes = mutate (rand, seeds->pdata[i % (int) seeds->len]);
      g_autoptr (DptRenderClient) client = dpt_render_client_new (bytes);
      g_auto (Answer) answer = { 0 };

      open_client (client, &answer);
      if (answer.error == NULL)
        render (client, 0, 0.5, 0, &answer);
      if (answer.texture != NULL)
        shown++;
      else
        {
          g_assert_true (answer.error->domain == DPT_ERROR);
          refused++;
        }
    }
  g_test_message ("%d mutants shown, %d refused", shown, refused);
  g_assert_cmpint (shown + refused, ==, n);
}

/* --- in the window --- */

static gboolean
has_texture (GtkWidget *view, guint page)
{
  GtkWidget *picture = dpt_test_find_type (view, GTK_TYPE_PICTURE, page);

  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

static void
test_a_crash_is_a_message_on_the_page (void)
{
  g_autoptr (GBytes) bytes = create_plant ("crash-drawing");
  GtkWidget *view = dpt_pdf_view_new ();
  GtkWindow *window = dpt_test_show (view, 700, 600);

  use_planted ();
  dpt_pdf_view_set_bytes (DPT_PDF_VIEW (view), bytes, "letter.pdf");
  dpt_test_until (dpt_test_find (view, "Try again") != NULL && gtk_widget_get_mapped (dpt_test_find (view, "Try again")));
  dpt_test_picture (view, "render-crashed");
  g_assert_cmpint (dpt_pdf_view_get_n_pages (DPT_PDF_VIEW (view)), ==, 0);
  /* A new helper, which this time is a good one. */
  dpt_render_client_set_program (NULL);
  gtk_widget_activate_action (view, "pdf.retry", NULL);
  dpt_test_until (has_texture (view, 0) && has_texture (view, 1));
  g_assert_cmpint (dpt_pdf_view_get_n_pages (DPT_PDF_VIEW (view)), ==, 2);
  gtk_widget_activate_action (view, "pdf.turn", NULL);
  dpt_test_until (has_texture (view, 0));
  dpt_test_picture (view, "render-turned");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  static const char *const faults[] = { "crash", "abort", "leave", "eat", "noise", "many-pages", "no-page", "half-page", "flat-page",
                                        "strange-reason", "long-reason", "crash-drawing", "short-pixels", "long-pixels" };

  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/common/render-client/every-kind-is-drawn-and-turned", test_every_kind_is_drawn_and_turned);
  g_test_add_func ("/common/render-client/what-is-no-document-is-refused", test_what_is_no_document_is_refused);
  g_test_add_func ("/common/render-client/what-would-eat-the-machine-is-refused", test_what_would_eat_the_machine_is_refused);
  g_test_add_func ("/common/render-client/a-bomb-is-survived", test_a_bomb_is_survived);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *name = g_strconcat ("/common/render-client/dropped/", faults[i], NULL);

      g_test_add_data_func (name, faults[i], test_a_helper_that_falls_or_lies_is_dropped);
    }
  g_test_add_func ("/common/render-client/breaking-out-meets-the-walls", test_a_helper_that_breaks_out_meets_the_walls);
  g_test_add_func ("/common/render-client/hanging-is-killed", test_a_helper_that_hangs_is_killed);
  g_test_add_func ("/common/render-client/closing-does-not-wait-for-a-hang", test_closing_does_not_wait_for_a_hang);
  g_test_add_func ("/common/render-client/missing-helper-is-said", test_a_helper_that_is_missing_is_said);
  g_test_add_func ("/common/render-client/printed", test_it_is_printed_as_it_is_shown);
  g_test_add_func ("/common/render-client/mutants-do-no-harm", test_mutants_do_no_harm);
  g_test_add_func ("/common/render-client/crash-is-a-message-on-the-page", test_a_crash_is_a_message_on_the_page);
  return g_test_run ();
}
