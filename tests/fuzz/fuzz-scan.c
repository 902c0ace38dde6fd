/* fuzz-scan.c - what comes from a scanner: a page, and what its program says of itself.
 * For: dpt_jpeg_get_size(), dpt_page_stack_write(), dpt_sane_feeder_find(). Not for: drawing a page (dioptre-render, behind its walls).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-page-stack.h"
#include "fuzz/fuzz.h"
#include "gui/common/dpt-sane-feeder.h"

#include <string.h>

#define MOST_DOTS 400 /* in one direction: a larger surface costs its memory for nothing */

static void
check_page (GBytes *page)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  int width, height;
  gboolean good = dpt_jpeg_get_size (page, &width, &height);

  if (good && (width > MOST_DOTS || height > MOST_DOTS))
    return;
  g_ptr_array_add (pages, page);
  pdf = dpt_page_stack_write (pages, 300, &error);
  fuzz_promise ((pdf != NULL) == (error == NULL));
  fuzz_promise (good || pdf == NULL);
  fuzz_promise (pdf == NULL || g_bytes_get_size (pdf) > g_bytes_get_size (page));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) page = g_bytes_new (data, size);
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *source = dpt_sane_feeder_find (text);

  check_page (page);
  /* One word of what was said, as it was said. */
  fuzz_promise (source == NULL || (strstr (text, source) != NULL && strpbrk (source, "|[\n") == NULL));
  return 0;
}
