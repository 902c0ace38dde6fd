/* dpt-flow.c - see dpt-flow.h.
 * For: pages opened as they fill up. Not for: tables (dpt-rows.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-flow.h"

#include <math.h>

void
dpt_flow_begin (DptFlow *flow, DptPaper *paper, double width, double height, double left, double right, double top,
                double bottom)
{
  *flow = (DptFlow) { .paper = paper, .x = left, .width = width - left - right, .y = top, .top = top };
  flow->page_width = width;
  flow->page_height = height;
  flow->bottom = height > 0 ? height - bottom : INFINITY;
  flow->sheet = dpt_paper_add_page (paper, width, height > 0 ? height : 1);
}

void
dpt_flow_set_begin (DptFlow *flow, double head_height, DptFlowBegin begin, gpointer data)
{
  flow->head_height = head_height;
  flow->begin = begin;
  flow->data = data;
}

void
dpt_flow_end_roll (DptFlow *flow, double margin)
{
  dpt_sheet_set_height (flow->sheet, ceil (flow->y + margin));
}

void
dpt_flow_break (DptFlow *flow)
{
  flow->sheet = dpt_paper_add_page (flow->paper, flow->page_width, flow->page_height);
  flow->y = flow->top;
  if (flow->begin != NULL)
    flow->begin (flow, flow->data);
  flow->y = flow->top + flow->head_height;
}

double
dpt_flow_get_room (DptFlow *flow)
{
  return flow->bottom - flow->y;
}

double
dpt_flow_get_page_room (DptFlow *flow)
{
  return flow->bottom - flow->top - flow->head_height;
}

gboolean
dpt_flow_need (DptFlow *flow, double height)
{
  if (height <= dpt_flow_get_room (flow) + 0.01)
    return FALSE;
  dpt_flow_break (flow);
  return TRUE;
}

/* A paragraph longer than the rest of the page goes over line by line, never leaving a single line on either side. */
static void
split_paragraph (DptFlow *flow, DptText *set, DptType type, DptInk ink, DptAlign align)
{
  int n = dpt_text_get_n_lines (set);
  int i = 0;

  while (i < n)
    {
      double line_height = dpt_text_get_height (set) / n;
      int fit = MAX (0, (int) floor ((dpt_flow_get_room (flow) + 0.01) / line_height));

      if (n - i - fit == 1 && fit > 2)
        fit--;
      if (fit < MIN (2, n - i))
        {
          dpt_flow_break (flow);
          fit = MAX (1, (int) floor (dpt_flow_get_room (flow) / line_height));
        }
      for (int last = MIN (n, i + fit); i < last; i++)
        {
          double x = align == DPT_ALIGN_END ? flow->x + flow->width
                     : align == DPT_ALIGN_CENTER ? flow->x + flow->width / 2 : flow->x;

          flow->y += dpt_sheet_write (flow->sheet, dpt_text_get_line (set, i, NULL), type, ink, x, flow->y, 0, align);
        }
    }
}

void
dpt_flow_paragraph (DptFlow *flow, const char *text, DptType type, DptInk ink, DptAlign align, double after)
{
  g_autoptr (DptText) set = NULL;

  if (text == NULL || *text == '\0')
    return;
  set = dpt_type_set (text, type, flow->width, align);
  if (dpt_text_get_height (set) <= dpt_flow_get_room (flow))
    {
      dpt_sheet_put (flow->sheet, set, ink, flow->x, flow->y);
      flow->y += dpt_text_get_height (set);
    }
  else
    split_paragraph (flow, set, type, ink, align);
  flow->y += after;
}

void
dpt_flow_label (DptFlow *flow, const char *text, double keep)
{
  g_autoptr (DptText) set = dpt_type_set (text, DPT_TYPE_SMALL | DPT_TYPE_MEDIUM | DPT_TYPE_SPACED, 0, DPT_ALIGN_START);

  dpt_flow_need (flow, dpt_text_get_height (set) + 3 + keep);
  dpt_sheet_put (flow->sheet, set, DPT_INK_ACCENT, flow->x, flow->y);
  flow->y += dpt_text_get_height (set) + 3;
}

void
dpt_flow_rule (DptFlow *flow, DptInk ink, double thickness, double after)
{
  dpt_sheet_fill (flow->sheet, ink, flow->x, flow->y, flow->width, thickness);
  flow->y += thickness + after;
}
