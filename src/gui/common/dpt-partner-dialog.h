/* dpt-partner-dialog.h - a prescriber or an insurer that the shop does not know yet, entered where one is needed.
 * For: forms with a choice of them. Not for: changing those there are (gui/settings/dpt-partners-pane.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-session.h"
#include "gui/common/dpt-record-form.h"

G_BEGIN_DECLS

/** The two kinds, with their fields and words. */
extern const DptRecordKind dpt_prescriber_kind;
extern const DptRecordKind dpt_insurer_kind;

/** dpt_partner_save: a #DptUnitFunc for a #DptPrescriber or #DptInsurer. Returns: (transfer full): the record as it is saved */
gpointer dpt_partner_save (DptUnit *unit, gpointer record, GError **error);

#define DPT_TYPE_PARTNER_DIALOG (dpt_partner_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptPartnerDialog, dpt_partner_dialog, DPT, PARTNER_DIALOG, AdwWindow)

/* Signal: saved (DptRecord *record): it is in the database. */

/** dpt_partner_dialog_new: @record: (transfer none): a new one, with what is known already */
DptPartnerDialog *dpt_partner_dialog_new (GtkWindow *parent, DptSession *session, const DptRecordKind *kind, gpointer record);

G_END_DECLS
