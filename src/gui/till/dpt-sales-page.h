/* dpt-sales-page.h - the list of what was issued: reprint, take back, sell again, export.
 * For: the till's second page. Not for: the figures of the owner (dashboard).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-session.h"
#include "engine/sale/dpt-sale-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_SALES_PAGE (dpt_sales_page_get_type ())
G_DECLARE_FINAL_TYPE (DptSalesPage, dpt_sales_page, DPT, SALES_PAGE, AdwBin)

/* Signals, each with the chosen #DptSaleRow: reprint, take-back, sell-again, show-client; and back () */

/** dpt_sales_page_set_session: @session: (nullable): whose establishment is listed */
void dpt_sales_page_set_session (DptSalesPage *self, DptSession *session);

/** dpt_sales_page_search: shows what is found under @text: a number, or a client's name */
void dpt_sales_page_search (DptSalesPage *self, const char *text);

G_END_DECLS
