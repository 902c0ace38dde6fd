/* dpt-client-pane.h - the right of the till: the client, what waits to be collected or paid, what was bought before.
 * For: showing a DptTillClient. Not for: reading it (the perspective does).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-till-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_CLIENT_PANE (dpt_client_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptClientPane, dpt_client_pane, DPT, CLIENT_PANE, AdwBin)

/* Signals, each with the id of what it is about:
 *   collect-order (gint64)   put the order on the ticket
 *   deposit-order (gint64)   take a deposit on it
 *   return-order (gint64)    give back what the order holds too much
 *   settle-sale (gint64)     put what is due of an invoice on the ticket, or what it gives back
 *   copy-sale (gint64)       sell the same articles again
 *   show-sale (gint64)       show it in the list of sales */

/** dpt_client_pane_set_client: @client: (nullable) (transfer full): %NULL where nobody is chosen */
void dpt_client_pane_set_client (DptClientPane *self, DptTillClient *client, const char *currency);

/** dpt_client_pane_get_client: Returns: (transfer none) (nullable) */
const DptTillClient *dpt_client_pane_get_client (DptClientPane *self);

G_END_DECLS
