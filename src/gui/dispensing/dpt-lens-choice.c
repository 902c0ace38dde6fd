/* dpt-lens-choice.c - see dpt-lens-choice.h.
 * For: narrowing and ordering in memory. Not for: widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-lens-choice.h"

#include <glib/gi18n-lib.h>

#include "engine/catalog/dpt-lens-finder.h"

typedef struct
{
  const DptLensOffer *offer;
  gint64 key;
} Place;

static gboolean
is_shown (const DptLensChoice *self, const DptLensOffer *offer)
{
  return (self->brand == NULL || g_strcmp0 (self->brand, offer->design->brand) == 0)
         && (self->refractive_index == 0 || self->refractive_index == offer->refractive_index)
         && (self->cover_class == NULL || g_strcmp0 (self->cover_class, offer->design->cover_class) == 0);
}

/* The thickest point of the lens that is drawn, 0 where it is not known. */
static int
get_thickness (const DptLensOffer *offer, DptPair *pair, DptPairEye *eye)
{
  DptLensCut cut;
  DptPoint outline[DPT_KIT_POINTS];
  DptLensThickness thickness = { 0 };

  dpt_kit_make_cut (&cut, outline, pair, eye, offer->refractive_index, offer->density);
  return dpt_lens_cut_reckon (&cut, &thickness, NULL) ? MAX (thickness.centre, thickness.edge_max) : 0;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;

  return one->key < other->key ? -1 : one->key > other->key;
}

static gint64
get_key (const DptLensChoice *self, const DptLensOffer *offer, guint position, DptPair *pair, DptPairEye *eye)
{
  switch (self->order)
    {
    case DPT_LENS_ORDER_CHEAPEST:
      return offer->price;
    case DPT_LENS_ORDER_THINNEST:
      return get_thickness (offer, pair, eye);
    case DPT_LENS_ORDER_SOONEST:
      return offer->lead_days;
    case DPT_LENS_ORDER_DESIGN:
    default:
      return position;
    }
}

GPtrArray *
dpt_lens_choice_create (const DptLensChoice *self, const GArray *matches, DptPair *pair, DptPairEye *eye)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GPtrArray *offers = g_ptr_array_new ();

  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const DptLensMatch *match = &g_array_index (matches, DptLensMatch, i);
      Place place = { .offer = match->offer };

      if (match->misfit != DPT_LENS_MISFIT_NONE || !is_shown (self, match->offer))
        continue;
      place.key = get_key (self, match->offer, i, pair, eye);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (offers, (gpointer)g_array_index (places, Place, i).offer);
  return offers;
}

char *
dpt_lens_choice_describe_impossible (const GArray *matches)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const DptLensDesign *last = NULL;

  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const DptLensMatch *match = &g_array_index (matches, DptLensMatch, i);
      g_autofree char *why = dpt_lens_misfit_describe (match->misfit);

      if (match->misfit == DPT_LENS_MISFIT_NONE || match->offer->design == last)
        continue;
      last = match->offer->design;
      g_string_append_printf (text, "%s%s %d.%02d (%s)", text->len > 0 ? ", " : "", last->name,
                              match->offer->refractive_index / 1000, match->offer->refractive_index % 1000 / 10, why);
    }
  /* translators: names of lenses, each with the reason in brackets */
  return text->len > 0 ? g_strdup_printf (_ ("Not to be made for this order: %s"), text->str) : NULL;
}
