/* dpt-lens-finder.h - what can be made for these two eyes in this frame, and why the rest can not.
 * For: the lens page, alternatives, checks before an order. Not for: reading the catalogue (dpt-lens-catalog.h).
 *
 * Pure: no database, no clock. A few thousand rules that stand for millions of lenses are looked through one by one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/catalog/dpt-lens-catalog.h"
#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/**
 * DptLensMisfit:
 *
 * Why a range can not be made for an eye, as flags.
 */
typedef enum
{
  DPT_LENS_MISFIT_NONE = 0,
  DPT_LENS_MISFIT_USAGE = 1 << 0,    /* another geometry than the use asks for */
  DPT_LENS_MISFIT_SPHERE = 1 << 1,   /* sphere outside the range */
  DPT_LENS_MISFIT_CYLINDER = 1 << 2, /* cylinder too strong */
  DPT_LENS_MISFIT_POWER = 1 << 3,    /* a principal meridian outside the range */
  DPT_LENS_MISFIT_ADDITION = 1 << 4, /* addition outside the range */
  DPT_LENS_MISFIT_PRISM = 1 << 5,    /* prism too strong, or not made with prism */
  DPT_LENS_MISFIT_DIAMETER = 1 << 6, /* the smallest blank is larger than the lens */
  DPT_LENS_MISFIT_HEIGHT = 1 << 7,   /* the fitting height is below the design's smallest */
} DptLensMisfit;

/** dpt_lens_misfit_describe: Returns: (transfer full): the reasons in words, joined by commas; "" for none */
char *dpt_lens_misfit_describe (DptLensMisfit misfit);

/**
 * DptLensWish:
 * @usage: "far", "intermediate", "near", "progressive", "bifocal", "office"; %NULL: any geometry
 * @rx: right then left, as prescribed; see dpt_lens_usage_get_rx() for what becomes of the addition
 * @has: whether that eye gets a lens
 * @minimum_blank: right then left, hundredths of a millimetre; 0 where not yet known
 * @fitting_height: right then left, hundredths of a millimetre; 0 where not yet measured
 */
typedef struct
{
  const char *usage;
  DptRx rx[2];
  gboolean has[2];
  int minimum_blank[2];
  int fitting_height[2];
} DptLensWish;

/**
 * DptLensMatch:
 * @offer: borrowed from the catalogue
 * @misfit: why not, %DPT_LENS_MISFIT_NONE where both eyes can be made
 * @eye: what fits which eye, right then left
 */
typedef struct
{
  const DptLensOffer *offer;
  DptLensMisfit misfit;
  DptLensMisfit eye[2];
} DptLensMatch;

/**
 * dpt_lens_usage_get_rx:
 * @usage: as in #DptLensWish
 * @rx: as prescribed, with its addition
 *
 * The lens that is made for a use: far: the sphere alone; near: sphere plus addition; intermediate: sphere plus half the addition,
 * to the next quarter towards zero; otherwise as it is.
 */
DptRx dpt_lens_usage_get_rx (const char *usage, const DptRx *rx);

/** dpt_lens_usage_takes: Returns: whether lenses of @geometry are worn for @usage; @usage %NULL takes every geometry */
gboolean dpt_lens_usage_takes (const char *usage, const char *geometry);

/**
 * dpt_lens_offer_check:
 * @rx: the lens to be made, after dpt_lens_usage_get_rx()
 *
 * Both forms of the lens are looked at: the sphere is the one of the minus cylinder form, the powers are those of both principal
 * meridians. Both ends of every range count as inside.
 *
 * Returns: why @offer can not be made for that eye, as flags, without usage
 */
DptLensMisfit dpt_lens_offer_check (const DptLensOffer *offer, const DptRx *rx, int minimum_blank, int fitting_height);

/** dpt_lens_finder_check: Returns: how one offer suits the wish */
DptLensMatch dpt_lens_finder_check (const DptLensOffer *offer, const DptLensWish *wish);

/**
 * dpt_lens_finder_find:
 * @also_misfits: whether to give those of the right geometry that can not be made, too
 *
 * Returns: (transfer full) (element-type DptLensMatch): in the order of the catalogue
 */
GArray *dpt_lens_finder_find (DptLensCatalog *catalog, const DptLensWish *wish, gboolean also_misfits);

/**
 * dpt_lens_finder_best:
 * @matches: from dpt_lens_finder_find()
 *
 * Of one design and index the cheapest that can be made (of equal price the one delivered sooner, then the smaller blank).
 *
 * Returns: (transfer full) (element-type DptLensMatch): one a design and index; where none can be made, the nearest misfit
 */
GArray *dpt_lens_finder_best (const GArray *matches);

/**
 * dpt_lens_finder_equivalents:
 * @offer: what was wished
 *
 * The same geometry at the same index from other makers that can be made, cheapest first.
 *
 * Returns: (transfer full) (element-type DptLensMatch)
 */
GArray *dpt_lens_finder_equivalents (DptLensCatalog *catalog, const DptLensWish *wish, const DptLensOffer *offer);

G_END_DECLS
