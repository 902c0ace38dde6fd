/* dpt-visit-page.h - the visit as one page: sections that fold, in clinical order.
 * For: the middle of the exam screen. Not for: loading and saving (dpt-exam-perspective.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/dpt-clock.h"
#include "engine/clinical/dpt-visit-editor.h"
#include "gui/exam/dpt-refraction-table.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT_PAGE (dpt_visit_page_get_type ())
G_DECLARE_FINAL_TYPE (DptVisitPage, dpt_visit_page, DPT, VISIT_PAGE, AdwBin)

/* Signal: custom (char *name, char *value): to be kept with dpt_exam_custom_save(). */

/** dpt_visit_page_set_editor: @editor: (nullable): the visit that is shown and edited */
void dpt_visit_page_set_editor (DptVisitPage *self, DptVisitEditor *editor);
/** dpt_visit_page_set_custom: @custom: (nullable): see dpt_exam_custom_load(): order of the sections, words */
void dpt_visit_page_set_custom (DptVisitPage *self, GHashTable *custom);
/** dpt_visit_page_set_clock: @clock: (nullable): what says when a reading is taken, a drop given */
void dpt_visit_page_set_clock (DptVisitPage *self, DptClock *clock);
/** dpt_visit_page_open_section: shows a section that the type of visit leaves out, and puts the focus into it */
void dpt_visit_page_open_section (DptVisitPage *self, const char *section);
/** dpt_visit_page_set_prescriptions: @rows: (element-type DptPrescriptionRow) (nullable): issued from the visit; a
 * click shows one */
void dpt_visit_page_set_prescriptions (DptVisitPage *self, GPtrArray *rows);
/** dpt_visit_page_move_section: @direction: 1 or -1: puts the focus where the next section begins, or the one before */
void dpt_visit_page_move_section (DptVisitPage *self, int direction);
/** dpt_visit_page_add_trial: the next contact lenses to try; their section comes where it was not shown */
void dpt_visit_page_add_trial (DptVisitPage *self);
DptRefractionTable *dpt_visit_page_get_table (DptVisitPage *self);
/** dpt_visit_page_commit: reads the field that is being typed in. Returns: %FALSE where it is refused; the focus stays
 * there */
gboolean dpt_visit_page_commit (DptVisitPage *self);
/** dpt_visit_page_check: the same, and looks for a refused field everywhere, folded sections included. Where there is one the focus
 * goes there and @error says why it is refused. Returns: whether all that is seen is in the visit */
gboolean dpt_visit_page_check (DptVisitPage *self, GError **error);
/** dpt_visit_page_get_typing: Returns: whether somebody is in the middle of a field: nothing may be written under their hands */
gboolean dpt_visit_page_get_typing (DptVisitPage *self);
/** dpt_visit_page_write_normal: into the empty fields of the section with the focus, else of slit lamp and fundus */
void dpt_visit_page_write_normal (DptVisitPage *self);
/** dpt_visit_page_focus_start: puts the focus where an examination begins */
void dpt_visit_page_focus_start (DptVisitPage *self);

G_END_DECLS
