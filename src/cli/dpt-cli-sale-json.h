/* dpt-cli-sale-json.h - sales, payments and refunds as a person or a program writes them in JSON.
 * For: dpt-cli-sale.c. Not for: parked tickets (engine/sale/dpt-basket-json.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-sale-store.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** dpt_cli_sale_parse: Returns: (transfer full) (nullable): the sale in @object; articles are looked up by code, so @unit is needed */
DptSaleRequest *dpt_cli_sale_parse (DptUnit *unit, JsonObject *object, GError **error);

/** dpt_cli_refund_parse: Returns: (transfer full) (nullable): the refund in @object */
DptRefundRequest *dpt_cli_refund_parse (DptUnit *unit, JsonObject *object, GError **error);

/** dpt_cli_payment_parse: Returns: (transfer full) (nullable): the payment in @object */
DptPaymentRequest *dpt_cli_payment_parse (DptUnit *unit, JsonObject *object, GError **error);

/** dpt_cli_issued_to_json: Returns: (transfer full): what was issued */
JsonObject *dpt_cli_issued_to_json (DptSession *session, const DptIssued *issued, const char *uuid);

G_END_DECLS
