/* dpt-till-client.h - what a cashier wants to know of a client, read at once: balance, orders to collect, purchases.
 * For: the right side of the till. Not for: editing the patient.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-basket.h"
#include "engine/sale/dpt-payment.h"
#include "engine/sale/dpt-sale-row.h"

G_BEGIN_DECLS

/**
 * DptTillOrder:
 * @number: as people say it, "C2026-00042"
 * @state: name in the database
 * @label: its frame, or its first line
 * @here: whether it belongs to the establishment where the user works, which alone takes money for it
 * @invoice_id: 0 while there is none
 * @compulsory: what compulsory cover pays of @due.cover as last quoted, 0 where the invoice says it
 */
typedef struct
{
  gint64 id;
  char *number;
  char *state;
  char *label;
  char *wanted_on;
  gboolean here;
  gint64 invoice_id;
  DptDue due;
  DptMoney compulsory;
} DptTillOrder;

/**
 * DptTillClient:
 * @balance: what the client owes over everything that was issued
 * @credit: what the client has to the good here, to pay with
 * @orders: (element-type DptTillOrder): open ones, ready ones first
 * @history: (element-type DptSaleRow): the last purchases, newest first
 */
typedef struct
{
  gint64 patient_id;
  char *name;
  gint64 file_number;
  char *birth_date;
  DptMoney balance;
  DptMoney credit;
  GPtrArray *orders;
  GPtrArray *history;
} DptTillClient;

/** dpt_till_client_load: needs %DPT_RIGHT_SALE_READ. Returns: (transfer full) (nullable): free with dpt_till_client_free() */
DptTillClient *dpt_till_client_load (DptUnit *unit, gint64 patient_id, GError **error);
/** dpt_till_client_load_for_order: the same for the patient of an order */
DptTillClient *dpt_till_client_load_for_order (DptUnit *unit, gint64 order_id, GError **error);
void dpt_till_client_free (DptTillClient *self);
/** dpt_till_client_find_order: Returns: (transfer none) (nullable): one of its open orders */
const DptTillOrder *dpt_till_client_find_order (const DptTillClient *self, gint64 order_id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptTillClient, dpt_till_client_free)

/** dpt_till_order_may_be_collected: Returns: whether it can go onto a ticket here: to be invoiced, or with what is due of its invoice */
gboolean dpt_till_order_may_be_collected (const DptTillOrder *self);
/** dpt_till_order_takes_deposit: Returns: whether money can be taken for it here before there is an invoice */
gboolean dpt_till_order_takes_deposit (const DptTillOrder *self);

/** dpt_till_order_get_state_label: Returns: the translated word for its state */
const char *dpt_till_order_get_state_label (const DptTillOrder *self);

/**
 * dpt_till_copy_sale:
 * @n_left_out: (out) (optional): lines that cannot be sold again as they were (lenses made for somebody)
 *
 * The articles of an earlier sale at today's prices, to be sold again (S4-6).
 *
 * Returns: (transfer full) (nullable): a basket, perhaps empty
 */
DptBasket *dpt_till_copy_sale (DptUnit *unit, gint64 sale_id, guint *n_left_out, GError **error);

/**
 * dpt_till_return_sale:
 * @n_left_out: (out) (optional): lines of an order, which only a credit note takes back
 *
 * What is left of an earlier sale as lines to be taken back in exchange, at the price that was charged. Needs
 * %DPT_RIGHT_SALE_REFUND.
 *
 * Returns: (transfer full) (nullable): a basket, perhaps empty
 */
DptBasket *dpt_till_return_sale (DptUnit *unit, gint64 sale_id, guint *n_left_out, GError **error);

G_END_DECLS
