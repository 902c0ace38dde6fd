/* dpt-acuity-entry.h - a visual acuity, typed in any notation and shown as it was typed.
 * For: the exam. Not for: comparing acuities (engine/optics/dpt-acuity.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-acuity.h"
#include "gui/common/dpt-field-entry.h"

G_BEGIN_DECLS

#define DPT_TYPE_ACUITY_ENTRY (dpt_acuity_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptAcuityEntry, dpt_acuity_entry, DPT, ACUITY_ENTRY, DptFieldEntry)

/* Signal: edited (): a person changed the value. Properties: near (a lone number is a Parinaud), notation-text (text as
 * kept). */

GtkWidget *dpt_acuity_entry_new (gboolean near_by);

/** dpt_acuity_entry_get_acuity: Returns: (transfer none): kind %DPT_ACUITY_NONE where empty */
const DptAcuity *dpt_acuity_entry_get_acuity (DptAcuityEntry *self);
/** dpt_acuity_entry_set_text: @text: (nullable): as a record keeps it; does not emit "edited" */
void dpt_acuity_entry_set_text (DptAcuityEntry *self, const char *text);
/** dpt_acuity_entry_set_earlier: @text: (nullable): of the visit before, in grey while the field is empty; steps begin
 * from it */
void dpt_acuity_entry_set_earlier (DptAcuityEntry *self, const char *text);

/** dpt_acuity_entry_dup_notations: Returns: (transfer full): @acuity in every notation but its own, "0.8 · 6/7.5 ·
 * 20/25 · 0.10 logMAR" */
char *dpt_acuity_entry_dup_notations (const DptAcuity *acuity);

G_END_DECLS
