/* dpt-visit-part.h - one part of the visit page: shows the visit being edited, and writes into it.
 * For: the grids, lists and paragraphs of DptVisitPage. Not for: what each shows, which is its subclass.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/clinical/dpt-visit-editor.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT_PART (dpt_visit_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (DptVisitPart, dpt_visit_part, DPT, VISIT_PART, GtkBox)

/**
 * DptVisitPartClass:
 * @show: (must): makes the fields say what @editor holds now; called for every change of it
 */
struct _DptVisitPartClass
{
  GtkBoxClass parent_class;

  void (*show) (DptVisitPart *self, DptVisitEditor *editor);
};

/** dpt_visit_part_get_editor: Returns: (transfer none): never %NULL: where there is no visit, that of nobody, which is
 * empty and cannot be edited */
DptVisitEditor *dpt_visit_part_get_editor (DptVisitPart *self);
/** dpt_visit_part_set_editor: @editor: (nullable): %NULL empties the fields: nothing of a patient stays in a hidden one */
void dpt_visit_part_set_editor (DptVisitPart *self, DptVisitEditor *editor);
/** dpt_visit_part_show: shows the visit again, after something beside it changed */
void dpt_visit_part_show (DptVisitPart *self);

/**
 * dpt_visit_part_begin:
 * @key: (nullable): see dpt_visit_editor_begin()
 *
 * Returns: (transfer none) (nullable): the sheet to write into until dpt_visit_part_end(); %NULL where nothing can be
 * written, or where it is the visit that writes the fields
 */
DptVisitSheet *dpt_visit_part_begin (DptVisitPart *self, const char *key);
void dpt_visit_part_end (DptVisitPart *self);

/** dpt_visit_part_connect_entry: Enter in @entry goes on to the next field; undo is the visit's, not the entry's */
void dpt_visit_part_connect_entry (DptVisitPart *self, GtkWidget *entry);
/** dpt_visit_part_set_sensitive: of a control that cannot be made read-only otherwise. Where the cursor stands in it, it goes
 * to the title of the section first: GTK leaves it nowhere, and Tab then passes the whole page by. */
void dpt_visit_part_set_sensitive (GtkWidget *control, gboolean sensitive);

G_END_DECLS
