/* dpt-order-last.h - what was done for a patient before: the measures of the last glasses, an order already begun.
 * For: not asking or measuring twice. Not for: the patient's equipment as a list (engine/insight).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/order/dpt-order.h"

G_BEGIN_DECLS

/**
 * DptLastMeasures:
 * @on: ISO date of the order they were taken for
 * @measures: distances, tilt, wrap and vertex; heights and frame sizes belong to that frame and are left out. Its texts are %NULL
 */
typedef struct
{
  char *on;
  DptFittingMeasures measures;
} DptLastMeasures;

void dpt_last_measures_free (DptLastMeasures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptLastMeasures, dpt_last_measures_free)

/**
 * dpt_order_load_last_measures:
 * @order_id: the order that is looked at, which does not count
 * @last: (out) (transfer full) (nullable): %NULL where nothing was measured yet
 *
 * Of the newest confirmed order of the patient, in whatever establishment. Needs %DPT_RIGHT_ORDER_READ.
 */
gboolean dpt_order_load_last_measures (DptUnit *unit, gint64 patient_id, gint64 order_id, DptLastMeasures **last, GError **error);

/** dpt_order_find_open: Returns: an order of this establishment from that prescription that is a draft or quoted, 0 for none, -1 on failure */
gint64 dpt_order_find_open (DptUnit *unit, gint64 prescription_id, GError **error);

G_END_DECLS
