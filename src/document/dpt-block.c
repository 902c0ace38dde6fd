/* dpt-block.c - see dpt-block.h.
 * For: facts, sums, signatures, ticks. Not for: bar codes (dpt-block-barcode.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-block.h"

#include <string.h>

#include "base/dpt-text.h"

#define FACT_GAP 10.0
#define FACT_LEADING 2.2

/* Labels stand in a column as wide as the widest, unless a value that can not break (a number in groups) needs the room. */
static double
width_of_labels (const DptFact *facts, int n_facts, double width)
{
  double labels = 0, whole = 0;

  for (int i = 0; i < n_facts; i++)
    {
      g_autoptr (DptText) label = NULL;
      g_autoptr (DptText) value = NULL;

      if (dpt_text_is_blank (facts[i].value))
        continue;
      label = dpt_type_set (facts[i].label, DPT_TYPE_SMALL, 0, DPT_ALIGN_START);
      labels = MAX (labels, dpt_text_get_width (label));
      if (strpbrk (facts[i].value, " -\n") != NULL)
        continue;
      value = dpt_type_set (facts[i].value, DPT_TYPE_BODY, 0, DPT_ALIGN_START);
      whole = MAX (whole, dpt_text_get_width (value));
    }
  return MIN (labels, MAX (width * 0.25, MIN (width * 0.45, width - FACT_GAP - whole - 0.5)));
}

double
dpt_facts_put (DptSheet *sheet, const DptFact *facts, int n_facts, double x, double y, double width)
{
  double label_width = width_of_labels (facts, n_facts, width);
  double top = y;

  for (int i = 0; i < n_facts; i++)
    {
      g_autoptr (DptText) label = NULL;
      g_autoptr (DptText) value = NULL;

      if (dpt_text_is_blank (facts[i].value))
        continue;
      label = dpt_type_set (facts[i].label, DPT_TYPE_SMALL, label_width + 0.1, DPT_ALIGN_START);
      value = dpt_type_set (facts[i].value, DPT_TYPE_BODY, width - label_width - FACT_GAP, DPT_ALIGN_START);
      if (sheet != NULL)
        {
          double drop = dpt_text_get_baseline (value) - dpt_text_get_baseline (label);

          dpt_sheet_put (sheet, label, DPT_INK_DIM, x, y + MAX (0, drop));
          dpt_sheet_put (sheet, value, DPT_INK_TEXT, x + label_width + FACT_GAP, y);
        }
      y += MAX (dpt_text_get_height (value), dpt_text_get_height (label)) + FACT_LEADING;
    }
  return y > top ? y - top - FACT_LEADING : 0;
}

static double
put_sum (DptSheet *sheet, const DptSum *sum, const char *currency, double x, double y, double width)
{
  gboolean grand = sum->style == DPT_SUM_GRAND;
  DptType type = grand ? DPT_TYPE_LEAD | DPT_TYPE_BOLD
                 : sum->style == DPT_SUM_STRONG ? DPT_TYPE_BODY | DPT_TYPE_BOLD : DPT_TYPE_BODY;
  DptInk ink = sum->style == DPT_SUM_QUIET ? DPT_INK_DIM : DPT_INK_TEXT;
  double padding = grand ? 5 : 2.4;
  double inset = grand ? 6 : 0;
  g_autofree char *money = dpt_money_format (sum->amount, grand ? currency : NULL);
  g_autoptr (DptText) amount = dpt_type_set (money, type, 0, DPT_ALIGN_START);
  double left = width - dpt_text_get_width (amount) - 10;
  g_autoptr (DptText) label = dpt_type_set (sum->label, type, left, DPT_ALIGN_START);
  g_autoptr (DptText) detail = NULL;
  double height;

  if (!dpt_text_is_blank (sum->detail))
    detail = dpt_type_set (sum->detail, DPT_TYPE_SMALL, left, DPT_ALIGN_START);
  height = dpt_text_get_height (label) + (detail != NULL ? dpt_text_get_height (detail) : 0) + 2 * padding;
  if (sheet == NULL)
    return height;
  if (grand)
    dpt_sheet_fill (sheet, DPT_INK_WASH, x - inset, y, width + 2 * inset, height);
  if (grand || sum->style == DPT_SUM_STRONG)
    dpt_sheet_fill (sheet, grand ? DPT_INK_ACCENT : DPT_INK_TEXT, x - inset, y, width + 2 * inset, grand ? 0.9 : 0.6);
  dpt_sheet_put (sheet, label, ink, x, y + padding);
  dpt_sheet_put_in (sheet, amount, ink, x, y + padding, width, DPT_ALIGN_END);
  if (detail != NULL)
    dpt_sheet_put (sheet, detail, DPT_INK_DIM, x, y + padding + dpt_text_get_height (label));
  return height;
}

double
dpt_sums_put (DptSheet *sheet, const DptSum *sums, int n_sums, const char *currency, double x, double y, double width)
{
  double top = y;

  for (int i = 0; i < n_sums; i++)
    y += put_sum (sheet, &sums[i], currency, x, y, width);
  return y - top;
}

double
dpt_signature_put (
  DptSheet *sheet, const char *label, const char *hint, double x, double y, double width, double height)
{
  double used
    = dpt_sheet_write (sheet, label, DPT_TYPE_SMALL | DPT_TYPE_MEDIUM, DPT_INK_TEXT, x, y, width, DPT_ALIGN_START);

  if (!dpt_text_is_blank (hint))
    dpt_sheet_write (sheet, hint, DPT_TYPE_SMALL, DPT_INK_DIM, x, y + used, width, DPT_ALIGN_START);
  dpt_sheet_fill (sheet, DPT_INK_DIM, x, y + height - 0.6, width, 0.6);
  return height;
}

double
dpt_tick_put (DptSheet *sheet, const char *text, gboolean ticked, DptType type, double x, double y)
{
  g_autoptr (DptText) set = dpt_type_set (text, type, 0, DPT_ALIGN_START);
  double side = dpt_type_get_size (type) * 0.95;
  double top = y + dpt_text_get_baseline (set) - side * 0.86;

  dpt_sheet_box (sheet, DPT_INK_TEXT, x, top, side, side, 0.6, 1.2);
  if (ticked)
    dpt_sheet_fill (sheet, DPT_INK_TEXT, x + side * 0.25, top + side * 0.25, side * 0.5, side * 0.5);
  dpt_sheet_put (sheet, set, DPT_INK_TEXT, x + side + 4, y);
  return side + 4 + dpt_text_get_width (set);
}
