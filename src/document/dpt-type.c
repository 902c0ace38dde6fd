/* dpt-type.c - see dpt-type.h: Pango shapes and breaks once, the glyphs are kept.
 * For: setting and showing text. Not for: pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-type.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Inter first (package fonts-inter), then what a Debian desktop always has. */
#define FAMILY_TEXT "Inter,Cantarell,DejaVu Sans"
#define FAMILY_LARGE "Inter Display,Inter,Cantarell,DejaVu Sans"
#define N_TYPES 0x200
#define CACHED_TEXTS 400  /* of each of two generations */
#define CACHED_BYTES 200  /* longer texts hardly come again */

/* A stretch of glyphs in one font. Its texts and glyphs lie in the arrays of the text. */
typedef struct
{
  cairo_scaled_font_t *font;
  int first_glyph, n_glyphs;
  int first_cluster, n_clusters;
  int first_byte, n_bytes;
  cairo_text_cluster_flags_t flags;
} Run;

typedef struct
{
  cairo_rectangle_t box;
  char *words;
} Line;

struct _DptText
{
  gatomicrefcount count;
  DptType type;
  struct { char *text; double width, condensation; DptAlign align; } key; /* what was asked for */
  double width, height, baseline;
  Run *runs;
  int n_runs;
  Line *lines;
  int n_lines;
  cairo_glyph_t *glyphs;
  cairo_text_cluster_t *clusters;
  char *bytes;
};

/* What a thread needs to set type. A PangoCairo font map is the thread's own, and so is everything made of it. */
typedef struct
{
  PangoContext *context;
  PangoLayout *layout;
  PangoFontDescription *fonts[N_TYPES];
  PangoAttrList *features[2]; /* plain, spaced */
  double condensation;
  /* Labels, names and sums come again and again, on a page to measure and to put, and from document to document. A text
   * is looked for in the young generation, then in the old one; when the young one is full it becomes the old one. */
  GHashTable *young, *old;
} Setter;

typedef struct
{
  GArray *runs, *lines, *glyphs, *clusters;
  GString *bytes;
} Draft;

static guint
hash_text (gconstpointer data)
{
  const DptText *text = data;

  return g_str_hash (text->key.text) * 31 + (guint) text->type * 7 + (guint) (text->key.width * 64);
}

static gboolean
equal_text (gconstpointer a, gconstpointer b)
{
  const DptText *x = a, *y = b;

  return x->type == y->type && x->key.width == y->key.width && x->key.condensation == y->key.condensation
         && x->key.align == y->key.align && g_str_equal (x->key.text, y->key.text);
}

static GHashTable *
create_generation (void)
{
  return g_hash_table_new_full (hash_text, equal_text, (GDestroyNotify) dpt_text_unref, NULL);
}

static void
remember_text (Setter *setter, DptText *text)
{
  if (g_hash_table_size (setter->young) >= CACHED_TEXTS)
    {
      g_hash_table_unref (setter->old);
      setter->old = setter->young;
      setter->young = create_generation ();
    }
  g_hash_table_add (setter->young, dpt_text_ref (text));
}

static DptText *
recall_text (Setter *setter, const char *text, DptType type, double width, DptAlign align)
{
  DptText wanted = { .type = type, .key = { (char *) text, width, setter->condensation, align } };
  DptText *found = g_hash_table_lookup (setter->young, &wanted);

  if (found != NULL)
    return dpt_text_ref (found);
  found = g_hash_table_lookup (setter->old, &wanted);
  if (found == NULL)
    return NULL;
  dpt_text_ref (found); /* remembering may let go of the generation that holds it */
  remember_text (setter, found);
  return found;
}

static void
free_setter (gpointer data)
{
  Setter *setter = data;

  g_clear_pointer (&setter->young, g_hash_table_unref);
  g_clear_pointer (&setter->old, g_hash_table_unref);
  for (int i = 0; i < N_TYPES; i++)
    g_clear_pointer (&setter->fonts[i], pango_font_description_free);
  for (int i = 0; i < 2; i++)
    g_clear_pointer (&setter->features[i], pango_attr_list_unref);
  g_clear_object (&setter->layout);
  g_clear_object (&setter->context);
  g_free (setter);
}

static GPrivate thread_setter = G_PRIVATE_INIT (free_setter);

static PangoAttrList *
make_features (gboolean spaced)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  if (spaced)
    pango_attr_list_insert (list, pango_attr_letter_spacing_new (PANGO_SCALE * 2 / 5));
  return list;
}

static Setter *
get_setter (void)
{
  Setter *setter = g_private_get (&thread_setter);
  cairo_font_options_t *options;

  if (setter != NULL)
    return setter;

  setter = g_new0 (Setter, 1);
  setter->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  /* One unit is one point, and nothing is rounded to the pixels of some screen: a page is the same on every output. */
  pango_cairo_context_set_resolution (setter->context, 72);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (setter->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (setter->context, FALSE);
  setter->layout = pango_layout_new (setter->context);
  pango_layout_set_wrap (setter->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (setter->layout, 1.08f);
  setter->features[0] = make_features (FALSE);
  setter->features[1] = make_features (TRUE);
  setter->condensation = 1.0;
  setter->young = create_generation ();
  setter->old = create_generation ();
  g_private_set (&thread_setter, setter);
  return setter;
}

double
dpt_type_get_size (DptType type)
{
  static const double sizes[DPT_TYPE_N_SIZES] = { 6.5, 7.5, 9, 10.5, 13, 21, 34 };
  int size = type & DPT_TYPE_SIZE_MASK;

  g_return_val_if_fail (size < DPT_TYPE_N_SIZES, 9);

  return sizes[size];
}

void
dpt_type_set_condensation (double factor)
{
  Setter *setter = get_setter ();

  g_return_if_fail (factor >= 0.6 && factor <= 1.0);

  if (factor == setter->condensation)
    return;
  for (int i = 0; i < N_TYPES; i++)
    g_clear_pointer (&setter->fonts[i], pango_font_description_free);
  setter->condensation = factor;
}

static const PangoFontDescription *
get_font (Setter *setter, DptType type)
{
  PangoFontDescription *font = setter->fonts[type];
  double size;

  if (font != NULL)
    return font;

  size = dpt_type_get_size (type);
  font = pango_font_description_new ();
  pango_font_description_set_family_static (font, size >= 13 ? FAMILY_LARGE : FAMILY_TEXT);
  pango_font_description_set_absolute_size (font, size * setter->condensation * PANGO_SCALE);
  if (type & DPT_TYPE_BOLD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_SEMIBOLD);
  else if (type & DPT_TYPE_MEDIUM)
    pango_font_description_set_weight (font, PANGO_WEIGHT_MEDIUM);
  else if (type & DPT_TYPE_LIGHT)
    pango_font_description_set_weight (font, PANGO_WEIGHT_LIGHT);
  if (type & DPT_TYPE_ITALIC)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  setter->fonts[type] = font;
  return font;
}

/* Adds the clusters of a run: which bytes each group of glyphs stands for, so that a PDF can be searched and copied. */
static void
add_clusters (Draft *draft, Run *run, PangoGlyphItem *item, const char *text, const int *kept)
{
  PangoGlyphItemIter iter;

  run->first_cluster = (int) draft->clusters->len;
  run->first_byte = (int) draft->bytes->len;
  run->n_bytes = item->item->length;
  run->flags = item->item->analysis.level % 2 ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0;
  g_string_append_len (draft->bytes, text + item->item->offset, item->item->length);
  for (gboolean have = pango_glyph_item_iter_init_start (&iter, item, text); have;
       have = pango_glyph_item_iter_next_cluster (&iter))
    {
      cairo_text_cluster_t cluster = { iter.end_index - iter.start_index, 0 };
      /* From right to left the iterator counts down. */
      int low = iter.start_glyph < iter.end_glyph ? iter.start_glyph : iter.end_glyph + 1;
      int high = iter.start_glyph < iter.end_glyph ? iter.end_glyph : iter.start_glyph + 1;

      for (int i = low; i < high; i++)
        cluster.num_glyphs += kept[i];
      g_array_append_val (draft->clusters, cluster);
    }
  run->n_clusters = (int) draft->clusters->len - run->first_cluster;
}

static void
add_run (Draft *draft, PangoGlyphItem *item, const char *text, double x, double baseline)
{
  PangoGlyphString *string = item->glyphs;
  cairo_scaled_font_t *font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font));
  g_autofree int *kept = g_new0 (int, (gsize) string->num_glyphs + 1);
  double pen = x;
  Run run = { 0 };

  if (font == NULL || cairo_scaled_font_status (font) != CAIRO_STATUS_SUCCESS)
    return;
  run.first_glyph = (int) draft->glyphs->len;
  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &string->glyphs[i];
      cairo_glyph_t glyph = { 0, pen + info->geometry.x_offset / (double) PANGO_SCALE,
                              baseline + info->geometry.y_offset / (double) PANGO_SCALE };

      pen += info->geometry.width / (double) PANGO_SCALE;
      if (info->glyph == PANGO_GLYPH_EMPTY)
        continue;
      /* A character that no font has shows as the font's own "missing" glyph, number 0. */
      if (!(info->glyph & PANGO_GLYPH_UNKNOWN_FLAG))
        glyph.index = info->glyph;
      g_array_append_val (draft->glyphs, glyph);
      kept[i] = 1;
    }
  run.n_glyphs = (int) draft->glyphs->len - run.first_glyph;
  add_clusters (draft, &run, item, text, kept);
  run.font = cairo_scaled_font_reference (font);
  g_array_append_val (draft->runs, run);
}

static void
add_line (Draft *draft, PangoLayoutIter *iter, const char *text)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  double baseline = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
  PangoRectangle logical;
  double x;
  Line entry;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  x = logical.x / (double) PANGO_SCALE;
  entry.box = (cairo_rectangle_t) { x, logical.y / (double) PANGO_SCALE, logical.width / (double) PANGO_SCALE,
                                    logical.height / (double) PANGO_SCALE };
  entry.words = g_strchomp (g_strndup (text + line->start_index, (gsize) line->length));
  g_array_append_val (draft->lines, entry);
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;

      add_run (draft, item, text, x, baseline);
      x += pango_glyph_string_get_width (item->glyphs) / (double) PANGO_SCALE;
    }
}

static DptText *
finish_draft (Draft *draft)
{
  DptText *self = g_new0 (DptText, 1);

  g_atomic_ref_count_init (&self->count);
  self->n_runs = (int) draft->runs->len;
  self->n_lines = (int) draft->lines->len;
  self->runs = (Run *) (void *) g_array_free (draft->runs, FALSE);
  self->lines = (Line *) (void *) g_array_free (draft->lines, FALSE);
  self->glyphs = (cairo_glyph_t *) (void *) g_array_free (draft->glyphs, FALSE);
  self->clusters = (cairo_text_cluster_t *) (void *) g_array_free (draft->clusters, FALSE);
  self->bytes = g_string_free (draft->bytes, FALSE);
  return self;
}

static void
shape (Setter *setter, Draft *draft, const char *text, gsize length, DptType type, double width, DptAlign align)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  PangoLayoutIter *iter;

  pango_layout_set_font_description (setter->layout, get_font (setter, type));
  pango_layout_set_attributes (setter->layout, setter->features[type & DPT_TYPE_SPACED ? 1 : 0]);
  pango_layout_set_width (setter->layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_alignment (setter->layout, alignments[align]);
  pango_layout_set_text (setter->layout, text, (int) length);
  iter = pango_layout_get_iter (setter->layout);
  do
    add_line (draft, iter, text);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static DptText *
set_text (Setter *setter, const char *text, gsize length, DptType type, double width, DptAlign align)
{
  Draft draft;
  DptText *self;

  draft.runs = g_array_sized_new (FALSE, FALSE, sizeof (Run), 2);
  draft.lines = g_array_sized_new (FALSE, FALSE, sizeof (Line), 1);
  draft.glyphs = g_array_sized_new (FALSE, FALSE, sizeof (cairo_glyph_t), (guint) length);
  draft.clusters = g_array_sized_new (FALSE, FALSE, sizeof (cairo_text_cluster_t), (guint) length);
  draft.bytes = g_string_sized_new (length + 1);
  if (length > 0)
    shape (setter, &draft, text, length, type, width, align);
  self = finish_draft (&draft);
  self->type = type;
  for (int i = 0; i < self->n_lines; i++)
    {
      self->width = MAX (self->width, self->lines[i].box.x + self->lines[i].box.width);
      self->height = MAX (self->height, self->lines[i].box.y + self->lines[i].box.height);
    }
  if (length > 0)
    self->baseline = pango_layout_get_baseline (setter->layout) / (double) PANGO_SCALE;
  return self;
}

DptText *
dpt_type_set (const char *text, DptType type, double width, DptAlign align)
{
  Setter *setter = get_setter ();
  g_autofree char *valid = NULL;
  gsize length;
  DptText *self;

  g_return_val_if_fail ((guint) type < N_TYPES, NULL);

  text = text != NULL ? text : "";
  length = strlen (text);
  if (length <= CACHED_BYTES)
    {
      self = recall_text (setter, text, type, width, align);
      if (self != NULL)
        return self;
    }
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      text = valid = g_utf8_make_valid (text, (gssize) length);
      length = strlen (text);
    }
  self = set_text (setter, text, length, type, width, align);
  if (length <= CACHED_BYTES)
    {
      self->key.text = g_strdup (text);
      self->key.width = width;
      self->key.condensation = setter->condensation;
      self->key.align = align;
      remember_text (setter, self);
    }
  return self;
}

DptText *
dpt_text_ref (DptText *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
dpt_text_unref (DptText *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  for (int i = 0; i < self->n_runs; i++)
    cairo_scaled_font_destroy (self->runs[i].font);
  for (int i = 0; i < self->n_lines; i++)
    g_free (self->lines[i].words);
  g_free (self->runs);
  g_free (self->lines);
  g_free (self->glyphs);
  g_free (self->clusters);
  g_free (self->bytes);
  g_free (self->key.text);
  g_free (self);
}

double
dpt_text_get_width (DptText *self)
{
  return self->width;
}

double
dpt_text_get_height (DptText *self)
{
  return self->height;
}

double
dpt_text_get_baseline (DptText *self)
{
  return self->baseline;
}

DptType
dpt_text_get_type (DptText *self)
{
  return self->type;
}

int
dpt_text_get_n_lines (DptText *self)
{
  return self->n_lines;
}

const char *
dpt_text_get_line (DptText *self, int line, cairo_rectangle_t *box)
{
  g_return_val_if_fail (line >= 0 && line < self->n_lines, NULL);

  if (box != NULL)
    *box = self->lines[line].box;
  return self->lines[line].words;
}

void
dpt_text_show (DptText *self, cairo_t *cr)
{
  for (int i = 0; i < self->n_runs; i++)
    {
      const Run *run = &self->runs[i];

      cairo_set_scaled_font (cr, run->font);
      cairo_show_text_glyphs (cr, self->bytes + run->first_byte, run->n_bytes, self->glyphs + run->first_glyph,
                              run->n_glyphs, self->clusters + run->first_cluster, run->n_clusters, run->flags);
    }
}
