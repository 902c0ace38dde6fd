/* dpt-order-private.h - what the files that change an order share.
 * For: engine/order only. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/order/dpt-order-state.h"
#include "engine/order/dpt-order.h"

G_BEGIN_DECLS

/* Asks for the right, loads the order, checks that it is of this establishment and may be changed, and bumps its version. */
DptDispensingOrder *dpt_order_open (DptUnit *unit, gint64 order_id, GError **error);
/* The same by one of its pairs, which is given back; the order where @order is not NULL. */
DptPair *dpt_order_open_pair (DptUnit *unit, gint64 pair_id, DptDispensingOrder **order, GError **error);
/* Only: is it an order of the unit's establishment? */
gboolean dpt_order_check_place (DptUnit *unit, DptDispensingOrder *order, GError **error);

/* The eyes of a pair, right then left; FALSE on failure. */
gboolean dpt_order_load_eyes (DptUnit *unit, gint64 pair_id, DptPairEye **right, DptPairEye **left, GError **error);

/* Lines: position by pair and kind; removing those of a pair, of a kind (NULL: all) and an eye (NULL: both). */
gint64 dpt_order_find_position (DptPair *pair, const char *kind, const char *eye, guint number);
gboolean dpt_order_remove_lines (DptUnit *unit, gint64 pair_id, const char *kind, const char *eye, GError **error);
DptOrderLine *dpt_order_create_line (gint64 order_id, DptPair *pair, const char *kind, const char *eye, guint number);

/* "Unisol 1.60"; and "MR-8 · ø 70 · Durci": material, diameter, what is in the price. */
char *dpt_order_format_lens (const DptLensOffer *offer);
char *dpt_order_format_lens_detail (DptLensCatalog *catalog, const DptLensOffer *offer);

/* Lets the frame go that the pair has, in stock or on a draft; the pair is not saved. */
gboolean dpt_order_let_frame_go (DptUnit *unit, DptPair *pair, GError **error);

/* Writes an event entry. */
gboolean dpt_order_note_event (DptUnit *unit, gint64 order_id, const char *event, const char *from, const char *to, const char *reason,
                               GError **error);

/* For dpt-order-flow.c and dpt-job-flow.c, which call each other. */
gboolean dpt_order_apply_to (DptUnit *unit, DptDispensingOrder *order, const char *event, const char *reason, GError **error);
gboolean dpt_job_open_all (DptUnit *unit, DptOrderSheet *sheet, GError **error);
gboolean dpt_job_apply_to_all (DptUnit *unit, gint64 order_id, const char *event, const char *reason, GError **error);
/* dpt_job_apply() once the lenses were judged. */
gboolean dpt_job_apply_judged (DptUnit *unit, gint64 job_id, const char *event, const char *reason, GError **error);
/* One job alone, without what it means to its order. */
gboolean dpt_job_apply_one (DptUnit *unit, DptJob *job, const char *event, GError **error);
/* Whether there are jobs that count, and all of them are ready. */
gboolean dpt_job_all_ready (DptUnit *unit, gint64 order_id, gboolean *any, GError **error);

G_END_DECLS
