/* dpt-lens-catalog.h - every lens that is on sale today, with its rules and today's prices: read once, looked at often.
 * For: the finder and the lens page, which ask at every click. Not for: editing (the records of dpt-lens.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * DptLensDesign:
 * @geometry: one of dpt_lens_geometries
 * @corridor: hundredths of a millimetre, 0 where none
 * @min_fitting_height: hundredths of a millimetre, 0 where any will do
 * @cover_class: (nullable): "A", "B"
 * @tax_rate_bp: of the day
 */
typedef struct
{
  gint64 product_id;
  const char *code, *brand, *name, *geometry, *supplier_name, *cover_class, *lpp_code, *description;
  gint64 supplier_id;
  int corridor, min_fitting_height;
  int tax_rate_bp;
  guint first_rule, n_rules;
} DptLensDesign;

/**
 * DptLensOffer:
 *
 * One range of dpt-lens.h with the price of the day. Units as there; @has_addition tells a lens with an addition from one without.
 */
typedef struct
{
  gint64 range_id;
  const DptLensDesign *design;
  const char *material, *supplier_code;
  int refractive_index, density, abbe;
  int sphere_min, sphere_max, cylinder_max, power_min, power_max;
  gboolean has_addition;
  int addition_min, addition_max;
  int prism_max;
  int diameter;
  int lead_days;
  gboolean stock_lens;
  DptMoney price, cost;
} DptLensOffer;

typedef enum
{
  DPT_OPTION_OFFERED,
  DPT_OPTION_INCLUDED,
  DPT_OPTION_EXCLUDED,
} DptOptionEffect;

/**
 * DptLensTreatment:
 * @price: of one lens on this design today, minor units with tax; 0 where included
 * @requires_id: another option that comes with it, 0 for none
 *
 * How one option goes with one design.
 */
typedef struct
{
  gint64 product_id, option_id;
  const char *code, *name, *kind, *group;
  DptOptionEffect effect;
  gint64 requires_id;
  DptMoney price, cost;
} DptLensTreatment;

#define DPT_TYPE_LENS_CATALOG (dpt_lens_catalog_get_type ())
G_DECLARE_FINAL_TYPE (DptLensCatalog, dpt_lens_catalog, DPT, LENS_CATALOG, GObject)

/* Tables whose change makes a catalogue stale, NULL-terminated. */
extern const char *const dpt_lens_catalog_topics[];

/**
 * dpt_lens_catalog_load:
 * @date: (nullable): ISO date of the prices; %NULL: today
 *
 * Reads what is on sale that day, at the prices of the unit's establishment.
 *
 * Returns: (transfer full): an immutable catalogue, to be used from any thread; everything in it lives as long
 */
DptLensCatalog *dpt_lens_catalog_load (DptUnit *unit, const char *date, GError **error);
/** dpt_lens_catalog_load_class: the same with the designs of one cover class alone, "A" */
DptLensCatalog *dpt_lens_catalog_load_class (DptUnit *unit, const char *date, const char *cover_class, GError **error);

/** dpt_lens_catalog_get_offers: Returns: (transfer none) (array length=n): sorted by design, then by index, then by price */
const DptLensOffer *dpt_lens_catalog_get_offers (DptLensCatalog *self, guint *n);
/** dpt_lens_catalog_find_offer: Returns: (transfer none) (nullable): the offer of a range; %NULL for one that is no longer on sale */
const DptLensOffer *dpt_lens_catalog_find_offer (DptLensCatalog *self, gint64 range_id);
/** dpt_lens_catalog_get_designs: Returns: (transfer none) (array length=n): sorted by brand and name */
const DptLensDesign *dpt_lens_catalog_get_designs (DptLensCatalog *self, guint *n);
/** dpt_lens_catalog_find_design: Returns: (transfer none) (nullable) */
const DptLensDesign *dpt_lens_catalog_find_design (DptLensCatalog *self, gint64 product_id);
/** dpt_lens_catalog_get_treatments: Returns: (transfer none) (array length=n): what can be had, or is excluded, on a design, by kind and price */
const DptLensTreatment *dpt_lens_catalog_get_treatments (DptLensCatalog *self, gint64 product_id, guint *n);
/** dpt_lens_catalog_find_treatment: Returns: (transfer none) (nullable) */
const DptLensTreatment *dpt_lens_catalog_find_treatment (DptLensCatalog *self, gint64 product_id, gint64 option_id);

/**
 * dpt_lens_catalog_choose:
 * @product_id: the design
 * @chosen: (element-type gint64): option ids chosen so far
 * @option_id: the one that is switched
 * @on: which way
 *
 * What is chosen after the switch: of a group only one, what an option requires comes with it, what required a removed one goes with
 * it. What is included is never in the list, what is not to be had never gets in.
 *
 * Returns: (transfer full) (element-type gint64): option ids in the order of the treatments
 */
GArray *dpt_lens_catalog_choose (DptLensCatalog *self, gint64 product_id, const GArray *chosen, gint64 option_id, gboolean on);

/**
 * dpt_lens_catalog_carry_over:
 *
 * When the design changes: keeps of @chosen what the new design offers, by option, else by kind (the cheapest of the same kind).
 *
 * Returns: (transfer full) (element-type gint64)
 */
GArray *dpt_lens_catalog_carry_over (DptLensCatalog *self, gint64 product_id, const GArray *chosen);

G_END_DECLS
