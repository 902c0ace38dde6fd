/* dpt-money-entry.h - an amount of the shop's currency.
 * For: prices, payments, counted drawers. Not for: computing (base/dpt-money.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "gui/common/dpt-number-entry.h"

G_BEGIN_DECLS

#define DPT_TYPE_MONEY_ENTRY (dpt_money_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptMoneyEntry, dpt_money_entry, DPT, MONEY_ENTRY, DptNumberEntry)

/** dpt_money_entry_new: Returns: an entry from 0 to %DPT_MONEY_MAX in EUR; "value" is minor units, an arrow adds 1,
 * with Shift 10 units */
GtkWidget *dpt_money_entry_new (void);

/** dpt_money_entry_set_currency: ISO 4217 code; also the property "currency" */
void        dpt_money_entry_set_currency (DptMoneyEntry *self, const char *currency);
const char *dpt_money_entry_get_currency (DptMoneyEntry *self);

/** dpt_money_entry_get_amount: Returns: whether there is an amount, stored in @amount */
gboolean dpt_money_entry_get_amount (DptMoneyEntry *self, DptMoney *amount);

G_END_DECLS
