/* dpt-ticket-pane.h - the middle of the till: the ticket, its lines, the one being edited, the total.
 * For: showing and changing a DptTicket. Not for: articles, clients, payment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/till/dpt-ticket.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_TICKET_PANE (dpt_ticket_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptTicketPane, dpt_ticket_pane, DPT, TICKET_PANE, AdwBin)

/* Its buttons and keys activate till.pay, till.park, till.recall, till.clear, till.discount, till.step and till.remove-line, which the
 * perspective has.
 * Signals: refused (GError *)  a change that cannot be, in words
 *          recall (gint64)     a parked ticket was chosen */

void dpt_ticket_pane_set_ticket (DptTicketPane *self, DptTicket *ticket, const char *currency);

/** dpt_ticket_pane_set_rights: whether prices and discounts may be changed, and up to how much (basis points) */
void dpt_ticket_pane_set_rights (DptTicketPane *self, gboolean prices, gboolean discounts, int limit);

/** dpt_ticket_pane_set_parked: @titles: (element-type utf8): what waits; @ids: (element-type gint64): which */
void dpt_ticket_pane_set_parked (DptTicketPane *self, GPtrArray *titles, GArray *ids);

/* Acts on the chosen line, the last one where none is chosen. */
void dpt_ticket_pane_step (DptTicketPane *self, int by);
void dpt_ticket_pane_remove_line (DptTicketPane *self);
void dpt_ticket_pane_edit_quantity (DptTicketPane *self);
void dpt_ticket_pane_edit_price (DptTicketPane *self);
void dpt_ticket_pane_edit_discount (DptTicketPane *self);
void dpt_ticket_pane_edit_whole_discount (DptTicketPane *self);
void dpt_ticket_pane_show_parked (DptTicketPane *self);

G_END_DECLS
