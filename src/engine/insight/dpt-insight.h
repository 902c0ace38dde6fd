/* dpt-insight.h - the owner's figures over a period, read from the roll-ups, with the period before.
 * For: the dashboard, `dioptrectl report`. Not for: writing roll-ups (engine/sale does, in the sale's transaction).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "engine/insight/dpt-period.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/* What is added up over days. Amounts in minor units. */
typedef struct
{
  gint64 sales;        /* receipts and invoices */
  gint64 credit_notes;
  DptMoney gross, net, tax;
  DptMoney cost;       /* of what was sold, at purchase prices */
  gint64 pieces;
  gint64 exams;        /* visits signed */
  gint64 captured;     /* of these, followed by an order confirmed within 60 days */
  gint64 orders;       /* confirmed */
  gint64 delivered;
  gint64 delivery_days; /* from confirmation to delivery, added up over @delivered */
  gint64 remakes;
} DptInsightFigures;

typedef struct
{
  char day[11];
  gint64 sales;
  DptMoney gross, net;
} DptInsightDay;

typedef struct
{
  gint64 variant_id; /* 0: lenses and treatments, which are no pieces of the stock */
  char *label;
  char *kind;
  gint64 quantity;
  DptMoney gross;
  DptMoney margin; /* net minus cost */
} DptInsightArticle;

typedef struct
{
  gint64 variant_id;
  char *label;
  char *sku;
  gint64 on_hand, reserved, minimum;
  char *establishment;
} DptInsightLowStock;

/* All of a dashboard's page; immutable once read. */
typedef struct
{
  DptPeriod period, before;
  gint64 establishment_id; /* 0: all */
  DptInsightFigures now, then;
  DptPeriod shown, shown_before; /* as @period and @before; of a single day the fortnight that ends with it, and the one before */
  GArray *days;        /* DptInsightDay, one for each day of @shown, also those without a sale */
  GArray *days_before; /* of @shown_before; as many, but where months differ in length */
  GPtrArray *best;     /* DptInsightArticle, by gross */
  GPtrArray *mix;      /* DptInsightArticle with only kind and sums */
  GPtrArray *low_stock;
  DptMoney stock_value; /* at purchase prices */
  gint64 late_jobs;
} DptInsight;

/**
 * dpt_insight_read:
 * @establishment_id: 0 for all, which needs %DPT_RIGHT_REPORT_OTHER_ESTABLISHMENTS, as does another than the user's own
 *
 * Needs %DPT_RIGHT_REPORT_READ. Roll-ups answer in milliseconds whatever the number of sales.
 *
 * Returns: (transfer full) (nullable): to be freed with dpt_insight_free()
 */
DptInsight *dpt_insight_read (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, GError **error);
void dpt_insight_free (DptInsight *self);

/** dpt_insight_require: fails with %DPT_ERROR_REFUSED unless the user may see the figures of @establishment_id (0: of all) */
gboolean dpt_insight_require (DptUnit *unit, gint64 establishment_id, GError **error);

/** dpt_insight_get_margin: Returns: net minus cost */
DptMoney dpt_insight_get_margin (const DptInsightFigures *figures);
/** dpt_insight_get_basket: Returns: the average gross of a sale, halves away from zero; 0 without sales */
DptMoney dpt_insight_get_basket (const DptInsightFigures *figures);
/** dpt_insight_get_capture_rate: Returns: captured exams in basis points; -1 without exams */
int dpt_insight_get_capture_rate (const DptInsightFigures *figures);
/** dpt_insight_get_change: Returns: from @then to @now in basis points of @then; G_MININT where @then is 0 */
int dpt_insight_get_change (gint64 now, gint64 then);

/**
 * dpt_insight_read_owed:
 * @patients, @insurers: (out): in minor units; what was paid too much is taken off
 *
 * What is still owed on everything issued so far. Reads every payment, so it comes after the page. Rights as dpt_insight_read().
 *
 * Returns: whether it was read
 */
gboolean dpt_insight_read_owed (DptUnit *unit, gint64 establishment_id, DptMoney *patients, DptMoney *insurers, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptInsight, dpt_insight_free)

G_END_DECLS
