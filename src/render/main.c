/* main.c - dioptre-render: draws one document from outside and answers with its pixels, or falls alone.
 * For: gui/common/dpt-render-client.c, which starts one for each document. Not for: people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/dpt-render-confine.h"
#include "render/dpt-render-file.h"
#include "render/dpt-render-serve.h"

#include <stdlib.h>
#include <unistd.h>

/* The one line to the application, in both directions. */
#define LINE STDIN_FILENO

int
main (void)
{
  dpt_render_file_prepare ();
  if (close_range (STDERR_FILENO + 1, ~0u, 0) != 0 || !(dpt_render_confine () & DPT_RENDER_WALL_FILTER))
    {
      dpt_render_serve_refuse (LINE);
      return EXIT_FAILURE;
    }
  dpt_render_serve (LINE, LINE);
  /* No tidying up: what a hostile file left behind in memory is not walked again. */
  _exit (EXIT_SUCCESS);
}
