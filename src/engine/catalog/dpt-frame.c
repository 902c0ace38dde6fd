/* dpt-frame.c - see dpt-frame.h.
 * For: reading the wall and judging likeness. Not for: drawing frames.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-frame.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/catalog/dpt-color.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DptField frame_fields[] = {
  [DPT_FRAME_PRODUCT_ID] = { "product_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  [DPT_FRAME_CODE] = { "code", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Code") },
  [DPT_FRAME_BRAND] = { "brand", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Brand") },
  [DPT_FRAME_NAME] = { "name", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Name") },
  [DPT_FRAME_SHAPE] = { "shape", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Shape") },
  [DPT_FRAME_RIM] = { "rim", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Rim") },
  [DPT_FRAME_MATERIAL] = { "material", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Material") },
  [DPT_FRAME_GENDER] = { "gender", DPT_FIELD_TEXT, 0, 0, 0, N_ ("For") },
  [DPT_FRAME_FRAME_USE] = { "frame_use", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Use") },
  [DPT_FRAME_COVER_CLASS] = { "cover_class", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Cover class") },
  [DPT_FRAME_LPP_CODE] = { "lpp_code", DPT_FIELD_TEXT, 0, 0, 0, N_ ("LPP code") },
  [DPT_FRAME_SUPPLIER_ID] = { "supplier_id", DPT_FIELD_REF, 0, 0, 0, NULL },
  [DPT_FRAME_SKU] = { "sku", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Article number") },
  [DPT_FRAME_EAN] = { "ean", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Bar code") },
  [DPT_FRAME_LABEL] = { "label", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Variant") },
  [DPT_FRAME_COLOR_NAME] = { "color_name", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Colour") },
  [DPT_FRAME_COLOR_FAMILY] = { "color_family", DPT_FIELD_TEXT, 0, 0, 0, N_ ("Colour family") },
  [DPT_FRAME_COLOR_RGB] = { "color_rgb", DPT_FIELD_INT, 0, 0, 0, NULL },
  [DPT_FRAME_SECOND_RGB] = { "second_rgb", DPT_FIELD_INT, 0, 0, 0, NULL },
  [DPT_FRAME_LENS_RGB] = { "lens_rgb", DPT_FIELD_INT, 0, 0, 0, NULL },
  [DPT_FRAME_BOX_A] = { "box_a", DPT_FIELD_LENGTH, 0, 0, 0, N_ ("Width of the lens (A)") },
  [DPT_FRAME_BOX_B] = { "box_b", DPT_FIELD_LENGTH, 0, 0, 0, N_ ("Height of the lens (B)") },
  [DPT_FRAME_DBL] = { "dbl", DPT_FIELD_LENGTH, 0, 0, 0, N_ ("Bridge") },
  [DPT_FRAME_TEMPLE] = { "temple", DPT_FIELD_LENGTH, 0, 0, 0, N_ ("Temple") },
  [DPT_FRAME_EFFECTIVE_DIAMETER] = { "effective_diameter", DPT_FIELD_LENGTH, 0, 0, 0, N_ ("Effective diameter") },
  [DPT_FRAME_PHOTO] = { "photo", DPT_FIELD_BLOB, 0, 0, 0, NULL },
  [DPT_FRAME_PRICE] = { "price", DPT_FIELD_MONEY, 0, 0, 0, N_ ("Price") },
  [DPT_FRAME_ON_HAND] = { "on_hand", DPT_FIELD_INT, 0, 0, 0, N_ ("In stock") },
  [DPT_FRAME_RESERVED] = { "reserved", DPT_FIELD_INT, 0, 0, 0, N_ ("Reserved") },
  [DPT_FRAME_AVAILABLE] = { "available", DPT_FIELD_INT, 0, 0, 0, N_ ("Available") },
  [DPT_FRAME_ELSEWHERE] = { "elsewhere", DPT_FIELD_INT, 0, 0, 0, N_ ("Available elsewhere") },
};
DPT_DEFINE_RECORD (DptFrame, dpt_frame, NULL, frame_fields)

const char *const dpt_frame_topics[] = { "product", "variant", "price_rule", "stock_position", NULL };

char *
dpt_frame_dup_title (DptFrame *self)
{
  const char *brand = dpt_record_get_text (self, DPT_FRAME_BRAND);

  return g_strconcat (brand != NULL ? brand : "", brand != NULL ? " " : "",
                      dpt_record_get_string (self, DPT_FRAME_NAME), NULL);
}

char *
dpt_frame_dup_size (DptFrame *self)
{
  int a = (int) dpt_record_get_int (self, DPT_FRAME_BOX_A), dbl = (int) dpt_record_get_int (self, DPT_FRAME_DBL);
  int temple = (int) dpt_record_get_int (self, DPT_FRAME_TEMPLE);

  if (a == 0 || dbl == 0)
    return g_strdup ("");
  if (temple == 0)
    return g_strdup_printf ("%d□%d", (a + 50) / 100, (dbl + 50) / 100);
  return g_strdup_printf ("%d□%d %d", (a + 50) / 100, (dbl + 50) / 100, (temple + 50) / 100);
}

DptFrameShape
dpt_frame_find_outline_shape (const char *shape)
{
  g_autofree char *nick = shape != NULL ? g_strdelimit (g_strdup (shape), "_", '-') : NULL;

  if (g_strcmp0 (nick, "geometric") == 0)
    return DPT_FRAME_SHAPE_OCTAGONAL;
  return dpt_frame_shape_from_nick (nick);
}

/* Articles that came in without a family get it from the colour they are drawn in. */
static DptFrame *
read_frame (DptDbRows *rows, guint row)
{
  DptFrame *self = dpt_record_from_row (DPT_TYPE_FRAME, rows, row);

  if (dpt_record_is_null (self, DPT_FRAME_COLOR_FAMILY) && !dpt_record_is_null (self, DPT_FRAME_COLOR_RGB))
    dpt_record_set_text (self, DPT_FRAME_COLOR_FAMILY,
                         dpt_color_find_family ((guint32) dpt_record_get_int (self, DPT_FRAME_COLOR_RGB)));
  return self;
}

GPtrArray *
dpt_frame_load_wall (DptUnit *unit, GError **error)
{
  return dpt_frame_load_class (unit, NULL, error);
}

GPtrArray *
dpt_frame_load_class (DptUnit *unit, const char *cover_class, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autoptr (DptDbRows) rows = NULL;
  GPtrArray *wall;

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "catalog/frame:wall", error, DPT_INT (dpt_unit_get_establishment_id (unit)),
                       DPT_TEXT (today), DPT_TEXT (cover_class));
  if (rows == NULL)
    return NULL;
  wall = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    g_ptr_array_add (wall, read_frame (rows, i));
  return wall;
}

GHashTable *
dpt_frame_load_elsewhere (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  GHashTable *places;

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "catalog/frame:elsewhere", error,
                       DPT_INT (dpt_unit_get_establishment_id (unit)));
  if (rows == NULL)
    return NULL;
  places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      gint64 variant = dpt_db_rows_get_int (rows, i, 0);
      const char *before = g_hash_table_lookup (places, &variant);
      char *text = g_strdup_printf ("%s%s%s (%d)", before != NULL ? before : "", before != NULL ? ", " : "",
                                    dpt_db_rows_get_string (rows, i, 1), (int) dpt_db_rows_get_int (rows, i, 2));

      g_hash_table_replace (places, g_memdup2 (&variant, sizeof variant), text);
    }
  return places;
}

DptFrame *
dpt_frame_load (DptUnit *unit, gint64 variant_id, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "catalog/frame:one", error, DPT_INT (dpt_unit_get_establishment_id (unit)),
                       DPT_TEXT (today), DPT_INT (variant_id));
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_invalid (error, "frame_variant_id", _ ("Frame: there is no such frame."));
      return NULL;
    }
  return read_frame (rows, 0);
}

static gboolean
is_size (int a, DptFrameSize size)
{
  switch (size)
    {
    case DPT_FRAME_SIZE_SMALL:
      return a > 0 && a < 4800;
    case DPT_FRAME_SIZE_MEDIUM:
      return a >= 4800 && a <= 5200;
    case DPT_FRAME_SIZE_LARGE:
      return a > 5200;
    case DPT_FRAME_SIZE_ANY:
    default:
      return TRUE;
    }
}

static gboolean
has_words (DptFrame *self, const char *const *words)
{
  g_autofree char *text = NULL, *folded = NULL, *padded = NULL;

  text =
    g_strjoin (" ", dpt_record_get_string (self, DPT_FRAME_BRAND), dpt_record_get_string (self, DPT_FRAME_NAME),
               dpt_record_get_string (self, DPT_FRAME_COLOR_NAME), dpt_record_get_string (self, DPT_FRAME_SKU),
               dpt_record_get_string (self, DPT_FRAME_EAN), dpt_record_get_string (self, DPT_FRAME_MATERIAL), NULL);
  folded = dpt_text_fold (text);
  padded = g_strconcat (" ", folded, NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *start = g_strconcat (" ", words[i], NULL);

      if (strstr (padded, start) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_text (DptFrame *self, guint field, const char *wanted)
{
  return wanted == NULL || g_strcmp0 (dpt_record_get_text (self, field), wanted) == 0;
}

/* What is for everybody is also for women and for men. */
static gboolean
has_gender (DptFrame *self, const char *wanted)
{
  const char *gender = dpt_record_get_string (self, DPT_FRAME_GENDER);

  if (wanted == NULL || g_str_equal (gender, wanted))
    return TRUE;
  return g_str_equal (gender, "unisex") && !g_str_equal (wanted, "child");
}

gboolean
dpt_frame_matches (DptFrame *self, const DptFrameFilter *filter)
{
  DptMoney price = dpt_record_get_int (self, DPT_FRAME_PRICE);

  return has_text (self, DPT_FRAME_SHAPE, filter->shape)
         && has_text (self, DPT_FRAME_COLOR_FAMILY, filter->color_family)
         && has_text (self, DPT_FRAME_BRAND, filter->brand) && has_gender (self, filter->gender)
         && has_text (self, DPT_FRAME_FRAME_USE, filter->frame_use) && has_text (self, DPT_FRAME_RIM, filter->rim)
         && has_text (self, DPT_FRAME_COVER_CLASS, filter->cover_class)
         && is_size ((int) dpt_record_get_int (self, DPT_FRAME_BOX_A), filter->size) && price >= filter->price_min
         && (filter->price_max == 0 || price <= filter->price_max)
         && (!filter->in_stock || dpt_record_get_int (self, DPT_FRAME_AVAILABLE) > 0)
         && (filter->words == NULL || has_words (self, filter->words));
}

static int
score_text (DptFrame *a, DptFrame *b, guint field, int points)
{
  return g_strcmp0 (dpt_record_get_text (a, field), dpt_record_get_text (b, field)) == 0 ? points : 0;
}

/* Falls from @points to nothing while the difference grows to @far. */
static int
score_near (gint64 difference, gint64 far, int points)
{
  difference = ABS (difference);
  return far <= 0 || difference >= far ? (difference == 0 ? points : 0) : (int) (points * (far - difference) / far);
}

int
dpt_frame_get_likeness (DptFrame *self, DptFrame *other)
{
  DptMoney price = dpt_record_get_int (self, DPT_FRAME_PRICE);
  int score = 0;

  score += score_text (self, other, DPT_FRAME_SHAPE, 40);
  score += score_text (self, other, DPT_FRAME_COLOR_FAMILY, 20);
  score += score_text (self, other, DPT_FRAME_RIM, 10);
  score += score_text (self, other, DPT_FRAME_FRAME_USE, 5);
  score += score_text (self, other, DPT_FRAME_GENDER, 5);
  score +=
    score_near (dpt_record_get_int (self, DPT_FRAME_BOX_A) - dpt_record_get_int (other, DPT_FRAME_BOX_A), 400, 5);
  score += score_near (dpt_record_get_int (self, DPT_FRAME_DBL) - dpt_record_get_int (other, DPT_FRAME_DBL), 400, 5);
  score += score_near (price - dpt_record_get_int (other, DPT_FRAME_PRICE), price / 4, 10);
  return score;
}

typedef struct
{
  DptFrame *frame;
  int score;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->score != second->score)
    return second->score - first->score;
  return dpt_record_get_id (first->frame) < dpt_record_get_id (second->frame) ? -1 : 1;
}

GPtrArray *
dpt_frame_find_alternatives (GPtrArray *wall, DptFrame *wanted, guint max)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < wall->len; i++)
    {
      Candidate candidate = { .frame = wall->pdata[i] };

      if (dpt_record_get_id (candidate.frame) == dpt_record_get_id (wanted)
          || dpt_record_get_int (candidate.frame, DPT_FRAME_AVAILABLE) <= 0)
        continue;
      candidate.score = dpt_frame_get_likeness (wanted, candidate.frame);
      if (candidate.score >= 50)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && i < max; i++)
    g_ptr_array_add (found, g_object_ref (g_array_index (candidates, Candidate, i).frame));
  return found;
}
