/* dpt-till-private.h - what the parts of the till's perspective share.
 * For: dpt-till-perspective.c (panes and wiring), dpt-till-read.c (what is shown), dpt-till-acts.c, dpt-till-pay.c,
 * dpt-till-after.c, dpt-till-drawer.c (what is done). Not for: others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-document.h"
#include "engine/practice/dpt-session.h"
#include "engine/sale/dpt-till-client.h"
#include "gui/till/dpt-article-pane.h"
#include "gui/till/dpt-client-pane.h"
#include "gui/till/dpt-done-page.h"
#include "gui/till/dpt-pay-page.h"
#include "gui/till/dpt-sales-page.h"
#include "gui/till/dpt-ticket-pane.h"
#include "gui/till/dpt-till-perspective.h"

G_BEGIN_DECLS

struct _DptTillPerspective
{
  DptPerspective parent_instance;

  GtkStack *pages; /* "ticket", "pay", "done", "sales" */
  DptArticlePane *articles;
  DptTicketPane *ticket_pane;
  DptClientPane *client;
  DptPayPage *pay;
  DptDonePage *done;
  DptSalesPage *sales;

  DptTicket *ticket;
  guint articles_number; /* of the last question for tiles */
  guint draft_timer;
  gboolean draft_kept;    /* the database holds a draft of this ticket */
  gint64 shown_sale_id;   /* whose paper the page "done" shows */
  DptSaleKind shown_kind;
  guint paper_number;     /* of the last paper asked for */
  GArray *to_hand_over;   /* gint64: orders just paid whose glasses are ready; NULL for none */
  gboolean has_split;     /* the shares of the insurers were typed */
  DptSplit split;
};

DptSession *_dpt_till_get_session (DptTillPerspective *self);
const char *_dpt_till_get_currency (DptTillPerspective *self);
void _dpt_till_show_page (DptTillPerspective *self, const char *name);

/* dpt-till-read.c */
void _dpt_till_read_articles (DptTillPerspective *self);
void _dpt_till_read_client (DptTillPerspective *self);
void _dpt_till_read_parked (DptTillPerspective *self);
void _dpt_till_read_draft (DptTillPerspective *self);
/* Adds the article of a variant, or of a code (number, bar code); what is no article may be the number of a sale. */
void _dpt_till_add_variant (DptTillPerspective *self, gint64 variant_id);
void _dpt_till_add_code (DptTillPerspective *self, const char *code);
void _dpt_till_add_again (DptTillPerspective *self, gint64 sale_id);
/* Puts what is left of an earlier sale on the ticket as what comes back. */
void _dpt_till_exchange (DptTillPerspective *self, gint64 sale_id);
void _dpt_till_open_order (DptTillPerspective *self, gint64 order_id);
void _dpt_till_show_sale (DptTillPerspective *self, gint64 sale_id);

/* dpt-till-pay.c */
void _dpt_till_begin_to_pay (DptTillPerspective *self);
void _dpt_till_confirm (DptTillPerspective *self);
void _dpt_till_ask_cover (DptTillPerspective *self);
/* What was issued, on its page; the paper follows. */
void _dpt_till_show_issued (DptTillPerspective *self, const DptIssued *issued);

/* dpt-till-acts.c */
/* A question over the till with @child to fill in; Enter is @response, Escape "cancel". */
GtkWidget *_dpt_till_create_question (DptTillPerspective *self, const char *heading, GtkWidget *child, const char *response, const char *label);
void _dpt_till_park (DptTillPerspective *self);
void _dpt_till_recall (DptTillPerspective *self, gint64 id);
void _dpt_till_save_draft_later (DptTillPerspective *self);
void _dpt_till_collect_order (DptTillPerspective *self, const DptTillOrder *order);
void _dpt_till_ask_deposit (DptTillPerspective *self, const DptTillOrder *order);
void _dpt_till_return_deposit (DptTillPerspective *self, const DptTillOrder *order);
void _dpt_till_write_async (DptTillPerspective *self, DptUnitFunc func, gpointer args, GDestroyNotify args_free, GDestroyNotify result_free,
                            GAsyncReadyCallback callback);

/* dpt-till-drawer.c */
void _dpt_till_show_drawer (DptTillPerspective *self);

/* dpt-till-after.c */
void _dpt_till_show_paper (DptTillPerspective *self, gboolean a4);
/* Shows a paper on the page "done" once it is made, unless another one was asked for or put away since. */
void _dpt_till_ask_paper (DptTillPerspective *self, DptDocumentKind kind, gint64 id, int copy);
void _dpt_till_put_paper_away (DptTillPerspective *self);
/* Where the act issued several documents: which, so that each can be shown. */
void _dpt_till_read_act (DptTillPerspective *self);
void _dpt_till_show_document (DptTillPerspective *self, DptSaleRow *row);
void _dpt_till_reprint (DptTillPerspective *self, DptSaleRow *row);
void _dpt_till_take_back (DptTillPerspective *self, DptSaleRow *row);
void _dpt_till_hand_over (DptTillPerspective *self);

G_END_DECLS
