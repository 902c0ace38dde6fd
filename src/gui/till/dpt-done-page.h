/* dpt-done-page.h - after the money: the change, the paper, and on to the next.
 * For: the end of a sale, a payment or a refund, and reprints. Not for: printing itself (gui/common/dpt-pdf-view.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "document/dpt-paper.h"
#include "engine/sale/dpt-sale-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_DONE_PAGE (dpt_done_page_get_type ())
G_DECLARE_FINAL_TYPE (DptDonePage, dpt_done_page, DPT, DONE_PAGE, AdwBin)

/* Signal: document-chosen (DptSaleRow *): another of several documents is to be shown.
 * Its buttons activate till.new-ticket, till.hand-over, till.show-a4 and till.show-receipt. */

/**
 * dpt_done_page_show:
 * @title: translated: "Receipt LYO-T2026-00042"
 * @detail: (nullable): translated, below it
 * @change: large, where there is any
 * @hand_over: whether an order waits to be handed over
 * @papers: whether there are an A4 paper and a receipt to choose from
 */
void dpt_done_page_show (DptDonePage *self, const char *title, const char *detail, DptMoney change, const char *currency, gboolean hand_over,
                         gboolean papers);

/** dpt_done_page_set_paper: @paper: (nullable): what is shown and printed; %NULL while it is made, or where there is none */
void dpt_done_page_set_paper (DptDonePage *self, DptPaper *paper);

/** dpt_done_page_set_documents: @documents: (element-type DptSaleRow) (nullable): of one act; where there are several each can be shown, @shown is */
void dpt_done_page_set_documents (DptDonePage *self, GPtrArray *documents, gint64 shown, const char *currency);

/** dpt_done_page_set_handed_over: the button goes, the words say so */
void dpt_done_page_set_handed_over (DptDonePage *self, const char *detail);

G_END_DECLS
