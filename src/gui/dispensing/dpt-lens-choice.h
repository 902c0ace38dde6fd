/* dpt-lens-choice.h - which of the lenses that can be made are shown, in which order, and what is said of the others.
 * For: the lens pane. Not for: what can be made (engine/catalog/dpt-lens-finder.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

typedef enum
{
  DPT_LENS_ORDER_DESIGN,
  DPT_LENS_ORDER_CHEAPEST,
  DPT_LENS_ORDER_THINNEST,
  DPT_LENS_ORDER_SOONEST,
} DptLensOrder;

/**
 * DptLensChoice:
 * @brand: (nullable): only of this maker
 * @refractive_index: thousandths; 0: any
 * @cover_class: (nullable): "A", "B"
 * @order: how they follow one another
 */
typedef struct
{
  const char *brand;
  int refractive_index;
  const char *cover_class;
  DptLensOrder order;
} DptLensChoice;

/**
 * dpt_lens_choice_create:
 * @matches: (element-type DptLensMatch): from dpt_lens_finder_best()
 * @pair, @eye: whose lens is drawn, and reckoned for the thickness
 *
 * Returns: (transfer full) (element-type DptLensOffer*): what is shown
 */
GPtrArray *dpt_lens_choice_create (const DptLensChoice *self, const GArray *matches, DptPair *pair, DptPairEye *eye);

/** dpt_lens_choice_describe_impossible: Returns: (transfer full) (nullable): designs that cannot be made, each once with the reason */
char *dpt_lens_choice_describe_impossible (const GArray *matches);

G_END_DECLS
