/* bench-document.c - invoices as PDF: our papers against bare Cairo and Pango that write the same words in the same places.
 * For: the row "invoices as PDF" of the performance table. Not for: the test run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/sample-papers.h"

#define BLOCK 25 /* different documents in a row before the other program has its turn */

typedef struct
{
  char *words;
  cairo_rectangle_t box;
  DptType type;
  int page;
} Line;

typedef struct
{
  GArray *lines;
  int n_pages;
  int page;
} Script;

static void
collect_cb (const char *words, const cairo_rectangle_t *box, DptType type, gpointer data)
{
  Script *script = data;
  Line line = { g_strdup (words), *box, type, script->page };

  g_array_append_val (script->lines, line);
}

/* No two clients buy the same: names, articles, prices and numbers differ from document to document, so that nothing but
 * the shop's own words comes again. */
static DptPaper *
create_paper (int n_lines, int serial)
{
  g_autoptr (GStringChunk) words = g_string_chunk_new (4096);
  DptInvoiceData data;
  DptInvoiceLine *lines;
  DptPaper *paper;
  char text[400];

  sample_invoice_fill (&data, DPT_INVOICE_SALE, n_lines, FALSE);
  lines = (DptInvoiceLine *) data.lines;
  g_snprintf (text, sizeof text, "LYO-2026-%06d", serial);
  data.number = g_string_chunk_insert (words, text);
  g_snprintf (text, sizeof text, "%s %d", data.buyer.name, serial);
  data.buyer.name = g_string_chunk_insert (words, text);
  g_snprintf (text, sizeof text, "%d rue de la Martinière\n69%03d Lyon", serial, serial);
  data.buyer.address = g_string_chunk_insert (words, text);
  for (int i = 0; i < data.n_lines; i++)
    {
      g_snprintf (text, sizeof text, "%d-%d %s", serial, i, lines[i].label != NULL ? lines[i].label : "");
      lines[i].label = g_string_chunk_insert (words, text);
      g_snprintf (text, sizeof text, "%s %d", lines[i].detail != NULL ? lines[i].detail : "", serial * 100 + i);
      lines[i].detail = g_string_chunk_insert (words, text);
      lines[i].unit_price += serial * 97 + i * 13;
      lines[i].total += serial * 97 + i * 13;
    }
  data.total += serial;
  data.balance += serial;
  paper = dpt_paper_invoice_new (&data);
  sample_invoice_clear (&data);
  return paper;
}

static void
read_script (Script *script, int n_lines, int serial)
{
  g_autoptr (DptPaper) paper = create_paper (n_lines, serial);

  script->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  script->n_pages = dpt_paper_get_n_pages (paper);
  for (script->page = 0; script->page < script->n_pages; script->page++)
    dpt_paper_foreach_text (paper, script->page, collect_cb, script);
}

static void
clear_script (Script *script)
{
  for (guint i = 0; i < script->lines->len; i++)
    g_free (g_array_index (script->lines, Line, i).words);
  g_array_unref (script->lines);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The same faces in the same sizes. Fonts are looked up once a program and one layout serves all words: as fast as a
 * careful bare program gets. */
static PangoFontDescription *
get_font (DptType type)
{
  static PangoFontDescription *fonts[0x200];

  if (fonts[type] == NULL)
    {
      double size = dpt_type_get_size (type);
      PangoWeight weight = type & DPT_TYPE_BOLD ? PANGO_WEIGHT_SEMIBOLD
                           : type & DPT_TYPE_MEDIUM ? PANGO_WEIGHT_MEDIUM
                           : type & DPT_TYPE_LIGHT ? PANGO_WEIGHT_LIGHT : PANGO_WEIGHT_NORMAL;

      fonts[type] = pango_font_description_new ();
      pango_font_description_set_family (fonts[type],
                                         size >= 13 ? "Inter Display,Inter" : "Inter,Cantarell,DejaVu Sans");
      pango_font_description_set_absolute_size (fonts[type], size * PANGO_SCALE);
      pango_font_description_set_weight (fonts[type], weight);
    }
  return fonts[type];
}

static gsize
draw_bare (const Script *script)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, out, DPT_A4_WIDTH, DPT_A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoAttrList *tabular = pango_attr_list_new ();
  int page = 0;

  pango_attr_list_insert (tabular, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, tabular);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  for (guint i = 0; i < script->lines->len; i++)
    {
      const Line *line = &g_array_index (script->lines, Line, i);

      if (line->page != page)
        {
          cairo_show_page (cr);
          page = line->page;
        }
      pango_layout_set_font_description (layout, get_font (line->type));
      pango_layout_set_text (layout, line->words, -1);
      cairo_move_to (cr, line->box.x, line->box.y);
      pango_cairo_show_layout (cr, layout);
    }
  cairo_show_page (cr);
  pango_attr_list_unref (tabular);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return out->len;
}

static gsize
draw_ours (int n_lines, int serial)
{
  g_autoptr (DptPaper) paper = create_paper (n_lines, serial);
  g_autoptr (GBytes) bytes = dpt_paper_create_pdf_bytes (paper, NULL);

  return g_bytes_get_size (bytes);
}

static void
measure (int n_lines, int rounds)
{
  Script scripts[BLOCK];
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double)), ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *what = g_strdup_printf ("invoice of %d lines as PDF", n_lines);
  gsize bare_size = 0, our_size = 0;

  for (int i = 0; i < BLOCK; i++)
    read_script (&scripts[i], n_lines, i + 1);
  draw_bare (&scripts[0]);
  for (int r = 0; r < rounds; r++)
    {
      double start = bench_now (), middle, speed;

      for (int i = 0; i < BLOCK; i++)
        bare_size = draw_bare (&scripts[i]);
      middle = bench_now ();
      for (int i = 0; i < BLOCK; i++)
        our_size = draw_ours (n_lines, i + 1);
      speed = BLOCK * 1e6 / (middle - start);
      g_array_append_val (bare, speed);
      speed = BLOCK * 1e6 / (bench_now () - middle);
      g_array_append_val (ours, speed);
    }
  printf ("%d page(s), %u words, bare %" G_GSIZE_FORMAT " B, ours %" G_GSIZE_FORMAT " B\n", scripts[0].n_pages, scripts[0].lines->len, bare_size,
          our_size);
  bench_speed (what, bench_percentile (bare, 50), bench_percentile (ours, 50), "a second", 0.8);
  for (int i = 0; i < BLOCK; i++)
    clear_script (&scripts[i]);
}

int
main (int argc, char **argv)
{
  int rounds = argc > 1 ? atoi (argv[1]) : 9;

  if (rounds < 1)
    {
      g_printerr ("usage: bench-document [ROUNDS]\n");
      return 2;
    }
  measure (3, rounds);
  measure (9, rounds);
  measure (60, rounds);
  return 0;
}
