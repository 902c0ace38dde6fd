/* dpt-after-sale.h - what a client comes back with after the hand-over: guarantee, breakage, adaptation; and what became of it.
 * For: the follow-up of an order. Not for: small adjustments (dpt_order_note_adjustment()), money given back (engine/sale).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_AFTER_SALE (dpt_after_sale_get_type ())
G_DECLARE_FINAL_TYPE (DptAfterSale, dpt_after_sale, DPT, AFTER_SALE, DptRecord)

enum
{
  DPT_AFTER_SALE_ORDER_ID,
  DPT_AFTER_SALE_PAIR_ID,
  DPT_AFTER_SALE_KIND, /* see dpt_after_sale_kinds */
  DPT_AFTER_SALE_TEXT,
  DPT_AFTER_SALE_STATE, /* "open", "closed" */
  DPT_AFTER_SALE_OPENED_AT,
  DPT_AFTER_SALE_USER_ID,
  DPT_AFTER_SALE_JOB_ID, /* the lenses made again */
  DPT_AFTER_SALE_CLOSED_AT,
  DPT_AFTER_SALE_OUTCOME,
  DPT_AFTER_SALE_USER_NAME,  /* read with it */
  DPT_AFTER_SALE_JOB_NUMBER, /* read with it */
  DPT_AFTER_SALE_JOB_STATE,  /* read with it */
};

/* "guarantee", "breakage", "adaptation", "loss", "other" */
extern const char *const dpt_after_sale_kinds[];
/** dpt_after_sale_kind_get_label: Returns: the translated words for a person, "" for %NULL */
const char *dpt_after_sale_kind_get_label (const char *kind);

/**
 * dpt_after_sale_open:
 * @pair_id: which glasses
 * @kind: one of dpt_after_sale_kinds
 * @text: what the client says
 * @remake: whether the lenses are made again, which opens a job that names the old one
 *
 * For an order that is handed over. Needs %DPT_RIGHT_ORDER_DELIVER, with @remake %DPT_RIGHT_JOB_ADVANCE too.
 *
 * Returns: the case's id, 0 on failure
 */
gint64 dpt_after_sale_open (DptUnit *unit, gint64 order_id, gint64 pair_id, const char *kind, const char *text, gboolean remake, GError **error);

/**
 * dpt_after_sale_close:
 * @outcome: what became of it
 *
 * Lenses made again are handed over with it; %DPT_ERROR_STATE while they are not ready.
 */
gboolean dpt_after_sale_close (DptUnit *unit, gint64 case_id, const char *outcome, GError **error);

/** dpt_after_sale_load: Returns: (transfer full) (element-type DptAfterSale): those of an order, newest first */
GPtrArray *dpt_after_sale_load (DptUnit *unit, gint64 order_id, GError **error);

G_END_DECLS
