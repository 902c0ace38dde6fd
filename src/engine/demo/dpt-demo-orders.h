/* dpt-demo-orders.h - orders of glasses on their way: quoted, confirmed, made, handed over, now and then cancelled.
 * For: dpt-demo.c. Not for: real orders (engine/order).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/demo/dpt-demo-patients.h"

G_BEGIN_DECLS

typedef struct _DptDemoOrders DptDemoOrders;

/** dpt_demo_orders_new: @last_day: what it finds begun, late or ready is left so */
DptDemoOrders *dpt_demo_orders_new (DptDemoShop *shop, guint last_day, DptDemoRandom *random);
void dpt_demo_orders_free (DptDemoOrders *self);

/** dpt_demo_orders_begin: a quote from @prescription; most are confirmed at once with a deposit */
gboolean dpt_demo_orders_begin (DptDemoOrders *self, DptDbConnection *connection, DptDemoPlace *place, DptDemoPatient *patient,
                                gint64 prescription_id, const char *usage, guint day, GError **error);

/** dpt_demo_orders_advance: what is due on @day happens: lenses arrive, glasses are ready, clients collect and pay */
gboolean dpt_demo_orders_advance (DptDemoOrders *self, DptDbConnection *connection, guint day, GError **error);

G_END_DECLS
