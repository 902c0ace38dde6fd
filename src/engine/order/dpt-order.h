/* dpt-order.h - making an order and choosing what is in it: frames, lenses, measurements, articles, prices.
 * For: the order page and the command line. Not for: states (dpt-order-flow.h), reading (dpt-order-sheet.h).
 *
 * Everything here needs %DPT_RIGHT_ORDER_WRITE and an order in the state "draft" (one that is quoted is revised first); an order of another
 * establishment is only read. Each call bumps the order's version, so that two screens that change the same order at the same moment
 * do not mix: the second gets %DPT_DB_ERROR_CONFLICT and nothing of it is saved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/order/dpt-order-sheet.h"

G_BEGIN_DECLS

/**
 * DptOrderRequest:
 * @patient_id: for whom
 * @prescription_id: an active prescription for glasses, in force today; 0: none (a frame alone, sunglasses)
 * @usage: (nullable): of the first pair, dpt_pair_usages; %NULL: the prescription's
 * @wanted_on: (nullable): ISO
 * @note: (nullable)
 * @user_id: who advises; 0: the session's user
 */
typedef struct
{
  gint64 patient_id;
  gint64 prescription_id;
  const char *usage;
  const char *wanted_on;
  const char *note;
  gint64 user_id;
} DptOrderRequest;

/**
 * dpt_order_create:
 *
 * Makes a draft with its number and one pair, into which the prescription is frozen.
 *
 * Returns: the order's id; 0 on failure: %DPT_ERROR_STATE where the prescription is not in force any more
 */
gint64 dpt_order_create (DptUnit *unit, const DptOrderRequest *request, GError **error);

/** dpt_order_set_facts: wanted day and note; @payer_id 0: the patient pays. (In any state that is not final.) */
gboolean dpt_order_set_facts (DptUnit *unit, gint64 order_id, gint64 payer_id, const char *wanted_on, const char *note, GError **error);

/* Pairs */

/** dpt_order_add_pair: another pair from the same prescription. @usage: (nullable): the prescription's. Returns: its id, 0 on failure */
gint64 dpt_order_add_pair (DptUnit *unit, gint64 order_id, const char *usage, GError **error);
/** dpt_order_remove_pair: with its lines; its frame is let go. The last pair stays. */
gboolean dpt_order_remove_pair (DptUnit *unit, gint64 pair_id, GError **error);
/** dpt_order_set_usage: makes the lenses' powers anew from the prescription; lenses that no longer suit go */
gboolean dpt_order_set_usage (DptUnit *unit, gint64 pair_id, const char *usage, GError **error);

/* Frames */

/**
 * dpt_order_choose_frame:
 *
 * The frame is reserved at once and the one chosen before is let go. %DPT_ERROR_UNAVAILABLE says what is left and where else there is some.
 */
gboolean dpt_order_choose_frame (DptUnit *unit, gint64 pair_id, gint64 variant_id, GError **error);

/**
 * dpt_order_order_frame:
 *
 * For a frame that is out of stock: chooses it and puts it onto the supplier's draft, tied to this order; when it is delivered it is
 * reserved by itself. Needs %DPT_RIGHT_PURCHASE_WRITE too.
 */
gboolean dpt_order_order_frame (DptUnit *unit, gint64 pair_id, gint64 variant_id, GError **error);

/**
 * DptOwnFrame:
 * @note: what it is, and in which condition
 * @box_a, @box_b, @dbl, @effective_diameter: hundredths of a millimetre, 0 where not measured
 */
typedef struct
{
  const char *note;
  int box_a, box_b, dbl, effective_diameter;
} DptOwnFrame;

/** dpt_order_choose_own_frame: the patient's own; what was reserved is let go */
gboolean dpt_order_choose_own_frame (DptUnit *unit, gint64 pair_id, const DptOwnFrame *own, GError **error);
/** dpt_order_drop_frame: no frame; what was reserved is let go */
gboolean dpt_order_drop_frame (DptUnit *unit, gint64 pair_id, GError **error);

/* Lenses */

/**
 * dpt_order_choose_lens:
 * @eye: 0: both
 * @range_id: what it is made in
 * @options: (nullable) (element-type gint64): options wished; those that the design does not offer are refused, what they require
 *   comes with them
 *
 * Chooses the lens of one eye or of both, at the prices of today. A power that can not be made is %DPT_ERROR_INVALID with the reason; a
 * diameter or a height that does not suit is only a warning (dpt_pair_find_warnings()).
 */
gboolean dpt_order_choose_lens (DptUnit *unit, gint64 pair_id, int eye, gint64 range_id, const GArray *options, GError **error);
/** dpt_order_drop_lens: @eye 0: both */
gboolean dpt_order_drop_lens (DptUnit *unit, gint64 pair_id, int eye, GError **error);

/* Measurements */

/**
 * DptFittingMeasures:
 * @pd_far, @pd_near, @fitting_height: right then left, hundredths of a millimetre, 0 for not measured
 * @pantoscopic_tilt, @wrap: tenths of a degree; %DPT_NOT_MEASURED where not measured
 * @vertex: hundredths of a millimetre, 0 for not measured
 * @box_a, @box_b, @dbl, @effective_diameter: of the frame as it is; 0 leaves what the catalogue says
 * @method, @note: (nullable)
 */
typedef struct
{
  int pd_far[2], pd_near[2], fitting_height[2];
  int pantoscopic_tilt, wrap, vertex;
  int box_a, box_b, dbl, effective_diameter;
  const char *method;
  const char *note;
} DptFittingMeasures;

#define DPT_NOT_MEASURED G_MININT

/** dpt_order_measure: writes all of them; %DPT_ERROR_INVALID names the first that cannot be */
gboolean dpt_order_measure (DptUnit *unit, gint64 pair_id, const DptFittingMeasures *measures, GError **error);

/* Articles and prices */

/**
 * dpt_order_add_article:
 * @pair_id: 0: of the whole order
 *
 * An accessory, a service or a fee at today's price; what is kept in stock is reserved.
 *
 * Returns: the line's id, 0 on failure
 */
gint64 dpt_order_add_article (DptUnit *unit, gint64 order_id, gint64 pair_id, gint64 variant_id, gint64 quantity, GError **error);

/** dpt_order_remove_line: an accessory, service or fee; frames and lenses with their options go with dpt_order_drop_frame() and dpt_order_drop_lens() */
gboolean dpt_order_remove_line (DptUnit *unit, gint64 line_id, GError **error);

/** dpt_order_set_line_price: another price than the catalogue's, @reason says why and stays in the history; needs %DPT_RIGHT_PRICE_CHANGE */
gboolean dpt_order_set_line_price (DptUnit *unit, gint64 line_id, DptMoney unit_price, const char *reason, GError **error);

/**
 * dpt_order_set_line_discount:
 * @discount: of the whole line, minor units with tax
 *
 * Needs %DPT_RIGHT_DISCOUNT_GIVE, and not more than the user's limit of the line's price: %DPT_ERROR_REFUSED names it.
 */
gboolean dpt_order_set_line_discount (DptUnit *unit, gint64 line_id, DptMoney discount, GError **error);

/** dpt_order_set_discount: @rate_bp off every line, halves away from zero; replaces the discounts of the lines */
gboolean dpt_order_set_discount (DptUnit *unit, gint64 order_id, int rate_bp, GError **error);

G_END_DECLS
