/* dpt-tab-strip.h - the pages of a stack as a row of tabs, each as wide as its word, narrower where the window is.
 * For: the patient sheet, whose ten tabs fit on a laptop. Not for: two or three pages (GtkStackSwitcher gives all the widest's width).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_TAB_STRIP (dpt_tab_strip_get_type ())
G_DECLARE_FINAL_TYPE (DptTabStrip, dpt_tab_strip, DPT, TAB_STRIP, GtkWidget)

/** dpt_tab_strip_set_stack: the pages that are there now, with their titles; whether one is visible may change later */
void dpt_tab_strip_set_stack (DptTabStrip *self, GtkStack *stack);

G_END_DECLS
