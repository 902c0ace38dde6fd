/* dpt-devices-pane.h - the instruments of the shop: which folder each writes into, or which serial line it sends over.
 * For: the settings. Not for: what they send (gui/exam), listening (exchange/dpt-device-feed.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_DEVICES_PANE (dpt_devices_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptDevicesPane, dpt_devices_pane, DPT, DEVICES_PANE, AdwBin)

/* Signal: changed (): there may be something to be saved now. */

void dpt_devices_pane_set_session (DptDevicesPane *self, DptSession *session);
/** dpt_devices_pane_refresh: reads the list again; what is being typed stays */
void dpt_devices_pane_refresh (DptDevicesPane *self);
/** dpt_devices_pane_get_record: Returns: (transfer none) (nullable): the instrument that is edited */
gpointer dpt_devices_pane_get_record (DptDevicesPane *self);
/** dpt_devices_pane_take_record: @record: one that had been begun before, in place of what is shown */
void dpt_devices_pane_take_record (DptDevicesPane *self, gpointer record);
gboolean dpt_devices_pane_get_dirty (DptDevicesPane *self);
void dpt_devices_pane_save (DptDevicesPane *self);
void dpt_devices_pane_discard (DptDevicesPane *self);

G_END_DECLS
