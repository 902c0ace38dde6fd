/* dpt-visit-sheet-private.h - copy on write of a visit's details, for the files that edit kinds of their own.
 * For: dpt-visit-sheet.c, dpt-visit-sheet-trial.c. Not for: anyone else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"

G_BEGIN_DECLS

/** _dpt_visit_sheet_find_refraction: Returns: (transfer none) (nullable): of any pair or reading */
DptRefraction *_dpt_visit_sheet_find_refraction (DptVisitSheet *self, DptRefractionRow row, guint pair, DptEye eye);

/** _dpt_visit_sheet_own: Returns: (transfer none): @record, which is of this sheet, as one that nobody else holds */
gpointer _dpt_visit_sheet_own (DptVisitSheet *self, gpointer record);
/** _dpt_visit_sheet_add_new: @record: (transfer full): gets an id, the visit's, and "typed" as its source where it has
 * none. Returns: (transfer none) */
gpointer _dpt_visit_sheet_add_new (DptVisitSheet *self, gpointer record, guint source_field);
void _dpt_visit_sheet_remove (DptVisitSheet *self, gpointer record);
/** _dpt_visit_detail_set: @value: text for a text field, a number for all others */
void _dpt_visit_detail_set (gpointer record, guint field, DptDbValue value);

G_END_DECLS
