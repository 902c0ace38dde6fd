/* fuzz-render-helper.c - what is asked of dioptre-render, by whoever.
 * For: dpt_render_serve(), and that its answers keep to the protocol. Not for: PDF and pictures, whose readers are others' and stand behind
 * walls: a document here is "P", and how many pages it has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"
#include "render/dpt-render-serve.h"

#include <sys/mman.h>
#include <unistd.h>

struct _DptRenderFile
{
  DptRenderSize sizes[3];
  guint n;
};

DptRenderFile *
dpt_render_file_open (GBytes *bytes, DptRenderReason *reason)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  DptRenderFile *self;

  if (size < 2 || data[0] != 'P')
    {
      *reason = DPT_RENDER_REASON_UNKNOWN;
      return NULL;
    }
  self = g_new0 (DptRenderFile, 1);
  self->n = 1 + data[1] % G_N_ELEMENTS (self->sizes);
  for (guint i = 0; i < self->n; i++)
    self->sizes[i] = (DptRenderSize) { 100 + i, 50 };
  return self;
}

void
dpt_render_file_free (DptRenderFile *self)
{
  g_free (self);
}

const DptRenderSize *
dpt_render_file_get_sizes (DptRenderFile *self, guint *n)
{
  *n = self->n;
  return self->sizes;
}

void
dpt_render_file_draw (DptRenderFile *self, guint page, cairo_t *cr)
{
  fuzz_promise (page < self->n);
  cairo_rectangle (cr, 0, 0, self->sizes[page].width, self->sizes[page].height / 2);
  cairo_fill (cr);
}

static int
create_file (const uint8_t *data, size_t size)
{
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);

  fuzz_promise (fd >= 0 && write (fd, data, size) == (ssize_t) size && lseek (fd, 0, SEEK_SET) == 0);
  return fd;
}

/* Whole messages of the three kinds, nothing between or behind them; first pages or a reason. */
static void
check_answers (int fd)
{
  off_t end = lseek (fd, 0, SEEK_END), at = 0;
  guint n = 0;

  while (at < end)
    {
      DptRenderHead head;

      fuzz_promise (pread (fd, &head, sizeof head, at) == (ssize_t) sizeof head && head.magic == DPT_RENDER_MAGIC);
      fuzz_promise (n == 0 ? head.type == DPT_RENDER_PAGES || head.type == DPT_RENDER_REASON
                           : head.type == DPT_RENDER_PIXELS || head.type == DPT_RENDER_REASON);
      fuzz_promise (head.length <= DPT_RENDER_MAX_PIXELS * 4);
      at += (off_t) sizeof head + head.length;
      n++;
    }
  fuzz_promise (at == end);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  int in = create_file (data, size), out = create_file (data, 0);

  dpt_render_file_free (dpt_render_serve (in, out));
  check_answers (out);
  close (in);
  close (out);
  return 0;
}
