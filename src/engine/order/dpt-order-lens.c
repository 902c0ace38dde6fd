/* dpt-order-lens.c - the lenses of a pair with their options, and where the eyes look through them.
 * For: dpt_order_choose_lens(), dpt_order_measure(). Not for: finding lenses (engine/catalog/dpt-lens-finder.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "base/dpt-power.h"
#include "engine/order/dpt-order-private.h"

#include <glib/gi18n-lib.h>

/* What a screen shows as a warning; the rest cannot be made. */
#define ONLY_WARNINGS (DPT_LENS_MISFIT_DIAMETER | DPT_LENS_MISFIT_HEIGHT)

typedef struct
{
  DptUnit *unit;
  DptPair *pair;
  DptLensCatalog *catalog;
  const DptLensOffer *offer;
  GArray *options; /* gint64 */
} Choice;

char *
dpt_order_format_lens (const DptLensOffer *offer)
{
  return g_strdup_printf ("%s %d.%02d", offer->design->name, offer->refractive_index / 1000,
                          offer->refractive_index % 1000 / 10);
}

char *
dpt_order_format_lens_detail (DptLensCatalog *catalog, const DptLensOffer *offer)
{
  g_autofree char *diameter = dpt_length_format (offer->diameter);
  g_autoptr (GString) out = g_string_new (NULL);
  guint n;
  const DptLensTreatment *treatments = dpt_lens_catalog_get_treatments (catalog, offer->design->product_id, &n);

  g_string_append_printf (out, "%s · ø %s", offer->material, diameter);
  for (guint i = 0; i < n; i++)
    if (treatments[i].effect == DPT_OPTION_INCLUDED)
      g_string_append_printf (out, " · %s", treatments[i].name);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
write_lens_line (const Choice *choice, const char *eye, GError **error)
{
  const DptLensDesign *design = choice->offer->design;
  g_autoptr (DptOrderLine) line =
    dpt_order_create_line (dpt_record_get_int (choice->pair, DPT_PAIR_ORDER_ID), choice->pair, "lens", eye, 0);
  g_autofree char *title = dpt_order_format_lens (choice->offer);
  g_autofree char *detail = dpt_order_format_lens_detail (choice->catalog, choice->offer);

  dpt_record_set_int (line, DPT_ORDER_LINE_LENS_RANGE_ID, choice->offer->range_id);
  dpt_record_set_text (line, DPT_ORDER_LINE_LABEL, title);
  dpt_record_set_text (line, DPT_ORDER_LINE_DETAIL, detail);
  dpt_record_set_text (line, DPT_ORDER_LINE_LPP_CODE, design->lpp_code);
  dpt_record_set_text (line, DPT_ORDER_LINE_COVER_CLASS, design->cover_class);
  dpt_record_set_int (line, DPT_ORDER_LINE_UNIT_COST, choice->offer->cost);
  dpt_record_set_int (line, DPT_ORDER_LINE_TAX_RATE_BP, design->tax_rate_bp);
  dpt_order_line_set_prices (line, 1, choice->offer->price, 0);
  return dpt_unit_save (choice->unit, line, error);
}

static gboolean
write_option_line (const Choice *choice, const char *eye, guint number, GError **error)
{
  const DptLensDesign *design = choice->offer->design;
  const DptLensTreatment *treatment = dpt_lens_catalog_find_treatment (choice->catalog, design->product_id,
                                                                       g_array_index (choice->options, gint64, number));
  g_autoptr (DptOrderLine) line =
    dpt_order_create_line (dpt_record_get_int (choice->pair, DPT_PAIR_ORDER_ID), choice->pair, "option", eye, number);

  dpt_record_set_int (line, DPT_ORDER_LINE_OPTION_ID, treatment->option_id);
  dpt_record_set_text (line, DPT_ORDER_LINE_LABEL, treatment->name);
  dpt_record_set_text (line, DPT_ORDER_LINE_COVER_CLASS, design->cover_class);
  dpt_record_set_int (line, DPT_ORDER_LINE_UNIT_COST, treatment->cost);
  dpt_record_set_int (line, DPT_ORDER_LINE_TAX_RATE_BP, design->tax_rate_bp);
  dpt_order_line_set_prices (line, 1, treatment->price, 0);
  return dpt_unit_save (choice->unit, line, error);
}

/* Puts the options through the rules one by one, as if each were switched on by hand. */
static gboolean
take_options (Choice *choice, const GArray *options, GError **error)
{
  gint64 product_id = choice->offer->design->product_id;

  choice->options = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; options != NULL && i < options->len; i++)
    {
      gint64 option_id = g_array_index (options, gint64, i);
      const DptLensTreatment *treatment = dpt_lens_catalog_find_treatment (choice->catalog, product_id, option_id);
      g_autoptr (GArray) before = choice->options;

      choice->options = dpt_lens_catalog_choose (choice->catalog, product_id, before, option_id, TRUE);
      if (treatment == NULL || treatment->effect == DPT_OPTION_EXCLUDED)
        return dpt_set_invalid (error, "options", _ ("Options: one of them is not to be had on “%s”."),
                                choice->offer->design->name);
    }
  return TRUE;
}

static gboolean
check_power (const Choice *choice, DptPairEye *eye, GError **error)
{
  DptRx rx = dpt_pair_eye_get_rx (eye);
  DptLensMisfit misfit = dpt_lens_offer_check (choice->offer, &rx, 0, 0) & ~ONLY_WARNINGS;
  g_autofree char *reasons = NULL;

  if (!dpt_lens_usage_takes (dpt_record_get_text (choice->pair, DPT_PAIR_USAGE), choice->offer->design->geometry))
    misfit |= DPT_LENS_MISFIT_USAGE;
  if (misfit == DPT_LENS_MISFIT_NONE)
    return TRUE;
  reasons = dpt_lens_misfit_describe (misfit);
  /* Translators: the name of a lens, and why it can not be made: "sphere out of range, prism too strong" */
  return dpt_set_invalid (error, "lens_range_id", _ ("Lens: “%s” cannot be made for this eye (%s)."),
                          choice->offer->design->name, reasons);
}

static gboolean
choose_for_eye (const Choice *choice, DptPairEye *eye, GError **error)
{
  const char *name = dpt_record_get_string (eye, DPT_PAIR_EYE_EYE);
  gint64 pair_id = dpt_record_get_id (choice->pair);

  if (!check_power (choice, eye, error) || !dpt_order_remove_lines (choice->unit, pair_id, "lens", name, error)
      || !dpt_order_remove_lines (choice->unit, pair_id, "option", name, error)
      || !write_lens_line (choice, name, error))
    return FALSE;
  for (guint i = 0; i < choice->options->len; i++)
    if (!write_option_line (choice, name, i, error))
      return FALSE;
  dpt_record_set_int (eye, DPT_PAIR_EYE_LENS_RANGE_ID, choice->offer->range_id);
  dpt_record_set_int (eye, DPT_PAIR_EYE_DIAMETER, choice->offer->diameter);
  return dpt_unit_save (choice->unit, eye, error);
}

gboolean
dpt_order_choose_lens (DptUnit *unit, gint64 pair_id, int eye, gint64 range_id, const GArray *options, GError **error)
{
  g_autoptr (DptPair) pair = dpt_order_open_pair (unit, pair_id, NULL, error);
  g_autoptr (DptLensCatalog) catalog = NULL;
  g_autoptr (DptPairEye) right = NULL, left = NULL;
  g_autoptr (GArray) chosen = NULL;
  Choice choice = { .unit = unit, .pair = pair };
  gboolean any = FALSE, fine;

  catalog = pair != NULL ? dpt_lens_catalog_load (unit, NULL, error) : NULL;
  if (catalog == NULL || !dpt_order_load_eyes (unit, pair_id, &right, &left, error))
    return FALSE;
  choice.catalog = catalog;
  choice.offer = dpt_lens_catalog_find_offer (catalog, range_id);
  if (choice.offer == NULL)
    return dpt_set_invalid (error, "lens_range_id", _ ("Lens: it is no longer on sale. Choose another one."));
  fine = take_options (&choice, options, error);
  chosen = choice.options;
  for (DptEye which = DPT_EYE_RIGHT; fine && which <= DPT_EYE_LEFT; which++)
    {
      DptPairEye *record = which == DPT_EYE_RIGHT ? right : left;

      if ((eye != 0 && eye != (int) which) || !dpt_pair_eye_has_rx (record))
        continue;
      any = TRUE;
      fine = choose_for_eye (&choice, record, error);
    }
  if (fine && !any)
    return dpt_set_invalid (error, "eye", _ ("Eye: nothing is prescribed for it."));
  return fine;
}

gboolean
dpt_order_drop_lens (DptUnit *unit, gint64 pair_id, int eye, GError **error)
{
  g_autoptr (DptPair) pair = dpt_order_open_pair (unit, pair_id, NULL, error);
  g_autoptr (DptPairEye) right = NULL, left = NULL;

  if (pair == NULL || !dpt_order_load_eyes (unit, pair_id, &right, &left, error))
    return FALSE;
  for (DptEye which = DPT_EYE_RIGHT; which <= DPT_EYE_LEFT; which++)
    {
      DptPairEye *record = which == DPT_EYE_RIGHT ? right : left;
      const char *name = which == DPT_EYE_RIGHT ? "R" : "L";

      if (eye != 0 && eye != (int) which)
        continue;
      dpt_record_set_null (record, DPT_PAIR_EYE_LENS_RANGE_ID);
      dpt_record_set_null (record, DPT_PAIR_EYE_DIAMETER);
      if (!dpt_order_remove_lines (unit, pair_id, "lens", name, error)
          || !dpt_order_remove_lines (unit, pair_id, "option", name, error) || !dpt_unit_save (unit, record, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_length (gpointer record, guint field, int value)
{
  if (value != 0)
    dpt_record_set_int (record, field, value);
  else
    dpt_record_set_null (record, field);
}

/* A pupil outside its lens is no measure at all. */
static gboolean
check_height (DptPair *pair, int height, GError **error)
{
  int b = (int) dpt_record_get_int (pair, DPT_PAIR_BOX_B);

  if (height != 0 && b != 0 && height >= b)
    return dpt_set_invalid (error, "fitting_height",
                            _ ("Fitting height: it is above the upper edge of the lens. Measure again."));
  return TRUE;
}

static void
set_sizes (DptPair *pair, const DptFittingMeasures *measures)
{
  const int sizes[] = { measures->box_a, measures->box_b, measures->dbl, measures->effective_diameter };
  static const guint fields[] = { DPT_PAIR_BOX_A, DPT_PAIR_BOX_B, DPT_PAIR_DBL, DPT_PAIR_EFFECTIVE_DIAMETER };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] != 0)
      dpt_record_set_int (pair, fields[i], sizes[i]);
  if (measures->pantoscopic_tilt != DPT_NOT_MEASURED)
    dpt_record_set_int (pair, DPT_PAIR_PANTOSCOPIC_TILT, measures->pantoscopic_tilt);
  else
    dpt_record_set_null (pair, DPT_PAIR_PANTOSCOPIC_TILT);
  if (measures->wrap != DPT_NOT_MEASURED)
    dpt_record_set_int (pair, DPT_PAIR_WRAP, measures->wrap);
  else
    dpt_record_set_null (pair, DPT_PAIR_WRAP);
  set_length (pair, DPT_PAIR_VERTEX, measures->vertex);
  dpt_record_set_text (pair, DPT_PAIR_METHOD, measures->method);
  dpt_record_set_text (pair, DPT_PAIR_NOTE, measures->note);
}

gboolean
dpt_order_measure (DptUnit *unit, gint64 pair_id, const DptFittingMeasures *measures, GError **error)
{
  g_autoptr (DptPair) pair = dpt_order_open_pair (unit, pair_id, NULL, error);
  g_autoptr (DptPairEye) right = NULL, left = NULL;

  if (pair == NULL || !dpt_order_load_eyes (unit, pair_id, &right, &left, error))
    return FALSE;
  set_sizes (pair, measures);
  for (guint i = 0; i < 2; i++)
    {
      DptPairEye *eye = i == 0 ? right : left;

      if (!check_height (pair, measures->fitting_height[i], error))
        return FALSE;
      set_length (eye, DPT_PAIR_EYE_PD_FAR, measures->pd_far[i]);
      set_length (eye, DPT_PAIR_EYE_PD_NEAR, measures->pd_near[i]);
      set_length (eye, DPT_PAIR_EYE_FITTING_HEIGHT, measures->fitting_height[i]);
      if (!dpt_unit_save (unit, eye, error))
        return FALSE;
    }
  return dpt_unit_save (unit, pair, error);
}
