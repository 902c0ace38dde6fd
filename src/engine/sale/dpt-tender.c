/* dpt-tender.c - see dpt-tender.h.
 * For: the arithmetic of paying. Not for: the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-tender.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

struct _DptTender
{
  DptMoney due;
  DptMoney cover_due;
  DptMoney credit;
  GArray *parts; /* DptTenderPart */
};

static const struct { const char *name; const char *label; } means_table[DPT_N_MEANS] = {
  [DPT_MEANS_CASH] = { "cash", N_ ("Cash") },
  [DPT_MEANS_CARD] = { "card", N_ ("Card") },
  [DPT_MEANS_CHEQUE] = { "cheque", N_ ("Cheque") },
  [DPT_MEANS_TRANSFER] = { "transfer", N_ ("Transfer") },
  [DPT_MEANS_INSURER] = { "insurer", N_ ("Insurer") },
  [DPT_MEANS_ACCOUNT] = { "account", N_ ("Client account") },
};

const char *
dpt_means_get_name (DptMeans means)
{
  g_return_val_if_fail (means < DPT_N_MEANS, NULL);

  return means_table[means].name;
}

const char *
dpt_means_get_label (DptMeans means)
{
  g_return_val_if_fail (means < DPT_N_MEANS, NULL);

  return _ (means_table[means].label);
}

gboolean
dpt_means_find (const char *name, DptMeans *means)
{
  int row = DPT_TEXT_FIND_ROW (means_table, name);

  if (row >= 0 && means != NULL)
    *means = row;
  return row >= 0;
}

static void
clear_part (gpointer data)
{
  g_free (((DptTenderPart *) data)->reference);
}

DptTender *
dpt_tender_new (DptMoney due, DptMoney cover_due)
{
  DptTender *self = g_new0 (DptTender, 1);

  self->due = due;
  self->cover_due = cover_due;
  self->parts = g_array_new (FALSE, TRUE, sizeof (DptTenderPart));
  g_array_set_clear_func (self->parts, clear_part);
  return self;
}

void
dpt_tender_free (DptTender *self)
{
  g_array_unref (self->parts);
  g_free (self);
}

void
dpt_tender_set_credit (DptTender *self, DptMoney credit)
{
  g_return_if_fail (self != NULL && credit >= 0);

  self->credit = credit;
}

static DptTenderPart *
part_at (DptTender *self, guint index)
{
  return &g_array_index (self->parts, DptTenderPart, index);
}

static DptMoney
sum_parts (DptTender *self, gboolean of_cover)
{
  DptMoney sum = 0;

  for (guint i = 0; i < self->parts->len; i++)
    if ((part_at (self, i)->means == DPT_MEANS_INSURER) == of_cover)
      sum += part_at (self, i)->amount;
  return sum;
}

DptMoney
dpt_tender_get_due (DptTender *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->due;
}

DptMoney
dpt_tender_get_paid (DptTender *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sum_parts (self, FALSE) + sum_parts (self, TRUE);
}

DptMoney
dpt_tender_get_rest (DptTender *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->due - sum_parts (self, FALSE);
}

DptMoney
dpt_tender_get_cover_rest (DptTender *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cover_due - sum_parts (self, TRUE);
}

DptMoney
dpt_tender_get_credit_rest (DptTender *self)
{
  DptMoney left;

  g_return_val_if_fail (self != NULL, 0);

  left = self->credit;
  for (guint i = 0; i < self->parts->len; i++)
    if (part_at (self, i)->means == DPT_MEANS_ACCOUNT)
      left -= part_at (self, i)->amount;
  return left;
}

DptMoney
dpt_tender_get_change (DptTender *self)
{
  DptMoney sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->parts->len; i++)
    sum += part_at (self, i)->change;
  return sum;
}

/* Cash goes onto the part of cash that is there already: one drawer, one change. */
static void
put_part (DptTender *self, const DptTenderPart *part)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      DptTenderPart *there = part_at (self, i);

      if (there->means != DPT_MEANS_CASH || part->means != DPT_MEANS_CASH)
        continue;
      there->amount += part->amount;
      there->tendered += part->tendered;
      there->change += part->change;
      g_free (part->reference);
      return;
    }
  g_array_append_val (self->parts, *part);
}

gboolean
dpt_tender_add (DptTender *self, DptMeans means, DptMoney handed, const char *reference, GError **error)
{
  DptTenderPart part = { .means = means };
  DptMoney rest, kept;

  g_return_val_if_fail (self != NULL, FALSE);

  if (means >= DPT_N_MEANS)
    return dpt_set_invalid (error, "means", _ ("There is no such means of payment."));
  rest = means == DPT_MEANS_INSURER ? dpt_tender_get_cover_rest (self) : dpt_tender_get_rest (self);
  if (handed <= 0 || handed > DPT_MONEY_MAX)
    return dpt_set_invalid (error, "amount", _ ("Enter the amount that is handed over."));
  if (means == DPT_MEANS_ACCOUNT && rest < 0)
    return dpt_set_invalid (error, "means", _ ("What is not given back stays to the client’s good by itself."));
  if (means == DPT_MEANS_ACCOUNT && handed > dpt_tender_get_credit_rest (self))
    return dpt_set_invalid (error, "amount", _ ("The client does not have that much to the good."));
  if (rest == 0)
    return dpt_set_invalid (error, "amount", means == DPT_MEANS_INSURER ? _ ("Insurers owe nothing here.") : _ ("Nothing is due any more."));
  if (handed > ABS (rest) && (means != DPT_MEANS_CASH || rest < 0))
    return dpt_set_invalid (error, "amount",
                            rest < 0 ? _ ("More would be given back than is owed to the client.")
                                     : _ ("This is more than what is due. Change is given from cash only."));
  kept = MIN (handed, ABS (rest));
  part.amount = rest < 0 ? -kept : kept;
  if (means == DPT_MEANS_CASH && rest > 0)
    {
      part.tendered = handed;
      part.change = handed - kept;
    }
  part.reference = g_strdup (reference);
  put_part (self, &part);
  return TRUE;
}

void
dpt_tender_remove (DptTender *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->parts->len);

  g_array_remove_index (self->parts, index);
  /* What cash gave back as change may be needed now. */
  for (guint i = 0; i < self->parts->len; i++)
    if (part_at (self, i)->change > 0)
      {
        DptMoney more = MIN (part_at (self, i)->change, MAX (dpt_tender_get_rest (self), 0));

        part_at (self, i)->amount += more;
        part_at (self, i)->change -= more;
      }
}

guint
dpt_tender_get_n_parts (DptTender *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parts->len;
}

const DptTenderPart *
dpt_tender_get_part (DptTender *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->parts->len, NULL);

  return part_at (self, index);
}

guint
dpt_tender_suggest_cash (DptTender *self, DptMoney *amounts, guint max)
{
  static const DptMoney notes[] = { 500, 1000, 2000, 5000, 10000 };
  DptMoney rest;
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  rest = dpt_tender_get_rest (self);
  if (rest <= 0 || max == 0)
    return 0;
  amounts[n++] = rest;
  for (gsize i = 0; i < G_N_ELEMENTS (notes) && n < max; i++)
    {
      DptMoney rounded = (rest + notes[i] - 1) / notes[i] * notes[i];

      if (rounded > amounts[n - 1])
        amounts[n++] = rounded;
    }
  return n;
}
