/* dpt-order-frame.c - the frame of a pair: kept at once, let go when another is chosen.
 * For: dpt_order_choose_frame() and its kin. Not for: looking for one (engine/catalog/dpt-frame.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/catalog/dpt-tax.h"
#include "engine/order/dpt-order-private.h"
#include "engine/purchase/dpt-purchase.h"
#include "engine/stock/dpt-stock.h"

#include <glib/gi18n-lib.h>

static DptStockHold
make_hold (DptPair *pair, gint64 variant_id)
{
  return (DptStockHold){ .variant_id = variant_id,
                         .quantity = 1,
                         .holder_table = "dispensing_order",
                         .holder_id = dpt_record_get_int (pair, DPT_PAIR_ORDER_ID) };
}

gboolean
dpt_order_let_frame_go (DptUnit *unit, DptPair *pair, GError **error)
{
  gint64 variant_id = dpt_record_get_int (pair, DPT_PAIR_FRAME_VARIANT_ID);
  gint64 order_id = dpt_record_get_int (pair, DPT_PAIR_ORDER_ID);
  DptStockHold hold = make_hold (pair, variant_id);
  gint64 held;
  int dropped = 0;

  if (variant_id == 0)
    return TRUE;
  if (dpt_session_may (unit->session, DPT_RIGHT_PURCHASE_WRITE))
    dropped = dpt_purchase_drop (unit, order_id, variant_id, error);
  if (dropped != 0)
    return dropped > 0;
  held = dpt_stock_get_held (unit, "dispensing_order", order_id, variant_id, error);
  if (held < 0)
    return FALSE;
  /* It may be on its way from the supplier: then nothing is kept yet. */
  return held == 0 || dpt_stock_release (unit, &hold, error);
}

/* Rows of stock are locked in the order of their articles, so that two stations that swap frames never wait for one another. */
static gboolean
exchange_frames (DptUnit *unit, DptPair *pair, gint64 variant_id, GError **error)
{
  DptStockHold hold = make_hold (pair, variant_id);

  if (variant_id < dpt_record_get_int (pair, DPT_PAIR_FRAME_VARIANT_ID))
    return dpt_stock_reserve (unit, &hold, error) && dpt_order_let_frame_go (unit, pair, error);
  return dpt_order_let_frame_go (unit, pair, error) && dpt_stock_reserve (unit, &hold, error);
}

static void
copy_length (DptPair *pair, guint field, DptFrame *frame, guint from)
{
  if (frame != NULL && !dpt_record_is_null (frame, from))
    dpt_record_set_int (pair, field, dpt_record_get_int (frame, from));
  else
    dpt_record_set_null (pair, field);
}

/* The sizes are the frame's until it is measured; heights taken in another frame are void. */
static gboolean
fit_pair (DptUnit *unit, DptPair *pair, DptFrame *frame, GError **error)
{
  g_autoptr (DptPairEye) right = NULL, left = NULL;

  copy_length (pair, DPT_PAIR_BOX_A, frame, DPT_FRAME_BOX_A);
  copy_length (pair, DPT_PAIR_BOX_B, frame, DPT_FRAME_BOX_B);
  copy_length (pair, DPT_PAIR_DBL, frame, DPT_FRAME_DBL);
  copy_length (pair, DPT_PAIR_EFFECTIVE_DIAMETER, frame, DPT_FRAME_EFFECTIVE_DIAMETER);
  if (!dpt_order_load_eyes (unit, dpt_record_get_id (pair), &right, &left, error))
    return FALSE;
  dpt_record_set_null (right, DPT_PAIR_EYE_FITTING_HEIGHT);
  dpt_record_set_null (left, DPT_PAIR_EYE_FITTING_HEIGHT);
  return dpt_unit_save (unit, right, error) && dpt_unit_save (unit, left, error);
}

static gboolean
write_line (DptUnit *unit, DptPair *pair, DptFrame *frame, GError **error)
{
  g_autoptr (DptOrderLine) line =
    dpt_order_create_line (dpt_record_get_int (pair, DPT_PAIR_ORDER_ID), pair, "frame", NULL, 0);
  g_autofree char *title = dpt_frame_dup_title (frame), *size = dpt_frame_dup_size (frame);
  g_autofree char *detail = g_strdup_printf ("%s %s · %s", dpt_record_get_string (frame, DPT_FRAME_COLOR_NAME), size,
                                             dpt_record_get_string (frame, DPT_FRAME_SKU));
  g_autoptr (DptDbRows) rows = NULL;
  int rate = dpt_tax_find_rate_of_variant (unit, dpt_record_get_id (frame), NULL, error);

  if (rate < 0)
    return FALSE;
  rows = dpt_db_query (unit->connection, "order/order:variant-cost", error, DPT_INT (dpt_record_get_id (frame)));
  if (rows == NULL)
    return FALSE;
  dpt_record_set_int (line, DPT_ORDER_LINE_VARIANT_ID, dpt_record_get_id (frame));
  dpt_record_set_text (line, DPT_ORDER_LINE_LABEL, title);
  dpt_record_set_text (line, DPT_ORDER_LINE_DETAIL, g_strstrip (detail));
  dpt_record_set_text (line, DPT_ORDER_LINE_LPP_CODE, dpt_record_get_text (frame, DPT_FRAME_LPP_CODE));
  dpt_record_set_text (line, DPT_ORDER_LINE_COVER_CLASS, dpt_record_get_text (frame, DPT_FRAME_COVER_CLASS));
  dpt_record_set_int (line, DPT_ORDER_LINE_UNIT_COST, dpt_db_rows_get_int (rows, 0, 0));
  dpt_record_set_int (line, DPT_ORDER_LINE_TAX_RATE_BP, rate);
  dpt_order_line_set_prices (line, 1, dpt_record_get_int (frame, DPT_FRAME_PRICE), 0);
  return dpt_unit_save (unit, line, error);
}

/* What both ways of choosing do after the pieces are settled. */
static gboolean
take_frame (DptUnit *unit, DptPair *pair, DptFrame *frame, GError **error)
{
  dpt_record_set_int (pair, DPT_PAIR_FRAME_VARIANT_ID, dpt_record_get_id (frame));
  dpt_record_set_int (pair, DPT_PAIR_OWN_FRAME, FALSE);
  dpt_record_set_null (pair, DPT_PAIR_OWN_FRAME_NOTE);
  return fit_pair (unit, pair, frame, error) && dpt_unit_save (unit, pair, error)
         && dpt_order_remove_lines (unit, dpt_record_get_id (pair), "frame", NULL, error)
         && write_line (unit, pair, frame, error);
}

gboolean
dpt_order_choose_frame (DptUnit *unit, gint64 pair_id, gint64 variant_id, GError **error)
{
  g_autoptr (DptPair) pair = dpt_order_open_pair (unit, pair_id, NULL, error);
  g_autoptr (DptFrame) frame = NULL;

  if (pair == NULL)
    return FALSE;
  if (dpt_record_get_int (pair, DPT_PAIR_FRAME_VARIANT_ID) == variant_id
      && dpt_stock_get_held (unit, "dispensing_order", dpt_record_get_int (pair, DPT_PAIR_ORDER_ID), variant_id, error)
           > 0)
    return TRUE;
  frame = dpt_frame_load (unit, variant_id, error);
  return frame != NULL && exchange_frames (unit, pair, variant_id, error) && take_frame (unit, pair, frame, error);
}

gboolean
dpt_order_order_frame (DptUnit *unit, gint64 pair_id, gint64 variant_id, GError **error)
{
  g_autoptr (DptPair) pair = dpt_order_open_pair (unit, pair_id, NULL, error);
  g_autoptr (DptFrame) frame = NULL;
  g_autofree char *title = NULL, *label = NULL;
  DptPurchaseWish wish = { .variant_id = variant_id, .quantity = 1, .price = -1 };

  if (pair == NULL)
    return FALSE;
  frame = dpt_frame_load (unit, variant_id, error);
  if (frame == NULL || !dpt_order_let_frame_go (unit, pair, error))
    return FALSE;
  title = dpt_frame_dup_title (frame);
  label = g_strdup_printf ("%s %s", title, dpt_record_get_string (frame, DPT_FRAME_LABEL));
  wish.label = g_strstrip (label);
  wish.order_id = dpt_record_get_int (pair, DPT_PAIR_ORDER_ID);
  return dpt_purchase_add (unit, &wish, error) != 0 && take_frame (unit, pair, frame, error);
}

gboolean
dpt_order_choose_own_frame (DptUnit *unit, gint64 pair_id, const DptOwnFrame *own, GError **error)
{
  g_autoptr (DptPair) pair = dpt_order_open_pair (unit, pair_id, NULL, error);
  const int sizes[] = { own->box_a, own->box_b, own->dbl, own->effective_diameter };
  static const guint fields[] = { DPT_PAIR_BOX_A, DPT_PAIR_BOX_B, DPT_PAIR_DBL, DPT_PAIR_EFFECTIVE_DIAMETER };

  if (pair == NULL || !dpt_order_let_frame_go (unit, pair, error)
      || !dpt_order_remove_lines (unit, pair_id, "frame", NULL, error) || !fit_pair (unit, pair, NULL, error))
    return FALSE;
  dpt_record_set_null (pair, DPT_PAIR_FRAME_VARIANT_ID);
  dpt_record_set_int (pair, DPT_PAIR_OWN_FRAME, TRUE);
  dpt_record_set_text (pair, DPT_PAIR_OWN_FRAME_NOTE, own->note);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] != 0)
      dpt_record_set_int (pair, fields[i], sizes[i]);
  return dpt_unit_save (unit, pair, error);
}

gboolean
dpt_order_drop_frame (DptUnit *unit, gint64 pair_id, GError **error)
{
  g_autoptr (DptPair) pair = dpt_order_open_pair (unit, pair_id, NULL, error);

  if (pair == NULL || !dpt_order_let_frame_go (unit, pair, error)
      || !dpt_order_remove_lines (unit, pair_id, "frame", NULL, error) || !fit_pair (unit, pair, NULL, error))
    return FALSE;
  dpt_record_set_null (pair, DPT_PAIR_FRAME_VARIANT_ID);
  dpt_record_set_int (pair, DPT_PAIR_OWN_FRAME, FALSE);
  dpt_record_set_null (pair, DPT_PAIR_OWN_FRAME_NOTE);
  return dpt_unit_save (unit, pair, error);
}
