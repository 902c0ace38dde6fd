/* dpt-payment.h - money that came in or went back, and which debt it settles.
 * For: deposits, balances, refunds of money, what is still due. Not for: the arithmetic of paying (dpt-tender.h).
 *
 *   payment ──allocation──► order (deposit, before there is an invoice)
 *                              │ the invoice is issued: -amount on the order, +amount on the invoice
 *                              ▼
 *   payment ──allocation──► document (invoice, receipt; a credit note shares the account of what it corrects)
 *
 * Nothing is ever changed: what is due, what was paid, what an order still holds are sums over these entries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"
#include "engine/sale/dpt-tender.h"

G_BEGIN_DECLS

#define DPT_TYPE_PAYMENT (dpt_payment_get_type ())
G_DECLARE_FINAL_TYPE (DptPayment, dpt_payment, DPT, PAYMENT, DptRecord)

enum
{
  DPT_PAYMENT_UUID,
  DPT_PAYMENT_POSITION,
  DPT_PAYMENT_ESTABLISHMENT_ID,
  DPT_PAYMENT_TILL_ID,
  DPT_PAYMENT_STATION_ID,
  DPT_PAYMENT_PAID_AT,
  DPT_PAYMENT_PAID_ON,
  DPT_PAYMENT_PATIENT_ID,
  DPT_PAYMENT_USER_ID,
  DPT_PAYMENT_MEANS,
  DPT_PAYMENT_AMOUNT,
  DPT_PAYMENT_TENDERED,
  DPT_PAYMENT_CHANGE_GIVEN,
  DPT_PAYMENT_REFERENCE,
  DPT_PAYMENT_REFUND_OF_ID,
};

#define DPT_TYPE_ALLOCATION (dpt_allocation_get_type ())
G_DECLARE_FINAL_TYPE (DptAllocation, dpt_allocation, DPT, ALLOCATION, DptRecord)

enum
{
  DPT_ALLOCATION_PAYMENT_ID,
  DPT_ALLOCATION_SALE_ID,
  DPT_ALLOCATION_ORDER_ID,
  DPT_ALLOCATION_AMOUNT,
  DPT_ALLOCATION_AT,
};

/**
 * DptHanded:
 * @amount: as handed over; where money is given back, as given back; above 0
 * @reference: (nullable)
 */
typedef struct
{
  DptMeans means;
  DptMoney amount;
  char *reference;
} DptHanded;

/**
 * DptDebt:
 * @sale_id: a document, or 0
 * @order_id: an order that has no invoice yet, or 0; one of the two
 * @amount: how much of it is to be settled now; 0 for a document: all that is due. Below 0 gives money back (a deposit of a cancelled order)
 */
typedef struct
{
  gint64 sale_id;
  gint64 order_id;
  DptMoney amount;
} DptDebt;

/**
 * DptPaymentRequest:
 * @uuid: the caller's name for this act; the same again is not booked again
 * @patient_id: who pays, 0 where nobody knows
 * @till_id: 0 for the first till of the establishment
 * @debts: (element-type DptDebt): in the order in which they are settled
 * @handed: (element-type DptHanded)
 */
typedef struct
{
  char *uuid;
  gint64 patient_id;
  gint64 till_id;
  GArray *debts;
  GArray *handed;
} DptPaymentRequest;

DptPaymentRequest *dpt_payment_request_new (const char *uuid);
void dpt_payment_request_free (DptPaymentRequest *self);
void dpt_payment_request_add_debt (DptPaymentRequest *self, gint64 sale_id, gint64 order_id, DptMoney amount);
void dpt_payment_request_add_handed (DptPaymentRequest *self, DptMeans means, DptMoney amount, const char *reference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptPaymentRequest, dpt_payment_request_free)

/**
 * DptPaymentResult:
 * @payment_id: of the first part
 * @paid: kept in all
 * @change: to be given back
 * @already: whether this act had been booked before
 */
typedef struct
{
  gint64 payment_id;
  DptMoney paid;
  DptMoney change;
  gboolean already;
} DptPaymentResult;

/**
 * dpt_payment_take:
 *
 * Books what was handed over against the debts, with its entry in the journal. Paying more than is due is refused; less is not:
 * the debts are settled in their order. Money is taken where the user is signed in (S1-12): the debt of another establishment is
 * refused. Of an order no more goes back than it holds itself; what its invoice got goes back by a credit note. Needs
 * %DPT_RIGHT_PAYMENT_TAKE, and %DPT_RIGHT_SALE_REFUND where money is given back.
 *
 * Returns: (transfer full) (nullable): free with g_free()
 */
DptPaymentResult *dpt_payment_take (DptUnit *unit, const DptPaymentRequest *request, GError **error);

/**
 * DptDue:
 * @total: of the document and its credit notes, or of the order's lines
 * @cover: what insurers pay of it
 * @paid: by the client, @cover_paid by insurers
 * @due: what the client still owes; negative: is owed to the client
 * @cover_due: what insurers still owe
 */
typedef struct
{
  DptMoney total;
  DptMoney cover;
  DptMoney paid;
  DptMoney cover_paid;
  DptMoney due;
  DptMoney cover_due;
} DptDue;

/** dpt_sale_get_due: what is due of a document (of a credit note: of what it corrects). Needs %DPT_RIGHT_SALE_READ. */
gboolean dpt_sale_get_due (DptUnit *unit, gint64 sale_id, DptDue *due, GError **error);

/**
 * dpt_order_get_due:
 * @invoice_id: (out) (optional): the order's invoice, 0 where there is none yet
 *
 * What is due of an order: of its invoice where there is one, else what was agreed, less cover as last quoted, less deposits.
 * Needs %DPT_RIGHT_ORDER_READ.
 */
gboolean dpt_order_get_due (DptUnit *unit, gint64 order_id, gint64 *invoice_id, DptDue *due, GError **error);

/**
 * dpt_patient_get_balance:
 *
 * What the patient owes over all documents, less deposits of cancelled orders; negative: has to the good. Needs %DPT_RIGHT_SALE_READ.
 */
gboolean dpt_patient_get_balance (DptUnit *unit, gint64 patient_id, DptMoney *balance, GError **error);

/**
 * dpt_patient_get_credit:
 *
 * What the patient has to the good in the establishment where the user works, 0 or more, though something else may be due:
 * %DPT_MEANS_ACCOUNT pays with it. Needs %DPT_RIGHT_SALE_READ.
 */
gboolean dpt_patient_get_credit (DptUnit *unit, gint64 patient_id, DptMoney *credit, GError **error);


G_END_DECLS
