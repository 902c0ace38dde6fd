/* dpt-sale-private.h - a document on its way into the database, shared by the acts that issue one.
 * For: dpt-sale-store.c, dpt-sale-order.c, dpt-sale-refund.c. Not for: anybody outside engine/sale.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-journal.h"
#include "engine/sale/dpt-sale-store.h"

G_BEGIN_DECLS

/* A line to be written; texts are borrowed from whatever it was made of. */
typedef struct
{
  DptBasketLine line;
  DptBasketSum sum;
} DptDraftLine;

/* Everything borrowed but the arrays. */
typedef struct
{
  gint64 id;
  const char *uuid;
  DptSaleKind kind;
  int year;
  gint64 number;
  gint64 till_id;
  gint64 patient_id;
  gint64 payer_id;
  gint64 order_id;
  gint64 corrects_id;
  const char *buyer_name;
  const char *buyer_address;
  const char *valid_until;
  const char *reason;
  const char *content;
  GArray *lines; /* DptDraftLine */
  GArray *taxes; /* DptBasketTax */
  DptSplit split;
  DptMoney net, tax, gross;
} DptSaleDraft;

/** dpt_sale_draft_new: Returns: (transfer full): an empty draft of that kind, with an id and this year */
DptSaleDraft *dpt_sale_draft_new (DptUnit *unit, DptSaleKind kind, const char *uuid);
void dpt_sale_draft_free (DptSaleDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptSaleDraft, dpt_sale_draft_free)

/** dpt_sale_draft_take_basket: lines, taxes and totals of @basket, which must outlive the draft */
void dpt_sale_draft_take_basket (DptSaleDraft *self, DptBasket *basket);

/** dpt_sale_draft_move_stock: takes out what is sold, puts back what returns; order lines are the order's to settle */
gboolean dpt_sale_draft_move_stock (DptUnit *unit, const DptSaleDraft *self, GArray *known, GError **error);

/** dpt_sale_draft_write: the document with its lines, tax and shares */
gboolean dpt_sale_draft_write (DptUnit *unit, const DptSaleDraft *self, GError **error);

/** dpt_sale_draft_roll_up: adds it to the figures by day, month and year */
gboolean dpt_sale_draft_roll_up (DptUnit *unit, const DptSaleDraft *self, GError **error);

/** dpt_sale_draft_journal: its entry in the journal (with what was paid at once) and in the audit trail; @tender may be %NULL */
gboolean dpt_sale_draft_journal (DptUnit *unit, const DptSaleDraft *self, DptJournalPlace *place, DptTender *tender, GError **error);

/** dpt_sale_make_roll_ups: the figures by day, month and year anew from the documents (dpt-sale-check.c); rights and audit are the caller's */
gboolean dpt_sale_make_roll_ups (DptUnit *unit, GError **error);

/** dpt_sale_draft_create_issued: Returns: (transfer full): the answer */
DptIssued *dpt_sale_draft_create_issued (const DptSaleDraft *self, DptTender *tender);

/* What the stock says of an article, as read with the catalogue. */
typedef struct
{
  gint64 variant_id;
  gboolean there; /* has a position */
  gboolean may_be_negative;
  gint64 available;
} DptKnownStock;

/* What was read before anything was written. */
typedef struct
{
  gint64 done;    /* the document of this UUID, where there is one already */
  gint64 till_id; /* the first of the establishment, 0 for none; read with the articles */
  GArray *stock;  /* DptKnownStock */
} DptKnown;

/**
 * dpt_sale_read_catalogue:
 * @known: receives what the stock says; where @known->done is set the act was done before
 *
 * Returns: (transfer full) (nullable): the basket with list prices, tax rates, costs and kinds of the catalogue; %NULL with @error,
 * or without where the act was done before
 */
DptBasket *dpt_sale_read_catalogue (DptUnit *unit, DptBasket *basket, const char *uuid, DptKnown *known, GError **error);

/** dpt_sale_take_back: Returns: what @now of @quantity pieces charged @amount come to, after @before were taken back; 0 or less */
DptMoney dpt_sale_take_back (DptMoney amount, gint64 quantity, gint64 before, gint64 now);

/* An order as it goes onto a quote or an invoice. */
typedef struct
{
  gint64 id;
  gint64 patient_id;
  gint64 payer_id;
  gint64 establishment_id;
  gint64 invoice_id;
  char *state;
  DptBasket *lines;
  DptSplit split;    /* of the newest quote; nobody's where there is none */
  char *content;     /* what the paper needs besides, as JSON */
  GArray *deposits;  /* Deposit, read by dpt_sale_order_read_deposits() */
} DptSaleOrder;

/** dpt_sale_order_load: Returns: (transfer full) (nullable): the order with its lines */
DptSaleOrder *dpt_sale_order_load (DptUnit *unit, gint64 order_id, GError **error);
void dpt_sale_order_free (DptSaleOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptSaleOrder, dpt_sale_order_free)
/** dpt_sale_load_split: who pays what of a document (0: of none); of nothing where the patient pays all of it */
gboolean dpt_sale_load_split (DptUnit *unit, gint64 sale_id, DptSplit *split, GError **error);
/** dpt_sale_order_check_open: after the place in the journal was taken: whether there is still no invoice */
gboolean dpt_sale_order_check_open (DptUnit *unit, DptSaleOrder *self, GError **error);
/** dpt_sale_order_read_deposits: after the place was taken. @moved: (out): what of the deposits goes to a document that wants @due */
gboolean dpt_sale_order_read_deposits (DptUnit *unit, DptSaleOrder *self, DptMoney due, DptMoney *moved, GError **error);
/** dpt_sale_order_move_deposits: from the order to the document, two entries each */
gboolean dpt_sale_order_move_deposits (DptUnit *unit, DptSaleOrder *self, gint64 sale_id, DptMoney moved, GError **error);

/** dpt_sale_find_done: dpt_sale_find_by_uuid() inside an act that asked for its own right */
DptIssued *dpt_sale_find_done (DptUnit *unit, const char *uuid, GError **error);
/** dpt_sale_require_uuid: checks the caller's name of an act */
gboolean dpt_sale_require_uuid (const char *uuid, GError **error);
/** dpt_sale_find_till: Returns: @till_id, which must be of the establishment, or its first till; 0 where it has none, -1 on failure */
gint64 dpt_sale_find_till (DptUnit *unit, gint64 till_id, GError **error);

/* Payments on their way: what each debt still wants, in the order in which money goes to them. */
typedef struct
{
  gint64 sale_id;
  gint64 order_id;
  DptMoney due;
  DptMoney cover_due;
  gboolean credit; /* no debt of this act: what the client has to the good elsewhere, below 0, to pay with */
} DptOpenDebt;

/** dpt_sale_read_due: dpt_sale_get_due() inside an act that asked for its own right */
gboolean dpt_sale_read_due (DptUnit *unit, gint64 sale_id, DptDue *due, GError **error);
/** dpt_payment_read_debts: appends what @debts want to @open (element-type DptOpenDebt) */
gboolean dpt_payment_read_debts (DptUnit *unit, GArray *debts, GArray *open, GError **error);
/** dpt_payment_read_credits: appends to @open what the client has to the good here, where anything of @handed pays with that */
gboolean dpt_payment_read_credits (DptUnit *unit, gint64 client_id, GArray *handed, GArray *open, GError **error);
/** dpt_payment_create_tender: Returns: (transfer full) (nullable): @handed against all of @open */
DptTender *dpt_payment_create_tender (GArray *handed, GArray *open, GError **error);
/** dpt_payment_write: payments and allocations. @first_id: (out) (optional) */
gboolean dpt_payment_write (DptUnit *unit, const char *uuid, gint64 till_id, gint64 patient_id, DptTender *tender, GArray *open,
                            gint64 *first_id, GError **error);
/** dpt_payment_append_json: "payments":[…] */
void dpt_payment_append_json (GString *out, DptTender *tender);

GArray *dpt_handed_array_new (void);
GArray *dpt_debt_array_new (void);
void dpt_handed_array_add (GArray *array, DptMeans means, DptMoney amount, const char *reference);

G_END_DECLS
