/* dpt-order-undo.c - see dpt-order-undo.h.
 * For: comparing an order before and after. Not for: doing anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-order-undo.h"

#include <glib/gi18n-lib.h>

static DptOrderAct *
new_act (DptOrderActKind kind, gint64 pair_id, gint64 id, DptOrderFacts *facts)
{
  return dpt_order_act_new (kind, dpt_order_sheet_get_id (facts->sheet), pair_id, id);
}

/* The frame that the pair had, or none. */
static DptOrderAct *
restore_frame (gint64 pair_id, DptOrderFacts *before)
{
  int index = dpt_order_sheet_find_pair (before->sheet, pair_id);
  DptPair *pair = index >= 0 ? dpt_order_sheet_get_pair (before->sheet, (guint)index) : NULL;
  DptOrderAct *act;

  if (pair == NULL)
    return NULL;
  switch (dpt_order_sheet_get_frame_state (before->sheet, (guint)index))
    {
    case DPT_FRAME_STATE_NONE:
      return new_act (DPT_ORDER_ACT_FRAME_DROP, pair_id, 0, before);
    case DPT_FRAME_STATE_RESERVED:
      return new_act (DPT_ORDER_ACT_FRAME, pair_id, dpt_record_get_int (pair, DPT_PAIR_FRAME_VARIANT_ID), before);
    case DPT_FRAME_STATE_ORDERED:
      return new_act (DPT_ORDER_ACT_FRAME_ORDER, pair_id, dpt_record_get_int (pair, DPT_PAIR_FRAME_VARIANT_ID), before);
    case DPT_FRAME_STATE_OWN:
      act = new_act (DPT_ORDER_ACT_FRAME_OWN, pair_id, 0, before);
      act->text = g_strdup (dpt_record_get_text (pair, DPT_PAIR_OWN_FRAME_NOTE));
      act->own = (DptOwnFrame){ .box_a = (int)dpt_record_get_int (pair, DPT_PAIR_BOX_A),
                                .box_b = (int)dpt_record_get_int (pair, DPT_PAIR_BOX_B),
                                .dbl = (int)dpt_record_get_int (pair, DPT_PAIR_DBL),
                                .effective_diameter = (int)dpt_record_get_int (pair, DPT_PAIR_EFFECTIVE_DIAMETER) };
      return act;
    case DPT_FRAME_STATE_GONE:
    default:
      return NULL;
    }
}

static gboolean
has_equal_options (GArray *a, GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/* What one eye had: its lens with its options, or none. */
static DptOrderAct *
restore_lens (gint64 pair_id, DptOrderFacts *before, guint index, DptEye eye)
{
  gint64 range_id
    = dpt_record_get_int (dpt_order_sheet_get_eye (before->sheet, index, eye), DPT_PAIR_EYE_LENS_RANGE_ID);
  DptOrderAct *act = new_act (range_id != 0 ? DPT_ORDER_ACT_LENS : DPT_ORDER_ACT_LENS_DROP, pair_id, range_id, before);

  act->eye = (int) eye;
  if (range_id != 0)
    act->options = dpt_order_sheet_create_options (before->sheet, index, eye);
  return act;
}

/* The lenses that the pair had, of one kind or of two. */
static DptOrderAct *
restore_lenses (gint64 pair_id, DptOrderFacts *before)
{
  int index = dpt_order_sheet_find_pair (before->sheet, pair_id);
  gint64 ranges[2] = { 0 };
  gboolean asked[2];
  g_autoptr (GArray) right = NULL, left = NULL;
  DptOrderAct *act;

  if (index < 0)
    return NULL;
  for (guint i = 0; i < 2; i++)
    {
      DptPairEye *eye = dpt_order_sheet_get_eye (before->sheet, (guint)index, i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT);

      asked[i] = dpt_pair_eye_has_rx (eye);
      ranges[i] = dpt_record_get_int (eye, DPT_PAIR_EYE_LENS_RANGE_ID);
    }
  if (ranges[0] == 0 && ranges[1] == 0)
    return new_act (DPT_ORDER_ACT_LENS_DROP, pair_id, 0, before);
  right = dpt_order_sheet_create_options (before->sheet, (guint)index, DPT_EYE_RIGHT);
  left = dpt_order_sheet_create_options (before->sheet, (guint)index, DPT_EYE_LEFT);
  if (asked[0] && asked[1] && (ranges[0] != ranges[1] || !has_equal_options (right, left)))
    {
      act = restore_lens (pair_id, before, (guint)index, DPT_EYE_RIGHT);
      act->then = restore_lens (pair_id, before, (guint)index, DPT_EYE_LEFT);
      return act;
    }
  act = new_act (DPT_ORDER_ACT_LENS, pair_id, asked[0] ? ranges[0] : ranges[1], before);
  act->options = g_array_ref (asked[0] ? right : left);
  return act;
}

static gpointer
find_line (DptOrderFacts *facts, gint64 line_id)
{
  GPtrArray *lines = dpt_order_sheet_get_lines (facts->sheet);

  for (guint i = 0; i < lines->len; i++)
    if (dpt_record_get_id (lines->pdata[i]) == line_id)
      return lines->pdata[i];
  return NULL;
}

static DptOrderAct *
restore_line (DptOrderActKind kind, gint64 line_id, DptOrderFacts *before)
{
  gpointer line = find_line (before, line_id);
  DptOrderAct *act;

  if (line == NULL)
    return NULL;
  if (kind == DPT_ORDER_ACT_LINE_REMOVE)
    return new_act (DPT_ORDER_ACT_ARTICLE, dpt_record_get_int (line, DPT_ORDER_LINE_PAIR_ID),
                    dpt_record_get_int (line, DPT_ORDER_LINE_VARIANT_ID), before);
  act = new_act (kind, 0, line_id, before);
  act->amount = dpt_record_get_int (line, kind == DPT_ORDER_ACT_LINE_PRICE ? DPT_ORDER_LINE_UNIT_PRICE
                                                                           : DPT_ORDER_LINE_DISCOUNT);
  act->reason = g_strdup (_ ("undone"));
  return act;
}

/* The line that was not there before. */
static DptOrderAct *
remove_new_line (DptOrderFacts *before, DptOrderFacts *after)
{
  GPtrArray *lines = dpt_order_sheet_get_lines (after->sheet);

  for (guint i = 0; i < lines->len; i++)
    if (find_line (before, dpt_record_get_id (lines->pdata[i])) == NULL)
      return new_act (DPT_ORDER_ACT_LINE_REMOVE, 0, dpt_record_get_id (lines->pdata[i]), after);
  return NULL;
}

static DptOrderAct *
cancel_order (DptOrderFacts *after)
{
  DptOrderAct *act = new_act (DPT_ORDER_ACT_EVENT, 0, 0, after);

  act->text = g_strdup ("cancel");
  act->reason = g_strdup (_ ("begun by mistake"));
  return act;
}

static DptOrderAct *
restore_facts (DptOrderFacts *before)
{
  DptOrderAct *act = new_act (DPT_ORDER_ACT_FACTS, 0, 0, before);
  DptDispensingOrder *order = dpt_order_sheet_get_order (before->sheet);

  act->text = g_strdup (dpt_record_get_text (order, DPT_DISPENSING_ORDER_WANTED_ON));
  act->reason = g_strdup (dpt_record_get_text (order, DPT_DISPENSING_ORDER_NOTE));
  return act;
}

DptOrderAct *
dpt_order_act_create_inverse (
  DptOrderActKind kind, gint64 pair_id, gint64 id, DptOrderFacts *before, DptOrderFacts *after)
{
  if (kind == DPT_ORDER_ACT_CREATE)
    return after->created ? cancel_order (after) : NULL;
  if (before == NULL || dpt_order_sheet_get_id (before->sheet) != dpt_order_sheet_get_id (after->sheet))
    return NULL;
  switch (kind)
    {
    case DPT_ORDER_ACT_FRAME:
    case DPT_ORDER_ACT_FRAME_ORDER:
    case DPT_ORDER_ACT_FRAME_OWN:
    case DPT_ORDER_ACT_FRAME_DROP:
      return restore_frame (pair_id, before);
    case DPT_ORDER_ACT_LENS:
    case DPT_ORDER_ACT_LENS_DROP:
      return restore_lenses (pair_id, before);
    case DPT_ORDER_ACT_LINE_REMOVE:
    case DPT_ORDER_ACT_LINE_DISCOUNT:
    case DPT_ORDER_ACT_LINE_PRICE:
      return restore_line (kind, id, before);
    case DPT_ORDER_ACT_ARTICLE:
      return remove_new_line (before, after);
    case DPT_ORDER_ACT_PAIR_ADD:
      return new_act (DPT_ORDER_ACT_PAIR_REMOVE,
                      dpt_record_get_id (dpt_order_sheet_get_pair (after->sheet,
                                                                   dpt_order_sheet_get_n_pairs (after->sheet) - 1)),
                      0, after);
    case DPT_ORDER_ACT_FACTS:
      return restore_facts (before);
    default:
      return NULL;
    }
}
