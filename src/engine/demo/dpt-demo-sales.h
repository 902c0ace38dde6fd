/* dpt-demo-sales.h - loose sales at the till, and the deliveries that keep the shelves filled.
 * For: dpt-demo.c. Not for: orders of glasses (dpt-demo-orders.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/demo/dpt-demo-patients.h"
#include "engine/sale/dpt-sale-bulk.h"

G_BEGIN_DECLS

typedef struct _DptDemoSales DptDemoSales;

/** dpt_demo_sales_new: @bulk: (nullable): what writes the receipts; without it they are issued one by one, as a till does */
DptDemoSales *dpt_demo_sales_new (DptDemoShop *shop, DptDemoRandom *random, DptSaleBulk *bulk);
void dpt_demo_sales_free (DptDemoSales *self);

/** dpt_demo_sales_restock: once a week what ran low comes in; in the last weeks nothing does, so that there are alerts to see */
gboolean dpt_demo_sales_restock (DptDemoSales *self, DptDbConnection *connection, guint day, guint days, GError **error);

/** dpt_demo_sales_receipt: one receipt of one to three articles, paid at once */
gboolean dpt_demo_sales_receipt (DptDemoSales *self, DptDbConnection *connection, DptDemoPlace *place, DptDemoPatient *patient, GError **error);

G_END_DECLS
