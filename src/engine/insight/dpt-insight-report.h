/* dpt-insight-report.h - what the accountant asks of a day or a month: sales, tax by rate, money by means, establishment by establishment.
 * For: `dioptrectl report`, the report's paper. Not for: the closing of a till, which freezes its figures (engine/sale).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "engine/insight/dpt-period.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

typedef struct
{
  int rate_bp;
  DptMoney net, tax;
} DptReportTax;

typedef struct
{
  char *means; /* as in payment: "cash" */
  gint64 count;
  DptMoney amount; /* what came in less what was given back */
} DptReportMeans;

/** One establishment, or their sum. Documents: receipts, invoices, credit notes; quotes are none. */
typedef struct
{
  gint64 establishment_id; /* 0: the sum */
  char *code;
  char *name;
  gint64 sales, credit_notes;
  DptMoney gross, net, tax, cost;
  DptMoney paid;
  GArray *taxes;    /* DptReportTax, lowest rate first */
  GPtrArray *means; /* DptReportMeans, by name */
} DptReportShop;

/** Immutable once read. */
typedef struct
{
  DptPeriod period;
  GPtrArray *shops;     /* DptReportShop, also one where nothing happened */
  DptReportShop *total; /* of them all */
} DptInsightReport;

/**
 * dpt_insight_report_read:
 * @establishment_id: 0 for all; rights as dpt_insight_read()
 *
 * Returns: (transfer full) (nullable): to be freed with dpt_insight_report_free()
 */
DptInsightReport *dpt_insight_report_read (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, GError **error);
void dpt_insight_report_free (DptInsightReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptInsightReport, dpt_insight_report_free)

G_END_DECLS
