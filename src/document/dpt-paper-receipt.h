/* dpt-paper-receipt.h - the receipt of the till, on a roll 80 mm wide and as long as it takes.
 * For: thermal printers and for seeing it on screen. Not for: invoices to named clients (dpt-paper-invoice.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-letterhead.h"
#include "document/dpt-paper-invoice.h"
#include "document/dpt-paper.h"

G_BEGIN_DECLS

#define DPT_RECEIPT_WIDTH (80 * DPT_MM)
/** DPT_RECEIPT_PRINTABLE: a print head of 576 dots at 203 dpi */
#define DPT_RECEIPT_PRINTABLE (72 * DPT_MM)

/**
 * DptReceiptData:
 * @shop: whose receipt; the legal line is printed in full
 * @title: (nullable): instead of "Receipt" ("Return", "Deposit", "Training")
 * @money_only: for money that settles something issued elsewhere: the lines say what, with an amount each and no tax
 * @instant: when, UTC microseconds: French rules ask for date, hour, minute and second
 * @till: name or number of the till
 * @lines: as on the invoice; the total of each is printed as given
 * @payments: means and what was handed over; @change: given back
 * @balance: left to pay, 0 for nothing
 * @duplicate: 0 for the original, else how often it was printed again
 * @barcode: (nullable): how the till finds the sale again; the number is used where it is %NULL
 * @words: (nullable): thanks, opening hours, exchange policy
 * @seal: (nullable): excerpt of the signature, software version
 */
typedef struct
{
  const DptLetterhead *shop;
  const char *title;
  gboolean money_only;
  const char *number;
  gint64 instant;
  const char *till;
  const char *operator_name;
  const char *client;
  const char *order_number;
  const DptInvoiceLine *lines;
  int n_lines;
  const DptTaxAmount *taxes;
  int n_taxes;
  DptMoney total;
  const DptAmount *shares;
  int n_shares;
  const DptAmount *payments;
  int n_payments;
  DptMoney change;
  DptMoney balance;
  int duplicate;
  const char *barcode;
  const char *words;
  const char *seal;
} DptReceiptData;

/** dpt_paper_receipt_new: Returns: (transfer full): the paper, one page */
DptPaper *dpt_paper_receipt_new (const DptReceiptData *data);

G_END_DECLS
