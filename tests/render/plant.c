/* plant.c - our dioptre-render with a fault that a document asks for: it dies, hangs, lies, or breaks out.
 * For: tests/gui/common/test-render-client.c; linked in with --wrap, so that the real program knows nothing of it. Not for: real documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/dpt-render-file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

DptRenderFile *__real_dpt_render_file_open (GBytes *bytes, DptRenderReason *reason);
DptRenderFile *__wrap_dpt_render_file_open (GBytes *bytes, DptRenderReason *reason);
void __real_dpt_render_file_draw (DptRenderFile *self, guint page, cairo_t *cr);
void __wrap_dpt_render_file_draw (DptRenderFile *self, guint page, cairo_t *cr);

static char *fault; /* the word after "PLANT " */

static gboolean
is (const char *name)
{
  return g_strcmp0 (fault, name) == 0;
}

static void
fall (void)
{
  volatile int *nothing = NULL;

  *nothing = 1;
}

static void
hang (void)
{
  for (volatile guint i = 0;; i++)
    continue;
}

static void
say (guint32 magic, guint32 type, guint32 length, gsize sent)
{
  const DptRenderHead head = { magic, type, length };
  g_autofree char *noise = g_malloc0 (MAX (sent, 1));

  if (write (STDIN_FILENO, &head, sizeof head) < 0 || write (STDIN_FILENO, noise, sent) < 0)
    _exit (1);
}

/* Whoever gets out has done harm: then no page is shown, and the test fails. */
static void
break_out (void)
{
  if (open ("/tmp/dioptre-was-here", O_WRONLY | O_CREAT, 0600) >= 0 || socket (AF_INET, SOCK_STREAM, 0) >= 0 || fork () >= 0)
    fall ();
  execl ("/bin/true", "true", NULL);
}

DptRenderFile *
__wrap_dpt_render_file_open (GBytes *bytes, DptRenderReason *reason)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *word = size > 0 ? memmem (data, size, "PLANT ", 6) : NULL;

  if (word != NULL)
    fault = g_strndup (word + 6, strcspn (word + 6, "\n"));
  if (is ("crash"))
    fall ();
  else if (is ("abort"))
    abort ();
  else if (is ("leave"))
    _exit (0);
  else if (is ("hang"))
    hang ();
  else if (is ("eat"))
    for (;;)
      memset (g_malloc (1 << 20), 1, 1 << 20);
  else if (is ("noise"))
    say (0xdeadbeef, 77, 12, 12);
  else if (is ("many-pages"))
    say (DPT_RENDER_MAGIC, DPT_RENDER_PAGES, 0xfffffff0u, 64);
  else if (is ("no-page"))
    say (DPT_RENDER_MAGIC, DPT_RENDER_PAGES, 0, 0);
  else if (is ("half-page"))
    say (DPT_RENDER_MAGIC, DPT_RENDER_PAGES, 17, 17);
  else if (is ("flat-page"))
    say (DPT_RENDER_MAGIC, DPT_RENDER_PAGES, 16, 16);
  else if (is ("strange-reason"))
    say (DPT_RENDER_MAGIC, DPT_RENDER_REASON, 4, 4);
  else if (is ("long-reason"))
    say (DPT_RENDER_MAGIC, DPT_RENDER_REASON, 100, 100);
  else if (is ("break-out"))
    break_out ();
  return __real_dpt_render_file_open (bytes, reason);
}

void
__wrap_dpt_render_file_draw (DptRenderFile *self, guint page, cairo_t *cr)
{
  if (is ("crash-drawing") && page > 0)
    fall ();
  if (is ("hang-drawing"))
    hang ();
  if (is ("short-pixels"))
    say (DPT_RENDER_MAGIC, DPT_RENDER_PIXELS, 16, 16);
  if (is ("long-pixels"))
    say (DPT_RENDER_MAGIC, DPT_RENDER_PIXELS, 0xffffffffu, 16);
  __real_dpt_render_file_draw (self, page, cr);
}
