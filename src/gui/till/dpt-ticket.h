/* dpt-ticket.h - the ticket under way: basket, the orders collected with it, older debts settled with it, and a way back.
 * For: the till's panes, which show it, and the perspective, which sends it off. Not for: the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-basket.h"
#include "engine/sale/dpt-payment.h"
#include "engine/sale/dpt-sale-store.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define DPT_TYPE_TICKET (dpt_ticket_get_type ())
G_DECLARE_FINAL_TYPE (DptTicket, dpt_ticket, DPT, TICKET, GObject)

/**
 * DptTicketDebt:
 * @invoiced: whether the order gets its invoice with this ticket; else it is a deposit, an older document, or money given back
 * @sale_id: an invoice that is not paid, or 0
 * @order_id: an order, or 0; one of the two
 * @collected_id: an order whose glasses are ready and go with the client once this is paid, or 0
 * @label: translated, "Invoice LYO-F2026-00042"
 * @total: what the order costs in all
 * @amount: settled with this ticket; below 0 is given back
 * @cover_due: what insurers owe of it besides; @compulsory: compulsory cover of that, where the quote says it
 *
 * What is on the ticket besides articles.
 */
typedef struct
{
  gboolean invoiced;
  gint64 sale_id;
  gint64 order_id;
  gint64 collected_id;
  char *label;
  DptMoney total;
  DptMoney amount;
  DptMoney cover_due;
  DptMoney compulsory;
} DptTicketDebt;

/** dpt_ticket_new: an empty ticket, with a UUID of its own. Signal: "changed" () after every change. */
DptTicket *dpt_ticket_new (void);

DptBasket *dpt_ticket_get_basket (DptTicket *self);

/** dpt_ticket_set_basket: one step that can be undone */
void dpt_ticket_set_basket (DptTicket *self, DptBasket *basket);
/** dpt_ticket_take_basket: the same with a basket that a function of dpt-basket.h gave (transfer full) (nullable). Returns: whether there is one */
gboolean dpt_ticket_take_basket (DptTicket *self, DptBasket *basket);
/** dpt_ticket_undo: goes back one step, orders and debts included. Returns: whether there was one */
gboolean dpt_ticket_undo (DptTicket *self);
gboolean dpt_ticket_can_undo (DptTicket *self);

/** dpt_ticket_add_debt: one step that can be undone; @debt (copied) replaces the one of the same document or order */
void dpt_ticket_add_debt (DptTicket *self, const DptTicketDebt *debt);
void dpt_ticket_remove_debt (DptTicket *self, guint index);
guint dpt_ticket_get_n_debts (DptTicket *self);
/** dpt_ticket_get_debt: Returns: (transfer none): valid until the ticket changes */
const DptTicketDebt *dpt_ticket_get_debt (DptTicket *self, guint index);
/** dpt_ticket_get_n_orders: Returns: how many orders get their invoice with this ticket */
guint dpt_ticket_get_n_orders (DptTicket *self);

/** dpt_ticket_get_reason: Returns: why it is sold for less, "" for nothing said */
const char *dpt_ticket_get_reason (DptTicket *self);
void dpt_ticket_set_reason (DptTicket *self, const char *reason);

gint64 dpt_ticket_get_patient_id (DptTicket *self);
void dpt_ticket_set_patient_id (DptTicket *self, gint64 patient_id);

gboolean dpt_ticket_is_empty (DptTicket *self);
/** dpt_ticket_has_document: Returns: whether it will be a receipt or an invoice; else it is a payment alone */
gboolean dpt_ticket_has_document (DptTicket *self);
/** dpt_ticket_get_due: Returns: what the client pays for all of it; negative: gets back */
DptMoney dpt_ticket_get_due (DptTicket *self);
/** dpt_ticket_get_cover_due: Returns: what insurers owe of all of it besides */
DptMoney dpt_ticket_get_cover_due (DptTicket *self);
/** dpt_ticket_dup_collected: Returns: (transfer full) (element-type gint64): orders whose glasses go with the client */
GArray *dpt_ticket_dup_collected (DptTicket *self);
/** dpt_ticket_empty: takes everything off, one step that can be undone; still the same act */
void dpt_ticket_empty (DptTicket *self);
/** dpt_ticket_clear: begins another act, with nothing to go back to */
void dpt_ticket_clear (DptTicket *self);

/** dpt_ticket_create_sale: Returns: (transfer full): the act, without what is handed over */
DptSaleRequest *dpt_ticket_create_sale (DptTicket *self, DptSaleKind kind);
/** dpt_ticket_create_payment: the same where there is no document */
DptPaymentRequest *dpt_ticket_create_payment (DptTicket *self);

/** dpt_ticket_create_json: Returns: (transfer full): the ticket, to be parked */
char *dpt_ticket_create_json (DptTicket *self);
/** dpt_ticket_read_json: becomes what was parked. Returns: whether it could be read; else it is as before */
gboolean dpt_ticket_read_json (DptTicket *self, const char *json, GError **error);
/** dpt_ticket_dup_title: Returns: (transfer full): a parked ticket in a line: its first article, how many more, how much */
char *dpt_ticket_dup_title (DptTicket *self, const char *currency);

G_END_DECLS
