/* paper-probe.c - see paper-probe.h.
 * For: tests/document. Not for: the product.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-probe.h"

#include <math.h>
#include <string.h>

#include "base/dpt-money.h"

#define GRID 5.0 /* millimetres a cell of a golden picture stands for */

static void
clear_line (gpointer data)
{
  g_free (((ProbeLine *) data)->words);
}

static void
collect_cb (const char *words, const cairo_rectangle_t *box, DptType type, gpointer data)
{
  ProbeLine line = { g_strdup (words), *box };

  g_array_append_val ((GArray *) data, line);
}

GArray *
probe_page (DptPaper *paper, int page)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (ProbeLine));

  g_array_set_clear_func (lines, clear_line);
  dpt_paper_foreach_text (paper, page, collect_cb, lines);
  return lines;
}

char *
probe_text (DptPaper *paper, int page)
{
  g_autoptr (GArray) lines = probe_page (paper, page);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s\n", g_array_index (lines, ProbeLine, i).words);
  return g_string_free (out, FALSE);
}

const ProbeLine *
probe_find (GArray *lines, const char *words)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (g_array_index (lines, ProbeLine, i).words, words))
      return &g_array_index (lines, ProbeLine, i);
  return NULL;
}

/* A line's box holds its leading too; what is read is its middle. */
static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  double ay = a->y + a->height * 0.22, by = b->y + b->height * 0.22;
  double ah = a->height * 0.56, bh = b->height * 0.56;

  return a->x + 0.2 < b->x + b->width && b->x + 0.2 < a->x + a->width && ay < by + bh && by < ay + ah;
}

void
probe_assert_sound (DptPaper *paper, double margin)
{
  for (int page = 0; page < dpt_paper_get_n_pages (paper); page++)
    {
      g_autoptr (GArray) lines = probe_page (paper, page);
      double width, height;

      dpt_paper_get_page_size (paper, page, &width, &height);
      for (guint i = 0; i < lines->len; i++)
        {
          const ProbeLine *line = &g_array_index (lines, ProbeLine, i);

          if (line->box.x < margin - 0.5 || line->box.x + line->box.width > width - margin + 0.5
              || line->box.y < margin - 0.5 || line->box.y + line->box.height > height - margin + 0.5)
            g_error ("page %d: “%s” stands outside of the margin (%g %g %g %g)", page + 1, line->words, line->box.x,
                     line->box.y, line->box.width, line->box.height);
          for (guint j = i + 1; j < lines->len; j++)
            if (overlap (&line->box, &g_array_index (lines, ProbeLine, j).box))
              g_error ("page %d: “%s” stands on “%s”", page + 1, line->words,
                       g_array_index (lines, ProbeLine, j).words);
        }
    }
}

gint64
probe_amount (DptPaper *paper, int page, const char *label)
{
  g_autoptr (GArray) lines = probe_page (paper, page);
  const ProbeLine *left = probe_find (lines, label);
  const ProbeLine *right = NULL;
  gint64 amount;

  if (left == NULL)
    g_error ("page %d has no “%s”", page + 1, label);
  for (guint i = 0; i < lines->len; i++)
    {
      const ProbeLine *line = &g_array_index (lines, ProbeLine, i);

      if (fabs (line->box.y - left->box.y) < 2 && line->box.x > left->box.x
          && (right == NULL || line->box.x > right->box.x))
        right = line;
    }
  if (right == NULL || !dpt_money_parse (right->words, &amount))
    g_error ("page %d has no amount beside “%s” but “%s”", page + 1, label, right != NULL ? right->words : "nothing");
  return amount;
}

/* How black each cell of the page is, one letter a cell, 'a' for white to 'z': a picture that can be read in a diff. */
static char *
create_ink (DptPaper *paper)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *image = dpt_paper_create_image (paper, 0, 101.6, &error); /* 4 pixels a millimetre */
  int width = cairo_image_surface_get_width (image), height = cairo_image_surface_get_height (image);
  int stride = cairo_image_surface_get_stride (image);
  const guchar *pixels = cairo_image_surface_get_data (image);
  int cell = (int) (GRID * 4);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (int y = 0; y < height; y += cell)
    {
      for (int x = 0; x < width; x += cell)
        {
          double ink = 0;

          for (int v = y; v < MIN (height, y + cell); v++)
            for (int u = x; u < MIN (width, x + cell); u++)
              ink += 255 - pixels[v * stride + u * 4 + 1];
          ink /= 255.0 * cell * cell;
          g_string_append_c (out, (char) ('a' + CLAMP ((int) lround (sqrt (ink) * 25), 0, 25)));
        }
      g_string_append_c (out, '\n');
    }
  cairo_surface_destroy (image);
  return g_string_free (out, FALSE);
}

void
probe_assert_golden (DptPaper *paper, const char *name)
{
  g_autofree char *ink = create_ink (paper);
  g_autofree char *file = g_strdup_printf ("%s.ink", name);
  g_autofree char *path = g_build_filename (g_getenv ("DPT_TEST_DATA"), "document", file, NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;
  double difference = 0;
  int cells = 0, far = 0;

  if (g_getenv ("DPT_UPDATE_GOLDEN") != NULL)
    {
      g_file_set_contents (path, ink, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (ink), ==, strlen (golden));
  for (gsize i = 0; ink[i] != '\0'; i++)
    if (ink[i] != '\n')
      {
        difference += ABS (ink[i] - golden[i]);
        far += ABS (ink[i] - golden[i]) > 5;
        cells++;
      }
  /* Another version of a font moves a word by a fraction of a cell; a block that is missing or elsewhere moves many. */
  if (difference / cells > 0.35 || far > cells / 50)
    g_error (
      "%s looks otherwise: mean difference %.3f, %d of %d cells far off. Look at it (draw-samples); if it is better "
      "than before, run with DPT_UPDATE_GOLDEN=1",
      name, difference / cells, far, cells);
}
