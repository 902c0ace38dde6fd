/* dpt-split.c - see dpt-split.h.
 * For: sharing a price between payers. Not for: rules of plans.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cover/dpt-split.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

static const struct { const char *name; const char *label; } payers[DPT_N_PAYERS] = {
  [DPT_PAYER_PATIENT] = { "patient", N_ ("Client") },
  [DPT_PAYER_COMPULSORY] = { "compulsory", N_ ("Compulsory cover") },
  [DPT_PAYER_COMPLEMENTARY] = { "complementary", N_ ("Complementary cover") },
};

const char *
dpt_payer_get_name (DptPayer payer)
{
  g_return_val_if_fail (payer < DPT_N_PAYERS, NULL);

  return payers[payer].name;
}

const char *
dpt_payer_get_label (DptPayer payer)
{
  g_return_val_if_fail (payer < DPT_N_PAYERS, NULL);

  return _ (payers[payer].label);
}

gboolean
dpt_payer_find (const char *name, DptPayer *payer)
{
  int row = DPT_TEXT_FIND_ROW (payers, name);

  if (row >= 0 && payer != NULL)
    *payer = row;
  return row >= 0;
}

DptMoney
dpt_split_get_total (const DptSplit *self)
{
  DptMoney total = 0;

  for (guint i = 0; i < DPT_N_PAYERS; i++)
    total += self->shares[i];
  return total;
}

gboolean
dpt_split_has_cover (const DptSplit *self)
{
  return self->shares[DPT_PAYER_COMPULSORY] != 0 || self->shares[DPT_PAYER_COMPLEMENTARY] != 0;
}

DptSplit
dpt_split_all_patient (DptMoney total)
{
  return (DptSplit) { .shares = { [DPT_PAYER_PATIENT] = total } };
}

gboolean
dpt_split_typed (DptMoney total, DptMoney compulsory, DptMoney complementary, DptSplit *split, GError **error)
{
  DptMoney cover;

  g_return_val_if_fail (split != NULL, FALSE);

  if (total < 0 || total > DPT_MONEY_MAX)
    return dpt_set_invalid (error, "total", _ ("Only a price can be shared between payers."));
  if (compulsory < 0 || compulsory > total)
    return dpt_set_invalid (error, "compulsory", _ ("Compulsory cover can pay no less than nothing and no more than the price."));
  if (complementary < 0 || !dpt_money_add (compulsory, complementary, &cover) || cover > total)
    return dpt_set_invalid (error, "complementary", _ ("Complementary cover can pay no less than nothing and no more than what is left of the price."));
  *split = (DptSplit) { .shares = { [DPT_PAYER_PATIENT] = total - cover,
                                    [DPT_PAYER_COMPULSORY] = compulsory,
                                    [DPT_PAYER_COMPLEMENTARY] = complementary } };
  return TRUE;
}

gboolean
dpt_split_computed (const DptCoverLine *lines, gsize n_lines, int rate_bp, DptMoney complementary, DptSplit *split, GError **error)
{
  DptMoney total = 0, compulsory = 0;

  g_return_val_if_fail (split != NULL, FALSE);

  if (rate_bp < 0 || rate_bp > 10000)
    return dpt_set_invalid (error, "rate_bp", _ ("The rate of compulsory cover must be between 0 %% and 100 %%."));
  for (gsize i = 0; i < n_lines; i++)
    {
      if (lines[i].price < 0 || lines[i].base < 0 || !dpt_money_add (total, lines[i].price, &total))
        return dpt_set_invalid (error, "total", _ ("Only a price can be shared between payers."));
      compulsory += dpt_money_percent (MIN (lines[i].price, lines[i].base), rate_bp);
    }
  return dpt_split_typed (total, compulsory, CLAMP (complementary, 0, total - compulsory), split, error);
}

#define CLASS_A_BASE_BP 3000

gboolean
dpt_split_class_a (const DptMoney *prices, gsize n_prices, int rate_bp, gboolean responsible, DptSplit *split, GError **error)
{
  g_autofree DptCoverLine *lines = g_new0 (DptCoverLine, n_prices);
  DptMoney total = 0;

  for (gsize i = 0; i < n_prices; i++)
    {
      lines[i] = (DptCoverLine) { prices[i], dpt_money_percent (MAX (prices[i], 0), CLASS_A_BASE_BP) };
      total += MAX (prices[i], 0);
    }
  return dpt_split_computed (lines, n_prices, rate_bp, responsible ? total : 0, split, error);
}

DptSplit
dpt_split_scale (const DptSplit *self, DptMoney part)
{
  DptSplit scaled = *self;
  gint64 weights[DPT_N_PAYERS];

  for (guint i = 0; i < DPT_N_PAYERS; i++)
    weights[i] = ABS (self->shares[i]);
  dpt_money_share (part, weights, DPT_N_PAYERS, scaled.shares);
  return scaled;
}

DptSplit
dpt_split_part (const DptSplit *self, DptMoney before, DptMoney part)
{
  DptSplit earlier = dpt_split_scale (self, before), now = dpt_split_scale (self, before + part);

  for (guint i = 0; i < DPT_N_PAYERS; i++)
    now.shares[i] -= earlier.shares[i];
  return now;
}
