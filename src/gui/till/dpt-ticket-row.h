/* dpt-ticket-row.h - one line of the ticket: what, how many, how much; and the rows for what is settled with it.
 * For: DptTicketPane. Not for: lists of sales.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-basket.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_TICKET_ROW (dpt_ticket_row_get_type ())
G_DECLARE_FINAL_TYPE (DptTicketRow, dpt_ticket_row, DPT, TICKET_ROW, GtkListBoxRow)

/* Signals: step (int) one more or one less; removed () */

GtkWidget *dpt_ticket_row_new (void);

/** dpt_ticket_row_set_line: shows a line of the basket */
void dpt_ticket_row_set_line (DptTicketRow *self, const DptBasketLine *line, const DptBasketSum *sum, const char *currency);

/** dpt_ticket_row_set_words: shows an order or a debt: words and an amount, without a quantity */
void dpt_ticket_row_set_words (DptTicketRow *self, const char *title, const char *detail, DptMoney amount, const char *currency);

G_END_DECLS
