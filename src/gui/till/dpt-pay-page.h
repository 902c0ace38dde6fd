/* dpt-pay-page.h - taking the money: large amounts, several means, the change, what is still due.
 * For: paying a ticket, a deposit, a debt, and giving back. Not for: booking it (the perspective does).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-sale.h"
#include "engine/sale/dpt-tender.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_PAY_PAGE (dpt_pay_page_get_type ())
G_DECLARE_FINAL_TYPE (DptPayPage, dpt_pay_page, DPT, PAY_PAGE, AdwBin)

/* Signals: confirmed (), cancelled (), refused (GError *), cover-asked () */

typedef enum
{
  DPT_PAY_CHOICE,  /* receipt or invoice, as the person likes */
  DPT_PAY_INVOICE, /* an invoice, which may stay unpaid in part */
  DPT_PAY_ALONE,   /* no document: a deposit, an older debt */
} DptPayKind;

/**
 * dpt_pay_page_begin:
 * @due: what the client pays; negative where money is given back
 * @cover_due: what insurers may pay besides
 * @credit: what the client has to the good, to pay with
 */
void dpt_pay_page_begin (DptPayPage *self, DptPayKind kind, DptMoney due, DptMoney cover_due, DptMoney credit, const char *currency);

/** dpt_pay_page_get_tender: Returns: (transfer none): what was handed over so far */
DptTender *dpt_pay_page_get_tender (DptPayPage *self);
/** dpt_pay_page_get_document: Returns: %DPT_SALE_RECEIPT or %DPT_SALE_INVOICE as chosen */
DptSaleKind dpt_pay_page_get_document (DptPayPage *self);

/** dpt_pay_page_pay: the amount typed, or all that is left, by @means */
void dpt_pay_page_pay (DptPayPage *self, DptMeans means);
/** dpt_pay_page_confirm: as the button, where it may be pressed */
void dpt_pay_page_confirm (DptPayPage *self);
/** dpt_pay_page_set_busy: while it is being booked nothing can be pressed twice */
void dpt_pay_page_set_busy (DptPayPage *self, gboolean busy);

G_END_DECLS
