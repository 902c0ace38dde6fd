/* dpt-lens-finder.c - see dpt-lens-finder.h.
 * For: comparing numbers. Not for: prices of treatments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-lens-finder.h"

#include "engine/optics/dpt-prism.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* use → geometries that are worn for it */
static const struct { const char *usage; const char *geometries[4]; } usages[] = {
  { "far", { "single_vision", "relax", "myopia_control", NULL } },
  { "intermediate", { "single_vision", "office", NULL } },
  { "near", { "single_vision", "office", NULL } },
  { "progressive", { "progressive", NULL } },
  { "bifocal", { "bifocal", NULL } },
  { "office", { "office", NULL } },
};

static const struct { DptLensMisfit flag; const char *words; } reasons[] = {
  { DPT_LENS_MISFIT_USAGE, N_ ("made for another use") },
  { DPT_LENS_MISFIT_SPHERE, N_ ("sphere out of range") },
  { DPT_LENS_MISFIT_CYLINDER, N_ ("cylinder too strong") },
  { DPT_LENS_MISFIT_POWER, N_ ("power out of range") },
  { DPT_LENS_MISFIT_ADDITION, N_ ("addition out of range") },
  { DPT_LENS_MISFIT_PRISM, N_ ("prism too strong") },
  { DPT_LENS_MISFIT_DIAMETER, N_ ("diameter too small") },
  { DPT_LENS_MISFIT_HEIGHT, N_ ("fitting height too small") },
};

char *
dpt_lens_misfit_describe (DptLensMisfit misfit)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (misfit & reasons[i].flag)
      g_ptr_array_add (words, (gpointer) _ (reasons[i].words));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

DptRx
dpt_lens_usage_get_rx (const char *usage, const DptRx *rx)
{
  DptRx lens = *rx;

  if (g_strcmp0 (usage, "near") == 0)
    lens.sphere += rx->addition;
  else if (g_strcmp0 (usage, "intermediate") == 0)
    lens.sphere += rx->addition / 2 / 25 * 25;
  else if (g_strcmp0 (usage, "far") != 0)
    return lens;
  lens.addition = 0;
  return lens;
}

gboolean
dpt_lens_usage_takes (const char *usage, const char *geometry)
{
  if (usage == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    if (g_str_equal (usages[i].usage, usage))
      for (guint j = 0; usages[i].geometries[j] != NULL; j++)
        if (g_strcmp0 (usages[i].geometries[j], geometry) == 0)
          return TRUE;
  return FALSE;
}

DptLensMisfit
dpt_lens_offer_check (const DptLensOffer *offer, const DptRx *rx, int minimum_blank, int fitting_height)
{
  DptRx lens = dpt_rx_to_minus_cylinder (rx);
  DptPrism prism = dpt_prism_from_rx (rx);
  DptLensMisfit misfit = DPT_LENS_MISFIT_NONE;
  /* Minus cylinder: the sphere is the stronger-plus meridian, sphere and cylinder the other. */
  int high = lens.sphere, low = lens.sphere + lens.cylinder;

  if (lens.sphere < offer->sphere_min || lens.sphere > offer->sphere_max)
    misfit |= DPT_LENS_MISFIT_SPHERE;
  if (-lens.cylinder > offer->cylinder_max)
    misfit |= DPT_LENS_MISFIT_CYLINDER;
  if (low < offer->power_min || high > offer->power_max)
    misfit |= DPT_LENS_MISFIT_POWER;
  if (offer->has_addition ? lens.addition < offer->addition_min || lens.addition > offer->addition_max
                          : lens.addition != 0)
    misfit |= DPT_LENS_MISFIT_ADDITION;
  /* Squares, so that the last hundredth decides and no rounding does. */
  if ((gint64) prism.h * prism.h + (gint64) prism.v * prism.v > (gint64) offer->prism_max * offer->prism_max)
    misfit |= DPT_LENS_MISFIT_PRISM;
  if (minimum_blank > offer->diameter)
    misfit |= DPT_LENS_MISFIT_DIAMETER;
  if (fitting_height > 0 && fitting_height < offer->design->min_fitting_height)
    misfit |= DPT_LENS_MISFIT_HEIGHT;
  return misfit;
}

DptLensMatch
dpt_lens_finder_check (const DptLensOffer *offer, const DptLensWish *wish)
{
  DptLensMatch match = { .offer = offer };

  if (!dpt_lens_usage_takes (wish->usage, offer->design->geometry))
    match.misfit |= DPT_LENS_MISFIT_USAGE;
  for (guint i = 0; i < 2; i++)
    if (wish->has[i])
      {
        DptRx lens = dpt_lens_usage_get_rx (wish->usage, &wish->rx[i]);

        match.eye[i] = dpt_lens_offer_check (offer, &lens, wish->minimum_blank[i], wish->fitting_height[i]);
        match.misfit |= match.eye[i];
      }
  return match;
}

GArray *
dpt_lens_finder_find (DptLensCatalog *catalog, const DptLensWish *wish, gboolean also_misfits)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DptLensMatch));
  guint n;
  const DptLensOffer *offers = dpt_lens_catalog_get_offers (catalog, &n);

  for (guint i = 0; i < n; i++)
    {
      DptLensMatch match = dpt_lens_finder_check (&offers[i], wish);

      if (match.misfit == DPT_LENS_MISFIT_NONE || (also_misfits && !(match.misfit & DPT_LENS_MISFIT_USAGE)))
        g_array_append_val (found, match);
    }
  return found;
}

static int
count_flags (DptLensMisfit misfit)
{
  int n = 0;

  for (guint flags = misfit; flags != 0; flags &= flags - 1)
    n++;
  return n;
}

static gboolean
is_better (const DptLensMatch *a, const DptLensMatch *b)
{
  int flags_a = count_flags (a->misfit), flags_b = count_flags (b->misfit);

  if (flags_a != flags_b)
    return flags_a < flags_b;
  if (a->offer->price != b->offer->price)
    return a->offer->price < b->offer->price;
  if (a->offer->lead_days != b->offer->lead_days)
    return a->offer->lead_days < b->offer->lead_days;
  return a->offer->diameter < b->offer->diameter;
}

GArray *
dpt_lens_finder_best (const GArray *matches)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (DptLensMatch));

  for (guint i = 0; i < matches->len; i++)
    {
      const DptLensMatch *match = &g_array_index (matches, DptLensMatch, i);
      DptLensMatch *held = NULL;

      /* Sorted by design and index, so only the last can be the same. */
      if (best->len > 0)
        held = &g_array_index (best, DptLensMatch, best->len - 1);
      if (held == NULL || held->offer->design != match->offer->design
          || held->offer->refractive_index != match->offer->refractive_index)
        g_array_append_vals (best, match, 1);
      else if (is_better (match, held))
        *held = *match;
    }
  return best;
}

static int
compare_price (gconstpointer a, gconstpointer b)
{
  const DptLensMatch *first = a, *second = b;

  if (first->offer->price != second->offer->price)
    return first->offer->price < second->offer->price ? -1 : 1;
  return first->offer->lead_days - second->offer->lead_days;
}

GArray *
dpt_lens_finder_equivalents (DptLensCatalog *catalog, const DptLensWish *wish, const DptLensOffer *offer)
{
  g_autoptr (GArray) found = dpt_lens_finder_find (catalog, wish, FALSE);
  g_autoptr (GArray) best = dpt_lens_finder_best (found);
  GArray *others = g_array_new (FALSE, FALSE, sizeof (DptLensMatch));

  for (guint i = 0; i < best->len; i++)
    {
      const DptLensMatch *match = &g_array_index (best, DptLensMatch, i);

      if (match->offer->design->supplier_id != offer->design->supplier_id
          && g_strcmp0 (match->offer->design->geometry, offer->design->geometry) == 0
          && match->offer->refractive_index == offer->refractive_index)
        g_array_append_vals (others, match, 1);
    }
  g_array_sort (others, compare_price);
  return others;
}
