/* dpt-order-sheet.h - a whole order read at once: head, pairs, eyes, frames, lines, jobs, history.
 * For: the order page, papers, quotes, the command line. Not for: changing anything (dpt-order.h).
 *
 * Immutable once it is handed out; after a change another one is read. The records in it are the sheet's: copy them to edit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "engine/catalog/dpt-frame.h"
#include "engine/order/dpt-dispensing-order.h"
#include "engine/order/dpt-job.h"
#include "engine/order/dpt-pair.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_ORDER_SHEET (dpt_order_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DptOrderSheet, dpt_order_sheet, DPT, ORDER_SHEET, GObject)

/** dpt_order_sheet_load: needs %DPT_RIGHT_ORDER_READ. Returns: (transfer full) (nullable): the order as it is now */
DptOrderSheet *dpt_order_sheet_load (DptUnit *unit, gint64 order_id, GError **error);

gint64 dpt_order_sheet_get_id (DptOrderSheet *self);
DptDispensingOrder *dpt_order_sheet_get_order (DptOrderSheet *self);
const char *dpt_order_sheet_get_state (DptOrderSheet *self);
/** dpt_order_sheet_dup_number: Returns: (transfer full): "C2026-00042" */
char *dpt_order_sheet_dup_number (DptOrderSheet *self);

/* Names read with it, "" where there is none. */
const char *dpt_order_sheet_get_patient_name (DptOrderSheet *self);
const char *dpt_order_sheet_get_prescriber_name (DptOrderSheet *self);

/* Pairs, in their order. */
guint dpt_order_sheet_get_n_pairs (DptOrderSheet *self);
DptPair *dpt_order_sheet_get_pair (DptOrderSheet *self, guint index);
/** dpt_order_sheet_find_pair: Returns: the index of the pair with that id, or -1 */
int dpt_order_sheet_find_pair (DptOrderSheet *self, gint64 pair_id);
/** dpt_order_sheet_get_eye: Returns: (transfer none): always there; without powers where nothing is prescribed */
DptPairEye *dpt_order_sheet_get_eye (DptOrderSheet *self, guint index, DptEye eye);
/** dpt_order_sheet_get_frame: Returns: (transfer none) (nullable): the frame of the shop; %NULL for none and for the patient's own */
DptFrame *dpt_order_sheet_get_frame (DptOrderSheet *self, guint index);
/** dpt_order_sheet_create_options: Returns: (transfer full) (element-type gint64): options chosen for the lens of an eye */
GArray *dpt_order_sheet_create_options (DptOrderSheet *self, guint index, DptEye eye);
/** dpt_order_sheet_dup_frame_title: Returns: (transfer full): brand, name and colour; for an own frame its note; "" for none */
char *dpt_order_sheet_dup_frame_title (DptOrderSheet *self, guint index);
/** dpt_order_sheet_dup_lens_title: Returns: (transfer full): design and index of the lens of an eye; "" for none */
char *dpt_order_sheet_dup_lens_title (DptOrderSheet *self, guint index, DptEye eye);
/** dpt_order_sheet_dup_treatments: Returns: (transfer full): the names of its options, joined by commas; "" for none */
char *dpt_order_sheet_dup_treatments (DptOrderSheet *self, guint index, DptEye eye);

/**
 * DptFrameState:
 *
 * Where the chosen frame is.
 */
typedef enum
{
  DPT_FRAME_STATE_NONE,     /* no frame chosen */
  DPT_FRAME_STATE_OWN,      /* the patient's */
  DPT_FRAME_STATE_RESERVED, /* kept for this order */
  DPT_FRAME_STATE_ORDERED,  /* on a purchase order */
  DPT_FRAME_STATE_GONE,     /* let go, or handed over */
} DptFrameState;
DptFrameState dpt_order_sheet_get_frame_state (DptOrderSheet *self, guint index);

/* Lists, (transfer none). */
/** dpt_order_sheet_get_lines: (element-type DptOrderLine): in their order on paper */
GPtrArray *dpt_order_sheet_get_lines (DptOrderSheet *self);
/** dpt_order_sheet_get_jobs: (element-type DptJob): oldest first, remakes too */
GPtrArray *dpt_order_sheet_get_jobs (DptOrderSheet *self);
/** dpt_order_sheet_get_events: (element-type DptOrderEvent): oldest first */
GPtrArray *dpt_order_sheet_get_events (DptOrderSheet *self);
/** dpt_order_sheet_get_job_events: (element-type DptJobEvent): of all jobs, oldest first */
GPtrArray *dpt_order_sheet_get_job_events (DptOrderSheet *self);
/** dpt_order_sheet_get_checks: (element-type DptLensCheck): of all jobs, oldest first */
GPtrArray *dpt_order_sheet_get_checks (DptOrderSheet *self);
/** dpt_order_sheet_get_adjustments: (element-type DptAdjustment): oldest first */
GPtrArray *dpt_order_sheet_get_adjustments (DptOrderSheet *self);
/** dpt_order_sheet_get_purchases: (element-type DptPurchaseLine, engine/purchase): what it waits for */
GPtrArray *dpt_order_sheet_get_purchases (DptOrderSheet *self);
/** dpt_order_sheet_find_job: Returns: (transfer none) (nullable): the job of a pair that counts, the newest neither returned nor cancelled */
DptJob *dpt_order_sheet_find_job (DptOrderSheet *self, gint64 pair_id);

/* Sums of the lines, minor units with tax. */
DptMoney dpt_order_sheet_get_total (DptOrderSheet *self);
DptMoney dpt_order_sheet_get_discount (DptOrderSheet *self);
/** dpt_order_sheet_get_total_of_pair: @pair_id 0: lines of the whole order */
DptMoney dpt_order_sheet_get_total_of_pair (DptOrderSheet *self, gint64 pair_id);

/**
 * dpt_order_sheet_find_missing:
 *
 * What must still be done before the workshop can begin: a frame, a lens for each prescribed eye, distances, heights where the use needs them.
 *
 * Returns: (transfer full) (nullable): a translated sentence that says it, %NULL where nothing is missing. @field: (out) (optional)
 *   (transfer none): "frame_variant_id", "lens_range_id", "pd_far", "fitting_height", "lines"; @pair_number: (out) (optional)
 */
char *dpt_order_sheet_find_missing (DptOrderSheet *self, const char **field, int *pair_number);

G_END_DECLS
