/* dpt-tray-button.h - the way to the tray of readings, with how many wait.
 * For: the exam, beside a patient's visits and beside the queues. Not for: the tray (dpt-tray-window.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_TRAY_BUTTON (dpt_tray_button_get_type ())
G_DECLARE_FINAL_TYPE (DptTrayButton, dpt_tray_button, DPT, TRAY_BUTTON, GtkButton)

/** dpt_tray_button_set_count: @waiting: readings; @trouble: how many of them cannot be read */
void dpt_tray_button_set_count (DptTrayButton *self, guint waiting, guint trouble);

G_END_DECLS
