/* fuzz-render-client.c - what a helper that was taken over answers to the application.
 * For: dpt_render_answer_pages(), dpt_render_answer_pixels(), over a real socket. Not for: the helper's own reading (fuzz-render-helper.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "fuzz/fuzz.h"
#include "gui/common/dpt-render-answer.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 65536 /* bytes: what a socket takes without a reader */
#define SIDE 8

/* Says @data, and hangs up. */
static DptRenderLine *
create_liar (const uint8_t *data, size_t size)
{
  int ends[2];

  fuzz_promise (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
  fuzz_promise (send (ends[1], data, size, MSG_DONTWAIT | MSG_NOSIGNAL) == (ssize_t) size);
  close (ends[1]);
  return dpt_render_line_new_for (ends[0]);
}

static void
check_error (gboolean answered, const GError *error)
{
  fuzz_promise (answered == (error == NULL));
  fuzz_promise (error == NULL || error->domain == DPT_ERROR);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const DptRenderRequest request = { 0, 0, SIDE, SIDE };
  gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  DptRenderLine *line = create_liar (data, MIN (size, MOST));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes = dpt_render_answer_pages (line, deadline, &error);

  check_error (sizes != NULL, error);
  fuzz_promise (sizes == NULL || (sizes->len > 0 && sizes->len <= DPT_RENDER_MAX_PAGES));
  for (guint i = 0; sizes != NULL && i < sizes->len; i++)
    {
      DptRenderSize page = g_array_index (sizes, DptRenderSize, i);

      fuzz_promise (page.width > 0 && page.width <= DPT_RENDER_MAX_SIDE && page.height > 0 && page.height <= DPT_RENDER_MAX_SIDE);
    }
  while (sizes != NULL && error == NULL)
    {
      g_autoptr (GBytes) pixels = dpt_render_answer_pixels (line, &request, deadline, &error);

      check_error (pixels != NULL, error);
      fuzz_promise (pixels == NULL || g_bytes_get_size (pixels) == SIDE * SIDE * 4);
    }
  dpt_render_line_close (line);
  return 0;
}
