/* dpt-order-page.h - one order in the order of the conversation: six steps, and the price at the right of each.
 * For: the dispensing perspective. Not for: reading or saving.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"
#include "gui/dispensing/dpt-fitting-pane.h"
#include "gui/dispensing/dpt-frame-pane.h"
#include "gui/dispensing/dpt-lens-pane.h"

G_BEGIN_DECLS

typedef enum
{
  DPT_ORDER_STEP_PRESCRIPTION,
  DPT_ORDER_STEP_FRAME,
  DPT_ORDER_STEP_LENSES,
  DPT_ORDER_STEP_MEASUREMENTS,
  DPT_ORDER_STEP_PRICE,
  DPT_ORDER_STEP_ORDER,
  DPT_N_ORDER_STEPS,
} DptOrderStep;

#define DPT_TYPE_ORDER_PAGE (dpt_order_page_get_type ())
G_DECLARE_FINAL_TYPE (DptOrderPage, dpt_order_page, DPT, ORDER_PAGE, AdwBin)

GtkWidget *dpt_order_page_new (void);

/** dpt_order_page_set_facts: shows @facts; @desk stays valid until the next call */
void dpt_order_page_set_facts (DptOrderPage *self, const DptDispensingDesk *desk, DptOrderFacts *facts);

DptOrderStep dpt_order_page_get_step (DptOrderPage *self);
void dpt_order_page_set_step (DptOrderPage *self, DptOrderStep step);

/** dpt_order_page_focus_step: puts the cursor into the first field of the step that is shown */
void dpt_order_page_focus_step (DptOrderPage *self);

/** dpt_order_page_get_pair: Returns: the index of the pair that is shown */
guint dpt_order_page_get_pair (DptOrderPage *self);
void dpt_order_page_set_pair (DptOrderPage *self, guint pair);
/** dpt_order_page_show_last_pair: shows the pair added last as soon as it is there */
void dpt_order_page_show_last_pair (DptOrderPage *self);

DptFramePane *dpt_order_page_get_frame_pane (DptOrderPage *self);
DptLensPane *dpt_order_page_get_lens_pane (DptOrderPage *self);
DptFittingPane *dpt_order_page_get_fitting_pane (DptOrderPage *self);

/** dpt_order_page_find_first_open_step: Returns: where the conversation stands */
DptOrderStep dpt_order_page_find_first_open_step (DptOrderFacts *facts);

G_END_DECLS
