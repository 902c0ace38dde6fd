/* dpt-lens-trial.h - a contact lens tried on one eye at a visit: which lens, how it fits, what it still leaves.
 * For: the record, what follows from it, who had a lot. Not for: wear and checks (dpt-lens-wear.h), what is prescribed
 * (dpt-prescription.h). SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-exam-item.h"
#include "engine/clinical/dpt-refraction.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_LENS_TRIAL (dpt_lens_trial_get_type ())
G_DECLARE_FINAL_TYPE (DptLensTrial, dpt_lens_trial, DPT, LENS_TRIAL, DptRecord)

/** DptLensTrial's fields. Numbers are in hundredths of the unit of the item of their name (section "lens_trial",
 * dpt_exam_item_find()), powers in hundredths of a dioptre, axes in degrees; words are a nick of the item's choices or
 * the examiner's own. One for each trial and eye. */
enum
{
  DPT_LENS_TRIAL_VISIT_ID,
  DPT_LENS_TRIAL_NUMBER, /* 1, 2, … in the order of trying */
  DPT_LENS_TRIAL_EYE,
  DPT_LENS_TRIAL_MAKER,
  DPT_LENS_TRIAL_BRAND,
  DPT_LENS_TRIAL_LENS_TYPE,
  DPT_LENS_TRIAL_DESIGN,
  DPT_LENS_TRIAL_MATERIAL,
  DPT_LENS_TRIAL_BACK_CURVE, /* BC, of rigid lenses BOZR */
  DPT_LENS_TRIAL_DIAMETER,
  DPT_LENS_TRIAL_SPHERE, /* back vertex power as marked */
  DPT_LENS_TRIAL_CYLINDER,
  DPT_LENS_TRIAL_AXIS,
  DPT_LENS_TRIAL_ADDITION,
  DPT_LENS_TRIAL_PROFILE,
  DPT_LENS_TRIAL_LOT, /* dpt_lens_lot_normalize() */
  DPT_LENS_TRIAL_EXPIRES_ON,
  DPT_LENS_TRIAL_QUANTITY,
  DPT_LENS_TRIAL_COLOUR,
  DPT_LENS_TRIAL_OPTIC_ZONE,
  DPT_LENS_TRIAL_EDGE,
  DPT_LENS_TRIAL_DK,
  DPT_LENS_TRIAL_THICKNESS,
  DPT_LENS_TRIAL_WATER,
  DPT_LENS_TRIAL_CENTRATION,
  DPT_LENS_TRIAL_COVERAGE,
  DPT_LENS_TRIAL_MOVEMENT,
  DPT_LENS_TRIAL_LAG,
  DPT_LENS_TRIAL_TIGHTNESS,
  DPT_LENS_TRIAL_ROTATION, /* clockwise positive, as the examiner sees it */
  DPT_LENS_TRIAL_FLUORESCEIN,
  DPT_LENS_TRIAL_COMFORT,
  DPT_LENS_TRIAL_MINUTES,
  DPT_LENS_TRIAL_OVER_SPHERE,
  DPT_LENS_TRIAL_OVER_CYLINDER,
  DPT_LENS_TRIAL_OVER_AXIS,
  DPT_LENS_TRIAL_ACUITY, /* with the lens, and the over-refraction where there is one */
  DPT_LENS_TRIAL_ACUITY_LOGMAR,
  DPT_LENS_TRIAL_DECISION, /* order, other, reject */
  DPT_LENS_TRIAL_REMARK,
  DPT_LENS_TRIAL_SOURCE,
};

/** dpt_lens_trial_get_power: @rx: (out caller-allocates): as marked. Returns: which parts are known; none for %NULL */
DptRxFields dpt_lens_trial_get_power (DptLensTrial *self, DptRx *rx);
/** dpt_lens_trial_get_over: @rx: (out caller-allocates): refraction over the lens. Returns: which parts are known */
DptRxFields dpt_lens_trial_get_over (DptLensTrial *self, DptRx *rx);
/** dpt_lens_trial_set_powers: @over: whether the refraction over the lens; parts that @fields does not name are emptied */
void dpt_lens_trial_set_powers (DptLensTrial *self, gboolean over, const DptRx *rx, DptRxFields fields);
/** dpt_lens_trial_get_rotation: Returns: degrees, clockwise positive */
int dpt_lens_trial_get_rotation (DptLensTrial *self);
/** dpt_lens_trial_find_order: @vertex: of the over-refraction, hundredths of a millimetre; @order: (out
 * caller-allocates): see dpt_contact_lens_find_order(), not rounded. Returns: whether the lens has a power */
gboolean dpt_lens_trial_find_order (DptLensTrial *self, int vertex, DptRx *order);
/** dpt_lens_trial_is_rigid: Returns: whether its fit is read with fluorescein */
gboolean dpt_lens_trial_is_rigid (DptLensTrial *self);
/** dpt_lens_trial_is_toric: Returns: whether it matters that it turns */
gboolean dpt_lens_trial_is_toric (DptLensTrial *self);

/**
 * dpt_lens_trial_describe_unusual:
 * @day: ISO: of the visit
 *
 * Returns: (transfer full) (nullable): translated, a line each: an expired lens, a rotation beyond 20°, a lens to be
 * ordered without its curve or power, over-refraction that the acuity was not taken with
 */
char *dpt_lens_trial_describe_unusual (DptLensTrial *self, const char *day);

/** dpt_lens_trial_create_finding: Returns: (transfer full) (nullable): what the item of section "lens_trial" found, as a
 * finding, so that it is said and judged like any other; %NULL for nothing */
DptFinding *dpt_lens_trial_create_finding (DptLensTrial *self, const DptExamItem *item);
/** dpt_lens_trial_find_field: Returns: the field that holds @item */
guint dpt_lens_trial_find_field (const DptExamItem *item);

/* Lots */

/** dpt_lens_lot_normalize: Returns: (transfer full): capitals without blanks, as lots are printed and compared */
char *dpt_lens_lot_normalize (const char *text);
/** dpt_lens_expiry_parse: @text: a date, or a month alone as lenses are marked: "2027-03", "03/2027". Returns: (transfer
 * full) (nullable): ISO, of a month its last day */
char *dpt_lens_expiry_parse (const char *text);

#define DPT_TYPE_LENS_LOT_ROW (dpt_lens_lot_row_get_type ())
G_DECLARE_FINAL_TYPE (DptLensLotRow, dpt_lens_lot_row, DPT, LENS_LOT_ROW, DptRecord)

/** DptLensLotRow: one who had a lens of a lot */
enum
{
  DPT_LENS_LOT_ROW_VISIT_ID,
  DPT_LENS_LOT_ROW_PATIENT_ID,
  DPT_LENS_LOT_ROW_PATIENT_NAME,
  DPT_LENS_LOT_ROW_BIRTH_DATE,
  DPT_LENS_LOT_ROW_PHONE,
  DPT_LENS_LOT_ROW_STARTED_ON,
  DPT_LENS_LOT_ROW_EYE,
  DPT_LENS_LOT_ROW_MAKER,
  DPT_LENS_LOT_ROW_BRAND,
  DPT_LENS_LOT_ROW_LOT,
  DPT_LENS_LOT_ROW_EXPIRES_ON,
};

/**
 * dpt_lens_lot_find:
 * @lot: the beginning of a lot's number, at least two characters
 *
 * Who must be told when a maker calls a lot back: everybody on whom a lens of it was tried, in all establishments,
 * by name. Each patient found is noted in the access log ("lens lot X"), so it needs a unit that writes. Right:
 * clinical.read.
 *
 * Returns: (transfer full) (nullable) (element-type DptLensLotRow)
 */
GPtrArray *dpt_lens_lot_find (DptUnit *unit, const char *lot, GError **error);

G_END_DECLS
