/* dpt-visit-sheet.h - one whole visit as a value: its head, refractions, acuities, pressures, curves, findings.
 * For: editing, undo, comparing, freezing. Not for: the database (dpt-visit-store.h), nor undo itself
 * (dpt-visit-editor.h).
 *
 * A copy costs an array of references: records are shared until one of the copies edits them, so a stack of a hundred
 * earlier states is cheap. Records have their id from birth, so a state that was undone and redone saves as the same
 * rows. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-lens-trial.h"
#include "engine/clinical/dpt-measure.h"
#include "engine/clinical/dpt-refraction.h"
#include "engine/clinical/dpt-visit.h"
#include "engine/optics/dpt-acuity.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT_SHEET (dpt_visit_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DptVisitSheet, dpt_visit_sheet, DPT, VISIT_SHEET, GObject)

/** dpt_visit_sheet_new: Returns: (transfer full): a sheet that holds @visit (shared, not copied) and nothing measured
 */
DptVisitSheet *dpt_visit_sheet_new (DptVisit *visit);
DptVisitSheet *dpt_visit_sheet_copy (DptVisitSheet *self);

/** dpt_visit_sheet_get_visit: Returns: (transfer none): the head; not to be changed, see dpt_visit_sheet_set_text() */
DptVisit *dpt_visit_sheet_get_visit (DptVisitSheet *self);
gint64 dpt_visit_sheet_get_visit_id (DptVisitSheet *self);
const char *dpt_visit_sheet_get_state (DptVisitSheet *self);

/** dpt_visit_sheet_get_text: @field: a text of #DptVisit. Returns: (transfer none): "" for none */
const char *dpt_visit_sheet_get_text (DptVisitSheet *self, guint field);
void dpt_visit_sheet_set_text (DptVisitSheet *self, guint field, const char *text);
/** dpt_visit_sheet_set_next_visit: @months: until the next visit, 0 for none said */
void dpt_visit_sheet_set_next_visit (DptVisitSheet *self, int months);

/* Refractions: the first pair of each row and eye */

/** dpt_visit_sheet_get_refraction: Returns: (transfer none) (nullable): not to be changed */
DptRefraction *dpt_visit_sheet_get_refraction (DptVisitSheet *self, DptRefractionRow row, DptEye eye);
/** dpt_visit_sheet_get_rx: Returns: which parts are measured; @rx: (out caller-allocates) */
DptRxFields dpt_visit_sheet_get_rx (DptVisitSheet *self, DptRefractionRow row, DptEye eye, DptRx *rx);
/** dpt_visit_sheet_set_rx: writes the parts of @rx that @fields names, as typed */
void
dpt_visit_sheet_set_rx (DptVisitSheet *self, DptRefractionRow row, DptEye eye, const DptRx *rx, DptRxFields fields);
/** dpt_visit_sheet_set_refraction_value: @value: for one field of #DptRefraction; %DPT_NULL clears it */
void dpt_visit_sheet_set_refraction_value (
  DptVisitSheet *self, DptRefractionRow row, DptEye eye, guint field, DptDbValue value);
/** dpt_visit_sheet_set_refraction_acuity: @acuity: (nullable): far, or near where @near; %NULL clears it */
void dpt_visit_sheet_set_refraction_acuity (
  DptVisitSheet *self, DptRefractionRow row, DptEye eye, gboolean near_by, const DptAcuity *acuity);
/** dpt_visit_sheet_clear_refraction: empties the cell pair */
void dpt_visit_sheet_clear_refraction (DptVisitSheet *self, DptRefractionRow row, DptEye eye);
/**
 * dpt_visit_sheet_copy_refraction:
 * @from: (nullable): a refraction of this or another visit; %NULL copies nothing
 * @source: "copied" or "earlier_visit"
 *
 * Takes over powers, prisms and distances, not the acuity, which belongs to the eye and the day.
 */
void dpt_visit_sheet_copy_refraction (
  DptVisitSheet *self, DptRefraction *from, DptRefractionRow row, DptEye eye, const char *source);

/* Pairs of glasses worn besides the first: rows "worn" of the refraction with a number of their own */

#define DPT_VISIT_MAX_PAIRS 5

/** dpt_visit_sheet_get_pair: @pair: from 1, which is the row of the table. Returns: (transfer none) (nullable) */
DptRefraction *dpt_visit_sheet_get_pair (DptVisitSheet *self, guint pair, DptEye eye);
/** dpt_visit_sheet_set_pair: writes the parts of @rx that @fields names; none of them removes the eye's powers */
void
dpt_visit_sheet_set_pair (DptVisitSheet *self, guint pair, DptEye eye, const DptRx *rx, DptRxFields fields);
/** dpt_visit_sheet_set_pair_note: what the pair is for, and how old it is; kept with its right eye */
void dpt_visit_sheet_set_pair_note (DptVisitSheet *self, guint pair, const char *note);
/** dpt_visit_pair_is_length: Returns: whether @field of #DptRefraction is one of dpt_visit_sheet_set_pair_length() */
gboolean dpt_visit_pair_is_length (guint field);
/** dpt_visit_sheet_set_pair_length: @field: vertex distance, or pupillary distance far or near. @value: hundredths of a millimetre, 0
 * for none */
void dpt_visit_sheet_set_pair_length (DptVisitSheet *self, guint pair, DptEye eye, guint field, gint64 value);

/** DPT_VISIT_PAIR_SECTION: what else is told of a pair are the findings of the section of this name and its number */
#define DPT_VISIT_PAIR_SECTION "pair_"
/** dpt_visit_pair_dup_section: Returns: (transfer full): "pair_2" */
char *dpt_visit_pair_dup_section (guint pair);

/* Single readings of the autorefractor, whose median is the row of the table */

#define DPT_VISIT_MAX_REPEATS 10

/** dpt_visit_sheet_get_repeat: @number: from 1. Returns: (transfer none) (nullable) */
DptRefraction *dpt_visit_sheet_get_repeat (DptVisitSheet *self, guint number, DptEye eye);
/** dpt_visit_sheet_set_repeat: writes the parts of @rx that @fields names; none of them removes the reading */
void dpt_visit_sheet_set_repeat (DptVisitSheet *self, guint number, DptEye eye, const DptRx *rx, DptRxFields fields);

/* The rest, by what it is */

/** dpt_visit_sheet_get_acuity: @eye: "R", "L", "B". Returns: (transfer none) (nullable) */
DptAcuityRecord *
dpt_visit_sheet_get_acuity (DptVisitSheet *self, const char *eye, const char *distance, const char *method);
/** dpt_visit_sheet_set_acuity: @acuity: (nullable): %NULL removes it */
void dpt_visit_sheet_set_acuity (
  DptVisitSheet *self, const char *eye, const char *distance, const char *method, const DptAcuity *acuity);

/** dpt_visit_sheet_get_pressure: @nth: of that eye, from 0. Returns: (transfer none) (nullable) */
DptPressure *dpt_visit_sheet_get_pressure (DptVisitSheet *self, DptEye eye, guint nth);
/**
 * dpt_visit_sheet_set_pressure:
 * @mmhg: hundredths; below 0 removes the reading
 * @taken_at: kept where the reading is there already
 */
void dpt_visit_sheet_set_pressure (
  DptVisitSheet *self, DptEye eye, guint nth, int mmhg, const char *instrument, gint64 taken_at);
/** dpt_visit_sheet_set_pressure_taken: of a reading that is there: with what (nullable) and when, 0 where nobody knows */
void dpt_visit_sheet_set_pressure_taken (
  DptVisitSheet *self, DptEye eye, guint nth, const char *instrument, gint64 taken_at);
/** dpt_visit_sheet_get_mean_pressure: Returns: hundredths of mmHg over the readings of @eye, -1 for none */
int dpt_visit_sheet_get_mean_pressure (DptVisitSheet *self, DptEye eye);

/** dpt_visit_sheet_get_keratometry: Returns: (transfer none) (nullable) */
DptKeratometry *dpt_visit_sheet_get_keratometry (DptVisitSheet *self, DptEye eye);
void dpt_visit_sheet_set_keratometry_value (DptVisitSheet *self, DptEye eye, guint field, DptDbValue value);

/** dpt_visit_sheet_get_finding: @eye: (nullable). Returns: (transfer none) (nullable) */
DptFinding *dpt_visit_sheet_get_finding (DptVisitSheet *self, const char *section, const char *item, const char *eye);
void dpt_visit_sheet_set_finding_text (
  DptVisitSheet *self, const char *section, const char *item, const char *eye, const char *text);
/** dpt_visit_sheet_set_finding_code: @code: (nullable): of a list, in place of what stood there; @text: (nullable): in
 * the examiner's words, where it is none of the list */
void dpt_visit_sheet_set_finding_code (
  DptVisitSheet *self, const char *section, const char *item, const char *eye, const char *code, const char *text);
/** dpt_visit_sheet_set_finding_number: @number: in the unit of the item; G_MININT64 removes it */
void dpt_visit_sheet_set_finding_number (
  DptVisitSheet *self, const char *section, const char *item, const char *eye, gint64 number);

/* Contact lenses tried (dpt-visit-sheet-trial.c) */

#define DPT_VISIT_MAX_TRIALS 20

/** dpt_visit_sheet_get_trial: @number: from 1. Returns: (transfer none) (nullable): not to be changed */
DptLensTrial *dpt_visit_sheet_get_trial (DptVisitSheet *self, guint number, DptEye eye);
/** dpt_visit_sheet_count_trials: Returns: the number of the last trial that says anything, 0 for none */
guint dpt_visit_sheet_count_trials (DptVisitSheet *self);
/** dpt_visit_sheet_set_trial_value: @value: for one field of #DptLensTrial; %DPT_NULL clears it */
void
dpt_visit_sheet_set_trial_value (DptVisitSheet *self, guint number, DptEye eye, guint field, DptDbValue value);
/** dpt_visit_sheet_set_trial_powers: @over: whether the refraction over the lens; parts not in @fields are emptied */
void dpt_visit_sheet_set_trial_powers (
  DptVisitSheet *self, guint number, DptEye eye, gboolean over, const DptRx *rx, DptRxFields fields);
/** dpt_visit_sheet_set_trial_acuity: @acuity: (nullable): with the lens; %NULL clears it */
void
dpt_visit_sheet_set_trial_acuity (DptVisitSheet *self, guint number, DptEye eye, const DptAcuity *acuity);
/** dpt_visit_sheet_copy_trial_across: the right eye's lens is on the left, too; how it fits is each eye's own */
void dpt_visit_sheet_copy_trial_across (DptVisitSheet *self, guint number);
/**
 * dpt_visit_sheet_add_trial:
 *
 * The next lenses: those of the trial before with the power that it asks for (dpt_lens_trial_find_order()), the first
 * with what the final refraction asks for on the eye, both as makers offer them. An eye whose lens is to be ordered gets
 * no other. Lots are typed from each blister.
 *
 * Returns: its number; 0 where there are %DPT_VISIT_MAX_TRIALS
 */
guint dpt_visit_sheet_add_trial (DptVisitSheet *self);
void dpt_visit_sheet_remove_trial (DptVisitSheet *self, guint number);
/** dpt_visit_sheet_find_ordered_trial: Returns: (transfer none) (nullable): the last one decided on */
DptLensTrial *dpt_visit_sheet_find_ordered_trial (DptVisitSheet *self, DptEye eye);
/** dpt_visit_sheet_find_last_trial: Returns: (transfer none) (nullable): the last one that says anything */
DptLensTrial *dpt_visit_sheet_find_last_trial (DptVisitSheet *self, DptEye eye);
/** dpt_visit_sheet_get_trial_vertex: Returns: of the eye's final refraction, or the usual 12 mm, in hundredths of a
 * millimetre */
int dpt_visit_sheet_get_trial_vertex (DptVisitSheet *self, DptEye eye);

/* The whole */

/** dpt_visit_sheet_get_details: Returns: (transfer none) (element-type DptRecord): all records but the head, empty ones
 * too */
GPtrArray *dpt_visit_sheet_get_details (DptVisitSheet *self);
/** dpt_visit_sheet_find_detail: Returns: (transfer none) (nullable): the record with @id */
gpointer dpt_visit_sheet_find_detail (DptVisitSheet *self, gint64 id);
/** dpt_visit_sheet_own_detail: @record: of this sheet. Returns: (transfer none): a copy in its place that no other sheet holds, to be
 * changed */
gpointer dpt_visit_sheet_own_detail (DptVisitSheet *self, gpointer record);
/** dpt_visit_sheet_add_detail: @record: (transfer full): one of the detail records, with its visit's id */
void dpt_visit_sheet_add_detail (DptVisitSheet *self, gpointer record);
/** dpt_visit_detail_is_empty: Returns: whether @record says nothing, so that it is not saved */
gboolean dpt_visit_detail_is_empty (gpointer record);
/** dpt_visit_detail_is_key: Returns: whether @field says which value @record is, and not what it is */
gboolean dpt_visit_detail_is_key (gpointer record, guint field);

/** dpt_visit_sheet_same_content: Returns: whether the examiner wrote the same in both; ids, versions and states do not
 * count */
gboolean dpt_visit_sheet_same_content (DptVisitSheet *self, DptVisitSheet *other);
/** dpt_visit_sheet_is_empty: Returns: whether nothing at all was written */
gboolean dpt_visit_sheet_is_empty (DptVisitSheet *self);
/** dpt_visit_sheet_check: whether it can be signed. Otherwise @error names what is missing or cannot be. */
gboolean dpt_visit_sheet_check (DptVisitSheet *self, GError **error);

/* Frozen (dpt-visit-sheet-json.c) */

/**
 * dpt_visit_sheet_to_json:
 *
 * Canonical: the same content gives the same bytes whatever order it was typed in. Keys sorted, no spaces, no NULLs, no
 * ids; in the units of the columns.
 * {"acuity":[…],"finding":[…],"format":1,"keratometry":[…],"lens_trial":[…],"pressure":[…],"refraction":[…],"visit":{…}}
 *
 * Returns: (transfer full)
 */
char *dpt_visit_sheet_to_json (DptVisitSheet *self);
/**
 * dpt_visit_sheet_new_from_json:
 * @visit: the visit it belongs to, for what is no content
 *
 * Returns: (transfer full) (nullable): the sheet as it was frozen; %DPT_ERROR_DAMAGED where @json is no such content
 */
DptVisitSheet *dpt_visit_sheet_new_from_json (DptVisit *visit, const char *json, GError **error);

G_END_DECLS
