/* dpt-cli-order-json.h - an order from JSON, and as JSON.
 * For: dpt-cli-order.c. Not for: rules of orders (engine/order).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/dpt-cli.h"
#include "engine/order/dpt-order.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** dpt_cli_order_add: makes the order that @object describes, with its pairs, frames, lenses and measures. Returns: its id, 0 with @error */
gint64 dpt_cli_order_add (DptUnit *unit, JsonObject *object, GError **error);

/** dpt_cli_order_to_json: Returns: (transfer full): everything of the order */
JsonObject *dpt_cli_order_to_json (DptOrderSheet *sheet);

/** dpt_cli_order_find: @name: an id or, in its own shop, a number "C2026-00042". Returns: the order's id, 0 with @error */
gint64 dpt_cli_order_find (DptUnit *unit, const char *name, GError **error);

/** dpt_cli_order_answer: the whole order, as “order show” prints it */
void dpt_cli_order_answer (DptCli *cli, DptOrderSheet *sheet);

G_END_DECLS
