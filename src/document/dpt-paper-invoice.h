/* dpt-paper-invoice.h - the invoice on A4, with its kin: deposit invoice, credit note, duplicate.
 * For: what was issued, printed as it was frozen. Not for: working out totals (engine/sale), quotes (dpt-paper-quote.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-letterhead.h"
#include "document/dpt-paper.h"

G_BEGIN_DECLS

typedef enum
{
  DPT_INVOICE_SALE,
  DPT_INVOICE_DEPOSIT,
  DPT_INVOICE_CREDIT_NOTE,
} DptInvoiceKind;

/**
 * DptInvoiceLine:
 * @heading: (nullable): set only in a line that is a heading ("Pair 1"); then nothing else is read but @detail
 * @label: name of the article as frozen; @detail: (nullable): eye, power, reference, smaller
 * @unit_price: with tax
 * @discount: with tax, taken off the line; @discount_bp: its rate where it was given as one, else 0
 * @tax_bp: basis points of value added tax, 2000 for 20 %
 * @total: with tax, after discount; @net: the same without tax, as frozen (the nets of a rate add up to its net); what a business sees
 */
typedef struct
{
  const char *heading;
  const char *label;
  const char *detail;
  gint64 quantity;
  DptMoney unit_price;
  DptMoney discount;
  int discount_bp;
  int tax_bp;
  DptMoney total;
  DptMoney net;
} DptInvoiceLine;

/** DptTaxAmount: one rate of value added tax; @reason (nullable) is the ground of an exemption, for a rate of 0 */
typedef struct
{
  int rate_bp;
  DptMoney net;
  DptMoney tax;
  DptMoney gross;
  const char *reason;
} DptTaxAmount;

/** DptAmount: money with its words: a share of a payer, a deposit, a payment ("Card", "12/03/2026") */
typedef struct
{
  const char *label;
  const char *detail;
  DptMoney amount;
} DptAmount;

/**
 * DptInvoiceData:
 * @date: ISO; @supply_date: (nullable): of delivery where it differs; @due_date: (nullable)
 * @corrects: (nullable): for a credit note, number and date of the invoice it corrects, in words
 * @duplicate: 0 for the original, else how many copies were printed (the law asks for the mark and its number)
 * @wearer: (nullable): whom the glasses are for where another person pays
 * @taxes: one for each rate; @total, @balance: as frozen, @balance is what is left to pay (negative: to give back)
 * @shares: paid by others (compulsory and complementary cover); @deposits, @payments: received, positive amounts
 * @mentions: (nullable): lines that the shop adds (mediator, guarantee)
 * @seal: (nullable): excerpt of the fiscal signature and software version, as they go on every document of a French till
 */
typedef struct
{
  DptInvoiceKind kind;
  const DptLetterhead *shop;
  DptParty buyer;
  const char *number;
  const char *date;
  const char *supply_date;
  const char *due_date;
  const char *order_number;
  const char *corrects;
  const char *wearer;
  const char *prescriber;
  const char *operator_name;
  int duplicate;
  const DptInvoiceLine *lines;
  int n_lines;
  const DptTaxAmount *taxes;
  int n_taxes;
  DptMoney total;
  const DptAmount *shares;
  int n_shares;
  const DptAmount *deposits;
  int n_deposits;
  const DptAmount *payments;
  int n_payments;
  DptMoney balance;
  const char *mentions;
  const char *seal;
} DptInvoiceData;

/**
 * dpt_paper_invoice_new:
 *
 * What stands on it follows CGI art. 242 nonies A of annex II (identity of both, number, date, description, quantity,
 * unit price, discounts, rates, net, tax) and, to a business only, C. com. art. L441-9 and L441-10 (penalties for late
 * payment, 40 EUR for recovery, no discount for early payment). To a consumer prices are shown with tax.
 *
 * Returns: (transfer full): the paper
 */
DptPaper *dpt_paper_invoice_new (const DptInvoiceData *data);

G_END_DECLS
