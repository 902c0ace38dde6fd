/* test-page-stack.c - scanned pages become one document of as many pages, in their order and size, or say which one is broken.
 * For: document/dpt-page-stack. Not for: the scanner (tests/gui/common/test-papers-window.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "document/dpt-page-stack.h"

#include <math.h>
#include <poppler.h>
#include <string.h>

/* A baseline JPEG of one colour, 16 x 8 dots, told to be @width x @height: what stands in it is not read here. */
static GBytes *
create_jpeg (int width, int height)
{
  const guchar head[] = {
    0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
    0xff, 0xc0, 0, 11, 8, (guchar) (height >> 8), (guchar) height, (guchar) (width >> 8), (guchar) width, 1, 1, 0x11, 0,
    0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0xff, 0xd9,
  };

  return g_bytes_new (head, sizeof head);
}

static void
test_pages_keep_order_and_size (void)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  PopplerDocument *document;
  static const struct { int width, height; } sizes[] = { { 2480, 3508 }, { 3508, 2480 }, { 300, 600 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_ptr_array_add (pages, create_jpeg (sizes[i].width, sizes[i].height));
  pdf = dpt_page_stack_write (pages, 300, &error);
  g_assert_no_error (error);
  document = poppler_document_new_from_bytes (pdf, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, (int) i);
      double width, height;

      poppler_page_get_size (page, &width, &height);
      g_assert_cmpfloat (fabs (width - sizes[i].width * 72.0 / 300), <, 0.01);
      g_assert_cmpfloat (fabs (height - sizes[i].height * 72.0 / 300), <, 0.01);
      g_object_unref (page);
    }
  g_object_unref (document);
  /* As they came: three JPEGs, not three drawings of forty megabytes. */
  g_assert_cmpuint (g_bytes_get_size (pdf), <, 10000);
}

static void
test_what_is_no_jpeg_is_named (void)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (pages, create_jpeg (100, 100));
  g_ptr_array_add (pages, g_bytes_new_static ("%PDF-1.4", 8));
  g_assert_null (dpt_page_stack_write (pages, 300, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "2"));
}

/* Cairo is stricter than we are, and draws nothing in place of what it does not know: that must not stand for the page. */
static void
test_an_empty_page_never_stands_for_a_lost_one (void)
{
  const guchar strange[] = { 0xff, 0xd8, 0xff, 0xc1, 0, 11, 8, 0, 100, 0, 100, 1, 1, 0x11, 0 };
  const guchar kinds[] = { 0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc9, 0xcd, 0xcf };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize length = 4; length <= sizeof strange; length++)
      {
        g_autofree guchar *data = g_memdup2 (strange, sizeof strange);
        g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) pdf = NULL;

        data[3] = kinds[i];
        g_ptr_array_add (pages, g_bytes_new (data, length));
        pdf = dpt_page_stack_write (pages, 300, &error);
        if (pdf != NULL)
          g_assert_nonnull (memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), data, length));
        else
          g_assert_error (error, DPT_ERROR, DPT_ERROR_DAMAGED);
      }
}

static void
test_any_beginning_of_one_is_looked_at_safely (void)
{
  g_autoptr (GBytes) whole = create_jpeg (640, 480);
  int width, height;

  for (gsize length = 0; length <= g_bytes_get_size (whole); length++)
    {
      /* A copy of its own, so that a byte behind it is noticed. */
      g_autoptr (GBytes) part = g_bytes_new (g_bytes_get_data (whole, NULL), length);

      if (dpt_jpeg_get_size (part, &width, &height))
        {
          g_assert_cmpint (width, ==, 640);
          g_assert_cmpint (height, ==, 480);
        }
      else
        g_assert_cmpuint (length, <, 29);
    }
  g_bytes_unref (whole);
  whole = create_jpeg (0, 480);
  g_assert_false (dpt_jpeg_get_size (whole, &width, &height));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-stack/pages-keep-order-and-size", test_pages_keep_order_and_size);
  g_test_add_func ("/page-stack/what-is-no-jpeg-is-named", test_what_is_no_jpeg_is_named);
  g_test_add_func ("/page-stack/an-empty-page-never-stands-for-a-lost-one", test_an_empty_page_never_stands_for_a_lost_one);
  g_test_add_func ("/page-stack/any-beginning-of-one-is-looked-at-safely", test_any_beginning_of_one_is_looked_at_safely);
  return g_test_run ();
}
