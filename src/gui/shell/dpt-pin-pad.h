/* dpt-pin-pad.h - ten digits as large as a finger, for an entry that takes keys as well.
 * For: the sign-in page on a touch screen. Not for: amounts at the till.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_PIN_PAD (dpt_pin_pad_get_type ())
G_DECLARE_FINAL_TYPE (DptPinPad, dpt_pin_pad, DPT, PIN_PAD, GtkWidget)

/* Properties: editable (GtkEditable): what the digits go to. Signal: enter (): the key at the lower right. */

/** dpt_pin_pad_set_editable: @editable: (nullable): what the digits go to */
void dpt_pin_pad_set_editable (DptPinPad *self, GtkEditable *editable);

G_END_DECLS
