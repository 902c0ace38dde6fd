/* dpt-partners-pane.h - whom the shop works with: prescribers and insurers, entered, changed, switched off.
 * For: the settings. Not for: entering one while a patient waits (gui/common/dpt-partner-dialog.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_PARTNERS_PANE (dpt_partners_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptPartnersPane, dpt_partners_pane, DPT, PARTNERS_PANE, AdwBin)

/* Signal: changed (): something is to be saved, or no longer. */

/** dpt_partners_pane_set_session: @session: (nullable): reads them */
void dpt_partners_pane_set_session (DptPartnersPane *self, DptSession *session);
/** dpt_partners_pane_refresh: reads them again; what is edited stays */
void dpt_partners_pane_refresh (DptPartnersPane *self);
/** dpt_partners_pane_get_record: Returns: (transfer none) (nullable): the prescriber or the insurer that is edited */
gpointer dpt_partners_pane_get_record (DptPartnersPane *self, gboolean insurer);
/** dpt_partners_pane_take_record: @record: one that had been begun before, in place of what is shown */
void dpt_partners_pane_take_record (DptPartnersPane *self, gpointer record);
gboolean dpt_partners_pane_get_dirty (DptPartnersPane *self);
void dpt_partners_pane_save (DptPartnersPane *self);
void dpt_partners_pane_discard (DptPartnersPane *self);

G_END_DECLS
