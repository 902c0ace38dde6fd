/* dpt-sale-store.h - issues documents: number, stock, journal, roll-ups and payment in one transaction.
 * For: the till, orders, the command line. Not for: the arithmetic (dpt-basket.h), reading (dpt-sale-sheet.h).
 *
 *   basket ──► articles read ──► stock ──► number and place in the journal ──► document, lines, tax, shares,
 *              price, tax, cost                                                 payments, roll-ups, journal, audit
 *
 * What the catalogue knows (list price, tax rate, cost, whether stock is kept) is taken from there, not from the caller. The
 * caller's UUID makes every act one that is done once: done again it answers with what was done the first time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cover/dpt-split.h"
#include "engine/practice/dpt-unit.h"
#include "engine/sale/dpt-basket.h"
#include "engine/sale/dpt-payment.h"
#include "engine/sale/dpt-sale.h"

G_BEGIN_DECLS

/**
 * DptSaleRequest:
 * @uuid: the caller's name for this act
 * @kind: %DPT_SALE_RECEIPT, which must be paid at once, or %DPT_SALE_INVOICE
 * @basket: (nullable): what is sold; may be %NULL where @order_id is given
 * @order_id: an order to be invoiced: its lines come first, its deposits are moved to the invoice; 0 for none
 * @patient_id: for whom; @payer_id: who pays, 0 for the patient
 * @till_id: 0 for the first till of the establishment
 * @buyer_name, @buyer_address: (nullable): as they stand on the invoice; else the payer's or patient's
 * @also_orders: (element-type gint64): further orders, each put on an invoice of its own in the same act and settled with the same
 *   money; their UUIDs are that of the act with "-2", "-3" …
 * @reason: (nullable): why it is sold for less; kept with the document and printed on it
 * @has_split: whether @split says who pays; else the last quote of the order does, else the patient pays
 * @handed: (element-type DptHanded): what is paid now
 * @debts: (element-type DptDebt): older documents settled with the same money, after this one
 */
typedef struct
{
  char *uuid;
  DptSaleKind kind;
  DptBasket *basket;
  gint64 order_id;
  gint64 patient_id;
  gint64 payer_id;
  GArray *also_orders;
  gint64 till_id;
  char *buyer_name;
  char *buyer_address;
  char *reason;
  gboolean has_split;
  DptSplit split;
  GArray *handed;
  GArray *debts;
} DptSaleRequest;

DptSaleRequest *dpt_sale_request_new (const char *uuid, DptSaleKind kind, DptBasket *basket);
void dpt_sale_request_free (DptSaleRequest *self);
void dpt_sale_request_add_handed (DptSaleRequest *self, DptMeans means, DptMoney amount, const char *reference);
void dpt_sale_request_add_debt (DptSaleRequest *self, gint64 sale_id, gint64 order_id, DptMoney amount);
/** dpt_sale_request_add_order: the first becomes @order_id, those after it @also_orders */
void dpt_sale_request_add_order (DptSaleRequest *self, gint64 order_id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptSaleRequest, dpt_sale_request_free)

/**
 * DptIssued:
 * @id: of the document
 * @kind, @series, @year, @number: as it is numbered; dpt_sale_format_number() writes it
 * @gross: its total
 * @change: to be given back
 * @n_before: how many invoices over further orders were issued just before it, in the same act
 * @already: whether this act had been done before
 */
typedef struct
{
  gint64 id;
  DptSaleKind kind;
  char series[8];
  int year;
  gint64 number;
  DptMoney gross;
  DptMoney change;
  guint n_before;
  gboolean already;
} DptIssued;

/**
 * dpt_sale_issue:
 *
 * Needs %DPT_RIGHT_SALE_ISSUE; with payment %DPT_RIGHT_PAYMENT_TAKE; with returns %DPT_RIGHT_SALE_REFUND; with a discount
 * %DPT_RIGHT_DISCOUNT_GIVE and one within the user's limit; at another price than the catalogue's %DPT_RIGHT_PRICE_CHANGE; where
 * money goes back %DPT_RIGHT_SALE_REFUND.
 *
 * Returns: (transfer full) (nullable): free with g_free(). %DPT_ERROR_UNAVAILABLE where the stock does not suffice
 */
DptIssued *dpt_sale_issue (DptUnit *unit, const DptSaleRequest *request, GError **error);

/**
 * dpt_sale_find_by_uuid:
 *
 * Needs %DPT_RIGHT_SALE_READ.
 *
 * Returns: (transfer full) (nullable): what was issued under @uuid; %NULL without @error where nothing was
 */
DptIssued *dpt_sale_find_by_uuid (DptUnit *unit, const char *uuid, GError **error);

/**
 * dpt_sale_commit:
 *
 * dpt_sale_issue() as a unit of work of its own. Where the line broke while the commit was under way, asks by UUID whether it
 * arrived before it tries again, so that the answer is never a guess. Blocks; may be called from any thread.
 */
DptIssued *dpt_sale_commit (DptSession *session, const DptSaleRequest *request, GError **error);

/** dpt_sale_commit_async: the same off the main thread; takes @request */
void dpt_sale_commit_async (DptSession *session, DptSaleRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
DptIssued *dpt_sale_commit_finish (DptSession *session, GAsyncResult *result, GError **error);

/**
 * dpt_sale_issue_quote:
 * @split: (nullable): who would pay what
 * @months: how long it holds, 2 or more (a French quote holds two months at least)
 *
 * A numbered quote of the order's lines as they are now; no stock, no journal, no money. Needs %DPT_RIGHT_ORDER_WRITE.
 */
DptIssued *dpt_sale_issue_quote (DptUnit *unit, const char *uuid, gint64 order_id, const DptSplit *split, int months, GError **error);

/** dpt_sale_find_quote: Returns: the quote issued last for an order, 0 for none; -1 on failure */
gint64 dpt_sale_find_quote (DptUnit *unit, gint64 order_id, GError **error);

/** dpt_sale_invoice_order: dpt_sale_issue() of an invoice over the order's lines, paid with @handed (element-type DptHanded) (nullable) */
DptIssued *dpt_sale_invoice_order (DptUnit *unit, const char *uuid, gint64 order_id, GArray *handed, GError **error);

/**
 * DptRefundLine:
 * @line_id: of the document that is corrected
 * @quantity: pieces taken back, above 0 and no more than are left of it
 */
typedef struct
{
  gint64 line_id;
  gint64 quantity;
} DptRefundLine;

/**
 * DptRefundRequest:
 * @lines: (element-type DptRefundLine): empty: everything that is left
 * @handed: (element-type DptHanded): how money is given back; no more than what is then owed to the client
 * @restock: whether the pieces go back on the shelf
 */
typedef struct
{
  char *uuid;
  gint64 sale_id;
  char *reason;
  GArray *lines;
  GArray *handed;
  gboolean restock;
  gint64 till_id;
} DptRefundRequest;

DptRefundRequest *dpt_refund_request_new (const char *uuid, gint64 sale_id, const char *reason);
void dpt_refund_request_free (DptRefundRequest *self);
void dpt_refund_request_add_line (DptRefundRequest *self, gint64 line_id, gint64 quantity);
void dpt_refund_request_add_handed (DptRefundRequest *self, DptMeans means, DptMoney amount, const char *reference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptRefundRequest, dpt_refund_request_free)

/**
 * dpt_sale_refund:
 *
 * A credit note over lines of an invoice or receipt, stock back, money back. Pieces taken back one after the other come to the
 * cent to what was charged for all. Needs %DPT_RIGHT_SALE_REFUND.
 *
 * Returns: (transfer full) (nullable): the credit note
 */
DptIssued *dpt_sale_refund (DptUnit *unit, const DptRefundRequest *request, GError **error);

/**
 * dpt_sale_read_returns:
 *
 * Of lines that take back something of an earlier sale (@corrects_line_id): its words, price, tax and cost as they were, so that pieces
 * taken back one after the other come to the cent to what was charged. Fails where it was sold elsewhere, is not paid, was shared with
 * insurers, belongs to an order, or is no longer there to be taken back. dpt_sale_issue() does it again.
 *
 * Returns: (transfer full) (nullable): the basket with these
 */
DptBasket *dpt_sale_read_returns (DptUnit *unit, DptBasket *basket, GError **error);

/** dpt_sale_count_prints: Returns: how often a document was handed out (0: the next is the original), -1 on failure. Needs %DPT_RIGHT_SALE_READ. */
int dpt_sale_count_prints (DptUnit *unit, gint64 sale_id, GError **error);

/**
 * dpt_sale_note_print:
 * @copy: (out): 0 where this was the original, else the number of the duplicate; always 0 for a quote
 *
 * Notes in the journal that the document was handed out: printed, or saved to be sent. Source: the law asks that a duplicate bears
 * its number and is recorded. Needs %DPT_RIGHT_SALE_READ.
 */
gboolean dpt_sale_note_print (DptUnit *unit, gint64 sale_id, int *copy, GError **error);

G_END_DECLS
