/* dpt-flow.h - the place where the next block goes: down the page, and on to the next page when it is full.
 * For: those who make papers. Not for: outputs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"

G_BEGIN_DECLS

typedef struct _DptFlow DptFlow;

/** DptFlowBegin: draws what stands at the top of every page after the first, from @flow->y down */
typedef void (*DptFlowBegin) (DptFlow *flow, gpointer data);

/**
 * DptFlow:
 * @sheet: the page being filled
 * @x: left edge of the text, points
 * @width: of the text
 * @y: where the next block begins
 * @bottom: the lowest point of the text; at infinity on a roll
 *
 * On the stack of the function that makes a paper; blocks draw on @sheet and move @y.
 */
struct _DptFlow
{
  DptPaper *paper;
  DptSheet *sheet;
  double x, width;
  double y, bottom;
  /*< private >*/
  double page_width, page_height;
  double top, head_height;
  DptFlowBegin begin;
  gpointer data;
};

/**
 * dpt_flow_begin:
 * @paper: without pages so far
 * @height: of a page, or 0 for a roll
 * @left, @right, @top, @bottom: margins; @bottom includes the footer
 *
 * Opens the first page.
 */
void dpt_flow_begin (
  DptFlow *flow, DptPaper *paper, double width, double height, double left, double right, double top, double bottom);

/** dpt_flow_set_begin: @begin is called when a further page was opened, and has @head_height points for what it draws */
void dpt_flow_set_begin (DptFlow *flow, double head_height, DptFlowBegin begin, gpointer data);

/** dpt_flow_end_roll: cuts the roll @margin below the last block */
void dpt_flow_end_roll (DptFlow *flow, double margin);

void dpt_flow_break (DptFlow *flow);

/** dpt_flow_get_room: Returns: points left on this page */
double dpt_flow_get_room (DptFlow *flow);

/** dpt_flow_get_page_room: Returns: points that a further page has below its head */
double dpt_flow_get_page_room (DptFlow *flow);

/** dpt_flow_need: opens a new page unless @height fits on this one. Returns: whether a page was opened */
gboolean dpt_flow_need (DptFlow *flow, double height);

/** dpt_flow_paragraph: a paragraph over the whole width that goes on over pages line by line when it must; @after is the space below */
void dpt_flow_paragraph (DptFlow *flow, const char *text, DptType type, DptInk ink, DptAlign align, double after);

/** dpt_flow_label: the small spaced word above a block, kept together with @keep points of what follows */
void dpt_flow_label (DptFlow *flow, const char *text, double keep);

void dpt_flow_rule (DptFlow *flow, DptInk ink, double thickness, double after);

G_END_DECLS
