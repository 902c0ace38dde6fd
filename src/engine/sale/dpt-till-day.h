/* dpt-till-day.h - from the opening of a till to its counting: what should be in the drawer, and what is.
 * For: the cashier in the morning and in the evening. Not for: the owner's figures (engine/insight).
 *
 *   open (cash in the drawer) ──► payments … ──► close (counted) ──► what was counted is proposed for the next opening
 *
 * What should be there is never stored while the day is open: it is the opening cash and the cash of all payments since. At the
 * closing both are kept, in the journal too. A till that is not open sells all the same: nobody is sent away for want of a count.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-payment.h"

G_BEGIN_DECLS

#define DPT_TYPE_TILL_DAY (dpt_till_day_get_type ())
G_DECLARE_FINAL_TYPE (DptTillDay, dpt_till_day, DPT, TILL_DAY, DptRecord)

enum
{
  DPT_TILL_DAY_ESTABLISHMENT_ID,
  DPT_TILL_DAY_TILL_ID,
  DPT_TILL_DAY_OPENED_AT,
  DPT_TILL_DAY_OPENED_ON,
  DPT_TILL_DAY_OPENED_BY,
  DPT_TILL_DAY_OPENING_CASH,
  DPT_TILL_DAY_CLOSED_AT, /* NULL while it is open */
  DPT_TILL_DAY_CLOSED_BY,
  DPT_TILL_DAY_EXPECTED_CASH,
  DPT_TILL_DAY_COUNTED_CASH,
  DPT_TILL_DAY_COUNTS,
  DPT_TILL_DAY_NOTE,
};

/** DptTillDayMeans: what came in by one means: @count payments that come to @amount */
typedef struct
{
  DptMeans means;
  int count;
  DptMoney amount;
} DptTillDayMeans;

/**
 * DptTillDaySheet:
 * @day: (nullable): the day; %NULL while the till is closed
 * @till_id: 0 where the establishment has no till
 * @proposed: where it is closed: what was counted last, to begin with
 * @means: (element-type DptTillDayMeans): what came in since it was opened
 * @expected: cash that should be in the drawer: opening and all cash since; of a closed day as it was then
 * @n_documents, @gross: what was issued meanwhile
 */
typedef struct
{
  DptTillDay *day;
  gint64 till_id;
  char *till_name;
  DptMoney proposed;
  GArray *means;
  DptMoney expected;
  gint64 n_documents;
  DptMoney gross;
} DptTillDaySheet;

/** dpt_till_day_load: the day that is open at @till_id (0: the first till of the establishment). Needs %DPT_RIGHT_PAYMENT_TAKE. Returns: (transfer full) (nullable): free with dpt_till_day_sheet_free() */
DptTillDaySheet *dpt_till_day_load (DptUnit *unit, gint64 till_id, GError **error);
/** dpt_till_day_load_by_id: a day, open or closed. Needs %DPT_RIGHT_SALE_READ. */
DptTillDaySheet *dpt_till_day_load_by_id (DptUnit *unit, gint64 day_id, GError **error);
void dpt_till_day_sheet_free (DptTillDaySheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptTillDaySheet, dpt_till_day_sheet_free)

/**
 * dpt_till_day_open:
 * @cash: in the drawer, 0 or more
 *
 * Needs %DPT_RIGHT_PAYMENT_TAKE. %DPT_ERROR_STATE where it is open already.
 *
 * Returns: the id of the day, 0 on failure
 */
gint64 dpt_till_day_open (DptUnit *unit, gint64 till_id, DptMoney cash, GError **error);

/** The coins and notes of the euro, minor units, the largest first */
#define DPT_TILL_DAY_N_COINS 15
extern const DptMoney dpt_till_day_coins[DPT_TILL_DAY_N_COINS];

/** dpt_till_day_count: Returns: what @counts of dpt_till_day_coins come to */
DptMoney dpt_till_day_count (const int counts[DPT_TILL_DAY_N_COINS]);

/**
 * dpt_till_day_close:
 * @counts: how many of each of dpt_till_day_coins
 * @note: (nullable): why there is more or less than there should be; must be said then (field "note")
 *
 * Needs %DPT_RIGHT_PAYMENT_TAKE. %DPT_ERROR_STATE where it is not open.
 *
 * Returns: the id of the day, 0 on failure
 */
gint64 dpt_till_day_close (DptUnit *unit, gint64 till_id, const int counts[DPT_TILL_DAY_N_COINS], const char *note, GError **error);

G_END_DECLS
