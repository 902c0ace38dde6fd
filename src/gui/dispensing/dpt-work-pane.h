/* dpt-work-pane.h - what waits for the optician, in sections with their counts, and a list of one of them.
 * For: the first page of dispensing. Not for: the queries (engine/order/dpt-order-list.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/order/dpt-order-list.h"

G_BEGIN_DECLS

#define DPT_TYPE_WORK_PANE (dpt_work_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptWorkPane, dpt_work_pane, DPT, WORK_PANE, AdwBin)

/* Signal: row-activated (DptRecord *): a #DptWaitingPrescription or a #DptOrderRow. */

GtkWidget *dpt_work_pane_new (void);

/** dpt_work_pane_set_session: @session: (nullable): whose work is listed; %NULL empties the pane */
void dpt_work_pane_set_session (DptWorkPane *self, DptSession *session);

/** dpt_work_pane_set_counts: what stands beside the sections */
void dpt_work_pane_set_counts (DptWorkPane *self, const DptOrderCounts *counts);

/** dpt_work_pane_show_section: @section: from 0, as they stand; goes on to its list */
void dpt_work_pane_show_section (DptWorkPane *self, guint section);
/** dpt_work_pane_focus: the first row of the list that is shown, so that Enter opens it */
void dpt_work_pane_focus (DptWorkPane *self);
void dpt_work_pane_focus_search (DptWorkPane *self);
/** dpt_work_pane_export: the list that is shown, as a spreadsheet */
void dpt_work_pane_export (DptWorkPane *self);

/** dpt_work_pane_set_patient: whose orders the last section holds; 0: there is no such section */
void dpt_work_pane_set_patient (DptWorkPane *self, gint64 patient_id);
/** dpt_work_pane_show_patient: goes to that section, where there is one */
void dpt_work_pane_show_patient (DptWorkPane *self);

/** dpt_work_pane_offer: offers to go on with an order; @title: (nullable): client and number, %NULL: nothing to go on with */
void dpt_work_pane_offer (DptWorkPane *self, const char *title);

G_END_DECLS
