/* dpt-tender.h - what is handed over for what is due: several means at once, the change, what is still due.
 * For: the pay sheet, and the engine that books it. Not for: booking (dpt-payment.h).
 *
 *   due 130.00 ── card 100.00 ──► rest 30.00 ── cash 50.00 ──► rest 0, change 20.00; the drawer keeps 30.00
 *
 * Change is given from cash only. Where money is to be given back (due below zero) every part is given back, without change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DPT_MEANS_CASH,
  DPT_MEANS_CARD,
  DPT_MEANS_CHEQUE,
  DPT_MEANS_TRANSFER,
  DPT_MEANS_INSURER,
  DPT_MEANS_ACCOUNT, /* what the client has to the good */
  DPT_N_MEANS,
} DptMeans;

/** dpt_means_get_name: Returns: the name in the database and in JSON ("cheque") */
const char *dpt_means_get_name (DptMeans means);
/** dpt_means_get_label: Returns: the translated word for a person */
const char *dpt_means_get_label (DptMeans means);
/** dpt_means_find: Returns: whether @name is a means of payment */
gboolean dpt_means_find (const char *name, DptMeans *means);

/**
 * DptTenderPart:
 * @amount: what is kept, minor units; negative where it is given back; never 0
 * @tendered: what was handed over, of cash; 0 for all others
 * @change: what was given back at once; @amount = @tendered - @change
 * @reference: (nullable): number of the cheque, of the card's slip
 */
typedef struct
{
  DptMeans means;
  DptMoney amount;
  DptMoney tendered;
  DptMoney change;
  char *reference;
} DptTenderPart;

typedef struct _DptTender DptTender;

/**
 * dpt_tender_new:
 * @due: what the client owes, minor units; negative where money is to be given back
 * @cover_due: what insurers owe of it besides; only %DPT_MEANS_INSURER pays that
 *
 * Returns: (transfer full): nothing handed over yet
 */
DptTender *dpt_tender_new (DptMoney due, DptMoney cover_due);
void dpt_tender_free (DptTender *self);

/** dpt_tender_set_credit: what the client has to the good, 0 or more; %DPT_MEANS_ACCOUNT pays no more than that. 0 until it is said. */
void dpt_tender_set_credit (DptTender *self, DptMoney credit);

/**
 * dpt_tender_add:
 * @handed: as handed over, or as given back where money is to be given back; above 0
 * @reference: (nullable)
 *
 * Cash may be more than is due; any other means may not. What the client has to the good pays, but nothing is given back to it: what
 * is owed to the client stays so by itself. Fails with %DPT_ERROR_INVALID naming "amount" or "means"; the tender
 * is as before then.
 */
gboolean dpt_tender_add (DptTender *self, DptMeans means, DptMoney handed, const char *reference, GError **error);

/** dpt_tender_remove: takes the part back */
void dpt_tender_remove (DptTender *self, guint index);

guint dpt_tender_get_n_parts (DptTender *self);
/** dpt_tender_get_part: Returns: (transfer none): valid until the tender changes */
const DptTenderPart *dpt_tender_get_part (DptTender *self, guint index);

DptMoney dpt_tender_get_due (DptTender *self);
/** dpt_tender_get_paid: Returns: what is kept in all, cover included; negative where given back */
DptMoney dpt_tender_get_paid (DptTender *self);
/** dpt_tender_get_rest: Returns: what the client still owes; negative: still to be given back */
DptMoney dpt_tender_get_rest (DptTender *self);
DptMoney dpt_tender_get_cover_rest (DptTender *self);
/** dpt_tender_get_credit_rest: Returns: what the client still has to the good */
DptMoney dpt_tender_get_credit_rest (DptTender *self);
DptMoney dpt_tender_get_change (DptTender *self);

/**
 * dpt_tender_suggest_cash:
 * @amounts: (out caller-allocates) (array length=max): receives amounts a client is likely to hand over for the rest, rising:
 *   the exact rest, then the next round sums that notes make
 *
 * Returns: how many
 */
guint dpt_tender_suggest_cash (DptTender *self, DptMoney *amounts, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptTender, dpt_tender_free)

G_END_DECLS
