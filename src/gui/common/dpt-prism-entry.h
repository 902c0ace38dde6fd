/* dpt-prism-entry.h - a prism with its bases in one field: "2 BI 1.5 BU".
 * For: refraction tables, prescriptions. Not for: splitting and adding prisms (engine/optics/dpt-prism.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-rx.h"
#include "gui/common/dpt-field-entry.h"

G_BEGIN_DECLS

#define DPT_TYPE_PRISM_ENTRY (dpt_prism_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptPrismEntry, dpt_prism_entry, DPT, PRISM_ENTRY, DptFieldEntry)

/* Signal: edited (): a person changed the value. */

GtkWidget *dpt_prism_entry_new (void);

/** dpt_prism_entry_get_prism: puts amounts and bases into @rx, and leaves the rest of it */
void dpt_prism_entry_get_prism (DptPrismEntry *self, DptRx *rx);
/** dpt_prism_entry_set_prism: takes them from @rx; does not emit "edited" */
void dpt_prism_entry_set_prism (DptPrismEntry *self, const DptRx *rx);
/** dpt_prism_entry_set_earlier: @rx: (nullable): of the visit before, in grey while the field is empty */
void dpt_prism_entry_set_earlier (DptPrismEntry *self, const DptRx *rx);
/** dpt_prism_format: Returns: (transfer full): "2.0 BI 1.5 BU", "" for none */
char *dpt_prism_format (const DptRx *rx);

G_END_DECLS
