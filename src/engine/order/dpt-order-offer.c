/* dpt-order-offer.c - see dpt-order-offer.h.
 * For: finding class A frames and lenses. Not for: drawing or printing an offer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-order-offer.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/catalog/dpt-lens-finder.h"
#include "engine/order/dpt-order-private.h"
#include "engine/order/dpt-order.h"

static void
free_line (gpointer data)
{
  DptOfferLine *line = data;

  g_free (line->label);
  g_free (line->detail);
  g_free (line->lpp_code);
  g_free (line);
}

void
dpt_order_offer_free (DptOrderOffer *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static gboolean
has_lens (DptOrderSheet *sheet, guint pair)
{
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    if (!dpt_record_is_null (dpt_order_sheet_get_eye (sheet, pair, eye), DPT_PAIR_EYE_LENS_RANGE_ID))
      return TRUE;
  return FALSE;
}

gboolean
dpt_order_offer_is_asked (DptOrderSheet *sheet, const char *country)
{
  GPtrArray *lines = dpt_order_sheet_get_lines (sheet);
  gboolean corrective = FALSE, other = FALSE;

  if (g_strcmp0 (country, "FR") != 0)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const char *kind = dpt_record_get_string (lines->pdata[i], DPT_ORDER_LINE_KIND);
      gboolean lens = g_str_equal (kind, "lens");

      corrective = corrective || lens;
      if (lens || g_str_equal (kind, "frame"))
        other = other || g_strcmp0 (dpt_record_get_text (lines->pdata[i], DPT_ORDER_LINE_COVER_CLASS), "A") != 0;
    }
  return corrective && other;
}

/* Of class A, what is there rather than what is not, then what is most like the chosen one, then the cheapest. */
static DptFrame *
find_frame (GPtrArray *wall, DptFrame *chosen)
{
  DptFrame *best = NULL;
  int best_score = -1;

  for (guint i = 0; i < wall->len; i++)
    {
      DptFrame *frame = wall->pdata[i];
      int score;

      if (g_strcmp0 (dpt_record_get_text (frame, DPT_FRAME_COVER_CLASS), "A") != 0)
        continue;
      score = (dpt_record_get_int (frame, DPT_FRAME_AVAILABLE) > 0 ? 1000 : 0)
              + (chosen != NULL ? dpt_frame_get_likeness (frame, chosen) : 0);
      if (score > best_score
          || (score == best_score
              && dpt_record_get_int (frame, DPT_FRAME_PRICE) < dpt_record_get_int (best, DPT_FRAME_PRICE)))
        {
          best = frame;
          best_score = score;
        }
    }
  return best;
}

static void
add_line (DptOrderOffer *self, const DptOfferLine *line)
{
  g_ptr_array_add (self->lines, g_memdup2 (line, sizeof *line));
  self->total += line->price;
}

static gboolean
add_frame (DptOrderOffer *self, DptOrderSheet *sheet, guint pair, GPtrArray *wall)
{
  DptPair *record = dpt_order_sheet_get_pair (sheet, pair);
  DptFrame *frame;
  g_autofree char *size = NULL;

  if (dpt_record_get_int (record, DPT_PAIR_OWN_FRAME) != 0)
    return TRUE;
  frame = find_frame (wall, dpt_order_sheet_get_frame (sheet, pair));
  if (frame == NULL)
    return FALSE;
  size = dpt_frame_dup_size (frame);
  add_line (self, &(DptOfferLine){
                    .pair_id = dpt_record_get_id (record),
                    .variant_id = dpt_record_get_id (frame),
                    .label = dpt_frame_dup_title (frame),
                    .detail = g_strdup_printf ("%s %s · %s", dpt_record_get_string (frame, DPT_FRAME_COLOR_NAME), size,
                                               dpt_record_get_string (frame, DPT_FRAME_SKU)),
                    .lpp_code = g_strdup (dpt_record_get_text (frame, DPT_FRAME_LPP_CODE)),
                    .price = dpt_record_get_int (frame, DPT_FRAME_PRICE) });
  return TRUE;
}

/* The cheapest class A lens that can be made for both eyes. Diameter and height belong to the other frame, and are not asked. */
static const DptLensOffer *
find_lens (DptOrderSheet *sheet, guint pair, DptLensCatalog *lenses)
{
  DptLensWish wish = dpt_pair_get_wish (dpt_order_sheet_get_pair (sheet, pair),
                                        dpt_order_sheet_get_eye (sheet, pair, DPT_EYE_RIGHT),
                                        dpt_order_sheet_get_eye (sheet, pair, DPT_EYE_LEFT));
  g_autoptr (GArray) matches = NULL;
  const DptLensOffer *best = NULL;

  for (guint i = 0; i < 2; i++)
    wish.minimum_blank[i] = wish.fitting_height[i] = 0;
  matches = dpt_lens_finder_find (lenses, &wish, FALSE);
  for (guint i = 0; i < matches->len; i++)
    {
      const DptLensOffer *offer = g_array_index (matches, DptLensMatch, i).offer;

      if (g_strcmp0 (offer->design->cover_class, "A") == 0 && (best == NULL || offer->price < best->price))
        best = offer;
    }
  return best;
}

static gboolean
add_lenses (DptOrderOffer *self, DptOrderSheet *sheet, guint pair, DptLensCatalog *lenses)
{
  const DptLensOffer *offer = find_lens (sheet, pair, lenses);

  if (offer == NULL)
    return FALSE;
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    if (dpt_pair_eye_has_rx (dpt_order_sheet_get_eye (sheet, pair, eye)))
      add_line (self, &(DptOfferLine){ .pair_id = dpt_record_get_id (dpt_order_sheet_get_pair (sheet, pair)),
                                       .eye = eye == DPT_EYE_RIGHT ? "R" : "L",
                                       .lens_range_id = offer->range_id,
                                       .label = dpt_order_format_lens (offer),
                                       .detail = dpt_order_format_lens_detail (lenses, offer),
                                       .lpp_code = g_strdup (offer->design->lpp_code),
                                       .price = offer->price });
  return TRUE;
}

DptOrderOffer *
dpt_order_offer_find (DptOrderSheet *sheet, GPtrArray *wall, DptLensCatalog *lenses)
{
  g_autoptr (DptOrderOffer) self = g_new0 (DptOrderOffer, 1);

  g_return_val_if_fail (DPT_IS_ORDER_SHEET (sheet) && wall != NULL && lenses != NULL, NULL);

  self->lines = g_ptr_array_new_with_free_func (free_line);
  for (guint i = 0; i < dpt_order_sheet_get_n_pairs (sheet); i++)
    if (has_lens (sheet, i) && (!add_frame (self, sheet, i, wall) || !add_lenses (self, sheet, i, lenses)))
      return NULL;
  return self->lines->len > 0 ? g_steal_pointer (&self) : NULL;
}

gboolean
dpt_order_offer_load (DptUnit *unit, gint64 order_id, DptOrderOffer **offer, GError **error)
{
  g_autoptr (DptOrderSheet) sheet = dpt_order_sheet_load (unit, order_id, error);
  g_autoptr (DptLensCatalog) lenses = NULL;
  g_autoptr (GPtrArray) wall = NULL;

  *offer = NULL;
  if (sheet == NULL)
    return FALSE;
  if (!dpt_order_offer_is_asked (sheet, dpt_session_get_country (unit->session)))
    return TRUE;
  wall = dpt_frame_load_class (unit, "A", error);
  lenses = wall != NULL ? dpt_lens_catalog_load_class (unit, NULL, "A", error) : NULL;
  if (lenses == NULL)
    return FALSE;
  *offer = dpt_order_offer_find (sheet, wall, lenses);
  return TRUE;
}

gboolean
dpt_order_offer_take (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptOrderOffer) offer = NULL;

  if (!dpt_order_offer_load (unit, order_id, &offer, error))
    return FALSE;
  if (offer == NULL)
    return dpt_set_error (error, DPT_ERROR_UNAVAILABLE,
                          _ ("There is no class A offer for this order, or it has been taken already."));
  for (guint i = 0; i < offer->lines->len; i++)
    {
      const DptOfferLine *line = offer->lines->pdata[i];
      int eye = line->eye == NULL ? 0 : *line->eye == 'R' ? DPT_EYE_RIGHT : DPT_EYE_LEFT;

      if (line->variant_id != 0 && !dpt_order_choose_frame (unit, line->pair_id, line->variant_id, error))
        return FALSE;
      if (line->lens_range_id != 0
          && !dpt_order_choose_lens (unit, line->pair_id, eye, line->lens_range_id, NULL, error))
        return FALSE;
    }
  return TRUE;
}

void
dpt_order_offer_append_json (const DptOrderOffer *self, GString *out)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->lines->len; i++)
    {
      const DptOfferLine *line = self->lines->pdata[i];

      g_string_append_printf (out, "%s{\"kind\":\"%s\",\"eye\":", i > 0 ? "," : "",
                              line->variant_id != 0 ? "frame" : "lens");
      dpt_text_append_json (out, line->eye);
      g_string_append (out, ",\"label\":");
      dpt_text_append_json (out, line->label);
      g_string_append (out, ",\"detail\":");
      dpt_text_append_json (out, line->detail);
      g_string_append (out, ",\"code\":");
      dpt_text_append_json (out, line->lpp_code);
      g_string_append_printf (out, ",\"price\":%" G_GINT64_FORMAT "}", line->price);
    }
  g_string_append_c (out, ']');
}
